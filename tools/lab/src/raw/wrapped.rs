//! Paragraphs of texts whose lines were broken to a width.

/// Longest line, in bytes, of a text that was broken to a width, but for one line in twenty.
const WIDTH: usize = 80;

/// The text with a blank line between paragraphs and no line break inside them. A paragraph ends where a line ends
/// in a full stop, and, where lines are broken to a width, does so well short of it.
pub(super) fn paragraphs(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.len()).collect();
    lengths.sort_unstable();
    let broken = lengths.get(lengths.len() * 19 / 20).is_some_and(|&length| length <= WIDTH);
    let width = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        // Where lines are broken to a width, a dash at the head of one is a dash.
        out.push_str(&closed(if broken { line } else { unlisted(line) }));
        let Some(next) = lines.get(index + 1) else { break };
        if !broken && unlisted(next).len() < next.len() {
            out.push_str("\n\n");
            continue;
        }
        let short = !broken || line.len() * 5 < width * 4;
        if stops(line) && short || salutation(line) {
            out.push_str("\n\n");
        } else if !hyphenated(line, next) {
            out.push(' ');
        }
    }
    out
}

/// The line without the mark of a list's entry: "- ", "• ", "21) ", "a) ", "3. ".
fn unlisted(line: &str) -> &str {
    let Some((mark, rest)) = line.split_once(' ') else { return line };
    let number = mark.strip_suffix([')', '.']).is_some_and(|number| {
        let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_lowercase());
        letter || ((1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
    });
    if number || matches!(mark, "-" | "–" | "—" | "•" | "·" | "*") { rest.trim_start() } else { line }
}

/// "Mr. President," and "Ladies and gentlemen," on a line of their own.
fn salutation(line: &str) -> bool {
    const OPENS: [&str; 9] =
        ["Mr", "Madam", "Ladies", "Excellenc", "Distinguished", "President", "Secretary", "Your ", "Heads"];
    line.ends_with(',') && line.len() <= 60 && OPENS.iter().any(|word| line.starts_with(word))
}

/// Whether the line ends in a full stop that may end a sentence.
fn stops(line: &str) -> bool {
    let title = ["Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.", "H.E."].iter().any(|title| line.ends_with(title));
    !title && line.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', ':', ';'])
}

/// Whether the line was broken after a hyphen: "Secretary-" and "General".
fn hyphenated(line: &str, next: &str) -> bool {
    let mut back = line.chars().rev();
    back.next() == Some('-')
        && back.next().is_some_and(char::is_alphanumeric)
        && next.starts_with(char::is_alphanumeric)
}

/// The line without the asterisks of bold print and the space that a line break left inside "Secretary- General".
fn closed(line: &str) -> String {
    let line = line.replace('*', "");
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(at) = rest.find("- ") {
        let (head, tail) = rest.split_at(at + 1);
        out.push_str(head);
        let word = head.trim_end_matches('-').rsplit(' ').next().unwrap_or("");
        let names = word.starts_with(char::is_uppercase) && tail[1..].starts_with(char::is_uppercase);
        rest = if names { &tail[1..] } else { tail };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn lines_are_joined_and_paragraphs_kept() {
        let text = "I thank the Secretary-\nGeneral for the work that he has done since the\nyear began. It has been long\n\
            and hard.\nWe also thank Mr.\nBan, whose term of office ended only last month, and";
        let joined = "I thank the Secretary-General for the work that he has done since the year began. It has been \
            long and hard.\n\nWe also thank Mr. Ban, whose term of office ended only last month, and";
        assert_eq!(paragraphs(text), joined);
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let long = "The world has changed enormously since the establishment of the United Nations 70 years ago.";
        assert_eq!(paragraphs(&format!("{long}\n{long}")), format!("{long}\n\n{long}"));
        let cut = "Over the same period the United Nations has witnessed the tragedies of several Member";
        assert_eq!(
            paragraphs(&format!("{cut}\nStates- Parties, two- and three-year")),
            format!("{cut} States-Parties, two- and three-year")
        );
        assert_eq!(paragraphs("Mr. President,\nThe world"), "Mr. President,\n\nThe world");
        assert_eq!(paragraphs(&format!("{long}\n- {long}\n2) {long}")), format!("{long}\n\n{long}\n\n{long}"));
    }
}
