//! Everything a reader reads with: weights and tables, immutable and shared between threads.

use crate::time::TimeStage;
use dateline_knowledge::Knowledge;
use dateline_syntax::Syntax;
use dateline_types::ledger::MadeBy;

/// Weights and tables.
#[derive(Debug)]
pub struct Desk {
    /// The syntactic stage.
    pub syntax: Syntax,
    /// The tables.
    pub knowledge: Knowledge,
    /// The time stage's vocabulary.
    pub time: TimeStage,
}

impl Desk {
    /// The desk with everything built into the program.
    pub fn built_in() -> Self {
        Self::with_knowledge(Knowledge::built_in())
    }

    /// The built-in desk with the user's own tables.
    pub fn with_knowledge(knowledge: Knowledge) -> Self {
        Self { syntax: Syntax::built_in(), knowledge, time: TimeStage::default() }
    }

    /// What a ledger's header says of this desk.
    pub fn made_by(&self) -> MadeBy {
        MadeBy {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            weights: self.syntax.weights_hash().to_owned(),
            knowledge: self.knowledge.hash().to_owned(),
            annotator: None,
        }
    }
}
