//! CoNLL-U files as sentences of rows, with where documents and paragraphs begin.

use super::ConlluError;

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

/// One row: all columns but the ninth, the enhanced graph.
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
        self.noted("SpaceAfter") != Some("No")
    }

    /// The value of `name` in column 10.
    ///
    /// ```
    /// use dateline_syntax::conllu;
    /// let file = "1\tIran\tIran\tPROPN\tNNP\t_\t0\troot\t_\tName=B-GPE|SpaceAfter=No\n";
    /// let sentences = conllu::parse(file)?;
    /// assert_eq!(sentences[0].rows[0].noted("Name"), Some("B-GPE"));
    /// # Ok::<(), conllu::ConlluError>(())
    /// ```
    pub fn noted(&self, name: &str) -> Option<&str> {
        self.misc.split('|').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }
}

/// What a sentence is the first of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Begins {
    /// Nothing but itself.
    #[default]
    Sentence,
    /// A paragraph.
    Paragraph,
    /// A document with this id; empty where it has none.
    Document(String),
}

/// One sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What it is the first of.
    pub begins: Begins,
    /// Its `sent_id`; empty where it has none.
    pub id: String,
    /// Its other comments of the form `name = value`, in their order.
    pub notes: Vec<(String, String)>,
    /// The line of its first row, counted from 1.
    pub line: usize,
    /// Its rows in order, empty nodes included.
    pub rows: Vec<Row>,
}

/// Reads the text of a CoNLL-U file.
///
/// # Errors
/// A row without ten columns or with an id out of order, with its line.
pub fn parse(file: &str) -> Result<Vec<Sentence>, ConlluError> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let mut ids = Ids::default();
    for (number, line) in file.strip_prefix('\u{feff}').unwrap_or(file).lines().enumerate() {
        let number = number + 1;
        if let Some(comment) = line.strip_prefix('#').filter(|_| sentence.rows.is_empty()) {
            note(comment.trim(), &mut sentence);
        } else if line.trim().is_empty() {
            if !sentence.rows.is_empty() {
                ids.end(number)?;
                sentences.push(std::mem::take(&mut sentence));
            }
            ids = Ids::default();
        } else {
            let row = row(line).map_err(|what| ConlluError::at(number, what))?;
            ids.next(row.id, number)?;
            if sentence.rows.is_empty() {
                sentence.line = number;
            }
            sentence.rows.push(row);
        }
    }
    if !sentence.rows.is_empty() {
        ids.end(sentence.line + sentence.rows.len())?;
        sentences.push(sentence);
    }
    Ok(sentences)
}

/// The ids of a sentence so far.
#[derive(Default)]
struct Ids {
    words: usize,
    /// The last word of the multi-word token under way.
    to: usize,
}

impl Ids {
    fn next(&mut self, id: Id, line: usize) -> Result<(), ConlluError> {
        match id {
            Id::Word(id) if id == self.words + 1 => self.words = id,
            Id::Word(id) => {
                let what = format!("word {id} where {} is due; words count from 1 in each sentence", self.words + 1);
                return Err(ConlluError::at(line, what));
            }
            Id::Range(first, last) if first == self.words + 1 && first <= last && self.to <= self.words => {
                self.to = last;
            }
            Id::Range(first, last) => {
                let what = format!("the multi-word token {first}-{last} does not open at word {}", self.words + 1);
                return Err(ConlluError::at(line, what));
            }
            Id::Empty => {}
        }
        Ok(())
    }

    fn end(&self, line: usize) -> Result<(), ConlluError> {
        if self.to > self.words {
            let what = format!("the sentence ends at word {}, inside a multi-word token up to {}", self.words, self.to);
            return Err(ConlluError::at(line, what));
        }
        Ok(())
    }
}

/// What a comment says of the sentence after it.
fn note(comment: &str, sentence: &mut Sentence) {
    let value = |rest: &str| rest.trim_start().strip_prefix('=').map(|value| value.trim().to_owned());
    if let Some(rest) = comment.strip_prefix("newdoc") {
        let id = rest.trim().strip_prefix("id").and_then(value);
        sentence.begins = Begins::Document(id.unwrap_or_default());
    } else if let Some(id) = comment.strip_prefix("sent_id").and_then(value) {
        sentence.id = id;
    } else if comment.strip_prefix("newpar").is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        && sentence.begins == Begins::Sentence
    {
        sentence.begins = Begins::Paragraph;
    } else if let Some((name, value)) = comment.split_once('=').filter(|(name, _)| name.trim() != "text") {
        sentence.notes.push((name.trim().to_owned(), value.trim().to_owned()));
    }
}

fn row(line: &str) -> Result<Row, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, feats, head, relation, _, misc] = columns[..] else {
        return Err(format!("{} columns; a row has ten, with tabs between them", columns.len()));
    };
    let number = |text: &str| text.parse().map_err(|_| format!("“{id}” is no id of a word"));
    let id = if let Some((first, last)) = id.split_once('-') {
        Id::Range(number(first)?, number(last)?)
    } else if id.contains('.') {
        Id::Empty
    } else {
        Id::Word(number(id)?)
    };
    if form.is_empty() {
        return Err("the word has no characters".to_owned());
    }
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
        let file = "# newdoc id = news-1\n# newpar\n# sent_id = news-1-1\n# text = Don't.\n\
            1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
            1\tDo\tdo\tAUX\tVB\t_\t0\troot\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n\
            3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n# newpar_block = p\n1\tGo\tgo\tVERB\tVB\t_\t_\troot\t_\t_\n";
        let sentences = parse(file).unwrap();
        assert_eq!(sentences.len(), 2);
        assert_eq!(sentences[0].begins, Begins::Document("news-1".into()));
        assert_eq!((sentences[0].id.as_str(), sentences[0].line), ("news-1-1", 5));
        assert_eq!(sentences[0].rows[0].id, Id::Range(1, 2));
        assert!(!sentences[0].rows[0].space_after());
        assert_eq!((&sentences[1].begins, sentences[1].line), (&Begins::Sentence, 11));
        assert_eq!(sentences[1].rows[0].head, None);
        assert_eq!(sentences[1].notes, [("newpar_block".to_owned(), "p".to_owned())]);
    }

    #[test]
    fn damage_is_named_by_line() {
        let damaged = |file: &str| parse(file).unwrap_err().to_string();
        assert_eq!(damaged("1\ta\n"), "line 1: 2 columns; a row has ten, with tabs between them");
        let word = |id: &str| format!("{id}\ta\ta\tX\t_\t_\t0\troot\t_\t_\n");
        assert!(damaged(&format!("{}{}", word("1"), word("3"))).starts_with("line 2: word 3 where 2 is due"));
        assert!(damaged(&word("1-x")).starts_with("line 1: “1-x” is no id"));
        assert!(damaged(&word("2-3")).starts_with("line 1: the multi-word token 2-3"));
        assert!(damaged(&format!("{}{}", word("1-2"), word("1"))).contains("inside a multi-word token up to 2"));
    }
}
