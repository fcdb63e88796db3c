//! Which lines of which tables stand behind a mention: the row its name is of, and the office held on the day.

use dateline::knowledge::gazetteer::{Gazetteer, Row, Table, Tenure};
use dateline::types::{Entity, Mention};

/// A line a fact: what it says, and `file:line; source`.
pub(super) fn behind(gazetteer: &Gazetteer, text: &str, entity: &Entity, mention: &Mention) -> Vec<String> {
    let mut lines = Vec::new();
    let own = row(gazetteer, entity);
    let words = mention.span.of(text);
    if mention.why == "metonym"
        && let Some(place) = place_named(gazetteer, entity, words)
    {
        lines.push(told(place));
    }
    lines.extend(own.map(told));
    if let (Some(office), Some(own)) = (Held::read(&mention.why), own) {
        let tenures = gazetteer.of_office(office.office, &office.of);
        let on = office.on.parse().ok();
        let tenure = tenures
            .filter(|tenure| tenure.person == own.row_id())
            .max_by_key(|tenure| on.map(|day| held_likely(tenure, day)));
        lines.extend(tenure.map(|tenure| tenure_told(&tenure)));
    }
    lines
}

/// The row an entity's id is the key of.
fn row<'k>(gazetteer: &'k Gazetteer, entity: &Entity) -> Option<Row<'k>> {
    if !entity.known {
        return None;
    }
    let key = |row: &Row<'_>| match row.table() {
        Table::Cities | Table::Towns => format!("geonames-{}", row.id()),
        _ => row.id().to_lowercase().replace(' ', "-"),
    };
    let named = gazetteer.named(&entity.name).into_iter().map(|posting| gazetteer.row(posting.row));
    let named = named.filter(|row| !matches!(row.table(), Table::Offices | Table::Roles | Table::GivenNames));
    named.into_iter().find(|row| key(row) == entity.id).or_else(|| {
        let tables = [Table::People, Table::Bodies, Table::Outlets, Table::Countries, Table::Regions, Table::Peoples];
        let keys = [entity.id.clone(), entity.id.to_uppercase()];
        let found = tables.into_iter().find_map(|table| keys.iter().find_map(|key| gazetteer.by_key(table, key)));
        found.map(|id| gazetteer.row(id))
    })
}

/// The capital of an entity's country that goes by these words.
fn place_named<'k>(gazetteer: &'k Gazetteer, entity: &Entity, words: &str) -> Option<Row<'k>> {
    let capital = gazetteer.capital_of(entity.country.as_deref()?)?;
    gazetteer.named(words).iter().any(|posting| posting.row == capital.row_id()).then_some(capital)
}

/// `Abbas Araghchi, person: people/iran.tsv:12; source …`.
fn told(row: Row<'_>) -> String {
    let (file, line) = row.place_in_file();
    let source = Some(row.source()).filter(|source| !source.is_empty());
    let source = source.map_or(String::new(), |source| format!("; source: {source}"));
    format!("{}, {}: {file}:{line}{source}", row.name(), row.table().noun())
}

fn tenure_told(tenure: &Tenure<'_>) -> String {
    let end = tenure.to.map_or_else(|| "now".to_owned(), |day| day.to_string());
    let start = tenure.from.map_or_else(|| "?".to_owned(), |day| day.to_string());
    let (office, of) = (tenure.office.replace('-', " "), tenure.of);
    format!("{office} of {of}, {start} to {end}: {}:{}; source: {}", tenure.file, tenure.line, tenure.source)
}

/// Sure before not known, both before all else.
fn held_likely(tenure: &Tenure<'_>, day: jiff::civil::Date) -> u8 {
    use dateline::knowledge::gazetteer::Covers;
    match tenure.covers(day) {
        Covers::Yes => 2,
        Covers::Unknown => 1,
        Covers::NotYet | Covers::Ended => 0,
    }
}

/// A reason of the form `office:usa.president@2026-02-03`.
#[derive(Debug, PartialEq, Eq)]
struct Held<'w> {
    office: &'w str,
    of: String,
    on: &'w str,
}

impl<'w> Held<'w> {
    fn read(why: &'w str) -> Option<Self> {
        let (of, rest) = why.strip_prefix("office:")?.split_once('.')?;
        let (office, on) = rest.split_once('@').unwrap_or((rest, ""));
        Some(Held { office: office.split(' ').next()?, of: of.to_uppercase(), on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_read_from_its_reason() {
        let held = Held::read("office:usa.vice-president@2026-02-03").unwrap();
        assert_eq!((held.office, held.of.as_str(), held.on), ("vice-president", "USA", "2026-02-03"));
        assert_eq!(Held::read("office:irn.president in the report").unwrap().office, "president");
        assert_eq!(Held::read("pronoun"), None);
    }
}
