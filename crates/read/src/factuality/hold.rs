//! What one source holds of one event: how sure, so or not so, and on what grounds.

use super::value;
use dateline_knowledge::signatures::{Signature, Verdict};

/// How sure a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The source does not say whether it is so.
    Unspecified,
    /// It may be.
    Possible,
    /// It probably is.
    Probable,
    /// It is.
    Certain,
}

/// Whether it is held to be so or not to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// So.
    Positive,
    /// Not so.
    Negative,
}

/// Whether it lies ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Time {
    /// It lies behind, goes on, or holds at any time.
    NonFuture,
    /// It lies ahead of what speaks of it.
    Future,
}

/// What keeps an event from being plain fact: of several grounds the one that leaves it least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// Nothing does.
    Plain,
    /// It is somebody's word.
    Reported,
    /// "will", "is going to".
    Future,
    /// "can": ability or leave.
    Can,
    /// "could".
    Could,
    /// "may", "might".
    May,
    /// "would".
    Would,
    /// "should", "ought to".
    Should,
    /// "must", "has to".
    Must,
    /// "would have left".
    Counterfactual,
    /// It is a condition itself.
    Condition,
    /// It hangs on a condition.
    Consequence,
    /// It comes with something that has not come yet: "when they leave, …".
    Awaited,
    /// It is asked.
    Question,
    /// It is ordered.
    Order,
    /// It is what something is done for.
    Purpose,
    /// It is meant, wanted, tried or demanded.
    Meant,
    /// "probably", "possible", "seems".
    Hedged,
}

/// What one source holds of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether it is held to be so.
    pub polarity: Polarity,
    /// Whether it lies ahead.
    pub time: Time,
    /// What keeps it from being plain fact.
    pub ground: Ground,
    /// Whether the event itself is told in the past, or named by a noun.
    pub past: bool,
    /// The most that can be held of what is taken for granted: no more than somebody's word, inside somebody's word.
    pub(super) ceiling: Certainty,
}

impl Hold {
    /// Plain fact.
    pub(super) const PLAIN: Self = Self {
        certainty: Certainty::Certain,
        polarity: Polarity::Positive,
        time: Time::NonFuture,
        ground: Ground::Plain,
        past: false,
        ceiling: Certainty::Certain,
    };

    /// The same as one number, from about -1 (it will not happen) to 1 (it did); see the file `value.rs` for its scale.
    pub fn value(self) -> f32 {
        value::of(self)
    }

    /// The contrary.
    pub(super) fn negated(self) -> Self {
        let polarity = match self.polarity {
            Polarity::Positive => Polarity::Negative,
            Polarity::Negative => Polarity::Positive,
        };
        Self { polarity, ..self }
    }

    /// Held not to be so, whatever was held before.
    pub(super) fn denied(self) -> Self {
        Self { polarity: Polarity::Negative, ..self }
    }

    /// With a word on it that modifies the event itself: a planned visit that was cancelled was not paid.
    pub(super) fn modified(self, signature: Signature, open: Ground) -> Self {
        match signature.positive {
            Verdict::Open if self.polarity == Polarity::Negative => self,
            verdict if signature.ahead => self.judged(verdict, open).ahead(),
            verdict => self.judged(verdict, open),
        }
    }

    /// No surer than this, on these grounds.
    pub(super) fn at_most(self, certainty: Certainty, ground: Ground) -> Self {
        let ground = match self.ground {
            Ground::Plain | Ground::Reported => ground,
            _ if certainty < self.certainty => ground,
            old => old,
        };
        Self { certainty: self.certainty.min(certainty), ground, ..self }
    }

    /// Of something that lies ahead.
    pub(super) fn ahead(self) -> Self {
        Self { time: Time::Future, ..self }
    }

    /// What is taken for granted, whatever is said of what it hangs on.
    pub(super) fn granted(self) -> Self {
        let ground = if self.ceiling == Certainty::Certain { Ground::Plain } else { Ground::Reported };
        Self { certainty: self.ceiling, polarity: Polarity::Positive, time: Time::NonFuture, ground, ..self }
    }

    /// What is held of the complement, where this is held of the predicate over it. What the predicate leaves open is
    /// open on the grounds of `open`.
    pub(super) fn under(self, signature: Signature, open: Ground) -> Self {
        let Signature { positive, negative, ahead, .. } = signature;
        let verdict = if self.polarity == Polarity::Positive { positive } else { negative };
        let factive = positive == negative && matches!(positive, Verdict::Yes | Verdict::No);
        let before = if factive { self.granted() } else { Self { polarity: Polarity::Positive, ..self } };
        let after = before.judged(verdict, open);
        if ahead { after.ahead() } else { after }
    }

    /// With a verdict on it.
    pub(super) fn judged(self, verdict: Verdict, open: Ground) -> Self {
        match verdict {
            Verdict::Yes => self,
            Verdict::No => self.negated(),
            Verdict::Likely => self.at_most(Certainty::Probable, Ground::Hedged),
            Verdict::Unlikely => self.at_most(Certainty::Probable, Ground::Hedged).negated(),
            Verdict::Perhaps => self.at_most(Certainty::Possible, Ground::Hedged),
            Verdict::Open => self.at_most(Certainty::Unspecified, open),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_not_to_happen_happens() {
        let fail = Signature { positive: Verdict::No, negative: Verdict::Yes, holder: None, ahead: false };
        assert_eq!(Hold::PLAIN.under(fail, Ground::Meant), Hold::PLAIN.negated());
        assert_eq!(Hold::PLAIN.negated().under(fail, Ground::Meant), Hold::PLAIN);
    }

    #[test]
    fn a_factive_is_not_touched_by_what_is_over_it() {
        let know = Signature { positive: Verdict::Yes, negative: Verdict::Yes, holder: None, ahead: false };
        let may = Hold::PLAIN.at_most(Certainty::Possible, Ground::May);
        assert_eq!(may.negated().under(know, Ground::Reported), Hold::PLAIN);
    }

    #[test]
    fn of_two_grounds_the_weaker_stays() {
        let may = Hold::PLAIN.at_most(Certainty::Possible, Ground::May);
        assert_eq!(may.at_most(Certainty::Probable, Ground::Hedged), may);
        assert_eq!(may.at_most(Certainty::Unspecified, Ground::Meant).ground, Ground::Meant);
    }
}
