//! Answers as comma-separated values (RFC 4180), one record a row, one header for all kinds.

use crate::render::stored::answers::Found;
use dateline::corpus::answers::Answer;
use dateline::corpus::rows::{Part, Record, Site};
use dateline::corpus::store::query::{CLOSE, OPEN};

/// The columns.
const COLUMNS: [&str; 22] = [
    "report",
    "external_id",
    "day",
    "outlet",
    "agency",
    "title",
    "kind",
    "record",
    "label",
    "modality",
    "who",
    "toward",
    "place",
    "from",
    "to",
    "source",
    "low",
    "high",
    "words",
    "reprints",
    "start",
    "end",
];

/// All answers; a report without records is a row of its own.
pub(super) fn csv(found: &[Found]) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for own in found {
        if own.answers.is_empty() {
            writer.write_record(row(own, None))?;
        }
        for answer in &own.answers {
            writer.write_record(row(own, Some(answer)))?;
        }
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn row(found: &Found, answer: Option<&Answer>) -> Vec<String> {
    let report = found.report;
    let given = |own: &Option<String>| own.clone().unwrap_or_default();
    let mut cells = vec![
        report.id.clone(),
        given(&report.external_id),
        given(&report.day),
        given(&report.outlet),
        given(&report.agency),
        given(&report.title),
    ];
    let Some(answer) = answer else {
        cells.resize(COLUMNS.len(), String::new());
        cells[COLUMNS.len() - 4] = found.snippet.map(|own| own.replace([OPEN, CLOSE], "")).unwrap_or_default();
        return cells;
    };
    let record = &answer.stored.record;
    let names = |parts: &[Part]| {
        let all = record.partakers().into_iter().filter(|own| parts.contains(&own.part)).map(|own| own.name.to_owned());
        all.collect::<Vec<_>>().join("; ")
    };
    let (low, high) = match record {
        Record::Figure(own) => (own.low, own.high),
        _ => (None, None),
    };
    let number = |own: Option<f64>| own.map(|own| own.to_string()).unwrap_or_default();
    let (from, to) = record.days(report.day.as_deref()).unwrap_or_default();
    let Site { start, end, .. } = record.site();
    cells.extend([
        record.kind().to_owned(),
        answer.stored.id.clone(),
        record.label(),
        record.modality().unwrap_or_default(),
        names(&[Part::Doer, Part::Party, Part::Responsible]),
        names(&[Part::Target, Part::Addressee]),
        names(&[Part::Place]),
        from,
        to,
        names(&[Part::Source]),
        number(low),
        number(high),
        answer.stored.sentence.clone(),
        answer.reprints.len().to_string(),
        start.to_string(),
        end.to_string(),
    ]);
    cells
}
