//! Through what a statement came out: "in a post on X", "in an interview with CNN broadcast on Monday", "on state television".

use super::phrases;
use dateline_knowledge::gazetteer::{Gazetteer, Row, Table};
use dateline_types::Span;
use dateline_types::document::Word;
use dateline_types::{Relation, Upos};

/// Verbs that are a channel by themselves: what their noun is.
const VERBS: [&str; 5] = ["tweet", "retweet", "post", "blog", "email"];

/// The most words of a channel's name before its head: "presidential news conference".
const BEFORE: usize = 3;

/// A channel: where it stands and its kind, as the table of channels names kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Channel {
    pub(super) span: Span,
    pub(super) kind: String,
}

/// Whether a word is something that is written or said, which has a maker: "statement", "tweet".
pub(super) fn is_one(head: Word, gazetteer: &Gazetteer) -> bool {
    head.upos() == Upos::Noun && kind(head, gazetteer).is_some_and(is_made)
}

/// The channel that a source is itself, at its characters.
pub(super) fn itself(head: Word, span: Span, gazetteer: &Gazetteer) -> Option<Channel> {
    let kind = Some(head).filter(|head| head.upos() == Upos::Noun).and_then(|head| kind(head, gazetteer));
    kind.filter(|kind| is_made(kind)).map(|kind| Channel { span, kind: kind.to_owned() })
}

/// Kinds of channels that somebody made for the occasion, beside those that are there for anybody's words.
fn is_made(kind: &str) -> bool {
    matches!(kind, "statement" | "post" | "speech" | "document" | "report" | "interview" | "text")
}

/// The channel that hangs on a cue, outside the content.
pub(super) fn of(cue: Word, gazetteer: &Gazetteer, in_content: impl Fn(usize) -> bool) -> Option<Channel> {
    let named = |head| named(head, gazetteer);
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
        let lemma = VERBS.iter().find(|lemma| **lemma == cue.lemma())?;
        Some(Channel { span: cue.span(), kind: listed(lemma, gazetteer)?.to_owned() })
    })
}

/// Whether a phrase names a channel.
pub(super) fn names_one(head: Word, gazetteer: &Gazetteer) -> bool {
    named(head, gazetteer).is_some()
}

/// The channel a phrase names: by its head, or by what it is a part of ("on her page on Facebook").
fn named(head: Word, gazetteer: &Gazetteer) -> Option<Channel> {
    let case = head.children().find(|child| child.relation() == Relation::Case && child.index() < head.index())?;
    if !matches!(case.lemma(), "in" | "on" | "at" | "via" | "through" | "during" | "by" | "over" | "to") {
        return None;
    }
    let parts = || head.children().filter(|child| child.relation().base() == Relation::Nmod);
    let kind = kind(head, gazetteer).or_else(|| parts().find_map(|part| kind(part, gazetteer)))?;
    // Given to television or to a site: they are told, and carry it.
    if case.lemma() == "to" && !matches!(kind, "broadcast" | "state-tv" | "state-media" | "press" | "platform") {
        return None;
    }
    Some(Channel { span: case.span().join(phrases::source(head)), kind: kind.to_owned() })
}

/// What the table of channels says of a noun, with as much of its compound as the table has.
pub(super) fn kind<'k>(head: Word, gazetteer: &'k Gazetteer) -> Option<&'k str> {
    if !matches!(head.upos(), Upos::Noun | Upos::Propn) {
        return None;
    }
    let own = |word: &Word| matches!(word.relation().base(), Relation::Compound | Relation::Amod | Relation::Flat);
    let before: Vec<Word> = head.children().take_while(|child| child.index() < head.index()).filter(own).collect();
    let before = &before[before.len().saturating_sub(BEFORE)..];
    (0..=before.len()).find_map(|from| {
        let phrase = |last: &str| {
            let words = before[from..].iter().map(|word| word.form()).chain([last]);
            listed(&words.collect::<Vec<_>>().join(" "), gazetteer)
        };
        phrase(head.form()).or_else(|| phrase(head.lemma()))
    })
}

/// What the table of channels says of a name. Who speaks for somebody is told as a person, not as a channel.
fn listed<'k>(name: &str, gazetteer: &'k Gazetteer) -> Option<&'k str> {
    let rows: Vec<Row> = gazetteer.named(name).into_iter().map(|posting| gazetteer.row(posting.row)).collect();
    let person = |row: &Row| row.table() == Table::Offices || row.table() == Table::Roles && row.kind() == "person";
    let channel = rows.iter().find(|row| row.table() == Table::Channels)?;
    (!rows.iter().any(person)).then(|| channel.kind())
}
