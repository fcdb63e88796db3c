//! Scores events as the reference scorer does: whether they are found with the right type, and who, whom, how sure, when, where, by whom told.

mod agreement;
mod clusters;
mod counts;
mod gold;
mod list;
mod markup;
mod matching;
mod ours;
#[cfg(test)]
mod tests;

use super::errors::Errors;
use super::share::Share;
use super::{Figure, Options};
use anyhow::Context;
use counts::Counts;
use dateline_read::Desk;
use gold::GoldReport;
use markup::{BLIND, MARKED, PUBLISHER};
use ours::Manner;
use std::path::Path;

const TASK: &str = "events";

/// Sentences that tell of no event.
const NO_EVENTS: &str = "no events";

/// A data set, how it writes things, and what of it the table shows.
struct Set {
    data: &'static str,
    files: &'static [&'static str],
    manner: Manner,
    rows: Rows,
}

type Rows = fn(&Counts) -> Vec<(&'static str, f64)>;

const SETS: [Set; 3] = [
    Set {
        data: "plover gsr",
        files: &["corpora/events/plover_gsr/dev.jsonl"],
        manner: Manner { publisher: None, older_codes: true },
        rows: of_sentences,
    },
    Set {
        data: "stories",
        files: &["corpora/stories/partC/events.jsonl", "corpora/stories/partD/events.jsonl"],
        manner: Manner { publisher: Some("Wikinews"), older_codes: false },
        rows: of_reports,
    },
    Set {
        data: "founding",
        files: &["founding/events.jsonl"],
        manner: Manner { publisher: Some("AFP"), older_codes: false },
        rows: of_founding,
    },
];

/// Scores every data set asked for.
pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let asked = |data: &str| options.data.as_deref().is_none_or(|only| only == data);
    let desk = Desk::built_in();
    let mut figures = Vec::new();
    for set in SETS.iter().filter(|set| asked(set.data)) {
        let reports = set.files.iter().map(|file| gold::load(&shared.join(file)));
        let reports = reports.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().collect();
        figures.extend(score_set(&desk, set, reports, options)?);
    }
    for (data, file) in MARKED.into_iter().filter(|(data, _)| asked(data)) {
        let reports = markup::load(shared, data, file)?;
        if !reports.is_empty() {
            let manner = Manner { publisher: Some(PUBLISHER), older_codes: false };
            figures.extend(score_set(&desk, &Set { data, files: &[], manner, rows: of_reports }, reports, options)?);
        }
    }
    if asked(NO_EVENTS) {
        figures.extend(alarms(&desk, shared, options)?);
    }
    Ok(figures)
}

fn score_set(desk: &Desk, set: &Set, reports: Vec<GoldReport>, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut counts = Counts::default();
    let silent = Options::default();
    let listed = set.data != BLIND || options.data.as_deref() == Some(BLIND);
    let mut errors = Errors::new(if listed { options } else { &silent });
    let (mut compared, mut lines) = (String::new(), String::new());
    for mut report in reports {
        let ours = ours::coded(desk, report.date.as_deref(), &report.text, set.manner)?;
        // Gold of our own joins mentions of one event; the reference scorer knows nothing of that.
        if set.files.is_empty() {
            clusters::stand_in(&mut report, &ours);
        }
        counts.add(&report, &ours, &mut |fault| list::show(&mut errors, &report, &fault));
        if options.pred.is_some() {
            compared += &format!("{}\n", serde_json::to_string(&report)?);
            lines += &format!("{}\n", serde_json::json!({"id": report.id, "events": ours}));
        }
    }
    if options.by_type {
        breakdown(set.data, &counts);
    }
    if let Some(folder) = &options.pred {
        std::fs::create_dir_all(folder)?;
        for (ending, text) in [("jsonl", lines), ("gold.jsonl", compared)] {
            let path = folder.join(format!("events_{}.{ending}", set.data.replace(' ', "_")));
            std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
        }
    }
    let figure = |(metric, value)| Figure { task: TASK, data: set.data.to_owned(), metric, value };
    Ok((set.rows)(&counts).into_iter().map(figure).collect())
}

/// Sentences of which one event each is marked.
fn of_sentences(counts: &Counts) -> Vec<(&'static str, f64)> {
    vec![
        ("recall", counts.events.recall()),
        ("precision closed", counts.closed.precision()),
        ("parties found", counts.dyads.percent()),
        ("type of parties", counts.type_of_dyad.percent()),
        ("actor country", counts.sides[0].country.percent()),
        ("recipient country", counts.sides[1].country.percent()),
    ]
}

/// Reports of which every event is marked.
fn of_reports(counts: &Counts) -> Vec<(&'static str, f64)> {
    vec![
        ("F1", counts.events.f1()),
        ("precision", counts.events.precision()),
        ("recall", counts.events.recall()),
        ("actor", counts.sides[0].text.percent()),
        ("recipient", counts.sides[1].text.percent()),
        ("parties", counts.parties.percent()),
        ("modality", counts.modality.percent()),
        ("mode", counts.mode.percent()),
        ("date", counts.date.percent()),
        ("date end", counts.date_end.percent()),
        ("place", counts.place.percent()),
        ("source", counts.source.percent()),
    ]
}

/// The founding story.
fn of_founding(counts: &Counts) -> Vec<(&'static str, f64)> {
    vec![
        ("recall", counts.events.recall()),
        ("precision", counts.events.precision()),
        ("parties", counts.parties.percent()),
        ("modality", counts.modality.percent()),
        ("date", counts.date.percent()),
        ("source", counts.source.percent()),
        ("whole", counts.whole.percent()),
    ]
}

/// Of sentences that tell of no event, those that none is read from.
fn alarms(desk: &Desk, shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut quiet = Share::default();
    let mut errors = Errors::new(options);
    for sentence in markup::no_events(shared, NO_EVENTS)? {
        let ours = ours::coded(desk, Some(&sentence.date), &sentence.text, Manner::default())?;
        quiet.add(ours.is_empty());
        if let Some(first) = ours.first() {
            let trigger = first.trigger.as_deref().unwrap_or("");
            let line =
                || format!("{} {}: {} “{trigger}” {}", sentence.id, sentence.field, sentence.text, list::made(first));
            errors.show(&["alarm"], line);
        }
    }
    let figure = |value| Figure { task: TASK, data: NO_EVENTS.to_owned(), metric: "alarms avoided", value };
    Ok((quiet.of > 0).then(|| figure(quiet.percent())).into_iter().collect())
}

/// Events by type, then what is found by other measures.
fn breakdown(data: &str, counts: &Counts) {
    println!(
        "{:<16} {:<26} {:>6} {:>6} {:>9} {:>7} {:>7}",
        "data", "type", "gold", "ours", "precision", "recall", "F1"
    );
    let [root, code, parties] = counts.cameo;
    let [actor, recipient] = &counts.sides;
    let others = [
        ("all", counts.events),
        ("types of a report", counts.type_sets),
        ("with both parties", counts.with_parties),
        ("actor named", actor.named),
        ("actor coded", actor.coded),
        ("recipient named", recipient.named),
        ("recipient coded", recipient.coded),
        ("CAMEO root", root),
        ("CAMEO code", code),
        ("CAMEO root, party codes", parties),
    ];
    let rows = counts.by_type.iter().map(|(kind, found)| (kind.as_str(), *found));
    for (name, found) in rows.chain(others) {
        println!(
            "{data:<16} {name:<26} {:>6} {:>6} {:>9.2} {:>7.2} {:>7.2}",
            found.gold,
            found.ours,
            found.precision(),
            found.recall(),
            found.f1()
        );
    }
    println!(
        "{data:<16} codes of the found: actor {:.2}, recipient {:.2}; triggers {:.2}\n",
        actor.code.percent(),
        recipient.code.percent(),
        counts.trigger.percent()
    );
}
