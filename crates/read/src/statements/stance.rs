//! What kind of act a statement is: the rule's word for it, else what its cue is by itself.

use super::attribution::Attribution;
use dateline_knowledge::cues::Cues;
use dateline_types::document::Tree;
use dateline_types::statement::Stance;

/// The stance of an attribution.
pub(super) fn of(own: &Attribution, cues: &Cues, tree: Tree) -> Stance {
    if own.absence {
        return Stance::None;
    }
    if let Some(stance) = own.stance.as_deref() {
        return named(stance);
    }
    let cue = own.cue.and_then(|cue| tree.get(cue));
    let row = cue.and_then(|cue| {
        let pos = cue.upos().as_str();
        cues.get(cue.lemma(), pos).or_else(|| cues.get(cue.lemma(), "VERB")).or_else(|| cues.get(cue.lemma(), "NOUN"))
    });
    row.map_or(Stance::Claim, |row| named(row.stance))
}

fn named(name: &str) -> Stance {
    match name {
        "deny" => Stance::Deny,
        "confirm" => Stance::Confirm,
        "concede" => Stance::Concede,
        "accuse" => Stance::Accuse,
        "warn" => Stance::Warn,
        "threaten" => Stance::Threaten,
        "demand" => Stance::Demand,
        "offer" => Stance::Offer,
        "promise" => Stance::Promise,
        "accept" => Stance::Accept,
        "reject" => Stance::Reject,
        "praise" => Stance::Praise,
        "appeal" => Stance::Appeal,
        "none" => Stance::None,
        _ => Stance::Claim,
    }
}
