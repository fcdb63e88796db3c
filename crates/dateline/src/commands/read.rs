//! `dateline read`: reports in, ledgers out, in order.

use super::{INCOMPLETE, desk, intake_options, look};
use crate::arguments::{Colour, Format, Read};
use crate::pipeline::{self, Crash, guarded};
use crate::progress::{Bar, say};
use crate::render::html::Entry;
use crate::render::page::Page;
use crate::render::text::Look;
use crate::render::{html, jsonl, markdown, text};
use dateline::corpus::intake::{Intake, Item, Parcel};
use dateline::read::facts::facts;
use dateline::read::{Desk, read};
use dateline::syntax::layout;
use dateline::types::ledger::SCHEMA;
use dateline::types::{Document, Ledger, Note, Report};
use std::io::{IsTerminal, StdoutLock, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;

/// What a report became.
enum Outcome {
    /// Its output, its line of the HTML index, and what broke while it was read.
    Ledger { output: String, entry: Option<Entry>, crash: Option<String> },
    /// There is nothing to print: where, why, and what to do.
    Fault(String),
}

/// How to draw one ledger.
#[derive(Clone, Copy)]
struct Drawing {
    format: Format,
    with_text: bool,
    look: Look,
}

/// Reads every path and prints the ledgers.
pub(crate) fn run(read: &Read, colour: Colour) -> anyhow::Result<ExitCode> {
    if read.paths.iter().any(|p| p.as_os_str() == "-") && std::io::stdin().is_terminal() {
        say("reading standard input; end it with Ctrl-D");
    }
    let desk = desk(&read.tables, read.strict)?;
    let intake = Intake::of_paths(&read.paths, intake_options(&read.intake));
    let mut bar = Bar::new(intake.progress());
    let drawing = Drawing { format: read.format, with_text: read.with_text, look: look(colour) };
    let mut printer = Printer::new(read.format);
    let mut faults = 0u64;
    let take = |result: Result<Outcome, Crash>| {
        let mut printed = Ok(());
        let fault = match result {
            Ok(Outcome::Ledger { output, entry, crash }) => {
                printed = printer.report(&output, entry);
                crash
            }
            Ok(Outcome::Fault(fault)) => Some(fault),
            Err(Crash(place)) => Some(format!("a report could not be read: internal error: {place}")),
        };
        bar.count(fault.is_some());
        let stop = printed.is_err() || (fault.is_some() && read.strict);
        if let Some(fault) = fault {
            faults += 1;
            bar.say(&fault);
        }
        if stop {
            bar.clear();
            // The intake may be waiting for standard input to say something; the process ends without it.
            std::process::exit(stopped(printed.and_then(|()| printer.end())));
        }
        ControlFlow::Continue(())
    };
    let work = |index, parcel| one(&desk, index, parcel, drawing);
    let done = pipeline::ordered(intake, read.jobs.count(), work, take);
    bar.clear();
    if let Err(Crash(place)) = done {
        faults += 1;
        bar.say(&format!("the intake stopped early: internal error: {place}"));
    }
    printer.end()?;
    Ok(if faults > 0 { ExitCode::from(INCOMPLETE) } else { ExitCode::SUCCESS })
}

/// The exit status where reading stopped early, after its output was ended.
fn stopped(ended: std::io::Result<()>) -> i32 {
    match ended {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => 0,
        Err(error) => {
            say(&format!("the output could not be written: {error}"));
            i32::from(INCOMPLETE)
        }
        Ok(()) => i32::from(INCOMPLETE),
    }
}

/// Opens, reads and draws one report. Whatever breaks on the way is told with the report's name.
fn one(desk: &Desk, index: usize, parcel: Parcel, drawing: Drawing) -> Outcome {
    let name = parcel.source.clone();
    let drawn = guarded(|| {
        let Item { source, result } = parcel.open();
        let report = match result {
            Ok(report) => report,
            Err(fault) => return Ok(Outcome::Fault(fault.to_string())),
        };
        let (ledger, crash) = ledger_of(desk, &source, &report, read);
        let (output, entry) = draw(desk, ledger, &report.text, &source, index + 1, drawing)?;
        anyhow::Ok(Outcome::Ledger { output, entry, crash })
    });
    match drawn {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(error)) => Outcome::Fault(format!("{name}: {error:#}")),
        Err(Crash(place)) => {
            Outcome::Fault(format!("{name}: internal error: {place}; please report it with this text"))
        }
    }
}

/// The ledger, and what broke. Where reading broke, the ledger has the report's facts and a note, and no records.
fn ledger_of(
    desk: &Desk,
    source: &str,
    report: &Report,
    read: impl FnOnce(&Desk, &Report) -> Ledger,
) -> (Ledger, Option<String>) {
    match guarded(|| read(desk, report)) {
        Ok(ledger) => (ledger, None),
        Err(Crash(place)) => {
            let what = format!("reading stopped at an internal error ({place}); no records were made");
            let bare = Document { text: &report.text, ..Document::default() };
            let ledger = Ledger {
                schema: SCHEMA.to_owned(),
                made_by: desk.made_by(),
                document: facts(report, &bare, report.published),
                entities: Vec::new(),
                times: Vec::new(),
                sources: Vec::new(),
                statements: Vec::new(),
                figures: Vec::new(),
                events: Vec::new(),
                notes: vec![Note::whole(what.clone())],
            };
            (ledger, Some(format!("{source}: {what}; please report it with this text")))
        }
    }
}

fn draw(
    desk: &Desk,
    ledger: Ledger,
    text: &str,
    source: &str,
    number: usize,
    drawing: Drawing,
) -> anyhow::Result<(String, Option<Entry>)> {
    if drawing.format == Format::Jsonl {
        return Ok((jsonl::render(ledger, text, drawing.with_text)?, None));
    }
    let layout = layout::read(text);
    let page = Page::new(source, text, &layout.blocks, &ledger, desk.knowledge.gazetteer());
    Ok(match drawing.format {
        Format::Html => {
            let (output, entry) = html::report(&page, number);
            (output, Some(entry))
        }
        Format::Md => (markdown::render(&page), None),
        Format::Text | Format::Jsonl => (text::render(&page, drawing.look), None),
    })
}

/// Standard output, with what a format needs before the first report and after the last.
struct Printer {
    out: StdoutLock<'static>,
    format: Format,
    begun: bool,
    entries: Vec<Entry>,
}

impl Printer {
    fn new(format: Format) -> Self {
        Self { out: std::io::stdout().lock(), format, begun: false, entries: Vec::new() }
    }

    fn report(&mut self, output: &str, entry: Option<Entry>) -> std::io::Result<()> {
        if !self.begun && self.format == Format::Html {
            self.out.write_all(html::head().as_bytes())?;
        }
        self.begun = true;
        self.entries.extend(entry);
        self.out.write_all(output.as_bytes())
    }

    fn end(&mut self) -> std::io::Result<()> {
        if self.begun && self.format == Format::Html {
            self.out.write_all(html::foot(&self.entries).as_bytes())?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_breaks_the_reader_still_has_a_ledger() {
        let text = "The envoys met — «سلام».".to_owned();
        let report = Report { text, published: "2026-02-03".parse().ok(), ..Report::default() };
        let desk = Desk::built_in();
        let (ledger, crash) = ledger_of(&desk, "a.txt", &report, |_, _| panic!("poisoned"));
        let crash = crash.unwrap();
        assert!(crash.starts_with("a.txt: ") && crash.contains("poisoned"), "{crash}");
        assert_eq!(ledger.document.length, 24);
        assert!(ledger.times.is_empty() && ledger.notes[0].what.contains("no records were made"));
        let whole = read(&desk, &report);
        assert_eq!(ledger.document.id, whole.document.id, "the same report, so the same id");
        let look = Look { width: 80, colour: false };
        for format in [Format::Text, Format::Jsonl, Format::Md, Format::Html] {
            let drawing = Drawing { format, with_text: true, look };
            let (output, _) = draw(&desk, ledger.clone(), &report.text, "a.txt", 1, drawing).unwrap();
            assert!(output.contains("no records were made"), "{output}");
        }
    }
}
