//! What the report and everybody it quotes hold, at one place on the way down from a sentence's head to an event.

use super::hold::{Certainty, Ground, Hold, Polarity};
use dateline_knowledge::signatures::{Complement, Signature, Verdict};
use dateline_types::document::Word;

/// The most sources inside one another that are kept.
const SOURCES: usize = 8;

/// What everybody holds at one place of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// What the report itself holds.
    pub(super) author: Hold,
    /// The cue of each source, the outermost first, and what that source holds.
    pub(super) sources: Vec<(u32, Hold)>,
    /// The head of the condition it hangs on.
    pub(super) condition: Option<u32>,
    /// The words that decided it, from the top down.
    pub(super) cues: Vec<u32>,
}

impl Scope {
    /// The top of a sentence: everything is plain fact.
    pub(super) fn top() -> Self {
        Self { author: Hold::PLAIN, sources: Vec::new(), condition: None, cues: Vec::new() }
    }

    /// What the innermost speaker holds; the report, where nobody speaks.
    pub(super) fn innermost(&self) -> Hold {
        self.sources.last().map_or(self.author, |source| source.1)
    }

    /// Changes what everybody holds, by the word that says so.
    pub(super) fn change(&mut self, cue: Word, change: impl Fn(Hold) -> Hold) {
        self.author = change(self.author);
        for source in &mut self.sources {
            source.1 = change(source.1);
        }
        let cue = cue.index() as u32;
        if self.cues.last() != Some(&cue) {
            self.cues.push(cue);
        }
    }

    /// Of what is taken for granted, whatever is said of the word it hangs on.
    pub(super) fn granted(&self) -> Self {
        let mut scope = self.clone();
        scope.author = scope.author.granted();
        for source in &mut scope.sources {
            source.1 = source.1.granted();
        }
        scope.condition = None;
        scope.cues.retain(|cue| self.sources.iter().any(|source| source.0 == *cue));
        scope
    }

    /// Hangs everything on a condition.
    pub(super) fn hang_on(&mut self, condition: Word) {
        self.condition = Some(condition.index() as u32);
    }

    /// Under a predicate with a signature. Where a source of its own speaks through it, the source comes in; where the
    /// speaker says "I", nobody new does.
    pub(super) fn under(&self, predicate: Word, complement: Complement, signature: Signature) -> Self {
        let words = is_word(signature) && (complement != Complement::To || signature.holder == Some(Verdict::Yes));
        let ground = if words && !signature.ahead { Ground::Reported } else { Ground::Meant };
        let wish = signature.ahead && signature.holder == Some(Verdict::Open);
        let ground = if complement == Complement::That && !wish { Ground::Reported } else { ground };
        let factive = signature.positive == signature.negative && signature.positive == Verdict::Yes;
        let mut scope = if factive { self.granted() } else { self.clone() };
        let held = holder(signature, self.innermost().polarity);
        let own = speaks_for_itself(predicate);
        let innermost = self.innermost();
        scope.change(predicate, |hold| {
            let under = match complement {
                _ if factive => hold,
                Complement::Modified => hold.modified(signature, ground),
                _ => hold.under(signature, ground),
            };
            match ground {
                Ground::Reported if under.certainty == Certainty::Unspecified && !own => {
                    Hold { ceiling: Certainty::Unspecified, ..under }
                }
                _ => under,
            }
        });
        let Some(held) = held else { return scope };
        let base = Hold { polarity: Polarity::Positive, ..innermost };
        let base = if factive { base.granted() } else { base };
        let base = if signature.ahead { base.ahead() } else { base };
        let holds = base.judged(held, Ground::Meant);
        if own {
            match scope.sources.last_mut() {
                Some(source) => source.1 = holds,
                None => scope.author = holds,
            }
        } else if scope.sources.len() < SOURCES {
            let holds = Hold { ceiling: Certainty::Certain, ..holds };
            scope.sources.push((predicate.index() as u32, holds));
        }
        scope
    }

    /// Under a source named beside the clause: "according to", "he said" after it.
    pub(super) fn given_to(&mut self, cue: Word, signature: Signature) {
        *self = self.under(cue, Complement::That, signature);
    }
}

/// Whether it is somebody's word or belief, and no wish.
fn is_word(signature: Signature) -> bool {
    matches!(signature.holder, Some(held) if held != Verdict::Open)
}

/// What the holder holds, where the predicate itself is so or not so. "Did not say" commits nobody; "does not think" does.
fn holder(signature: Signature, polarity: Polarity) -> Option<Verdict> {
    let held = signature.holder?;
    match polarity {
        Polarity::Positive => Some(held),
        Polarity::Negative => Some(signature.negative).filter(|v| matches!(v, Verdict::No | Verdict::Unlikely)),
    }
}

/// Whether the predicate is the speaker's own: "I think", "we believe".
fn speaks_for_itself(predicate: Word) -> bool {
    let first = |word: Word| matches!(word.form(), "I" | "i" | "we" | "We");
    super::clause::children(predicate).any(|child| child.relation() == dateline_types::Relation::Nsubj && first(child))
}
