//! The reference scorer's own tests of coreference, and a few edges.

use super::*;
use crate::score::entities::coreference_metrics::Scores;
use dateline_types::entity::{EntityKind, Mention, MentionForm};

const EXACT: Rules = Rules { types: &[], singletons: false, head: false, named_only: false };

fn span(start: u32, end: u32) -> CharSpan {
    CharSpan { start, end }
}

fn words(clusters: &[&[u32]]) -> Clusters {
    clusters.iter().map(|cluster| cluster.iter().map(|&at| span(at, at + 1)).collect()).collect()
}

fn at(clusters: &[&[(u32, u32)]]) -> Vec<Vec<At<CharSpan>>> {
    clusters.iter().map(|cluster| cluster.iter().map(|&(start, end)| At(span(start, end))).collect()).collect()
}

fn gold(clusters: &Clusters) -> Gold {
    Gold { clusters: clusters.iter().map(|c| c.iter().copied().map(At).collect()).collect(), ..Gold::default() }
}

fn scores(gold: &Gold, ours: &Clusters, rules: &Rules) -> Scores {
    let mut scores = Scores::default();
    let (gold, ours) = prepare(gold, ours, rules);
    scores.add(&gold, &ours);
    scores
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn gold_against_itself_is_perfect() {
    let clusters = words(&[&[1, 2, 3], &[4, 5, 6, 7], &[9]]);
    let all = scores(&gold(&clusters), &clusters, &EXACT);
    for measure in [all.mentions, all.muc, all.b3, all.ceafe, all.lea] {
        close(measure.f1(), 1.0);
    }
    close(all.conll(), 1.0);
}

#[test]
fn the_textbook_case() {
    let ours = words(&[&[1, 2], &[3, 4, 5], &[6, 7]]);
    let all = scores(&gold(&words(&[&[1, 2, 3], &[4, 5, 6, 7]])), &ours, &EXACT);
    close(all.muc.recall(), 3.0 / 5.0);
    close(all.muc.precision(), 3.0 / 4.0);
    close(all.b3.recall(), (5.0 / 3.0 + 8.0 / 4.0) / 7.0);
    close(all.b3.precision(), (2.0 + 5.0 / 3.0 + 2.0) / 7.0);
    close(all.ceafe.recall(), (0.8 + 2.0 / 3.0) / 2.0);
    close(all.ceafe.precision(), (0.8 + 2.0 / 3.0) / 3.0);
    assert_eq!(scores(&gold(&words(&[&[1, 2]])), &Clusters::new(), &EXACT).conll(), 0.0);
}

#[test]
fn types_heads_and_pronouns() {
    let gold = Gold {
        clusters: at(&[&[(0, 10), (20, 22)], &[(30, 35), (40, 45)]]),
        types: vec!["person".to_owned(), "time".to_owned()],
        heads: at(&[&[(4, 10), (20, 22)], &[(30, 35), (40, 45)]]),
        kinds: vec![vec!["name".to_owned(), "pron".to_owned()], vec!["name".to_owned(), "name".to_owned()]],
        ..Gold::default()
    };
    let ours: Clusters = vec![vec![span(4, 10), span(20, 22)], vec![span(30, 35), span(40, 45)]];
    let person = Rules { types: &["person"], ..EXACT };
    assert_eq!(scores(&gold, &ours, &Rules { head: true, ..person }).b3.f1(), 1.0);
    assert_eq!(scores(&gold, &ours, &person).mentions.recall(), 0.5);
    let named = Rules { named_only: true, head: true, ..EXACT };
    assert_eq!(scores(&gold, &ours, &named).b3.f1(), 1.0);
}

#[test]
fn lea_of_a_single_mention() {
    let single = Rules { singletons: true, ..EXACT };
    close(scores(&gold(&words(&[&[1]])), &words(&[&[1]]), &single).lea.f1(), 1.0);
    close(scores(&gold(&words(&[&[1]])), &words(&[&[1, 2]]), &single).lea.recall(), 0.0);
}

#[test]
fn of_nested_mentions_the_longest() {
    let mention = |start, end| Mention {
        span: span(start, end),
        form: MentionForm::Name,
        name_type: None,
        sense: None,
        why: String::new(),
    };
    let entity = |spans: &[(u32, u32)]| Entity {
        id: String::new(),
        name: String::new(),
        kind: EntityKind::Person,
        country: None,
        sectors: Vec::new(),
        role: None,
        known: false,
        place: None,
        mentions: spans.iter().map(|&(start, end)| mention(start, end)).collect(),
    };
    let clusters = ours(&[entity(&[(0, 10), (4, 10), (12, 14)]), entity(&[(4, 6)]), entity(&[])]);
    assert_eq!(clusters, [vec![span(0, 10), span(12, 14)], vec![span(4, 6)]]);
}
