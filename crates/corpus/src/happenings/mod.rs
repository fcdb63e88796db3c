//! Happenings: the events of many reports that are told of one thing, each mention with its source.
//!
//! An event is a report's sentence; a happening is what several sentences tell of. Nothing is merged: a happening is a list of
//! mentions, and where one party says that it took place and another that it did not, both stand in it. Clusters are made of
//! likenesses that are the same in any order ([`likeness`]), the greatest first, and never grow over a contradiction of days,
//! places or parties ([`cluster`]).

mod bytes;
mod cluster;
mod days;
mod family;
mod likeness;
mod lists;
pub(crate) mod near;
mod neighbours;
mod once;
mod reports;
mod told;
mod view;
mod words;

pub use cluster::{Clustered, clusters};
pub use told::Told;
pub use view::{Happening, Mention, Version, each, of};
pub use words::{Names, Weights};

#[cfg(test)]
mod tests;
