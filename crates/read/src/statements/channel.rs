//! Through what a statement came out: "in a post on X", "in an interview with CNN broadcast on Monday", "on state television".

use super::phrases;
use dateline_types::Span;
use dateline_types::document::Word;
use dateline_types::{Relation, Upos};

/// Nouns that name a channel, with the kind each is.
const NOUNS: &[(&str, &str)] = &[
    ("statement", "statement"),
    ("communique", "statement"),
    ("communiqué", "statement"),
    ("declaration", "statement"),
    ("release", "statement"),
    ("announcement", "statement"),
    ("post", "post"),
    ("tweet", "post"),
    ("posting", "post"),
    ("blog", "post"),
    ("message", "post"),
    ("video", "post"),
    ("thread", "post"),
    ("interview", "interview"),
    ("conference", "press conference"),
    ("briefing", "press conference"),
    ("conversation", "call"),
    ("call", "call"),
    ("speech", "speech"),
    ("address", "speech"),
    ("remark", "speech"),
    ("sermon", "speech"),
    ("testimony", "speech"),
    ("hearing", "speech"),
    ("rally", "speech"),
    ("debate", "speech"),
    ("lecture", "speech"),
    ("letter", "document"),
    ("email", "document"),
    ("e-mail", "document"),
    ("memo", "document"),
    ("report", "document"),
    ("affidavit", "document"),
    ("complaint", "document"),
    ("filing", "document"),
    ("lawsuit", "document"),
    ("ruling", "document"),
    ("decision", "document"),
    ("opinion", "document"),
    ("article", "document"),
    ("column", "document"),
    ("editorial", "document"),
    ("book", "document"),
    ("paper", "document"),
    ("study", "document"),
    ("twitter", "post"),
    ("facebook", "post"),
    ("telegram", "post"),
    ("instagram", "post"),
    ("weibo", "post"),
    ("x", "post"),
    ("youtube", "post"),
    ("tiktok", "post"),
    ("media", "media"),
    ("television", "broadcast"),
    ("tv", "broadcast"),
    ("radio", "broadcast"),
    ("broadcast", "broadcast"),
    ("show", "broadcast"),
    ("programme", "broadcast"),
    ("program", "broadcast"),
    ("website", "website"),
    ("site", "website"),
];

/// Verbs that are a channel by themselves.
const VERBS: &[(&str, &str)] =
    &[("tweet", "post"), ("retweet", "post"), ("post", "post"), ("blog", "post"), ("email", "document")];

/// A channel: where it stands and its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Channel {
    pub(super) span: Span,
    pub(super) kind: &'static str,
}

/// Whether a word is something that is written or said, which has a maker: "statement", "tweet".
pub(super) fn is_one(head: Word) -> bool {
    head.upos() == Upos::Noun
        && matches!(kind(head), Some("statement" | "post" | "speech" | "document" | "interview" | "press conference"))
}

/// The channel that a source is itself, at its characters.
pub(super) fn itself(head: Word, span: Span) -> Option<Channel> {
    is_one(head).then(|| kind(head)).flatten().map(|kind| Channel { span, kind })
}

/// The channel that hangs on a cue, outside the content.
pub(super) fn of(cue: Word, in_content: impl Fn(usize) -> bool) -> Option<Channel> {
    let phrase = |word: Word| matches!(word.relation().base(), Relation::Obl | Relation::Nmod);
    let mut found = cue.children().filter(|word| phrase(*word) && !in_content(word.index())).find_map(named);
    // "spoke in an interview, saying …", "X, in a statement, said …"
    if found.is_none()
        && let Some(over) = cue.parent().filter(|_| matches!(cue.relation(), Relation::Advcl | Relation::Conj))
    {
        let near = over.children().filter(|word| phrase(*word) && !in_content(word.index()));
        found = near.filter(|word| word.index() < cue.index()).find_map(named);
    }
    found.or_else(|| {
        let kind = VERBS.iter().find(|(lemma, _)| *lemma == cue.lemma())?.1;
        Some(Channel { span: cue.span(), kind })
    })
}

/// The channel a phrase names: by its head, or by what it is a part of ("on her page on Facebook").
fn named(head: Word) -> Option<Channel> {
    let case = head.children().find(|child| child.relation() == Relation::Case && child.index() < head.index())?;
    if !matches!(case.lemma(), "in" | "on" | "at" | "via" | "through" | "during" | "by" | "over" | "to") {
        return None;
    }
    let kind = kind(head)
        .or_else(|| head.children().filter(|child| child.relation().base() == Relation::Nmod).find_map(kind))?;
    // Given to television or to a site: they are told, and carry it.
    if case.lemma() == "to" && !matches!(kind, "broadcast" | "website" | "media") {
        return None;
    }
    Some(Channel { span: case.span().join(phrases::source(head)), kind })
}

fn kind(head: Word) -> Option<&'static str> {
    // "X" is the platform; "x" is nothing.
    if head.form() == "x" || !matches!(head.upos(), Upos::Noun | Upos::Propn) {
        return None;
    }
    let lemma = head.lemma().to_lowercase();
    NOUNS.iter().find(|(noun, _)| *noun == lemma).map(|(_, kind)| *kind)
}
