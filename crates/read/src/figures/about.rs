//! Figures about figures: "the figure is likely far higher", "the toll is expected to rise".

use super::Claim;
use super::measure;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::figure::FigureModality;
use dateline_types::{Measure, Relation, Span, Upos};

/// A claim about another's number, which has none of its own.
pub(super) struct About {
    /// The words that say so.
    pub(super) span: Span,
    /// The claim, by number, that it is about.
    pub(super) of: usize,
    /// Whether the number is said to be, or to become, higher; else lower.
    pub(super) higher: bool,
    pub(super) modality: FigureModality,
}

/// Everything that a report says of its figures without a number.
pub(super) fn find(scene: &Scene, claims: &[Claim]) -> Vec<About> {
    scene
        .tree
        .words()
        .filter(|word| measure::is_total(word.lemma()) && word.upos() == Upos::Noun)
        .filter_map(|noun| about(scene, claims, noun))
        .collect()
}

fn about(scene: &Scene, claims: &[Claim], noun: Word) -> Option<About> {
    if noun.relation().base() != Relation::Nsubj {
        return None;
    }
    let main = noun.parent()?;
    // "is expected to rise": the word that says which way may be a complement.
    let below = main.children().find(|child| matches!(child.relation(), Relation::Xcomp | Relation::Ccomp));
    let way = [Some(main), below].into_iter().flatten().find(|word| direction(*word).is_some())?;
    let higher = direction(way)?;
    let children = |word: Word<'_>| word.children().map(|child| child.lemma().to_lowercase()).collect::<Vec<_>>();
    let mut around = children(main);
    around.extend(children(way));
    let has =
        |lemmas: &[&str]| around.iter().any(|own| lemmas.contains(&own.as_str())) || lemmas.contains(&main.lemma());
    // That a number will grow says nothing of the number.
    let now = main.child(Relation::Cop).is_some() || way.child(Relation::Cop).is_some();
    let modality = if !now || has(&["will", "shall", "expect"]) {
        return None;
    } else if has(&["fear"]) {
        FigureModality::Feared
    } else if has(&["likely", "may", "might", "could", "possibly", "probably", "perhaps", "believe", "think"]) {
        FigureModality::Possible
    } else {
        FigureModality::Asserted
    };
    let sentence = noun.sentence_index();
    // One with a number of its own is a figure as others are.
    let from = claims.partition_point(|own| own.site.anchor.sentence_index() < sentence);
    let here = claims[from..].iter().take_while(|own| own.site.anchor.sentence_index() == sentence);
    let counted = here.clone().any(|own| own.site.anchor.is_within(main) && own.site.anchor.index() > noun.index());
    let block = noun.sentence().block;
    const BLOCKS: u32 = 1;
    let toll = measure::value_of(scene, noun).map(|own| own.measure);
    let counts = |own: &Claim| {
        own.measured.is_some_and(|own| own.measure != Measure::Money && toll.is_none_or(|toll| toll == own.measure))
            && own.number.phrase.end <= noun.index()
            && own.site.anchor.sentence().block + BLOCKS >= block
    };
    let behind = claims.partition_point(|own| own.number.phrase.end <= noun.index());
    let mut near = (0..behind).rev().take_while(|&at| claims[at].site.anchor.sentence().block + BLOCKS >= block);
    let of = near.find(|&at| counts(&claims[at])).filter(|_| !counted)?;
    Some(About { span: span(scene, noun, main, way), of, higher, modality })
}

/// Whether a word says that a number is higher or lower.
fn direction(word: Word) -> Option<bool> {
    match word.lemma() {
        "high" | "rise" | "climb" | "increase" | "grow" | "higher" | "great" => Some(true),
        "low" | "fall" | "drop" | "decrease" | "lower" => Some(false),
        _ => None,
    }
    .filter(|_| word.upos() != Upos::Adj || word.form().ends_with("er"))
}

/// "likely far higher", "will increase", "feared to rise": the predicate without its subject and copula.
fn span(scene: &Scene, noun: Word, main: Word, way: Word) -> Span {
    let mut first = main.index().min(way.index());
    for child in main.children() {
        let copula = child.relation() == Relation::Cop || child.relation() == Relation::AuxPass;
        if child.index() < first
            && child.index() > noun.index()
            && matches!(child.relation().base(), Relation::Aux | Relation::Advmod)
            && !copula
        {
            first = child.index();
        }
    }
    let spans = &scene.tree.document().tokens.spans;
    let last = main.index().max(way.index());
    spans[first].join(spans[last])
}
