//! `train network make`: every step from the corpora to the weights file, with the settings of the file that ships.

use super::network::{Export, MakeSilver, Mean, Sources, Teach, make_silver, mean, teach, write_weights};
use anyhow::Context;
use clap::Args;
use dateline_lab::vectors;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(crate) struct Make {
    /// The folder that holds `corpora` and `knowledge`
    #[arg(long)]
    shared: PathBuf,
    /// A folder for what is made on the way: 300 MB. Empty, or that of a run that was broken off: what it has is kept
    #[arg(long)]
    work: PathBuf,
    /// Where the weights go
    #[arg(long, default_value = "crates/syntax/weights/en.network")]
    out: PathBuf,
}

pub(crate) fn make(args: &Make) -> anyhow::Result<()> {
    std::fs::create_dir_all(&args.work)?;
    let at = |name: &str| args.work.join(name);
    once(&at("raw.txt"), |out| crate::gather(&args.shared.join("corpora"), out))?;
    once(&at("vectors"), |out| {
        let settings = vectors::Settings { width: 64, epochs: 10, seed: 1, ..vectors::Settings::default() };
        crate::embed(&at("raw.txt"), out, &settings)
    })?;
    let sources = || Sources { shared: args.shared.clone(), vectors: Some(at("vectors")) };
    let teach = |name: &str, step: &Teach| {
        once(&at(name), |out| teach(&Teach { out: out.to_owned(), sources: sources(), ..step.clone() }))
    };
    // Every seed, size and share of the file that ships; the card says where its making strayed from this.
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
    teach("teacher1", &Teach { seed: 11, epochs: 12, named: 0.2, ..step.clone() })?;
    let deep = Teach { seed: 22, width: 192, hidden: 160, layers: 4, dropout: 0.3, named: 0.2, ..step.clone() };
    teach("teacher2", &deep)?;
    teach("teacher3", &Teach { seed: 33, ..step.clone() })?;
    let silver = |teachers: &[&str], words: usize, name: &str| {
        once(&at(name), |out| {
            make_silver(&MakeSilver {
                sources: sources(),
                teachers: teachers.iter().map(|name| at(name)).collect(),
                raw: at("raw.txt"),
                words,
                out: out.to_owned(),
            })
        })
    };
    silver(&["teacher1", "teacher2", "teacher3"], 1_600_000, "silver1")?;
    let small = Teach { width: 144, hidden: 96, dropout: 0.17, ..step };
    let first = Teach {
        silver: Some(at("silver1")),
        silver_names: true,
        share: 0.3,
        pure: 3,
        epochs: 13,
        rate: 2.5e-3,
        ..small.clone()
    };
    teach("network1", &Teach { seed: 5, ..first })?;
    // The small network has by now overtaken its teachers: it joins them, and learns from them again.
    silver(&["network1", "teacher1", "teacher3"], 2_000_000, "silver2")?;
    let again = Teach { silver: Some(at("silver2")), own: 3, names: 1.0, pure: 2, ..small };
    let from = |name: &str| Some(at(name));
    teach(
        "network2",
        &Teach { from: from("network1"), seed: 6, epochs: 9, share: 0.25, named: 0.12, ..again.clone() },
    )?;
    let last = Teach { rate: 1.2e-3, named: 0.05, ..again };
    teach("network3", &Teach { from: from("network2"), seed: 9, epochs: 6, share: 0.12, named: 0.06, ..last.clone() })?;
    let mean = |networks: [&str; 2], name: &str| {
        once(&at(name), |out| {
            mean(&Mean { sources: sources(), networks: networks.map(at).to_vec(), out: out.to_owned() })
        })
    };
    mean(["network2", "network3"], "network23")?;
    let finer =
        Teach { from: from("network23"), seed: 12, epochs: 5, dropout: 0.2, share: 0.1, own: 4, names: 1.3, ..last };
    teach("network4", &finer)?;
    mean(["network23", "network4"], "network")?;
    write_weights(&Export {
        sources: sources(),
        network: at("network"),
        out: args.out.clone(),
        shift: vec!["B-ORG=-1.5".to_owned()],
    })
}

/// Makes a file, unless it is there; one that is half made has another name.
fn once(file: &Path, make: impl FnOnce(&Path) -> anyhow::Result<()>) -> anyhow::Result<()> {
    if file.is_file() {
        println!("{} is there", file.display());
        return Ok(());
    }
    let half = file.with_extension("part");
    make(&half)?;
    std::fs::rename(&half, file).with_context(|| format!("naming {}", file.display()))
}
