//! Down one step of the tree: what is held of a word, from what is held of the word it hangs on.

use super::clause::{
    self, child as child_of, children, complement, is_clause, is_definite, is_finite, is_passive, lemma, markers, pos,
    subject, to,
};
use super::conditions::{is_condition, is_conditional_phrase};
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
    // "troops left, he said": the saying is not said.
    if step.own.sources.iter().any(|source| source.0 == child.index() as u32) {
        return step.above.clone();
    }
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
    let helped = children(own).any(|c| matches!(c.relation().base(), Relation::Aux | Relation::Cop | Relation::Mark));
    let bare = matches!(own.xpos(), Xpos::Vb | Xpos::Vbn | Xpos::Vbg) && own.xpos() == first.xpos();
    let noun = !is_clause(own);
    let but = children(own).any(|c| c.relation() == Relation::Cc && lemma(c) == "but");
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
    // "has yet to leave": they have not.
    let yet = |word: Word<'_>| children(word).any(|c| lemma(c) == "yet");
    if infinitive && matches!(lemma(predicate).as_str(), "have" | "be") && (yet(predicate) || yet(child)) {
        let mut scope = step.own.clone();
        scope.change(predicate, |hold| hold.negated());
        return scope;
    }
    if infinitive && let Some(hold) = semi_modal(predicate, step.own.author) {
        let mut scope = step.own.clone();
        scope.change(predicate, |hold| semi_modal(predicate, hold).unwrap_or(hold));
        scope.author = hold;
        return scope;
    }
    // "asked whether they left": open to whoever asks or knows.
    if kind == Complement::That && markers(child).any(|m| matches!(lemma(m).as_str(), "whether" | "if")) {
        let mut scope = step.own.granted();
        scope.change(predicate, |hold| hold.at_most(Certainty::Unspecified, Ground::Question));
        return scope;
    }
    // "how to leave": nobody leaves yet.
    if infinitive && asks_what(child) {
        return step.own.under(predicate, kind, MEANT);
    }
    // "asked why they left": they left.
    if kind == Complement::That && asks_what(child) {
        return step.own.granted();
    }
    let found = pos(predicate).and_then(|pos| signatures.of(&lemma(predicate), pos, kind));
    let default = match (kind, pos(predicate)) {
        (Complement::That, Some(Pos::Verb)) => WORD,
        (Complement::That, _) => GRANTED,
        (Complement::Ing, _) => SAME,
        _ => MEANT,
    };
    step.own.under(predicate, kind, found.unwrap_or(default))
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
    let found = |kind| pos(predicate).and_then(|pos| signatures.of(&lemma(predicate), pos, kind));
    let marker = markers(child).next();
    let word = marker.map(lemma).unwrap_or_default();
    if let Some(to) = to(child) {
        // "held to avert a war" is no "held to be guilty".
        let words = |s: &Signature| s.holder == Some(Verdict::Yes) && !s.ahead;
        if let Some(signature) = found(Complement::To).filter(|s| !words(s)) {
            return step.own.under(predicate, Complement::To, signature);
        }
        let mut scope = step.own.clone();
        let too = children(predicate).find(|c| c.relation() == Relation::Advmod && lemma(*c) == "too");
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
            // "ruled out attacking", which may be read as a clause beside the verb.
            "" if child.index() > predicate.index() && child_of(predicate, Relation::Obj).is_none() => {
                if let Some(signature) = found(Complement::Ing) {
                    return step.own.under(predicate, Complement::Ing, signature);
                }
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
        let free = any(noun) || children(noun).any(any);
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
    if kind == Complement::That && judgement(noun, signatures).is_some() {
        return step.above.clone();
    }
    if kind == Complement::To
        && let Some(signature) = outcome(noun, signatures)
    {
        return step.own.under(noun.parent().unwrap_or(noun), kind, signature);
    }
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
    let complete = [Relation::Ccomp, Relation::Xcomp].iter().any(|&own| child_of(predicate, own).is_some());
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
    // "dismissed reports of a coup"
    if child.relation().base() == Relation::Nmod && judgement(predicate, signatures).is_some() {
        return step.above.clone();
    }
    let case = children(child).find(|c| c.relation() == Relation::Case);
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
    let of_condition = child.relation().base() == Relation::Nmod && is_conditional_phrase(predicate);
    if of_condition || child.relation().base() == Relation::Obl && is_conditional_phrase(child) {
        let mut scope = step.own.granted();
        scope.change(case.unwrap_or(predicate), |hold| hold.at_most(Certainty::Unspecified, Ground::Condition));
        return scope;
    }
    if let Some(signature) = judgement(child, signatures) {
        return step.own.under(predicate, Complement::That, signature);
    }
    let subject = child.relation() == Relation::Nsubj;
    let found = pos(predicate).and_then(|pos| signatures.of(&lemma(predicate), pos, Complement::Noun));
    match found {
        // "would welcome an agreement": there is none yet.
        Some(signature) if signature.positive == signature.negative && is_awaited(step) && !is_definite(child) => {
            step.own.clone()
        }
        Some(signature) if !subject || signature == SAME && is_bare(predicate) => {
            step.own.under(predicate, Complement::Noun, signature)
        }
        _ if child.relation().base() == Relation::Compound => step.own.clone(),
        _ if is_definite(child) || child.relation().base() == Relation::Nmod => step.own.granted(),
        _ => step.own.clone(),
    }
}

/// What a predicate says of the content of a claim, report or fear that is its object or subject: "rejected claims that",
/// "the claim that … is false". The noun is then nobody's word of its own.
fn judgement(noun: Word, signatures: &Signatures) -> Option<Signature> {
    signatures.of(&lemma(noun), Pos::Noun, Complement::That)?;
    let predicate = noun.parent()?;
    let signature = signatures.of(&lemma(predicate), pos(predicate)?, Complement::That)?;
    let denied =
        matches!(noun.relation(), Relation::Obj | Relation::NsubjPass) && signature.holder == Some(Verdict::No);
    let judged = noun.relation() == Relation::Nsubj
        && pos(predicate) == Some(Pos::Adj)
        && signature.positive != signature.negative;
    (denied || judged).then_some(signature)
}

/// What comes of an attempt by the verb it is the subject of: "the bid to oust him failed", "efforts to … succeeded".
fn outcome(noun: Word, signatures: &Signatures) -> Option<Signature> {
    let verb = noun
        .parent()
        .filter(|verb| noun.relation() == Relation::Nsubj && matches!(lemma(*verb).as_str(), "fail" | "succeed"))?;
    signatures.of(&lemma(verb), Pos::Verb, Complement::To)
}

/// Whether a verb has no object and is not passive: "the attack began".
fn is_bare(verb: Word) -> bool {
    child_of(verb, Relation::Obj).is_none() && !is_passive(verb)
}
