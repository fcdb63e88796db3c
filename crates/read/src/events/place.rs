//! Where: the place of an event, from its clause, its target or what the report is about.

use super::compose::Mention;
use super::parties::Party;
use crate::scene::{Placed, Scene, is_located};
use dateline_knowledge::ontology::PloverType;
use dateline_types::document::Word;
use dateline_types::{EntityKind, MentionForm, Relation, Span, Upos};

/// The place of an event: number of its entity, and where it is named for it.
pub(super) fn place(scene: &Scene, own: &Mention, doers: &[Party], targets: &[Party]) -> Option<(usize, Option<Span>)> {
    let words: Vec<Word> = [Some(own.fit.word), own.fit.carrier, own.fit.occurs]
        .into_iter()
        .flatten()
        .chain(own.fit.own.iter().copied())
        .collect();
    let sentence = own.fit.word.sentence();
    let from = scene.places.partition_point(|place| place.span.start < sentence.span.start);
    let here = scene.places[from..].iter().take_while(|place| place.span.end <= sentence.span.end);
    let here = here.filter(|place| !place.is_container);
    let hangs = |place: &&Placed| {
        // Forces are sent to where they then are.
        let to = own.plover == PloverType::Mobilize;
        let sent = |head: Word| {
            to && head
                .child(Relation::Case)
                .is_some_and(|case| matches!(case.lemma(), "to" | "into" | "toward" | "towards"))
        };
        scene
            .tree
            .get(place.head)
            .is_some_and(|head| (is_located(scene.tree, place.head) || sent(head)) && hangs_on(head, &words))
    };
    let near = |place: &&Placed| place.span.start.abs_diff(own.fit.word.span().start);
    if let Some(place) = here.clone().filter(hangs).min_by_key(near) {
        return Some((place.entity, Some(place.span)));
    }
    // "the Mumbai attacks".
    let nouns = words.iter().filter(|word| word.upos() == Upos::Noun);
    let mut before = nouns.flat_map(|noun| noun.children().take_while(|child| child.index() < noun.index()));
    let town = before.find(|child| child.relation() == Relation::Compound && super::nouns::names_place(scene, *child));
    if let Some(town) = town.and_then(|town| Some((scene.heads.entity(town.index())?, town.span()))) {
        return Some((town.0, Some(town.1)));
    }
    // "arrested three Swedes", "bans American citizens": where they are from.
    let itself = |target: &Party| {
        let named = scene.heads.form(target.head) != Some(MentionForm::Demonym);
        named && scene.heads.entity(target.head) == target.entity
    };
    let located = targets.iter().filter(|target| itself(target)).find(|target| {
        let entity = target.entity.and_then(|at| scene.entities.get(at));
        entity.is_some_and(|entity| matches!(entity.kind, EntityKind::Place | EntityKind::State))
    });
    let physical = matches!(
        own.plover,
        PloverType::Assault | PloverType::Protest | PloverType::Coerce | PloverType::Aid | PloverType::Mobilize
    );
    // "retook the town from the rebels".
    let taken = own.fit.things.iter().filter_map(|thing| scene.heads.entity(super::kinds::core(*thing).index()));
    let mut taken = taken.filter(|at| scene.heads.is_named(*at));
    let is_place = |at: &usize| scene.entities.get(*at).is_some_and(|entity| entity.kind == EntityKind::Place);
    if let Some(thing) = taken.find(is_place).filter(|_| physical) {
        return Some((thing, None));
    }
    if let Some(target) = located.filter(|_| physical) {
        return target.entity.map(|entity| (entity, Some(target.span)));
    }
    // One located place in the sentence is where it is.
    // "claimed by the movement in Yemen" says where the movement is; who is killed in Yemen is.
    let of_party = |place: &Placed| {
        let over = scene.tree.get(place.head).and_then(Word::parent);
        let hit = |over: &Word| targets.iter().any(|target| target.head == over.index());
        let named = |over: &Word| scene.heads.form(over.index()) == Some(MentionForm::Name);
        over.is_some_and(|over| {
            over.upos() != Upos::Verb && scene.entity(over).is_some() && (named(&over) || !hit(&over))
        })
    };
    // "a banker who made his fortune in Russia" was not arrested there.
    let elsewhere = |place: &Placed| {
        let related = |over: &Word| over.relation() == Relation::AclRelcl;
        let clause = scene.tree.get(place.head).and_then(|head| head.ancestors().find(related));
        clause.is_some_and(|clause| own.fit.word != clause && !own.fit.word.ancestors().any(|over| over == clause))
    };
    let mut any = here.filter(|place| is_located(scene.tree, place.head) && !of_party(place) && !elsewhere(place));
    if let Some(place) = any.next().filter(|_| physical) {
        return Some((place.entity, Some(place.span)));
    }
    // What a state bans and seizes it bans at home.
    let home = doers
        .iter()
        .filter_map(|doer| doer.entity)
        .find(|at| scene.entities.get(*at).is_some_and(|entity| entity.kind == EntityKind::State));
    if let Some(home) = home.filter(|_| own.plover == PloverType::Coerce) {
        return Some((home, None));
    }
    // What a state does to others it does not do at home.
    let abroad =
        |place: &usize| own.plover == PloverType::Assault && doers.iter().any(|doer| doer.entity == Some(*place));
    scene.main_place.filter(|place| physical && !abroad(place)).map(|entity| (entity, None))
}

fn hangs_on(word: Word, own: &[Word]) -> bool {
    const UP: usize = 8;
    let stop = word.ancestors().take(UP).find(|over| own.contains(over) || over.upos() == Upos::Verb);
    stop.is_some_and(|over| own.contains(&over))
}
