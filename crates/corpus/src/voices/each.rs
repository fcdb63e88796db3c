//! Voices one after another, without holding all that they said: a year of an agency's reports has a million statements.

use super::{Voice, key, of_answers};
use crate::answers;
use crate::store::{Filter, Kind, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// So many statements are held at a time, or those of one speaker.
const HELD: usize = 8192;

/// Hands over the voices of [`super::of_store`] in their order. Of a large store the statements are looked up by speaker, twice:
/// where a voice stands is only known when its statements are folded.
///
/// # Errors
/// Where the store cannot be read, and what `each` gives.
pub fn each<E: From<StoreError>>(
    store: &dyn Store,
    filter: &Filter,
    each: &mut dyn FnMut(Voice) -> Result<(), E>,
) -> Result<(), E> {
    each_of(store, filter, HELD, each)
}

fn each_of<E: From<StoreError>>(
    store: &dyn Store,
    filter: &Filter,
    held: usize,
    each: &mut dyn FnMut(Voice) -> Result<(), E>,
) -> Result<(), E> {
    let said = Said::of(store, filter)?;
    if said.statements.len() <= held {
        return super::of_store(store, filter)?.into_iter().try_for_each(&mut *each);
    }
    let all: Vec<&str> = said.speakers.keys().map(String::as_str).collect();
    let mut order = Vec::with_capacity(all.len());
    for some in said.batches(&all, held) {
        for own in &said.voices(store, filter, some)? {
            let (unnamed, most, name, key) = super::order(own);
            order.push((unnamed, most, name.to_owned(), key.to_owned()));
        }
    }
    order.sort_unstable();
    let order: Vec<&str> = order.iter().map(|(.., key)| key.as_str()).collect();
    for some in said.batches(&order, held) {
        said.voices(store, filter, some)?.into_iter().try_for_each(&mut *each)?;
    }
    Ok(())
}

/// Who makes which statements.
struct Said {
    /// Ids of statements, and what each is folded by.
    statements: Vec<(Box<str>, u64)>,
    /// The statements by what they are folded by.
    folded: Vec<(u64, u32)>,
    /// The statements of each speaker.
    speakers: BTreeMap<String, Vec<u32>>,
}

impl Said {
    fn of(store: &dyn Store, filter: &Filter) -> Result<Self, StoreError> {
        let mut said = Self { statements: Vec::new(), folded: Vec::new(), speakers: BTreeMap::new() };
        store.records(&filter.kind(Kind::Statement), &mut |stored| {
            let (at, by) = (said.statements.len() as u32, answers::folded_by(&stored));
            if let Some(key) = key(&stored) {
                said.speakers.entry(key).or_default().push(at);
            }
            said.folded.push((by, at));
            said.statements.push((stored.id.into(), by));
            Ok(())
        })?;
        said.folded.sort_unstable();
        Ok(said)
    }

    /// Speakers in pieces of about as many statements as may be held.
    fn batches<'s>(&self, mut speakers: &'s [&'s str], most: usize) -> Vec<&'s [&'s str]> {
        let mut batches = Vec::new();
        while !speakers.is_empty() {
            let mut held = 0;
            let fits = |key: &&&str| {
                held += self.speakers.get(**key).map_or(0, Vec::len);
                held <= most
            };
            let count = speakers.iter().take_while(fits).count().max(1);
            let (batch, rest) = speakers.split_at(count);
            batches.push(batch);
            speakers = rest;
        }
        batches
    }

    /// The voices of some speakers, in their order.
    fn voices(&self, store: &dyn Store, filter: &Filter, speakers: &[&str]) -> Result<Vec<Voice>, StoreError> {
        // With each statement those that may be folded with it, whoever they are said to be of.
        let own = speakers.iter().filter_map(|key| self.speakers.get(*key)).flatten();
        let by: BTreeSet<u64> = own.filter_map(|&at| self.statements.get(at as usize)).map(|(_, by)| *by).collect();
        let with = by.iter().flat_map(|&by| {
            let first = self.folded.partition_point(|(other, _)| *other < by);
            self.folded.iter().skip(first).take_while(move |(other, _)| *other == by)
        });
        let ids = with.filter_map(|(_, at)| self.statements.get(*at as usize)).map(|(id, _)| id.to_string());
        let wanted = Filter { records: ids.collect(), ..filter.kind(Kind::Statement) };
        if wanted.records.is_empty() {
            return Ok(Vec::new());
        }
        let mut voices = of_answers(store, filter, answers::of(store, &wanted)?)?;
        let speakers: BTreeSet<&str> = speakers.iter().copied().collect();
        voices.retain(|own| speakers.contains(own.key.as_str()));
        Ok(voices)
    }
}

#[cfg(test)]
mod tests {
    use super::super::of_store;
    use super::*;
    use crate::store::settled::settled;
    use dateline_types::Report;

    /// A story, its reprint, and what the same people say later.
    const REPORTS: [(&str, &str, &str); 4] = [
        ("2026-05-04", "Meridian", STORY),
        ("2026-05-05", "Harbour Courier", STORY),
        (
            "2026-05-06",
            "Northgate",
            "Chile will join the talks, the foreign ministry said. An official said that it would not.",
        ),
        (
            "2026-05-07",
            "Meridian",
            "“We shall join no talks,” Gabriel Boric said. He warned of a strike, residents told Northgate.",
        ),
    ];

    const STORY: &str = "SANTIAGO, May 4 (Meridian) — Chile rejects the offer that Peru made on Sunday, Gabriel Boric told reporters in \
                         front of the palace. “It is no offer at all,” he said. A senior official said that the army knew of it for \
                         months, and two residents of the capital said that they had heard nothing of it until the morning.";

    #[test]
    fn voices_one_after_another_are_those_at_once() {
        let store = settled(&REPORTS.map(|(day, outlet, text)| Report {
            text: text.into(),
            published: day.parse().ok(),
            outlet: Some(outlet.into()),
            ..Report::default()
        }));
        let filter = Filter::default();
        let at_once = of_store(&store, &filter).unwrap();
        assert!(at_once.len() > 4 && at_once.iter().any(|own| own.utterances[0].answer.reprints.len() == 1));
        for held in [0, 1, 3, 7, 1000] {
            let mut one_by_one = Vec::new();
            each_of::<StoreError>(&store, &filter, held, &mut |own| {
                one_by_one.push(own);
                Ok(())
            })
            .unwrap();
            assert_eq!(one_by_one, at_once, "{held} held");
        }
    }
}
