//! Kinds of names, their BIO tags, and sets of both as bits.

use std::ops::Range;

pub use dateline_types::NameKind as Kind;

/// The tags in the order of their bits: `O`, `B-PER`, `I-PER`, `B-ORG` …
pub fn labels() -> Vec<String> {
    let mut labels = vec!["O".to_owned()];
    for &kind in Kind::ALL {
        labels.push(format!("B-{}", kind.as_str()));
        labels.push(format!("I-{}", kind.as_str()));
    }
    labels
}

/// The bit of a kind's B tag in a [`TagSet`]; the I tag's is the next.
fn bit(kind: Kind) -> u32 {
    1 + 2 * kind as u32
}

/// A set of kinds, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Kinds(u16);

impl Kinds {
    /// No kind.
    pub const NONE: Self = Self(0);
    /// Every kind.
    pub const ALL: Self = Self((1 << Kind::ALL.len()) - 1);
    /// A place of any sort.
    pub const PLACE: Self = Self::of(&[Kind::Gpe, Kind::Location, Kind::Facility]);
    /// What data sets of four classes call miscellaneous.
    pub const MISC: Self = Self::of(&[Kind::Norp, Kind::Event, Kind::Work, Kind::Other]);

    /// The set of these kinds.
    pub const fn of(kinds: &[Kind]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < kinds.len() {
            bits |= 1 << kinds[at] as u16;
            at += 1;
        }
        Self(bits)
    }

    /// Whether it holds a kind.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Kinds of either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Kinds of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Its kinds in order.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(move |&kind| self.has(kind))
    }

    /// Its kinds by name: "GPE/LOC".
    pub fn name(self) -> String {
        self.iter().map(Kind::as_str).collect::<Vec<_>>().join("/")
    }
}

impl From<Kind> for Kinds {
    fn from(kind: Kind) -> Self {
        Self::of(&[kind])
    }
}

/// The tags a token may have, a bit each in the order of [`labels`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TagSet(pub u32);

impl TagSet {
    /// Outside every name.
    pub const O: Self = Self(1);
    /// Any tag: nothing is known.
    pub const ANY: Self = Self((1 << (1 + 2 * Kind::ALL.len())) - 1);

    /// The first token of a name of one of these kinds.
    pub fn begin(kinds: Kinds) -> Self {
        Self(kinds.iter().fold(0, |bits, kind| bits | 1 << bit(kind)))
    }

    /// A later token of such a name.
    pub fn inside(kinds: Kinds) -> Self {
        Self(Self::begin(kinds).0 << 1)
    }

    /// Tags of either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds all of the other's tags.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Number of tags.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no tag is left.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Kinds whose B tag it holds.
    pub fn begins(self) -> Kinds {
        Kind::ALL
            .iter()
            .copied()
            .filter(|kind| self.0 >> bit(*kind) & 1 == 1)
            .fold(Kinds::NONE, |set, k| set.or(k.into()))
    }

    /// Kinds whose I tag it holds.
    pub fn continues(self) -> Kinds {
        Self(self.0 >> 1 & !1).begins()
    }
}

/// A name: its tokens and what it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Indices of tokens.
    pub tokens: Range<usize>,
    /// One of these.
    pub kinds: Kinds,
}

/// The names that the sets leave no doubt about but for their kind: a token that must begin one, and those after it that
/// must continue it.
pub fn certain(sets: &[TagSet]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < sets.len() {
        let kinds = sets[at].begins();
        if kinds.is_empty() || sets[at] != TagSet::begin(kinds) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < sets.len() && !sets[end].is_empty() && sets[end] == TagSet::inside(sets[end].continues()) {
            end += 1;
        }
        // A token that may or may not go on leaves the end in doubt.
        if sets.get(end).is_none_or(|set| set.continues().is_empty()) {
            names.push(Name { tokens: at..end, kinds });
        }
        at = end;
    }
    names
}

/// The names that a sequence of tags (indices into [`labels`]) spells. An I tag that continues nothing begins a name.
pub fn decode(tags: &[usize]) -> Vec<(Range<usize>, Kind)> {
    let mut names: Vec<(Range<usize>, Kind)> = Vec::new();
    for (at, &tag) in tags.iter().enumerate() {
        let Some(&kind) = tag.checked_sub(1).and_then(|t| Kind::ALL.get(t / 2)) else { continue };
        match names.last_mut() {
            Some((tokens, last)) if tag % 2 == 0 && tokens.end == at && *last == kind => tokens.end = at + 1,
            _ => names.push((at..at + 1, kind)),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_follow_the_labels() {
        let labels = labels();
        assert_eq!(labels.len(), 19);
        let place = TagSet::begin(Kinds::PLACE).or(TagSet::O);
        let names: Vec<&str> = (0..19).filter(|bit| place.0 >> bit & 1 == 1).map(|bit| labels[bit].as_str()).collect();
        assert_eq!(names, ["O", "B-GPE", "B-LOC", "B-FAC"]);
        assert_eq!(place.begins(), Kinds::PLACE);
        assert_eq!(TagSet::inside(Kinds::MISC).continues(), Kinds::MISC);
        assert_eq!(TagSet::ANY.len(), 19);
    }

    #[test]
    fn names_in_doubt_are_left_out() {
        let (begin, inside) = (TagSet::begin(Kinds::PLACE), TagSet::inside(Kinds::PLACE));
        let names = certain(&[begin, inside, TagSet::O, begin, begin, inside.or(TagSet::O)]);
        assert_eq!(names.iter().map(|name| name.tokens.clone()).collect::<Vec<_>>(), [0..2, 3..4]);
    }

    #[test]
    fn tags_spell_names() {
        // I-PER, I-PER, B-PER, O, I-ORG, I-PER
        assert_eq!(
            decode(&[2, 2, 1, 0, 4, 2]),
            [(0..2, Kind::Person), (2..3, Kind::Person), (4..5, Kind::Organisation), (5..6, Kind::Person)]
        );
    }
}
