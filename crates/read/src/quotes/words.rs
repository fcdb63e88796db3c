//! What the words of a quotation, and those before it, tell without a tree: whole sentences, names of works, pieces of
//! speech.

/// A capital or a figure, or a small letter set in brackets where the speaker's capital stood: "[w]e have never seen …".
pub(super) fn begins_sentence(words: &str) -> bool {
    let mut letters = words.chars();
    let bracketed = letters.next() == Some('[') && letters.next().is_some_and(char::is_lowercase);
    let first = words.chars().find(|c| c.is_alphanumeric());
    bracketed && letters.next() == Some(']') || first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

pub(super) fn ends_with_stop(words: &str) -> bool {
    words.trim_end_matches([')', ']', '”', '"', '’', '\'']).ends_with(['.', '!', '?', '…'])
}

/// A stop, a space, a capital, twice a clause: "We go. They stay".
pub(super) fn has_sentence_inside(words: &str) -> bool {
    words.char_indices().any(|(at, c)| {
        let rest = &words[at + c.len_utf8()..];
        let rest = rest.trim_start_matches(['”', '"', '’', '\'', ')', ']']);
        matches!(c, '.' | '!' | '?' | '…')
            && rest.starts_with(char::is_whitespace)
            && rest.trim_start().trim_start_matches(['“', '"', '‘', '\'', '(', '[']).starts_with(char::is_uppercase)
            && !is_short_form(&words[..at])
    })
}

/// "Mr", "U.S", "J": the stop behind it ends no sentence.
fn is_short_form(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '‘' | '"')).next().unwrap_or("");
    word.contains('.') || word.chars().count() == 1 && word != "I" || SHORT.contains(&word)
}

/// Written short before names and numbers.
const SHORT: [&str; 18] = [
    "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Lt", "Col", "Sen", "Rep", "Gov", "Prof", "Rev", "Sgt", "Capt", "Maj", "No",
    "vs",
];

/// Whether the words before a quotation end in a title: "Mr. ".
pub(super) fn ends_in_title(before: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or("");
    SHORT.contains(&word.trim_end_matches('.'))
}

/// Every word but the small ones begins with a capital.
pub(super) fn is_title(words: &str) -> bool {
    const SMALL: [&str; 22] = [
        "a", "an", "the", "of", "on", "in", "and", "or", "for", "to", "at", "by", "with", "from", "as", "is", "de",
        "la", "le", "but", "nor", "vs",
    ];
    let mut capitals = 0;
    for word in words.split_whitespace() {
        let capital = word
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        capitals += usize::from(capital);
        if !capital && !SMALL.contains(&word) {
            return false;
        }
    }
    capitals >= 2
}

/// Words no term begins with: what they open is a piece of what somebody said ("in principle", "from tomorrow").
pub(super) fn begins_in_speech(words: &str) -> bool {
    const OPENERS: [&str; 65] = [
        "about", "above", "after", "against", "along", "among", "around", "as", "at", "because", "before", "behind",
        "below", "beneath", "between", "beyond", "but", "by", "despite", "during", "except", "for", "from", "if", "in",
        "inside", "into", "is", "are", "was", "were", "will", "would", "like", "near", "of", "off", "on", "onto",
        "outside", "over", "past", "since", "than", "that", "through", "to", "toward", "towards", "under", "until",
        "unless", "upon", "when", "while", "with", "within", "without", "we", "they", "he", "it", "not", "never",
        "very",
    ];
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or("").to_lowercase();
    let last = parts.next_back().unwrap_or("");
    // "completed afterwards", "acted lawfully"
    let adverb = last.len() > 4
        && (last.ends_with("ly")
            || matches!(last, "afterwards" | "again" | "anyway" | "together" | "today" | "tomorrow"));
    OPENERS.contains(&first.as_str()) || adverb
}

/// Whether the words before a quotation hand it over as somebody's: "suggested …", "warned of a …", "called it a …",
/// "described him as an …". "The", "his" and the like before it keep the word at a distance instead.
pub(super) fn hands_over(before: &str) -> bool {
    // Stems; up to three letters may follow. Not the table of cues: that is looked up by lemma and part of speech, and
    // quotations are classed alike with trees and without. And most verbs that hand over whole sentences ("replied",
    // "shouted") tell nothing of one or two quoted words; these are those that do.
    const SAYS: [&str; 23] = [
        "accus",
        "alleg",
        "announc",
        "claim",
        "complain",
        "denie",
        "deny",
        "insist",
        "mention",
        "offer",
        "pledg",
        "predict",
        "promis",
        "propos",
        "recommend",
        "said",
        "say",
        "suggest",
        "threaten",
        "urge",
        "urging",
        "vow",
        "warn",
    ];
    const NAMES: [&str; 15] = [
        "brand",
        "call",
        "characteris",
        "characteriz",
        "condemn",
        "denounc",
        "deplor",
        "describ",
        "dismiss",
        "dubb",
        "hail",
        "label",
        "portray",
        "referr",
        "termed",
    ];
    // The sentence so far, from its end.
    let start = before.rfind(['.', '!', '?', ';', '\n']).map_or(0, |at| at + 1);
    let words: Vec<String> = before[start..].split_whitespace().rev().take(12).map(str::to_lowercase).collect();
    let mut rest = words.as_slice();
    let mut skip = |these: &[&str]| {
        let there = rest.first().is_some_and(|w| these.contains(&w.as_str()));
        if there {
            rest = &rest[1..];
        }
        there
    };
    let article = skip(&["a", "an"]);
    let linked = skip(&["as", "of", "to", "that", "for", "with"]);
    let form = |word: &str, stem: &str| word.strip_prefix(stem).is_some_and(|end| end.chars().count() <= 3);
    let says = rest.first().is_some_and(|w| SAYS.iter().any(|stem| form(w, stem)));
    let names = rest.iter().any(|w| NAMES.iter().any(|stem| form(w, stem)));
    says || (names && (article || linked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handed_over_or_kept_at_a_distance() {
        for before in [
            "his counterpart suggested ",
            "and warned of a ",
            "Cengiz called the admission a ",
            "It rained. The ministry described him as an ",
            "The firm referred to it as a ",
            "He denied ",
            "They vowed ",
        ] {
            assert!(hands_over(before), "{before}");
        }
        for before in [
            "the ",
            "It said the ",
            "attributing the violence to ",
            "also caused a ",
            "He said it. Then a ",
            "",
            "said its troops killed 31 ",
        ] {
            assert!(!hands_over(before), "{before}");
        }
    }

    #[test]
    fn sentences_and_titles() {
        assert!(begins_sentence("[w]e have never seen it") && begins_sentence("We have") && begins_sentence("40 died"));
        assert!(!begins_sentence("we have") && !begins_sentence("[some] of us") && !begins_sentence(""));
        assert!(has_sentence_inside("We go. They stay"));
        assert!(!has_sentence_inside("the U.S. Army and Mr. Doe"));
        assert!(is_title("The Man of the Lake"));
        assert!(!is_title("The man") && !is_title("Riots"));
        assert!(begins_in_speech("in principle") && begins_in_speech("completed afterwards"));
        assert!(!begins_in_speech("terrorist acts") && !begins_in_speech("bad things"));
    }
}
