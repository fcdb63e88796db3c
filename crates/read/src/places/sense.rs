//! The sense of a place name: the place itself, or its government, people or team ("Tehran has insisted").
//!
//! What decides is how the name hangs in the sentence (Markert and Nissim 2002): who speaks, wants and signs is a
//! government; what things happen in, come from and lie near is a place.

use crate::mentions::{Mention, phrase};
use dateline_types::document::{Role, Roles, Tree, Word};
use dateline_types::{PlaceSense, Relation, Upos};

/// Prepositions that put something at a place.
const AT: [&str; 26] = [
    "in",
    "at",
    "near",
    "into",
    "inside",
    "outside",
    "around",
    "across",
    "throughout",
    "through",
    "over",
    "off",
    "onto",
    "within",
    "along",
    "toward",
    "towards",
    "via",
    "beyond",
    "above",
    "under",
    "outside",
    "on",
    "from",
    "to",
    "of",
];

/// Prepositions after which a name stands for those who act: "with Tehran", "by Ankara", "against Iran".
const WITH: [&str; 8] = ["with", "by", "against", "between", "for", "on", "among", "than"];

/// Verbs whose subject is in or of a place: "Turkey lies", "Japan was hit".
const OF_PLACES: [&str; 18] = [
    "lie",
    "border",
    "stretch",
    "cover",
    "host",
    "house",
    "include",
    "contain",
    "locate",
    "situate",
    "hit",
    "shake",
    "strike",
    "devastate",
    "flood",
    "lose",
    "experience",
    "see",
];

/// Nouns that make what stands before them a people's or government's own: "US leader", "Iran talks".
const OF_LAND: [&str; 34] = [
    "area",
    "airport",
    "border",
    "capital",
    "city",
    "coast",
    "coastline",
    "district",
    "region",
    "province",
    "town",
    "village",
    "suburb",
    "street",
    "mountain",
    "river",
    "port",
    "soil",
    "territory",
    "countryside",
    "desert",
    "neighbourhood",
    "neighborhood",
    "outskirt",
    "airspace",
    "county",
    "island",
    "peninsula",
    "embassy",
    "hospital",
    "hotel",
    "time",
    "weather",
    "resident",
];

/// The sense of a place name. `acts` says whether the name is one of a state, its capital or another body that can act.
pub fn sense(tree: Tree, roles: &Roles, mention: &Mention, acts: bool) -> PlaceSense {
    use PlaceSense::{Associative, Literal};
    let Some(head) = tree.get(mention.head) else { return Literal };
    let top = head_of_coordination(head);
    match top.relation() {
        Relation::Compound | Relation::Amod | Relation::NmodPoss | Relation::NmodUnmarked | Relation::NmodDesc => {
            let of_land = top.parent().is_some_and(|noun| OF_LAND.contains(&noun.lemma()));
            if of_land || !acts && top.relation() == Relation::Compound { Literal } else { Associative }
        }
        relation if relation.base() == Relation::Nsubj || relation == Relation::OblAgent => {
            let verb = top.parent();
            let passive = relation == Relation::NsubjPass;
            let of_places = verb.is_some_and(|verb| OF_PLACES.contains(&verb.lemma()) || verb.upos() != Upos::Verb);
            let does =
                roles.all().iter().any(|argument| argument.role == Role::Doer && argument.word as usize == top.index());
            if acts && !of_places && (does || !passive) { Associative } else { Literal }
        }
        Relation::Obj | Relation::Iobj => {
            const VISITED: [&str; 16] = [
                "leave", "visit", "reach", "enter", "flee", "hit", "strike", "cross", "tour", "bomb", "shell",
                "capture", "seize", "shake", "attack", "invade",
            ];
            let verb = top.parent().map_or("", Word::lemma);
            if acts && !VISITED.contains(&verb) { Associative } else { Literal }
        }
        relation if matches!(relation.base(), Relation::Obl | Relation::Nmod) => {
            let case = phrase::preposition(top).map(|case| case.form().to_lowercase()).unwrap_or_default();
            let acting = acts && (WITH.contains(&case.as_str()) || is_of_acts(top, &case));
            if acting || acts && !AT.contains(&case.as_str()) { Associative } else { Literal }
        }
        _ if acts
            && top.relation() == Relation::Root
            && top.children().any(|c| c.relation().base() == Relation::Cop) =>
        {
            Associative
        }
        _ => Literal,
    }
}

/// "the government of Iran", "pressure on Iran", "a letter to Tehran", "an answer from Washington".
fn is_of_acts(name: Word, case: &str) -> bool {
    const HEADS: [&str; 22] = [
        "government",
        "president",
        "minister",
        "leader",
        "army",
        "parliament",
        "ambassador",
        "people",
        "behalf",
        "pressure",
        "sanction",
        "relation",
        "talk",
        "deal",
        "agreement",
        "letter",
        "answer",
        "reply",
        "response",
        "demand",
        "policy",
        "interest",
    ];
    let head = name.parent().map_or("", Word::lemma);
    match case {
        "of" | "to" | "from" | "on" => HEADS.contains(&head),
        _ => false,
    }
}

/// The first of a coordination speaks for all: "by Ankara, as well as Egypt, Oman and Qatar".
fn head_of_coordination(word: Word) -> Word {
    let mut top = word;
    for _ in 0..32 {
        match top.parent().filter(|_| top.relation() == Relation::Conj) {
            Some(parent) => top = parent,
            None => break,
        }
    }
    top
}
