//! The page as a whole: nothing acts, everything closes, every link arrives.

use super::fixture::dossier;
use super::{html, markdown};
use dateline_corpus::dossier::{Chart, Day, Dossier, Entry, Lane, Link, Point, Report, Spot};
use std::collections::BTreeMap;

/// Start and end tags of a page, in order: name, whether it ends, and the rest of the tag.
fn tags(page: &str) -> Vec<(&str, bool, &str)> {
    let (_, body) = page.split_once("</style>").unwrap();
    body.split('<')
        .skip(1)
        .map(|piece| {
            let (tag, _) = piece.split_once('>').unwrap();
            let end = tag.starts_with('/');
            let tag = tag.trim_start_matches('/');
            let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
            (name, end, rest)
        })
        .collect()
}

/// What is wrong with a page: tags that do not close in order, anchors twice, links to nowhere, paragraphs that hold blocks.
fn faults(page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open = vec!["html", "head"];
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    let mut hrefs = Vec::new();
    for (name, end, rest) in tags(page) {
        if end {
            if open.pop() != Some(name) {
                faults.push(format!("</{name}> closes something else"));
            }
        } else if !["meta", "br", "wbr"].contains(&name) {
            if ["div", "ul", "ol", "details", "p", "table"].contains(&name) && open.contains(&"p") {
                faults.push(format!("<{name}> within a paragraph"));
            }
            if name == "a" && open.contains(&"a") {
                faults.push("a link within a link".to_owned());
            }
            open.push(name);
        }
        for part in rest.split("\" ") {
            if let Some(id) = part.strip_prefix("id=\"") {
                *ids.entry(id.trim_end_matches('"')).or_default() += 1;
            }
            if let Some(href) = part.strip_prefix("href=\"#") {
                hrefs.push(href.trim_end_matches('"'));
            }
            if part.starts_with("style=") || part.starts_with("on") {
                faults.push(format!("{name} {part}"));
            }
        }
    }
    faults.extend(open.iter().map(|name| format!("<{name}> is left open")));
    faults.extend(ids.iter().filter(|(_, count)| **count != 1).map(|(id, count)| format!("{count} of id {id}")));
    faults.extend(hrefs.iter().filter(|href| !ids.contains_key(*href)).map(|href| format!("no #{href}")));
    faults
}

#[test]
fn everything_closes_and_every_link_arrives() {
    let page = html(&dossier());
    assert_eq!(faults(&page), Vec::<String>::new());
    assert!(page.matches("href=\"#r").count() > 90, "{}", page.matches("href=\"#r").count());
}

#[test]
fn the_check_finds_faults() {
    let page = "</style></head><p id=\"a\" class=\"b\"><div></p><i id=\"a\"></i><a href=\"#c\"></a>";
    let found = faults(page).join("; ");
    for fault in ["</p> closes", "<div> within", "2 of id a", "no #c", "<html> is left open"] {
        assert!(found.contains(fault), "{fault}: {found}");
    }
}

#[test]
fn nothing_acts() {
    let page = html(&dossier());
    for raw in ["<script", "<b>", "\u{202e}", "\u{1b}", "url(", "@import", "<img", "<iframe", "javascript:"] {
        assert!(!page.contains(raw), "{raw:?}");
    }
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(page.contains("default-src 'none'; style-src &#39;sha256-") || page.contains("style-src 'sha256-"));
    let text = markdown(&dossier());
    for raw in ["<b>", "<script", "\u{202e}", "\u{1b}"] {
        assert!(!text.replace("\\<", "").contains(raw), "{raw:?}");
    }
    assert!(text.contains("\\<b\\>\\*bold\\*\\</b\\>") && text.contains("\\`tick\\` \\| pipe"));
}

#[test]
fn an_empty_dossier_is_a_page() {
    let page = html(&Dossier::default());
    assert_eq!(faults(&page), Vec::<String>::new());
    assert!(page.contains("<h1><bdi>Dossier</bdi></h1>"));
    assert!(markdown(&Dossier::default()).starts_with("# Dossier\n"));
}

#[test]
fn links_that_lead_nowhere_are_no_links() {
    let nowhere = Link { report: 7, mark: Some(3) };
    let point = Point { low: Some(f64::INFINITY), link: nowhere, ..Point::default() };
    let dossier = Dossier {
        timeline: vec![Day { day: "soon".into(), entries: vec![Entry { links: vec![nowhere], ..Entry::default() }] }],
        charts: vec![Chart { lanes: vec![Lane { points: vec![point; 3], ..Lane::default() }], ..Chart::default() }],
        spots: vec![Spot { lat: Some(1.0), lon: Some(2.0), links: vec![nowhere], ..Spot::default() }],
        ..Dossier::default()
    };
    let page = html(&dossier);
    assert_eq!(faults(&page), Vec::<String>::new());
    assert!(page.contains("<span class=\"ref\">[7]</span>") && !page.contains("NaN") && !page.contains("inf\""));
}

#[test]
fn headings_step_by_one_and_heads_of_tables_have_their_scope() {
    let page = html(&dossier());
    let mut before = 0;
    for (name, end, rest) in tags(&page) {
        if let (Some(level), false) = (name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()), end) {
            assert!(level <= before + 1, "h{level} after h{before}");
            before = level;
        }
        assert!(name != "th" || end || rest.contains("scope="), "{rest}");
    }
    assert_eq!(page.matches("<svg").count(), page.matches("</desc>").count() + page.matches("aria-hidden").count());
}

#[test]
fn markdown_numbers_lead_to_words() {
    let text = markdown(&dossier());
    for number in ["\\[1.1\\]", "\\[8.2\\]", "\\[4.1\\]"] {
        assert!(text.matches(number).count() >= 2, "{number} is named and stands in the text");
    }
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let bars = line.replace("\\|", "").matches('|').count();
        assert!([7, 8].contains(&bars), "{line}");
    }
}

/// The colours of a scheme, by name.
fn colours(sheet: &str) -> BTreeMap<&str, [f64; 3]> {
    let pairs = sheet.split(';').filter_map(|line| line.trim().rsplit_once("--")?.1.split_once(": #"));
    pairs
        .filter_map(|(name, hex)| {
            let long: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.into() };
            let part = |at: usize| Some(f64::from(u8::from_str_radix(long.get(at..at + 2)?, 16).ok()?) / 255.0);
            Some((name, [part(0)?, part(2)?, part(4)?]))
        })
        .collect()
}

/// The contrast of two colours as WCAG 2 has it.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

#[test]
fn colours_are_told_from_the_paper_in_every_scheme() {
    const DARK: &str = "@media (prefers-color-scheme: dark)";
    // The palette of all pages comes first, then the dossier's own colours, each with its dark ones.
    let [light, middle, end] = super::STYLE.split(DARK).collect::<Vec<_>>().try_into().unwrap();
    let (dark, own_light) = middle.split_once("}\n}\n").unwrap();
    let (own_dark, _) = end.split_once("*, ::before").unwrap();
    let (_, print) = super::STYLE.split_once("@media print").unwrap();
    for scheme in [[light, own_light].concat(), [dark, own_dark].concat(), print.to_owned()] {
        let colours = colours(&scheme);
        let check = |text: &[&str], ground: &str, least: f64| {
            for name in text {
                let found = contrast(colours[name], colours[ground]);
                assert!(found >= least, "{name} on {ground}: {found:.2}");
            }
        };
        check(&["ink", "soft", "link", "warn", "k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7"], "paper", 4.5);
        check(&["ink", "soft"], "land", 4.5);
        check(&["ink"], "sea", 4.5);
        check(&["ink", "link"], "wash", 4.5);
        check(&["ink", "link"], "warn-wash", 4.5);
        check(&["spot"], "land", 3.0);
        check(&["spot"], "sea", 3.0);
    }
}

#[test]
fn two_thousand_reports_are_drawn() {
    let mut dossier = Dossier::default();
    for number in 1..=2000 {
        let mut report = Report { number, text: "Talks failed on Monday. ".repeat(80), ..Report::default() };
        let links = (0..40).map(|n| report.mark(n * 24, n * 24 + 5)).collect();
        let entry = Entry { words: "Talks failed".into(), links, ..Entry::default() };
        dossier.timeline.push(Day { day: String::new(), entries: vec![entry] });
        dossier.spots.push(Spot {
            lat: Some(f64::from(number % 80)),
            lon: Some(f64::from(number % 170)),
            ..Spot::default()
        });
        dossier.reports.push(report);
    }
    let page = html(&dossier);
    assert_eq!(page.matches("<mark id=").count(), 80_000);
    assert_eq!(page.matches("<article").count(), 2000);
}

#[test]
#[ignore = "for looking at: writes the page to target/tmp"]
fn draw() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tmp");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("dossier.html"), html(&dossier())).unwrap();
    std::fs::write(folder.join("dossier.md"), markdown(&dossier())).unwrap();
}
