//! Text made to hurt: every reading ends, in time that grows with the text, and covers it.

use dateline_syntax::Syntax;
use dateline_types::{Span, Tokens};
use std::time::{Duration, Instant};

/// A quarter of a megabyte of a pattern.
fn long(pattern: &str) -> String {
    pattern.repeat((1 << 18) / pattern.len())
}

/// Words and sentences of `text` as one block, with every invariant checked.
fn check(syntax: &Syntax, name: &str, text: &str) {
    let before = Instant::now();
    let mut tokens = Tokens::default();
    syntax.tokenise(text, Span::at(0, text.len()), &mut tokens);
    let mut sentences = Vec::new();
    syntax.splitter().split(text, &tokens, 0, 0, &mut sentences);
    let took = before.elapsed();
    // A scan that looked at everything again for each word would take minutes.
    assert!(took < Duration::from_secs(20), "{name}: {took:?}");

    assert_eq!(tokens.spans.len(), tokens.joined.len(), "{name}");
    let mut end = 0;
    for span in &tokens.spans {
        assert!(!span.is_empty() && span.fits(text) && span.start >= end, "{name}: {span:?}");
        assert!(text[end as usize..span.start as usize].chars().all(|c| !c.is_alphanumeric()), "{name}: {span:?}");
        end = span.end;
    }
    let mut next = 0;
    for sentence in &sentences {
        assert!(sentence.tokens.start == next && sentence.tokens.end > next, "{name}: {sentence:?}");
        assert!(sentence.tokens.len() <= dateline_syntax::sentences::LONGEST, "{name}");
        next = sentence.tokens.end;
    }
    assert_eq!(next as usize, tokens.len(), "{name}");
}

#[test]
fn every_pattern_is_read_in_time() {
    let syntax = Syntax::built_in();
    for pattern in [
        "a",
        "A",
        "é",
        "中",
        "س",
        "7",
        ".",
        "!",
        "?",
        "\"",
        "'",
        "“",
        "”",
        "’",
        "‘",
        "(",
        ")",
        "-",
        "—",
        "/",
        ":",
        "@",
        "#",
        "&",
        "_",
        "$",
        "%",
        "\\",
        "<",
        ">",
        "\u{301}",
        "\u{200D}",
        "👩\u{200D}",
        "🇮🇷",
        "\u{A0}",
        "\u{200B}",
        "a.",
        "A.",
        "a-",
        "a'",
        "a’s",
        "'a",
        "\"a",
        ":a",
        "a:",
        "a@",
        "@a",
        "#a",
        "a&",
        "a_",
        "a/",
        "(a",
        "a)",
        "1,",
        "1.",
        "1-",
        "1:",
        "1/",
        "$1",
        "1a",
        "a1",
        "a1.1",
        "http://",
        "www.a",
        "www.a.",
        "a.com ",
        "a@a.",
        "n't",
        "don't",
        "s' ",
        ". A",
        ".\" A",
        "A. B",
        "Mr. ",
        "U.S. ",
        "No. ",
        "... ",
        "( a ) ",
        "[1] ",
        "x. \"",
        "\u{FFFD}",
        "\0",
        "a\u{301}.",
    ] {
        check(&syntax, pattern, &long(pattern));
        check(&syntax, pattern, &format!("Start {} end.", long(pattern)));
    }
}

#[test]
fn short_oddities_are_read() {
    let syntax = Syntax::built_in();
    let parts =
        ["a", "A", "’", "'", "\"", ".", " ", "1", "-", "é", "👩", "\u{200D}", "s", "@", "n't", "U.S.", "/", "“", "$"];
    // Every text of up to three parts.
    for a in parts {
        for b in parts {
            for c in parts {
                let text = format!("{a}{b}{c}");
                check(&syntax, &text, &text);
                check(&syntax, &text, &format!("{text} Then."));
            }
        }
    }
    check(&syntax, "empty", "");
}

#[test]
fn reading_is_the_same_wherever_the_block_stands() {
    let syntax = Syntax::built_in();
    let text = "“No deal,” said U.S. President A. B. Smith’s aide on Jan. 5. It didn’t end.";
    let mut alone = Tokens::default();
    syntax.tokenise(text, Span::at(0, text.len()), &mut alone);
    let page = format!("Ünrelated line. 12\n{text}\nU.S. line");
    let start = page.find(text).unwrap();
    let mut inside = Tokens::default();
    syntax.tokenise(&page, Span::at(start, start + text.len()), &mut inside);
    let moved: Vec<Span> =
        inside.spans.iter().map(|s| Span::new(s.start - start as u32, s.end - start as u32)).collect();
    assert_eq!(alone.spans, moved);
    assert_eq!(alone.joined, inside.joined);
}
