//! The reference scorer's own tests, on this port.

use super::agreement::same_words;
use super::counts::{Counts, Fault};
use super::gold::{Coded, GoldReport};
use crate::score::share::{Found, Share};
use serde_json::{Value, json};

fn reports(lines: Value) -> Vec<GoldReport> {
    let report = |mut line: Value| {
        if line["date"].is_null() {
            line["date"] = json!("2020-01-01");
        }
        serde_json::from_value(line).unwrap()
    };
    lines.as_array().unwrap().iter().cloned().map(report).collect()
}

fn gold() -> Vec<GoldReport> {
    reports(json!([
        {"id": "a", "exhaustive": true, "events": [
            {"type": "CONCEDE|RETREAT", "code": "0841", "actor_text": "the Israeli government", "actor_code": "ISRGOV", "recipient_text": "prisoners", "recipient_code": "PSE"},
            {"type": "ACCUSE", "actor_text": "Iran", "recipient_text": "United States; Israel"}]},
        {"id": "b", "exhaustive": true, "events": []},
        {"id": "c", "exhaustive": false, "events": [{"type": "AID"}]}
    ]))
}

fn count(gold: &[GoldReport], ours: &Value) -> Counts {
    let mut counts = Counts::default();
    for (report, ours) in gold.iter().zip(ours.as_array().unwrap()) {
        let ours: Vec<Coded> = serde_json::from_value(ours.clone()).unwrap();
        counts.add(report, &ours, &mut |_| {});
    }
    counts
}

fn itself(gold: &[GoldReport]) -> Counts {
    count(gold, &json!(gold.iter().map(|report| &report.events).collect::<Vec<_>>()))
}

#[test]
fn gold_agrees_with_itself() {
    let counts = itself(&gold());
    assert_eq!(counts.events, Found { right: 3, gold: 3, ours: 3 });
    assert_eq!(counts.sides[0].named.f1(), 100.0);
    assert_eq!(counts.parties.percent(), 100.0);
}

#[test]
fn each_part_is_counted_on_what_was_found() {
    let counts = count(
        &gold(),
        &json!([
            [{"type": "RETREAT", "code": "084", "actor_text": "Israeli government officials", "actor_code": "ISR"}, {"type": "PROTEST"}],
            [{"type": "AID"}],
            [{"type": "AID"}, {"type": "REJECT"}]
        ]),
    );
    assert_eq!(counts.events, Found { right: 2, gold: 3, ours: 4 });
    assert_eq!((counts.cameo[0].right, counts.cameo[1].right), (1, 0));
    assert_eq!((counts.sides[0].named.right, counts.sides[0].coded.right), (1, 0));
    assert_eq!(counts.sides[0].country, Share { right: 1, of: 1 });
    assert_eq!(counts.closed.ours, 5);
}

#[test]
fn spans_apart_are_no_pair() {
    let gold = reports(json!([{"id": "x", "events": [{"type": "AID", "start": 0, "end": 5}]}]));
    assert_eq!(count(&gold, &json!([[{"type": "AID", "start": 6, "end": 9}]])).events.right, 0);
    assert_eq!(count(&gold, &json!([[{"type": "AID", "start": 4, "end": 9}]])).events.right, 1);
    assert_eq!(count(&gold, &json!([[{"type": "AID"}]])).events.right, 1);
}

#[test]
fn a_list_of_gold_is_a_choice_and_one_of_ours_is_not() {
    let gold = reports(json!([{"id": "x", "events": [
        {"type": "CONCEDE|RETREAT", "mode": "a|b", "modality": "planned|asserted", "date": "2020|2021"}]}]));
    let one = |own: Value| count(&gold, &json!([[own]]));
    let right = one(json!({"type": "RETREAT|AID", "mode": "b|c", "modality": "asserted|planned", "date": "2021|2020"}));
    assert_eq!(right.events.f1(), 100.0);
    assert_eq!([right.mode, right.modality, right.date], [Share { right: 1, of: 1 }; 3]);
    let other = one(json!({"type": "AID|RETREAT"}));
    assert_eq!((other.events.right, other.type_sets.right), (0, 0));
    let wrong =
        one(json!({"type": "CONCEDE", "mode": "c|a", "modality": "denied|asserted,planned", "date": "2019|2020"}));
    assert_eq!([wrong.mode, wrong.modality, wrong.date], [Share { right: 0, of: 1 }; 3]);
}

#[test]
fn alternatives_agree_with_themselves() {
    let gold = reports(json!([{"id": "x", "events": [
        {"type": "CONCEDE|RETREAT"}, {"type": "CONCEDE"}, {"type": "RETREAT|AID"}]}]));
    let counts = itself(&gold);
    assert_eq!((counts.events.f1(), counts.type_sets.f1()), (100.0, 100.0));
}

#[test]
fn optional_events_are_free() {
    let gold = reports(json!([{"id": "x", "events": [{"type": "AID"}, {"type": "PROTEST", "optional": true}]}]));
    let ours = json!([[{"type": "AID"}, {"type": "PROTEST"}, {"type": "PROTEST"}]]);
    assert_eq!(count(&gold, &ours).events, Found { right: 1, gold: 1, ours: 2 });
    assert_eq!(count(&gold, &json!([[]])).events, Found { right: 0, gold: 1, ours: 0 });
}

#[test]
fn parties_are_known_by_half_their_words_in_any_alias() {
    let same = |gold, ours| same_words(Some(gold), Some(ours));
    assert!(same("Trump / The US leader; Israel", "the leader of the US"));
    assert!(same("the three", "Three"), "words that say nothing are compared where there are no others");
    assert!(!same("Iranian officials in northern Tehran", "Tehran"));
    assert!(!same_words(Some("Iran"), None));
}

#[test]
fn pairs_of_parties_take_the_event_that_has_them_best() {
    let gold = reports(json!([{"id": "x", "exhaustive": false, "events": [
        {"type": "AID", "actor_text": "Iran", "recipient_text": "Iraq"}]}]));
    let counts = count(
        &gold,
        &json!([[
            {"type": "AID", "actor_text": "Iran army", "recipient_text": "Iraq"},
            {"type": "ASSAULT", "actor_text": "Iran", "recipient_text": "Iraq"}
        ]]),
    );
    assert_eq!((counts.dyads, counts.type_of_dyad), (Share { right: 1, of: 1 }, Share { right: 0, of: 1 }));
}

#[test]
fn faults_are_told() {
    let mut told = Vec::new();
    let ours: Vec<Coded> = serde_json::from_value(json!([
        {"type": "RETREAT", "actor_text": "the Israeli government", "recipient_text": "Iran"}, {"type": "PROTEST"}
    ]))
    .unwrap();
    Counts::default().add(&gold()[0], &ours, &mut |fault| {
        told.push(match fault {
            Fault::Missed(own) => format!("missed {}", own.kind.as_deref().unwrap()),
            Fault::Spurious(own) => format!("spurious {}", own.kind.as_deref().unwrap()),
            Fault::Party(..) => "party".to_owned(),
            Fault::Field(name, ..) => name.to_owned(),
        });
    });
    assert_eq!(told, ["missed ACCUSE", "spurious PROTEST", "party"]);
}
