//! What pronouns stand for: by number, by whether it is a person, by who speaks, and by how the words around hang together.
//!
//! Candidates are weighed by their distance and by their part in the sentence: subjects before others, the subject of the
//! sentence before for a subject, the subject of the clause for a possessive (Lappin and Leass 1994).

use super::scene::Scene;
use super::speakers;
use super::thing::{Cast, Thing};
use crate::mentions::{Class, pronouns::Pronoun};
use dateline_types::document::Word;
use dateline_types::{MentionForm, Relation};

/// Sentences back that a pronoun reaches.
const FAR: usize = 4;

// What speaks for a candidate and against it. Found by coordinate search on the official training and development documents of
// GUM (news, interviews, biographies) and our own stories.
const SENTENCE_BETWEEN: i32 = -35;
const SUBJECT: i32 = 11;
const OBJECT: i32 = 12;
const POSSESSOR: i32 = 13;
const BOTH_SUBJECTS: i32 = 10;
/// The subject of the clause that holds this one, for a possessive and for others.
const ABOVE_POSSESSIVE: i32 = 30;
const ABOVE: i32 = 19;
const AGAIN: i32 = 2;
/// Mentions that count as again.
const MOST: usize = 6;
/// A pronoun goes on with what a pronoun stood for.
const PRONOUN: i32 = 18;
const PASSING: i32 = -12;
const OTHER_QUOTATION: i32 = -65;
const BOTH_SAY: i32 = 25;
const LITERAL_PLACE: i32 = -7;
const UNKNOWN_SEX: i32 = -7;
const THEY_STATE: i32 = -15;
const THEY_BODY: i32 = -12;
const IT_PLACE_OR_THING: i32 = -10;

/// The thing a pronoun of the third person stands for.
pub(crate) fn of_another(
    scene: &Scene,
    cast: &Cast,
    mention: usize,
    pronoun: Pronoun,
    speaker: Option<usize>,
) -> Option<usize> {
    let word = scene.head(mention)?;
    let here = scene.sentence(mention);
    let free = pronoun.possessive || pronoun.reflexive;
    let barred = if free { Vec::new() } else { barred(scene, cast, word) };
    let mut best: Option<(i32, usize)> = None;
    for other in (0..mention).rev().take(80) {
        let there = scene.sentence(other);
        if there + FAR < here {
            break;
        }
        let Some(thing) = cast.of(other) else { continue };
        let kind = &cast.things[thing];
        if !fits(pronoun, kind) || Some(thing) == speaker && pronoun.person == 3 && !pronoun.plural {
            continue;
        }
        let Some(head) = scene.head(other) else { continue };
        if barred.contains(&thing) || here == there && !free && share_clause(word, head) {
            continue;
        }
        let weight = weigh(scene, word, pronoun, other, head, here - there, kind);
        if best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, thing));
        }
    }
    best.map(|(_, thing)| thing)
}

fn weigh(scene: &Scene, word: Word, pronoun: Pronoun, other: usize, head: Word, back: usize, thing: &Thing) -> i32 {
    let mut weight = back as i32 * SENTENCE_BETWEEN;
    let relation = head.relation();
    let subject = relation.base() == Relation::Nsubj;
    weight += match relation {
        _ if subject => SUBJECT,
        Relation::Obj | Relation::Iobj | Relation::OblAgent => OBJECT,
        Relation::NmodPoss => POSSESSOR,
        _ => 0,
    };
    if subject && word.relation().base() == Relation::Nsubj {
        weight += BOTH_SUBJECTS;
    }
    // "Iran said it …": the subject of the clause that holds this one.
    if subject && back == 0 && head.parent().is_some_and(|verb| word.ancestors().any(|above| above == verb)) {
        weight += if pronoun.possessive { ABOVE_POSSESSIVE } else { ABOVE };
    }
    weight += AGAIN * (thing.mentions.len().min(MOST) as i32);
    if scene.mentions[other].form == MentionForm::Pronoun {
        weight += PRONOUN;
    }
    // Adjectives and compounds speak of a state in passing: "Iranian strikes".
    if matches!(relation, Relation::Amod | Relation::Compound) {
        weight += PASSING;
    }
    // Whoever speaks outside goes on; those the quotation speaks of do not.
    let own = scene.headed_by(word.index()).and_then(|at| speakers::quotation_of(scene, at));
    let inside = speakers::quotation_of(scene, other);
    if inside.is_some() && inside != own {
        weight += OTHER_QUOTATION;
    }
    let says = |word: Word| {
        word.relation().base() == Relation::Nsubj
            && word.parent().is_some_and(|over| speakers::is_saying(scene.cues, over))
    };
    if says(word) && says(head) {
        weight += BOTH_SAY;
    }
    let body = matches!(thing.class, Some(Class::State | Class::Place));
    let literal = scene.senses[other] == Some(dateline_types::PlaceSense::Literal);
    if body && literal && !pronoun.possessive {
        weight += LITERAL_PLACE;
    }
    weight + weigh_kind(pronoun, thing)
}

/// What speaks against a thing of its kind.
fn weigh_kind(pronoun: Pronoun, thing: &Thing) -> i32 {
    match (pronoun.plural, pronoun.sex) {
        (true, _) if thing.class == Some(Class::State) => THEY_STATE,
        (true, _) if thing.class == Some(Class::Body) && !is_force(thing) => THEY_BODY,
        (false, None) if matches!(thing.class, Some(Class::Place | Class::Thing)) => IT_PLACE_OR_THING,
        (_, Some(_)) if thing.sex.is_none() => UNKNOWN_SEX,
        _ => 0,
    }
}

/// Whether a body is police, soldiers or rebels, or is named in the plural.
fn is_force(thing: &Thing) -> bool {
    thing.plural || thing.sectors.iter().any(|sector| matches!(sector.as_str(), "COP" | "MIL" | "REB"))
}

/// Whether a thing can be what a pronoun stands for.
fn fits(pronoun: Pronoun, thing: &Thing) -> bool {
    let Some(class) = thing.class else { return false };
    if pronoun.plural {
        return match class {
            // "Reuters … they".
            Class::People | Class::Bodies | Class::Body => true,
            Class::Following => thing.plural,
            Class::State => true,
            _ => thing.plural,
        };
    }
    match pronoun.sex {
        Some(sex) => class == Class::Person && !thing.plural && thing.sex.is_none_or(|own| own == sex),
        None => matches!(class, Class::Body | Class::State | Class::Place | Class::Thing) && !thing.plural,
    }
}

/// Who does what is done to a pronoun, which it cannot stand for: "the president warned him", "Caracas expelled the diplomats
/// after accusing them".
fn barred(scene: &Scene, cast: &Cast, word: Word) -> Vec<usize> {
    const UP: usize = 3;
    let subject = |verb: Word| verb.children().any(|child| child.relation().base() == Relation::Nsubj);
    if word.relation().base() == Relation::Nsubj {
        return Vec::new();
    }
    let Some(mut verb) = word.parent() else { return Vec::new() };
    for _ in 0..UP {
        // "told him to help them": he helps, and not who told him.
        let controlled = matches!(verb.relation(), Relation::Advcl | Relation::Conj | Relation::Xcomp);
        let above = verb.parent().filter(|above| {
            controlled && above.child(Relation::Obj).is_none_or(|_| verb.relation() != Relation::Xcomp)
        });
        match above.filter(|_| !subject(verb)) {
            Some(above) => verb = above,
            None => break,
        }
    }
    let subjects = verb.children().filter(|child| child.relation().base() == Relation::Nsubj);
    subjects.filter_map(|subject| cast.of(scene.headed_by(subject.index())?)).collect()
}

/// Whether two words hang on the same predicate, so that one cannot stand for the other ("he saw him").
fn share_clause(pronoun: Word, other: Word) -> bool {
    let predicate = |word: Word| word.parent().map(Word::index);
    let of_same = predicate(pronoun).is_some() && predicate(pronoun) == predicate(other);
    of_same || pronoun.ancestors().any(|above| above == other) && pronoun.relation() != Relation::NmodPoss
}

/// The thing a pronoun of the first person stands for: "I" the speaker, "we" those he speaks for.
pub(crate) fn of_speaker(cast: &mut Cast, pronoun: Pronoun, speaker: usize) -> Option<usize> {
    let thing = &cast.things[speaker];
    if !pronoun.plural {
        return thing.is_person().then_some(speaker);
    }
    if matches!(thing.class, Some(Class::Body | Class::State | Class::Bodies | Class::People)) {
        return Some(speaker);
    }
    // Whom a person's "we" takes in is not said: they are a group of their own, the same all through the report.
    let own = cast.things.iter().position(|other| other.spoken_for_by == Some(speaker));
    if own.is_some() {
        return own;
    }
    let group = Thing {
        class: Some(Class::People),
        names: vec![format!("those {} speaks for", thing.names.first()?)],
        country: thing.country.clone(),
        sectors: thing.sectors.clone(),
        plural: true,
        spoken_for_by: Some(speaker),
        ..Thing::default()
    };
    Some(cast.add(group))
}

/// Whether a mention is a pronoun that is still open.
pub(crate) fn is_open(scene: &Scene, cast: &Cast, mention: usize) -> bool {
    scene.mentions[mention].form == MentionForm::Pronoun && cast.of(mention).is_none()
}
