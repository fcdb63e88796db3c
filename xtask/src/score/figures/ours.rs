//! The figures of a ledger in the form of gold.

use super::gold::{Claim, GoldReport};
use crate::score::time::slice;
use anyhow::Context;
use dateline_read::{Desk, read};
use dateline_types::json::in_code_points;
use dateline_types::{CharSpan, Figure, Ledger, Report};
use serde::Serialize;

/// Words that point at a source and do not name it.
const PRONOUNS: [&str; 6] = ["he", "she", "they", "it", "we", "i"];

/// What a ledger of the report's text claims.
///
/// # Errors
/// Where the report's date is none.
pub(super) fn claims(desk: &Desk, gold: &GoldReport) -> anyhow::Result<Vec<Claim>> {
    let published = gold.date.parse().with_context(|| format!("the date of {}", gold.id))?;
    let report = Report { text: gold.text.clone(), published: Some(published), ..Report::default() };
    let ledger = in_code_points(read(desk, &report), &gold.text);
    ledger.figures.iter().map(|figure| claim(&ledger, figure, &gold.text)).collect()
}

fn claim(ledger: &Ledger<CharSpan>, figure: &Figure<CharSpan>, text: &str) -> anyhow::Result<Claim> {
    let time = figure.asof.as_ref().and_then(|id| ledger.times.iter().find(|time| time.id == *id));
    Ok(Claim {
        span: figure.span,
        measure: figure.measure.name().to_owned(),
        low: figure.low,
        high: figure.high,
        qualifier: name(&figure.qualifier)?,
        source: source(ledger, figure, text),
        asof: time.and_then(|time| time.value.clone()).unwrap_or_default(),
        scope: name(&figure.scope)?,
        place: figure.place.as_ref().and_then(|id| entity(ledger, id)).unwrap_or_default(),
        optional: false,
        rule: figure.rule.clone(),
    })
}

/// The words of the figure's source; where these are a pronoun, the name of whom it means.
fn source(ledger: &Ledger<CharSpan>, figure: &Figure<CharSpan>, text: &str) -> String {
    let own = figure.source.as_ref().and_then(|id| ledger.sources.iter().find(|source| source.id == *id));
    let Some(own) = own else { return String::new() };
    let words = slice(text, own.span.start, own.span.end);
    if !PRONOUNS.contains(&words.to_lowercase().as_str()) {
        return words;
    }
    own.entity.as_ref().and_then(|id| entity(ledger, id)).unwrap_or(words)
}

/// The name of an entity.
fn entity(ledger: &Ledger<CharSpan>, id: &str) -> Option<String> {
    ledger.entities.iter().find(|entity| entity.id == id).map(|entity| entity.name.clone())
}

/// A field's value by the name it has in the ledger.
fn name(value: &impl Serialize) -> anyhow::Result<String> {
    let value = serde_json::to_value(value)?;
    Ok(value.as_str().context("not one of a closed list")?.to_owned())
}
