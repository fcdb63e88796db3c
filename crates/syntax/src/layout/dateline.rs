//! The wire dateline at the head of a paragraph: "TEHRAN, Feb 3 (Agency) —", "BEIRUT/JERUSALEM, Oct 8 (Agency) -".

use super::written;
use dateline_types::{Dateline, Span};

/// A dateline and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// All of it, with its dash.
    pub(super) words: Span,
    pub(super) parts: Dateline,
}

/// Reads a dateline at the start of a paragraph that begins at byte `at`. `opening` is true for the paragraphs that
/// open a report, where less evidence is enough.
pub(super) fn read(paragraph: &str, at: usize, opening: bool) -> Option<Found> {
    let head = &paragraph[..paragraph.floor_char_boundary(200)];
    let mut parts = Dateline::default();
    let (mut place, mut date, mut end) = (None::<(usize, usize)>, None, 0);
    let mut caps = false;
    if !head.starts_with(['(', '/']) {
        for _ in 0..5 {
            let rest = &head[end..];
            if let Some(len) = day(rest) {
                date = Some((end, end + len));
                end += len;
            } else if date.is_none()
                && let Some(len) = place_name(rest)
            {
                let first = place.is_none();
                let start = place.map_or(end, |(start, _)| start);
                place = Some((start, end + len));
                if first {
                    caps = is_caps(&rest[..len]);
                }
                end += len;
            } else if date.is_some() && rest.len() >= 4 && is_year(rest) {
                date = date.map(|(start, _)| (start, end + 4));
                end += 4;
            } else {
                return None;
            }
            match separator(&head[end..], caps) {
                // "…, Feb 3 (Agency)" goes on with the bracket.
                Some(len) if !head[end + len..].starts_with(['(', '/']) => end += len,
                _ => break,
            }
        }
        place?;
    }
    let before_agency = end;
    let agency = agency(&head[end..]).map(|(start, stop, len)| {
        let found = (end + start, end + stop);
        end += len;
        found
    });
    if place.is_none() && agency.is_none() {
        return None;
    }
    let mark = mark(&head[end..], agency.is_some(), caps);
    let after = head[end + mark.map_or(0, Mark::len)..].trim_start();
    let sentence =
        after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '‘' | '\''));
    let alone = paragraph[end + mark.map_or(0, Mark::len)..].trim().is_empty();
    let enough = match (mark, agency.is_some(), date.is_some()) {
        (Some(Mark::Dash(_)), true, true) => true,
        (Some(Mark::Dash(_)), true, false) => caps || opening,
        (Some(Mark::Dash(_)), false, true) => caps || opening,
        (Some(Mark::Dash(_)), false, false) => caps && opening && sentence && !is_label(&head[..before_agency]),
        (Some(Mark::Stop(_)), true, _) => place.is_some() && (caps || date.is_some()),
        (Some(Mark::Stop(_)), false, true) => caps && opening,
        (None, true, true) => sentence || alone,
        (None, false, true) => caps && alone && opening,
        _ => false,
    };
    if !enough || (alone && date.is_none() && agency.is_none()) {
        return None;
    }
    end += mark.map_or(0, Mark::len);
    let span = |(start, end): (usize, usize)| Span::at(at + start, at + end);
    (parts.place, parts.date, parts.agency) = (place.map(span), date.map(span), agency.map(span));
    let words = head[..end].trim_end();
    Some(Found { words: Span::at(at, at + words.len()), parts })
}

/// A day, or a weekday alone.
fn day(rest: &str) -> Option<usize> {
    if let Some(date) = written::leading(rest) {
        return Some(date.len);
    }
    let word = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    days.contains(&&rest[..word]).then_some(word)
}

fn is_year(rest: &str) -> bool {
    rest.as_bytes().iter().take(4).all(u8::is_ascii_digit) && rest.starts_with(['1', '2'])
}

/// Words that begin with a capital, with the small words place names have inside: "RIO DE JANEIRO", "Gaza Strip".
fn place_name(rest: &str) -> Option<usize> {
    const SMALL: [&str; 22] = [
        "de", "del", "de la", "la", "las", "le", "les", "el", "al", "of", "the", "on", "and", "da", "do", "dos", "di",
        "du", "sur", "upon", "und", "y",
    ];
    const NO_PLACE: [&str; 16] = [
        "in", "on", "at", "by", "from", "for", "after", "before", "as", "with", "but", "and", "this", "that", "since",
        "when",
    ];
    let (mut at, mut end, mut words) = (0, 0, 0);
    loop {
        let word = rest[at..].find(|c: char| !is_name_letter(c)).map_or(&rest[at..], |len| &rest[at..at + len]);
        // A stop belongs to "D.C." and "ST."; before the end of a part it does not.
        let word = if word.ends_with('.') && !is_short_form(word) { word.trim_end_matches('.') } else { word };
        let named = word.starts_with(char::is_uppercase)
            || ["al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "d'", "d’", "’", "ʻ"]
                .iter()
                .any(|prefix| word.strip_prefix(prefix).is_some_and(|w| w.starts_with(char::is_uppercase)));
        if named {
            if words == 0 && NO_PLACE.contains(&word.to_lowercase().as_str()) {
                return None;
            }
            words += 1;
            end = at + word.len();
        } else if words == 0 || !SMALL.contains(&word.to_lowercase().as_str()) {
            break;
        }
        at += word.len();
        match rest[at..].chars().next() {
            Some(' ') if words < 7 && at < 80 => at += 1,
            _ => break,
        }
    }
    // The country in square brackets: "New Delhi [India]".
    if end > 0
        && let Some(inside) = rest[end..].trim_start().strip_prefix('[')
        && let Some(close) = inside.find(']').filter(|c| *c <= 40)
    {
        end = rest.len() - inside.len() + close + 1;
    }
    (end > 0 && words <= 7).then_some(end)
}

fn is_name_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\'' | 'ʻ' | 'ʼ' | '‘' | '\u{300}'..='\u{36f}')
}

/// "D.C.", "ST.", "N.Y.", "Ft.".
fn is_short_form(word: &str) -> bool {
    word[..word.len() - 1].contains('.') || word.chars().count() <= 3
}

fn is_caps(place: &str) -> bool {
    let mut letters = place.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.all(|c| !c.is_lowercase())
}

/// What parts places and days: a comma, a slash between cities, a stop after capitals.
fn separator(rest: &str, caps: bool) -> Option<usize> {
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let after = &rest[spaces..];
    let mark = match after.chars().next()? {
        ',' => 1,
        '/' if spaces == 0 && !after[1..].starts_with(' ') => 1,
        '.' if caps && spaces == 0 && after[1..].starts_with(' ') => 1,
        c if spaces > 0 && (c.is_ascii_digit() || written::leading(after).is_some()) => return Some(spaces),
        _ => return None,
    };
    let after = &after[mark..];
    Some(spaces + mark + (after.len() - after.trim_start_matches(' ').len()))
}

/// "(Agency)", "/Agency/.": start and end of the name, and the length of the whole.
fn agency(rest: &str) -> Option<(usize, usize, usize)> {
    let spaces = rest.len() - rest.trim_start_matches([' ', '.', ',']).len();
    let after = &rest[spaces..];
    let close = match after.chars().next()? {
        '(' => ')',
        '/' => '/',
        _ => return None,
    };
    let len = after[1..].find(close).filter(|len| (2..=40).contains(len))?;
    let name = &after[1..1 + len];
    let named = name.starts_with(char::is_alphabetic)
        && name.split_whitespace().count() <= 5
        && !name.contains(['.', ';', ':', '(', '?', '!'])
        && name.chars().any(char::is_uppercase)
        && written::leading(name).is_none();
    named.then_some((spaces + 1, spaces + 1 + len, spaces + len + 2))
}

#[derive(Clone, Copy)]
enum Mark {
    Dash(usize),
    /// A colon, or the stop after "/Agency/".
    Stop(usize),
}

impl Mark {
    fn len(self) -> usize {
        match self {
            Mark::Dash(len) | Mark::Stop(len) => len,
        }
    }
}

fn mark(rest: &str, after_agency: bool, caps: bool) -> Option<Mark> {
    let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{2009}']).len();
    let stop = usize::from(after_agency && rest[spaces..].starts_with('.'));
    let after = &rest[spaces + stop..];
    let spaced = spaces > 0 || after_agency;
    for dash in ["---", "--", "—", "–", "‒", "―", "−", "-"] {
        let Some(tail) = after.strip_prefix(dash) else { continue };
        let wide = dash == "—" && caps;
        if (spaced && (tail.is_empty() || tail.starts_with(char::is_whitespace) || dash != "-")) || wide {
            return Some(Mark::Dash(spaces + stop + dash.len()));
        }
        return None;
    }
    if spaces == 0 && after.starts_with(':') && after[1..].starts_with(char::is_whitespace) {
        return Some(Mark::Stop(stop + 1));
    }
    (stop > 0).then_some(Mark::Stop(spaces + stop))
}

/// Words in capitals before a dash that label a report and place nothing.
fn is_label(words: &str) -> bool {
    const LABELS: [&str; 26] = [
        "ANALYSIS",
        "BREAKING",
        "CORRECTED",
        "CORRECTION",
        "EDITORIAL",
        "EXCLUSIVE",
        "EXPLAINER",
        "FACTBOX",
        "FEATURE",
        "FILE",
        "FLASH",
        "INTERVIEW",
        "LIVE",
        "NOTE",
        "OPINION",
        "PHOTOS",
        "PROFILE",
        "REFILE",
        "REVIEW",
        "SUMMARY",
        "TIMELINE",
        "UPDATE",
        "UPDATED",
        "URGENT",
        "VIDEO",
        "WATCH",
    ];
    let first = words.split([' ', ',']).next().unwrap_or("");
    LABELS.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<[&str; 4]> {
        let found = read(text, 0, true)?;
        let part = |span: Option<Span>| span.map_or("", |s| s.of(text));
        Some([found.words.of(text), part(found.parts.place), part(found.parts.date), part(found.parts.agency)])
    }

    #[test]
    fn the_houses_styles() {
        for (text, place, date, agency) in [
            ("TEHRAN, Feb 3 (Agency) — Iran said", "TEHRAN", "Feb 3", "Agency"),
            ("NAIROBI, Kenya (AP) — The army", "NAIROBI, Kenya", "", "AP"),
            ("WASHINGTON (Reuters) - The talks", "WASHINGTON", "", "Reuters"),
            ("GENEVA, 14 June 2025 (AFP) – Envoys", "GENEVA", "14 June 2025", "AFP"),
            ("Geneva, Switzerland (ABC) — Envoys", "Geneva, Switzerland", "", "ABC"),
            ("BEIRUT/JERUSALEM, Oct 8 (Reuters) - Envoys", "BEIRUT/JERUSALEM", "Oct 8", "Reuters"),
            ("LONDON — The ministers", "LONDON", "", ""),
            ("KYIV, Ukraine — “We”", "KYIV, Ukraine", "", ""),
            ("WASHINGTON, D.C. (AP) -- The", "WASHINGTON, D.C.", "", "AP"),
            ("ST. PETERSBURG, Russia, Nov. 12, 2024 (XYZ) -- A", "ST. PETERSBURG, Russia", "Nov. 12, 2024", "XYZ"),
            ("RIO DE JANEIRO, Brazil (AP) — A", "RIO DE JANEIRO, Brazil", "", "AP"),
            ("New Delhi [India], February 3 (ANI): The", "New Delhi [India]", "February 3", "ANI"),
            ("New Delhi, Feb 3 (IANS) The minister", "New Delhi", "Feb 3", "IANS"),
            ("MOSCOW, February 3. /TASS/. The", "MOSCOW", "February 3", "TASS"),
            ("MOSCOW. Feb 3 (Interfax) - The", "MOSCOW", "Feb 3", "Interfax"),
            ("Madrid, 3 feb (EFE).- El ministro", "Madrid", "3 feb", "EFE"),
            ("Berlin (dpa/ABC) - Die", "Berlin", "", "dpa/ABC"),
            ("LONDON, Tuesday (Reuters) - A", "LONDON", "Tuesday", "Reuters"),
            ("PORT-AU-PRINCE, Haiti (AP) — A", "PORT-AU-PRINCE, Haiti", "", "AP"),
            ("UNITED NATIONS, Feb. 3 (Xinhua) -- A", "UNITED NATIONS", "Feb. 3", "Xinhua"),
            ("(CNN) — The president", "", "", "CNN"),
            ("JERUSALEM—Israel said", "JERUSALEM", "", ""),
            ("al-Arish, Egypt (ABC) — A", "al-Arish, Egypt", "", "ABC"),
            ("N’DJAMENA, Chad (AP) — A", "N’DJAMENA, Chad", "", "AP"),
        ] {
            let found = parts(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found[1..], [place, date, agency], "{text}");
        }
        assert_eq!(parts("TEHRAN, Feb 3 (Agency) — Iran said").unwrap()[0], "TEHRAN, Feb 3 (Agency) —");
        assert_eq!(parts("GENEVA, 3 February 2026").unwrap()[2], "3 February 2026");
    }

    #[test]
    fn sentences_are_not() {
        for text in [
            "Iran’s president confirmed on Tuesday",
            "Trump, Pezeshkian — two leaders who never met",
            "NATO — which has 32 members — said",
            "UPDATE — The ministers met",
            "In Geneva, June 14 — the anniversary",
            "The ministry (MFA) said on Monday",
            "On Tuesday, Qatar’s foreign ministry said",
            "Tehran, Iran, and Iraq - all of them",
            "Feb 3 (Tuesday) — a day to remember",
            "The US-based NGO says",
            "Well-known envoys — three of them — met",
            "A",
            "",
            "(more than 3,000) — they said",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
