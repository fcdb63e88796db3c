//! When: the day a number stands for, and the period it covers.

use super::measure::{self, Measured};
use super::noun::Site;
use super::numbers::Number;
use super::scope::{is_daily, scope};
use super::whose::Whose;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::figure::{Period, Scope};
use dateline_types::time::{TimeRelation, TimexType};
use dateline_types::{Relation, Timex, Upos, Xpos};

/// When a number stands, and for what.
pub(super) struct When<'a> {
    pub(super) asof: Option<&'a Timex>,
    pub(super) period: Option<Period>,
    pub(super) scope: Scope,
}

/// Reads the time expressions of the number's sentence.
pub(super) fn when<'a>(
    scene: &Scene<'a>,
    number: &Number,
    site: &Site<'a>,
    measured: Measured<'a>,
    whose: Whose<'a>,
) -> When<'a> {
    let mut times = of_sentence(scene, site);
    times.retain(|time| !compares(scene, time));
    let dated = |time: &&&Timex| matches!(time.kind, TimexType::Date | TimexType::Time) && time.from.is_some();
    let period = period(scene, &times);
    // What stands behind another number is that one's.
    let bounds = |time: &&&Timex| {
        let behind = time.span.start >= site.anchor.span().end;
        (period.is_none() || !is_bound(scene, time))
            && (!behind || is_next(scene, time, number) || opens(scene, time, &["as of", "by"]))
    };
    // "rose to 650 by Monday night from 105 a day earlier", "530, after 420 around midday": each its own time.
    const NEAR: usize = 2;
    let before = number.phrase.start.checked_sub(1).and_then(|at| scene.tree.get(at));
    let older = site.noun.is_none() && before.is_some_and(|word| matches!(word.form(), "from" | "after"));
    let right_behind = |time: &&&Timex| {
        let spans = &scene.tree.document().tokens.spans;
        let at = spans.partition_point(|word| word.end <= time.span.start);
        (number.words.end..=number.words.end + NEAR).contains(&at)
    };
    let own = times.iter().filter(dated).find(right_behind).copied().filter(|_| older);
    let usable = || times.iter().filter(dated).filter(bounds);
    let named = usable().find(|time| opens(scene, time, &["as of", "until", "up to", "by"])).copied();
    let said = whose
        .statement
        .and_then(|own| own.time.as_ref())
        .and_then(|id| scene.time(id))
        .filter(|time| !is_since(scene, time));
    // "Satellite images from 2017 show": what a source is of is what it counts as of.
    let seen = whose.source.map(|source| source.span);
    let inside = |time: &&Timex| seen.is_some_and(|seen| seen.contains(time.span)) && time.from.is_some();
    let said = said.or_else(|| times.iter().copied().find(inside));
    let clause = clause(site, measured);
    let of_event = usable()
        .filter(|time| Some(time.id.as_str()) != said.map(|said| said.id.as_str()))
        .find(|time| hangs_in(scene, time, &clause))
        .copied();
    let alone = || {
        let mut all = usable().filter(|time| Some(time.id.as_str()) != said.map(|said| said.id.as_str()));
        all.next().filter(|_| all.next().is_none()).copied()
    };
    // "In 2014 … roughly 16,000 deaths": a sentence that opens with its one time is about it.
    let opens = |time: &&Timex| time.span.end <= site.anchor.span().start;
    let recalled = || alone().filter(opens);
    let event = of_event.or_else(alone);
    // "140 new cases, bringing the total to 2,050": only the first is a day's.
    let total = measure::counts(scene, number, site).into_iter().any(|noun| measure::is_total(noun.lemma()));
    let day =
        times.iter().find(|time| is_daily(scene, time) && is_next(scene, time, number)).copied().filter(|_| !total);
    let asof = own.or(named).or(day).or(said).or(event);
    let scope = if day.is_some() {
        Scope::Daily
    } else {
        scope(scene, number, site, measured, &period, of_event.or(named).or_else(recalled))
    };
    When { asof, period, scope }
}

/// The time expressions of a word's sentence.
fn of_sentence<'a>(scene: &Scene<'a>, site: &Site) -> Vec<&'a Timex> {
    // Of more than a reader would, none is looked at.
    const MANY: usize = 20;
    let (sentence, number) = (site.anchor.sentence().span, site.anchor.span());
    let at = scene.times.partition_point(|time| time.span.start < number.start);
    let near = at.saturating_sub(MANY)..scene.times.len().min(at + MANY);
    scene.times[near].iter().filter(|time| sentence.contains(time.span)).collect()
}

/// Whether these words stand right before a time expression.
fn opens(scene: &Scene, time: &Timex, words: &[&str]) -> bool {
    const LONGEST: usize = 24;
    let text = scene.tree.document().text;
    let end = time.span.start as usize;
    let start = (end.saturating_sub(LONGEST)..end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    let before = text[start..end].trim_end().to_lowercase();
    words
        .iter()
        .any(|word| before.ends_with(word) && !before[..before.len() - word.len()].ends_with(char::is_alphanumeric))
}

/// Whether a time bounds a period: "since", "from … to", "between … and".
fn is_bound(scene: &Scene, time: &Timex) -> bool {
    is_since(scene, time)
        || opens(scene, time, &["since", "from", "between", "to", "and", "through", "so far", "began in", "starting"])
}

/// "since July", "since the protests began in July".
fn is_since(scene: &Scene, time: &Timex) -> bool {
    if time.relation == Some(TimeRelation::Since) || opens(scene, time, &["since"]) {
        return true;
    }
    const UP: usize = 4;
    let spans = &scene.tree.document().tokens.spans;
    let at = spans.partition_point(|word| word.end <= time.span.start);
    let marked =
        |over: Word| over.children().any(|child| child.relation() == Relation::Mark && child.lemma() == "since");
    scene.tree.get(at).is_some_and(|word| word.ancestors().take(UP).any(marked))
}

/// "the deadliest attack since 2015": how far back a comparison goes, not what is counted.
fn compares(scene: &Scene, time: &Timex) -> bool {
    // A superlative and its noun right before, by the words: trees hang such a time on the verb as often as on the noun.
    const NEAR: usize = 6;
    let spans = &scene.tree.document().tokens.spans;
    let since = spans.partition_point(|word| word.end <= time.span.start).saturating_sub(1);
    let before = (since.saturating_sub(NEAR)..since).rev().filter_map(|at| scene.tree.get(at));
    let finite = |word: &Word| matches!(word.xpos(), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let mut phrase = before.take_while(|word| word.upos() != Upos::Punct && word.upos() != Upos::Aux && !finite(word));
    opens(scene, time, &["since"])
        && phrase.any(|word| {
            matches!(word.xpos(), Xpos::Jjs | Xpos::Rbs) && word.form() != "least" || word.lemma() == "first"
        })
}

fn period(scene: &Scene, times: &[&Timex]) -> Option<Period> {
    let value = |time: &Timex| {
        time.value
            .clone()
            .filter(|value| value.starts_with(|c: char| c.is_ascii_digit()))
            .map(|value| value.chars().take(10).collect::<String>())
    };
    let since = times.iter().find(|time| is_since(scene, time));
    if let Some(from) = since.and_then(|time| value(time)) {
        return Some(Period { from: Some(from), to: None });
    }
    for pair in times.windows(2) {
        let [first, second] = pair else { continue };
        let range = opens(scene, first, &["from"]) && opens(scene, second, &["to", "through", "until"])
            || opens(scene, first, &["between"]) && opens(scene, second, &["and"]);
        if let (true, Some(from), Some(to)) = (range && is_long(first, second), value(first), value(second)) {
            return Some(Period { from: Some(from), to: Some(to) });
        }
    }
    // "so far this year".
    let far = times.iter().find(|time| opens(scene, time, &["so far", "far"]))?;
    Some(Period { from: value(far), to: None })
}

/// Whether two times bound more than one event: what takes some days is still one.
fn is_long(first: &Timex, second: &Timex) -> bool {
    const DAYS: i32 = 7;
    let ends = first.from.zip(second.to.or(second.from));
    ends.is_some_and(|(from, to)| from.date().until(to.date()).is_ok_and(|span| span.get_days() > DAYS))
}

/// The words of the number's clause: the predicate that makes the measure, and what hangs the number in it.
fn clause<'a>(site: &Site<'a>, measured: Measured<'a>) -> Vec<Word<'a>> {
    [measured.by, Some(site.anchor), site.noun, site.anchor.parent()].into_iter().flatten().collect()
}

/// Whether a time expression hangs on one of these words, by way of nouns alone.
fn hangs_in(scene: &Scene, time: &Timex, words: &[Word]) -> bool {
    let spans = &scene.tree.document().tokens.spans;
    let at = spans.partition_point(|word| word.end <= time.span.start);
    let Some(first) = scene.tree.get(at) else { return false };
    const UP: usize = 6;
    // Another clause's time is no time of this one.
    first
        .ancestors()
        .take(UP)
        .find(|over| words.contains(over) || over.upos() == Upos::Verb)
        .is_some_and(|over| words.contains(&over))
}

/// Whether no other number stands between a number and a time.
fn is_next(scene: &Scene, time: &Timex, number: &Number) -> bool {
    let spans = &scene.tree.document().tokens.spans;
    let from = spans.partition_point(|word| word.end <= time.span.start);
    let to = spans.partition_point(|word| word.start < time.span.end);
    let between = if from > number.words.end { number.words.end..from } else { to..number.words.start };
    // "COVID-19" is none.
    let free =
        |word: &Word| word.before().is_none_or(|before| before.form() != "-" || before.span().end != word.span().start);
    !between.filter_map(|at| scene.tree.get(at)).any(|word| word.upos() == Upos::Num && free(&word))
}
