//! Any bytes, taken in as plain text: decoded or refused, never a panic.
#![no_main]

use dateline::corpus::intake::{Intake, IntakeOptions};
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    for item in Intake::of_stream(Cursor::new(bytes.to_vec()), "report.txt", IntakeOptions::default()).items() {
        if let Ok(report) = item.result {
            assert!(report.notes.iter().all(|note| note.span.fits(&report.text)));
        }
    }
});
