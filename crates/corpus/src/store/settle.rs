//! What only all reports together say: which are copies, which replace one another, which tell of one thing.
//!
//! It is worked out from the whole store and not from what was put last, so that the order of putting cannot show. The cost
//! grows with the number of reports; a store that is settled already costs one look.

use super::{Filter, Findings, Kind, Line, Sketched, Store, StoreError};
use crate::copies::{Copied, stories};
use crate::happenings::{Names, Told, clusters};
use crate::rows::Record;
use std::collections::BTreeMap;

/// Settles a store, unless nothing came since the last time. Gives whether there was anything to do.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn settle(store: &mut dyn Store) -> Result<bool, StoreError> {
    let Some(upto) = store.unsettled()? else { return Ok(false) };
    let mut sketched = store.sketches()?;
    sketched.sort_by(|one, other| one.report.id.cmp(&other.report.id));
    let stories = stories(&sketched.iter().map(copied).collect::<Vec<_>>());
    let lines: Vec<&Line> = sketched.iter().map(|own| &own.report).collect();
    let versions = versions(&lines);
    drop(sketched);
    let mut names = Names::default();
    let mut told = Vec::new();
    let filter = Filter { all_versions: true, ..Filter::of(Kind::Event) };
    store.records(&filter, &mut |stored| {
        if let Record::Event(event) = &stored.record {
            told.extend(Told::of(&stored, event, &mut names));
        }
        Ok(())
    })?;
    let happenings = clusters(&told, &names).happenings;
    drop(told);
    store.file_findings(&Findings { upto, stories, versions, happenings })?;
    Ok(true)
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

/// Reports of one address, the earlier with the one that came next.
fn versions(reports: &[&Line]) -> Vec<(String, String)> {
    let mut pages: BTreeMap<(Option<&str>, &str), Vec<&Line>> = BTreeMap::new();
    for report in reports {
        if let Some(url) = report.url.as_deref() {
            let page = url.split('#').next().unwrap_or(url).trim_end_matches('/');
            pages.entry((report.outlet.as_deref(), page)).or_default().push(report);
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
