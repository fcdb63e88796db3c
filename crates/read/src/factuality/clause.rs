//! The grammar of one clause: its subject, what opens it, its form.

use dateline_knowledge::signatures::{Complement, Pos};
use dateline_types::document::Word;
use dateline_types::tags::{Mood, VerbForm};
use dateline_types::{Relation, Upos, Xpos};

/// The most words looked at that hang on one word, so that the cost of an event has a bound.
const CHILDREN: usize = 64;

/// The first words that hang on a word.
pub(super) fn children<'d>(word: Word<'d>) -> impl Iterator<Item = Word<'d>> {
    word.children().take(CHILDREN)
}

/// The first word that hangs on it by `relation`.
pub(super) fn child<'d>(word: Word<'d>, relation: Relation) -> Option<Word<'d>> {
    children(word).find(|child| child.relation() == relation)
}

/// Its form in small letters.
pub(super) fn lower(word: Word) -> String {
    word.form().to_lowercase()
}

/// Its dictionary form in small letters; the form where there is none.
pub(super) fn lemma(word: Word) -> String {
    let lemma = word.lemma();
    if lemma.is_empty() { lower(word) } else { lemma.to_lowercase() }
}

/// The part of speech under which a word's signatures stand.
pub(super) fn pos(word: Word) -> Option<Pos> {
    match word.upos() {
        Upos::Verb | Upos::Aux => Some(Pos::Verb),
        Upos::Noun | Upos::Propn => Some(Pos::Noun),
        Upos::Adj => Some(Pos::Adj),
        Upos::Adv => Some(Pos::Adv),
        _ => None,
    }
}

/// The subject that hangs on it.
pub(super) fn subject(word: Word<'_>) -> Option<Word<'_>> {
    children(word).find(|child| matches!(child.relation().base(), Relation::Nsubj | Relation::Csubj | Relation::Expl))
}

/// The "to" of an infinitive.
pub(super) fn to(word: Word<'_>) -> Option<Word<'_>> {
    children(word).find(|child| child.xpos() == Xpos::To && matches!(child.relation(), Relation::Mark | Relation::Aux))
}

/// Whether the clause has a finite verb: itself, an auxiliary or a copula.
pub(super) fn is_finite(word: Word) -> bool {
    let form = |word: Word| {
        matches!(word.xpos(), Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Md)
            || word.feats().verb_form() == Some(VerbForm::Fin) && word.feats().mood() != Some(Mood::Imp)
    };
    let helps = |child: Word| matches!(child.relation().base(), Relation::Aux | Relation::Cop) && form(child);
    to(word).is_none() && (form(word) || children(word).any(helps))
}

/// Whether the clause is told in the present tense, without a modal.
pub(super) fn is_present(word: Word) -> bool {
    let form = |word: Word| matches!(word.xpos(), Xpos::Vbp | Xpos::Vbz);
    let helps = |child: Word| matches!(child.relation().base(), Relation::Aux | Relation::Cop) && form(child);
    form(word) || children(word).any(helps)
}

/// Whether the clause is told in the past or the perfect, or is a participle that says what was done.
pub(super) fn is_past(word: Word) -> bool {
    let helps =
        |child: Word, tag| matches!(child.relation().base(), Relation::Aux | Relation::Cop) && child.xpos() == tag;
    let past = matches!(word.xpos(), Xpos::Vbd | Xpos::Vbn) || children(word).any(|child| helps(child, Xpos::Vbd));
    // "to have left"
    let perfect = children(word).any(|child| helps(child, Xpos::Vb) && lemma(child) == "have");
    past && (perfect || to(word).is_none()) && !children(word).any(|child| helps(child, Xpos::Md))
}

/// What kind of complement a clause is by its form.
pub(super) fn complement(word: Word) -> Complement {
    if to(word).is_some() {
        Complement::To
    } else if is_finite(word) {
        Complement::That
    } else if word.xpos() == Xpos::Vbg {
        Complement::Ing
    } else {
        Complement::To
    }
}

/// Whether the word is or heads a clause: a verb, or anything with a copula or subject.
pub(super) fn is_clause(word: Word) -> bool {
    let verb = word.upos() == Upos::Verb || word.upos() == Upos::Aux;
    verb || children(word).any(|child| matches!(child.relation().base(), Relation::Cop | Relation::Nsubj))
}

/// The words that open a clause or phrase, conjunctions and prepositions, as one: "in order to" gives "in", "instead
/// of" gives "instead".
pub(super) fn markers<'d>(word: Word<'d>) -> impl Iterator<Item = Word<'d>> {
    children(word).filter(move |child| match child.relation() {
        Relation::Mark | Relation::Case => child.xpos() != Xpos::To || child.relation() == Relation::Case,
        // "when they left", but not "they left when …".
        Relation::Advmod => child.xpos() == Xpos::Wrb && child.index() < word.index(),
        _ => false,
    })
}

/// Whether something is passive.
pub(super) fn is_passive(word: Word) -> bool {
    children(word).any(|child| matches!(child.relation(), Relation::AuxPass | Relation::NsubjPass))
}

/// Whether a noun is one that the reader is taken to know: "the attack", "their attack", "this attack".
pub(super) fn is_definite(noun: Word) -> bool {
    noun.upos() == Upos::Propn
        || children(noun).any(|child| match child.relation().base() {
            Relation::Det => matches!(lemma(child).as_str(), "the" | "this" | "that" | "these" | "those" | "both"),
            Relation::Nmod => child.relation() == Relation::NmodPoss,
            _ => false,
        })
}

/// The word that a word hangs on. "Police opened fire to disperse the crowd, killing two": what came of it goes with what was
/// done, not with what it was done for, wherever the tree hangs it.
pub(crate) fn clause_over(word: Word) -> Option<Word> {
    let over = word.parent()?;
    let participle = word.relation() == Relation::Advcl && word.xpos() == Xpos::Vbg && markers(word).next().is_none();
    let set_off = children(word).next().filter(|first| first.index() < word.index()).unwrap_or(word);
    let comma = std::iter::successors(Some(set_off), |at| at.before()).take(2).any(|at| at.form() == ",");
    let purpose = over.relation() == Relation::Advcl && to(over).is_some() && over.index() < word.index();
    if participle && comma && purpose { over.parent() } else { Some(over) }
}
