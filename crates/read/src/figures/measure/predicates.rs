//! What is said of those counted without a verb of its own: "60 people missing", "sixty are missing", "among the dead were four".

use super::Measured;
use super::adverbials::placed;
use super::nouns::itself;
use super::sense::{adjective, found};
use crate::figures::noun::Site;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::{Relation, Upos};

/// "60 people missing", "two people dead", "12 injured workers".
pub(super) fn modifiers<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let nouns = [Some(site.anchor), site.noun];
    let own = nouns.into_iter().flatten().flat_map(|noun| noun.children()).filter(|child| {
        matches!(child.relation(), Relation::Amod | Relation::Acl | Relation::Advmod | Relation::Xcomp | Relation::Dep)
            && matches!(child.upos(), Upos::Adj | Upos::Verb | Upos::Adv)
    });
    let adjective = |word: Word<'a>| adjective(scene, word, site.into()).map(|own| found(own, word, 0.85));
    own.into_iter().find_map(adjective)
}

/// "sixty are missing", "the dead were nine", "most are among the dead".
pub(super) fn predicative<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let subject = site.anchor.relation().base() == Relation::Nsubj;
    let predicate = site.anchor.parent().filter(|_| subject)?;
    if predicate.upos() == Upos::Verb && predicate.child(Relation::Cop).is_none() {
        return adjective(scene, predicate, site.into())
            .filter(|_| predicate.form().ends_with("ing"))
            .map(|own| found(own, predicate, 0.8));
    }
    if let Some(own) = adjective(scene, predicate, site.into()) {
        return Some(found(own, predicate, 0.9));
    }
    placed(scene, predicate, predicate, site.into()).or_else(|| {
        // "were among the victims", "were the casualties".
        let among = predicate.child(Relation::Case).is_some_and(|case| case.lemma() == "among");
        // "were among the more than 90 people wounded".
        let group = || {
            let said = predicate.children().filter(|child| matches!(child.relation(), Relation::Acl | Relation::Amod));
            said.into_iter().find_map(|word| adjective(scene, word, site.into()).map(|own| found(own, word, 0.8)))
        };
        itself(scene, predicate).or_else(group).filter(|_| among)
    })
}

/// "Among the dead were four teachers".
pub(super) fn among<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    site.anchor.child(Relation::Cop)?;
    let among = |child: &Word| child.child(Relation::Case).is_some_and(|case| case.lemma() == "among");
    let group = site.anchor.children().find(among)?;
    itself(scene, group).or_else(|| adjective(scene, group, site.into()).map(|own| found(own, group, 0.8)))
}
