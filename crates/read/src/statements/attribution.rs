//! Attributions: a cue, the words it attributes and the one it attributes them to, as found by rules over the trees.

use super::phrases;
use super::senses::Known;
use super::stretch::Stretch;
use dateline_knowledge::cues::Cues;
use dateline_rules::{Match, RuleSet, pieces};
use dateline_types::document::{Roles, Tree, Word};
use dateline_types::{Relation, Span};

/// The most words of a content outside quotation marks: a bound for texts without sentences.
const LONGEST: usize = 300;

/// Words given to somebody.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    /// Index of the word that heads the cue; none for a quotation that goes on without one.
    pub(crate) cue: Option<usize>,
    /// The characters of the cue.
    pub(crate) cue_span: Option<Span>,
    /// Index of the word that heads the source's phrase.
    pub(crate) source: Option<usize>,
    /// The characters of the source's phrase.
    pub(crate) source_span: Option<Span>,
    /// Index of the word that heads the content, the main one where there are several.
    pub(crate) head: Option<usize>,
    /// What is said.
    pub(crate) content: Stretch,
    /// Index of the word that heads who is told.
    pub(crate) to: Option<usize>,
    /// The act, where the rule says which.
    pub(crate) stance: Option<String>,
    /// Whether nothing was said.
    pub(crate) absence: bool,
    /// The rule: `name@file:line`.
    pub(crate) rule: String,
    /// In (0, 1].
    pub(crate) confidence: f32,
}

/// The attributions that rules find, in the order of their cues.
pub(crate) fn find(rules: &RuleSet, cues: &Cues, tree: Tree, roles: &Roles, known: &Known) -> Vec<Attribution> {
    tree.words().filter_map(|word| Some(of(&rules.matches_at(word, roles, known)?, cues, tree))).collect()
}

fn of(found: &Match, cues: &Cues, tree: Tree) -> Attribution {
    let word = |index: usize| tree.get(index);
    let mut content = Stretch::default();
    let mut head = None;
    for (node, index) in found.field("content") {
        head = match head {
            // Of two parts the clause is the main one.
            Some(first) if !is_clause(tree, index) || is_clause(tree, first) => Some(first),
            _ => Some(index),
        };
        for piece in pieces(found, node, tree) {
            content.add(Stretch::within(tree.document(), piece));
        }
    }
    // "that" and "to" belong to what is said; a preposition that brings it is its cue's.
    if let Some(opener) = head.and_then(word).and_then(opener)
        && content.first() == Some(opener + 1)
    {
        content.add(opener..opener + 1);
    }
    let first = content.first().unwrap_or(0);
    content.clip(&(first..first + LONGEST));
    let source = found.field("source").next().map(|(_, index)| index);
    let marker = head.and_then(word).and_then(|head| marker(head, found.cue()));
    let cue = word(found.cue());
    let rule = found.rule();
    let absence = match found.literal("absence") {
        Some(said) => said == "yes",
        None => cue.is_some_and(|cue| is_silence(cue, cues)),
    };
    Attribution {
        cue: Some(found.cue()),
        cue_span: cue.map(|cue| phrases::cue(cue, marker)),
        source,
        source_span: source.and_then(word).map(phrases::source),
        head,
        content,
        to: found.field("to").next().map(|(_, index)| index),
        stance: found.literal("stance").map(str::to_owned),
        absence,
        rule: rule.to_string(),
        confidence: 0.9,
    }
}

/// The word that opens a clause.
fn opener(head: Word) -> Option<usize> {
    let opens =
        |child: &Word| child.relation() == Relation::Mark && matches!(child.lemma(), "that" | "to" | "whether" | "if");
    head.children().take_while(|child| child.index() < head.index()).find(opens).map(Word::index)
}

/// The preposition that brings a content and stands right behind its cue: "of" in "warned of".
fn marker(head: Word<'_>, cue: usize) -> Option<Word<'_>> {
    use Relation::{Case, Mark};
    head.children()
        .find(|child| matches!(child.relation(), Case | Mark) && child.index() > cue && child.lemma() != "that")
        .filter(|marker| marker.lemma() != "to" || marker.relation() == Case)
        .filter(|marker| !matches!(marker.lemma(), "whether" | "if" | "as"))
}

fn is_clause(tree: Tree, index: usize) -> bool {
    use Relation::{Acl, Advcl, Ccomp, Xcomp};
    tree.get(index).is_some_and(|word| matches!(word.relation(), Acl | Advcl | Ccomp | Xcomp))
}

/// Whether a negated cue tells that nothing was said: "did not say whether", "no confirmation". What is not believed is
/// held not to be so, and that is something.
fn is_silence(cue: Word, cues: &Cues) -> bool {
    let negated = cue.children().any(|child| child.index() < cue.index() && phrases::is_negation(child));
    let frame = cues.get(cue.lemma(), cue.upos().as_str()).map(|cue| cue.frame);
    negated && !matches!(frame, Some("cognition"))
}
