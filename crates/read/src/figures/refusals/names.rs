//! Numbers that are names, or times: "Boeing 707", "Resolution 2231", "September 2015".

use crate::figures::measure;
use crate::figures::noun::Site;
use crate::figures::numbers::{Kind, Number};
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::figure::Qualifier;
use dateline_types::{NameTag, Relation, Upos};

/// "Boeing 707", "Resolution 2231", "posts 542 and 543".
pub(super) fn is_name(scene: &Scene, number: &Number, site: &Site, first: Word, before: Option<Word>) -> bool {
    let digits = first.form().starts_with(|c: char| c.is_ascii_digit());
    if first.upos() == Upos::Propn && site.noun.is_none() {
        return true;
    }
    if number.kind == Kind::Cardinal
        && matches!(first.name(), NameTag::Inside(_))
        && number.qualifier == Qualifier::Exact
    {
        return true;
    }
    let Some(before) = before else { return false };
    // "Falcon 9 rocket": behind a name in one phrase with it.
    let named = before.upos() == Upos::Propn
        && before.name() != NameTag::Outside
        && before.form().starts_with(char::is_uppercase);
    let phrase = before.parent() == Some(first)
        || first.parent() == Some(before)
        || before.parent().is_some() && before.parent() == first.parent();
    if digits && named && phrase && matches!(before.relation(), Relation::Compound | Relation::Flat | Relation::Nummod)
    {
        return true;
    }
    let names = scene.desk.knowledge.names_not_times();
    let singular = before.form().strip_suffix('s').unwrap_or(before.form());
    let noun = matches!(before.upos(), Upos::Noun | Upos::Propn);
    if noun && (names.takes_number(before.form()) || names.takes_number(singular)) && site.noun.is_none() {
        return true;
    }
    // A number in digits right behind its noun names it; so does one joined to such by "and".
    let hangs = |number: Word| {
        number.relation() == Relation::Nummod
            && number.parent().is_some_and(|over| over.index() < number.index() && over.upos() != Upos::Sym)
    };
    if digits && number.qualifier == Qualifier::Exact && site.noun.is_none() {
        let second =
            before.lemma() == "and" && before.before().is_some_and(|word| word.upos() == Upos::Num && hangs(word));
        return noun && hangs(first) || second || before.lemma() == "call";
    }
    false
}

/// Whether a time expression holds the number. What alone stands as the value of a count ("the number of infected is
/// 1501") is no year, whatever it looks like.
pub(super) fn is_time(scene: &Scene, number: &Number, site: &Site) -> bool {
    let Some(time) = scene.time_over(&number.words) else { return false };
    let spans = &scene.tree.document().tokens.spans;
    let whole = spans[number.words.start].join(spans[number.words.end - 1]) == time.span;
    let valued =
        || measure::counts(scene, number, site).into_iter().any(|noun| measure::value_of(scene, noun).is_some());
    !(whole && site.noun.is_none() && valued())
}

/// "September 2015 deaths".
pub(super) fn is_year(number: &Number, first: Word, before: Option<Word>) -> bool {
    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];
    let four = first.form().len() == 4 && first.form().bytes().all(|b| b.is_ascii_digit());
    four && number.qualifier == Qualifier::Exact
        && before.is_some_and(|word| MONTHS.contains(&word.form().to_lowercase().as_str()))
}
