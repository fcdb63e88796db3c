//! Parties: who a phrase stands for. "Israel's attack" is Israel's, "officials from both sides" the officials.

use super::cast::Cast;
use super::kinds::{Kinds, core};
use crate::mentions::phrase;
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_types::document::Word;
use dateline_types::{EntityKind, MentionForm, Relation, Span, Upos};

/// One who acts or is acted upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Party {
    /// Where it is named.
    pub(super) span: Span,
    /// Number of the entity.
    pub(super) entity: Option<usize>,
    /// Index of the word that heads the phrase.
    pub(super) head: usize,
    /// Whether the clause does not name it.
    pub(super) implied: bool,
}

/// The party that a word stands for by itself. What belongs to somebody known acts for him: "British aircraft".
pub(super) fn of(scene: &Scene, word: Word) -> Party {
    let word = core(word);
    // "I" in a quotation is whoever it is given to, and so is "we" where nothing says which side speaks.
    let own = scene.heads.entity(word.index());
    let lemma = word.lemma().to_lowercase();
    if lemma == "i" || lemma == "we" && own.is_none() {
        let source = super::whose::of(scene, word).source.and_then(|source| source.entity.as_deref());
        let entity = source.and_then(|id| scene.entity_number(id));
        return Party { span: word.span(), entity: entity.or(own), head: word.index(), implied: false };
    }
    // "protests" stand for those who protest.
    if super::nouns::is_event(scene, word, PloverType::Protest) {
        return Party { span: word.span(), entity: None, head: word.index(), implied: false };
    }
    let own = scene.heads.entity(word.index());
    let known = |at: usize| scene.heads.is_named(at);
    // "watchdog Amnesty International", "the leader, Aung San Suu Kyi": the name beside it.
    let of_name = |other: &Word| scene.heads.entity(other.index()).is_some_and(known);
    let beside = word.children().find(|child| child.relation() == Relation::Appos && of_name(child));
    // Which the tree may take for another subject.
    let beside = beside.or_else(|| word.after().filter(|next| next.relation() == word.relation() && of_name(next)));
    // "A resident of Antioch, Illinois, Rittenhouse is accused".
    let beside = beside.or_else(|| other_subject(word).filter(of_name));
    if let Some(name) = beside.filter(|_| !own.is_some_and(known)) {
        let span = named(scene, word).join(named(scene, name));
        return Party { span, entity: scene.heads.entity(name.index()), head: word.index(), implied: false };
    }
    let entity = own.or_else(|| owner(scene, word));
    Party { span: named(scene, word), entity, head: word.index(), implied: false }
}

/// The next subject that the tree gives the verb of a subject in the singular, behind a comma: the two are one.
fn other_subject(word: Word<'_>) -> Option<Word<'_>> {
    let subject = matches!(word.relation(), Relation::Nsubj | Relation::NsubjPass);
    let one = subject && word.upos() == Upos::Noun && word.xpos() == dateline_types::Xpos::Nn;
    let verb = word.parent().filter(|_| one)?;
    let comma = |own: &Word| own.before().is_some_and(|before| before.form() == ",");
    let next = verb.children().find(|own| own.index() > word.index() && own.relation() == word.relation())?;
    Some(next).filter(comma)
}

/// The entity named before a word, or behind it with "of": whose it is.
fn owner(scene: &Scene, word: Word) -> Option<usize> {
    const MANY: usize = 40;
    let own = |child: &Word| match child.relation() {
        Relation::Amod | Relation::Compound | Relation::NmodPoss => child.index() < word.index(),
        Relation::Nmod => child.child(Relation::Case).is_some_and(|case| case.lemma() == "of"),
        _ => false,
    };
    let mut children = word.children().take(MANY).filter(own).filter_map(|child| scene.heads.entity(child.index()));
    children.find(|at| scene.entities.get(*at).is_some_and(|entity| entity.kind != EntityKind::Other))
}

/// The words that name a party: the noun with what stands before it, the rest of a name, and "of …".
fn named(scene: &Scene, word: Word) -> Span {
    let spans = &scene.tree.document().tokens.spans;
    let words = phrase::around(word);
    let mut end = word.index();
    for child in word.children().filter(|child| child.index() > word.index()) {
        let of =
            child.relation() == Relation::Nmod && child.child(Relation::Case).is_some_and(|case| case.lemma() == "of");
        if of || matches!(child.relation(), Relation::Flat | Relation::Goeswith | Relation::Fixed) {
            end = end.max(phrase::around(child).end.saturating_sub(1));
        }
    }
    let mention = scene.entity(word).and_then(|entity| {
        let own = crate::scene::mentions_over(entity, word.span());
        own.filter(|mention| mention.form == MentionForm::Name).max_by_key(|mention| mention.span.len())
    });
    let span = spans[words.start].join(spans[end.clamp(word.index(), words.end.max(word.index() + 1) - 1)]);
    mention.map_or(span, |mention| span.join(mention.span))
}

/// Those of a phrase with several nationalities before its noun: "French and Egyptian warships".
fn nationalities<'a>(scene: &Scene<'a>, word: Word<'a>, people: bool) -> Vec<Party> {
    let demonym = |child: &Word| {
        let state = scene.entity(*child).is_some_and(|entity| entity.kind == EntityKind::State);
        state && matches!(child.relation(), Relation::Amod | Relation::Compound | Relation::Nmod | Relation::Conj)
    };
    // "the leaders of France and Germany".
    let of = |child: &Word| {
        let state = scene.entity(*child).is_some_and(|entity| entity.kind == EntityKind::State);
        let case = child.child(Relation::Case).map(Word::lemma);
        child.relation() == Relation::Nmod && state && matches!(case, Some("of" | "from"))
    };
    let plural = matches!(word.xpos(), dateline_types::Xpos::Nns);
    let first = word.children().take_while(|child| child.index() < word.index()).find(demonym);
    let first = first.filter(|_| plural && !people).or_else(|| word.children().find(of).filter(|_| plural));
    let Some(first) = first else { return Vec::new() };
    let rest = first.children().filter(|child| child.relation() == Relation::Conj);
    let rest: Vec<Word> =
        rest.filter(|child| scene.entity(*child).is_some_and(|entity| entity.kind == EntityKind::State)).collect();
    if rest.is_empty() {
        return Vec::new();
    }
    let party = |own: Word| Party {
        span: own.span(),
        entity: scene.heads.entity(own.index()),
        head: own.index(),
        implied: false,
    };
    std::iter::once(first).chain(rest).map(party).collect()
}

/// The parties that words stand for: themselves, where they act or can be hit, else whoever they belong to.
pub(super) fn all<'a>(scene: &Scene<'a>, kinds: &Kinds, words: &[Word<'a>], hit: bool) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    // "blew themselves up" is done to nobody else.
    let reflexive =
        |word: &&Word| word.form().to_lowercase().ends_with("selves") || word.form().to_lowercase().ends_with("self");
    for word in words.iter().filter(|word| !reflexive(word)) {
        let inner = core(*word);
        let itself = if hit { kinds.is_hit(scene, inner) } else { kinds.acts(scene, inner) };
        let several = if itself { nationalities(scene, inner, kinds.is_crowd(scene, inner)) } else { Vec::new() };
        let found = match (several.is_empty(), itself) {
            (false, _) => several,
            (true, true) => vec![of(scene, inner)],
            (true, false) => owners(scene, kinds, inner),
        };
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

/// Whether a phrase is the doer's own: "offered its troops".
pub(super) fn is_own(scene: &Scene, party: &Party, doers: &[Party]) -> bool {
    let Some(word) = scene.tree.get(party.head) else { return false };
    let possessor = word.child(Relation::NmodPoss).and_then(|own| scene.heads.entity(own.index()));
    possessor.is_some() && doers.iter().any(|doer| doer.entity == possessor)
}

/// Whom "anti-government protests" are against: the part of the word that names it.
pub(super) fn opposed(noun: Word) -> Option<Party> {
    const ANTI: &str = "anti-";
    let own = noun.children().take_while(|child| child.index() < noun.index());
    let word = own.into_iter().find(|child| child.form().to_lowercase().starts_with(ANTI))?;
    let span = Span::new(word.span().start + ANTI.len() as u32, word.span().end);
    Some(Party { span, entity: None, head: word.index(), implied: false })
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
        !is_own(scene, party, not)
            && !not.iter().any(|own| own.head == party.head || own.entity.is_some() && own.entity == party.entity)
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
        // "to meet in Geneva": where it is to be is nobody.
        let at = word.child(Relation::Case).is_some_and(|case| matches!(case.lemma(), "in" | "at" | "near"));
        let town = at && scene.entity(word).is_some_and(|entity| entity.kind == EntityKind::Place);
        if word == content || town || !acts || is_part_of_actor(scene, word) || is_related(word, content) {
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
    before
        && word.parent().is_some_and(|over| scene.entity(over).is_some_and(|entity| entity.kind != EntityKind::Other))
}

fn is_related(word: Word, content: Word) -> bool {
    const UP: usize = 12;
    let above = std::iter::once(word).chain(word.ancestors()).take(UP);
    above.take_while(|over| *over != content).any(|over| over.relation() == Relation::AclRelcl)
}

/// The other side of an act whose frame names none: somebody, or a place, behind a preposition of its verb.
pub(super) fn beside<'a>(
    scene: &Scene<'a>,
    kinds: &Kinds,
    words: &[Word<'a>],
    plover: PloverType,
    not: &[Party],
) -> Vec<Party> {
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
            // Where something is signed or agreed is nobody it is agreed with.
            let place = matches!(ORDER[rank], "at" | "in" | "near" | "across");
            if matches!(plover, PloverType::Support | PloverType::Agree) && place {
                continue;
            }
            // "a rocket fired from Gaza" was not fired at it.
            if plover == PloverType::Assault && ORDER[rank] == "from" {
                continue;
            }
            if (named || kinds.is_hit(scene, inner)) && !super::verbs::is_time(scene, inner) {
                found.push((rank, child));
            }
        }
    }
    found.sort_by_key(|(rank, word)| (*rank, word.index()));
    let Some((rank, _)) = found.first().copied() else { return Vec::new() };
    let first: Vec<Word> = found.iter().filter(|(own, _)| *own == rank).map(|(_, word)| *word).collect();
    let all_words: Vec<Word> =
        first.iter().flat_map(|word| std::iter::once(*word).chain(super::fit::members(*word))).collect();
    let mut parties = all(scene, kinds, &all_words, true);
    parties.retain(|party| {
        !not.iter().any(|own| own.head == party.head || own.entity.is_some() && own.entity == party.entity)
    });
    parties
}

/// Those who protest, for the protest that stands for them in what is said of it.
pub(super) fn crowd(scene: &Scene, cast: &Cast, target: &Party) -> Option<Party> {
    let protest =
        scene.tree.get(target.head).filter(|word| super::nouns::is_event(scene, *word, PloverType::Protest))?;
    cast.crowd_near(scene, protest.span())
}
