//! A network in floating point as a file, between the steps of training, with the words its rows stand for.

use super::model::Model;
use super::noise::Noise;
use super::shape::{Dims, Layout};
use anyhow::{Context, ensure};
use rustc_hash::FxHashMap;
use std::path::Path;

const MAGIC: &[u8; 8] = b"dlfloat2";

fn numbers(dims: &Dims) -> [usize; 11] {
    let d = dims;
    [d.width, d.hidden, d.layers, d.arc, d.label, d.upos, d.xpos, d.feats, d.names, d.relations, d.vector]
}

/// Writes a network whose rows stand for `words`.
///
/// # Errors
/// Where the file cannot be written.
pub fn save(model: &Model, words: &[String], path: &Path) -> anyhow::Result<()> {
    let mut file = MAGIC.to_vec();
    let tables = [&model.dense, &model.words, &model.features, &model.vectors];
    let lengths = tables.map(Vec::len);
    for number in numbers(&model.dims).into_iter().chain(lengths) {
        file.extend_from_slice(&(number as u32).to_le_bytes());
    }
    for value in tables.into_iter().flatten() {
        file.extend_from_slice(&value.to_le_bytes());
    }
    file.extend_from_slice(words.join("\n").as_bytes());
    std::fs::write(path, file).with_context(|| format!("writing {}", path.display()))
}

/// Reads a network that [`save`] wrote, with its rows in the order of `words`; words it does not know get the row of the
/// unknown word.
///
/// # Errors
/// Where the file is missing or not one.
pub fn load(path: &Path, words: &[String]) -> anyhow::Result<Model> {
    let file = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let body = file.strip_prefix(MAGIC).with_context(|| format!("{} is no network", path.display()))?;
    let cells: &[[u8; 4]] = body.as_chunks::<4>().0;
    ensure!(cells.len() >= 15, "{} is cut short", path.display());
    let number = |at: usize| u32::from_le_bytes(cells[at]) as usize;
    let dims = Dims {
        width: number(0),
        hidden: number(1),
        layers: number(2),
        arc: number(3),
        label: number(4),
        upos: number(5),
        xpos: number(6),
        feats: number(7),
        names: number(8),
        relations: number(9),
        vector: number(10),
    };
    let lengths = [number(11), number(12), number(13), number(14)];
    let end = 15 + lengths.iter().sum::<usize>();
    ensure!(cells.len() >= end, "{} is cut short", path.display());
    let mut at = 15;
    let [dense, table, features, vectors] = lengths.map(|length| {
        at += length;
        cells[at - length..at].iter().map(|bytes| f32::from_le_bytes(*bytes)).collect::<Vec<f32>>()
    });
    let (layout, fresh) = Layout::new(&dims, &mut Noise(0));
    ensure!(fresh.len() == dense.len(), "{}: sizes do not fit", path.display());
    let own = std::str::from_utf8(&body[4 * end..]).with_context(|| format!("the words of {}", path.display()))?;
    let rows: FxHashMap<&str, usize> = own.split('\n').zip(1..).collect();
    let order = |table: &[f32], width: usize| -> Vec<f32> {
        let row = |word: Option<&String>| word.and_then(|word| rows.get(word.as_str())).copied().unwrap_or(0) * width;
        std::iter::once(None)
            .chain(words.iter().map(Some))
            .flat_map(|word| &table[row(word)..][..width])
            .copied()
            .collect()
    };
    let (words, vectors) = (order(&table, dims.width), order(&vectors, dims.vector));
    Ok(Model { dims, layout, dense, words, features, vectors })
}
