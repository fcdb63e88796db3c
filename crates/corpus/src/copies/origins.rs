//! Independent origins: who reports by themselves, when copies are not counted.

use super::stories::Story;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A report that tells of the matter in question.
#[derive(Clone, Debug, Default)]
pub struct Told<'a> {
    /// Its id.
    pub report: &'a str,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// The agency it credits; an agency that published it itself.
    pub agency: Option<&'a str>,
    /// Original sources that the report names for it: "Zamfara police", "Sani Bello".
    pub sources: Vec<&'a str>,
}

/// One origin, with what it collapses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The agency's, the outlet's or the source's name.
    pub name: String,
    /// Stories that come from it.
    pub stories: usize,
    /// Reports of these stories, reprints among them.
    pub reports: usize,
    /// Outlets that printed these.
    pub outlets: usize,
}

/// What is left of many reports when copies are not counted. Every list is in order of its names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origins {
    /// Reports.
    pub reports: usize,
    /// Outlets that published them.
    pub outlets: usize,
    /// Stories they are copies of.
    pub stories: usize,
    /// Agencies whose stories these are, by credit or because a copy of the story credits them.
    pub agencies: Vec<Origin>,
    /// Outlets with stories that nobody credits to an agency: their own reporting.
    pub own_reporting: Vec<Origin>,
    /// Stories of which neither agency nor outlet is known; each is an origin, as far as can be told.
    pub unnamed: usize,
    /// Original sources named, of whichever story.
    pub sources: Vec<Origin>,
}

impl Origins {
    /// How many report by themselves: agencies, outlets of their own, stories of nobody known.
    pub fn independent(&self) -> usize {
        self.agencies.len() + self.own_reporting.len() + self.unnamed
    }
}

impl fmt::Display for Origins {
    /// `5 reports in 4 outlets → 3 stories → 2 origins: Meridian (2 stories, 4 reports), Gusau Post (1 story, 1 report)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let many = |count: usize, one: &'static str, more: &'static str| {
            format!("{count} {}", if count == 1 { one } else { more })
        };
        let reports = |count| many(count, "report", "reports");
        let stories = |count| many(count, "story", "stories");
        let origins = many(self.independent(), "origin", "origins");
        let outlets = many(self.outlets, "outlet", "outlets");
        write!(f, "{} in {outlets} → {} → {origins}", reports(self.reports), stories(self.stories))?;
        let named = self.agencies.iter().chain(&self.own_reporting);
        let mut parts: Vec<String> =
            named.map(|own| format!("{} ({}, {})", own.name, stories(own.stories), reports(own.reports))).collect();
        if self.unnamed > 0 {
            parts.push(format!("{} of unnamed origin", stories(self.unnamed)));
        }
        if parts.is_empty() { Ok(()) } else { write!(f, ": {}", parts.join(", ")) }
    }
}

/// Counts the origins of reports, given the stories they are part of. Names are compared as they are given: settle them
/// with [`super::credit()`] first. A report that is in no story is one by itself.
///
/// Whose a story is, the story says: its agency's, also where the report asked about credits nobody; else its outlet's own.
///
/// ```
/// use dateline_corpus::copies::{Told, origins};
/// let told = |report, outlet, agency| Told { report, outlet: Some(outlet), agency, sources: vec!["police"] };
/// let counted = origins(&[told("a", "Dawn", Some("Meridian")), told("b", "Gusau Post", None)], &[]);
/// assert_eq!(counted.independent(), 2);
/// assert_eq!(
///     counted.to_string(),
///     "2 reports in 2 outlets → 2 stories → 2 origins: Meridian (1 story, 1 report), Gusau Post (1 story, 1 report)"
/// );
/// assert_eq!(counted.sources[0].reports, 2);
/// ```
pub fn origins(told: &[Told<'_>], stories: &[Story]) -> Origins {
    let reports: BTreeMap<&str, &Told<'_>> = told.iter().map(|told| (told.report, told)).collect();
    let mut story_of: BTreeMap<&str, &Story> = BTreeMap::new();
    for story in stories {
        story_of.extend(story.members.iter().map(|member| (member.report.as_str(), story)));
    }
    // The reports asked about, by the first report of their story.
    let mut by_story: BTreeMap<&str, Vec<&Told<'_>>> = BTreeMap::new();
    for (id, told) in &reports {
        by_story.entry(story_of.get(id).map_or(*id, |story| story.first.as_str())).or_default().push(told);
    }
    let mut tallies: [BTreeMap<&str, Tally<'_>>; 3] = Default::default();
    let [agencies, own_reporting, sources] = &mut tallies;
    let mut unnamed = 0;
    for (&story, members) in &by_story {
        let of_story = story_of.get(story);
        let agency =
            of_story.and_then(|own| own.agency.as_deref()).or_else(|| members.iter().find_map(|told| told.agency));
        let outlet =
            of_story.and_then(|own| own.outlet.as_deref()).or_else(|| members.iter().find_map(|told| told.outlet));
        match (agency, outlet) {
            (Some(agency), _) => agencies.entry(agency).or_default().take(story, members),
            (None, Some(outlet)) => own_reporting.entry(outlet).or_default().take(story, members),
            (None, None) => unnamed += 1,
        }
        for told in members {
            for &source in &told.sources {
                sources.entry(source).or_default().take(story, &[told]);
            }
        }
    }
    let [agencies, own_reporting, sources] = tallies.map(|tally| tally.into_iter().map(Tally::close).collect());
    Origins {
        reports: reports.len(),
        outlets: told.iter().filter_map(|told| told.outlet).collect::<BTreeSet<_>>().len(),
        stories: by_story.len(),
        agencies,
        own_reporting,
        unnamed,
        sources,
    }
}

#[derive(Default)]
struct Tally<'a> {
    stories: BTreeSet<&'a str>,
    reports: BTreeSet<&'a str>,
    outlets: BTreeSet<&'a str>,
}

impl<'a> Tally<'a> {
    fn take(&mut self, story: &'a str, members: &[&Told<'a>]) {
        self.stories.insert(story);
        self.reports.extend(members.iter().map(|told| told.report));
        self.outlets.extend(members.iter().filter_map(|told| told.outlet));
    }

    fn close((name, tally): (&str, Self)) -> Origin {
        Origin {
            name: name.to_owned(),
            stories: tally.stories.len(),
            reports: tally.reports.len(),
            outlets: tally.outlets.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::stories::Member;
    use super::*;

    fn story(reports: &[&str], agency: &str, outlet: &str) -> Story {
        let member = |report: &&str| Member { report: (*report).to_owned(), share: 1.0, exact: false };
        Story {
            id: reports[0].to_owned(),
            first: reports[0].to_owned(),
            agency: given(agency).map(str::to_owned),
            outlet: given(outlet).map(str::to_owned),
            members: reports.iter().map(member).collect(),
        }
    }

    fn given(name: &str) -> Option<&str> {
        Some(name).filter(|name| !name.is_empty())
    }

    fn told<'a>(report: &'a str, outlet: &'a str, agency: &'a str, sources: &[&'a str]) -> Told<'a> {
        Told { report, outlet: given(outlet), agency: given(agency), sources: sources.to_vec() }
    }

    #[test]
    fn ten_reprints_are_one_origin() {
        let ids: Vec<String> = (0..10).map(|at| format!("r{at}")).collect();
        let outlets: Vec<String> = (0..10).map(|at| format!("Paper {at}")).collect();
        let all = story(&ids.iter().map(String::as_str).collect::<Vec<_>>(), "Meridian", "Paper 0");
        let reports: Vec<Told<'_>> = (0..10).map(|at| told(&ids[at], &outlets[at], "", &["police"])).collect();
        let counted = origins(&reports, &[all]);
        assert_eq!((counted.reports, counted.outlets, counted.stories, counted.independent()), (10, 10, 1, 1));
        let meridian = Origin { name: "Meridian".into(), stories: 1, reports: 10, outlets: 10 };
        assert_eq!(counted.agencies, [meridian]);
        assert!(counted.own_reporting.is_empty());
        assert_eq!((counted.sources[0].stories, counted.sources[0].reports), (1, 10));
    }

    #[test]
    fn agencies_own_reporting_and_nobody_known() {
        let reports = [
            told("a", "Dawn", "Meridian", &["police"]),
            told("b", "Dawn", "", &["police", "a resident"]),
            told("c", "Gusau Post", "", &[]),
            told("d", "", "", &[]),
            told("e", "Coast Times", "Meridian", &[]),
        ];
        let counted = origins(&reports, &[story(&["c", "x"], "", "Gusau Post"), story(&["a"], "Meridian", "Dawn")]);
        assert_eq!(counted.independent(), 4);
        assert_eq!(
            counted.to_string(),
            "5 reports in 3 outlets → 5 stories → 4 origins: Meridian (2 stories, 2 reports), Dawn (1 story, 1 report), \
             Gusau Post (1 story, 1 report), 1 story of unnamed origin"
        );
        let mut turned = reports.to_vec();
        turned.reverse();
        assert_eq!(
            origins(&turned, &[story(&["a"], "Meridian", "Dawn"), story(&["x", "c"], "", "Gusau Post")]),
            counted
        );
    }

    #[test]
    fn what_was_not_asked_about_still_says_whose_a_story_is() {
        let counted = origins(&[told("b", "Post", "", &[])], &[story(&["a", "b"], "", "Dawn")]);
        assert_eq!(counted.own_reporting[0].name, "Dawn");
        assert_eq!(counted.outlets, 1);
        assert_eq!(origins(&[], &[]).to_string(), "0 reports in 0 outlets → 0 stories → 0 origins");
    }
}
