//! White space in column 10: none, one blank, or what `SpacesAfter` spells out in UDPipe's escapes.

use super::rows::Row;
use crate::chars::{Class, class};
use std::fmt::Write;

/// Adds the note on the white space after a token, if it needs one, to the notes in `misc`.
pub(super) fn note_after(white: &str, misc: &mut String) {
    match white {
        " " => {}
        "" => note(misc, "SpaceAfter=No"),
        _ => spell_out(white, misc),
    }
}

/// Adds the note on the white space after a token, whatever it is.
pub(super) fn spell_out(white: &str, misc: &mut String) {
    note(misc, "SpacesAfter=");
    escape(white, misc);
}

/// Adds the note on the white space before the first token of a text.
pub(super) fn note_before(white: &str, misc: &mut String) {
    if !white.is_empty() {
        note(misc, "SpacesBefore=");
        escape(white, misc);
    }
}

/// The white space after a token, where its row tells.
pub(super) fn after(row: &Row) -> Option<String> {
    if !row.space_after() {
        return Some(String::new());
    }
    row.noted("SpacesAfter").map(unescape)
}

/// The white space before a token, where its row tells.
pub(super) fn before(row: &Row) -> Option<String> {
    row.noted("SpacesBefore").map(unescape)
}

fn note(misc: &mut String, note: &str) {
    if !misc.is_empty() {
        misc.push('|');
    }
    misc.push_str(note);
}

fn escape(white: &str, misc: &mut String) {
    for c in white.chars() {
        match c {
            ' ' => misc.push_str("\\s"),
            '\t' => misc.push_str("\\t"),
            '\n' => misc.push_str("\\n"),
            '\r' => misc.push_str("\\r"),
            // In digits, because some readers take some of them for line ends, and people see none of them.
            c => {
                // Writing to a string cannot fail.
                let _ = write!(misc, "\\u{{{:x}}}", c as u32);
            }
        }
    }
}

fn unescape(escaped: &str) -> String {
    let mut white = String::new();
    let mut rest = escaped;
    while let Some(at) = rest.find('\\') {
        white.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let number = rest.strip_prefix("u{").and_then(|rest| rest.split_once('}'));
        let number = number.and_then(|(hex, after)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after)));
        if let Some((c, after)) = number {
            white.push(c);
            rest = after;
            continue;
        }
        let mut chars = rest.chars();
        match chars.next() {
            Some('s') => white.push(' '),
            Some('t') => white.push('\t'),
            Some('n') => white.push('\n'),
            Some('r') => white.push('\r'),
            Some(other) => white.push(other),
            None => white.push('\\'),
        }
        rest = chars.as_str();
    }
    white.push_str(rest);
    // Words hold all else; what is not blank was not meant for here.
    white.retain(|c| class(c) == Class::Space);
    white
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_comes_back() {
        for white in [" \t\r\n", "\u{a0}\u{85}\u{2028}", "\u{b}\u{c}\n\n  "] {
            let mut misc = String::new();
            note_after(white, &mut misc);
            assert_eq!(unescape(misc.strip_prefix("SpacesAfter=").unwrap()), white);
            assert!(!misc.contains(['\n', '\t']));
        }
        assert_eq!(unescape("a\\qb\\"), "", "what is not blank is left out");
    }
}
