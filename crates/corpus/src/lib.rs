//! Many reports: intake of files, folders and streams, what is learned from all of them, and views of what was read.

pub mod dossier;
pub mod export;
pub mod intake;
pub mod learning;
pub mod positions;
pub mod reading;
