//! Capitals and the characters of a word: what is looked up, and which capitals the lemma keeps.

use super::Script;
use dateline_types::tags::{Upos, Xpos};

/// How a word is written, as far as it tells which capitals are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Shape {
    /// Without a letter that has two cases.
    Bare,
    /// Without a capital.
    Lower,
    /// One letter, a capital.
    Single,
    /// Two to four characters, all letters capitals: mostly initials.
    Short,
    /// Five characters, all letters capitals: either.
    Five,
    /// Longer, all letters capitals: mostly a word of a headline.
    Long,
    /// One capital, at its head.
    Title,
    /// Anything else: "McCartney", "anti-American".
    Mixed,
}

impl Shape {
    /// All of them, each at its index.
    pub const ALL: &'static [Self] =
        &[Self::Bare, Self::Lower, Self::Single, Self::Short, Self::Five, Self::Long, Self::Title, Self::Mixed];

    /// Its place in [`ALL`](Self::ALL).
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Which capitals a lemma has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Case {
    /// None.
    Lower,
    /// Those of the word.
    Kept,
    /// The first letter's.
    Title,
    /// All letters'.
    Upper,
}

impl Case {
    /// All of them, each at its index.
    pub const ALL: &'static [Self] = &[Self::Lower, Self::Kept, Self::Title, Self::Upper];

    /// The answer that stands for it in a tree.
    pub const fn answer(self) -> u16 {
        self as u16 + 1
    }

    /// The case that a tree's answer stands for. Without an answer, names keep their capitals.
    pub(super) fn answered(answer: u16, upos: Upos) -> Self {
        let default = if upos == Upos::Propn { Self::Kept } else { Self::Lower };
        usize::from(answer).checked_sub(1).and_then(|index| Self::ALL.get(index)).copied().unwrap_or(default)
    }
}

/// Whether a word is an address on the net, which has no other form.
pub(super) fn is_address(form: &str) -> bool {
    form.len() > 4 && (form.contains('@') || form.contains("://") || form.starts_with("www."))
}

/// The shape of a word, as the trees of casings tell them apart: outside names, a word at the head of a sentence, in a
/// headline and among others is one word.
pub(super) fn shape(form: &str, upos: Upos, xpos: Xpos) -> Shape {
    match written(form) {
        Shape::Lower | Shape::Five | Shape::Long if !is_name(upos, xpos) => Shape::Title,
        shape => shape,
    }
}

/// Whether a word is a name or part of one: the "Foreign" of "Foreign Office" is an adjective and a name.
pub(super) fn is_name(upos: Upos, xpos: Xpos) -> bool {
    upos == Upos::Propn || matches!(xpos, Xpos::Nnp | Xpos::Nnps)
}

/// The shape of a word as it stands.
fn written(form: &str) -> Shape {
    let (mut upper, mut lower, mut length) = (0, 0, 0);
    let mut first = false;
    for c in form.chars() {
        if c.is_uppercase() {
            first |= length == 0;
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
        length += 1;
    }
    match (upper, lower, length) {
        (0, 0, _) => Shape::Bare,
        (0, _, _) => Shape::Lower,
        (1, 0, _) => Shape::Single,
        (_, 0, ..=4) => Shape::Short,
        (_, 0, 5) => Shape::Five,
        (_, 0, _) => Shape::Long,
        (1, _, _) if first => Shape::Title,
        _ => Shape::Mixed,
    }
}

/// Appends the word in lower case, with plain apostrophes, quotation marks and hyphens; a number without its commas.
pub(super) fn normal(form: &str, upos: Upos, out: &mut String) {
    let start = out.len();
    if form.is_ascii() {
        out.push_str(form);
        if let Some(word) = out.get_mut(start..) {
            word.make_ascii_lowercase();
        }
    } else {
        for c in form.chars() {
            match c {
                '’' | '‘' => out.push('\''),
                '“' | '”' => out.push('"'),
                '–' => out.push('-'),
                c => out.extend(c.to_lowercase()),
            }
        }
    }
    if upos == Upos::Num && form.contains(',') && form.starts_with(|c: char| c.is_ascii_digit()) {
        out.truncate(start);
        out.extend(form.chars().filter(|c| *c != ',').flat_map(char::to_lowercase));
    }
}

/// Turns the [`normal`] word at the end of `out` into the lemma.
pub(super) fn apply(form: &str, script: Option<&Script>, case: Case, start: usize, out: &mut String) {
    let length = out.len() - start;
    let cut = script.map_or(0, |script| usize::from(script.cut));
    let (kept, add) = match script {
        Some(script) if cut <= length && out.is_char_boundary(out.len() - cut) => (length - cut, script.add.as_str()),
        _ => (length, ""),
    };
    // Without a capital there is none to keep; where a letter's small form is two, they cannot be told apart.
    let case = match case {
        Case::Kept if matches!(written(form), Shape::Bare | Shape::Lower) => Case::Lower,
        Case::Kept if form.len() != length && form.chars().count() != count(out, start) => Case::Lower,
        case => case,
    };
    if case == Case::Kept {
        let letters = out.get(start..start + kept).map_or(0, |word| word.chars().count());
        out.truncate(start);
        out.extend(form.chars().take(letters));
        let added = out.len();
        out.push_str(add);
        if !add.is_empty() && matches!(written(form), Shape::Short | Shape::Five | Shape::Long) {
            uppercase(out, added);
        }
        return;
    }
    out.truncate(start + kept);
    out.push_str(add);
    match case {
        Case::Upper => uppercase(out, start),
        Case::Title => capitalise(out, start),
        _ => {}
    }
}

fn count(out: &str, start: usize) -> usize {
    out.get(start..).map_or(0, |word| word.chars().count())
}

/// Capitals for the ASCII letters from `start` on; others are rare enough to stay.
fn uppercase(out: &mut str, start: usize) {
    if let Some(word) = out.get_mut(start..) {
        word.make_ascii_uppercase();
    }
}

/// A capital for the first letter from `start` on.
fn capitalise(out: &mut String, start: usize) {
    let Some(first) = out.get(start..).and_then(|word| word.chars().next()) else { return };
    if first.is_ascii() {
        if let Some(letter) = out.get_mut(start..start + 1) {
            letter.make_ascii_uppercase();
        }
        return;
    }
    let mut upper = first.to_uppercase();
    if let (Some(c), None) = (upper.next(), upper.next()) {
        out.replace_range(start..start + first.len_utf8(), c.encode_utf8(&mut [0; 4]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (form, want) in [
            ("talks", Shape::Lower),
            ("12", Shape::Bare),
            ("", Shape::Bare),
            ("A", Shape::Single),
            ("U.S.", Shape::Short),
            ("NATO", Shape::Short),
            ("DELHI", Shape::Five),
            ("TEHRAN", Shape::Long),
            ("Tehran", Shape::Title),
            ("Élysée", Shape::Title),
            ("al-Sadr", Shape::Mixed),
        ] {
            assert_eq!(written(form), want, "{form}");
        }
        assert_eq!(shape("TALKS", Upos::Noun, Xpos::Nns), Shape::Title);
    }

    fn lemma(form: &str, upos: Upos, cut: u8, add: &str, case: Case) -> String {
        super::super::render(form, upos, &Script { cut, add: add.to_owned() }, case).unwrap()
    }

    #[test]
    fn scripts_and_cases() {
        use Upos::{Adj, Noun, Num, Part, Propn};
        assert_eq!(lemma("Cities", Noun, 3, "y", Case::Lower), "city");
        assert_eq!(lemma("Cities", Propn, 3, "y", Case::Kept), "City");
        assert_eq!(lemma("CITIES", Propn, 3, "y", Case::Kept), "CITY");
        assert_eq!(lemma("CITIES", Propn, 3, "y", Case::Title), "City");
        assert_eq!(lemma("élysée", Propn, 0, "", Case::Title), "Élysée");
        assert_eq!(lemma("tv", Noun, 0, "", Case::Upper), "TV");
        assert_eq!(lemma("n’t", Part, 3, "not", Case::Lower), "not");
        assert_eq!(lemma("O’Brien", Propn, 0, "", Case::Kept), "O’Brien");
        assert_eq!(lemma("1,200,000", Num, 0, "", Case::Kept), "1200000");
        assert_eq!(lemma("İ", Adj, 0, "", Case::Kept), "i\u{307}", "a letter that becomes two keeps nothing");
        assert_eq!(lemma("é", Adj, 1, "x", Case::Lower), "é", "a cut inside a letter is none");
        assert_eq!(lemma("a", Adj, 9, "x", Case::Lower), "a", "a cut longer than the word is none");
    }
}
