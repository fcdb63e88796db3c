//! `train network make`: every step from the corpora to the weights file, with the settings of the file that ships.

use super::network::{Export, MakeSilver, Sources, Teach, make_silver, teach, write_weights};
use clap::Args;
use dateline_lab::vectors;
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct Make {
    /// The folder that holds `corpora` and `knowledge`
    #[arg(long)]
    shared: PathBuf,
    /// An empty folder for what is made on the way: 300 MB
    #[arg(long)]
    work: PathBuf,
    /// Where the weights go
    #[arg(long, default_value = "crates/syntax/weights/en.network")]
    out: PathBuf,
}

pub(crate) fn make(args: &Make) -> anyhow::Result<()> {
    std::fs::create_dir_all(&args.work)?;
    let at = |name: &str| args.work.join(name);
    crate::gather(&args.shared.join("corpora"), &at("raw.txt"))?;
    crate::embed(
        &at("raw.txt"),
        &at("vectors"),
        &vectors::Settings { width: 64, epochs: 10, seed: 1, ..vectors::Settings::default() },
    )?;
    let sources = || Sources { shared: args.shared.clone(), vectors: Some(at("vectors")) };
    let step = Teach {
        sources: sources(),
        out: PathBuf::new(),
        seed: 0,
        epochs: 11,
        width: 256,
        hidden: 192,
        layers: 3,
        batch: 1400,
        rate: 2e-3,
        own: 2,
        named: 0.15,
        dropout: 0.33,
        silver: None,
        share: 0.0,
        pure: 0,
        names: 0.5,
        silver_names: false,
        from: None,
    };
    // Teachers differ in seed and make, so that they err apart.
    teach(&Teach { out: at("teacher1"), seed: 11, epochs: 12, named: 0.2, sources: sources(), ..step.clone() })?;
    teach(&Teach {
        out: at("teacher2"),
        seed: 22,
        width: 192,
        hidden: 160,
        layers: 4,
        dropout: 0.3,
        named: 0.2,
        ..step.clone()
    })?;
    teach(&Teach { out: at("teacher3"), seed: 33, ..step.clone() })?;
    make_silver(&MakeSilver {
        sources: sources(),
        teachers: vec![at("teacher1"), at("teacher2"), at("teacher3")],
        raw: at("raw.txt"),
        words: 1_600_000,
        out: at("silver"),
    })?;
    teach(&Teach {
        out: at("network"),
        seed: 5,
        epochs: 13,
        width: 144,
        hidden: 96,
        rate: 2.5e-3,
        dropout: 0.17,
        silver: Some(at("silver")),
        share: 0.3,
        pure: 3,
        ..step
    })?;
    write_weights(&Export { sources: sources(), network: at("network"), out: args.out.clone() })
}
