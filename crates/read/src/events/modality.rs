//! How an event is held to be: composed from what stands around its trigger, never guessed.

use crate::factuality::{self, Certainty, Factuality, Ground, Polarity, Time};
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::{Modality, Relation, Upos, Xpos};

/// How an event is held to be, and the head of the condition it hangs on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'a> {
    pub(super) modality: Modality,
    pub(super) condition: Option<Word<'a>>,
    /// Whether it is held not to come about: "will not attend".
    pub(super) negated: bool,
}

/// How the event of a word is held to be, by its innermost speaker where one speaks.
pub(super) fn of<'a>(scene: &Scene<'a>, word: Word<'a>) -> Held<'a> {
    // "leaves nine killed": as it is with the leaving.
    let left =
        word.parent().filter(|over| word.xpos() == Xpos::Vbn && over.lemma() == "leave" && over.upos() == Upos::Verb);
    let left = left.filter(|_| matches!(word.relation(), Relation::Xcomp | Relation::Ccomp | Relation::Acl));
    let held = factuality::of(left.unwrap_or(word), scene.desk.knowledge.signatures());
    let inner = held.speaker();
    if is_unproven(word) {
        return Held { modality: Modality::Hypothetical, condition: None, negated: false };
    }
    if is_presupposed(word, &held) {
        return Held { modality: Modality::Happened, condition: None, negated: false };
    }
    let negative = inner.polarity == Polarity::Negative && inner.certainty >= Certainty::Probable;
    let condition = held.conditional.and_then(|at| scene.tree.get(at as usize));
    // "will not release them unless Israel withdraws": refused as things stand.
    let unless = |clause: Word| clause.children().any(|mark| mark.form().eq_ignore_ascii_case("unless"));
    let negative = negative || inner.polarity == Polarity::Negative && condition.is_some_and(unless);
    Held { modality: modality(scene, word, &held, &inner, condition.is_some()), condition, negated: negative }
}

fn modality(scene: &Scene, word: Word, held: &Factuality, inner: &Factuality, conditional: bool) -> Modality {
    let negative = inner.polarity == Polarity::Negative && inner.certainty >= Certainty::Probable;
    let future = inner.time == Time::Future;
    if negative && !future {
        let denied = held.sources.last().and_then(|source| scene.tree.get(source.cue as usize)).is_some_and(is_denial);
        return if denied || !held.sources.is_empty() { Modality::Denied } else { Modality::Negated };
    }
    match inner.ground {
        Ground::Condition | Ground::Question | Ground::Counterfactual => Modality::Hypothetical,
        Ground::Consequence => Modality::Conditional,
        Ground::Order | Ground::Should | Ground::Must => Modality::Demanded,
        Ground::Future | Ground::Would if conditional => Modality::Conditional,
        Ground::Future | Ground::Would | Ground::Purpose | Ground::Awaited => Modality::Planned,
        Ground::Meant if future => Modality::Planned,
        Ground::May | Ground::Could | Ground::Can => Modality::Hypothetical,
        Ground::Meant | Ground::Hedged | Ground::Reported | Ground::Plain if conditional => Modality::Conditional,
        Ground::Meant if inner.certainty == Certainty::Unspecified => Modality::Hypothetical,
        _ if is_alleged(scene, held) => Modality::Alleged,
        _ if is_going_on(word) => Modality::Ongoing,
        _ => Modality::Happened,
    }
}

/// "There is no proof that Iran attacked the tanker", "found no evidence of torture".
fn is_unproven(word: Word) -> bool {
    const UP: usize = 6;
    const SIGNS: [&str; 6] = ["evidence", "proof", "sign", "indication", "trace", "suggestion"];
    let no = |noun: &Word| {
        SIGNS.contains(&noun.lemma()) && noun.children().any(|child| matches!(child.lemma(), "no" | "any" | "little"))
    };
    let mut below = word;
    for over in word.ancestors().take(UP) {
        // "no trace of the gunman who killed five": that he did is not in doubt.
        if below.relation() == Relation::AclRelcl && !SIGNS.contains(&over.lemma()) {
            return false;
        }
        let of = matches!(below.relation(), Relation::Acl | Relation::AclRelcl | Relation::Ccomp | Relation::Nmod);
        if of && no(&over) {
            return true;
        }
        below = over;
    }
    false
}

/// Whether what somebody is accused of, or denies, takes an event for granted: "denied ordering the killing of the
/// writer", "accused of shooting a man who was at a protest". What is told there as past is so whoever did the rest.
///
/// Karttunen, L. 1973. Presuppositions of compound sentences. Linguistic Inquiry 4(2).
fn is_presupposed(word: Word, held: &Factuality) -> bool {
    const UP: usize = 12;
    let is_cue = |at: Word| {
        let index = at.index() as u32;
        let told = held.cues.contains(&index) || held.sources.iter().any(|source| source.cue == index);
        told && (alleges(at) || is_denial(at))
    };
    let Some(cue) = word.ancestors().take(UP).find(|over| is_cue(*over)) else { return false };
    let below = || std::iter::once(word).chain(word.ancestors()).take(UP).take_while(|over| *over != cue);
    let past = |verb: Word| {
        matches!(verb.xpos(), Xpos::Vbd)
            || verb
                .children()
                .any(|aux| matches!(aux.relation(), Relation::Aux | Relation::AuxPass) && aux.xpos() == Xpos::Vbd)
    };
    let definite = |child: Word| {
        child.relation() == Relation::NmodPoss
            || child.relation() == Relation::Det && matches!(child.lemma(), "the" | "this" | "that" | "these" | "those")
    };
    // "claimed responsibility for the attack": that who claims it did it is only claimed.
    let claimed = word.parent().is_some_and(|over| matches!(over.lemma(), "responsibility" | "credit"));
    let noun = word.upos() == Upos::Noun
        && !claimed
        && matches!(word.relation(), Relation::Nmod | Relation::Obl | Relation::Obj)
        && word.children().any(definite)
        && (word.parent() != Some(cue) || word.relation() == Relation::Obl);
    noun || !claimed && below().any(|over| over.relation() == Relation::AclRelcl && past(over))
}

/// Whether somebody only says that another did it.
fn is_alleged(scene: &Scene, held: &Factuality) -> bool {
    let cues = held.cues.iter().copied().chain(held.sources.iter().map(|source| source.cue));
    cues.filter_map(|at| scene.tree.get(at as usize)).any(alleges)
}

fn alleges(word: Word) -> bool {
    matches!(
        word.lemma(),
        "accuse"
            | "allege"
            | "suspect"
            | "charge"
            | "claim"
            | "allegedly"
            | "alleged"
            | "accusation"
            | "allegation"
            | "reportedly"
            | "purportedly"
            | "indict"
            | "blame"
    )
}

fn is_denial(word: Word) -> bool {
    matches!(word.lemma(), "deny" | "denial" | "reject" | "dismiss" | "refute" | "dispute" | "disavow")
}

/// Whether it is told as going on: "are fighting", "continues to shell".
fn is_going_on(word: Word) -> bool {
    let present = |aux: Word| matches!(aux.xpos(), Xpos::Vbp | Xpos::Vbz) && aux.lemma() == "be";
    let progressive =
        word.xpos() == Xpos::Vbg && word.children().any(|child| child.relation() == Relation::Aux && present(child));
    let continues = |over: Word| {
        matches!(over.lemma(), "continue" | "keep" | "remain")
            && matches!(over.xpos(), Xpos::Vbp | Xpos::Vbz | Xpos::Vbg)
    };
    let noun = word.upos() == Upos::Noun && word.children().any(|child| child.lemma() == "ongoing");
    progressive || noun || word.parent().is_some_and(|over| word.relation() != Relation::Conj && continues(over))
}
