//! What reports say of who holds which office, gathered over many of them into a table for people to judge.
//!
//! [`sightings`] reads one report; [`Learning`] takes them in any order and writes the same table. The table is in the
//! format of the tables of people, each row under the evidence it rests on. It says that an office was held, not since
//! when: both dates stay open, so that it never answers for a day with more than "may have".

mod table;

pub use table::HEAD;

use dateline_knowledge::gazetteer::{Covers, Gazetteer, Row, Table, Tenure, fold};
use dateline_knowledge::outlets::Outlets;
use dateline_read::entities::claims::{self, OfficeClaim};
use dateline_read::{Desk, document, facts, published, time};
use dateline_types::Report;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The source of rows that were learned; rows of this source are never taken for knowledge when learning again.
pub const LEARNED: &str = "learned";

/// What one report claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sightings {
    /// The ledger's id, which is the same for the same report.
    id: String,
    /// How it is named: by the container's id, else the ledger's.
    report: String,
    /// The report's day; without one its claims cannot be dated.
    date: Option<Date>,
    /// Who published it: outlet, else agency, else the file.
    outlet: String,
    claims: Vec<Sighting>,
}

/// One claim, and what the tables say to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sighting {
    person: Person,
    /// As printed; `None` where the report gives a family name alone.
    name: Option<String>,
    office: String,
    of: String,
    words: String,
    verdict: Verdict,
}

/// Who is spoken of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Person {
    /// The key of a person of the tables.
    Known(String),
    /// A folded name, and what the office is of.
    New(String, String),
}

/// What the tables say to a claim on its day.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    /// The same.
    Confirmed,
    /// Nothing.
    New,
    /// Something else, in words.
    Contradicted(String),
}

/// Reads the claims of one report. `source` names it where it has no outlet.
pub fn sightings(desk: &Desk, source: &str, report: &Report) -> Sightings {
    let document = document::of(desk, report, &mut Vec::new(), &mut |_| {});
    let published = published::of(report, &document);
    let facts = facts::facts(report, &document, published);
    let times = time::read(desk, &document, published, &facts, &mut Vec::new());
    let date = published.map(|published| published.date);
    let gazetteer = desk.knowledge.gazetteer();
    let claims = claims::office_claims(desk, &document, published, &times);
    // A line of a stream is no source of its own.
    let file = match source.rsplit_once(':') {
        Some((file, line)) if !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()) => file,
        _ => source,
    };
    let named = facts.outlet.as_deref().or(facts.agency.as_deref()).unwrap_or(file);
    Sightings {
        id: facts.id.clone(),
        report: plain(facts.external_id.as_deref().unwrap_or(&facts.id)),
        date,
        outlet: outlet(desk.knowledge.outlets(), named),
        claims: claims
            .iter()
            .filter_map(|claim| sighting(gazetteer, claim, claim.span.of(&report.text), date?))
            .collect(),
    }
}

/// One name for an outlet, however it was given: the table's, else its own in small letters.
fn outlet(outlets: &Outlets, given: &str) -> String {
    plain(&match outlets.by_name_or_domain(given) {
        Some(outlet) => outlet.name.clone(),
        None => given.trim().to_lowercase(),
    })
}

fn sighting(gazetteer: &Gazetteer, claim: &OfficeClaim, words: &str, date: Date) -> Option<Sighting> {
    let name = plain(&claim.person);
    let row = claim.person_id.as_deref().and_then(|id| gazetteer.by_key(Table::People, id)).map(|id| gazetteer.row(id));
    let row = row.filter(|row| row.source() != LEARNED);
    let whole = name.contains(' ') && !name.contains(['|', '[', ']', '"']);
    let verdict = verdict(gazetteer, claim, row, date);
    // A family name and words that leave the office open are enough to agree with the tables, not to add to them.
    if verdict != Verdict::Confirmed && (!whole || claims::is_vague(gazetteer, &claim.office)) {
        return None;
    }
    Some(Sighting {
        person: match row {
            Some(row) => Person::Known(row.id().to_owned()),
            None => Person::New(prefix(gazetteer, &claim.of), fold(&name)),
        },
        name: whole.then_some(name),
        office: claim.office.clone(),
        of: claim.of.clone(),
        words: plain(words),
        verdict,
    })
}

/// What a key of a person begins with: the country, or the slot of a body of none.
fn prefix(gazetteer: &Gazetteer, of: &str) -> String {
    let body = gazetteer.by_key(Table::Bodies, of).and_then(|id| gazetteer.row(id).country());
    let code = if gazetteer.country(of).is_some() { of } else { body.unwrap_or("INT") };
    code.to_lowercase()
}

fn verdict(gazetteer: &Gazetteer, claim: &OfficeClaim, row: Option<Row<'_>>, date: Date) -> Verdict {
    let same = |tenure: &Tenure<'_>| {
        let of = tenure.of == claim.of
            || gazetteer.by_key(Table::Bodies, &claim.of).and_then(|id| gazetteer.row(id).country()) == Some(tenure.of);
        of && tenure.source != LEARNED && claims::may_be_called(gazetteer, tenure.office, &claim.office)
    };
    let own: Vec<Tenure<'_>> = row.into_iter().flat_map(Row::tenures).filter(same).collect();
    if own.iter().any(|tenure| matches!(tenure.covers(date), Covers::Yes | Covers::Unknown)) {
        return Verdict::Confirmed;
    }
    if claims::is_unique(&claim.office) {
        let holders = gazetteer.holders(&claim.office, &claim.of, date);
        let certain = |tenure: &&Tenure<'_>| tenure.covers(date) == Covers::Yes && tenure.source != LEARNED;
        if let Some(holder) = holders.iter().rfind(certain) {
            let from = holder.from.map_or("an unknown day".to_owned(), |from| from.to_string());
            let name = gazetteer.row(holder.person).name();
            let alike = if alike(name, &claim.person) { ", perhaps the same spelt otherwise" } else { "" };
            let place = format!("{}:{}", holder.file, holder.line);
            return Verdict::Contradicted(format!("the tables have {name} since {from} ({place}){alike}"));
        }
    }
    // After the table's own day someone may have come back.
    let knows = |tenure: &&Tenure<'_>| tenure.known_until.is_some_and(|until| is_within(date, &until.to_string()));
    if let Some(tenure) = own.iter().rfind(knows).or(own.iter().find(|tenure| tenure.from.is_none())) {
        let date = |date: Option<_>| {
            date.map_or("?".to_owned(), |date: dateline_knowledge::gazetteer::PartialDate| date.to_string())
        };
        let (from, to) = (date(tenure.from), date(tenure.to));
        let place = format!("{}:{}", tenure.file, tenure.line);
        return Verdict::Contradicted(format!("the tables have the same person from {from} to {to} ({place})"));
    }
    let land = row.and_then(Row::country).filter(|land| gazetteer.country(&claim.of).is_some() && *land != claim.of);
    if let Some(land) = land {
        return Verdict::Contradicted(format!("the tables know the name as one of {land}; it may be another's"));
    }
    Verdict::New
}

/// Whether a day is not after another, a month or a year as written.
fn is_within(date: Date, until: &str) -> bool {
    date.to_string().get(..until.len()).is_some_and(|start| start <= until)
}

/// Whether two names share a word that is long enough to tell.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.split(' ').any(|word| word.chars().count() >= 4 && b.split(' ').any(|other| other == word))
}

/// Text of a report as part of one line that acts on nothing: no breaks, no control or direction marks, no double quotes.
fn plain(text: &str) -> String {
    let shown: String = text
        .chars()
        .filter_map(|c| match c {
            '"' => Some('\''),
            c if c.is_whitespace() => Some(' '),
            c if c.is_control() => None,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
            '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => None,
            c => Some(c),
        })
        .collect();
    shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Claims of many reports, the same whatever the order they came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learning {
    claims: BTreeMap<(Person, String, String), Gathered>,
    dated: u64,
    undated: u64,
    last: Option<Date>,
}

/// What is known of one person in one office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Gathered {
    /// How the name was printed, and how often.
    names: BTreeMap<String, u64>,
    new: Evidence,
    confirmed: Evidence,
    /// By what the tables say against it.
    contradicted: BTreeMap<String, Evidence>,
}

/// The reports that say one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Evidence {
    reports: BTreeSet<(Date, String)>,
    /// Of each outlet its first.
    quotations: BTreeMap<String, Quotation>,
}

/// Where and how a report says it; ordered by day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Quotation {
    date: Date,
    report: String,
    words: String,
}

impl Learning {
    /// Takes in the claims of one report. A report given twice counts once.
    pub fn add(&mut self, sightings: Sightings) {
        let Sightings { id, report, date, outlet, claims } = sightings;
        let Some(date) = date else {
            self.undated += 1;
            return;
        };
        self.dated += 1;
        self.last = self.last.max(Some(date));
        for Sighting { person, name, office, of, words, verdict } in claims {
            let gathered = self.claims.entry((person, office, of)).or_default();
            let evidence = match verdict {
                Verdict::New => &mut gathered.new,
                Verdict::Confirmed => &mut gathered.confirmed,
                Verdict::Contradicted(why) => gathered.contradicted.entry(why).or_default(),
            };
            let quotation = Quotation { date, report: report.clone(), words };
            if evidence.reports.insert((date, id.clone()))
                && let Some(name) = name
            {
                *gathered.names.entry(name).or_default() += 1;
            }
            match evidence.quotations.get_mut(&outlet) {
                Some(first) if *first <= quotation => {}
                Some(first) => *first = quotation,
                None => drop(evidence.quotations.insert(outlet.clone(), quotation)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_knowledge::Knowledge;

    fn report(date: &str, outlet: Option<&str>, text: &str) -> Report {
        Report {
            text: text.into(),
            published: date.parse().ok(),
            outlet: outlet.map(str::to_owned),
            ..Report::default()
        }
    }

    fn learn(desk: &Desk, reports: &[Report]) -> Learning {
        let mut learning = Learning::default();
        for report in reports {
            learning.add(sightings(desk, "wire.jsonl:7", report));
        }
        learning
    }

    const OSTERMAN: &str = "Tuvaluan Energy Minister Jane Osterman met reporters on Monday.";

    fn rows(table: &str) -> Vec<&str> {
        table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    }

    #[test]
    fn a_new_holder_is_a_row_under_its_evidence() {
        let desk = Desk::built_in();
        let again = "Jane Osterman, Tuvalu's energy minister, left on Friday.";
        let reports = [
            report("2025-11-03", Some("https://www.dawn.com/news/1"), again),
            report("2025-10-06", Some("Dawn"), OSTERMAN),
            report("2025-10-06", Some("Dawn"), OSTERMAN),
            report("2025-12-01", None, OSTERMAN),
            Report { published: None, ..report("", None, OSTERMAN) },
        ];
        let learning = learn(&desk, &reports);
        let table = learning.table(desk.knowledge.gazetteer(), false);
        let note = "reports 3, outlets 2, first 2025-10-06, last 2025-12-01";
        let row = format!("tuv-jane-osterman\tenergy-minister\tTUV\t-\t-\tJane Osterman\t-\t-\tlearned\t{note}");
        assert_eq!(rows(&table), [row.as_str()], "{table}");
        let evidence = table.lines().find(|line| line.starts_with("# evidence:")).unwrap();
        assert!(evidence.starts_with("# evidence: 2025-10-06 Dawn \"Tuvaluan Energy Minister Jane Osterman\" ["));
        assert!(evidence.contains("2025-12-01 wire.jsonl \""), "a line of a stream is no source: {evidence}");
        assert!(table.contains("# date: 2025-12-01\n") && table.contains("without a date 1\n"), "{table}");

        let mut backwards = reports.to_vec();
        backwards.reverse();
        assert_eq!(learn(&desk, &backwards), learning, "the order does not count");
    }

    #[test]
    fn an_overlay_of_it_is_never_certain() {
        let desk = Desk::built_in();
        let reports = [report("2025-10-06", Some("Dawn"), OSTERMAN)];
        let table = learn(&desk, &reports).table(desk.knowledge.gazetteer(), false);
        let ours = Knowledge::with_overlays(&[("mine/people/learned.tsv", table.as_str())]).unwrap();
        for day in ["1990-01-01", "2025-10-06", "2030-01-01"] {
            let day = day.parse().unwrap();
            let holders = ours.gazetteer().holders("energy-minister", "TUV", day);
            let osterman = holders.iter().find(|tenure| tenure.source == LEARNED).unwrap();
            assert_eq!(osterman.covers(day), Covers::Unknown);
        }
        let again = learn(&Desk::with_knowledge(ours.clone()), &reports).table(ours.gazetteer(), false);
        assert_eq!(again, table, "what was learned does not confirm itself");
    }

    #[test]
    fn what_the_tables_have_is_confirmed_or_contradicted() {
        let desk = Desk::built_in();
        let gazetteer = desk.knowledge.gazetteer();
        let minister = |name: &str| format!("Iranian Foreign Minister {name} met reporters on Monday.");
        let reports = [
            report("2025-10-06", Some("Dawn"), &minister("Abbas Araghchi")),
            report("2025-10-06", Some("Dawn"), &minister("John Osterman")),
        ];
        let learning = learn(&desk, &reports);
        let table = learning.table(gazetteer, false);
        assert_eq!(rows(&table), Vec::<&str>::new(), "{table}");
        assert!(
            table.contains("# contradiction: John Osterman, foreign-minister of IRN; the tables have Abbas Araghchi")
        );
        assert!(!table.contains("# confirmed:"));
        let all = learning.table(gazetteer, true);
        assert!(all.contains("# confirmed: irn-abbas-araghchi foreign-minister IRN\n# evidence: 2025-10-06 Dawn"));
    }

    #[test]
    fn the_last_day_a_table_knows() {
        let day: Date = "2026-02-28".parse().unwrap();
        assert!(is_within(day, "2026-02") && is_within(day, "2026") && is_within(day, "2026-02-28"));
        assert!(!is_within(day, "2026-01") && !is_within(day, "2025") && !is_within(day, "2026-02-27"));
    }

    #[test]
    fn a_report_cannot_write_a_line_of_its_own() {
        assert_eq!(plain("a\n\u{1b}[2J\u{202e}b\t\u{2028}\"c\" سلام"), "a [2Jb 'c' سلام");
        let outlet = "Dawn\nusa-x\tpresident\tUSA\t-\t-\tX Y\t-\t-\tx";
        let desk = Desk::built_in();
        let learning = learn(&desk, &[report("2025-10-06", Some(outlet), OSTERMAN)]);
        assert_eq!(rows(&learning.table(desk.knowledge.gazetteer(), true)).len(), 1);
    }
}
