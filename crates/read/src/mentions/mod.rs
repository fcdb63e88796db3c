//! Mentions: the stretches of a report that name, describe or point at someone or something.
//!
//! [`names`] takes the names that the network found and puts them right by the tables and by one another;
//! [`descriptions`] finds the phrases whose head word says what a person or body is; [`pronouns`] the words that
//! stand for either. What they refer to is told by [`entities`](crate::entities).

pub mod descriptions;
pub(crate) mod halves;
pub mod names;
pub(crate) mod phrase;
pub mod pronouns;
mod titled;

use dateline_knowledge::gazetteer::{Gazetteer, RowId};
use dateline_types::document::Tree;
use dateline_types::{MentionForm, NameKind, Span, Timex};
use std::ops::Range;

/// What a mention can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// One human being.
    Person,
    /// Several, unnamed: "officials", "the crowd".
    People,
    /// A body that acts as one: ministry, army, firm.
    Body,
    /// Bodies of a kind: "rights groups", "local media".
    Bodies,
    /// A state, or its government.
    State,
    /// A place that does not act.
    Place,
    /// A nationality, faith or following, as adjective or noun.
    Following,
    /// Anything else that has a name.
    Thing,
}

/// How a phrase picks out what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    /// "the NGO", "this group": known to the reader.
    Definite,
    /// "an Arab official": new to the reader.
    Indefinite,
    /// "officials", "security forces": neither.
    Bare,
    /// "his counterpart", "Iran's president": by way of another.
    Possessed,
}

/// One mention, before it is known what it refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its words, counted over the document.
    pub words: Range<usize>,
    /// The word of it on which the others hang.
    pub head: usize,
    /// From its first character to its last.
    pub span: Span,
    /// How it is made.
    pub form: MentionForm,
    /// Of names, what the name is of.
    pub kind: Option<NameKind>,
    /// What it is of.
    pub class: Class,
    /// Whether of several.
    pub plural: bool,
    /// How a description picks out what it is about.
    pub reference: Reference,
    /// What the tables say of a description's head: the row of an office or role.
    pub role: Option<RowId>,
    /// The name mention that the phrase is built on: "Abbas Araghchi" in "Iranian Foreign Minister Abbas Araghchi".
    pub name: Option<Range<usize>>,
}

/// The mentions of a parsed document, by where they begin, longer ones first.
pub fn find(gazetteer: &Gazetteer, tree: Tree) -> Vec<Mention> {
    let names = names::find(gazetteer, tree);
    let mut all = descriptions::find(gazetteer, tree, &names);
    all.extend(pronouns::find(tree, &names));
    all.extend(names);
    sort(&mut all);
    all
}

/// Takes out what the time stage has read as a time: "Christmas" is a day, no one and nowhere.
pub fn drop_times(mentions: &mut Vec<Mention>, times: &[Timex]) {
    let mut times = times.iter().peekable();
    mentions.retain(|mention| {
        while times.peek().is_some_and(|time| time.span.end <= mention.span.start) {
            times.next();
        }
        let within = times.peek().is_some_and(|time| time.span.contains(mention.span));
        let named =
            matches!(mention.kind, Some(NameKind::Other | NameKind::Event | NameKind::Organisation | NameKind::Work));
        !(within && named)
    });
}

/// Puts mentions in order, and takes out all but one of the same words.
pub(crate) fn sort(mentions: &mut Vec<Mention>) {
    mentions.sort_by_key(|mention| (mention.words.start, std::cmp::Reverse(mention.words.end), mention.form as u8));
    mentions.dedup_by(|later, first| later.words == first.words);
}

/// Mentions of given spans, with what their words say of them; for measuring. A span of no whole word is left out.
pub(crate) fn given(gazetteer: &Gazetteer, tree: Tree, spans: &[Span]) -> Vec<Mention> {
    let own = find(gazetteer, tree);
    let words = &tree.document().tokens.spans;
    let mut all = Vec::new();
    for span in spans {
        let from = words.partition_point(|word| word.start < span.start);
        let to = words.partition_point(|word| word.end <= span.end);
        if from >= to {
            continue;
        }
        let Some(head) = names::head(tree, &(from..to)) else { continue };
        let known = own.iter().find(|mention| mention.words == (from..to));
        let headed = || {
            own.iter()
                .filter(|mention| mention.head == head)
                .min_by_key(|mention| mention.words.len().abs_diff(to - from))
        };
        let mut mention = match known.or_else(headed) {
            Some(mention) => mention.clone(),
            None => unknown(gazetteer, tree, &(from..to), head),
        };
        // A name with more around it is a description built on the name.
        if mention.name.is_some() && mention.words != (from..to) {
            let inside = mention.name.as_ref().is_some_and(|name| from <= name.start && name.end <= to);
            mention.name = mention.name.filter(|_| inside);
            mention.form = if inside && mention.form == MentionForm::Name { MentionForm::Role } else { mention.form };
        }
        mention.words = from..to;
        mention.span = *span;
        all.push(mention);
    }
    sort(&mut all);
    all
}

/// A mention of which the tables say nothing.
fn unknown(gazetteer: &Gazetteer, tree: Tree, words: &Range<usize>, head: usize) -> Mention {
    let word = tree.get(head);
    let proper = word.is_some_and(|word| word.upos() == dateline_types::Upos::Propn);
    let plural = word.is_some_and(|word| matches!(word.xpos(), dateline_types::Xpos::Nns | dateline_types::Xpos::Nnps));
    let pronoun = word.and_then(|word| pronouns::reading(word.form()));
    if proper {
        let kind = names::kind_of(gazetteer, tree, words).unwrap_or(NameKind::Other);
        return names::mention_of(words.clone(), head, kind);
    }
    Mention {
        words: head..head + 1,
        head,
        span: Span::default(),
        form: if pronoun.is_some() { MentionForm::Pronoun } else { MentionForm::Role },
        kind: None,
        class: if plural { Class::People } else { Class::Thing },
        plural,
        reference: Reference::Bare,
        role: None,
        name: None,
    }
}
