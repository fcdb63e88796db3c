//! Ages, and numbers in compounds that say how long or large something is.

use crate::figures::numbers::{Decimal, Number};
use dateline_types::document::Word;
use dateline_types::figure::Qualifier;
use dateline_types::{NameTag, Upos};

/// "aged 15", "15 years old", "Smith, 42, said", "a 92-year-old".
pub(super) fn is_age(number: &Number, before: Option<Word>, after: Option<Word>) -> bool {
    let form = |word: Option<Word>| word.map_or("", Word::form).to_lowercase();
    if matches!(form(before).as_str(), "aged" | "age" | "ages" | "turned")
        || form(after) == "years"
        || form(after) == "year"
    {
        return true;
    }
    if matches!(form(after).as_str(), "-year-old" | "-year-olds" | "year-old" | "year-olds") {
        return true;
    }
    // "a 12-day war", "a five-storey block": a number in a compound says how long or large something is.
    let hyphen = after.filter(|word| word.form() == "-" && is_glued(*word)).and_then(Word::after);
    if hyphen.is_some_and(|word| is_glued(word) && !matches!(word.form(), "strong" | "odd" | "plus")) {
        return true;
    }
    // Between commas behind a name.
    const OLDEST: f64 = 120.0;
    let young = number.low.and_then(Decimal::as_f64).is_some_and(|own| own <= OLDEST);
    let comma = |word: Option<Word>| word.is_some_and(|word| matches!(word.form(), "," | "(" | ")"));
    let ends = comma(after) || after.is_none_or(|word| matches!(word.form(), "." | ";"));
    let name =
        before.and_then(Word::before).is_some_and(|word| word.upos() == Upos::Propn || word.name() != NameTag::Outside);
    number.qualifier == Qualifier::Exact && young && comma(before) && ends && name
}

/// Whether nothing stands between a word and the one before.
pub(super) fn is_glued(word: Word) -> bool {
    word.before().is_some_and(|before| before.span().end == word.span().start)
}
