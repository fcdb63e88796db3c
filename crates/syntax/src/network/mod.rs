//! The compact neural network that tags words, finds names and builds trees.

pub mod activation;
pub mod features;
pub mod parts;
