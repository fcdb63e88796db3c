//! Who counts: the statement that gives a number, and its source.
//!
//! Most numbers stand in a statement. Others are given by the clause itself: who counts, records or puts a toll at them is
//! their source, and so is whom a relay cites.

use super::measure::{self, Measured};
use super::noun::Site;
use super::numbers::Number;
use crate::mentions::descriptions;
use crate::scene::Scene;
use dateline_types::document::{Role, Word};
use dateline_types::statement::{Stance, StatementForm};
use dateline_types::{At, EntityKind, Relation, Source, Span, Statement, Upos};

/// The statement that gives a number, and who makes it.
#[derive(Clone, Copy, Default)]
pub(super) struct Whose<'a> {
    /// The statement; none where the clause itself says who counts.
    pub(super) statement: Option<&'a Statement>,
    /// Its source.
    pub(super) source: Option<&'a Source>,
    /// The word that names the one who counts, where no source was made of it yet.
    pub(super) counter: Option<Word<'a>>,
}

/// Who gives a number; nobody where the report does.
pub(super) fn whose<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>, measured: Measured<'a>) -> Whose<'a> {
    let spans = &scene.tree.document().tokens.spans;
    let span = spans[number.words.start].join(spans[number.words.end - 1]);
    // "the virus claimed 6,606 lives": what takes lives says nothing.
    let governor = measured.by.and_then(Word::parent).map(Word::span);
    let takes = |own: &Statement| {
        let cue = own.cue.iter().any(|At(cue)| governor.is_some_and(|governor| cue.contains(governor)));
        cue && measured.by.is_some_and(|by| matches!(by.lemma(), "life" | "fatality" | "victim"))
    };
    // "leaving reportedly at least 15,000 stranded" is nobody's.
    let hedges =
        [measured.by, Some(site.anchor), site.anchor.parent()].into_iter().flatten().flat_map(|word| word.children());
    if hedges.into_iter().any(|child| child.lemma() == "reportedly") {
        return Whose::default();
    }
    // "Divers found four survivors" tells of a finding, not of what the divers say.
    let finds = |own: &Statement| {
        let is_cue = |word: Word| own.cue.iter().any(|At(cue)| cue.contains(word.span()));
        let found = |verb: Word| {
            matches!(verb.lemma(), "find" | "discover" | "recover" | "see" | "spot" | "uncover" | "locate")
        };
        let words = [Some(site.anchor), measured.by].into_iter().flatten();
        words
            .flat_map(|word| scene.predicates(word))
            .any(|(verb, role)| role == Role::Object && found(verb) && is_cue(verb))
    };
    if let Some(own) = innermost(scene, span, |own| !takes(own) && !finds(own)) {
        return cited(scene, own).unwrap_or(own);
    }
    let counter = counter(scene, number, site).or_else(|| per(scene, site));
    if counter.is_some() {
        return Whose { counter, ..Whose::default() };
    }
    if let Some(own) = according(scene, site, span) {
        return own;
    }
    let counter = according_to(scene, site);
    if counter.is_some() {
        return Whose { counter, ..Whose::default() };
    }
    sandwiched(scene, site).unwrap_or_default()
}

/// The noun behind "according to" in a sentence where no statement was made of it.
fn according_to<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Word<'a>> {
    let mut words = scene.around(site.anchor);
    words.find(|word| {
        let case = |case: Word| case.relation() == Relation::Case && case.form().eq_ignore_ascii_case("according");
        matches!(word.upos(), Upos::Noun | Upos::Propn) && word.children().any(case)
    })
}

/// Who says what stands in a span.
pub(super) fn of_span<'a>(scene: &Scene<'a>, span: Span) -> Whose<'a> {
    innermost(scene, span, |_| true).unwrap_or_default()
}

/// How many statements before a number are looked at for one that holds it.
const LOOK: usize = 60;

/// The innermost statement whose content holds a span and that somebody makes; a pronoun gives way to the fuller name of
/// the same source around it: "The network said it had counted 71 deaths".
fn innermost<'a>(scene: &Scene<'a>, span: Span, also: impl Fn(&Statement) -> bool) -> Option<Whose<'a>> {
    let holds = |own: &&Statement| own.content.iter().any(|At(content)| content.contains(span));
    let speaks = |own: &&Statement| {
        // Who demands something counts nothing.
        own.form != StatementForm::Scare
            && own.stance != Stance::Demand
            && !own.absence
            && !is_adjective(scene, own)
            && source_of(scene, own).is_some_and(|source| !is_count(scene, source) && !source.span.contains(span))
    };
    // Statements are in the order of their first characters.
    let starts = |own: &Statement| own.content.first().is_some_and(|At(first)| first.start <= span.start);
    let until = scene.statements.partition_point(starts);
    let near = scene.statements[..until].iter().rev().take(LOOK);
    let mut own: Vec<&Statement> = near.filter(holds).filter(speaks).filter(|own| also(own)).collect();
    own.sort_by_key(|own| own.content.iter().map(|At(content)| content.len()).sum::<u32>());
    let with_source =
        own.iter().map(|own| Whose { statement: Some(*own), source: source_of(scene, own), counter: None });
    let mut with_source = with_source.collect::<Vec<_>>().into_iter();
    let first = with_source.next()?;
    let Some(source) = first.source.filter(|source| is_pronoun(scene, source)) else { return Some(first) };
    let me = matches!(source.span.of(scene.tree.document().text).to_lowercase().as_str(), "i" | "we");
    let same = |outer: &Whose| {
        let outer = outer.source.filter(|outer| !is_pronoun(scene, outer));
        outer.is_some_and(|outer| me || outer.entity.is_some() && outer.entity == source.entity)
    };
    let named = with_source.find(same).and_then(|outer| outer.source);
    Some(Whose { source: named.or(first.source), ..first })
}

/// "the total of confirmed cases": a participle before its noun says how a number is known, and nobody's it is.
fn is_adjective(scene: &Scene, own: &Statement) -> bool {
    let [At(cue)] = own.cue.as_slice() else { return false };
    let at = scene.tree.document().tokens.spans.partition_point(|word| word.end <= cue.start);
    scene.tree.get(at).is_some_and(|word| {
        word.span() == *cue && word.relation() == Relation::Amod && word.parent().is_some_and(|noun| noun.index() > at)
    })
}

/// "the total number of cases" says nothing, whatever verb it is the subject of.
fn is_count(scene: &Scene, source: &Source) -> bool {
    let words = source.span.of(scene.tree.document().text).to_lowercase();
    ["number of", "total", "toll", "the figure"]
        .iter()
        .any(|count| words.starts_with(count) || words.starts_with(&format!("the {count}")))
}

fn source_of<'a>(scene: &Scene<'a>, own: &Statement) -> Option<&'a Source> {
    own.source.as_deref().and_then(|id| scene.source(id))
}

fn is_pronoun(scene: &Scene, source: &Source) -> bool {
    let words = source.span.of(scene.tree.document().text).to_lowercase();
    matches!(words.as_str(), "he" | "she" | "it" | "they" | "we" | "i")
}

/// "AFP reported, citing a security source, …", "a report citing the mayor's office": who is cited counts, the rest relay.
fn cited<'a>(scene: &Scene<'a>, own: Whose<'a>) -> Option<Whose<'a>> {
    let statement = own.statement?;
    let inside = |word: &Word| statement.content.iter().any(|At(content)| content.contains(word.span()));
    let cue = statement.cue.first().map(|At(cue)| *cue)?;
    let at = scene.tree.document().tokens.spans.partition_point(|word| word.end <= cue.start);
    let cites = |word: &Word| word.form().eq_ignore_ascii_case("citing") && !inside(word) && !cue.contains(word.span());
    // The statement may hang on "citing" itself.
    let own_cue = scene.tree.get(at).filter(|word| word.form().eq_ignore_ascii_case("citing"));
    if let Some(object) = own_cue.and_then(|verb| verb.children().find(|child| child.relation() == Relation::Obj)) {
        return Some(Whose { counter: Some(object), ..own });
    }
    let verb = scene.around(scene.tree.get(at)?).find(cites)?;
    let counter = verb.children().find(|child| child.relation() == Relation::Obj).filter(|word| !inside(word))?;
    Some(Whose { counter: Some(counter), ..own })
}

/// Verbs by which somebody gives a number: "recorded 12 deaths", "put the toll at 31".
#[rustfmt::skip]
const COUNTS: [&str; 26] = [
    "count", "record", "tally", "register", "log", "document", "verify", "list", "report", "confirm", "put", "place",
    "set", "estimate", "raise", "lower", "revise", "withdraw", "give", "cite", "identify", "acknowledge", "admit",
    "announce", "update", "reduce",
];

/// Who does the counting in the number's own clause.
fn counter<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Word<'a>> {
    let objects = scene.predicates(site.anchor).filter(|(_, role)| *role == Role::Object).map(|(verb, _)| verb);
    let values = measure::counts(scene, number, site);
    let of_values = values.iter().flat_map(|noun| scene.predicates(*noun)).filter(|(_, role)| *role == Role::Object);
    // Money is set, given and raised by those who pay; only an estimate of it is a claim.
    let money = number.currency.is_some();
    let counts = |verb: &Word| {
        if money {
            matches!(verb.lemma(), "put" | "estimate" | "report" | "place")
        } else {
            COUNTS.contains(&verb.lemma())
        }
    };
    // "the government's own count is 388".
    let own = values.iter().flat_map(|noun| noun.children()).find(|child| child.relation() == Relation::NmodPoss);
    if let Some(own) = own.filter(|own| own.upos() != Upos::Pron && speaks(scene, *own)) {
        return Some(own);
    }
    // "the network, which has a lower toll, 1,814".
    let tolls = values.iter().filter(|noun| measure::is_total(noun.lemma())).flat_map(|noun| scene.predicates(*noun));
    let has = |(verb, role): &(Word, Role)| {
        *role == Role::Object && matches!(verb.lemma(), "have" | "hold" | "keep" | "publish" | "issue" | "release")
    };
    let tolls = tolls.filter(has).map(|(verb, _)| verb);
    let verb = objects.chain(of_values.map(|(verb, _)| verb)).filter(counts).chain(tolls).next()?;
    let doer = verb.children().find(|child| child.relation() == Relation::Nsubj);
    doer.into_iter().chain(scene.argument(verb, Role::Doer)).find(|doer| speaks(scene, *doer))
}

/// "Per the health ministry, …".
fn per<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Word<'a>> {
    let mut words = scene.around(site.anchor);
    words.find(|word| {
        let per =
            word.children().any(|case| case.relation() == Relation::Case && case.form().eq_ignore_ascii_case("per"));
        per && speaks(scene, *word)
    })
}

/// Whether a word names somebody who can count: a person, a body, a state, people in a part, a medium.
fn speaks(scene: &Scene, word: Word) -> bool {
    let acts = |kind: EntityKind| !matches!(kind, EntityKind::Place | EntityKind::Other);
    scene.entity(word).map_or_else(
        || word.upos() == Upos::Noun && descriptions::role_of(scene.desk.knowledge.gazetteer(), word, None).is_some(),
        |entity| acts(entity.kind),
    )
}

/// "According to X" speaks for its whole sentence, where nobody else does.
fn according<'a>(scene: &Scene<'a>, site: &Site<'a>, span: Span) -> Option<Whose<'a>> {
    let sentence = site.anchor.sentence().span;
    let text = scene.tree.document().text;
    let cue = |own: &&Statement| {
        own.cue.iter().any(|At(cue)| sentence.contains(*cue) && cue.of(text).to_lowercase().starts_with("according"))
    };
    let here = scene.statements_in(sentence).iter();
    let statement = here.filter(cue).find(|own| own.source.is_some())?;
    let source = source_of(scene, statement).filter(|source| !source.span.contains(span))?;
    // What follows a trailing "according to" is not its content.
    let first = statement.cue.first().is_some_and(|At(cue)| cue.start < span.start);
    let trails =
        statement.content.iter().all(|At(content)| content.end <= statement.cue.first().map_or(0, |At(cue)| cue.start));
    (!(first && trails)).then_some(Whose { statement: Some(statement), source: Some(source), counter: None })
}

/// A sentence between two of one speaker goes on with him: "X said 18 died. 149 are in hospital. He also said …".
fn sandwiched<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Whose<'a>> {
    let at = site.anchor.sentence_index();
    let document = scene.tree.document();
    let block = document.sentences.get(at)?.block;
    let speaks = |sentence: Span| {
        let cue = move |own: &&Statement| {
            own.cue.iter().any(|At(cue)| sentence.contains(*cue)) && own.inside.is_none() && !own.absence
        };
        scene.statements_in(sentence).iter().filter(cue).find_map(|own| source_of(scene, own))
    };
    let of = |sentence: usize| {
        let own = document.sentences.get(sentence).filter(|own| own.block == block)?;
        speaks(own.span)
    };
    let (before, after) = (of(at.checked_sub(1)?)?, of(at + 1)?);
    let same = before.entity.is_some() && before.entity == after.entity;
    (same && speaks(site.anchor.sentence().span).is_none())
        .then_some(Whose { source: Some(before), ..Whose::default() })
}
