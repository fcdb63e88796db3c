//! Which sentences may not be trained on: those found in a measuring set, and those held back to score with.

use anyhow::Context;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::hash::Hasher;
use std::path::Path;

/// Runs of this many words tell a sentence from others; a shorter sentence is told by all its words.
const RUN: usize = 8;
/// Sentences under this many words occur anywhere and tell nothing.
const SHORTEST: usize = 4;

/// The word runs of texts that are measured with.
#[derive(Debug, Default)]
pub struct Measured {
    runs: FxHashSet<u64>,
}

#[derive(Deserialize)]
struct Document {
    text: String,
}

impl Measured {
    /// Reads the texts of JSON Lines files.
    ///
    /// # Errors
    /// A file that cannot be read or is not JSON Lines with a `text`.
    pub fn read(files: &[std::path::PathBuf]) -> anyhow::Result<Self> {
        let mut measured = Self::default();
        for path in files {
            let lines = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            for line in lines.lines().filter(|line| !line.trim().is_empty()) {
                let document: Document =
                    serde_json::from_str(line).with_context(|| format!("in {}", path.display()))?;
                measured.add(&document.text);
            }
        }
        Ok(measured)
    }

    /// Adds a text.
    pub fn add(&mut self, text: &str) {
        let words = normal(text);
        for size in SHORTEST..=RUN {
            self.runs.extend(words.windows(size).map(hash));
        }
    }

    /// Whether a sentence stands in one of the texts, or shares eight words in a row with one.
    pub fn holds(&self, sentence: &str) -> bool {
        let words = normal(sentence);
        let size = words.len().min(RUN);
        size >= SHORTEST && words.windows(size).any(|run| self.runs.contains(&hash(run)))
    }
}

/// Whether a sentence belongs to the fixed twentieth that is held back, whatever file it stands in.
pub fn is_held_back(sentence: &str) -> bool {
    hash(&normal(sentence)).is_multiple_of(20)
}

/// The files that names are measured on, under the shared folder.
pub fn measuring_files(shared: &Path) -> Vec<std::path::PathBuf> {
    ["ner_uner_ewt_dev", "ner_wikigold_dev", "ner_re3d_dev", "geo_geovirus_dev"]
        .map(|name| shared.join(format!("corpora/entities/{name}.jsonl")))
        .into()
}

/// The words: letters and digits alone, lower-cased, so that spacing, quotation marks and hyphens do not matter.
fn normal(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn hash(words: &[String]) -> u64 {
    // Sentences are held back for good, so the hash must be the same everywhere: FNV-1a.
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write(&[0]);
    }
    // Its low bits alone mix poorly.
    hasher.finish() ^ hasher.finish() >> 29
}

struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_and_marks_do_not_hide_a_sentence() {
        let mut measured = Measured::default();
        measured.add("He left. The 010 album, \"Osc-Dis\", is the tenth of the band's. It sold.");
        assert!(measured.holds("The 010 album , `` Osc-Dis '' , is the tenth of the band 's ."));
        assert!(measured.holds("Yes , the 010 album Osc Dis is the tenth"));
        assert!(measured.holds("is the tenth of"));
        assert!(!measured.holds("is the tenth"));
        assert!(!measured.holds("The 010 album is the tenth of the band 's ."));
    }

    #[test]
    fn a_twentieth_is_held_back() {
        let held = (0..20_000).filter(|n| is_held_back(&format!("Report {n} came in ."))).count();
        assert!((800..1200).contains(&held), "{held}");
        assert_eq!(is_held_back("Talks failed ."), is_held_back("talks   FAILED"));
    }
}
