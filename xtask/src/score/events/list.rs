//! Events as lines of a list of errors: the words around the trigger, the type, who and whom.

use super::counts::Fault;
use super::gold::{Coded, GoldReport};
use crate::score::errors::{Errors, around};
use dateline_types::CharSpan;

/// Prints a fault, if it is wanted.
pub(super) fn show(errors: &mut Errors, report: &GoldReport, fault: &Fault) {
    match fault {
        Fault::Missed(own) => errors.show(&["missed"], || line(report, own, &what(own))),
        Fault::Spurious(own) => errors.show(&["spurious"], || line(report, own, &made(own))),
        Fault::Party(gold, ours) => {
            errors.show(&["party"], || line(report, ours, &format!("gold {}; ours {}", what(gold), made(ours))));
        }
        Fault::Field(name, gold, ours, expected, given) => errors.show(&[name], || {
            line(report, ours, &format!("{}: gold {expected}, ours {given}; by {}", what(gold), ours.rule))
        }),
    }
}

/// An event and the rule that made it.
pub(super) fn made(own: &Coded) -> String {
    format!("{} by {}", what(own), own.rule)
}

fn line(report: &GoldReport, own: &Coded, what: &str) -> String {
    let trigger = own.trigger_start.zip(own.trigger_end).or_else(|| own.start.zip(own.end));
    let words = match trigger {
        Some((start, end)) => around(&report.text, CharSpan { start, end }),
        None => report.text.replace('\n', " "),
    };
    format!("{}: {words} {what}", report.id)
}

/// Type and mode, how it is held to be, who and whom.
fn what(own: &Coded) -> String {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let mode = own.mode.as_ref().map_or_else(String::new, |mode| format!("/{mode}"));
    let (kind, modality) =
        (or_none(&own.kind), own.modality.as_ref().map_or_else(String::new, |own| format!(" {own}")));
    format!("{kind}{mode}{modality} <{}> -> <{}>", or_none(&own.actor_text), or_none(&own.recipient_text))
}
