//! From scores of name tags to the best row of them in which nothing continues a name that has not begun (Viterbi 1967).

use dateline_types::tags::NameTag;
use std::ops::Range;

/// Room for decoding, used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The class of each word.
    pub(super) classes: Vec<usize>,
    /// Best sums of rows that end in each class, at this word and at the next.
    sums: Vec<f32>,
    next: Vec<f32>,
    /// For each word and class the class before it.
    back: Vec<usize>,
    /// The two classes that each class may follow; none where it may follow any.
    after: Vec<Option<[usize; 2]>>,
}

impl Names {
    /// Finds the classes of the words of `pieces`. `scores` gives a word's scores of all `tags`.
    pub(super) fn decode<'s>(
        &mut self,
        tags: &[NameTag],
        pieces: &[Range<usize>],
        scores: impl Fn(usize) -> &'s [f32],
    ) {
        let class = |tag: NameTag| tags.iter().position(|other| *other == tag);
        self.after.clear();
        self.after.extend(tags.iter().enumerate().map(|(own, &tag)| match tag {
            NameTag::Inside(kind) => Some([class(NameTag::Begin(kind)).unwrap_or(own), own]),
            _ => None,
        }));
        self.classes.clear();
        for piece in pieces {
            self.piece(piece.clone(), &scores);
        }
    }

    fn piece<'s>(&mut self, piece: Range<usize>, scores: &impl Fn(usize) -> &'s [f32]) {
        let count = self.after.len();
        self.back.clear();
        self.sums.clear();
        // Before the first word nothing has begun.
        self.sums.extend(self.after.iter().map(|after| if after.is_some() { f32::NEG_INFINITY } else { 0.0 }));
        for (index, word) in piece.clone().enumerate() {
            let best = greatest(&self.sums);
            self.next.clear();
            for (class, &score) in scores(word)[..count].iter().enumerate() {
                let before = match self.after[class] {
                    Some(_) if index == 0 => class,
                    Some([begun, inside]) if self.sums[begun] < self.sums[inside] => inside,
                    Some([begun, _]) => begun,
                    None => best,
                };
                self.back.push(before);
                self.next.push(self.sums[before] + score);
            }
            std::mem::swap(&mut self.sums, &mut self.next);
        }
        let first = self.classes.len();
        self.classes.resize(first + piece.len(), 0);
        let mut class = greatest(&self.sums);
        for (out, back) in self.classes[first..].iter_mut().zip(self.back.chunks_exact(count)).rev() {
            *out = class;
            class = back[class];
        }
    }
}

/// The first of the highest.
fn greatest(sums: &[f32]) -> usize {
    (1..sums.len()).fold(0, |best, class| if sums[class] > sums[best] { class } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_types::NameKind::{Gpe, Person};

    const TAGS: [NameTag; 5] =
        [NameTag::Outside, NameTag::Begin(Person), NameTag::Inside(Person), NameTag::Begin(Gpe), NameTag::Inside(Gpe)];

    fn decode(rows: &[[f32; 5]]) -> Vec<usize> {
        let mut names = Names::default();
        names.decode(&TAGS, std::slice::from_ref(&(0..rows.len())), |word| &rows[word]);
        names.classes
    }

    #[test]
    fn a_name_has_one_kind() {
        // "San" is rather a place and "Rafael" rather a person's: together they are a place.
        let rows = [[0.0, 1.0, 0.0, 3.0, 0.0], [0.0, 0.0, 2.0, 0.0, 1.5]];
        assert_eq!(decode(&rows), [3, 4]);
    }

    #[test]
    fn nothing_continues_nothing() {
        let inside = [0.0, 0.0, 9.0, 0.0, 0.0];
        assert_eq!(decode(&[inside]), [0]);
        assert_eq!(decode(&[inside, inside]), [1, 2]);
        assert!(decode(&[]).is_empty());
    }
}
