//! The columns of parties, places and sources.

use super::cell::{Cell, Holds};
use super::column::{Of, may, must};
use crate::rows::{Party, Spot, Voice};

fn names(all: &[Party]) -> Cell {
    Cell::list(all.iter().map(|own| own.name.as_str()))
}

fn keys(all: &[Party]) -> Cell {
    Cell::list(all.iter().map(|own| own.key.as_str()))
}

fn kinds(all: &[Party]) -> Cell {
    Cell::list(all.iter().map(|own| own.kind.as_str()))
}

fn countries(all: &[Party]) -> Cell {
    Cell::List(all.iter().map(|own| own.country.clone()).collect())
}

fn codes(all: &[Party]) -> Cell {
    Cell::List(all.iter().map(|own| own.code.clone()).collect())
}

/// Those who act.
pub(super) const DOERS: &[Of<Vec<Party>>] = &[
    must("doers", Holds::List, "Names of those who act.", |own| names(own)),
    must("doer_ids", Holds::List, "Their ids, the same in every report, in the order of `doers`.", |own| keys(own)),
    must("doer_kinds", Holds::List, "Their kinds: person, organisation, state, group, place or other.", |own| {
        kinds(own)
    }),
    must("doer_countries", Holds::List, "Their countries: ISO 3166 alpha-3, or a slot such as NGO.", |own| {
        countries(own)
    }),
    must("doer_codes", Holds::List, "Their CAMEO codes.", |own| codes(own)),
];

/// Those who are acted upon.
pub(super) const TARGETS: &[Of<Vec<Party>>] = &[
    must("targets", Holds::List, "Names of those acted upon.", |own| names(own)),
    must("target_ids", Holds::List, "Their ids, the same in every report, in the order of `targets`.", |own| keys(own)),
    must("target_kinds", Holds::List, "Their kinds: person, organisation, state, group, place or other.", |own| {
        kinds(own)
    }),
    must("target_countries", Holds::List, "Their countries: ISO 3166 alpha-3, or a slot such as NGO.", |own| {
        countries(own)
    }),
    must("target_codes", Holds::List, "Their CAMEO codes.", |own| codes(own)),
];

/// Those named in what is said.
pub(super) const ABOUT: &[Of<Vec<Party>>] = &[
    must("about", Holds::List, "Names of those who are named or described in the words.", |own| names(own)),
    must("about_ids", Holds::List, "Their ids, the same in every report, in the order of `about`.", |own| keys(own)),
];

/// Who is held responsible.
pub(super) const BY: &[Of<Option<Party>>] = &[
    may("by", Holds::Text, "Who is held responsible.", |own| own.as_ref().map(|own| own.name.as_str()).into()),
    may("by_id", Holds::Text, "The id of `by`, the same in every report.", |own| {
        own.as_ref().map(|own| own.key.as_str()).into()
    }),
    may("by_country", Holds::Text, "The country of `by`: ISO 3166 alpha-3, or a slot such as NGO.", |own| {
        own.as_ref().and_then(|own| own.country.as_deref()).into()
    }),
];

/// Who is spoken to.
pub(super) const ADDRESSEE: &[Of<Option<Party>>] = &[
    may("addressee", Holds::Text, "Who is spoken to.", |own| own.as_ref().map(|own| own.name.as_str()).into()),
    may("addressee_id", Holds::Text, "The id of `addressee`, the same in every report.", |own| {
        own.as_ref().map(|own| own.key.as_str()).into()
    }),
];

/// Where.
pub(super) const PLACE: &[Of<Option<Spot>>] = &[
    may("place", Holds::Text, "The place's name.", |own| own.as_ref().map(|own| own.name.as_str()).into()),
    may("place_id", Holds::Text, "The place's id, the same in every report.", |own| {
        own.as_ref().map(|own| own.key.as_str()).into()
    }),
    may("place_country", Holds::Text, "The place's country: ISO 3166 alpha-3.", |own| {
        own.as_ref().and_then(|own| own.country.as_deref()).into()
    }),
    may("admin1", Holds::Text, "The first-level division the place is in.", |own| {
        own.as_ref().and_then(|own| own.admin1.as_deref()).into()
    }),
    may("lat", Holds::Number, "Degrees north (WGS 84) of a point that stands for the place; see `precision`.", |own| {
        own.as_ref().and_then(|own| own.lat).into()
    }),
    may("lon", Holds::Number, "Degrees east (WGS 84) of that point.", |own| {
        own.as_ref().and_then(|own| own.lon).into()
    }),
    may(
        "precision",
        Holds::Text,
        "What the point stands for: point, city, admin1, country or region; of the last three it is \
         somewhere in the middle.",
        |own| own.as_ref().and_then(|own| own.precision.as_deref()).into(),
    ),
    may("geonames", Holds::Whole, "The place's GeoNames number.", |own| {
        let number = own.as_ref().and_then(|own| own.geonames).and_then(|own| i64::try_from(own).ok());
        number.map_or(Cell::Empty, Cell::Whole)
    }),
];

/// Who says so.
pub(super) const VOICE: &[Of<Option<Voice>>] = &[
    may("source", Holds::Text, "Who says so, in the report's words; empty where the report itself does.", |own| {
        own.as_ref().map(|own| own.words.as_str()).into()
    }),
    may("source_name", Holds::Text, "The name of the person or body that `source` stands for.", |own| {
        own.as_ref().and_then(|own| own.party.as_ref()).map(|own| own.name.as_str()).into()
    }),
    may(
        "source_id",
        Holds::Text,
        "The source's id, the same in every report; made of the words where it is no person or body.",
        |own| own.as_ref().map(|own| own.key.as_str()).into(),
    ),
    may(
        "source_naming",
        Holds::Text,
        "How the source is named: named, role, collective, anonymous or unattributed.",
        |own| own.as_ref().map_or(Cell::Empty, |own| Cell::word(own.naming)),
    ),
    may("source_role", Holds::Text, "The part in which the source speaks.", |own| {
        own.as_ref().and_then(|own| own.role.as_deref()).into()
    }),
    may("source_country", Holds::Text, "The source's country: ISO 3166 alpha-3, or a slot such as NGO.", |own| {
        own.as_ref().and_then(|own| own.country.as_deref()).into()
    }),
    may("channel_kind", Holds::Text, "The kind of channel the words came by: post, interview, state-tv and so on.", {
        |own| own.as_ref().and_then(|own| own.channel.as_ref()).map(|(kind, _)| kind.as_str()).into()
    }),
    may("channel", Holds::Text, "The report's words for that channel.", |own| {
        own.as_ref().and_then(|own| own.channel.as_ref()).map(|(_, words)| words.as_str()).into()
    }),
    must(
        "via",
        Holds::List,
        "Those through whom the words reached the page, the nearest to the speaker first.",
        |own| own.as_ref().map_or(Cell::List(Vec::new()), |own| (&own.via).into()),
    ),
];
