//! Views over a small store: what is folded, new, denied, revised and changed, who acts on whom, who says what of one thing.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use dateline_corpus::dyads::{Dyads, Level};
use dateline_corpus::happenings::{self, Happening};
use dateline_corpus::reading::Reading;
use dateline_corpus::rows::Filed;
use dateline_corpus::store::settle::settle;
use dateline_corpus::store::sqlite::Sqlite;
use dateline_corpus::store::{Filter, Kind, Store, fingerprint};
use dateline_corpus::{answers, changes, positions};
use dateline_read::Desk;
use dateline_types::{Modality, Report};

/// Three days of one story: a strike, its reprint, its denial, a toll that rises, and a party that thinks again.
const REPORTS: [(&str, &str, &str, &str); 4] = [
    (
        "first",
        "2026-03-03",
        "Meridian",
        "TBILISI, March 3 (Meridian) — Russian forces shelled the Georgian town of Gori on Tuesday and killed 12 people, Georgia’s \
         interior ministry said. Ambulances took the wounded to Tbilisi during the night, and the road to the capital was closed \
         to other traffic until morning.\n\nGeorgian Prime Minister Irakli Kobakhidze rejected talks with Russia. “There is nothing \
         to talk about,” he told reporters in front of the parliament building.",
    ),
    (
        "reprint",
        "2026-03-03",
        "Harbour Courier",
        "TBILISI, March 3 (Meridian) — Russian forces shelled the Georgian town of Gori on Tuesday and killed 12 people, Georgia’s \
         interior ministry said. Ambulances took the wounded to Tbilisi during the night, and the road to the capital was closed \
         to other traffic until morning.\n\nGeorgian Prime Minister Irakli Kobakhidze rejected talks with Russia. “There is nothing \
         to talk about,” he told reporters in front of the parliament building.",
    ),
    ("denial", "2026-03-04", "Northgate", "Russia denied that its forces had shelled the town of Gori on Tuesday."),
    (
        "later",
        "2026-03-05",
        "Meridian",
        "Georgia’s interior ministry said on Thursday that 17 people had been killed in Gori. Georgian Prime Minister Irakli \
         Kobakhidze agreed to talks with Russia.",
    ),
];

fn store() -> Sqlite {
    let desk = Desk::built_in();
    let mut store = Sqlite::in_memory().unwrap();
    for (name, day, outlet, text) in REPORTS {
        let report = Report {
            text: text.into(),
            published: day.parse().ok(),
            outlet: Some(outlet.into()),
            external_id: Some(name.into()),
            ..Report::default()
        };
        store.put(&[(fingerprint(&report), Filed::of(Reading::of(&desk, &report)))]).unwrap();
    }
    settle(&mut store).unwrap();
    store
}

fn all(store: &Sqlite) -> Vec<Happening> {
    happenings::of(store.all(&Filter::of(Kind::Event)).unwrap())
}

fn shelling(all: &[Happening]) -> &Happening {
    all.iter().find(|own| own.trigger.contains("shelled")).unwrap()
}

#[test]
fn reprints_are_folded_into_what_they_print() {
    let store = store();
    let killed = answers::of(&store, &Filter { measures: vec!["killed".into()], ..Filter::of(Kind::Figure) }).unwrap();
    let told = |at: usize| (killed[at].stored.report.name(), killed[at].reprints.len());
    assert_eq!([told(0), told(1)], [("first", 1), ("later", 0)]);
    assert_eq!(killed.len(), 2);
}

#[test]
fn one_happening_has_who_says_so_and_who_denies() {
    let all = all(&store());
    let own = shelling(&all);
    assert_eq!((own.reports, own.stories), (3, 2));
    assert_eq!(own.place.as_ref().map(|place| place.name.contains("Gori")), Some(true), "{:?}", own.place);
    let by = |modality| own.versions.iter().find(|own| own.modality == modality).map(|own| own.by.join(", "));
    assert!(by(Modality::Happened).unwrap().contains("interior ministry"), "{:?}", own.versions);
    assert!(by(Modality::Denied).unwrap().contains("Russia"), "{:?}", own.versions);
}

#[test]
fn who_acts_on_whom_counts_a_thing_once() {
    let all = all(&store());
    let mut dyads = Dyads::new(Level::Country);
    all.iter().for_each(|own| dyads.add(own));
    let dyads = dyads.end();
    let own = dyads.iter().find(|own| own.happenings.contains(&shelling(&all).id)).unwrap();
    assert_eq!((own.doer.as_str(), own.r#type.as_str()), ("RUS", "ASSAULT"));
    assert_eq!((own.done, own.disputed, own.stories), (0, 1, 2), "what Russia denies is disputed");
    assert!(dyads.iter().all(|own| own.doer != own.target || own.doer.is_empty()));
}

#[test]
fn what_came_with_a_day_is_told_apart_from_what_was_known() {
    let store = store();
    let on_the_fourth = changes::since(&store, &Filter::default(), "2026-03-04").unwrap();
    assert_eq!(on_the_fourth.reports.len(), 2);
    assert_eq!(on_the_fourth.denied.len(), 1, "the shelling was told before and is now denied");
    assert!(on_the_fourth.happenings.iter().all(|own| !own.trigger.contains("shelled")));
    let revised: Vec<(&str, &str)> =
        on_the_fourth.revised.iter().map(|own| (own.was.as_str(), own.now.as_str())).collect();
    assert_eq!(revised, [("12 people", "17 people")]);
    let on_the_fifth = changes::since(&store, &Filter::default(), "2026-03-05").unwrap();
    assert!(on_the_fifth.denied.is_empty(), "the denial is of the day before");
    assert!(changes::since(&store, &Filter::default(), "2026-03-06").unwrap().reports.is_empty());
}

#[test]
fn a_party_that_thinks_again_changes_its_course() {
    let store = store();
    let courses = positions::courses(answers::of(&store, &Filter::of(Kind::Position)).unwrap());
    let changed: Vec<(String, String)> = courses
        .iter()
        .filter(|own| own.party.contains("Kobakhidze"))
        .flat_map(|own| own.steps.iter().filter_map(|step| step.changed.clone()))
        .map(|own| (own.was, own.now))
        .collect();
    assert_eq!(changed.len(), 1, "{courses:?}");
}
