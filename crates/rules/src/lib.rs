//! A small language of rules over dependency trees.
//!
//! Researchers write rules as trees hung from a cue word; [`RuleSet::compile`] checks them and says what is wrong, where
//! and what to do; [`RuleSet::matches_at`] says which rule wins on a word and which words it bound;
//! [`RuleSet::explain`] says why each rule held or did not. The README of this crate is the language's manual.
//!
//! It knows trees, not news: kinds of records come in by a [`Schema`], sorts of words by [`Senses`], lists of words by
//! name. No regular expressions, no I/O.

mod compile;
pub mod examples;
mod explain;
mod matcher;
mod pattern;
mod pieces;
mod problem;
mod rule;
mod rule_set;
mod schema;

pub use compile::{Compiled, Source};
pub use explain::{LineTrial, Outcome, Trial, Verdict};
pub use matcher::{Match, NoSenses, Senses};
pub use pieces::{pieces, text};
pub use problem::{Problem, Severity};
pub use rule::{Example, Gives, NodeIx, Rule, RuleIx, Value};
pub use rule_set::RuleSet;
pub use schema::{Field, Kind, Schema, Takes};
