//! What a page leaves behind when its text is taken out of it: names of sources in brackets, addresses, comments,
//! characters that do not show, and gaps where a link's text was.

use std::borrow::Cow;

/// The text without them; none where a gap makes it no English.
pub(super) fn cleared(text: &str) -> Option<String> {
    let text = visible(text);
    let text = text.split('<').next().unwrap_or("").replace("''", "");
    let text = unsourced(&without_addresses(&text)).to_owned();
    (!gap(&text)).then_some(text)
}

/// Without zero-width characters and soft hyphens, and with the letters of ligatures.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    if !text.contains(|c| hidden(c) || matches!(c, 'ﬁ' | 'ﬂ')) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(hidden, "").replace('ﬁ', "fi").replace('ﬂ', "fl"))
}

fn without_addresses(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("http").filter(|at| rest[*at..].contains("://")) {
        let end = rest[at..].find(char::is_whitespace).map_or(rest.len(), |length| at + length);
        let address = rest[at..end].contains("://");
        out.push_str(if address { rest[..at].trim_end_matches('[') } else { &rest[..end] });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Without the sources at its end: brackets behind the full stop, several brackets in a row, or one with a comma
/// behind it.
fn unsourced(text: &str) -> &str {
    const SEPARATORS: [char; 3] = [' ', ',', '.'];
    let stopped = |text: &str| text.ends_with(['.', '!', '?', '"', '”']);
    let text = text.trim_end();
    let mut head = text;
    let mut brackets = 0;
    loop {
        let listed = head.trim_end_matches(SEPARATORS);
        let Some(open) = listed.strip_suffix(')').and_then(opening) else { break };
        if listed[open..].len() > 60 {
            break;
        }
        brackets += 1;
        head = listed[..open].trim_end();
        let next = head.trim_end_matches(SEPARATORS);
        if stopped(head) && !next.ends_with(')') {
            return head;
        }
    }
    if brackets > 1 || (brackets == 1 && text.ends_with(',')) {
        return head;
    }
    // A bracket that was never closed.
    match text.rsplit_once('(') {
        Some((head, source)) if !source.contains(')') && stopped(head.trim_end()) => head.trim_end(),
        _ => text,
    }
}

/// Where the bracket opens that closes behind the text.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 1;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Whether words are missing before a comma or a full stop: "with winds of . It", "the leader , was".
fn gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.starts_with([',', '.', ';', ')']) || {
        let lone =
            |at: usize| matches!(bytes[at + 1], b',' | b'.' | b';') && bytes.get(at + 2).is_none_or(|&b| b == b' ');
        (0..bytes.len().saturating_sub(1)).any(|at| bytes[at] == b' ' && lone(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_go_and_words_stay() {
        let clear = |text| cleared(text).unwrap();
        assert_eq!(clear("It was searched. (The Standard), (BBC),(CBC), (BBC)."), "It was searched.");
        assert_eq!(clear("He was \"shot\". (AP via France24),"), "He was \"shot\".");
        assert_eq!(clear("They strike Kabul (CNN),"), "They strike Kabul");
        assert_eq!(clear("They fall. (Xinhua (Pictures)) (Boston Globe)<!--"), "They fall.");
        assert_eq!(clear("It grows. (BBC News"), "It grows.");
        assert_eq!(clear("It ends at midnight (CEST)."), "It ends at midnight (CEST).");
        assert_eq!(clear("The Flood Command (FROC) says so."), "The Flood Command (FROC) says so.");
    }

    #[test]
    fn addresses_and_gaps() {
        let clear = |text| cleared(text).unwrap();
        assert_eq!(clear("It rose.http://a.b/c?d It fell. [https://x.y/z"), "It rose. It fell.");
        assert_eq!(clear("The http header stays."), "The http header stays.");
        assert_eq!(clear("Xtra\u{200d}'s ﬂag"), "Xtra's flag");
        assert_eq!(cleared("It has winds of . Flood watches hold."), None);
        assert_eq!(cleared(", a ship, sinks."), None);
        assert_eq!(clear("It said \"no ... never\" ..."), "It said \"no ... never\" ...");
    }
}
