//! Happenings as days of a timeline.

use super::registry::Registry;
use crate::dossier::{Day, Entry, Sentence};
use crate::happenings::{Happening, Mention};
use dateline_types::Modality;
use std::collections::{BTreeMap, BTreeSet};

/// The days in order, the undated last.
pub(super) fn days(happenings: &[Happening], registry: &mut Registry) -> Vec<Day> {
    let mut days: BTreeMap<(bool, String), Vec<Entry>> = BTreeMap::new();
    for own in happenings {
        let day = day(own).unwrap_or_default();
        days.entry((day.is_empty(), day)).or_default().push(entry(own, registry));
    }
    days.into_iter().map(|((_, day), entries)| Day { day, entries }).collect()
}

/// The day a happening stands under: its first.
pub(super) fn day(own: &Happening) -> Option<String> {
    own.from.as_ref().or(own.to.as_ref()).map(|day| day.get(..10).unwrap_or(day).to_owned())
}

fn entry(own: &Happening, registry: &mut Registry) -> Entry {
    let kind = own.mode.as_ref().map_or_else(|| own.r#type.clone(), |mode| format!("{} ({mode})", own.r#type));
    let names = |all: &[crate::rows::Party]| all.iter().map(|own| own.name.clone()).collect::<Vec<_>>();
    let (mut links, mut known) = (Vec::new(), BTreeSet::new());
    let firsts: BTreeSet<Option<&str>> =
        own.mentions.iter().filter(|own| own.report.first).map(|own| own.report.story.as_deref()).collect();
    let (mut linked, mut all) = (BTreeSet::new(), BTreeSet::new());
    for mention in &own.mentions {
        all.insert(&mention.report.id);
        // A copy says the same again; what it alone says has no other mention of its story.
        let story = mention.report.story.as_deref().unwrap_or(&mention.report.id);
        let is_copy = !mention.report.first && firsts.contains(&mention.report.story.as_deref());
        if known.insert((story, mention.sentence.as_str())) && !is_copy {
            linked.insert(&mention.report.id);
            links.extend(registry.link(&mention.report, mention.site));
        }
    }
    let reprints = u32::try_from(all.difference(&linked).count()).unwrap_or(u32::MAX);
    links.dedup();
    let modality = held(own);
    let says: BTreeSet<&str> = own
        .mentions
        .iter()
        .filter(|mention| mention.modality == modality)
        .filter_map(|own| own.source.as_deref())
        .collect();
    let own_words = own.mentions.iter().any(|mention| mention.modality == modality && mention.source.is_none());
    Entry {
        kind: kind.to_lowercase(),
        words: own.sentence.clone(),
        doers: names(&own.doers),
        targets: names(&own.targets),
        place: own.place.as_ref().map(|place| place.name.clone()),
        when: own
            .to
            .clone()
            .filter(|to| own.from.as_ref() != Some(to))
            .map(|to| own.from.as_ref().map_or_else(|| format!("by {to}"), |from| format!("{from} to {to}"))),
        modality,
        sources: if own_words { Vec::new() } else { says.into_iter().map(str::to_owned).collect() },
        denied_by: denials(own, registry),
        links,
        reprints,
    }
}

/// What stands for a happening of several modalities: that it took place, where anybody says so, else what comes nearest to that.
fn held(own: &Happening) -> Modality {
    let rank = |modality: Modality| match modality {
        Modality::Happened => 6,
        Modality::Ongoing => 5,
        Modality::Alleged => 4,
        Modality::Denied => 3,
        Modality::Planned | Modality::Threatened | Modality::Demanded | Modality::Proposed | Modality::Conditional => 2,
        Modality::Negated => 1,
        Modality::Hypothetical => 0,
    };
    own.versions.iter().map(|own| own.modality).max_by_key(|own| rank(*own)).unwrap_or(Modality::Happened)
}

fn denials(own: &Happening, registry: &mut Registry) -> Vec<Sentence> {
    let mut denials: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
    for mention in own.mentions.iter().filter(|own| own.modality == Modality::Denied) {
        denials.entry(mention.source.as_deref().unwrap_or("the report")).or_default().push(mention);
    }
    denials
        .into_iter()
        .map(|(who, mentions)| {
            let links = mentions.iter().filter_map(|own| registry.link(&own.report, own.site)).collect();
            let words = mentions.first().map_or("", |own| own.sentence.as_str());
            Sentence { words: format!("{who}: “{words}”"), links }
        })
        .collect()
}
