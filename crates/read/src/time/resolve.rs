//! From what an expression says to what it means in its report: value, interval, anchor, direction.

use super::lexicon::unit;
use super::meaning::{From, Meaning, Shift};
use super::resolve_named as named;
use super::resolve_year;
use super::story::{self, Spoken, Story};
use super::tense::Cue;
use super::value::{self, Clock, Value};
use dateline_knowledge::Knowledge;
use dateline_types::time::Towards;
use dateline_types::{Anchor, Published};
use jiff::civil::Date;

/// What is known when an expression is resolved.
pub(crate) struct Scene<'a> {
    /// The report's date and clock; `None` leaves relative expressions open.
    pub(crate) published: Option<Published>,
    /// Whether the text tells of a time long before its date, so that the story's thread leads, not the date.
    pub(crate) narrative: bool,
    /// Whether the outlet writes the month first in digits; `None` where that is not known.
    pub(crate) month_first: Option<bool>,
    /// The outlet's country, ISO 3166 alpha-3.
    pub(crate) country: Option<&'a str>,
    pub(crate) text: &'a str,
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) story: &'a Story,
    pub(crate) sentence: usize,
    pub(crate) block: usize,
}

/// What an expression means.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) value: Value,
    pub(crate) anchor: Option<Anchor>,
    pub(crate) direction: Option<(Towards, Option<Cue>)>,
    pub(crate) year_said: bool,
    /// How sure, in (0, 1].
    pub(crate) confidence: f32,
}

impl Resolved {
    pub(crate) fn sure(value: Value) -> Self {
        Self { value, anchor: None, direction: None, year_said: true, confidence: 0.97 }
    }
}

/// Resolves a meaning; `cue` finds the direction its clause gives, and is asked only where that matters.
/// `None` where nothing fixes the value.
pub(crate) fn resolve(meaning: &Meaning, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    match meaning {
        Meaning::Fixed(value) => Some(Resolved { year_said: true, ..Resolved::sure(value.clone()) }),
        Meaning::Calendar(calendar) => resolve_year::calendar(calendar, scene, cue),
        Meaning::Numeric { first, second, year } => numeric(*first, *second, *year, scene),
        Meaning::Weekday { weekday, shift } => self::weekday(*weekday, *shift, scene, cue),
        Meaning::WeekdayOfWeek { weekday, weeks } => {
            let today = scene.published?.date;
            let monday = value::add_days(today, -i32::from(today.weekday().to_monday_zero_offset()))?;
            let date = value::add_days(monday, 7 * weeks + i32::from(*weekday) - 1)?;
            Some(anchored(Value::Day(date), Anchor::Published, 0.9))
        }
        Meaning::Offset { unit, count, from } => offset(*unit, *count, *from, scene),
        Meaning::YearBefore { from } => match scene.story.quarter_at_hand(scene.sentence) {
            Some((spoken, year, quarter)) if !scene.narrative => {
                Some(anchored(Value::Quarter(value::add_years(year, -1), quarter), to(spoken), 0.7))
            }
            _ => offset(unit::YEAR, -1, *from, scene),
        },
        Meaning::Anaphor { unit } => anaphor(*unit, scene),
        Meaning::Definite { unit } => definite(*unit, scene, cue),
        Meaning::Weekend => weekend(scene, cue),
        Meaning::WeekOfMonth { nth, month } => week_of_month(*nth, month, scene, cue),
        Meaning::Holiday { byte, year } => named::holiday(*byte, *year, scene, cue),
        Meaning::KnownDay { byte, date } => {
            named::known_day(*byte, scene).or_else(|| resolve(date.as_deref()?, scene, cue))
        }
        Meaning::Before => Some(Resolved {
            value: Value::Past,
            anchor: Some(Anchor::Published),
            direction: Some((Towards::Past, None)),
            year_said: false,
            confidence: 0.7,
        }),
        Meaning::Part { base, part } => {
            let Some(base) = base else { return bare_part(*part, scene) };
            let resolved = resolve(base, scene, cue)?;
            let value = match (&resolved.value, story::day(&resolved.value)) {
                (_, Some(date)) => Value::Part(date, *part),
                (Value::Written(written), None) => Value::Written(format!("{written}T{}", value::part_code(*part))),
                _ => return None,
            };
            Some(Resolved { value, ..resolved })
        }
        Meaning::Clock { base, clock } => self::clock(base.as_deref(), *clock, scene, cue),
    }
}

pub(crate) fn anchored(value: Value, anchor: Anchor, confidence: f32) -> Resolved {
    Resolved { value, anchor: Some(anchor), direction: None, year_said: false, confidence }
}

pub(crate) fn to(spoken: &Spoken) -> Anchor {
    Anchor::Timex(spoken.id.clone())
}

/// Digits whose order the outlet decides: a first number over 12 is a day, whoever prints it.
fn numeric(first: i32, second: i32, year: i32, scene: &Scene) -> Option<Resolved> {
    let (month_first, confidence) = match (first > 12, second > 12, scene.month_first) {
        (true, false, _) => (false, 0.97),
        (false, true, _) => (true, 0.97),
        (true, true, _) => return None,
        (false, false, Some(order)) => (order, 0.9),
        (false, false, None) => (false, if first == second { 0.97 } else { 0.5 }),
    };
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    let date = value::day(year, month as u8, day as u8)?;
    Some(Resolved { confidence, ..Resolved::sure(Value::Day(date)) })
}

fn weekday(weekday: u8, shift: Shift, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    let story_day = scene.story.latest_day(scene.sentence);
    let (today, anchor) = match (shift, scene.narrative, story_day) {
        (Shift::AfterStory | Shift::BeforeStory, _, Some((spoken, date))) | (_, true, Some((spoken, date))) => {
            (date, to(spoken))
        }
        _ => (scene.published?.date, Anchor::Published),
    };
    let back = (i32::from(today.weekday().to_monday_one_offset()) - i32::from(weekday)).rem_euclid(7);
    let (days, direction, confidence) = match shift {
        Shift::Last | Shift::BeforeStory => (-if back == 0 { 7 } else { back }, None, 0.9),
        Shift::Next => (7 - back, None, 0.6),
        Shift::AfterStory => (7 - back, None, 0.85),
        Shift::This | Shift::Bare => {
            let cue = cue();
            let towards = match (&cue, shift) {
                (Some((towards, _)), _) => *towards,
                (None, Shift::This) => Towards::Future,
                _ => Towards::Past,
            };
            let days = match towards {
                Towards::Past => -back,
                Towards::Future => {
                    if back == 0 {
                        0
                    } else {
                        7 - back
                    }
                }
            };
            let confidence = match (cue.is_some(), towards, back) {
                (true, Towards::Future, 0) => 0.6,
                (true, ..) => 0.9,
                (false, ..) => 0.65,
            };
            (days, Some((towards, cue)), confidence)
        }
    };
    let date = value::add_days(today, days)?;
    Some(Resolved { direction, ..anchored(Value::Day(date), anchor, confidence) })
}

/// The value a point has at a unit's grain, `count` units on.
fn stepped(at: Date, clock: Option<Clock>, unit: i32, count: i32) -> Option<Value> {
    let year = value::year_of(at);
    let month = at.month() as u8;
    Some(match unit {
        unit::SECOND | unit::MINUTE | unit::HOUR => {
            let Some(clock) = clock.filter(|c| c.minute.is_some() || unit == unit::HOUR) else {
                let day = Value::Day(at).timex();
                return Some(Value::Written(format!("{day}TXX")));
            };
            let minute = at.at(clock.hour.min(23) as i8, clock.minute.unwrap_or(0) as i8, 0, 0);
            let seconds = match unit {
                unit::SECOND => 1,
                unit::MINUTE => 60,
                _ => 3600,
            };
            let moved = minute.checked_add(jiff::SignedDuration::from_secs(i64::from(count) * seconds)).ok()?;
            let clock =
                Clock { hour: moved.hour() as u8, minute: clock.minute.map(|_| moved.minute() as u8), second: None };
            Value::Clock(moved.date(), clock)
        }
        unit::DAY => Value::Day(value::add_days(at, count)?),
        unit::NIGHT => Value::Part(value::add_days(at, count)?, super::lexicon::part::NIGHT as u8),
        unit::WEEK | unit::FORTNIGHT => {
            let weeks = if unit == unit::FORTNIGHT { 2 * count } else { count };
            let (year, week) = value::week_of(value::add_days(at, weeks.checked_mul(7)?)?);
            Value::Week(year, week)
        }
        unit::WEEKEND => {
            let (year, week) = value::week_of(value::add_days(at, count.checked_mul(7)?)?);
            Value::Weekend(year, week)
        }
        unit::MONTH => {
            let (year, month) = value::add_months(year, month, count);
            Value::Month(year, month)
        }
        unit::QUARTER => {
            let (year, month) = value::add_months(year, month, count.checked_mul(3)?);
            Value::Quarter(year, (month - 1) / 3 + 1)
        }
        unit::YEAR => Value::Year(value::add_years(year, count)),
        unit::DECADE => Value::Decade((year.checked_add(count.checked_mul(10)?)?).div_euclid(10)),
        unit::CENTURY => Value::Century((year.checked_add(count.checked_mul(100)?)?).div_euclid(100)),
        _ => return None,
    })
}

fn offset(unit: i32, count: i32, from: From, scene: &Scene) -> Option<Resolved> {
    let published_clock = scene.published.and_then(|p| p.time).map(|t| Clock {
        hour: t.hour() as u8,
        minute: Some(t.minute() as u8),
        second: None,
    });
    if (from == From::Story || scene.narrative && !matches!(unit, unit::DAY))
        && let Some(resolved) = from_story(unit, count, scene)
    {
        return Some(resolved);
    }
    let published = scene.published.filter(|_| !(scene.narrative && from == From::Story))?;
    let value = stepped(published.date, published_clock, unit, count)?;
    let direction = match count.signum() {
        -1 => Some((Towards::Past, None)),
        1 => Some((Towards::Future, None)),
        _ => None,
    };
    let year_said = matches!(unit, unit::YEAR);
    let confidence = if from == From::Story { 0.6 } else { 0.93 };
    Some(Resolved { direction, year_said, ..anchored(value, Anchor::Published, confidence) })
}

/// Counted from the latest point of the story that is fine enough for the unit.
fn from_story(unit: i32, count: i32, scene: &Scene) -> Option<Resolved> {
    let fine = |spoken: &Spoken| match unit {
        unit::YEAR | unit::DECADE | unit::CENTURY => story::year(&spoken.value).and_then(|y| value::day(y, 7, 1)),
        unit::MONTH | unit::QUARTER => story::month(&spoken.value).and_then(|(y, m)| value::day(y, m, 1)),
        unit::WEEK | unit::FORTNIGHT | unit::WEEKEND => match spoken.value {
            Value::Week(y, w) | Value::Weekend(y, w) => value::monday(y, w),
            _ => story::day(&spoken.value),
        },
        _ => story::day(&spoken.value),
    };
    let (spoken, date) = match unit {
        unit::YEAR | unit::DECADE | unit::CENTURY => {
            scene.story.latest(scene.sentence).and_then(|s| Some((s, fine(s)?)))
        }
        unit::MONTH | unit::QUARTER => scene.story.latest_month(scene.sentence).and_then(|(s, ..)| Some((s, fine(s)?))),
        _ => scene.story.latest_day(scene.sentence),
    }?;
    let clock = match spoken.value {
        Value::Clock(_, clock) => Some(clock),
        _ => None,
    };
    let value = stepped(date, clock, unit, count)?;
    let towards = if count < 0 { Towards::Past } else { Towards::Future };
    Some(Resolved { direction: Some((towards, None)), ..anchored(value, to(spoken), 0.8) })
}

/// "that year", "the same day", "that time", "the end of the month".
fn anaphor(unit: i32, scene: &Scene) -> Option<Resolved> {
    if unit == unit::MILLENNIUM {
        let spoken = scene.story.latest(scene.sentence)?;
        return Some(anchored(spoken.value.clone(), to(spoken), 0.6));
    }
    if let Some(resolved) = from_story(unit, 0, scene) {
        return Some(Resolved { direction: None, ..resolved });
    }
    let published = scene.published.filter(|_| !scene.narrative)?;
    Some(anchored(stepped(published.date, None, unit, 0)?, Anchor::Published, 0.5))
}

/// "the end of the year": of the year just named, else of the report's.
fn definite(unit: i32, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    let quarter = (unit == unit::QUARTER).then(|| scene.story.latest_quarter(scene.sentence)).flatten();
    if let Some((spoken, quarter)) = quarter {
        return Some(anchored(quarter, to(spoken), 0.8));
    }
    let named =
        scene.story.year_at_hand(scene.sentence, scene.block).is_some() && !matches!(cue(), Some((Towards::Future, _)));
    match scene.published.filter(|_| !scene.narrative && !named) {
        Some(published) => Some(anchored(stepped(published.date, None, unit, 0)?, Anchor::Published, 0.8)),
        None => anaphor(unit, scene),
    }
}

/// "the first week of April": the week its first day lies in, and so on.
fn week_of_month(nth: i8, month: &Meaning, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    let resolved = resolve(month, scene, cue)?;
    let (year, month) = story::month(&resolved.value)?;
    let first = value::day(year, month, 1)?;
    let day = match nth {
        -1 => first.last_of_month(),
        nth => value::add_days(first, 7 * (i32::from(nth) - 1))?,
    };
    let (year, week) = value::week_of(day);
    Some(Resolved { value: Value::Week(year, week), confidence: 0.8, ..resolved })
}

/// "at the weekend": early in the week and in a past clause, the one gone.
fn weekend(scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    let today = scene.published?.date;
    let cue = cue();
    let towards = cue.as_ref().map_or(Towards::Past, |(towards, _)| *towards);
    let weekday = today.weekday().to_monday_one_offset();
    let weeks = if towards == Towards::Past && weekday < 6 { -7 } else { 0 };
    let (year, week) = value::week_of(value::add_days(today, weeks)?);
    let confidence = if cue.is_some() { 0.85 } else { 0.65 };
    Some(Resolved {
        direction: Some((towards, cue)),
        ..anchored(Value::Weekend(year, week), Anchor::Published, confidence)
    })
}

/// "in the evening": of the day spoken of in this sentence or the one before, else of some day.
fn bare_part(part: u8, scene: &Scene) -> Option<Resolved> {
    match scene
        .story
        .latest_day(scene.sentence)
        .filter(|(s, _)| s.sentence + 1 >= scene.sentence && s.block == scene.block)
    {
        Some((spoken, date)) => Some(anchored(Value::Part(date, part), to(spoken), 0.7)),
        // "in the early hours of the morning", with no day said, is the report's.
        None if i32::from(part) == super::lexicon::part::SMALL_HOURS
            && !scene.narrative
            && scene.published.is_some() =>
        {
            let published = scene.published?;
            Some(anchored(Value::Part(published.date, part), Anchor::Published, 0.5))
        }
        None => {
            let value = Value::Written(format!("XXXX-XX-XXT{}", value::part_code(part)));
            Some(Resolved { confidence: 0.6, ..Resolved::sure(value) })
        }
    }
}

fn clock(base: Option<&Meaning>, clock: Clock, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    if let Some(base) = base {
        let resolved = resolve(base, scene, cue)?;
        let date = story::day(&resolved.value)?;
        return Some(Resolved { value: Value::Clock(date, clock), ..resolved });
    }
    if let Some((spoken, date)) = scene
        .story
        .latest_day(scene.sentence)
        .filter(|(s, _)| s.block == scene.block || s.sentence + 1 >= scene.sentence)
        // "talks due to begin at 11 a.m.", told after last night's arrivals
        .filter(|(_, date)| {
            let gone = scene.published.is_some_and(|p| *date < p.date) && !scene.narrative;
            !(gone && matches!(cue(), Some((Towards::Future, _))))
        })
    {
        return Some(anchored(Value::Clock(date, clock), to(spoken), 0.7));
    }
    match scene.published.filter(|_| !scene.narrative) {
        Some(published) => Some(anchored(Value::Clock(published.date, clock), Anchor::Published, 0.6)),
        None => Some(Resolved { confidence: 0.6, ..Resolved::sure(Value::ClockOfSomeDay(clock)) }),
    }
}
