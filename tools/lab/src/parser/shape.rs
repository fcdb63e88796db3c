//! The network's sizes, and where each of its matrices lies in the one long row of its dense numbers.

use super::noise::Noise;
use std::ops::Range;

/// Sizes. All matrices follow from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dims {
    /// Width of a word's vector.
    pub width: usize,
    /// Width of a recurrent state in one direction.
    pub hidden: usize,
    /// Number of layers.
    pub layers: usize,
    /// Width of the arc scorer's parts.
    pub arc: usize,
    /// Width of the label scorer's parts.
    pub label: usize,
    /// Number of UPOS tags.
    pub upos: usize,
    /// Number of XPOS tags.
    pub xpos: usize,
    /// Number of bundles of features.
    pub feats: usize,
    /// Number of BIO tags of names.
    pub names: usize,
    /// Number of relations.
    pub relations: usize,
    /// Width of the given word vectors; 0 for none.
    pub vector: usize,
}

/// Stretches of the heads' common matrix, by column.
#[derive(Clone, Debug)]
pub struct Heads {
    /// UPOS scores.
    pub upos: Range<usize>,
    /// XPOS scores.
    pub xpos: Range<usize>,
    /// Feature bundle scores.
    pub feats: Range<usize>,
    /// Name tag scores.
    pub names: Range<usize>,
    /// A word as dependent, for arcs.
    pub dependent: Range<usize>,
    /// A word as head, for arcs.
    pub head: Range<usize>,
    /// A word as dependent, for labels.
    pub label_dependent: Range<usize>,
    /// A word as head, for labels.
    pub label_head: Range<usize>,
}

impl Dims {
    /// The columns of the heads' common matrix.
    pub fn heads(&self) -> Heads {
        let mut at = 0;
        let mut take = |columns: usize| {
            at += columns;
            at - columns..at
        };
        Heads {
            upos: take(self.upos),
            xpos: take(self.xpos),
            feats: take(self.feats),
            names: take(self.names),
            dependent: take(self.arc),
            head: take(self.arc),
            label_dependent: take(self.label),
            label_head: take(self.label),
        }
    }

    /// Number of columns of the heads' common matrix.
    pub fn head_columns(&self) -> usize {
        self.heads().label_head.end
    }
}

/// A matrix or row among the dense numbers.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its name in the weights file.
    pub name: String,
    /// Where it lies.
    pub range: Range<usize>,
    /// Its columns; 0 for a plain row.
    pub columns: usize,
}

/// One layer's slots.
#[derive(Clone, Debug)]
pub struct LayerSlots {
    pub(super) conv: Range<usize>,
    pub(super) conv_bias: Range<usize>,
    pub(super) conv_gain: Range<usize>,
    pub(super) conv_shift: Range<usize>,
    pub(super) gates: Range<usize>,
    pub(super) gates_bias: Range<usize>,
    pub(super) out: Range<usize>,
    pub(super) out_gain: Range<usize>,
    pub(super) out_shift: Range<usize>,
}

/// Where everything lies.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Every slot in order.
    pub slots: Vec<Slot>,
    pub(super) layers: Vec<LayerSlots>,
    pub(super) vectors: Range<usize>,
    pub(super) embed_gain: Range<usize>,
    pub(super) embed_shift: Range<usize>,
    pub(super) quote: Range<usize>,
    pub(super) root: Range<usize>,
    pub(super) heads: Range<usize>,
    /// Biases of the heads' common matrix, by column.
    pub heads_bias: Range<usize>,
    pub(super) arc: Range<usize>,
    pub(super) arc_head: Range<usize>,
    pub(super) relations: Range<usize>,
    pub(super) relations_bias: Range<usize>,
}

impl Layout {
    /// Lays everything out and gives it first values: matrices at random by their size (Glorot and Bengio 2010), gains 1, biases 0.
    pub fn new(dims: &Dims, noise: &mut Noise) -> (Layout, Vec<f32>) {
        let mut slots = Vec::new();
        let mut values: Vec<f32> = Vec::new();
        let mut matrix = |name: &str, rows: usize, columns: usize, spread: f32| {
            let from = values.len();
            values.extend((0..rows * columns).map(|_| noise.normal() * spread));
            slots.push(Slot { name: name.to_owned(), range: from..values.len(), columns });
            from..values.len()
        };
        let glorot = |rows: usize, columns: usize| (2.0 / (rows + columns) as f32).sqrt();
        let (d, h) = (dims.width, dims.hidden);
        let vectors = matrix("vectors", dims.vector, d, glorot(dims.vector.max(1), d));
        let quote = matrix("quote", dateline_syntax::network::features::QUOTE_STATES, d, 0.1);
        let layers: Vec<[Range<usize>; 3]> = (0..dims.layers)
            .map(|l| {
                [
                    matrix(&format!("layer{l}.conv"), 3 * d, d, 1.2 * glorot(3 * d, d)),
                    matrix(&format!("layer{l}.gates"), d, 4 * h, glorot(d, 4 * h)),
                    matrix(&format!("layer{l}.out"), 2 * h, d, glorot(2 * h, d)),
                ]
            })
            .collect();
        let root = matrix("root", 1, d, 0.1);
        let heads = matrix("heads", d, dims.head_columns(), glorot(d, 128));
        let arc = matrix("arc", dims.arc, dims.arc, glorot(dims.arc, dims.arc));
        let relations = matrix("relations", dims.label, dims.relations, glorot(dims.label, dims.relations));
        let mut row = |name: &str, columns: usize, value: f32| {
            let from = values.len();
            values.resize(from + columns, value);
            slots.push(Slot { name: name.to_owned(), range: from..values.len(), columns: 0 });
            from..values.len()
        };
        let layers = layers
            .into_iter()
            .enumerate()
            .map(|(l, [conv, gates, out])| LayerSlots {
                conv,
                conv_bias: row(&format!("layer{l}.conv.bias"), d, 0.0),
                conv_gain: row(&format!("layer{l}.conv.gain"), d, 1.0),
                conv_shift: row(&format!("layer{l}.conv.shift"), d, 0.0),
                gates,
                gates_bias: row(&format!("layer{l}.gates.bias"), 4 * h, 0.0),
                out,
                out_gain: row(&format!("layer{l}.out.gain"), d, 1.0),
                out_shift: row(&format!("layer{l}.out.shift"), d, 0.0),
            })
            .collect();
        let layout = Layout {
            layers,
            vectors,
            quote,
            root,
            heads,
            arc,
            relations,
            embed_gain: row("embed.gain", d, 1.0),
            embed_shift: row("embed.shift", d, 0.0),
            heads_bias: row("heads.bias", dims.head_columns(), 0.0),
            arc_head: row("arc.head", dims.arc, 0.0),
            relations_bias: row("relations.bias", dims.relations, 0.0),
            slots,
        };
        (layout, values)
    }
}
