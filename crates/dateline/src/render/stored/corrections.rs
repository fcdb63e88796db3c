//! Corrections, one after the other.

use super::record::word;
use super::{FAINT, HEAD, PLAIN, Sheet};
use crate::render::text::Look;
use dateline::corpus::store::{Correction, Operation, Standing};

pub(crate) fn render(all: &[(Correction, Standing)], look: Look) -> String {
    let mut sheet = Sheet::new(look);
    for (own, standing) in all {
        let what = what(own);
        let by = format!(" by {}, {}", own.author, own.time);
        sheet.add((0, 2), &[(&word(standing), HEAD), (" ", PLAIN), (&what, PLAIN), (&by, FAINT)]);
        if let Some(reason) = &own.reason {
            sheet.add((2, 2), &[(reason, FAINT)]);
        }
    }
    sheet.out
}

fn what(own: &Correction) -> String {
    let record = own.record.as_deref().unwrap_or("");
    match &own.operation {
        Operation::Accept => format!("{record} is right"),
        Operation::Reject => format!("{record} is wrong"),
        Operation::Set { field, old, new } => format!("{record}: {field} is {new}, not {old}"),
        Operation::Add { report, body } => format!("{record}: a {} of report {report}", body.kind()),
        Operation::Merge { from, into } => format!("{from} is {into}"),
        Operation::Split { report, from, into } => format!("in report {report}, {from} is {into}"),
    }
}
