//! Places: which of all places of a name is meant ([`resolve`]), and whether the place or those who act for it ([`sense`]).

pub mod resolve;
pub mod sense;

pub use resolve::{Toponym, resolve};
