//! The year of a calendar point: said, counted from the report or the story, or told by tense.

use super::meaning::{Calendar, Place, Shift, YearRef};
use super::resolve::{Resolved, Scene, anchored, to};
use super::story::{self, Spoken};
use super::tense::Cue;
use super::value::{self, Value};
use dateline_types::Anchor;
use dateline_types::time::Towards;
use jiff::civil::Date;

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

pub(crate) fn calendar(calendar: &Calendar, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
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
