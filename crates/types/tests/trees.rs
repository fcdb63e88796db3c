//! Trees: walking them, and refusing what is none.
#![allow(clippy::unwrap_used)]

use dateline_types::document::{Analysis, Layers, Row};
use dateline_types::{Document, Features, Head, NameTag, Relation, Sentence, Span, TreeError, Upos, Word, Xpos};

/// A row that hangs on word `head`, or on nothing.
fn row(head: Option<usize>) -> Row<'static> {
    Row {
        lemma: "x",
        upos: Upos::X,
        xpos: Xpos::None,
        feats: Features::default(),
        head: head.map_or(Head::ROOT, Head::word),
        relation: if head.is_none() { Relation::Root } else { Relation::NsubjPass },
        name: NameTag::Outside,
    }
}

/// A document of one-letter words, a sentence a list of heads counted from 1 in the sentence, 0 for none.
fn document(sentences: &[&[usize]]) -> (Document<'static>, Layers) {
    let text = "a b c d e f g h i j k l m n o p q r s t u v w x y z";
    let mut document = Document { text, ..Document::default() };
    let mut layers = Layers::default();
    for heads in sentences {
        let first = document.tokens.len();
        for &head in *heads {
            let at = 2 * document.tokens.len();
            document.tokens.push(Span::at(at, at + 1), false);
            layers.push(row(head.checked_sub(1).map(|head| first + head)));
        }
        let last = document.tokens.len();
        let span = Span::at(2 * first, 2 * last - 1);
        document.sentences.push(Sentence { span, tokens: first as u32..last as u32, block: 0 });
    }
    (document, layers)
}

fn forms<'d>(words: impl IntoIterator<Item = Word<'d>>) -> String {
    words.into_iter().map(Word::form).collect()
}

#[test]
fn walking() {
    // c is the root; a and e hang on it, b and d on e, so that the subtree of e has a gap. The second sentence is "f g".
    let (mut document, layers) = document(&[&[3, 5, 0, 5, 3], &[2, 0]]);
    document.set_layers(layers).unwrap();
    let tree = document.tree().unwrap();
    let word = |form: &str| tree.words().find(|word| word.form() == form).unwrap();
    assert_eq!(forms(tree.roots()), "cg");
    assert_eq!(forms(tree.sentence(1)), "fg");
    assert_eq!(forms(word("c").children()), "ae");
    assert_eq!(forms(word("e").children()), "bd");
    assert_eq!(forms(word("b").ancestors()), "ec");
    assert_eq!(forms(word("e").subtree()), "bde");
    assert_eq!(forms(word("e").descendants()), "bd");
    assert_eq!(forms(word("c").subtree()), "abcde");
    assert!(!word("e").is_contiguous() && word("c").is_contiguous());
    assert_eq!(word("e").subtree_span().of(document.text), "b c d e");
    assert_eq!(forms(word("b").path(word("a"))), "beca");
    assert_eq!(forms(word("b").path(word("c"))), "bec");
    assert_eq!(forms(word("b").path(word("b"))), "b");
    assert!(word("b").path(word("f")).is_empty());
    assert!(word("b").is_within(word("e")) && !word("e").is_within(word("b")));
    assert_eq!(word("c").child(Relation::NsubjPass), Some(word("a")));
    assert_eq!(word("c").child(Relation::Nsubj), None);
    assert_eq!(word("c").child_like(Relation::Nsubj), Some(word("a")));
    assert_eq!((word("a").before(), word("a").after()), (None, Some(word("b"))));
    assert_eq!((word("g").sentence_index(), word("g").after()), (1, None));
    assert!(tree.get(7).is_none() && tree.root(2).is_none() && tree.sentence(2).next().is_none());
}

#[test]
fn what_is_no_tree_is_refused_and_changes_nothing() {
    let refused = |sentences: &[&[usize]]| {
        let (document, layers) = document(sentences);
        Analysis::new(layers, &document.sentences).unwrap_err()
    };
    assert_eq!(refused(&[&[2, 0], &[2, 1, 0]]), TreeError::Cycle { word: 2 });
    assert_eq!(refused(&[&[1, 0]]), TreeError::Cycle { word: 0 });
    assert_eq!(refused(&[&[0, 0]]), TreeError::Roots { sentence: 0, roots: 2 });
    assert_eq!(refused(&[&[2, 1]]), TreeError::Roots { sentence: 0, roots: 0 });
    assert_eq!(refused(&[&[0, 3], &[0]]), TreeError::Outside { word: 1 });
    let (mut document, layers) = document(&[&[0], &[0]]);
    let mut short = Layers::default();
    short.push(layers.row(0).unwrap());
    assert_eq!(document.set_layers(short), Err(TreeError::Length { rows: 1, words: 2 }));
    assert!(!document.has_tree() && document.tree().is_none());
    document.set_layers(layers.clone()).unwrap();
    let mut unrooted = layers;
    unrooted.relations[1] = Relation::Dep;
    assert_eq!(document.set_layers(unrooted), Err(TreeError::RootRelation { word: 1 }));
    assert!(document.has_tree(), "the trees of before are kept");
}

#[test]
fn long_chains_and_wide_fans_cost_no_stack() {
    let chain = (0..100_000usize).map(|word| word.checked_sub(1));
    let fan = (0..100_000usize).map(|word| (word > 0).then_some(0));
    let sentence = Sentence { span: Span::default(), tokens: 0..100_000, block: 0 };
    for heads in [chain.collect::<Vec<_>>(), fan.collect()] {
        let mut layers = Layers::default();
        heads.into_iter().for_each(|head| layers.push(row(head)));
        Analysis::new(layers, std::slice::from_ref(&sentence)).unwrap();
    }
}
