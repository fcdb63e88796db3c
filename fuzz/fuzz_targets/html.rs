//! Any bytes, taken in as a web page: a report or an error, in time that grows with the page's length.
#![no_main]

use dateline::corpus::intake::{Intake, IntakeOptions};
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    for item in Intake::of_stream(Cursor::new(bytes.to_vec()), "report.html", IntakeOptions::default()).items() {
        if let Ok(report) = item.result {
            assert!(report.notes.iter().all(|note| note.span.fits(&report.text)));
        }
    }
});
