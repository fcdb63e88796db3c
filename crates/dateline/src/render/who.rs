//! Who and where: a report's entities in words. Those with a name come first, and descriptions met once are only listed.

use super::page::{Item, Kind, quoted};
use super::visible::one_line;
use dateline_knowledge::gazetteer::Gazetteer;
use dateline_read::entities::codes::cameo;
use dateline_types::{Entity, EntityKind, Ledger, Mention, MentionForm, Place, Span};
use std::cmp::Reverse;
use std::collections::HashSet;

/// The heading of the section.
pub(crate) const HEADING: &str = "Who and where";

/// Different words shown of those that were tied for one reason.
const WORDS: usize = 5;

/// Reasons shown of one entity.
const REASONS: usize = 5;

/// One entity in words.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    /// Index into [`Page::items`](super::page::Page::items).
    pub(crate) item: usize,
    /// Its name, or the words that describe it.
    pub(crate) name: String,
    /// What it is: "person, president, Iran, IRNGOV".
    pub(crate) facts: String,
    /// How often it is mentioned.
    pub(crate) mentions: usize,
    /// How descriptions, pronouns and capitals were tied to it: “the US leader”: office:usa.president@2026-02-03.
    pub(crate) ties: Vec<String>,
}

impl Who {
    /// What it is and how often it is mentioned.
    pub(crate) fn says(&self) -> String {
        let times = if self.mentions == 1 { "mention" } else { "mentions" };
        format!("{}; {} {times}", self.facts, self.mentions)
    }
}

/// All entities of a report, sorted for readers; in each part the most mentioned first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    /// Persons, bodies, states and other things with a name.
    pub(crate) named: Vec<Who>,
    /// Places.
    pub(crate) places: Vec<Who>,
    /// Those without a name that are met again, act or speak.
    pub(crate) unnamed: Vec<Who>,
    /// Descriptions met once.
    pub(crate) once: Vec<Who>,
}

impl Cast {
    /// The parts that have anybody in them, with their headings, but for the descriptions met once.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&'static str, &[Who])> {
        let parts = [("Named", &self.named), ("Places", &self.places), ("Without a name", &self.unnamed)];
        parts.into_iter().filter(|(_, who)| !who.is_empty()).map(|(heading, who)| (heading, who.as_slice()))
    }

    /// Whether there is nobody.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts().next().is_none() && self.once.is_empty()
    }
}

/// The heading of the descriptions met once.
pub(crate) const ONCE: &str = "Met once";

/// The entities of a ledger, and an item for each, numbered from `first` in the order they are listed.
pub(crate) fn cast(text: &str, ledger: &Ledger, gazetteer: &Gazetteer, first: usize) -> (Cast, Vec<Item>) {
    let busy = busy(ledger);
    let mut sorted: [Vec<&Entity>; 4] = Default::default();
    for entity in ledger.entities.iter().filter(|entity| entity.mentions.iter().any(|m| !m.span.is_empty())) {
        let part = match entity.kind {
            _ if is_bare(entity) && entity.mentions.len() == 1 && !busy.contains(entity.id.as_str()) => 3,
            EntityKind::Place => 1,
            _ if is_bare(entity) => 2,
            _ => 0,
        };
        sorted[part].push(entity);
    }
    let mut items = Vec::with_capacity(ledger.entities.len());
    let mut told = |mut entities: Vec<&Entity>| -> Vec<Who> {
        entities.sort_by_key(|entity| Reverse(entity.mentions.len()));
        let tell = |entity: &Entity| {
            let who = who(text, entity, gazetteer, first + items.len());
            items.push(item(entity, &who));
            who
        };
        entities.into_iter().map(tell).collect()
    };
    let [named, places, unnamed, once] = sorted;
    // Descriptions met once stay in reading order, as there is nothing to choose between them.
    let cast = Cast { named: told(named), places: told(places), unnamed: told(unnamed), once: told(once) };
    (cast, items)
}

/// Those who act, speak or are spoken to in the ledger's records.
fn busy(ledger: &Ledger) -> HashSet<&str> {
    let mut busy: HashSet<&str> = HashSet::new();
    busy.extend(ledger.sources.iter().filter_map(|source| source.entity.as_deref()));
    busy.extend(ledger.statements.iter().filter_map(|statement| statement.addressee.as_deref()));
    busy.extend(ledger.events.iter().flat_map(|event| event.doers.iter().chain(&event.targets)).map(String::as_str));
    busy
}

/// Whether it is known by descriptions alone.
fn is_bare(entity: &Entity) -> bool {
    let named = |mention: &Mention| {
        mention.name_type.is_some() || matches!(mention.form, MentionForm::Name | MentionForm::Demonym)
    };
    !entity.known && !entity.mentions.iter().any(named)
}

fn who(text: &str, entity: &Entity, gazetteer: &Gazetteer, item: usize) -> Who {
    Who {
        item,
        name: one_line(&entity.name),
        facts: facts(entity, gazetteer).join(", "),
        mentions: entity.mentions.len(),
        ties: ties(text, entity),
    }
}

fn item(entity: &Entity, who: &Who) -> Item {
    Item {
        kind: Kind::Entity,
        id: entity.id.clone(),
        spans: outer_spans(&entity.mentions),
        says: format!("{} ({})", who.name, who.facts),
        value: entity.known.then(|| entity.id.clone()),
        why: who.ties.clone(),
        rule: String::new(),
        confidence: 0.0,
    }
}

/// The words of the mentions; a name within a longer mention of the same entity, as in a title with its name, is left out.
fn outer_spans(mentions: &[Mention]) -> Vec<Span> {
    let mut spans: Vec<(Span, bool)> = Vec::with_capacity(mentions.len());
    let mut sorted: Vec<&Mention> = mentions.iter().filter(|mention| !mention.span.is_empty()).collect();
    sorted.sort_by_key(|mention| (mention.span.start, Reverse(mention.span.end)));
    let mut reach = 0;
    for mention in sorted {
        let within = mention.span.end <= reach;
        spans.push((mention.span, within && mention.form == MentionForm::Name));
        reach = reach.max(mention.span.end);
    }
    spans.into_iter().filter(|(_, within)| !within).map(|(span, _)| span).collect()
}

/// One word for a kind.
pub(crate) fn kind_word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::State => "state",
        EntityKind::Group => "group",
        EntityKind::Place => "place",
        EntityKind::Other => "other",
    }
}

/// What an entity is, a fact each: kind, office, country in words, code; of places where they are.
pub(crate) fn facts(entity: &Entity, gazetteer: &Gazetteer) -> Vec<String> {
    // What the name says already is not said again.
    let name = entity.name.to_lowercase();
    let new = |word: &String| !name.contains(&word.to_lowercase());
    let mut facts = vec![kind_word(entity.kind).to_owned()];
    facts.extend(entity.role.as_deref().map(one_line).filter(new));
    let place = entity.place.as_ref().filter(|_| entity.kind == EntityKind::Place);
    facts.extend(place.and_then(|place| place.admin1.as_deref()).map(one_line).filter(new));
    facts.extend(entity.country.as_deref().map(|code| country_word(code, gazetteer)).filter(new));
    facts.extend(cameo(entity).map(|code| one_line(&code)));
    facts.extend(place.map(point).filter(|point| !point.is_empty()));
    facts
}

/// A country's name, or what a slot that stands for none means.
fn country_word(code: &str, gazetteer: &Gazetteer) -> String {
    match code {
        "IGO" => "a body of several states".to_owned(),
        "UNO" => "United Nations".to_owned(),
        "EUR" => "Europe".to_owned(),
        "NGO" => "not of a government".to_owned(),
        "IMG" => "armed and of no one country".to_owned(),
        "MNC" => "a company of several countries".to_owned(),
        _ => one_line(gazetteer.country(code).map_or(code, |row| row.name())),
    }
}

/// `35.7 N 51.4 E, city`.
fn point(place: &Place) -> String {
    let mut parts = Vec::new();
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let (north, east) = (if lat < 0.0 { 'S' } else { 'N' }, if lon < 0.0 { 'W' } else { 'E' });
        parts.push(format!("{:.1}\u{a0}{north} {:.1}\u{a0}{east}", lat.abs(), lon.abs()));
    }
    parts.extend(place.precision.as_deref().map(|precision| match precision {
        "admin1" => "province or state".to_owned(),
        other => one_line(other),
    }));
    parts.join(", ")
}

/// How the mentions were tied that are no names: each reason with the words it tied.
fn ties(text: &str, entity: &Entity) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<(String, usize)>)> = Vec::new();
    for mention in entity.mentions.iter().filter(|mention| is_told(mention)) {
        let words = one_line(mention.span.of(text));
        let at = reasons.iter().position(|(why, _)| *why == mention.why).unwrap_or_else(|| {
            reasons.push((&mention.why, Vec::new()));
            reasons.len() - 1
        });
        let tied = &mut reasons[at].1;
        match tied.iter_mut().find(|(other, _)| other.to_lowercase() == words.to_lowercase()) {
            Some((_, count)) => *count += 1,
            None => tied.push((words, 1)),
        }
    }
    let more = reasons.len().saturating_sub(REASONS);
    let mut ties: Vec<String> = reasons.into_iter().take(REASONS).map(|(why, tied)| tie(why, &tied)).collect();
    if more > 0 {
        ties.push(format!("{more} more"));
    }
    ties
}

/// Whether a reader may ask why: names say it themselves, and a title stands with the name.
fn is_told(mention: &Mention) -> bool {
    match mention.form {
        MentionForm::Pronoun => true,
        MentionForm::Role => !matches!(mention.why.as_str(), "title" | "description" | "name"),
        MentionForm::Name | MentionForm::Demonym => mention.why == "metonym",
    }
}

/// `“he” ×2, “his”: pronoun`.
fn tie(why: &str, tied: &[(String, usize)]) -> String {
    let shown = |(words, count): &(String, usize)| {
        let words = quoted(words, 40);
        if *count > 1 { format!("{words}\u{a0}×{count}") } else { words }
    };
    let mut words: Vec<String> = tied.iter().take(WORDS).map(shown).collect();
    if tied.len() > WORDS {
        words.push("…".to_owned());
    }
    format!("{}: {}", words.join(", "), one_line(why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_knowledge::Knowledge;

    fn mention(start: u32, end: u32, form: MentionForm, why: &str) -> Mention {
        Mention { span: Span::new(start, end), form, name_type: None, sense: None, why: why.into() }
    }

    fn entity(name: &str, kind: EntityKind, mentions: Vec<Mention>) -> Entity {
        Entity {
            id: name.to_lowercase(),
            name: name.into(),
            kind,
            country: None,
            sectors: Vec::new(),
            role: None,
            known: false,
            place: None,
            mentions,
        }
    }

    #[test]
    fn a_name_within_its_title_is_not_marked_twice() {
        let mentions = [
            mention(0, 20, MentionForm::Role, "title"),
            mention(10, 20, MentionForm::Name, "name"),
            mention(30, 32, MentionForm::Pronoun, "pronoun"),
        ];
        assert_eq!(outer_spans(&mentions), [Span::new(0, 20), Span::new(30, 32)]);
    }

    #[test]
    fn the_same_words_are_counted() {
        let text = "He came. His aide saw him; he left.";
        let pronoun = |start, end| mention(start, end, MentionForm::Pronoun, "pronoun");
        let mentions = vec![pronoun(0, 2), pronoun(9, 12), pronoun(22, 25), pronoun(27, 29)];
        let ties = ties(text, &entity("A", EntityKind::Person, mentions));
        assert_eq!(ties, ["“He”\u{a0}×2, “His”, “him”: pronoun"]);
    }

    #[test]
    fn countries_codes_and_points() {
        let knowledge = Knowledge::built_in();
        let at = |lat, lon, precision: &str| Place {
            lat: Some(lat),
            lon: Some(lon),
            country: None,
            admin1: None,
            geonames: None,
            precision: Some(precision.into()),
        };
        let minister = Entity {
            country: Some("IRN".into()),
            sectors: vec!["GOV".into()],
            role: Some("foreign minister".into()),
            ..entity("Abbas Araghchi", EntityKind::Person, Vec::new())
        };
        assert_eq!(facts(&minister, knowledge.gazetteer()), ["person", "foreign minister", "Iran", "IRNGOV"]);
        let state = Entity { name: "Iran".into(), kind: EntityKind::State, role: None, ..minister };
        assert_eq!(facts(&state, knowledge.gazetteer()), ["state", "IRNGOV"], "no name twice");
        assert_eq!(point(&at(-12.05, -77.04, "city")), "12.1\u{a0}S 77.0\u{a0}W, city");
        assert_eq!(point(&at(0.0, 0.0, "admin1")), "0.0\u{a0}N 0.0\u{a0}E, province or state");
    }
}
