//! Down one step of the tree: what is held of a word, from what is held of the word it hangs on.

use super::clause::{
    self, complement, is_clause, is_definite, is_finite, is_passive, lemma, lower, markers, pos, subject, to,
};
use super::conditions::is_condition;
use super::hold::{Certainty, Ground, Polarity};
use super::modals::{self, semi_modal};
use super::moods::asks_what;
use super::negation;
use super::scope::Scope;
use dateline_knowledge::signatures::{Complement, Pos, Signature, Signatures, Verdict};
use dateline_types::document::Word;
use dateline_types::{Relation, Upos, Xpos};

/// What is held over a word and of it.
pub(super) struct Step<'d> {
    /// The word.
    pub(super) word: Word<'d>,
    /// What is held of what it says, before its own auxiliaries and negations.
    pub(super) above: Scope,
    /// What is held of it.
    pub(super) own: Scope,
}

/// What a predicate not in the table says of its clause: it is somebody's word.
const WORD: Signature = signature(Verdict::Open, Verdict::Open, Some(Verdict::Yes));
/// What it says of its clause where it judges it: "great that".
const GRANTED: Signature = signature(Verdict::Yes, Verdict::Yes, None);
/// What it says of an infinitive.
const MEANT: Signature = signature(Verdict::Open, Verdict::Open, None);
/// What it says of a gerund.
const SAME: Signature = signature(Verdict::Yes, Verdict::No, None);

const fn signature(positive: Verdict, negative: Verdict, holder: Option<Verdict>) -> Signature {
    Signature { positive, negative, holder, ahead: false }
}

/// What is held of `child`, before its own auxiliaries and negations.
pub(super) fn down(step: &Step, child: Word, signatures: &Signatures) -> Scope {
    match child.relation().base() {
        Relation::Conj => coordinated(step, child),
        Relation::Ccomp | Relation::Xcomp | Relation::Csubj => complemented(step, child, signatures),
        Relation::Advcl => adverbial(step, child, signatures),
        Relation::Acl => adnominal(step, child, signatures),
        Relation::Parataxis => beside(step, child, signatures),
        Relation::Amod => step.own.granted(),
        Relation::Nsubj | Relation::Obj | Relation::Iobj | Relation::Obl | Relation::Nmod if is_clause(child) => {
            complemented(step, child, signatures)
        }
        Relation::Nsubj | Relation::Obj | Relation::Iobj | Relation::Obl | Relation::Nmod | Relation::Compound => {
            named(step, child, signatures)
        }
        Relation::Appos | Relation::Flat | Relation::Fixed | Relation::Aux | Relation::Cop => step.own.clone(),
        _ => step.above.clone(),
    }
}

/// A member of a coordination shares the auxiliaries of the first where it could not stand without them.
fn coordinated(step: &Step, child: Word) -> Scope {
    let (first, own) = (step.word, child);
    let helped = own.children().any(|c| matches!(c.relation().base(), Relation::Aux | Relation::Cop | Relation::Mark));
    let bare = matches!(own.xpos(), Xpos::Vb | Xpos::Vbn | Xpos::Vbg) && own.xpos() == first.xpos();
    let noun = !is_clause(own);
    let but = own.children().any(|c| c.relation() == Relation::Cc && lemma(c) == "but");
    if let Some(to) = to(own).filter(|_| to(first).is_none()) {
        let mut scope = step.own.clone();
        scope.change(to, |hold| hold.at_most(Certainty::Unspecified, Ground::Purpose).ahead());
        return scope;
    }
    if noun || bare && !helped && subject(own).is_none() && !but { step.own.clone() } else { step.above.clone() }
}

/// A complement: what the predicate's signature makes of it.
fn complemented(step: &Step, child: Word, signatures: &Signatures) -> Scope {
    let predicate = step.word;
    let kind = complement(child);
    if child.relation() == Relation::Xcomp && child.upos() == Upos::Noun && to(child).is_none() {
        return step.own.clone();
    }
    let infinitive = kind == Complement::To && to(child).is_some();
    if infinitive && let Some(hold) = semi_modal(predicate, step.own.author) {
        let mut scope = step.own.clone();
        scope.change(predicate, |hold| semi_modal(predicate, hold).unwrap_or(hold));
        scope.author = hold;
        return scope;
    }
    // "asked whether they left": open to whoever asks or knows.
    if kind == Complement::That && markers(child).any(|m| matches!(lemma(m).as_str(), "whether" | "if")) {
        return step.own.under(predicate, kind, MEANT);
    }
    // "how to leave": nobody leaves yet.
    if infinitive && asks_what(child) {
        return step.own.under(predicate, kind, MEANT);
    }
    // "asked why they left": they left.
    if kind == Complement::That && asks_what(child) {
        return step.own.granted();
    }
    let found = pos(predicate).and_then(|pos| signatures.of(&predicate_lemma(predicate), pos, kind));
    let default = match (kind, pos(predicate)) {
        (Complement::That, Some(Pos::Verb)) => WORD,
        (Complement::That, _) => GRANTED,
        (Complement::Ing, _) => SAME,
        _ => MEANT,
    };
    step.own.under(predicate, kind, found.unwrap_or(default))
}

/// The lemma under which a predicate stands in the table; the form of a participle that is tagged an adjective.
fn predicate_lemma(predicate: Word) -> String {
    lemma(predicate)
}

/// A clause that says when, why, under what condition, or what for.
fn adverbial(step: &Step, child: Word, signatures: &Signatures) -> Scope {
    let predicate = step.word;
    if is_condition(child) {
        let mut scope = step.own.granted();
        let marker = markers(child).next().unwrap_or(child);
        scope.change(marker, |hold| hold.at_most(Certainty::Unspecified, Ground::Condition));
        return scope;
    }
    let found = |kind| pos(predicate).and_then(|pos| signatures.of(&predicate_lemma(predicate), pos, kind));
    let marker = markers(child).next();
    let word = marker.map(lemma).unwrap_or_default();
    if let Some(to) = to(child) {
        if let Some(signature) = found(Complement::To) {
            return step.own.under(predicate, Complement::To, signature);
        }
        let mut scope = step.own.clone();
        let too = predicate.children().find(|c| c.relation() == Relation::Advmod && lemma(*c) == "too");
        match too {
            // "too big to fail"
            Some(too) => {
                scope = step.own.granted();
                scope.change(too, |hold| hold.negated());
            }
            None => scope.change(to, |hold| hold.at_most(Certainty::Unspecified, Ground::Purpose).ahead()),
        }
        return scope;
    }
    if complement(child) == Complement::Ing || !is_finite(child) {
        match word.as_str() {
            "without" | "instead" | "rather" => {
                let mut scope = step.own.granted();
                scope.change(marker.unwrap_or(child), |hold| hold.negated());
                return scope;
            }
            "of" | "from" | "about" | "on" | "against" | "into" | "at" | "to" | "in" | "with" | "for" => {
                if let Some(signature) = found(Complement::Ing) {
                    return step.own.under(predicate, Complement::Ing, signature);
                }
            }
            _ => {}
        }
        if matches!(word.as_str(), "about" | "to" | "than" | "like" | "toward" | "towards") {
            let mut scope = step.own.granted();
            scope.change(marker.unwrap_or(child), |hold| hold.at_most(Certainty::Unspecified, Ground::Meant));
            return scope;
        }
        return match step.own.author.polarity {
            Polarity::Positive if matches!(word.as_str(), "" | "by" | "in" | "while" | "when" | "before") => {
                step.own.clone()
            }
            _ => step.own.granted(),
        };
    }
    match word.as_str() {
        "when" | "once" | "until" | "till" | "before" | "after" | "whenever" | "while" | "as"
            if clause::is_present(child) && is_awaited(step) =>
        {
            let mut scope = step.own.granted();
            scope.change(marker.unwrap_or(child), |hold| hold.at_most(Certainty::Probable, Ground::Awaited).ahead());
            scope
        }
        "so" if modals::of(child).is_some() => step.own.clone(),
        _ => step.own.granted(),
    }
}

/// Whether a clause has not come yet, so that what comes with it has not either.
fn is_awaited(step: &Step) -> bool {
    !matches!(step.own.innermost().ground, Ground::Plain | Ground::Reported)
}

/// A clause that modifies a noun.
fn adnominal(step: &Step, child: Word, signatures: &Signatures) -> Scope {
    let noun = step.word;
    if child.relation() == Relation::AclRelcl {
        let mut scope = step.own.granted();
        // "find somebody who knows", "whatever they order", "anything they like"
        let any = |word: Word| {
            matches!(
                lemma(word).as_str(),
                "whatever" | "whoever" | "anyone" | "anybody" | "anything" | "any" | "wherever" | "whichever"
            )
        };
        let free = any(noun) || noun.children().any(any);
        if free && !clause::is_past(child) || clause::is_present(child) && is_awaited(step) && !is_definite(noun) {
            scope.change(noun, |hold| hold.at_most(Certainty::Probable, Ground::Awaited));
        }
        // "there is nobody who knows"
        if negation::is_negative_noun(noun) {
            scope.change(noun, |hold| hold.negated());
        }
        return scope;
    }
    let kind = complement(child);
    let prepared = markers(child).next().is_some();
    let found = pos(noun).and_then(|pos| signatures.of(&lemma(noun), pos, kind));
    match (kind, found) {
        (_, Some(signature)) if kind != Complement::Ing || prepared => step.own.under(noun, kind, signature),
        (Complement::To, _) if to(child).is_some() => {
            let mut scope = step.own.granted();
            scope.change(child, |hold| hold.at_most(Certainty::Unspecified, Ground::Purpose).ahead());
            scope
        }
        (Complement::That, _) if prepared => step.own.under(noun, kind, WORD),
        _ => {
            let mut scope = step.own.granted();
            // "send troops trained there"
            if is_awaited(step) && !is_definite(noun) {
                scope.change(noun, |hold| hold.at_most(Certainty::Probable, Ground::Awaited));
            }
            scope
        }
    }
}

/// A clause set beside another: what is said after a colon, else nobody's concern.
fn beside(step: &Step, child: Word, signatures: &Signatures) -> Scope {
    let predicate = step.word;
    let complete = [Relation::Ccomp, Relation::Xcomp].iter().any(|&own| predicate.child(own).is_some());
    if child.index() > predicate.index() && !complete && pos(predicate) == Some(Pos::Verb) {
        let says = signatures.of(&lemma(predicate), Pos::Verb, Complement::That);
        if let Some(signature) = says.filter(|s| s.positive == Verdict::Open && s.holder == Some(Verdict::Yes)) {
            return step.own.under(predicate, Complement::That, signature);
        }
    }
    step.above.clone()
}

/// An event named by a noun: "condemned the attack", "threat of attack", "no attack took place".
fn named(step: &Step, child: Word, signatures: &Signatures) -> Scope {
    let predicate = step.word;
    let case = child.children().find(|c| c.relation() == Relation::Case);
    match case.map(lemma).as_deref() {
        Some("without" | "instead") => {
            let mut scope = step.own.granted();
            scope.change(case.unwrap_or(child), |hold| hold.negated());
            return scope;
        }
        Some(
            "after" | "since" | "during" | "despite" | "amid" | "follow" | "because" | "before" | "due" | "until"
            | "as" | "over" | "by" | "between" | "under" | "through" | "within",
        ) => return step.own.granted(),
        _ => {}
    }
    if matches!(lower(predicate).as_str(), "case" | "event") && child.relation().base() == Relation::Nmod {
        let mut scope = step.own.granted();
        scope.change(predicate, |hold| hold.at_most(Certainty::Unspecified, Ground::Condition));
        return scope;
    }
    let subject = child.relation() == Relation::Nsubj;
    let found = pos(predicate).and_then(|pos| signatures.of(&predicate_lemma(predicate), pos, Complement::Noun));
    match found {
        Some(signature) if !subject || signature == SAME && is_bare(predicate) => {
            step.own.under(predicate, Complement::Noun, signature)
        }
        _ if child.relation().base() == Relation::Compound => step.own.clone(),
        _ if is_definite(child) || child.relation().base() == Relation::Nmod => step.own.granted(),
        _ => step.own.clone(),
    }
}

/// Whether a verb has no object and is not passive: "the attack began".
fn is_bare(verb: Word) -> bool {
    verb.child(Relation::Obj).is_none() && !is_passive(verb)
}
