//! What English news writes: how often a name is printed, and which words are everyday ones.

use anyhow::Context;
use dateline_knowledge::gazetteer::fold;
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Reports whose names are counted.
const REPORTS: [&str; 2] =
    ["corpora/rawnews/wikipedia_current_events.jsonl.gz", "corpora/rawnews/ungd_2005_2024.jsonl.gz"];
/// Analysed texts whose words in small letters are everyday words.
const WORDS: [&str; 2] = ["corpora/ud/en_ewt-ud-train.conllu", "corpora/ud/en_gum-clean-train.conllu"];
/// Longest name counted, in words.
const LONGEST: usize = 4;

/// Counts of folded names with capitals, and everyday words.
pub(super) struct News {
    printed: HashMap<String, u32>,
    everyday: BTreeSet<String>,
}

impl News {
    pub(super) fn read(shared: &Path) -> anyhow::Result<Self> {
        let mut printed = HashMap::new();
        for file in REPORTS {
            let path = shared.join(file);
            let open = std::fs::File::open(&path).with_context(|| format!("reading {}", path.display()))?;
            for line in BufReader::new(GzDecoder::new(open)).lines() {
                let report: serde_json::Value = serde_json::from_str(&line?)?;
                count(report.get("text").and_then(|text| text.as_str()).unwrap_or(""), &mut printed);
            }
        }
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        for file in WORDS {
            for line in super::text(&shared.join(file))?.lines() {
                let mut cells = line.split('\t').skip(1);
                let (Some(form), _, Some(kind)) = (cells.next(), cells.next(), cells.next()) else { continue };
                if kind != "PROPN" && form.chars().all(char::is_lowercase) {
                    *words.entry(fold(form)).or_default() += 1;
                }
            }
        }
        let everyday = words.into_iter().filter(|(_, count)| *count > 1).map(|(word, _)| word).collect();
        Ok(News { printed, everyday })
    }

    /// How often a name is printed with a capital.
    pub(super) fn count(&self, name: &str) -> u32 {
        self.printed.get(&fold(name)).copied().unwrap_or(0)
    }

    /// Whether a name is also a word of every day.
    pub(super) fn is_word(&self, name: &str) -> bool {
        self.everyday.contains(&fold(name))
    }
}

/// Counts every run of up to four words that starts and ends with a capital.
fn count(text: &str, printed: &mut HashMap<String, u32>) {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    for (at, first) in words.iter().enumerate().filter(|(_, word)| capital(word)) {
        let mut run = fold(first.trim_end_matches("'s").trim_end_matches("’s"));
        *printed.entry(run.clone()).or_default() += 1;
        for word in words.iter().skip(at + 1).take(LONGEST - 1) {
            run.push(' ');
            run.push_str(&fold(word.trim_end_matches("'s").trim_end_matches("’s")));
            if !capital(word) {
                break;
            }
            *printed.entry(run.clone()).or_default() += 1;
        }
    }
}
