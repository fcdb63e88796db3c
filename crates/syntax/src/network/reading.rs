//! Reading sentences with a network: batches in, a row for each word out.

use super::arcs::Scores;
use super::embedding::Forms;
use super::encoder::Buffers;
use super::features::quote_states;
use super::model::{NEVER, Network};
use super::names::Names;
use super::pieces;
use super::tree::Decoder;
use super::vector::{add, byte, bytes, greatest};
use crate::kernels::{Instructions, Kernel, Starts, Work};
use dateline_types::tags::{Features, NameTag, Relation, Upos, Xpos};
use std::ops::Range;

/// Words read at a time, more or less: enough to keep the kernels busy, few enough to stay in the cache.
const BATCH: usize = 128;

/// What the network says of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// Features.
    pub feats: Features,
    /// Part in a name; a name begins with `B-` and goes on with `I-` of the same kind.
    pub name: NameTag,
    /// The head's place in the sentence, counted from 1; 0 for the root.
    pub head: u32,
    /// Relation to the head; `root` with head 0 and nowhere else.
    pub relation: Relation,
}

/// One thread's memory: buffers that are used again, and the vectors of words met. A worker belongs to one network.
#[derive(Clone, Debug, Default)]
pub struct Worker {
    forms: Forms,
    of: String,
    buffers: Buffers,
    heads: Vec<f32>,
    dependents: Vec<u8>,
    arcs: Vec<f32>,
    scores: Scores,
    decoder: Decoder,
    names: Names,
    chosen: Vec<u32>,
    labels: Vec<u8>,
    relations: Vec<f32>,
    states: Vec<u8>,
    pieces: Vec<Range<usize>>,
    local: Vec<Range<usize>>,
}

impl Network {
    /// Reads sentences and adds a row for each of their words.
    ///
    /// `sentences` are ranges of `forms` that follow one another without gaps. What is read of a sentence does not
    /// depend on the others, nor on the kernel.
    pub fn read_sentences(
        &self,
        kernel: Kernel,
        worker: &mut Worker,
        forms: &[&str],
        sentences: &[Range<usize>],
        out: &mut Vec<Reading>,
    ) {
        if worker.of != self.hash() {
            worker.forms.clear();
            self.hash().clone_into(&mut worker.of);
        }
        let first = sentences.first().map_or(0, |sentence| sentence.start);
        let base = out.len();
        worker.states.clear();
        let mut pieces = std::mem::take(&mut worker.pieces);
        pieces.clear();
        for sentence in sentences {
            worker.states.extend(quote_states(&forms[sentence.clone()]));
            pieces::cut(forms, sentence.clone(), &mut pieces);
        }
        let mut rest = &pieces[..];
        while let Some(piece) = rest.first() {
            let fits = |other: &Range<usize>| other.end - piece.start <= BATCH.max(piece.len());
            let (batch, after) = rest.split_at(rest.iter().take_while(|other| fits(other)).count().max(1));
            kernel.run(Batch { network: self, worker, forms, pieces: batch, first, out });
            rest = after;
        }
        let mut rest = &pieces[..];
        for sentence in sentences {
            let count = rest.iter().take_while(|piece| piece.end <= sentence.end).count();
            let (own, after) = rest.split_at(count);
            rest = after;
            let start = base + sentence.start - first;
            finish(&mut out[start..start + sentence.len()], own.iter().map(|piece| piece.start - sentence.start));
        }
        worker.pieces = pieces;
    }
}

/// Joins the pieces of a sentence, whose heads count from the piece's beginning.
fn finish(rows: &mut [Reading], starts: impl Iterator<Item = usize> + Clone) {
    let ends = starts.clone().skip(1).chain([rows.len()]);
    let mut top = None;
    for (start, end) in starts.zip(ends) {
        for (index, row) in rows.iter_mut().enumerate().take(end).skip(start) {
            match (row.head, top) {
                (0, None) => top = Some(index as u32 + 1),
                (0, Some(top)) => (row.head, row.relation) = (top, Relation::Parataxis),
                _ => row.head += start as u32,
            }
        }
    }
}

/// A batch of pieces on its way through the network.
struct Batch<'a> {
    network: &'a Network,
    worker: &'a mut Worker,
    forms: &'a [&'a str],
    pieces: &'a [Range<usize>],
    /// The word that `worker.states` begins with.
    first: usize,
    out: &'a mut Vec<Reading>,
}

impl Work for Batch<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Instructions>(self, kernel: I) {
        let Self { network, worker, forms, pieces, first, out } = self;
        let (Some(begin), Some(end)) = (pieces.first(), pieces.last()) else { return };
        let words = begin.start..end.end;
        let count = words.len();
        let width = network.dims.width;
        let mut local = std::mem::take(&mut worker.local);
        local.clear();
        local.extend(pieces.iter().map(|piece| piece.start - words.start..piece.end - words.start));

        worker.buffers.prepare(network, &local);
        let states = &worker.states[words.start - first..words.end - first];
        let rows = worker.buffers.x.chunks_exact_mut(width);
        for ((form, row), &state) in forms[words.clone()].iter().zip(rows).zip(states) {
            worker.forms.vector(network, form, row);
            let quotes = &network.quotes[usize::from(state) * width..][..width];
            add(row, quotes, false);
        }
        worker.buffers.encode(kernel, network, &local);

        let wide = network.heads.width();
        worker.heads.resize(count * wide, 0.0);
        let starts = Starts::Every { stride: width, rows: count };
        kernel.multiply(&network.heads, &worker.buffers.dense, starts, &mut worker.heads);
        worker.dependents(kernel, network, count);
        worker.trees(network, &local);
        worker.relations(kernel, network, &local, out);
        worker.local = local;
    }
}

impl Worker {
    /// The dependents' vectors, multiplied with the matrix of arcs.
    #[inline(always)]
    fn dependents<I: Instructions>(&mut self, kernel: I, network: &Network, count: usize) {
        let wide = network.heads.width();
        let arc = network.dims.arc;
        self.dependents.resize(count * arc, 0);
        let rows = self.heads.chunks_exact(wide).zip(self.dependents.chunks_exact_mut(arc));
        for (heads, out) in rows {
            // Bytes without a sign: what is negative becomes nought.
            bytes(&heads[network.columns.dependent..][..arc], 1.0 / network.arc_scale, 0.0, out);
        }
        self.arcs.resize(count * arc, 0.0);
        kernel.multiply(&network.arc, &self.dependents, Starts::Every { stride: arc, rows: count }, &mut self.arcs);
    }

    /// The tree of each piece, and the input to the relations.
    #[inline(always)]
    fn trees(&mut self, network: &Network, pieces: &[Range<usize>]) {
        let wide = network.heads.width();
        let (arc, relation, columns) = (network.dims.arc, network.dims.relation, network.columns);
        let inverse = 1.0 / network.relation_scale;
        let count = pieces.last().map_or(0, |piece| piece.end);
        self.labels.resize(count * relation, 0);
        self.relations.resize(count * network.relation.width(), 0.0);
        self.chosen.clear();
        for piece in pieces {
            let heads = &self.heads;
            let vector = |word: usize| &heads[(piece.start + word) * wide + columns.head..][..arc];
            self.scores.heads(&network.root.arc, piece.len(), vector, &network.arc_head);
            self.scores.score(&self.arcs[piece.start * arc..piece.end * arc], arc);
            self.decoder.decode(&self.scores);
            for (word, &head) in piece.clone().zip(&self.decoder.heads) {
                let own = &self.heads[word * wide + columns.label_dependent..][..relation];
                let other = match head.checked_sub(1) {
                    None => &network.root.label[..],
                    Some(head) => &self.heads[(piece.start + head as usize) * wide + columns.label_head..][..relation],
                };
                let out = &mut self.labels[word * relation..][..relation];
                for ((own, other), out) in own.iter().zip(other).zip(out) {
                    *out = byte(own + other, inverse, 0.0);
                }
            }
            self.chosen.extend_from_slice(&self.decoder.heads);
        }
    }

    /// Relations, and with them the finished rows.
    #[inline(always)]
    fn relations<I: Instructions>(
        &mut self,
        kernel: I,
        network: &Network,
        pieces: &[Range<usize>],
        out: &mut Vec<Reading>,
    ) {
        let count = pieces.last().map_or(0, |piece| piece.end);
        let (wide, columns, labels) = (network.heads.width(), network.columns, &network.labels);
        let starts = Starts::Every { stride: network.dims.relation, rows: count };
        kernel.multiply(&network.relation, &self.labels, starts, &mut self.relations);
        let heads = &self.heads;
        self.names.decode(&labels.names, pieces, |word| &heads[word * wide + columns.names..]);
        let rows = self.heads.chunks_exact(wide).zip(self.relations.chunks_exact_mut(network.relation.width()));
        for (((heads, relations), &head), &name) in rows.zip(&self.chosen).zip(&self.names.classes) {
            let class = if head == 0 {
                labels.root
            } else {
                relations[labels.root] = NEVER;
                greatest(relations)
            };
            let best = |from: usize, to: usize| greatest(&heads[from..to]);
            out.push(Reading {
                upos: pick(&labels.upos, best(columns.upos, columns.xpos)),
                xpos: pick(&labels.xpos, best(columns.xpos, columns.feats)),
                feats: pick(&labels.feats, best(columns.feats, columns.names)),
                name: pick(&labels.names, name),
                head,
                relation: pick(&labels.relations, class),
            });
        }
    }
}

/// What a class means. Classes beyond the list, which only fill a block, are never the greatest.
#[inline(always)]
fn pick<T: Copy>(list: &[T], class: usize) -> T {
    list[class.min(list.len() - 1)]
}
