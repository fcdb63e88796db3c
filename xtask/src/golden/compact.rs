//! Records as short lines of text, one each, the same in specs and stories: `time "Friday" 2026-02-06`.
//!
//! Names of rules are given without file and line, so that expected readings do not change with the source.

use super::{actors, events, figures, trees};
use anyhow::Context;
use dateline_corpus::intake::Item;
use dateline_read::{Desk, document, read};
use dateline_types::statement::{Certainty, Factuality, Held, HeldTime, Polarity, Stance};
use dateline_types::{Anchor, At, BlockKind, Document, Ledger, Report, Source, Span, Statement, Timex};
use serde::Serialize;
use std::cmp::Ordering;
use std::fmt::Write;

/// What a view can list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The report's own facts: date, agency, dateline …
    Facts,
    /// The page's blocks.
    Blocks,
    /// Sentences.
    Sentences,
    /// Words, one line a sentence; `+` marks a word that continues the one before.
    Words,
    /// Words with their tags and trees, a line each.
    Trees,
    /// Who does what to whom, a line a predicate.
    Roles,
    /// Proper names.
    Names,
    /// Stretches in quotation marks.
    Quotations,
    /// Attributions: direct, mixed, indirect and scare quotes.
    Statements,
    /// Who and what the report speaks of.
    Entities,
    /// Every name, description and pronoun, with whom it means and why.
    Mentions,
    /// Place names with their sense and where they are.
    Places,
    /// Numbers that count, as claims.
    Figures,
    /// Who did what to whom, a line a mention.
    Events,
    /// Time expressions.
    Times,
    /// The stretch of time each expression covers.
    Intervals,
    /// What each expression was counted from, its direction and what decided it, and the rule.
    Reasons,
    /// The reader's notes.
    Notes,
}

impl Kind {
    /// The kind of that name.
    pub(crate) fn named(name: &str) -> anyhow::Result<Self> {
        Ok(match name {
            "facts" => Self::Facts,
            "blocks" => Self::Blocks,
            "sentences" => Self::Sentences,
            "words" => Self::Words,
            "trees" => Self::Trees,
            "roles" => Self::Roles,
            "names" => Self::Names,
            "quotations" => Self::Quotations,
            "statements" => Self::Statements,
            "entities" => Self::Entities,
            "mentions" => Self::Mentions,
            "places" => Self::Places,
            "figures" => Self::Figures,
            "events" => Self::Events,
            "times" => Self::Times,
            "intervals" => Self::Intervals,
            "reasons" => Self::Reasons,
            "notes" => Self::Notes,
            _ => anyhow::bail!(
                "a ledger block cannot list “{name}”; there is: facts, blocks, sentences, words, trees, roles, names, quotations, statements, entities, mentions, places, figures, events, times, intervals, reasons, notes"
            ),
        })
    }
}

/// The lines of every report of a file or stream, under a line that counts them where there are several. What could
/// not be taken in is an `error` line.
pub(crate) fn of_items(
    desk: &Desk,
    items: Vec<Item>,
    lines_of: impl Fn(&Reading) -> anyhow::Result<Vec<String>>,
) -> anyhow::Result<Vec<String>> {
    let mut lines = Vec::new();
    for (number, item) in items.iter().enumerate() {
        if items.len() > 1 {
            lines.push(format!("report {}", number + 1));
        }
        match &item.result {
            Ok(report) => lines.extend(lines_of(&Reading::of(desk, report))?),
            Err(error) => lines.push(format!("error {}", error.to_string().replace(&item.source, "-"))),
        }
    }
    Ok(lines)
}

/// A report read, with everything its lines are made from.
pub(crate) struct Reading<'t> {
    document: Document<'t>,
    ledger: Ledger,
}

impl<'t> Reading<'t> {
    /// Reads a report.
    pub(crate) fn of(desk: &Desk, report: &'t Report) -> Self {
        let document = document::of(desk, report, &mut Vec::new(), &mut |_| {});
        Self { document, ledger: read(desk, report) }
    }

    /// The lines of the kinds asked for, kind by kind.
    pub(crate) fn lines(&self, kinds: &[Kind]) -> anyhow::Result<Vec<String>> {
        let mut lines = Vec::new();
        for kind in kinds {
            match kind {
                Kind::Facts => lines.extend(self.facts()),
                Kind::Blocks => lines.extend(self.document.layout.blocks.iter().map(|b| self.block(b.kind, b.span))),
                Kind::Sentences => {
                    lines.extend(self.document.sentences.iter().map(|s| format!("sentence {}", self.words(s.span))));
                }
                Kind::Words => lines.extend((0..self.document.sentences.len()).map(|i| self.tokens(i))),
                Kind::Trees => lines.extend(self.document.tree().map(trees::trees).unwrap_or_default()),
                Kind::Roles => lines.extend(self.document.tree().map(trees::roles).unwrap_or_default()),
                Kind::Names => lines.extend(self.document.tree().map(trees::names).unwrap_or_default()),
                Kind::Quotations => lines.extend(self.quotations()),
                Kind::Statements => {
                    for statement in &self.ledger.statements {
                        lines.push(self.statement(statement)?);
                    }
                }
                Kind::Entities => lines.extend(actors::entities(&self.ledger)?),
                Kind::Mentions => {
                    let mentions = actors::mentions(self.document.text, &self.ledger)?;
                    lines.extend(mentions.into_iter().map(|(_, line)| line));
                }
                Kind::Places => lines.extend(actors::places(self.document.text, &self.ledger)?),
                Kind::Figures => {
                    let figures = figures::figures(self.document.text, &self.ledger)?;
                    lines.extend(figures.into_iter().map(|(_, line)| line));
                }
                Kind::Events => {
                    let events = events::events(self.document.text, &self.ledger)?;
                    lines.extend(events.into_iter().map(|(_, line)| line));
                }
                Kind::Times => {
                    for time in &self.ledger.times {
                        lines.push(self.time(time)?);
                    }
                }
                Kind::Intervals => {
                    let line = |time: &Timex| format!("interval {} {}", self.words(time.span), interval(time));
                    lines.extend(self.ledger.times.iter().map(line));
                }
                Kind::Reasons => {
                    for time in &self.ledger.times {
                        lines.push(format!("reason {}{}", self.words(time.span), self.reason(time)?));
                    }
                }
                Kind::Notes => lines.extend(self.ledger.notes.iter().map(|n| self.note(n.span, &n.what))),
            }
        }
        Ok(lines)
    }

    /// The whole ledger: facts and entities, then each block with its records and mentions, then what is said of the
    /// report as a whole.
    pub(crate) fn whole(&self) -> anyhow::Result<Vec<String>> {
        let mut placed: Vec<(u32, u8, String)> = Vec::new();
        for (index, block) in self.document.layout.blocks.iter().enumerate() {
            let sentences = self.document.sentences.iter().filter(|s| s.block as usize == index).count();
            let count = if sentences == 1 { String::new() } else { format!(", {sentences} sentences") };
            placed.push((block.span.start, 0, self.block(block.kind, block.span) + &count));
        }
        for statement in &self.ledger.statements {
            let at = statement.content.first().map_or(0, |At(span)| span.start);
            placed.push((at, 1, format!("  {} [{}]", self.statement(statement)?, rule_name(&statement.rule))));
        }
        for time in &self.ledger.times {
            let mut line = format!("  {}", self.time(time)?);
            if !is_spelt_out(time) {
                let _ = write!(line, " {}", interval(time));
            }
            placed.push((time.span.start, 2, line + &self.reason(time)?));
        }
        let figures = figures::figures(self.document.text, &self.ledger)?;
        let rules = self.ledger.figures.iter().map(|own| rule_name(&own.rule));
        placed.extend(figures.into_iter().zip(rules).map(|((at, line), rule)| (at, 2, format!("  {line} [{rule}]"))));
        let events = events::events(self.document.text, &self.ledger)?;
        placed.extend(events.into_iter().map(|(at, line)| (at, 2, format!("  {line}"))));
        let mentions = actors::mentions(self.document.text, &self.ledger)?;
        placed.extend(mentions.into_iter().map(|(at, line)| (at, 4, format!("  {line}"))));
        let (of_report, of_place): (Vec<_>, Vec<_>) = self.ledger.notes.iter().partition(|n| n.span == Span::default());
        placed.extend(of_place.into_iter().map(|n| (n.span.start, 3, format!("  {}", self.note(n.span, &n.what)))));
        // Mentions of one place of the text keep their order, the longer first.
        placed.sort_by(|a, b| {
            (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| if a.1 == 4 { Ordering::Equal } else { a.2.cmp(&b.2) })
        });
        let mut lines = self.facts();
        lines.extend(actors::entities(&self.ledger)?);
        lines.extend(placed.into_iter().map(|(_, _, line)| line));
        lines.extend(of_report.into_iter().map(|n| self.note(n.span, &n.what)));
        Ok(lines)
    }

    fn words(&self, span: Span) -> String {
        quoted(span.of(self.document.text))
    }

    fn facts(&self) -> Vec<String> {
        let facts = &self.ledger.document;
        let mut lines = Vec::new();
        lines.extend(facts.published.map(|published| format!("fact published {published}")));
        let texts = [
            ("title", &facts.title),
            ("outlet", &facts.outlet),
            ("agency", &facts.agency),
            ("byline", &facts.byline),
            ("url", &facts.url),
            ("language", &facts.language),
        ];
        for (name, value) in texts {
            lines.extend(value.as_ref().map(|value| format!("fact {name} {}", quoted(value))));
        }
        if let Some(dateline) = &facts.dateline {
            let place = dateline.place.as_deref().map_or("-".to_owned(), quoted);
            lines.push(format!("fact dateline {place} {}", dateline.date.as_deref().unwrap_or("-")));
        }
        lines
    }

    fn block(&self, kind: BlockKind, span: Span) -> String {
        format!("block {} {}", format!("{kind:?}").to_lowercase(), self.words(span))
    }

    /// The words of one sentence.
    fn tokens(&self, sentence: usize) -> String {
        let mut line = String::from("words");
        for i in self.document.sentences[sentence].tokens.clone() {
            let i = i as usize;
            line.push(if self.document.tokens.joined[i] { '+' } else { ' ' });
            line.push_str(self.document.word(i));
        }
        line
    }

    fn quotations(&self) -> Vec<String> {
        let line = |quotation: &dateline_types::Quotation| {
            let mut line = format!("quotation {}", self.parts(quotation.parts.iter().copied()));
            if quotation.depth > 0 {
                let _ = write!(line, " depth={}", quotation.depth);
            }
            if !quotation.closed {
                line.push_str(" unclosed");
            }
            line
        };
        self.document.quotations.iter().map(line).collect()
    }

    /// Stretches that belong together: `"…" + "…"`.
    fn parts(&self, spans: impl Iterator<Item = Span>) -> String {
        spans.map(|span| self.words(span)).collect::<Vec<_>>().join(" + ")
    }

    /// Whose words, how given.
    /// Who said what, by which words and through whom; words set apart by marks are `quote scare`.
    fn statement(&self, statement: &Statement) -> anyhow::Result<String> {
        let content = self.parts(statement.content.iter().map(|At(span)| *span));
        let mut line = format!("quote {} {content}", name_of(&statement.form)?);
        if !statement.cue.is_empty() {
            let _ = write!(line, " cue={}", self.parts(statement.cue.iter().map(|At(span)| *span)));
        }
        let source = |id: &str| self.ledger.sources.iter().find(|source| source.id == id);
        if let Some(id) = &statement.source {
            let source = source(id).context("a source that is not in the ledger")?;
            let _ = write!(line, " source={}{}", self.words(source.span), self.source(source)?);
            let mut next = source.via.as_deref();
            while let Some(via) = next.and_then(|id| self.ledger.sources.iter().find(|source| source.id == id)) {
                let _ = write!(line, " via={}", self.words(via.span));
                next = via.via.as_deref();
            }
        }
        if let Some(id) = &statement.addressee {
            let entity = self.ledger.entities.iter().find(|entity| &entity.id == id);
            let _ = write!(line, " to={}", quoted(&entity.context("an addressee that is no entity")?.name));
        }
        if let Some(time) = &statement.time {
            let time = self.ledger.times.iter().find(|own| &own.id == time);
            let _ = write!(line, " when={}", self.words(time.context("a time that is not in the ledger")?.span));
        }
        if statement.stance != Stance::None {
            let _ = write!(line, " {}", name_of(&statement.stance)?);
        }
        if statement.absence {
            line.push_str(" absence");
        }
        if let Some(own) = &statement.factuality {
            self.factuality(own, &mut line)?;
        }
        if statement.inside.is_some() {
            line.push_str(" inside");
        }
        Ok(line)
    }

    /// How what is said is held to be, where it is more than plain speech: `author` where the report is sure too,
    /// `speaker` where the speaker is not, or holds it not to be so, or to lie ahead.
    fn factuality(&self, own: &Factuality, line: &mut String) -> anyhow::Result<()> {
        if own.author.certainty != Certainty::Uncommitted {
            let _ = write!(line, " author={}", name_of(&own.author.certainty)?);
        }
        if own.author.certainty != Certainty::Uncommitted && own.author.polarity == Polarity::Negative {
            line.push_str("-not");
        }
        let Held { certainty, polarity, time } = own.speaker;
        if certainty != Certainty::Certain {
            let _ = write!(line, " speaker={}", name_of(&certainty)?);
        }
        if polarity == Polarity::Negative {
            line.push_str(" not");
        }
        if time == HeldTime::Future {
            line.push_str(" ahead");
        }
        if let Some(At(span)) = own.condition {
            let _ = write!(line, " if={}", self.words(span));
        }
        Ok(())
    }

    /// How a source is named, and through what it spoke.
    fn source(&self, source: &Source) -> anyhow::Result<String> {
        let mut words = format!(" {}", name_of(&source.naming)?);
        if let Some(id) = &source.entity {
            let entity = self.ledger.entities.iter().find(|entity| &entity.id == id);
            let entity = entity.context("a source that is no entity")?;
            if entity.name != source.span.of(self.document.text) {
                let _ = write!(words, " of={}", quoted(&entity.name));
            }
        }
        if let Some(At(span)) = source.anonymity {
            let _ = write!(words, " anonymity={}", self.words(span));
        }
        if let Some(channel) = &source.channel {
            let _ = write!(words, " channel={}", self.words(channel.span));
        }
        Ok(words)
    }

    /// What a time expression means.
    fn time(&self, time: &Timex) -> anyhow::Result<String> {
        let mut line = format!("time {}", self.words(time.span));
        let kind = name_of(&time.kind)?;
        if kind != "DATE" {
            let _ = write!(line, " {kind}");
        }
        let _ = write!(line, " {}", time.value.as_deref().unwrap_or("-"));
        let modifier = time.modifier.map(|m| name_of(&m)).transpose()?;
        let named = [("mod", &modifier), ("quant", &time.quant), ("freq", &time.freq)];
        for (name, value) in named {
            if let Some(value) = value {
                let _ = write!(line, " {name}={value}");
            }
        }
        if let Some(zone) = &time.zone {
            let _ = write!(line, " zone={}", quoted(zone));
        }
        if let Some(relation) = time.relation {
            let _ = write!(line, " {}", name_of(&relation)?);
        }
        Ok(line)
    }

    /// Why it means that.
    fn reason(&self, time: &Timex) -> anyhow::Result<String> {
        let mut line = String::new();
        match &time.anchor {
            None => {}
            Some(Anchor::Published) => line.push_str(" from=published"),
            Some(Anchor::Timex(id)) => {
                let anchor = self.ledger.times.iter().find(|other| &other.id == id);
                let anchor = anchor.context("an anchor that is not in the ledger")?;
                let _ = write!(line, " from={}", self.words(anchor.span));
            }
        }
        if let Some(direction) = &time.direction {
            let _ = write!(line, " {}", name_of(&direction.towards)?);
            if let Some(cue) = direction.cue {
                let _ = write!(line, " cue={}", self.words(cue));
            }
        }
        let _ = write!(line, " [{}]", rule_name(&time.rule));
        Ok(line)
    }

    fn note(&self, span: Span, what: &str) -> String {
        if span == Span::default() { format!("note {what}") } else { format!("note {} {what}", self.words(span)) }
    }
}

/// A rule's name, without its place in the source.
pub(super) fn rule_name(rule: &str) -> &str {
    rule.split('@').next().unwrap_or(rule)
}

/// A closed-list value as the ledger writes it.
pub(super) fn name_of(value: &impl Serialize) -> anyhow::Result<String> {
    let value = serde_json::to_value(value)?;
    Ok(value.as_str().context("a closed-list value is a string")?.to_owned())
}

/// Longer texts are shown by their two ends.
const LONGEST: usize = 72;

/// In straight quotation marks, on one line, the middle left out where it is long.
pub(super) fn quoted(text: &str) -> String {
    let length = text.chars().count();
    let shown = if length <= LONGEST {
        text.to_owned()
    } else {
        let head: String = text.chars().take(40).collect();
        let tail: String = text.chars().skip(length - 28).collect();
        let head = head.rsplit_once(char::is_whitespace).map_or(head.as_str(), |(head, _)| head);
        let tail = tail.split_once(char::is_whitespace).map_or(tail.as_str(), |(_, tail)| tail);
        format!("{} … {}", head.trim_end(), tail.trim_start())
    };
    format!("\"{}\"", shown.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// The interval a plain calendar value stands for; such an interval need not be printed.
fn calendar_interval(value: &str) -> Option<(Option<String>, Option<String>)> {
    let parts: Vec<&str> = value.split('-').collect();
    let digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(digits) {
        return None;
    }
    let number = |i: usize| parts.get(i).and_then(|part| part.parse::<i16>().ok());
    let year = number(0).filter(|_| parts[0].len() == 4)?;
    let day = |y: i16, m: i16, d: i16| format!("{y:04}-{m:02}-{d:02}");
    let (from, to) = match parts.len() {
        1 => (day(year, 1, 1), day(year + 1, 1, 1)),
        2 => {
            let month = number(1)?;
            (day(year, month, 1), if month == 12 { day(year + 1, 1, 1) } else { day(year, month + 1, 1) })
        }
        3 => {
            let date =
                jiff::civil::Date::new(year, i8::try_from(number(1)?).ok()?, i8::try_from(number(2)?).ok()?).ok()?;
            (date.to_string(), date.tomorrow().ok()?.to_string())
        }
        _ => return None,
    };
    Some((Some(from), Some(to)))
}

/// The interval as `from..to`, an open end left out; `unresolved` where there is none.
fn interval(time: &Timex) -> String {
    let end = |moment: Option<dateline_types::Moment>| moment.map(|m| m.to_string()).unwrap_or_default();
    time.interval().map_or_else(|| "unresolved".to_owned(), |i| format!("{}..{}", end(i.from), end(i.to)))
}

/// Whether the value alone says the interval: a day, month or year with its own bounds, or a length without bounds.
fn is_spelt_out(time: &Timex) -> bool {
    let value = time.value.as_deref().and_then(calendar_interval);
    match value {
        Some((from, to)) => (from, to) == (time.from.map(|m| m.to_string()), time.to.map(|m| m.to_string())),
        None => time.interval().is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_shows_its_ends() {
        let text =
            "The envoys met for a third day on Tuesday and left without a word to those who were waiting outside.";
        assert_eq!(quoted(text), "\"The envoys met for a third day on … who were waiting outside.\"");
        assert_eq!(quoted("“a \"b\"”"), "\"“a \\\"b\\\"”\"");
    }

    #[test]
    fn a_plain_value_stands_for_its_interval() {
        let interval = |value| calendar_interval(value).map(|(from, to)| format!("{}..{}", from.unwrap(), to.unwrap()));
        assert_eq!(interval("2025").as_deref(), Some("2025-01-01..2026-01-01"));
        assert_eq!(interval("2025-12").as_deref(), Some("2025-12-01..2026-01-01"));
        assert_eq!(interval("2024-02-28").as_deref(), Some("2024-02-28..2024-02-29"));
        for other in ["2025-Q4", "198", "PAST_REF", "P12D", "XXXX-10-07", "2025-W05"] {
            assert_eq!(interval(other), None, "{other}");
        }
    }
}
