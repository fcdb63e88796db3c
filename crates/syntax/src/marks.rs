//! Punctuation that stays in one word: runs, doubled quotes, emoticons, emoji sequences.

use crate::chars::{Class, class, continues};

/// Length in bytes of the mark or run of marks at the start of `rest`, which is not empty and starts with a character
/// of class `Mark`.
pub(crate) fn length(rest: &str) -> usize {
    let mut chars = rest.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    match first {
        '.' | '!' | '?' | '…' => run(rest, |c| matches!(c, '.' | '!' | '?' | '…')),
        '-' | '—' | '–' | '=' | '*' | '_' | '~' | '#' | '<' | '>' | '+' | '|' | '^' | ',' | '$' => {
            run(rest, |c| c == first)
        }
        '\'' | '`' | '’' | '‘' => {
            let pair =
                rest[first.len_utf8()..].chars().next().is_some_and(|c| c == first || (first == '‘' && c == '’'));
            if pair { 2 * first.len_utf8() } else { first.len_utf8() }
        }
        _ if first.is_ascii() => 1,
        _ => sequence(rest, first),
    }
}

fn run(rest: &str, same: impl Fn(char) -> bool) -> usize {
    rest.char_indices().find(|&(_, c)| !same(c)).map_or(rest.len(), |(i, _)| i)
}

/// A symbol with its joiners, selectors and modifiers: one emoji, one flag.
fn sequence(rest: &str, first: char) -> usize {
    let flag = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
    let mut previous = first;
    let mut flags = usize::from(flag(first));
    for (i, c) in rest.char_indices().skip(1) {
        let second_flag = flags == 1 && flag(c);
        let after_joiner = previous == '\u{200D}' && class(c) == Class::Mark;
        if !continues(c) && !after_joiner && !second_flag {
            return i;
        }
        flags += usize::from(second_flag);
        previous = c;
    }
    rest.len()
}

const EMOTICONS: &[&str] = &[
    ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":'(", ">:(", "^_^", ":)", ":(", ";)", ":D", ":P", ":p", ":/", ":|",
    "=)", "=(", "<3", ":o", ":O", "(:", "(;", "xD", "XD",
];

/// Length in bytes of the emoticon at the start of `rest`, 0 where there is none. `rest` runs to the next white space;
/// an emoticon ends it or is followed by punctuation.
pub(crate) fn emoticon(rest: &str) -> usize {
    let Some(face) = EMOTICONS.iter().find(|face| rest.starts_with(**face)) else { return 0 };
    let after = rest[face.len()..].chars().next();
    if after.is_none_or(|c| matches!(c, '.' | ',' | '!' | '?' | ')' | '"')) { face.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_sequences() {
        for (rest, want) in [
            ("...”", "..."),
            ("?!", "?!"),
            ("--and", "--"),
            ("\"\"", "\""),
            ("''", "''"),
            ("((", "("),
            ("👩‍👩‍👧👩", "👩‍👩‍👧"),
            ("🇮🇷🇺🇸", "🇮🇷"),
            ("👍🏽!", "👍🏽"),
        ] {
            assert_eq!(&rest[..length(rest)], want);
        }
        assert_eq!(emoticon(":)"), 2);
        assert_eq!(emoticon(":(see"), 0);
    }
}
