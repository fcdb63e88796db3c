//! How a source is named: by name, by office, as a group, or as one who would not be named.

use crate::entities::Heads;
use dateline_types::document::Word;
use dateline_types::source::Naming;
use dateline_types::{Entity, EntityKind, MentionForm, Relation, Span, Upos};

/// Phrases that say a source would not be named, as they begin.
const PHRASES: [&str; 18] = [
    "on condition of anonymity",
    "on the condition of anonymity",
    "under condition of anonymity",
    "speaking anonymously",
    "who declined to be named",
    "who declined to be identified",
    "who asked not to be named",
    "who asked not to be identified",
    "who did not want to be named",
    "who did not wish to be named",
    "who spoke anonymously",
    "who requested anonymity",
    "requesting anonymity",
    "on background",
    "not authorised to speak",
    "not authorized to speak",
    "whom they did not name",
    "off the record",
];

/// Where the report says that the source of a cue would not be named: in its phrase, or hanging on it or on the cue.
pub(super) fn anonymity(head: Word, cue: Option<Word>) -> Option<Span> {
    const UP: usize = 8;
    let tree = head.tree();
    let text = tree.document().text;
    let sentence = cue.unwrap_or(head).sentence();
    let words = sentence.span.of(text).to_ascii_lowercase();
    PHRASES.iter().find_map(|phrase| {
        let at = sentence.span.start as usize + words.find(phrase)?;
        let span = Span::at(at, at + phrase.len());
        let mut own = sentence.words().filter_map(|index| tree.get(index)).filter(|word| span.contains(word.span()));
        let of_source = |word: Word| {
            let mut up = std::iter::once(word).chain(word.ancestors()).take(UP);
            // The nearest of source and cue; another verb of saying between them has a source of its own.
            up.any(|over| over == head || Some(over) == cue)
        };
        own.any(of_source).then_some(span)
    })
}

/// How a source is named, from its head word and the entity it is a mention of.
pub(super) fn of(head: Word, entities: &[Entity], heads: &Heads, anonymous: bool) -> Naming {
    if anonymous {
        return Naming::Anonymous;
    }
    let named = head.name().kind().is_some() || head.upos() == Upos::Propn;
    let plural = matches!(head.xpos().as_str(), "NNS" | "NNPS");
    if matches!(head.lemma(), "source" | "insider" | "witness" | "eyewitness" | "bystander") {
        return Naming::Anonymous;
    }
    let number = heads.entity(head.index());
    let is_named = || number.is_some_and(|entity| heads.is_named(entity));
    if let Some(entity) = number.and_then(|entity| entities.get(entity)) {
        match entity.kind {
            EntityKind::State | EntityKind::Place => return Naming::Named,
            EntityKind::Group => return Naming::Collective,
            EntityKind::Person if is_named() => return Naming::Named,
            EntityKind::Organisation if is_named() => return Naming::Named,
            EntityKind::Organisation => return Naming::Collective,
            _ => {}
        }
    }
    if named {
        return Naming::Named;
    }
    if plural || matches!(head.lemma(), "police" | "media" | "press" | "government" | "ministry" | "team" | "group") {
        return Naming::Collective;
    }
    let article = head.children().find(|child| child.relation() == Relation::Det);
    let indefinite = article.is_some_and(|article| matches!(article.lemma(), "a" | "an" | "one" | "another"));
    match heads.form(head.index()) {
        Some(MentionForm::Role) if !indefinite => Naming::Role,
        _ if indefinite && is_human(head) => Naming::Anonymous,
        Some(_) => Naming::Role,
        None => Naming::Collective,
    }
}

/// A noun for one human being, by its ending or by heart.
fn is_human(head: Word) -> bool {
    let lemma = head.lemma();
    let by_heart =
        ["official", "man", "woman", "person", "soldier", "diplomat", "aide", "resident", "relative", "friend"];
    by_heart.contains(&lemma)
        || ["er", "or", "ist", "ant", "man", "woman", "person"].iter().any(|end| lemma.ends_with(end))
}
