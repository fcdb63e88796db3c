//! SQLite's errors in words that say what to do.

use super::Sqlite;
use crate::store::{StoreError, Trouble};
use rusqlite::ErrorCode;

/// What an error of SQLite means to whoever uses the store of this name.
pub(super) fn told(store: &str, error: &rusqlite::Error) -> StoreError {
    let code = error.sqlite_error_code();
    let (trouble, what, remedy) = match code {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
            Trouble::Busy,
            "another program is writing to the store".to_owned(),
            "wait until it is done and run this again; nothing is lost".to_owned(),
        ),
        Some(ErrorCode::DiskFull) => (
            Trouble::Full,
            "the disk is full".to_owned(),
            "make room and run this again; what was filed so far is kept".to_owned(),
        ),
        Some(ErrorCode::ReadOnly) => (
            Trouble::ReadOnly,
            "nothing may be written there".to_owned(),
            "make the file and its folder writable, or copy the store to where they are".to_owned(),
        ),
        Some(ErrorCode::NotADatabase) => (
            Trouble::NotAStore,
            "this is no store".to_owned(),
            "name a file made by `dateline ingest`, or another name for a new one".to_owned(),
        ),
        Some(ErrorCode::DatabaseCorrupt) => (
            Trouble::Damaged,
            format!("the store is damaged ({error})"),
            "take it from a copy, or make it anew with `dateline ingest`; `dateline verify` lists what is damaged"
                .to_owned(),
        ),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => (
            Trouble::Missing,
            "the store cannot be opened".to_owned(),
            "check that the file is there and that you may read it and write in its folder".to_owned(),
        ),
        Some(ErrorCode::SystemIoFailure) => (
            Trouble::Other,
            format!("the disk could not be read or written ({error})"),
            "check the disk and run this again; what was filed so far is kept".to_owned(),
        ),
        _ => (
            Trouble::Other,
            format!("the store gave an error ({error})"),
            "run `dateline verify` on it; if that finds nothing please report this".to_owned(),
        ),
    };
    StoreError { trouble, store: store.to_owned(), what, remedy }
}

impl Sqlite {
    /// Turns an error of SQLite into ours.
    pub(super) fn told(&self, error: &rusqlite::Error) -> StoreError {
        told(&self.name, error)
    }

    /// An error for a row that is not as this program writes it.
    pub(super) fn odd(&self, what: &str) -> StoreError {
        StoreError::new(
            Trouble::Damaged,
            &self.name,
            format!("{what} is not as this program writes it"),
            "the store was changed by another program; make it anew with `dateline ingest`",
        )
    }
}
