//! Reads dated news reports and writes an evidence ledger: the library's front door.

pub use dateline_corpus as corpus;
pub use dateline_knowledge as knowledge;
pub use dateline_read as read;
pub use dateline_rules as rules;
pub use dateline_syntax as syntax;
pub use dateline_types as types;
