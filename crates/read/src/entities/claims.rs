//! Claims of office: where a report itself says who holds which office of what.
//!
//! "Iranian Foreign Minister Abbas Araghchi" says on the report's day that he is in office. A claim is only read where
//! person, office and country (or a body of the tables) all stand in the words, and every word between them is
//! understood; what the tables would add is not part of it. Former, acting and would-be holders are left out, and so
//! is what is told of another time.

use super::offices;
use super::scene::Scene;
use super::thing::{Cast, Thing};
use crate::Desk;
use crate::mentions;
use dateline_knowledge::gazetteer::{Gazetteer, Posting, Row, Table, fold};
use dateline_types::document::Word;
use dateline_types::rule::Rule;
use dateline_types::{Document, MentionForm, NameKind, Published, Span, Timex, Upos, Xpos, rule};
use jiff::ToSpan;
use jiff::civil::Date;
use std::ops::Range;

/// What a report says of one person's office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeClaim {
    /// The person's name, the fullest the report gives, without titles.
    pub person: String,
    /// The key of the person in the tables, where the name was found there.
    pub person_id: Option<String>,
    /// The key of the office in the table of offices.
    pub office: String,
    /// The country (ISO 3166 alpha-3), or the key of a body.
    pub of: String,
    /// The words that say so, in bytes of the text.
    pub span: Span,
    /// Index of their sentence.
    pub sentence: usize,
    /// What made it.
    pub rule: Rule,
}

/// What a text says of another time than its own is told of someone who held the office then: days back in a sentence.
const SENTENCE_BACK: i32 = 31;

/// The same for the rest of the paragraph.
const PARAGRAPH_BACK: i32 = 366;

/// Words before an office, or before its country, that say it is not held, or not by right.
const BAR: &[&str] = &[
    "former",
    "ex",
    "late",
    "then",
    "outgoing",
    "ousted",
    "deposed",
    "deputy",
    "vice",
    "onetime",
    "one-time",
    "previous",
    "would-be",
    "acting",
    "interim",
    "caretaker",
    "provisional",
    "temporary",
    "designate",
    "incoming",
    "elect",
    "next",
    "future",
    "potential",
    "possible",
    "likely",
    "prospective",
    "presumptive",
    "aspiring",
    "proposed",
    "nominated",
    "shadow",
    "self-proclaimed",
    "self-declared",
    "self-styled",
    "so-called",
    "alleged",
    "purported",
    "disputed",
    "rival",
    "parallel",
    "alternate",
    "assistant",
    "associate",
    "honorary",
    "nominal",
    "exiled",
    "fictional",
    "sacked",
    "fired",
    "dismissed",
    "retired",
    "impeached",
    "slain",
    "assassinated",
    "suspended",
    "erstwhile",
    "departing",
    "first",
    "second",
    "third",
    "last",
    "founding",
    "murdered",
    "killed",
    "disgraced",
    "unsuccessful",
    "defeated",
    "fugitive",
];

/// Rows of the table of offices that are parts played, of which many bear the name at once.
const PARTS: &[&str] = &[
    "activist",
    "dissident",
    "journalist",
    "lawyer",
    "academic",
    "artist",
    "athlete",
    "suspect",
    "victim",
    "business-leader",
    "tribal-leader",
    "judge",
    "prosecutor",
];

/// The claims of office of a document, in reading order. `times` are its time expressions.
///
/// ```
/// use dateline_read::{Desk, document, entities::claims};
/// use dateline_types::Report;
/// let desk = Desk::built_in();
/// let report = Report { text: "Iranian Foreign Minister Abbas Araghchi met reporters.".into(), ..Report::default() };
/// let document = document::of(&desk, &report, &mut Vec::new(), &mut |_| {});
/// let claims = claims::office_claims(&desk, &document, "2026-02-03".parse().ok(), &[]);
/// assert_eq!((claims[0].office.as_str(), claims[0].of.as_str()), ("foreign-minister", "IRN"));
/// assert_eq!(claims[0].span.of(document.text), "Iranian Foreign Minister Abbas Araghchi");
/// ```
pub fn office_claims(
    desk: &Desk,
    document: &Document,
    published: Option<Published>,
    times: &[Timex],
) -> Vec<OfficeClaim> {
    let Some(tree) = document.tree() else { return Vec::new() };
    let gazetteer = desk.knowledge.gazetteer();
    let roles = dateline_syntax::roles::derive(tree);
    let (scene, cast) = super::cast(&desk.knowledge, (tree, &roles), mentions::find(gazetteer, tree), published);
    let date = published.map(|published| published.date);
    let mut claims: Vec<OfficeClaim> = (0..scene.mentions.len())
        .filter_map(|mention| claim(&scene, &cast, mention))
        .filter(|claim| !is_of_another_time(document, claim, date, times))
        .collect();
    claims.sort_by_key(|claim| (claim.span.start, claim.span.end));
    claims.dedup_by(|a, b| a.span == b.span);
    claims
}

/// Whether an office has one holder at a time in a country, so that two at once contradict each other.
pub fn is_unique(office: &str) -> bool {
    offices::is_unique(office)
}

/// Whether one office may be printed for another: "premier" for a prime minister.
///
/// ```
/// use dateline_knowledge::Knowledge;
/// use dateline_read::entities::claims::may_be_called;
/// let knowledge = Knowledge::built_in();
/// assert!(may_be_called(knowledge.gazetteer(), "prime-minister", "premier"));
/// assert!(!may_be_called(knowledge.gazetteer(), "prime-minister", "president"));
/// ```
pub fn may_be_called(gazetteer: &Gazetteer, held: &str, said: &str) -> bool {
    let of = |key: &str| gazetteer.by_key(Table::Offices, key).map(|row| gazetteer.row(row));
    let to = |from: &str, to: &str| of(from).is_some_and(|row| resolves_to(row).any(|other| other == to));
    held == said || to(said, held) || to(held, said)
}

/// Whether an office's words leave open which of several offices is meant: "leader".
pub fn is_vague(gazetteer: &Gazetteer, office: &str) -> bool {
    gazetteer.by_key(Table::Offices, office).is_some_and(|row| resolves_to(gazetteer.row(row)).nth(1).is_some())
}

/// The offices that the words of a row may stand for, where the table says so.
fn resolves_to(row: Row<'_>) -> impl Iterator<Item = &str> {
    let after = row.cell("note").and_then(|note| note.split_once("resolves to:")).map_or("", |(_, after)| after);
    let list = after.split(';').next().unwrap_or("");
    list.split('|').map(|key| key.split_whitespace().next().unwrap_or("")).filter(|key| !key.is_empty())
}

/// What one title or apposition claims.
fn claim(scene: &Scene, cast: &Cast, mention: usize) -> Option<OfficeClaim> {
    let own = &scene.mentions[mention];
    if own.form != MentionForm::Role || own.plural {
        return None;
    }
    let thing = cast.of(mention)?;
    let person = &cast.things[thing];
    if !person.is_person() || person.plural {
        return None;
    }
    let (words, span, rule) = match (cast.why(mention)?, &own.name) {
        ("title", Some(name)) => (own.words.start..name.start, own.span, rule!("entities.claim.title")),
        ("apposition", None) => {
            let name = named_beside(scene, cast, mention, thing)?;
            let span = own.span.join(scene.mentions[name].span);
            (own.words.clone(), span, rule!("entities.claim.apposition"))
        }
        _ => return None,
    };
    let (office, of) = said(scene, cast, &words)?;
    let row = person.row.map(|row| scene.row(row)).filter(|row| row.table() == Table::People);
    Some(OfficeClaim {
        person: fullest(person)?,
        person_id: row.map(|row| row.id().to_owned()),
        office: office.to_owned(),
        of: of.to_owned(),
        span,
        sentence: scene.sentence(mention),
        rule,
    })
}

/// The name a description stands beside: the nearest of the person's in the same sentence.
fn named_beside(scene: &Scene, cast: &Cast, mention: usize, thing: usize) -> Option<usize> {
    let own = &scene.mentions[mention].words;
    let sentence = scene.sentence(mention);
    let named = |other: &usize| {
        let mention = &scene.mentions[*other];
        mention.kind == Some(NameKind::Person)
            && mention.name.as_ref() == Some(&mention.words)
            && scene.sentence(*other) == sentence
    };
    let away = |other: &usize| {
        let words = &scene.mentions[*other].words;
        words.start.saturating_sub(own.end).max(own.start.saturating_sub(words.end))
    };
    let found = cast.things[thing].mentions.iter().copied().filter(named).min_by_key(away)?;
    // A comma at most stands between.
    (away(&found) <= 1).then_some(found)
}

fn fullest(person: &Thing) -> Option<String> {
    person.names.iter().rev().max_by_key(|name| name.len()).filter(|name| !name.is_empty()).cloned()
}

/// The office and what it is of, where the words say both and nothing else of weight.
fn said<'a>(scene: &Scene<'a>, cast: &Cast, words: &Range<usize>) -> Option<(&'a str, &'a str)> {
    let first = scene.tree.get(words.start)?;
    // "then-Iranian": the hyphen may be a word of its own.
    let mut before = std::iter::successors(first.before(), |word| word.before())
        .take_while(|word| word.sentence_index() == first.sentence_index())
        .skip_while(|word| word.upos() == Upos::Punct);
    if before.next().is_some_and(is_barred) {
        return None;
    }
    let at = scene.mentions.partition_point(|mention| mention.words.start < words.start);
    let names = (at..scene.mentions.len())
        .take_while(|&other| scene.mentions[other].words.start < words.end)
        .filter(|&other| scene.mentions[other].name.as_ref() == Some(&scene.mentions[other].words));
    names.filter_map(|name| owner(scene, cast, name).map(|row| (name, row))).find_map(|(name, row)| {
        let place = &scene.mentions[name].words;
        let after = trimmed(scene, place.end.min(words.end)..words.end);
        let before = trimmed(scene, words.start..place.start);
        let office = if after.is_empty() {
            office_of_what_follows(scene, before, row)
        } else if is_padding(scene, &before) {
            office_after(scene, place, after, row)
        } else {
            None
        }?;
        Some((office.id(), row.id()))
    })
}

/// The country or body that a name stands for, if it can be no other's; a capital for its state is not enough.
fn owner<'a>(scene: &Scene<'a>, cast: &Cast, name: usize) -> Option<Row<'a>> {
    let row = cast.things[cast.of(name)?].row.map(|row| scene.row(row))?;
    let text = scene.text(name);
    let bare = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
    let printed = match scene.mentions[name].kind? {
        NameKind::Gpe | NameKind::Location => row.table() == Table::Countries && scene.place(name)?.id() == row.id(),
        NameKind::Norp => row.table() == Table::Countries,
        NameKind::Organisation => row.table() == Table::Bodies && is_full(bare, row),
        _ => false,
    };
    // "Congo": which one is meant the words do not say.
    let mut rows: Vec<_> = scene.gazetteer.named(bare).iter().map(|posting| posting.row).collect();
    rows.retain(|&other| scene.row(other).table() == row.table());
    rows.sort_unstable();
    rows.dedup();
    (printed && rows == [row.row_id()]).then_some(row)
}

/// Whether a body's name is more than a word others go by too: "Congress", "Parliament".
fn is_full(name: &str, row: Row) -> bool {
    let acronym = name.chars().filter(|c| c.is_uppercase()).count() > 1;
    acronym || name.contains(' ') || fold(name) == fold(row.name())
}

/// "Iran's former minister": the words without what ends the possessor before them, and commas.
fn trimmed(scene: &Scene, mut words: Range<usize>) -> Range<usize> {
    let passed = |index: usize| {
        scene.tree.get(index).is_some_and(|word| matches!(word.form(), "'s" | "’s" | "'" | "’" | "," | "-"))
    };
    while !words.is_empty() && passed(words.start) {
        words.start += 1;
    }
    while !words.is_empty() && passed(words.end - 1) {
        words.end -= 1;
    }
    words
}

/// The office in the words after a country: adjectives of no weight, then the office.
fn office_after<'a>(scene: &Scene<'a>, place: &Range<usize>, words: Range<usize>, owner: Row<'a>) -> Option<Row<'a>> {
    // "UN chief", "White House chief of staff": the table knows the body's name as part of the words.
    if let Some(office) = office(scene, place.start..words.end, owner) {
        return Some(office);
    }
    let errand = |word: Word| matches!(word.form(), "to" | "for");
    let end = words.clone().find(|&index| scene.tree.get(index).is_some_and(errand)).unwrap_or(words.end);
    for end in [words.end, end] {
        for from in words.start..end {
            if let Some(found) = office(scene, from..end, owner) {
                let sent = matches!(found.id(), "ambassador" | "envoy" | "un-ambassador");
                return Some(found).filter(|_| is_padding(scene, &(words.start..from)) && (end == words.end || sent));
            }
        }
        if end == words.end && !words.clone().any(|index| scene.tree.get(index).is_some_and(errand)) {
            break;
        }
    }
    None
}

/// The office in the words before a country: "the foreign minister of".
fn office_of_what_follows<'a>(scene: &Scene<'a>, mut words: Range<usize>, owner: Row<'a>) -> Option<Row<'a>> {
    let form = |index: usize| scene.tree.get(index).map_or("", Word::form);
    if !words.is_empty() && form(words.end - 1) == "the" {
        words.end -= 1;
    }
    if words.is_empty() || form(words.end - 1) != "of" {
        return None;
    }
    words.end -= 1;
    (words.clone()).find_map(|from| {
        let found = office(scene, from..words.end, owner)?;
        is_padding(scene, &(words.start..from)).then_some(found)
    })
}

/// The office that words are the very name of, if the owner can have one.
fn office<'a>(scene: &Scene<'a>, words: Range<usize>, owner: Row<'a>) -> Option<Row<'a>> {
    let spans = &scene.tree.document().tokens.spans;
    let span = spans.get(words.start)?.join(*spans.get(words.end.checked_sub(1)?)?);
    let many = |index: usize| {
        let word = scene.tree.get(index);
        word.is_some_and(|word| matches!(word.xpos(), Xpos::Nns | Xpos::Nnps) && word.lemma() != word.form())
    };
    // "foreign ministers": the head is the last word, or stands before "of".
    let of = words.clone().find(|&index| scene.tree.get(index).is_some_and(|word| word.form() == "of"));
    if many(of.unwrap_or(words.end).saturating_sub(1)) {
        return None;
    }
    let printed = span.of(scene.tree.document().text);
    let country = if owner.table() == Table::Countries { Some(owner.id()) } else { owner.country() };
    let mut postings = scene.gazetteer.named(&printed.to_lowercase());
    if postings.is_empty() {
        postings = scene.gazetteer.named(printed);
    }
    let of_owner = |row: &Row| {
        let of = row.cell("of").unwrap_or("");
        let kinds: &[&str] =
            if owner.table() == Table::Countries { &["country", "any"] } else { &["body", "party", "any"] };
        row.table() == Table::Offices && kinds.contains(&of) && !PARTS.contains(&row.id())
    };
    let bound = |posting: &Posting| {
        posting.only.map(|only| country.is_some_and(|iso| scene.gazetteer.countries(only).any(|own| own == iso)))
    };
    let rows: Vec<(Option<bool>, Row)> = postings
        .iter()
        .map(|posting| (bound(posting), scene.row(posting.row)))
        .filter(|(bound, row)| *bound != Some(false) && of_owner(row))
        .collect();
    let key = printed.to_lowercase().replace(' ', "-");
    let here = rows.iter().find(|(bound, _)| *bound == Some(true));
    let own = || rows.iter().find(|(_, row)| row.id() == key);
    here.or_else(own).or(rows.first()).map(|(_, row)| *row)
}

/// Whether words say nothing of the office: articles, and adjectives in small letters that do not bar it.
fn is_padding(scene: &Scene, words: &Range<usize>) -> bool {
    words.clone().all(|index| {
        scene.tree.get(index).is_some_and(|word| {
            let small = word.form().chars().all(|c| c.is_lowercase() || c == '-');
            let article = matches!(word.form().to_lowercase().as_str(), "the" | "a" | "an");
            let plain = matches!(word.upos(), Upos::Adj | Upos::Adv | Upos::Punct) && small;
            (article || plain) && !is_barred(word)
        })
    })
}

/// Whether a word takes back the office that follows.
fn is_barred(word: Word) -> bool {
    let form = word.form().to_lowercase();
    let first = form.split('-').next().unwrap_or(&form);
    BAR.contains(&form.as_str()) || matches!(first, "ex" | "then" | "former" | "late")
}

/// Whether the words around a claim speak of a time well before the report's own.
fn is_of_another_time(document: &Document, claim: &OfficeClaim, date: Option<Date>, times: &[Timex]) -> bool {
    let (Some(date), Some(sentence)) = (date, document.sentences.get(claim.sentence)) else { return false };
    let paragraph = document.layout.blocks.get(sentence.block as usize).map_or(sentence.span, |block| block.span);
    let before = |days: i32| date.checked_sub(days.days()).unwrap_or(Date::MIN);
    let (month, year) = (before(SENTENCE_BACK), before(PARAGRAPH_BACK));
    times.iter().any(|time| {
        let Some(end) = time.to.map(|to| to.date()) else { return false };
        sentence.span.contains(time.span) && end < month || paragraph.contains(time.span) && end < year
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document, facts, published, time};
    use dateline_types::Report;

    fn claims(text: &str) -> Vec<String> {
        let desk = Desk::built_in();
        let report = Report { text: text.into(), published: "2026-02-03".parse().ok(), ..Report::default() };
        let document = document::of(&desk, &report, &mut Vec::new(), &mut |_| {});
        let published = published::of(&report, &document);
        let facts = facts::facts(&report, &document, published);
        let times = time::read(&desk, &document, published, &facts, &mut Vec::new());
        let claims = office_claims(&desk, &document, published, &times);
        claims
            .iter()
            .map(|claim| format!("{} {} {}: {}", claim.person, claim.office, claim.of, claim.span.of(text)))
            .collect()
    }

    #[test]
    fn titles_and_appositions() {
        for (text, claim) in [
            (
                "Iranian Foreign Minister Abbas Araghchi met reporters in Geneva on Monday.",
                "Abbas Araghchi foreign-minister IRN: Iranian Foreign Minister Abbas Araghchi",
            ),
            (
                "Abbas Araghchi, Iran's foreign minister, met reporters in Geneva on Monday.",
                "Abbas Araghchi foreign-minister IRN: Abbas Araghchi, Iran's foreign minister",
            ),
            (
                "The talks were led by Jane Osterman, the new foreign minister of Norway, officials said.",
                "Jane Osterman foreign-minister NOR: Jane Osterman, the new foreign minister of Norway",
            ),
            (
                "NATO Secretary General Mark Rutte said on Monday that allies would spend more.",
                "Mark Rutte secretary-general nato: NATO Secretary General Mark Rutte",
            ),
        ] {
            assert_eq!(claims(text), [claim], "{text}");
        }
    }

    #[test]
    fn what_takes_the_office_back_makes_no_claim() {
        for text in [
            "Former Iranian Foreign Minister Mohammad Javad Zarif met reporters on Monday.",
            "Iran's former foreign minister Mohammad Javad Zarif met reporters on Monday.",
            "Acting Iranian Foreign Minister Ali Bagheri met reporters on Monday.",
            "Iranian Deputy President John Smith met reporters on Monday.",
            "Then-Iranian Foreign Minister Mohammad Javad Zarif met reporters.",
            "The foreign minister, Abbas Araghchi, met reporters on Monday.",
            "Iranian Football Federation president Mehdi Taj met reporters on Monday.",
            "In 1979 US President Jimmy Carter met the envoys.",
            "Tehran's foreign minister Abbas Araghchi met reporters on Monday.",
            "The first president of Norway, Jane Osterman, was buried on Monday.",
            "Congress president Sonia Gandhi met reporters on Monday.",
            "Iranian activist Narges Mohammadi wrote a letter on Monday.",
        ] {
            assert_eq!(claims(text), Vec::<String>::new(), "{text}");
        }
    }
}
