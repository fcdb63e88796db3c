//! Days that an event takes from what stands around it: counted off, shared in a row, of a deed that is punished, of the scene.

use super::compose::Mention;
use super::verbs::is_time;
use super::when::{hangs_on, is_reason, is_since, of_sentence};
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_types::document::{Role, Word};
use dateline_types::event::{DateBasis, EventDate};
use dateline_types::time::TimeRelation;
use dateline_types::{Relation, Span, Timex, Upos, Xpos};

/// The day of what another event is counted from: "crossed on Sunday, five days after rebels attacked the town".
pub(super) fn counted_off(scene: &Scene, own: &Mention) -> Option<EventDate> {
    const UP: usize = 4;
    let word = own.fit.carrier.or(own.fit.occurs).unwrap_or(own.fit.word);
    let clause =
        std::iter::once(word).chain(word.ancestors()).take(2).find(|over| over.relation() == Relation::Advcl)?;
    let mark = clause.children().find(|mark| {
        matches!(mark.relation(), Relation::Mark | Relation::Case) && matches!(mark.lemma(), "after" | "before")
    })?;
    let unit = mark.before()?;
    // "the day after rebels killed a judge".
    let number = unit.before().filter(|word| word.sentence_index() == unit.sentence_index());
    let one = number.is_some_and(|word| word.lemma() == "the") && unit.lemma() == "day";
    let count = if one { Some(1) } else { number.and_then(number_of) };
    let own = Span::new(number.filter(|_| count.is_some()).unwrap_or(unit).span().start, word.span().end);
    let times = of_sentence(scene, word);
    let day = |over: Word| {
        let main = |time: &&&Timex| !own.contains(time.span) && hangs_on(scene, time, &[over]);
        let time = times.iter().find(main).filter(|time| time.value.as_ref().is_some_and(|own| own.len() >= 10))?;
        Some(time.from?.date())
    };
    let days = days_in(unit)?;
    let mut day = clause.ancestors().take(UP).find_map(day)?;
    let Some(count) = count else {
        // "Days after rebels attacked the town": some time before.
        let by = Some(EventDate { from: None, to: Some(day.to_string()), basis: DateBasis::Sentence });
        return by.filter(|_| mark.lemma() == "after");
    };
    for _ in 0..days * count {
        day = if mark.lemma() == "after" { day.yesterday().ok()? } else { day.tomorrow().ok()? };
    }
    let day = Some(day.to_string());
    Some(EventDate { from: day.clone(), to: day, basis: DateBasis::Sentence })
}

/// The days of a unit by which days are counted.
fn days_in(unit: Word) -> Option<usize> {
    match unit.lemma() {
        "day" => Some(1),
        "week" => Some(7),
        "fortnight" => Some(14),
        _ => None,
    }
}

/// A small number, in words or digits.
fn number_of(word: Word) -> Option<usize> {
    const WORDS: [&str; 11] = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const MOST: usize = 60;
    let form = word.form().to_lowercase();
    let counted = WORDS.iter().position(|own| *own == form).map(|at| at.max(1));
    counted.or_else(|| form.parse().ok()).filter(|own| *own <= MOST)
}

/// The one time that the last of verbs in a row carries for all: "raided the newspaper and arrested its editor on Tuesday".
pub(super) fn of_row<'a>(scene: &Scene<'a>, own: &Mention, times: &[&'a Timex]) -> Option<&'a Timex> {
    let verb = own.fit.carrier.or(own.fit.occurs).unwrap_or(own.fit.word);
    let [time] = times else { return None };
    let alike = |other: &Word| other.relation() == Relation::Conj && other.xpos() == verb.xpos();
    let last = match verb.parent().filter(|_| verb.relation() == Relation::Conj) {
        Some(first) => first.children().filter(alike).last(),
        None => verb.children().filter(alike).last(),
    }?;
    let behind = time.span.start > last.span().end && !is_since(time) && last != verb;
    // A subject of its own begins another clause.
    let shared = last.children().all(|child| child.relation().base() != Relation::Nsubj);
    (behind && shared && hangs_on(scene, time, &[last])).then_some(*time)
}

/// The time at which a relative clause says that an event took place, or did its harm: "the raid that killed five on Monday".
pub(super) fn of_related<'a>(scene: &Scene<'a>, own: &Mention, times: &[&'a Timex]) -> Option<&'a Timex> {
    #[rustfmt::skip]
    const HAPPENS: [&str; 14] = [
        "take", "happen", "occur", "begin", "start", "end", "break", "erupt", "kill", "leave", "wound", "injure", "destroy", "hit",
    ];
    let noun = own.fit.word;
    let happens = |child: &Word| child.relation() == Relation::AclRelcl && HAPPENS.contains(&child.lemma());
    let clause = noun.children().find(|child| child.index() > noun.index() && happens(child))?;
    let past = clause.xpos() == Xpos::Vbd || clause.children().any(|aux| aux.xpos() == Xpos::Vbd);
    let time = times.iter().copied().find(|time| hangs_on(scene, time, &[clause]));
    time.filter(|_| noun.upos() == Upos::Noun && past)
}

/// The time of the clause that a participle stands in, beside what it is said of: "recaptured in 2016, in an operation backed
/// by Russia".
pub(super) fn of_participle<'a>(scene: &Scene<'a>, own: &Mention, times: &[&'a Timex]) -> Option<&'a Timex> {
    let word = own.fit.word;
    let noun = word.parent().filter(|_| word.relation() == Relation::Acl && word.xpos() == Xpos::Vbn)?;
    let verb = noun.parent().filter(|verb| verb.upos() == Upos::Verb && noun.relation() == Relation::Obl)?;
    let [time] = times else { return None };
    let deed = matches!(
        noun.lemma(),
        "operation" | "offensive" | "campaign" | "attack" | "raid" | "assault" | "move" | "vote"
    );
    (deed && hangs_on(scene, time, &[verb])).then_some(*time)
}

/// The time behind the deed that something is done for: "sentenced on Tuesday for the murder of a student in 2014". A year or
/// month is the deed's; a day may be the verb's, where that has no other.
pub(super) fn of_deed<'a>(own: &Mention, times: &[&'a Timex]) -> Option<&'a Timex> {
    let noun = own.fit.word;
    if !is_reason(own) {
        return None;
    }
    let behind = |time: &&&Timex| time.span.start > noun.span().end;
    let before = times.iter().any(|time| time.span.end < noun.span().start);
    let coarse = |time: &Timex| time.value.as_ref().is_some_and(|value| value.len() <= 7);
    let [time] = times.iter().filter(behind).collect::<Vec<_>>()[..] else { return None };
    (before || coarse(time)).then_some(*time)
}

/// The day of the scene that a main clause in the simple past goes on with: "The House voted on Wednesday. Two senators
/// opposed both articles." Of the sentences before it the nearest that names a day decides; a month or a year looks back and
/// ends no scene. What is said belongs further off only to who spoke there: answers come on other days.
///
/// After the narrative containers of Pustejovsky, J. and Stubbs, A. 2011. Increasing informativeness in temporal annotation.
/// LAW V.
pub(super) fn of_scene<'a>(scene: &Scene<'a>, own: &Mention, is_said: bool) -> Option<&'a Timex> {
    const NEAR: usize = 2;
    const FAR: usize = 6;
    const DAYS: i32 = 31;
    let verb = own.fit.carrier.or(own.fit.occurs).unwrap_or(own.fit.word);
    let later =
        |word: &Word| matches!(word.lemma(), "eventually" | "subsequently" | "since" | "originally" | "previously");
    let sentence = || scene.tree.sentence(verb.sentence_index());
    if !is_past_main(verb) || sentence().any(|word| is_time(scene, word) || later(&word)) {
        return None;
    }
    let at = verb.sentence_index();
    let mut goes_on = true;
    for before in (at.saturating_sub(FAR)..at).rev() {
        let first = scene.tree.sentence(before).next()?;
        let times = of_sentence(scene, first);
        let is_day = |time: &&Timex| time.value.as_ref().is_some_and(|value| value.len() >= 10 && !value.contains('W'));
        let days: Vec<&Timex> = times.iter().copied().filter(is_day).collect();
        if days.is_empty() {
            goes_on &= times.is_empty();
            continue;
        }
        let main = scene.tree.sentence(before).filter(|word| word.upos() == Upos::Verb && is_past_main(*word));
        let heads: Vec<Word> = main.collect();
        let [time] = days.as_slice() else { return None };
        let since = scene.published.zip(time.from).map(|(published, from)| published.date.since(from.date()));
        let recent = since.is_some_and(|span| span.is_ok_and(|span| (0..=DAYS).contains(&span.get_days())));
        let near = goes_on && at - before <= NEAR;
        let deed = own.plover.quad() == 4 || own.plover == PloverType::Aid;
        let same = near || !is_said && (deed || own.plover.is_verbal() && is_of_one(scene, own, &heads));
        return (recent && same && !is_since(time) && hangs_on(scene, time, &heads)).then_some(*time);
    }
    None
}

/// Whether who acts also acted by one of the verbs, or speaks for them: "the spokesman of the government".
fn is_of_one(scene: &Scene, own: &Mention, verbs: &[Word]) -> bool {
    const DEEP: usize = 3;
    let before: Vec<usize> = verbs
        .iter()
        .flat_map(|verb| scene.roles.words(verb.index(), Role::Doer).filter_map(|at| scene.heads.entity(at)))
        .collect();
    let is_one = |word: Word| scene.heads.entity(word.index()).is_some_and(|entity| before.contains(&entity));
    own.fit.doers.iter().any(|doer| {
        let of = doer.sentence().words().filter_map(|at| scene.tree.get(at));
        is_one(*doer) || of.filter(|of| of.ancestors().take(DEEP).any(|over| over == *doer)).any(is_one)
    })
}

/// Whether a verb heads a main clause in the simple past, or one coordinated with it.
fn is_past_main(verb: Word) -> bool {
    let top = verb.parent().filter(|_| verb.relation() == Relation::Conj).unwrap_or(verb);
    let aux = |child: Word| child.relation() == Relation::Aux;
    // "was flying from Jakarta and hit the sea" looks back with its first verb.
    let is_past = verb.xpos() == Xpos::Vbd && top.xpos() != Xpos::Vbg;
    is_past && top.relation() == Relation::Root && !verb.children().any(aux)
}

/// "The first such case since 1982", "the deadliest attack since 2015": when it was last so, and not when it is told to be.
pub(super) fn is_of_record(scene: &Scene, time: &Timex) -> bool {
    const FAR: usize = 8;
    if time.relation != Some(TimeRelation::Since) {
        return false;
    }
    let spans = &scene.tree.document().tokens.spans;
    let at = spans.partition_point(|word| word.end <= time.span.start);
    let Some(first) = scene.tree.get(at) else { return false };
    let before = (at.saturating_sub(FAR)..at).filter_map(|at| scene.tree.get(at));
    before.filter(|word| word.sentence_index() == first.sentence_index()).any(|word| {
        matches!(word.xpos(), Xpos::Jjs | Xpos::Rbs) || matches!(word.lemma(), "first" | "last" | "second" | "only")
    })
}
