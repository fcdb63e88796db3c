//! Interviews and transcripts: paragraphs that begin with the name of who speaks in them, "Q:", "Jane Roe:", "((NP))".

use super::attribution::{Attribution, Origin};
use super::stretch::Stretch;
use dateline_types::document::Tree;
use dateline_types::{Block, BlockKind, Span, rule};
use rustc_hash::FxHashMap;

/// As few labelled paragraphs make no interview.
const FEWEST: usize = 3;

/// The most letters of a label.
const LONGEST: usize = 40;

/// A statement for each labelled paragraph, where there are enough of them.
pub(super) fn find(tree: Tree) -> Vec<Attribution> {
    let document = tree.document();
    // A short question alone on its line looks like a heading.
    let spoken = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Title];
    let paragraphs = document.layout.blocks.iter().filter(|block| spoken.contains(&block.kind));
    let labelled: Vec<(&Block, Label)> =
        paragraphs.filter_map(|block| Some((block, label(document.text, block.span)?))).collect();
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    labelled.iter().for_each(|(_, label)| *times.entry(label.name.of(document.text)).or_default() += 1);
    // A word with a colon may be anything; one that comes back is a speaker.
    let speaks = |label: &Label| label.bracketed || times.get(label.name.of(document.text)).is_some_and(|n| *n > 1);
    let turns: Vec<&(&Block, Label)> = labelled.iter().filter(|(_, label)| speaks(label)).collect();
    if turns.len() < FEWEST {
        return Vec::new();
    }
    turns.into_iter().filter_map(|(block, label)| turn(tree, block, label)).collect()
}

fn turn(tree: Tree, block: &Block, label: &Label) -> Option<Attribution> {
    let document = tree.document();
    let mut content = Stretch::default();
    content.add(Stretch::within(document, Span::new(label.end, block.span.end)));
    let name = Stretch::within(document, label.name);
    let source = name.clone().last().filter(|_| !name.is_empty())?;
    if content.is_empty() {
        return None;
    }
    let asks = document.text[..block.span.end as usize].trim_end().ends_with('?');
    Some(Attribution {
        cue: None,
        cue_span: label.colon,
        source: Some(source),
        source_span: Some(label.name),
        head: None,
        content,
        to: None,
        stance: asks.then(|| "none".to_owned()),
        absence: false,
        origin: Origin::Turn,
        rule: rule!("statements.turn").to_string(),
        confidence: 0.8,
    })
}

/// Who a paragraph says speaks in it.
struct Label {
    name: Span,
    colon: Option<Span>,
    /// One past the label's last byte.
    end: u32,
    bracketed: bool,
}

fn label(text: &str, block: Span) -> Option<Label> {
    let words = block.of(text);
    let at = |from: usize, to: usize| Span::at(block.start as usize + from, block.start as usize + to);
    let (from, to, mut end, bracketed) = match words.strip_prefix("((") {
        Some(rest) => {
            let to = 2 + rest.find("))")?;
            (2, to, to + 2, true)
        }
        None => {
            let to = words.find(':')?;
            (0, to, to, false)
        }
    };
    let name = words.get(from..to)?.trim_end();
    let names = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '(');
    let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '’' | '\'' | '-'));
    if name.is_empty() || name.len() > LONGEST || !plain || !name.split(' ').take(5).all(names) {
        return None;
    }
    let rest = &words[end..];
    let colon = rest.trim_start().starts_with(':').then(|| end + rest.len() - rest.trim_start().len());
    end = colon.map_or(end, |colon| colon + 1);
    (words.len() > end + 1).then(|| Label {
        name: at(from, from + name.len()),
        colon: colon.map(|colon| at(colon, colon + 1)),
        end: block.start + end as u32,
        bracketed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Desk, document};
    use dateline_types::Report;

    fn turns(text: &str) -> Vec<(String, String)> {
        let report = Report { text: text.into(), ..Report::default() };
        let document = document::of(&Desk::built_in(), &report, &mut Vec::new(), &mut |_| {});
        let found = find(document.tree().unwrap());
        let shown = |own: &Attribution| {
            let content = own.content.spans(&document)[0].of(text);
            (own.source_span.unwrap().of(text).to_owned(), content.to_owned())
        };
        found.iter().map(shown).collect()
    }

    #[test]
    fn speakers_take_turns() {
        let text =
            "Ana Reyes spoke to us.\n\nQ: Why did you run?\n\nReyes: I had to.\n\nQ: Will you win?\n\nReyes: Yes.";
        let expected = [("Q", "Why did you run?"), ("Reyes", "I had to."), ("Q", "Will you win?"), ("Reyes", "Yes.")];
        assert_eq!(turns(text), expected.map(|(who, what)| (who.to_owned(), what.to_owned())));
        assert_eq!(turns("((NP)) Why?\n\n((NP)) : How so?\n\n((NP)) When was it?").len(), 3);
    }

    #[test]
    fn a_colon_is_no_speaker() {
        assert!(turns("Update: The vote is over.\n\nNote: They left.\n\nThe town said: no.").is_empty());
    }
}
