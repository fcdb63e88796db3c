//! `dateline parse`: reports in, words with their tags and trees out, as CoNLL-U.

use super::{INCOMPLETE, intake_options};
use crate::arguments::{Parse, Source};
use crate::pipeline::{self, Crash, guarded};
use crate::progress::{Bar, say};
use anyhow::Context;
use dateline::corpus::intake::{Intake, Item, Parcel};
use dateline::read::{Desk, document};
use dateline::syntax::conllu;
use dateline::syntax::network::{Network, Worker};
use dateline::types::{Note, Report};
use std::cell::RefCell;
use std::io::{ErrorKind, IsTerminal, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;

thread_local! {
    /// What the network works in, kept from one report to the next.
    static WORKER: RefCell<Worker> = RefCell::default();
}

/// Parses every path and prints the documents.
pub(crate) fn run(parse: &Parse) -> anyhow::Result<ExitCode> {
    if parse.paths.iter().any(|p| p.as_os_str() == "-") && std::io::stdin().is_terminal() {
        say("reading standard input; end it with Ctrl-D");
    }
    let mut desk = super::built_in()?;
    if let Some(path) = &parse.network {
        let named = || format!("--network {}", path.display());
        let network = Network::read(std::fs::read(path).with_context(named)?).with_context(named)?;
        desk.syntax = desk.syntax.with_network(network);
    }
    let intake = Intake::of_paths(&parse.paths, intake_options(&parse.intake));
    let mut bar = Bar::new(intake.progress());
    let mut out = std::io::stdout().lock();
    let mut faults = 0u64;
    let mut broken = None;
    let take = |result: Result<Result<String, String>, Crash>| {
        let result = result.unwrap_or_else(|Crash(place)| Err(format!("a report could not be read: {place}")));
        bar.count(result.is_err());
        let stop = result.is_err() && parse.strict;
        match result {
            Ok(document) => broken = out.write_all(document.as_bytes()).err(),
            Err(fault) => {
                faults += 1;
                bar.say(&fault);
            }
        }
        if stop || broken.is_some() {
            bar.clear();
            let written = broken.take().map_or_else(|| out.flush(), Err);
            // The intake may be waiting for standard input to say something; the process ends without it.
            std::process::exit(match written {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => 0,
                Err(error) => {
                    say(&format!("the output could not be written: {error}"));
                    i32::from(INCOMPLETE)
                }
                Ok(()) => i32::from(INCOMPLETE),
            });
        }
        ControlFlow::Continue(())
    };
    let work = |_, parcel| one(&desk, parcel, parse.from);
    let done = pipeline::ordered(intake, parse.jobs.count(), work, take);
    bar.clear();
    if let Err(Crash(place)) = done {
        faults += 1;
        bar.say(&format!("the intake stopped early: internal error: {place}"));
    }
    out.flush()?;
    Ok(if faults > 0 { ExitCode::from(INCOMPLETE) } else { ExitCode::SUCCESS })
}

/// One report as CoNLL-U, or what is wrong with it.
fn one(desk: &Desk, parcel: Parcel, from: Source) -> Result<String, String> {
    let name = parcel.source.clone();
    let parsed = guarded(|| {
        let Item { source, result } = parcel.open();
        let mut report = result.map_err(|fault| fault.to_string())?;
        match from {
            Source::Text => report.trees = None,
            Source::Conllu if report.trees.is_none() => {
                return Err(format!("{source}: this is no CoNLL-U; leave out --from conllu to have it parsed"));
            }
            Source::Any | Source::Conllu => {}
        }
        print(desk, &source, &report).map_err(|error| format!("{source}: {error}"))
    });
    parsed
        .unwrap_or_else(|Crash(place)| Err(format!("{name}: internal error: {place}; please report it with this text")))
}

/// The report's document, with its facts as comments that a later intake reads again.
fn print(desk: &Desk, source: &str, report: &Report) -> Result<String, std::fmt::Error> {
    let mut notes: Vec<Note> = Vec::new();
    let mut document = document::of(desk, report, &mut notes, &mut |_| {});
    if !document.has_tree() {
        // The words of a parse are all in sentences, which is all this asks for.
        let _ = WORKER.with_borrow_mut(|worker| desk.syntax.annotate(worker, &mut document));
    }
    let date = report.published.map(|published| published.to_string());
    let facts = [
        ("date", &date),
        ("title", &report.title),
        ("outlet", &report.outlet),
        ("byline", &report.byline),
        ("url", &report.url),
        ("language", &report.language),
    ];
    let facts: Vec<(&str, &str)> = facts.iter().filter_map(|(name, fact)| Some((*name, fact.as_deref()?))).collect();
    let mut out = String::with_capacity(report.text.len() * 12);
    conllu::write(&document, report.external_id.as_deref().unwrap_or(source), &facts, &mut out)?;
    Ok(out)
}
