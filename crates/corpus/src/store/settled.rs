//! Stores for tests: reports read by the built-in desk, and settled.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use super::settle::settle;
use super::sqlite::Sqlite;
use super::{Store, fingerprint};
use crate::reading::Reading;
use crate::rows::Filed;
use dateline_read::Desk;
use dateline_types::Report;

/// A settled store of reports, gone with the test.
pub(crate) fn settled(reports: &[Report]) -> Sqlite {
    let desk = Desk::built_in();
    let mut store = Sqlite::in_memory().unwrap();
    for report in reports {
        store.put(&[(fingerprint(report), Filed::of(Reading::of(&desk, report)))]).unwrap();
    }
    settle(&mut store).unwrap();
    store
}
