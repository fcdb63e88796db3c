//! Lists wrong cuts: words and sentences that begin or end elsewhere than in gold.

use crate::score::Options;
use dateline_lab::texts::Text;
use std::collections::BTreeSet;

/// Prints wrong cuts: `kind` is `tokens` or `sentences`, both where it is left out.
pub(super) fn list(text: &Text, document: &dateline_types::Document, options: &Options, left: &mut usize) {
    if *left == 0 {
        return;
    }
    let wants = |kind: &str| options.kind.as_deref().is_none_or(|only| only == kind);
    let ends = |spans: &mut dyn Iterator<Item = u32>| spans.collect::<BTreeSet<u32>>();
    if wants("tokens") {
        let gold = ends(&mut text.tokens.iter().map(|t| t.span.end));
        let tokens = &document.tokens;
        let predicted = ends(
            &mut (0..tokens.len()).filter(|&i| tokens.joined.get(i + 1) != Some(&true)).map(|i| tokens.spans[i].end),
        );
        show("tokens", text, &gold, &predicted, 24, left);
    }
    if wants("sentences") {
        let gold = ends(&mut text.tokens.iter().filter(|t| t.ends_sentence).map(|t| t.span.end));
        let predicted = ends(&mut document.sentences.iter().map(|s| s.span.end));
        show("sentences", text, &gold, &predicted, 60, left);
    }
}

fn show(kind: &str, text: &Text, gold: &BTreeSet<u32>, predicted: &BTreeSet<u32>, around: usize, left: &mut usize) {
    for &at in gold.symmetric_difference(predicted).take(*left) {
        let (before, after) = text.text.split_at(at as usize);
        let before: String = before.chars().skip(before.chars().count().saturating_sub(around)).collect();
        let after: String = after.chars().take(around).collect();
        let what = if gold.contains(&at) { "missed" } else { "spurious" };
        let line = format!("{before}¦{after}").replace('\n', "⏎");
        println!("{kind:<9} {what:<8} {:<24} {line}", text.id);
        *left -= 1;
    }
}
