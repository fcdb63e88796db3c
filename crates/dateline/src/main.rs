//! The command line.

mod arguments;
mod commands;
mod pipeline;
mod progress;
mod render;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// Reading makes and drops many small lists: this allocator takes less time over them than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    pipeline::silence_panics();
    let colour = arguments.color;
    let done = match &arguments.command {
        Command::Read(read) => commands::read::run(read, colour),
        Command::Parse(parse) => commands::parse::run(parse),
        Command::Explain(explain) => commands::explain::run(explain, colour),
        Command::Actors(actors) => commands::actors::run(actors, colour),
        Command::Figures(figures) => commands::figures::run(figures),
        Command::Events(events) => commands::events::run(events),
        Command::Positions(positions) => commands::positions::run(positions, colour),
        Command::Ingest(ingest) => commands::ingest::run(ingest),
        Command::Ask(ask) => commands::stored::ask::run(ask, colour),
        Command::Changes(changes) => commands::stored::changes::run(changes, colour),
        Command::Timeline(timeline) => commands::stored::timeline::run(timeline, colour),
        Command::Voices(voices) => commands::stored::voices::run(voices, colour),
        Command::Copies(copies) => commands::stored::copies::run(copies, colour),
        Command::Dossier(dossier) => commands::stored::dossier::run(dossier),
        Command::Export(export) => commands::stored::export::run(export),
        Command::Correct(correct) => commands::stored::correct::run(correct),
        Command::Corrections(corrections) => commands::stored::correct::list(corrections, colour),
        Command::Verify(verify) => commands::verify::run(verify),
        Command::Bench(bench) => commands::bench::run(bench),
        Command::Knowledge(knowledge) => commands::knowledge::run(knowledge),
        Command::Rules(rules) => commands::rules::run(rules),
        Command::Schema => commands::schema::run(),
        Command::Completions(completions) => commands::completions::run(completions),
        Command::Man(man) => commands::man::run(man),
    };
    match done {
        Ok(code) => code,
        // Whoever read the output has seen enough (`| head`).
        Err(error) if commands::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            progress::say(&format!("{error:#}"));
            ExitCode::from(commands::INCOMPLETE)
        }
    }
}
