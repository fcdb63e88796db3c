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

/// What a candidate's place in the sentence weighs.
const SUBJECT: i32 = 20;
const OBJECT: i32 = 12;
const POSSESSOR: i32 = 4;
const SENTENCE: i32 = 35;
const PARALLEL: i32 = 12;
const AGAIN: i32 = 3;

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
        if here == there && !pronoun.possessive && !pronoun.reflexive && share_clause(word, head) {
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
    let mut weight = -(back as i32) * SENTENCE;
    let relation = head.relation();
    let subject = relation.base() == Relation::Nsubj;
    weight += match relation {
        _ if subject => SUBJECT,
        Relation::Obj | Relation::Iobj | Relation::OblAgent => OBJECT,
        Relation::NmodPoss => POSSESSOR,
        _ => 0,
    };
    if subject && word.relation().base() == Relation::Nsubj {
        weight += PARALLEL;
    }
    // "Iran said it …": the subject of the clause that holds this one.
    if subject && back == 0 && head.parent().is_some_and(|verb| word.ancestors().any(|above| above == verb)) {
        weight += if pronoun.possessive { 25 } else { 20 };
    }
    weight += AGAIN * (thing.mentions.len().min(6) as i32);
    // Adjectives and compounds speak of a state in passing: "Iranian strikes".
    let passing = matches!(relation, Relation::Amod | Relation::Compound);
    if passing {
        weight -= 20;
    }
    // Whoever speaks outside goes on; those the quotation speaks of do not.
    let own = scene.headed_by(word.index()).and_then(|at| speakers::quotation_of(scene, at));
    let inside = speakers::quotation_of(scene, other);
    if inside.is_some() && inside != own {
        weight -= 50;
    }
    let says = |word: Word| {
        word.relation().base() == Relation::Nsubj
            && word.parent().is_some_and(|over| speakers::is_saying(scene.cues, over))
    };
    if says(word) && says(head) {
        weight += 25;
    }
    let body = matches!(thing.class, Some(Class::State | Class::Place));
    let literal = scene.senses[other] == Some(dateline_types::PlaceSense::Literal);
    if body && literal && !pronoun.possessive {
        weight -= 15;
    }
    weight
}

/// Whether a thing can be what a pronoun stands for.
fn fits(pronoun: Pronoun, thing: &Thing) -> bool {
    let Some(class) = thing.class else { return false };
    if pronoun.plural {
        return match class {
            Class::People | Class::Bodies => true,
            Class::Body => {
                thing.sectors.iter().any(|sector| matches!(sector.as_str(), "COP" | "MIL" | "REB")) || thing.plural
            }
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
