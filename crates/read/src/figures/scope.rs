//! What stretch of events a number stands for: one incident, a day, all so far, or something long before.

use super::measure::Measured;
use super::noun::Site;
use super::numbers::Number;
use crate::scene::Scene;
use dateline_types::document::Role;
use dateline_types::figure::{Period, Scope};
use dateline_types::{Measure, Relation, Timex};

/// The most days between an event and the report of it.
const RECENT: i32 = 30;

/// Characters of a day in a TIMEX3 value: `2026-02-03`.
const DAY: usize = 10;

/// What stretch of events a number stands for; `time` is that of the event.
pub(super) fn scope(
    scene: &Scene,
    number: &Number,
    site: &Site,
    measured: Measured,
    period: &Option<Period>,
    time: Option<&Timex>,
) -> Scope {
    if period.is_some() {
        return Scope::Cumulative;
    }
    let old = time
        .and_then(|time| time.to.or(time.from))
        .zip(scene.published)
        .is_some_and(|(time, published)| time.date().until(published.date).is_ok_and(|gone| gone.get_days() > RECENT));
    if old {
        return Scope::Background;
    }
    let new = [Some(site.anchor), site.noun]
        .into_iter()
        .flatten()
        .flat_map(|word| word.children())
        .any(|child| matches!(child.lemma(), "new" | "daily" | "fresh"));
    let spreads = matches!(measured.measure, Measure::Infected | Measure::Recovered)
        || scene.epidemic && measured.measure == Measure::Killed;
    // "five new deaths" of an epidemic are a day's, unless another time says otherwise: "new cases last week".
    let day = |time: &Timex| time.value.as_deref().is_none_or(|value| value.len() >= DAY);
    if new && spreads && time.is_none_or(day) {
        return Scope::Daily;
    }
    let over =
        measured.by.and_then(|by| scene.argument(by, Role::Doer)).is_some_and(|doer| LASTS.contains(&doer.lemma()));
    let crowd = measured.measure == Measure::Crowd;
    if spreads || !crowd && (over || lasting(scene, number, site)) {
        return Scope::Cumulative;
    }
    Scope::Incident
}

/// "the past 24 hours", "in a single day".
pub(super) fn is_daily(scene: &Scene, time: &Timex) -> bool {
    time.value.as_deref().is_some_and(|value| matches!(value, "PT24H" | "P1D"))
        || time.span.of(scene.tree.document().text).to_lowercase().contains("24 hours")
}

/// What runs over many events.
#[rustfmt::skip]
const LASTS: [&str; 21] = [
    "war", "conflict", "unrest", "protest", "crackdown", "campaign", "outbreak", "pandemic", "epidemic", "siege",
    "offensive", "uprising", "ceasefire", "occupation", "insurgency", "crisis", "invasion", "revolt", "famine", "drought", "season",
];

/// Whether the sentence counts over a war, an unrest, an outbreak, or so far.
fn lasting(scene: &Scene, number: &Number, site: &Site) -> bool {
    let mut words = scene.around(site.anchor);
    words.any(|word| {
        let during = word.children().any(|case| {
            case.relation() == Relation::Case
                && matches!(case.lemma(), "during" | "in" | "of" | "throughout" | "to" | "from")
        });
        let linked = matches!(word.relation().base(), Relation::Obl | Relation::Nmod) && during;
        let counts = word.index() < number.words.start || word.index() >= number.words.end;
        linked && counts && LASTS.contains(&word.lemma())
            || word.form() == "far" && word.before().is_some_and(|before| before.form().eq_ignore_ascii_case("so"))
            || word.form() == "date" && word.before().is_some_and(|before| before.form() == "to")
    })
}
