//! Claims out of stored records: figures, and the happenings their sentences tell of.

use super::claim::{Claim, Counter, Named};
use crate::rows::{Event, Figure, Record, Site, Spot, Voice};
use crate::store::{Filter, Kind, Store, StoreError, Stored};
use dateline_types::Measure;
use dateline_types::source::Naming;
use std::collections::{BTreeMap, BTreeSet};

/// The claims of stored figures. Where events of the same reports are handed over too, a figure is of the happening that its
/// sentence tells of; of several the nearest. Everything that is no figure is left out.
pub fn claims_of(figures: Vec<Stored>, events: &[Stored]) -> Vec<Claim> {
    let mut told = Tales::default();
    for stored in events {
        if let (Record::Event(event), Some(happening)) = (&stored.record, &stored.happening) {
            told.add(&stored.report.id, event, happening);
        }
    }
    told.bind(figures.into_iter().filter_map(counted).collect())
}

/// The claims of the figures that a filter takes. The happenings that their sentences tell of are looked up whatever the filter
/// asks of events.
///
/// # Errors
/// Where the store cannot be read.
pub fn claims(store: &dyn Store, filter: &Filter) -> Result<Vec<Claim>, StoreError> {
    let mut figures = Vec::new();
    store.records(&filter.kind(Kind::Figure), &mut |stored| {
        figures.extend(counted(stored));
        Ok(())
    })?;
    if figures.is_empty() {
        return Ok(Vec::new());
    }
    let reports: BTreeSet<&str> = figures.iter().map(|own| own.claim.report.id.as_str()).collect();
    let reports = reports.into_iter().map(str::to_owned).collect();
    let events = Filter { reports, all_versions: filter.all_versions, ..Filter::of(Kind::Event) };
    let mut told = Tales::default();
    store.records(&events, &mut |stored| {
        if let (Record::Event(event), Some(happening)) = (&stored.record, &stored.happening) {
            told.add(&stored.report.id, event, happening);
        }
        Ok(())
    })?;
    Ok(told.bind(figures))
}

/// A claim whose happening is not known yet.
struct Counted {
    claim: Claim,
    measure: Measure,
}

fn counted(stored: Stored) -> Option<Counted> {
    let Stored { report, record: Record::Figure(figure), sentence, review, .. } = stored else { return None };
    let measure = figure.measure;
    Some(Counted { claim: Claim { report, sentence, review, ..claim(*figure) }, measure })
}

/// What the events of reports tell of, by report.
#[derive(Default)]
struct Tales {
    by_report: BTreeMap<String, Vec<Told>>,
    /// Happenings of which somebody says more than that there were dead.
    told_of: BTreeSet<String>,
}

impl Tales {
    fn add(&mut self, report: &str, event: &Event, happening: &str) {
        if !is_bare(event) {
            self.told_of.insert(happening.to_owned());
        }
        let Some(&kind) = BINDING.iter().find(|own| **own == event.r#type) else { return };
        let told = Told { site: event.site, kind, trigger: event.trigger.clone(), happening: happening.to_owned() };
        self.by_report.entry(report.to_owned()).or_default().push(told);
    }

    /// The claims, each of the happening that its sentence tells of.
    fn bind(mut self, figures: Vec<Counted>) -> Vec<Claim> {
        for own in self.by_report.values_mut() {
            own.retain(|told| self.told_of.contains(&told.happening));
        }
        let bound = figures.into_iter().map(|Counted { claim, measure }| {
            let told = self.by_report.get(&claim.report.id).map_or(&[][..], Vec::as_slice);
            Claim { event: nearest(claim.site, measure, told), ..claim }
        });
        bound.collect()
    }
}

/// Whether an event says no more than that the counted were killed: not by whom, how, or on what day. A happening of nothing else
/// binds no figures; they are of what their place and days say.
fn is_bare(event: &Event) -> bool {
    event.doers.is_empty() && event.from.is_none() && event.mode.is_none()
}

struct Told {
    site: Site,
    kind: &'static str,
    trigger: String,
    happening: String,
}

/// The types of events that figures are bound to.
const BINDING: [&str; 4] = ["ASSAULT", "COERCE", "MOBILIZE", "PROTEST"];

/// The PLOVER types of events that make what a measure counts.
fn types(measure: Measure) -> &'static [&'static str] {
    match measure {
        Measure::Killed | Measure::Injured | Measure::Casualties | Measure::Missing | Measure::Hospitalised => {
            &["ASSAULT"]
        }
        Measure::Arrested | Measure::Charged => &["COERCE"],
        Measure::Crowd => &["PROTEST"],
        Measure::Munitions => &["ASSAULT", "MOBILIZE"],
        _ => &[],
    }
}

fn nearest(site: Site, measure: Measure, told: &[Told]) -> Option<Named> {
    let fits = |own: &&Told| types(measure).contains(&own.kind) && own.site.start < site.to && site.from < own.site.end;
    let gap = |own: &Told| own.site.start.saturating_sub(site.end).max(site.start.saturating_sub(own.site.end));
    let best = told.iter().filter(fits).min_by_key(|own| (gap(own), own.site, &own.happening))?;
    Some(Named { key: best.happening.clone(), name: best.trigger.clone() })
}

/// What a record alone says: all but its report.
fn claim(own: Figure) -> Claim {
    let unit = if own.unit.is_empty() { "person".to_owned() } else { own.unit.clone() };
    Claim {
        group: group(&own),
        measure: own.measure.name().to_owned(),
        counted: own.counted.unwrap_or_default(),
        counter: own.voice.as_ref().map(counter).unwrap_or_default(),
        by: own.by.map(|by| Named { key: by.key, name: by.name }),
        place: own.place.map(|Spot { key, name, .. }| Named { key, name }),
        id: own.id,
        site: own.site,
        words: own.words,
        unit,
        scope: own.scope,
        from: own.from,
        to: own.to,
        asof: own.asof,
        low: own.low,
        high: own.high,
        qualifier: own.qualifier,
        method: own.method,
        modality: own.modality,
        status: own.status,
        of: own.of,
        part_of: own.part_of,
        statement: own.statement,
        ..Claim::default()
    }
}

fn counter(voice: &Voice) -> Counter {
    let kind = voice.role.clone().or_else(|| voice.party.as_ref().map(|own| own.kind.clone()));
    Counter {
        key: voice.key.clone(),
        name: voice.name().to_owned(),
        kind: kind.unwrap_or_default(),
        country: voice.country.clone(),
        // A body that the tables know, or that is named elsewhere in the report, is no stranger.
        naming: match voice.naming {
            Naming::Role | Naming::Collective if voice.party.as_ref().is_some_and(|own| own.named) => Naming::Named,
            other => other,
        },
        channel: voice.channel.as_ref().map(|own| own.0.clone()),
        via: voice.via.clone(),
    }
}

/// Whom a figure covers, by the facets that its words name: `status:civilian`, with those after the first behind `+`.
fn group(own: &Figure) -> Named {
    let facets = [
        ("status", own.counted_status.as_deref()),
        ("age", own.age.as_deref()),
        ("sex", own.sex.as_deref()),
        ("nationality", own.nationality.as_deref()),
        // "Three each from A and B" is no total.
        ("each", own.each.then_some("each")),
    ];
    let named: Vec<(&str, &str)> = facets.into_iter().filter_map(|(kind, own)| Some((kind, own?))).collect();
    let key: Vec<String> = named.iter().map(|(kind, own)| format!("{kind}:{own}")).collect();
    let name: Vec<&str> = named.iter().map(|own| own.1).collect();
    Named { key: key.join("+"), name: name.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::Filed;
    use crate::store::Line;
    use dateline_read::Desk;
    use dateline_types::Report;

    fn stored(text: &str) -> Vec<Stored> {
        let report = Report { text: text.into(), published: "2026-02-03".parse().ok(), ..Report::default() };
        let filed = Filed::of(crate::reading::Reading::of(&Desk::built_in(), &report));
        let line = Line { id: "r1".into(), day: Some("2026-02-03".into()), first: true, ..Line::default() };
        let stored = |record: Record| {
            let happening = matches!(record, Record::Event(_)).then(|| "h1".to_owned());
            Stored { id: record.id(), report: line.clone(), record, sentence: text.into(), happening, review: None }
        };
        filed.records.into_iter().map(stored).collect()
    }

    #[test]
    fn figures_become_claims_with_their_happening() {
        let records =
            stored("An air strike killed 31 people, two of them children, in Aleppo on Monday, the Red Crescent said.");
        let claims = claims_of(records.clone(), &records);
        let total = claims.iter().find(|own| own.low == Some(31.0)).expect("the toll");
        assert_eq!((total.measure.as_str(), total.report.id.as_str()), ("killed", "r1"));
        assert!(total.counter.name.contains("Red Crescent") && total.counter.is_known(), "{:?}", total.counter);
        assert_eq!(total.event.as_ref().map(|own| own.key.as_str()), Some("h1"));
        let children = claims.iter().find(|own| own.low == Some(2.0)).expect("the children");
        assert_eq!((children.group.key.as_str(), children.part_of.as_deref()), ("age:child", Some(total.id.as_str())));
        assert!(claims_of(records, &[]).iter().all(|own| own.event.is_none()));
    }
}
