//! Who does what to whom in a document: arguments of predicates, whatever construction they stand in.

/// What a word is to a predicate, with passive, control, coordination and relative clauses undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who does or is it: the subject of the active, the "by" of the passive.
    Doer,
    /// To whom or what it is done.
    Object,
    /// Who gets or is told it.
    Receiver,
    /// What is said, thought, wanted or begun: the head of a clause.
    Clause,
}

/// How an argument was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Means {
    /// It hangs on the predicate by the relation that names the role: "*Iran* rejected it".
    Direct,
    /// By the passive: "the *plan* was rejected by Iran".
    Passive,
    /// It is a member of a coordination of arguments: "Iran and *Israel* agreed".
    Member,
    /// It is shared by a coordination of predicates: "*Iran* met and rejected …", "condemned and rejected the *plan*".
    Shared,
    /// It controls an infinitive or participle: "*Iran* wants to talk", "speaking in Geneva, *he* said …".
    Control,
    /// It is what a relative clause is about: "the *plan* that Iran rejected".
    Relative,
    /// It is what a participle describes: "a *man* accused of spying", "detained *journalists*".
    Participle,
    /// It is what a clause set beside or into it reports: "Talks *failed*, he said".
    Parataxis,
}

/// One argument of one predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Argument {
    /// The predicate: index of a word of the document.
    pub predicate: u32,
    /// What the argument is to it.
    pub role: Role,
    /// The argument's head: index of a word of the document.
    pub word: u32,
    /// How it was found.
    pub means: Means,
}

/// The arguments of all predicates of a document, in the order of the predicates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    arguments: Vec<Argument>,
}

impl Roles {
    /// Arguments in any order.
    pub fn new(mut arguments: Vec<Argument>) -> Self {
        arguments.sort_unstable();
        // Of two ways to one argument the plainer comes first.
        arguments.dedup_by_key(|argument| (argument.predicate, argument.role, argument.word));
        Self { arguments }
    }

    /// All of them.
    pub fn all(&self) -> &[Argument] {
        &self.arguments
    }

    /// The arguments of the word at index `predicate`: doers, objects, receivers, clauses, each in reading order.
    pub fn of(&self, predicate: usize) -> &[Argument] {
        let from = self.arguments.partition_point(|argument| (argument.predicate as usize) < predicate);
        let length = self.arguments[from..].partition_point(|argument| argument.predicate as usize == predicate);
        &self.arguments[from..from + length]
    }

    /// The words that play `role` for the word at index `predicate`, in reading order.
    pub fn words(&self, predicate: usize, role: Role) -> impl Iterator<Item = usize> {
        self.of(predicate).iter().filter(move |argument| argument.role == role).map(|argument| argument.word as usize)
    }

    /// The first word that plays `role` for the word at index `predicate`.
    pub fn first(&self, predicate: usize, role: Role) -> Option<usize> {
        self.words(predicate, role).next()
    }
}
