//! A sentence with its names as a source marks them, on the way to sets of allowed tags, and the repairs every source
//! shares.

use super::tables::Tables;
use super::tags::{Kind, Kinds, Name, TagSet};
use super::vocabulary::{CALENDAR, PERHAPS_PEOPLES, TITLES};
use dateline_syntax::Syntax;
use dateline_types::{Span, Tokens};
use rustc_hash::FxHashMap;

/// A sentence under repair.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// Its words.
    pub words: Vec<String>,
    /// Penn Treebank tags, where the source has them; else empty strings.
    pub tags: Vec<String>,
    /// Its names, in order and without overlap.
    pub names: Vec<Name>,
    /// For tokens outside names: what they may be all the same. Empty for a token that is certainly in no name.
    pub open: Vec<Kinds>,
}

impl Marked {
    /// A sentence without names.
    pub fn new(words: Vec<String>, tags: Vec<String>) -> Self {
        let open = vec![Kinds::NONE; words.len()];
        Self { words, tags, names: Vec::new(), open }
    }

    /// The sentence as one string.
    pub fn text(&self) -> String {
        self.words.join(" ")
    }

    /// Whether a token stands in a name.
    pub fn named(&self, token: usize) -> bool {
        self.names.iter().any(|name| name.tokens.contains(&token))
    }

    /// Cuts words as the reader would ("U.S.-led" is three), names and all.
    #[must_use]
    pub fn recut(&self, cutter: &mut Cutter) -> Self {
        let mut out = Self::default();
        let mut starts = Vec::with_capacity(self.words.len() + 1);
        for (at, word) in self.words.iter().enumerate() {
            starts.push(out.words.len());
            for piece in cutter.cut(word) {
                out.words.push(piece.clone());
                out.tags.push(self.tags.get(at).cloned().unwrap_or_default());
                out.open.push(self.open[at]);
            }
        }
        starts.push(out.words.len());
        for name in &self.names {
            let tokens = starts[name.tokens.start]..starts[name.tokens.end];
            out.names.push(Name { tokens, kinds: name.kinds });
        }
        out
    }

    /// Lays countries and regions of the world over what the source says, except inside longer names. Where the source
    /// has no name, they are only allowed, or with `all` marked.
    pub fn lay_places(&mut self, tables: &Tables, all: bool) {
        let mut at = 0;
        while at < self.words.len() {
            let Some((size, kind)) = tables.at(&self.words[at..]) else {
                at += 1;
                continue;
            };
            let tokens = at..at + size;
            let touching = |name: &Name| name.tokens.start < tokens.end && tokens.start < name.tokens.end;
            let marked = self.names.iter().any(touching);
            let longer = self
                .names
                .iter()
                .any(|name| touching(name) && (name.tokens.start < tokens.start || name.tokens.end > tokens.end));
            let person = self.names.iter().any(|name| touching(name) && name.kinds == Kind::Person.into() && size == 1);
            // "US" may shout "us", and "Turkey" or "Jordan" be food or a man: where the source has none, neither have we.
            let plain = size > 1
                || !["US", "Turkey", "Jordan", "Chad", "Georgia", "Guinea", "Pacific", "Amazon"]
                    .contains(&self.words[at].as_str());
            if !longer && !person && (marked || all && plain) {
                self.names.retain(|name| !touching(name));
                self.names.push(Name { tokens: tokens.clone(), kinds: kind.into() });
                self.names.sort_by_key(|name| name.tokens.start);
            } else if !marked {
                for token in tokens {
                    self.open[token] = self.open[token].or(Kinds::PLACE).or(Kind::Organisation.into());
                }
            }
            at += size;
        }
    }

    /// Takes titles and articles off the heads of names, and drops the names that are nothing else.
    pub fn strip_titles(&mut self) {
        let words = &self.words;
        for name in &mut self.names {
            while let Some(word) = words[name.tokens.clone()].first() {
                let person = name.kinds.has(Kind::Person) && is_title(word);
                // A name that is a title word and one more may be a surname: "Major", "King" alone stay.
                let article = word == "the" || word == "a";
                if !article && !(person && (name.tokens.len() > 1 || is_surely_title(word))) {
                    break;
                }
                name.tokens.start += 1;
            }
        }
        self.names.retain(|name| !name.tokens.is_empty());
    }

    /// Marks adjectives and nouns of peoples that the source leaves out. `all` where it marks none; else it is only
    /// allowed.
    pub fn mark_peoples(&mut self, tables: &Tables, all: bool) {
        for token in 0..self.words.len() {
            let word = self.words[token].as_str();
            if self.named(token) {
                continue;
            }
            if tables.is_people(word) {
                if all {
                    self.names.push(Name { tokens: token..token + 1, kinds: Kind::Norp.into() });
                } else {
                    self.open[token] = self.open[token].or(Kind::Norp.into());
                }
            } else if PERHAPS_PEOPLES.contains(&word) {
                self.open[token] = self.open[token].or(Kind::Norp.into());
            }
        }
        self.names.sort_by_key(|name| name.tokens.start);
    }

    /// The tags each token may have.
    pub fn allowed(&self) -> Vec<TagSet> {
        let mut sets: Vec<TagSet> =
            self.open.iter().map(|&kinds| TagSet::O.or(TagSet::begin(kinds)).or(TagSet::inside(kinds))).collect();
        for name in &self.names {
            for token in name.tokens.clone() {
                let first = token == name.tokens.start;
                sets[token] = if first { TagSet::begin(name.kinds) } else { TagSet::inside(name.kinds) };
            }
            // A name after a token that may belong to it may have begun there.
            let before = name.tokens.start.checked_sub(1).map_or(Kinds::NONE, |token| self.open[token].and(name.kinds));
            if !before.is_empty() && !self.named(name.tokens.start - 1) {
                sets[name.tokens.start] = sets[name.tokens.start].or(TagSet::inside(before));
            }
        }
        sets
    }
}

/// Whether a word is a title or part of one, in any case.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&word.to_lowercase().trim_end_matches('.'))
}

fn is_surely_title(word: &str) -> bool {
    is_title(word)
        && ![
            "Major",
            "King",
            "Prince",
            "Judge",
            "Bishop",
            "Pope",
            "Marshal",
            "Chancellor",
            "Grand",
            "Justice",
            "Christian",
        ]
        .contains(&word)
}

/// Whether a word is a day, a month or a word of the clock.
pub fn is_calendar(word: &str) -> bool {
    CALENDAR.contains(&word.to_lowercase().trim_end_matches('.'))
}

/// Cuts single words as the reader does, each form once.
#[derive(Debug)]
pub struct Cutter {
    syntax: Syntax,
    seen: FxHashMap<String, Vec<String>>,
}

impl Default for Cutter {
    fn default() -> Self {
        Self { syntax: Syntax::untrained(), seen: FxHashMap::default() }
    }
}

impl Cutter {
    /// The pieces of a word, at least one. Only hyphens and slashes cut: a clitic on its own (`'s`) is cut already.
    pub fn cut(&mut self, word: &str) -> &[String] {
        if !self.seen.contains_key(word) {
            let mut tokens = Tokens::default();
            if word.contains(['-', '–', '/']) {
                self.syntax.tokenise(word, Span::at(0, word.len()), &mut tokens);
            }
            let mut pieces: Vec<String> = tokens.spans.iter().map(|span| span.of(word).to_owned()).collect();
            if pieces.is_empty() {
                pieces.push(word.to_owned());
            }
            self.seen.insert(word.to_owned(), pieces);
        }
        self.seen.get(word).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `word` or `word/KIND`, a `+` before the word for one that goes on.
    pub(crate) fn marked(text: &str) -> Marked {
        let mut sentence = Marked::default();
        for word in text.split(' ') {
            let (form, kind) = word.split_once('/').unwrap_or((word, ""));
            let at = sentence.words.len();
            sentence.words.push(form.trim_start_matches('+').to_owned());
            sentence.tags.push(String::new());
            sentence.open.push(Kinds::NONE);
            if let Ok(kind) = kind.parse::<Kind>() {
                match sentence.names.last_mut() {
                    Some(name) if form.starts_with('+') => name.tokens.end = at + 1,
                    _ => sentence.names.push(Name { tokens: at..at + 1, kinds: kind.into() }),
                }
            }
        }
        sentence
    }

    fn spelt(sentence: &Marked) -> Vec<String> {
        let name = |name: &Name| format!("{} {}", name.kinds.name(), sentence.words[name.tokens.clone()].join(" "));
        sentence.names.iter().map(name).collect()
    }

    #[test]
    fn titles_leave_persons() {
        let mut sentence =
            marked("President/PER +Bush/PER met the/ORG +U.N./ORG chief and Prime/PER +Minister/PER and Major/PER");
        sentence.strip_titles();
        assert_eq!(spelt(&sentence), ["PER Bush", "ORG U.N.", "PER Major"]);
    }

    #[test]
    fn countries_are_places_whatever_the_source_says() {
        let tables = Tables::known();
        let mut sentence =
            marked("Turkey/ORG met Bank/ORG +of/ORG +England/ORG in Sri/PER +Lanka/PER near Jordan and Chad/PER");
        sentence.lay_places(&tables, false);
        assert_eq!(spelt(&sentence), ["GPE Turkey", "ORG Bank of England", "GPE Sri Lanka", "PER Chad"]);
    }

    #[test]
    fn words_are_cut_as_the_reader_cuts_them() {
        let mut sentence =
            marked("the U.S.-led force met Frank-Walter/PER +Steinmeier/PER").recut(&mut Cutter::default());
        assert_eq!(sentence.words, ["the", "U.S.", "-", "led", "force", "met", "Frank", "-", "Walter", "Steinmeier"]);
        assert_eq!(sentence.names[0].tokens, 6..10);
        sentence.lay_places(&Tables::known(), false);
        assert!(sentence.open[1].has(Kind::Gpe));
    }

    #[test]
    fn doubt_before_a_name_reaches_into_it() {
        let mut sentence = marked("World War/EVENT +II/EVENT began");
        sentence.open[0] = Kinds::ALL;
        let sets = sentence.allowed();
        assert_eq!(sets[0], TagSet::ANY);
        assert_eq!(sets[1], TagSet::begin(Kind::Event.into()).or(TagSet::inside(Kind::Event.into())));
        assert_eq!(sets[2], TagSet::inside(Kind::Event.into()));
        assert_eq!(sets[3], TagSet::O);
    }
}
