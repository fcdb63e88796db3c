//! Answers under their reports.

use super::record::summary;
use super::{FAINT, HEAD, PLAIN, Sheet, report, reprints};
use crate::render::text::Look;
use dateline::corpus::answers::Answer;
use dateline::corpus::store::Line;
use dateline::corpus::store::query::{CLOSE, OPEN};

/// One report with what was found in it.
pub(crate) struct Found<'a> {
    pub(crate) report: &'a Line,
    /// Words around those asked for, which stand between [`OPEN`] and [`CLOSE`].
    pub(crate) snippet: Option<&'a str>,
    pub(crate) answers: Vec<&'a Answer>,
}

/// Reports with their records; `more` is whether there are more.
pub(crate) fn render(found: &[Found], more: bool, noun: &str, look: Look) -> String {
    let mut sheet = Sheet::new(look);
    for own in found {
        sheet.blank();
        let title = own.report.title.as_deref().unwrap_or("without a headline");
        sheet.add((0, 2), &[(title, HEAD), (" ", PLAIN), (&report(own.report), FAINT)]);
        if let Some(snippet) = own.snippet {
            sheet.add((2, 2), &marked(snippet));
        }
        for answer in &own.answers {
            let record = &answer.stored.record;
            let prints = reprints(answer.reprints.len());
            let reviewed = answer.stored.review.as_ref().map(|own| format!(" [{own}]")).unwrap_or_default();
            let id = format!(" {}", answer.stored.id);
            let summary = summary(record);
            sheet.add(
                (2, 6),
                &[
                    (record.kind(), FAINT),
                    (" · ", FAINT),
                    (&summary, PLAIN),
                    (&reviewed, HEAD),
                    (&prints, FAINT),
                    (&id, FAINT),
                ],
            );
            if own.snippet.is_none() {
                sheet.add((6, 6), &[("“", FAINT), (&answer.stored.sentence, FAINT), ("”", FAINT)]);
            }
        }
    }
    if more {
        sheet.blank();
        sheet.add((0, 0), &[(&format!("more {noun}s: --limit 0 shows all"), FAINT)]);
    }
    sheet.out
}

/// A snippet with what was asked for in bold.
fn marked(snippet: &str) -> Vec<(&str, anstyle::Style)> {
    let mut parts = Vec::new();
    for (at, piece) in snippet.split([OPEN, CLOSE]).enumerate() {
        parts.push((piece, if at % 2 == 1 { HEAD } else { PLAIN }));
    }
    parts
}
