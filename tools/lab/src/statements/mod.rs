//! Attribution: gold, how ours is measured against it, and the weights that are trained on our own mark-up.

pub mod gold;
pub mod markup;
pub mod measure;
pub mod structured;
pub mod train;
pub mod words;
