//! Lines that outlets set around any story: their own, not the story's.

/// A line longer than this is text, whatever it says.
const LONGEST: usize = 60;

/// What such lines say, in small letters.
const PHRASES: [&str; 31] = [
    "all rights reserved",
    "app store",
    "be rewritten or redistributed",
    "can be reached at",
    "click here",
    "contributed to this report",
    "contributed to this story",
    "copyright",
    "download our app",
    "editing by",
    "first appeared on",
    "follow us on",
    "for more news",
    "for the latest news",
    "has not been edited by",
    "join our",
    "listen to our podcast",
    "material may not be published",
    "newsletter",
    "originally published",
    "published from a syndicated feed",
    "read more:",
    "read the full story",
    "reporting by",
    "sign up for",
    "sign up to",
    "subscribe to",
    "support our journalism",
    "terms of use",
    "this article appeared",
    "whatsapp channel",
];

/// Whether a paragraph is an outlet's own line: a sign-off, an invitation, a notice of rights.
pub(super) fn is_line(paragraph: &str) -> bool {
    if paragraph.split_whitespace().nth(LONGEST).is_some() {
        return false;
    }
    let small = paragraph.to_lowercase();
    PHRASES.iter().any(|phrase| small.contains(phrase)) && !is_news(&small)
}

/// Newsletters and copyright are written about, too: a line that reports somebody's words is news.
fn is_news(small: &str) -> bool {
    [" said ", " says ", " told ", " court ", " sued ", " lawsuit"].iter().any(|word| small.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlets_own_line_is_no_news() {
        assert!(is_line("(Reporting by A. Mensah in Accra; Editing by J. Doe)"));
        assert!(is_line("Sign up for our morning newsletter to get the day's news."));
        assert!(!is_line("The court ruled that the copyright of the photographs had expired."));
        assert!(!is_line("Gunmen attacked three villages before dawn."));
        assert!(!is_line(&"He asked readers to subscribe to the cause. ".repeat(12)));
    }
}
