//! One document of CoNLL-U: its text joined from its tokens, its facts from its comments.

use super::decode::{self, decode};
use super::error::{Fault, Trouble, trouble};
use dateline_read::published;
use dateline_syntax::conllu;
use dateline_types::{Note, Report};

const REMEDY: &str = "mend the row, or take its document out of the file";

/// Reads one document. Its trees are tried here, so that a row that breaks them is named with its line.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Report, Fault> {
    let decoded = decode(bytes, None);
    let broken = |error: conllu::ConlluError| {
        let fault = trouble(Trouble::Malformed, error.what, REMEDY);
        Fault { line: Some(error.line as u64), ..fault }
    };
    let sentences = conllu::parse(&decoded.text).map_err(broken)?;
    let Some(text) = conllu::texts(&sentences).into_iter().next() else {
        return Err(trouble(Trouble::Empty, "the document has no words", "give rows of ten columns, or drop it"));
    };
    conllu::document(&text.text, &sentences).map_err(broken)?;
    let mut notes = decode::notes(&text.text, &decoded);
    let noted = |name: &str| {
        let notes = sentences.first()?.notes.iter();
        notes.rev().find(|(noted, _)| noted == name).map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
    };
    let date = noted("date");
    let published = date.as_deref().and_then(published::parse);
    if let Some(date) = date.filter(|_| published.is_none()) {
        notes.push(Note::whole(format!("the container's date “{date}” was not understood")));
    }
    Ok(Report {
        text: text.text,
        published,
        title: noted("title"),
        outlet: noted("outlet"),
        byline: noted("byline"),
        url: noted("url"),
        external_id: Some(text.id).filter(|id| !id.is_empty()),
        language: noted("language"),
        trees: Some(decoded.text),
        notes,
    })
}
