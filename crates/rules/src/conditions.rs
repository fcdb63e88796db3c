//! Whether a word passes the tests of a line.

use crate::Senses;
use crate::fold::folded;
use crate::matcher::NONE;
use crate::pattern::{MOST_NODES, Test, What};
use dateline_types::Word;

/// The first test that a word fails. `bound` are the words of the nodes so far.
pub(crate) fn failed<'t>(
    tests: &'t [Test],
    word: Word,
    bound: &[u32; MOST_NODES],
    senses: &dyn Senses,
) -> Option<&'t Test> {
    tests.iter().find(|test| holds(&test.what, word, bound, senses) == test.not)
}

fn holds(what: &What, word: Word, bound: &[u32; MOST_NODES], senses: &dyn Senses) -> bool {
    let index = word.index() as u32;
    let node = |node: &crate::NodeIx| bound.get(node.index()).copied().filter(|word| *word != NONE);
    match what {
        What::Lemma(words) => folded(lemma(word), |lemma| words.has(lemma)),
        What::Text(words) => folded(word.form(), |form| words.has(form)),
        What::Pos(universal, penn) => {
            universal & (1 << word.upos().index()) != 0 || penn & (1 << word.xpos().index()) != 0
        }
        What::Feat(features) => features.iter().any(|feature| word.feats().has(*feature)),
        What::Is(sorts) => sorts.iter().any(|sort| senses.is(word, sort)),
        What::InQuotes => senses.in_quotes(word),
        What::Before(other) => node(other).is_some_and(|other| index < other),
        What::After(other) => node(other).is_some_and(|other| index > other),
    }
}

/// The lemma; the word itself where a given tree had none.
pub(crate) fn lemma(word: Word<'_>) -> &str {
    if word.lemma().is_empty() { word.form() } else { word.lemma() }
}
