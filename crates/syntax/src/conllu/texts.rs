//! The texts that a CoNLL-U file holds: tokens joined by the white space their rows tell of.

use super::rows::{Begins, Id, Sentence};
use super::spaces;
use std::ops::Range;

/// One document of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its `newdoc id`; empty where it has none.
    pub id: String,
    /// Its text: paragraphs with a blank line between them, sentences and tokens with a blank, unless rows say
    /// otherwise.
    pub text: String,
    /// Indices of its sentences in the file.
    pub sentences: Range<usize>,
}

/// The texts of a file's documents; of a file without `newdoc`, one.
///
/// ```
/// use dateline_syntax::conllu;
/// let file = "1\tTalks\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_\n2\tfailed\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n\
///     3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n# newpar\n1\tWhy\t_\tADV\t_\t_\t0\troot\t_\t_\n";
/// let sentences = conllu::parse(file)?;
/// assert_eq!(conllu::texts(&sentences)[0].text, "Talks failed.\n\nWhy");
/// # Ok::<(), conllu::ConlluError>(())
/// ```
pub fn texts(sentences: &[Sentence]) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    // White space after the last token: as its row tells, or to be settled by what follows.
    let mut after = Some(String::new());
    for (index, sentence) in sentences.iter().enumerate() {
        if let Begins::Document(id) = &sentence.begins {
            texts.push(Text { id: id.clone(), sentences: index..index, ..Text::default() });
            after = Some(String::new());
        } else if texts.is_empty() {
            texts.push(Text::default());
        }
        let Some(text) = texts.last_mut() else { continue };
        let mut gap = if sentence.begins == Begins::Paragraph { "\n\n" } else { " " };
        let mut inside = 0;
        for row in &sentence.rows {
            match row.id {
                Id::Empty => continue,
                Id::Word(_) if inside > 0 => {
                    inside -= 1;
                    continue;
                }
                Id::Word(_) => {}
                Id::Range(first, last) => inside = (last + 1).saturating_sub(first),
            }
            text.text.push_str(after.as_deref().unwrap_or(gap));
            if text.text.is_empty() {
                text.text.push_str(&spaces::before(row).unwrap_or_default());
            }
            text.text.push_str(&row.form);
            after = spaces::after(row);
            gap = " ";
        }
        text.sentences.end = index + 1;
        let ends = sentences.get(index + 1).is_none_or(|next| matches!(next.begins, Begins::Document(_)));
        if let Some(white) = after.as_deref().filter(|_| ends) {
            text.text.push_str(white);
        }
    }
    texts
}
