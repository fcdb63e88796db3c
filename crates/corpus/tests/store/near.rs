//! Settling what came by what it touches gives what settling the whole store gives, in any order and in batches of any size.

use super::files::folder;
use super::reports::filed;
use dateline_corpus::intake::{Intake, IntakeOptions};
use dateline_corpus::rows::Filed;
use dateline_corpus::store::settle::{anew, settle};
use dateline_corpus::store::sqlite::Sqlite;
use dateline_corpus::store::{Filter, Kind, Store};
use dateline_types::Report;
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::fmt::Write;
use std::path::Path;
use std::sync::OnceLock;

/// What is told again and again, so that more share a phrase or a name than are compared with each other.
fn bulletins() -> Vec<Report> {
    let towns = ["Gusau", "Maradun", "Anka", "Talata Mafara", "Shinkafi"];
    let mut all = Vec::new();
    for number in 0..140 {
        let (town, day) = (towns[number % 5], 1 + number / 5 % 9);
        let weapon = ["rifles", "petrol bombs", "machetes"][number % 3];
        let told = match number % 4 {
            0 => format!(
                "Gunmen with {weapon} attacked the town of {town} in Nigeria on Sunday and killed {} people, police said.",
                2 + number % 7
            ),
            1 => format!(
                "Police in Nigeria said that gunmen attacked {town} on Sunday. The gunmen carried {weapon} and burned {} houses in the town.",
                3 + number % 5
            ),
            2 => format!(
                "Nigeria and Chad held talks on the attacks in {town} on Monday, the foreign ministry said on Tuesday."
            ),
            _ => format!(
                "Soldiers arrested {} men in {town} after gunmen attacked the town, the army said.",
                2 + number % 3
            ),
        };
        let form = "Our correspondents report from the north of the country on every day of the week without fail.";
        all.push(Report {
            text: format!("{told} {}", if number % 2 == 0 { form } else { "" }),
            published: format!("2025-06-{day:02}").parse().ok(),
            outlet: Some(["Meridian", "Northgate"][number % 2].to_owned()),
            url: Some(format!("https://wire.example/{}#{number}", number % 60)),
            ..Report::default()
        });
    }
    all
}

/// The sample, a cut print of every third of its reports, and the bulletins.
fn all() -> &'static [(String, Filed)] {
    static ALL: OnceLock<Vec<(String, Filed)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample/karabakh");
        let intake = Intake::of_paths(&[sample], IntakeOptions::default());
        let mut reports: Vec<Report> = intake.items().map(|item| item.result.unwrap()).collect();
        let cut = |own: &Report| {
            let paragraphs: Vec<&str> = own.text.split("\n\n").collect();
            let outlet = Some("Evening Print".to_owned());
            Report { text: paragraphs[..paragraphs.len().div_ceil(2)].join("\n\n"), outlet, ..own.clone() }
        };
        let prints: Vec<Report> = reports.iter().step_by(3).map(cut).collect();
        reports.extend(prints);
        reports.extend(bulletins());
        reports.iter().map(filed).collect()
    })
}

/// What only all reports together say, a line each.
fn found(store: &dyn Store) -> String {
    let mut out = String::new();
    let filter = Filter { all_versions: true, ..Filter::of(Kind::Event) };
    for own in store.reports(&Filter { kinds: Vec::new(), ..filter.clone() }).unwrap() {
        writeln!(out, "{} {:?} {:?} {}", own.id, own.superseded_by, own.story, own.first).unwrap();
    }
    let each = &mut |own: dateline_corpus::store::Stored| {
        writeln!(out, "{} {:?}", own.id, own.happening).unwrap();
        Ok(())
    };
    store.records(&filter, each).unwrap();
    for story in store.stories().unwrap() {
        writeln!(out, "{story:?}").unwrap();
    }
    out
}

fn whole() -> &'static str {
    static WHOLE: OnceLock<String> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let path = folder("near-whole").join("ledger.db");
        let mut store = Sqlite::create(&path).unwrap();
        store.put(all()).unwrap();
        let upto = store.unsettled().unwrap().unwrap();
        anew(&mut store, upto).unwrap();
        let found = found(&store);
        store.close().unwrap();
        found + &kept(&path)
    })
}

/// What a store keeps for settling what comes next, a line each, but for the numbers of reports and records: these tell in which
/// order they came.
fn kept(path: &Path) -> String {
    let db = Connection::open(path).unwrap();
    let mut out = String::new();
    for table in [
        "hash, wanted, text FROM phrase",
        "hash FROM nobodys",
        "one, other FROM copy",
        "event, hex(rare) FROM told",
        "key, day, event FROM anchor",
        "key, event FROM tie",
        "one, other, points FROM alike",
        "hash, met, reports FROM word",
        "sentences, telling FROM state",
    ] {
        let mut asked = db.prepare(&format!("SELECT {table}")).unwrap();
        let columns = asked.column_count();
        let line =
            |row: &rusqlite::Row| (0..columns).map(|at| row.get::<_, Value>(at)).collect::<rusqlite::Result<Vec<_>>>();
        let mut lines: Vec<String> =
            asked.query_map([], line).unwrap().map(|own| format!("{:?}", own.unwrap())).collect();
        lines.sort_unstable();
        writeln!(out, "{table}\n{}", lines.join("\n")).unwrap();
    }
    out
}

#[test]
fn there_is_something_to_find() {
    let superseded = whole().lines().filter(|own| own.split(' ').nth(1).is_some_and(|own| own.starts_with("Some(\"r")));
    assert!(superseded.count() > 20, "pages are superseded");
    let shared = |own: &str| own.matches("Member {").count() > 1;
    assert!(whole().lines().filter(|own| shared(own)).count() > 10, "reports are copies");
    let mut happenings: Vec<&str> = whole().lines().filter_map(|own| own.split("Some(\"h").nth(1)).collect();
    let events = happenings.len();
    happenings.sort_unstable();
    happenings.dedup();
    assert!(happenings.len() + 50 < events, "{} happenings of {events} events", happenings.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn what_came_is_settled_as_the_whole_would_be(
        order in Just((0..all().len()).collect::<Vec<usize>>()).prop_shuffle(),
        sizes in prop::collection::vec(1..9_usize, 1..6),
        first in 0..120_usize,
    ) {
        let path = folder("near-parts").join("ledger.db");
        let mut store = Sqlite::create(&path).unwrap();
        let put = |store: &mut Sqlite, some: &[usize]| {
            let batch: Vec<_> = some.iter().map(|&at| all()[at].clone()).collect();
            store.put(&batch).unwrap();
        };
        put(&mut store, &order[..first]);
        settle(&mut store).unwrap();
        let mut sizes = sizes.iter().cycle();
        let mut rest = &order[first..];
        let (mut times, mut near) = (0, 0);
        while !rest.is_empty() {
            let (batch, later) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
            put(&mut store, batch);
            times += 1;
            match store.settle_near(Some(usize::MAX)).unwrap() {
                true => near += 1,
                false => _ = settle(&mut store).unwrap(),
            }
            rest = later;
        }
        prop_assert!(2 * near > times, "{near} of {times} settled by what they touch");
        let found = found(&store);
        store.close().unwrap();
        prop_assert_eq!(found + &kept(&path), whole());
    }
}
