//! Trains weights (`cargo xtask train splitter --data DIR`) and shows what they do (`cargo xtask train cut FILE`).
#![allow(clippy::print_stdout, reason = "a command-line program speaks through it")]

mod commands;

use anyhow::Context;
use clap::{Parser, Subcommand};
use dateline_lab::perceptron::{Settings, train};
use dateline_lab::{conllu, entities, evaluation, lemmatiser, prose, raw, splitter, statements, texts, vectors};
use dateline_read::Desk;
use dateline_syntax::Syntax;
use dateline_syntax::sentences::VERDICT;
use dateline_syntax::weights::Weights;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

#[derive(Parser)]
#[command(name = "dateline-lab", about = "Training", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// The network that tags words, finds names and builds trees
    #[command(subcommand)]
    Network(commands::network::Network),
    /// Print a text's sentences, one a line, with a space between words
    Cut {
        /// Files of plain text
        files: Vec<PathBuf>,
    },
    /// All unlabelled text as one file of sentences, words with a space between, each sentence once
    Raw {
        /// The folder of corpora
        #[arg(long)]
        corpora: PathBuf,
        /// Where the sentences go
        #[arg(long)]
        out: PathBuf,
    },
    /// Count the training data for names, and show sentences of a source with the tags they allow
    Names {
        /// The folder that holds `corpora` and `knowledge`
        #[arg(long)]
        shared: PathBuf,
        /// The source to show
        #[arg(long)]
        source: Option<String>,
        /// Show this many of its sentences, spread over the whole
        #[arg(long, default_value_t = 0)]
        show: usize,
    },
    /// Word vectors of the file that `raw` writes, and the nearest words of some of news
    Vectors {
        /// The file of sentences
        #[arg(long)]
        raw: PathBuf,
        /// Where the vectors go
        #[arg(long)]
        out: PathBuf,
        /// Length of a vector, a multiple of 16
        #[arg(long, default_value_t = 64)]
        width: usize,
        /// Passes over the text
        #[arg(long, default_value_t = 10)]
        epochs: u32,
        /// Seed of all that is random
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// The lemmatiser, on the train files of UD English EWT and GUM: its size, and what it does to dev words with gold tags
    Lemmas {
        /// The folder of `en_*-train.conllu` and `en_*-dev.conllu` files
        #[arg(long)]
        data: PathBuf,
        /// Print the words it gets wrong
        #[arg(long)]
        errors: bool,
    },
    /// The weights of attribution, on our own mark-up of open reports
    Statements {
        /// The repository, which holds the mark-up
        #[arg(long, default_value = ".")]
        root: PathBuf,
        /// The folder that holds `corpora`
        #[arg(long)]
        shared: PathBuf,
        /// Where the weights go
        #[arg(long)]
        out: PathBuf,
    },
    /// The sentence splitter, on the train files of UD English EWT and GUM
    Splitter {
        /// The folder of `en_*-train.conllu` and `en_*-dev.conllu` files
        #[arg(long)]
        data: PathBuf,
        /// Raw prose, FILE:N for every Nth text: JSON Lines with a `text` field, plain or gzip
        #[arg(long)]
        prose: Vec<String>,
        /// Where the weights go
        #[arg(long, default_value = "crates/syntax/weights/en.sentences")]
        out: PathBuf,
        /// Seed of the order of the data
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Passes over the data
        #[arg(long, default_value_t = 3)]
        epochs: u32,
        /// The table has 2^BITS weights
        #[arg(long, default_value_t = 18)]
        bits: u32,
        /// A right answer by less than this is still learnt from
        #[arg(long, default_value_t = 8)]
        margin: i32,
        /// What the rules' verdict counts against weights that move by one
        #[arg(long, default_value_t = 1)]
        verdict: i32,
        /// Runs in other orders, averaged
        #[arg(long, default_value_t = 20)]
        runs: u64,
    },
}

fn main() -> anyhow::Result<()> {
    let (data, prose_files, out, settings) = match Arguments::parse().task {
        Task::Network(task) => return commands::network::run(task),
        Task::Cut { files } => return cut(&files),
        Task::Lemmas { data, errors } => return lemmas(&data, errors),
        Task::Raw { corpora, out } => return gather(&corpora, &out),
        Task::Names { shared, source, show } => return names(&shared, source.as_deref(), show),
        Task::Vectors { raw, out, width, epochs, seed } => {
            let settings = vectors::Settings { width, epochs, seed, ..vectors::Settings::default() };
            return embed(&raw, &out, &settings);
        }
        Task::Statements { root, shared, out } => return attribution(&root, &shared, &out),
        Task::Splitter { data, prose, out, seed, epochs, bits, margin, verdict, runs } => {
            (data, prose, out, Settings { bits, epochs, margin, verdict, seed, runs })
        }
    };
    let mut gold = Vec::new();
    for file in files(&data, "-train.conllu")? {
        gold.extend(texts::rebuild(&read(&file)?));
    }
    let mut prose = Vec::new();
    for file in &prose_files {
        let (path, every) = file.rsplit_once(':').context("--prose wants FILE:N")?;
        prose.extend(reports(Path::new(path), every.parse().context("the N of --prose FILE:N")?)?);
    }
    // How prose writes words comes first: the features of all choices ask for it.
    let rules = Syntax::untrained();
    let mut casings = prose::Casings::default();
    for text in prose.iter().chain(gold.iter().map(|text| &text.text)) {
        casings.read(&rules, text);
    }
    let usage = casings.usage();
    let rules = Syntax::with_weights(&Weights::write(&[0], &usage))?;
    let mut groups = Vec::new();
    for paragraph in gold.iter().flat_map(splitter::paragraphs) {
        groups.push(splitter::choices(&rules, &paragraph));
        groups.extend(splitter::curled(&paragraph).map(|curly| splitter::choices(&rules, &curly)));
    }
    for paragraph in prose.iter().flat_map(|text| text.split("\n\n")) {
        // Some texts have their lines broken to a width.
        groups.push(prose::choices(&rules, &casings, &paragraph.replace('\n', " ")));
    }
    println!("{} texts of gold, {} of prose", gold.len(), prose.len());
    groups.retain(|group| !group.is_empty());
    println!("{} groups, {} choices", groups.len(), groups.iter().map(Vec::len).sum::<usize>());
    let table = train(&groups, &settings, VERDICT);
    println!("{} of {} weights are not zero", table.iter().filter(|w| **w != 0).count(), table.len());
    let file = Weights::write(&table, &usage);
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

fn names(shared: &Path, only: Option<&str>, show: usize) -> anyhow::Result<()> {
    for source in entities::load(shared)? {
        println!("{}", source.summary());
        if only.is_some_and(|only| only == source.name) {
            for example in source.train.iter().step_by((source.train.len() / show.max(1)).max(1)).take(show) {
                println!("  {}", entities::print(example));
            }
        }
    }
    Ok(())
}

fn lemmas(data: &Path, errors: bool) -> anyhow::Result<()> {
    let mut sentences = Vec::new();
    for file in files(data, "-train.conllu")? {
        sentences.extend(read(&file)?);
    }
    let lemmas = lemmatiser::train(&sentences)?;
    println!("{} bytes", lemmas.to_bytes().len());
    for file in files(data, "-dev.conllu")? {
        let gold = read(&file)?;
        let (right, all) = lemmatiser::score(&lemmas, &gold, |row, lemma| {
            if errors {
                println!("{} {} {} {} not {lemma}", row.upos, row.xpos, row.form, row.lemma);
            }
        });
        println!("{}: {right} of {all}, {:.2}", file.display(), 100.0 * right as f64 / all as f64);
    }
    Ok(())
}

fn cut(files: &[PathBuf]) -> anyhow::Result<()> {
    let syntax = Syntax::built_in();
    for file in files {
        let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
        let document = syntax.parse(&text);
        for sentence in &document.sentences {
            let mut line = String::new();
            for index in sentence.tokens.start as usize..sentence.tokens.end as usize {
                if !line.is_empty() {
                    line.push(if document.tokens.joined[index] { '|' } else { ' ' });
                }
                line.push_str(document.word(index));
            }
            println!("{line}");
        }
    }
    Ok(())
}

fn gather(corpora: &Path, out: &Path) -> anyhow::Result<()> {
    let (lines, counts) = raw::read(&Syntax::built_in(), corpora)?;
    std::fs::write(out, lines).with_context(|| format!("writing {}", out.display()))?;
    for (source, count) in raw::Source::ALL.iter().zip(counts) {
        let raw::Count { sentences, words, repeated, kept, odd } = count;
        println!(
            "{:<9} {sentences:>7} sentences {words:>9} words; dropped {repeated} repeated, {kept} kept, {odd} odd",
            source.name()
        );
    }
    Ok(())
}

fn embed(raw: &Path, out: &Path, settings: &vectors::Settings) -> anyhow::Result<()> {
    let cache = std::fs::read_to_string(raw).with_context(|| format!("reading {}", raw.display()))?;
    let vectors = vectors::train(&cache, settings, &mut |epoch| println!("pass {} of {}", epoch + 1, settings.epochs))?;
    std::fs::write(out, vectors::write(&vectors)).with_context(|| format!("writing {}", out.display()))?;
    println!("{}: {} words of {} numbers", out.display(), vectors.words.len(), vectors.width);
    const SHOWN: &str = "iran tuesday killed minister reuters gaza troops said says told according despite 0,000 obama \
        pyongyang french billion would which who whose while amid wounded president mr. earthquake km ceasefire seized";
    for word in SHOWN.split_whitespace() {
        if let Some(index) = vectors.words.iter().position(|other| other == word) {
            let near: Vec<&str> = vectors.near(index, 8).iter().map(|near| vectors.words[near.0].as_str()).collect();
            println!("{word:<12} {}", near.join(" "));
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

/// Every `every`th text of a file of JSON Lines.
fn reports(path: &Path, every: usize) -> anyhow::Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Report {
        text: String,
    }
    let file = std::fs::File::open(path).with_context(|| format!("reading {}", path.display()))?;
    let reader: Box<dyn Read> = if path.extension().is_some_and(|e| e == "gz") {
        Box::new(flate2::read::GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let mut texts = Vec::new();
    for line in BufReader::new(reader).lines().step_by(every.max(1)) {
        let report: Report = serde_json::from_str(&line?).with_context(|| format!("in {}", path.display()))?;
        texts.push(report.text);
    }
    Ok(texts)
}

fn read(file: &Path) -> anyhow::Result<Vec<conllu::Sentence>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    conllu::parse(&text).with_context(|| format!("in {}", file.display()))
}

/// Weights of attribution from our own mark-up.
fn attribution(root: &Path, shared: &Path, out: &Path) -> anyhow::Result<()> {
    let reports = statements::markup::load(root, shared)?;
    let records: usize = reports.iter().map(|report| report.quotes.len()).sum();
    let file = statements::train::train(&Desk::built_in(), &reports, &statements::train::SETTINGS)?;
    std::fs::write(out, &file).with_context(|| format!("writing {}", out.display()))?;
    println!("{} reports, {records} attributions: {} bytes", reports.len(), file.len());
    Ok(())
}
