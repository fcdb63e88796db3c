//! The text of a node: its subtree without what belongs to other nodes.

use crate::matcher::{Match, NONE};
use crate::rule::NodeIx;
use dateline_types::{Span, Tree, Upos, Word};

/// The stretches of the text of a node, in reading order: the words that hang below it, without those that hang below
/// other nodes and the cue, and without the word in brackets by which it was found (`obl(to)`). Punctuation at the
/// edges of a stretch is no part of it, between two stretches it joins them. Empty where the node is not bound.
///
/// The cost is that of the node's subtree.
pub fn pieces(of: &Match<'_>, node: NodeIx, tree: Tree) -> Vec<Span> {
    let Some(top) = of.word(node).and_then(|word| tree.get(word)) else { return Vec::new() };
    let marker = of.markers.get(node.index()).copied().unwrap_or(NONE);
    let mut words = vec![top];
    let mut next = 0;
    while let Some(word) = words.get(next).copied() {
        next += 1;
        let own = |child: &Word| !of.words.contains(&(child.index() as u32)) && child.index() as u32 != marker;
        words.extend(word.children().filter(own));
    }
    words.retain(|word| !is_punctuation(*word));
    words.sort_by_key(|word| word.index());
    let mut spans: Vec<Span> = Vec::new();
    let mut last: Option<Word> = None;
    for word in words {
        let joined = last
            .is_some_and(|last| (last.index() + 1..word.index()).all(|gap| tree.get(gap).is_some_and(is_punctuation)));
        match spans.last_mut().filter(|_| joined) {
            Some(span) => *span = span.join(word.span()),
            None => spans.push(word.span()),
        }
        last = Some(word);
    }
    spans
}

/// The text of a node: its pieces joined by ` … `.
///
/// ```
/// # use dateline_rules::{Kind, NoSenses, RuleSet, Schema, Source, text};
/// # let rules = "rule claim.say\n cue lemma say\n source cue > doer\n claim cue > clause\n\
/// #   gives Claim content=claim\n yes \"Iran said talks failed.\"\n no \"It failed.\"";
/// # let schema = Schema::new().kind(Kind::new("Claim").node("content"));
/// # let compiled = RuleSet::compile(&[Source::built_in("a.rules", rules)], &[], &schema);
/// use dateline_syntax::{Syntax, roles};
/// let syntax = Syntax::built_in();
/// let mut document = syntax.parse("Talks, Iran said, had failed.");
/// syntax.annotate(&mut Default::default(), &mut document)?;
/// let tree = document.tree().ok_or("no trees")?;
/// let said = tree.get(3).ok_or("no such word")?;
/// let found = compiled.rules.matches_at(said, &roles::derive(tree), &NoSenses).ok_or("no match")?;
/// let (claim, _) = found.field("content").next().ok_or("not bound")?;
/// assert_eq!(text(&found, claim, tree), "Talks … had failed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn text(of: &Match<'_>, node: NodeIx, tree: Tree) -> String {
    let report = tree.document().text;
    pieces(of, node, tree).iter().map(|span| span.of(report)).collect::<Vec<_>>().join(" … ")
}

fn is_punctuation(word: Word) -> bool {
    word.upos() == Upos::Punct || (word.upos() != Upos::Sym && !word.form().contains(char::is_alphanumeric))
}
