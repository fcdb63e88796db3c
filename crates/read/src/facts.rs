//! The report's own facts: what its container said, completed from the page.

use dateline_types::ledger::{DatelineFacts, DocumentFacts};
use dateline_types::{BlockKind, Document, Layout, Published, Report, Timex, content_id};

/// The facts of a report. `published` is the date every relative expression is counted from.
pub fn facts(report: &Report, document: &Document, published: Option<Published>) -> DocumentFacts {
    let text = document.text;
    let layout = &document.layout;
    let words = |span: &dateline_types::Span| span.of(text).to_owned();
    let title_block = layout.blocks.iter().find(|b| b.kind == BlockKind::Title);
    let date = published.map(|p| p.to_string()).unwrap_or_default();
    DocumentFacts {
        id: content_id("r", [text, &date, report.outlet.as_deref().unwrap_or("")]),
        external_id: report.external_id.clone(),
        title: report.title.clone().or_else(|| title_block.map(|b| words(&b.span))),
        outlet: report.outlet.clone(),
        agency: layout.agency.as_ref().map(words),
        byline: report.byline.clone().or_else(|| layout.byline.as_ref().map(words)),
        url: report.url.clone(),
        published,
        dateline: layout.dateline.as_ref().map(|d| DatelineFacts { place: d.place.as_ref().map(words), date: None }),
        language: report.language.clone(),
        length: text.chars().count() as u32,
        text: None,
    }
}

/// Puts the day of the wire dateline into the facts, once the time stage has read it. "Feb 3" is resolved like any other
/// expression, so a report without a date of its own keeps none here.
pub fn date_the_dateline(facts: &mut DocumentFacts, layout: &Layout, times: &[Timex]) {
    let printed = layout.dateline.as_ref().and_then(|dateline| dateline.date);
    let (Some(printed), Some(dateline)) = (printed, &mut facts.dateline) else { return };
    let read = times.iter().find(|time| time.span.overlaps(printed));
    dateline.date = read.and_then(|time| time.from).map(|from| from.date().to_string());
}
