//! Whether a number is stated as a fact.

use super::measure::Measured;
use super::method::words;
use super::noun::Site;
use super::whose::Whose;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::figure::FigureModality;
use dateline_types::statement::Stance;
use dateline_types::{At, Relation};

/// Whether the number is stated as a fact.
pub(super) fn modality(scene: &Scene, site: &Site, measured: Measured, whose: Whose) -> FigureModality {
    use FigureModality::{Asserted, Denied, Expected, Feared, Hypothetical, Possible, Promised};
    if whose.statement.is_some_and(|own| own.stance == Stance::Deny) {
        return Denied;
    }
    // The word that makes the measure, and what it hangs on as a complement.
    const UP: usize = 3;
    let mut chain: Vec<Word> = Vec::new();
    let mut at = measured.by.or(Some(site.anchor));
    for _ in 0..UP {
        let Some(word) = at else { break };
        chain.push(word);
        let complement = matches!(word.relation(), Relation::Xcomp | Relation::Ccomp)
            || word.relation().base() == Relation::Nsubj
            || Some(word) == site.noun;
        at = word.parent().filter(|_| complement);
    }
    let aux = |lemmas: &[&str]| {
        chain.iter().any(|verb| {
            verb.children().any(|child| child.relation().base() == Relation::Aux && lemmas.contains(&child.lemma()))
        })
    };
    let lemma = |lemmas: &[&str]| chain.iter().any(|verb| lemmas.contains(&verb.lemma()));
    let conditional = chain.iter().any(|verb| {
        verb.children().any(|child| {
            child.relation() == Relation::Advcl && child.child(Relation::Mark).is_some_and(|mark| mark.lemma() == "if")
        })
    });
    let cue = |lemmas: &[&str]| {
        whose.statement.is_some_and(|own| {
            own.cue.iter().flat_map(|At(span)| words(scene, *span)).any(|word| lemmas.contains(&word.lemma()))
        })
    };
    if lemma(&["fear"]) || cue(&["fear"]) {
        return Feared;
    }
    if conditional {
        return Hypothetical;
    }
    if lemma(&["promise", "pledge", "vow"]) || cue(&["promise", "pledge", "vow", "offer"]) {
        return Promised;
    }
    if aux(&["may", "might", "could"])
        || lemma(&["presume", "believe", "suspect"])
        || cue(&["suspect", "believe"])
        || possible(site)
    {
        return Possible;
    }
    if aux(&["will", "shall"])
        || lemma(&["expect", "plan", "intend", "schedule"])
        || cue(&["expect", "plan", "project", "forecast", "intend"])
    {
        return Expected;
    }
    Asserted
}

/// "possible deaths", "presumed dead", "likely".
fn possible(site: &Site) -> bool {
    let words = [Some(site.anchor), site.noun].into_iter().flatten();
    words
        .into_iter()
        .flat_map(|word| word.children())
        .any(|child| matches!(child.lemma(), "possible" | "potential" | "presumed" | "suspected"))
}
