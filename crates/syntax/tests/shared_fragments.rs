//! Quotation marks against the hand-marked fragments of the gold stories. Skipped where the gold data is not at hand.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use dateline_syntax::{layout, quotations};
use dateline_types::json::CodePoints;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Right, found and gold counts over a file of stories; prints each difference.
fn measure(path: &Path) -> (usize, usize, usize) {
    let (mut right, mut found, mut gold) = (0, 0, 0);
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let story: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = story["text"].as_str().unwrap();
        let points = CodePoints::of(text);
        let ours: BTreeSet<(u32, u32)> = quotations::pair(text, &layout::read(text))
            .iter()
            .map(|q| (points.span(q.parts[0]).start, points.span(*q.parts.last().unwrap()).end))
            .collect();
        let theirs: BTreeSet<(u32, u32)> = story["fragments"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| (f["span"][0].as_u64().unwrap() as u32, f["span"][1].as_u64().unwrap() as u32))
            .collect();
        for (name, only) in [("missed", theirs.difference(&ours)), ("too many", ours.difference(&theirs))] {
            for (start, end) in only {
                let words: String = text.chars().skip(*start as usize).take((end - start) as usize).collect();
                println!("{} {name}: {words:?}", story["id"]);
            }
        }
        right += ours.intersection(&theirs).count();
        found += ours.len();
        gold += theirs.len();
    }
    (right, found, gold)
}

/// The folder of gold data beside the repository, if it is there.
fn shared() -> Option<PathBuf> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    home.ancestors().map(|a| a.join("shared")).find(|s| s.join("founding/quotes.jsonl").exists())
}

#[test]
fn every_fragment_and_no_other() {
    let Some(shared) = shared() else {
        println!("skipped: no gold data (shared/founding) beside the repository");
        return;
    };
    assert_eq!(measure(&shared.join("founding/quotes.jsonl")), (16, 16, 16));
    let (mut right, mut found, mut gold) = (0, 0, 0);
    for part in ["C", "D"] {
        let counts = measure(&shared.join(format!("corpora/stories/part{part}/quotes.jsonl")));
        println!("part {part}: right {}, found {}, gold {}", counts.0, counts.1, counts.2);
        (right, found, gold) = (right + counts.0, found + counts.1, gold + counts.2);
    }
    assert!(right * 100 >= found * 95 && right * 100 >= gold * 95, "{right} of {found}, gold {gold}");
}
