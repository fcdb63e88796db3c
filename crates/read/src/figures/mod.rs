//! Figures: every number that counts people, incidents, munitions, buildings or money, as the claim of its source.
//!
//! Numbers are found in each sentence ([`numbers`]), each is given its place in the
//! tree ([`noun`]), numbers that are no figures are refused ([`refusals`]), a word of the clause says what is measured
//! ([`measure`]), and the statement that holds it whose it is ([`whose`]).

mod about;
mod facets;
mod inherit;
mod measure;
mod method;
mod modality;
mod noun;
mod numbers;
mod period;
mod place;
mod refusals;
mod responsible;
mod revisions;
mod scope;
mod whose;
mod write;

use crate::Desk;
use crate::entities::Heads;
use crate::scene::{Before, Scene};
use dateline_types::{Document, Figure, Ledger, Note, Source, Span};
use measure::Measured;
use noun::Site;
use numbers::{Found, Line, Number};

/// A number that may be a figure; it is one once it is known what it measures.
struct Claim<'a> {
    number: Number,
    site: Site<'a>,
    measured: Option<Measured<'a>>,
    /// The claim, by number, of which it is a part.
    part_of: Option<usize>,
}

/// The figures of a report, in reading order, and the sources of theirs that are not among the statements'.
pub(crate) fn read(scene: &Scene, notes: &mut Vec<Note>) -> (Vec<Figure>, Vec<Source>) {
    let (desk, document) = (scene.desk, scene.tree.document());
    let mut claims: Vec<Claim> = Vec::new();
    for sentence in &document.sentences {
        let words = sentence.words();
        let line = Line::new(document, words.end);
        for found in numbers::find(line, words, desk.knowledge.currencies()) {
            match found {
                Found::Number(number) => claims.extend(claim(scene, line, number)),
                Found::Unread(_) => {}
                Found::TooLarge(words) => notes.push(Note {
                    span: document.tokens.spans[words.start],
                    what: "a number with more digits than can be held exactly; no figure is made of it".to_owned(),
                }),
            }
        }
    }
    inherit::fill(scene, &mut claims);
    write::figures(scene, &claims)
}

/// The numbers of a report that are no figures, each with what speaks against it; for those who ask why.
///
/// ```
/// use dateline_read::{Desk, document, figures, read};
/// use dateline_types::Report;
/// let report = Report { text: "The fire killed three girls, all aged fifteen.".into(), ..Report::default() };
/// let desk = Desk::built_in();
/// let document = document::of(&desk, &report, &mut Vec::new(), &mut |_| {});
/// let refused = figures::refused(&desk, &document, &read(&desk, &report));
/// assert_eq!((refused[0].0.of(&report.text), refused[0].1), ("fifteen", "age"));
/// ```
pub fn refused(desk: &Desk, document: &Document, ledger: &Ledger) -> Vec<(Span, &'static str)> {
    let Some(tree) = document.tree() else { return Vec::new() };
    let roles = dateline_syntax::roles::derive(tree);
    let before = Before {
        report: &ledger.document.id,
        published: ledger.document.published,
        times: &ledger.times,
        entities: &ledger.entities,
        heads: &Heads::default(),
        statements: &ledger.statements,
        sources: &ledger.sources,
    };
    let scene = Scene::new(desk, tree, &roles, &before);
    let spans = &document.tokens.spans;
    let mut refused = Vec::new();
    for sentence in &document.sentences {
        let line = Line::new(document, sentence.words().end);
        for found in numbers::find(line, sentence.words(), desk.knowledge.currencies()) {
            let Found::Number(number) = found else { continue };
            let span = spans[number.words.start].join(spans[number.words.end - 1]);
            if ledger.figures.iter().any(|figure| figure.span.overlaps(span)) {
                continue;
            }
            let why = noun::site(&scene, &number).and_then(|site| refusals::refused(&scene, &number, &site));
            refused.push((span, why.unwrap_or("no word of its clause says what it measures")));
        }
    }
    refused
}

/// The claim that a number may be; none where it is no figure, whatever stands around it.
fn claim<'a>(scene: &Scene<'a>, line: Line, mut number: Number) -> Option<Claim<'a>> {
    let site = noun::site(scene, &number)?;
    number.regroup(&site);
    number.hedge_behind(line, &site);
    if refusals::refused(scene, &number, &site).is_some() {
        return None;
    }
    let measured = match number.currency {
        Some(_) => Some(measure::MONEY),
        None => measure::measure(scene, &number, &site),
    };
    Some(Claim { number, site, measured, part_of: None })
}
