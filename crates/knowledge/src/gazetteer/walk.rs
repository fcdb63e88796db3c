//! Every name that starts at a place of a text: one walk along the folded text through the map of names.

use super::fold::{Folded, Kind, Step, ends_word, starts_word};
use super::image::{CAPITAL, CONDITION, ENDS_IN_S, EXACT_CAPS, Image, SURNAME};
use super::schema::Table;
use super::{Gazetteer, Only, Posting, RowId};
use fst::raw::{Node, Output};

/// What the text shows of a name so far.
#[derive(Clone, Copy, Default)]
struct Shown {
    letters: u32,
    capitals: u32,
    /// Whether the first letter, of a leading "the" aside, is a capital.
    capital: bool,
    /// Folded characters, as far as a leading "the" goes.
    start: [char; 4],
    count: usize,
    /// Whether the last two characters were an apostrophe and s.
    ends_in_s: bool,
    after_apostrophe: bool,
}

impl Shown {
    fn add(&mut self, step: &Step) {
        if step.kind == Kind::Letter {
            let letter = step.letters().iter().any(|c| c.is_alphabetic());
            if self.letters == 0 || (self.count == 4 && self.start == ['t', 'h', 'e', ' ']) {
                self.capital = step.capital;
            }
            self.letters += u32::from(letter);
            self.capitals += u32::from(letter && step.capital);
        }
        self.ends_in_s = self.after_apostrophe && step.letters() == ['s'];
        self.after_apostrophe = step.kind == Kind::Apostrophe;
        for c in step.letters() {
            if let Some(slot) = self.start.get_mut(self.count) {
                *slot = *c;
            }
            self.count += 1;
        }
    }

    fn allows(&self, flags: u8) -> bool {
        (flags & EXACT_CAPS == 0 || self.capitals == self.letters)
            && (flags & CAPITAL == 0 || self.capital)
            && (flags & ENDS_IN_S != 0) == self.ends_in_s
    }
}

/// Which names are asked for.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked {
    /// With no regard to capitals.
    pub(super) any_case: bool,
    /// Only those that end where the text does.
    pub(super) to_the_end: bool,
}

impl Gazetteer {
    /// Every name that starts at byte `at` of a text and ends at the end of a word, put behind what `out` holds: where it
    /// ends, and a row it may mean; shorter names first, and of one name the most prominent row first.
    ///
    /// One walk, whose length is that of the longest name; nothing is allocated but what `out` needs.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let (text, mut found) = ("told Reuters on", Vec::new());
    /// knowledge.gazetteer().matches_at(text, 5, &mut found);
    /// assert!(found.iter().any(|(end, _)| &text[5..*end] == "Reuters"));
    /// ```
    pub fn matches_at(&self, text: &str, at: usize, out: &mut Vec<(usize, Posting)>) {
        self.matches(text, at, Asked::default(), out);
    }

    pub(super) fn matches(&self, text: &str, at: usize, asked: Asked, out: &mut Vec<(usize, Posting)>) {
        if !text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) || !starts_word(text, at) {
            return;
        }
        let from = out.len();
        for (image, mark) in self.images() {
            self.walk(image, mark, (text, at), asked, out);
        }
        let Some(found) = out.get_mut(from..) else { return };
        if self.layers.over.is_some() {
            found.sort_by_key(|(end, _)| *end);
        }
        for same in found.chunk_by_mut(|(a, _), (b, _)| a == b) {
            let list = |posting: &Posting| {
                let image = self.image(posting.row.0);
                matches!(image.table(posting.row.0 & !super::OVERLAY), Table::GivenNames | Table::Surnames)
            };
            let mut others = same.iter_mut().filter(|(_, posting)| !list(posting));
            if let (Some((_, one)), None) = (others.next(), others.next()) {
                one.certain = !one.surname && one.only.is_none();
            }
        }
    }

    fn walk(&self, image: &Image, mark: u32, (text, at): (&str, usize), asked: Asked, out: &mut Vec<(usize, Posting)>) {
        let Some(names) = &image.names else { return };
        let (mut node, mut value) = (names.root(), Output::zero());
        let mut shown = Shown::default();
        let mut folded = Folded::new(text, at);
        let mut next = folded.next();
        while let Some(step) = next {
            for letter in step.letters() {
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    let Some(found) = node.find_input(byte) else { return };
                    let along = node.transition(found);
                    value = value.cat(along.out);
                    node = names.node(along.addr);
                }
            }
            shown.add(&step);
            next = folded.next();
            let far_enough = !asked.to_the_end || step.end == text.len();
            if node.is_final() && far_enough && may_end(&step, next.as_ref()) && ends_word(text, step.end) {
                self.put(image, mark, whole(&node, value), (step.end, &shown), asked.any_case, out);
            }
        }
    }

    fn put(
        &self,
        image: &Image,
        mark: u32,
        value: u64,
        (end, shown): (usize, &Shown),
        any_case: bool,
        out: &mut Vec<(usize, Posting)>,
    ) {
        for raw in image.postings(value) {
            if (any_case || shown.allows(raw.flags)) && self.is_there(mark, raw.row) {
                let only = (raw.flags & CONDITION != 0).then_some(Only(u32::from(raw.condition) | mark));
                let surname = raw.flags & SURNAME != 0;
                out.push((end, Posting { row: RowId(raw.row | mark), surname, certain: false, only }));
            }
        }
    }
}

/// Whether a name may end after a step: not in a gap or at an apostrophe, and not before a mark or stop that belongs to it.
fn may_end(step: &Step, next: Option<&Step>) -> bool {
    !matches!(step.kind, Kind::Blank | Kind::Apostrophe) && next.is_none_or(|next| next.kind != Kind::Silent)
}

fn whole(node: &Node<'_>, value: Output) -> u64 {
    value.cat(node.final_output()).value()
}
