//! What a position is about, as a short phrase.

use crate::reading::Reading;
use dateline_types::{Relation, Span, Upos, Word};

/// Nouns that stand before what is meant.
const LIGHT: [&str; 14] = [
    "beginning",
    "case",
    "idea",
    "kind",
    "need",
    "number",
    "part",
    "possibility",
    "prospect",
    "series",
    "start",
    "thing",
    "time",
    "way",
];

/// Nouns at most.
const LONGEST: usize = 3;

/// The issue of a clause: what its CAMEO code is about ("talks", "aid"), where there is one that says more than the
/// stance, and the first nouns of the clause with what makes a compound of them ("missile programme"). `apart` are stretches
/// whose nouns are none of it: the trigger, the condition. Words that name the parties are none of it either, nor are days.
/// Where nothing is left, it is the first verb: "leave" of "ordered them to leave".
pub(super) fn of(
    reading: &Reading,
    cameo: Option<&str>,
    clause: Span,
    apart: &[Option<Span>],
    doers: &[String],
    targets: &[String],
) -> String {
    let parties = doers.iter().chain(targets).filter_map(|id| reading.entity(id));
    let mut others: Vec<Span> = apart.iter().copied().flatten().collect();
    for party in parties {
        // In reading order: those of a long report before the clause are not looked at one by one.
        let from = party.mentions.partition_point(|own| own.span.start < clause.start);
        let inside = party.mentions[from..].iter().take_while(|own| own.span.start < clause.end);
        others.extend(inside.map(|own| own.span));
    }
    let times = &reading.ledger.times;
    let from = times.partition_point(|own| own.span.start < clause.start);
    others.extend(times[from..].iter().take_while(|own| own.span.start < clause.end).map(|own| own.span));
    let mut nouns: Vec<String> = Vec::new();
    let mut verb = None;
    for word in reading.tree_words(clause) {
        if !is_noun(word) && word.upos() != Upos::Verb || others.iter().any(|span| span.contains(word.span())) {
            continue;
        }
        if word.upos() == Upos::Verb {
            verb = verb.or(Some(word));
            continue;
        }
        let phrase = compound(word).to_lowercase();
        if !nouns.contains(&phrase) {
            nouns.push(phrase);
        }
        if nouns.len() == LONGEST {
            break;
        }
    }
    let nouns = nouns.join(", ");
    match (cameo.and_then(about), nouns.is_empty()) {
        (Some(about), true) => about.to_owned(),
        (Some(about), false) => format!("{about}: {nouns}"),
        (None, true) => verb.map(|verb| verb.lemma().to_owned()).unwrap_or_default(),
        (None, false) => nouns,
    }
}

fn is_noun(word: Word) -> bool {
    word.upos() == Upos::Noun && word.relation().base() != Relation::Compound && !LIGHT.contains(&word.lemma())
}

/// The noun with the nouns before it that it is compounded with.
fn compound(word: Word) -> String {
    let before = word.children().filter(|child| child.relation() == Relation::Compound && child.index() < word.index());
    let mut words: Vec<&str> = before.map(Word::form).collect();
    words.push(word.form());
    words.join(" ")
}

/// What a code is about, whatever is held of it: "talks" of "demand: meet" and of "reject talks", nothing of "threaten,
/// unspecified". So a party that first refuses talks and then agrees to them is seen to change on one issue.
fn about(name: &str) -> Option<&str> {
    if name.ends_with(", unspecified") || name.ends_with("non-force") {
        return None;
    }
    let bare = name.split_once(": ").map_or(name, |(_, about)| about);
    let bare = ["reject ", "threaten ", "decline to "].iter().find_map(|act| bare.strip_prefix(act)).unwrap_or(bare);
    Some(match bare {
        "meet" => "talks",
        "settle" => "settlement",
        "accept mediation" | "mediate" => "mediation",
        "aid request" => "aid",
        "political reform" => "reform",
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_what_it_is_about() {
        for name in ["demand: meet", "intent: meet", "reject talks"] {
            assert_eq!(about(name), Some("talks"));
        }
        assert_eq!(about("decline to yield"), about("appeal: yield"));
        assert_eq!(about("threaten, unspecified"), None);
    }
}
