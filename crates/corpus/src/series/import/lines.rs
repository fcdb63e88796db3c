//! Claims as JSON Lines: an object a claim.
//!
//! | field | |
//! | --- | --- |
//! | `source` | who counts; empty where nobody is named. A last word in small letters ("Iranian officials") makes it a body without a name |
//! | `source_kind` | `official`, `ngo`, `military` … |
//! | `measure` | `killed`, or another of [`dateline_types::Measure`], or your own |
//! | `low`, `high` | the bounds; `null` where none is claimed |
//! | `qualifier` | `exact`, `at_least`, `more_than`, `about`, `up_to`, `fewer_than`, `range`, `vague`; `exact` when left out |
//! | `counted` | whom the number covers; `all`, `people` or empty for all |
//! | `method`, `status`, `modality` | as in ledgers |
//! | `scope` | `cumulative` (when left out), `incident`, `daily`, `background` |
//! | `asof` | the day at which the count stood, maybe with a time; empty where not known |
//! | `period_start` | the day from which it counts |
//! | `place`, `event`, `unit` | names |
//! | `part_of` | the `id` of the total, or the total's `counted` among the same source's claims of the day |
//! | `id`, `words`, `note` | for people |
//! | `seen` | where it was seen; a day in it (`2026-02-03`) is taken for the report's |

use super::{ImportError, fault};
use crate::rows::keys::bare;
use crate::series::claim::{Claim, Counter, Named};
use crate::store::Line;
use dateline_types::figure::{FigureModality, Method, Qualifier, Scope, Status};
use dateline_types::source::Naming;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(default)]
struct Row {
    id: String,
    asof: String,
    source: String,
    source_kind: String,
    measure: String,
    unit: String,
    low: Option<f64>,
    high: Option<f64>,
    qualifier: Qualifier,
    counted: String,
    method: Option<Method>,
    modality: FigureModality,
    status: Option<Status>,
    scope: Scope,
    place: String,
    event: String,
    period_start: String,
    part_of: String,
    words: String,
    seen: String,
}

impl Default for Row {
    fn default() -> Self {
        let none = String::new;
        Self {
            id: none(),
            asof: none(),
            source: none(),
            source_kind: none(),
            measure: none(),
            unit: "person".to_owned(),
            low: None,
            high: None,
            qualifier: Qualifier::Exact,
            counted: none(),
            method: None,
            modality: FigureModality::Asserted,
            status: None,
            scope: Scope::Cumulative,
            place: none(),
            event: none(),
            period_start: none(),
            part_of: none(),
            words: none(),
            seen: none(),
        }
    }
}

/// Reads the lines.
///
/// # Errors
/// Where a line is no object of these fields, with its number.
///
/// ```
/// use dateline_corpus::series::import::lines;
/// let line = r#"{"asof": "2026-01-21", "source": "Iran Martyrs and Veterans Foundation", "measure": "killed", "low": 3117, "high": 3117}"#;
/// assert_eq!(lines(line).expect("a line")[0].low, Some(3117.0));
/// ```
pub fn read(text: &str) -> Result<Vec<Claim>, ImportError> {
    let mut claims = Vec::new();
    let mut totals: HashMap<(String, String, String, String), String> = HashMap::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)
            .map_err(|error| fault(at + 1, format!("it cannot be read ({error})"), "see the fields in the manual"))?;
        if row.measure.is_empty() {
            return Err(fault(at + 1, "there is no `measure`", "say what is counted: \"killed\""));
        }
        let part_of = row.part_of.clone();
        let counted = row.counted.clone();
        let claim = claim(row, at + 1);
        totals.entry(day_key(&claim, &counted)).or_insert_with(|| claim.id.clone());
        claims.push((claim, part_of));
    }
    Ok(claims
        .into_iter()
        .map(|(claim, part)| {
            let total = totals.get(&day_key(&claim, &part)).cloned();
            let part_of = if part.is_empty() { None } else { total.or(Some(part)) };
            Claim { part_of, ..claim }
        })
        .collect())
}

/// The same source's claims of one measure and day, by whom they count.
fn day_key(claim: &Claim, counted: &str) -> (String, String, String, String) {
    let day = claim.asof.clone().unwrap_or_default();
    (claim.counter.key.clone(), claim.measure.clone(), day, bare(counted))
}

fn claim(row: Row, line: usize) -> Claim {
    let some = |own: String| (!own.is_empty()).then_some(own);
    let id = some(row.id).unwrap_or_else(|| format!("line {line}"));
    let whole = matches!(bare(&row.counted).as_str(), "" | "all" | "people" | "persons");
    // Claims seen on one page are of one report.
    let report = if row.seen.is_empty() { id.clone() } else { row.seen.clone() };
    Claim {
        report: Line {
            id: report,
            outlet: some(row.seen.clone()),
            day: day_in(&row.seen).or_else(|| some(row.asof.clone()).and_then(|day| crate::export::last_day(&day))),
            first: true,
            ..Line::default()
        },
        id,
        words: row.words,
        counter: counter(&row.source, row.source_kind),
        measure: row.measure,
        unit: row.unit,
        group: if whole { Named::default() } else { Named::plain(&row.counted) },
        counted: row.counted,
        place: some(row.place).map(|own| Named::plain(&own)),
        event: some(row.event).map(|own| Named::plain(&own)),
        scope: row.scope,
        from: some(row.period_start),
        asof: some(row.asof),
        low: row.low,
        high: row.high,
        qualifier: row.qualifier,
        method: row.method,
        modality: row.modality,
        status: row.status,
        ..Claim::default()
    }
}

fn counter(source: &str, kind: String) -> Counter {
    if source.is_empty() {
        return Counter { kind, ..Counter::default() };
    }
    let small = source.rsplit(' ').next().and_then(|word| word.chars().next()).is_some_and(char::is_lowercase);
    let naming = if small { Naming::Collective } else { Naming::Named };
    Counter { kind, naming, ..Counter::named(source) }
}

/// The last `YYYY-MM-DD` of a string.
fn day_in(words: &str) -> Option<String> {
    let starts = words.char_indices().map(|own| own.0);
    let mut days = starts.rev().filter_map(|at| words.get(at..at + 10)?.parse::<jiff::civil::Date>().ok());
    days.next().map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_find_their_total() {
        let text = r#"
{"asof": "2026-01-13", "source": "A", "measure": "killed", "low": 9, "high": 9, "counted": "minors", "part_of": "all"}
{"asof": "2026-01-13", "source": "A", "measure": "killed", "low": 20, "high": 20, "counted": "all", "id": "t"}
{"asof": "2026-01-13", "source": "B", "measure": "killed", "low": 9, "high": 9, "counted": "minors", "part_of": "x7"}"#;
        let claims = read(text).unwrap();
        assert_eq!(claims[0].part_of.as_deref(), Some("t"));
        assert_eq!(claims[0].group.key, "minors");
        assert_eq!(claims[1].group.key, "");
        assert_eq!(claims[2].part_of.as_deref(), Some("x7"));
    }

    #[test]
    fn bodies_without_a_name_and_days_of_reports() {
        let line = r#"{"source": "Iranian officials", "measure": "killed", "low": 3000, "high": null, "qualifier": "more_than", "seen": "a wire (AFP, 2026-02-03)"}"#;
        let claims = read(line).unwrap();
        assert_eq!(claims[0].counter.naming, Naming::Collective);
        assert_eq!((claims[0].report.day.as_deref(), claims[0].asof.as_deref()), (Some("2026-02-03"), None));
    }

    #[test]
    fn faults_name_their_line() {
        let fault = read("\n{\"measure\": \"killed\", \"qualifier\": \"maybe\"}").unwrap_err();
        assert_eq!(fault.line, Some(2));
        assert!(read("{\"source\": \"A\"}").unwrap_err().to_string().contains("no `measure`"));
    }
}
