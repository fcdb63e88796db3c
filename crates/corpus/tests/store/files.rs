//! What is true of a store in a file: reopening, damage, foreign and newer files, folders in which nothing may be written.

use super::conformance::suite;
use super::reports::{all, everything};
use dateline_corpus::store::settle::settle;
use dateline_corpus::store::sqlite::{Sqlite, is_store};
use dateline_corpus::store::{Store, StoreError, Trouble};
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

pub(crate) fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("stores").join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn filled(name: &str) -> PathBuf {
    let path = folder(name).join("ledger.db");
    let mut store = Sqlite::create(&path).unwrap();
    store.put(&all()).unwrap();
    settle(&mut store).unwrap();
    store.close().unwrap();
    path
}

fn trouble<T>(result: Result<T, StoreError>) -> Trouble {
    let error = result.err().expect("this cannot be opened");
    assert!(error.to_string().contains(&error.remedy), "{error}");
    error.trouble
}

suite!(in_a_file, in_a_file_of_its_own);

fn in_a_file_of_its_own() -> Sqlite {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("suite{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    Sqlite::create(&folder(&name).join("ledger.db")).unwrap()
}

#[test]
fn a_store_is_opened_again_as_it_was_closed() {
    let path = filled("again");
    assert!(is_store(&path));
    assert!(!path.with_extension("db-wal").exists(), "the file alone is the store");
    let (reader, writer) = (Sqlite::open(&path).unwrap(), Sqlite::create(&path).unwrap());
    assert_eq!(everything(&reader), everything(&writer));
    assert!(reader.faults().unwrap().is_empty());
}

#[test]
fn other_files_are_no_stores() {
    let folder = folder("foreign");
    assert_eq!(trouble(Sqlite::open(&folder.join("none.db"))), Trouble::Missing);
    assert_eq!(trouble(Sqlite::open(&folder)), Trouble::Missing);
    let text = folder.join("text.db");
    std::fs::write(&text, "The envoys met on Monday.").unwrap();
    assert_eq!(trouble(Sqlite::open(&text)), Trouble::NotAStore);
    assert_eq!(trouble(Sqlite::create(&text)), Trouble::NotAStore);
    assert_eq!(std::fs::read_to_string(&text).unwrap(), "The envoys met on Monday.", "nobody's file is touched");
    let other = folder.join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE letters (body TEXT)").unwrap();
    assert_eq!(trouble(Sqlite::open(&other)), Trouble::NotAStore);
    assert_eq!(trouble(Sqlite::create(&other)), Trouble::NotAStore);
}

#[test]
fn a_newer_store_is_left_alone() {
    let path = filled("newer");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(trouble(Sqlite::open(&path)), Trouble::Newer);
    assert_eq!(trouble(Sqlite::create(&path)), Trouble::Newer);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn damage_is_told() {
    let path = filled("damaged");
    let whole = std::fs::read(&path).unwrap();
    let answers = everything(&Sqlite::open(&path).unwrap());
    let (mut tried, mut untold) = (0, Vec::new());
    // What no page uses is zeros, and nothing to damage.
    let used = |place: &usize| whole[*place..*place + 600].iter().filter(|byte| **byte != 0).count() > 500;
    let places: Vec<usize> = (4096..whole.len() - 600).step_by(1013).filter(used).collect();
    for &place in places.iter().step_by(places.len() / 24) {
        let mut bytes = whole.clone();
        bytes[place..place + 600].fill(0xa5);
        std::fs::write(&path, bytes).unwrap();
        // Told as an error or as a fault, never by a panic. What nobody reads any more may be damaged untold.
        let found = Sqlite::open(&path).and_then(|store| store.faults());
        let is_told = found.is_err() || found.is_ok_and(|own| !own.is_empty());
        untold.extend((!is_told && everything(&Sqlite::open(&path).unwrap()) != answers).then_some(place));
        tried += 1;
    }
    assert!(tried >= 20, "{tried} places hold something to damage");
    assert!(untold.is_empty(), "damages that change what the store answers, untold: {untold:?}");
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let found = Sqlite::open(&path).and_then(|store| store.faults());
    assert!(found.is_err() || found.is_ok_and(|own| !own.is_empty()));
}

#[test]
fn an_altered_text_record_and_correction_are_told() {
    let path = filled("altered");
    let alter = |sql: &str| Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    alter("UPDATE content SET text = replace(text, '20', '90') WHERE number = 1");
    let faults = Sqlite::open(&path).unwrap().faults().unwrap();
    assert!(faults.iter().any(|own| own.contains("text is not the one")), "{faults:?}");
    assert!(faults.iter().any(|own| own.contains("does not stand where it says")), "{faults:?}");
    alter("UPDATE record SET body = replace(body, '\"low\":31.0', '\"low\":9.0') WHERE kind = 2");
    let faults = Sqlite::open(&path).unwrap().faults().unwrap();
    assert!(faults.iter().any(|own| own.contains("it is not as it was read")), "{faults:?}");
    alter("INSERT INTO correction (record, body, previous, hash) VALUES ('f', '{}', '', 'x')");
    let faults = Sqlite::open(&path).unwrap().faults().unwrap();
    assert!(faults.iter().any(|own| own.contains("changed after it was made")), "{faults:?}");
}

#[test]
fn two_writers_lose_nothing() {
    let path = folder("writers").join("ledger.db");
    let all = all();
    std::thread::scope(|scope| {
        for half in [&all[..3], &all[3..]] {
            let path = &path;
            scope.spawn(move || {
                let mut store = Sqlite::create(path).unwrap();
                for own in half {
                    store.put(std::slice::from_ref(own)).unwrap();
                    settle(&mut store).unwrap();
                }
            });
        }
    });
    let mut store = Sqlite::create(&path).unwrap();
    settle(&mut store).unwrap();
    let mut alone = Sqlite::in_memory().unwrap();
    alone.put(&all).unwrap();
    settle(&mut alone).unwrap();
    assert_eq!(everything(&store), everything(&alone));
}

#[test]
fn what_settles_meanwhile_does_not_hide_what_came() {
    let path = folder("meanwhile").join("ledger.db");
    let (mut one, mut other) = (Sqlite::create(&path).unwrap(), Sqlite::create(&path).unwrap());
    one.put(&all()[..2]).unwrap();
    let upto = one.unsettled().unwrap().unwrap();
    other.put(&all()[2..]).unwrap();
    let findings = dateline_corpus::store::Findings { upto, ..Default::default() };
    one.file_findings(findings).unwrap();
    assert!(other.unsettled().unwrap().is_some(), "what the other put is not settled yet");
}

/// Each was made when its format was the newest, and is kept: every later program has to open it, and to add to it.
#[test]
fn stores_of_old_formats_open() {
    for format in ["format-1.db", "format-2.db"] {
        let path = folder("old").join(format);
        std::fs::copy(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/store").join(format), &path).unwrap();
        let store = Sqlite::open(&path).unwrap();
        let counts = store.counts().unwrap();
        assert_eq!(counts.reports, 3);
        assert!(counts.events > 5 && counts.statements > 10, "{counts:?}");
        assert_eq!(store.faults().unwrap(), Vec::<String>::new());
        assert!(!store.search("Karabakh", &Default::default(), 9).unwrap().is_empty());
        assert!(everything(&store).lines().count() > 20);
        drop(store);
        let mut store = Sqlite::create(&path).unwrap();
        store.put(&all()).unwrap();
        assert!(settle(&mut store).unwrap());
        assert_eq!(store.counts().unwrap().reports, 9);
        assert_eq!(store.faults().unwrap(), Vec::<String>::new());
    }
}
