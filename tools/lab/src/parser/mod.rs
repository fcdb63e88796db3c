//! Trains the network that tags words, finds names and builds trees.
//!
//! The mathematics is that of `dateline_syntax::network`, in floating point, with the way back written out by hand:
//! [`encoder`] and [`heads`] from [`batch`] to losses, [`run`] the loop, [`decode`] what a network says.

pub mod batch;
pub mod data;
pub mod decode;
mod embedding;
pub mod encoder;
pub mod export;
pub mod heads;
mod losses;
pub mod material;
mod matrix;
pub mod model;
pub mod noise;
mod norm;
mod optimiser;
pub mod report;
pub mod run;
mod scan;
pub mod shape;
pub mod store;
mod tree;

#[cfg(test)]
mod tests;
