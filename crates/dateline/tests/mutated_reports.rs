//! Damaged and hostile input: every story, mutated some hundred ways, is read without a panic and with spans that fit.
//! The fuzz targets do the same for longer; this runs on the stable toolchain.

use dateline::corpus::intake::{Intake, IntakeOptions};
use dateline::read::{Desk, read};
use std::io::Cursor;
use std::path::Path;

/// Small and reproducible; the quality of its randomness does not matter here.
struct XorShift(u64);

impl XorShift {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

/// What is pushed in: markup, marks, controls, broken and odd encodings, numbers out of every range.
const SPLINTERS: &[&[u8]] = &[
    b"<",
    b"</",
    b"<div>",
    b"<script>",
    b"<!--",
    b"&#x110000;",
    b"&amp",
    b"\"",
    b"{",
    b"}\n{",
    b"\\u0000",
    b"\\ud800",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xf0\x9f",
    b"\x1b[0m",
    b"\r",
    b"\n\n\n",
    b"\xe2\x80\x9c",
    b"'",
    b"99999999999999",
    b"2026-02-30",
    b"31 February",
    b"0000 GMT",
    b"the 99th century",
    b"P1Y",
    b"\xe2\x80\x8f",
    b"on Monday on Tuesday on Friday",
    b"10000000000 years ago",
    b"last last next",
    b"- - - -",
    b"every every",
    b"30,000 BC",
    b"9999-12-31",
    b"the next day",
    b"tomorrow",
    b"-0001-01-01",
];

fn mutate(seed: &[u8], random: &mut XorShift) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(8) {
        let at = random.below(bytes.len());
        let end = (at + random.below(200)).min(bytes.len());
        match random.below(6) {
            0 if !bytes.is_empty() => bytes[at] = random.next() as u8,
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => {
                let splinter = SPLINTERS[random.below(SPLINTERS.len())].repeat(1 + random.below(3));
                bytes.splice(at..at, splinter);
            }
        }
    }
    bytes
}

#[test]
fn mutated_stories_are_read_without_a_panic() {
    let desk = Desk::built_in();
    let mut random = XorShift(0x9E37_79B9_7F4A_7C15);
    let mut paths: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../stories"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !matches!(path.extension().and_then(|e| e.to_str()), Some("ledger" | "md")))
        .collect();
    paths.sort();
    let mut reports = 0;
    for path in paths {
        let seed = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for _ in 0..500 {
            let bytes = mutate(&seed, &mut random);
            for item in Intake::of_stream(Cursor::new(bytes), &name, IntakeOptions::default()).items() {
                let Ok(report) = item.result else { continue };
                let ledger = read(&desk, &report);
                reports += 1;
                assert!(ledger.times.iter().all(|t| t.span.fits(&report.text)), "{name}");
            }
        }
    }
    assert!(reports > 300, "most mutated stories are still reports: {reports}");
}
