//! Modals and auxiliaries: "will", "may", "could have", "has to".

use super::clause::{children, is_present, lemma, lower};
use super::hold::{Certainty, Ground, Hold};
use dateline_types::document::Word;
use dateline_types::{Relation, Xpos};

/// What a clause's auxiliaries say of it.
#[derive(Clone, Copy)]
pub(super) struct Modal<'d> {
    /// The auxiliary.
    pub(super) word: Word<'d>,
    ground: Ground,
    perfect: bool,
    /// Of an act, so that "may" looks ahead: "may leave", but not "may be", "may know", "may be hiding".
    ahead: bool,
}

/// The modal of a clause, if it has one.
pub(super) fn of(clause: Word<'_>) -> Option<Modal<'_>> {
    let mut perfect = false;
    let mut modal = None;
    for child in children(clause).filter(|child| child.relation().base() == Relation::Aux) {
        let ground = match lemma(child).as_str() {
            "will" | "shall" | "wo" | "'ll" | "’ll" => Ground::Future,
            "can" | "ca" => Ground::Can,
            "could" => Ground::Could,
            "may" | "might" => Ground::May,
            "would" => Ground::Would,
            "should" | "ought" => Ground::Should,
            "must" => Ground::Must,
            "have" if modal.is_some() && child.xpos() == Xpos::Vb => {
                perfect = true;
                continue;
            }
            _ => continue,
        };
        // The lemma of "could" may be "can", that of "would" "will".
        let ground = match lower(child).as_str() {
            "could" => Ground::Could,
            "would" | "'d" | "’d" => Ground::Would,
            "should" => Ground::Should,
            "might" => Ground::May,
            _ => ground,
        };
        modal = modal.or(Some((child, ground)));
    }
    let state =
        matches!(lemma(clause).as_str(), "be" | "have" | "know" | "want" | "need" | "seem" | "mean" | "contain");
    let cop = super::clause::child(clause, Relation::Cop).is_some();
    modal.map(|(word, ground)| Modal {
        word,
        ground,
        perfect,
        ahead: !perfect && !state && !cop && clause.xpos() != Xpos::Vbg && ground != Ground::Can,
    })
}

impl Modal<'_> {
    /// What is held of the clause, given what is held of it without its modal, and whether "not" follows the modal.
    pub(super) fn apply(self, hold: Hold, negated: bool) -> Hold {
        let turned = if negated { hold.negated() } else { hold };
        match self.ground {
            Ground::Future => turned.at_most(Certainty::Certain, Ground::Future).ahead(),
            // "cannot leave" is sure: they do not.
            Ground::Can | Ground::Could if negated && !self.perfect => turned.at_most(Certainty::Certain, self.ground),
            // "could have left" did not, "should not have left" did.
            Ground::Would | Ground::Should | Ground::Could if self.perfect => {
                turned.negated().at_most(Certainty::Probable, Ground::Counterfactual)
            }
            Ground::Must if self.perfect => turned.at_most(Certainty::Probable, Ground::Hedged),
            Ground::May if self.perfect => turned.at_most(Certainty::Possible, Ground::May),
            Ground::Would => turned.at_most(Certainty::Probable, Ground::Would).ahead(),
            Ground::Should | Ground::Must => turned.at_most(Certainty::Unspecified, self.ground).ahead(),
            ground if self.ahead => turned.at_most(Certainty::Possible, ground).ahead(),
            ground => turned.at_most(Certainty::Possible, ground),
        }
    }
}

/// A present tense with a time that lies ahead: "is leaving tomorrow", "opens next week".
pub(super) fn futurate(clause: Word<'_>) -> Option<Word<'_>> {
    if !is_present(clause) || of(clause).is_some() {
        return None;
    }
    // "is going to Geneva"
    if clause.xpos() == Xpos::Vbg && lemma(clause) == "go" {
        let whither = |child: Word| child.relation() == Relation::Case && lower(child) == "to";
        return Some(clause).filter(|clause| children(*clause).any(|child| children(child).any(whither)));
    }
    let next = |word: Word| children(word).any(|child| matches!(lower(child).as_str(), "next" | "coming"));
    children(clause).find(|child| match child.relation().base() {
        Relation::Advmod | Relation::Obl => {
            matches!(lower(*child).as_str(), "tomorrow" | "tonight" | "soon" | "shortly") || next(*child)
        }
        _ => false,
    })
}

/// Whether the word is the "going" of "is going to", so that it names no event of its own.
pub(super) fn is_going_to(word: Word) -> bool {
    let infinitive = |child: Word| child.relation() == Relation::Xcomp && super::clause::to(child).is_some();
    children(word).any(infinitive) && semi_modal(word, Hold::PLAIN).is_some_and(|hold| hold.ground == Ground::Future)
}

/// What a verb that works as an auxiliary says of the infinitive under it: "is going to", "has to", "needs to".
pub(super) fn semi_modal(verb: Word, hold: Hold) -> Option<Hold> {
    let lemma = lemma(verb);
    let to_be = || children(verb).any(|child| child.relation().base() == Relation::Aux && self::lemma(child) == "be");
    match lemma.as_str() {
        "go" | "gon" if verb.xpos() == Xpos::Vbg && to_be() || lemma == "gon" => {
            Some(hold.at_most(Certainty::Certain, Ground::Future).ahead())
        }
        // "had to leave" means that they left.
        "have" | "get" | "got" if is_present(verb) || lemma == "got" => {
            Some(hold.at_most(Certainty::Unspecified, Ground::Must).ahead())
        }
        _ => None,
    }
}
