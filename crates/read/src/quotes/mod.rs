//! What stands in quotation marks, as statements: whole sentences, pieces of them, words held at a distance.
//!
//! Every quotation becomes exactly one statement, so that nothing in quotation marks is left unexplained. Who speaks,
//! by which word and to what end is not told by the marks; those fields stay empty here.

mod words;

use dateline_types::statement::{Stance, StatementForm};
use dateline_types::{At, BlockKind, Document, Note, Quotation, Rule, Span, Statement, content_id, rule};
use words::{begins_in_speech, ends_with_stop, hands_over, has_sentence_inside, is_title};

/// A statement for each quotation of a document, in reading order.
///
/// ```
/// use dateline_read::quotes;
/// use dateline_syntax::Syntax;
/// use dateline_types::statement::StatementForm;
/// let document = Syntax::built_in().parse("“We are ready,” he said of the “riots”.");
/// let statements = quotes::read(&document, "r0", &mut Vec::new());
/// assert_eq!(statements[0].form, StatementForm::Direct);
/// assert_eq!(statements[1].form, StatementForm::Scare);
/// ```
pub fn read(document: &Document, report_id: &str, notes: &mut Vec<Note>) -> Vec<Statement> {
    let text = document.text;
    let mut statements: Vec<Statement> = Vec::with_capacity(document.quotations.len());
    // The ids of the quotations that are open around the one at hand, from the outermost in, with their last byte.
    let mut around: Vec<(u32, String)> = Vec::new();
    let mut block = 0;
    let mut before: Option<(Span, StatementForm)> = None;
    for quotation in &document.quotations {
        let (Some(first), Some(last)) = (quotation.parts.first(), quotation.parts.last()) else { continue };
        while document.layout.blocks.get(block).is_some_and(|b| b.span.end <= first.start) {
            block += 1;
        }
        let Some(home) = document.layout.blocks.get(block) else { break };
        let piece = Piece { text, quotation, first: *first, last: *last, block: home.span };
        let split = before
            .filter(|(span, form)| *form == StatementForm::Direct && home.span.contains(*span) && quotation.depth == 0);
        let (form, confidence, rule) = piece.form(home.kind, split.map(|(span, _)| span));
        around.truncate(usize::from(quotation.depth));
        while around.last().is_some_and(|(end, _)| *end <= first.start) {
            around.pop();
        }
        let offsets: Vec<String> =
            quotation.parts.iter().flat_map(|p| [p.start.to_string(), p.end.to_string()]).collect();
        let id = content_id("q", std::iter::once(report_id).chain(offsets.iter().map(String::as_str)));
        let inside = around.last().map(|(_, id)| id.clone());
        let confidence = if quotation.closed { confidence } else { confidence * 0.5 };
        if !quotation.closed {
            notes.push(Note {
                span: *last,
                what: "a quotation mark without its partner; read to the paragraph’s end".to_owned(),
            });
        }
        let value_hash = content_id("", [form_name(form), inside.as_deref().unwrap_or(""), "none"]);
        around.push((last.end, id.clone()));
        if quotation.depth == 0 {
            before = Some((*last, form));
        }
        statements.push(Statement {
            id,
            value_hash,
            form,
            content: quotation.parts.iter().map(|p| At(*p)).collect(),
            cue: Vec::new(),
            source: None,
            addressee: None,
            inside,
            stance: Stance::None,
            time: None,
            rule: rule.to_string(),
            confidence,
        });
    }
    statements
}

fn form_name(form: StatementForm) -> &'static str {
    match form {
        StatementForm::Direct => "direct",
        StatementForm::Indirect => "indirect",
        StatementForm::Mixed => "mixed",
        StatementForm::Scare => "scare",
    }
}

/// A quotation and where it stands.
struct Piece<'d> {
    text: &'d str,
    quotation: &'d Quotation,
    first: Span,
    last: Span,
    block: Span,
}

impl Piece<'_> {
    /// The form, how sure it is, and what told it. `split` is an earlier direct quotation of the same paragraph.
    fn form(&self, kind: BlockKind, split: Option<Span>) -> (StatementForm, f32, Rule) {
        use StatementForm::{Direct, Mixed, Scare};
        let words = self.words();
        let count = words.split_whitespace().count();
        let heading = matches!(kind, BlockKind::Heading | BlockKind::Title);
        if heading {
            // A heading's quotation is a piece of what stands in the text, whole or not.
            return if count <= 2 {
                (Scare, 0.5, rule!("quotes.heading.term"))
            } else {
                (Mixed, 0.6, rule!("quotes.heading"))
            };
        }
        if self.quotation.parts.len() > 1 {
            return (Direct, 0.95, rule!("quotes.direct.paragraphs"));
        }
        let capital =
            words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let stopped = ends_with_stop(words);
        let comma = words.ends_with([',', '—', '–']);
        let after_comma = self.after().starts_with(',');
        let opens = self.opens_sentence();
        let introduced = self.before().trim_end().ends_with([',', ':']);
        if has_sentence_inside(words) {
            return (Direct, 0.95, rule!("quotes.direct.sentences"));
        }
        if capital && (stopped || comma) && (opens || introduced) {
            return (Direct, 0.95, rule!("quotes.direct.sentence"));
        }
        if capital && opens && after_comma && count >= 3 {
            return (Direct, 0.85, rule!("quotes.direct.comma-outside"));
        }
        if let Some(split) = split
            && self.continues(split)
            && (stopped || comma || count >= 4)
        {
            return (Direct, 0.85, rule!("quotes.direct.continued"));
        }
        if capital && stopped && count >= 4 && !is_title(words) {
            return (Direct, 0.75, rule!("quotes.direct.embedded"));
        }
        if capital && opens && count >= 5 && !is_title(words) {
            return (Direct, 0.7, rule!("quotes.direct.opening"));
        }
        if capital && introduced && count >= 4 && !is_title(words) {
            return (Direct, 0.75, rule!("quotes.direct.introduced"));
        }
        // Names of works, policies, operations: every word of weight with a capital.
        if count >= 2 && is_title(words) {
            return (Scare, 0.5, rule!("quotes.term.title"));
        }
        if count == 2 && begins_in_speech(words) {
            return (Mixed, 0.65, rule!("quotes.mixed.phrase"));
        }
        if count <= 2 && hands_over(self.before()) {
            return (Mixed, 0.65, rule!("quotes.mixed.handed-over"));
        }
        match count {
            0 | 1 => (Scare, 0.7, rule!("quotes.term.word")),
            2 => (Scare, 0.55, rule!("quotes.term.words")),
            _ => (Mixed, 0.85, rule!("quotes.mixed.piece")),
        }
    }

    /// What stands between the marks.
    fn words(&self) -> &str {
        let is_mark = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '"' | '\''
                        | '`'
                        | '“'
                        | '”'
                        | '„'
                        | '‟'
                        | '‘'
                        | '’'
                        | '‚'
                        | '‛'
                        | '«'
                        | '»'
                        | '‹'
                        | '›'
                        | '＂'
                )
        };
        Span::new(self.first.start, self.last.end).of(self.text).trim_matches(is_mark)
    }

    /// What stands before it in its block: no more than a sentence or two, so that a block full of marks stays linear.
    fn before(&self) -> &str {
        const FAR: usize = 400;
        let before = Span::new(self.block.start, self.first.start.max(self.block.start)).of(self.text);
        &before[before.ceil_char_boundary(before.len().saturating_sub(FAR))..]
    }

    fn after(&self) -> &str {
        Span::new(self.last.end, self.block.end.max(self.last.end)).of(self.text).trim_start()
    }

    /// Whether a sentence begins with the quotation.
    fn opens_sentence(&self) -> bool {
        let before = self.before().trim_end().trim_end_matches(['(', '[', '"', '”', '’', '\'', '»']);
        before.is_empty() || before.ends_with(['.', '!', '?', '…'])
    }

    /// `“We are ready,” he said, “and we will go.”`: a few words between, and a comma or nothing before it.
    fn continues(&self, split: Span) -> bool {
        let between = Span::new(split.end, self.first.start.max(split.end)).of(self.text);
        let comma = Span::new(split.start, split.end)
            .of(self.text)
            .trim_end_matches(['”', '"', '’', '\'', '»', ' '])
            .ends_with(',');
        let joined = between.trim_end().ends_with([',', ':', '—', '–']);
        comma && joined && between.split_whitespace().count() <= 25 && !has_sentence_inside(between)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StatementForm::{Direct, Mixed, Scare};
    use dateline_syntax::Syntax;

    fn forms(text: &str) -> Vec<StatementForm> {
        statements(text).0.into_iter().map(|s| s.form).collect()
    }

    fn statements(text: &str) -> (Vec<Statement>, Vec<Note>) {
        let mut notes = Vec::new();
        let statements = read(&Syntax::built_in().parse(text), "r0", &mut notes);
        assert!(
            statements.iter().all(|s| s.confidence > 0.0 && s.confidence <= 1.0 && s.rule.contains("@quotes/mod.rs:"))
        );
        (statements, notes)
    }

    #[test]
    fn whole_sentences() {
        assert_eq!(forms("“We are ready,” the envoy said."), [Direct]);
        assert_eq!(forms("The envoy said: “We are ready.”"), [Direct]);
        assert_eq!(forms("‘We are all ready’, the envoy said."), [Direct]);
        assert_eq!(forms("“Never!” she said."), [Direct]);
        assert_eq!(forms("“We are ready,” he said, “and we will go.” They left."), [Direct, Direct]);
        assert_eq!(forms("The envoy said that “we go. They stay”."), [Direct]);
        assert_eq!(forms("He said: “We are ready.\n\n“We will go.” They left."), [Direct]);
    }

    #[test]
    fn pieces_and_terms() {
        assert_eq!(forms("He hoped they would “work something out” with the town."), [Mixed]);
        assert_eq!(forms("The “riots” were over, and the “terrorist acts” too."), [Scare, Scare]);
        assert_eq!(forms("They agreed “in principle” and warned of a “regional war”."), [Mixed, Mixed]);
        assert_eq!(forms("They watched “The Man of the Lake” in the evening."), [Scare]);
        assert_eq!(forms("He met Mr. “Shorty” Doe."), [Scare]);
        assert_eq!(forms("The envoys met.\n\n‘Fair and open talks’\n\nThey left."), [Mixed]);
        assert_eq!(forms("“We are ready,” he said of the “riots”."), [Direct, Scare]);
    }

    #[test]
    fn nested_ones_name_their_holder() {
        let (found, notes) = statements("“She said ‘no’ to it,” he said. “Yes.”");
        assert_eq!(found.len(), 3);
        assert_eq!(found[1].inside.as_ref(), Some(&found[0].id));
        assert_eq!((&found[0].inside, &found[2].inside), (&None, &None));
        assert!(notes.is_empty());
    }

    #[test]
    fn half_a_pair_is_noted() {
        let (found, notes) = statements("He said “we are ready.\n\nThey left.");
        assert_eq!(found.len(), 1);
        assert!(found[0].confidence < 0.5);
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn linear_in_the_number_of_marks() {
        let start = std::time::Instant::now();
        for piece in ["\"a 'b ", "“a” ", "“A b c d,” e, ", "“a ‘b’ c” ", "\" "] {
            statements(&piece.repeat(50_000));
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }

    #[test]
    fn ids_tell_statements_apart_and_stay() {
        let text = "The “riots” and the “riots”.";
        let (one, two) = (statements(text).0, statements(text).0);
        assert_eq!(one, two);
        assert_ne!(one[0].id, one[1].id);
        assert_eq!(one[0].value_hash, one[1].value_hash);
    }
}
