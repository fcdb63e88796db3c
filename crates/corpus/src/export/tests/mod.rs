//! Exports of a small store: read back, and held to the shapes that others have documented.

mod codebook;
mod datasets;
mod shapes;
mod tables;

use super::{Format, write};
use crate::reading::Reading;
use crate::rows::Filed;
use crate::store::settled::settled;
use crate::store::sqlite::Sqlite;
use crate::store::{Filter, Store, fingerprint, settle::settle};
use dateline_read::Desk;
use dateline_types::Report;

/// Reports that have something in every table, and words that would do harm in a spreadsheet or on a page.
pub(super) fn reports() -> Vec<Report> {
    let report = |id: &str, day: &str, outlet: &str, title: &str, text: &str| Report {
        text: text.to_owned(),
        published: day.parse().ok(),
        outlet: Some(outlet.to_owned()),
        title: Some(title.to_owned()),
        url: Some(format!("https://{id}.example/a?b=1&c=\"2\"")),
        external_id: Some(id.to_owned()),
        ..Report::default()
    };
    vec![
        report(
            "mer-1",
            "2023-09-20",
            "Meridian",
            "=HYPERLINK(\"x\") <script>alert(1)</script>",
            "Azerbaijan shelled Stepanakert on 19 September 2023. At least 32 people were killed, the Armenian ombudsman \
             Gegham Stepanyan said.\n\nArmenia rejected the demand; “we will not yield, naïvely or not,” Prime Minister Nikol \
             Pashinyan told reporters in Yerevan.",
        ),
        report(
            "ngt-1",
            "2023-09-21",
            "Northgate",
            "Talks; and\na second line",
            "Azerbaijan denied that it had shelled Stepanakert on 19 September. Azerbaijan and Armenia met in Brussels on Thursday. \
             Russia demanded that Azerbaijan halt the offensive.",
        ),
        report(
            "cor-1",
            "2023-09-22",
            "Harbour Courier",
            "Copy",
            "Iran and Oman met Switzerland in Geneva in September 2023. The United States bombed Iran in June 2022. Some 91 people \
             were injured in Yerevan, police said.",
        ),
    ]
}

/// The store of them, settled.
pub(super) fn store() -> Sqlite {
    settled(&reports())
}

pub(super) fn bytes(store: &dyn Store, format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    write(store, &Filter::default(), format, &mut out).unwrap();
    out
}

pub(super) fn text(store: &dyn Store, format: Format) -> String {
    String::from_utf8(bytes(store, format)).unwrap()
}

#[test]
fn the_order_of_putting_does_not_show() {
    let desk = Desk::built_in();
    let mut other = Sqlite::in_memory().unwrap();
    let mut batch: Vec<(String, Filed)> =
        reports().iter().map(|own| (fingerprint(own), Filed::of(Reading::of(&desk, own)))).collect();
    batch.reverse();
    other.put(&batch).unwrap();
    settle(&mut other).unwrap();
    let store = store();
    for format in Format::all() {
        assert!(bytes(&store, format) == bytes(&other, format), "{format}");
    }
}

#[test]
fn what_cannot_be_written_is_told() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let store = store();
    for format in Format::all() {
        let error = write(&store, &Filter::default(), format, &mut Full).unwrap_err();
        assert!(error.to_string().contains("could not be written"), "{format}: {error}");
    }
}
