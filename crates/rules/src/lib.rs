//! A small language of rules over dependency trees.
//!
//! Researchers write rules as trees hung from a cue word; [`RuleSet::compile`] checks them and says what is wrong, where
//! and what to do; [`RuleSet::matches_at`] says which rule wins on a word and which words it bound;
//! [`RuleSet::explain`] says why each rule held or did not. The README of this crate is the language's manual.
//!
//! It knows trees, not news: kinds of records come in by a [`Schema`], sorts of words by [`Senses`], lists of words by
//! name. No regular expressions, no I/O.
//!
//! ```
//! use dateline_rules::{Kind, NoSenses, RuleSet, Schema, Source, examples, text};
//! use dateline_syntax::{Syntax, roles};
//!
//! let rules = r#"
//! rule claim.say
//!   cue     lemma @say, pos VERB
//!   source  cue > doer
//!   claim   cue > clause
//!   gives   Claim source=source content=claim
//!   yes     "Araghchi said talks had failed."  claim="talks had failed"
//!   no      "Araghchi said nothing."
//! "#;
//! let schema = Schema::new().kind(Kind::new("Claim").node("source").node("content"));
//! let lists = [("say".to_owned(), vec!["say".to_owned(), "add".to_owned()])];
//! let compiled = RuleSet::compile(&[Source::built_in("statements.rules", rules)], &lists, &schema);
//! assert!(compiled.problems.is_empty());
//! let rules = compiled.rules;
//!
//! let syntax = Syntax::built_in();
//! let mut document = syntax.parse("Tehran, the minister added, had lost trust.");
//! syntax.annotate(&mut Default::default(), &mut document)?;
//! let tree = document.tree().ok_or("no trees")?;
//! let roles = roles::derive(tree);
//! let found: Vec<_> = tree.words().filter_map(|word| rules.matches_at(word, &roles, &NoSenses)).collect();
//! assert_eq!(found[0].rule().to_string(), "claim.say@statements.rules:2");
//! let of = |field: &str| found[0].field(field).map(|(node, _)| text(&found[0], node, tree)).collect::<Vec<_>>();
//! assert_eq!((of("source"), of("content")), (vec!["the minister".into()], vec!["Tehran … had lost trust".into()]));
//!
//! // The examples are judged by whoever can parse them.
//! for (rule, example) in rules.examples() {
//!     let mut document = syntax.parse(&example.text);
//!     syntax.annotate(&mut Default::default(), &mut document)?;
//!     let tree = document.tree().ok_or("no trees")?;
//!     assert_eq!(examples::judge(&rules, rule, example, tree, &roles::derive(tree), &NoSenses), Ok(()));
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod check_gives;
mod compile;
mod conditions;
mod cursor;
mod edges;
pub mod examples;
mod explain;
mod fold;
mod lexer;
mod lists;
mod matcher;
mod parse;
mod parse_line;
mod pattern;
mod pieces;
mod problem;
mod rule;
mod rule_set;
mod schema;
mod search;
mod show;
mod suggest;
mod syntax_tree;
mod ties;

pub use compile::{Compiled, Source};
pub use explain::{LineTrial, Outcome, Trial, Verdict};
pub use matcher::{Match, NoSenses, Senses};
pub use pieces::{pieces, text};
pub use problem::{Problem, Severity};
pub use rule::{Example, Gives, NodeIx, Rule, RuleIx, Value};
pub use rule_set::RuleSet;
pub use schema::{Field, Kind, Schema, Takes};
