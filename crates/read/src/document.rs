//! A report's document: by the trees it came with, else by our own syntactic stage.

use crate::Desk;
use dateline_syntax::conllu;
use dateline_types::document::Maker;
use dateline_types::{Document, Note, Report};

/// The words, sentences and trees of a report. Given ones take the place of our own; where they do not fit the text,
/// our own are kept and a note says why. `done` is called after each piece of work, as by [`crate::read_watched`].
///
/// ```
/// use dateline_read::{Desk, document};
/// use dateline_types::Report;
/// let trees = "1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tfailed\tfail\tVERB\tVBD\t_\t0\troot\t_\t_\n";
/// let report = Report { text: "Talks failed".into(), trees: Some(trees.into()), ..Report::default() };
/// let mut notes = Vec::new();
/// let document = document::of(&Desk::built_in(), &report, &mut notes, &mut |_| {});
/// assert_eq!(document.tree().and_then(|tree| tree.root(0)).map(|word| word.form()), Some("failed"));
/// assert!(notes.is_empty());
/// ```
pub fn of<'t>(
    desk: &Desk,
    report: &'t Report,
    notes: &mut Vec<Note>,
    done: &mut dyn FnMut(&'static str),
) -> Document<'t> {
    if let Some(rows) = &report.trees {
        match conllu::parse(rows).and_then(|sentences| conllu::document(&report.text, &sentences)) {
            Ok(mut document) => {
                document.made_by = Some(Maker::of("conllu", rows));
                done("trees");
                return document;
            }
            Err(error) => notes.push(Note::whole(format!("the given trees are not used: {error}"))),
        }
    }
    let mut document = desk.syntax.parse_watched(&report.text, done);
    if let Err(error) = desk.with_worker(|worker| desk.syntax.annotate(worker, &mut document)) {
        notes.push(Note::whole(format!("the report was not parsed: {error}")));
    }
    done("trees");
    document
}
