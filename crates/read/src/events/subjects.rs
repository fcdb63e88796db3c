//! The subject of a trigger: who acts, or to whom it is done, whatever the tree makes of it.

use super::fit::Fit;
use super::kinds::{Kinds, core};
use super::nouns;
use super::verbs::is_passive;
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_types::document::{Role, Word};
use dateline_types::{EntityKind, Relation, Upos, Xpos};

/// Whether the tree takes a headline's verb for a noun: "Turkish police arrest three people".
pub(super) fn is_headline(word: Word) -> bool {
    word.upos() == Upos::Noun
        && word.relation() == Relation::Root
        && word.child(Relation::Obj).is_some_and(|object| object.index() > word.index())
        && word.child(Relation::Compound).is_some()
        && word.child(Relation::Det).is_none()
}

/// The act that harm in a relative clause came of, where the clause hangs on what was attacked: "a raid on a hospital
/// which left nine dead".
pub(super) fn antecedent<'a>(scene: &Scene<'a>, word: Word<'a>) -> Option<Word<'a>> {
    const UP: usize = 3;
    let harm = matches!(word.lemma(), "kill" | "leave" | "wound" | "injure" | "claim" | "destroy" | "damage");
    let noun = word.parent().filter(|_| harm && word.relation() == Relation::AclRelcl)?;
    let armed = scene.entity(noun).is_some_and(|own| {
        own.kind == EntityKind::Person || own.sectors.iter().any(|own| own == "MIL" || own == "REB")
    });
    let above = noun.ancestors().take(UP).take_while(|over| over.upos() == Upos::Noun);
    let nominal = matches!(noun.relation(), Relation::Nmod | Relation::Appos);
    above.into_iter().find(|over| nominal && !armed && nouns::is_event(scene, *over, PloverType::Assault))
}

/// Who does what a gerund says somebody is accused of: "accused Hamas of breaking the truce".
pub(super) fn accused<'a>(scene: &Scene<'a>, word: Word<'a>) -> Option<Vec<Word<'a>>> {
    const OVER: [&str; 9] =
        ["accuse", "suspect", "blame", "convict", "charge", "acquit", "indict", "condemn", "sentence"];
    let over = word.parent().filter(|over| OVER.contains(&over.lemma()))?;
    let of = word.children().any(|mark| {
        matches!(mark.relation(), Relation::Mark | Relation::Case) && matches!(mark.lemma(), "of" | "for" | "with")
    });
    let objects = scene.roles.words(over.index(), Role::Object).filter_map(|at| scene.tree.get(at));
    let objects: Vec<Word> = objects.filter(|own| *own != word).collect();
    (of && !objects.is_empty()).then_some(objects)
}

/// The subject of what is said that the tree gave to the verb of saying besides its own: "the activist staged a hunger strike,
/// his lawyer said".
pub(super) fn of_said<'a>(word: Word<'a>) -> Option<Word<'a>> {
    let said = word.parent().filter(|said| word.relation() == Relation::Ccomp && said.index() > word.index())?;
    let subjects: Vec<Word> = said.children().filter(|own| own.relation().base() == Relation::Nsubj).collect();
    let [first, second] = subjects[..] else { return None };
    (first.index() < word.index() && word.index() < second.index()).then_some(first)
}

/// The agent of a passive that a comma sets off from what stands between, on which the tree hangs it: "was accused of taking
/// money, much of it lost, by officials".
pub(super) fn far_agent<'a>(scene: &Scene<'a>, passive: Word<'a>) -> Option<Word<'a>> {
    let mut words = scene.tree.sentence(passive.sentence_index()).skip_while(|by| by.index() <= passive.index());
    let marked = |by: &Word| by.lemma() == "by" && by.relation() == Relation::Case;
    let off = |by: &Word| by.before().is_some_and(|comma| comma.form() == ",");
    let by = words.find(|by| marked(by) && off(by))?;
    let agent = by.parent().filter(|agent| matches!(agent.relation(), Relation::OblAgent | Relation::Obl))?;
    agent.ancestors().skip(1).any(|over| over == passive).then_some(agent)
}

/// The subject: who acts, or to whom it is done. None where what acts cannot.
pub(super) fn subject<'a>(scene: &Scene<'a>, kinds: &Kinds, fit: &mut Fit<'a>, subjects: &[Word<'a>]) -> Option<()> {
    if fit.subject_is_target {
        fit.targets.extend(subjects.iter().copied().filter(|word| kinds.is_hit(scene, core(*word))));
        return Some(());
    }
    let Some(plover) = fit.plover() else { return Some(()) };
    // "Dozens injured as quake hits Aceh": what hits is nobody, whatever else the tree makes its subject.
    let named: Vec<Word> = fit.word.children().filter(|child| child.relation() == Relation::Nsubj).collect();
    let natural = named.len() > 1 && named.iter().any(|own| kinds.is_natural(scene, *own));
    if plover == PloverType::Assault && natural {
        return None;
    }
    let mut subjects = subjects.to_vec();
    // "was ambushed by rebels, killing five": by them; nobody where the passive names none.
    let marked = |child: Word| matches!(child.relation(), Relation::Mark | Relation::Case);
    let bare = fit.word.xpos() == Xpos::Vbg && !fit.word.children().any(marked);
    let beside = fit.word.relation() == Relation::Advcl && bare;
    if let Some(passive) = fit.word.parent().filter(|over| beside && is_passive(*over) && plover.quad() == 4) {
        subjects = passive.children().filter(|child| child.relation() == Relation::OblAgent).collect();
    }
    // "China, Iran, and Russia have pledged": the tree may make the last of a row another subject.
    let last = |child: &Word| {
        let row = child.relation() == Relation::Nsubj && !subjects.contains(child);
        row && child.before().is_some_and(|cc| cc.relation() == Relation::Cc)
    };
    let last = fit.word.children().find(|child| !subjects.is_empty() && last(child));
    subjects.extend(last);
    // "…, rejecting the plan": a participle may be the clause's further up.
    let mut over = fit.word;
    const UP: usize = 3;
    for _ in 0..UP {
        let able = subjects.iter().any(|word| kinds.does(scene, core(*word), plover));
        if able || subjects.is_empty() || fit.word.relation() != Relation::Advcl || fit.word.xpos() != Xpos::Vbg {
            break;
        }
        let Some(above) = over.ancestors().find(|above| above.upos() == Upos::Verb && *above != over) else { break };
        over = above;
        let own = scene.roles.words(over.index(), Role::Doer).filter_map(|at| scene.tree.get(at)).collect::<Vec<_>>();
        if own.iter().any(|word| kinds.does(scene, core(*word), plover)) {
            subjects = own;
            fit.occurs = Some(over);
        }
    }
    let more: Vec<Word> = subjects.iter().flat_map(|word| super::fit::members(*word)).collect();
    subjects.extend(more.into_iter().filter(|word| !subjects.contains(word)).collect::<Vec<_>>());
    let able: Vec<Word> = subjects.iter().copied().filter(|word| kinds.does(scene, core(*word), plover)).collect();
    if able.is_empty() && !subjects.is_empty() {
        // "issued a declaration demanding", "a letter accusing": whose it is speaks.
        if plover.is_verbal() {
            let speakers: Vec<Word> = subjects
                .iter()
                .filter(|word| is_document(**word))
                .flat_map(|word| speakers(scene, kinds, *word))
                .collect();
            if !speakers.is_empty() {
                fit.doers.extend(speakers);
                return Some(());
            }
        }
        // "Israeli strikes hit": who acts by an act. An act names its own doer.
        let act = |word: &Word| {
            nouns::is_event(scene, core(*word), plover) && super::fit::best(scene, kinds, core(*word)).is_some()
        };
        let acts: Vec<Word> = subjects.iter().copied().filter(act).collect();
        if acts.is_empty() {
            return None;
        }
        let natural =
            |act: &Word| act.children().any(|child| child.index() < act.index() && kinds.is_natural(scene, child));
        if acts.iter().any(natural) {
            return None;
        }
        fit.things.extend(acts);
        return Some(());
    }
    fit.doers.extend(able);
    Some(())
}

fn is_document(word: Word) -> bool {
    #[rustfmt::skip]
    const DOCUMENTS: [&str; 20] = [
        "declaration", "statement", "letter", "resolution", "report", "note", "communique", "communiqué", "message",
        "petition", "tweet", "post", "editorial", "speech", "motion", "memo", "leaflet", "banner", "article", "comment",
    ];
    DOCUMENTS.contains(&word.lemma())
}

/// Who issued a document: the doer of its verb, else whoever stands before it.
fn speakers<'a>(scene: &Scene<'a>, kinds: &Kinds, document: Word<'a>) -> Vec<Word<'a>> {
    let verbs = scene.predicates(document).filter(|(_, role)| *role == Role::Object).map(|(verb, _)| verb);
    let doers = verbs.flat_map(|verb| scene.roles.words(verb.index(), Role::Doer).collect::<Vec<_>>());
    let doers = doers.filter_map(|at| scene.tree.get(at));
    let before = document.children().filter(|child| {
        matches!(child.relation(), Relation::NmodPoss | Relation::Nmod | Relation::Amod | Relation::Compound)
    });
    doers.chain(before).filter(|word| kinds.acts(scene, core(*word))).take(3).collect()
}
