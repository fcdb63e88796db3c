//! From what an expression says to what it means in its report: value, interval, anchor, direction.

use super::lexicon::unit;
use super::meaning::{Calendar, From, Meaning, Place, Shift, YearRef};
use super::resolve_named as named;
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
        Meaning::Calendar(calendar) => self::calendar(calendar, scene, cue),
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

/// A place in a year, as a value of that year.
fn placed(year: i32, place: Place) -> Option<Value> {
    Some(match place {
        Place::Whole => Value::Year(year),
        Place::Month(month) => Value::Month(year, month),
        Place::Day(month, day) => Value::Day(value::day(year, month, day)?),
        Place::Season(season) => Value::Season(year, season),
        Place::Quarter(quarter) => Value::Quarter(year, quarter),
        Place::Half(half) => Value::Half(year, half),
    })
}

fn calendar(calendar: &Calendar, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    let place = calendar.place;
    let known = |year, confidence| Some(Resolved { confidence, ..Resolved::sure(placed(year, place)?) });
    match calendar.year {
        YearRef::Known(year) => known(year, 0.98),
        YearRef::FromReport(n) => {
            let year = value::add_years(value::year_of(scene.published?.date), n);
            let value = placed(year, place)?;
            Some(Resolved { year_said: true, ..anchored(value, Anchor::Published, 0.95) })
        }
        YearRef::FromStory(n) => match place {
            Place::Day(0, day) => {
                let (spoken, year, month) = scene.story.latest_month(scene.sentence)?;
                Some(anchored(placed(year, Place::Day(month, day))?, to(spoken), 0.7))
            }
            _ => {
                let spoken = scene.story.latest(scene.sentence)?;
                let year = value::add_years(story::year(&spoken.value)?, n);
                Some(anchored(placed(year, place)?, to(spoken), 0.85))
            }
        },
        YearRef::ShortYear(short) => {
            let century = scene.story.latest(scene.sentence).and_then(|s| story::year(&s.value)).map(|y| y / 100 * 100);
            let today = scene.published.map(|p| value::year_of(p.date));
            let guess = match (scene.narrative, century, today) {
                (true, Some(century), _) => century + short,
                (_, _, Some(today)) => {
                    let same = today / 100 * 100 + short;
                    if same > today + 5 { same - 100 } else { same }
                }
                (_, Some(century), None) => century + short,
                _ => {
                    if short < 50 {
                        2000 + short
                    } else {
                        1900 + short
                    }
                }
            };
            known(guess, 0.8)
        }
        YearRef::Shifted(shift) => shifted_year(place, shift, scene),
        YearRef::Open => open_year(calendar, scene, cue),
    }
}

/// "last July", "next spring", "this autumn", "the previous April".
fn shifted_year(place: Place, shift: Shift, scene: &Scene) -> Option<Resolved> {
    let (date, anchor) = match shift {
        Shift::BeforeStory | Shift::AfterStory => {
            let spoken = scene.story.latest(scene.sentence)?;
            let (year, month) = story::month(&spoken.value).unwrap_or((story::year(&spoken.value)?, 6));
            (value::day(year, month, 15)?, to(spoken))
        }
        _ => (scene.published?.date, Anchor::Published),
    };
    let year = value::year_of(date);
    let here = position(place);
    let now = i32::from(date.month()) * 100 + i32::from(date.day());
    let year = match shift {
        // A winter that began in December of last year is still on in February.
        Shift::This if place == Place::Season(3) && date.month() <= 2 => value::add_years(year, -1),
        Shift::This => year,
        Shift::Last if place == Place::Season(3) => value::add_years(year, if date.month() <= 2 { -2 } else { -1 }),
        Shift::Last | Shift::BeforeStory if here.1 < now => year,
        Shift::Last | Shift::BeforeStory => value::add_years(year, -1),
        _ if here.0 > now => year,
        _ => value::add_years(year, 1),
    };
    Some(Resolved { year_said: true, ..anchored(placed(year, place)?, anchor, 0.9) })
}

/// First and last day of a place in the year, as month and day.
fn position(place: Place) -> (i32, i32) {
    match place {
        Place::Whole => (101, 1231),
        Place::Month(month) => (i32::from(month) * 100 + 1, i32::from(month) * 100 + 31),
        Place::Day(month, day) => {
            let day = i32::from(month) * 100 + i32::from(day);
            (day, day)
        }
        Place::Season(season) => {
            let start = i32::from(season) * 3 + 3;
            (start * 100 + 1, ((start + 1) % 12 + 1) * 100 + 31)
        }
        Place::Quarter(quarter) => (i32::from(quarter) * 300 - 199, i32::from(quarter) * 300 + 31),
        Place::Half(half) => (i32::from(half) * 600 - 499, i32::from(half) * 600 + 31),
    }
}

/// A month or day whose year is not said: the story's year, or the report's by tense.
fn open_year(calendar: &Calendar, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    let place = calendar.place;
    let thread = || {
        let spoken = scene.story.latest(scene.sentence)?;
        let year = nearest_year(spoken, place)?;
        Some(anchored(placed(year, place)?, to(spoken), 0.75))
    };
    let Some(published) = scene.published else { return thread() };
    if scene.narrative
        && let Some(resolved) = thread()
    {
        return Some(resolved);
    }
    let today = published.date;
    let year = value::year_of(today);
    // A printed weekday settles the year by itself.
    if let (Some(weekday), Place::Day(month, day)) = (calendar.weekday, place) {
        let fits =
            |y: &i32| value::day(*y, month, day).is_some_and(|d| d.weekday().to_monday_one_offset() == weekday as i8);
        if let Some(found) = [year, year - 1, year + 1].iter().find(|y| fits(y)) {
            return Some(Resolved { confidence: 0.95, ..anchored(placed(*found, place)?, Anchor::Published, 0.95) });
        }
    }
    let cue = cue();
    let towards = cue.as_ref().map(|(towards, _)| *towards);
    if towards != Some(Towards::Future)
        && let Some((spoken, said)) = scene.story.year_at_hand(scene.sentence, scene.block)
        && said < year
        && !(spoken.sentence < scene.sentence && just_gone(spoken, place, today))
    {
        // "2 January" after "last December" is the next year's.
        let said = nearest_year(spoken, place).filter(|near| *near <= year).unwrap_or(said);
        let direction = Some((Towards::Past, cue));
        return Some(Resolved { direction, ..anchored(placed(said, place)?, to(spoken), 0.8) });
    }
    let (first, last) = position(place);
    let now = i32::from(today.month()) * 100 + i32::from(today.day());
    let resolved_year = match (towards, place) {
        // A quarter or half in a past clause is one that has ended.
        (Some(Towards::Past) | None, Place::Quarter(_) | Place::Half(_)) => {
            if last < now {
                year
            } else {
                year - 1
            }
        }
        (None, Place::Day(..)) => nearest(first, now, year),
        (None, _) => {
            if first <= now + 100 {
                year
            } else {
                year - 1
            }
        }
        (Some(Towards::Past), _) => {
            let latest = if first <= now { year } else { year - 1 };
            // News gives the year of a day so long ago: one just ahead is meant, whatever the verb.
            let distant = matches!(place, Place::Day(..)) && months_between(first, latest, now, year) <= -10;
            if distant { latest + 1 } else { latest }
        }
        (Some(Towards::Future), _) => {
            let coming = if last >= now { year } else { year + 1 };
            let limit = match place {
                Place::Day(..) => 9,
                Place::Month(_) => 11,
                // A spring's "first-quarter results" are not those of the year to come.
                Place::Quarter(_) => 8,
                _ => 99,
            };
            if months_between(first, coming, now, year) >= limit { coming - 1 } else { coming }
        }
    };
    let flipped = towards == Some(Towards::Past) && (resolved_year, first) > (year, now)
        || towards == Some(Towards::Future) && (resolved_year, last) < (year, now);
    let (towards, cue) = if flipped { (None, None) } else { (towards, cue) };
    let towards = towards.unwrap_or(if first <= now && resolved_year == year || resolved_year < year {
        Towards::Past
    } else {
        Towards::Future
    });
    let confidence = if cue.is_some() { 0.88 } else { 0.6 };
    let direction = Some((towards, cue));
    Some(Resolved { direction, ..anchored(placed(resolved_year, place)?, Anchor::Published, confidence) })
}

/// Whether the latest such month or day is so near that a report needs no year to tell it, whatever year it spoke of
/// before; but "2 January" goes on from a "December 2024".
fn just_gone(spoken: &Spoken, place: Place, today: Date) -> bool {
    let now = i32::from(today.month()) * 100 + i32::from(today.day());
    let (first, _) = position(place);
    let goes_on = story::month(&spoken.value).is_some_and(|(_, m)| (first / 100 - i32::from(m)).rem_euclid(12) <= 3);
    let latest = if first <= now { 0 } else { -1 };
    !goes_on && matches!(place, Place::Month(_) | Place::Day(..)) && months_between(first, latest, now, 0) >= -3
}

/// The year that puts a place nearest to where the story stands, on rather than back: after December 1941,
/// "January" is 1942.
fn nearest_year(spoken: &Spoken, place: Place) -> Option<i32> {
    let year = story::year(&spoken.value)?;
    let Some((_, month)) = story::month(&spoken.value) else { return Some(year) };
    let ahead = position(place).0 / 100 - i32::from(month);
    Some(if ahead < BACK { value::add_years(year, 1) } else { year })
}

/// A story goes back no further than this many months before it is taken to have gone on into the next year.
const BACK: i32 = -8;
/// Whole months from the report's day to a day of another year; negative for the past.
fn months_between(day: i32, day_year: i32, now: i32, now_year: i32) -> i32 {
    let months = (day_year - now_year) * 12 + day / 100 - now / 100;
    match months.signum() {
        1 if day % 100 < now % 100 => months - 1,
        -1 if day % 100 > now % 100 => months + 1,
        _ => months,
    }
}

/// The year that puts a day nearest to the report's, a little in favour of the past.
fn nearest(day: i32, now: i32, year: i32) -> i32 {
    let months = |d: i32| d / 100 * 31 + d % 100;
    let ahead = months(day) - months(now);
    if ahead > 150 {
        year - 1
    } else if ahead < -250 {
        year + 1
    } else {
        year
    }
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
