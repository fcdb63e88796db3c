//! Verbs and adjectives as triggers.

use super::fit::{Fit, fills, phrases};
use super::kinds::{Kinds, core};
use super::{nouns, subjects};
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::triggers::{Clause, Filler, Place, Trigger};
use dateline_types::document::{Role, Word};
use dateline_types::{Relation, Upos, Xpos};

/// What stands around a verb or adjective, whatever sense it has.
pub(super) struct Around<'a> {
    word: Word<'a>,
    objects: Vec<Word<'a>>,
    subjects: Vec<Word<'a>>,
    passive: bool,
    /// Whether it has a particle: "strike up".
    particle: bool,
}

impl<'a> Around<'a> {
    pub(super) fn new(scene: &Scene<'a>, word: Word<'a>) -> Self {
        let words =
            |role| scene.roles.words(word.index(), role).filter_map(|at| scene.tree.get(at)).collect::<Vec<_>>();
        let mut objects = words(Role::Object);
        objects.extend(words(Role::Receiver));
        objects.retain(|object| !is_time(scene, *object));
        if objects.is_empty() {
            objects.extend(word.children().filter(|child| is_counted_object(*child)));
        }
        let mut subjects = words(Role::Doer);
        let passive = is_passive(word);
        // "are arrested", whatever the tree calls it: who is arrested does nothing.
        let be =
            |child: Word| matches!(child.relation().base(), Relation::Aux | Relation::Cop) && child.lemma() == "be";
        if word.xpos() == Xpos::Vbn && !passive && objects.is_empty() && word.children().any(be) {
            (subjects, objects) = subjects.into_iter().partition(|own| own.relation() == Relation::OblAgent);
        }
        if subjects.is_empty() && !passive {
            subjects.extend(subjects::of_said(word));
        }
        if subjects.is_empty() && subjects::is_headline(word) {
            subjects.extend(word.child(Relation::Compound));
            objects.extend(word.child(Relation::Obj).filter(|own| !objects.contains(own)));
        }
        if let Some(accused) = subjects::accused(scene, word) {
            subjects = accused;
        }
        if let Some(act) = subjects::antecedent(scene, word) {
            subjects = vec![act];
        }
        let particle = word.children().any(|child| child.relation() == Relation::CompoundPrt);
        Self { word, objects, subjects, passive, particle }
    }
}

/// A verb in the frame of a sense.
pub(super) fn fit<'a>(scene: &Scene<'a>, kinds: &Kinds, around: &Around<'a>, trigger: &'a Trigger) -> Option<Fit<'a>> {
    let Around { word, objects, subjects, passive, particle: has_particle } = around;
    let (word, passive) = (*word, *passive);
    let takes_object = trigger.pattern.parts.iter().any(|part| matches!(part.place, Place::Object(_)));
    let particle =
        |part: &dateline_knowledge::triggers::Part| matches!(&part.place, Place::Phrase(..) | Place::Particle(_));
    let only_phrases = trigger.pattern.parts.iter().any(particle);
    // "was protested", "strike a deal" are no intransitive protest and strike.
    if !takes_object && (passive && !has_particle || !objects.is_empty() && !only_phrases) {
        return None;
    }
    let mut fit = Fit::new(word, trigger);
    let mut used: Vec<Word> = Vec::new();
    for part in &trigger.pattern.parts {
        match place(scene, kinds, &mut fit, &part.place, objects, &mut used) {
            Some(score) => fit.score += score,
            None if part.required => return None,
            None => {}
        }
    }
    // An object that the frame has no place for.
    if !takes_object && !used.iter().any(|own| objects.contains(own)) && !objects.is_empty() {
        return None;
    }
    if trigger.sense.is_none() {
        return Some(fit);
    }
    let mut subjects = subjects.clone();
    // "found in contempt by the House": the agent may hang on a word of the frame.
    if passive && word.child(Relation::OblAgent).is_none() {
        let own: Vec<Word> = used.iter().flat_map(|own| phrases(*own, &["by".into()])).collect();
        let far = subjects::far_agent(scene, word).filter(|_| own.is_empty());
        let agents = own.into_iter().chain(far);
        subjects.extend(agents.filter(|own| !used.contains(own) && kinds.acts(scene, core(*own))));
    }
    // "protests were met with": nobody meets a protest for talks.
    let protest = |word: &Word| nouns::is_event(scene, core(*word), PloverType::Protest);
    if fit.plover() == Some(PloverType::Consult) && fit.targets.iter().any(protest) {
        return None;
    }
    subjects::subject(scene, kinds, &mut fit, &subjects)?;
    Some(fit)
}

/// An adjective in the frame of a sense: "is ready to talk".
pub(super) fn fit_adjective<'a>(
    scene: &Scene<'a>,
    kinds: &Kinds,
    around: &Around<'a>,
    trigger: &'a Trigger,
) -> Option<Fit<'a>> {
    let word = around.word;
    // Of somebody: "they are ready", not "a ready answer".
    let it = word.children().find(|child| child.relation() == Relation::Expl && child.index() < word.index());
    if it.is_none() && !scene.roles.words(word.index(), Role::Doer).any(|_| true) {
        return None;
    }
    let mut fit = fit(scene, kinds, around, trigger)?;
    if fit.doers.is_empty() {
        fit.doers.extend(it.filter(|it| scene.entity(*it).is_some()));
    }
    Some(fit)
}

/// Fills one place; its score.
fn place<'a>(
    scene: &Scene<'a>,
    kinds: &Kinds,
    fit: &mut Fit<'a>,
    place: &Place,
    objects: &[Word<'a>],
    used: &mut Vec<Word<'a>>,
) -> Option<u32> {
    let word = fit.word;
    match place {
        Place::Object(filler) => {
            let found = objects.iter().copied().filter(|object| !used.contains(object));
            let mut found: Vec<(Word, u32)> =
                found.filter_map(|object| Some((object, fills(scene, kinds, filler, object)?))).collect();
            if found.is_empty() && matches!(filler, Filler::OneOf { .. }) {
                // "labelled it unlawful", "set the worker alight".
                let beside = word.children().filter(|child| is_complement(*child) && !used.contains(child));
                found.extend(beside.filter_map(|child| Some((child, fills(scene, kinds, filler, child)?))));
            }
            let score = found.iter().map(|(_, score)| *score).max()?;
            used.extend(found.iter().map(|(word, _)| *word));
            take(fit, filler, found.into_iter().map(|(word, _)| word).collect());
            Some(score)
        }
        Place::Particle(own) => {
            let is = |child: &Word| child.form().eq_ignore_ascii_case(own) && is_particle(*child);
            let particle = word.children().find(is).or_else(|| {
                // "pulled its troops out of Somalia": the tree may hang it on the phrase.
                let behind = word.children().filter(|child| child.relation() == Relation::Obl);
                behind
                    .flat_map(|phrase| phrase.children())
                    .find(|case| case.relation() == Relation::Case && case.form().eq_ignore_ascii_case(own))
            });
            fit.own.push(particle?);
            Some(8)
        }
        Place::Phrase(prepositions, filler) => {
            let mut found = phrases(word, prepositions);
            // "imposed sanctions on Iran", "withdrew them from a treaty with Iran": the phrase may hang on a noun.
            if !matches!(filler, Filler::Anything) {
                found.extend(objects.iter().chain(&fit.things).flat_map(|thing| phrases(*thing, prepositions)));
            }
            // "vowed to retaliate": the infinitive that a frame names.
            if matches!(filler, Filler::OneOf { .. }) && prepositions.iter().any(|own| &**own == "to") {
                let to = |child: &Word| {
                    child.relation() == Relation::Xcomp && child.children().any(|mark| mark.xpos() == Xpos::To)
                };
                found.extend(word.children().filter(to));
            }
            if !prepositions.iter().any(|own| &**own == "by") {
                found.retain(|word| word.relation() != Relation::OblAgent);
            }
            let particle = word.children().find(|child| {
                is_particle(*child) && prepositions.iter().any(|own| child.form().eq_ignore_ascii_case(own))
            });
            if let Some(particle) = particle {
                // "called off the talks": what the particle's verb is done to.
                found.extend(objects.iter().copied().filter(|object| !used.contains(object)));
                fit.own.push(particle);
            }
            found.retain(|word| !is_of_time(scene, *word) || matches!(filler, Filler::OneOf { .. }));
            let found: Vec<(Word, u32)> =
                found.into_iter().filter_map(|word| Some((word, fills(scene, kinds, filler, word)?))).collect();
            let score = found.iter().map(|(_, score)| *score).max()?;
            used.extend(found.iter().map(|(word, _)| *word));
            take(fit, filler, found.into_iter().map(|(word, _)| word).collect());
            Some(score + 1)
        }
        Place::Clause(clause) => {
            let content = content(scene, word, *clause)?;
            fit.content = Some(content);
            Some(5)
        }
    }
}

/// Gives what fills a place its part in the event.
pub(super) fn take<'a>(fit: &mut Fit<'a>, filler: &Filler, words: Vec<Word<'a>>) {
    match filler {
        Filler::Doer => fit.doers.extend(words),
        Filler::Target => fit.targets.extend(words),
        Filler::TargetOf => {
            fit.content = fit.content.or(words.first().copied());
            fit.targets.extend(words);
        }
        Filler::Anything => {
            fit.content = fit.content.or(words.first().copied());
            fit.things.extend(words);
        }
        Filler::OneOf { words: own, .. } => {
            let literal = |word: &Word| own.iter().any(|own| **own == *word.lemma().to_lowercase());
            fit.named = true;
            fit.own.extend(words.iter().copied().filter(literal));
            fit.things.extend(words);
        }
    }
}

/// The clause of a frame.
fn content<'a>(scene: &Scene<'a>, word: Word<'a>, clause: Clause) -> Option<Word<'a>> {
    const MANY: usize = 40;
    let clauses = scene.roles.words(word.index(), Role::Clause).filter_map(|at| scene.tree.get(at));
    let beside = word.children().take(MANY).filter(|child| {
        matches!(
            child.relation(),
            Relation::Advcl | Relation::Acl | Relation::Ccomp | Relation::Xcomp | Relation::Csubj
        ) && child.index() > word.index()
    });
    let is = |child: &Word| {
        let to = child.children().any(|mark| mark.xpos() == Xpos::To && mark.relation() == Relation::Mark);
        match clause {
            Clause::To => to,
            Clause::Ing => child.xpos() == Xpos::Vbg && !to,
            Clause::That => {
                !to && child.xpos() != Xpos::Vbg
                    && matches!(child.relation(), Relation::Ccomp | Relation::Parataxis | Relation::Root)
            }
        }
    };
    clauses.chain(beside).find(is)
}

/// "kidnapped up to 16 advisers", which parsers take for a phrase with "to".
fn is_counted_object(child: Word) -> bool {
    let to = child.child(Relation::Case).filter(|case| case.lemma() == "to");
    let up = to.and_then(Word::before).is_some_and(|up| up.form().eq_ignore_ascii_case("up"));
    child.relation() == Relation::Obl && up && child.child(Relation::Nummod).is_some()
}

fn is_complement(child: Word) -> bool {
    use Relation::{Advmod, Amod, Ccomp, CompoundPrt, Xcomp};
    matches!(child.relation(), Advmod | Amod | Ccomp | CompoundPrt | Xcomp)
        || child.relation() == Relation::Obl && child.child(Relation::Case).is_none_or(|case| case.lemma() == "as")
}

fn is_particle(child: Word) -> bool {
    matches!(
        child.relation(),
        Relation::CompoundPrt | Relation::Advmod | Relation::Case | Relation::Mark | Relation::Fixed
    ) || child.relation() == Relation::Obl && matches!(child.upos(), Upos::Adp | Upos::Adv)
}

pub(super) fn is_passive(word: Word) -> bool {
    word.children().any(|child| matches!(child.relation(), Relation::AuxPass | Relation::NsubjPass))
}

/// Whether a phrase says when, how long or how often: "for a third successive day", "for the first time".
pub(super) fn is_of_time(scene: &Scene, word: Word) -> bool {
    #[rustfmt::skip]
    const UNITS: [&str; 13] = [
        "time", "second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "year", "decade", "century",
    ];
    is_time(scene, word) || word.upos() == Upos::Noun && UNITS.contains(&word.lemma())
}

/// Whether a word heads a time expression.
pub(super) fn is_time(scene: &Scene, word: Word) -> bool {
    let at = scene.times.partition_point(|time| time.span.end <= word.span().start);
    scene.times.get(at).is_some_and(|time| time.span.overlaps(word.span()))
}
