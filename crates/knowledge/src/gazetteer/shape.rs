//! What a table's way of writing a name asks of a text: its capitals, its end, its countries; and a phrase's plural.

use super::fold::is_apostrophe;
use super::image::{CAPITAL, ENDS_IN_S, EXACT_CAPS};

/// A name without its `[USA GBR]`, and what stood in it.
pub(super) fn split_condition(name: &str) -> (&str, Option<&str>) {
    let Some((before, rest)) = name.split_once('[') else { return (name, None) };
    let Some((countries, after)) = rest.split_once(']') else { return (name, None) };
    let name = if before.trim().is_empty() { after.trim() } else { before.trim() };
    (name, Some(countries))
}

/// What a name's capitals and its end ask of a text.
pub(super) fn shape(name: &str) -> u8 {
    let mut flags = 0;
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let words = || name.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("the"));
    if letters().all(char::is_uppercase) {
        flags |= EXACT_CAPS;
    } else if words().next().is_some_and(|word| word.starts_with(char::is_uppercase)) {
        flags |= CAPITAL;
    }
    let end = name.trim_end_matches(['s', 'S']);
    if end.len() + 1 == name.len() && end.ends_with(is_apostrophe) {
        flags |= ENDS_IN_S;
    }
    flags
}

/// The plural of a phrase: of its last word, or of that before "of".
pub(super) fn plural(phrase: &str) -> String {
    let (head, rest) = phrase.find(" of ").map_or((phrase, ""), |at| phrase.split_at(at));
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let head = if let Some(stem) =
        head.strip_suffix("man").filter(|stem| !stem.is_empty() && !stem.ends_with("hu") && !stem.ends_with("Ger"))
    {
        format!("{stem}men")
    } else if let Some(stem) = head.strip_suffix('y').filter(|stem| !stem.ends_with(vowel)) {
        format!("{stem}ies")
    } else if head.ends_with(['s', 'x', 'z']) || head.ends_with("ch") || head.ends_with("sh") {
        format!("{head}es")
    } else if let Some(stem) = head.strip_suffix("child") {
        format!("{stem}children")
    } else if let Some(stem) = head.strip_suffix("person").filter(|stem| !stem.is_empty()) {
        format!("{stem}people")
    } else {
        format!("{head}s")
    };
    head + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_ends() {
        for (name, flags) in [
            ("US", EXACT_CAPS),
            ("U.S.", EXACT_CAPS),
            ("X", EXACT_CAPS),
            ("M23", EXACT_CAPS),
            ("Iran", CAPITAL),
            ("The Hague", CAPITAL),
            ("the Hague", CAPITAL),
            ("al-Qaeda", 0),
            ("foreign minister", 0),
            ("Moody's", CAPITAL | ENDS_IN_S),
            ("Moody’s", CAPITAL | ENDS_IN_S),
            ("Houthis", CAPITAL),
        ] {
            assert_eq!(shape(name), flags, "{name}");
        }
    }

    #[test]
    fn conditions() {
        assert_eq!(split_condition("foreign secretary [GBR IND]"), ("foreign secretary", Some("GBR IND")));
        assert_eq!(split_condition("[USA] secretary"), ("secretary", Some("USA")));
        assert_eq!(split_condition("secretary"), ("secretary", None));
        assert_eq!(split_condition("secretary [USA"), ("secretary [USA", None));
    }

    #[test]
    fn plurals() {
        for (one, many) in [
            ("official", "officials"),
            ("spokesman", "spokesmen"),
            ("secretary of state", "secretaries of state"),
            ("boy", "boys"),
            ("boss", "bosses"),
            ("schoolchild", "schoolchildren"),
            ("spokesperson", "spokespeople"),
            ("German", "Germans"),
            ("human", "humans"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
