//! The compact neural network that tags words, finds names and builds trees.
//!
//! [`parts`] is what training makes, [`write`] rounds it to 8 bits, [`file`] is where it is kept. Reading goes from the
//! vectors of words (`embedding`, from [`features`]) through layers of convolution and recurrence (`encoder`) to the
//! scores of tags and arcs, and from these to a tree (`arcs`, `tree`): [`Network::read_sentences`].

#![allow(clippy::needless_range_loop, reason = "lane groups are written by their lanes")]

pub mod activation;
mod agree;
mod annotate;
mod arcs;
mod embedding;
mod encoder;
pub mod features;
pub mod file;
mod model;
mod names;
pub mod parts;
mod pieces;
mod reading;
#[cfg(test)]
mod tests;
mod tree;
mod vector;
mod write;

pub use file::NetworkError;
pub use model::Network;
pub use reading::{Reading, Worker};
pub use write::write;
