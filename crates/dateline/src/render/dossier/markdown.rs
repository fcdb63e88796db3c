//! A dossier as Markdown, for notes and wikis: the same parts in the same order, charts and map as tables.
//!
//! CommonMark with tables and without HTML. A link is the number of a report and of its words, `[3.2]`: the report's text at
//! the end has that number behind the words.

use super::anchors::{Anchored, Anchors};
use super::{chart, days, map, sources, summary, timeline};
use crate::render::escape::{block_marker, escaped};
use crate::render::markdown::emphasised;
use crate::render::visible::one_line;
use crate::render::wording::number::grouped;
use crate::render::wording::number::many;
use dateline_corpus::dossier::{Chart, Dossier, Entry, Lane, Link, Paragraph, Sentence};
use std::fmt::Write as _;

/// The whole dossier.
pub(super) fn render(dossier: &Dossier) -> String {
    let anchors = Anchors::new(dossier);
    let mut out = Markdown { out: String::new(), anchors: &anchors };
    out.summary(dossier);
    out.timeline(dossier);
    out.figures(&dossier.charts);
    out.positions(dossier);
    out.voices(dossier);
    out.places(dossier);
    out.sources(dossier);
    out.reports(dossier);
    out.notes(dossier);
    out.out
}

/// A page on its way out.
struct Markdown<'d> {
    out: String,
    anchors: &'d Anchors<'d>,
}

/// Outside text on one line, its markup kept letters.
fn text(words: &str) -> String {
    escaped(&one_line(words))
}

/// A day in short, or that there is none.
fn day(iso: &str) -> String {
    if iso.is_empty() { "undated".to_owned() } else { text(&days::short(iso)) }
}

fn names(names: &[String]) -> String {
    names.iter().map(|name| text(name)).collect::<Vec<_>>().join(", ")
}

impl Markdown<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn heading(&mut self, level: usize, words: &str) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        let marks = "#".repeat(level);
        self.line(&format!("{marks} {words}\n"));
    }

    /// `[3.2]`, a space before it.
    fn link(&self, link: Link) -> String {
        let anchor = self.anchors.report(link.report).zip(link.mark).and_then(|(own, mark)| own.anchor(mark));
        anchor.map_or(format!(" \\[{}\\]", link.report), |mark| format!(" \\[{}.{}\\]", link.report, mark + 1))
    }

    fn links(&self, links: &[Link]) -> String {
        links.iter().map(|link| self.link(*link)).collect()
    }

    fn sentence(&self, own: &Sentence) -> String {
        text(&own.words) + &self.links(&own.links)
    }

    fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn table(&mut self, heads: &[&str]) {
        self.row(&heads.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>());
        self.row(&vec!["---".to_owned(); heads.len()]);
    }

    fn summary(&mut self, dossier: &Dossier) {
        self.heading(1, &text(summary::title(dossier)));
        if !dossier.filters.is_empty() {
            self.line(&format!("{}\n", text(&dossier.filters)));
        }
        for count in &dossier.counts {
            let detail = if count.detail.is_empty() { String::new() } else { format!(" ({})", text(&count.detail)) };
            self.line(&format!("- **{}** {}{detail}", grouped(count.number as f64), text(&count.noun)));
        }
        if !dossier.summary.is_empty() {
            self.heading(2, "Summary");
        }
        for own in &dossier.summary {
            let line = self.sentence(own);
            self.line(&format!("- {line}"));
        }
    }

    fn timeline(&mut self, dossier: &Dossier) {
        let full = || dossier.timeline.iter().filter(|day| !day.entries.is_empty());
        if full().next().is_some() {
            self.heading(2, "Timeline");
        }
        for own in full() {
            self.heading(3, &if own.day.is_empty() { "Undated".to_owned() } else { text(&days::long(&own.day)) });
            for entry in &own.entries {
                self.entry(entry);
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let mut who = names(&entry.doers);
        if !entry.targets.is_empty() {
            who = format!("{who} → {}", names(&entry.targets)).trim_start().to_owned();
        }
        let mut about: Vec<String> = Vec::new();
        about.extend(timeline::held(entry.modality).map(str::to_owned));
        about.extend(entry.place.iter().chain(&entry.when).map(|words| text(words)));
        if !entry.sources.is_empty() {
            about.push(format!("according to {}", names(&entry.sources)));
        }
        if entry.reprints > 0 {
            about.push(format!("{} left out", many(entry.reprints as usize, "reprint")));
        }
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join("; ")) };
        let kind = if entry.kind.is_empty() { String::new() } else { format!("**{}** ", text(&entry.kind)) };
        let links = self.links(&entry.links);
        let who = if who.is_empty() { String::new() } else { format!("{who}: ") };
        self.line(&format!("- {kind}{who}{}{about}{links}", text(&entry.words)));
        for denial in &entry.denied_by {
            let line = self.sentence(denial);
            self.line(&format!("  - denied: {line}"));
        }
    }

    fn figures(&mut self, charts: &[Chart]) {
        if !charts.is_empty() {
            self.heading(2, "Figures");
        }
        for own in charts {
            let unit = if own.unit.is_empty() { String::new() } else { format!(" ({})", text(&own.unit)) };
            self.heading(3, &format!("{}{unit}", text(&own.title)));
            for own in own.bounds.iter().chain(&own.conflicts).chain(&own.checks) {
                let line = self.sentence(own);
                self.line(&format!("- {line}"));
            }
            self.out.push('\n');
            self.table(&["Source", "As of", "Claim", "In the report’s words", "Method", "Change", "Report"]);
            for lane in &own.lanes {
                self.lane(lane, false);
            }
            for lane in &own.under_review {
                self.lane(lane, true);
            }
        }
    }

    fn lane(&mut self, lane: &Lane, review: bool) {
        let mut source = escaped(&chart::source(lane));
        if !lane.named && !lane.source.is_empty() {
            source += " (not named)";
        }
        if review {
            source += " (under review)";
        }
        if let Some(stale) = chart::stale(lane) {
            source += &format!(" ({})", escaped(&stale));
        }
        for (index, point) in lane.points.iter().enumerate() {
            let mut changes = chart::changes(lane, index);
            if chart::withdrawn(lane, index) {
                changes.push("later withdrawn".to_owned());
            }
            let mut links = self.link(point.link);
            if !point.restated.is_empty() {
                links += &format!("; repeated{}", self.links(&point.restated));
            }
            self.row(&[
                source.clone(),
                day(point.day.as_deref().unwrap_or_default()),
                escaped(&chart::claim(point)),
                text(&point.words),
                text(&point.method),
                escaped(&changes.join("; ")),
                links.trim_start().to_owned(),
            ]);
        }
    }

    fn positions(&mut self, dossier: &Dossier) {
        if dossier.positions.is_empty() {
            return;
        }
        self.heading(2, "Positions");
        self.table(&["Party", "Day", "Does", "What", "In the report’s words", "Towards", "Report"]);
        for own in &dossier.positions {
            let mut words = text(&own.words);
            if let Some(condition) = &own.condition {
                words += &format!(" (on the condition: {})", text(condition));
            }
            if let Some(source) = &own.source {
                words += &format!(" (according to {})", text(source));
            }
            if let Some(changed) = &own.changed {
                words += &format!(" ({})", self.sentence(changed));
            }
            let (issue, toward) = (text(&own.issue), names(&own.toward));
            let link = self.link(own.link).trim_start().to_owned();
            self.row(&[text(&own.party), day(&own.day), own.act.name().to_owned(), issue, words, toward, link]);
        }
    }

    fn voices(&mut self, dossier: &Dossier) {
        if !dossier.voices.is_empty() {
            self.heading(2, "Voices");
        }
        for voice in &dossier.voices {
            let about: Vec<String> =
                [&voice.role, &voice.country].into_iter().filter(|s| !s.is_empty()).map(|s| text(s)).collect();
            let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
            self.heading(3, &format!("{}{about}", text(&voice.who)));
            for said in &voice.statements {
                let mut about = vec![day(&said.day)];
                about.extend(Some(text(&said.stance)).filter(|s| !s.is_empty()));
                about.extend(Some(&said.topic).filter(|s| !s.is_empty()).map(|s| format!("on {}", text(s))));
                about.extend(Some(&said.channel).filter(|s| !s.is_empty()).map(|s| format!("through {}", text(s))));
                let words = if said.quoted { super::voices::in_quotes(&said.words) } else { said.words.clone() };
                let link = self.link(said.link);
                self.line(&format!("- {}: {}{link}", about.join(", "), text(&words)));
                if let Some(changed) = &said.changed {
                    let line = self.sentence(changed);
                    self.line(&format!("  - {line}"));
                }
            }
        }
    }

    fn places(&mut self, dossier: &Dossier) {
        if dossier.spots.is_empty() {
            return;
        }
        self.heading(2, "Places");
        self.table(&["Place", "Within", "Latitude", "Longitude", "The point is", "Happenings", "Report"]);
        for spot in &dossier.spots {
            let degrees = |own: Option<f64>| own.map_or(String::new(), |degrees| format!("{degrees:.3}"));
            let known = spot.lat.is_some() && spot.lon.is_some();
            let links = self.links(&spot.links).trim_start().to_owned();
            self.row(&[
                text(&spot.name),
                text(&spot.within),
                degrees(spot.lat),
                degrees(spot.lon),
                if known { map::precision(spot.precision) } else { "not known" }.to_owned(),
                spot.count.to_string(),
                links,
            ]);
        }
    }

    fn sources(&mut self, dossier: &Dossier) {
        let origins = &dossier.origins;
        if origins.list.is_empty() && origins.reports == 0 {
            return;
        }
        self.heading(2, "Sources and independence");
        self.line(&sources::sum(origins));
        for origin in &origins.list {
            self.heading(3, &format!("{} ({})", text(&origin.name), sources::kind(origin.kind)));
            for story in &origin.stories {
                let link = self.link(story.first);
                self.line(&format!("- {}: {}{link}", day(&story.day), text(&story.title)));
                for reprint in &story.reprints {
                    let change = Some(&reprint.change).filter(|s| !s.is_empty()).map(|s| format!(", {}", text(s)));
                    let link = self.link(reprint.link);
                    self.line(&format!("  - {}{}{link}", text(&reprint.outlet), change.unwrap_or_default()));
                }
            }
            if !origin.cited.is_empty() {
                let links = self.links(&origin.cited);
                self.line(&format!("- {}{links}", sources::cited(origin)));
            }
        }
    }

    fn reports(&mut self, dossier: &Dossier) {
        if !dossier.reports.is_empty() {
            self.heading(2, "Reports");
        }
        for report in &dossier.reports {
            let Some(own) = self.anchors.report(report.number) else { continue };
            self.heading(3, &format!("\\[{}\\] {}", report.number, escaped(&super::reports::heading(own))));
            let facts = [
                ("Outlet", text(&report.outlet)),
                ("Agency", text(&report.agency)),
                ("Published", if report.day.is_empty() { String::new() } else { text(&days::long(&report.day)) }),
                ("Address", text(&report.url)),
                ("Id", text(&report.id)),
                ("SHA-256", text(&report.hash)),
            ];
            for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
                self.line(&format!("- **{label}:** {value}"));
            }
            if let Some(copy) = &report.copy_of {
                self.line(&format!("- **Copy of:** \\[{}\\] {}", copy.report, text(&copy.how)));
            }
            for paragraph in &own.paragraphs {
                let words = marked(own, paragraph);
                self.line(&format!("\n> {words}"));
            }
        }
    }

    fn notes(&mut self, dossier: &Dossier) {
        self.heading(2, "Notes");
        for note in &dossier.notes {
            self.line(&format!("- {}", text(note)));
        }
        if !dossier.made_by.is_empty() {
            self.line(&format!("- Made by {}", text(&dossier.made_by)));
        }
        if let Some(head) = &dossier.chain_head {
            self.line(&format!("- Head of the chain of corrections: {}", text(head)));
        }
    }
}

/// A paragraph on one line: the words of records in bold, their numbers where they end.
fn marked(own: &Anchored<'_>, paragraph: &Paragraph<'_>) -> String {
    let marks: Vec<_> =
        paragraph.marks.iter().filter(|(mark, range)| !range.is_empty() && own.anchor(*mark) == Some(*mark)).collect();
    // At each place: how many marks begin less how many end, and which ones end.
    let mut cuts: std::collections::BTreeMap<usize, (i64, Vec<u32>)> = std::collections::BTreeMap::new();
    for (mark, range) in marks {
        cuts.entry(range.start).or_default().0 += 1;
        let end = cuts.entry(range.end).or_default();
        end.0 -= 1;
        end.1.push(*mark);
    }
    cuts.entry(paragraph.text.len()).or_default();
    let (mut out, mut at, mut depth) = (String::new(), 0, 0);
    for (cut, (change, ends)) in cuts {
        // Bold that goes on is not ended and begun anew.
        if ends.is_empty() && depth > 0 && depth + change > 0 && cut < paragraph.text.len() {
            depth += change;
            continue;
        }
        out += &emphasised(paragraph.text.get(at..cut).unwrap_or_default(), depth > 0);
        for mark in ends {
            let _ = write!(out, "\\[{}.{}\\]", own.report.number, mark + 1);
        }
        at = cut;
        depth += change;
    }
    let marker = block_marker(&out);
    out.insert_str(marker.unwrap_or(0), if marker.is_some() { "\\" } else { "" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_corpus::dossier::Report;

    fn drawn(words: &str, marks: &[(u32, u32)]) -> String {
        let mut report = Report { number: 1, text: words.into(), ..Report::default() };
        for &(start, end) in marks {
            report.mark(start, end);
        }
        let own = Anchored::new(&report);
        own.paragraphs.iter().map(|paragraph| marked(&own, paragraph)).collect::<Vec<_>>().join("|").replace('\\', "")
    }

    #[test]
    fn marks_are_bold_and_numbered_where_they_end() {
        assert_eq!(drawn("ab cd ef", &[]), "ab cd ef");
        assert_eq!(drawn("ab cd ef", &[(3, 5)]), "ab **cd**[1.1] ef");
        assert_eq!(drawn("ab cd ef", &[(0, 8), (3, 5)]), "**ab cd**[1.2] **ef**[1.1]");
        assert_eq!(drawn("abcdef", &[(0, 4), (2, 6)]), "**abcd**[1.1]**ef**[1.2]");
        assert_eq!(drawn("abcd", &[(0, 2), (2, 4)]), "**ab**[1.1]**cd**[1.2]");
    }
}
