//! Learns the lemmatiser's trees from treebanks: what words do at their ends, and which capitals lemmas keep.
//!
//! Every word form votes once for each of its endings, however often it was met, so that one frequent word does not
//! make a rule; a form that differs from the rule becomes a node of its own.

use crate::conllu::{Id, Row, Sentence};
use dateline_syntax::lemmas::{Branch, Case, Key, Lemmas, LemmasError, START, Script, is_name, normal, render, shape};
use dateline_types::tags::{Upos, Xpos};
use std::collections::BTreeMap;

/// A pair of tags has trees of its own from this many words on.
const FEWEST: u32 = 10;
/// An ending is a rule where this many forms share it.
const SHARED: u32 = 2;

/// How often each answer was right.
type Votes = BTreeMap<u16, u32>;

/// The forms of one tree, last letter first, with their answers; whether a form is evidence for others.
type Forms = BTreeMap<Vec<u8>, Form>;

#[derive(Clone, Debug, Default)]
struct Form {
    votes: Votes,
    /// Misspellings and cut-off words say nothing about other words.
    evidence: bool,
}

/// Learns a lemmatiser. The same sentences give the same bytes.
///
/// # Errors
/// Where there is more to learn than its file can hold.
pub fn train(sentences: &[Sentence]) -> Result<Lemmas, LemmasError> {
    let mut scripts: BTreeMap<Script, u16> = BTreeMap::new();
    let mut trees: BTreeMap<Key, Forms> = BTreeMap::new();
    for row in sentences.iter().flat_map(|sentence| &sentence.rows) {
        let Some((upos, xpos)) = tags(row) else { continue };
        let Some(lower) = normal(&row.form, upos) else { continue };
        let script = script(&lower, &row.lemma.to_lowercase());
        let Some(script) = script else { continue };
        // The first that fits; capitals are a name's own, and other words' where the lemma has them.
        let cases = if is_name(upos, xpos) {
            [Case::Kept, Case::Title, Case::Lower, Case::Upper]
        } else {
            [Case::Lower, Case::Title, Case::Kept, Case::Upper]
        };
        let case = cases
            .into_iter()
            .find(|case| render(&row.form, upos, &script, *case).as_deref() == Some(row.lemma.as_str()));
        let next = scripts.len() as u16 + 1;
        let ending = *scripts.entry(script).or_insert(next);
        let key: Vec<u8> = lower.bytes().rev().chain([START]).collect();
        let evidence = !row.feats.contains("Typo=Yes") && !row.feats.contains("Abbr=Yes");
        let shape = shape(&row.form, upos, xpos);
        for xpos in [None, Some(xpos)] {
            let mut vote = |shape, answer: u16| {
                let tree = trees.entry(Key { upos, xpos, shape }).or_default();
                let form = tree.entry(key.clone()).or_default();
                *form.votes.entry(answer).or_default() += 1;
                form.evidence |= evidence;
            };
            vote(None, ending);
            if let Some(case) = case {
                vote(Some(shape), case.answer());
            }
        }
    }
    let mut list = vec![Script::default(); scripts.len()];
    for (script, answer) in scripts {
        if let Some(place) = list.get_mut(usize::from(answer) - 1) {
            *place = script;
        }
    }
    let words = |forms: &Forms| forms.values().flat_map(|form| form.votes.values()).sum::<u32>();
    trees.retain(|key, forms| key.xpos.is_none() || words(forms) >= FEWEST);
    let trees: Vec<(Key, Branch)> = trees.iter().map(|(key, forms)| (*key, tree(forms))).collect();
    Lemmas::new(list, &trees)
}

/// The tags of a word that can be learnt from.
fn tags(row: &Row) -> Option<(Upos, Xpos)> {
    let xpos: Xpos = row.xpos.parse().ok()?;
    let whole = matches!(row.id, Id::Word(_)) && row.lemma != "_" && xpos != Xpos::Gw;
    Some((row.upos.parse().ok().filter(|_| whole)?, xpos))
}

/// The script that makes a lemma of a form, both in lower case; none where it would not fit.
fn script(form: &str, lemma: &str) -> Option<Script> {
    let shared = form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let cut = u8::try_from(form.get(shared..)?.len()).ok()?;
    let add = lemma.get(shared..)?.to_owned();
    (add.len() <= usize::from(u8::MAX)).then_some(Script { cut, add })
}

/// The tree of some forms.
fn tree(forms: &Forms) -> Branch {
    let forms: Vec<(&[u8], &Form)> = forms.iter().map(|(key, form)| (key.as_slice(), form)).collect();
    branch(0, &forms, 0, 0)
}

/// The part of the tree below the first `depth` letters, which the forms share, under an answer from above.
fn branch(label: u8, forms: &[(&[u8], &Form)], depth: usize, above: u16) -> Branch {
    let mut answer = above;
    if let [(key, form)] = forms
        && key.len() == depth
    {
        answer = best(&form.votes);
    } else if let Some((rule, share)) = rule(forms)
        && (depth == 0 || share >= SHARED)
    {
        answer = rule;
    }
    let mut children = Vec::new();
    let mut rest = forms;
    while let Some(letter) = rest.first().and_then(|(key, _)| key.get(depth)) {
        let end = rest.partition_point(|(key, _)| key.get(depth) <= Some(letter));
        let (group, after) = rest.split_at(end);
        let child = branch(*letter, group, depth + 1, answer);
        if child.answer != 0 || !child.children.is_empty() {
            children.push(child);
        }
        rest = after;
    }
    Branch { label, answer: if answer == above { 0 } else { answer }, children }
}

/// What most forms answer, and how many forms there are; none where no form is evidence.
fn rule(forms: &[(&[u8], &Form)]) -> Option<(u16, u32)> {
    let mut votes = Votes::new();
    for (_, form) in forms.iter().filter(|(_, form)| form.evidence) {
        *votes.entry(best(&form.votes)).or_default() += 1;
    }
    let all = votes.values().sum();
    (all > 0).then(|| (best(&votes), all))
}

/// The answer with the most votes, the first learnt of several.
fn best(votes: &Votes) -> u16 {
    let most = votes.iter().max_by_key(|(answer, count)| (**count, std::cmp::Reverse(**answer)));
    most.map_or(0, |(answer, _)| *answer)
}

/// How many lemmas are right where tags are, of how many: words whose lemma the treebank leaves open not counted.
pub fn score(lemmas: &Lemmas, sentences: &[Sentence], mut wrong: impl FnMut(&Row, &str)) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    let mut lemma = String::new();
    for row in sentences.iter().flat_map(|sentence| &sentence.rows) {
        let (Id::Word(_), Ok(upos), Ok(xpos)) = (row.id, row.upos.parse(), row.xpos.parse()) else { continue };
        lemma.clear();
        lemmas.lemma(&row.form, upos, xpos, &mut lemma);
        all += 1;
        if lemma == row.lemma || row.lemma == "_" {
            right += 1;
        } else {
            wrong(row, &lemma);
        }
    }
    (right, all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu::parse;

    fn sentences(words: &[&str]) -> Vec<Sentence> {
        let mut file = String::new();
        for word in words {
            let fields: Vec<&str> = word.split(' ').collect();
            let [form, lemma, upos, xpos] = fields[..] else { panic!("{word}") };
            file.push_str(&format!("1\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t0\troot\t_\t_\n\n"));
        }
        parse(&file).unwrap()
    }

    #[test]
    fn rules_come_from_several_forms_and_exceptions_from_one() {
        let gold = sentences(&[
            "Cities city NOUN NNS",
            "parties party NOUN NNS",
            "talks talk NOUN NNS",
            "votes vote NOUN NNS",
            "notes note NOUN NNS",
            "sites site NOUN NNS",
            "series series NOUN NNS",
            "Swiss Swiss ADJ JJ",
            "Many many ADJ JJ",
            "other other ADJ JJ",
            "Kyiv Kyiv PROPN NNP",
        ]);
        let lemmas = train(&gold).unwrap();
        let lemma = |form: &str, upos, xpos| {
            let mut out = String::new();
            lemmas.lemma(form, upos, xpos, &mut out);
            out
        };
        for (form, want) in [("Duties", "duty"), ("strikes", "strike"), ("series", "series"), ("ORES", "ore")] {
            assert_eq!(lemma(form, Upos::Noun, Xpos::Nns), want);
        }
        assert_eq!(lemma("SWISS", Upos::Adj, Xpos::Jj), "Swiss");
        assert_eq!(lemma("Good", Upos::Adj, Xpos::Jj), "good");
        assert_eq!(lemma("Lviv", Upos::Propn, Xpos::Nnp), "Lviv");
        assert_eq!(lemmas.to_bytes(), train(&gold).unwrap().to_bytes());
        assert_eq!(score(&lemmas, &gold, |row, _| panic!("{}", row.form)), (11, 11));
    }
}
