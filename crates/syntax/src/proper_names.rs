//! Proper names over the tree: name tags, joined with the words that belong to a name by tag and tree.
//!
//! Tags come first. A tagged name takes in the neighbouring proper nouns that hang on it as part of a name ("*United*
//! States", "Abbas *Araghchi*"); proper nouns that no tag covers and that hang together are a name of unknown kind.

use dateline_types::document::{ProperName, ProperNames, Tree, Word};
use dateline_types::{NameKind, Relation, Upos, Xpos};
use std::ops::Range;

/// Days and months are proper nouns in UD, and name no one.
const CALENDAR: [&str; 19] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The proper names of a document.
///
/// ```
/// use dateline_syntax::{conllu, proper_names};
/// let file = "\
/// 1\tthe\tthe\tDET\tDT\t_\t3\tdet\t_\t_
/// 2\tUnited\tUnited\tADJ\tNNP\t_\t3\tamod\t_\t_
/// 3\tStates\tState\tPROPN\tNNPS\t_\t0\troot\t_\tName=B-GPE
/// ";
/// let document = conllu::document("the United States", &conllu::parse(file)?)?;
/// let names = document.tree().map(proper_names::find).unwrap_or_default();
/// let name = names.at(2).unwrap();
/// assert_eq!(name.span.of(document.text), "United States");
/// assert_eq!((name.head, name.words.clone()), (2, 1..3));
/// # Ok::<(), conllu::ConlluError>(())
/// ```
pub fn find(tree: Tree) -> ProperNames {
    let mut names = Vec::new();
    for sentence in &tree.document().sentences {
        let words = sentence.words();
        let mut taken = vec![false; words.len()];
        let first = words.start;
        for (range, kind) in tagged(tree, words.clone()) {
            let range = widened(tree, range, &words, kind, &taken, first);
            taken[range.start - first..range.end - first].fill(true);
            names.extend(name(tree, range, Some(kind)));
        }
        for range in untagged(tree, words, &taken, first) {
            names.extend(name(tree, range, None));
        }
    }
    ProperNames::new(names)
}

/// The stretch as a name, with the word that hangs outside it as its head.
fn name(tree: Tree, range: Range<usize>, kind: Option<NameKind>) -> Option<ProperName> {
    let inside = |word: Word| word.parent().is_some_and(|parent| range.contains(&parent.index()));
    let head = range.clone().filter_map(|index| tree.get(index)).find(|&word| !inside(word))?;
    let span = tree.get(range.start)?.span().join(tree.get(range.end - 1)?.span());
    Some(ProperName { words: range.start as u32..range.end as u32, head: head.index() as u32, span, kind })
}

/// The stretches that the tags name, without the "'s" or mark they may end in.
fn tagged(tree: Tree, words: Range<usize>) -> Vec<(Range<usize>, NameKind)> {
    let mut found: Vec<(Range<usize>, NameKind)> = Vec::new();
    let mut before = None;
    for word in words.filter_map(|index| tree.get(index)) {
        let tag = word.name();
        match (tag.kind(), found.last_mut()) {
            (Some(_), Some((range, _))) if before.is_some_and(|before| tag.continues(before)) => {
                range.end = word.index() + 1;
            }
            (Some(kind), _) => found.push((word.index()..word.index() + 1, kind)),
            (None, _) => {}
        }
        before = Some(tag);
    }
    for (range, _) in &mut found {
        let loose =
            |index: usize| tree.get(index).is_some_and(|w| w.xpos() == Xpos::Pos || matches!(w.form(), "," | ";"));
        while range.len() > 1 && loose(range.end - 1) {
            range.end -= 1;
        }
    }
    found
}

/// The stretch with the untagged neighbours that hang on a word of it as parts of a name. A person's name takes in only
/// what is `flat`: the proper nouns before it are mostly offices.
fn widened(
    tree: Tree,
    mut range: Range<usize>,
    sentence: &Range<usize>,
    kind: NameKind,
    taken: &[bool],
    first: usize,
) -> Range<usize> {
    let joins = |word: Word, range: &Range<usize>| {
        let free = !taken[word.index() - first] && word.name().kind().is_none() && is_proper(word);
        let hangs = |word: Word| word.parent().is_some_and(|parent| range.contains(&parent.index()));
        let flat = word.relation() == Relation::Flat && hangs(word);
        let holds = word.children().any(|c| c.relation() == Relation::Flat && range.contains(&c.index()));
        let part = kind != NameKind::Person && is_part(word.relation()) && hangs(word);
        free && (flat || holds || part)
    };
    while range.start > sentence.start && tree.get(range.start - 1).is_some_and(|word| joins(word, &range)) {
        range.start -= 1;
    }
    while range.end < sentence.end && tree.get(range.end).is_some_and(|word| joins(word, &range)) {
        range.end += 1;
    }
    range
}

/// Runs of untagged proper nouns that hang together, days, months and offices before names aside.
fn untagged(tree: Tree, words: Range<usize>, taken: &[bool], first: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let free = |index: usize| !taken[index - first] && tree.get(index).is_some_and(is_proper);
    let mut start = words.start;
    while start < words.end {
        let length = (start..words.end).take_while(|&index| free(index)).count();
        let run = start..start + length;
        let roots = roots_of(tree, run.clone());
        let mut before = None;
        for (index, root) in run.zip(roots) {
            match found.last_mut() {
                Some(range) if before == Some(root) => range.end = index + 1,
                _ => found.push(index..index + 1),
            }
            before = Some(root);
        }
        start += length + 1;
    }
    found.retain(|range| {
        let mut words = range.clone().filter_map(|index| tree.get(index));
        let calendar = words.all(|word| CALENDAR.contains(&word.form().to_lowercase().trim_end_matches('.')));
        let office = range.clone().filter_map(|i| tree.get(i)).any(|word| word.relation() == Relation::NmodDesc);
        !calendar && !office
    });
    found
}

/// For each word of a run the one that it comes to, going up by relations of names without leaving the run.
fn roots_of(tree: Tree, run: Range<usize>) -> Vec<usize> {
    let up = |word: Word| {
        let part = is_part(word.relation()) || word.relation() == Relation::Flat;
        word.parent().filter(|parent| part && run.contains(&parent.index())).map_or(word.index(), Word::index)
    };
    let mut roots: Vec<usize> = run.clone().filter_map(|index| tree.get(index)).map(up).collect();
    for at in 0..roots.len() {
        let mut root = roots[at];
        while roots[root - run.start] != root {
            root = roots[root - run.start];
        }
        // What was walked once is not walked again.
        let mut word = at;
        while roots[word] != root {
            word = std::mem::replace(&mut roots[word], root) - run.start;
        }
    }
    roots
}

fn is_proper(word: Word) -> bool {
    word.upos() == Upos::Propn || matches!(word.xpos(), Xpos::Nnp | Xpos::Nnps)
}

/// Relations by which a word is part of the name it hangs on.
fn is_part(relation: Relation) -> bool {
    matches!(relation, Relation::Compound | Relation::Amod | Relation::Goeswith | Relation::Nummod)
}
