//! Whole roads through intake: files, folders, streams, and the bad input people have.

// Helpers outside `#[test]` functions are tests too.
#![allow(clippy::unwrap_used)]

use dateline_corpus::intake::{Intake, IntakeOptions, Item, Trouble};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder of its own for each test, removed at its end.
struct Scene(PathBuf);

impl Scene {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn read(paths: &[PathBuf]) -> Vec<Item> {
    Intake::of_paths(paths, IntakeOptions::default()).items().collect()
}

fn trouble(item: &Item) -> Trouble {
    item.result.as_ref().unwrap_err().kind
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let scene = Scene::new("order");
    scene.file("b.txt", "Second.");
    scene.file("a.txt", "First.");
    scene.file("c/z.txt", "Third.");
    scene.file("d.jsonl", "{\"text\":\"Fourth.\"}\n\n{\"text\":\"Fifth.\"}\n");
    scene.file(".hidden.txt", "No.");
    scene.file("a.ledger", "No.");
    scene.file("picture.png", b"\x89PNG");
    let intake = Intake::of_paths(std::slice::from_ref(&scene.0), IntakeOptions::default());
    assert_eq!((intake.files(), intake.passed_over()), (4, 2));
    let items: Vec<_> = intake.items().collect();
    let texts: Vec<_> = items.iter().map(|i| i.result.as_ref().unwrap().text.as_str()).collect();
    assert_eq!(texts, ["First.", "Second.", "Third.", "Fourth.", "Fifth."]);
    assert!(items[4].source.ends_with("d.jsonl:3"), "{}", items[4].source);
}

#[test]
fn three_broken_lines_among_a_thousand() {
    let scene = Scene::new("broken-lines");
    let lines: String = (1..=1000)
        .map(|n| match n {
            7 => "{\"text\": \"cut in the mid\n".to_owned(),
            500 => "not json at all\n".to_owned(),
            999 => "{\"title\": \"no text\"}\n".to_owned(),
            _ => format!("{{\"id\": {n}, \"text\": \"Report number {n}.\", \"date\": \"2026-02-03\"}}\n"),
        })
        .collect();
    let items = read(&[scene.file("news.jsonl", lines)]);
    assert_eq!(items.len(), 1000);
    let bad: Vec<_> = items.iter().filter_map(|i| i.result.as_ref().err().map(ToString::to_string)).collect();
    assert_eq!(bad.len(), 3);
    assert!(bad[0].contains("news.jsonl:7: the line is no valid JSON"), "{}", bad[0]);
    assert!(bad[1].contains("news.jsonl:500: the line is no JSON object; mend or drop"), "{}", bad[1]);
    assert!(bad[2].contains("news.jsonl:999: the object has no `text`; "), "{}", bad[2]);
    assert_eq!(items[999].result.as_ref().unwrap().external_id.as_deref(), Some("1000"));
}

#[test]
fn one_bad_file_stops_nothing() {
    let scene = Scene::new("bad-files");
    let paths = [
        scene.file("binary.txt", (0..=255u8).cycle().take(5000).collect::<Vec<_>>()),
        scene.file("empty.txt", ""),
        scene.file("blank.txt", " \n\n"),
        scene.file("paper.txt", b"%PDF-1.7 \xE2\xE3"),
        scene.file("feed.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"></rss>"),
        scene.0.join("missing.txt"),
        scene.file("good.txt", "The envoys met."),
    ];
    let items = read(&paths);
    let troubles: Vec<_> = items[..6].iter().map(trouble).collect();
    use Trouble::*;
    assert_eq!(troubles, [Binary, Empty, Empty, Unsupported, Unsupported, Unreadable]);
    for item in &items[..6] {
        let said = item.result.as_ref().unwrap_err().to_string();
        assert!(said.starts_with(&item.source) && said.contains("; "), "{said}");
    }
    assert_eq!(items[6].result.as_ref().unwrap().text, "The envoys met.");
}

#[test]
fn a_hundred_megabytes_on_one_line() {
    let scene = Scene::new("one-line");
    let line = vec![b'a'; 100_000_000];
    let start = std::time::Instant::now();
    let items = read(&[scene.file("long.txt", &line), scene.file("long.jsonl", &line)]);
    assert!(start.elapsed().as_secs_f32() < 10.0);
    assert_eq!(items.len(), 2);
    assert_eq!((trouble(&items[0]), trouble(&items[1])), (Trouble::TooLarge, Trouble::TooLarge));
    assert!(items[1].source.ends_with(":1"));
}

#[test]
fn the_line_after_a_line_too_long_is_read() {
    let mut stream = vec![b'x'; 3000];
    stream.extend_from_slice(b"\r\n{\"text\": \"Short.\"}\r\n");
    let options = IntakeOptions { max_report_bytes: 1000, ..IntakeOptions::default() };
    let items: Vec<_> = Intake::of_stream(std::io::Cursor::new(stream), "-.jsonl", options).items().collect();
    assert_eq!(trouble(&items[0]), Trouble::TooLarge);
    assert_eq!(items[1].result.as_ref().unwrap().text, "Short.");
}

#[test]
fn packed_files_are_unpacked_behind_a_budget() {
    let scene = Scene::new("packed");
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let two = [pack(b"{\"text\":\"One.\"}\n"), pack(b"{\"text\":\"Two.\"}\n")].concat();
    let half = pack(&b"{\"text\":\"Three.\"}\n".repeat(2000));
    let items = read(&[
        scene.file("two.jsonl.gz", two),
        scene.file("plain.gz", pack(b"The envoys met.")),
        scene.file("bomb.txt.gz", pack(&vec![b'a'; 40_000_000])),
        scene.file("bomb.jsonl.gz", pack(&vec![b'a'; 80_000_000])),
        scene.file("half.jsonl.gz", &half[..half.len() / 2]),
    ]);
    let text = |i: usize| items[i].result.as_ref().unwrap().text.as_str();
    assert_eq!((text(0), text(1), text(2)), ("One.", "Two.", "The envoys met."));
    assert_eq!(trouble(&items[3]), Trouble::TooLarge);
    assert_eq!(trouble(&items[4]), Trouble::Unreadable);
    let last = items.last().unwrap();
    assert!(last.result.as_ref().unwrap_err().what.contains("ends in the middle"), "{last:?}");
}

#[test]
fn what_the_user_gives_fills_only_gaps() {
    let lines = concat!(
        "{\"text\": \"One.\", \"date\": \"2025-01-01\", \"outlet\": \"example.org\"}\n",
        "{\"text\": \"Two.\"}\n",
        "{\"text\": \"Three.\", \"date\": \"someday\"}\n",
        "{\"text\": \" date 2024-05-06 Four.\"}\n",
    );
    let options = IntakeOptions {
        date: "2026-02-03".parse().ok(),
        outlet: Some("The Example".to_owned()),
        ..IntakeOptions::default()
    };
    let items: Vec<_> = Intake::of_stream(lines.as_bytes(), "-", options).items().collect();
    let report = |i: usize| items[i].result.as_ref().unwrap();
    let date = |i: usize| report(i).published.map(|p| p.to_string());
    assert_eq!(date(0).as_deref(), Some("2025-01-01"));
    assert_eq!(report(0).outlet.as_deref(), Some("example.org"));
    assert_eq!(date(1).as_deref(), Some("2026-02-03"));
    assert_eq!(report(1).outlet.as_deref(), Some("The Example"));
    assert_eq!(date(2).as_deref(), Some("2026-02-03"));
    assert_eq!(report(2).notes[0].what, "the container's date “someday” was not understood");
    assert_eq!(date(3), None, "the date in the text is the reader's to find");
}

#[test]
fn forty_thousand_nested_divs_in_a_folder_of_pages() {
    let scene = Scene::new("nested");
    scene.file("a.html", format!("<html>{}<p>The envoys met.</p>", "<div>".repeat(40_000)));
    scene
        .file("b.htm", "<!doctype html><meta property=og:title content='Envoys meet'><p>The envoys met on Monday.</p>");
    let start = std::time::Instant::now();
    let items = read(std::slice::from_ref(&scene.0));
    assert!(start.elapsed().as_secs_f32() < 2.0, "{:?}", start.elapsed());
    assert_eq!(items[0].result.as_ref().unwrap().text, "The envoys met.");
    assert_eq!(items[1].result.as_ref().unwrap().title.as_deref(), Some("Envoys meet"));
}

#[test]
fn invalid_utf8_is_read_and_noted() {
    let scene = Scene::new("utf8");
    let items =
        read(&[scene.file("a.txt", b"The \xE2\x80\x9Cenvoys\xE2\x80\x9D met \xFF on Monday, \xE2\x80\x93 he said.")]);
    let report = items[0].result.as_ref().unwrap();
    assert_eq!(report.text, "The “envoys” met \u{fffd} on Monday, – he said.");
    assert_eq!(report.notes[0].span.of(&report.text), "\u{fffd}");
}

#[test]
fn dates_as_numbers() {
    let lines = "{\"text\":\"A.\",\"date\":1770112800}\n{\"text\":\"B.\",\"date\":20260203}\n{\"text\":\"C.\",\"date\":1770112800000.0}";
    let items: Vec<_> = Intake::of_stream(lines.as_bytes(), "-", IntakeOptions::default()).items().collect();
    let dates: Vec<_> = items.iter().map(|i| i.result.as_ref().unwrap().published.unwrap().to_string()).collect();
    assert_eq!(dates, ["2026-02-03T10:00Z", "2026-02-03", "2026-02-03T10:00Z"]);
}
