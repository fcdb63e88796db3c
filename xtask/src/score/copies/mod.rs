//! Copies: pairs of reports of one story, in sets of reprints whose stories are known.

mod alter;
mod chance;
mod material;
mod rivals;
mod set;
mod speed;

use super::share::{Found, Share};
use super::{Figure, Options};
use crate::workspace;
use dateline_corpus::copies::{Copied, Story, stories};
use set::Page;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Sets are made so many times, each time as chance falls.
const TURNS: usize = 8;

/// Scores the sample, and where the open reports are at hand sets made of them.
pub(super) fn score(shared: Option<&Path>, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let wanted = |data: &str| options.data.as_deref().is_none_or(|only| only == data);
    let sample = material::sample(workspace::root())?;
    let mut sets = vec![("sample", vec![set::of_sample(&sample)])];
    if let Some(shared) = shared {
        let (first, second) = (material::open(shared, 0)?, material::open(shared, 1)?);
        let turns = |of: &dyn Fn(usize) -> Vec<Page>| (0..TURNS).map(of).collect::<Vec<_>>();
        sets.push(("sample reprinted", turns(&|turn| set::of_sample_reprinted(&sample, &second, turn))));
        sets.push(("open first", turns(&|turn| set::of_open(&first, turn))));
        sets.push(("open second", turns(&|turn| set::of_open(&second, turn))));
        if options.data.as_deref() == Some("speed") {
            speed::measure(&second);
        }
    }
    let mut figures = Vec::new();
    for (data, turns) in sets.iter().filter(|(data, _)| wanted(data)) {
        let mut counts = Counts::default();
        turns.iter().for_each(|pages| counts.add(pages, &grouped(pages)));
        println!(
            "copies: {data}: {} reports; {} pairs right, {} missed, {} wrong; {} of {} stories collapsed with others",
            turns.iter().map(Vec::len).sum::<usize>(),
            counts.pairs.right,
            counts.pairs.gold - counts.pairs.right,
            counts.pairs.ours - counts.pairs.right,
            counts.apart.of - counts.apart.right,
            counts.apart.of
        );
        counts.errors.iter().take(options.errors).for_each(|error| println!("  {error}"));
        let figure = |metric, value| Figure { task: "copies", data: (*data).to_owned(), metric, value };
        figures.push(figure("precision", counts.pairs.precision()));
        figures.push(figure("recall", counts.pairs.recall()));
        figures.push(figure("F1", counts.pairs.f1()));
        figures.push(figure("stories apart", counts.apart.percent()));
    }
    Ok(figures)
}

/// Finds the stories of the pages, by what a store would know of each.
fn grouped(pages: &[Page]) -> Vec<Story> {
    stories(&pages.iter().map(copied).collect::<Vec<_>>())
}

fn copied(page: &Page) -> Copied<'_> {
    let Page { id, day, outlet, sketch, .. } = page;
    Copied { id, day: Some(day), published: None, outlet: outlet.as_deref(), agency: None, sketch }
}

/// Pairs right and wrong, and stories that were kept apart from others.
#[derive(Debug, Default)]
struct Counts {
    pairs: Found,
    apart: Share,
    /// Missed and wrong pairs, in words.
    errors: Vec<String>,
}

impl Counts {
    fn add(&mut self, pages: &[Page], found: &[Story]) {
        let mut ours: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, story) in found.iter().enumerate() {
            ours.extend(story.members.iter().map(|member| (member.report.as_str(), number)));
        }
        let mut mixed: BTreeSet<&str> = BTreeSet::new();
        for (at, one) in pages.iter().enumerate() {
            for other in pages.iter().skip(at + 1).filter(|other| !one.story.is_empty() && !other.story.is_empty()) {
                let (gold, together) = (one.story == other.story, ours.get(&*one.id) == ours.get(&*other.id));
                self.pairs.count(usize::from(gold && together), usize::from(gold), usize::from(together));
                if together && !gold {
                    mixed.extend([one.story.as_str(), other.story.as_str()]);
                }
                if gold != together {
                    let kind = if gold { "missed" } else { "wrong" };
                    let Page { id, how, .. } = one;
                    self.errors.push(format!("{kind}: {id} ({how}) and {} ({})", other.id, other.how));
                }
            }
        }
        let all: BTreeSet<&str> =
            pages.iter().map(|page| page.story.as_str()).filter(|story| !story.is_empty()).collect();
        all.iter().for_each(|story| self.apart.add(!mixed.contains(story)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted() {
        let report = material::Original {
            id: "a".into(),
            day: "2026-02-03".into(),
            title: String::new(),
            outlet: None,
            text: String::new(),
        };
        let page = |id: &str, story: &str, text: &str| Page::of(id, story, &report, "", text);
        let text = "Gunmen attacked three villages before dawn on Saturday, killing 23 people, police said.";
        let pages = [
            page("a", "a", text),
            page("b", "a", text),
            page("c", "c", text),
            page("d", "a", "Nothing of the kind happened."),
        ];
        let mut counts = Counts::default();
        counts.add(&pages, &grouped(&pages));
        assert_eq!((counts.pairs.right, counts.pairs.gold, counts.pairs.ours), (1, 3, 3));
        assert_eq!(counts.apart, Share { right: 0, of: 2 });
        assert_eq!(counts.errors.len(), 4);
    }

    #[test]
    fn chance_falls_the_same_way() {
        let mut chance = chance::Chance::of("ngt-07");
        let drawn: Vec<usize> = (0..4).map(|_| chance.below(10)).collect();
        assert_eq!(drawn, [9, 1, 7, 4], "sets of another chance have other scores");
    }
}
