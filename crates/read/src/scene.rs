//! What figures and events are read from: words, trees, roles, and everything read before.

use crate::Desk;
use crate::entities::Heads;
use dateline_types::document::{Argument, Means, Role, Roles, Tree, Word};
use dateline_types::{
    At, BlockKind, Entity, EntityKind, Mention, PlaceSense, Published, Relation, Source, Span, Statement, Timex, Upos,
};
use rustc_hash::FxHashMap;

/// What was read before, and is read from.
pub(crate) struct Before<'a> {
    /// The report's id.
    pub(crate) report: &'a str,
    /// The report's date.
    pub(crate) published: Option<Published>,
    /// The time expressions.
    pub(crate) times: &'a [Timex],
    /// The entities.
    pub(crate) entities: &'a [Entity],
    /// Which entity each word heads a mention of.
    pub(crate) heads: &'a Heads,
    /// The statements.
    pub(crate) statements: &'a [Statement],
    /// Their sources.
    pub(crate) sources: &'a [Source],
}

/// One argument, looked up by its word.
#[derive(Clone, Copy)]
struct Part {
    word: u32,
    predicate: u32,
    role: Role,
    means: Means,
}

/// Everything that is known before figures and events are read.
pub(crate) struct Scene<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) tree: Tree<'a>,
    pub(crate) roles: &'a Roles,
    pub(crate) report: &'a str,
    pub(crate) published: Option<Published>,
    pub(crate) times: &'a [Timex],
    pub(crate) entities: &'a [Entity],
    pub(crate) heads: &'a Heads,
    pub(crate) statements: &'a [Statement],
    /// Whether the report speaks of a disease that spreads.
    pub(crate) epidemic: bool,
    /// Whether it speaks of people who flee.
    pub(crate) exodus: bool,
    /// Mentions of places as places, in reading order.
    pub(crate) places: Vec<Placed>,
    /// The place the report is about: number of its entity.
    pub(crate) main_place: Option<usize>,
    times_by_id: FxHashMap<&'a str, &'a Timex>,
    sources_by_id: FxHashMap<&'a str, &'a Source>,
    entities_by_id: FxHashMap<&'a str, usize>,
    /// Every argument, in the order of the words.
    parts: Vec<Part>,
}

impl<'a> Scene<'a> {
    /// Everything, with the arguments turned round: from a word to what it is an argument of.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn new(desk: &'a Desk, tree: Tree<'a>, roles: &'a Roles, before: &Before<'a>) -> Self {
        let places = places(tree, before.entities, before.heads);
        let part = |own: &Argument| Part { word: own.word, predicate: own.predicate, role: own.role, means: own.means };
        let mut parts: Vec<_> = roles.all().iter().map(part).collect();
        // Of the predicates of one word its own clause's counts first, then the nearest.
        parts.sort_by_key(|own| (own.word, own.means >= Means::Relative, own.word.abs_diff(own.predicate), own.role));
        Self {
            desk,
            tree,
            roles,
            report: before.report,
            published: before.published,
            times: before.times,
            entities: before.entities,
            heads: before.heads,
            statements: before.statements,
            epidemic: speaks_of_disease(tree),
            exodus: speaks_of_flight(tree),
            times_by_id: before.times.iter().map(|time| (time.id.as_str(), time)).collect(),
            entities_by_id: before.entities.iter().enumerate().map(|(at, own)| (own.id.as_str(), at)).collect(),
            sources_by_id: before.sources.iter().map(|source| (source.id.as_str(), source)).collect(),
            main_place: main_place(tree, &places, before.entities, before.heads),
            places,
            parts,
        }
    }

    /// What a word is an argument of, the nearest predicate first, and in which role.
    pub(crate) fn predicates(&self, word: Word) -> impl Iterator<Item = (Word<'a>, Role)> {
        let index = word.index() as u32;
        let from = self.parts.partition_point(|part| part.word < index);
        let own = self.parts[from..].iter().take_while(move |part| part.word == index);
        own.filter_map(|part| self.tree.get(part.predicate as usize).map(|word| (word, part.role)))
    }

    /// The first word that plays a role for a predicate.
    pub(crate) fn argument(&self, predicate: Word, role: Role) -> Option<Word<'a>> {
        self.roles.first(predicate.index(), role).and_then(|word| self.tree.get(word))
    }

    /// Whether a time expression shares a character with words `from` to `to`, the last left out.
    pub(crate) fn time_over(&self, words: &std::ops::Range<usize>) -> Option<&'a Timex> {
        let spans = &self.tree.document().tokens.spans;
        let (first, last) = (spans.get(words.start)?, spans.get(words.end.checked_sub(1)?)?);
        let at = self.times.partition_point(|time| time.span.end <= first.start);
        self.times.get(at).filter(|time| time.span.start < last.end)
    }

    /// The words of a word's sentence, as far as anything in it can bear on a number: what a sentence costs is bounded.
    pub(crate) fn around(&self, word: Word) -> impl Iterator<Item = Word<'a>> {
        const FAR: usize = 120;
        let sentence = word.sentence().words();
        let range = sentence.start.max(word.index().saturating_sub(FAR))..sentence.end.min(word.index() + FAR);
        let tree = self.tree;
        range.filter_map(move |at| tree.get(at))
    }

    /// The time expression of an id.
    pub(crate) fn time(&self, id: &str) -> Option<&'a Timex> {
        self.times_by_id.get(id).copied()
    }

    /// Number of the entity of an id.
    pub(crate) fn entity_number(&self, id: &str) -> Option<usize> {
        self.entities_by_id.get(id).copied()
    }

    /// The entity of an id.
    pub(crate) fn entity_of(&self, id: &str) -> Option<&'a Entity> {
        self.entity_number(id).and_then(|at| self.entities.get(at))
    }

    /// The source of an id.
    pub(crate) fn source(&self, id: &str) -> Option<&'a Source> {
        self.sources_by_id.get(id).copied()
    }

    /// The statements whose content begins in a stretch of the text.
    pub(crate) fn statements_in(&self, span: Span) -> &'a [Statement] {
        let start = |own: &Statement| own.content.first().map_or(0, |At(content)| content.start);
        let from = self.statements.partition_point(|own| start(own) < span.start);
        let to = self.statements.partition_point(|own| start(own) < span.end);
        &self.statements[from..to.max(from)]
    }

    /// Number of the block that a span begins in.
    pub(crate) fn block_of(&self, span: Span) -> usize {
        self.tree.document().layout.blocks.partition_point(|block| block.span.end <= span.start)
    }

    /// The entity of the mention that a word heads.
    pub(crate) fn entity(&self, word: Word) -> Option<&'a Entity> {
        self.heads.entity(word.index()).and_then(|at| self.entities.get(at))
    }
}

/// A mention of a place as a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed {
    pub(crate) span: Span,
    /// The last word of the mention.
    pub(crate) head: usize,
    /// Number of the entity.
    pub(crate) entity: usize,
    /// Whether it only says where the place named before it is.
    pub(crate) is_container: bool,
}

/// Mentions of places that have a name: "the mill" bounds no count on a map.
fn places(tree: Tree, entities: &[Entity], heads: &Heads) -> Vec<Placed> {
    let spans = &tree.document().tokens.spans;
    let mut places = Vec::new();
    for (number, entity) in entities.iter().enumerate().filter(|(number, _)| heads.is_named(*number)) {
        let literal = entity.mentions.iter().filter(|mention| is_place(entity, mention.sense));
        places.extend(literal.map(|mention| {
            let head = spans.partition_point(|word| word.end < mention.span.end);
            Placed { span: mention.span, head, entity: number, is_container: false }
        }));
    }
    places.sort_by_key(|own| (own.span.start, own.span.end));
    for at in 1..places.len() {
        places[at].is_container = is_container(tree, entities, &places[at - 1], &places[at]);
    }
    places
}

/// Whether a place only says where the one named before it is: "Linfen in Shanxi province", "Goma, Congo".
fn is_container(tree: Tree, entities: &[Entity], before: &Placed, own: &Placed) -> bool {
    const NEAR: usize = 3;
    let wide = |place: &Placed| {
        entities.get(place.entity).is_some_and(|entity| {
            let precision = entity.place.as_ref().and_then(|place| place.precision.as_deref());
            entity.kind == EntityKind::State || matches!(precision, Some("admin1" | "country" | "region"))
        })
    };
    let between =
        (before.head + 1..).map_while(|at| tree.get(at)).take_while(|word| word.span().start < own.span.start);
    let between: Vec<Word> = between.take(NEAR + 1).collect();
    match between.as_slice() {
        [comma] if comma.form() == "," => wide(own) && !wide(before),
        [case, rest @ ..] => case.lemma() == "in" && rest.len() < NEAR && before.entity != own.entity,
        [] => false,
    }
}

/// The place the report is about: where its first sentence says something happened, else what is named most often by
/// whatever words, of several the first.
fn main_place(tree: Tree, places: &[Placed], entities: &[Entity], heads: &Heads) -> Option<usize> {
    let paragraph = |block: u32| {
        let block = tree.document().layout.blocks.get(block as usize);
        block.is_some_and(|block| block.kind == BlockKind::Paragraph)
    };
    let lead = tree.document().sentences.iter().find(|sentence| paragraph(sentence.block))?;
    // Of "in the Karol Bagh area of Delhi" the report is about neither more than the other: the one named outright counts.
    let located = |own: &&Placed| lead.span.contains(own.span) && tree.get(own.head).is_some_and(is_at);
    if let Some(own) = places.iter().find(located) {
        return Some(own.entity);
    }
    // Once may be by the way.
    const OFTEN: usize = 2;
    let is_place = |at: usize| matches!(entities[at].kind, EntityKind::Place | EntityKind::State) && heads.is_named(at);
    let named = (0..entities.len()).rev().filter(|&at| is_place(at) && entities[at].mentions.len() >= OFTEN);
    named.max_by_key(|&at| entities[at].mentions.len())
}

fn speaks_of_disease(tree: Tree) -> bool {
    #[rustfmt::skip]
    const DISEASES: [&str; 23] = [
        "virus", "coronavirus", "sars-cov-2", "covid-19", "covid", "ebola", "cholera", "measles", "outbreak", "pandemic",
        "epidemic", "infection", "dengue", "polio", "malaria", "influenza", "flu", "mpox", "plague", "disease", "zika", "variant", "omicron",
    ];
    // Further down, once or twice may be by the way.
    const LEAD: usize = 2;
    const OFTEN: usize = 3;
    let is_disease = |word: &Word| {
        matches!(word.upos(), Upos::Noun | Upos::Propn)
            && DISEASES.iter().any(|name| word.lemma().eq_ignore_ascii_case(name))
    };
    let lead = tree.words().take_while(|word| word.sentence_index() < LEAD).any(|word| is_disease(&word));
    lead || tree.words().filter(is_disease).take(OFTEN).count() == OFTEN
}

/// Whether a report names people who flee, or has them cross into another land.
fn speaks_of_flight(tree: Tree) -> bool {
    #[rustfmt::skip]
    const FLIGHT: [&str; 11] = [
        "refugee", "exodus", "evacuee", "displace", "displacement", "flee", "asylum", "influx", "resettlement", "idp", "expulsion",
    ];
    tree.words().any(|word| {
        let named = matches!(word.upos(), Upos::Noun | Upos::Propn | Upos::Verb)
            && FLIGHT.iter().any(|name| word.lemma().eq_ignore_ascii_case(name));
        let crosses = || {
            let into = |child: Word| child.child(Relation::Case).is_some_and(|case| case.lemma() == "into");
            word.lemma() == "cross" && word.upos() == Upos::Verb && word.children().any(into)
        };
        named || crosses()
    })
}

/// "in Beira", "across Sudan", "in the town of Kura": the place something happened at.
pub(crate) fn is_located(tree: Tree, head: usize) -> bool {
    tree.get(head).is_some_and(|head| is_at(land(head)))
}

/// Whether a noun is where something is: "in Beira".
fn is_at(noun: Word) -> bool {
    noun.children().any(|case| {
        case.relation() == Relation::Case
            && matches!(
                case.lemma(),
                "in" | "at"
                    | "near"
                    | "across"
                    | "throughout"
                    | "outside"
                    | "around"
                    | "on"
                    | "within"
                    | "over"
                    | "through"
                    | "inside"
                    | "off"
            )
    })
}

/// The noun that a place's name stands with: "town" in "the town of Kura", "region" in "the central Hiran region".
fn land(name: Word) -> Word {
    #[rustfmt::skip]
    const LANDS: [&str; 43] = [
        "city", "town", "village", "hamlet", "port", "municipality", "island", "peninsula", "neighbourhood", "neighborhood",
        "capital", "outskirt", "outskirts", "centre", "center", "north", "south", "east", "west", "part", "territory", "coast",
        "subdistrict", "township", "rest", "sector", "quarter", "zone", "heart", "borough", "ward", "commune", "community",
        "settlement", "slum", "corner", "edge", "side", "section", "vicinity", "street", "square", "airport",
    ];
    // Of these a name before them is that of the land: "the U.S. capital" is not the U.S.
    #[rustfmt::skip]
    const DIVISIONS: [&str; 16] = [
        "province", "state", "region", "governorate", "county", "prefecture", "oblast", "canton", "district", "area", "suburb",
        "division", "valley", "camp", "department", "borough",
    ];
    const UP: usize = 3;
    let mut at = name;
    for _ in 0..UP {
        let case = at.child(Relation::Case).map(Word::lemma);
        let of = at.relation() == Relation::Nmod && case == Some("of");
        let before = case.is_none() && matches!(at.relation(), Relation::Compound | Relation::NmodUnmarked);
        let stands = |noun: &Word| {
            let division = DIVISIONS.contains(&noun.lemma());
            (of || before) && division || of && LANDS.contains(&noun.lemma())
        };
        match at.parent().filter(stands) {
            Some(noun) => at = noun,
            None => break,
        }
    }
    at
}

/// The mentions of an entity that hold a stretch of the text.
pub(crate) fn mentions_over(entity: &Entity, span: Span) -> impl Iterator<Item = &Mention> {
    // No mention begins further before its head.
    const FAR: u32 = 1_000;
    let from = entity.mentions.partition_point(|mention| mention.span.start + FAR < span.start);
    let begun = entity.mentions[from..].iter().take_while(move |mention| mention.span.start <= span.start);
    begun.filter(move |mention| mention.span.contains(span))
}

/// Whether an entity's mention names a place as a place.
pub(crate) fn is_place(entity: &Entity, sense: Option<PlaceSense>) -> bool {
    let kind = matches!(entity.kind, EntityKind::Place | EntityKind::State);
    kind && sense == Some(PlaceSense::Literal)
}
