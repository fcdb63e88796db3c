//! What a source holds as one number, as people put it who are asked whether the event has happened.
//!
//! The numbers are the means, rounded and smoothed over small groups, of what people answered for verbs of the same
//! ground in the development part of UDS factuality (White et al. 2016; 2,624 verbs of web text, about -1.2 for "no"
//! to 1.2 for "yes"). What lies ahead has not happened, so that plans and orders stand lower than doubts. Of plain
//! negation about half of them said yes, to "they did not come" that indeed they did not; its mean is 0, and the number
//! here is put lower, as the sign must say that it is not so. Whoever wants the sense and not the scale goes by
//! certainty, polarity and time.

use super::hold::{Ground, Hold, Polarity};

/// The number of what a source holds.
pub(super) fn of(hold: Hold) -> f32 {
    let (past, other) = match hold.polarity {
        Polarity::Positive => so(hold.ground),
        Polarity::Negative => not_so(hold.ground),
    };
    if hold.past { past } else { other }
}

/// What is held to be so: told in the past, and otherwise.
fn so(ground: Ground) -> (f32, f32) {
    match ground {
        Ground::Plain => (1.03, 0.73),
        Ground::Reported => (0.84, 0.44),
        Ground::Hedged => (0.8, 0.16),
        Ground::Awaited => (0.2, -0.05),
        Ground::Purpose => (0.2, -0.13),
        Ground::Condition => (0.2, -0.45),
        Ground::Meant => (0.2, -0.45),
        Ground::Question => (0.2, -0.25),
        Ground::Would => (-0.2, -0.25),
        Ground::May => (-0.3, -0.35),
        Ground::Could | Ground::Must | Ground::Consequence => (-0.3, -0.45),
        Ground::Can => (-0.5, -0.55),
        Ground::Should => (-0.7, -0.7),
        Ground::Order => (-0.85, -0.85),
        Ground::Future => (-0.9, -0.9),
        Ground::Counterfactual => (-0.3, -0.3),
    }
}

/// What is held not to be so.
fn not_so(ground: Ground) -> (f32, f32) {
    match ground {
        Ground::Plain | Ground::Reported => (-0.2, -0.2),
        Ground::Can | Ground::Could | Ground::Order => (-0.3, -0.35),
        Ground::Future => (-1.05, -1.05),
        Ground::Hedged => (-0.75, -0.75),
        _ => (-0.6, -0.6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fact_is_above_doubt_and_doubt_above_denial() {
        let value = |ground, polarity, past| of(Hold { ground, polarity, past, ..Hold::PLAIN });
        let positive = |ground| value(ground, Polarity::Positive, true);
        assert!(positive(Ground::Plain) > positive(Ground::Reported));
        assert!(positive(Ground::Reported) > positive(Ground::Hedged));
        assert!(positive(Ground::Hedged) > positive(Ground::May));
        assert!(value(Ground::Plain, Polarity::Negative, true) < 0.0);
        assert!(value(Ground::Future, Polarity::Negative, false) < value(Ground::Future, Polarity::Positive, false));
    }
}
