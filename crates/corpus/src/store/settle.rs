//! What only all reports together say: which are copies, which replace one another, which tell of one thing.
//!
//! It is a function of the set of reports, so that the order of putting cannot show. What came is settled by what it touches,
//! where the store knows how ([`Store::settle_near`]); a store is settled anew as a whole where much came at once, where other
//! tables or another program read it, and where somebody corrected it.

use super::{Change, Filter, Findings, Kept, Kind, Line, Sketched, Store, StoreError};
use crate::copies::{Copied, found};
use crate::happenings::{Clustered, Names, Told, clusters};
use crate::rows::Record;
use std::collections::BTreeMap;

/// Settles a store, unless nothing came since the last time. Gives whether there was anything to do.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn settle(store: &mut dyn Store) -> Result<bool, StoreError> {
    let Some(upto) = store.unsettled()? else { return Ok(false) };
    if !store.settle_near(None)? {
        anew(store, upto)?;
    }
    Ok(true)
}

/// Settles the whole store, whatever was settled before; what `upto` gives is what it had come to.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn anew(store: &mut dyn Store, upto: Change) -> Result<(), StoreError> {
    let mut sketched = store.sketches()?;
    sketched.sort_by(|one, other| one.report.id.cmp(&other.report.id));
    let mut copies = found(&sketched.iter().map(copied).collect::<Vec<_>>());
    let stories = std::mem::take(&mut copies.stories);
    let codes = std::mem::take(&mut copies.texts);
    let lines: Vec<&Line> = sketched.iter().map(|own| &own.report).collect();
    let versions = versions(&lines);
    let mut texts: Vec<(String, i64)> =
        sketched.into_iter().zip(codes).map(|(own, code)| (own.report.id, code)).collect();
    // It took over the room of the sketches.
    texts.shrink_to_fit();
    let mut names = Names::default();
    let mut told = Vec::new();
    let filter = Filter { all_versions: true, ..Filter::of(Kind::Event) };
    store.records(&filter, &mut |stored| {
        if let Record::Event(event) = &stored.record {
            told.extend(Told::of(&stored, event, &mut names));
        }
        Ok(())
    })?;
    told.shrink_to_fit();
    let Clustered { happenings, edges } = clusters(&told, &names);
    let kept = Kept { texts, copies, told, names, edges };
    store.file_findings(Findings { upto, stories, versions, happenings, kept })
}

fn copied(own: &Sketched) -> Copied<'_> {
    let report = &own.report;
    Copied {
        id: &report.id,
        day: report.day.as_deref(),
        published: report.published.as_deref(),
        outlet: report.outlet.as_deref(),
        agency: report.agency.as_deref(),
        sketch: &own.sketch,
    }
}

/// The page of an address.
pub(crate) fn page(url: &str) -> &str {
    url.split('#').next().unwrap_or(url).trim_end_matches('/')
}

/// Reports of one address, the earlier with the one that came next.
pub(crate) fn versions(reports: &[&Line]) -> Vec<(String, String)> {
    let mut pages: BTreeMap<(Option<&str>, &str), Vec<&Line>> = BTreeMap::new();
    for report in reports {
        if let Some(url) = report.url.as_deref() {
            pages.entry((report.outlet.as_deref(), page(url))).or_default().push(report);
        }
    }
    let mut versions = Vec::new();
    for mut page in pages.into_values() {
        page.sort_by_key(|own| (&own.day, &own.published, &own.id));
        versions.extend(page.windows(2).map(|pair| (pair[0].id.clone(), pair[1].id.clone())));
    }
    versions.sort();
    versions
}
