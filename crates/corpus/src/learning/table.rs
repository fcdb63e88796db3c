//! What was learned as a table of people: a head, and above each row the evidence for it.

use super::{Evidence, Gathered, LEARNED, Learning, Person};
use dateline_knowledge::gazetteer::{Gazetteer, Table};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Quotations shown for a row.
const SHOWN: usize = 3;

/// The first line of every table that was learned.
pub const HEAD: &str = "# Who holds which office, as reports say; learned, to be judged before use.";

impl Learning {
    /// The table: rows that the built-in tables and the user's do not have, in the order of their keys; what contradicts
    /// the tables as comments; with `all` what agrees with them too.
    pub fn table(&self, gazetteer: &Gazetteer, all: bool) -> String {
        let (ids, names) = (self.ids(gazetteer), self.names());
        let mut entries: Vec<(&str, &str, &str, &Person, &Gathered)> = self
            .claims
            .iter()
            .map(|((person, office, of), gathered)| {
                let id = match person {
                    Person::Known(id) => id,
                    Person::New(..) => ids.get(person).unwrap_or(office),
                };
                (id.as_str(), office.as_str(), of.as_str(), person, gathered)
            })
            .collect();
        entries.sort_by_key(|(id, office, of, ..)| (*id, *office, *of));
        let mut out = String::new();
        self.head(&mut out, &entries);
        let mut before = None;
        for (id, office, of, person, gathered) in entries {
            let first = before != Some(id);
            let row = !gathered.new.reports.is_empty();
            if all && !gathered.confirmed.reports.is_empty() {
                let _ = writeln!(out, "# confirmed: {id} {office} {of}");
                evidence(&mut out, &gathered.confirmed);
            }
            for (why, against) in &gathered.contradicted {
                let _ = writeln!(out, "# contradiction: {}, {office} of {of}; {why}", name(gathered, id));
                evidence(&mut out, against);
            }
            if row {
                evidence(&mut out, &gathered.new);
                let known = matches!(person, Person::Known(_));
                let (name, others) = cells(names.get(person).filter(|_| first && !known));
                let note = summary(&gathered.new);
                let _ = writeln!(out, "{id}\t{office}\t{of}\t-\t-\t{name}\t{others}\t-\t{LEARNED}\t{note}");
                before = Some(id);
            }
        }
        out
    }

    fn head(&self, out: &mut String, entries: &[(&str, &str, &str, &Person, &Gathered)]) {
        let rows = entries.iter().filter(|(.., gathered)| !gathered.new.reports.is_empty()).count();
        let against = entries.iter().filter(|(.., gathered)| !gathered.contradicted.is_empty()).count();
        let agreed = entries.iter().filter(|(.., gathered)| !gathered.confirmed.reports.is_empty()).count();
        let _ = writeln!(out, "{HEAD}");
        let _ = writeln!(out, "# source: {} dated reports, read by `dateline knowledge learn`", self.dated);
        let _ = writeln!(out, "# licence: facts as the reports state them; the quotations are the reports'");
        if let Some(last) = self.last {
            let _ = writeln!(out, "# date: {last}");
        }
        let _ = writeln!(out, "# found: rows {rows}, contradictions {against}, confirmed by the tables {agreed}");
        let _ = writeln!(out, "# left out: reports without a date {}", self.undated);
        let _ = writeln!(
            out,
            "# from, to: not known, so that the office is never certain on any day; the note has the days seen"
        );
        let _ = writeln!(
            out,
            "# to use it, keep it as people/learned.tsv in a folder and name the folder with --knowledge"
        );
        let _ = writeln!(out, "# columns: id\toffice\tof\tfrom\tto\tname\tnames\tsex\tsource\tnote\n");
    }

    /// A key for each person the tables do not have, free in them.
    fn ids(&self, gazetteer: &Gazetteer) -> BTreeMap<&Person, String> {
        let mut ids: BTreeMap<&Person, String> = BTreeMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (person, ..) in self.claims.keys() {
            let Person::New(prefix, folded) = person else { continue };
            if ids.contains_key(person) {
                continue;
            }
            let words: Vec<&str> =
                folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let plain = format!("{prefix}-{}", words.join("-"));
            let free = |id: &String| {
                let there = gazetteer.by_key(Table::People, id).map(|row| gazetteer.row(row));
                !taken.contains(id) && there.is_none_or(|row| row.source() == LEARNED)
            };
            let numbered = (2u32..).map(|number| format!("{plain}-{number}"));
            let id = std::iter::once(plain.clone()).chain(numbered).find(free).unwrap_or_default();
            taken.insert(id.clone());
            ids.insert(person, id);
        }
        ids
    }

    /// The names of new persons as printed, and how often.
    fn names(&self) -> BTreeMap<&Person, BTreeMap<&str, u64>> {
        let mut names: BTreeMap<&Person, BTreeMap<&str, u64>> = BTreeMap::new();
        for ((person, ..), gathered) in &self.claims {
            for (name, count) in &gathered.names {
                *names.entry(person).or_default().entry(name).or_default() += count;
            }
        }
        names
    }
}

/// The cells of a name: the spelling met most often, then the others.
fn cells(names: Option<&BTreeMap<&str, u64>>) -> (String, String) {
    let mut names: Vec<(&str, u64)> = names.into_iter().flatten().map(|(name, count)| (*name, *count)).collect();
    names.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let mut names = names.into_iter().map(|(name, _)| name);
    let first = names.next().unwrap_or("-").to_owned();
    let others = names.collect::<Vec<_>>().join(" | ");
    (first, if others.is_empty() { "-".to_owned() } else { others })
}

/// The name as printed most often, else the key.
fn name<'g>(gathered: &'g Gathered, id: &'g str) -> &'g str {
    let most = gathered.names.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(name.as_str())));
    most.map_or(id, |(name, _)| name)
}

/// One line: the first quotation of each outlet, earliest first, then the counts.
fn evidence(out: &mut String, evidence: &Evidence) {
    let mut quotations: Vec<_> = evidence.quotations.iter().map(|(outlet, quotation)| (quotation, outlet)).collect();
    quotations.sort();
    out.push_str("# evidence:");
    for (quotation, outlet) in quotations.iter().take(SHOWN) {
        let _ = write!(out, " {} {outlet} \"{}\" [{}];", quotation.date, quotation.words, quotation.report);
    }
    let _ = writeln!(out, " {}", summary(evidence));
}

fn summary(evidence: &Evidence) -> String {
    let day = |entry: Option<&(jiff::civil::Date, String)>| entry.map_or("-".to_owned(), |(day, _)| day.to_string());
    let (first, last) = (day(evidence.reports.first()), day(evidence.reports.last()));
    let (reports, outlets) = (evidence.reports.len(), evidence.quotations.len());
    format!("reports {reports}, outlets {outlets}, first {first}, last {last}")
}
