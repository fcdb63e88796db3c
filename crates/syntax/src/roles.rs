//! Who does what to whom: passive, control, coordination, relative clauses and participles undone, once for all rules.
//!
//! A predicate has its *subject*: its own, or the one it shares or is controlled by. What the subject is to it, doer or
//! object, depends on whether it is passive. Objects, receivers and clauses hang on it, or on the predicate it is
//! coordinated with. A relative pronoun stands for what its clause is about.

use dateline_types::document::{Argument, Means, Role, Roles, Tree, Word};
use dateline_types::tags::{PronType, VerbForm};
use dateline_types::{Relation, Upos, Xpos};

/// The most steps taken up a tree from a word: no sentence that people write is as deep.
const STEPS: usize = 48;

/// The arguments of all predicates of a document.
///
/// ```
/// use dateline_syntax::{conllu, roles};
/// use dateline_types::document::Role;
/// let file = "\
/// 1\tIran\tIran\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\t_
/// 2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
/// 3\ttold\ttell\tVERB\tVBN\t_\t0\troot\t_\t_
/// 4\tto\tto\tPART\tTO\t_\t5\tmark\t_\t_
/// 5\twait\twait\tVERB\tVB\t_\t3\txcomp\t_\t_
/// ";
/// let document = conllu::document("Iran was told to wait", &conllu::parse(file)?)?;
/// let roles = document.tree().map(roles::derive).unwrap_or_default();
/// assert_eq!(roles.first(4, Role::Doer), Some(0), "Iran is to wait");
/// # Ok::<(), conllu::ConlluError>(())
/// ```
pub fn derive(tree: Tree) -> Roles {
    let mut arguments = Vec::new();
    for word in tree.words().filter(|&word| is_predicate(word)) {
        Predicate { word, passive: is_passive(word), out: &mut arguments }.read();
    }
    Roles::new(arguments)
}

/// Verbs, and whatever else has a subject or copula, or is predicated of something. Participles in names are none.
fn is_predicate(word: Word) -> bool {
    let verb = match word.upos() {
        Upos::Verb => !matches!(word.xpos(), Xpos::Nnp | Xpos::Nnps),
        Upos::Aux => !matches!(word.relation().base(), Relation::Aux | Relation::Cop),
        _ => false,
    };
    let of_predicates =
        |child: Word| matches!(child.relation().base(), Relation::Nsubj | Relation::Csubj | Relation::Cop);
    verb || word.relation() == Relation::Xcomp || word.children().any(of_predicates)
}

struct Predicate<'d, 'o> {
    word: Word<'d>,
    passive: bool,
    out: &'o mut Vec<Argument>,
}

impl<'d> Predicate<'d, '_> {
    fn read(&mut self) {
        let clause = self.word.children().find(|child| child.relation() == Relation::Ccomp);
        if let Some((subject, means)) = subject(self.word) {
            let told = self.word.child(Relation::Obj).is_some() || clause.is_some();
            let role = match self.passive {
                false => Role::Doer,
                true if told && subject.relation().base() != Relation::Csubj => Role::Receiver,
                true => Role::Object,
            };
            let means = if self.passive && means == Means::Direct { Means::Passive } else { means };
            self.add(role, subject, means);
        }
        for child in self.word.children() {
            match child.relation() {
                // "told *reporters* that …", whichever way it was parsed.
                Relation::Obj if clause.is_some() => self.add(Role::Receiver, child, Means::Direct),
                Relation::Obj => self.add(Role::Object, child, Means::Direct),
                Relation::Iobj => self.add(Role::Receiver, child, Means::Direct),
                Relation::OblAgent => self.add(Role::Doer, child, Means::Passive),
                Relation::Ccomp | Relation::Xcomp => self.add(Role::Clause, child, Means::Direct),
                _ => {}
            }
        }
        self.shared();
        self.missing();
        self.reported();
    }

    /// What follows a coordination of predicates belongs to all of them: "condemned and rejected the plan".
    fn shared(&mut self) {
        if self.word.child(Relation::Conj).is_none() {
            return;
        }
        let children: Vec<Word> = self.word.children().filter(|child| child.index() > self.word.index()).collect();
        let (mut object, mut clause) = (None, None);
        for child in children.into_iter().rev() {
            match child.relation() {
                Relation::Obj => object = Some(child),
                Relation::Ccomp | Relation::Xcomp => clause = Some(child),
                Relation::Conj if child.upos() == Upos::Verb && !is_passive(child) => {
                    let own = [Relation::Obj, Relation::Ccomp, Relation::Xcomp];
                    if own.iter().any(|&relation| child.child(relation).is_some()) {
                        continue;
                    }
                    let mut member = Predicate { word: child, passive: false, out: &mut *self.out };
                    if let Some(object) = object {
                        member.add(Role::Object, object, Means::Shared);
                    }
                    if let Some(clause) = clause {
                        member.add(Role::Clause, clause, Means::Shared);
                    }
                }
                _ => {}
            }
        }
    }

    /// The object that a relative clause is about, where no pronoun stands for it: "the plan Iran rejected".
    fn missing(&mut self) {
        let own = |relation| self.word.child_like(relation).is_some();
        if self.word.relation() != Relation::AclRelcl
            || self.passive
            || !own(Relation::Nsubj)
            || self.word.upos() != Upos::Verb
        {
            return;
        }
        let complete = own(Relation::Obj) || own(Relation::Ccomp) || own(Relation::Cop);
        let about = |word: Word| is_relative(word) && antecedent(word) == self.word.parent();
        let pronoun = self.word.children().any(|child| about(child) || child.children().any(about));
        if complete || pronoun {
            return;
        }
        if let Some(about) = self.word.parent() {
            // "the deal Iran wanted to sign": the object of the innermost infinitive.
            match self.word.child(Relation::Xcomp).filter(|inner| inner.upos() == Upos::Verb) {
                Some(inner) if inner.child(Relation::Obj).is_none() => {
                    self.out.push(argument(inner, Role::Object, about, Means::Relative));
                }
                _ => self.add(Role::Object, about, Means::Relative),
            }
        }
    }

    /// A reporting clause beside or inside what it reports: "Talks failed, he said".
    fn reported(&mut self) {
        let bare = ![Relation::Obj, Relation::Ccomp, Relation::Xcomp].iter().any(|&r| self.word.child(r).is_some());
        if self.word.relation() == Relation::Parataxis
            && self.word.upos() == Upos::Verb
            && !self.passive
            && bare
            && self.word.child(Relation::Nsubj).is_some()
            && let Some(content) = self.word.parent()
        {
            self.add(Role::Clause, content, Means::Parataxis);
        }
    }

    /// Adds an argument and, unless it is a clause, those coordinated with it.
    fn add(&mut self, role: Role, word: Word<'d>, means: Means) {
        let (word, means) = match antecedent(word) {
            Some(about) => (about, Means::Relative),
            None => (word, means),
        };
        self.out.push(argument(self.word, role, word, means));
        if role != Role::Clause && !is_predicate(word) {
            let members = word.children().filter(|child| child.relation() == Relation::Conj && !is_predicate(*child));
            self.out.extend(members.map(|member| argument(self.word, role, member, Means::Member)));
        }
    }
}

fn argument(predicate: Word, role: Role, word: Word, means: Means) -> Argument {
    Argument { predicate: predicate.index() as u32, role, word: word.index() as u32, means }
}

/// The subject of a predicate and how it was found: its own, or up the tree the one it shares or is controlled by.
fn subject(predicate: Word<'_>) -> Option<(Word<'_>, Means)> {
    let mut at = predicate;
    let mut found = Means::Direct;
    for _ in 0..STEPS {
        if let Some(own) = own_subject(at) {
            return Some((own, found));
        }
        let parent = at.parent()?;
        let step = match at.relation() {
            Relation::Conj if is_predicate(parent) && is_finite(at) <= is_finite(parent) => Means::Shared,
            Relation::Xcomp => {
                if let Some(controller) = controller(parent) {
                    return Some((controller, Means::Control));
                }
                Means::Control
            }
            Relation::Advcl if !is_finite(at) => Means::Control,
            Relation::AclRelcl => return Some((parent, Means::Relative)).filter(|_| lacks_subject(at)),
            Relation::Acl if is_participle(at) => return Some((parent, found.max(Means::Participle))),
            Relation::Amod if at == predicate && is_participle(at) => return Some((parent, Means::Participle)),
            _ => return None,
        };
        found = if found == Means::Direct { step } else { found };
        at = parent;
    }
    None
}

/// The subject that hangs on a predicate; "there" and "it" that stand for nothing are none.
fn own_subject(predicate: Word<'_>) -> Option<Word<'_>> {
    let like = |relation: Relation| predicate.children().find(|child| child.relation().base() == relation);
    like(Relation::Nsubj).or_else(|| like(Relation::Csubj))
}

/// Who an infinitive under `predicate` is left to: its object, as in "told them to leave", but not for promises.
fn controller(predicate: Word<'_>) -> Option<Word<'_>> {
    let object = predicate.child(Relation::Iobj).or_else(|| predicate.child(Relation::Obj))?;
    let promises = matches!(predicate.lemma(), "promise" | "vow" | "threaten" | "pledge");
    (!promises && !is_passive(predicate)).then_some(object)
}

/// Whether a predicate's subject is what something is done to.
fn is_passive(word: Word) -> bool {
    let own = |relation| word.child(relation).is_some();
    if own(Relation::AuxPass) || own(Relation::NsubjPass) || own(Relation::CsubjPass) {
        return true;
    }
    if own(Relation::Aux) || own(Relation::Cop) || own(Relation::Nsubj) {
        return false;
    }
    let participle = word.xpos() == Xpos::Vbn || word.feats().is_passive();
    match word.relation() {
        // "was arrested and charged", but not "has met and agreed".
        Relation::Conj => {
            participle && word.parent().is_some_and(|first| first.upos() == Upos::Verb && is_passive(first))
        }
        Relation::Acl | Relation::Amod | Relation::Advcl | Relation::Xcomp => participle,
        _ => participle && word.feats().is_passive(),
    }
}

/// Whether a predicate stands by itself: a finite verb or one with an auxiliary or copula, and not under "to".
fn is_finite(word: Word) -> bool {
    let to = word.children().any(|child| child.relation() == Relation::Mark && child.xpos() == Xpos::To);
    let helper =
        |child: Word| matches!(child.relation().base(), Relation::Aux | Relation::Cop) && is_finite_form(child);
    !to && (is_finite_form(word) || word.children().any(helper))
}

fn is_finite_form(word: Word) -> bool {
    matches!(word.xpos(), Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Md)
        || word.feats().verb_form() == Some(VerbForm::Fin)
}

fn is_participle(word: Word) -> bool {
    let form = matches!(word.xpos(), Xpos::Vbn | Xpos::Vbg)
        || matches!(word.feats().verb_form(), Some(VerbForm::Part | VerbForm::Ger));
    form && word.upos() == Upos::Verb
}

/// A relative pronoun: "who", "which", "that"; not "what", which is about nothing before it.
fn is_relative(word: Word) -> bool {
    let relative = word.feats().pron_type() == Some(PronType::Rel)
        || (matches!(word.xpos(), Xpos::Wdt | Xpos::Wp) && word.feats().pron_type().is_none());
    relative && word.upos() == Upos::Pron && !matches!(word.lemma(), "what" | "whatever" | "whoever")
}

/// Whether a relative clause has neither a subject nor a pronoun that could be one.
fn lacks_subject(clause: Word) -> bool {
    own_subject(clause).is_none() && !clause.children().any(is_relative)
}

/// What a relative pronoun stands for: the word its clause hangs on, through the clauses between ("who he said fled").
fn antecedent(pronoun: Word<'_>) -> Option<Word<'_>> {
    if !is_relative(pronoun) {
        return None;
    }
    let mut clause = pronoun.parent()?;
    for _ in 0..STEPS {
        match clause.relation() {
            Relation::AclRelcl | Relation::AdvclRelcl => return clause.parent(),
            Relation::Ccomp | Relation::Xcomp | Relation::Conj | Relation::Nmod | Relation::Obl | Relation::Obj => {}
            _ => return None,
        }
        clause = clause.parent()?;
    }
    None
}
