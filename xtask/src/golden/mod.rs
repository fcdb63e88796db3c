//! Expected readings kept as text: specs in Markdown, whole stories beside their `.ledger`.

mod actors;
pub(crate) mod compact;
mod difference;
mod events;
mod figures;
mod markdown;
pub(crate) mod spec;
pub(crate) mod story;
mod trees;
