//! From triggers to mentions of events: what says one thing together is one mention, and what is only asked, promised,
//! refused or threatened is part of the asking.

use super::background;
use super::fit::Fit;
use super::kinds::{Kinds, core};
use super::modality::{self, Held};
use super::parties;
use super::speech;
use crate::factuality::clause_over;
use crate::scene::{Scene, is_located};
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::triggers::Pos;
use dateline_types::document::{Role, Word};
use dateline_types::{EntityKind, Relation, Upos, Xpos};

/// One mention of one event.
#[derive(Clone, Debug)]
pub(super) struct Mention<'a> {
    pub(super) fit: Fit<'a>,
    pub(super) plover: PloverType,
    pub(super) mode: Option<String>,
    pub(super) cameo: String,
    pub(super) held: Held<'a>,
    /// Whether the act of the frame is only spoken of: "will attend" agrees.
    pub(super) recast: bool,
}

/// What becomes of a fit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stands,
    /// Part of another: number of that.
    Joined(usize),
    /// What another asks, promises, refuses or threatens.
    Content(usize),
}

/// The mentions of one sentence, in reading order.
pub(super) fn mentions<'a>(scene: &Scene<'a>, kinds: &Kinds, mut fits: Vec<Fit<'a>>) -> Vec<Mention<'a>> {
    lend_doers(&mut fits);
    let fates: Vec<Fate> = (0..fits.len()).map(|at| fate(&fits, at)).collect();
    let fates: Vec<Fate> = (0..fits.len()).map(|at| last(&fits, &fates, at)).collect();
    let mut found = Vec::new();
    for at in (0..fits.len()).filter(|&at| fates[at] == Fate::Stands) {
        let mut fit = fits[at].clone();
        const NEAR: usize = 40;
        let parts = |want: fn(usize) -> Fate| {
            let (fates, near) = (&fates, at.saturating_sub(NEAR)..fits.len().min(at + NEAR));
            near.filter(move |other| fates[*other] == want(at))
        };
        for other in parts(Fate::Joined) {
            join(&mut fit, &fits[other]);
        }
        if !is_told(scene, &fit) {
            continue;
        }
        let content: Vec<&Fit> = parts(Fate::Content).map(|other| &fits[other]).collect();
        found.extend(speech::mention(scene, kinds, fit, &content));
    }
    found
}

/// What becomes of a fit whose own other is part of another: "are killed and 25 others injured by shelling".
fn last(fits: &[Fit], fates: &[Fate], at: usize) -> Fate {
    const DEEP: usize = 4;
    let same = |other: usize| fits[other].plover() == fits[at].plover();
    let mut fate = fates[at];
    for _ in 0..DEEP {
        let Fate::Joined(over) = fate else { break };
        let Fate::Joined(next) = fates[over] else { break };
        if !same(over) || !same(next) {
            break;
        }
        fate = Fate::Joined(next);
    }
    fate
}

/// "Five were killed when Saudi jets bombed Sanaa": by those jets.
fn lend_doers(fits: &mut [Fit]) {
    const NEAR: usize = 40;
    for at in 0..fits.len() {
        let own = &fits[at];
        if own.plover() != Some(PloverType::Assault) || own.pos != Pos::Verb || !own.doers.is_empty() {
            continue;
        }
        let lends = |other: &&Fit| {
            let clause = other.pos == Pos::Verb && other.word.relation() == Relation::Advcl;
            let mark = |child: Word| {
                matches!(child.relation(), Relation::Mark | Relation::Advmod)
                    && matches!(child.lemma(), "when" | "as" | "after")
            };
            clause
                && other.plover() == own.plover()
                && other.word.parent() == Some(own.word)
                && other.word.children().any(mark)
        };
        let near = at.saturating_sub(NEAR)..fits.len().min(at + NEAR);
        if let Some(doers) = fits[near].iter().find(lends).map(|other| other.doers.clone()) {
            fits[at].doers = doers;
        }
    }
}

fn fate(fits: &[Fit], at: usize) -> Fate {
    // Of a text without sentences no more is looked at than a sentence has.
    const NEAR: usize = 40;
    let own = &fits[at];
    let others = at.saturating_sub(NEAR)..fits.len().min(at + NEAR);
    let others = || others.clone().filter(|other| *other != at).map(|other| (other, &fits[other]));
    if let Some((other, _)) = others().find(|(_, outer)| part_of(own, outer)) {
        return Fate::Joined(other);
    }
    // The innermost that asks for it.
    let asks = others().filter(|(_, outer)| is_content(own, outer));
    if let Some((other, _)) = asks.min_by_key(|(_, outer)| outer.word.index().abs_diff(own.word.index())) {
        return Fate::Content(other);
    }
    let mut joined = others().filter(|(_, outer)| says_the_same(own, outer));
    joined.next().map_or(Fate::Stands, |(other, _)| Fate::Joined(other))
}

/// Whether a trigger is a word of another's frame: "sanctions" in "imposed sanctions", "strikes" in "strikes hit".
fn part_of(own: &Fit, outer: &Fit) -> bool {
    let is = |word: &Word| core(*word) == own.word;
    let literal = outer.own.contains(&own.word);
    let class = outer.things.iter().any(is);
    // "a policy of sanctions" that is reinstated: one with what it is of.
    let of = |word: &Word| own.word.relation() == Relation::Nmod && own.word.parent() == Some(*word);
    let of_thing = own.plover() == outer.plover() && own.pos == Pos::Noun && outer.things.iter().any(of);
    // What anything may stand for is what is asked, not part of the asking.
    let asked = outer.content.is_some_and(|content| core(content) == own.word);
    literal || of_thing || class && !asked
}

/// Whether a trigger is within what another asks, promises, refuses or threatens.
fn is_content(own: &Fit, outer: &Fit) -> bool {
    use PloverType::{Agree, Concede, Reject, Request, Threaten};
    // What somebody is accused of stands by itself where it is a deed.
    let spoken = own.plover().is_some_and(PloverType::is_verbal) && !own.by_speaker;
    let asks = matches!(outer.plover(), Some(Agree | Reject | Request | Threaten | Concede))
        || outer.plover() == Some(PloverType::Accuse) && (spoken || own.by_speaker && own.word != outer.word);
    // Who plans to attack agrees to nothing: the attack is what is planned.
    let harmful = matches!(
        own.plover(),
        Some(
            PloverType::Assault
                | PloverType::Sanction
                | PloverType::Coerce
                | PloverType::Mobilize
                | PloverType::Protest
        )
    );
    if harmful && outer.plover() == Some(Agree) && speech::only_intends(outer) {
        return false;
    }
    if is_barred(own, outer) {
        return true;
    }
    let Some(content) = outer.content.map(core).filter(|_| asks) else { return false };
    if outer.word == own.word {
        return own.word == content && !own.by_speaker;
    }
    if own.word == content {
        return true;
    }
    // Down from the content, but not into what only tells when, after what, and who.
    const UP: usize = 12;
    let mut at = own.word;
    for _ in 0..UP {
        if at == content {
            return true;
        }
        if background::is_beside_itself(at) {
            return false;
        }
        match at.parent() {
            Some(over) if over != outer.word => at = over,
            _ => return false,
        }
    }
    false
}

/// Whether a gerund is what a ban, or the lifting of one, is about: "lifted their bans on importing meat".
fn is_barred(own: &Fit, outer: &Fit) -> bool {
    use PloverType::{Coerce, Concede, Retreat, Sanction};
    let bars = matches!(outer.plover(), Some(Coerce | Concede | Retreat | Sanction));
    let case = own.word.children().find(|mark| matches!(mark.relation(), Relation::Mark | Relation::Case));
    let on = case.is_some_and(|case| matches!(case.lemma(), "on" | "from" | "against"));
    let over = own.word.parent();
    bars && on
        && own.word.xpos() == Xpos::Vbg
        && over.is_some_and(|over| outer.things.contains(&over) || outer.own.contains(&over) || outer.word == over)
}

/// Whether two triggers tell of one event: "killed in an attack", "killed one and wounded two", "rallied to demand".
fn says_the_same(own: &Fit, outer: &Fit) -> bool {
    if own.pos == Pos::Verb && (outer.pos == Pos::Verb || outer.carrier.is_some()) {
        return goes_on(own, outer);
    }
    if own.plover() != outer.plover() || own.pos != Pos::Noun {
        return false;
    }
    if own.carrier == Some(outer.word) {
        return true;
    }
    let over = own.word.parent();
    let near = over == Some(outer.word)
        || over.is_some() && over == outer.carrier && own.word != outer.word
        || over.is_some_and(|over| core(over) == own.word && over.parent() == Some(outer.word));
    let case = own.word.child(Relation::Case).map(Word::lemma);
    // "27 were killed after a bombing": in it.
    let harmed = harms(outer.word) && outer.doers.is_empty();
    let after = harmed && matches!(case, Some("after" | "following" | "follow"));
    let in_it =
        after || matches!(case, None | Some("in" | "with" | "by" | "during" | "from" | "on" | "of" | "as" | "through"));
    near && in_it && (matches!(outer.pos, Pos::Verb) || over == outer.carrier && own.word.relation() == Relation::Obl)
        || near && case == Some("of") && outer.pos == Pos::Noun
        || own.word.relation() == Relation::Appos && near
}

/// Whether a verb goes on with what another does: of the same type beside it or as its result, what a protest is for, or
/// what something is done for.
fn goes_on(own: &Fit, outer: &Fit) -> bool {
    use PloverType::{Accuse, Assault, Coerce, Protest, Reject, Request};
    let head = outer.carrier.unwrap_or(outer.word);
    if clause_over(own.word) != Some(head) || own.word.index() < head.index() {
        return false;
    }
    let participle = own.word.relation() == Relation::Advcl && own.word.xpos() == Xpos::Vbg;
    let result =
        matches!(own.word.lemma(), "kill" | "wound" | "injure" | "maim" | "destroy" | "damage" | "leave" | "claim");
    let to = own.word.children().any(|mark| mark.xpos() == Xpos::To && mark.relation() == Relation::Mark);
    let purpose = to && matches!(own.word.relation(), Relation::Advcl | Relation::Acl);
    let (Some(own_type), Some(outer_type)) = (own.plover(), outer.plover()) else { return false };
    let same = own_type == outer_type && matches!(own_type, Assault | Coerce | Protest);
    let shared =
        own.doers.is_empty() || outer.doers.is_empty() || own.doers.iter().any(|doer| outer.doers.contains(doer));
    let free = own.targets.is_empty() || outer.targets.is_empty();
    let beside = own.word.relation() == Relation::Conj && (result || free) || participle && result || purpose;
    let issue =
        outer_type == Protest && matches!(own_type, Request | Accuse | Reject | Protest) && (participle || purpose);
    let meant =
        purpose && matches!(outer_type, Assault | Coerce | Protest) && matches!(own_type, Assault | Coerce | Protest);
    same && shared && beside || issue || meant
}

/// Gives an event what another mention of it within the same words says of its parties.
fn join<'a>(fit: &mut Fit<'a>, other: &Fit<'a>) {
    if other.pos == Pos::Verb && (fit.pos != Pos::Verb || other.plover() != fit.plover()) {
        // What it is for is no word of it, and says whom it is against.
        if fit.targets.is_empty() {
            fit.targets.extend(other.targets.iter().copied().filter(|word| !fit.doers.contains(word)));
            fit.things.extend(other.content);
        }
        return;
    }
    if other.pos == Pos::Verb {
        fit.targets.extend(other.targets.iter().copied().filter(|word| !fit.doers.contains(word)));
        return;
    }
    // "killed in a suicide bombing": the mode is the noun's.
    if let (Some(own), Some(more)) = (&mut fit.coded, other.coded)
        && own.mode.is_none()
        && own.plover == more.plover
        && more.mode.is_some()
    {
        *own = more;
    }
    if fit.doers.is_empty() {
        fit.doers.extend(other.doers.iter().copied());
    }
    if fit.targets.is_empty() {
        fit.targets.extend(other.targets.iter().copied().filter(|word| !fit.doers.contains(word)));
    } else if fit.doers.is_empty() && is_fight(other.word) {
        // "three soldiers were killed in clashes with the Taliban".
        fit.doers.extend(other.targets.iter().copied().filter(|word| !fit.targets.contains(word)));
    } else {
        // "killed in the shelling of Kherson": where it was.
        fit.things.extend(other.targets.iter().copied().filter(|word| !fit.targets.contains(word)));
    }
    if !fit.own.contains(&other.word) {
        fit.own.push(other.word);
    }
}

/// Whether a verb tells of people who come to harm.
pub(super) fn harms(verb: Word) -> bool {
    matches!(verb.lemma(), "kill" | "injure" | "wound" | "die" | "hurt")
}

/// Whether a noun names what two sides do to one another.
pub(super) fn is_fight(word: Word) -> bool {
    matches!(
        word.lemma(),
        "clash" | "fighting" | "battle" | "gunfight" | "firefight" | "gunbattle" | "skirmish" | "shootout" | "combat"
    )
}

/// Whether a trigger tells of an event. A noun does where somebody does it to somebody, or the clause says that it takes
/// place; alone, or only to set the scene, it is a topic. A verb without anybody tells of violence at most.
fn is_told(scene: &Scene, fit: &Fit) -> bool {
    use PloverType::{Assault, Coerce, Protest};
    let seen = matches!(fit.plover(), Some(Assault | Protest | Coerce));
    let (doers, targets) = (!fit.doers.is_empty(), !fit.targets.is_empty());
    if fit.pos != Pos::Noun {
        // "the charges were dropped", "a truce was agreed": what it is done to is named.
        let undergone = fit.named && fit.word.children().any(|child| child.relation() == Relation::NsubjPass);
        return seen || doers || targets || undergone || fit.by_speaker;
    }
    if fit.by_speaker {
        return true;
    }
    // "by the army", "from friendly governments", "50,235 arrests", "anti-government protests".
    let agent = |child: Word| {
        child.relation() == Relation::Nmod
            && child.child(Relation::Case).is_some_and(|case| matches!(case.lemma(), "by" | "from"))
            && fit.doers.contains(&child)
    };
    let more = |child: Word| {
        let lemmas = ["ongoing", "continuing", "further", "fresh", "renewed", "repeated", "new", "more"];
        child.relation() == Relation::Amod && lemmas.contains(&child.lemma())
    };
    let counted = seen && (fit.word.child(Relation::Nummod).is_some() || fit.word.children().any(more));
    let against = fit.plover() == Some(Protest) && parties::opposed(fit.word).is_some();
    // "The agreement between Ghana and the lenders": two who act on one another.
    let both = fit.doers.len() > 1
        && matches!(
            fit.plover(),
            Some(
                PloverType::Agree
                    | PloverType::Consult
                    | PloverType::Cooperate
                    | PloverType::Assault
                    | PloverType::Support
            )
        );
    if fit.carrier.is_some() || doers && targets || both || fit.word.children().any(agent) || counted || against {
        return true;
    }
    let beside = background::is_beside(fit.word);
    let verbal = fit.plover().is_some_and(PloverType::is_verbal);
    if (doers || targets) && !beside && (!verbal || fit.content.is_some() || fit.named) {
        return true;
    }
    // "a week after an attack on a refinery": it took place, and is no topic.
    if targets && fit.plover() == Some(Assault) && !background::is_related(fit.word) {
        return true;
    }
    let subject = matches!(fit.word.relation().base(), Relation::Nsubj | Relation::Root);
    if beside && fit.occurs.is_none() {
        return false;
    }
    const CAUSES: [&str; 9] = ["spark", "prompt", "trigger", "provoke", "cause", "ignite", "fuel", "cover", "inspire"];
    let caused =
        fit.word.relation() == Relation::Obj && fit.word.parent().is_some_and(|over| CAUSES.contains(&over.lemma()));
    if seen && caused {
        return true;
    }
    let placed = doers || targets || is_placed(scene, fit);
    subject && seen || fit.occurs.is_some() && (seen || placed)
}

/// Whether the clause says when or where it is to take place or took place.
fn is_placed(scene: &Scene, fit: &Fit) -> bool {
    let words = [Some(fit.word), fit.occurs];
    let at = |child: &Word| {
        let place = scene.entity(*child).is_some_and(|own| matches!(own.kind, EntityKind::Place | EntityKind::State));
        place && matches!(child.relation(), Relation::Obl | Relation::Nmod) && is_located(scene.tree, child.index())
    };
    let mut children = words.into_iter().flatten().flat_map(|word| word.children());
    children.any(|child| super::verbs::is_time(scene, child) || at(&child))
}

/// The verb that says that what a noun names takes place.
pub(super) fn occurs<'a>(scene: &Scene<'a>, kinds: &Kinds, noun: Word<'a>) -> Option<Word<'a>> {
    let class = kinds.occurrence?;
    let own = |verb: &Word| verb.upos() == Upos::Verb && kinds.of(scene, *verb).has(class);
    scene.predicates(noun).filter(|(_, role)| *role == Role::Doer).map(|(verb, _)| verb).find(own)
}

impl<'a> Mention<'a> {
    pub(super) fn new(scene: &Scene<'a>, fit: Fit<'a>) -> Option<Self> {
        let coded = fit.coded?;
        let held = modality::of(scene, fit.carrier.or(fit.occurs).unwrap_or(fit.word));
        Some(Self {
            plover: coded.plover,
            mode: coded.mode.map(str::to_owned),
            cameo: coded.cameo.to_owned(),
            held,
            recast: false,
            fit,
        })
    }
}
