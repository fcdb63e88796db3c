//! A trained network before it is quantised: what the trainer hands over, and the shape every part must have.

use super::features::{BUCKETS, QUOTE_STATES};
use std::collections::BTreeMap;

/// Sizes of the network. All widths are multiples of 16, so that every row is whole vector registers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dims {
    /// Width of a token's vector (D).
    pub width: usize,
    /// Width of a recurrent state, one direction (H).
    pub hidden: usize,
    /// Number of layers (L).
    pub layers: usize,
    /// Width of an arc vector (A).
    pub arc: usize,
    /// Width of a relation vector (B).
    pub relation: usize,
}

/// The names behind the classes of each head; a class is an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Universal parts of speech.
    pub upos: Vec<String>,
    /// Penn tags.
    pub xpos: Vec<String>,
    /// Whole bundles of features, `Number=Sing|Person=3`; `_` for none.
    pub feats: Vec<String>,
    /// `O`, and `B-` and `I-` with each kind of name.
    pub names: Vec<String>,
    /// Relations of dependency; `root` is among them.
    pub relations: Vec<String>,
}

impl Labels {
    /// The five lists in their fixed order: upos, xpos, feats, names, relations.
    pub fn lists(&self) -> [&[String]; 5] {
        [&self.upos, &self.xpos, &self.feats, &self.names, &self.relations]
    }
}

/// A trained network in floating point.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Sizes.
    pub dims: Dims,
    /// Names of classes.
    pub labels: Labels,
    /// Known words in [normal form](super::features::normal); word `i` has row `i + 1` of the tensor `words`.
    pub words: Vec<String>,
    /// Row-major tensors by name, as [`shapes`] lists them.
    pub tensors: BTreeMap<String, Vec<f32>>,
    /// Scale of the quantised activations by place, as [`places`] lists them: `u8 = round(v / scale) + zero point`.
    pub scales: BTreeMap<String, f32>,
    /// Tables of the lemmatiser, whose own matter they are.
    pub lemmas: Vec<u8>,
}

/// What becomes of a tensor in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Rows looked up: 8 bits with a scale for each row.
    Rows,
    /// A matrix that activations are multiplied with: 8 bits within ±64 and a scale for each column. The text names the
    /// place the activations come from.
    Dense(Place),
    /// Kept as it is.
    Float,
}

/// A place where activations are quantised before they are multiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The layer's input to its convolution (`conv.0`, `conv.1`, …).
    Conv(usize),
    /// The input to the gates (`gates.0`, …).
    Gates(usize),
    /// Both recurrent states side by side (`out.0`, …).
    Out(usize),
    /// The last layer's result (`heads`).
    Heads,
    /// A dependent's arc vector, never negative (`arc`).
    Arc,
    /// relu(dependent + head) before the relations (`relation`), never negative.
    Relation,
}

impl Place {
    /// Its name in [`Parts::scales`].
    pub fn name(self) -> String {
        match self {
            Self::Conv(layer) => format!("conv.{layer}"),
            Self::Gates(layer) => format!("gates.{layer}"),
            Self::Out(layer) => format!("out.{layer}"),
            Self::Heads => "heads".to_owned(),
            Self::Arc => "arc".to_owned(),
            Self::Relation => "relation".to_owned(),
        }
    }

    /// The byte that stands for nought: 0 where activations are never negative, else 128.
    pub fn zero_point(self) -> u8 {
        match self {
            Self::Arc | Self::Relation => 0,
            _ => 128,
        }
    }
}

/// Every place of a network with so many layers.
pub fn places(layers: usize) -> Vec<Place> {
    let mut places: Vec<Place> = (0..layers).flat_map(|l| [Place::Conv(l), Place::Gates(l), Place::Out(l)]).collect();
    places.extend([Place::Heads, Place::Arc, Place::Relation]);
    places
}

/// A tensor's name, its size, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its key in [`Parts::tensors`].
    pub name: String,
    /// Number of rows: the input's width for a matrix.
    pub rows: usize,
    /// Number of columns: the output's width for a matrix.
    pub columns: usize,
    /// What becomes of it.
    pub kind: Kind,
}

/// Every tensor of a network. Names are those of the plan: per layer `conv.0` with `conv.0.bias`, `conv.0.gain`,
/// `conv.0.shift` (gain and shift are those of the normalisation after it), and so on.
pub fn shapes(dims: &Dims, words: usize, labels: [usize; 5]) -> Vec<Shape> {
    let &Dims { width, hidden, layers, arc, relation } = dims;
    let [upos, xpos, feats, names, relations] = labels;
    let mut shapes = Vec::new();
    let mut add = |name: &str, rows, columns, kind| {
        shapes.push(Shape { name: name.to_owned(), rows, columns, kind });
    };
    add("words", words + 1, width, Kind::Rows);
    add("buckets", BUCKETS, width, Kind::Rows);
    add("embed.gain", 1, width, Kind::Float);
    add("embed.shift", 1, width, Kind::Float);
    add("quotes", QUOTE_STATES, width, Kind::Float);
    for l in 0..layers {
        add(&format!("conv.{l}"), 3 * width, width, Kind::Dense(Place::Conv(l)));
        add(&format!("conv.{l}.bias"), 1, width, Kind::Float);
        add(&format!("conv.{l}.gain"), 1, width, Kind::Float);
        add(&format!("conv.{l}.shift"), 1, width, Kind::Float);
        // Columns: forward gate, forward candidate, backward gate, backward candidate.
        add(&format!("gates.{l}"), width, 4 * hidden, Kind::Dense(Place::Gates(l)));
        add(&format!("gates.{l}.bias"), 1, 4 * hidden, Kind::Float);
        add(&format!("out.{l}"), 2 * hidden, width, Kind::Dense(Place::Out(l)));
        add(&format!("out.{l}.gain"), 1, width, Kind::Float);
        add(&format!("out.{l}.shift"), 1, width, Kind::Float);
    }
    for (name, columns) in [("upos", upos), ("xpos", xpos), ("feats", feats), ("names", names)] {
        add(name, width, columns, Kind::Dense(Place::Heads));
        add(&format!("{name}.bias"), 1, columns, Kind::Float);
    }
    add("dependent", width, arc, Kind::Dense(Place::Heads));
    add("dependent.bias", 1, arc, Kind::Float);
    add("head", width, arc, Kind::Dense(Place::Heads));
    add("head.bias", 1, arc, Kind::Float);
    add("label.dependent", width, relation, Kind::Dense(Place::Heads));
    add("label.bias", 1, relation, Kind::Float);
    add("label.head", width, relation, Kind::Dense(Place::Heads));
    add("root", 1, width, Kind::Float);
    add("arc", arc, arc, Kind::Dense(Place::Arc));
    add("arc.head", 1, arc, Kind::Float);
    add("relation", relation, relations, Kind::Dense(Place::Relation));
    add("relation.bias", 1, relations, Kind::Float);
    shapes
}
