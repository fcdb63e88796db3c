//! Everything a clone must pass, and one line of counts at the end.

use crate::{golden, score, tidy, workspace};
use anyhow::Context;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Runs every proof and sums up. Later proofs run even where an earlier one fails, so that one run shows everything.
pub(crate) fn run() -> anyhow::Result<()> {
    let mut sum = Counts::default();
    sum.add(cargo_test(&["test", "--workspace"])?);
    sum.add(golden::spec::run(&golden::spec::Options::default())?);
    sum.add(golden::story::run(&golden::story::Options::default())?);
    for (name, outcome) in [("tidy", tidy::run()), ("score", score::run(&score::Options::default()))] {
        match outcome {
            Ok(()) => sum.passed += 1,
            Err(error) => {
                sum.failed += 1;
                println!("{name}: FAILED: {error:#}");
            }
        }
    }
    let word = if sum.failed == 0 { "ok" } else { "FAILED" };
    let Counts { passed, failed, ignored } = sum;
    println!();
    println!("test result: {word}. {passed} passed; {failed} failed; {ignored} ignored; 0 measured; 0 filtered out");
    sum.verdict()
}

/// Tests by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Those that held.
    pub(crate) passed: usize,
    /// Those that did not.
    pub(crate) failed: usize,
    /// Those left out by their own mark.
    pub(crate) ignored: usize,
}

impl Counts {
    /// Adds another run's counts.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }

    /// An error where a test failed.
    pub(crate) fn verdict(self) -> anyhow::Result<()> {
        anyhow::ensure!(self.failed == 0, "{} tests failed", self.failed);
        Ok(())
    }
}

/// Runs `cargo test`, shows its output as it comes and reads its counts.
fn cargo_test(arguments: &[&str]) -> anyhow::Result<Counts> {
    println!("$ cargo {} --no-fail-fast", arguments.join(" "));
    let mut child = Command::new("cargo")
        .args(arguments)
        .arg("--no-fail-fast")
        .current_dir(workspace::root())
        .stdout(Stdio::piped())
        .spawn()
        .context("cargo could not be started")?;
    let mut counts = Counts::default();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines() {
            let line = line?;
            println!("{line}");
            counts.add(read_counts(&line));
        }
    }
    let status = child.wait()?;
    if !status.success() && counts.failed == 0 {
        // A build that failed has no counts of its own.
        counts.failed = 1;
    }
    Ok(counts)
}

/// The counts in "test result: ok. 12 passed; 0 failed; 1 ignored; …", and none in any other line.
fn read_counts(line: &str) -> Counts {
    let mut counts = Counts::default();
    let Some(rest) = line.trim_start().strip_prefix("test result: ") else { return counts };
    let rest = rest.split_once(". ").map_or(rest, |(_, tail)| tail);
    for part in rest.split(';') {
        let Some((number, what)) = part.trim().split_once(' ') else { continue };
        let number = number.parse().unwrap_or(0);
        match what {
            "passed" => counts.passed = number,
            "failed" => counts.failed = number,
            "ignored" => counts.ignored = number,
            _ => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_cargo_s_own_line() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(read_counts(line), Counts { passed: 12, failed: 2, ignored: 1 });
        assert_eq!(read_counts("running 3 tests"), Counts::default());
    }
}
