//! Any bytes at all: every parcel gives a report or a plain message, spans fit, nothing panics.
#![allow(clippy::unwrap_used)]

use dateline_corpus::intake::{Intake, IntakeOptions};
use std::io::Cursor;

const PIECES: [&[u8]; 56] = [
    b"<p>",
    b"</p>",
    b"<div>",
    b"</div>",
    b"<br>",
    b"<ul><li>",
    b"<table><tr><td>",
    b"<a href=x>",
    b"<a href=#x>",
    b"</a>",
    b"<article>",
    b"</article>",
    b"<aside>",
    b"<script type=application/ld+json>",
    b"{\"@type\":\"NewsArticle\",",
    b"</script>",
    b"\"articleBody\":\"The envoys met.\"}",
    b"<title>",
    b"</title>",
    b"<h1>",
    b"<time datetime=2026-02-03>",
    b"<meta name=date ",
    b"content='3 Feb 2026'>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"&amp;",
    b"&#x201c;",
    b"&#0;",
    b"&bogus;",
    b"<svg/>",
    b"<pre>",
    b"<div class='share' hidden>",
    b"<html lang=en>",
    b"<!doctype html>",
    b"{\"text\":\"",
    b"\",\"date\":",
    b"\"2026-02-03\"",
    b"1770112800",
    b"}",
    b"{",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xFF",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\x1F\x8B",
    b"\xE2\x80\x9C",
    b"\x80",
    b" ",
    b"The envoys met on Monday.",
    b"\xD8\xB3",
    b"%PDF",
    b"<?xml version='1.0'?>",
    b"<rss>",
];

#[test]
fn a_report_or_a_message() {
    // Numbers that look random and are the same on every machine.
    let mut state = 7u64;
    let mut roll = |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % sides
    };
    let names = ["-", "a.txt", "a.html", "a.jsonl", "a.html.gz"];
    for _ in 0..20_000 {
        let bytes: Vec<u8> = (0..roll(30)).flat_map(|_| PIECES[roll(PIECES.len())].to_vec()).collect();
        let name = names[roll(names.len())];
        let items: Vec<_> =
            Intake::of_stream(Cursor::new(bytes.clone()), name, IntakeOptions::default()).items().collect();
        assert!(!items.is_empty(), "{bytes:?}");
        for item in items {
            match item.result {
                Ok(report) => {
                    assert!(!report.text.trim().is_empty());
                    assert!(report.notes.iter().all(|n| n.span.fits(&report.text)));
                }
                Err(error) => assert!(!error.what.is_empty() && !error.remedy.is_empty()),
            }
        }
    }
}
