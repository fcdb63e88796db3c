//! An event in little space, so that hundreds of thousands can be compared.

use super::days::{self, Days};
use super::family;
use super::lists::Lists;
use super::once;
use super::words::Names;
use crate::copies::fold;
use crate::rows::{Event, Party};
use crate::store::Stored;

/// One side of an event: sorted lists.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side<'t> {
    /// Parties with names.
    pub(crate) named: &'t [u32],
    /// Parties without, by what they are called.
    pub(super) others: &'t [u32],
    /// Countries of all.
    pub(super) countries: &'t [u32],
    /// Of these, countries of bodies and of parties with names: "six peacekeepers" may be of any country that the report is
    /// about.
    pub(super) firm: &'t [u32],
    /// Of those with names, people.
    pub(super) people: &'t [u32],
}

/// The lists of a side.
pub(super) const OF_SIDE: usize = 5;

/// The lists of an event: of those who act, of those acted upon, the words of its trigger cut to their beginnings, stems of the
/// longer words of its sentence, and what its sentence counts.
pub(super) const OF_EVENT: usize = 2 * OF_SIDE + 3;

impl<'t> Side<'t> {
    /// The side whose lists begin at a place.
    pub(super) fn at<const N: usize>(lists: &'t Lists<N>, at: usize) -> Self {
        let [named, others, countries, firm, people] = [0, 1, 2, 3, 4].map(|own| lists.get(at + own));
        Self { named, others, countries, firm, people }
    }
}

/// How exactly a place is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    /// Where the report is from, or what it is about.
    #[default]
    Implied,
    Country,
    /// A region that is no division of one country: it has towns of several.
    Area,
    Division,
    Town,
}

/// An event ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The record's id.
    pub id: String,
    /// A hash of it, by which events are in the same order in every store.
    pub(crate) code: i64,
    pub(super) report: u32,
    /// The id of the richest mention in its report.
    pub(super) same_as: Option<String>,
    pub(crate) family: u32,
    pub(crate) mutual: bool,
    pub(super) mode: Option<u32>,
    pub(crate) days: Option<Days>,
    pub(super) place: Option<(Grain, u32)>,
    pub(super) country: Option<u32>,
    pub(super) admin1: Option<u32>,
    /// Of its trigger, what goes on for days and is one all the while: "the offensive".
    pub(super) campaign: Option<u32>,
    pub(super) lists: Lists<OF_EVENT>,
    /// Whether the report begins with it.
    pub(super) leads: bool,
    /// Whether the report only recalls it.
    pub(super) recalled: bool,
    /// The sentence word for word with the trigger's place in it; none for a short one, which may be said of many things.
    pub(super) verbatim: Option<u32>,
    /// What befalls its person but once, and within how many days.
    pub(super) once: Option<(u32, i32)>,
}

impl Told {
    /// The number of its report's name.
    pub(crate) fn report(&self) -> u32 {
        self.report
    }

    /// Those who act.
    pub(crate) fn doers(&self) -> Side<'_> {
        Side::at(&self.lists, 0)
    }

    /// Those acted upon.
    pub(crate) fn targets(&self) -> Side<'_> {
        Side::at(&self.lists, OF_SIDE)
    }

    /// The words of its trigger, cut to their beginnings, sorted.
    pub(crate) fn trigger(&self) -> &[u32] {
        self.lists.get(2 * OF_SIDE)
    }

    /// Stems of the longer words of its sentence, sorted.
    pub(crate) fn words(&self) -> &[u32] {
        self.lists.get(2 * OF_SIDE + 1)
    }

    /// What its sentence counts, sorted.
    pub(super) fn numbers(&self) -> &[u32] {
        self.lists.get(2 * OF_SIDE + 2)
    }

    /// Both sides as one: of talks it does not matter who is named first.
    pub(super) fn all(&self) -> Lists<OF_SIDE> {
        Lists::of([0, 1, 2, 3, 4].map(|at| [self.lists.get(at), self.lists.get(OF_SIDE + at)].concat()))
    }

    /// An event in little space. Events that are only imagined are none.
    pub fn of(stored: &Stored, event: &Event, names: &mut Names) -> Option<Self> {
        Self::of_report((&stored.report.id, stored.report.day.as_deref()), &stored.sentence, event, names)
    }

    /// The same of a report's id and day, and the event's sentence.
    pub(crate) fn of_report(
        (report, day): (&str, Option<&str>),
        sentence: &str,
        event: &Event,
        names: &mut Names,
    ) -> Option<Self> {
        if event.modality == dateline_types::Modality::Hypothetical {
            return None;
        }
        let (mode, cameo) = (event.mode.as_deref(), event.cameo.as_deref());
        let family = family::of(&event.r#type, mode, cameo);
        let is_of_talks = family::is_of_talks(&event.r#type, mode, cameo);
        let mutual = family::is_mutual(family);
        let place = place(event, mutual);
        let report = names.known(&format!("r/{report}"));
        let words = names.words(report, sentence);
        Some(Self {
            id: event.id.clone(),
            code: code(&event.id),
            report,
            same_as: event.same_as.clone(),
            family: names.known(&format!("f/{family}")),
            mutual,
            mode: event.mode.as_ref().filter(|_| !is_of_talks).map(|mode| names.known(&format!("m/{mode}"))),
            days: days::of(event, day, is_of_talks),
            place: place.as_ref().map(|own| (own.grain, names.known(&format!("p/{}", own.key)))),
            country: place.as_ref().and_then(|own| own.country).map(|own| names.known(&format!("c/{own}"))),
            admin1: place.as_ref().and_then(|own| own.admin1).map(|own| names.known(&format!("a/{own}"))),
            campaign: campaign(&event.trigger).map(|own| names.known(&format!("k/{own}"))),
            lists: lists(event, sentence, words, names),
            leads: event.site.from < LEAD,
            recalled: event.background,
            verbatim: verbatim(sentence, event).map(|own| names.known(&own)),
            once: once::of(event).map(|own| (names.known(&format!("o/{}", own.key)), own.within)),
        })
    }
}

/// What stands for an id in the index of a store.
pub(crate) fn code(id: &str) -> i64 {
    (fold::hash_of(id) >> 1).cast_signed()
}

/// Code points at the beginning of a report that say what it is about: headline, dateline and the first words.
const LEAD: u32 = 160;

/// Letters of a trigger that tell whether two are the same word.
const STEM: usize = 6;

fn lists(event: &Event, sentence: &str, words: Vec<u32>, names: &mut Names) -> Lists<OF_EVENT> {
    let [named, others, countries, firm, people] = side(&event.doers, names);
    let [on_named, on_others, on_countries, on_firm, on_people] = side(&event.targets, names);
    let (trigger, numbers) = (trigger(&event.trigger, names), numbers(sentence, names));
    #[rustfmt::skip]
    let lists = [
        named, others, countries, firm, people,
        on_named, on_others, on_countries, on_firm, on_people,
        trigger, words, numbers,
    ];
    Lists::of(lists)
}

fn trigger(words: &str, names: &mut Names) -> Vec<u32> {
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let stem = |word: &str| word.to_lowercase().chars().take(STEM).collect::<String>();
    words.map(|word| names.number(&format!("t/{}", stem(word)))).collect()
}

/// What armies and crowds are at for days on end.
fn campaign(trigger: &str) -> Option<&'static str> {
    #[rustfmt::skip]
    const CAMPAIGNS: [&str; 12] = [
        "offensive", "invasion", "war", "coup", "siege", "crackdown", "uprising", "genocide", "ceasefire", "truce", "blockade",
        "mutiny",
    ];
    let trigger = trigger.to_lowercase();
    let mut words = trigger.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| CAMPAIGNS.into_iter().find(|own| word.trim_end_matches('s') == *own))
}

/// Where an event was.
struct Where<'e> {
    grain: Grain,
    key: &'e str,
    country: Option<&'e str>,
    admin1: Option<&'e str>,
}

fn place(event: &Event, mutual: bool) -> Option<Where<'_>> {
    let own = event.place.as_ref().map(|own| Where {
        grain: match own.precision.as_deref() {
            _ if event.place_is_implied => Grain::Implied,
            Some("point" | "city") => Grain::Town,
            Some("admin1") => Grain::Division,
            Some("region") => Grain::Area,
            _ => Grain::Country,
        },
        key: &own.key,
        country: own.country.as_deref(),
        admin1: own.admin1.as_deref(),
    });
    // "a meeting in Yevlakh" read as one with Yevlakh is in Yevlakh all the same.
    let party = event.doers.iter().chain(&event.targets).find(|own| mutual && is_town(own));
    let of_party =
        party.map(|own| Where { grain: Grain::Town, key: &own.key, country: own.country.as_deref(), admin1: None });
    own.filter(|own| own.grain > Grain::Implied || of_party.is_none()).or(of_party)
}

fn is_town(party: &Party) -> bool {
    party.key.starts_with("geonames-")
}

/// Words of a sentence that is not said of many things.
const TELLING: usize = 7;

fn verbatim(sentence: &str, event: &Event) -> Option<String> {
    if sentence.split_whitespace().count() < TELLING {
        return None;
    }
    let letters = sentence.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let place = event.site.start.saturating_sub(event.site.from);
    Some(format!("v/{place}/{}", letters.collect::<String>()))
}

/// Numbers but for years, whether in digits or in words.
fn numbers(sentence: &str, names: &mut Names) -> Vec<u32> {
    let numbers = fold::words(sentence).into_iter().filter_map(|word| word.number);
    numbers.map(|number| names.known(&format!("n/{number:x}"))).collect()
}

fn side(parties: &[Party], names: &mut Names) -> [Vec<u32>; OF_SIDE] {
    let [mut named, mut others, mut countries, mut firm, mut people] = [const { Vec::new() }; OF_SIDE];
    for party in parties {
        // A state is its country.
        let is_state = party.kind == "state" && party.country.is_some();
        let into = if party.named { &mut named } else { &mut others };
        into.extend((!is_state).then(|| names.number(&party.key)));
        let country = party.country.as_ref().map(|own| names.known(&format!("c/{own}")));
        countries.extend(country);
        firm.extend(country.filter(|_| party.named || party.kind == "organisation"));
        if party.named && party.kind == "person" {
            people.push(names.number(&party.key));
        }
    }
    [named, others, countries, firm, people]
}
