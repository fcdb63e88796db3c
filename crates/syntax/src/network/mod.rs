//! The network that reads a sentence: tags, names and a tree, from words alone.

pub mod activation;
