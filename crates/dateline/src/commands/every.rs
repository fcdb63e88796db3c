//! Reports in through several threads, what was made of each out in order; faults named on the way.

use super::{INCOMPLETE, intake_options};
use crate::arguments::{IntakeFlags, Jobs};
use crate::pipeline::{self, Crash, guarded};
use crate::progress::{Bar, say};
use dateline::corpus::intake::{Intake, IntakeError, Item, Parcel};
use dateline::types::Report;
use std::fmt;
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

/// A report that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    /// File, and line where there are several reports in it.
    pub(crate) place: String,
    /// What is wrong and what to do.
    pub(crate) why: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.why)
    }
}

impl Unread {
    fn of(fault: IntakeError) -> Self {
        Self { place: fault.place, why: format!("{}; {}", fault.what, fault.remedy) }
    }

    fn crash(place: String, Crash(at): Crash) -> Self {
        Self { place, why: format!("internal error: {at}; please report it with this text") }
    }
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
        let mut faults = 0u64;
        self.each(Bar::new, work, |bar, made| match made {
            Ok(made) => take(made),
            Err(fault) => {
                faults += 1;
                bar.say(&fault.to_string());
                Ok(())
            }
        })?;
        Ok(if faults > 0 { ExitCode::from(INCOMPLETE) } else { ExitCode::SUCCESS })
    }

    /// The same where whoever takes also deals with what could not be read.
    pub(crate) fn each<T: Send>(
        &self,
        bar: impl FnOnce(dateline::corpus::intake::Progress) -> Bar,
        work: impl Fn(&str, &Report) -> anyhow::Result<T> + Sync,
        mut take: impl FnMut(&Bar, Result<T, Unread>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let standard_input = self.paths.iter().any(|path| path.as_os_str() == "-");
        if standard_input && std::io::stdin().is_terminal() {
            say("reading standard input; end it with Ctrl-D");
        }
        let intake = Intake::of_paths(self.paths, intake_options(self.intake));
        let mut bar = bar(intake.progress());
        let mut taken = Ok(());
        let work = |_, parcel| one(parcel, &work);
        let done = pipeline::ordered(intake, self.jobs.count(), work, |result: Result<Result<T, Unread>, Crash>| {
            let result = result.unwrap_or_else(|crash| Err(Unread::crash("a report".to_owned(), crash)));
            bar.count(result.is_err());
            taken = take(&bar, result);
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
        if let Err(crash) = done {
            take(&bar, Err(Unread::crash("the intake stopped early".to_owned(), crash)))?;
        }
        Ok(())
    }
}

/// What is made of one report, or what is wrong with it.
fn one<T>(parcel: Parcel, work: impl Fn(&str, &Report) -> anyhow::Result<T>) -> Result<T, Unread> {
    let name = parcel.source.clone();
    let made = guarded(|| {
        let Item { source, result } = parcel.open();
        let report = result.map_err(Unread::of)?;
        work(&source, &report).map_err(|error| Unread { place: source, why: format!("{error:#}") })
    });
    made.unwrap_or_else(|crash| Err(Unread::crash(name, crash)))
}
