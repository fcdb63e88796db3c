//! One name, one kind: mentions of the same words in a document agree on what they name.
//!
//! A tagger sees one sentence at a time; where "Miramar" is a town four times and a firm once, the once is mostly a
//! slip (Krishnan and Manning 2006). A single word that is the first or last of a person's name nearby counts with it.

use dateline_types::tags::NameTag;
use dateline_types::{NameKind, Sentence};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Gives mentions of the same words the kind most of them have; the earlier one of equals.
pub(super) fn agree(forms: &[&str], sentences: &[Sentence], tags: &mut [NameTag]) {
    let mentions = mentions(sentences, tags);
    let mut votes: FxHashMap<&[&str], Votes> = FxHashMap::default();
    for (words, kind) in &mentions {
        votes.entry(&forms[words.clone()]).or_default().add(*kind);
        if words.len() > 1 && *kind == NameKind::Person {
            for part in [words.start..words.start + 1, words.end - 1..words.end] {
                votes.entry(&forms[part]).or_default().add(*kind);
            }
        }
    }
    for (words, kind) in mentions {
        let most = votes.get(&forms[words.clone()]).map_or(kind, Votes::most);
        if most != kind {
            tags[words.start] = NameTag::Begin(most);
            tags[words.start + 1..words.end].fill(NameTag::Inside(most));
        }
    }
}

/// How often each kind was met, in the order they were.
#[derive(Default)]
struct Votes(Vec<(NameKind, u32)>);

impl Votes {
    fn add(&mut self, kind: NameKind) {
        match self.0.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => self.0.push((kind, 1)),
        }
    }

    fn most(&self) -> NameKind {
        let first = self.0.first().map_or((NameKind::Other, 0), |vote| *vote);
        self.0.iter().fold(first, |most, vote| if vote.1 > most.1 { *vote } else { most }).0
    }
}

fn mentions(sentences: &[Sentence], tags: &[NameTag]) -> Vec<(Range<usize>, NameKind)> {
    let mut mentions: Vec<(Range<usize>, NameKind)> = Vec::new();
    for sentence in sentences {
        for word in sentence.words() {
            match (tags[word], mentions.last_mut()) {
                (NameTag::Begin(kind), _) => mentions.push((word..word + 1, kind)),
                (NameTag::Inside(_), Some((words, _))) if words.end == word => words.end += 1,
                _ => {}
            }
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameKind::{Gpe, Organisation, Person};
    use NameTag::{Begin, Inside, Outside};
    use dateline_types::Span;

    fn sentence(words: Range<u32>) -> Sentence {
        Sentence { span: Span::at(0, 0), tokens: words, block: 0 }
    }

    #[test]
    fn most_mentions_decide() {
        let forms = ["Miramar", "grew", "Miramar", "Miramar"];
        let mut tags = [Begin(Gpe), Outside, Begin(Organisation), Begin(Gpe)];
        agree(&forms, &[sentence(0..2), sentence(2..3), sentence(3..4)], &mut tags);
        assert_eq!(tags, [Begin(Gpe), Outside, Begin(Gpe), Begin(Gpe)]);
    }

    #[test]
    fn a_surname_goes_with_its_bearer() {
        let forms = ["Ann", "Carder", "and", "Tom", "Carder", "Carder"];
        let mut tags = [Begin(Person), Inside(Person), Outside, Begin(Person), Inside(Person), Begin(Gpe)];
        agree(&forms, &[sentence(0..5), sentence(5..6)], &mut tags);
        assert_eq!(tags[5], Begin(Person));
    }
}
