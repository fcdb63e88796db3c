//! Expected readings kept as text: specs in Markdown, whole stories beside their `.ledger`.

pub(crate) mod compact;
mod difference;
mod markdown;
pub(crate) mod spec;
pub(crate) mod story;
mod trees;
