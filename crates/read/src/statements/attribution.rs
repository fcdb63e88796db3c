//! Attributions: a cue, the words it attributes and the one it attributes them to, as found by rules over the trees.

use super::phrases;
use super::senses::Known;
use super::stretch::Stretch;
use dateline_knowledge::cues::Cues;
use dateline_knowledge::rules;
use dateline_rules::{Match, RuleSet, pieces};
use dateline_types::document::{Role, Roles, Tree, Word};
use dateline_types::{Relation, Span, Upos, rule};

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
    /// What it rests on.
    pub(crate) origin: Origin,
    /// The rule: `name@file:line`.
    pub(crate) rule: String,
    /// In (0, 1].
    pub(crate) confidence: f32,
}

/// What an attribution rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A built-in rule, whose reading the weights may set right.
    Rule,
    /// A rule of the user's, or one that says so: nothing weighs it.
    FixedRule,
    /// A cue of the table on which no rule holds.
    CueAlone,
    /// The words beside a quotation, which hand it over.
    Quotation,
    /// A turn of an interview: its words are quoted by the page rather than by marks.
    Turn,
}

impl Origin {
    /// Whether weights have no say.
    pub(crate) fn is_fixed(self) -> bool {
        matches!(self, Origin::FixedRule | Origin::Turn)
    }
}

impl Attribution {
    /// Names another source, or nobody.
    pub(crate) fn set_source(&mut self, source: Option<usize>, tree: Tree) {
        if source != self.source {
            let head = source.and_then(|source| tree.get(source));
            (self.source, self.source_span) = (source, head.map(phrases::source));
        }
    }
}

/// The attributions that rules find, in the order of their cues.
pub(crate) fn find(set: &RuleSet, cues: &Cues, tree: Tree, roles: &Roles, known: &Known) -> Vec<Attribution> {
    tree.words().filter_map(|word| Some(of(&set.matches_of("Statement", word, roles, known)?, cues, tree))).collect()
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
    let rule = found.rule();
    let fixed = found.literal("weighed") == Some("no") || !rules::STATEMENTS.iter().any(|(file, _)| *file == rule.file);
    let led = |index: usize| word(index).and_then(|led| marker(led, found.cue()));
    let marker = head.and_then(led);
    // "called for the minister to resign": it may bring the first part, which the weights were not taught.
    let beside = marker.or_else(|| found.field("content").filter(|_| fixed).find_map(|(_, index)| led(index)));
    let cue_span = word(found.cue()).map(|cue| phrases::cue(cue, beside));
    let own = head.and_then(word).and_then(opener).or(marker.map(Word::index));
    let is_mark = |index: usize| word(index).is_some_and(|word| word.upos() == Upos::Punct);
    if let Some(own) =
        own.filter(|own| !word(*own).is_some_and(|own| cue_span.is_some_and(|cue| cue.contains(own.span()))))
    {
        // A quotation mark may stand between.
        let next = content.words().find(|word| *word > own);
        if next.is_some_and(|next| (own + 1..next).all(is_mark)) {
            content.add(own..next.unwrap_or(own + 1));
        }
    }
    let first = content.first().unwrap_or(0);
    content.clip(&(first..first + LONGEST));
    let source = found.field("source").next().and_then(|(_, index)| word(index)).map(|own| phrases::whole(own).index());
    let cue = word(found.cue());
    let absence = match found.literal("absence") {
        Some(said) => said == "yes",
        None => cue.is_some_and(|cue| is_silence(cue, cues)),
    };
    Attribution {
        cue: Some(found.cue()),
        cue_span,
        source,
        source_span: source.and_then(word).map(|source| phrases::source_of(source, found.cue())),
        head,
        content,
        to: found.field("to").next().map(|(_, index)| index),
        stance: found.literal("stance").map(str::to_owned),
        absence,
        origin: if fixed { Origin::FixedRule } else { Origin::Rule },
        rule: rule.to_string(),
        confidence: 0.9,
    }
}

/// Cues of the table on which no rule holds, without content: what they give, if anything, is left to the weights.
/// `ruled` are those on which one does.
pub(crate) fn unruled(ruled: &[Attribution], cues: &Cues, tree: Tree, roles: &Roles) -> Vec<Attribution> {
    let mut next = ruled.iter().filter_map(|own| own.cue).peekable();
    let mut found = Vec::new();
    for word in tree.words() {
        while next.peek().is_some_and(|cue| *cue < word.index()) {
            next.next();
        }
        let known = || cues.get(word.lemma(), word.upos().as_str()).is_some_and(|cue| !cue.takes.is_empty());
        if next.peek() == Some(&word.index()) || !matches!(word.upos(), Upos::Verb | Upos::Noun) || !known() {
            continue;
        }
        let source = roles.first(word.index(), Role::Doer).or_else(|| holder(word)).and_then(|source| tree.get(source));
        let source = source.map(phrases::whole);
        found.push(Attribution {
            cue: Some(word.index()),
            cue_span: Some(phrases::cue(word, None)),
            source: source.map(Word::index),
            source_span: source.map(phrases::source),
            head: None,
            content: Stretch::default(),
            to: None,
            stance: None,
            absence: is_silence(word, cues),
            origin: Origin::CueAlone,
            rule: rule!("statements.weighed").to_string(),
            confidence: 0.5,
        });
    }
    found
}

/// Whose a noun is: "their belief", or who did with it what the clause says.
fn holder(noun: Word) -> Option<usize> {
    noun.child(Relation::NmodPoss).map(Word::index)
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
    use Relation::{Acl, Advcl, Ccomp, Mark, Xcomp};
    let condition = |word: &Word| {
        let marked = |child: Word| child.relation() == Mark && matches!(child.lemma(), "if" | "unless" | "provided");
        word.children().any(marked)
    };
    let clause = |word: &Word| matches!(word.relation(), Acl | Advcl | Ccomp | Xcomp);
    tree.get(index).is_some_and(|word| clause(&word) && !condition(&word))
}

/// Whether a negated cue tells that nothing was said: "did not say whether", "no confirmation". What is not believed is
/// held not to be so, and that is something.
fn is_silence(cue: Word, cues: &Cues) -> bool {
    let negated = cue.children().any(|child| child.index() < cue.index() && phrases::is_negation(child));
    // "declined to say", "was unable to confirm"
    let withheld = cue.relation() == Relation::Xcomp
        && cue.parent().is_some_and(|over| matches!(over.lemma(), "decline" | "refuse" | "unable" | "fail"));
    let frame = cues.get(cue.lemma(), cue.upos().as_str()).map(|cue| cue.frame);
    withheld && frame == Some("communication") || negated && !matches!(frame, Some("cognition"))
}
