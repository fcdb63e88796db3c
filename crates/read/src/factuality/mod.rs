//! Factuality: how an event is held to be, by the report and by everybody it quotes.
//!
//! By composition, not by a tagger. An event starts as plain fact. The way down to it from its sentence's head is
//! walked word by word: auxiliaries, negation, conditions, moods and hedges of each clause ([`modals`], [`negation`],
//! [`conditions`], [`moods`], [`hedges`]) change what is held of it, and each step to the next clause does by what links
//! the two ([`links`]), most often by the signature of the predicate above: "managed to" keeps what is so, "failed to"
//! turns it round, "know that" takes it for granted, "said that" leaves the report uncommitted and commits the speaker.

mod clause;
mod conditions;
mod hedges;
mod hold;
mod links;
mod modals;
mod moods;
mod negation;
mod scope;
mod sources;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use clause::clause_over;
use dateline_knowledge::signatures::Signatures;
use dateline_types::document::Word;
pub use hold::{Certainty, Ground, Hold, Polarity, Time};
use links::Step;
use scope::Scope;

/// The most steps taken up a tree from an event: no sentence that people write is as deep.
const STEPS: usize = 32;

/// How an event is held to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Factuality {
    /// How sure the report, or the source asked for, is.
    pub certainty: Certainty,
    /// Whether it is held to be so.
    pub polarity: Polarity,
    /// Whether it lies ahead.
    pub time: Time,
    /// What keeps it from being plain fact.
    pub ground: Ground,
    /// The head of the condition it hangs on: index of a word of the document.
    pub conditional: Option<u32>,
    /// The sources through which it comes, the outermost first.
    pub sources: Vec<Source>,
    /// The words that decided it, from the sentence's head down: indices of words of the document.
    pub cues: Vec<u32>,
    /// The whole as one number on the scale of UDS, [-3, 3]; ours lie between about -1 and 1. What lies ahead has not
    /// happened, so that its number is low too: for the sense go by certainty, polarity and time.
    pub value: f32,
}

/// One source, and what it holds of the event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// The word that gives the event to it, "said": index of a word of the document.
    pub cue: u32,
    /// What it holds.
    pub holds: Hold,
}

/// How the event that `event` is the head of is held to be: a verb, or a noun or adjective that names an event.
///
/// ```
/// use dateline_knowledge::Knowledge;
/// use dateline_read::factuality::{self, Certainty, Polarity};
/// use dateline_syntax::{Syntax, network::Worker};
/// let syntax = Syntax::built_in();
/// let mut document = syntax.parse("Iran denied that it attacked the ship.");
/// syntax.annotate(&mut Worker::default(), &mut document)?;
/// let attacked = document.tree().and_then(|tree| tree.get(4)).unwrap();
/// let held = factuality::of(attacked, Knowledge::built_in().signatures());
/// assert_eq!(held.certainty, Certainty::Unspecified, "the report does not say");
/// let speaker = held.speaker();
/// assert_eq!((speaker.certainty, speaker.polarity), (Certainty::Certain, Polarity::Negative), "Iran does");
/// # Ok::<(), dateline_types::document::TreeError>(())
/// ```
pub fn of(event: Word, signatures: &Signatures) -> Factuality {
    let path: Vec<Word> = std::iter::successors(Some(event), |word| clause_over(*word)).take(STEPS).collect();
    let mut above = Scope::top();
    let mut own = above.clone();
    for (below, word) in path.iter().enumerate().rev() {
        own = local(*word, &above, below == 0, signatures);
        if let Some(child) = below.checked_sub(1).and_then(|below| path.get(below)) {
            let step = Step { word: *word, above, own };
            above = links::down(&step, *child, signatures);
            own = above.clone();
        }
    }
    let past = |hold: Hold| match clause::is_clause(event) {
        true => clause::is_past(event),
        // What a noun names is there to be named, unless something keeps it from being fact.
        false => matches!(hold.ground, Ground::Plain | Ground::Reported),
    };
    own.author.past = past(own.author);
    for source in &mut own.sources {
        source.1.past = past(source.1);
    }
    Factuality::of(&own)
}

impl Factuality {
    fn of(scope: &Scope) -> Self {
        let author = scope.author;
        Self {
            certainty: author.certainty,
            polarity: author.polarity,
            time: author.time,
            ground: author.ground,
            conditional: scope.condition,
            sources: scope.sources.iter().map(|&(cue, holds)| Source { cue, holds }).collect(),
            cues: scope.cues.clone(),
            value: author.value(),
        }
    }

    /// The same as the innermost speaker holds it to be; as the report does, where nobody speaks.
    pub fn speaker(&self) -> Self {
        let Some(holds) = self.sources.last().map(|source| source.holds) else { return self.clone() };
        Self {
            certainty: holds.certainty,
            polarity: holds.polarity,
            time: holds.time,
            ground: holds.ground,
            value: holds.value(),
            ..self.clone()
        }
    }
}

/// What is held of a word, with its own auxiliaries, negations, conditions, moods and hedges.
fn local(word: Word, above: &Scope, is_event: bool, signatures: &Signatures) -> Scope {
    let mut scope = above.clone();
    if !is_event && !clause::is_clause(word) {
        return scope;
    }
    sources::apply(word, &mut scope, signatures);
    if clause::is_clause(word) && is_independent(word) {
        if word.relation() != dateline_types::Relation::Conj && conditions::is_condition(word) {
            let marker = clause::markers(word).next().unwrap_or(word);
            scope.change(marker, |hold| hold.at_most(Certainty::Unspecified, Ground::Condition));
        }
        if let Some(mark) = moods::question(word) {
            scope.change(mark, |hold| hold.at_most(Certainty::Unspecified, Ground::Question));
        } else if moods::is_order(word) {
            scope.change(word, |hold| hold.at_most(Certainty::Unspecified, Ground::Order).ahead());
        }
    }
    let modal = modals::of(word);
    if let Some(condition) = conditions::of(word, modal.is_some()) {
        scope.change(condition, |hold| hold.at_most(Certainty::Possible, Ground::Consequence));
        scope.hang_on(condition);
    }
    hedges::apply(word, &mut scope, signatures);
    let ahead = modals::futurate(word).or_else(|| Some(word).filter(|word| is_event && modals::is_going_to(*word)));
    if let Some(cue) = ahead {
        scope.change(cue, |hold| hold.at_most(Certainty::Certain, Ground::Future).ahead());
    }
    if let Some(cue) = moods::aim(word).filter(|_| is_independent(word)) {
        scope.change(cue, |hold| hold.at_most(Certainty::Unspecified, Ground::Meant).ahead());
    }
    let negation = negation::of(word);
    match (modal, negation) {
        (Some(modal), negation) => {
            scope.change(modal.word, |hold| modal.apply(hold, negation.is_some()));
            scope.cues.extend(negation.map(|word| word.index() as u32));
        }
        // "no attack was reported": the clause above may have counted it.
        (None, Some(negation)) if !clause::is_clause(word) => scope.change(negation, Hold::denied),
        (None, Some(negation)) => scope.change(negation, Hold::negated),
        (None, None) => {}
    }
    scope
}

/// Whether a clause is a sentence of its own, or set beside one.
fn is_independent(word: Word) -> bool {
    use dateline_types::Relation;
    let mut at = word;
    for _ in 0..STEPS {
        match at.relation().base() {
            Relation::Root => return true,
            Relation::Conj | Relation::Parataxis | Relation::List | Relation::Discourse => {}
            _ => return false,
        }
        match at.parent() {
            Some(parent) => at = parent,
            None => return true,
        }
    }
    false
}
