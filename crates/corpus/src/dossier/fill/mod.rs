//! A dossier out of a store: the records of a filter, counted, sorted and linked, ready to be drawn.

mod charts;
mod counts;
mod places;
mod registry;
mod sources;
mod spoken;
mod timeline;

use super::Dossier;
use crate::answers;
use crate::copies::{Wires, wires};
use crate::happenings;
use crate::positions;
use crate::series::{claims, series};
use crate::store::{Filter, Kind, Store, StoreError};
use crate::voices;
use registry::Registry;

/// What a dossier is called, and what was asked for, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its title.
    pub title: String,
    /// The filters in words; empty where everything is taken.
    pub filters: String,
    /// Program and version.
    pub program: String,
}

/// Fills a dossier with what a filter takes of a store. Only reports that something in it rests on are in it, and their copies.
///
/// # Errors
/// Where the store cannot be read.
pub fn of(store: &dyn Store, filter: &Filter, heading: Heading) -> Result<Dossier, StoreError> {
    let events = store.all(&filter.kind(Kind::Event))?;
    let claims = claims(store, filter)?;
    let happenings = happenings::of(events);
    let series = series(&claims);
    let stances = answers::of(store, &filter.kind(Kind::Position))?;
    let voices = voices::of_store(store, filter)?;
    let courses = positions::courses(stances);
    let wires = match registry::reports_of(&happenings, &claims, &voices, &courses, filter) {
        Some(reports) => wires(store, &reports)?,
        None => Wires::default(),
    };

    let mut registry = Registry::of(store, &wires)?;
    let timeline = timeline::days(&happenings, &mut registry);
    let charts = charts::charts(&series, &mut registry);
    let positions = spoken::positions(&courses, &mut registry);
    let speakers = spoken::voices(&voices, &mut registry);
    let spots = places::spots(&happenings, &mut registry);
    let summary = counts::summary(&series, &happenings, &courses, &mut registry);
    let counts = counts::counts(&wires, registry.prints(), &happenings, &series, &voices, &courses);
    let origins = sources::origins(&wires, &mut registry);
    Ok(Dossier {
        title: heading.title,
        filters: heading.filters,
        made_by: registry.made_by(&heading.program),
        chain_head: store.chain_head()?,
        counts,
        summary,
        timeline,
        charts,
        positions,
        voices: speakers,
        spots,
        origins,
        reports: registry.close(),
        notes: notes(),
    })
}

/// What a reader has to know of every dossier.
fn notes() -> Vec<String> {
    [
        "Everything here is what reports say, read by a program: it is not known to be true because it stands here, and it may have \
         been misread. Follow the link of a record to the words it rests on.",
        "Figures of several sources are never added, averaged or joined. Bounds name who claims the lowest and the highest number.",
        "Reprints of one story are collapsed: they do not make a claim more certain.",
        "A day without events is a day of which these reports tell none.",
    ]
    .map(str::to_owned)
    .to_vec()
}
