//! The codebook covers every column once, and names every value of the closed lists.

use super::super::table::Table;
use super::super::{Format, MODALITIES};
use super::{store, text};
use crate::positions::Act;
use dateline_types::event::DateBasis;
use dateline_types::figure::{FigureModality, Method, Qualifier, Scope, Status};
use dateline_types::source::Naming;
use dateline_types::statement::{Certainty, HeldTime, Polarity, Stance, StatementForm};
use dateline_types::{EntityKind, Measure};
use schemars::{JsonSchema, schema_for};
use serde_json::Value;

#[test]
fn every_column_stands_once_under_its_table() {
    let book = text(&store(), Format::Codebook);
    for table in Table::ALL {
        let part = book.split(&format!("\n## {}\n", table.name())).nth(1).unwrap().split("\n## ").next().unwrap();
        let rows: Vec<&str> = part.lines().filter(|line| line.starts_with("| `")).collect();
        assert_eq!(rows.len(), table.columns().len());
        for (row, column) in rows.iter().zip(table.columns()) {
            assert!(row.starts_with(&format!("| `{}` | {} | ", column.name, column.holds.name())), "{row}");
            assert!(column.meaning.ends_with('.') && !column.meaning.contains("  "), "{row}");
        }
    }
}

#[test]
fn a_name_means_the_same_wherever_it_stands() {
    for table in Table::ALL {
        for column in table.columns() {
            for other in Table::ALL.into_iter().flat_map(Table::columns).filter(|own| own.name == column.name) {
                assert_eq!(column.holds, other.holds, "{}", column.name);
            }
        }
    }
}

/// The values of a closed list, as ledgers write them.
fn values<T: JsonSchema>() -> Vec<String> {
    fn gather(schema: &Value, into: &mut Vec<String>) {
        let texts = |own: &Value| own.as_str().map(str::to_owned);
        into.extend(schema.get("const").and_then(texts));
        into.extend(schema.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(texts));
        for part in schema.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
            gather(part, into);
        }
    }
    let mut all = Vec::new();
    gather(schema_for!(T).as_value(), &mut all);
    assert!(all.len() > 1, "no values");
    all
}

#[test]
fn every_value_of_a_closed_list_is_named() {
    let meaning = |table: Table, name: &str| table.columns().into_iter().find(|own| own.name == name).unwrap().meaning;
    let named = |table, name: &str, values: Vec<String>| {
        let words: Vec<&str> = meaning(table, name).split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        for value in values {
            assert!(words.contains(&value.as_str()), "{name}: {value}");
        }
    };
    let all = |own: &[&str]| own.iter().map(|own| (*own).to_owned()).collect();
    named(Table::Events, "modality", all(&MODALITIES.map(|(name, _)| name)));
    named(Table::Events, "date_basis", values::<DateBasis>());
    named(Table::Events, "source_naming", values::<Naming>());
    named(Table::Events, "doer_kinds", values::<EntityKind>());
    named(Table::Figures, "measure", all(&Measure::ALL.map(Measure::name)));
    named(Table::Figures, "qualifier", values::<Qualifier>());
    named(Table::Figures, "scope", values::<Scope>());
    named(Table::Figures, "method", values::<Method>());
    named(Table::Figures, "modality", values::<FigureModality>());
    named(Table::Figures, "status", values::<Status>());
    named(Table::Statements, "form", values::<StatementForm>());
    named(Table::Statements, "stance", values::<Stance>());
    named(Table::Statements, "certainty", values::<Certainty>());
    named(Table::Statements, "polarity", values::<Polarity>());
    named(Table::Statements, "held_time", values::<HeldTime>());
    named(Table::Positions, "stance", all(&Act::ALL.map(|(name, _)| name)));
}
