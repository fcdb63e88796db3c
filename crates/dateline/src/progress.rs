//! The progress bar: counts, rate and time left on long work, on standard error and only where that is a terminal.

use crate::render::visible::Visible;
use dateline::corpus::intake::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Work that ends sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(700);
/// Redrawing costs; nobody reads faster.
const PACE: Duration = Duration::from_millis(100);

/// The bar, and the way for messages past it.
pub(crate) struct Bar {
    /// `None` where there is no terminal to draw on.
    bar: Option<ProgressBar>,
    intake: Progress,
    started: Instant,
    drawn: Option<Instant>,
    reports: u64,
    faults: u64,
}

impl Bar {
    /// A bar that shows itself after a while. None is drawn where the output itself runs over the terminal.
    pub(crate) fn new(intake: Progress) -> Self {
        Self::on(intake, std::io::stderr().is_terminal() && !std::io::stdout().is_terminal())
    }

    fn on(intake: Progress, wanted: bool) -> Self {
        let bar = wanted.then(|| {
            let bar = ProgressBar::with_draw_target(intake.bytes_total(), ProgressDrawTarget::hidden());
            let template = match intake.bytes_total() {
                Some(_) => "{spinner} {msg}  {bar:24}  {percent:>3} %  {eta} left",
                None => "{spinner} {msg}  {elapsed}",
            };
            match ProgressStyle::with_template(template) {
                Ok(style) => bar.with_style(style.progress_chars("━╸ ")),
                Err(_) => bar,
            }
        });
        Self { bar, intake, started: Instant::now(), drawn: None, reports: 0, faults: 0 }
    }

    /// A bar for work that prints nothing before it ends.
    pub(crate) fn alone(intake: Progress) -> Self {
        Self::on(intake, std::io::stderr().is_terminal())
    }

    /// Counts one result.
    pub(crate) fn count(&mut self, fault: bool) {
        self.reports += u64::from(!fault);
        self.faults += u64::from(fault);
        let Some(bar) = &self.bar else { return };
        let now = Instant::now();
        if self.drawn.map_or(now - self.started < PATIENCE, |drawn| now - drawn < PACE) {
            return;
        }
        if self.drawn.is_none() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.drawn = Some(now);
        bar.set_position(self.intake.bytes_read());
        let rate = self.reports as f64 / (now - self.started).as_secs_f64();
        let mut message = format!("{} reports  {rate:.0}/s", self.reports);
        if self.faults > 0 {
            message.push_str(&format!("  {} not read", self.faults));
        }
        bar.set_message(message);
        bar.tick();
    }

    /// Says a line on standard error, above the bar.
    pub(crate) fn say(&self, message: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| say(message)),
            None => say(message),
        }
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Says a line on standard error. File names and what a library quotes from a file may hold anything.
pub(crate) fn say(message: &str) {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "dateline: {}", Visible(message));
}
