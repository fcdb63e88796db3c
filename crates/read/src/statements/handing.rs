//! The words that hand over a quotation: the cue beside it, before or after, and who it names.

use super::marks::{Marks, Quoted};
use dateline_knowledge::cues::Cues;
use dateline_types::document::{Role, Roles, Tree, Word};
use dateline_types::{Relation, Upos};

/// The most words between a quotation and its cue.
const FAR: usize = 30;

/// What hands over a quotation.
pub(super) struct Handing {
    /// Index of the cue: a verb, a colon, a dash.
    pub(super) cue: usize,
    /// Index of the word that heads the source.
    pub(super) source: Option<usize>,
    /// Whether a colon stands between cue and quotation.
    pub(super) colon: bool,
}

/// Finds it: after a quotation that opens its sentence, before one that is introduced, in the sentence before where
/// that ends with a colon.
pub(super) fn hand_over(quoted: &Quoted, marks: &Marks, cues: &Cues, tree: Tree, roles: &Roles) -> Option<Handing> {
    let zone = Zone { marks, cues, tree, roles };
    let first = tree.get(quoted.first())?;
    let sentence = first.sentence().words();
    let opens = (sentence.start..quoted.first()).all(|word| is_punct(tree, word) || marks.around(word).is_some());
    if opens {
        zone.after(quoted).or_else(|| zone.signature(quoted)).or_else(|| zone.colon_before(quoted))
    } else {
        zone.before(quoted, sentence.start)
            .or_else(|| zone.after(quoted))
            .or_else(|| zone.colon(quoted, sentence.start))
    }
}

struct Zone<'a> {
    marks: &'a Marks,
    cues: &'a Cues,
    tree: Tree<'a>,
    roles: &'a Roles,
}

impl<'a> Zone<'a> {
    /// “…,” X said. “…?” asked X.
    fn after(&self, quoted: &Quoted) -> Option<Handing> {
        let last = self.tree.get(quoted.end().checked_sub(1)?)?;
        let block = last.sentence().block;
        let mut end = last.sentence().words().end;
        if quoted.end() >= end {
            // The sentence was cut behind the closing mark.
            let next = self.tree.get(quoted.end()).filter(|next| next.sentence().block == block)?;
            let inner = self.tree.get(quoted.end().checked_sub(2)?)?;
            let small = next.form().starts_with(char::is_lowercase);
            let hanging = matches!(inner.form(), "," | "?" | "!" | "…" | "—" | "–" | "-");
            if !(small || hanging && next.sentence().words().len() <= 24) {
                return None;
            }
            end = next.sentence().words().end;
        }
        let end = end.min(quoted.end() + FAR);
        let free: Vec<Word> = (quoted.end()..end)
            .take_while(|&word| self.marks.around(word).is_none())
            .filter_map(|word| self.tree.get(word))
            .collect();
        let cues: Vec<Word> = free.iter().copied().filter(|word| self.says(*word)).collect();
        let plain = |word: &&Word| !matches!(word.relation(), Relation::AclRelcl | Relation::Acl);
        let cue = cues.iter().find(plain).or_else(|| cues.first())?;
        let source = self.source(*cue, quoted).or_else(|| self.beside(*cue, &free));
        Some(Handing { cue: cue.index(), source, colon: false })
    }

    /// X said, “…” or X told reporters: “…”.
    fn before(&self, quoted: &Quoted, start: usize) -> Option<Handing> {
        let from = start.max(quoted.first().saturating_sub(FAR));
        let words = (from..quoted.first()).rev();
        let mut free =
            words.take_while(|&word| self.marks.around(word).is_none()).filter_map(|word| self.tree.get(word));
        let cue = free.find(|word| self.says(*word))?;
        let colon =
            (cue.index()..quoted.first()).any(|word| self.tree.get(word).is_some_and(|word| word.form() == ":"));
        Some(Handing { cue: cue.index(), source: self.source(cue, quoted), colon })
    }

    /// The mayor was blunt: “…”.
    fn colon(&self, quoted: &Quoted, start: usize) -> Option<Handing> {
        let colon = self.tree.get(quoted.first().checked_sub(1)?).filter(|word| word.form() == ":")?;
        let mut clause = (start..colon.index()).filter_map(|word| self.tree.get(word));
        let source = clause.rfind(|word| word.relation().base() == Relation::Nsubj);
        Some(Handing { cue: colon.index(), source: source.map(Word::index), colon: true })
    }

    /// The sentence before ends with a colon, and perhaps the paragraph.
    fn colon_before(&self, quoted: &Quoted) -> Option<Handing> {
        let colon = self.tree.get(quoted.first().checked_sub(1)?).filter(|word| word.form() == ":")?;
        let words = colon.sentence().words();
        self.before(quoted, words.start).or_else(|| self.colon(quoted, words.start))
    }

    /// “…” — Commissioner X
    fn signature(&self, quoted: &Quoted) -> Option<Handing> {
        let dash = self.tree.get(quoted.end()).filter(|word| matches!(word.form(), "—" | "–" | "-" | "--"))?;
        let block = self.tree.get(quoted.first())?.sentence().block;
        let mut names = (dash.index() + 1..dash.index() + 8).filter_map(|word| self.tree.get(word));
        let name = names.find(|word| word.upos() == Upos::Propn && word.sentence().block == block)?;
        Some(Handing { cue: dash.index(), source: Some(self.top(name).index()), colon: false })
    }

    /// The head of the phrase a name stands in.
    fn top(&self, name: Word<'a>) -> Word<'a> {
        let nominal = |word: Word| matches!(word.upos(), Upos::Propn | Upos::Noun);
        let mut at = name;
        while let Some(parent) = at.parent().filter(|parent| {
            nominal(*parent)
                && matches!(
                    at.relation(),
                    Relation::Compound | Relation::Flat | Relation::NmodPoss | Relation::NmodDesc | Relation::Appos
                )
        }) {
            at = parent;
        }
        at
    }

    /// Whether a word can hand over a quotation.
    fn says(&self, word: Word) -> bool {
        word.upos() == Upos::Verb
            && self.cues.get(word.lemma(), "VERB").is_some_and(|cue| {
                cue.takes.iter().any(|kind| matches!(&**kind, "quote" | "clause")) && cue.frame != "evidence"
                    || quotes(word)
            })
            || word.form().eq_ignore_ascii_case("according")
    }

    /// Who the cue says spoke: its subject, outside the quotation.
    fn source(&self, cue: Word<'a>, quoted: &Quoted) -> Option<usize> {
        if cue.form().eq_ignore_ascii_case("according") {
            let named =
                cue.parent().filter(|_| cue.relation() == Relation::Case).or_else(|| cue.child_like(Relation::Obl));
            return named.map(Word::index);
        }
        let doer = self.roles.words(cue.index(), Role::Doer).find(|&word| !quoted.has(word));
        doer.filter(|&word| self.marks.around(word).is_none())
    }

    /// Where the tree names no subject: the noun or pronoun beside the verb, before it or, for "said X", behind it.
    fn beside(&self, cue: Word<'a>, free: &[Word<'a>]) -> Option<usize> {
        let noun = |word: &&Word| matches!(word.upos(), Upos::Propn | Upos::Pron | Upos::Noun);
        let before = free.iter().take_while(|word| word.index() < cue.index()).find(noun);
        let after = || free.iter().skip_while(|word| word.index() <= cue.index()).find(noun);
        before.or_else(after).map(|word| self.top(*word).index())
    }
}

/// Verbs that hand over words though they are no verbs of saying.
fn quotes(word: Word) -> bool {
    matches!(word.lemma(), "read" | "show" | "describe" | "call")
}

fn is_punct(tree: Tree, word: usize) -> bool {
    tree.get(word).is_some_and(|word| word.upos() == Upos::Punct)
}
