//! Names that the network drew too long where somebody is something: "[Arab League Secretary-General] Ahmed Aboul Gheit",
//! "Premier of [Alberta Jim Prentice]".

use dateline_knowledge::gazetteer::{Gazetteer, Row, Table};
use dateline_types::document::Tree;
use std::ops::Range;

/// Where the name of a body of the tables ends that begins a name and is followed by what someone is there. None where the
/// tables know the whole ("United Nations High Commissioner for Refugees") or nothing of it.
pub(super) fn end_of_body(gazetteer: &Gazetteer, tree: Tree, words: &Range<usize>) -> Option<usize> {
    let document = tree.document();
    // "Secretary-" of "Secretary-General".
    let cut = words.len() > 1 && document.word(words.end - 1) == "-" && words.end < tree.len();
    let words = &(words.start..words.end + usize::from(cut));
    let spans = &document.tokens.spans;
    let rows = |from: usize, end: usize, fold: bool| -> Vec<Row> {
        let text = spans[from].join(spans[end - 1]).of(document.text);
        let rows = if fold { gazetteer.named(&text.to_lowercase()) } else { gazetteer.named(text) };
        rows.iter().map(|posting| gazetteer.row(posting.row)).collect()
    };
    let is_body = |row: &Row| matches!(row.table(), Table::Bodies | Table::Countries);
    let is_part = |row: &Row| row.table() == Table::Offices || row.table() == Table::Roles && row.kind() == "person";
    if rows(words.start, words.end, false).iter().any(is_body) {
        return None;
    }
    let end = (words.start + 1..words.end).rev().find(|&end| rows(words.start, end, false).iter().any(is_body))?;
    // "United States House of Representatives" names no representative.
    if (end..words.end).any(|at| document.word(at) == "of") {
        return None;
    }
    // "United Nations Emergency Relief Coordinator": the last words alone may be in the tables.
    (end..words.end).any(|from| rows(from, words.end, true).iter().any(is_part)).then_some(end)
}

/// Where the place ends that somebody is something of, in a name that runs on into the person's own: "Premier of [Alberta Jim
/// Prentice]".
pub(super) fn end_of_place(gazetteer: &Gazetteer, tree: Tree, words: &Range<usize>) -> Option<usize> {
    let document = tree.document();
    let is = |from: usize, end: usize, tables: &[Table]| {
        let text = document.tokens.spans[from].join(document.tokens.spans[end - 1]).of(document.text);
        gazetteer.named(text).iter().any(|posting| tables.contains(&gazetteer.row(posting.row).table()))
    };
    let places = [Table::Countries, Table::Regions];
    let of = words.start.checked_sub(1).is_some_and(|of| document.word(of) == "of");
    // A person has two names at the least.
    let last = words.end.checked_sub(2).filter(|last| of && *last > words.start)?;
    let end = (words.start + 1..=last).rev().find(|&end| is(words.start, end, &places))?;
    is(end, end + 1, &[Table::GivenNames]).then_some(end)
}
