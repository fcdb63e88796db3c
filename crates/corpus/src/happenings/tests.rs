//! What is tied and what is not, from the texts of reports that stand in one store.

use super::{Names, Told, clusters};
use crate::rows::Record;
use crate::store::settled::settled;
use crate::store::{Filter, Kind, Store};
use dateline_types::Report;
use std::collections::BTreeMap;

/// Reports by name, day and text: one story that is told on, and others of the same days, places and parties.
const REPORTS: [(&str, &str, &str); 18] = [
    ("raid", "2026-03-03", "Gunmen killed 14 villagers in Anka in Zamfara state on Monday, police said."),
    (
        "raid again",
        "2026-03-04",
        "NAIROBI — The governor visited Anka, where gunmen killed at least 17 villagers on Monday. Anka buried its dead.",
    ),
    ("other raid", "2026-03-03", "Gunmen killed nine farmers in Gusau in Zamfara state on Monday, police said."),
    ("later raid", "2026-03-12", "Gunmen killed 11 villagers in Anka in Zamfara state on Wednesday, police said."),
    ("arrest", "2026-03-05", "Police in Accra arrested the opposition leader Kwame Addo on Thursday."),
    (
        "arrest again",
        "2026-03-06",
        "Lawyers for Kwame Addo, who was arrested in Accra, said that they had not seen him.",
    ),
    ("other arrest", "2026-03-05", "Police in Accra arrested the singer Efua Mensah on Thursday."),
    (
        "plan",
        "2026-03-08",
        "The foreign ministers of Chile and Peru will meet in Lima on March 11, Chile’s government said.",
    ),
    ("talks", "2026-03-11", "The foreign ministers of Chile and Peru met in Lima on Wednesday and signed nothing."),
    (
        "refusal",
        "2026-03-10",
        "Peru will not attend the talks with Chile in Lima on March 11, a newspaper in Lima reported.",
    ),
    ("other talks", "2026-03-11", "The foreign ministers of Chile and Bolivia met in La Paz on Wednesday."),
    ("strike", "2026-03-14", "Russian missiles struck a power station in Odesa on Saturday, officials said."),
    ("other strike", "2026-03-14", "Russian missiles struck a railway depot in Kharkiv on Saturday, officials said."),
    ("murder", "2026-03-02", "The lawyer Rosa Quispe was shot dead in Cusco on Monday, police said."),
    (
        "trial",
        "2026-11-20",
        "A judge in Cusco freed the farmer on Friday. The lawyer Rosa Quispe was murdered in March.",
    ),
    ("offensive", "2026-03-16", "Ethiopia launched an offensive in Tigray on Sunday. It gave no reason."),
    ("offensive again", "2026-03-20", "The envoy flew home on Friday, five days after Ethiopia began the offensive."),
    ("next strike", "2026-03-15", "Russia shelled Odesa on Sunday and killed two people, officials said."),
];

/// Reports by the happening of an event of this type.
fn happenings(kinds: &[&str]) -> BTreeMap<&'static str, String> {
    let store = settled(&REPORTS.map(|(name, day, text)| Report {
        text: text.into(),
        published: day.parse().ok(),
        external_id: Some(name.into()),
        ..Report::default()
    }));
    let mut found = BTreeMap::new();
    store
        .records(&Filter::of(Kind::Event), &mut |stored| {
            let Record::Event(event) = &stored.record else { return Ok(()) };
            let name = REPORTS.iter().find(|own| own.0 == stored.report.name()).unwrap().0;
            if kinds.contains(&event.r#type.as_str()) {
                found.entry(name).or_insert(stored.happening.unwrap());
            }
            Ok(())
        })
        .unwrap();
    found
}

#[test]
fn one_thing_told_in_other_words_is_one() {
    let of = happenings(&["ASSAULT", "COERCE"]);
    assert_eq!(of["raid"], of["raid again"], "{of:?}");
    assert_eq!(of["arrest"], of["arrest again"], "{of:?}");
    assert_eq!(of["offensive"], of["offensive again"], "{of:?}");
}

#[test]
fn nobody_is_killed_twice() {
    let of = happenings(&["ASSAULT"]);
    assert_eq!(of["murder"], of["trial"], "{of:?}");
    assert_ne!(of["murder"], of["raid"], "{of:?}");
}

#[test]
fn things_of_one_kind_are_apart_by_place_person_and_day() {
    let of = happenings(&["ASSAULT", "COERCE"]);
    for (one, other) in [
        ("raid", "other raid"),
        ("raid", "later raid"),
        ("arrest", "other arrest"),
        ("strike", "other strike"),
        ("strike", "next strike"),
    ] {
        assert_ne!(of[one], of[other], "{one} and {other}");
    }
}

#[test]
fn talks_are_one_with_what_was_said_of_them_before() {
    let of = happenings(&["CONSULT", "AGREE", "REJECT"]);
    assert_eq!(of["plan"], of["talks"], "{of:?}");
    assert_eq!(of["refusal"], of["talks"], "{of:?}");
    assert_ne!(of["other talks"], of["talks"], "{of:?}");
}

#[test]
fn no_events_are_no_happenings() {
    assert_eq!(clusters(&[] as &[Told], &Names::default()).happenings, []);
}
