//! The day a holiday or a day known by an event falls on.

use super::meaning::{Shift, YearRef};
use super::resolve::{Resolved, Scene, anchored, to};
use super::story;
use super::tense::Cue;
use super::value::{self, Value};
use dateline_knowledge::day_rule::Days;
use dateline_types::Anchor;
use dateline_types::time::Towards;

/// A holiday's day: of its year, or by tense the one gone or the one to come. `None` where the country that keeps it
/// is not known, or nothing fixes the year.
pub(crate) fn holiday(byte: usize, year: YearRef, scene: &Scene, cue: &dyn Fn() -> Option<Cue>) -> Option<Resolved> {
    let holidays = scene.knowledge.holidays();
    let holiday = holidays.at(scene.text, byte)?.pick(scene.country)?;
    let in_year = |year: i32| i16::try_from(year).ok().and_then(|year| holidays.resolve(holiday, year));
    let of_year = |year: i32, anchor: Option<Anchor>| {
        let days = in_year(year)?;
        Some(Resolved { anchor, confidence: certainty(&days, 0.95), ..Resolved::sure(days_value(&days)?) })
    };
    let today = scene.published.map(|p| p.date);
    match year {
        YearRef::Known(year) => of_year(year, None),
        YearRef::FromReport(n) => of_year(value::add_years(value::year_of(today?), n), Some(Anchor::Published)),
        YearRef::FromStory(n) => {
            let spoken = scene.story.latest(scene.sentence)?;
            of_year(value::add_years(story::year(&spoken.value)?, n), Some(to(spoken)))
        }
        YearRef::ShortYear(_) => None,
        YearRef::Open if scene.narrative => {
            let spoken = scene.story.latest(scene.sentence)?;
            of_year(story::year(&spoken.value)?, Some(to(spoken)))
        }
        YearRef::Open | YearRef::Shifted(_) => {
            let today = today?;
            let (towards, cue) = match year {
                YearRef::Shifted(Shift::Last) => (Towards::Past, None),
                YearRef::Shifted(Shift::Next) => (Towards::Future, None),
                _ => match cue() {
                    Some(cue) => (cue.0, Some(cue)),
                    None => (nearer(holidays.latest(holiday, today), holidays.coming(holiday, today), today), None),
                },
            };
            if year == YearRef::Open
                && towards == Towards::Past
                && let Some((spoken, said)) = scene.story.year_at_hand(scene.sentence, scene.block)
                && said < value::year_of(today)
                && !(matches!(spoken.value, Value::Season(..))
                    || spoken.sentence < scene.sentence && fresh(holidays.latest(holiday, today), today))
            {
                return of_year(said, Some(to(spoken)));
            }
            let days = match towards {
                Towards::Past => holidays.latest(holiday, today),
                Towards::Future => holidays.coming(holiday, today),
            }?;
            let confidence = certainty(&days, if cue.is_some() { 0.88 } else { 0.7 });
            let value = days_value(&days)?;
            Some(Resolved { direction: Some((towards, cue)), ..anchored(value, Anchor::Published, confidence) })
        }
    }
}

/// The side on which a holiday lies nearer to a day; the past on a tie.
fn nearer(latest: Option<Days>, coming: Option<Days>, today: jiff::civil::Date) -> Towards {
    let distance =
        |days: Option<Days>| days.and_then(|d| today.until(d.from).ok()).map_or(i32::MAX, |s| s.get_days().abs());
    if distance(coming) < distance(latest) { Towards::Future } else { Towards::Past }
}

/// Whether a holiday is not yet a season gone.
fn fresh(latest: Option<Days>, today: jiff::civil::Date) -> bool {
    latest.and_then(|days| days.from.until(today).ok()).is_some_and(|s| s.get_days() <= 100)
}

/// A day known by what happened on it.
pub(crate) fn known_day(byte: usize, scene: &Scene) -> Option<Resolved> {
    let days = scene.knowledge.named_days();
    let met = days.at(scene.text, byte)?;
    let day = match scene.published {
        Some(published) => days.pick(&met, scene.country, published.date)?,
        None => met.pick(scene.country)?,
    };
    Some(Resolved { confidence: 0.9, ..Resolved::sure(days_value(&day.days)?) })
}

/// One day as a day, more as an ISO 8601 interval of days, both ends included.
fn days_value(days: &Days) -> Option<Value> {
    let last = value::add_days(days.to, -1)?;
    Some(if last <= days.from { Value::Day(days.from) } else { Value::Days(days.from, last) })
}

fn certainty(days: &Days, sure: f32) -> f32 {
    if days.approx { sure.min(0.7) } else { sure }
}
