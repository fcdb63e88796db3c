//! How a number is hedged: the words before it and behind it.

use super::line::Line;
use dateline_types::figure::Qualifier;

/// Words before a number, the longest of one ending first where it matters.
const BEFORE: [(&[&str], Qualifier); 67] = [
    (&["at", "least"], Qualifier::AtLeast),
    (&["at", "the", "least"], Qualifier::AtLeast),
    (&["no", "fewer", "than"], Qualifier::AtLeast),
    (&["no", "less", "than"], Qualifier::AtLeast),
    (&["not", "less", "than"], Qualifier::AtLeast),
    (&["not", "fewer", "than"], Qualifier::AtLeast),
    (&["a", "minimum", "of"], Qualifier::AtLeast),
    (&["minimum", "of"], Qualifier::AtLeast),
    (&["as", "few", "as"], Qualifier::AtLeast),
    (&["no", "more", "than"], Qualifier::UpTo),
    (&["not", "more", "than"], Qualifier::UpTo),
    (&["a", "maximum", "of"], Qualifier::UpTo),
    (&["maximum", "of"], Qualifier::UpTo),
    (&["up", "to"], Qualifier::UpTo),
    (&["as", "many", "as"], Qualifier::UpTo),
    (&["as", "much", "as"], Qualifier::UpTo),
    (&["as", "high", "as"], Qualifier::UpTo),
    (&["at", "most"], Qualifier::UpTo),
    (&["at", "the", "most"], Qualifier::UpTo),
    (&["more", "than"], Qualifier::MoreThan),
    (&["greater", "than"], Qualifier::MoreThan),
    (&["higher", "than"], Qualifier::MoreThan),
    (&["well", "over"], Qualifier::MoreThan),
    (&["just", "over"], Qualifier::MoreThan),
    (&["over"], Qualifier::MoreThan),
    (&["above"], Qualifier::MoreThan),
    (&["exceeds"], Qualifier::MoreThan),
    (&["exceeded"], Qualifier::MoreThan),
    (&["exceeding"], Qualifier::MoreThan),
    (&["exceed"], Qualifier::MoreThan),
    (&["surpassing"], Qualifier::MoreThan),
    (&["surpassed"], Qualifier::MoreThan),
    (&["topped"], Qualifier::MoreThan),
    (&["topping"], Qualifier::MoreThan),
    (&["pass"], Qualifier::MoreThan),
    (&["passes"], Qualifier::MoreThan),
    (&["passed"], Qualifier::MoreThan),
    (&["passing"], Qualifier::MoreThan),
    (&["tops"], Qualifier::MoreThan),
    (&["surpass"], Qualifier::MoreThan),
    (&["surpasses"], Qualifier::MoreThan),
    (&["crosses"], Qualifier::MoreThan),
    (&["crossed"], Qualifier::MoreThan),
    (&["crossing"], Qualifier::MoreThan),
    (&["in", "excess", "of"], Qualifier::MoreThan),
    (&["upwards", "of"], Qualifier::MoreThan),
    (&["upward", "of"], Qualifier::MoreThan),
    (&["north", "of"], Qualifier::MoreThan),
    (&["fewer", "than"], Qualifier::FewerThan),
    (&["less", "than"], Qualifier::FewerThan),
    (&["lower", "than"], Qualifier::FewerThan),
    (&["just", "under"], Qualifier::FewerThan),
    (&["under"], Qualifier::FewerThan),
    (&["below"], Qualifier::FewerThan),
    (&["about"], Qualifier::About),
    (&["around"], Qualifier::About),
    (&["some"], Qualifier::About),
    (&["roughly"], Qualifier::About),
    (&["approximately"], Qualifier::About),
    (&["approx"], Qualifier::About),
    (&["nearly"], Qualifier::About),
    (&["almost"], Qualifier::About),
    (&["an", "estimated"], Qualifier::About),
    (&["estimated"], Qualifier::About),
    (&["close", "to"], Qualifier::About),
    (&["circa"], Qualifier::About),
    (&["in", "the", "region", "of"], Qualifier::About),
];

/// Words behind a number.
const BEHIND: [(&[&str], Qualifier); 13] = [
    (&["or", "more"], Qualifier::AtLeast),
    (&["or", "above"], Qualifier::AtLeast),
    (&["and", "more"], Qualifier::AtLeast),
    (&["at", "least"], Qualifier::AtLeast),
    (&[",", "at", "least"], Qualifier::AtLeast),
    (&["or", "so"], Qualifier::About),
    (&["-", "odd"], Qualifier::About),
    (&["-", "plus"], Qualifier::MoreThan),
    (&["+"], Qualifier::MoreThan),
    (&["or", "fewer"], Qualifier::UpTo),
    (&["or", "less"], Qualifier::UpTo),
    (&["at", "most"], Qualifier::UpTo),
    (&["tops"], Qualifier::UpTo),
];

/// The hedge that ends before a word, and where it begins; `first` is the first word of the sentence.
pub(crate) fn before(line: Line, at: usize, first: usize) -> Option<(Qualifier, usize)> {
    let ends = |words: &[&str]| {
        let start = at.checked_sub(words.len()).filter(|start| *start >= first)?;
        words.iter().zip(start..).all(|(word, at)| line.is(at, &[word])).then_some(start)
    };
    let found = BEFORE.iter().filter_map(|(words, own)| ends(words).map(|start| (*own, start)));
    // "The website estimated 90 people": there it is the verb of somebody.
    let found = found.filter(|(_, start)| !is_verb(line, *start, first));
    let (own, start) = found.min_by_key(|(_, start)| *start)?;
    // "at least about 20", "more than an estimated 20": the bound counts.
    match before(line, start, first) {
        Some((outer, from)) if own == Qualifier::About => Some((outer, from)),
        Some((Qualifier::About, from)) => Some((own, from)),
        _ => Some((own, start)),
    }
}

/// Whether "estimated" at a word is what somebody does.
fn is_verb(line: Line, at: usize, first: usize) -> bool {
    let opens = at == first
        || line
            .is(at - 1, &["an", "a", "the", "with", "of", "by", "and", ",", "to", "some", "all", "at", "from", "than"]);
    line.is(at, &["estimated"]) && !opens
}

/// The hedge that begins right behind the noun: "thirty people or more", not "people at least", which may go on.
pub(crate) fn behind_noun(line: Line, at: usize) -> Option<(Qualifier, usize)> {
    behind(line, at).filter(|_| line.is(at, &["or"]))
}

/// The hedge that begins at a word, and where it ends.
pub(crate) fn behind(line: Line, at: usize) -> Option<(Qualifier, usize)> {
    let begins =
        |words: &[&str]| words.iter().zip(at..).all(|(word, at)| line.is(at, &[word])).then_some(at + words.len());
    let found = BEHIND.iter().filter_map(|(words, own)| begins(words).map(|end| (*own, end)));
    // "2,000 + homes" is a sum of two things, "2,000+" a hedge.
    let found = found.filter(|(_, end)| !line.is(at, &["+", "-"]) || line.is_glued(end - 1) && line.is_glued(at));
    // "500 million francs and more than 30 million dollars".
    let found = found.filter(|(_, end)| !line.is(*end, &["than"]));
    found.max_by_key(|(_, end)| *end)
}
