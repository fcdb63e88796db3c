//! Opening: what the file is, whether it may be written, which format it has.

use super::{Sqlite, fault};
use crate::store::{StoreError, Trouble};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

/// The format this program writes; older ones are brought up to it, newer ones refused.
pub const FORMAT: i64 = 2;

/// "DLin" in the header of the file: it is one of ours.
const APPLICATION: i64 = 0x444c_696e;

/// The first bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How long to wait for another writer's batch to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether a file is a database, by its first bytes.
pub fn is_store(path: &Path) -> bool {
    let mut head = [0; MAGIC.len()];
    std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *MAGIC
}

impl Sqlite {
    /// Opens a store for writing; makes it where there is none.
    ///
    /// # Errors
    /// Where the file is something else, of a newer format, or may not be written.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let name = path.display().to_string();
        if let Ok(about) = path.metadata()
            && about.len() > 0
            && !is_store(path)
        {
            return Err(not_a_store(&name));
        }
        let db = Connection::open(path).map_err(|error| fault::told(&name, &error))?;
        let mut store = Self { db, name };
        store.prepare().map_err(|error| store.told(&error))?;
        store.bring_up()?;
        Ok(store)
    }

    /// Opens a store for reading; it may lie in a folder in which nothing may be written.
    ///
    /// # Errors
    /// Where there is none, or it is something else, or of a newer format.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let name = path.display().to_string();
        if !path.is_file() {
            let what = if path.is_dir() { "this is a folder" } else { "there is no such file" };
            return Err(StoreError::new(
                Trouble::Missing,
                &name,
                what,
                "make a store with `dateline ingest PATH… --into FILE`",
            ));
        }
        if !is_store(path) {
            return Err(not_a_store(&name));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let plain = Connection::open_with_flags(path, flags).and_then(|db| {
            db.busy_timeout(PATIENCE)?;
            db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
            Ok(db)
        });
        // A log cannot be made beside a file in a folder of others: nobody else writes there then.
        let db = plain.or_else(|first| {
            let text: String = name.chars().flat_map(escaped).collect();
            let fixed = Connection::open_with_flags(format!("file:{text}?immutable=1"), flags);
            fixed.map_err(|_| first)
        });
        let store = Self { db: db.map_err(|error| fault::told(&name, &error))?, name };
        steady(&store.db).map_err(|error| store.told(&error))?;
        let format = store.format()?;
        if format < FORMAT {
            // Only a writer may bring it up to date.
            drop(store);
            return Self::create(path);
        }
        Ok(store)
    }

    /// A store that is gone with the program, for tests and examples.
    ///
    /// # Errors
    /// Where there is no memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        let name = "memory".to_owned();
        let db = Connection::open_in_memory().map_err(|error| fault::told(&name, &error))?;
        let mut store = Self { db, name };
        store.prepare().map_err(|error| store.told(&error))?;
        store.bring_up()?;
        Ok(store)
    }

    fn prepare(&self) -> rusqlite::Result<()> {
        self.db.busy_timeout(PATIENCE)?;
        // Whole batches survive a killed program; the last ones may not survive a power cut, and are read again then.
        self.db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        self.db.pragma_update(None, "synchronous", "NORMAL")?;
        steady(&self.db)
    }

    /// The format of the file; an error where it is not ours or newer than this program.
    fn format(&self) -> Result<i64, StoreError> {
        let pragma = |name: &str| {
            self.db.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map_err(|error| self.told(&error))
        };
        let (application, format) = (pragma("application_id")?, pragma("user_version")?);
        let tables = "SELECT count(*) FROM sqlite_schema";
        let tables: i64 = self.db.query_row(tables, [], |row| row.get(0)).map_err(|error| self.told(&error))?;
        if application != APPLICATION && tables > 0 {
            return Err(not_a_store(&self.name));
        }
        if format > FORMAT {
            return Err(StoreError::new(
                Trouble::Newer,
                &self.name,
                format!("the store has format {format}, and this program knows formats up to {FORMAT}"),
                "read it with the newer dateline that made it",
            ));
        }
        Ok(format)
    }

    /// Makes the tables of the present format, step by step from the format there is.
    fn bring_up(&mut self) -> Result<(), StoreError> {
        if self.format()? == FORMAT {
            return Ok(());
        }
        let made = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).and_then(|batch| {
            // Another program may have made them while this one waited.
            let format: i64 = batch.pragma_query_value(None, "user_version", |row| row.get(0))?;
            if format < 1 {
                batch.execute_batch(include_str!("schema.sql"))?;
                batch.pragma_update(None, "application_id", APPLICATION)?;
            }
            if format < 2 {
                batch.execute_batch(include_str!("schema-2.sql"))?;
            }
            batch.pragma_update(None, "user_version", FORMAT)?;
            batch.commit()
        });
        made.map_err(|error| self.told(&error))
    }

    /// Moves what stands in the log into the file, so that the file alone is the store.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn close(self) -> Result<(), StoreError> {
        let folded = self.db.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()));
        folded.map_err(|error| self.told(&error))?;
        let Self { db, name } = self;
        db.close().map_err(|(_, error)| fault::told(&name, &error))
    }
}

/// Gives it some memory, and keeps questions that are asked again and again as they were prepared. Else SQLite plans each anew for every value, where an
/// index of some rows alone might help: that costs more than most answers.
fn steady(db: &Connection) -> rusqlite::Result<()> {
    db.set_prepared_statement_cache_capacity(128);
    db.pragma_update(None, "cache_size", -16_384)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(|_| ())
}

fn not_a_store(name: &str) -> StoreError {
    StoreError::new(
        Trouble::NotAStore,
        name,
        "this file is no store of dateline",
        "name a file made by `dateline ingest`, or another name for a new one",
    )
}

/// A character of a path in a `file:` address.
fn escaped(c: char) -> Vec<char> {
    match c {
        '?' | '#' | '%' => format!("%{:02X}", c as u32).chars().collect(),
        _ => vec![c],
    }
}
