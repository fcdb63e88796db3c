//! Raw text from gold CoNLL-U: what a reader would be handed, with the gold cuts as byte spans.

use crate::conllu::{Begins, Id, Sentence};
use dateline_types::Span;
use std::ops::Range;

/// A document rebuilt from gold.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Its id; empty where the file names none.
    pub id: String,
    /// Paragraphs, with a blank line between them.
    pub text: String,
    /// Paragraphs as spans of `text`.
    pub paragraphs: Vec<Span>,
    /// Orthographic tokens.
    pub tokens: Vec<Token>,
    /// Indices of the sentences in the file.
    pub sentences: Range<usize>,
}

/// An orthographic token of the gold cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Lengths in bytes of its syntactic words; one entry where it is one word.
    pub parts: Vec<u32>,
    /// Whether a sentence ends with it.
    pub ends_sentence: bool,
}

/// Rebuilds the documents of a file.
pub fn rebuild(sentences: &[Sentence]) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let mut space = false;
    for (index, sentence) in sentences.iter().enumerate() {
        if let Begins::Document(id) = &sentence.begins {
            texts.push(Text { id: id.clone(), sentences: index..index, ..Text::default() });
        } else if texts.is_empty() {
            texts.push(Text::default());
        }
        let Some(text) = texts.last_mut() else { continue };
        if sentence.begins != Begins::Sentence && !text.text.is_empty() {
            text.text.push_str("\n\n");
            space = false;
        }
        if sentence.begins != Begins::Sentence || text.paragraphs.is_empty() {
            space = false;
            let start = text.text.len();
            text.paragraphs.push(Span::at(start, start));
        }
        text.add(sentence, &mut space);
        text.sentences.end = index + 1;
    }
    texts
}

impl Text {
    fn add(&mut self, sentence: &Sentence, space: &mut bool) {
        let mut inside = 0;
        for row in &sentence.rows {
            if matches!(row.id, Id::Word(_)) && inside > 0 {
                inside -= 1;
                if let Some(token) = self.tokens.last_mut() {
                    token.parts.push(row.form.len() as u32);
                }
                continue;
            }
            if row.id == Id::Empty {
                continue;
            }
            if std::mem::replace(space, row.space_after()) {
                self.text.push(' ');
            }
            let start = self.text.len();
            self.text.push_str(&row.form);
            let mut parts = vec![row.form.len() as u32];
            if let Id::Range(first, last) = row.id {
                inside = (last + 1).saturating_sub(first);
                parts.clear();
            }
            self.tokens.push(Token { span: Span::at(start, self.text.len()), parts, ends_sentence: false });
        }
        if let Some(token) = self.tokens.last_mut() {
            token.ends_sentence = true;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.end = self.text.len() as u32;
        }
    }

    /// The genre in a GUM id ("GUM_news_iodine" is "news") or an EWT id ("weblog-…" is "weblog").
    pub fn genre(&self) -> &str {
        let id = self.id.strip_prefix("GUM_").unwrap_or(&self.id);
        id.split(['_', '-']).next().unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu::parse;

    #[test]
    fn gold_becomes_text() {
        let file = "# newdoc id = GUM_news_x\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\t_\t_\t_\t_\t0\troot\t_\t_\n\
            2\tn't\t_\t_\t_\t_\t1\tdep\t_\t_\n3\tgo\t_\t_\t_\t_\t1\tdep\t_\tSpaceAfter=No\n4\t.\t_\t_\t_\t_\t1\tdep\t_\t_\n\n\
            # newpar\n1\tWhy\t_\t_\t_\t_\t0\troot\t_\t_\n\n";
        let texts = rebuild(&parse(file).unwrap());
        assert_eq!(texts.len(), 1);
        assert_eq!(texts[0].text, "Don't go.\n\nWhy");
        assert_eq!(texts[0].genre(), "news");
        assert_eq!(texts[0].tokens[0].parts, [2, 3]);
        assert_eq!(texts[0].paragraphs[1].of(&texts[0].text), "Why");
        assert!(texts[0].tokens[2].ends_sentence && !texts[0].tokens[1].ends_sentence);
    }
}
