//! What holds for every text: spans fit, words are evidence, offsets survive the JSON border, threads change nothing.

mod generated;

use dateline::read::{Desk, read};
use dateline::types::json::{in_code_points, line};
use dateline::types::{Anchor, CharSpan, Document, Ledger, Report, Span};
use generated::fixed;
use proptest::prelude::*;
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(Desk::built_in);

/// Pieces of reports that stages look for, and pieces that trip them.
const PIECES: &[&str] = &[
    "The talks",
    "Iran’s president",
    "a spokesman said",
    "he didn't",
    "will meet",
    "was due to",
    "were held",
    "since",
    "until",
    "by",
    "on Tuesday",
    "on Friday",
    "last month",
    "next year",
    "in December",
    "in January last year",
    "two weeks ago",
    "the next day",
    "12-day",
    "three and a half years",
    "every other day",
    "twice a week",
    "at 0600 GMT on Monday",
    "3:12 p.m.",
    "from 20 to 22 June",
    "the fourth quarter",
    "the 1980s",
    "the 14th century",
    "2026-02-03",
    "12/05/2025",
    "28 December",
    "Feb. 9,",
    "2015-2016",
    "May",
    "march",
    "Christmas Day",
    "the October 7 attack",
    "9/11",
    "midnight",
    "early",
    "mid-",
    "late",
    "nearly",
    "more than",
    "3,000",
    "1,984 homes",
    "0.5",
    "$3.5 billion",
    "U.S.",
    "Mr.",
    "No. 5",
    "www.example.org",
    "TEHRAN, Feb 3 (AFP) —",
    "By Jane Roe",
    "Published: 3 February 2026",
    "date 2026-02-03",
    "AFP",
    "‘Fair and equitable deal’",
    "“bad things”",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "(",
    ")",
    "—",
    "-",
    ".",
    "!",
    "?",
    ",",
    ";",
    ":",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{200c}",
    "\u{feff}",
    "\u{2028}",
    "\0",
    "سه‌شنبه",
    "تهران",
    "۱۴۰۴",
    "👩‍👩‍👧",
    "🇮🇷",
    "e\u{301}",
    "Kemal Aydın",
    "İstanbul",
    "ß",
    "北京",
    "<p>",
    "&nbsp;",
    "{",
    "}",
    "\\",
    "%",
    "99999999999999999999",
    "0",
    "-1",
    "0000-00-00",
    "2026-02-30",
    "99:99",
    "XXXX",
];

/// A text of pieces, some glued together, with a little of anything between.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Z0-9 ’'.,-]{1,12}",
    ];
    let glue = prop_oneof![5 => Just(" "), 1 => Just(""), 1 => Just("\n\n")];
    prop::collection::vec((piece, glue), 0..40)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, glue)| [piece, glue.to_owned()]).collect())
}

fn report(text: &str) -> Report {
    Report { text: text.to_owned(), published: "2026-02-03".parse().ok(), ..Report::default() }
}

fn is_evidence(span: Span, text: &str) -> bool {
    span.fits(text) && !span.of(text).trim().is_empty()
}

fn in_order(spans: impl IntoIterator<Item = Span>) -> bool {
    let spans: Vec<Span> = spans.into_iter().collect();
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

proptest! {
    #![proptest_config(fixed())]

    #[test]
    fn the_layers_of_a_document_fit_each_other(text in texts()) {
        let document: Document = DESK.syntax.parse(&text);
        let blocks = &document.layout.blocks;
        prop_assert!(blocks.iter().all(|b| is_evidence(b.span, &text)), "a block: {blocks:?}");
        prop_assert!(in_order(blocks.iter().map(|b| b.span)), "blocks: {blocks:?}");
        let outside = |from: usize, to: usize| text[from..to].chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}');
        let mut at = 0;
        for block in blocks {
            prop_assert!(outside(at, block.span.start as usize), "text between blocks before {:?}", block.span);
            at = block.span.end as usize;
        }
        prop_assert!(outside(at, text.len()), "text after the last block");

        prop_assert!(document.tokens.spans.iter().all(|&span| is_evidence(span, &text)));
        prop_assert!(in_order(document.tokens.spans.iter().copied()));
        prop_assert_eq!(document.tokens.spans.len(), document.tokens.joined.len());
        let mut next = 0;
        for sentence in &document.sentences {
            prop_assert!(is_evidence(sentence.span, &text));
            prop_assert!(blocks[sentence.block as usize].span.contains(sentence.span));
            prop_assert_eq!(sentence.tokens.start, next, "each word is in one sentence");
            prop_assert!(sentence.tokens.end > sentence.tokens.start);
            next = sentence.tokens.end;
            let words = &document.tokens.spans[sentence.tokens.start as usize..sentence.tokens.end as usize];
            prop_assert!(words.iter().all(|&word| sentence.span.contains(word)));
        }
        prop_assert_eq!(next as usize, document.tokens.len());

        for quotation in &document.quotations {
            prop_assert!(!quotation.parts.is_empty());
            prop_assert!(quotation.parts.iter().all(|&part| is_evidence(part, &text)), "{:?}", quotation);
            prop_assert!(in_order(quotation.parts.iter().copied()));
        }
    }

    #[test]
    fn every_record_shows_its_words(text in texts()) {
        let ledger = read(&DESK, &report(&text));
        for time in &ledger.times {
            prop_assert!(is_evidence(time.span, &text), "{:?}", time);
            if let Some(cue) = time.direction.as_ref().and_then(|d| d.cue) {
                prop_assert!(is_evidence(cue, &text), "the cue of {:?}", time);
            }
            prop_assert!(time.confidence > 0.0 && time.confidence <= 1.0);
            prop_assert!(time.rule.contains('@'), "{}", time.rule);
            if let (Some(from), Some(to)) = (time.from, time.to) {
                prop_assert!(from < to, "{:?}", time);
            }
        }
        prop_assert!(in_order(ledger.times.iter().map(|t| t.span)));
        prop_assert!(ledger.notes.iter().all(|n| n.span.fits(&text)));
    }

    #[test]
    fn ids_are_the_record_s_own(text in texts()) {
        let ledger = read(&DESK, &report(&text));
        let ids: Vec<&str> = ledger.times.iter().map(|t| t.id.as_str()).collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        prop_assert_eq!(unique.len(), ids.len());
        for time in &ledger.times {
            if let Some(Anchor::Timex(id)) = &time.anchor {
                prop_assert!(ids.contains(&id.as_str()), "an anchor outside the ledger");
            }
        }
        // What its container says beside text, day and outlet does not touch an id.
        let other = Report { url: Some("https://example.org".into()), external_id: Some("7".into()), ..report(&text) };
        let other = read(&DESK, &other);
        prop_assert_eq!(&ledger.document.id, &other.document.id);
        prop_assert_eq!(ids, other.times.iter().map(|t| t.id.as_str()).collect::<Vec<_>>());
    }

    #[test]
    fn a_blank_line_in_front_shifts_spans_and_nothing_else(text in texts()) {
        let plain = read(&DESK, &report(&text));
        let shifted = read(&DESK, &report(&format!("\n{text}")));
        prop_assert_eq!(moved(&plain, 1), moved(&shifted, 0));
    }

    #[test]
    fn offsets_in_json_count_code_points(text in texts()) {
        let ledger = read(&DESK, &report(&text));
        let characters: Vec<char> = text.chars().collect();
        let inside: Vec<String> = ledger.times.iter().map(|t| t.span.of(&text).to_owned()).collect();
        let outside = in_code_points(ledger, &text);
        prop_assert_eq!(outside.document.length as usize, characters.len());
        for (time, words) in outside.times.iter().zip(inside) {
            let slice: String = characters[time.span.start as usize..time.span.end as usize].iter().collect();
            prop_assert_eq!(slice, words);
        }
    }

    #[test]
    fn a_ledger_survives_json(text in texts()) {
        let ledger = in_code_points(read(&DESK, &report(&text)), &text);
        let json = line(&ledger).unwrap();
        prop_assert!(!json.contains('\n'));
        let back: Ledger<CharSpan> = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(back, ledger);
    }
}

/// What a ledger says, without ids, its spans moved by `by` bytes.
fn moved(ledger: &Ledger, by: u32) -> Vec<String> {
    let shift = |span: Span| (span.start + by, span.end + by);
    let place = |id: &str| ledger.times.iter().position(|t| t.id == id);
    let mut said = vec![format!(
        "{:?}",
        dateline::types::ledger::DocumentFacts {
            id: String::new(),
            length: ledger.document.length + by,
            ..ledger.document.clone()
        }
    )];
    said.extend(ledger.times.iter().map(|t| {
        let anchor = match &t.anchor {
            Some(Anchor::Timex(id)) => format!("{:?}", place(id)),
            other => format!("{other:?}"),
        };
        let cue = t.direction.as_ref().map(|d| (d.towards, d.cue.map(shift)));
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {anchor} {cue:?} {:?} {}",
            shift(t.span),
            t.kind,
            t.value,
            t.modifier,
            t.from,
            t.to,
            t.relation,
            t.zone,
            t.rule
        )
    }));
    said.extend(ledger.notes.iter().map(|n| {
        // The remark on a whole report has no place that could move.
        let place = if n.span == Span::default() { (0, 0) } else { shift(n.span) };
        format!("{place:?} {}", n.what)
    }));
    said
}

#[test]
fn eight_threads_read_what_one_reads() {
    let texts: Vec<String> = PIECES.chunks(7).map(|pieces| pieces.join(" ")).collect();
    let read_all = || -> Vec<String> {
        let one = |text: &String| line(&in_code_points(read(&DESK, &report(text)), text)).unwrap();
        texts.iter().map(one).collect()
    };
    let alone = read_all();
    let together: Vec<Vec<String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(read_all)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(together.iter().all(|lines| *lines == alone));
    assert_eq!(alone, read_all());
}

#[test]
fn offsets_are_code_points_in_every_script() {
    let text = "سه‌شنبه 👩‍👩‍👧 e\u{301}: the envoys met on Monday in İstanbul 🇮🇷 and will meet on Friday.";
    let ledger = in_code_points(read(&DESK, &report(text)), text);
    let characters: Vec<char> = text.chars().collect();
    let words: Vec<String> =
        ledger.times.iter().map(|t| characters[t.span.start as usize..t.span.end as usize].iter().collect()).collect();
    assert_eq!(words, ["Monday", "Friday"]);
    // "سه‌شنبه" is 7 code points, the family 5, "é" 2: counted by hand.
    assert_eq!(ledger.times[0].span.start, 7 + 1 + 5 + 1 + 2 + "e: the envoys met on ".chars().count() as u32 - 1);
}
