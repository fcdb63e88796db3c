//! Everything a reader reads with: weights and tables, immutable and shared between threads.

use crate::statements;
use crate::statements::tagger::Weights;
use crate::time::TimeStage;
use dateline_knowledge::Knowledge;
use dateline_rules::{Problem, RuleSet};
use dateline_syntax::Syntax;
use dateline_syntax::kernels::Kernel;
use dateline_syntax::network::Worker;
use dateline_types::content_id;
use dateline_types::ledger::MadeBy;
use std::sync::Mutex;

/// The kinds of records that no others rest on: who prints one kind need not read the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Records {
    /// Figures, and the sources that only count.
    pub figures: bool,
    /// Events.
    pub events: bool,
}

/// Weights and tables.
#[derive(Debug)]
pub struct Desk {
    /// The syntactic stage.
    pub syntax: Syntax,
    /// The tables.
    pub knowledge: Knowledge,
    /// The time stage's vocabulary.
    pub time: TimeStage,
    /// The rules of attribution.
    pub rules: RuleSet,
    /// The weights of attribution.
    pub attribution: Weights,
    /// What is read of every report beside its entities, times and statements.
    pub(crate) records: Records,
    /// Hash of the user's rules, where there are any.
    rules_hash: Option<String>,
    /// Memory of the network, used again from report to report: as many as there are threads.
    workers: Mutex<Vec<Worker>>,
}

impl Desk {
    /// The desk with everything built into the program.
    pub fn built_in() -> Self {
        Self::with_knowledge(Knowledge::built_in())
    }

    /// The built-in desk with the user's own tables.
    pub fn with_knowledge(knowledge: Knowledge) -> Self {
        Self::with(knowledge, &[]).0
    }

    /// A desk with tables, and with rules of the user's own behind the built-in ones, each a file's name and text. Rules
    /// with problems are left out; the problems are handed back.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// use dateline_read::Desk;
    /// let file = ("my.rules".to_owned(), "rule mine\n  cue lemma beam\n".to_owned());
    /// let (_, problems) = Desk::with(Knowledge::built_in(), &[file]);
    /// assert!(problems[0].to_string().starts_with("my.rules:1:"));
    /// ```
    pub fn with(knowledge: Knowledge, rules: &[(String, String)]) -> (Self, Vec<Problem>) {
        let compiled = statements::compile(&knowledge, rules);
        let hash = (!rules.is_empty()).then(|| {
            let parts = rules.iter().flat_map(|(file, text)| [file.as_str(), text.as_str()]);
            content_id("", parts)
        });
        let desk = Self {
            syntax: Syntax::built_in(),
            knowledge,
            time: TimeStage::default(),
            rules: compiled.rules,
            attribution: statements::tagger::weights().clone(),
            records: Records { figures: true, events: true },
            rules_hash: hash,
            workers: Mutex::default(),
        };
        (desk, compiled.problems)
    }

    /// With a kernel of the caller's choice. What is read stays the same.
    #[must_use]
    pub fn with_kernel(self, kernel: Kernel) -> Self {
        Self { syntax: self.syntax.with_kernel(kernel), ..self }
    }

    /// The same desk that leaves out some kinds of records. What it reads of the others stays the same.
    ///
    /// ```
    /// use dateline_read::{Desk, desk::Records, read};
    /// use dateline_types::Report;
    /// let desk = Desk::built_in().only(Records { figures: false, events: true });
    /// let report = Report { text: "Rebels killed 12 people in Beira.".into(), ..Report::default() };
    /// let ledger = read(&desk, &report);
    /// assert_eq!((ledger.figures.len(), ledger.events.len()), (0, 1));
    /// ```
    #[must_use]
    pub fn only(self, records: Records) -> Self {
        Self { records, ..self }
    }

    /// Lends a worker of the network. What is read does not depend on which it is.
    pub(crate) fn with_worker<T>(&self, work: impl FnOnce(&mut Worker) -> T) -> T {
        let mut worker = self.workers.lock().ok().and_then(|mut workers| workers.pop()).unwrap_or_default();
        let done = work(&mut worker);
        if let Ok(mut workers) = self.workers.lock() {
            workers.push(worker);
        }
        done
    }

    /// What a ledger's header says of this desk.
    pub fn made_by(&self) -> MadeBy {
        MadeBy {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            weights: content_id("", [self.syntax.weights_hash(), self.attribution.hash()]),
            knowledge: self.knowledge.hash().to_owned(),
            rules: self.rules_hash.clone(),
            annotator: None,
        }
    }
}
