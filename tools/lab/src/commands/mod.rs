//! Commands with options of their own.

pub(crate) mod network;
mod recipe;
