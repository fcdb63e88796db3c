//! Strict scores of names: a name is right with the right first word, last word and kind.

use super::Example;
use super::tags::{Kind, Kinds, Name, TagSet, certain};
use crate::conllu_score::Count;
use anyhow::Context;
use dateline_types::{CharSpan, Document, NameTag, Sentence, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// The names of a document by its name tags, as indices of words; none in a document without an analysis. A tag that
/// continues nothing begins a name, and no name crosses sentences.
pub fn found(document: &Document) -> Vec<(Range<usize>, Kind)> {
    let Some(analysis) = &document.analysis else { return Vec::new() };
    let tags = &analysis.layers().names;
    let mut names: Vec<(Range<usize>, Kind)> = Vec::new();
    for sentence in &document.sentences {
        for word in sentence.words() {
            let Some(kind) = tags.get(word).and_then(|tag| tag.kind()) else { continue };
            match names.last_mut() {
                Some((words, last))
                    if matches!(tags[word], NameTag::Inside(_))
                        && words.end == word
                        && *last == kind
                        && word > sentence.words().start =>
                {
                    words.end = word + 1;
                }
                _ => names.push((word..word + 1, kind)),
            }
        }
    }
    names
}

/// What became of the names of one sentence or text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Gold names found, with the kind they were given.
    pub right: Vec<(Name, Kind)>,
    /// Gold names not found as they are.
    pub missed: Vec<Name>,
    /// Names found that are none.
    pub spurious: Vec<(Range<usize>, Kind)>,
}

/// Compares names found in a sentence with what its source allows. Names that the source leaves in doubt count neither
/// way.
pub fn compare(allowed: &[TagSet], found: &[(Range<usize>, Kind)]) -> Verdict {
    let mut verdict = Verdict { missed: certain(allowed), ..Verdict::default() };
    let mut sure: Vec<bool> = allowed.iter().map(|set| *set == TagSet::O).collect();
    for name in &verdict.missed {
        sure[name.tokens.clone()].fill(true);
    }
    for (words, kind) in found {
        if let Some(at) = verdict.missed.iter().position(|name| name.tokens == *words && name.kinds.has(*kind)) {
            verdict.right.push((verdict.missed.remove(at), *kind));
        } else if words.clone().all(|word| sure[word]) {
            verdict.spurious.push((words.clone(), *kind));
        }
    }
    verdict
}

/// Sentences given as words, as one document ready to be parsed: a blank between words, a block for all.
///
/// ```
/// use dateline_lab::entities::{Example, strict::given};
/// let example = Example { words: vec!["Talks".into(), "failed".into()], allowed: Vec::new(), tree: None };
/// let text = dateline_lab::entities::strict::text(&[example.clone()]);
/// let document = given(&text, &[example]);
/// assert_eq!(document.word(1), "failed");
/// ```
pub fn given<'t>(text: &'t str, examples: &[Example]) -> Document<'t> {
    let mut document = Document { text, ..Document::default() };
    let mut at = 0;
    for example in examples {
        let first = document.tokens.len();
        for word in &example.words {
            document.tokens.push(Span::at(at, at + word.len()), false);
            at += word.len() + 1;
        }
        let last = document.tokens.len();
        if first < last {
            let span = document.tokens.spans[first].join(document.tokens.spans[last - 1]);
            document.sentences.push(Sentence { span, tokens: first as u32..last as u32, block: 0 });
        }
    }
    document
}

/// The text that [`given`] wants: every word with a blank after it.
pub fn text(examples: &[Example]) -> String {
    let mut text = String::new();
    for word in examples.iter().flat_map(|example| &example.words) {
        text.push_str(word);
        text.push(' ');
    }
    text
}

/// A document of a measuring file; offsets count code points.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its names.
    pub entities: Vec<GoldName>,
}

/// A name of a measuring file.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldName {
    /// Where it stands.
    #[serde(flatten)]
    pub span: CharSpan,
    /// Its class: `PER`, `LOC` …
    #[serde(rename = "type")]
    pub class: String,
    /// False for a mention that is no name, in files that mark those too.
    #[serde(default = "named")]
    pub named: bool,
}

fn named() -> bool {
    true
}

/// Reads a measuring file: JSON Lines.
///
/// # Errors
/// A file that cannot be read or is not of this form.
pub fn read(path: &Path) -> anyhow::Result<Vec<Gold>> {
    let lines = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let gold = |line: &str| serde_json::from_str(line).with_context(|| format!("in {}", path.display()));
    lines.lines().filter(|line| !line.trim().is_empty()).map(gold).collect()
}

/// What a kind is called in data of four classes.
pub fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "PER",
        Kind::Organisation => "ORG",
        Kind::Gpe | Kind::Location | Kind::Facility => "LOC",
        _ => "MISC",
    }
}

/// Counts by class; `all` holds their sum.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Each class by name.
    pub classes: BTreeMap<String, Count>,
    /// All names.
    pub all: Count,
}

impl Counts {
    /// Adds a name that was found and is right.
    pub fn right(&mut self, class: &str) {
        self.add(class, Count { right: 1, gold: 1, predicted: 1 });
    }

    /// Adds a name that was not found.
    pub fn missed(&mut self, class: &str) {
        self.add(class, Count { right: 0, gold: 1, predicted: 0 });
    }

    /// Adds a name that was found and is none.
    pub fn spurious(&mut self, class: &str) {
        self.add(class, Count { right: 0, gold: 0, predicted: 1 });
    }

    fn add(&mut self, class: &str, count: Count) {
        self.classes.entry(class.to_owned()).or_default().add(count);
        self.all.add(count);
    }
}

/// The class under which a name in doubt of its kind is counted.
pub fn class_of(kinds: Kinds) -> String {
    let mut classes: Vec<&str> = kinds.iter().map(class).collect();
    classes.dedup();
    classes.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_doubt_count_neither_way() {
        let place = TagSet::begin(Kinds::PLACE);
        let person = TagSet::begin(Kind::Person.into());
        let doubt = TagSet::O.or(person);
        let allowed = [place, TagSet::O, person, doubt, TagSet::O, TagSet::O];
        let found = [(0..1, Kind::Facility), (2..3, Kind::Gpe), (3..4, Kind::Gpe), (4..6, Kind::Event)];
        let verdict = compare(&allowed, &found);
        assert_eq!(verdict.right.len(), 1);
        assert_eq!(verdict.missed, [Name { tokens: 2..3, kinds: Kind::Person.into() }]);
        assert_eq!(verdict.spurious, [(2..3, Kind::Gpe), (4..6, Kind::Event)]);
    }

    #[test]
    fn words_are_found_again_in_the_text() {
        let example = |words: &[&str]| Example {
            words: words.iter().map(|&word| word.to_owned()).collect(),
            allowed: Vec::new(),
            tree: None,
        };
        let examples = [example(&["Café", "closed"]), example(&["Why", "?"])];
        let text = text(&examples);
        let document = given(&text, &examples);
        assert_eq!(document.word(3), "?");
        assert_eq!(document.sentences[1].span.of(&text), "Why ?");
    }
}
