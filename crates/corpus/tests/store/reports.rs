//! Reports of our own for tests, read once, and everything that a store says as one text.

use dateline_corpus::reading::Reading;
use dateline_corpus::rows::Filed;
use dateline_corpus::store::{Filter, Store, fingerprint};
use dateline_read::Desk;
use dateline_types::Report;
use std::fmt::Write;
use std::sync::OnceLock;

/// Id, day, outlet, title and text.
const TEXTS: [[&str; 5]; 6] = [
    [
        "n1",
        "2026-02-03",
        "Northgate",
        "Depot blast kills 20 in Beira",
        "BEIRA, Feb 3 (Northgate) — At least 20 people were killed on Monday when a fuel depot exploded in Beira, the health ministry said.\n\n\
         Rebels denied that they had attacked the depot. President Daniel Chapo promised an inquiry on Tuesday.\n\n\
         The army said that rebels had shelled the port of Nacala on Sunday.",
    ],
    [
        "d1",
        "2026-02-03",
        "Daily Ledger",
        "Blast in Beira",
        "BEIRA, Feb 3 (Northgate) — At least 20 people were killed on Monday when a fuel depot exploded in Beira, the health ministry said.\n\n\
         Rebels denied that they had attacked the depot. President Daniel Chapo promised an inquiry on Tuesday.\n\n\
         The army said that rebels had shelled the port of Nacala on Sunday.",
    ],
    [
        "m1",
        "2026-02-04",
        "Meridian",
        "Toll of Beira explosion rises to 31",
        "MAPUTO, Feb 4 (Meridian) — The health ministry said on Wednesday that 31 people were killed in the explosion at a fuel depot in Beira on Monday.\n\n\
         The Red Cross counted 36 dead. Chapo refused to hold talks with the rebels.",
    ],
    [
        "m2",
        "2026-02-05",
        "Meridian",
        "Mozambique and rebels to meet",
        "MAPUTO, Feb 5 (Meridian) — Chapo agreed on Thursday to hold talks with the rebels in Nairobi next week.\n\n\
         “We will talk if they lay down their arms,” Chapo told reporters.",
    ],
    [
        "n2",
        "2026-02-06",
        "Northgate",
        "Iran and the United States meet in Muscat",
        "MUSCAT, Feb 6 (Northgate) — Iran and the United States held talks in Muscat on Friday, Oman’s foreign ministry said.\n\n\
         Iran rejected limits on its missiles, an official said on condition of anonymity.",
    ],
    [
        "e1",
        "2026-02-07",
        "Meridian",
        "Élan: «سلام»",
        "PARIS, Feb 7 (Meridian) — “Élan — «سلام»,” said Émile Zola’s publisher in Paris on Saturday. 漢字 stay what they are.",
    ],
];

/// A report of the list above.
pub(crate) fn report(at: usize) -> Report {
    let [id, day, outlet, title, text] = TEXTS[at];
    Report {
        text: text.to_owned(),
        title: Some(title.to_owned()),
        outlet: Some(outlet.to_owned()),
        external_id: Some(id.to_owned()),
        published: day.parse().ok(),
        ..Report::default()
    }
}

pub(crate) fn desk() -> &'static Desk {
    static DESK: OnceLock<Desk> = OnceLock::new();
    DESK.get_or_init(Desk::built_in)
}

/// A report as it is filed.
pub(crate) fn filed(report: &Report) -> (String, Filed) {
    (fingerprint(report), Filed::of(Reading::of(desk(), report)))
}

/// All of them, as they are filed.
pub(crate) fn all() -> Vec<(String, Filed)> {
    static ALL: OnceLock<Vec<(String, Filed)>> = OnceLock::new();
    ALL.get_or_init(|| (0..TEXTS.len()).map(|at| filed(&report(at))).collect()).clone()
}

/// Everything that a store says, a line each.
pub(crate) fn everything(store: &dyn Store) -> String {
    let mut out = String::new();
    let filter = Filter { all_versions: true, ..Filter::default() };
    for line in store.reports(&filter).unwrap() {
        writeln!(out, "{}", serde_json::to_string(&line).unwrap()).unwrap();
        let whole = store.report(&line.id).unwrap().unwrap();
        writeln!(out, "{} {}", whole.text.len(), serde_json::to_string(&whole.ledger).unwrap()).unwrap();
    }
    store
        .records(&filter, &mut |stored| {
            writeln!(out, "{}", serde_json::to_string(&stored).unwrap()).unwrap();
            Ok(())
        })
        .unwrap();
    for story in store.stories().unwrap() {
        writeln!(out, "{story:?}").unwrap();
    }
    out
}
