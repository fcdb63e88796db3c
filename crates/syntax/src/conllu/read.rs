//! Given trees as the analysis of a text: rows are found in it by their characters and take the place of what was there.

use super::ConlluError;
use super::align::Cursor;
use super::rows::{Id, Row, Sentence};
use crate::{layout, quotations};
use dateline_types::{
    Analysis, Document, Features, Head, Layers, Layout, NameTag, Relation, Row as Rows, Sentence as Stretch, Span,
    Tokens, TreeError, Upos, Xpos,
};

/// A text with the words, sentences and trees of `sentences`; its layout and quotations are read from the text.
///
/// # Errors
/// As [`replace`].
pub fn document<'t>(text: &'t str, sentences: &[Sentence]) -> Result<Document<'t>, ConlluError> {
    let mut document = Document { text, layout: layout::read(text), ..Document::default() };
    replace(&mut document, sentences)?;
    document.quotations = quotations::pair(text, &document.layout);
    Ok(document)
}

/// Puts the words, sentences and trees of `sentences` in the place of those of `document`.
///
/// Rows and text are aligned by their characters; blanks may differ. The words of a multi-word token take as much of
/// its characters as their forms are long. A relation, feature or tag that UD English does not have is read as the
/// nearest it has ([`Relation::nearest`], [`Features::nearest`], [`Xpos::None`]), and names come from `Name=B-PER` in
/// the last column. A given sentence that runs across blocks counts for the block of its head.
///
/// # Errors
/// Where characters differ, a word has no part of speech or head, or heads make no tree, with the line; the document is
/// then left as it was.
pub fn replace(document: &mut Document, sentences: &[Sentence]) -> Result<(), ConlluError> {
    let mut made = Made::default();
    let mut cursor = Cursor::new(document.text);
    let mut end = 1;
    for sentence in sentences {
        made.add(sentence, &mut cursor)?;
        end = sentence.line + sentence.rows.len();
    }
    cursor.end(end)?;
    let Made { tokens, mut stretches, layers, lines } = made;
    let line_of = |word: usize| lines.get(word).map_or(end, |&line| line as usize);
    for stretch in &mut stretches {
        let head = stretch.words().find(|&word| layers.heads[word] == Head::ROOT).unwrap_or(stretch.words().start);
        stretch.block = block_of(&document.layout, tokens.spans[head]);
    }
    let analysis = Analysis::new(layers, &stretches).map_err(|error| {
        let (line, what) = match error {
            TreeError::Outside { word } => (line_of(word), "the head is no word of the sentence".to_owned()),
            TreeError::RootRelation { word } => (line_of(word), "`root` and the head 0 go together".to_owned()),
            TreeError::Cycle { word } => (line_of(word), "the word hangs on itself by way of its heads".to_owned()),
            TreeError::Roots { sentence, roots } => {
                let line = stretches.get(sentence).map_or(end, |stretch| line_of(stretch.words().start));
                (line, format!("the sentence has {roots} words with the head 0; it must have one"))
            }
            TreeError::Length { .. } => (end, error.to_string()),
        };
        ConlluError { line, what }
    })?;
    document.tokens = tokens;
    document.sentences = stretches;
    document.analysis = Some(analysis);
    Ok(())
}

/// The block of which `span` is a part.
fn block_of(layout: &Layout, span: Span) -> u32 {
    let after = layout.blocks.partition_point(|block| block.span.start <= span.start);
    after.saturating_sub(1) as u32
}

/// What was made of the sentences so far.
#[derive(Default)]
struct Made {
    tokens: Tokens,
    stretches: Vec<Stretch>,
    layers: Layers,
    /// The line of each word.
    lines: Vec<u32>,
}

impl Made {
    fn add(&mut self, sentence: &Sentence, cursor: &mut Cursor) -> Result<(), ConlluError> {
        let first = self.tokens.len();
        let mut at = 0;
        while let Some(row) = sentence.rows.get(at) {
            let line = sentence.line + at;
            at += 1;
            match row.id {
                Id::Empty => {}
                Id::Word(_) => {
                    let span = cursor.token(&row.form, line)?;
                    self.word(row, span, false, first, line)?;
                }
                Id::Range(from, to) => {
                    let token = cursor.token(&row.form, line)?;
                    let size = (to + 1).saturating_sub(from);
                    let rows = || sentence.rows[at..].iter().enumerate().filter(|(_, r)| matches!(r.id, Id::Word(_)));
                    let words: Vec<&Row> = rows().take(size).map(|(_, row)| row).collect();
                    let spans = cursor.parts(token, &words, line)?;
                    let mut read = 0;
                    for (nth, ((offset, row), span)) in rows().take(size).zip(spans).enumerate() {
                        self.word(row, span, nth > 0, first, line + 1 + offset)?;
                        read = offset + 1;
                    }
                    at += read;
                }
            }
        }
        let last = self.tokens.len();
        if first < last {
            let span = self.tokens.spans[first].join(self.tokens.spans[last - 1]);
            self.stretches.push(Stretch { span, tokens: first as u32..last as u32, block: 0 });
        }
        Ok(())
    }

    /// Adds one word of the sentence that begins at word `first`.
    fn word(&mut self, row: &Row, span: Span, joined: bool, first: usize, line: usize) -> Result<(), ConlluError> {
        let upos: Upos = row.upos.parse().map_err(|_| match row.upos.as_str() {
            "_" => ConlluError::at(line, "the word has no part of speech"),
            other => ConlluError::at(line, format!("“{other}” is no universal part of speech")),
        })?;
        let head = match row.head {
            Some(0) => Head::ROOT,
            Some(head) => Head::word(first + head - 1),
            None => return Err(ConlluError::at(line, "the word has no head; a tree is needed here")),
        };
        let name = row.noted("Name").map_or(Ok(NameTag::Outside), |name| {
            name.parse().map_err(|_| ConlluError::at(line, format!("“{name}” is no tag of a name, such as B-PER")))
        })?;
        self.tokens.push(span, joined);
        self.lines.push(line as u32);
        self.layers.push(Rows {
            lemma: match row.lemma.as_str() {
                // The word `_` is its own lemma; of any other, `_` says that there is none.
                "" | "_" => {
                    if row.form == "_" {
                        "_"
                    } else {
                        ""
                    }
                }
                lemma => lemma,
            },
            upos,
            xpos: row.xpos.parse().unwrap_or(Xpos::None),
            feats: Features::nearest(&row.feats),
            head,
            relation: if row.head == Some(0) { Relation::Root } else { Relation::nearest(&row.relation) },
            name,
        });
        Ok(())
    }
}
