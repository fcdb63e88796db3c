//! Unlabelled news as sentences of our own words: what word vectors and silver trees are made from.
//!
//! Every text is cut by the same [`Syntax`] that will read reports, so that the words counted here are the words met
//! there. Sentences seen before are dropped, and so is whatever stands in the sets kept for measuring ([`Kept`]).

mod kept;
mod leavings;
mod prose;
mod ptb;
mod wrapped;

pub use kept::Kept;

use crate::conllu;
use anyhow::Context;
use dateline_syntax::Syntax;
use dateline_types::{BlockKind, Span, Tokens};
use rustc_hash::{FxHashSet, FxHasher};
use std::fmt::Write as _;
use std::fs;
use std::hash::Hasher;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Where a sentence comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// Wikipedia's current events: dated reports of one to three sentences.
    Events,
    /// Wikinews reports.
    Wire,
    /// Voice of America news, as the Groningen Meaning Bank has it.
    Voa,
    /// Speeches in the General Debate of the United Nations.
    Speech,
    /// The train files of the treebanks.
    Treebank,
}

impl Source {
    /// All of them, in the order they are read.
    pub const ALL: [Self; 5] = [Self::Events, Self::Wire, Self::Voa, Self::Speech, Self::Treebank];

    /// The name in the cache.
    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Wire => "wire",
            Self::Voa => "voa",
            Self::Speech => "speech",
            Self::Treebank => "treebank",
        }
    }

    /// The source of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }
}

/// What became of the sentences of one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Sentences taken.
    pub sentences: usize,
    /// Their words.
    pub words: usize,
    /// Dropped: seen before.
    pub repeated: usize,
    /// Dropped: kept for measuring.
    pub kept: usize,
    /// Dropped: too short, too long, a piece or not prose; whole texts with gaps count once.
    pub odd: usize,
}

/// Sentences of all sources, each once, as the lines of the cache: source, tab, words with a space between.
#[derive(Debug)]
pub struct Reader<'s> {
    syntax: &'s Syntax,
    kept: Kept,
    seen: FxHashSet<u64>,
    lines: String,
    counts: [Count; Source::ALL.len()],
}

impl<'s> Reader<'s> {
    /// A reader that drops what `kept` knows.
    pub fn new(syntax: &'s Syntax, kept: Kept) -> Self {
        Self { syntax, kept, seen: FxHashSet::default(), lines: String::new(), counts: Default::default() }
    }

    /// Takes the sentences of a raw text.
    pub fn text(&mut self, source: Source, text: &str) {
        let text = match source {
            Source::Events => leavings::cleared(text),
            Source::Speech => Some(wrapped::paragraphs(&leavings::visible(text))),
            _ => Some(leavings::visible(text).into_owned()),
        };
        let Some(text) = &text else {
            self.counts[source as usize].odd += 1;
            return;
        };
        let document = self.syntax.parse(text);
        for sentence in &document.sentences {
            let block = document.layout.blocks.get(sentence.block as usize).map(|block| block.kind);
            if matches!(block, Some(BlockKind::Header | BlockKind::Byline | BlockKind::SignOff)) {
                continue;
            }
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let words: Vec<&str> = range.map(|index| document.word(index)).collect();
            self.add(source, &words);
        }
    }

    /// Takes a sentence that others have cut into words with the conventions of the Penn Treebank.
    pub fn ptb(&mut self, source: Source, words: &[&str]) {
        let text = ptb::text(words);
        let mut tokens = Tokens::default();
        self.syntax.tokenise(&text, Span::at(0, text.len()), &mut tokens);
        let words: Vec<&str> = tokens.spans.iter().map(|span| span.of(&text)).collect();
        self.add(source, &words);
    }

    /// Takes a sentence of our words. Those of treebanks are labelled, so they are taken whatever they look like.
    pub fn add(&mut self, source: Source, words: &[&str]) {
        let count = &mut self.counts[source as usize];
        if source != Source::Treebank {
            if !prose::whole(source, words) {
                count.odd += 1;
                return;
            }
            if self.kept.holds(words) {
                count.kept += 1;
                return;
            }
        }
        let mut hasher = FxHasher::default();
        for word in words {
            hasher.write(word.as_bytes());
            hasher.write_u8(b' ');
        }
        if !self.seen.insert(hasher.finish()) {
            count.repeated += 1;
            return;
        }
        count.sentences += 1;
        count.words += words.len();
        // Writing to a string cannot fail.
        let _ = writeln!(self.lines, "{}\t{}", source.name(), words.join(" "));
    }

    /// The lines of the cache and what became of each source, in the order of [`Source::ALL`].
    pub fn finish(self) -> (String, [Count; Source::ALL.len()]) {
        (self.lines, self.counts)
    }
}

/// Reads all unlabelled text under the folder of corpora: `rawnews`, `openwire*`, `ner` (Voice of America) and the
/// train files of `ud`. What stands in the dev files of `ud`, in `entities` or in `stories` is left out.
///
/// # Errors
/// Where a file cannot be read, with its path.
pub fn read(syntax: &Syntax, corpora: &Path) -> anyhow::Result<(String, [Count; Source::ALL.len()])> {
    let mut reader = Reader::new(syntax, kept(syntax, corpora)?);
    for text in texts(&corpora.join("rawnews/wikipedia_current_events.jsonl.gz"))? {
        reader.text(Source::Events, &text);
    }
    for folder in files(corpora, "")?.iter().filter(|path| named(path, "openwire")) {
        for path in files(folder, ".txt")? {
            let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            reader.text(Source::Wire, &text);
        }
        for path in files(folder, ".jsonl")? {
            for text in texts(&path)? {
                reader.text(Source::Wire, &text);
            }
        }
    }
    let path = corpora.join("ner/gmb_voa_train.tsv.gz");
    let table = open(&path)?.lines().collect::<Result<Vec<String>, _>>().with_context(|| path.display().to_string())?;
    for rows in table.split(String::is_empty).filter(|rows| !rows.is_empty()) {
        let words: Vec<&str> = rows.iter().filter_map(|row| row.split('\t').next()).collect();
        reader.ptb(Source::Voa, &words);
    }
    for text in texts(&corpora.join("rawnews/ungd_2005_2024.jsonl.gz"))? {
        reader.text(Source::Speech, &text);
    }
    for path in files(&corpora.join("ud"), "-train.conllu")? {
        for words in treebank(&path)? {
            reader.add(Source::Treebank, &words.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
    Ok(reader.finish())
}

/// What must not be trained on.
fn kept(syntax: &Syntax, corpora: &Path) -> anyhow::Result<Kept> {
    let mut kept = Kept::default();
    for path in files(&corpora.join("ud"), "-dev.conllu")? {
        let words: Vec<String> = treebank(&path)?.into_iter().flatten().collect();
        kept.add(&words.iter().map(String::as_str).collect::<Vec<_>>());
        for words in treebank(&path)? {
            kept.sentence(&words.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
    let mut folders = vec![corpora.join("entities")];
    folders.extend(files(&corpora.join("stories"), "")?.into_iter().filter(|path| path.is_dir()));
    for folder in folders {
        for path in files(&folder, ".jsonl")? {
            for text in texts(&path)? {
                let document = syntax.parse(&text);
                let words: Vec<&str> = (0..document.tokens.len()).map(|index| document.word(index)).collect();
                kept.add(&words);
                for sentence in &document.sentences {
                    kept.sentence(&words[sentence.tokens.start as usize..sentence.tokens.end as usize]);
                }
            }
        }
    }
    Ok(kept)
}

fn named(path: &Path, prefix: &str) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix))
}

/// Entries of a folder with that ending, by name.
fn files(folder: &Path, ending: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn open(path: &Path) -> anyhow::Result<BufReader<Box<dyn Read>>> {
    let file = fs::File::open(path).with_context(|| format!("reading {}", path.display()))?;
    let zipped = path.extension().is_some_and(|extension| extension == "gz");
    Ok(BufReader::new(if zipped { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) }))
}

/// The `text` fields of a file of JSON Lines, plain or gzip.
fn texts(path: &Path) -> anyhow::Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Report {
        text: String,
    }
    let mut texts = Vec::new();
    for line in open(path)?.lines() {
        let report: Report = serde_json::from_str(&line?).with_context(|| format!("in {}", path.display()))?;
        texts.push(report.text);
    }
    Ok(texts)
}

/// The words of the sentences of a CoNLL-U file.
fn treebank(path: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    let file = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let sentences = conllu::parse(&file).with_context(|| format!("in {}", path.display()))?;
    let word = |row: conllu::Row| matches!(row.id, conllu::Id::Word(_)).then(|| row.form.replace(' ', "\u{a0}"));
    Ok(sentences.into_iter().map(|sentence| sentence.rows.into_iter().filter_map(word).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_once_and_none_that_is_kept() {
        let syntax = Syntax::built_in();
        let mut kept = Kept::default();
        kept.sentence(&["Police", "said", "so", "."]);
        let mut reader = Reader::new(&syntax, kept);
        reader.text(Source::Events, "Iran's army fired. Police said so. Iran's army fired. No.");
        reader.ptb(Source::Voa, &["Iran", "'s", "army", "fired", "."]);
        reader.ptb(Source::Voa, &["He", "did", "n't", "see", "U.S.-led", "troops", "."]);
        reader.add(Source::Treebank, &["No"]);
        let (lines, counts) = reader.finish();
        let expected = "events\tIran 's army fired .\nvoa\tHe did n't see U.S. - led troops .\ntreebank\tNo\n";
        assert_eq!(lines, expected);
        assert_eq!(counts[0], Count { sentences: 1, words: 5, repeated: 1, kept: 1, odd: 1 });
        assert_eq!((counts[2].sentences, counts[2].repeated), (1, 1));
    }

    #[test]
    fn names_of_sources() {
        for source in Source::ALL {
            assert_eq!(Source::named(source.name()), Some(source));
        }
        assert_eq!(Source::named(""), None);
    }
}
