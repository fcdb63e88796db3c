//! Sentences by the real parser, and senses enough for the tests' rules.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use dateline_rules::{Compiled, Kind, RuleSet, Schema, Senses, Source};
use dateline_syntax::{Syntax, roles};
use dateline_types::document::{Document, Roles, Tree};
use dateline_types::{NameKind, Upos, Word};
use std::sync::LazyLock;

static SYNTAX: LazyLock<Syntax> = LazyLock::new(Syntax::built_in);

/// A text, parsed.
pub fn parsed(text: &str) -> Document<'_> {
    let mut document = SYNTAX.parse(text);
    SYNTAX.annotate(&mut Default::default(), &mut document).unwrap();
    document
}

/// A text with its trees and roles handed to `with`.
pub fn on<R>(text: &str, with: impl FnOnce(Tree<'_>, &Roles) -> R) -> R {
    let document = parsed(text);
    let tree = document.tree().unwrap();
    with(tree, &roles::derive(tree))
}

/// Names of places are actors, those of companies are not; numbers by their tag.
pub struct ByName;

impl Senses for ByName {
    fn is(&self, word: Word, sort: &str) -> bool {
        let kind = word.name().kind();
        match sort {
            "person" => kind == Some(NameKind::Person),
            "place" => kind == Some(NameKind::Gpe),
            "actor" => matches!(kind, Some(NameKind::Person | NameKind::Gpe | NameKind::Norp)),
            "number" => word.upos() == Upos::Num,
            _ => false,
        }
    }

    fn in_quotes(&self, word: Word) -> bool {
        let quotations = &word.tree().document().quotations;
        quotations.iter().any(|quotation| quotation.parts.iter().any(|part| part.contains(word.span())))
    }
}

pub fn schema() -> Schema {
    let claim =
        Kind::new("Claim").node("source").node("content").node("addressee").words("stance", ["neutral", "doubtful"]);
    let figure = Kind::new("Figure").node("measure").node("value").node("bound");
    let event = Kind::new("Event").codes(["ASSAULT", "THREATEN"]);
    let event = event.node("doer").node("target").node("content").node("condition");
    let sorts = ["person", "org", "place", "actor", "number", "time"];
    Schema::new().kind(claim).kind(figure).kind(event).sorts(sorts)
}

/// The rules of one built-in file.
pub fn compile(text: &str) -> Compiled {
    RuleSet::compile(&[Source::built_in("a.rules", text)], &[], &schema())
}

/// The rules of one file without a fault.
pub fn sound(text: &str) -> RuleSet {
    let compiled = compile(text);
    let problems: Vec<String> = compiled.problems.iter().map(ToString::to_string).collect();
    assert!(compiled.is_sound(), "{}", problems.join("\n\n"));
    compiled.rules
}
