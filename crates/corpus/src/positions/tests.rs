//! Positions of short reports.

use super::*;
use dateline_read::Desk;
use dateline_types::Report;
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(Desk::built_in);

/// `party stance issue | words`, one a line.
fn lines(text: &str) -> Vec<String> {
    let report = Report { text: text.into(), published: "2026-02-03".parse().ok(), ..Report::default() };
    let reading = Reading::of(&DESK, &report);
    let line = |own: &Position| format!("{} {} {} | {}", own.party, own.stance.name(), own.issue, own.words);
    of(&reading).iter().map(line).collect()
}

#[test]
fn an_act_ends_with_its_clause() {
    assert_eq!(
        lines("France demanded the release of the prisoners and offered medical aid to Lebanon."),
        [
            "France demands release persons or property: release | demanded the release of the prisoners",
            "France offers aid | offered medical aid",
        ]
    );
}

#[test]
fn a_statement_is_a_position_where_no_event_says_the_same() {
    let text = "Iran has repeatedly stressed its rights, rejecting the possibility of negotiations over its missile programme.";
    let report = Report { text: text.into(), ..Report::default() };
    let mut reading = Reading::of(&DESK, &report);
    let with_events = of(&reading);
    reading.ledger.events.clear();
    let without = of(&reading);
    for (positions, modality) in [(&with_events, Some(Modality::Happened)), (&without, None)] {
        let [own] = positions.as_slice() else { panic!("{positions:?}") };
        assert_eq!((own.party.as_str(), own.stance, own.modality), ("Iran", Act::Refuses, modality));
        assert_eq!(own.words, "rejecting the possibility of negotiations over its missile programme");
    }
    assert_eq!(without[0].issue, "negotiations, missile programme");
}

#[test]
fn an_issue_without_nouns_is_its_verb() {
    assert_eq!(
        lines("France ordered Iran to leave on Monday."),
        ["France demands leave | ordered Iran to leave on Monday"]
    );
}

#[test]
fn what_was_not_done_is_nobodys_position() {
    assert_eq!(lines("Iran did not reject the offer."), Vec::<String>::new());
    assert_eq!(lines("The envoys met in Geneva on Monday."), Vec::<String>::new());
}

#[test]
fn who_speaks_for_a_side_is_no_hearsay() {
    let text = "“We will attack Israel if it strikes again,” said Iranian Foreign Minister Abbas Araghchi.";
    let report = Report { text: text.into(), published: "2026-02-03".parse().ok(), ..Report::default() };
    let positions = of(&Reading::of(&DESK, &report));
    let [own] = positions.as_slice() else { panic!("{positions:?}") };
    assert_eq!((own.party.as_str(), own.hearsay, own.source.as_deref()), ("Iran", false, Some("Abbas Araghchi")));
    assert_eq!(own.condition.as_deref(), Some("if it strikes again"));
}

#[test]
fn the_columns_are_the_fields() {
    let report = Report { text: "Iran rejected talks.".into(), ..Report::default() };
    let positions = of(&Reading::of(&DESK, &report));
    let line = serde_json::to_string(&positions[0]).unwrap();
    let at: Vec<usize> = COLUMNS.iter().map(|name| line.find(&format!("\"{name}\":")).unwrap()).collect();
    assert!(at.is_sorted() && at.len() == line.matches("\":").count(), "{line}");
}
