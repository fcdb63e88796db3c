//! Happenings as people see them: what, who, where, when, who told of it, and who says that it was not so.

use crate::rows::{Event, Party, Record, Site, Spot};
use crate::store::{Filter, Kind, Line, Store, StoreError, Stored};
use dateline_types::Modality;
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// One mention of a happening.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// The report.
    pub report: Line,
    /// The event's id.
    pub record: String,
    /// Where it stands.
    pub site: Site,
    /// Its trigger.
    pub trigger: String,
    /// Its sentence.
    pub sentence: String,
    /// How it is held to be.
    pub modality: Modality,
    /// Who says so; none where the report itself does.
    pub source: Option<String>,
    /// Whether the report only recalls it.
    pub background: bool,
}

/// Who holds a happening to be so, and who not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Version {
    /// `happened`, `alleged`, `denied`, `planned` …
    pub modality: Modality,
    /// Who says so: sources by name, and reports that say so themselves by their publisher.
    pub by: Vec<String>,
}

/// What several reports tell of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Happening {
    /// Its id.
    pub id: String,
    /// PLOVER type.
    pub r#type: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// First day, as the mention that says most of it has it.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Where.
    pub place: Option<Spot>,
    /// Who acts, as the richest mention has them.
    pub doers: Vec<Party>,
    /// Who is acted upon.
    pub targets: Vec<Party>,
    /// The words that say most.
    pub trigger: String,
    /// The sentence around them.
    pub sentence: String,
    /// All that tell of it, by report.
    pub mentions: Vec<Mention>,
    /// What is said of whether it happened; more than one where parties differ or time went by.
    pub versions: Vec<Version>,
    /// Reports that tell of it.
    pub reports: usize,
    /// Wire stories among them: copies count once.
    pub stories: usize,
}

/// The happenings of events that a store gave, by first day, then by the day of the first report, then by id; last those that
/// nobody dates.
pub fn of(events: Vec<Stored>) -> Vec<Happening> {
    let mut groups: BTreeMap<String, Vec<(Told, Event)>> = BTreeMap::new();
    for Stored { report, record, sentence, happening, .. } in events {
        let Record::Event(event) = record else { continue };
        let id = happening.unwrap_or_else(|| event.id.clone());
        groups.entry(id).or_default().push((Told { report, sentence }, event));
    }
    let mut all: Vec<Happening> = groups.into_iter().map(|(id, group)| happening(id, group)).collect();
    all.sort_by(|one, other| key(one).cmp(&key(other)));
    all
}

/// So many happenings are held at a time.
const HELD: usize = 1024;

/// What one has to know of a happening to find its place among all.
struct Place {
    /// As [`riches`] has it, of the mention that says most.
    riches: Riches,
    /// That mention among those of its report.
    site: (Site, String),
    /// The first day, else the last.
    day: Option<String>,
    /// The first report that tells of it.
    first: Line,
    /// The report of the mention that says most.
    richest: String,
}

/// Hands over the happenings of the events that a filter takes, in the order of [`of`], without holding them all: the store is
/// asked twice.
///
/// # Errors
/// Where the store cannot be read, and what `each` gives.
pub fn each<E: From<StoreError>>(
    store: &dyn Store,
    filter: &Filter,
    each: &mut dyn FnMut(Happening) -> Result<(), E>,
) -> Result<(), E> {
    let filter = filter.kind(Kind::Event);
    let order = order(store, &filter)?;
    for some in order.chunks(HELD) {
        let some = store.all(&Filter { happenings: some.to_vec(), ..filter.clone() })?;
        of(some).into_iter().try_for_each(&mut *each)?;
    }
    Ok(())
}

/// The ids of the happenings in their order.
fn order(store: &dyn Store, filter: &Filter) -> Result<Vec<String>, StoreError> {
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    store.records(filter, &mut |stored| {
        let Stored { report, record: Record::Event(event), happening, .. } = stored else { return Ok(()) };
        let riches = riches(&event);
        let day = event.from.or(event.to);
        let site = (event.site, event.id);
        match places.entry(happening.unwrap_or_else(|| site.1.clone())) {
            Entry::Vacant(slot) => {
                let richest = report.id.clone();
                // Only what reports are ordered by.
                let first = Line { title: None, url: None, outlet: None, agency: None, story: None, ..report };
                slot.insert(Place { riches, site, day, first, richest });
            }
            Entry::Occupied(mut slot) => {
                let own = slot.get_mut();
                // Reports come in their order, the mentions of one in nearly that of [`happening`].
                let is_before = own.richest == report.id && site < own.site;
                if riches > own.riches || riches == own.riches && is_before {
                    (own.riches, own.site, own.day, own.richest) = (riches, site, day, report.id);
                }
            }
        }
        Ok(())
    })?;
    let mut order: Vec<(bool, Option<String>, Line, String)> =
        places.into_iter().map(|(id, own)| (own.day.is_none(), own.day, own.first, id)).collect();
    order.sort();
    Ok(order.into_iter().map(|(.., id)| id).collect())
}

/// What an event stands in.
struct Told {
    report: Line,
    sentence: String,
}

fn key(own: &Happening) -> (bool, Option<&str>, Option<&Line>, &str) {
    let first = own.mentions.first().map(|own| &own.report);
    let day = own.from.as_deref().or(own.to.as_deref());
    (day.is_none(), day, first, &own.id)
}

type Riches = (bool, usize, bool, bool, bool);

/// How much a mention says: the one that says most stands for all.
fn riches(event: &Event) -> Riches {
    let parties = event.doers.iter().chain(&event.targets);
    let named = parties.clone().filter(|own| own.named).count() * 2 + parties.count().min(3);
    let told = matches!(event.modality, Modality::Happened | Modality::Ongoing);
    let dated = event.from.is_some();
    (told, named, event.place.is_some(), dated, event.mode.is_some())
}

fn happening(id: String, mut group: Vec<(Told, Event)>) -> Happening {
    group.sort_by(|(one, event), (other, other_event)| {
        (&one.report, event.site, &event.id).cmp(&(&other.report, other_event.site, &other_event.id))
    });
    let mut best = 0;
    for (at, (_, event)) in group.iter().enumerate() {
        if riches(event) > riches(&group[best].1) {
            best = at;
        }
    }
    let richest = group[best].1.clone();
    let sentence = group[best].0.sentence.clone();
    let place = place(&richest, &group);
    let mut reports: Vec<&str> = group.iter().map(|(stored, _)| stored.report.id.as_str()).collect();
    reports.dedup();
    let mut stories: Vec<&str> =
        group.iter().map(|(stored, _)| stored.report.story.as_deref().unwrap_or(&stored.report.id)).collect();
    stories.sort_unstable();
    stories.dedup();
    Happening {
        id,
        r#type: richest.r#type,
        mode: richest.mode,
        from: richest.from,
        to: richest.to,
        place,
        doers: richest.doers,
        targets: richest.targets,
        trigger: richest.trigger,
        sentence,
        versions: versions(&group),
        reports: reports.len(),
        stories: stories.len(),
        mentions: group.into_iter().map(|(stored, event)| mention(stored, event)).collect(),
    }
}

/// Where it was: where the richest mention says, else where most others say; where the reports are from only if nobody says.
fn place(richest: &Event, group: &[(Told, Event)]) -> Option<Spot> {
    let said = |event: &&Event| event.place.is_some() && !event.place_is_implied;
    if said(&richest) {
        return richest.place.clone();
    }
    let mut votes: BTreeMap<&str, (usize, &Spot)> = BTreeMap::new();
    for spot in group.iter().map(|(_, event)| event).filter(said).filter_map(|event| event.place.as_ref()) {
        votes.entry(&spot.key).or_insert((0, spot)).0 += 1;
    }
    // Of places named as often, the first by its key.
    let most = votes.into_values().rev().max_by_key(|(votes, _)| *votes).map(|(_, spot)| spot.clone());
    most.or_else(|| richest.place.clone()).or_else(|| group.iter().find_map(|(_, event)| event.place.clone()))
}

fn mention(stored: Told, event: Event) -> Mention {
    Mention {
        report: stored.report,
        record: event.id,
        site: event.site,
        trigger: event.trigger,
        sentence: stored.sentence,
        modality: event.modality,
        source: event.voice.as_ref().map(|own| own.name().to_owned()),
        background: event.background,
    }
}

/// Who says what of it, in the order in which it was first said.
fn versions(group: &[(Told, Event)]) -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    for (stored, event) in group {
        let speaker = event.voice.as_ref().map(|own| own.name());
        let by = speaker.or_else(|| stored.report.publisher()).unwrap_or("the report").to_owned();
        match versions.iter_mut().find(|own| own.modality == event.modality) {
            Some(version) if version.by.contains(&by) => {}
            Some(version) => version.by.push(by),
            None => versions.push(Version { modality: event.modality, by: vec![by] }),
        }
    }
    versions
}
