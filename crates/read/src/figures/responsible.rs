//! Who is held responsible for what is counted.

use super::measure::Measured;
use super::noun::{self, Site};
use crate::scene::Scene;
use dateline_knowledge::counted::Class;
use dateline_types::document::{Role, Word};
use dateline_types::{Entity, EntityKind, Measure, Relation, Upos};

/// The entity that did what is counted: who killed, arrested, fired; never who rescued or paid.
pub(super) fn by<'a>(scene: &Scene<'a>, site: &Site<'a>, measured: Measured<'a>) -> Option<&'a Entity> {
    use Measure::{
        Arrested, Casualties, Charged, Displaced, Hospitalised, Incidents, Injured, Killed, Missing, Munitions,
    };
    if !matches!(
        measured.measure,
        Killed | Injured | Casualties | Arrested | Charged | Displaced | Hospitalised | Missing | Munitions | Incidents
    ) {
        return None;
    }
    let acts = |word: &Word| measured.measure != Munitions || ACTS.contains(&word.lemma());
    let verb = measured.by.filter(|word| word.upos() == Upos::Verb).filter(acts);
    let own = verb.filter(|_| !measured.active).and_then(|verb| accused(scene, verb).or_else(|| doer(scene, verb)));
    let of_noun = || {
        let noun = measured.by.filter(|word| word.upos() == Upos::Noun)?;
        agent(scene, noun)
    };
    // "mostly protesters killed by security forces".
    let beside = || {
        let beside = site.anchor.children().filter(|child| child.relation() == Relation::Appos);
        beside
            .into_iter()
            .flat_map(|word| scene.predicates(word))
            .find_map(|(verb, role)| (role == Role::Object).then(|| doer(scene, verb)).flatten())
    };
    let fired = || {
        let incident = matches!(measured.measure, Munitions | Incidents);
        let does = |(verb, role): &(Word, Role)| *role == Role::Object && ACTS.contains(&verb.lemma());
        let verb = scene.predicates(site.anchor).filter(|_| incident).find(does)?;
        doer(scene, verb.0)
    };
    own.or_else(of_noun).or_else(beside).or_else(fired)
}

/// What is done with munitions, and to bring incidents about: not finding, reporting or shooting them down.
#[rustfmt::skip]
const ACTS: [&str; 16] = [
    "fire", "launch", "drop", "lob", "carry", "stage", "mount", "conduct", "commit", "perpetrate", "plant", "lay", "throw",
    "detonate", "use", "release",
];

/// "accused the army of killing 12": who is accused, not who accuses.
fn accused<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Option<&'a Entity> {
    let over = verb.parent().filter(|_| verb.relation() != Relation::Conj)?;
    let accuses = matches!(over.lemma(), "accuse" | "blame" | "suspect" | "convict" | "acquit");
    let object = scene.argument(over, Role::Object).filter(|_| accuses)?;
    actor(scene, object)
}

/// Who does it: somebody, or by an act that has somebody ("an attack by the militia").
fn doer<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Option<&'a Entity> {
    let doer = scene.argument(verb, Role::Doer)?;
    actor(scene, doer).or_else(|| agent(scene, doer))
}

/// "by the militia" behind a noun.
fn agent<'a>(scene: &Scene<'a>, noun: Word<'a>) -> Option<&'a Entity> {
    let by = noun.children().find(|child| {
        child.relation() == Relation::Nmod && child.child(Relation::Case).is_some_and(|case| case.lemma() == "by")
    });
    by.and_then(|word| actor(scene, word))
}

fn actor<'a>(scene: &Scene<'a>, word: Word<'a>) -> Option<&'a Entity> {
    let acts = |entity: &&Entity| {
        matches!(entity.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Group | EntityKind::State)
    };
    // A storm kills and is not responsible, whatever its name.
    let storm = |entity: &&Entity| {
        let first = entity.name.split(' ').next().unwrap_or("").to_lowercase();
        matches!(first.as_str(), "hurricane" | "typhoon" | "cyclone" | "storm" | "tropical" | "super")
    };
    let built =
        matches!(noun::class(scene, word), Some(Class::Building | Class::Vehicle | Class::Incident | Class::Munition));
    scene.entity(word).filter(|_| !built).filter(acts).filter(|entity| !storm(entity))
}
