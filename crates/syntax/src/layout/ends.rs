//! What stands around the running text: bylines above it, sign-offs below it.

use super::lines::ends_sentence;
use dateline_types::Span;

/// The author of a byline line that begins at byte `at`, without "By": "By Jane Roe and John Doe in Geneva".
pub(super) fn byline(line: &str, at: usize) -> Option<Span> {
    let rest = ["By ", "BY ", "by ", "By: "].iter().find_map(|by| line.strip_prefix(by))?.trim_start();
    let words = rest.split_whitespace().count();
    if !rest.starts_with(char::is_uppercase) || words > 20 || (ends_sentence(rest) && !rest.ends_with("r.")) {
        return None;
    }
    let mut end = rest.len();
    for mark in
        [" in ", " for ", " at ", " of ", " via ", " | ", " - ", " – ", " — ", " (", ";", " •", " IN ", "\n", "\t"]
    {
        end = rest.find(mark).map_or(end, |found| end.min(found));
    }
    // "Jane Roe, Agency" or "Jane Roe, John Doe and Max Foe".
    let names = &rest[..end];
    if let Some(comma) = names.find(',')
        && !names[comma..].contains(" and ")
        && !names[comma..].contains(" & ")
    {
        end = comma;
    }
    let name = rest[..end].trim_end();
    let named = name.split_whitespace().all(|w| {
        w.starts_with(char::is_uppercase)
            || matches!(
                w,
                "and" | "&" | "with" | "de" | "da" | "van" | "von" | "der" | "bin" | "al" | "el" | "la" | "di" | "du"
            )
            || w.contains('-')
    });
    let start = at + line.len() - rest.len();
    (named && !name.is_empty()).then(|| Span::at(start, start + name.len()))
}

/// What a sign-off says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SignOff {
    pub(super) words: Span,
    pub(super) agency: Option<Span>,
}

/// Reads a line of its own at the end of a text as a sign-off: "AFP", "AFP/dw", "jm/kb (AFP, Reuters, dpa)",
/// "(Reporting by Jane Roe; Editing by John Doe)", "– Reuters", "ENDS".
pub(super) fn sign_off(line: &str, at: usize) -> Option<SignOff> {
    let words = Span::at(at, at + line.len());
    let inside = |found: Option<&str>| found.map(|name| within(line, name, at));
    if let Some(credit) = bracketed(line) {
        return is_credit(credit).then_some(SignOff { words, agency: inside(agency(credit)) });
    }
    if is_credit(line) && line.len() <= 300 && starts_credit(line) {
        return Some(SignOff { words, agency: None });
    }
    let bare = line.trim_start_matches(['–', '—', '-', '―', '/', '*', ' ']);
    if is_end_mark(line) || is_end_mark(bare) {
        return Some(SignOff { words, agency: None });
    }
    if bare.split_whitespace().count() > 6 || bare.is_empty() || (ends_sentence(bare) && !bare.ends_with(')')) {
        return None;
    }
    // "jm/kb (AFP, Reuters, dpa)"
    if let Some((initials, rest)) = bare.split_once('(')
        && let Some(names) = rest.strip_suffix(')')
    {
        let short = initials.trim().split(['/', ',', ' ']).all(|i| !i.is_empty() && i.chars().count() <= 4);
        return (short && is_names(names)).then(|| SignOff { words, agency: inside(Some(names)) });
    }
    // "AFP/dw", "Reuters", "Associated Press"
    let name = bare.split(['/', '|']).next().unwrap_or(bare).trim();
    let initials = bare.contains('/') && bare.split('/').all(|i| !i.is_empty() && i.chars().count() <= 5);
    let furniture =
        ["Read", "Share", "Advertisement", "Related", "Subscribe", "Follow", "More", "Comments", "See", "Photo"];
    if furniture.iter().any(|w| bare.starts_with(w)) || !(initials || is_names(bare)) {
        return None;
    }
    Some(SignOff { words, agency: inside(agency(name)) })
}

/// A sign-off at the end of a paragraph's own line: "… they said. (AP)", "… they said. – Reuters".
pub(super) fn tail(paragraph: &str, at: usize) -> Option<SignOff> {
    let sentence = |end: usize| {
        let before = paragraph[..end].trim_end();
        before.ends_with(['.', '!', '?', '”', '"', '’', '…']) && !before.is_empty()
    };
    let found = if paragraph.ends_with(')') {
        let window = paragraph.floor_char_boundary(paragraph.len().saturating_sub(400));
        let open = window + paragraph[window..].rfind('(')?;
        let credit = &paragraph[open + 1..paragraph.len() - 1];
        let short = is_names(credit) && credit.split_whitespace().count() <= 5;
        (sentence(open) && (short || starts_credit(credit))).then_some((open, credit))?
    } else {
        let window = paragraph.floor_char_boundary(paragraph.len().saturating_sub(60));
        let dash = window + paragraph[window..].rfind(['–', '—', '-'])?;
        let name = paragraph[dash..].trim_start_matches(['–', '—', '-']).trim_start();
        let start = paragraph[..dash].trim_end_matches(['–', '—', '-']).len();
        let parted = paragraph[..start].ends_with(' ');
        let one = is_names(name) && name.split_whitespace().count() <= 3 && !ends_sentence(name);
        (parted && one && sentence(start)).then_some((start, name))?
    };
    let agency = if starts_credit(found.1) { None } else { agency(found.1) };
    Some(SignOff {
        words: Span::at(at + found.0, at + paragraph.len()),
        agency: agency.map(|name| within(paragraph, name, at)),
    })
}

/// The span of `part`, which is a piece of `line`.
fn within(line: &str, part: &str, at: usize) -> Span {
    let start = at + (part.as_ptr() as usize - line.as_ptr() as usize);
    Span::at(start, start + part.len())
}

fn bracketed(line: &str) -> Option<&str> {
    line.strip_prefix('(')?.strip_suffix(')').or_else(|| line.strip_prefix('[')?.strip_suffix(']'))
}

/// The agency a credit names; nothing for initials in small letters.
fn agency(credit: &str) -> Option<&str> {
    let named = !starts_credit(credit) && credit.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    (named && credit.chars().any(char::is_uppercase)).then_some(credit)
}

fn is_credit(credit: &str) -> bool {
    starts_credit(credit) || is_names(credit)
}

fn starts_credit(credit: &str) -> bool {
    const STARTS: [&str; 16] = [
        "Reporting by",
        "Additional reporting",
        "Writing by",
        "Written by",
        "Editing by",
        "Edited by",
        "With reporting",
        "With inputs",
        "With input",
        "With files from",
        "With additional reporting",
        "Compiled by",
        "Translated by",
        "Contributed by",
        "Produced by",
        "Source:",
    ];
    STARTS.iter().any(|s| credit.get(..s.len()).is_some_and(|c| c.eq_ignore_ascii_case(s)))
}

/// "ENDS", "-30-", "###".
fn is_end_mark(line: &str) -> bool {
    let core = line.trim_matches(['-', '–', '—', '*', '#', ' ', '.', '/', '(', ')']);
    matches!(core, "ENDS" | "Ends" | "END" | "30" | "xxx" | "XXX" | "MORE" | "ENDITEM" | "Enditem")
        || (core.is_empty() && line.contains('#'))
}

/// Capitalised names, parted by commas, slashes or "and".
fn is_names(names: &str) -> bool {
    let names = names.trim();
    !names.is_empty()
        && names.chars().count() <= 60
        && !names.contains(['.', ':', ';', '?', '!', '“', '"', '”'])
        && !names.chars().any(|c| c.is_ascii_digit())
        && names.split([' ', ',', '/']).filter(|w| !w.is_empty()).all(|w| {
            w.starts_with(char::is_uppercase) || matches!(w, "and" | "of" | "the" | "dpa" | "via" | "&" | "de")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for (line, author) in [
            ("By Jane Roe", "Jane Roe"),
            ("BY JANE ROE", "JANE ROE"),
            ("By Jane Roe and John Doe in Geneva", "Jane Roe and John Doe"),
            ("By Jane Roe, Staff Writer", "Jane Roe"),
            ("By Jane Roe, John Doe and Max Foe", "Jane Roe, John Doe and Max Foe"),
            ("By Ludwig van Roe | Agency", "Ludwig van Roe"),
        ] {
            assert_eq!(byline(line, 0).map(|s| s.of(line)), Some(author), "{line}");
        }
        for line in ["By Tuesday the envoys had left.", "By the lake", "Bylaws of Rome", "By then it was late", "By"] {
            assert_eq!(byline(line, 0), None, "{line}");
        }
    }

    #[test]
    fn sign_offs() {
        for (line, agency) in [
            ("AFP", "AFP"),
            ("AFP/dw", "AFP"),
            ("jm/kb (AFP, Reuters, dpa)", "AFP, Reuters, dpa"),
            ("(Reporting by Jane Roe; Editing by John Doe)", ""),
            ("Reporting by Jane Roe in Geneva; Editing by John Doe", ""),
            ("– Reuters", "Reuters"),
            ("Associated Press", "Associated Press"),
            ("(With inputs from ANI)", ""),
            ("(AP)", "AP"),
            ("ENDS", ""),
            ("-30-", ""),
            ("###", ""),
        ] {
            let found = sign_off(line, 0).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(found.agency.map_or("", |s| s.of(line)), agency, "{line}");
        }
        for line in [
            "They met again.",
            "“We are ready,” he said",
            "Read more",
            "the end of it",
            "Talks go on in Geneva",
            "3 April",
        ] {
            assert_eq!(sign_off(line, 0), None, "{line}");
        }
    }

    #[test]
    fn tails() {
        for (line, words, agency) in [
            ("They met again. (AP)", "(AP)", "AP"),
            ("They met again. – Reuters", "– Reuters", "Reuters"),
            (
                "“They met,” he said. (Reporting by Jane Roe; Editing by J. Doe)",
                "(Reporting by Jane Roe; Editing by J. Doe)",
                "",
            ),
        ] {
            let found = tail(line, 0).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.words.of(line), found.agency.map_or("", |s| s.of(line))), (words, agency));
        }
        for line in ["They met again.", "They met the ministry (MFA)", "They met in the town of Baden-Baden", "(AP)"] {
            assert_eq!(tail(line, 0), None, "{line}");
        }
    }
}
