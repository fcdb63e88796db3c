//! Stores: one suite that every kind of store has to pass, and what is true of files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

mod conformance;
mod files;
mod near;
mod reports;

use dateline_corpus::store::sqlite::Sqlite;

conformance::suite!(in_memory, gone_with_the_test);

fn gone_with_the_test() -> Sqlite {
    Sqlite::in_memory().unwrap()
}
