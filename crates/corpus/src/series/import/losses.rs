//! Claims of losses in war as Radford et al. (2023) publish them.
//!
//! Columns, in any order: `days` since the day before the first of the war, `loss_count`, `loss_type`, `claim_source`,
//! `time_frame` (`Cumulative` or `Day`), `loss_country`, `minimum` and `maximum` (1 where the count is only the least, or only the
//! most), `category` (`Military Deaths`, `Tanks` …). Other columns are passed over.

use super::table::cells;
use super::{ImportError, fault};
use crate::series::claim::{Claim, Counter, Named};
use crate::store::Line;
use dateline_types::figure::{Qualifier, Scope};
use dateline_types::source::Naming;
use jiff::ToSpan;
use jiff::civil::Date;

const COLUMNS: [&str; 8] =
    ["days", "loss_count", "claim_source", "time_frame", "loss_country", "minimum", "maximum", "category"];

/// Reads the table. `eve` is the day before the first (`days` = 1), `war` what it is all about.
///
/// # Errors
/// Where a column is missing or a cell is no number, with its line.
///
/// ```
/// use dateline_corpus::series::{Named, import::losses};
/// let table = "days,loss_count,claim_source,time_frame,loss_country,minimum,maximum,category\n\
///              73,400,UA Source,Day,Russia,0,0,Military Deaths\n";
/// let claims = losses(table, "2022-02-23", &Named::plain("war in Ukraine")).expect("a table");
/// assert_eq!(claims[0].asof.as_deref(), Some("2022-05-07"));
/// assert_eq!(claims[0].group.name, "military of Russia");
/// ```
pub fn read(text: &str, eve: &str, war: &Named) -> Result<Vec<Claim>, ImportError> {
    let eve: Date =
        eve.parse().map_err(|_| fault(None, format!("“{eve}” is no day"), "write the day as YYYY-MM-DD"))?;
    let first = eve.saturating_add(1.day()).to_string();
    let mut lines = cells(text).into_iter();
    let (_, head) = lines.next().ok_or_else(|| fault(None, "the table is empty", "give a head and a line a claim"))?;
    let mut places = [0; COLUMNS.len()];
    for (place, name) in places.iter_mut().zip(COLUMNS) {
        let at = head.iter().position(|own| own == name);
        *place =
            at.ok_or_else(|| fault(1, format!("there is no column `{name}`"), "add it or rename the one it is"))?;
    }
    let mut claims = Vec::new();
    for (number, line) in lines {
        let cell = |at: usize| line.get(places[at]).map_or("", |cell| cell.trim());
        let numeral = |at: usize| -> Result<f64, ImportError> {
            let own: Option<f64> = cell(at).parse().ok().filter(|own: &f64| own.is_finite());
            let what = || format!("`{}` is “{}”, which is no number", COLUMNS[at], cell(at));
            own.ok_or_else(|| fault(number, what(), "write it in figures alone, or drop the line"))
        };
        let (days, count) = (numeral(0)?, numeral(1)?);
        let day = eve.saturating_add((days as i64).clamp(-40_000, 40_000).days()).to_string();
        let (least, most) = (numeral(5)? > 0.0, numeral(6)? > 0.0);
        let (measure, who) = measure(cell(7));
        let scope = match cell(3) {
            "Day" => Scope::Daily,
            "Cumulative" => Scope::Cumulative,
            other => {
                let what = format!("`time_frame` is “{other}”");
                return Err(fault(number, what, "write `Day` or `Cumulative`"));
            }
        };
        let id = format!("line {number}");
        claims.push(Claim {
            report: Line { id: id.clone(), day: Some(day.clone()), first: true, ..Line::default() },
            id,
            words: line.get(places[1]).cloned().unwrap_or_default(),
            counter: counter(cell(2)),
            unit: if who == "of" { "item" } else { "person" }.to_owned(),
            group: Named::plain(&format!("{who} {}", cell(4)).replace("of of", "of")),
            counted: cell(7).to_owned(),
            measure,
            event: Some(war.clone()),
            scope,
            from: Some(if scope == Scope::Daily { day.clone() } else { first.clone() }),
            to: Some(day.clone()),
            asof: Some(day),
            low: (!most).then_some(count),
            high: (!least).then_some(count),
            qualifier: match (least, most) {
                (true, false) => Qualifier::AtLeast,
                (false, true) => Qualifier::UpTo,
                _ => Qualifier::Exact,
            },
            ..Claim::default()
        });
    }
    Ok(claims)
}

/// "Other" is no counter: whoever is in it cannot be told apart.
fn counter(source: &str) -> Counter {
    if source == "Other" {
        return Counter { naming: Naming::Anonymous, ..Counter::named(source) };
    }
    Counter::named(source)
}

/// What a category measures, and of whom.
fn measure(category: &str) -> (String, &'static str) {
    let lower = category.to_lowercase();
    let who = match () {
        () if lower.starts_with("military") => "military of",
        () if lower.starts_with("civilian") => "civilians of",
        () if lower.starts_with("child") => "children of",
        () => "of",
    };
    let measure = match lower.rsplit(' ').next() {
        Some("deaths") => "killed",
        Some("injuries" | "injured" | "wounded") => "injured",
        Some("casualties") => "casualties",
        Some("captured") => "captured",
        _ => &lower,
    };
    (measure.to_owned(), who)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "days,loss_count,loss_type,claim_source,time_frame,loss_country,minimum,maximum,category\n";

    fn table(line: &str) -> Result<Vec<Claim>, ImportError> {
        read(&format!("{HEAD}{line}"), "2022-02-23", &Named::plain("war"))
    }

    #[test]
    fn a_line_is_a_claim() {
        let claims = table("4,\"56\",\"Tanks-Russia\",UA Source,Cumulative,Russia,1,0,Tanks").unwrap();
        let own = &claims[0];
        assert_eq!((own.low, own.high, own.qualifier), (Some(56.0), None, Qualifier::AtLeast));
        assert_eq!((own.measure.as_str(), own.unit.as_str(), own.group.name.as_str()), ("tanks", "item", "of Russia"));
        assert_eq!((own.asof.as_deref(), own.from.as_deref()), (Some("2022-02-27"), Some("2022-02-24")));
        assert!(!table("4,5,x,Other,Day,Russia,0,1,Tanks").unwrap()[0].counter.is_known());
    }

    #[test]
    fn faults_name_line_and_column() {
        let fault = table("4,many,Tanks-Russia,UA Source,Cumulative,Russia,0,0,Tanks").unwrap_err();
        assert_eq!(fault.line, Some(2));
        assert!(fault.to_string().contains("`loss_count` is “many”"), "{fault}");
        let fault = table("4,1,x,UA Source,Weekly,Russia,0,0,Tanks").unwrap_err();
        assert!(fault.to_string().contains("“Weekly”"), "{fault}");
        let fault = read("days\n1\n", "2022-02-23", &Named::plain("war")).unwrap_err();
        assert!(fault.to_string().contains("no column `loss_count`"), "{fault}");
        assert!(read("", "2022-02-23", &Named::plain("war")).is_err());
        assert!(read(HEAD, "soon", &Named::plain("war")).is_err());
    }
}
