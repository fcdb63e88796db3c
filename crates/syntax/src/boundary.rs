//! Where a sentence may end, what the rules think of it, and what the weights are asked.
//!
//! A *place* is the gap after one word of a block. Rules in front rule places out ([`Block::possible`]): after
//! "Gen." before a name, inside "No. 5", before a closing quotation mark. For the others the hand-written verdict is
//! the first voice, and the weights add theirs. The same code serves training, so that both see the same features.

use crate::shapes::{Look, Shape, look};
use crate::usage::{USUALLY_SMALL, Usage};
use crate::words::Words;
use dateline_types::Tokens;

/// How many features a place has.
pub const FEATURES: usize = 46;

/// Fewer words than this may be a line of their own: "Thanks, Jane" before "Please find".
const BRIEF: usize = 6;

/// More words than this are no headline.
const HEADLINE: usize = 24;

/// A place whose outcome is known, for training.
#[derive(Clone, Debug)]
pub struct Place {
    /// The word before it, counted from the block's first.
    pub at: usize,
    /// What the weights are asked.
    pub features: [u32; FEATURES],
    /// What the hand-written rules say.
    pub verdict: bool,
    /// Whether a sentence ends here.
    pub ends: bool,
}

/// The words of one block as the splitter sees them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    looks: Vec<Look>,
    /// Whether the block ends in a stop; running text does, headings and addresses do not.
    stopped: bool,
    /// Whether no word after a stop has a capital: text typed without them.
    uncapitalised: bool,
    /// Words to each stop, coarsely: running text has many stops, headers and lists few.
    density: u32,
}

/// What has been decided before a place.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// First word of the sentence that is open.
    pub(crate) start: usize,
    /// Straight double quotes seen in the block, by parity.
    quoted: bool,
    /// Brackets open in the sentence.
    depth: u8,
    /// Whether the sentence before ended without a stop.
    loose: bool,
    /// Words in lower case in the open sentence.
    lower: usize,
    /// First word of the sentence before.
    before: usize,
    /// The next word that quotes and brackets are counted from.
    seen: usize,
}

impl State {
    /// Takes note of the words up to and with `at`.
    pub(crate) fn read(&mut self, block: &Block, at: usize) {
        while self.seen <= at {
            match block.at(self.seen, 0).shape {
                Shape::Straight => self.quoted = !self.quoted,
                Shape::Opener => self.depth = (self.depth + 1).min(3),
                Shape::Closer => self.depth = self.depth.saturating_sub(1),
                Shape::Lower => self.lower += 1,
                _ => {}
            }
            self.seen += 1;
        }
    }

    /// Takes note of a sentence that ends with word `at`.
    pub(crate) fn end(&mut self, block: &Block, at: usize) {
        self.before = self.start;
        self.start = at + 1;
        self.lower = 0;
        self.depth = 0;
        self.loose = !block.at(block.stop(at), 0).shape.stops();
    }
}

impl Block {
    /// Looks at the words from `first` on, which are one block's. Keeps its memory from block to block.
    pub(crate) fn read(&mut self, words: &Words, usage: &Usage, text: &str, tokens: &Tokens, first: usize) {
        look(words, usage, text, tokens, first, &mut self.looks);
        let last = self.looks.len().saturating_sub(1);
        self.stopped = self.at(self.stop(last), 0).shape.stops();
        let after_stop = self.looks.windows(2).filter(|pair| pair[0].shape.stops() && pair[0].shape != Shape::Dotted);
        let (mut lower, mut capital) = (0, 0);
        for pair in after_stop {
            lower += usize::from(pair[1].lower);
            capital += usize::from(pair[1].shape.capital());
        }
        self.uncapitalised = lower > capital;
        let stops = self.looks.iter().filter(|look| look.shape.stops()).count();
        self.density = bucket(self.looks.len() / (stops + 1));
    }

    pub(crate) fn len(&self) -> usize {
        self.looks.len()
    }

    /// The word `offset` away from `at`.
    fn at(&self, at: usize, offset: isize) -> Look {
        at.checked_add_signed(offset).and_then(|at| self.looks.get(at)).copied().unwrap_or(Look::EDGE)
    }

    /// The word before the closing marks that end with `at`: the stop of `deal . ”`.
    fn stop(&self, at: usize) -> usize {
        let mut stop = at;
        // A thousand brackets in a row are not looked through.
        for _ in 0..4 {
            if stop == 0 || !self.at(stop, 0).shape.closes() || !self.at(stop, 0).attached {
                break;
            }
            stop -= 1;
        }
        // "word )" is no stop with a closer, it is a closer.
        if self.at(stop, 0).shape.stops() { stop } else { at }
    }

    /// Whether a sentence may end with word `at`, which is not the block's last.
    pub(crate) fn possible(&self, at: usize, state: &State) -> bool {
        let (left, right) = (self.at(at, 0), self.at(at, 1));
        if right.joined || left.shape.opens() {
            return false;
        }
        let stopped = self.at(self.stop(at), 0).shape.stops();
        if right.attached {
            // Closing marks belong to the stop; a word may follow where the space is missing.
            return stopped && right.starts_attached(left.shape);
        }
        // Running text has its stops; headers, list marks and addresses among it have none.
        if self.stopped
            && !stopped
            && !(at - state.start < BRIEF && state.lower < 2)
            && right.shape != Shape::Date
            && (left.shape.wordy() || left.shape.closes() && left.shape != Shape::Closer)
        {
            return false;
        }
        match left.shape {
            Shape::Honorific if right.shape.capital() => return false,
            Shape::InnerAbbreviation => return false,
            Shape::Abbreviation | Shape::Initial | Shape::Dotted if right.shape == Shape::Number || right.lower => {
                return false;
            }
            Shape::Initial if !right.shape.opens() => return right.starter,
            // "9 a.m. EST", "the U.S. NATO mission".
            Shape::Dotted if right.shape == Shape::Capitals => return false,
            _ => {}
        }
        match right.shape {
            Shape::Comma
            | Shape::Colon
            | Shape::Semicolon
            | Shape::Closer
            | Shape::CloseQuote
            | Shape::FullStop
            | Shape::Mark => false,
            // Where no mark and no capital speaks for it, two words are one sentence's.
            Shape::Lower => !left.shape.goes_on() || !self.stopped && self.looks.len() > HEADLINE,
            _ => true,
        }
    }

    /// Whether a sentence ends with word `at` for certain: a full stop after a word in lower case, a capital after it;
    /// an abbreviation, and after it a small word of the kind that begins sentences, with a capital.
    pub(crate) fn certain(&self, at: usize) -> bool {
        let (before, stop, right) = (self.at(at, -1), self.at(at, 0), self.at(at, 1));
        if right.shape != Shape::Title || right.attached {
            return false;
        }
        let word = matches!(before.shape, Shape::Lower | Shape::Clitic);
        let plain = stop.shape == Shape::FullStop && stop.attached && word;
        let abbreviated = matches!(stop.shape, Shape::Abbreviation | Shape::Dotted) && self.stopped;
        plain || abbreviated && right.starter && right.usual == USUALLY_SMALL
    }

    /// What the hand-written rules say of a possible place.
    pub(crate) fn verdict(&self, at: usize) -> bool {
        let stop = self.at(self.stop(at), 0).shape;
        let right = self.at(at, 1);
        let opens = right.shape.opens() || matches!(right.shape, Shape::Straight | Shape::Apostrophe);
        match stop {
            Shape::FullStop => !right.lower,
            Shape::Mark | Shape::Ellipsis => {
                let quoted = opens && self.at(at, 2).lower;
                !right.lower && !quoted && right.shape != Shape::Dash
            }
            Shape::Abbreviation | Shape::Dotted => right.starter,
            _ => false,
        }
    }

    /// How many of the next words are in lower case, and how far the next stop is.
    fn ahead(&self, at: usize) -> (u32, u32) {
        let mut lower = 0;
        for offset in 1..=8 {
            let look = self.at(at, offset);
            lower += u32::from(look.shape == Shape::Lower);
            if look.shape.stops() || look.shape == Shape::Edge {
                return (lower, offset as u32);
            }
        }
        (lower, 9)
    }

    /// The features of a possible place, as hashes for the weights to fold.
    pub(crate) fn features(&self, at: usize, state: &State, out: &mut [u32; FEATURES]) {
        let stop = self.stop(at);
        let (l2, l1, l, r, r1) = (self.at(at, -2), self.at(at, -1), self.at(at, 0), self.at(at, 1), self.at(at, 2));
        let (s, before) = (self.at(stop, 0), self.at(stop, -1));
        let shape = |look: Look| look.shape as u32;
        let usual = |look: Look| u32::from(look.usual);
        let (sl, sr) = (shape(l), shape(r));
        let edge = sl | sr << 5 | u32::from(r.attached) << 10 | u32::from(r.lower) << 11;
        let length = bucket(at + 1 - state.start);
        let left = bucket(self.len() - at - 1);
        let flags = u32::from(self.stopped) | u32::from(self.uncapitalised) << 1;
        let inside = u32::from(state.quoted) | u32::from(state.depth) << 1;
        let verdict = u32::from(self.verdict(at));
        let r2 = self.at(at, 3);
        let (start, start1, last) = (self.at(state.start, 0), self.at(state.start, 1), self.at(state.before, 0));
        let running = bucket(state.lower);
        let (ahead, stop_ahead) = self.ahead(at);
        let alike = u32::from(r.word == start.word)
            | u32::from(r.word == last.word) << 1
            | u32::from(r.shape == start.shape) << 2
            | u32::from(r1.shape == start1.shape) << 3
            | u32::from(r.shape == last.shape) << 4;
        let pairs: [(u32, u32); FEATURES] = [
            (edge, verdict),
            (l.word, 0),
            (r.word, sl),
            (l.word, r.word),
            (edge, shape(r1)),
            (edge, shape(l1)),
            (l.word, edge),
            (r.word, edge),
            (l1.word, l.word),
            (l1.word, edge),
            (r.word, r1.word),
            (edge, r1.word),
            (s.word, edge | ((at - stop).min(3) as u32) << 12),
            (before.word, s.word ^ edge),
            (length, edge),
            (length, l.word),
            (left, edge),
            (flags, edge),
            (flags | length << 2, shape(s) | verdict << 5),
            (inside, edge),
            (edge, shape(self.at(state.start, 0)) | length << 5),
            (edge, shape(l2) | shape(l1) << 5 | shape(r1) << 10),
            (edge, shape(l1) | shape(r1) << 5),
            (u32::from(state.loose), edge | flags << 12),
            (r.word, length | flags << 8),
            (before.word, r.word),
            (shape(before) | shape(s) << 5, edge),
            (flags | u32::from(state.loose) << 2, verdict | length << 1),
            (edge, shape(l1) | shape(r1) << 5 | shape(r2) << 10),
            (start.word, sl | length << 5),
            (start.word, l.word),
            (running, edge | length << 12),
            (running, r.word),
            (running | self.density << 4, edge),
            (self.density, edge | ahead << 12),
            (ahead | stop_ahead << 4, edge),
            (ahead | stop_ahead << 4, r.word),
            (alike, edge | length << 12),
            (alike, sr | sl << 5 | self.density << 10),
            (r.word, shape(r1) | shape(r2) << 5 | sl << 10),
            (l.word, shape(l1) | shape(l2) << 5 | sr << 10),
            (r1.word, shape(r) | shape(l) << 5 | self.density << 10),
            (usual(r) | usual(l) << 2, edge | self.density << 12),
            (usual(r) | usual(l) << 2 | usual(r1) << 4 | usual(l1) << 6, edge),
            (usual(r) | usual(l) << 2 | length << 4, edge),
            (usual(r) | usual(l) << 2 | usual(r1) << 4, edge | shape(r1) << 12 | shape(l1) << 17),
        ];
        for (index, (out, (a, b))) in out.iter_mut().zip(pairs).enumerate() {
            *out = mix(index as u32, a, b);
        }
    }
}

/// Mixes a template's number and its two values. Fixed for ever by the weights' format number.
#[inline]
fn mix(template: u32, a: u32, b: u32) -> u32 {
    let mut h = a.wrapping_mul(0x9E37_79B1).rotate_left(15) ^ template.wrapping_mul(0x85EB_CA6B);
    h = (h ^ b.wrapping_mul(0xC2B2_AE35)).wrapping_mul(0x27D4_EB2F);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2C1B_3C6D);
    h ^ h >> 13
}

/// Lengths in words, coarser as they grow.
fn bucket(length: usize) -> u32 {
    match length {
        0..=5 => length as u32,
        6..=8 => 6,
        9..=14 => 7,
        15..=24 => 8,
        25..=40 => 9,
        _ => 10,
    }
}
