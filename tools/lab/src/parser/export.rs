//! From a trained network in floating point to the parts of the weights file.

use super::batch::Example;
use super::encoder::{self, Dropout, LayerTrace, rows};
use super::heads;
use super::material::Material;
use super::model::Model;
use anyhow::Context;
use dateline_syntax::network::parts::{Dims, Labels, Parts, Place, places};
use std::collections::BTreeMap;
use std::ops::Range;

/// Activations beyond all but this share are cut off at the ends of a byte.
const KEPT: f64 = 0.999_98;

/// The parts of the weights file. Scales of activations are taken from the first `words` words of the treebanks.
///
/// # Errors
/// Where there is no treebank to take scales from.
pub fn parts(model: &Model, material: &Material, lemmas: Vec<u8>, words: usize) -> anyhow::Result<Parts> {
    let d = &model.dims;
    Ok(Parts {
        dims: Dims { width: d.width, hidden: d.hidden, layers: d.layers, arc: d.arc, relation: d.label },
        labels: Labels {
            upos: material.labels.upos.names.clone(),
            xpos: material.labels.xpos.names.clone(),
            feats: material.labels.feats.names.clone(),
            names: material.names.clone(),
            relations: material.labels.relations.names.clone(),
        },
        words: material.words.clone(),
        tensors: tensors(model),
        scales: scales(model, material, words)?,
        lemmas,
    })
}

fn tensors(model: &Model) -> BTreeMap<String, Vec<f32>> {
    let layout = &model.layout;
    let dense = |range: &Range<usize>| model.dense[range.clone()].to_vec();
    let mut out = BTreeMap::new();
    let mut add = |name: &str, values: Vec<f32>| {
        out.insert(name.to_owned(), values);
    };
    add("words", words(model));
    add("buckets", model.features.clone());
    add("embed.gain", dense(&layout.embed_gain));
    add("embed.shift", dense(&layout.embed_shift));
    add("quotes", dense(&layout.quote));
    for (l, slots) in layout.layers.iter().enumerate() {
        add(&format!("conv.{l}"), dense(&slots.conv));
        add(&format!("conv.{l}.bias"), dense(&slots.conv_bias));
        add(&format!("conv.{l}.gain"), dense(&slots.conv_gain));
        add(&format!("conv.{l}.shift"), dense(&slots.conv_shift));
        add(&format!("gates.{l}"), dense(&slots.gates));
        add(&format!("gates.{l}.bias"), dense(&slots.gates_bias));
        add(&format!("out.{l}"), dense(&slots.out));
        add(&format!("out.{l}.gain"), dense(&slots.out_gain));
        add(&format!("out.{l}.shift"), dense(&slots.out_shift));
    }
    let parts = model.dims.heads();
    let columns = model.dims.head_columns();
    let (matrix, bias) = (dense(&layout.heads), dense(&layout.heads_bias));
    let cut = |range: &Range<usize>| -> Vec<f32> {
        matrix.chunks_exact(columns).flat_map(|row| &row[range.clone()]).copied().collect()
    };
    let named = [
        ("upos", &parts.upos),
        ("xpos", &parts.xpos),
        ("feats", &parts.feats),
        ("names", &parts.names),
        ("dependent", &parts.dependent),
        ("head", &parts.head),
    ];
    for (name, range) in named {
        add(name, cut(range));
        add(&format!("{name}.bias"), bias[range.clone()].to_vec());
    }
    add("label.dependent", cut(&parts.label_dependent));
    add("label.head", cut(&parts.label_head));
    // Both parts are added before anything else happens to them: one bias is enough.
    let both = bias[parts.label_dependent].iter().zip(&bias[parts.label_head]).map(|(a, b)| a + b).collect();
    add("label.bias", both);
    add("root", dense(&layout.root));
    add("arc", dense(&layout.arc));
    add("arc.head", dense(&layout.arc_head));
    add("relation", dense(&layout.relations));
    add("relation.bias", dense(&layout.relations_bias));
    out
}

/// The word table with the given vectors, turned to the network's width, added in.
fn words(model: &Model) -> Vec<f32> {
    let mut words = model.words.clone();
    let (width, vector) = (model.dims.width, model.dims.vector);
    let turn = &model.dense[model.layout.vectors.clone()];
    super::matrix::product(
        &mut words,
        &model.vectors,
        (model.vectors.len() / vector.max(1), vector),
        turn,
        width,
        true,
    );
    words
}

/// Absolute values seen at a place.
#[derive(Default)]
struct Seen(Vec<f32>);

impl Seen {
    fn add(&mut self, values: impl Iterator<Item = f32>) {
        self.0.extend(values.map(f32::abs).filter(|x| *x > 0.0));
    }

    /// The value that all but a share of 1 - [`KEPT`] stay below.
    fn bound(&mut self) -> Option<f32> {
        let at = ((self.0.len() as f64 * KEPT) as usize).min(self.0.len().checked_sub(1)?);
        Some(*self.0.select_nth_unstable_by(at, f32::total_cmp).1)
    }
}

fn scales(model: &Model, material: &Material, words: usize) -> anyhow::Result<BTreeMap<String, f32>> {
    let mut seen: BTreeMap<Place, Seen> = BTreeMap::new();
    let mut left = words;
    let nothing = Dropout::default();
    let sample: Vec<&Example> = material.treebank.iter().step_by(17).collect();
    let d = model.dims.width;
    for shard in sample.chunks(32) {
        let (vectors, trace) = encoder::forward(model, &material.types, shard, nothing, 0);
        for (l, LayerTrace { windows, middle, .. }) in trace.layers.iter().enumerate() {
            let here = windows.chunks_exact(3 * d).flat_map(|window| &window[d..2 * d]).copied();
            seen.entry(Place::Conv(l)).or_default().add(here);
            seen.entry(Place::Gates(l)).or_default().add(middle.iter().copied());
            // States lie between -1 and 1.
            seen.entry(Place::Out(l)).or_default().add(std::iter::once(1.0));
        }
        seen.entry(Place::Heads).or_default().add(vectors.iter().copied());
        let total = vectors.len() / d;
        let scores = heads::forward(model, vectors, shard, nothing, 0);
        seen.entry(Place::Arc).or_default().add(scores.dependent.iter().copied());
        for (s, example) in rows(shard).iter().zip(shard) {
            let hidden = heads::label_hidden(model, &scores, s, &example.heads);
            seen.entry(Place::Relation).or_default().add(hidden.into_iter());
        }
        left = left.saturating_sub(total);
        if left == 0 {
            break;
        }
    }
    places(model.dims.layers)
        .into_iter()
        .map(|place| {
            let bound = seen.get_mut(&place).and_then(Seen::bound).context("no treebank to take scales from")?;
            let steps = if place.zero_point() == 0 { 255.0 } else { 127.0 };
            Ok((place.name(), bound.max(1e-3) / steps))
        })
        .collect()
}
