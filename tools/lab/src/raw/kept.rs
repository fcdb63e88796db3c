//! Text kept for measuring, recognised whatever its spacing, quotation marks and sentence cuts.

use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;

/// Words in a window: long enough that two texts share one only where one quotes the other.
const WINDOW: usize = 8;

/// Hashes of the sentences and of the windows of words of texts kept for measuring.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    sentences: FxHashSet<u64>,
    windows: FxHashSet<u64>,
}

impl Kept {
    /// Adds the running words of a text.
    pub fn add(&mut self, words: &[&str]) {
        let words = plain(words);
        self.windows.extend(words.windows(WINDOW).map(hash));
    }

    /// Adds a whole sentence; needed for those shorter than a window.
    pub fn sentence(&mut self, words: &[&str]) {
        self.sentences.insert(hash(&plain(words)));
    }

    /// Whether the sentence is one of those kept, or half of its windows stand in a kept text.
    pub fn holds(&self, words: &[&str]) -> bool {
        let words = plain(words);
        if self.sentences.contains(&hash(&words)) {
            return true;
        }
        let all = words.len().saturating_sub(WINDOW - 1);
        let shared = words.windows(WINDOW).filter(|window| self.windows.contains(&hash(window))).count();
        shared > 0 && shared * 2 >= all
    }
}

/// Words in lower case, letters and digits only, cut at everything else, so that no tokeniser's choices are left.
fn plain(words: &[&str]) -> Vec<String> {
    let mut plain = Vec::new();
    for word in words {
        let word = word.to_lowercase().replace(['’', '\''], "");
        plain.extend(word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned));
    }
    plain
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_marks_and_cuts_do_not_hide_it() {
        let mut kept = Kept::default();
        let text = "“ The well-known minister did n’t say on Tuesday when talks end . ” They began .";
        kept.add(&text.split(' ').collect::<Vec<_>>());
        kept.sentence(&["They", "began", "."]);
        let holds = |text: &str| kept.holds(&text.split(' ').collect::<Vec<_>>());
        assert!(holds("\" The well - known minister did n't say on Tuesday when talks end . \""));
        assert!(holds("THEY BEGAN !"));
        assert!(!holds("They had begun ."));
        assert!(!holds("The well known minister did not say on Wednesday when talks would end ."));
    }
}
