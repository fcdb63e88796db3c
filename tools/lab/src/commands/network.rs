//! `train network …`: teachers, silver trees, and the network that ships.

use super::recipe::{self, Make};
use anyhow::Context;
use clap::{Args, Subcommand};
use dateline_lab::lemmatiser;
use dateline_lab::parser::batch::{Example, UNKNOWN};
use dateline_lab::parser::material::{self, Material};
use dateline_lab::parser::model::Model;
use dateline_lab::parser::noise::Noise;
use dateline_lab::parser::run::{self, Settings};
use dateline_lab::parser::shape::Dims;
use dateline_lab::parser::{decode, export, report, store};
use dateline_lab::silver::{self, Parsed, Silver};
use dateline_lab::vectors;
use dateline_syntax::network::parts::Labels;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(Subcommand)]
pub(crate) enum Network {
    /// All steps, from the corpora to the weights file
    Make(Make),
    /// A network from treebanks and name sentences, in floating point
    Teach(Teach),
    /// Silver trees by the vote of several networks
    Silver(MakeSilver),
    /// The mean of networks that grew from one another
    Mean(Mean),
    /// The weights file of a network
    Export(Export),
    /// Scores of one or more networks on the development sets, gold words
    Check(Check),
}

/// What every step reads.
#[derive(Args, Clone)]
pub(crate) struct Sources {
    /// The folder that holds `corpora` and `knowledge`
    #[arg(long)]
    pub(super) shared: PathBuf,
    /// The word vectors that `vectors` writes
    #[arg(long)]
    pub(super) vectors: Option<PathBuf>,
}

#[derive(Args, Clone)]
pub(crate) struct Teach {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Where the network goes
    #[arg(long)]
    pub(super) out: PathBuf,
    /// Seed of first values, order and dropout
    #[arg(long, default_value_t = 1)]
    pub(super) seed: u64,
    /// Passes over the treebanks
    #[arg(long, default_value_t = 12)]
    pub(super) epochs: usize,
    /// Width of a word's vector
    #[arg(long, default_value_t = 128)]
    pub(super) width: usize,
    /// Width of a recurrent state
    #[arg(long, default_value_t = 96)]
    pub(super) hidden: usize,
    /// Layers
    #[arg(long, default_value_t = 3)]
    pub(super) layers: usize,
    /// Words in a batch
    #[arg(long, default_value_t = 1400)]
    pub(super) batch: usize,
    /// Highest learning rate
    #[arg(long, default_value_t = 2.5e-3)]
    pub(super) rate: f32,
    /// Times our own treebank is seen in a pass
    #[arg(long, default_value_t = 2)]
    pub(super) own: usize,
    /// Share of the name sentences seen in a pass
    #[arg(long, default_value_t = 0.2)]
    pub(super) named: f64,
    /// Dropout of embedding and heads, and, less 0.05, of layers
    #[arg(long, default_value_t = 0.25)]
    pub(super) dropout: f32,
    /// Silver trees to learn from beside the rest
    #[arg(long)]
    pub(super) silver: Option<PathBuf>,
    /// Share of the silver sentences seen in a pass
    #[arg(long, default_value_t = 0.25)]
    pub(super) share: f64,
    /// Passes at the end without silver trees
    #[arg(long, default_value_t = 2)]
    pub(super) pure: usize,
    /// What names count against arcs
    #[arg(long, default_value_t = 0.5)]
    pub(super) names: f32,
    /// Learn from the names of silver trees too
    #[arg(long)]
    pub(super) silver_names: bool,
    /// Start from this network
    #[arg(long)]
    pub(super) from: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct MakeSilver {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// The networks that vote
    #[arg(long, required = true, num_args = 1..)]
    pub(super) teachers: Vec<PathBuf>,
    /// The file of sentences that `raw` writes
    #[arg(long)]
    pub(super) raw: PathBuf,
    /// Words in all
    #[arg(long, default_value_t = 2_000_000)]
    pub(super) words: usize,
    /// Where the silver trees go
    #[arg(long)]
    pub(super) out: PathBuf,
}

pub(crate) fn run(task: Network) -> anyhow::Result<()> {
    match task {
        Network::Make(args) => recipe::make(&args),
        Network::Teach(teach) => self::teach(&teach),
        Network::Silver(make) => make_silver(&make),
        Network::Check(args) => check(&args),
        Network::Mean(args) => mean(&args),
        Network::Export(args) => write_weights(&args),
    }
}

fn read_material(sources: &Sources) -> anyhow::Result<Material> {
    let vectors = match &sources.vectors {
        Some(path) => {
            Some(vectors::read(&std::fs::read(path).with_context(|| format!("reading {}", path.display()))?)?)
        }
        None => None,
    };
    let material = material::load(&sources.shared, vectors.as_ref())?;
    let count = |examples: &[Example]| examples.iter().map(Example::len).sum::<usize>();
    println!(
        "treebanks {} words, own {}, name sentences {}; vocabulary {}",
        count(&material.treebank),
        count(&material.own),
        count(&material.named),
        material.words.len()
    );
    Ok(material)
}

pub(super) fn teach(args: &Teach) -> anyhow::Result<()> {
    let mut material = read_material(&args.sources)?;
    let silver = match &args.silver {
        Some(path) => silver_examples(path, args.silver_names, &mut material)?,
        None => Vec::new(),
    };
    let labels = &material.labels;
    let dims = Dims {
        width: args.width,
        hidden: args.hidden,
        layers: args.layers,
        arc: 96,
        label: 128,
        upos: labels.upos.names.len(),
        xpos: labels.xpos.names.len(),
        feats: labels.feats.names.len(),
        names: material.names.len(),
        relations: labels.relations.names.len(),
        vector: material.vector,
    };
    println!("{dims:?}");
    let mut model = match &args.from {
        Some(path) => store::load(path, &material.words)?,
        None => Model::new(dims, material.words.len() + 1, material.vectors.clone(), args.seed),
    };
    let mut settings = Settings { seed: args.seed, batch: args.batch, rate: args.rate, ..Settings::default() };
    settings.shares.names = args.names;
    settings.dropout.embed = args.dropout;
    settings.dropout.head = args.dropout;
    settings.dropout.layer = args.dropout - 0.05;
    let mut examples: Vec<Example> = Vec::new();
    let mut take = |more: &[Example]| {
        let from = examples.len() as u32;
        examples.extend_from_slice(more);
        (from..examples.len() as u32).collect::<Vec<u32>>()
    };
    let (treebank, own, named, silver) =
        (take(&material.treebank), take(&material.own), take(&material.named), take(&silver));
    let mut noise = Noise(args.seed ^ 0x6f72_6465_7200);
    let passes: Vec<Vec<u32>> = (0..args.epochs)
        .map(|pass| {
            let mut order = treebank.clone();
            (0..args.own).for_each(|_| order.extend(&own));
            let mut part = |all: &[u32], share: f64| {
                let mut all = all.to_vec();
                noise.shuffle(&mut all);
                all.truncate((all.len() as f64 * share) as usize);
                order.extend(all);
            };
            part(&named, args.named);
            if pass + args.pure < args.epochs {
                part(&silver, args.share);
            }
            noise.shuffle(&mut order);
            order
        })
        .collect();
    let started = Instant::now();
    run::train(&mut model, &material.types, &examples, &passes, &settings, |model, pass, loss| {
        let last = pass + 1 == args.epochs;
        let line = if last || pass % 3 == 2 {
            report::line(std::slice::from_ref(model), &material, last)
        } else {
            String::new()
        };
        println!("{:>3} {:>5} s loss {loss:.4} {line}", pass + 1, started.elapsed().as_secs());
    });
    store::save(&model, &material.words, &args.out)
}

/// Silver trees as examples; words of which the teachers are unsure teach nothing of their place in the tree.
fn silver_examples(path: &Path, with_names: bool, material: &mut Material) -> anyhow::Result<Vec<Example>> {
    let file = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let silver: Silver = silver::read(&file)?;
    let mut examples = Vec::with_capacity(silver.sentences.len());
    for sentence in &silver.sentences {
        let forms = silver.forms(sentence);
        let parsed = &sentence.parsed;
        let sure = |i: usize| parsed.agreement[i] >= SURE;
        let heads = parsed.heads.iter().enumerate().map(|(i, &head)| if sure(i) { head } else { UNKNOWN }).collect();
        examples.push(Example {
            upos: parsed.upos.clone(),
            xpos: parsed.xpos.clone(),
            feats: parsed.feats.clone(),
            names: parsed.names.iter().map(|&tag| if with_names { 1 << tag } else { 0 }).collect(),
            heads,
            relations: parsed.relations.clone(),
            ..Example::bare(&forms, &mut material.types)
        });
    }
    Ok(examples)
}

/// Heads of less mean probability (of 255) are not learnt from.
const SURE: u8 = 140;

pub(super) fn make_silver(args: &MakeSilver) -> anyhow::Result<()> {
    let mut material = read_material(&args.sources)?;
    let teachers: Vec<Model> =
        args.teachers.iter().map(|path| store::load(path, &material.words)).collect::<anyhow::Result<_>>()?;
    println!("together: {}", report::line(&teachers, &material, true));
    let cache = std::fs::read_to_string(&args.raw).with_context(|| format!("reading {}", args.raw.display()))?;
    let sampling = silver::Sampling { words: args.words, ..silver::Sampling::default() };
    let sentences = silver::sample(&cache, &sampling)?;
    let labels = Labels {
        upos: material.labels.upos.names.clone(),
        xpos: material.labels.xpos.names.clone(),
        feats: material.labels.feats.names.clone(),
        names: material.names.clone(),
        relations: material.labels.relations.names.clone(),
    };
    let out = std::io::BufWriter::new(std::fs::File::create(&args.out)?);
    let started = Instant::now();
    let written = silver::make(
        out,
        &labels,
        &sentences,
        2048,
        &mut |batch: &[&[&str]]| {
            let examples: Vec<Example> = batch.iter().map(|forms| Example::bare(forms, &mut material.types)).collect();
            let found = decode::decode_all(&teachers, &material.types, &examples);
            Ok(found
                .into_iter()
                .map(|found| Parsed {
                    upos: found.upos,
                    xpos: found.xpos,
                    feats: found.feats,
                    heads: found.heads,
                    relations: found.relations,
                    names: found.names,
                    agreement: found.certainty.iter().map(|p| (p * 255.0) as u8).collect(),
                })
                .collect())
        },
        &mut |done| {
            if done % 20480 == 0 {
                println!("{done} sentences, {} s", started.elapsed().as_secs());
            }
        },
    )?;
    println!("{written} silver sentences in {}", args.out.display());
    Ok(())
}

#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    sources: Sources,
    /// The networks that vote
    #[arg(required = true)]
    networks: Vec<PathBuf>,
    /// Added to the scores of name tags, as B-ORG=-0.5
    #[arg(long)]
    shift: Vec<String>,
}

/// Adds numbers to the scores of name tags, where a kind is found too readily or too rarely.
fn shift(network: &mut Model, names: &[String], shifts: &[String]) -> anyhow::Result<()> {
    for shift in shifts {
        let (tag, by) = shift.split_once('=').context("a shift is TAG=NUMBER")?;
        let at = names.iter().position(|name| name == tag).with_context(|| format!("no tag {tag}"))?;
        let bias = network.layout.heads_bias.start + network.dims.heads().names.start + at;
        network.dense[bias] += by.parse::<f32>()?;
    }
    Ok(())
}

fn check(args: &Check) -> anyhow::Result<()> {
    let mut material = read_material(&args.sources)?;
    let mut networks: Vec<Model> =
        args.networks.iter().map(|path| store::load(path, &material.words)).collect::<anyhow::Result<_>>()?;
    for network in &mut networks {
        shift(network, &material.names, &args.shift)?;
    }
    println!("{}", report::line(&networks, &material, true));
    println!("{}", report::measured(&networks, &mut material, &args.sources.shared)?);
    Ok(())
}

#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// The network
    pub(super) network: PathBuf,
    /// Where the weights go
    #[arg(long, default_value = "crates/syntax/weights/en.network")]
    pub(super) out: PathBuf,
    /// Added to the scores of name tags, as B-ORG=-0.5
    #[arg(long)]
    pub(super) shift: Vec<String>,
}

pub(super) fn write_weights(args: &Export) -> anyhow::Result<()> {
    let material = read_material(&args.sources)?;
    let mut network = store::load(&args.network, &material.words)?;
    shift(&mut network, &material.names, &args.shift)?;
    let lemmas = lemmatiser::train(&material.trees)?.to_bytes();
    println!("lemmatiser {} bytes", lemmas.len());
    let parts = export::parts(&network, &material, lemmas, 20_000)?;
    let file = dateline_syntax::network::write(&parts)?;
    std::fs::write(&args.out, &file).with_context(|| format!("writing {}", args.out.display()))?;
    println!("{} bytes in {}", file.len(), args.out.display());
    Ok(())
}

#[derive(Args)]
pub(crate) struct Mean {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Networks that grew from one another
    #[arg(required = true)]
    pub(super) networks: Vec<PathBuf>,
    /// Where their mean goes
    #[arg(long)]
    pub(super) out: PathBuf,
}

/// The mean of networks of one line of descent generalises better than each (Izmailov et al. 2018).
pub(super) fn mean(args: &Mean) -> anyhow::Result<()> {
    let material = read_material(&args.sources)?;
    let mut networks = args.networks.iter().map(|path| store::load(path, &material.words));
    let mut sum = networks.next().context("no network")??;
    for network in networks {
        let network = network?;
        anyhow::ensure!(network.dims == sum.dims, "networks of different sizes");
        for (sum, more) in
            [(&mut sum.dense, network.dense), (&mut sum.words, network.words), (&mut sum.features, network.features)]
        {
            sum.iter_mut().zip(more).for_each(|(sum, x)| *sum += x);
        }
    }
    let share = 1.0 / args.networks.len() as f32;
    for values in [&mut sum.dense, &mut sum.words, &mut sum.features] {
        values.iter_mut().for_each(|x| *x *= share);
    }
    store::save(&sum, &material.words, &args.out)
}
