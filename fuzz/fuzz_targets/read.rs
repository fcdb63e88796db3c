//! Any text, read whole, with and without a date: every span of the ledger fits, and it survives JSON.
#![no_main]

use dateline::read::{Desk, read};
use dateline::types::json::{in_code_points, line};
use dateline::types::{CharSpan, Ledger, Report};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(Desk::built_in);

fuzz_target!(|text: &str| {
    for published in [None, "2026-02-03".parse().ok()] {
        let report = Report { text: text.to_owned(), published, ..Report::default() };
        let ledger = read(&DESK, &report);
        assert!(ledger.times.iter().all(|t| t.span.fits(text) && !t.span.is_empty()));
        assert!(ledger.statements.iter().flat_map(|s| &s.content).all(|at| at.0.fits(text)));
        assert!(ledger.notes.iter().all(|n| n.span.fits(text)));
        let ledger = in_code_points(ledger, text);
        let json = line(&ledger).expect("a ledger is JSON");
        let back: Ledger<CharSpan> = serde_json::from_str(&json).expect("JSON is a ledger");
        assert_eq!(back, ledger);
    }
});
