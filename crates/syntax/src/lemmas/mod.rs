//! From a word and its tags to the form under which a dictionary has it: "said" is `say`, "Americans" is `American`.
//!
//! No network: two kinds of trees, learnt from treebanks. A tree is walked from the word's last letter to its first
//! and gives the answer of the deepest node that has one, so that one structure holds both the rule ("-ies" is "-y")
//! and its exceptions ("series"). *Endings* answer with what to cut off and what to put on; *casings* answer which of
//! the word's capitals stay.

mod casing;
mod file;
mod tree;

pub use casing::{Case, Shape};
pub use file::LemmasError;
pub use tree::{Branch, START};

use dateline_types::tags::{Upos, Xpos};
use tree::Forest;

/// What an ending does to a word in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Script {
    /// Bytes cut from the end.
    pub cut: u8,
    /// What is put on instead.
    pub add: String,
}

/// Which tree answers: for a tag pair, or for all words of a part of speech whose pair has no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Part of speech.
    pub upos: Upos,
    /// Treebank tag; none where the tree is for all of them.
    pub xpos: Option<Xpos>,
    /// The shape for a tree of casings, none for a tree of endings.
    pub shape: Option<Shape>,
}

/// The lemmatiser: immutable, shared by every reader.
#[derive(Clone, Debug, Default)]
pub struct Lemmas {
    scripts: Vec<Script>,
    forest: Forest,
    /// The trees, by key.
    keys: Vec<Key>,
    /// The root of endings by parts of speech and tags; [`ABSENT`] where there is none.
    endings: Vec<u32>,
    /// The root of casings by parts of speech, tags and shapes, likewise.
    casings: Vec<u32>,
}

/// No tree.
const ABSENT: u32 = u32::MAX;

/// Longer words are copied as they are: no entry of the trees is as long.
pub const LONGEST: usize = 64;

impl Lemmas {
    /// From what was learnt. An answer of endings is an index into `scripts` plus one, of casings a [`Case::answer`].
    ///
    /// # Errors
    /// Where there are more scripts, trees or nodes than a file can hold.
    pub fn new(scripts: Vec<Script>, trees: &[(Key, Branch)]) -> Result<Self, LemmasError> {
        let keys = trees.iter().map(|(key, _)| *key).collect();
        let forest = Forest::plant(trees.iter().map(|(_, tree)| tree));
        Self::assemble(scripts, keys, forest)
    }

    fn assemble(scripts: Vec<Script>, keys: Vec<Key>, forest: Forest) -> Result<Self, LemmasError> {
        file::check(&scripts, &keys, &forest)?;
        let (parts, tags, shapes) = (Upos::ALL.len(), Xpos::ALL.len(), Shape::ALL.len());
        let mut endings = vec![ABSENT; parts * tags];
        let mut casings = vec![ABSENT; parts * tags * shapes];
        // The trees for all tags first, then those for one of them.
        for general in [true, false] {
            for (root, key) in keys.iter().enumerate().filter(|(_, key)| key.xpos.is_none() == general) {
                let tags = match key.xpos {
                    Some(xpos) => xpos.index()..xpos.index() + 1,
                    None => 0..tags,
                };
                for tag in tags {
                    let pair = pair(key.upos, tag);
                    let slot = match key.shape {
                        Some(shape) => casings.get_mut(pair * shapes + shape.index()),
                        None => endings.get_mut(pair),
                    };
                    if let Some(slot) = slot {
                        *slot = root as u32;
                    }
                }
            }
        }
        Ok(Self { scripts, forest, keys, endings, casings })
    }

    /// Appends the lemma of `form` to `out`. Does not allocate where `out` has room.
    ///
    /// ```
    /// # use dateline_syntax::lemmas::Lemmas;
    /// # use dateline_types::tags::{Upos, Xpos};
    /// let mut out = String::new();
    /// // Without trees only what needs none: lower case, plain apostrophes, numbers without their commas.
    /// Lemmas::default().lemma("1,200", Upos::Num, Xpos::Cd, &mut out);
    /// assert_eq!(out, "1200");
    /// ```
    pub fn lemma(&self, form: &str, upos: Upos, xpos: Xpos, out: &mut String) {
        if form.len() > LONGEST || casing::is_address(form) {
            out.push_str(form);
            return;
        }
        let start = out.len();
        casing::normal(form, upos, out);
        let pair = pair(upos, xpos.index());
        let shape = casing::shape(form, upos, xpos);
        let lower = out.get(start..).unwrap_or_default();
        let casing = self.casings.get(pair * Shape::ALL.len() + shape.index());
        let case = Case::answered(self.answer(casing, lower), upos);
        let script = usize::from(self.answer(self.endings.get(pair), lower));
        casing::apply(form, self.scripts.get(script.wrapping_sub(1)), case, start, out);
    }

    /// The answer of a tree for a word in lower case; 0 where there is no tree.
    fn answer(&self, root: Option<&u32>, lower: &str) -> u16 {
        root.filter(|root| **root != ABSENT).map_or(0, |root| self.forest.answer(*root, lower))
    }

    /// The bytes that [`Lemmas::parse`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        file::write(&self.scripts, &self.keys, &self.forest)
    }

    /// Reads the bytes of [`Lemmas::to_bytes`].
    ///
    /// # Errors
    /// Where they are not, with the reason. Nothing is allocated that the bytes do not pay for.
    pub fn parse(bytes: &[u8]) -> Result<Self, LemmasError> {
        let (scripts, keys, forest) = file::read(bytes)?;
        Self::assemble(scripts, keys, forest)
    }
}

/// The place of a pair of tags.
fn pair(upos: Upos, xpos: usize) -> usize {
    upos.index() * Xpos::ALL.len() + xpos
}

/// The word as the trees see it, and what training compares: lower case, plain apostrophes, numbers without commas.
/// None for words that the trees are not asked about.
pub fn normal(form: &str, upos: Upos) -> Option<String> {
    if form.len() > LONGEST || casing::is_address(form) {
        return None;
    }
    let mut out = String::new();
    casing::normal(form, upos, &mut out);
    Some(out)
}

/// Whether these are the tags of a name or a part of one.
pub fn is_name(upos: Upos, xpos: Xpos) -> bool {
    casing::is_name(upos, xpos)
}

/// The lemma that an ending and a casing make of a form.
pub fn render(form: &str, upos: Upos, script: &Script, case: Case) -> Option<String> {
    let mut out = normal(form, upos)?;
    casing::apply(form, Some(script), case, 0, &mut out);
    Some(out)
}

/// The shape of a form, as the trees of casings tell them apart.
pub fn shape(form: &str, upos: Upos, xpos: Xpos) -> Shape {
    casing::shape(form, upos, xpos)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Lemmas {
        let scripts = vec![
            Script { cut: 1, add: String::new() },
            Script { cut: 3, add: "y".to_owned() },
            Script { cut: 0, add: String::new() },
        ];
        let leaf = |label: u8, answer: u16, children: Vec<Branch>| Branch { label, answer, children };
        // -s: cut it; -ies: -y; "series": as it is.
        let word = b"^ser".iter().fold(Vec::new(), |below: Vec<Branch>, &letter| {
            let (label, answer) = if letter == b'^' { (START, 3) } else { (letter, 0) };
            vec![leaf(label, answer, below)]
        });
        let ies = leaf(b'e', 0, vec![leaf(b'i', 2, word)]);
        let plural = leaf(0, 3, vec![leaf(b's', 1, vec![ies])]);
        let key = |xpos, shape| Key { upos: Upos::Noun, xpos, shape };
        let casing = leaf(0, Case::Lower.answer(), vec![]);
        let trees = [
            (key(Some(Xpos::Nns), None), plural),
            (key(None, Some(Shape::Title)), casing.clone()),
            (Key { upos: Upos::Propn, xpos: None, shape: Some(Shape::Long) }, leaf(0, Case::Title.answer(), vec![])),
        ];
        Lemmas::new(scripts, &trees).unwrap()
    }

    fn lemma(lemmas: &Lemmas, form: &str, upos: Upos, xpos: Xpos) -> String {
        let mut out = "kept ".to_owned();
        lemmas.lemma(form, upos, xpos, &mut out);
        out.strip_prefix("kept ").unwrap().to_owned()
    }

    #[test]
    fn the_deepest_answer_counts() {
        let lemmas = sample();
        for (form, want) in [("talks", "talk"), ("Cities", "city"), ("series", "series"), ("miniseries", "minisery")] {
            assert_eq!(lemma(&lemmas, form, Upos::Noun, Xpos::Nns), want);
        }
        assert_eq!(lemma(&lemmas, "TEHRAN", Upos::Propn, Xpos::Nnp), "Tehran");
        assert_eq!(lemma(&lemmas, "Talks", Upos::Noun, Xpos::Nn), "talks", "no tree for the tag");
    }

    #[test]
    fn what_is_written_is_read() {
        let lemmas = sample();
        let bytes = lemmas.to_bytes();
        let again = Lemmas::parse(&bytes).unwrap();
        assert_eq!(again.to_bytes(), bytes);
        assert_eq!(lemma(&again, "Cities", Upos::Noun, Xpos::Nns), "city");
    }

    #[test]
    fn damage_is_an_error_or_harmless() {
        let bytes = sample().to_bytes();
        for end in 0..bytes.len() {
            assert!(Lemmas::parse(&bytes[..end]).is_err(), "cut at {end}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(Lemmas::parse(&longer).is_err());
        for at in 0..bytes.len() {
            for byte in [0, 1, 0x7F, 0x80, 0xFF] {
                let mut bytes = bytes.clone();
                bytes[at] = byte;
                let Ok(lemmas) = Lemmas::parse(&bytes) else { continue };
                for form in ["talks", "Ärzte", "’’", "", "AB"] {
                    lemma(&lemmas, form, Upos::Noun, Xpos::Nns);
                }
            }
        }
    }

    #[test]
    fn addresses_and_monsters_are_copied() {
        let lemmas = sample();
        for form in ["http://Example.com/news", "Jane@Example.com", "www.Example.com", &"S".repeat(1000)] {
            assert_eq!(lemma(&lemmas, form, Upos::Noun, Xpos::Nns), form);
        }
    }
}
