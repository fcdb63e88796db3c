//! How well a word and what stands around it fit the frame of a sense.

use super::kinds::{Kinds, core, lower};
use super::verbs::Around;
use super::{nouns, rules, subjects, verbs};
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::triggers::{Filler, Pos, Trigger};
use dateline_types::document::Word;
use dateline_types::{Relation, Upos, Xpos};
use std::borrow::Cow;

/// What an event is coded as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coded<'a> {
    pub(super) plover: PloverType,
    pub(super) mode: Option<&'a str>,
    pub(super) cameo: &'a str,
}

/// A trigger with what its frame was filled by.
#[derive(Clone, Debug)]
pub(super) struct Fit<'a> {
    /// None where the sense is no event.
    pub(super) coded: Option<Coded<'a>>,
    /// The rule that found it: `name@file:line`.
    pub(super) rule: Cow<'a, str>,
    pub(super) pos: Pos,
    /// Whether the frame says that the subject is who it is done to.
    pub(super) subject_is_target: bool,
    /// Whether it is done by whoever says it.
    pub(super) by_speaker: bool,
    pub(super) word: Word<'a>,
    /// Heads of the phrases that act.
    pub(super) doers: Vec<Word<'a>>,
    /// Heads of the phrases acted upon.
    pub(super) targets: Vec<Word<'a>>,
    /// Head of the clause, gerund or event noun that is asked, promised, refused, threatened.
    pub(super) content: Option<Word<'a>>,
    /// Words that are part of the trigger: particles, literal objects, the light verb.
    pub(super) own: Vec<Word<'a>>,
    /// What fills places that are neither party.
    pub(super) things: Vec<Word<'a>>,
    /// Whether a place that asks for certain words is filled: "plan *talks*".
    pub(super) named: bool,
    /// The verb that carries a noun: "launched" in "launched an attack".
    pub(super) carrier: Option<Word<'a>>,
    /// The verb that says that what a noun names takes place: "erupted" in "fighting erupted".
    pub(super) occurs: Option<Word<'a>>,
    /// How much of the frame is there; more is surer.
    pub(super) score: u32,
}

impl<'a> Fit<'a> {
    /// The sense of a trigger at a word, with nothing of its frame filled yet.
    pub(super) fn new(word: Word<'a>, trigger: &'a Trigger) -> Self {
        let coded = trigger.sense.as_ref().map(|sense| Coded {
            plover: sense.plover,
            mode: sense.mode.as_deref(),
            cameo: &sense.cameo,
        });
        Self {
            coded,
            rule: Cow::Borrowed(&trigger.rule),
            pos: trigger.pattern.pos,
            subject_is_target: trigger.pattern.subject_is_target,
            by_speaker: false,
            word,
            doers: Vec::new(),
            targets: Vec::new(),
            content: None,
            own: Vec::new(),
            things: Vec::new(),
            named: false,
            carrier: None,
            occurs: None,
            score: 0,
        }
    }

    /// Its PLOVER type.
    pub(super) fn plover(&self) -> Option<PloverType> {
        self.coded.map(|coded| coded.plover)
    }
}

/// What fits a word best; none where nothing does, or what does is no event.
pub(super) fn best<'a>(scene: &Scene<'a>, kinds: &Kinds, word: Word<'a>) -> Option<Fit<'a>> {
    let pos = match word.upos() {
        Upos::Verb => Pos::Verb,
        // "Police arrest 12": a noun by its tag, and by what hangs on it a verb.
        Upos::Noun if subjects::is_headline(word) => Pos::Verb,
        Upos::Noun => Pos::Noun,
        Upos::Adj => Pos::Adj,
        _ => return None,
    };
    match rules::at(scene, word) {
        Some(Ok(fit)) => return Some(fit),
        Some(Err(())) => return None,
        None => {}
    }
    // "suspected militants", "damaged houses": what something is called is not told.
    if pos == Pos::Verb
        && word.relation() == Relation::Amod
        && word.parent().is_some_and(|noun| noun.index() > word.index())
    {
        return None;
    }
    let (lemma, form) = (lower(word.lemma()), lower(word.form()));
    let triggers = scene.desk.knowledge.triggers();
    // "Fighting between the army and rebels": a noun, whatever its tag.
    let pos = match pos {
        Pos::Verb if word.xpos() == Xpos::Vbg && !phrases(word, &["between".into()]).is_empty() => Pos::Noun,
        pos => pos,
    };
    let other = match pos {
        Pos::Noun => (form != lemma).then(|| form.into_owned()),
        Pos::Verb => triggers.verb_of(&form, &lemma).filter(|own| **own != *lemma),
        Pos::Adj => None,
    };
    let senses = triggers.of(&lemma, pos).chain(other.iter().flat_map(|form| triggers.of(form, pos)));
    let mut best: Option<Fit> = None;
    let mut around = None;
    for trigger in senses {
        let fit = match pos {
            Pos::Noun => nouns::fit(scene, kinds, word, trigger),
            Pos::Verb | Pos::Adj => {
                let around = around.get_or_insert_with(|| Around::new(scene, word));
                let fit = if pos == Pos::Verb { verbs::fit } else { verbs::fit_adjective };
                fit(scene, kinds, around, trigger)
            }
        };
        // Of two that fit alike the first of the tables holds.
        if let Some(fit) = fit
            && best.as_ref().is_none_or(|best| fit.score > best.score)
        {
            best = Some(fit);
        }
    }
    best.filter(|fit| fit.coded.is_some())
}

/// How well a word fills a place; none where it does not.
pub(super) fn fills<'a>(scene: &Scene<'a>, kinds: &Kinds, filler: &Filler, word: Word<'a>) -> Option<u32> {
    const LITERAL: u32 = 8;
    const CLASS: u32 = 6;
    const PARTY: u32 = 4;
    const OWNED: u32 = 3;
    const ANY: u32 = 2;
    let inner = core(word);
    match filler {
        Filler::Doer => kinds.acts(scene, inner).then_some(PARTY),
        Filler::Target => kinds.is_hit(scene, inner).then_some(PARTY),
        Filler::TargetOf => Some(OWNED),
        Filler::Anything => Some(ANY),
        Filler::OneOf { before, words, classes } => {
            let stands = |own: &str| {
                let near = word.children().chain(word.before()).chain(word.before().and_then(Word::before));
                let mut near = near.filter(|other| other.index() < word.index());
                near.any(|other| own.split('|').any(|own| is_word(other, own)))
            };
            if !before.iter().all(|own| stands(own)) {
                return None;
            }
            let is = |word: Word| {
                let (lemma, form) = (lower(word.lemma()), lower(word.form()));
                words.iter().any(|own| **own == *lemma || **own == *form)
            };
            let more = 2 * before.len() as u32;
            if is(inner) || is(word) {
                return Some(LITERAL + more);
            }
            kinds.of(scene, inner).meets(*classes).then_some(CLASS)
        }
    }
}

/// Whether a word is this one, by lemma or form.
pub(super) fn is_word(word: Word, lemma: &str) -> bool {
    word.lemma().eq_ignore_ascii_case(lemma) || word.form().eq_ignore_ascii_case(lemma)
}

/// The phrases that hang on a word by one of these prepositions, gerunds too; "'s" stands for the possessor.
pub(super) fn phrases<'a>(word: Word<'a>, prepositions: &[Box<str>]) -> Vec<Word<'a>> {
    const MANY: usize = 40;
    // A clause that tells of somebody else is no phrase: "attacked the town as rockets flew"; but "pushed for them to go".
    let is_clause = |child: &Word| {
        let for_them = |mark: Word| mark.relation() == Relation::Mark && mark.lemma() == "for";
        let mut own = child.children().take(MANY);
        own.any(|own| own.relation().base() == Relation::Nsubj) && !child.children().take(MANY).any(for_them)
    };
    let by = |child: &Word| match child.relation() {
        Relation::NmodPoss => prepositions.iter().any(|own| &**own == "'s"),
        Relation::Advcl | Relation::Acl if is_clause(child) => false,
        Relation::Nmod | Relation::Obl | Relation::OblAgent | Relation::Advcl | Relation::Acl => {
            let marks = child.children().take(MANY).take_while(|mark| mark.index() < child.index());
            let mut marks = marks.filter(|mark| matches!(mark.relation(), Relation::Case | Relation::Mark));
            marks.any(|mark| {
                let (lemma, form) = (lower(mark.lemma()), lower(mark.form()));
                prepositions.iter().any(|own| **own == *lemma || **own == *form)
            })
        }
        _ => false,
    };
    let mut found: Vec<Word> = word.children().take(MANY).filter(by).collect();
    let members: Vec<Word> = found.iter().flat_map(|word| members(*word)).collect();
    found.extend(members);
    found
}

/// What is coordinated with a phrase.
pub(super) fn members(word: Word<'_>) -> impl Iterator<Item = Word<'_>> {
    const MANY: usize = 40;
    let nominal = |child: &Word| {
        child.relation() == Relation::Conj && !matches!(child.upos(), Upos::Verb | Upos::Aux | Upos::Adv)
    };
    // "the leader Gaddafi and President Zhivkov": on the name beside as well.
    let beside = |child: Word<'_>| child.relation() == Relation::Appos;
    let of_name =
        word.children().take(MANY).filter(move |child| beside(*child)).flat_map(|child| child.children().take(MANY));
    word.children().take(MANY).chain(of_name).filter(nominal)
}
