//! Parties: who a phrase stands for. "Israel's attack" is Israel's, "officials from both sides" the officials.

use super::kinds::{Kinds, core};
use crate::mentions::phrase;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::{EntityKind, Relation, Span, Upos};

/// One who acts or is acted upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Party {
    /// Where it is named.
    pub(super) span: Span,
    /// Number of the entity.
    pub(super) entity: Option<usize>,
    /// Index of the word that heads the phrase.
    pub(super) head: usize,
}

/// The party that a word stands for by itself.
pub(super) fn of(scene: &Scene, word: Word) -> Party {
    let word = core(word);
    let entity = scene.heads.entity(word.index());
    let mention = entity.and_then(|at| scene.entities.get(at)).and_then(|entity| {
        let own = entity.mentions.iter().filter(|mention| mention.span.contains(word.span()));
        own.max_by_key(|mention| mention.span.len())
    });
    let spans = &scene.tree.document().tokens.spans;
    let span = match mention {
        Some(mention) => mention.span,
        None => {
            let words = phrase::around(word);
            spans[words.start].join(spans[words.end - 1])
        }
    };
    Party { span, entity, head: word.index() }
}

/// The parties that words stand for: themselves, where they act or can be hit, else whoever they belong to.
pub(super) fn all<'a>(scene: &Scene<'a>, kinds: &Kinds, words: &[Word<'a>], hit: bool) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    for word in words {
        let inner = core(*word);
        let itself = if hit { kinds.is_hit(scene, inner) } else { kinds.acts(scene, inner) };
        let found = if itself { vec![of(scene, inner)] } else { owners(scene, kinds, inner) };
        for party in found {
            let known = |own: &Party| own.head == party.head || own.entity.is_some() && own.entity == party.entity;
            if !parties.iter().any(known) {
                parties.push(party);
            }
        }
    }
    parties
}

/// Whoever a thing belongs to: possessor, nationality before it, "of", "by", "from" behind it.
pub(super) fn owners<'a>(scene: &Scene<'a>, kinds: &Kinds, thing: Word<'a>) -> Vec<Party> {
    const MANY: usize = 40;
    let mut found = Vec::new();
    for child in thing.children().take(MANY) {
        let owner = match child.relation() {
            Relation::NmodPoss => kinds.acts(scene, core(child)),
            Relation::Amod | Relation::Compound => {
                scene.entity(child).is_some_and(|entity| entity.kind != EntityKind::Other)
            }
            Relation::Nmod | Relation::OblAgent => {
                let case = child.child(Relation::Case).map(Word::lemma);
                matches!(case, Some("of" | "by" | "from" | "between" | "with")) && kinds.acts(scene, core(child))
            }
            _ => false,
        };
        if owner {
            found.push(of(scene, child));
            found.extend(super::fit::members(child).filter(|own| kinds.acts(scene, *own)).map(|own| of(scene, own)));
        }
    }
    // "to resume attacks": a gerund or infinitive's own subject.
    if found.is_empty() && thing.upos() == Upos::Verb {
        use dateline_types::document::Role;
        let doers = scene.roles.words(thing.index(), Role::Doer).filter_map(|at| scene.tree.get(at));
        found.extend(doers.filter(|own| kinds.acts(scene, *own)).map(|own| of(scene, own)));
    }
    found
}

/// Whom "anti-government protests" are against: the part of the word that names it.
pub(super) fn opposed(scene: &Scene, noun: Word) -> Option<Party> {
    const ANTI: &str = "anti-";
    let own = noun.children().take_while(|child| child.index() < noun.index());
    let word = own.into_iter().find(|child| child.form().to_lowercase().starts_with(ANTI))?;
    let span = Span::new(word.span().start + ANTI.len() as u32, word.span().end);
    let named = scene.entities.iter().position(|entity| entity.mentions.iter().any(|own| own.span == span));
    Some(Party { span, entity: named, head: word.index() })
}

/// Who a mention's content is about, where its frame names no other side: of a request whoever is to do it, else the first
/// it speaks of who is not the doer.
pub(super) fn within<'a>(
    scene: &Scene<'a>,
    kinds: &Kinds,
    content: Word<'a>,
    subject_first: bool,
    not: &[Party],
) -> Vec<Party> {
    use dateline_types::document::Role;
    let other = |party: &Party| {
        !not.iter().any(|own| own.head == party.head || own.entity.is_some() && own.entity == party.entity)
    };
    let content = core(content);
    let subjects = scene.roles.words(content.index(), Role::Doer).filter_map(|at| scene.tree.get(at));
    let subjects: Vec<Word> = subjects.collect();
    if subject_first {
        let own: Vec<Party> = all(scene, kinds, &subjects, false).into_iter().filter(other).collect();
        if !own.is_empty() {
            return own;
        }
        let owners: Vec<Party> = owners(scene, kinds, content).into_iter().filter(other).collect();
        if !owners.is_empty() {
            return owners;
        }
    }
    const MANY: usize = 60;
    // In the order of the words, whole phrases only, nothing out of relative clauses.
    for word in content.subtree().take(MANY) {
        let acts = scene.entity(word).is_some_and(|entity| entity.kind != EntityKind::Other)
            || word.upos() == Upos::Noun && kinds.people.is_some_and(|class| kinds.of(scene, word).has(class));
        if !acts || is_part_of_actor(scene, word) || is_related(word, content) {
            continue;
        }
        let mut found = vec![of(scene, word)];
        found.extend(super::fit::members(word).filter(|own| kinds.acts(scene, *own)).map(|own| of(scene, own)));
        found.retain(other);
        if !found.is_empty() && word.upos() != Upos::Pron {
            return found;
        }
    }
    Vec::new()
}

/// "UN" of "UN peacekeepers": part of the phrase of another who acts.
fn is_part_of_actor(scene: &Scene, word: Word) -> bool {
    let before = matches!(word.relation(), Relation::Amod | Relation::Compound | Relation::NmodPoss);
    before && word.parent().is_some_and(|over| scene.entity(over).is_some_and(|entity| entity.kind != EntityKind::Other))
}

fn is_related(word: Word, content: Word) -> bool {
    const UP: usize = 12;
    let above = std::iter::once(word).chain(word.ancestors()).take(UP);
    above.take_while(|over| *over != content).any(|over| over.relation() == Relation::AclRelcl)
}

/// The other side of an act whose frame names none: somebody, or a place, behind a preposition of its verb.
pub(super) fn beside<'a>(scene: &Scene<'a>, kinds: &Kinds, words: &[Word<'a>], not: &[Party]) -> Vec<Party> {
    #[rustfmt::skip]
    const ORDER: [&str; 15] = [
        "against", "on", "to", "at", "toward", "towards", "with", "from", "into", "among", "over", "in", "near", "across", "for",
    ];
    const MANY: usize = 40;
    let mut found: Vec<(usize, Word)> = Vec::new();
    for word in words {
        for child in word.children().take(MANY) {
            if !matches!(child.relation(), Relation::Obl | Relation::Nmod) {
                continue;
            }
            let case = child.child(Relation::Case).map(|case| case.lemma().to_lowercase());
            let Some(rank) = case.and_then(|case| ORDER.iter().position(|own| *own == case)) else { continue };
            let inner = core(child);
            let named = scene.entity(inner).is_some_and(|entity| entity.kind != EntityKind::Other);
            if (named || kinds.is_hit(scene, inner)) && !super::verbs::is_time(scene, inner) {
                found.push((rank, child));
            }
        }
    }
    found.sort_by_key(|(rank, word)| (*rank, word.index()));
    let Some((rank, _)) = found.first().copied() else { return Vec::new() };
    let first: Vec<Word> = found.iter().filter(|(own, _)| *own == rank).map(|(_, word)| *word).collect();
    let all_words: Vec<Word> = first.iter().flat_map(|word| std::iter::once(*word).chain(super::fit::members(*word))).collect();
    let mut parties = all(scene, kinds, &all_words, true);
    parties.retain(|party| !not.iter().any(|own| own.head == party.head || own.entity.is_some() && own.entity == party.entity));
    parties
}
