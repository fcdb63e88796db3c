//! Many reports: intake of files, folders and streams, what is learned from all of them, and views of what was read.

pub mod answers;
pub mod changes;
pub mod copies;
pub mod dossier;
pub mod dyads;
pub mod export;
pub mod happenings;
pub mod intake;
pub mod learning;
pub mod positions;
pub mod reading;
pub mod rows;
pub mod series;
pub mod store;
pub mod voices;
