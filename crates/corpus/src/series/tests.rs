//! What series must and must not do, each with claims of a few words.

use super::*;
use crate::store::Line;
use dateline_types::figure::{FigureModality, Method, Qualifier, Status};
use dateline_types::source::Naming;

/// A counter's exact toll as of a day, in a report of its own of that day.
pub(super) fn said(who: &str, day: &str, number: f64) -> Claim {
    let id = format!("{who} {day} {number}");
    Claim {
        report: Line { id: format!("report of {id}"), day: Some(day.into()), first: true, ..Line::default() },
        id,
        counter: Counter::named(who),
        measure: "killed".into(),
        asof: Some(day.into()),
        low: Some(number),
        high: Some(number),
        ..Claim::default()
    }
}

/// As [`said`], in a report of another id and day.
fn repeated(by: &str, who: &str, asof: Option<&str>, day: &str, number: f64) -> Claim {
    let mut claim = said(who, day, number);
    claim.asof = asof.map(str::to_owned);
    claim.report.id = format!("report by {by} {day}");
    claim.report.outlet = Some(by.to_owned());
    claim.id = format!("{by} {}", claim.id);
    claim
}

fn only<'s, 'c>(all: &'s [Series<'c>]) -> &'s Series<'c> {
    assert_eq!(all.len(), 1, "{all:#?}");
    &all[0]
}

fn numbers(lane: &Lane) -> Vec<f64> {
    lane.points.iter().map(|point| value::number(point.claim)).collect()
}

fn turns(lane: &Lane) -> Vec<(usize, usize, Turn)> {
    lane.revisions.iter().map(|own| (own.from, own.to, own.turn)).collect()
}

fn at_least(mut claim: Claim) -> Claim {
    claim.high = None;
    claim.qualifier = Qualifier::AtLeast;
    claim
}

#[test]
fn one_lane_a_counter_and_never_a_mean() {
    let claims = [said("A", "2023-09-26", 20.0), said("B", "2023-09-26", 68.0), said("A", "2023-09-27", 24.0)];
    let all = series(&claims);
    let own = only(&all);
    assert_eq!(own.lanes.len(), 2);
    assert_eq!(own.counters, 2);
    assert_eq!(numbers(&own.lanes[0]), [20.0, 24.0]);
    let bounds = &own.bounds[0];
    assert_eq!((bounds.low.number, bounds.high.number), (24.0, 68.0));
    assert_eq!(sentence(bounds), "claimed between 24 (by A) and 68 (by B); not an estimate");
}

#[test]
fn revisions_up_and_down_are_flagged() {
    let claims = [said("A", "2023-09-25", 20.0), said("A", "2023-09-26", 125.0), said("A", "2023-09-27", 68.0)];
    let all = series(&claims);
    let lane = &only(&all).lanes[0];
    assert_eq!(turns(lane), [(0, 1, Turn::Up), (1, 2, Turn::Down)]);
    assert_eq!(lane.current, Some(2));
    let standings: Vec<Standing> = lane.points.iter().map(|point| point.standing).collect();
    assert_eq!(standings, [Standing::Revised, Standing::Revised, Standing::Current]);
}

#[test]
fn any_order_gives_the_same() {
    let mut claims = vec![
        said("A", "2023-09-25", 20.0),
        at_least(said("B", "2023-09-25", 30.0)),
        said("A", "2023-09-26", 125.0),
        repeated("Courier", "A", None, "2023-09-28", 20.0),
        said("A", "2023-09-26", 120.0),
        said("B", "2023-09-29", 33.0),
        repeated("Ledger", "", None, "2023-09-28", 125.0),
    ];
    claims[6].counter = Counter::default();
    claims[5].status = Some(Status::Withdrawn);
    let text = |claims: &[Claim]| serde_json::to_string(&series(claims)).unwrap();
    let first = text(&claims);
    for turn in 0..claims.len() {
        claims.rotate_left(1);
        assert_eq!(text(&claims), first, "{turn}");
    }
    claims.reverse();
    assert_eq!(text(&claims), first);
}

#[test]
fn what_only_repeats_is_folded_and_moves_nothing() {
    let mut relay = repeated("Courier", "A", Some("2023-09-26"), "2023-09-27", 125.0);
    relay.counter.via = vec!["a news site".into()];
    let claims = [
        said("A", "2023-09-25", 20.0),
        said("A", "2023-09-26", 125.0),
        relay,
        // A round-up that recalls the first toll without its day: no revision down.
        repeated("Ledger", "A", None, "2023-10-01", 20.0),
        at_least(repeated("Wire", "A", Some("2023-09-29"), "2023-09-29", 125.0)),
    ];
    let all = series(&claims);
    let lane = &only(&all).lanes[0];
    assert_eq!(numbers(lane), [20.0, 125.0]);
    assert_eq!(turns(lane), [(0, 1, Turn::Up)]);
    let relations = |at: usize| lane.points[at].restated.iter().map(|own| own.relation).collect::<Vec<_>>();
    assert_eq!(relations(0), [Relation::Restated]);
    assert_eq!(relations(1), [Relation::Relay, Relation::Restated]);
}

#[test]
fn a_return_to_an_older_number_on_its_own_day_is_a_revision() {
    let claims = [said("A", "2023-09-25", 20.0), said("A", "2023-09-26", 125.0), said("A", "2023-09-29", 20.0)];
    let all = series(&claims);
    assert_eq!(turns(&all[0].lanes[0]), [(0, 1, Turn::Up), (1, 2, Turn::Down)]);
}

#[test]
fn copies_are_folded_and_counted_as_one_story() {
    let mut claims = [said("A", "2023-09-26", 7.0), said("A", "2023-09-26", 7.0)];
    for (claim, id) in claims.iter_mut().zip(["m", "c"]) {
        claim.report.id = id.into();
        claim.report.story = Some("w1".into());
    }
    claims[1].report.first = false;
    let all = series(&claims);
    let own = only(&all);
    assert_eq!((own.reports, own.stories, own.claims), (2, 1, 2));
    assert_eq!(own.lanes[0].points[0].claim.report.id, "m");
    assert_eq!(own.lanes[0].points[0].restated[0].relation, Relation::Copy);
}

#[test]
fn under_review_is_apart_and_in_no_bounds() {
    let mut review = said("A", "2026-01-23", 9787.0);
    review.method = Some(Method::UnderReview);
    let mut feared = said("B", "2026-01-23", 30000.0);
    feared.modality = FigureModality::Feared;
    let claims = [said("A", "2026-01-23", 5002.0), review, feared];
    let all = series(&claims);
    let own = only(&all);
    assert_eq!((own.lanes.len(), own.under_review.len(), own.not_asserted.len()), (1, 1, 1));
    assert_eq!(own.bounds[0].high.number, 5002.0);
    assert_eq!(sentence(&own.bounds[0]), "claimed: 5,002 (by A alone); not an estimate");
}

#[test]
fn a_withdrawn_claim_holds_no_longer() {
    let mut back = repeated("Northgate", "A", Some("2023-09-26"), "2023-09-27", 125.0);
    back.status = Some(Status::Withdrawn);
    // A copy that kept the number does not bring it back.
    let kept = repeated("Ledger", "A", Some("2023-09-26"), "2023-09-28", 125.0);
    let claims = [said("A", "2023-09-26", 125.0), back, kept, said("B", "2023-09-26", 68.0)];
    let all = series(&claims);
    let own = only(&all);
    let lane = own.lanes.iter().find(|lane| lane.counter.name == "A").unwrap();
    assert_eq!((lane.current, lane.points[0].standing), (None, Standing::Withdrawn));
    assert_eq!(turns(lane), [(0, 0, Turn::Withdrawn)]);
    assert_eq!((own.bounds[0].high.number, own.conflicts.len()), (68.0, 0));
}

#[test]
fn a_replaced_page_sets_no_bounds() {
    let mut old = said("A", "2023-09-26", 125.0);
    old.report.superseded_by = Some("later".into());
    let claims = [old, said("A", "2023-09-26", 68.0)];
    let all = series(&claims);
    let lane = &only(&all).lanes[0];
    assert_eq!(
        lane.points.iter().map(|own| own.standing).collect::<Vec<_>>(),
        [Standing::Current, Standing::Superseded]
    );
    assert!(lane.revisions.is_empty());
}

#[test]
fn days_own_numbers_are_a_lane_apart() {
    let daily = |day: &str, number: f64| Claim { scope: Scope::Daily, ..said("A", day, number) };
    let mut claims = vec![
        said("A", "2023-09-20", 100.0),
        daily("2023-09-21", 12.0),
        daily("2023-09-22", 3.0),
        said("A", "2023-09-22", 115.0),
    ];
    for claim in &mut claims {
        claim.event = Some(Named::plain("siege"));
    }
    let all = series(&claims);
    let own = only(&all);
    let spans: Vec<Span> = own.lanes.iter().map(|lane| lane.span).collect();
    assert_eq!(spans, [Span::Total, Span::Increment]);
    assert!(own.lanes[1].revisions.is_empty(), "3 after 12 is no fall");
    assert_eq!(own.bounds.len(), 1);
    assert_eq!(own.checks.iter().map(|own| own.finding).collect::<Vec<_>>(), [Finding::DaysAddUp]);
    claims[3].low = Some(120.0);
    assert_eq!(series(&claims)[0].checks[0].finding, Finding::DaysDiffer { by: -5.0 });
}

#[test]
fn parts_and_totals() {
    let find = |total: Claim, parts: &[(&str, f64)]| {
        let mut claims = vec![total.clone()];
        for (group, number) in parts {
            let mut part = said("A", "2026-01-13", *number);
            part.group = Named { key: (*group).into(), name: (*group).into() };
            part.report = total.report.clone();
            part.part_of = Some(total.id.clone());
            claims.push(part);
        }
        let all = series(&claims);
        assert_eq!(all[0].bounds[0].low.number, value::number(&total), "parts are no rivals of the total");
        all[0].checks.iter().map(|own| own.finding).collect::<Vec<_>>()
    };
    let total = |number| said("A", "2026-01-13", number);
    let four = [("status:protester", 1850.0), ("status:official", 135.0), ("age:child", 9.0), ("status:civilian", 9.0)];
    assert_eq!(find(total(2003.0), &four), [Finding::AddsUp]);
    assert_eq!(find(total(3117.0), &[("martyrs", 2427.0)]), [Finding::Leaves { rest: 690.0 }]);
    assert_eq!(
        find(total(10.0), &[("status:civilian", 7.0), ("status:security", 5.0)]),
        [Finding::Exceeds { by: 2.0 }]
    );
    assert_eq!(find(total(10.0), &[("status:civilian", 7.0), ("age:child", 5.0)]), [Finding::Overlap]);
    assert_eq!(find(total(10.0), &[("status:civilian", 12.0)]), [Finding::PartExceeds]);
    assert_eq!(find(at_least(total(20.0)), &[("a", 13.0), ("b", 9.0)]), [Finding::AddsUp]);
}

#[test]
fn ranges_of_one_day_that_do_not_meet() {
    let claims = [said("A", "2023-09-26", 20.0), said("B", "2023-09-26", 68.0), said("C", "2023-09-27", 900.0)];
    let all = series(&claims);
    let own = only(&all);
    assert_eq!(own.conflicts.len(), 1, "other days do not contradict");
    let conflict = &own.conflicts[0];
    assert_eq!((conflict.day.as_str(), conflict.lower.counter.name.as_str()), ("2023-09-26", "A"));
    let open = [at_least(said("A", "2023-09-26", 20.0)), said("B", "2023-09-26", 68.0)];
    assert!(series(&open)[0].conflicts.is_empty(), "at least 20 leaves room for 68");
}

#[test]
fn groups_are_no_rivals() {
    let mut soldiers = said("B", "2023-09-27", 192.0);
    soldiers.group = Named::plain("soldiers of Azerbaijan");
    let claims = [said("A", "2023-09-27", 200.0), soldiers];
    let all = series(&claims);
    let own = only(&all);
    assert_eq!((own.bounds.len(), own.conflicts.len()), (2, 0));
    assert_eq!(own.bounds[0].group.name, "");
}

#[test]
fn strangers_are_never_one_lane() {
    let official = |by: &str, number: f64| {
        let mut claim = repeated(by, "an official", Some("2023-09-26"), "2023-09-26", number);
        claim.counter.naming = Naming::Anonymous;
        claim
    };
    let claims = [official("Meridian", 50.0), official("Northgate", 60.0), said("A", "2023-09-26", 55.0)];
    let all = series(&claims);
    let own = only(&all);
    assert_eq!((own.lanes.len(), own.counters), (3, 1));
    assert_eq!(
        own.lanes.iter().map(|lane| lane.publisher).collect::<Vec<_>>(),
        [None, Some("Meridian"), Some("Northgate")]
    );
    assert_eq!((own.bounds[0].low.number, own.bounds[0].high.number), (55.0, 55.0), "strangers set no ends");
    assert!(own.conflicts.is_empty());
}

#[test]
fn a_number_with_nobody_named_is_the_only_counters_that_gives_it() {
    let mut bare = repeated("Courier", "", None, "2023-10-06", 200.0);
    bare.counter = Counter::default();
    let mut claims = vec![said("A", "2023-10-05", 200.0), bare, said("B", "2023-10-05", 210.0)];
    let all = series(&claims);
    assert_eq!(all[0].lanes.len(), 2);
    assert_eq!(all[0].lanes[0].points[0].restated[0].relation, Relation::Unattributed);
    // With two who give it, nobody can say whose it is.
    claims[2] = said("B", "2023-10-05", 200.0);
    assert_eq!(series(&claims)[0].lanes.len(), 3);
}

#[test]
fn a_body_without_a_name_that_rounds_is_the_counter_it_rounds() {
    let mut officials = at_least(said("Iranian officials", "2026-02-03", 3000.0));
    officials.qualifier = Qualifier::MoreThan;
    officials.counter.naming = Naming::Collective;
    officials.counter.kind = "official".into();
    let mut foundation = said("Foundation", "2026-01-21", 3117.0);
    foundation.counter.kind = "official".into();
    let mut claims = vec![officials, foundation, said("HRANA", "2026-02-03", 6854.0)];
    for claim in &mut claims {
        claim.from = Some("2025-12-28".into());
    }
    let all = series(&claims);
    let own = only(&all);
    assert_eq!(own.lanes.len(), 2);
    let lane = own.lanes.iter().find(|lane| lane.counter.name == "Foundation").unwrap();
    assert_eq!(lane.points[0].restated[0].relation, Relation::Rounded);
    assert_eq!(sentence(&own.bounds[0]), "claimed between 3,117 (by Foundation) and 6,854 (by HRANA); not an estimate");
    // A named counter of that kind keeps its own lane.
    claims[0].counter.naming = Naming::Named;
    assert_eq!(series(&claims)[0].lanes.len(), 3);
}

#[test]
fn a_lane_is_stale_when_others_go_on() {
    let mut claims = vec![
        said("A", "2023-09-20", 20.0),
        said("B", "2023-09-20", 30.0),
        said("B", "2023-09-22", 31.0),
        said("B", "2023-09-24", 32.0),
    ];
    let stale =
        |claims: &[Claim]| series(claims)[0].lanes.iter().map(|own| own.stale_since.clone()).collect::<Vec<_>>();
    assert_eq!(stale(&claims), [Some("2023-09-20".to_owned()), None]);
    claims.pop();
    assert_eq!(stale(&claims), [None, None]);
}

#[test]
fn several_numbers_of_one_moment() {
    let claims = [said("A", "2023-09-20", 100.0), said("A", "2023-09-21", 90.0), said("A", "2023-09-21", 110.0)];
    let all = series(&claims);
    let lane = &only(&all).lanes[0];
    assert_eq!(turns(lane), [(0, 2, Turn::Up)], "90 stands beside 110");
    assert_eq!(lane.points[1].standing, Standing::Beside);
}

#[test]
fn the_smaller_without_an_hour_was_before() {
    let mut early = said("A", "2023-09-19", 11.0);
    let mut late = said("A", "2023-09-19", 138.0);
    early.report.published = Some("2023-09-19T21:00".into());
    late.report = early.report.clone();
    late.asof = Some("2023-09-19T20:00".into());
    let claims = [late, early];
    let all = series(&claims);
    assert_eq!(turns(&only(&all).lanes[0]), [(0, 1, Turn::Up)]);
}

#[test]
fn a_report_that_says_what_it_replaces() {
    let mut earlier = said("A", "2023-09-20", 50.0);
    earlier.status = Some(Status::Superseded);
    let mut now = said("A", "2023-09-20", 91.0);
    now.report = earlier.report.clone();
    now.status = Some(Status::RevisedUp);
    now.of = Some(earlier.id.clone());
    let claims = [now, earlier];
    let all = series(&claims);
    let lane = &only(&all).lanes[0];
    assert_eq!(turns(lane), [(0, 1, Turn::Up)]);
    assert_eq!((lane.points[0].standing, lane.current), (Standing::Revised, Some(1)));
}

#[test]
fn a_figure_a_tenth_of_its_neighbours_is_shown() {
    let claims =
        [said("A", "2023-01-29", 126_000.0), said("A", "2023-02-01", 13_050.0), said("A", "2023-02-04", 131_290.0)];
    let all = series(&claims);
    let slips: Vec<f64> = all[0].checks.iter().map(|own| value::number(own.claim)).collect();
    assert_eq!(slips, [13_050.0]);
    assert_eq!(all[0].checks[0].finding, Finding::Slip);
    let mut ahead = said("A", "2023-01-29", 5.0);
    ahead.asof = Some("2023-02-05".into());
    assert_eq!(series(&[ahead])[0].checks[0].finding, Finding::AheadOfReport);
}

#[test]
fn rows_name_who_sets_each_end() {
    let claims = [said("A", "2023-09-26", 20.0), at_least(said("B", "2023-09-27", 68.0))];
    let all = series(&claims);
    let row = &rows(&all)[0];
    assert_eq!((row.low, row.low_source.as_str(), row.high, row.high_source.as_str()), (20.0, "A", 68.0, "B"));
    assert_eq!((row.best, row.high_open), (None, true), "no rule stands in for a coder");
}

#[test]
fn many_claims_stay_as_many() {
    let mut claims = Vec::new();
    for at in 0..20_000_u32 {
        let day = jiff::civil::date(2023, 1, 1).saturating_add(jiff::Span::new().days(at % 300));
        let own = said(["A", "B", "C", "D"][at as usize % 4], &day.to_string(), f64::from(at % 5000));
        claims.push(Claim { id: at.to_string(), ..own });
    }
    let all = series(&claims);
    assert_eq!(only(&all).claims, 20_000);
    let points: usize = all[0].lanes.iter().map(|lane| lane.points.len() + lane.revisions.len()).sum();
    assert!(points < 40_000, "{points}");
}

#[test]
fn days_alone_make_no_rivals() {
    // New numbers day after day, and no happening: who knows of how many incidents.
    let mut claims: Vec<Claim> = (20..28).map(|day| said("A", &format!("2023-09-{day}"), f64::from(day))).collect();
    claims.push(said("B", "2023-09-27", 19_000.0));
    let all = series(&claims);
    assert!(only(&all).loose && all[0].bounds.is_empty() && all[0].conflicts.is_empty());
    for claim in &mut claims {
        claim.event = Some(Named::plain("siege"));
    }
    let all = series(&claims);
    assert!(!only(&all).loose);
    assert_eq!((all[0].bounds.len(), all[0].conflicts.len()), (1, 1));
}
