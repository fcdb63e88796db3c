//! Trains weights: `cargo xtask train splitter --data DIR` writes them with their card.
#![allow(clippy::print_stdout, reason = "a command-line program speaks through it")]

use anyhow::Context;
use clap::{Parser, Subcommand};
use dateline_lab::perceptron::{Settings, train};
use dateline_lab::{conllu, evaluation, splitter, texts};
use dateline_syntax::Syntax;
use dateline_syntax::sentences::VERDICT;
use dateline_syntax::weights::Weights;
use std::path::{Path, PathBuf};

#[derive(Parser)]
#[command(name = "dateline-lab", about = "Training", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// The sentence splitter, on the train files of UD English EWT and GUM
    Splitter {
        /// The folder of `en_*-train.conllu` and `en_*-dev.conllu` files
        #[arg(long)]
        data: PathBuf,
        /// Where the weights go
        #[arg(long, default_value = "crates/syntax/weights/en.sentences")]
        out: PathBuf,
        /// Seed of the order of the data
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Passes over the data
        #[arg(long, default_value_t = 12)]
        epochs: u32,
        /// The table has 2^BITS weights
        #[arg(long, default_value_t = 16)]
        bits: u32,
        /// A right answer by less than this is still learnt from
        #[arg(long, default_value_t = 4)]
        margin: i32,
        /// What the rules' verdict counts against weights that move by one
        #[arg(long, default_value_t = 2)]
        verdict: i32,
    },
}

fn main() -> anyhow::Result<()> {
    let Task::Splitter { data, out, seed, epochs, bits, margin, verdict } = Arguments::parse().task;
    let rules = Syntax::untrained();
    let mut groups = Vec::new();
    for file in files(&data, "-train.conllu")? {
        let mut paragraphs = 0;
        for text in texts::rebuild(&read(&file)?) {
            for paragraph in splitter::paragraphs(&text) {
                paragraphs += 1;
                groups.push(splitter::choices(&rules, &paragraph));
                groups.extend(splitter::curled(&paragraph).map(|curly| splitter::choices(&rules, &curly)));
            }
        }
        println!("{}: {paragraphs} paragraphs", file.display());
    }
    groups.retain(|group| !group.is_empty());
    println!("{} groups, {} choices", groups.len(), groups.iter().map(Vec::len).sum::<usize>());
    let table = train(&groups, &Settings { bits, epochs, margin, verdict, seed }, VERDICT);
    println!("{} of {} weights are not zero", table.iter().filter(|w| **w != 0).count(), table.len());
    let file = Weights::write(&table);
    std::fs::write(&out, &file).with_context(|| format!("writing {}", out.display()))?;
    let syntax = Syntax::with_weights(&file)?;
    println!("{}, hash {}", out.display(), syntax.weights_hash());
    for file in files(&data, "-dev.conllu")? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for (genre, scores) in evaluation::by_genre(&syntax, &read(&file)?)? {
            println!(
                "{name:<28} {genre:<14} tokens {:6.2}  sentences {:6.2}  words {:6.2}",
                scores.tokens.f1(),
                scores.sentences.f1(),
                scores.words.f1()
            );
        }
    }
    Ok(())
}

/// Files of the folder with that ending, by name.
fn files(folder: &Path, ending: &str) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    anyhow::ensure!(!files.is_empty(), "no *{ending} in {}", folder.display());
    Ok(files)
}

fn read(file: &Path) -> anyhow::Result<Vec<conllu::Sentence>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    conllu::parse(&text).with_context(|| format!("in {}", file.display()))
}
