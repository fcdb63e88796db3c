//! What stands in quotation marks, by class: whole sentences, pieces of them, terms held at a distance, titles, nicknames.
//!
//! Every pair of marks is of exactly one class, told by the words inside and the marks around, before anything is known
//! of who speaks. Who that is the [`statements`](crate::statements) stage finds.

mod words;

use dateline_types::{BlockKind, Document, Note, Quotation, Rule, Span, rule};
use words::{
    begins_in_speech, begins_sentence, ends_in_title, ends_with_stop, hands_over, has_sentence_inside, is_title,
};

/// What a stretch in quotation marks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Whole sentences or clauses, quoted as said.
    Direct,
    /// A piece of what someone said, in a sentence of the report.
    Piece,
    /// A word or term that the report keeps at a distance, or that is spoken of as a word.
    Term,
    /// The name of a work, a policy, an operation.
    Title,
    /// A nickname between the parts of a name.
    Nickname,
    /// Words of a heading, which stand in the text too.
    Heading,
}

/// The class of one quotation, how sure it is and what told it.
#[derive(Clone, Copy, Debug)]
pub struct Classed {
    /// The class.
    pub class: Class,
    /// In (0, 1].
    pub confidence: f32,
    /// What told it.
    pub rule: Rule,
}

/// The class of each quotation of a document, in their order. A quotation mark without its partner is noted.
///
/// ```
/// use dateline_read::quotes::{Class, classify};
/// use dateline_syntax::Syntax;
/// let document = Syntax::built_in().parse("“We are ready,” he said of the “riots”.");
/// let classes: Vec<Class> = classify(&document, &mut Vec::new()).iter().map(|of| of.class).collect();
/// assert_eq!(classes, [Class::Direct, Class::Term]);
/// ```
pub fn classify(document: &Document, notes: &mut Vec<Note>) -> Vec<Classed> {
    let text = document.text;
    let mut classes = Vec::with_capacity(document.quotations.len());
    let mut block = 0;
    let mut before: Option<(Span, Class)> = None;
    for quotation in &document.quotations {
        let (Some(first), Some(last)) = (quotation.parts.first(), quotation.parts.last()) else {
            classes.push(Classed { class: Class::Term, confidence: 0.1, rule: rule!("quotes.empty") });
            continue;
        };
        while document.layout.blocks.get(block).is_some_and(|b| b.span.end <= first.start) {
            block += 1;
        }
        let home = document.layout.blocks.get(block);
        let (kind, span) = home.map_or((BlockKind::Paragraph, *first), |home| (home.kind, home.span));
        let piece = Piece { text, quotation, first: *first, last: *last, block: span };
        let split = before
            .filter(|(earlier, class)| *class == Class::Direct && span.contains(*earlier) && quotation.depth == 0);
        let mut classed = piece.class(kind, split.map(|(earlier, _)| earlier));
        if !quotation.closed {
            classed.confidence *= 0.5;
            notes.push(Note {
                span: *last,
                what: "a quotation mark without its partner; read to the paragraph’s end".to_owned(),
            });
        }
        if quotation.depth == 0 {
            before = Some((*last, classed.class));
        }
        classes.push(classed);
    }
    classes
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
    /// The class, how sure it is, and what told it. `split` is an earlier direct quotation of the same paragraph.
    fn class(&self, kind: BlockKind, split: Option<Span>) -> Classed {
        let of = |class, confidence, rule| Classed { class, confidence, rule };
        let words = self.words();
        let count = words.split_whitespace().count();
        let heading = matches!(kind, BlockKind::Heading | BlockKind::Title);
        if heading {
            // A heading's quotation is a piece of what stands in the text, whole or not.
            return of(Class::Heading, 0.6, rule!("quotes.heading"));
        }
        if self.is_nickname(words) {
            return of(Class::Nickname, 0.8, rule!("quotes.nickname"));
        }
        if self.quotation.parts.len() > 1 {
            return of(Class::Direct, 0.95, rule!("quotes.direct.paragraphs"));
        }
        let capital = begins_sentence(words);
        let stopped = ends_with_stop(words);
        let comma = words.ends_with([',', '—', '–']);
        let after_comma = self.after().starts_with(',');
        let opens = self.opens_sentence();
        let introduced = self.before().trim_end().ends_with([',', ':']);
        if has_sentence_inside(words) {
            return of(Class::Direct, 0.95, rule!("quotes.direct.sentences"));
        }
        if capital && (stopped || comma) && (opens || introduced) {
            return of(Class::Direct, 0.95, rule!("quotes.direct.sentence"));
        }
        if capital && opens && after_comma && count >= 3 {
            return of(Class::Direct, 0.85, rule!("quotes.direct.comma-outside"));
        }
        if let Some(split) = split
            && self.continues(split)
            && (stopped || comma || count >= 4)
        {
            return of(Class::Direct, 0.85, rule!("quotes.direct.continued"));
        }
        if capital && stopped && count >= 4 && !is_title(words) {
            return of(Class::Direct, 0.75, rule!("quotes.direct.embedded"));
        }
        if capital && opens && count >= 5 && !is_title(words) {
            return of(Class::Direct, 0.7, rule!("quotes.direct.opening"));
        }
        if capital && introduced && count >= 4 && !is_title(words) {
            return of(Class::Direct, 0.75, rule!("quotes.direct.introduced"));
        }
        // Names of works, policies, operations: every word of weight with a capital.
        if count >= 2 && is_title(words) {
            return of(Class::Title, 0.5, rule!("quotes.title"));
        }
        if count == 2 && begins_in_speech(words) {
            return of(Class::Piece, 0.65, rule!("quotes.mixed.phrase"));
        }
        if count <= 2 && hands_over(self.before()) {
            return of(Class::Piece, 0.65, rule!("quotes.mixed.handed-over"));
        }
        match count {
            0 | 1 => of(Class::Term, 0.7, rule!("quotes.term.word")),
            2 => of(Class::Term, 0.55, rule!("quotes.term.words")),
            _ => of(Class::Piece, 0.85, rule!("quotes.mixed.piece")),
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

    /// `Mr. “Shorty” Doe`: a word or two with capitals between the parts of a name.
    fn is_nickname(&self, words: &str) -> bool {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let before = self.before();
        let name = before.ends_with(' ') && before.split_whitespace().next_back().is_some_and(capital);
        let after = Span::new(self.last.end, self.block.end.max(self.last.end)).of(self.text);
        let title = words.split_whitespace().all(|word| capital(word) || word == "the");
        let sentence = before.trim_end().ends_with(['.', '!', '?', ':', ',']) && !ends_in_title(before);
        title
            && words.split_whitespace().count() <= 3
            && !words.ends_with([',', '.', '!', '?'])
            && name
            && !sentence
            && after.strip_prefix(' ').is_some_and(capital)
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
    use super::Class::{Direct, Heading, Nickname, Piece, Term, Title};
    use super::*;
    use dateline_syntax::Syntax;

    fn classes(text: &str) -> Vec<Class> {
        classified(text).0.into_iter().map(|of| of.class).collect()
    }

    fn classified(text: &str) -> (Vec<Classed>, Vec<Note>) {
        let mut notes = Vec::new();
        let classes = classify(&Syntax::built_in().parse(text), &mut notes);
        assert!(classes.iter().all(|of| of.confidence > 0.0 && of.confidence <= 1.0));
        (classes, notes)
    }

    #[test]
    fn whole_sentences() {
        assert_eq!(classes("“We are ready,” the envoy said."), [Direct]);
        assert_eq!(classes("The envoy said: “We are ready.”"), [Direct]);
        assert_eq!(classes("‘We are all ready’, the envoy said."), [Direct]);
        assert_eq!(classes("“Never!” she said."), [Direct]);
        assert_eq!(classes("“We are ready,” he said, “and we will go.” They left."), [Direct, Direct]);
        assert_eq!(classes("The envoy said that “we go. They stay”."), [Direct]);
        assert_eq!(classes("He said: “We are ready.\n\n“We will go.” They left."), [Direct]);
    }

    #[test]
    fn pieces_and_terms() {
        assert_eq!(classes("He hoped they would “work something out” with the town."), [Piece]);
        assert_eq!(classes("The “riots” were over, and the “terrorist acts” too."), [Term, Term]);
        assert_eq!(classes("They agreed “in principle” and warned of a “regional war”."), [Piece, Piece]);
        assert_eq!(classes("They watched “The Man of the Lake” in the evening."), [Title]);
        assert_eq!(classes("The envoys met.\n\n‘Fair and open talks’\n\nThey left."), [Heading]);
        assert_eq!(classes("“We are ready,” he said of the “riots”."), [Direct, Term]);
    }

    #[test]
    fn nicknames() {
        assert_eq!(classes("He met Mr. “Shorty” Doe."), [Nickname]);
        assert_eq!(classes("Police seek Luis “El Lobo” Gomez."), [Nickname]);
        assert_eq!(classes("He met the “Lobo” of Lima."), [Term]);
    }

    #[test]
    fn half_a_pair_is_noted() {
        let (found, notes) = classified("He said “we are ready.\n\nThey left.");
        assert_eq!(found.len(), 1);
        assert!(found[0].confidence < 0.5);
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn linear_in_the_number_of_marks() {
        let start = std::time::Instant::now();
        for piece in ["\"a 'b ", "“a” ", "“A b c d,” e, ", "“a ‘b’ c” ", "\" "] {
            classified(&piece.repeat(50_000));
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
