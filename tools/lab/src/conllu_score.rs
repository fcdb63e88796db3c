//! Scores a CoNLL-U file against a gold one that may be cut differently: the measures of the CoNLL 2018 shared task.
//!
//! Tokens and sentences are compared as spans over the characters that are not white space. Words are aligned by
//! span; where a side has a multi-word token, the words of the region both cover are aligned by longest common
//! subsequence of their lower-cased forms.

use crate::conllu::{Id, Sentence};
use std::collections::BTreeMap;

/// Relations that [`Scores::clas`] leaves out.
const FUNCTION: [&str; 8] = ["aux", "case", "cc", "clf", "cop", "det", "mark", "punct"];

/// Right, gold and predicted counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Found and right.
    pub right: usize,
    /// In the gold file.
    pub gold: usize,
    /// In the scored file.
    pub predicted: usize,
}

impl Count {
    /// F1 in percent; 0 where there is nothing.
    pub fn f1(&self) -> f64 {
        let all = self.gold + self.predicted;
        if all == 0 { 0.0 } else { 200.0 * self.right as f64 / all as f64 }
    }

    /// Adds the counts of another text.
    pub fn add(&mut self, other: Count) {
        self.right += other.right;
        self.gold += other.gold;
        self.predicted += other.predicted;
    }
}

/// Every measure of one comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Tokens with both ends right.
    pub tokens: Count,
    /// Sentences with both ends right.
    pub sentences: Count,
    /// Aligned syntactic words.
    pub words: Count,
    /// Aligned words with the right part of speech.
    pub upos: Count,
    /// Aligned words with the right language-specific tag.
    pub xpos: Count,
    /// Aligned words with the right lemma.
    pub lemmas: Count,
    /// Aligned words whose heads are aligned.
    pub uas: Count,
    /// The same with the right relation, up to its subtype.
    pub las: Count,
    /// The same over content words.
    pub clas: Count,
    /// The same for each relation, without its subtype.
    pub relations: BTreeMap<String, Count>,
}

impl Scores {
    /// The measures by name.
    pub fn named(&self) -> [(&'static str, Count); 9] {
        [
            ("tokens", self.tokens),
            ("sentences", self.sentences),
            ("words", self.words),
            ("upos", self.upos),
            ("xpos", self.xpos),
            ("lemmas", self.lemmas),
            ("uas", self.uas),
            ("las", self.las),
            ("clas", self.clas),
        ]
    }

    /// Adds the counts of another text.
    pub fn add(&mut self, other: &Scores) {
        self.tokens.add(other.tokens);
        self.sentences.add(other.sentences);
        self.words.add(other.words);
        self.upos.add(other.upos);
        self.xpos.add(other.xpos);
        self.lemmas.add(other.lemmas);
        self.uas.add(other.uas);
        self.las.add(other.las);
        self.clas.add(other.clas);
        for (relation, count) in &other.relations {
            self.relations.entry(relation.clone()).or_default().add(*count);
        }
    }
}

/// Compares two files of the same text.
///
/// # Errors
/// Where the characters that are not white space differ, with the place.
pub fn score(gold: &[Sentence], predicted: &[Sentence]) -> anyhow::Result<Scores> {
    let gold = Flat::of(gold);
    let predicted = Flat::of(predicted);
    if gold.text != predicted.text {
        let at = gold.text.iter().zip(&predicted.text).take_while(|(a, b)| a == b).count();
        let around = |text: &[char]| text[at.saturating_sub(20)..text.len().min(at + 20)].iter().collect::<String>();
        anyhow::bail!(
            "the texts differ at character {at} (white space removed): gold “{}”, predicted “{}”",
            around(&gold.text),
            around(&predicted.text)
        );
    }
    let mut scores = Scores {
        tokens: common(&gold.tokens, &predicted.tokens),
        sentences: common(&gold.sentences, &predicted.sentences),
        ..Scores::default()
    };
    let pairs = align(&gold.words, &predicted.words);
    let to_gold: BTreeMap<usize, usize> = pairs.iter().map(|&(g, p)| (p, g)).collect();
    let count = Count { right: 0, gold: gold.words.len(), predicted: predicted.words.len() };
    let content = |words: &[Word]| words.iter().filter(|w| !FUNCTION.contains(&w.relation)).count();
    for measure in
        [&mut scores.words, &mut scores.upos, &mut scores.xpos, &mut scores.lemmas, &mut scores.uas, &mut scores.las]
    {
        *measure = count;
    }
    scores.clas = Count { right: 0, gold: content(&gold.words), predicted: content(&predicted.words) };
    for word in &gold.words {
        scores.relations.entry(word.relation.to_owned()).or_default().gold += 1;
    }
    for word in &predicted.words {
        scores.relations.entry(word.relation.to_owned()).or_default().predicted += 1;
    }
    for &(g, p) in &pairs {
        let (x, y) = (&gold.words[g], &predicted.words[p]);
        let heads = match (x.head, y.head) {
            (Head::Root, Head::Root) => true,
            (Head::Word(h), Head::Word(i)) => to_gold.get(&i) == Some(&h),
            _ => false,
        };
        let labelled = heads && x.relation == y.relation;
        scores.words.right += 1;
        scores.upos.right += usize::from(x.upos == y.upos);
        scores.xpos.right += usize::from(x.xpos == y.xpos);
        scores.lemmas.right += usize::from(x.lemma == "_" || x.lemma == y.lemma);
        scores.uas.right += usize::from(heads);
        scores.las.right += usize::from(labelled);
        scores.clas.right += usize::from(labelled && !FUNCTION.contains(&x.relation));
        if labelled {
            scores.relations.entry(x.relation.to_owned()).or_default().right += 1;
        }
    }
    Ok(scores)
}

/// Spans in both lists, which are in order.
fn common(gold: &[(usize, usize)], predicted: &[(usize, usize)]) -> Count {
    let mut right = 0;
    let (mut i, mut j) = (0, 0);
    while i < gold.len() && j < predicted.len() {
        match gold[i].cmp(&predicted[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                right += 1;
                i += 1;
                j += 1;
            }
        }
    }
    Count { right, gold: gold.len(), predicted: predicted.len() }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Root,
    /// Index into the file's words.
    Word(usize),
    /// None given, or outside the sentence: never right.
    Missing,
}

struct Word<'s> {
    form: String,
    lemma: &'s str,
    upos: &'s str,
    xpos: &'s str,
    /// Without subtype.
    relation: &'s str,
    head: Head,
    start: usize,
    end: usize,
    /// Whether it is part of a multi-word token, whose span it then has.
    in_token: bool,
}

/// A file as spans over its characters without white space.
#[derive(Default)]
struct Flat<'s> {
    text: Vec<char>,
    tokens: Vec<(usize, usize)>,
    sentences: Vec<(usize, usize)>,
    words: Vec<Word<'s>>,
}

impl<'s> Flat<'s> {
    fn of(sentences: &'s [Sentence]) -> Self {
        let mut flat = Self::default();
        for sentence in sentences {
            flat.add(sentence);
        }
        flat
    }

    fn token(&mut self, form: &str) -> (usize, usize) {
        let start = self.text.len();
        self.text.extend(form.chars().filter(|c| !c.is_whitespace()));
        self.tokens.push((start, self.text.len()));
        (start, self.text.len())
    }

    fn add(&mut self, sentence: &'s Sentence) {
        let (start, base) = (self.text.len(), self.words.len());
        let size = sentence.rows.iter().filter(|row| matches!(row.id, Id::Word(_))).count();
        let mut inside = 0;
        let mut span = (0, 0);
        for row in &sentence.rows {
            match row.id {
                Id::Empty => continue,
                Id::Range(first, last) => {
                    span = self.token(&row.form);
                    inside = (last + 1).saturating_sub(first);
                    continue;
                }
                Id::Word(_) => {}
            }
            let in_token = inside > 0;
            if in_token {
                inside -= 1;
            } else {
                span = self.token(&row.form);
            }
            self.words.push(Word {
                form: row.form.to_lowercase(),
                lemma: &row.lemma,
                upos: &row.upos,
                xpos: &row.xpos,
                relation: row.relation.split(':').next().unwrap_or(""),
                head: match row.head {
                    Some(0) => Head::Root,
                    Some(head) if head <= size => Head::Word(base + head - 1),
                    _ => Head::Missing,
                },
                start: span.0,
                end: span.1,
                in_token,
            });
        }
        self.sentences.push((start, self.text.len()));
    }
}

/// Pairs of indices of aligned words, gold first.
fn align(gold: &[Word], predicted: &[Word]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < gold.len() && j < predicted.len() {
        let (g, p) = (&gold[i], &predicted[j]);
        let apart = match (g.in_token, p.in_token) {
            (false, false) => {
                if (g.start, g.end) == (p.start, p.end) {
                    pairs.push((i, j));
                    i += 1;
                    j += 1;
                } else if g.start <= p.start {
                    i += 1;
                } else {
                    j += 1;
                }
                continue;
            }
            // A token that starts after the other side's word has ended cannot touch it.
            (true, false) => p.end <= g.start,
            (false, true) => g.end <= p.start,
            (true, true) => g.end <= p.start || p.end <= g.start,
        };
        if apart {
            if g.end <= p.start {
                i += 1;
            } else {
                j += 1;
            }
            continue;
        }
        let mut end = 0;
        for word in [g, p].into_iter().filter(|word| word.in_token) {
            end = end.max(word.end);
        }
        // The region grows while a multi-word token of either side reaches out of it.
        let (mut i2, mut j2) = (i, j);
        loop {
            let before = (i2, j2);
            grow(gold, &mut i2, &mut end);
            grow(predicted, &mut j2, &mut end);
            if (i2, j2) == before {
                break;
            }
        }
        pairs.extend(subsequence(&gold[i..i2], &predicted[j..j2]).into_iter().map(|(a, b)| (i + a, j + b)));
        (i, j) = (i2, j2);
    }
    pairs
}

fn grow(words: &[Word], at: &mut usize, end: &mut usize) {
    while *at < words.len() && words[*at].start < *end {
        if words[*at].in_token {
            *end = (*end).max(words[*at].end);
        }
        *at += 1;
    }
}

/// Longest common subsequence of the forms.
fn subsequence(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let mut best = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i][j] =
                if a[i].form == b[j].form { best[i + 1][j + 1] + 1 } else { best[i + 1][j].max(best[i][j + 1]) };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i].form == b[j].form {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu::parse;

    /// A sentence a line: `form/UPOS/head/relation`, `>form` before the words of a multi-word token as `>2>form`.
    fn file(lines: &[&str]) -> Vec<Sentence> {
        let mut text = String::new();
        for line in lines {
            let mut id = 0;
            for word in line.split(' ') {
                if let Some((size, form)) = word.strip_prefix('>').and_then(|w| w.split_once('>')) {
                    let last = id + size.parse::<usize>().unwrap();
                    text += &format!("{}-{last}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n", id + 1);
                    continue;
                }
                let mut parts = word.split('/');
                let mut part = |default: &'static str| parts.next().unwrap_or(default).to_owned();
                id += 1;
                let (form, upos, head, relation) = (part(""), part("X"), part("_"), part("dep"));
                text += &format!("{id}\t{form}\t{form}\t{upos}\tX\t_\t{head}\t{relation}\t_\t_\n");
            }
            text.push('\n');
        }
        parse(&text).unwrap()
    }

    const GOLD: [&str; 2] = [
        "Iran/PROPN/2/nsubj warned/VERB/0/root Israel/PROPN/2/obj ./PUNCT/2/punct",
        "Talks/NOUN/2/nsubj failed/VERB/0/root",
    ];

    #[test]
    fn the_gold_file_is_right() {
        let scores = score(&file(&GOLD), &file(&GOLD)).unwrap();
        assert!(scores.named().iter().all(|(_, count)| count.f1() == 100.0), "{scores:?}");
    }

    #[test]
    fn one_wrong_tag_label_and_head() {
        let other = ["Iran/NOUN/2/nsubj warned/VERB/0/root Israel/PROPN/2/iobj ./PUNCT/3/punct", GOLD[1]];
        let scores = score(&file(&GOLD), &file(&other)).unwrap();
        assert_eq!((scores.upos.right, scores.uas.right, scores.las.right), (5, 5, 4));
        let relation = |name: &str| scores.relations[name];
        assert_eq!(relation("obj"), Count { right: 0, gold: 1, predicted: 0 });
        assert_eq!(relation("iobj"), Count { right: 0, gold: 0, predicted: 1 });
        assert_eq!(relation("nsubj"), Count { right: 2, gold: 2, predicted: 2 });
    }

    #[test]
    fn sentences_run_together() {
        let other = [
            "Iran/PROPN/2/nsubj warned/VERB/0/root Israel/PROPN/2/obj ./PUNCT/2/punct Talks/NOUN/6/nsubj failed/VERB/2/conj",
        ];
        let scores = score(&file(&GOLD), &file(&other)).unwrap();
        assert_eq!((scores.sentences.right, scores.tokens.right, scores.uas.right), (0, 6, 5));
    }

    #[test]
    fn tokens_cut_differently() {
        let other = ["Iran/X/2 warned/X/0 Isra/X/2 el/X/3 ./X/2", "Talks/X/2 failed/X/0"];
        let scores = score(&file(&GOLD), &file(&other)).unwrap();
        assert_eq!(scores.tokens, Count { right: 5, gold: 6, predicted: 7 });
        let both = file(&[">2>don't do/AUX/3 n't/PART/3 go/VERB/0/root"]);
        let words = file(&["do/AUX/3 n't/PART/3 go/VERB/0/root"]);
        let whole = file(&["don't/AUX/2 go/VERB/0/root"]);
        assert_eq!(score(&both, &both).unwrap().words.f1(), 100.0);
        let scores = score(&both, &words).unwrap();
        assert_eq!((scores.words.right, scores.tokens.right), (3, 1));
        let scores = score(&both, &whole).unwrap();
        assert_eq!((scores.words.right, scores.words.gold, scores.tokens.right), (1, 3, 2));
    }

    #[test]
    fn other_texts_are_refused() {
        assert!(score(&file(&GOLD), &file(&GOLD[..1])).is_err());
    }
}
