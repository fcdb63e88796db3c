//! Rows of data sets out of a store are those of the reports.

use super::super::{Choice, DataSet, Format, gdelt, icews, polecat};
use super::{reports, store, text};
use crate::reading::Reading;
use crate::store::sqlite::Sqlite;
use dateline_read::Desk;

#[test]
fn they_are_as_if_the_reports_were_just_read() {
    let (store, desk, reports) = (store(), Desk::built_in(), reports());
    for set in DataSet::ALL {
        let mut expected = Vec::new();
        for report in &reports {
            let reading = Reading::of(&desk, report);
            for event in reading.ledger.events.iter().filter(|own| Choice::default().takes(own)) {
                expected.push(match set {
                    DataSet::Polecat => polecat::cells(&reading, event),
                    DataSet::Gdelt => gdelt::cells(&reading, event),
                    DataSet::Icews => icews::cells(&reading, event),
                });
            }
        }
        assert!(expected.len() > 3);
        let table = text(&store, Format::DataSet(set));
        let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let names = lines.next().unwrap();
        assert_eq!(names[names.len() - 3..], ["report", "happening", "review"]);
        let rows: Vec<Vec<&str>> = lines.collect();
        assert!(rows.iter().all(|row| row.len() == names.len()));
        let own: Vec<&[&str]> = rows.iter().map(|row| &row[..row.len() - 3]).collect();
        assert_eq!(own, expected, "{}", set.name());
    }
}

#[test]
fn an_empty_store_gives_a_line_of_names() {
    let store = Sqlite::in_memory().unwrap();
    for (set, columns) in [(DataSet::Polecat, 61), (DataSet::Gdelt, 82), (DataSet::Icews, 41)] {
        let table = text(&store, Format::DataSet(set));
        assert_eq!((table.lines().count(), table.split('\t').count()), (1, columns));
    }
}
