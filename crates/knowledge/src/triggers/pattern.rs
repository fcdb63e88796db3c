//! The notation of frames: `X impose @sanction on|against Y`, `n:visit [by|of X] [to Y]`.
//!
//! `X` is who acts, `Y` who it is done to, `Y*` anything with whoever it belongs to, `_` anything, `@class` a word of a
//! class, a plain word itself; brackets hold what need not be there.

use crate::table::Fault;
use crate::word_classes::{ClassSet, WordClasses};

/// What may stand in one place of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filler {
    /// Who acts.
    Doer,
    /// Who it is done to: somebody, or something that can be hit.
    Target,
    /// Anything; who it is done to is it, or whoever it belongs to.
    TargetOf,
    /// Anything.
    Anything,
    /// One of these words, or a word of one of these classes.
    OneOf {
        /// Words that stand before it and belong to it: "death" of "death penalty".
        before: Vec<Box<str>>,
        /// Lemmas in small letters.
        words: Vec<Box<str>>,
        /// Classes.
        classes: ClassSet,
    },
}

/// The form of a clause in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// An infinitive.
    To,
    /// A finite clause.
    That,
    /// A gerund.
    Ing,
}

/// One place of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The object; of nouns none has one.
    Object(Filler),
    /// A particle.
    Particle(Box<str>),
    /// What stands behind one of these prepositions; `'s` is one.
    Phrase(Vec<Box<str>>, Filler),
    /// A clause.
    Clause(Clause),
}

/// One place of a frame, and whether it must be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The place.
    pub place: Place,
    /// Whether it must be filled.
    pub required: bool,
}

/// The part of speech of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pos {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective.
    Adj,
}

/// A pattern, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The part of speech of the head.
    pub pos: Pos,
    /// The head's lemmas: one, or spellings of one.
    pub heads: Vec<Box<str>>,
    /// Words before the head of a noun: "hunger" in "hunger strike".
    pub before: Vec<Box<str>>,
    /// Whether the subject is who it is done to.
    pub subject_is_target: bool,
    /// The places of the frame.
    pub parts: Vec<Part>,
}

#[rustfmt::skip]
const PREPOSITIONS: [&str; 52] = [
    "on", "upon", "against", "at", "into", "in", "to", "toward", "towards", "with", "between", "among", "amongst", "of",
    "by", "for", "from", "over", "about", "behind", "under", "through", "during", "out", "off", "onto", "as", "'s", "near",
    "inside", "around", "across", "before", "within", "after", "via", "without", "despite", "beyond", "along", "alongside",
    "down", "up", "back", "aside", "away", "outside", "beside", "past", "opposite", "until", "throughout",
];

/// Reads a pattern.
pub(super) fn parse(text: &str, classes: &WordClasses) -> Result<Pattern, Fault> {
    let spaced = text.replace('[', " [ ").replace(']', " ] ");
    let mut tokens = spaced.split_whitespace().peekable();
    let (pos, rest) = match tokens.peek().and_then(|first| first.split_once(':')) {
        Some(("n", _)) => (Pos::Noun, &spaced.trim_start()[2..]),
        Some(("a", _)) => (Pos::Adj, &spaced.trim_start()[2..]),
        _ => (Pos::Verb, spaced.as_str()),
    };
    let mut tokens: Vec<&str> = rest.split_whitespace().collect();
    let subject_is_target = pos == Pos::Verb && tokens.first() == Some(&"Y");
    if pos == Pos::Verb {
        if !matches!(tokens.first(), Some(&"X" | &"Y")) {
            return Err(fault(text, "begin with X, the one who acts, or with n: or a:"));
        }
        tokens.remove(0);
    }
    let end = match pos {
        // All words of a noun up to its first bracket or preposition.
        Pos::Noun => tokens.iter().position(|token| *token == "[" || is_preposition(token)).unwrap_or(tokens.len()),
        _ => tokens.len().min(1),
    };
    let Some((head, before)) = tokens[..end].split_last() else {
        return Err(fault(text, "name the word that wakes it"));
    };
    Ok(Pattern {
        pos,
        heads: head.split('|').map(Into::into).collect(),
        before: before.iter().map(|word| (*word).into()).collect(),
        subject_is_target,
        parts: parts(text, &tokens[end..], classes)?,
    })
}

fn parts(text: &str, tokens: &[&str], classes: &WordClasses) -> Result<Vec<Part>, Fault> {
    let mut parts = Vec::new();
    let mut required = true;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match *token {
            "[" => required = false,
            "]" => required = true,
            own => {
                let next = tokens.get(at).filter(|next| !matches!(**next, "[" | "]"));
                let place = match own {
                    "to" if next.is_none() => Place::Clause(Clause::To),
                    "that" if next.is_none() => Place::Clause(Clause::That),
                    "ing" if next.is_none() => Place::Clause(Clause::Ing),
                    // "rule out that", but "accuse of ing".
                    own if is_preposition(own) && matches!(next, Some(&"that" | &"ing")) && !governs(own) => {
                        Place::Particle(own.into())
                    }
                    own if is_preposition(own) => match next.filter(|next| !is_preposition(next)) {
                        Some(_) => {
                            let filler = run(text, tokens, &mut at, classes)?;
                            Place::Phrase(own.split('|').map(Into::into).collect(), filler)
                        }
                        None => Place::Particle(own.into()),
                    },
                    _ => {
                        at -= 1;
                        Place::Object(run(text, tokens, &mut at, classes)?)
                    }
                };
                parts.push(Part { place, required });
            }
        }
    }
    Ok(parts)
}

/// Whether a preposition takes a gerund as its own: "of attacking".
fn governs(token: &str) -> bool {
    token
        .split('|')
        .all(|word| matches!(word, "of" | "from" | "for" | "into" | "with" | "by" | "to" | "at" | "against"))
}

fn is_preposition(token: &str) -> bool {
    token.split('|').all(|word| PREPOSITIONS.contains(&word))
}

/// What fills one place: one token, or plain words in a row, of which the last is the head.
fn run(text: &str, tokens: &[&str], at: &mut usize, classes: &WordClasses) -> Result<Filler, Fault> {
    let plain = |token: &str| {
        let special = matches!(token, "[" | "]" | "X" | "Y" | "Y*" | "_" | "Z" | "to" | "that" | "ing");
        !special && !token.contains('@') && !is_preposition(token)
    };
    let mut before = Vec::new();
    while plain(tokens[*at]) && tokens.get(*at + 1).is_some_and(|next| plain(next) || next.starts_with('@')) {
        // "take hostage @people" has two places, "grant refugee status" one.
        if tokens[*at + 1].starts_with('@') {
            break;
        }
        before.push(tokens[*at].into());
        *at += 1;
    }
    let token = tokens[*at];
    *at += 1;
    Ok(match filler(text, token, classes)? {
        Filler::OneOf { words, classes, .. } => Filler::OneOf { before, words, classes },
        other => other,
    })
}

fn filler(text: &str, token: &str, classes: &WordClasses) -> Result<Filler, Fault> {
    match token {
        "X" => return Ok(Filler::Doer),
        "Y" => return Ok(Filler::Target),
        "Y*" => return Ok(Filler::TargetOf),
        "_" | "Z" | "ing" => return Ok(Filler::Anything),
        _ => {}
    }
    let (mut words, mut set) = (Vec::new(), ClassSet::default());
    for word in token.split('|') {
        if matches!(word, "X" | "Y" | "Y*" | "_") {
            return Err(fault(
                text,
                &format!("“{word}” stands for somebody and cannot be one of a list; write two frames"),
            ));
        }
        match word.strip_prefix('@') {
            Some(name) => match classes.class(name) {
                Some(class) => set = set.with(class),
                None => return Err(fault(text, &format!("“{name}” is no class of word_classes.tsv"))),
            },
            None => words.push(word.into()),
        }
    }
    Ok(Filler::OneOf { before: Vec::new(), words, classes: set })
}

fn fault(text: &str, remedy: &str) -> Fault {
    (format!("“{text}” is no frame"), remedy.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    fn read(text: &str) -> Pattern {
        parse(text, Knowledge::built_in().word_classes()).unwrap()
    }

    #[test]
    fn a_verb_has_object_and_phrases() {
        let own = read("X impose @sanction on|against Y");
        assert_eq!((own.pos, own.heads.len(), own.parts.len()), (Pos::Verb, 1, 2));
        assert!(matches!(&own.parts[1].place, Place::Phrase(prepositions, Filler::Target) if prepositions.len() == 2));
    }

    #[test]
    fn brackets_hold_what_need_not_be_there() {
        let own = read("n:hunger strike [by X]");
        assert_eq!((&*own.heads[0], &*own.before[0], own.parts[0].required), ("strike", "hunger", false));
    }

    #[test]
    fn a_last_to_is_a_clause() {
        assert_eq!(read("X urge Y to").parts[1].place, Place::Clause(Clause::To));
        assert!(matches!(read("X appeal to Y").parts[0].place, Place::Phrase(..)));
    }

    #[test]
    fn somebody_in_a_list_is_a_fault() {
        assert!(parse("X quit @talks|Y", Knowledge::built_in().word_classes()).is_err());
    }

    #[test]
    fn an_unknown_class_is_a_fault() {
        assert!(parse("X eat @fruitcake", Knowledge::built_in().word_classes()).is_err());
    }
}
