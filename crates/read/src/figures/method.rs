//! How a source came by its number.

use super::measure::Measured;
use super::noun::Site;
use super::whose::Whose;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::figure::{Method, Qualifier};
use dateline_types::{At, Relation, Span};

/// The words of method, by lemma.
#[rustfmt::skip]
fn of_lemma(lemma: &str) -> Option<Method> {
    Some(match lemma {
        "confirm" | "verify" | "confirmed" | "verified" | "confirmation" => Method::Confirmed,
        "count" | "tally" | "record" | "register" | "recorded" | "registered" | "list" | "log" | "tracker" => Method::Counted,
        "document" | "documented" => Method::Documented,
        "estimate" | "estimated" | "reckon" | "calculate" => Method::Estimated,
        "project" | "projected" | "forecast" | "predict" => Method::Projected,
        "claim" | "claimed" | "boast" => Method::Claimed,
        "acknowledge" | "admit" | "concede" | "acknowledged" => Method::Acknowledged,
        "allege" | "alleged" | "accuse" | "allegedly" | "blame" => Method::Alleged,
        "investigate" | "review" | "investigation" => Method::UnderReview,
        _ => return None,
    })
}

/// How the number was come by: by the words of its own clause, else by the cue of its statement.
pub(super) fn method(scene: &Scene, site: &Site, measured: Measured, qualifier: Qualifier, whose: Whose) -> Method {
    let near = [Some(site.anchor), site.noun, measured.by];
    let modifiers = near.into_iter().flatten().flat_map(|word| word.children()).filter(|child| {
        matches!(child.relation(), Relation::Amod | Relation::Advmod | Relation::Acl)
            || child.relation().base() == Relation::Obl && of_lemma(child.lemma()) == Some(Method::UnderReview)
    });
    let own = modifiers.into_iter().find_map(|word| of_lemma(&word.lemma().to_lowercase()));
    let reviewed = |verb: Word| {
        verb.children().any(|child| {
            matches!(child.lemma(), "review" | "investigation") && child.relation().base() == Relation::Obl
        })
    };
    if scene.predicates(site.anchor).any(|(verb, _)| reviewed(verb)) {
        return Method::UnderReview;
    }
    // The verbs of those counted, and of what happened to them: "the deaths of 318 people have been confirmed".
    let governs = || {
        let own = scene.predicates(site.anchor).chain(measured.by.into_iter().flat_map(|by| scene.predicates(by)));
        own.map(|(verb, _)| verb).chain(measured.by).collect::<Vec<_>>()
    };
    let verbs = || {
        governs().into_iter().find_map(|verb| {
            // What "claims" lives claims nothing.
            let takes = measured.by.is_some_and(|by| by.lemma() == "life") && verb.lemma() == "claim";
            let over = verb.parent().filter(|_| matches!(verb.relation(), Relation::Xcomp | Relation::Ccomp));
            of_lemma(verb.lemma()).filter(|_| !takes).or_else(|| over.and_then(|over| of_lemma(over.lemma())))
        })
    };
    let cue = || of_cue(scene, &whose).or_else(|| of_source(scene, &whose));
    let estimated = (qualifier == Qualifier::About && scene_word(scene, site).is_some_and(|word| word == "estimated"))
        .then_some(Method::Estimated);
    own.or(estimated).or_else(verbs).or_else(cue).unwrap_or(Method::Reported)
}

fn scene_word<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<&'a str> {
    const NEAR: usize = 5;
    let from = site.anchor.index().saturating_sub(NEAR);
    (from..site.anchor.index()).filter_map(|at| scene.tree.get(at)).map(Word::form).find(|form| *form == "estimated")
}

/// The method that the cue of a statement tells.
fn of_cue(scene: &Scene, whose: &Whose) -> Option<Method> {
    whose
        .statement?
        .cue
        .iter()
        .flat_map(|At(span)| words(scene, *span))
        .find_map(|word| of_lemma(&word.lemma().to_lowercase()))
}

/// "a tally by AFP": the source's own name says how it was come by.
fn of_source(scene: &Scene, whose: &Whose) -> Option<Method> {
    let source = whose.source.map(|own| own.span).or_else(|| whose.counter.map(Word::span))?;
    let noun = |word: &Word| word.upos() == dateline_types::Upos::Noun;
    let counts = |method: &Method| matches!(method, Method::Counted | Method::Estimated);
    words(scene, source).filter(noun).find_map(|word| of_lemma(&word.lemma().to_lowercase()).filter(counts))
}

pub(super) fn words<'a>(scene: &Scene<'a>, span: Span) -> impl Iterator<Item = Word<'a>> {
    let spans = &scene.tree.document().tokens.spans;
    let from = spans.partition_point(|word| word.start < span.start);
    let to = spans.partition_point(|word| word.end <= span.end);
    (from..to.max(from)).filter_map(|at| scene.tree.get(at))
}
