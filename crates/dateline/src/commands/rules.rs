//! `dateline rules`: rule files checked, their examples run, a rule begun, rules that never win.

use super::{desk, intake_options};
use crate::arguments::{IntakeFlags, RuleFiles, Rules as Arguments, RulesTask, Unused};
use crate::progress::say;
use anyhow::{Context, bail, ensure};
use dateline::corpus::intake::Intake;
use dateline::knowledge::Knowledge;
use dateline::read::{Desk, statements};
use dateline::rules::{Problem, Severity};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    match &arguments.what {
        RulesTask::Check(files) => check(files),
        RulesTask::Test(files) => test(files),
        RulesTask::New { name } => begin(name),
        RulesTask::Unused(unused) => self::unused(unused),
    }
}

/// Compiles files and says what is wrong.
fn check(arguments: &RuleFiles) -> anyhow::Result<ExitCode> {
    let files = files(&arguments.paths)?;
    let compiled = statements::compile(&Knowledge::built_in(), &files);
    let mut out = std::io::stdout().lock();
    for problem in &compiled.problems {
        writeln!(out, "{problem}\n")?;
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let sound = compiled.rules.rules().filter(|(_, rule)| is_of(&rule.file, &names)).count();
    let (errors, warnings) = tally(&compiled.problems);
    writeln!(out, "{sound} rules are sound; {errors} errors, {warnings} warnings")?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(super::INCOMPLETE) })
}

/// Runs the examples of files.
fn test(arguments: &RuleFiles) -> anyhow::Result<ExitCode> {
    let files = files(&arguments.paths)?;
    let (desk, problems) = Desk::with(Knowledge::built_in(), &files);
    tell(&problems, false)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let judged = statements::examples(&desk, &desk.rules, |rule| is_of(&rule.file, &names));
    let mut out = std::io::stdout().lock();
    let mut failed = 0;
    for one in &judged {
        let (Some(failure), Some(rule)) = (&one.failure, desk.rules.get(one.rule)) else { continue };
        failed += 1;
        let kind = if one.example.yes { "yes" } else { "no" };
        writeln!(out, "{}:{}: {} {kind} “{}”: {failure}", rule.file, one.example.line, rule.name, one.example.text)?;
    }
    writeln!(out, "{} of {} examples hold", judged.len() - failed, judged.len())?;
    let (errors, _) = tally(&problems);
    Ok(if failed == 0 && errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(super::INCOMPLETE) })
}

/// Whether a rule's file is one of those named; all are meant where none is.
fn is_of(file: &str, names: &[&str]) -> bool {
    names.is_empty() || names.contains(&file)
}

/// Prints a rule to fill in.
fn begin(name: &str) -> anyhow::Result<ExitCode> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    ensure!(
        !name.is_empty() && name.chars().all(plain),
        "“{name}” is no name for a rule; write small letters, digits, hyphens and dots, for example claim.tweet"
    );
    let text = format!(
        "\
rule {name}
  about   SOURCE beams that CONTENT
  cue     lemma beam, pos VERB
  source  cue > doer
  content cue > ccomp
  gives   Statement source=source content=content
  yes     \"The mayor beamed that the town had won.\"  source=\"The mayor\" content=\"that the town had won\"
  no      \"The lamp beamed all night.\"
"
    );
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Counts wins over reports.
fn unused(arguments: &Unused) -> anyhow::Result<ExitCode> {
    let desk = desk(&arguments.tables, false)?;
    let mut counts = vec![0; desk.rules.len()];
    let (mut reports, mut unread) = (0u64, 0u64);
    let options = intake_options(&IntakeFlags { date: None, outlet: None });
    for parcel in Intake::of_paths(&arguments.paths, options) {
        match parcel.open().result {
            Ok(report) => {
                reports += 1;
                statements::count(&desk, &report, &mut counts);
            }
            Err(error) => {
                unread += 1;
                say(&error.to_string());
            }
        }
    }
    let mut out = String::new();
    for (rule, known) in desk.rules.rules() {
        let count = counts[rule.index()];
        if count == 0 || arguments.all {
            writeln!(out, "{count:>9}  {known}")?;
        }
    }
    let never = counts.iter().filter(|count| **count == 0).count();
    writeln!(out, "{never} of {} rules never win in {reports} reports", counts.len())?;
    std::io::stdout().lock().write_all(out.as_bytes())?;
    Ok(if unread == 0 { ExitCode::SUCCESS } else { ExitCode::from(super::INCOMPLETE) })
}

/// Says what is wrong with rules on standard error.
///
/// # Errors
/// Where something is, and `strict` asks for rules without a fault.
pub(crate) fn tell(problems: &[Problem], strict: bool) -> anyhow::Result<()> {
    for Problem { file, line, column, message, remedy, .. } in problems {
        say(&format!("{file}:{line}:{column}: {message}; {remedy}"));
    }
    let (errors, _) = tally(problems);
    if strict && errors > 0 {
        bail!("{errors} errors in rules, and --strict asks for none");
    }
    Ok(())
}

fn tally(problems: &[Problem]) -> (usize, usize) {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    (errors, problems.len() - errors)
}

/// Name and text of every rule file named, or in a folder named, in the order of their names.
pub(super) fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            gather(path, &mut found)?;
            ensure!(!found.is_empty(), "no rules in {}; they end in .rules", path.display());
        } else {
            found.push(path.clone());
        }
    }
    found.sort();
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).with_context(|| format!("{name} could not be read as UTF-8 text"))?;
        Ok((name, text))
    };
    found.iter().map(read).collect()
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, found)?;
        } else if path.extension().is_some_and(|end| end == "rules") {
            found.push(path);
        }
    }
    Ok(())
}
