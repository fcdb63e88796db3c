//! An event as data sets code it: its row, and what their columns ask of its report besides.

use super::list;
use crate::reading::Reading;
use crate::rows::{self, Party, Spot, keys};
use dateline_knowledge::Knowledge;
use dateline_read::entities::codes::{UNIDENTIFIED, unidentified};
use dateline_types::event::Argument;
use dateline_types::ledger::{DocumentFacts, MadeBy};
use dateline_types::{Entity, EntityKind, Event, Ledger, Span};
use std::borrow::Cow;

/// What the rows of one report have alike.
pub(super) struct About<'r> {
    pub(super) knowledge: &'r Knowledge,
    /// How the report is named outside.
    pub(super) story: String,
    /// Who published it.
    pub(super) publisher: String,
    /// Its day, `YYYY-MM-DD`.
    pub(super) published: Option<String>,
    /// Its address, else its container's id.
    pub(super) address: String,
    pub(super) language: String,
    /// The version that read it.
    pub(super) version: String,
}

impl<'r> About<'r> {
    pub(super) fn of(knowledge: &'r Knowledge, facts: &DocumentFacts, made_by: &MadeBy) -> Self {
        Self {
            knowledge,
            story: facts.external_id.as_ref().unwrap_or(&facts.id).clone(),
            publisher: facts.outlet.as_ref().or(facts.agency.as_ref()).cloned().unwrap_or_default(),
            published: facts.published.map(|published| published.date.to_string()),
            address: facts.url.as_ref().or(facts.external_id.as_ref()).cloned().unwrap_or_default(),
            language: facts.language.clone().unwrap_or_else(|| "en".to_owned()),
            version: made_by.version.clone(),
        }
    }

    /// The name of a country of an ISO 3166 alpha-3 code.
    pub(super) fn country_name(&self, iso3: &str) -> Option<&str> {
        self.knowledge.gazetteer().country(iso3).map(|row| row.name())
    }
}

/// What the report has of a party besides its row.
#[derive(Default)]
pub(super) struct Aside {
    /// The words that stand for it as an argument.
    pub(super) raw: String,
    /// Where it is, if it is a place.
    pub(super) spot: Option<Spot>,
}

/// An event with all that a data set's columns are made of.
pub(super) struct Coded<'r> {
    pub(super) about: &'r About<'r>,
    pub(super) event: rows::Event,
    /// One for each doer.
    pub(super) doers: Vec<Aside>,
    /// One for each target.
    pub(super) targets: Vec<Aside>,
    /// The words for the place.
    pub(super) raw_place: String,
    /// Whether the trigger stands in the first paragraph.
    pub(super) in_lead: bool,
    /// The number of the trigger's sentence in the running text, from 1.
    pub(super) sentence: Option<usize>,
    /// How often the report speaks of the event.
    pub(super) mentions: usize,
}

impl<'r> Coded<'r> {
    /// An event of a report that was just read.
    pub(super) fn read(reading: &'r Reading, event: &Event, about: &'r About) -> Self {
        let trigger = crate::reading::hull(&event.trigger);
        let words = |span: Span| reading.words(span).to_owned();
        let told = Told { arguments: &event.arguments, entity: &|id| reading.entity(id), words: &words };
        let row = rows::Event::of(reading, event);
        Self {
            about,
            doers: told.asides(&row.doers, &event.doers, "doer"),
            targets: told.asides(&row.targets, &event.targets, "target"),
            raw_place: told.raw("place", None),
            in_lead: reading.lead().zip(trigger).is_some_and(|(lead, trigger)| lead.contains(trigger)),
            sentence: trigger.and_then(|span| reading.sentence_number(span.start)),
            mentions: reading.mentions(event),
            event: row,
        }
    }

    /// Who acts. Data sets have an actor where nobody is named behind an attack: armed people nobody has identified.
    pub(super) fn doers(&self) -> Cow<'_, [Party]> {
        let event = &self.event;
        let country = event.place.as_ref().and_then(|place| place.country.as_deref());
        let nobody = event.doers.is_empty().then(|| unidentified(&event.r#type, event.mode.as_deref(), country));
        let Some(code) = nobody.flatten() else { return Cow::Borrowed(&event.doers) };
        Cow::Owned(vec![Party {
            key: UNIDENTIFIED.to_owned(),
            name: "unidentified armed people".to_owned(),
            kind: "group".to_owned(),
            country: country.map(str::to_owned),
            sectors: vec![UNIDENTIFIED.to_owned()],
            role: None,
            code: Some(code),
            named: false,
        }])
    }

    /// The day a data set files the event under, `YYYY-MM-DD`: the first it can have fallen on, else the last, else the report's.
    /// A month or year is its first day; [`super::EXTRA`] has what is known.
    pub(super) fn day(&self) -> Option<String> {
        let own = self.event.from.as_deref().or(self.event.to.as_deref());
        own.and_then(super::first_day).or_else(|| self.about.published.clone())
    }
}

/// What a ledger has of one event.
pub(super) struct Told<'l, S> {
    pub(super) arguments: &'l [Argument<S>],
    pub(super) entity: &'l dyn Fn(&str) -> Option<&'l Entity<S>>,
    pub(super) words: &'l dyn Fn(S) -> String,
}

impl<S: Copy> Told<'_, S> {
    /// What the report has of each party. Parties that were corrected keep the words, not the place.
    pub(super) fn asides(&self, parties: &[Party], ids: &[String], role: &str) -> Vec<Aside> {
        if parties.len() != ids.len() {
            return parties.iter().map(|_| Aside::default()).collect();
        }
        let aside = |(party, id): (&Party, &String)| {
            let same = (self.entity)(id).filter(|own| own.place.is_some() && keys::of_entity(own) == party.key);
            Aside { raw: self.raw(role, Some(id)), spot: same.map(Spot::of) }
        };
        parties.iter().zip(ids).map(aside).collect()
    }

    /// The words of an argument as they stand in the report.
    pub(super) fn raw(&self, role: &str, of: Option<&str>) -> String {
        let fits = |own: &&Argument<S>| own.role == role && of.is_none_or(|of| own.of.as_deref() == Some(of));
        self.arguments.iter().find(fits).map(|own| (self.words)(own.span)).unwrap_or_default()
    }
}

/// People, organisations, and states with places, that a report names: three lists, each in the order of the report.
pub(super) fn named<S>(ledger: &Ledger<S>) -> [String; 3] {
    let of = |kinds: &[EntityKind]| {
        list(ledger.entities.iter().filter(|own| kinds.contains(&own.kind)).map(|own| Some(own.name.clone())))
    };
    [of(&[EntityKind::Person]), of(&[EntityKind::Organisation]), of(&[EntityKind::State, EntityKind::Place])]
}
