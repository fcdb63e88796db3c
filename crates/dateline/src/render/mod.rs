//! Ledgers for people and for programs: text, JSON Lines, Markdown, HTML.
//!
//! [`page`] lays a ledger out over its text once; each format only draws that page.

pub(crate) mod dossier;
mod escape;
mod figures;
#[cfg(test)]
mod fixture;
pub(crate) mod html;
pub(crate) mod jsonl;
pub(crate) mod markdown;
pub(crate) mod page;
pub(crate) mod records;
mod safe;
pub(crate) mod series;
pub(crate) mod stored;
pub(crate) mod text;
pub(crate) mod visible;
pub(crate) mod walk;
pub(crate) mod who;
pub(crate) mod wording;
