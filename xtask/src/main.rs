//! The house's own tools: one command per proof. `cargo xtask --help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program speaks through both")]

mod check;
mod command;
mod golden;
mod knowledge;
mod outline;
mod schema;
mod score;
mod test;
mod tidy;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "xtask", about = "The house's own tools", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Formatting, lints, house rules, generated files, licences
    Check,
    /// Everything a clone must pass: unit tests, specs, stories, house rules, score floors
    Test,
    /// Check the specs, the Markdown that is manual and test at once
    Spec(golden::spec::Options),
    /// Check the golden stories, whole reports with their whole ledgers
    Story(golden::story::Options),
    /// The house rules, each with its reason
    Tidy,
    /// Write docs/schema.json anew from the types
    Schema,
    /// Score this build on gold data and compare with the floors
    Score(score::Options),
    /// Measure speed: reports, words and megabytes a second, peak memory, each stage's share
    Bench {
        /// A file or folder of reports
        path: Option<String>,
    },
    /// Run the fuzz targets one after another (needs the nightly toolchain and cargo-fuzz)
    Fuzz {
        /// Seconds for each target
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Tables made from reference tables
    Knowledge(knowledge::Options),
    /// The world's coasts and borders, for maps
    Outline(outline::Options),
    /// Train weights: everything after `train` goes to tools/lab
    Train {
        /// Arguments for tools/lab
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Check => check::run(),
        Task::Test => test::run(),
        Task::Spec(options) => golden::spec::run(&options)?.verdict(),
        Task::Story(options) => golden::story::run(&options)?.verdict(),
        Task::Tidy => tidy::run(),
        Task::Schema => schema::write(),
        Task::Score(options) => score::run(&options),
        Task::Bench { path } => {
            let path = path.unwrap_or_else(|| "stories".to_owned());
            command::cargo(&["run", "--quiet", "--release", "--package", "dateline", "--", "bench", &path])
        }
        Task::Fuzz { seconds } => check::fuzz(seconds),
        Task::Knowledge(options) => knowledge::run(&options),
        Task::Outline(options) => outline::run(&options),
        Task::Train { arguments } => {
            let mut line = vec!["run", "--quiet", "--release", "--package", "dateline-lab", "--"];
            line.extend(arguments.iter().map(String::as_str));
            command::cargo(&line)
        }
    }
}
