//! What a reprint adds: its paragraphs that are not in the story it prints.

use super::fold::words;
use super::sketch::phrases_of;
use std::collections::BTreeSet;

/// Numbers of the reprint's paragraphs that are its own: of whose phrases less than a third is anywhere in the story.
///
/// ```
/// use dateline_corpus::copies::additions;
/// let story = ["Gunmen attacked three villages before dawn on Saturday.", "Residents counted 17 fresh graves."];
/// let reprint = ["Gunmen attacked 3 villages before dawn Saturday.", "Our district has seen no raid since May.", story[1]];
/// assert_eq!(additions(&story, &reprint), [1]);
/// ```
pub fn additions(origin: &[&str], reprint: &[&str]) -> Vec<usize> {
    let known: BTreeSet<u32> = origin.iter().flat_map(|paragraph| phrases(paragraph)).collect();
    let is_own = |paragraph: &str| {
        let phrases = phrases(paragraph);
        let found = phrases.iter().filter(|phrase| known.contains(phrase)).count();
        !phrases.is_empty() && 3 * found < phrases.len()
    };
    reprint.iter().enumerate().filter(|(_, paragraph)| is_own(paragraph)).map(|(at, _)| at).collect()
}

fn phrases(paragraph: &str) -> Vec<u32> {
    phrases_of(&words(paragraph)).map(|(_, hash)| hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_cut_short_joined_or_moved_is_no_addition() {
        let story = [
            "The minister said the talks would resume on Thursday in Muscat. He gave no further details of the agenda.",
            "Both sides had accused each other of breaking the truce.",
        ];
        assert!(additions(&story, &["Both sides had accused each other of breaking the truce. The minister said the talks would resume Thursday in Muscat."]).is_empty());
        assert!(additions(&story, &["He gave no further details", "", "***"]).is_empty());
        assert_eq!(additions(&story, &["Shops", "Opposition deputies called the talks a farce."]), [0, 1]);
        assert_eq!(additions(&[], &["Both sides agreed."]), [0]);
    }
}
