//! What was not counted: differences between counts, what would have been, a "no" that is no nought.

use crate::figures::noun::Site;
use crate::figures::numbers::Number;
use crate::scene::Scene;
use dateline_types::Relation;
use dateline_types::document::Word;
use dateline_types::figure::Qualifier;

/// "rose by four", "fell by 200".
pub(super) fn increments(scene: &Scene, number: &Number, site: &Site) -> bool {
    let by =
        number.phrase.start.checked_sub(1).and_then(|at| scene.tree.get(at)).is_some_and(|word| word.form() == "by");
    by && site.anchor.parent().is_some_and(|over| {
        matches!(
            over.lemma(),
            "rise"
                | "grow"
                | "increase"
                | "fall"
                | "drop"
                | "climb"
                | "decrease"
                | "decline"
                | "jump"
                | "swell"
                | "reduce"
                | "raise"
                | "cut"
                | "lower"
        )
    })
}

/// "would have been more than a thousand", "could be prevented": nobody says that so many were.
pub(super) fn is_imagined(scene: &Scene, site: &Site) -> bool {
    let verbs = scene.predicates(site.anchor).map(|(verb, _)| verb);
    verbs.chain(site.anchor.parent()).chain(Some(site.anchor)).any(|verb| {
        let aux = |lemma: &str| {
            verb.children().any(|child| child.relation().base() == Relation::Aux && child.lemma() == lemma)
        };
        let perfect = aux("have") && (aux("would") || aux("could") || aux("might"));
        perfect && aux("would")
            || matches!(verb.lemma(), "prevent" | "avert" | "avoid") && (aux("could") || aux("would") || aux("can"))
    })
}

/// "can be attended by a maximum of 50": how many are allowed, not how many there were.
pub(super) fn is_limit(scene: &Scene, number: &Number, site: &Site) -> bool {
    let allowed = |verb: Word| {
        verb.children().any(|aux| aux.relation() == Relation::Aux && matches!(aux.lemma(), "can" | "must" | "shall"))
    };
    // "a maximum of 50" hangs on the verb by its maximum.
    const UP: usize = 2;
    let verbs = scene.predicates(site.anchor).map(|(verb, _)| verb).chain(site.anchor.ancestors().take(UP));
    matches!(number.qualifier, Qualifier::UpTo | Qualifier::FewerThan) && verbs.into_iter().any(allowed)
}

/// Whether a "no" says that a count is nought, and not that nothing is known or left: "no deaths were reported", but not
/// "no casualties left", "no immediate word".
pub(super) fn is_nought(scene: &Scene, site: &Site) -> bool {
    let noun = site.noun.unwrap_or(site.anchor);
    let left = |word: Word| {
        matches!(
            word.lemma(),
            "left" | "leave" | "remaining" | "remain" | "longer" | "far" | "evidence" | "sign" | "plan"
        )
    };
    if noun.children().any(left)
        || noun.parent().is_some_and(|over| over.children().any(|child| left(child) && child.index() > noun.index()))
    {
        return false;
    }
    // Said of what was, not of what may be.
    let verb = scene.predicates(site.anchor).map(|(verb, _)| verb).next().or_else(|| site.anchor.parent());
    !verb.is_some_and(|verb| {
        verb.children().any(|aux| {
            aux.relation() == Relation::Aux
                && matches!(aux.lemma(), "will" | "would" | "should" | "can" | "could" | "must" | "may")
        })
    })
}
