//! Many reports: intake of files, folders and streams.

pub mod intake;
