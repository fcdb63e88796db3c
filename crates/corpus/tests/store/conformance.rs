//! What every store has to do, whatever it is kept in.

use super::reports::{all, everything, filed, report};
use dateline_corpus::rows::Record;
use dateline_corpus::store::settle::settle;
use dateline_corpus::store::{Correction, Filter, Kind, Operation, Put, Standing, Store, Stored, Trouble, fingerprint};
use serde_json::json;

/// Makes one test of each check for a kind of store.
macro_rules! suite {
    ($name:ident, $make:expr) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            $crate::conformance::suite!(@ $make;
                an_empty_store_has_nothing,
                what_is_there_is_not_put_twice,
                the_order_of_putting_does_not_show,
                words_find_reports,
                filters_take_what_they_name,
                copies_are_one_story,
                one_thing_told_twice_is_one_happening,
                a_changed_page_is_superseded,
                corrections_stand_upon_what_was_read,
                corrections_outlive_a_new_reading,
                actors_are_merged_and_split,
                what_makes_no_sense_is_refused,
                a_store_is_settled_once,
            );
        }
    };
    (@ $make:expr; $($check:ident,)*) => {$(
        #[test]
        fn $check() {
            $crate::conformance::$check(&mut $make());
        }
    )*};
}
pub(crate) use suite;

fn records(store: &dyn Store, filter: &Filter) -> Vec<Stored> {
    let mut all = Vec::new();
    store
        .records(filter, &mut |stored| {
            all.push(stored);
            Ok(())
        })
        .unwrap();
    all
}

fn figures(store: &dyn Store) -> Vec<Stored> {
    records(store, &Filter::of(Kind::Figure))
}

fn full(store: &mut dyn Store) {
    store.put(&all()).unwrap();
    settle(store).unwrap();
}

pub(crate) fn an_empty_store_has_nothing(store: &mut dyn Store) {
    assert_eq!(everything(store), "");
    assert_eq!(store.counts().unwrap(), Default::default());
    assert_eq!(store.search("depot", &Filter::default(), 9).unwrap(), []);
    assert_eq!(store.report("r0").unwrap(), None);
    assert_eq!(store.faults().unwrap(), Vec::<String>::new());
    settle(store).unwrap();
    assert_eq!(everything(store), "");
}

pub(crate) fn what_is_there_is_not_put_twice(store: &mut dyn Store) {
    let all = all();
    let made_by = all[0].1.ledger.made_by.clone();
    assert!(store.held(&made_by).unwrap().is_empty());
    assert_eq!(store.put(&all).unwrap(), Put { new: 6, again: 0, known: 0 });
    let before = everything(store);
    assert_eq!(store.put(&all).unwrap(), Put { new: 0, again: 0, known: 6 });
    assert_eq!(everything(store), before);
    let held = store.held(&made_by).unwrap();
    assert!((0..6).all(|at| held.contains(&fingerprint(&report(at)))));
    let mut newer = made_by;
    newer.version = "99".into();
    assert!(store.held(&newer).unwrap().is_empty(), "another program has to read again");
    let mut again = all;
    for (_, filed) in &mut again {
        filed.ledger.made_by = newer.clone();
    }
    assert_eq!(store.put(&again).unwrap(), Put { new: 0, again: 6, known: 0 });
    assert_eq!(store.counts().unwrap().reports, 6);
}

pub(crate) fn the_order_of_putting_does_not_show(store: &mut dyn Store) {
    let mut other = dateline_corpus::store::sqlite::Sqlite::in_memory().unwrap();
    full(&mut other);
    for own in all().iter().rev() {
        store.put(std::slice::from_ref(own)).unwrap();
        settle(store).unwrap();
    }
    assert_eq!(everything(store), everything(&other));
    assert!(everything(store).lines().count() > 30);
}

pub(crate) fn words_find_reports(store: &mut dyn Store) {
    full(store);
    let found = |words: &str| -> Vec<String> {
        let hits = store.search(words, &Filter::default(), 9).unwrap();
        hits.into_iter().map(|hit| hit.report.name().to_owned()).collect()
    };
    assert_eq!(found("muscat"), ["n2"]);
    assert_eq!(found("elan"), ["e1"], "accents do not hinder");
    assert_eq!(found("سلام"), ["e1"]);
    assert_eq!(found("\"fuel depot\" -Northgate"), ["m1"]);
    assert_eq!(found("muscat OR nairobi").len(), 2);
    assert_eq!(found("dep* nacala").len(), 2);
    assert_eq!(found("\" ( NEAR"), Vec::<String>::new(), "no query is an error");
    let hits = store.search("muscat", &Filter::default(), 1).unwrap();
    assert!(hits[0].snippet.contains("\u{2}Muscat\u{3}"), "{}", hits[0].snippet);
}

pub(crate) fn filters_take_what_they_name(store: &mut dyn Store) {
    full(store);
    let count = |filter: Filter| records(store, &filter).len();
    let one = |word: &str| vec![word.to_owned()];
    let every = count(Filter::default());
    let kinds: usize = Kind::ALL.iter().map(|kind| count(Filter::of(*kind))).sum();
    assert_eq!(every, kinds);
    assert!(count(Filter { actors: one("Chapo"), ..Filter::default() }) > 2);
    assert_eq!(count(Filter { actors: one("Nobody Atall"), ..Filter::default() }), 0);
    let killed = records(store, &Filter { measures: one("killed"), ..Filter::of(Kind::Figure) });
    assert!(killed.len() >= 3 && killed.iter().all(|own| own.record.label() == "killed"), "{}", killed.len());
    let dated = records(
        store,
        &Filter { from: Some("2026-02-05".into()), to: Some("2026-02-06".into()), ..Filter::of(Kind::Statement) },
    );
    assert!(!dated.is_empty() && dated.iter().all(|own| matches!(own.report.name(), "m2" | "n2")));
    let outlets = records(store, &Filter { outlets: one("meridian"), ..Filter::default() });
    assert!(!outlets.is_empty() && outlets.iter().all(|own| own.report.outlet.as_deref() == Some("Meridian")));
    let about = records(store, &Filter { about: one("Muscat"), ..Filter::default() });
    assert!(!about.is_empty() && about.iter().all(|own| own.report.name() == "n2"));
    let types = records(store, &Filter { types: one("reject"), ..Filter::of(Kind::Event) });
    assert!(!types.is_empty() && types.iter().all(|own| own.record.label() == "REJECT"));
    let modality = records(store, &Filter { modalities: one("denied"), ..Filter::default() });
    assert!(!modality.is_empty() && modality.iter().all(|own| own.record.modality().as_deref() == Some("denied")));
    for own in records(store, &Filter::default()) {
        assert!(!own.sentence.is_empty() || own.record.site().from == own.record.site().to, "{own:?}");
    }
}

pub(crate) fn copies_are_one_story(store: &mut dyn Store) {
    full(store);
    let stories = store.stories().unwrap();
    assert_eq!(stories.len(), 5);
    let story = stories.iter().find(|own| own.members.len() == 2).unwrap();
    let first = store.report(&story.first).unwrap().unwrap().report;
    assert_eq!((first.name(), first.first), ("n1", true));
}

pub(crate) fn one_thing_told_twice_is_one_happening(store: &mut dyn Store) {
    full(store);
    let events = records(store, &Filter::of(Kind::Event));
    let of = |name: &str| -> Vec<&str> {
        let own = events.iter().filter(|own| own.report.name() == name);
        own.filter_map(|own| own.happening.as_deref()).collect()
    };
    let (agency, copy) = (of("n1"), of("d1"));
    assert!(!agency.is_empty());
    assert_eq!(agency, copy);
}

pub(crate) fn a_changed_page_is_superseded(store: &mut dyn Store) {
    let at = |text: &str, day: &str| {
        let mut own = report(0);
        own.text = text.to_owned();
        own.url = Some("https://northgate.example/1".into());
        own.published = day.parse().ok();
        filed(&own)
    };
    let earlier = at("Rebels killed 125 people in Beira, police said.", "2026-02-03T10:00");
    let later = at("Rebels killed 68 people in Beira, police said.", "2026-02-03T18:00");
    store.put(&[later.clone(), earlier.clone()]).unwrap();
    settle(store).unwrap();
    let of = |all_versions| -> Vec<(Option<f64>, bool)> {
        let filter = Filter { all_versions, ..Filter::of(Kind::Figure) };
        let low = |own: &Stored| match &own.record {
            Record::Figure(own) => own.low,
            _ => None,
        };
        records(store, &filter).iter().map(|own| (low(own), own.report.superseded_by.is_some())).collect()
    };
    assert_eq!(of(false), [(Some(68.0), false)]);
    assert_eq!(of(true), [(Some(125.0), true), (Some(68.0), false)]);
}

fn by(record: Option<&str>, operation: Operation) -> Correction {
    Correction {
        record: record.map(str::to_owned),
        operation,
        author: "A. Reader".into(),
        time: "2026-02-08T10:00:00Z".into(),
        reason: Some("see the text".into()),
        base: None,
    }
}

fn set(field: &str, new: serde_json::Value) -> Operation {
    Operation::Set { field: field.into(), old: json!(null), new }
}

fn low(store: &dyn Store, id: &str) -> Option<f64> {
    figures(store).into_iter().find_map(|own| match own.record {
        Record::Figure(own) if own.id == id => own.low,
        _ => None,
    })
}

pub(crate) fn corrections_stand_upon_what_was_read(store: &mut dyn Store) {
    full(store);
    let ids: Vec<String> = figures(store).iter().map(|own| own.record.id()).collect();
    store.correct(by(Some(&ids[0]), set("low", json!(31)))).unwrap();
    store.correct(by(Some(&ids[1]), Operation::Reject)).unwrap();
    store.correct(by(Some(&ids[2]), Operation::Accept)).unwrap();
    assert_eq!(low(store, &ids[0]), Some(31.0));
    let reviews: Vec<Option<String>> = figures(store).into_iter().map(|own| own.review).collect();
    assert_eq!(figures(store).len(), ids.len() - 1, "what was rejected is shown no more");
    assert_eq!(reviews[0].as_deref(), Some("corrected"));
    assert_eq!(reviews[1].as_deref(), Some("accepted"));
    let mut added = figures(store)[0].clone();
    if let Record::Figure(own) = &mut added.record {
        (own.id, own.low) = ("f-added".into(), Some(7.0));
    }
    let operation = Operation::Add { report: added.report.id, body: Box::new(added.record) };
    store.correct(by(None, operation)).unwrap();
    assert_eq!(low(store, "f-added"), Some(7.0));
    let standings: Vec<Standing> = store.corrections().unwrap().into_iter().map(|own| own.1).collect();
    assert_eq!(standings, [Standing::Applied; 4]);
    assert_eq!(store.faults().unwrap(), Vec::<String>::new());
    let ledger = store.report(&figures(store)[0].report.id).unwrap().unwrap().ledger;
    assert!(ledger.figures.iter().all(|own| own.low != Some(7.0)), "what was read stays as it was read");
}

pub(crate) fn corrections_outlive_a_new_reading(store: &mut dyn Store) {
    full(store);
    let ids: Vec<String> = figures(store).iter().map(|own| own.record.id()).collect();
    store.correct(by(Some(&ids[0]), set("low", json!(31)))).unwrap();
    store.correct(by(Some(&ids[1]), set("low", json!(32)))).unwrap();
    store.correct(by(Some(&ids[2]), set("low", json!(2)))).unwrap();
    // A newer program reads the first as before, the second as people corrected it, and the third no more.
    let mut again = all();
    for (_, filed) in &mut again {
        filed.ledger.made_by.version = "99".into();
        for record in &mut filed.records {
            if let Record::Figure(own) = record
                && own.id == ids[1]
            {
                own.low = Some(32.0);
                own.value_hash = "v-new".into();
            }
        }
        filed.records.retain(|own| own.id() != ids[2]);
    }
    store.put(&again).unwrap();
    settle(store).unwrap();
    let standings: Vec<Standing> = store.corrections().unwrap().into_iter().map(|own| own.1).collect();
    assert_eq!(standings, [Standing::Applied, Standing::Absorbed, Standing::Queued]);
    assert_eq!((low(store, &ids[0]), low(store, &ids[1]), low(store, &ids[2])), (Some(31.0), Some(32.0), None));
}

pub(crate) fn actors_are_merged_and_split(store: &mut dyn Store) {
    full(store);
    let of =
        |store: &dyn Store, key: &str| records(store, &Filter { actors: vec![key.into()], ..Filter::default() }).len();
    let events = records(store, &Filter { actors: vec!["Chapo".into()], ..Filter::of(Kind::Event) });
    let Record::Event(event) = &events[0].record else { panic!("an event was asked for") };
    let key = event.doers.iter().find(|own| own.name.contains("Chapo")).unwrap().key.clone();
    let before = of(store, &key);
    let (from, into) = (key.clone(), "person/moz/the-president".to_owned());
    store.correct(by(None, Operation::Merge { from, into: into.clone() })).unwrap();
    assert_eq!((of(store, &key), of(store, &into)), (0, before));
    let report = events[0].report.id.clone();
    let split = Operation::Split { report: report.clone(), from: key, into: "person/moz/another".into() };
    store.correct(by(None, split)).unwrap();
    let there = records(store, &Filter { actors: vec!["person/moz/another".into()], ..Filter::default() });
    assert!(!there.is_empty() && there.iter().all(|own| own.report.id == report));
}

pub(crate) fn what_makes_no_sense_is_refused(store: &mut dyn Store) {
    full(store);
    let id = figures(store)[0].record.id();
    let bounded = |own: &Stored| matches!(&own.record, Record::Figure(own) if own.low.is_some() && own.high.is_some());
    let two_sided = figures(store).iter().find(|own| bounded(own)).unwrap().record.id();
    let before = everything(store);
    let nameless = Correction { author: " ".into(), ..by(Some(&id), Operation::Accept) };
    let reasonless = Correction { reason: None, ..by(Some(&id), Operation::Reject) };
    for wrong in [
        nameless,
        reasonless,
        by(Some("f0"), Operation::Accept),
        by(None, Operation::Accept),
        by(Some(&id), set("lowest", json!(1))),
        by(Some(&id), set("low", json!("many"))),
        by(Some(&id), set("id", json!("f-other"))),
        by(Some(&id), set("site.start", json!(0))),
        by(None, Operation::Merge { from: "person//nobody at all".into(), into: "b".into() }),
        by(Some(&id), set("measure", json!("sung"))),
        by(None, Operation::Split { report: "r0".into(), from: "a".into(), into: "b".into() }),
        by(None, Operation::Merge { from: "a".into(), into: "a".into() }),
        by(Some(&two_sided), set("low", json!(999_999))),
    ] {
        let error = store.correct(wrong.clone()).expect_err(&format!("{wrong:?}"));
        assert_eq!(error.trouble, Trouble::Asked, "{error}");
    }
    assert_eq!(everything(store), before);
    assert_eq!(store.corrections().unwrap(), []);
}

pub(crate) fn a_store_is_settled_once(store: &mut dyn Store) {
    store.put(&all()[..2]).unwrap();
    assert!(settle(store).unwrap());
    assert!(!settle(store).unwrap());
    store.put(&all()[..2]).unwrap();
    let untouched = !settle(store).unwrap();
    store.put(&all()[2..]).unwrap();
    assert!(settle(store).unwrap());
    assert!(untouched, "what was there already is nothing new");
}
