//! Entities, mentions and places of a ledger as short lines of text: `entity "Iran" state IRN GOV known`.

use super::compact::{name_of, quoted};
use dateline_types::entity::NameType;
use dateline_types::{Entity, Ledger, Mention, MentionForm, Place};
use std::cmp::Reverse;
use std::fmt::Write;

/// A line an entity, in the order of their first mentions: `entity "Masoud Pezeshkian" person IRN GOV "president" known`.
pub(super) fn entities(ledger: &Ledger) -> anyhow::Result<Vec<String>> {
    ledger.entities.iter().map(entity).collect()
}

fn entity(entity: &Entity) -> anyhow::Result<String> {
    let mut line = format!("entity {} {}", quoted(&entity.name), name_of(&entity.kind)?);
    match &entity.country {
        Some(country) => line.extend([" ", country]),
        None if entity.sectors.is_empty() => {}
        None => line.push_str(" -"),
    }
    for sector in &entity.sectors {
        line.extend([" ", sector]);
    }
    if let Some(role) = &entity.role {
        line.extend([" ", &quoted(role)]);
    }
    if entity.known {
        line.push_str(" known");
    }
    Ok(line)
}

/// A line a mention in reading order, each with its place in the text:
/// `mention "The US leader" role -> "Donald Trump" office:usa.president@2026-02-03`.
pub(super) fn mentions(text: &str, ledger: &Ledger) -> anyhow::Result<Vec<(u32, String)>> {
    let mut lines = Vec::new();
    for (entity, mention) in in_order(ledger) {
        let mut line = format!("mention {} {}", quoted(mention.span.of(text)), name_of(&mention.form)?);
        if let Some(sense) = &mention.sense {
            let _ = write!(line, " {}", name_of(sense)?);
        }
        let _ = write!(line, " -> {} {}", quoted(&entity.name), mention.why);
        lines.push((mention.span.start, line));
    }
    Ok(lines)
}

/// A line a place name: `place "Tehran" literal 35.69 51.42 IRN city`. Names of peoples are no places.
pub(super) fn places(text: &str, ledger: &Ledger) -> anyhow::Result<Vec<String>> {
    let mut lines = Vec::new();
    for (entity, mention) in in_order(ledger) {
        let named = mention.form == MentionForm::Name && mention.name_type != Some(NameType::Norp);
        let Some(sense) = mention.sense.filter(|_| named) else { continue };
        let at = entity.place.as_ref().map_or_else(|| "-".to_owned(), point);
        lines.push(format!("place {} {} {at}", quoted(mention.span.of(text)), name_of(&sense)?));
    }
    Ok(lines)
}

/// Degrees north and east, country, precision; `-` for what is not known.
fn point(place: &Place) -> String {
    let degrees = |degrees: Option<f64>| degrees.map_or_else(|| "-".to_owned(), |degrees| format!("{degrees:.2}"));
    let or_none = |word: &Option<String>| word.clone().unwrap_or_else(|| "-".to_owned());
    let (country, precision) = (or_none(&place.country), or_none(&place.precision));
    format!("{} {} {country} {precision}", degrees(place.lat), degrees(place.lon))
}

/// Every mention with its entity, in reading order; of two that begin together the longer first.
fn in_order(ledger: &Ledger) -> Vec<(&Entity, &Mention)> {
    let mentions =
        ledger.entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
    let mut mentions: Vec<_> = mentions.collect();
    mentions.sort_by_key(|(_, mention)| (mention.span.start, Reverse(mention.span.end)));
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_types::ledger::DocumentFacts;
    use dateline_types::{EntityKind, PlaceSense, Span};

    fn capital() -> Entity {
        let mention = |start, end, form| Mention {
            span: Span::new(start, end),
            form,
            name_type: (form == MentionForm::Name).then_some(NameType::Gpe),
            sense: (form == MentionForm::Name).then_some(PlaceSense::Literal),
            why: "capital".into(),
        };
        Entity {
            id: "geonames-1".into(),
            name: "Baku".into(),
            kind: EntityKind::Place,
            country: Some("AZE".into()),
            sectors: Vec::new(),
            role: None,
            known: true,
            place: Some(Place {
                lat: Some(40.377),
                lon: None,
                country: Some("AZE".into()),
                admin1: None,
                geonames: None,
                precision: Some("city".into()),
            }),
            mentions: vec![mention(9, 13, MentionForm::Name), mention(0, 8, MentionForm::Role)],
        }
    }

    #[test]
    fn lines() {
        let body = Entity { kind: EntityKind::Organisation, country: None, sectors: vec!["MED".into()], ..capital() };
        let bare = Entity { country: None, known: false, role: Some("baker".into()), ..capital() };
        assert_eq!(entity(&capital()).unwrap(), "entity \"Baku\" place AZE known");
        assert_eq!(entity(&body).unwrap(), "entity \"Baku\" organisation - MED known");
        assert_eq!(entity(&bare).unwrap(), "entity \"Baku\" place \"baker\"");
    }

    #[test]
    fn mentions_stand_in_reading_order() {
        let ledger = Ledger {
            schema: String::new(),
            made_by: Default::default(),
            document: DocumentFacts::default(),
            entities: vec![capital()],
            times: Vec::new(),
            sources: Vec::new(),
            statements: Vec::new(),
            figures: Vec::new(),
            events: Vec::new(),
            notes: Vec::new(),
        };
        let lines: Vec<String> =
            mentions("The city Baku", &ledger).unwrap().into_iter().map(|(_, line)| line).collect();
        assert_eq!(
            lines,
            ["mention \"The city\" role -> \"Baku\" capital", "mention \"Baku\" name literal -> \"Baku\" capital"]
        );
        assert_eq!(places("The city Baku", &ledger).unwrap(), ["place \"Baku\" literal 40.38 - AZE city"]);
    }
}
