//! The sense of a place name: the place itself, or its government, people or team ("Tehran has insisted").
//!
//! What decides is how the name hangs in the sentence (Markert and Nissim 2002): who speaks, wants and signs is a
//! government; what things happen in, come from and lie near is a place.

use crate::mentions::{Mention, phrase};
use dateline_types::document::{Tree, Word};
use dateline_types::{NameKind, PlaceSense, Relation, Upos};

/// Prepositions that put something at a place.
#[rustfmt::skip]
const AT: [&str; 26] = [
    "in", "at", "near", "into", "inside", "outside", "around", "across", "throughout", "through", "over", "off", "onto",
    "within", "along", "toward", "towards", "via", "beyond", "above", "under", "on", "from", "to", "of", "including",
];

/// Prepositions after which a name stands for those who act: "with Tehran", "by Ankara", "against Iran".
const WITH: [&str; 8] = ["with", "by", "against", "between", "for", "on", "among", "than"];

/// What falls on a place: "attacks on Israel", "a campaign against Iran".
#[rustfmt::skip]
const FALLS: [&str; 12] = [
    "attack", "strike", "airstrike", "bombing", "bombardment", "campaign", "raid", "war", "missile", "rocket",
    "offensive", "invasion",
];

/// Verbs whose subject is a place that something happens in: "Turkey lies", "Japan was hit".
#[rustfmt::skip]
const OF_PLACES: [&str; 14] = [
    "lie", "border", "stretch", "cover", "host", "house", "contain", "locate", "situate", "hit", "shake", "strike",
    "devastate", "flood",
];

/// Verbs of which a place is the goal: "left Iran", "hit Tehran".
const REACHED: [&str; 16] = [
    "leave", "visit", "reach", "enter", "flee", "hit", "strike", "cross", "tour", "bomb", "shell", "capture", "seize",
    "shake", "attack", "invade",
];

/// Nouns of the land, which what stands before them only places: "the Iran border".
#[rustfmt::skip]
const OF_LAND: [&str; 38] = [
    "area", "airport", "border", "capital", "city", "coast", "coastline", "district", "region", "province", "town",
    "village", "suburb", "street", "mountain", "river", "port", "soil", "territory", "countryside", "desert",
    "neighbourhood", "neighborhood", "outskirt", "airspace", "county", "island", "peninsula", "embassy", "hospital",
    "hotel", "time", "weather", "resident", "jail", "state", "governorate", "prison",
];

/// Heads that a state has, is asked by or gives: "the government of Iran", "pressure on Iran", "an answer from Tehran".
#[rustfmt::skip]
const OF_STATES: [&str; 52] = [
    "government", "president", "minister", "leader", "army", "parliament", "ambassador", "people", "behalf", "pressure",
    "sanction", "relation", "talk", "deal", "agreement", "letter", "answer", "reply", "response", "demand", "policy",
    "interest", "chancellor", "king", "queen", "prince", "navy", "military", "force", "official", "envoy", "delegation",
    "diplomat", "source", "confirmation", "denial", "comment", "statement", "request", "threat", "support", "claim",
    "accusation", "criticism", "premier", "ministry", "authority", "trust", "confidence", "faith", "ally", "enemy",
];

/// What one has "in" a state; any other noun before "in" is only there ("the delegation in Vienna").
const HAD_IN_STATES: [&str; 4] = ["trust", "confidence", "faith", "interest"];

/// The sense of a place name. `doers` says of each word whether it does something, `acts` whether the name is one of a state, its capital or another body that can act.
pub fn sense(tree: Tree, doers: &[bool], mention: &Mention, acts: bool) -> PlaceSense {
    use PlaceSense::{Associative, Literal};
    let Some(head) = tree.get(mention.head) else { return Literal };
    let of = |associative: bool| if associative { Associative } else { Literal };
    if is_holder(tree, mention) || is_base(tree, mention) {
        return Literal;
    }
    let top = head_of_coordination(head);
    match top.relation() {
        Relation::Compound | Relation::Amod | Relation::NmodPoss | Relation::NmodUnmarked | Relation::NmodDesc => {
            let of_land = top.parent().is_some_and(|noun| OF_LAND.contains(&noun.lemma()));
            of(!of_land && (acts || top.relation() != Relation::Compound))
        }
        relation if relation.base() == Relation::Nsubj || relation == Relation::OblAgent => {
            let verb = top.parent();
            let noun = verb.is_some_and(|verb| matches!(verb.upos(), Upos::Noun | Upos::Propn));
            let of_places = noun || verb.is_some_and(|verb| OF_PLACES.contains(&verb.lemma()));
            of(acts
                && !of_places
                && (relation != Relation::NsubjPass || doers.get(top.index()).copied().unwrap_or(false)))
        }
        Relation::Obj | Relation::Iobj => of(acts && !REACHED.contains(&top.parent().map_or("", Word::lemma))),
        relation if matches!(relation.base(), Relation::Obl | Relation::Nmod) => {
            // "discussions within Europe and with the US": its own preposition, else that of the first.
            let case = phrase::preposition(head).or_else(|| phrase::preposition(top));
            let case = case.map(|case| case.form().to_lowercase()).unwrap_or_default();
            let above = top.parent();
            let falls = above.is_some_and(|noun| FALLS.contains(&noun.lemma()));
            let of_state = above
                .is_some_and(|noun| OF_STATES.contains(&noun.lemma()) || noun.name().kind() == Some(NameKind::Person));
            // "trust in Washington", "lost trust in Washington": the noun, or what the verb takes.
            let had_in_state = || {
                let object = above.and_then(|verb| verb.child(Relation::Obj));
                [above, object].into_iter().flatten().any(|noun| HAD_IN_STATES.contains(&noun.lemma()))
            };
            let acting = match case.as_str() {
                "with" | "by" | "between" | "among" | "than" | "for" => true,
                case if WITH.contains(&case) => !falls && (case != "on" || of_state),
                "of" | "to" | "from" => of_state,
                "in" => had_in_state(),
                case => !AT.contains(&case),
            };
            of(acts && acting)
        }
        _ => of(acts && top.relation() == Relation::Root && top.child_like(Relation::Cop).is_some()),
    }
}

/// "Yemen" in "Mokha, Yemen": says where the place before it lies.
fn is_holder(tree: Tree, mention: &Mention) -> bool {
    let before = |back: usize| mention.words.start.checked_sub(back).and_then(|index| tree.get(index));
    let place =
        |word: Word| matches!(word.name().kind(), Some(NameKind::Gpe | NameKind::Location | NameKind::Facility));
    let comma = before(1).is_some_and(|word| word.form() == ",");
    // "Egypt, Oman and Qatar" is a row of equals.
    let conj = tree.get(mention.head).is_some_and(|head| head.relation() == Relation::Conj);
    comma && !conj && before(2).is_some_and(place)
}

/// "US-based".
fn is_base(tree: Tree, mention: &Mention) -> bool {
    let after = |ahead: usize| tree.get(mention.words.end + ahead).map_or("", |word| word.form());
    let based = |form: &str| matches!(form, "based" | "born" | "bound" | "listed");
    after(0) == "-" && based(after(1)) || after(0).strip_prefix('-').is_some_and(based)
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
