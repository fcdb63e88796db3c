//! What holds for every figure of every report: tried on our stories, the reports of the specs, open news where it is at
//! hand, and generated ones.

mod generated;

use dateline::corpus::intake::{Intake, IntakeOptions};
use dateline::read::{Desk, read};
use dateline::types::figure::Qualifier;
use dateline::types::{Figure, Ledger, Report, Span};
use generated::fixed;
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(Desk::built_in);

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn is_evidence(span: Span, text: &str) -> bool {
    span.fits(text) && !span.of(text).trim().is_empty()
}

/// What is wrong with a ledger's figures.
fn faults(ledger: &Ledger, text: &str) -> Vec<String> {
    let ids: HashSet<&str> = (ledger.entities.iter().map(|own| own.id.as_str()))
        .chain(ledger.times.iter().map(|own| own.id.as_str()))
        .chain(ledger.sources.iter().map(|own| own.id.as_str()))
        .chain(ledger.statements.iter().map(|own| own.id.as_str()))
        .collect();
    let wholes: HashMap<&str, Option<&str>> = (ledger.figures.iter())
        .map(|own| (own.id.as_str(), own.part_of.as_ref().map(|part| part.figure.as_str())))
        .collect();
    let mut faults = Vec::new();
    for own in &ledger.figures {
        let mut holds = |what: &str, holds: bool| {
            if !holds {
                faults.push(format!("{what}: {own:?}"));
            }
        };
        holds("its words are no evidence", is_evidence(own.span, text));
        holds("those counted are no evidence", own.counted.as_ref().is_none_or(|own| is_evidence(own.span, text)));
        let records = [&own.source, &own.statement, &own.asof, &own.place, &own.by];
        holds("a record that is none", records.into_iter().flatten().all(|id| ids.contains(id.as_str())));
        let of = own.of.as_deref().into_iter().chain(own.part_of.as_ref().map(|part| part.figure.as_str()));
        holds("a figure that is none, or itself", of.into_iter().all(|id| id != own.id && wholes.contains_key(id)));
        // A way up of more steps than there are figures goes round.
        let top = |at: &str| wholes.get(at).copied().flatten();
        let mut up = Some(own.id.as_str());
        for _ in 0..=wholes.len() {
            up = up.and_then(top);
        }
        holds("a part of itself", up.is_none());
        holds("bounds its hedge does not leave", suits(own));
        holds("a number below zero", own.low.is_none_or(|own| own >= 0.0) && own.high.is_none_or(|own| own >= 0.0));
        holds("a word that is not vague", own.word.is_some() == (own.qualifier == Qualifier::Vague));
        let code = own.unit.len() == 3 && own.unit.bytes().all(|b| b.is_ascii_uppercase());
        let thing = matches!(own.unit.as_str(), "person" | "household" | "munition" | "building" | "incident");
        holds("a unit that is none", if own.measure.name() == "money" { code } else { thing });
        holds("no confidence", own.confidence > 0.0 && own.confidence <= 1.0);
        holds("no rule", own.rule.contains('@'));
    }
    if wholes.len() != ledger.figures.len() {
        faults.push("ids of two figures".to_owned());
    }
    if !ledger.figures.is_sorted_by_key(|own| (own.span.start, own.span.end)) {
        faults.push("figures out of reading order".to_owned());
    }
    faults
}

/// Whether the bounds are those that the hedge leaves.
fn suits(own: &Figure) -> bool {
    match (own.qualifier, own.low, own.high) {
        (Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Vague, low, high) => low.is_some() && high.is_none(),
        (Qualifier::UpTo | Qualifier::FewerThan, low, high) => low.is_none() && high.is_some(),
        (Qualifier::Exact | Qualifier::About, Some(low), Some(high)) => low == high,
        (Qualifier::Range, Some(low), Some(high)) => low < high,
        _ => false,
    }
}

/// Reads a report and stops at its first fault; how many figures it has.
#[track_caller]
fn check(name: &str, report: &Report) -> usize {
    let ledger = read(&DESK, report);
    let faults = faults(&ledger, &report.text);
    assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
    assert_eq!(ledger.figures, read(&DESK, report).figures, "{name}: read again, it says something else");
    ledger.figures.len()
}

#[test]
fn our_stories() {
    let folder = std::fs::read_dir(home().join("stories")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| !matches!(path.extension().and_then(|e| e.to_str()), Some("ledger" | "md")));
    let items = Intake::of_paths(&paths, IntakeOptions::default()).items();
    let found: usize = items.map(|item| check(&item.source, &item.result.unwrap())).sum();
    assert!(found > 20, "{found} figures");
}

/// The reports of a page of specs, as they stand: those in HTML and the like are texts as good as others here.
fn reports(page: &str) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(head) = line.strip_prefix("```report") else { continue };
        let date = head.split(' ').find_map(|word| word.strip_prefix("date="));
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let published = date.and_then(|date| date.parse().ok());
        reports.push(Report { text: text.join("\n"), published, ..Report::default() });
    }
    reports
}

#[test]
fn the_reports_of_the_specs() {
    let mut pages = Vec::new();
    for folder in std::fs::read_dir(home().join("specs")).unwrap().map(|entry| entry.unwrap().path()) {
        if folder.is_dir() {
            pages.extend(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    let (mut read, mut found) = (0, 0);
    for page in pages {
        let name = page.display().to_string();
        for report in reports(&std::fs::read_to_string(&page).unwrap()) {
            read += 1;
            found += check(&name, &report);
        }
    }
    assert!(read > 100 && found > 100, "{found} figures in {read} reports");
}

/// The file of open news beside the repository, if it is there.
fn open_news() -> Option<PathBuf> {
    let file = "shared/corpora/openwire_more/wikinews_2019_2020.jsonl";
    home().canonicalize().ok()?.ancestors().map(|folder| folder.join(file)).find(|path| path.exists())
}

#[test]
fn open_news_where_it_is_at_hand() {
    let Some(path) = open_news() else {
        println!("skipped: no open news (shared/corpora/openwire_more) beside the repository");
        return;
    };
    let items = Intake::of_paths(&[path], IntakeOptions::default()).items();
    let found: usize = items.map(|item| check(&item.source, &item.result.unwrap())).sum();
    assert!(found > 100, "{found} figures");
}

/// Numbers, what hangs on them, and what trips them.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "12", "1,240", "10,00,000", "1,2,3", "0", "00", "99999999999999999999", "9,007,199,254,740,992", "0.5", "2.3", "m", "k",
    "bn", "million", "thousand", "hundred", "lakh", "crore", "trillion", "dozen", "dozens", "scores", "tens", "hundreds",
    "thousands", "millions", "several", "a few", "one", "two", "the five", "twenty", "-", "five", "fifteen", "a", "half", "third",
    "thirds", "quarter", "١٢", "۴٬۵۰۰", "１２", "४५", "½", "−", "+", "%", "percent", "first", "16th", "no", "No one", "none",
    "not a single", "all but", "most of", "some of", "of", "of the", "of them", "of whom", "among them", "including", "at least",
    "more than", "up to", "fewer than", "about", "or more", "or so", "between", "and", "to", "–", "from", "up from", "rose by",
    "$", "US$", "Rs", "€", "pounds", "dollars", "people", "civilians", "families", "homes", "rockets", "attacks", "soldiers",
    "children", "cases", "wounded", "dead", "others", "more", "each", "killed", "were killed", "were injured", "arrested",
    "were displaced", "fled", "died", "missing", "cost", "The quake", "the army", "Kofi Adjei", "AFP", "in Beira", "in Gaza",
    "on Monday", "since July", "so far", "as of Friday", "said", "said that", "counted", "confirmed", "according to officials",
    "raised the toll", "withdrew its figure", "The toll", "is likely far higher", "a total of", "“", "”", "(", ")", ",", ";", ":",
    ".", ".\n\n", "’s", "they", "he", "who", "virus",
];

/// What numbers are made of.
#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "12", "5", "five", "30", "1,240", "12.600", "2.3", "0", "10-20", "20 to 10", "9,007,199,254,740,992", "99999999999999999999",
    "hundred", "thousand", "million", "trillion", "lakh", "crore", "dozen", "dozens", "hundreds", "thousands of", "millions of",
    "several", "a", "half", "a third of", "no", "one", "twenty", "ninety-nine", "or more", "+", "½", "١٢", "first", "between 3 and 4",
];

fn texts() -> impl Strategy<Value = String> {
    let glue = prop_oneof![9 => Just(" "), 1 => Just("")];
    prop::collection::vec((prop::sample::select(PIECES), glue), 1..40)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect())
}

/// Sentences that are nearly such as stand in reports, so that most numbers are figures.
fn tolls() -> impl Strategy<Value = String> {
    let pick = |of: &'static [&'static str]| prop::sample::select(of);
    let opening = pick(&["", "", "", "Officials said ", "including ", "AFP counted "]);
    let hedge = pick(&["", "", "at least ", "up to ", "about ", "two of the ", "half of the ", "all but one of the "]);
    let number = prop::collection::vec(pick(NUMBERS), 1..4).prop_map(|words| words.join(" "));
    let noun = pick(&["people", "wounded", "officers", "homes", "children", "dead", "dollars"]);
    let tail = pick(&["", "", " among them", " of them", " on board", " of the seven", " each"]);
    let verb = pick(&[" were killed", " were injured", " died", " were among the dead", " fled", ""]);
    let end =
        pick(&[". ", ", ", " and ", ", up from ", " – ", ".\n\n", ", Adjei said. ", ". The toll is likely higher. "]);
    prop::collection::vec((opening, hedge, number, noun, tail, verb, end), 1..8).prop_map(|parts| {
        let each = |(opening, hedge, number, noun, tail, verb, end)| {
            format!("{opening}{hedge}{number} {noun}{tail}{verb}{end}")
        };
        parts.into_iter().map(each).collect()
    })
}

proptest! {
    #![proptest_config(fixed())]

    #[test]
    fn any_pieces(text in texts()) {
        let report = Report { text, published: "2026-02-03".parse().ok(), ..Report::default() };
        let ledger = read(&DESK, &report);
        prop_assert_eq!(faults(&ledger, &report.text), Vec::<String>::new());
    }

    #[test]
    fn tolls_of_any_numbers(text in tolls()) {
        let report = Report { text, published: "2026-02-03".parse().ok(), ..Report::default() };
        let ledger = read(&DESK, &report);
        prop_assert_eq!(faults(&ledger, &report.text), Vec::<String>::new());
    }
}

#[test]
fn a_faulty_ledger_is_found_out() {
    let text = "Two of the five wounded were killed.";
    let mut ledger = read(&DESK, &Report { text: text.to_owned(), ..Report::default() });
    assert!(faults(&ledger, text).is_empty());
    ledger.figures[0].high = Some(1.0);
    ledger.figures[0].source = Some("s0".to_owned());
    assert_eq!(faults(&ledger, text).len(), 2);
}
