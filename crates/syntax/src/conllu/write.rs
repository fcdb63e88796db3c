//! A document as CoNLL-U.

use super::spaces;
use dateline_types::{Document, NameTag, Sentence};
use std::fmt::{self, Write};

/// Writes a document: its words, sentences and paragraphs, and its layers where it was parsed.
///
/// Sentences are numbered under `id` (`id-1`, `id-2` …), which is also the `newdoc id`; white space in it becomes `_`,
/// and an empty one is left out. `notes` (name and value) become comments at the head of the document. Name tags go to the last column as `Name=B-PER`. A document without a tree has `_` in columns 3 to 8.
///
/// ```
/// use dateline_syntax::{Syntax, conllu};
/// let mut out = String::new();
/// conllu::write(&Syntax::untrained().parse("Talks failed."), "wire-1", &[("date", "2026-02-03")], &mut out)?;
/// assert!(out.starts_with("# newdoc id = wire-1\n# date = 2026-02-03\n# sent_id = wire-1-1\n# text = Talks failed.\n1\tT"));
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
/// Those of `out`; a `String` has none.
pub fn write(document: &Document, id: &str, notes: &[(&str, &str)], out: &mut impl Write) -> fmt::Result {
    let id = &id.split_whitespace().collect::<Vec<_>>().join("_");
    let mut before: Option<&Sentence> = None;
    for (index, sentence) in document.sentences.iter().enumerate() {
        match before {
            None if id.is_empty() => writeln!(out, "# newdoc")?,
            None => writeln!(out, "# newdoc id = {id}")?,
            Some(before) if parts_paragraphs(document, before, sentence) => writeln!(out, "# newpar")?,
            Some(_) => {}
        }
        if before.is_none() {
            for (name, value) in notes {
                write!(out, "# {name} = ")?;
                one_line(value, out)?;
                out.write_char('\n')?;
            }
        }
        before = Some(sentence);
        let dash = if id.is_empty() { "" } else { "-" };
        write!(out, "# sent_id = {id}{dash}{}\n# text = ", index + 1)?;
        one_line(sentence.span.of(document.text), out)?;
        out.write_char('\n')?;
        rows(document, sentence, out)?;
        out.write_char('\n')?;
    }
    Ok(())
}

/// Whether a paragraph ends between two sentences.
fn parts_paragraphs(document: &Document, before: &Sentence, sentence: &Sentence) -> bool {
    let between = document.text.get(before.span.end as usize..sentence.span.start as usize).unwrap_or("");
    before.block != sentence.block && between.contains(['\n', '\r'])
}

/// The text with each stretch of white space as one blank.
fn one_line(text: &str, out: &mut impl Write) -> fmt::Result {
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            out.write_char(' ')?;
        }
        out.write_str(word)?;
    }
    Ok(())
}

fn rows(document: &Document, sentence: &Sentence, out: &mut impl Write) -> fmt::Result {
    let tokens = &document.tokens;
    let words = sentence.words();
    let mut misc = String::new();
    let mut at = words.start;
    while at < words.end {
        let joined = tokens.joined[at + 1..words.end].iter().take_while(|&&joined| joined).count();
        let last = at + joined;
        if joined > 0 {
            misc.clear();
            note_spaces(document, at, last, &mut misc);
            let form = tokens.spans[at].join(tokens.spans[last]).of(document.text);
            let (from, to) = (at - words.start + 1, last - words.start + 1);
            writeln!(out, "{from}-{to}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{}", or_none(&misc))?;
        }
        for word in at..=last {
            misc.clear();
            let row = document.analysis.as_ref().and_then(|analysis| analysis.layers().row(word));
            if let Some(name) = row.map(|row| row.name).filter(|&name| name != NameTag::Outside) {
                write!(misc, "Name={name}")?;
            }
            if joined == 0 {
                note_spaces(document, word, word, &mut misc);
            }
            let (id, form) = (word - words.start + 1, document.word(word));
            write!(out, "{id}\t{form}\t")?;
            match row {
                Some(row) => {
                    let head = row.head.index().map_or(0, |head| head - words.start + 1);
                    let (lemma, upos, xpos) = (or_none(row.lemma), row.upos, row.xpos);
                    write!(out, "{lemma}\t{upos}\t{xpos}\t{}\t{head}\t{}", row.feats, row.relation)?;
                }
                None => out.write_str("_\t_\t_\t_\t_\t_")?,
            }
            writeln!(out, "\t_\t{}", or_none(&misc))?;
        }
        at = last + 1;
    }
    Ok(())
}

fn or_none(column: &str) -> &str {
    if column.is_empty() { "_" } else { column }
}

/// Notes the white space around the token of the words from `first` to `last`.
fn note_spaces(document: &Document, first: usize, last: usize, misc: &mut String) {
    let (text, spans) = (document.text, &document.tokens.spans);
    let end = spans[last].end as usize;
    match spans.get(last + 1) {
        Some(next) => spaces::note_after(text.get(end..next.start as usize).unwrap_or(""), misc),
        // A blank at the end goes without saying for a token, but not for a text.
        None if &text[end..] == " " => spaces::spell_out(" ", misc),
        None => spaces::note_after(&text[end..], misc),
    }
    if first == 0 {
        spaces::note_before(&text[..spans[0].start as usize], misc);
    }
}
