//! Reports to stories: each report in one, with the report it began with.

use super::compare::{View, compare};
use super::fold::{hash_of, spread};
use super::gather::gather;
use super::likeness::{Pair, Text, nobodys, offsets, pairs, views};
use super::sketch::Sketch;
use dateline_types::{Published, RecordId, content_id};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A report, as far as copies are concerned.
#[derive(Clone, Copy, Debug)]
pub struct Copied<'a> {
    /// Its id.
    pub id: &'a str,
    /// The day it was published, `YYYY-MM-DD`.
    pub day: Option<&'a str>,
    /// Day, time and offset as far as they are known, as [`Published`] is written: `2026-02-03T10:00+01:00`.
    pub published: Option<&'a str>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// The agency it credits.
    pub agency: Option<&'a str>,
    /// Its running text.
    pub sketch: &'a Sketch,
}

/// One story and the reports that are its copies.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Hash of the first report's id: it stays while that report is the first.
    pub id: RecordId,
    /// The report it began with: the earliest; of one day the agency's own, then the earliest of the day, then the
    /// longest. Of no known day are the last.
    pub first: String,
    /// Whose it is: the agency that the first report credits, else the one that most of the reports credit.
    pub agency: Option<String>,
    /// Who published the first report.
    pub outlet: Option<String>,
    /// All reports of the story, the first among them, in that order.
    pub members: Vec<Member>,
}

/// A report of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its id.
    pub report: String,
    /// How much of the shorter of it and the first report is in the longer, 0 to 1.
    pub share: f64,
    /// Whether its text is the first report's, but for capitals, punctuation and outlets' own lines.
    pub exact: bool,
}

/// Gathers reports into stories: each report is in exactly one, and the stories are in order of their first reports' ids.
///
/// Cost grows with the number of phrases of all reports, of which a [`Sketch`] has at most 256.
///
/// ```
/// use dateline_corpus::copies::{Copied, Sketch, stories};
/// let wire = "Gunmen attacked three villages in Zamfara state before dawn on Saturday, killing at least 23 people, police said.";
/// let local = "The governor of Zamfara promised more patrols on Saturday after what he called a cowardly raid on farmers.";
/// let sketches = [wire, "GUNMEN attacked three villages in Zamfara state before dawn Saturday, killing at least 23 people.", local]
///     .map(|text| Sketch::of([text]));
/// let report = |at: usize, id, day| Copied { id, day: Some(day), published: None, outlet: None, agency: None, sketch: &sketches[at] };
/// let told = stories(&[report(0, "r1", "2025-06-14"), report(1, "r0", "2025-06-15"), report(2, "r2", "2025-06-14")]);
/// assert_eq!(told.len(), 2);
/// assert_eq!(told[0].first, "r1");
/// assert_eq!(told[0].members[1].report, "r0");
/// ```
pub fn stories(reports: &[Copied<'_>]) -> Vec<Story> {
    found(reports).stories
}

/// Stories, with what they were found by.
#[derive(Debug, Default)]
pub struct Copies {
    /// Each report is in exactly one; in order of their first reports' ids.
    pub stories: Vec<Story>,
    /// For each report, in the order in which they were given, the code of its text.
    pub(crate) texts: Vec<i64>,
    /// Phrases that are nobody's story, sorted.
    pub(crate) nobodys: Vec<u32>,
    /// Texts of which one is a copy of the other, by their codes.
    pub(crate) pairs: Vec<(i64, i64)>,
}

/// The stories of reports as [`stories`] has them.
pub fn found(given: &[Copied<'_>]) -> Copies {
    let (reports, texts) = same_texts(given);
    let told: Vec<Text<'_>> = texts.iter().filter_map(|same| text(&reports, same)).collect();
    let (ignored, nobodys) = nobodys(&told);
    let views = views(&told, &offsets(&told).0, &ignored);
    let pairs = pairs(&views);
    let coded = |number: u32| told.get(number as usize).map_or(0, |text| text.code);
    Copies {
        stories: assemble(&reports, &texts, &views, &pairs),
        texts: given.iter().map(|own| code(own.id, own.sketch)).collect(),
        nobodys,
        pairs: pairs.iter().map(|&(one, other)| (coded(one), coded(other))).collect(),
    }
}

/// What stands for a text in the index of a store: the same for reports of one text.
pub(crate) fn code(id: &str, sketch: &Sketch) -> i64 {
    let hash = match sketch.words {
        0 => hash_of(id),
        words => spread(sketch.whole ^ spread(u64::from(words))),
    };
    (hash >> 1).cast_signed()
}

/// What reports of one text say, and the first day and outlet of those that say it.
pub(crate) fn text<'a>(reports: &[&Copied<'a>], same: &[usize]) -> Option<Text<'a>> {
    let first = reports[*same.first()?];
    let day = same.iter().filter_map(|&at| reports[at].day).min();
    let outlet = same.iter().filter_map(|&at| reports[at].outlet).min();
    Some(Text { code: code(first.id, first.sketch), sketch: first.sketch, day, outlet })
}

/// The stories of texts that pairs tie together, given by their places among the views.
pub(crate) fn assemble(
    reports: &[&Copied<'_>],
    texts: &[Vec<usize>],
    views: &[View<'_>],
    pairs: &[Pair],
) -> Vec<Story> {
    let mut all: Vec<Story> = gather(views, pairs)
        .into_iter()
        .filter_map(|story| {
            let of_text = |number: u32| texts.get(number as usize).map(|same| same.iter().map(move |&at| (at, number)));
            let mut members: Vec<(usize, u32)> = story.into_iter().filter_map(of_text).flatten().collect();
            members.sort_by_cached_key(|&(at, _)| order(reports[at]));
            let &(first, text) = members.first()?;
            let first = reports[first];
            let agency = whose(first.agency, members.iter().map(|&(at, _)| reports[at].agency)).map(str::to_owned);
            let member = |(at, number): (usize, u32)| {
                let exact = number == text;
                let share = || Some(compare(*views.get(number as usize)?, *views.get(text as usize)?).share());
                let share = if exact { Some(1.0) } else { share() };
                Member { report: reports[at].id.to_owned(), share: share.unwrap_or(0.0), exact }
            };
            Some(Story {
                id: content_id("w", [first.id]),
                first: first.id.to_owned(),
                agency,
                outlet: first.outlet.map(str::to_owned),
                members: members.into_iter().map(member).collect(),
            })
        })
        .collect();
    all.sort_by(|one, other| one.first.cmp(&other.first));
    all
}

/// Whose a story is, by the agency that its first report credits and those that all of them do: see [`Story::agency`].
pub(crate) fn whose<'a>(first: Option<&'a str>, all: impl Iterator<Item = Option<&'a str>>) -> Option<&'a str> {
    first.or_else(|| most(all.flatten()))
}

/// The name given most often; of several the first by name.
fn most<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    counts.into_iter().max_by_key(|&(name, count)| (count, Reverse(name))).map(|(name, _)| name)
}

/// Reports by their ids, and those of one text by their places, in the order of the texts' codes.
pub(crate) fn same_texts<'r, 'a>(reports: &'r [Copied<'a>]) -> (Vec<&'r Copied<'a>>, Vec<Vec<usize>>) {
    let mut reports: Vec<&Copied<'_>> = reports.iter().collect();
    reports.sort_by_key(|report| (report.id, report.sketch.whole, report.day, report.published));
    let mut texts: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        texts.entry(code(report.id, report.sketch)).or_default().push(at);
    }
    (reports, texts.into_values().collect())
}

/// What comes before what: see [`Story::first`].
fn order<'a>(report: &Copied<'a>) -> (bool, String, bool, String, Reverse<usize>, &'a str) {
    let moment = report.published.and_then(|published| published.parse::<Published>().ok());
    let (day, time) = match moment {
        Some(moment) => in_universal_time(moment),
        None => (None, None),
    };
    let day = day.or_else(|| report.day.map(str::to_owned));
    let own = report.agency.is_some_and(|agency| report.outlet.is_none_or(|outlet| same_name(outlet, agency)));
    (
        day.is_none(),
        day.unwrap_or_default(),
        !own,
        time.unwrap_or_else(|| "~".to_owned()),
        Reverse(report.sketch.words()),
        report.id,
    )
}

/// Day and time in one zone for all, where the zone is known.
fn in_universal_time(moment: Published) -> (Option<String>, Option<String>) {
    let Some(time) = moment.time else { return (Some(moment.date.to_string()), None) };
    let local = moment.date.to_datetime(time);
    let shift = jiff::Span::new().try_minutes(-i64::from(moment.offset_minutes.unwrap_or(0)));
    let moment = shift.and_then(|shift| local.checked_add(shift)).unwrap_or(local);
    (Some(moment.date().to_string()), Some(moment.time().to_string()))
}

/// Whether two names of publishers are one, but for capitals and blanks.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.split_whitespace().map(str::to_lowercase).eq(other.split_whitespace().map(str::to_lowercase))
}
