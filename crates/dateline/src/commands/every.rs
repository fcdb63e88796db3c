//! Reports in through several threads, what was made of each out in order; faults named on the way.

use super::{INCOMPLETE, intake_options};
use crate::arguments::{IntakeFlags, Jobs};
use crate::pipeline::{self, Crash, guarded};
use crate::progress::{Bar, say};
use dateline::corpus::intake::{Intake, Item, Parcel};
use dateline::types::Report;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

/// Where reports come from, and how many threads read them.
pub(crate) struct Every<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) intake: &'a IntakeFlags,
    pub(crate) jobs: &'a Jobs,
}

impl Every<'_> {
    /// Does `work` on every report, named by its source, and hands what it made to `take`, until that fails.
    ///
    /// # Errors
    /// What `take` failed with. A report that cannot be read is named on standard error and makes the exit status 1.
    pub(crate) fn read<T: Send>(
        &self,
        work: impl Fn(&str, &Report) -> anyhow::Result<T> + Sync,
        mut take: impl FnMut(T) -> anyhow::Result<()>,
    ) -> anyhow::Result<ExitCode> {
        let standard_input = self.paths.iter().any(|path| path.as_os_str() == "-");
        if standard_input && std::io::stdin().is_terminal() {
            say("reading standard input; end it with Ctrl-D");
        }
        let intake = Intake::of_paths(self.paths, intake_options(self.intake));
        let mut bar = Bar::new(intake.progress());
        let mut faults = 0u64;
        let mut taken = Ok(());
        let work = |_, parcel| one(parcel, &work);
        let done = pipeline::ordered(intake, self.jobs.count(), work, |result: Result<Result<T, String>, Crash>| {
            let result = result.unwrap_or_else(|Crash(place)| Err(format!("a report could not be read: {place}")));
            bar.count(result.is_err());
            match result {
                Ok(made) => taken = take(made),
                Err(fault) => {
                    faults += 1;
                    bar.say(&fault);
                }
            }
            if let Err(error) = &taken
                && standard_input
            {
                bar.clear();
                // The intake may be waiting for standard input to say something; the process ends without it.
                std::process::exit(if super::is_broken_pipe(error) {
                    0
                } else {
                    say(&format!("{error:#}"));
                    i32::from(INCOMPLETE)
                });
            }
            if taken.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        bar.clear();
        taken?;
        if let Err(Crash(place)) = done {
            faults += 1;
            say(&format!("the intake stopped early: internal error: {place}"));
        }
        Ok(if faults > 0 { ExitCode::from(INCOMPLETE) } else { ExitCode::SUCCESS })
    }
}

/// What is made of one report, or what is wrong with it.
fn one<T>(parcel: Parcel, work: impl Fn(&str, &Report) -> anyhow::Result<T>) -> Result<T, String> {
    let name = parcel.source.clone();
    let made = guarded(|| {
        let Item { source, result } = parcel.open();
        let report = result.map_err(|fault| fault.to_string())?;
        work(&source, &report).map_err(|error| format!("{source}: {error:#}"))
    });
    made.unwrap_or_else(|Crash(place)| Err(format!("{name}: internal error: {place}; please report it with this text")))
}
