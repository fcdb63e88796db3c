//! What rules may give and ask: kinds of records with their fields, and the sorts of words that `is` knows.

/// The kinds and sorts that a caller understands; every name in a rule is held against them.
///
/// ```
/// use dateline_rules::{Kind, Schema};
/// let schema = Schema::new()
///     .kind(Kind::new("Claim").node("source").node("content").words("stance", ["neutral", "doubting"]))
///     .kind(Kind::new("Event").codes(["ASSAULT", "THREATEN"]).node("doer").node("target"))
///     .sorts(["person", "org", "actor", "number"]);
/// assert_eq!(schema.kinds().len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    kinds: Vec<Kind>,
    sorts: Vec<String>,
}

impl Schema {
    /// A schema without kinds and sorts.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more kind.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// With more sorts of words: what may stand behind `is`.
    #[must_use]
    pub fn sorts<S: Into<String>>(mut self, sorts: impl IntoIterator<Item = S>) -> Self {
        self.sorts.extend(sorts.into_iter().map(Into::into));
        self
    }

    /// Its kinds.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Its sorts.
    pub fn known_sorts(&self) -> &[String] {
        &self.sorts
    }
}

/// A kind of record: its name, its codes if it has any, its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// As it stands behind `gives`.
    pub name: String,
    /// What may stand behind the kind's name. A kind with codes needs one, a kind without may have none.
    pub codes: Vec<String>,
    /// What may be given to it.
    pub fields: Vec<Field>,
}

impl Kind {
    /// A kind without codes and fields.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), codes: Vec::new(), fields: Vec::new() }
    }

    /// With more codes.
    #[must_use]
    pub fn codes<S: Into<String>>(mut self, codes: impl IntoIterator<Item = S>) -> Self {
        self.codes.extend(codes.into_iter().map(Into::into));
        self
    }

    /// With a field that takes nodes.
    #[must_use]
    pub fn node(mut self, name: impl Into<String>) -> Self {
        self.fields.push(Field { name: name.into(), takes: Takes::Nodes });
        self
    }

    /// With a field that takes one word of a closed list.
    #[must_use]
    pub fn words<S: Into<String>>(mut self, name: impl Into<String>, words: impl IntoIterator<Item = S>) -> Self {
        let takes = Takes::Words(words.into_iter().map(Into::into).collect());
        self.fields.push(Field { name: name.into(), takes });
        self
    }
}

/// A field of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// As it stands before the `=`.
    pub name: String,
    /// What may stand behind it.
    pub takes: Takes,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One or several nodes of the rule.
    Nodes,
    /// One of these words.
    Words(Vec<String>),
}
