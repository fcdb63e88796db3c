//! A set of pages with the story each is of: stories, reprints of them by outlets, and stories that only look like reprints.

use super::alter::reprint;
use super::chance::{Chance, hash};
use super::material::{Original, running};
use super::rivals::{bulletins, rival};
use dateline_corpus::copies::Sketch;

/// A report as it is compared.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) id: String,
    /// Nothing where pairs with it do not count.
    pub(super) story: String,
    pub(super) day: String,
    pub(super) outlet: Option<String>,
    /// What was done to the story.
    pub(super) how: String,
    pub(super) sketch: Sketch,
}

impl Page {
    pub(super) fn of(id: &str, story: &str, report: &Original, how: &str, text: &str) -> Self {
        let paragraphs = running(text);
        let sketch = Sketch::of(paragraphs.iter().map(String::as_str));
        let (day, outlet) = (report.day.clone(), report.outlet.clone());
        Self { id: id.to_owned(), story: story.to_owned(), day, outlet, how: how.to_owned(), sketch }
    }
}

/// Reprints of each story, at most.
const REPRINTS: usize = 4;

/// An outlet's own lines above and below each of its pages.
struct House {
    name: &'static str,
    above: &'static [&'static str],
    below: &'static [&'static str],
}

const HOUSES: [House; 6] = [
    House { name: "Plain Post", above: &[], below: &[] },
    House {
        name: "Harbour Courier",
        above: &["Good morning. Here is what the Courier's readers talk about on the quays of Port Ellis today."],
        below: &["Sign up for the Courier's morning letter.", "© The Harbour Courier. All rights reserved."],
    },
    House {
        name: "Daily Ledger",
        above: &[],
        below: &[
            "Most read today: Council delays decision on weekly bins; Ferry fares to rise in spring; The ten best walks within an hour of the city.",
            "Have you seen something that we should report? Write to our newsdesk, and put your number below the letter so that we can call you back before the evening edition closes.",
        ],
    },
    House {
        name: "Kestrel News",
        above: &[
            "This report is free to read because readers pay for our work. If you can, join the four thousand who give each month.",
        ],
        below: &[
            "Follow us on all channels.",
            "Kestrel News is a member of the Press Council and answers complaints within a week of their arrival.",
        ],
    },
    House { name: "Valley Tribune", above: &[], below: &["(Reporting by the Tribune's staff; editing by J. Doe)"] },
    House { name: "Coast Times", above: &["Last updated at noon"], below: &["Read more: all about it in our dossier"] },
];

/// The page of a house: perhaps its headline, its lines and the story.
fn page(house: &House, headline: &str, story: &[String], chance: &mut Chance) -> String {
    let mut lines: Vec<&str> = Vec::new();
    if !headline.is_empty() && chance.percent(40) {
        lines.push(headline);
    }
    lines.extend(house.above);
    lines.extend(story.iter().map(String::as_str));
    lines.extend(house.below);
    lines.join("\n\n")
}

/// The story as it is and its reprints, one sometimes of another reprint.
fn reprints(original: &Original, story: &str, others: &[String], turn: usize, pages: &mut Vec<Page>) {
    let mut chance = Chance::of(&format!("reprints {turn} of {}", original.id));
    let mut known = vec![original.paragraphs()];
    for number in 1..=1 + chance.below(REPRINTS) {
        let house = &HOUSES[chance.below(HOUSES.len())];
        let from = if chance.percent(15) { known.len() - 1 } else { 0 };
        let (text, how) = reprint(&known[from], others, &mut chance);
        let headline = chance.pick(others).map_or_else(String::new, |other| headline(other, &original.title));
        let how = format!("{how}{}; {}", if from > 0 { ", of a reprint" } else { "" }, house.name);
        let id = format!("{}/{number}", original.id);
        let day = later(&original.day, chance.below(2));
        let report = Original { outlet: Some(house.name.to_owned()), day, ..original.clone() };
        pages.push(Page::of(&id, story, &report, &how, &page(house, &headline, &text, &mut chance)));
        known.push(text);
    }
}

/// So many days later, within the month.
fn later(day: &str, days: usize) -> String {
    let of_month = day.get(8..10).and_then(|day| day.parse().ok()).unwrap_or(1);
    format!("{}{:02}", day.get(..8).unwrap_or_default(), of_month + days)
}

/// Another headline of the story.
fn headline(other: &str, title: &str) -> String {
    let words = title.split_whitespace().rev().take(5).chain(other.split_whitespace().take(3));
    words.collect::<Vec<_>>().join(" ")
}

/// The set of open reports: of every second one reprints, and with the others rivals. Each turn falls another way.
pub(super) fn of_open(reports: &[Original], turn: usize) -> Vec<Page> {
    let (stories, others): (Vec<&Original>, Vec<&Original>) =
        reports.iter().partition(|report| (hash(&report.id) / 2).is_multiple_of(2));
    let mut donors = others.iter().copied();
    // Paragraphs to add come from reports that make no rival.
    let added: Vec<String> = donors.by_ref().take(others.len() / 5).flat_map(Original::paragraphs).collect();
    let mut pages = Vec::new();
    for (at, &original) in stories.iter().enumerate() {
        let mut chance = Chance::of(&format!("page {turn} of {}", original.id));
        let house = &HOUSES[chance.below(HOUSES.len())];
        let own = original.paragraphs();
        let first = Original { outlet: Some(house.name.to_owned()), ..original.clone() };
        pages.push(Page::of(
            &original.id,
            &original.id,
            &first,
            "as it is",
            &page(house, &original.title, &own, &mut chance),
        ));
        reprints(original, &original.id, &added, turn, &mut pages);
        let mut rivals: Vec<(Vec<String>, &str)> =
            bulletins(&own, &mut chance).into_iter().map(|text| (text, "same form, other figures")).collect();
        rivals.extend(donors.next().map(|other| rival(&own, &other.paragraphs(), at + turn, &mut chance)));
        for ((text, kind), number) in rivals.into_iter().zip(1..) {
            let id = format!("{}/rival{number}", original.id);
            let house = &HOUSES[chance.below(HOUSES.len())];
            let (day, outlet) = (later(&original.day, number), Some(house.name.to_owned()));
            let report = Original { day, outlet, ..original.clone() };
            pages.push(Page::of(&id, &id, &report, kind, &page(house, "", &text, &mut chance)));
        }
    }
    pages
}

/// The sample as it is.
pub(super) fn of_sample(reports: &[(Original, String)]) -> Vec<Page> {
    reports.iter().map(|(report, story)| Page::of(&report.id, story, report, "sample", &report.text)).collect()
}

/// The sample with further reprints of each story; what outlets add are paragraphs of open reports.
pub(super) fn of_sample_reprinted(reports: &[(Original, String)], others: &[Original], turn: usize) -> Vec<Page> {
    let mut pages = of_sample(reports);
    let added: Vec<String> = others.iter().take(20).flat_map(Original::paragraphs).collect();
    for (original, story) in reports.iter().filter(|(report, story)| report.id == *story) {
        reprints(original, story, &added, turn, &mut pages);
    }
    pages
}
