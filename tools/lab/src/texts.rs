//! Raw text from gold CoNLL-U and back: what a reader would be handed, with the gold cuts as byte spans, and a
//! document's words and sentences as CoNLL-U.

use crate::conllu::{Begins, Id, Row, Sentence};
use dateline_types::{Document, Span};
use std::fmt::Write;
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

/// A document's words and sentences as CoNLL-U sentences, without tags; each sentence's first word is its root.
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let tokens = &document.tokens;
    document
        .sentences
        .iter()
        .map(|sentence| {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let mut rows = Vec::new();
            let mut at = range.start;
            while at < range.end {
                let mut last = at;
                while last + 1 < range.end && tokens.joined[last + 1] {
                    last += 1;
                }
                let spaced = tokens.spans.get(last + 1).is_none_or(|next| next.start > tokens.spans[last].end);
                let misc = if spaced { "_" } else { "SpaceAfter=No" };
                let id = |index: usize| index - range.start + 1;
                if last > at {
                    let whole = tokens.spans[at].join(tokens.spans[last]).of(document.text);
                    rows.push(plain(Id::Range(id(at), id(last)), whole, misc));
                }
                for index in at..=last {
                    let misc = if last > at { "_" } else { misc };
                    let mut row = plain(Id::Word(id(index)), document.word(index), misc);
                    row.head = Some(usize::from(id(index) > 1));
                    row.relation = if id(index) > 1 { "dep" } else { "root" }.to_owned();
                    rows.push(row);
                }
                at = last + 1;
            }
            Sentence { begins: Begins::Sentence, rows }
        })
        .collect()
}

fn plain(id: Id, form: &str, misc: &str) -> Row {
    let none = || "_".to_owned();
    Row {
        id,
        form: form.to_owned(),
        lemma: none(),
        upos: none(),
        xpos: none(),
        feats: none(),
        head: None,
        relation: none(),
        misc: misc.to_owned(),
    }
}

/// Sentences in the form of a CoNLL-U file.
pub fn print(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        for row in &sentence.rows {
            let id = match row.id {
                Id::Word(id) => id.to_string(),
                Id::Range(first, last) => format!("{first}-{last}"),
                Id::Empty => continue,
            };
            let head = row.head.map_or_else(|| "_".to_owned(), |head| head.to_string());
            let Row { form, lemma, upos, xpos, feats, relation, misc, .. } = row;
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{id}\t{form}\t{lemma}\t{upos}\t{xpos}\t{feats}\t{head}\t{relation}\t_\t{misc}");
        }
        out.push('\n');
    }
    out
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
