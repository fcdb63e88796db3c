//! Copies: which reports are one story that outlets print again, and how many origins are left when copies are not counted.
//!
//! An agency's story reaches the reader through many outlets: cut short, its paragraphs moved, under another headline,
//! with lines of the outlet's own. [`stories`] gathers such reports; two stories on the same event that share a quotation
//! or background stay two. [`additions`] says what a reprint adds. [`origins`] counts who reports by themselves.
//!
//! All are pure functions of the set of what they are given: neither order nor time changes anything.

mod additions;
mod buckets;
mod compare;
mod credit;
pub(crate) mod fold;
mod furniture;
mod gather;
mod likeness;
mod origins;
mod sketch;
mod stories;
mod view;

pub use additions::additions;
pub use credit::{Credit, credit};
pub(crate) use fold::is_small;
pub use origins::{Origin, Origins, Told, origins};
pub use sketch::{Sketch, SketchError};
pub(crate) use stories::whose;
pub use stories::{Copied, Copies, Member, Story, found, stories};

/// What a store needs to settle some reports by what they touch.
pub(crate) mod near {
    pub(crate) use super::compare::{Marks, View};
    pub(crate) use super::likeness::{BESIDE, MANY, TRIED, are_alike_all_over, is_copy, is_foreign, is_wanted};
    pub(crate) use super::sketch::is_number;
    pub(crate) use super::stories::{assemble, code, same_texts};
    pub(crate) use super::{Copied, Sketch, Story};
}

pub use view::{Reprint, Wire, Wires, wires};

#[cfg(test)]
mod tests;
