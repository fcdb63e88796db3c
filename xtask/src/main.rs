//! The house's own tools: one command per proof. `cargo xtask --help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program speaks through both")]

mod score;
mod workspace;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask", about = "The house's own tools", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Score this build on gold data and compare with the floors
    Score(score::Options),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Score(options) => score::run(&options),
    }
}
