//! Many reports: intake of files, folders and streams, and what is learned from all of them.

pub mod intake;
pub mod learning;
