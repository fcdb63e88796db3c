//! Actors by hand: who acts, whose entity it is, and what is right of it.

use super::*;
use crate::score::entities::gold::{Canon, Event, Quote};
use dateline_types::entity::{EntityKind, Mention, MentionForm};

fn span(start: u32, end: u32) -> CharSpan {
    CharSpan { start, end }
}

fn codes() -> CountryCodes {
    CountryCodes::of([("IRN", "IR"), ("TUR", "TR"), ("GRC", "GR"), ("USA", "US")])
}

fn canon(eid: &str, name: &str, country: Option<&str>, code: Option<&str>, aliases: &[&str]) -> Canon {
    Canon {
        eid: eid.to_owned(),
        class: "PER".to_owned(),
        name: name.to_owned(),
        country: country.map(str::to_owned),
        actor_code: code.map(str::to_owned),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
    }
}

/// "The US urged Tehran; Iran’s president refused. He left Tehran for Izmir."
fn gold() -> Gold {
    let clusters = vec![
        vec![At(span(4, 6))],
        vec![At(span(13, 19)), At(span(21, 25))],
        vec![At(span(21, 37)), At(span(47, 49))],
        vec![At(span(55, 61))],
        vec![At(span(66, 71))],
    ];
    Gold {
        id: "a".to_owned(),
        text: "The US urged Tehran; Iran’s president refused. He left Tehran for Izmir.".to_owned(),
        heads: clusters.clone(),
        clusters,
        cluster_ids: ["US", "IR", "P", "T", "IZ"].map(str::to_owned).to_vec(),
        canon: vec![
            canon("US", "United States", Some("USA"), Some("USA"), &["US"]),
            canon("IR", "Iran", Some("IRN"), Some("IRNGOV"), &["Tehran (metonym)"]),
            canon("P", "Masoud Pezeshkian", Some("IRN"), Some("IRNGOV"), &["Iran’s president"]),
            canon("T", "Tehran (city)", Some("IRN"), None, &["Tehran"]),
            canon("IZ", "Izmir", Some("TUR"), Some("TURGOV"), &[]),
        ],
        events: vec![Event {
            actor_text: Some("the US / United States".to_owned()),
            recipient_text: Some("Tehran / Iran; allies".to_owned()),
        }],
        quotes: vec![Quote { source: vec![At(span(47, 49))], ..Quote::default() }],
        ..Gold::default()
    }
}

fn entity(name: &str, country: Option<&str>, sectors: &[&str], mentions: &[(u32, u32)]) -> Entity<CharSpan> {
    let mention = |&(start, end): &(u32, u32)| Mention {
        span: span(start, end),
        form: MentionForm::Name,
        name_type: None,
        sense: None,
        why: String::new(),
    };
    Entity {
        id: "local".to_owned(),
        name: name.to_owned(),
        kind: EntityKind::Other,
        country: country.map(str::to_owned),
        sectors: sectors.iter().map(|sector| (*sector).to_owned()).collect(),
        role: None,
        known: false,
        place: None,
        mentions: mentions.iter().map(mention).collect(),
    }
}

fn judged(name: &str, entity: &Entity<CharSpan>) -> Verdict {
    let (gold, codes) = (gold(), codes());
    let all = actors(&gold, &codes);
    all.iter()
        .find(|actor| actor.canon.name == name)
        .map_or_else(Verdict::default, |a| judge(a, Some(entity), &codes, &Gazetteer::built_in()))
}

#[test]
fn who_acts_or_speaks() {
    let (gold, codes) = (gold(), codes());
    let names: Vec<&str> = actors(&gold, &codes).iter().map(|actor| actor.canon.eid.as_str()).collect();
    assert_eq!(names, ["US", "IR", "P"]);
}

#[test]
fn a_government_by_its_state() {
    let mut gold = gold();
    gold.quotes = vec![Quote { speaker: Some("Government of Izmir; nobody".to_owned()), ..Quote::default() }];
    let codes = codes();
    assert!(actors(&gold, &codes).iter().any(|actor| actor.canon.eid == "IZ"));
}

#[test]
fn a_source_but_for_its_article() {
    let mut gold = gold();
    gold.events.clear();
    gold.quotes = vec![Quote { source: vec![At(span(0, 6))], ..Quote::default() }];
    let codes = codes();
    let names: Vec<&str> = actors(&gold, &codes).iter().map(|actor| actor.canon.eid.as_str()).collect();
    assert_eq!(names, ["US"]);
}

#[test]
fn half_of_the_mentions_is_not_most() {
    let (gold, codes) = (gold(), codes());
    let all = actors(&gold, &codes);
    let of = |entities: &[Entity<CharSpan>]| holder(&all[2], &homes(&gold, entities));
    assert_eq!(of(&[entity("a", None, &[], &[(21, 37)]), entity("b", None, &[], &[(47, 49)])]), None);
    assert_eq!(of(&[entity("a", None, &[], &[]), entity("b", None, &[], &[(21, 37), (47, 49)])]), Some(1));
}

#[test]
fn codes_by_slots() {
    let read = |code| Code::read(code, &codes());
    let slots = |country: Option<&str>, sector: Option<&str>| Code {
        country: country.map(str::to_owned),
        sector: sector.map(str::to_owned),
    };
    assert_eq!(read("IRNGOV"), slots(Some("IRN"), Some("GOV")));
    assert_eq!(read("IRN"), slots(Some("IRN"), None));
    assert_eq!(read("IGOMIL"), slots(None, Some("IGO")));
}

#[test]
fn each_part_is_judged() {
    let all = Verdict { found: true, country: true, code: true, name: true };
    assert_eq!(judged("Iran", &entity("Iran", Some("IRN"), &["GOV"], &[])), all);
    assert_eq!(judged("Iran", &entity("the Tehran", Some("IRN"), &["GOV"], &[])), all);
    assert_eq!(judged("Iran", &entity("Iran", Some("IRN"), &["MIL"], &[])), Verdict { code: false, ..all });
    let wrong = judged("Iran", &entity("Iraq", None, &["GOV"], &[]));
    assert_eq!(wrong.wrong(), ["country", "code", "name"]);
    // A state's code asks for no sector.
    assert!(judged("United States", &entity("US", Some("USA"), &["GOV"], &[])).all());
}

#[test]
fn a_knowledge_id_is_as_good_as_a_name() {
    let mut known = entity("Pezeshkian", Some("IRN"), &["GOV"], &[]);
    "irn-masoud-pezeshkian".clone_into(&mut known.id);
    assert!(!judged("Masoud Pezeshkian", &known).name);
    known.known = true;
    assert!(judged("Masoud Pezeshkian", &known).all());
}

#[test]
fn names_without_trimmings() {
    assert_eq!(plain("The (unnamed) Houthi  movement"), "houthi movement");
    assert_eq!(plain("Iran’s president"), "iran's president");
    assert_eq!(plain("Tehran (metonym)"), "tehran");
}
