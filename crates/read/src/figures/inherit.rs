//! Numbers that measure what another number measures: members of a list, parts of a whole, totals, counts taken up again.

use super::measure::{self, Measured};
use super::numbers::Kind;
use super::{Claim, whose};
use crate::scene::Scene;
use dateline_types::document::{Role, Word};
use dateline_types::{Measure, Relation, Upos};

/// How far back, in claims, a number looks for the one it goes on from.
const BACK: usize = 12;

/// Words between a part and its whole: "two of the five".
const OF_THE: usize = 2;

/// Gives their measure to claims that have none of their own, and ties parts to their wholes.
pub(super) fn fill<'a>(scene: &Scene<'a>, claims: &mut [Claim<'a>]) {
    for at in 0..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let own = &mut rest[0];
        if own.number.whole.is_some() && own.measured.is_none() {
            continue;
        }
        let from = before.len().saturating_sub(BACK);
        let earlier = Earlier { claims: &before[from..], from };
        let part = part(scene, own, &earlier).or_else(|| of_list(scene, own, &earlier));
        if own.measured.is_none() {
            let whole = part.and_then(|whole| earlier.measured(whole)).filter(|_| own.number.whole.is_none());
            own.measured = whole
                .or_else(|| listed(own, &earlier))
                .or_else(|| next_of_list(scene, own, &earlier))
                .or_else(|| member(scene, own, &earlier))
                .or_else(|| again(scene, own, &earlier))
                .or_else(|| measure::of_personnel_alone(scene, &own.number, &own.site));
        }
        // A whole is no part of its own part: "two of the five among them".
        if own.measured.is_some() && own.number.whole.is_none() {
            own.part_of = part;
        }
        // "two of the five wounded": the two are a part of the five, where they are a claim at all.
        let beside = before.last().is_some_and(|part| part.number.phrase.end + OF_THE >= own.number.phrase.start);
        if own.measured.is_some() && own.number.whole.is_some() && beside {
            claims[at - 1].part_of = Some(at);
        }
    }
}

/// The claims just before one.
struct Earlier<'c, 'a> {
    claims: &'c [Claim<'a>],
    from: usize,
}

impl<'a> Earlier<'_, 'a> {
    /// What a claim measures, as one inherits it.
    fn measured(&self, at: usize) -> Option<Measured<'a>> {
        self.claims[at - self.from].measured.map(|own| Measured { confidence: own.confidence * 0.85, ..own })
    }

    /// The last claim that measures something and of which `holds` is true.
    fn last(&self, holds: impl Fn(&Claim<'a>) -> bool) -> Option<usize> {
        self.claims.iter().rposition(|own| own.measured.is_some() && holds(own)).map(|at| at + self.from)
    }

    /// Whether claims of which `holds` is true measure anything else than one of them does.
    fn differs(&self, at: usize, holds: impl Fn(&Claim<'a>) -> bool) -> bool {
        let own = self.claims[at - self.from].measured.map(|own| own.measure);
        self.claims.iter().any(|other| holds(other) && other.measured.map(|own| own.measure) != own)
    }
}

fn counts_people(own: &Claim) -> bool {
    own.measured.is_some_and(|own| {
        !matches!(own.measure, Measure::Money | Measure::Munitions | Measure::Buildings | Measure::Incidents)
    })
}

/// The whole of which a number is a part: "including three children", "two of them", "14 police among them".
fn part(scene: &Scene, own: &Claim, earlier: &Earlier) -> Option<usize> {
    if own.number.kind == Kind::Zero || !own.site.human {
        return None;
    }
    let sentence = own.site.anchor.sentence_index();
    let here = |other: &Claim| counts_people(other) && other.site.anchor.sentence_index() == sentence;
    let before = own.number.phrase.start.checked_sub(1).and_then(|at| scene.tree.get(at));
    let opens = |word: Word| {
        matches!(word.form().to_lowercase().as_str(), "including" | "among" | "comprising" | "namely")
            || word.form() == "them"
            || word.form() == "whom"
    };
    // "including at least three", "among them 14".
    if before.is_some_and(opens)
        || own.site.anchor.children().any(|child| child.relation() == Relation::Case && opens(child))
    {
        return earlier.last(here);
    }
    let them = own
        .site
        .noun
        .is_some_and(|noun| matches!(noun.lemma(), "they" | "who" | "whom" | "which" | "those" | "these" | "that"));
    if them && own.site.noun != Some(own.site.anchor) {
        let near = |other: &Claim| counts_people(other) && other.site.anchor.sentence_index() + 1 >= sentence;
        return earlier.last(near);
    }
    // "Of that total, 2,210 …", "Of those, 12 were children".
    let opening: Vec<String> = scene.tree.sentence(sentence).take(3).map(|word| word.form().to_lowercase()).collect();
    let of = opening.first().is_some_and(|word| matches!(word.as_str(), "of" | "among"));
    let whole = opening.get(1).is_some_and(|word| matches!(word.as_str(), "those" | "them" | "these" | "that" | "the"));
    if of && whole && own.number.phrase.start < scene.tree.document().sentences[sentence].words().start + 8 {
        let near = |other: &Claim| {
            counts_people(other)
                && other.site.anchor.sentence_index() + 1 >= sentence
                && other.site.anchor.sentence_index() < sentence
        };
        return earlier.last(near);
    }
    // "One child was among the dead".
    let among = own
        .measured
        .and_then(|own| own.by)
        .filter(|by| by.child(Relation::Case).is_some_and(|case| case.lemma() == "among"));
    if let (Some(_), Some(measured)) = (among, own.measured) {
        let block = own.site.anchor.sentence().block;
        let same = |other: &Claim| {
            other.measured.is_some_and(|own| own.measure == measured.measure)
                && other.site.anchor.sentence().block + 1 >= block
        };
        return earlier.last(same);
    }
    // "injured 14 people, five seriously", "20 injured, three in critical condition".
    if is_graded(scene, own) {
        return earlier.last(here);
    }
    // "14 police among them".
    let next = own.site.noun.unwrap_or(own.site.anchor).after();
    let among = next.is_some_and(|word| word.form() == "among")
        && next.and_then(Word::after).is_some_and(|word| word.form() == "them");
    if among { earlier.last(here) } else { None }
}

/// Whether a bare number behind a comma tells how badly some of those before it are hurt.
fn is_graded(scene: &Scene, own: &Claim) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| scene.tree.get(at)).map_or("", Word::form);
    let (start, end) = (own.number.phrase.start, own.number.phrase.end);
    // "five of them seriously" is a part by "them".
    let grade = |at: usize| {
        matches!(
            word(Some(at)),
            "seriously" | "critically" | "severely" | "badly" | "gravely" | "slightly" | "lightly" | "mildly"
        )
    };
    let state = word(Some(end)) == "in"
        && matches!(word(Some(end + 1)), "critical" | "serious" | "grave" | "stable" | "fair" | "intensive");
    let opens = matches!(word(start.checked_sub(1)), "," | "–" | "—" | "-" | "with" | "(");
    own.site.noun.is_none() && opens && (grade(end) || state)
}

/// A part told behind a colon or dash, or beside another part: "41 people: 22 in Mozambique, 14 in Malawi", "the dead
/// included 18 men, nine women".
fn of_list(scene: &Scene, own: &Claim, earlier: &Earlier) -> Option<usize> {
    if own.number.kind == Kind::Zero
        || !own.site.human
        || own.measured.is_some_and(|own| own.confidence > SURE && !is_verbless(own.by))
    {
        return None;
    }
    let sentence = own.site.anchor.sentence_index();
    let before = earlier
        .claims
        .last()
        .filter(|before| counts_people(before) && before.site.anchor.sentence_index() == sentence)?;
    let last = earlier.claims.len() - 1 + earlier.from;
    let from = before.site.noun.map_or(before.number.phrase.end, |noun| noun.index() + 1).max(before.number.phrase.end);
    let mut between = (from..own.number.phrase.start).filter_map(|at| scene.tree.get(at));
    let smaller = own.number.low.or(own.number.high) < before.number.low.or(before.number.high);
    let first = between.clone().find(|word| matches!(word.form(), ":" | "–" | "—"));
    // ", eleven women and nine men,": people beside those counted, with no verb of their own.
    let comma = between.clone().next_back().is_some_and(|word| word.form() == ",");
    let beside = comma
        && own.site.noun.is_some()
        && scene.predicates(own.site.anchor).next().is_none()
        && scene.tree.get(own.site.anchor.index() + 1).is_some_and(|next| matches!(next.form(), "and" | "," | ";"));
    let dash = first.is_some() && !(own.number.is_one() && own.site.noun.is_none());
    if (dash || beside) && smaller && own.measured.is_none() {
        return before.part_of.filter(|_| first.is_none()).or(Some(last));
    }
    // The next of several parts: only commas, "and" and places between.
    let plain = between.all(|word| !matches!(word.upos(), Upos::Verb | Upos::Aux | Upos::Sconj));
    before.part_of.filter(|_| plain && own.measured.is_none())
}

/// How sure a measure is that is taken from its own clause.
const SURE: f32 = 0.75;

fn is_verbless(by: Option<Word>) -> bool {
    by.is_none_or(|word| word.upos() != Upos::Verb)
}

/// A member of a list: "250,000 in New York, 100,000 in London".
fn listed<'a>(own: &Claim<'a>, earlier: &Earlier<'_, 'a>) -> Option<Measured<'a>> {
    if own.number.kind == Kind::Zero || !own.site.human {
        return None;
    }
    let hangs = [Relation::Conj, Relation::Appos, Relation::List, Relation::Parataxis, Relation::Orphan, Relation::Dep];
    let mut at = own.site.anchor;
    const UP: usize = 4;
    for _ in 0..UP {
        // "killed four in a minibus and two drivers": joined to what only stands beside those killed.
        let beside = at != own.site.anchor && at.relation().base() == Relation::Obl;
        let over = at
            .parent()
            .filter(|_| hangs.contains(&at.relation()) || at.relation().base() == Relation::Nmod || beside)?;
        let same = |other: &Claim| {
            other.site.anchor == over
                || other.number.words.contains(&over.index())
                || other.measured.is_some_and(|own| own.by == Some(over))
        };
        if let Some(found) = earlier.last(same).filter(|&found| counts_people(&earlier.claims[found - earlier.from])) {
            return earlier.measured(found);
        }
        at = over;
    }
    None
}

/// The next of a list, by the words between: only commas, "and" and places stand there.
fn next_of_list<'a>(scene: &Scene<'a>, own: &Claim<'a>, earlier: &Earlier<'_, 'a>) -> Option<Measured<'a>> {
    let sentence = own.site.anchor.sentence_index();
    let here = |other: &Claim| counts_people(other) && other.site.anchor.sentence_index() == sentence;
    let last = earlier.last(here).filter(|last| last + 1 == earlier.from + earlier.claims.len())?;
    let before = &earlier.claims[last - earlier.from];
    let from = before.site.noun.map_or(before.number.phrase.end, |noun| noun.index() + 1).max(before.number.phrase.end);
    let between = (from..own.number.phrase.start).filter_map(|at| scene.tree.get(at));
    let plain = |word: &Word| {
        let joint = matches!(word.form(), "," | "and" | ";" | "in" | "at" | "the" | "from" | "near");
        joint || matches!(word.upos(), Upos::Propn)
    };
    let joint = scene
        .tree
        .get(own.number.phrase.start.checked_sub(1)?)
        .is_some_and(|word| matches!(word.form(), "," | "and" | ";"));
    let placed =
        scene.tree.get(own.number.phrase.end).is_some_and(|next| matches!(next.form(), "in" | "at" | "from" | "near"));
    let bare = own.site.noun.is_none() && own.number.kind != Kind::Zero;
    // "180 served under the army and 12 under the police": one preposition, one verb.
    let next = scene.tree.get(own.number.phrase.end).filter(|next| next.upos() == Upos::Adp);
    let gapped = next.is_some_and(|next| between.clone().any(|word| word.lemma() == next.lemma()));
    let listed = placed && between.into_iter().all(|word| plain(&word));
    (bare && joint && (listed || gapped)).then(|| earlier.measured(last)).flatten()
}

/// "the fatalities included four men", "the 36 infected include 26 soldiers".
fn member<'a>(scene: &Scene<'a>, own: &Claim<'a>, earlier: &Earlier<'_, 'a>) -> Option<Measured<'a>> {
    if !own.site.human {
        return None;
    }
    let include = scene
        .predicates(own.site.anchor)
        .find(|(verb, role)| *role == Role::Object && matches!(verb.lemma(), "include" | "comprise" | "involve"));
    let whole = include.and_then(|(verb, _)| scene.argument(verb, Role::Doer))?;
    let same = |other: &Claim| other.site.anchor == whole || other.site.noun == Some(whole);
    earlier.last(same).and_then(|found| earlier.measured(found)).or_else(|| measure::itself(scene, whole))
}

/// A count taken up again: "the total", "we now count 50 individuals".
fn again<'a>(scene: &Scene<'a>, own: &Claim<'a>, earlier: &Earlier<'_, 'a>) -> Option<Measured<'a>> {
    let case = own.site.noun.filter(|noun| noun.lemma() == "case");
    let cases = case.is_some_and(|noun| {
        noun.children().any(|child| matches!(child.lemma(), "additional" | "further" | "other" | "more"))
    });
    if own.number.kind == Kind::Zero || !own.site.human && case.is_none() {
        return None;
    }
    if let Some(before) = older_or_newer(scene, own, earlier) {
        return earlier.measured(before);
    }
    let counter = counting(scene, own).filter(|_| case.is_none());
    let counts = measure::counts(scene, &own.number, &own.site);
    let it = counts.iter().any(|noun| noun.form().eq_ignore_ascii_case("it") || noun.lemma() == "count");
    let total = it || counts.iter().any(|noun| measure::is_total(noun.lemma()));
    let alone = own.site.noun.is_none() && own.site.anchor.relation() == Relation::Nummod;
    // "up from 41 this morning".
    let word = |back: usize| {
        own.number.phrase.start.checked_sub(back).and_then(|at| scene.tree.get(at)).map_or("", Word::form)
    };
    let changed =
        word(1) == "from" && matches!(word(2), "up" | "down") || word(2) == "from" && matches!(word(3), "up" | "down");
    // "dozens of additional cases remain under review": of what was told before.
    if counter.is_none() && !total && !changed && !cases || alone && own.site.anchor.upos() == Upos::Noun {
        return None;
    }
    let (block, sentence) = (own.site.anchor.sentence().block, own.site.anchor.sentence_index());
    const BLOCKS: u32 = 2;
    let near = |other: &Claim| counts_people(other) && other.site.anchor.sentence().block + BLOCKS >= block;
    let is_dead = |other: &Claim| other.measured.is_some_and(|own| own.measure == Measure::Killed);
    let close = |other: &Claim| {
        let at = other.site.anchor.sentence();
        counts_people(other) && other.site.anchor.sentence_index() + 1 >= sentence && at.block == block
    };
    // Of several the dead: they are what a report's total counts.
    let dead = |other: &Claim| near(other) && is_dead(other);
    if let Some(verb) = counter.filter(|_| own.site.noun.is_none() && !total && !changed) {
        // "At two it had counted 19,000": of what whoever counts has counted before, else of what was just told.
        let who = scene.argument(verb, Role::Doer);
        let same = |other: &Claim<'a>| near(other) && who.is_some_and(|who| is_counted_by(scene, other, who));
        let found = earlier.last(same).or_else(|| earlier.last(close));
        let alone = || earlier.last(near).filter(|&last| !earlier.differs(last, near));
        return found.or_else(alone).and_then(|found| earlier.measured(found));
    }
    // "It had been 97,735 at ten": what was just told of.
    let just = earlier.last(|other| close(other) && is_dead(other)).or_else(|| earlier.last(close)).filter(|_| it);
    just.or_else(|| earlier.last(dead)).or_else(|| earlier.last(near)).and_then(|found| earlier.measured(found))
}

/// The verb that counts a number: "counted 19,000".
fn counting<'a>(scene: &Scene<'a>, own: &Claim<'a>) -> Option<Word<'a>> {
    const COUNTS: [&str; 12] = [
        "count", "record", "tally", "verify", "document", "confirm", "register", "report", "list", "identify", "log",
        "cite",
    ];
    let counts = |(verb, role): &(Word, Role)| *role == Role::Object && COUNTS.contains(&verb.lemma());
    scene.predicates(own.site.anchor).find(counts).map(|(verb, _)| verb)
}

/// Whether a claim is made by whom a word means.
fn is_counted_by<'a>(scene: &Scene<'a>, own: &Claim<'a>, who: Word<'a>) -> bool {
    let Some(measured) = own.measured else { return false };
    let whose = whose::whose(scene, &own.number, &own.site, measured);
    let counter = whose.counter.and_then(|word| scene.entity(word)).map(|entity| entity.id.as_str());
    let source = whose.source.and_then(|source| source.entity.as_deref());
    scene.entity(who).is_some_and(|entity| counter.or(source) == Some(entity.id.as_str()))
}

/// A bare number that is what another of its sentence was before, or became: "rose to 6,650 by Monday from 1,050 a day
/// earlier", "counted 530 arrivals, after 420 at midday", "counted 20 dead, then 68".
fn older_or_newer(scene: &Scene, own: &Claim, earlier: &Earlier) -> Option<usize> {
    if own.site.noun.is_some() {
        return None;
    }
    let before = own.number.phrase.start.checked_sub(1).and_then(|at| scene.tree.get(at))?;
    let sentence = own.site.anchor.sentence_index();
    let last = earlier.last(|other| counts_people(other) && other.site.anchor.sentence_index() == sentence)?;
    let other = &earlier.claims[last - earlier.from];
    let verb = |claim: &Claim| claim.site.anchor.parent().map(|over| over.index());
    match before.form() {
        // Both hang on one verb, and a time says when it was so.
        "from" | "after" => {
            let timed = || scene.time_over(&(own.number.words.end..own.number.words.end + 3)).is_some();
            let to = other.number.phrase.start.checked_sub(1).and_then(|at| scene.tree.get(at));
            let risen = before.form() == "from" && to.is_some_and(|word| word.form() == "to");
            ((risen || verb(own) == verb(other)) && timed()).then_some(last)
        }
        "then" => Some(last),
        _ => None,
    }
}
