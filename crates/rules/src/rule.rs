//! A rule that was checked: its name and place, what it gives, its examples.

use crate::pattern::Pattern;
use std::fmt;

/// The place of a rule in its [`RuleSet`](crate::RuleSet).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleIx(pub(crate) u32);

impl RuleIx {
    /// The place as a number, from 0: by it callers keep their own counts.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The place of a node in its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(pub(crate) u8);

impl NodeIx {
    /// The cue.
    pub const CUE: Self = Self(0);

    /// The place as a number: 0 is the cue.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A rule that was checked and is ready to be matched.
///
/// It prints as its reference: `claim.say@statements.rules:12`.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its dotted name.
    pub name: String,
    /// The file it is in, as its source was called.
    pub file: String,
    /// The line of the file it begins on, from 1.
    pub line: u32,
    /// What it says of itself.
    pub about: Option<String>,
    /// What it gives where it wins.
    pub gives: Gives,
    /// Its `yes` and `no` lines.
    pub examples: Vec<Example>,
    /// The names of its nodes by [`NodeIx`]; the first is `cue`.
    pub(crate) nodes: Vec<String>,
    pub(crate) pattern: Pattern,
    /// Which rules it may tie with; see [`Source::level`](crate::Source::level).
    pub(crate) level: u8,
}

impl Rule {
    /// The names of its nodes, `cue` first, each at its [`NodeIx`].
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = (NodeIx, &str)> {
        self.nodes.iter().enumerate().map(|(index, name)| (NodeIx(index as u8), name.as_str()))
    }

    /// The node of this name.
    pub fn node(&self, name: &str) -> Option<NodeIx> {
        self.nodes.iter().position(|node| node == name).map(|index| NodeIx(index as u8))
    }

    /// The name of a node.
    pub fn node_name(&self, node: NodeIx) -> &str {
        self.nodes.get(node.index()).map_or("", String::as_str)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}:{}", self.name, self.file, self.line)
    }
}

/// What a rule gives: `gives Event ASSAULT doer=doer`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gives {
    /// The kind's name.
    pub kind: String,
    /// The code, where the kind has codes.
    pub code: Option<String>,
    /// Fields and what is given to them, in the order of the line.
    pub fields: Vec<(String, Value)>,
}

impl Gives {
    /// What is given to a field.
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }
}

/// What is given to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The words bound to these nodes.
    Nodes(Vec<NodeIx>),
    /// A word of the field's closed list.
    Word(String),
}

/// A `yes` or `no` line of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule is to win somewhere in the text, or nowhere.
    pub yes: bool,
    /// The text.
    pub text: String,
    /// Nodes and the text each is to have.
    pub expected: Vec<(NodeIx, String)>,
    /// The line of the rule's file, from 1.
    pub line: u32,
}
