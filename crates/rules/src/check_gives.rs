//! What a rule gives, held against the schema, and its examples, held against the rule.

use crate::check::Checker;
use crate::rule::{Example, Gives, NodeIx, Value};
use crate::schema::{Kind, Takes};
use crate::suggest;
use crate::syntax_tree as tree;

pub(crate) fn gives(checker: &mut Checker<'_>) -> Option<Gives> {
    let rule = checker.rule;
    if let Some(second) = rule.gives.get(1) {
        checker.fault(
            second.at,
            "a rule has one `gives` line; this is another",
            "make two rules, or put the fields together",
        );
    }
    let Some(written) = rule.gives.first() else {
        let message = format!("rule `{}` has no `gives` line", rule.name.text);
        checker.missing(message, "add one, for example `gives Claim source=source content=claim`");
        return None;
    };
    let schema = checker.schema;
    let Some(kind) = schema.kinds().iter().find(|kind| kind.name == written.kind.text) else {
        let remedy = suggest::remedy(&written.kind.text, schema.kinds().iter().map(|kind| kind.name.as_str()));
        checker.fault(written.kind.at, format!("unknown kind `{}`", written.kind.text), remedy);
        return None;
    };
    code(checker, written, kind);
    let mut fields: Vec<(String, Value)> = Vec::new();
    for (name, values) in &written.fields {
        if fields.iter().any(|(field, _)| *field == name.text) {
            checker.fault(
                name.at,
                format!("field `{}` is given twice", name.text),
                "give it once; several nodes go as `content=a,b`",
            );
            continue;
        }
        let Some(field) = kind.fields.iter().find(|field| field.name == name.text) else {
            let remedy = suggest::remedy(&name.text, kind.fields.iter().map(|field| field.name.as_str()));
            checker.fault(name.at, format!("{} has no field `{}`", kind.name, name.text), remedy);
            continue;
        };
        let value = match &field.takes {
            Takes::Nodes => Value::Nodes(values.iter().filter_map(|node| checker.node(node)).collect()),
            Takes::Words(known) => match values.as_slice() {
                [word] if known.contains(&word.text) => Value::Word(word.text.clone()),
                [word] => {
                    let message = format!("unknown value `{}` of the field `{}`", word.text, name.text);
                    checker.fault(word.at, message, suggest::remedy(&word.text, known.iter().map(String::as_str)));
                    continue;
                }
                _ => {
                    checker.fault(name.at, format!("field `{}` takes one word", name.text), "take the others out");
                    continue;
                }
            },
        };
        fields.push((name.text.clone(), value));
    }
    Some(Gives { kind: kind.name.clone(), code: written.code.as_ref().map(|code| code.text.clone()), fields })
}

/// A kind with codes needs one of them, a kind without may have none.
fn code(checker: &mut Checker<'_>, written: &tree::Gives, kind: &Kind) {
    let known = || kind.codes.iter().map(String::as_str);
    match &written.code {
        None if kind.codes.is_empty() => {}
        None => {
            let remedy = format!("write it behind the kind; {}", suggest::remedy("", known()));
            checker.fault(written.kind.at, format!("{} needs a code", kind.name), remedy);
        }
        Some(code) if kind.codes.is_empty() => {
            let message = format!("{} has no codes", kind.name);
            checker.fault(code.at, message, format!("take `{}` out; a field goes as `field=value`", code.text));
        }
        Some(code) if !kind.codes.contains(&code.text) => {
            checker.fault(code.at, format!("unknown code `{}`", code.text), suggest::remedy(&code.text, known()));
        }
        Some(_) => {}
    }
}

pub(crate) fn examples(checker: &mut Checker<'_>) -> Vec<Example> {
    let rule = checker.rule;
    for (keyword, yes, what) in
        [("yes", true, "that it finds"), ("no", false, "that looks alike and must not be found")]
    {
        if !rule.examples.iter().any(|example| example.yes == yes) {
            let message = format!("rule `{}` has no `{keyword}` line", rule.name.text);
            checker.missing(message, format!("add `{keyword} \"…\"` with a sentence {what}"));
        }
    }
    let examples: Vec<&tree::Example> = rule.examples.iter().collect();
    examples.into_iter().map(|example| self::example(checker, example)).collect()
}

fn example(checker: &mut Checker<'_>, example: &tree::Example) -> Example {
    let mut expected: Vec<(NodeIx, String)> = Vec::new();
    for (name, text) in &example.expected {
        let Some(node) = checker.node(name) else { continue };
        // A text with a gap is several pieces.
        if !text.text.split(" … ").all(|piece| !piece.is_empty() && example.text.text.contains(piece)) {
            let message = format!("the text of `{}` is not in the sentence", name.text);
            checker.fault(text.at, message, "write it exactly as the sentence has it; a gap is ` … `");
        }
        expected.push((node, text.text.clone()));
    }
    Example { yes: example.yes, text: example.text.text.clone(), expected, line: example.text.at.line }
}
