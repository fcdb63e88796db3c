//! Golden stories: whole reports in `stories/`, each beside the `.ledger` that a human has read and found right.
//!
//! A line that begins with `#` in a `.ledger` is a remark on the line below it, most often `# wrong: …`. Remarks are
//! not compared, and an update keeps those whose line still stands.

use super::compact::{self, Reading};
use super::difference;
use crate::test::Counts;
use crate::workspace;
use anyhow::Context;
use dateline_corpus::intake::{Intake, IntakeOptions};
use dateline_read::Desk;
use std::path::{Path, PathBuf};

/// Whether to rewrite the ledgers.
#[derive(clap::Args, Debug, Default)]
pub(crate) struct Options {
    /// Rewrite the ledgers with what is read now; review the difference before committing
    #[arg(long)]
    update: bool,
}

/// Checks or rewrites every story's ledger; prints each difference.
pub(crate) fn run(options: &Options) -> anyhow::Result<Counts> {
    let desk = Desk::built_in();
    let mut counts = Counts::default();
    let mut remarks = 0;
    for path in stories()? {
        let name = path.strip_prefix(workspace::root()).unwrap_or(&path).display().to_string();
        let given = whole(&desk, &path).with_context(|| name.clone())?;
        let ledger = path.with_extension("ledger");
        let old = std::fs::read_to_string(&ledger).unwrap_or_default();
        let kept = with_remarks(&old, &given, &name);
        remarks += kept.iter().filter(|line| is_remark(line)).count();
        if options.update {
            let fresh = kept.join("\n") + "\n";
            if fresh != old {
                std::fs::write(&ledger, fresh)?;
                println!("{name}: ledger rewritten");
            }
            counts.passed += 1;
            continue;
        }
        let expected: Vec<&str> = old.lines().filter(|line| !is_remark(line)).collect();
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        if expected == given {
            counts.passed += 1;
        } else {
            counts.failed += 1;
            println!("{name}:");
            for (sign, line) in difference::between(&expected, &given).into_iter().filter(|(sign, _)| *sign != ' ') {
                println!("  {sign} {line}");
            }
        }
    }
    println!("story: {} passed; {} failed; {remarks} lines marked wrong", counts.passed, counts.failed);
    Ok(counts)
}

/// Every report file in `stories/`, in order of name.
fn stories() -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(workspace::root().join("stories"))? {
        let path = entry?.path();
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if path.is_file() && !matches!(extension, "ledger" | "md") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The lines of a file's ledgers.
fn whole(desk: &Desk, path: &Path) -> anyhow::Result<Vec<String>> {
    let items = Intake::of_paths(&[path.to_owned()], IntakeOptions::default()).items();
    compact::of_items(desk, items.collect(), |reading: &Reading| reading.whole())
}

fn is_remark(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// The given lines with the old file's remarks above the lines they were on; a remark whose line is gone is dropped
/// and said so.
fn with_remarks(old: &str, given: &[String], name: &str) -> Vec<String> {
    let mut waiting: Vec<(Vec<&str>, &str)> = Vec::new();
    let mut above = Vec::new();
    for line in old.lines() {
        if is_remark(line) {
            above.push(line);
        } else if !above.is_empty() {
            waiting.push((std::mem::take(&mut above), line));
        }
    }
    let mut fresh = Vec::new();
    for line in given {
        if let Some(found) = waiting.iter().position(|(_, below)| below == line) {
            fresh.extend(waiting.remove(found).0.into_iter().map(str::to_owned));
        }
        fresh.push(line.clone());
    }
    for (remarks, below) in waiting {
        println!("{name}: the line below “{}” has changed: {below}", remarks.join(" "));
    }
    fresh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_stay_with_their_lines() {
        let given = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(with_remarks("a\n# wrong: no\nb\n# gone\nx\n", &given, ""), ["a", "# wrong: no", "b", "c"]);
    }
}
