//! `dateline bench`: how fast reading is here, where the time goes, and how much memory it takes.

use super::desk;
use crate::arguments::Bench;
use crate::pipeline::{Crash, ordered};
use crate::render::jsonl;
use crate::render::wording::number::grouped;
use dateline::corpus::intake::{Intake, IntakeOptions};
use dateline::read::{Desk, read, read_watched};
use dateline::syntax::network::Worker;
use std::io::Write;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What was read.
#[derive(Clone, Copy, Debug, Default)]
struct Amount {
    reports: u64,
    words: u64,
    bytes: u64,
    faults: u64,
}

impl Amount {
    fn add(&mut self, text: &str) {
        self.reports += 1;
        self.words += text.split_whitespace().count() as u64;
        self.bytes += text.len() as u64;
    }
}

/// Reads everything twice and prints the table.
pub(crate) fn run(bench: &Bench) -> anyhow::Result<ExitCode> {
    let begun = Instant::now();
    let desk = desk(&bench.tables, false)?;
    let loading = begun.elapsed();
    let (amount, stages) = staged(&desk, bench);
    anyhow::ensure!(amount.reports > 0, "no reports were found to measure");
    let jobs = bench.jobs.count();
    let all = through(&desk, bench, jobs)?;
    let one: Duration = stages.iter().map(|(_, time)| *time).sum();
    let mut out = std::io::stdout().lock();
    let whole = |n: u64| grouped(n as f64);
    writeln!(
        out,
        "{} reports, {} words, {:.1} MB of text",
        whole(amount.reports),
        whole(amount.words),
        amount.bytes as f64 / 1e6
    )?;
    if amount.faults > 0 {
        writeln!(out, "{} files or lines could not be read; `dateline read` names them", whole(amount.faults))?;
    }
    writeln!(out, "\n{:<22}{:>12}{:>14}{:>10}{:>10}", "", "reports/s", "words/s", "MB/s", "time")?;
    for (name, time) in [("one thread".to_owned(), one), (format!("{jobs} threads, jsonl"), all)] {
        let per_second = |n: u64| grouped((n as f64 / time.as_secs_f64().max(1e-9)).round());
        writeln!(
            out,
            "{name:<22}{:>12}{:>14}{:>10.1}{:>9.2}s",
            per_second(amount.reports),
            per_second(amount.words),
            amount.bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9),
            time.as_secs_f64()
        )?;
    }
    writeln!(out, "\n{:<22}{:>12}{:>14}", "stage (one thread)", "share", "words/s")?;
    for (name, time) in &stages {
        let seconds = time.as_secs_f64().max(1e-9);
        let share = 100.0 * seconds / one.as_secs_f64().max(1e-9);
        let rate = grouped((amount.words as f64 / seconds).round());
        writeln!(out, "{name:<22}{share:>10.1} %{rate:>14}")?;
    }
    writeln!(out, "\nloading weights and tables  {:.1} ms", loading.as_secs_f64() * 1e3)?;
    if let Some((words, time)) = parsed(&desk, bench) {
        let rate = grouped((words as f64 / time.as_secs_f64().max(1e-9)).round());
        let kernel = desk.syntax.kernel().name();
        writeln!(out, "text to trees               {rate} tokens/s ({kernel}, one thread)")?;
    }
    match peak_memory() {
        Some(bytes) => writeln!(out, "peak memory                 {:.0} MB", bytes as f64 / 1e6)?,
        None => writeln!(out, "peak memory                 not told by this system")?,
    }
    Ok(ExitCode::SUCCESS)
}

/// One thread, with a clock at each stage.
fn staged(desk: &Desk, bench: &Bench) -> (Amount, Vec<(&'static str, Duration)>) {
    let mut amount = Amount::default();
    let mut stages: Vec<(&'static str, Duration)> = vec![("intake", Duration::ZERO)];
    let mut last = Instant::now();
    for item in Intake::of_paths(&bench.paths, IntakeOptions::default()).items() {
        stages[0].1 += last.elapsed();
        match item.result {
            Ok(report) => {
                amount.add(&report.text);
                last = Instant::now();
                let mut mark = |stage: &'static str| {
                    let took = last.elapsed();
                    match stages.iter_mut().find(|(name, _)| *name == stage) {
                        Some((_, time)) => *time += took,
                        None => stages.push((stage, took)),
                    }
                    last = Instant::now();
                };
                let ledger = read_watched(desk, &report, &mut mark);
                let _ = jsonl::render(ledger, &report.text, false);
                mark("json");
            }
            Err(_) => amount.faults += 1,
        }
        last = Instant::now();
    }
    (amount, stages)
}

/// The whole syntactic stage on one thread, from text to tags and trees: how many tokens in what time. Nothing where
/// there is no network to parse with.
fn parsed(desk: &Desk, bench: &Bench) -> Option<(u64, Duration)> {
    desk.syntax.network()?;
    let mut worker = Worker::default();
    let (mut tokens, mut time) = (0, Duration::ZERO);
    for item in Intake::of_paths(&bench.paths, IntakeOptions::default()).items() {
        let Ok(report) = item.result else { continue };
        let begun = Instant::now();
        let mut document = desk.syntax.parse(&report.text);
        let _ = desk.syntax.annotate(&mut worker, &mut document);
        time += begun.elapsed();
        tokens += document.tokens.len() as u64;
    }
    Some((tokens, time))
}

/// The whole road of `read -f jsonl`, its output thrown away.
fn through(desk: &Desk, bench: &Bench, jobs: usize) -> anyhow::Result<Duration> {
    let begun = Instant::now();
    let intake = Intake::of_paths(&bench.paths, IntakeOptions::default());
    let done = ordered(
        intake,
        jobs,
        |_, parcel| {
            let report = parcel.open().result.ok()?;
            jsonl::render(read(desk, &report), &report.text, false).ok()
        },
        |_| ControlFlow::Continue(()),
    );
    match done {
        Ok(()) => Ok(begun.elapsed()),
        Err(Crash(place)) => anyhow::bail!("the intake stopped early: internal error: {place}"),
    }
}

/// The most memory this process has held, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
