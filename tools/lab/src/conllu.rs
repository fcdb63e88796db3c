//! CoNLL-U files: sentences of rows, with where documents and paragraphs begin.

use anyhow::{Context, bail};

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// A syntactic word, counted from 1 in its sentence.
    Word(usize),
    /// A multi-word token over the words from the first to the last, inclusive.
    Range(usize, usize),
    /// An empty node of the enhanced graph; has no characters.
    Empty,
}

/// One row: the columns that scoring and training read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Column 1.
    pub id: Id,
    /// Column 2, the characters.
    pub form: String,
    /// Column 3.
    pub lemma: String,
    /// Column 4.
    pub upos: String,
    /// Column 5.
    pub xpos: String,
    /// Column 6.
    pub feats: String,
    /// Column 7; none where it is not a number.
    pub head: Option<usize>,
    /// Column 8.
    pub relation: String,
    /// Column 10.
    pub misc: String,
}

impl Row {
    /// Whether white space follows the token.
    pub fn space_after(&self) -> bool {
        !self.misc.split('|').any(|field| field == "SpaceAfter=No")
    }
}

/// What a sentence is the first of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begins {
    /// Nothing but itself.
    Sentence,
    /// A paragraph.
    Paragraph,
    /// A document with this id.
    Document(String),
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it is the first of.
    pub begins: Begins,
    /// Its rows in order, empty nodes included.
    pub rows: Vec<Row>,
}

/// Reads the text of a CoNLL-U file.
///
/// # Errors
/// A row without ten columns or with an id out of order, with its line.
pub fn parse(file: &str) -> anyhow::Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut begins = Begins::Sentence;
    let mut rows: Vec<Row> = Vec::new();
    let mut words = 0;
    for (number, line) in file.lines().enumerate().map(|(i, line)| (i + 1, line)) {
        if let Some(comment) = line.strip_prefix('#').filter(|_| rows.is_empty()) {
            begins = note(comment.trim(), begins);
        } else if line.is_empty() {
            if !rows.is_empty() {
                let begins = std::mem::replace(&mut begins, Begins::Sentence);
                sentences.push(Sentence { begins, rows: std::mem::take(&mut rows) });
            }
            words = 0;
        } else {
            let row = row(line).with_context(|| format!("line {number}"))?;
            if let Id::Word(id) = row.id {
                words += 1;
                anyhow::ensure!(id == words, "line {number}: word id {id} out of order");
            }
            rows.push(row);
        }
    }
    if !rows.is_empty() {
        sentences.push(Sentence { begins, rows });
    }
    Ok(sentences)
}

/// What the comments say so far about where the next sentence stands.
fn note(comment: &str, before: Begins) -> Begins {
    if let Some(id) = comment.strip_prefix("newdoc") {
        let id = id.trim().trim_start_matches("id").trim_start_matches([' ', '=']);
        return Begins::Document(id.to_owned());
    }
    let paragraph = comment.strip_prefix("newpar").is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    match before {
        Begins::Sentence if paragraph => Begins::Paragraph,
        other => other,
    }
}

fn row(line: &str) -> anyhow::Result<Row> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, feats, head, relation, _, misc] = columns[..] else {
        bail!("{} columns", columns.len());
    };
    let id = if let Some((first, last)) = id.split_once('-') {
        Id::Range(first.parse().context("the id")?, last.parse().context("the id")?)
    } else if id.contains('.') {
        Id::Empty
    } else {
        Id::Word(id.parse().context("the id")?)
    };
    let own = str::to_owned;
    Ok(Row {
        id,
        form: own(form),
        lemma: own(lemma),
        upos: own(upos),
        xpos: own(xpos),
        feats: own(feats),
        head: head.parse().ok(),
        relation: own(relation),
        misc: own(misc),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file() {
        let file = "# newdoc id = news-1\n# newpar\n# text = Don't.\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
            1\tDo\tdo\tAUX\tVB\t_\t0\troot\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n\
            3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n# newpar_block = p\n1\tGo\tgo\tVERB\tVB\t_\t_\troot\t_\t_\n";
        let sentences = parse(file).unwrap();
        assert_eq!(sentences.len(), 2);
        assert_eq!(sentences[0].begins, Begins::Document("news-1".into()));
        assert_eq!(sentences[0].rows[0].id, Id::Range(1, 2));
        assert!(!sentences[0].rows[0].space_after());
        assert_eq!(sentences[1].begins, Begins::Sentence);
        assert_eq!(sentences[1].rows[0].head, None);
    }

    #[test]
    fn damage_is_named_by_line() {
        let error = parse("1\ta\n").unwrap_err();
        assert!(format!("{error:#}").starts_with("line 1: 2 columns"), "{error:#}");
    }
}
