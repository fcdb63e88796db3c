//! Specs: Markdown that is the manual and the test at once. A `ledger` block lists exactly what is read from the
//! `report` block above it, of the kinds it names.

use super::compact::{self, Kind, Reading};
use super::difference;
use super::markdown::{self, Expectation};
use crate::test::Counts;
use crate::workspace;
use anyhow::Context;
use dateline_corpus::intake::{Intake, IntakeOptions};
use dateline_read::Desk;
use dateline_types::Report;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// Which specs, and whether to rewrite them.
#[derive(clap::Args, Debug, Default)]
pub(crate) struct Options {
    /// Spec files or folders; specs/ when left out
    paths: Vec<PathBuf>,
    /// Rewrite the ledger blocks with what is read now; review the difference before committing
    #[arg(long)]
    update: bool,
}

/// Checks or rewrites specs; prints each difference.
pub(crate) fn run(options: &Options) -> anyhow::Result<Counts> {
    let desk = Desk::built_in();
    let mut counts = Counts::default();
    for path in files(&options.paths)? {
        let name = path.strip_prefix(workspace::root()).unwrap_or(&path).display().to_string();
        check_file(&desk, &path, options.update, &mut counts).with_context(|| name)?;
    }
    println!("spec: {} passed; {} failed", counts.passed, counts.failed);
    Ok(counts)
}

/// Every `.md` file named or below a folder named, in order.
fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut left = if paths.is_empty() { vec![workspace::root().join("specs")] } else { paths.to_vec() };
    let mut found = Vec::new();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            for entry in std::fs::read_dir(&path)? {
                left.push(entry?.path());
            }
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn check_file(desk: &Desk, path: &Path, update: bool, counts: &mut Counts) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(path)?;
    let lines: Vec<&str> = text.lines().collect();
    let mut fresh: Vec<String> = Vec::new();
    let mut copied = 0;
    for expectation in markdown::expectations(&text)? {
        let first = expectation.lines.start;
        let given = given(desk, &expectation).with_context(|| format!("line {first}"))?;
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        let expected = &lines[expectation.lines.clone()];
        if update || given == expected {
            counts.passed += 1;
        } else {
            counts.failed += 1;
            println!("{}:{first}: {}", path.display(), expectation.headings.join(" › "));
            for (sign, line) in difference::between(expected, &given) {
                println!("  {sign} {line}");
            }
        }
        fresh.extend(lines[copied..first].iter().map(|line| (*line).to_owned()));
        fresh.extend(given.into_iter().map(str::to_owned));
        copied = expectation.lines.end;
    }
    if update {
        fresh.extend(lines[copied..].iter().map(|line| (*line).to_owned()));
        let fresh = fresh.join("\n") + "\n";
        if fresh != text {
            std::fs::write(path, fresh)?;
            println!("{}: rewritten", path.display());
        }
    }
    Ok(())
}

fn given(desk: &Desk, expectation: &Expectation) -> anyhow::Result<Vec<String>> {
    let kinds: Vec<Kind> = expectation.kinds.iter().map(|name| Kind::named(name)).collect::<anyhow::Result<_>>()?;
    anyhow::ensure!(!kinds.is_empty(), "a ledger block names the kinds it lists, such as `ledger times`");
    let mut report = Report { text: expectation.report.clone(), ..Report::default() };
    let mut format = None;
    for (name, value) in &expectation.settings {
        match name.as_str() {
            "date" => report.published = Some(value.parse()?),
            "title" => report.title = Some(value.clone()),
            "outlet" => report.outlet = Some(value.clone()),
            "format" => format = Some(value.as_str()),
            _ => anyhow::bail!("a report has no setting “{name}”; there is: date, title, outlet, format"),
        }
    }
    let Some(format) = format else { return Reading::of(desk, &report).lines(&kinds) };
    // A container: its bytes come in as a file of that name would.
    let bytes = Cursor::new(report.text.into_bytes());
    let options = IntakeOptions { date: report.published, outlet: report.outlet, ..IntakeOptions::default() };
    let items = Intake::of_stream(bytes, &format!("spec.{format}"), options).items().collect();
    compact::of_items(desk, items, |reading| reading.lines(&kinds))
}
