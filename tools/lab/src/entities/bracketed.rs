//! Sentences with names marked inline: `The [ORG Army of the Potomac] fought at [EVENT Antietam].`

use super::marked::Marked;
use super::tags::{Kind, Kinds, Name};
use anyhow::Context;
use dateline_syntax::Syntax;
use dateline_types::{Span, Tokens};

/// Reads a file of one sentence a line; lines that begin with `#` are remarks.
///
/// # Errors
/// A bracket without its partner or of no known kind, or a name that is not whole words, with its line.
pub(super) fn read(file: &str, syntax: &Syntax) -> anyhow::Result<Vec<Marked>> {
    let lines = file.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|(number, line)| sentence(line.trim(), syntax).with_context(|| format!("line {}: {line}", number + 1)))
        .collect()
}

fn sentence(line: &str, syntax: &Syntax) -> anyhow::Result<Marked> {
    let mut text = String::new();
    let mut names: Vec<(Span, Kind)> = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').context("a bracket without its partner")?;
        let (kind, name) = inside.split_once(' ').context("a bracket without a kind")?;
        let kind = Kind::ALL.iter().copied().find(|known| known.as_str() == kind).context("no such kind")?;
        text.push_str(before);
        names.push((Span::at(text.len(), text.len() + name.len()), kind));
        text.push_str(name);
        rest = after;
    }
    text.push_str(rest);
    let mut tokens = Tokens::default();
    syntax.tokenise(&text, Span::at(0, text.len()), &mut tokens);
    let words: Vec<String> = tokens.spans.iter().map(|span| span.of(&text).to_owned()).collect();
    let mut marked = Marked::new(words.clone(), vec![String::new(); words.len()]);
    for (span, kind) in names {
        let first = tokens.spans.iter().position(|token| token.start == span.start);
        let last = tokens.spans.iter().position(|token| token.end == span.end);
        // A cut that does not fall together with the name's ends leaves its words open.
        match (first, last) {
            (Some(first), Some(last)) => marked.names.push(Name { tokens: first..last + 1, kinds: kind.into() }),
            _ => {
                for (token, open) in tokens.spans.iter().zip(&mut marked.open) {
                    if token.start < span.end && span.start < token.end {
                        *open = Kinds::ALL;
                    }
                }
            }
        }
    }
    Ok(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_become_names() {
        let syntax = Syntax::untrained();
        let read = read("# note\nThe [ORG Army of the Potomac] fought [PER Lee]’s men.\n", &syntax).unwrap();
        let spans: Vec<_> = read[0].names.iter().map(|name| name.tokens.clone()).collect();
        assert_eq!(spans, [1..5, 6..7]);
        assert!(super::read("[ORG Open", &syntax).is_err());
        assert!(super::read("[NEW Open]", &syntax).is_err());
    }
}
