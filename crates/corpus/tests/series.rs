//! Series of the two sets of claims that lie beside the repository: what they are known to hold.
#![allow(clippy::expect_used, clippy::print_stdout)]

use dateline_corpus::series::import::{lines, losses};
use dateline_corpus::series::{Named, Relation, Turn, series};
use std::path::Path;

/// A file of `shared`; where it is absent a message, and none.
fn shared(file: &str) -> Option<String> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = home.ancestors().map(|own| own.join("shared").join(file)).find(|path| path.exists());
    if found.is_none() {
        println!("skipped: no claims (shared/{file}) beside the repository");
    }
    found.and_then(|path| std::fs::read_to_string(path).ok())
}

#[test]
fn protests_in_iran() {
    let Some(text) = shared("corpora/figures/iran2026_series.jsonl") else { return };
    let claims = lines(&text).expect("lines of claims");
    let all = series(&claims);
    let killed = all.iter().find(|own| own.measure == "killed").expect("a series of the killed");
    let hrana = killed.lanes.iter().find(|own| own.counter.name.contains("HRANA") && own.group.key.is_empty());
    let hrana = hrana.expect("a lane of the monitoring group's");
    let held: Vec<f64> = hrana.points.iter().filter_map(|own| own.claim.low).collect();
    assert_eq!(held, [116.0, 544.0, 2003.0, 5002.0, 6854.0, 2615.0], "what has no day comes last");
    assert_eq!(hrana.revisions.iter().filter(|own| own.turn == Turn::Up).count(), 4);
    assert_eq!(hrana.revisions.len(), 4);
    assert_eq!(killed.under_review[0].points[0].claim.low, Some(9787.0));
    let officials = killed.lanes.iter().find(|own| own.counter.name.contains("Foundation") && own.group.key.is_empty());
    let restated = &officials.expect("a lane of the officials'").points[0].restated;
    assert_eq!(restated.iter().map(|own| own.relation).collect::<Vec<_>>(), [Relation::Rounded]);
}

#[test]
fn losses_in_ukraine() {
    let Some(text) = shared("corpora/claims_radford2023/replication-data-pnas.csv") else { return };
    let claims = losses(&text, "2022-02-23", &Named::plain("war in Ukraine")).expect("a table of losses");
    assert_eq!(claims.len(), 4609);
    let all = series(&claims);
    let killed = all.iter().find(|own| own.measure == "killed").expect("a series of the killed");
    let nations = killed.lanes.iter().find(|own| own.counter.name == "United Nations").expect("the United Nations");
    assert_eq!(nations.revisions.iter().filter(|own| own.turn == Turn::Down).count(), 5);
    let begun = std::time::Instant::now();
    series(&claims);
    println!("4,609 claims: {:?}", begun.elapsed());
}
