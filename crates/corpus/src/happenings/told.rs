//! An event in little space, so that hundreds of thousands can be compared.

use super::family;
use crate::export::{first_day, last_day};
use crate::rows::{Event, Party};
use crate::store::Stored;
use dateline_types::event::DateBasis;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashMap;

/// Numbers for names; only for telling whether two are the same.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, u32>);

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.0.get(name) {
            return number;
        }
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(name.to_owned(), number);
        number
    }
}

/// One side of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    /// Parties with names, sorted.
    pub(super) named: Vec<u32>,
    /// Parties without, by what they are called, sorted.
    pub(super) others: Vec<u32>,
    /// Countries of all, sorted.
    pub(super) countries: Vec<u32>,
}

/// How exactly a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Country,
    Region,
    Town,
}

/// An event ready to be compared.
#[derive(Clone, Debug)]
pub struct Told {
    /// The record's id.
    pub id: String,
    pub(super) report: u32,
    /// The id of the richest mention in its report.
    pub(super) same_as: Option<String>,
    pub(super) family: u32,
    pub(super) mutual: bool,
    pub(super) mode: Option<u32>,
    /// First and last day as days since the year 0.
    pub(super) days: Option<(i32, i32)>,
    /// Whether a time expression says so, not only that it had happened when the report came.
    pub(super) dated: bool,
    pub(super) doers: Side,
    pub(super) targets: Side,
    pub(super) place: Option<(Grain, u32)>,
    pub(super) country: Option<u32>,
    pub(super) admin1: Option<u32>,
    /// The stem of the first word of its trigger.
    pub(super) stem: u32,
    /// Stems of the longer words of its sentence, sorted.
    pub(super) words: Vec<u32>,
}

/// What has happened by the report's day has most often happened on it or the day before.
const RECENT: i32 = 1;

/// Longer periods do not tell one event from another.
const LONGEST: i32 = 31;

impl Told {
    /// An event in little space. Events that are only imagined are none.
    pub fn of(stored: &Stored, event: &Event, names: &mut Names) -> Option<Self> {
        if event.modality == dateline_types::Modality::Hypothetical {
            return None;
        }
        let family = family::of(&event.r#type, event.cameo.as_deref());
        let place = event.place.as_ref();
        let grain = match place.and_then(|own| own.precision.as_deref()) {
            Some("point" | "city") => Grain::Town,
            Some("admin1" | "region") => Grain::Region,
            _ => Grain::Country,
        };
        let mut words: Vec<u32> = stems(&stored.sentence).map(|stem| names.number(&format!("w/{stem}"))).collect();
        words.sort_unstable();
        words.dedup();
        let trigger = stems(&event.trigger).next().unwrap_or_default();
        Some(Self {
            id: event.id.clone(),
            report: names.number(&format!("r/{}", stored.report.id)),
            same_as: event.same_as.clone(),
            family: names.number(&format!("f/{family}")),
            mutual: family::is_mutual(family),
            mode: event.mode.as_ref().map(|mode| names.number(&format!("m/{mode}"))),
            days: days(event, stored.report.day.as_deref()),
            dated: matches!(event.basis, Some(DateBasis::Clause | DateBasis::Sentence | DateBasis::Discourse)),
            doers: side(&event.doers, names),
            targets: side(&event.targets, names),
            place: place.map(|own| (grain, names.number(&own.key))),
            country: place.and_then(|own| own.country.as_ref()).map(|own| names.number(&format!("c/{own}"))),
            admin1: place.and_then(|own| own.admin1.as_ref()).map(|own| names.number(&format!("a/{own}"))),
            stem: names.number(&format!("w/{trigger}")),
            words,
        })
    }
}

fn side(parties: &[Party], names: &mut Names) -> Side {
    let mut side = Side::default();
    for party in parties {
        let into = if party.named { &mut side.named } else { &mut side.others };
        into.push(names.number(&party.key));
        side.countries.extend(party.country.as_ref().map(|own| names.number(&format!("c/{own}"))));
    }
    for list in [&mut side.named, &mut side.others, &mut side.countries] {
        list.sort_unstable();
        list.dedup();
    }
    side
}

fn days(event: &Event, published: Option<&str>) -> Option<(i32, i32)> {
    let number = |day: &str| day.parse::<Date>().ok().map(number);
    let published = published.and_then(number);
    let first = event.from.as_deref().and_then(first_day).and_then(|day| number(&day));
    let last = event.to.as_deref().and_then(last_day).and_then(|day| number(&day));
    let (first, last) = match (first, last) {
        (Some(first), Some(last)) => (first, last),
        (Some(first), None) => (first, published.unwrap_or(first).max(first)),
        (None, Some(last)) => (last - RECENT, last),
        (None, None) => published.map(|day| (day - RECENT, day))?,
    };
    (last - first <= LONGEST).then_some((first, last.max(first)))
}

/// Days since a fixed one.
fn number(date: Date) -> i32 {
    (date - 0.days()).since((jiff::Unit::Day, Date::constant(1, 1, 1))).map_or(0, |span| span.get_days())
}

/// The longer words of a sentence, folded and cut to their beginnings, numbers as they are.
fn stems(sentence: &str) -> impl Iterator<Item = String> {
    const LONG: usize = 4;
    const STEM: usize = 6;
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= LONG || word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|word| word.to_lowercase().chars().take(STEM).collect())
}
