//! How fast each kernel of this processor reads with networks of several sizes, whose numbers are random:
//! `cargo run --release -p dateline-syntax --example network`.

use dateline_syntax::kernels::Kernel;
use dateline_syntax::network::parts::{Dims, Labels, Parts, places, shapes};
use dateline_syntax::network::{Network, Worker, write};
use dateline_types::tags::{Relation, Upos, Xpos};
use std::io::Write;
use std::ops::Range;
use std::time::Instant;

/// A network without training. Its trees are bad, so that decoding costs more than it does of a trained one.
fn parts(width: usize, hidden: usize) -> Parts {
    let dims = Dims { width, hidden, layers: 3, arc: 96, relation: 128 };
    let all = |labels: Vec<&str>| labels.into_iter().map(str::to_owned).collect();
    let number = |n: usize| match n {
        0 => "_".to_owned(),
        n => ["Number=Sing", "Number=Plur", "Case=Nom", "Case=Acc"][n % 4].to_owned(),
    };
    let kinds = ["PER", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "WORK"];
    let tags = kinds.iter().flat_map(|kind| [format!("B-{kind}"), format!("I-{kind}")]);
    let labels = Labels {
        upos: all(Upos::ALL.iter().map(|label| label.as_str()).collect()),
        xpos: all(Xpos::ALL.iter().map(|label| label.as_str()).collect()),
        feats: (0..150).map(number).collect(),
        names: std::iter::once("O".to_owned()).chain(tags).collect(),
        relations: all(Relation::ALL.iter().map(|label| label.as_str()).collect()),
    };
    let words = (0..24_000).map(|n| format!("w{n}")).collect();
    let mut parts = Parts { dims, labels, words, ..Parts::default() };
    let mut state = 42u64;
    for shape in shapes(&dims, parts.words.len(), parts.labels.lists().map(<[String]>::len)) {
        let mut dice = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 40) as f32 / (1 << 23) as f32 - 1.0) * 0.1
        };
        parts.tensors.insert(shape.name, (0..shape.rows * shape.columns).map(|_| dice()).collect());
    }
    for place in places(dims.layers) {
        parts.scales.insert(place.name(), 0.02);
    }
    parts
}

/// Seconds this thread has run, so that other work on the machine does not count; by the clock where the system does
/// not tell.
fn seconds(begun: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.as_deref().and_then(|line| line.split(' ').next()).and_then(|number| number.parse().ok());
    nanoseconds.map_or_else(|| begun.elapsed().as_secs_f64(), |nanoseconds: f64| nanoseconds / 1e9)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    // Words by the law of Zipf in sentences of news length.
    let vocabulary: Vec<String> = (0..20_000).map(|n| format!("word{n}")).collect();
    let mut forms: Vec<&str> = Vec::new();
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut state = 7u64;
    while forms.len() < 40_000 {
        let start = forms.len();
        for _ in 0..10 + sentences.len() * 7 % 31 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let rank = (20_000f64).powf((state >> 11) as f64 / (1u64 << 53) as f64);
            forms.push(&vocabulary[(rank as usize).min(vocabulary.len() - 1)]);
        }
        sentences.push(start..forms.len());
    }
    writeln!(out, "{:<10}{:>7}{:>8}{:>8}{:>12}{:>12}", "kernel", "width", "hidden", "MB", "load ms", "tokens/s")?;
    let started = Instant::now();
    let only: Option<usize> = std::env::args().nth(1).and_then(|width| width.parse().ok());
    for (width, hidden) in [(128, 96), (144, 112), (160, 128), (192, 128)] {
        if only.is_some_and(|only| only != width) {
            continue;
        }
        let file: &'static [u8] = Box::leak(write(&parts(width, hidden))?.into_boxed_slice());
        let begun = Instant::now();
        let network = Network::built_in(file)?;
        let load = begun.elapsed().as_secs_f64() * 1e3;
        for kernel in Kernel::ALL.into_iter().filter(|kernel| kernel.available()) {
            let mut worker = Worker::default();
            let mut best = f64::MAX;
            for _ in 0..5 {
                let mut rows = Vec::new();
                let from = seconds(started);
                network.read_sentences(kernel, &mut worker, &forms, &sentences, &mut rows);
                best = best.min(seconds(started) - from);
            }
            writeln!(
                out,
                "{:<10}{width:>7}{hidden:>8}{:>8.1}{load:>12.1}{:>12.0}",
                kernel.name(),
                file.len() as f64 / 1e6,
                forms.len() as f64 / best
            )?;
        }
    }
    Ok(())
}
