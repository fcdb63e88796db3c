//! `dateline explain`: what was made of a stretch of words, by which rule; or what was looked at in vain.

mod rows;

use super::{desk, intake_options, look};
use crate::arguments::{Colour, Explain};
use crate::progress::say;
use crate::render::page::{Item, Kind, Page, quoted, shortened};
use crate::render::text::{Look, paint, wrap::Lines};
use crate::render::visible::{Visible, one_line};
use crate::render::who;
use crate::render::wording;
use anstyle::Style;
use anyhow::{Context, bail, ensure};
use dateline::corpus::intake::Intake;
use dateline::read::time::known_words;
use dateline::read::{Desk, document, figures, read, statements};
use dateline::types::json::CodePoints;
use dateline::types::{BlockKind, Document, Entity, Ledger, Mention, MentionForm, Note, PlaceSense, Report, Span};
use std::io::Write;
use std::process::ExitCode;

/// Reads the report and prints what there is to say about the stretch.
pub(crate) fn run(explain: &Explain, colour: Colour) -> anyhow::Result<ExitCode> {
    let mut intake = Intake::of_paths(std::slice::from_ref(&explain.file), intake_options(&explain.intake));
    let nth = usize::try_from(explain.report)?.saturating_sub(1);
    let parcel = intake
        .nth(nth)
        .with_context(|| format!("{} has no report number {}", explain.file.display(), explain.report))?;
    let item = parcel.open();
    let report = item.result?;
    let more = intake.next().is_some();
    let span = match explain.span {
        Some(span) => in_bytes(&report.text, span)?,
        None => Span::at(0, report.text.len()),
    };
    let desk = desk(&explain.tables, false)?;
    if let Some(rule) = &explain.rule {
        let trials = trials(&desk, &report, span, rule)?;
        std::io::stdout().lock().write_all(trials.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let ledger = read(&desk, &report);
    let document = document::of(&desk, &report, &mut Vec::new(), &mut |_| {});
    let scene = Scene {
        page: Page::new(&item.source, &report.text, &document.layout.blocks, &ledger, desk.knowledge.gazetteer()),
        document: &document,
        desk: &desk,
        points: CodePoints::of(&report.text),
        span,
        look: look(colour),
    };
    let text = scene.explained(&ledger);
    std::io::stdout().lock().write_all(text.as_bytes())?;
    if more && nth == 0 {
        say("the file holds more reports; --report N chooses one");
    }
    Ok(ExitCode::SUCCESS)
}

/// What became of a rule, or of all, on every cue in a stretch.
fn trials(desk: &Desk, report: &Report, span: Span, rule: &str) -> anyhow::Result<String> {
    let wanted = |name: &str| rule == "all" || name.starts_with(rule);
    if !desk.rules.rules().any(|(_, known)| wanted(&known.name)) {
        let known: Vec<&str> = desk.rules.rules().map(|(_, rule)| rule.name.as_str()).collect();
        bail!("no rule of that name; there are {}", known.join(", "));
    }
    let document = document::of(desk, report, &mut Vec::new(), &mut |_| {});
    let trials = statements::explain(desk, &document, span, |rule| wanted(&rule.name));
    if trials.is_empty() {
        return Ok("no word there is a cue of that rule\n".to_owned());
    }
    Ok(trials.join("\n"))
}

/// Code points to bytes.
fn in_bytes(text: &str, (from, to): (u32, u32)) -> anyhow::Result<Span> {
    let length = text.chars().count();
    ensure!(to as usize <= length, "the report ends at code point {length}; the stretch {from}..{to} runs past it");
    let byte = |n: u32| text.char_indices().nth(n as usize).map_or(text.len(), |(at, _)| at);
    let span = Span::at(byte(from), byte(to));
    if span.is_empty() {
        bail!("the stretch {from}..{to} holds no characters");
    }
    Ok(span)
}

/// What an explanation is made from.
struct Scene<'a> {
    page: Page<'a>,
    document: &'a Document<'a>,
    desk: &'a Desk,
    points: CodePoints<'a>,
    span: Span,
    look: Look,
}

impl Scene<'_> {
    /// The explanation, in lines.
    fn explained(&self, ledger: &Ledger) -> String {
        let mut out = String::new();
        self.place(&mut out);
        let touches = |item: &&Item| item.kind != Kind::Entity && item.spans.iter().any(|s| s.overlaps(self.span));
        let touching: Vec<&Item> = self.page.items.iter().filter(touches).collect();
        for item in &touching {
            out.push('\n');
            self.record(&mut out, item);
        }
        let mentions = mentions(ledger, self.span);
        for (entity, mention) in &mentions {
            out.push('\n');
            self.mention(&mut out, entity, mention);
        }
        if touching.is_empty() && mentions.is_empty() {
            out.push('\n');
            self.nothing(&mut out, ledger);
        }
        for note in ledger.notes.iter().filter(|n: &&Note| n.span.is_empty() || n.span.overlaps(self.span)) {
            self.field(&mut out, "note", &one_line(&note.what));
        }
        out
    }

    /// Where the stretch is: its words in their line, its block and sentence.
    fn place(&self, out: &mut String) {
        let (text, span) = (self.page.text, self.span);
        let from = text[..span.start as usize].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
        let after = &text[span.end as usize..];
        let to = span.end as usize + after.char_indices().nth(40).map_or(after.len(), |(at, _)| at);
        let shown = |from: usize, to: usize| Visible(Span::at(from, to).of(text)).to_string();
        let (open, close) = if self.look.colour { ("", "") } else { ("[", "]") };
        let mut line = self.labelled(out, "words");
        line.add(if from > 0 { "…" } else { "" }, dim());
        line.add(&shown(from, span.start as usize), dim());
        line.add(&format!("{open}{}{close}", shown(span.start as usize, span.end as usize)), Style::new().bold());
        line.add(&shown(span.end as usize, to), dim());
        line.add(if to < text.len() { "…" } else { "" }, dim());
        line.end();
        let points = self.points.span(span);
        let bytes = format!("{}..{} (bytes {}..{})", points.start, points.end, span.start, span.end);
        self.field(out, "span", &bytes);
        self.field(out, "report", &one_line(self.page.name));
        let block = self.document.layout.blocks.iter().find(|b| b.span.overlaps(span));
        self.field(out, "block", block.map_or("white space between blocks", |b| block_name(b.kind)));
        let published = self.page.facts.published.as_ref().map(wording::published);
        self.field(
            out,
            "published",
            published.as_deref().unwrap_or("no date known: relative dates are left unresolved"),
        );
    }

    /// Everything about one record.
    fn record(&self, out: &mut String, item: &Item) {
        let mut line = self.labelled(out, item.kind.name());
        line.add(&item.says, paint(item.kind).bold());
        line.end();
        for &span in &item.spans {
            let points = self.points.span(span);
            let words = shortened(span.of(self.page.text), 160);
            self.field(out, "evidence", &format!("{words} ({}..{})", points.start, points.end));
        }
        if let Some(value) = &item.value {
            self.field(out, "value", &one_line(value));
        }
        for why in &item.why {
            self.field(out, "because", why);
        }
        if !item.rule.is_empty() {
            self.field(out, "rule", &one_line(&item.rule));
            self.field(out, "confidence", &format!("{:.2}", item.confidence));
        }
        self.field(out, "id", &one_line(&item.id));
    }

    /// Who or what a mention stands for, why, and which lines of the tables say so.
    fn mention(&self, out: &mut String, entity: &Entity, mention: &Mention) {
        let gazetteer = self.desk.knowledge.gazetteer();
        let mut line = self.labelled(out, "entity");
        let says = format!("{} ({})", one_line(&entity.name), who::facts(entity, gazetteer).join(", "));
        line.add(&says, paint(Kind::Entity).bold());
        line.end();
        let shown = |mention: &Mention| {
            let points = self.points.span(mention.span);
            format!("{} ({}..{})", quoted(mention.span.of(self.page.text), 60), points.start, points.end)
        };
        let sense = mention.sense.map_or("", |sense| match sense {
            PlaceSense::Literal => ", for the place itself",
            PlaceSense::Associative => ", for those who act for it",
        });
        let form = match mention.form {
            MentionForm::Name => "a name",
            MentionForm::Role => "a description",
            MentionForm::Pronoun => "a pronoun",
            MentionForm::Demonym => "a word for a people",
        };
        self.field(out, "mention", &format!("{}, {form}{sense}", shown(mention)));
        self.field(out, "because", &one_line(&mention.why));
        for row in rows::behind(gazetteer, self.page.text, entity, mention) {
            self.field(out, "table", &one_line(&row));
        }
        if !entity.known {
            self.field(out, "table", "none: it is known from this report alone");
        }
        let others: Vec<String> =
            entity.mentions.iter().filter(|other| other.span != mention.span).take(OTHERS).map(shown).collect();
        let more = entity.mentions.len().saturating_sub(OTHERS + 1);
        if !others.is_empty() {
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            self.field(out, "also", &(others.join(", ") + &more));
        }
        self.field(out, "id", &one_line(&entity.id));
    }

    /// What was there for the rules to look at.
    fn nothing(&self, out: &mut String, ledger: &Ledger) {
        let text = self.page.text;
        let mut line = self.labelled(out, "records");
        line.add("none: no rule made anything of these words", Style::new().bold());
        line.end();
        let words = self.document.tokens.spans.iter().filter(|s| s.overlaps(self.span));
        let words: Vec<String> = words.map(|s| one_line(s.of(text))).collect();
        self.field(out, "looked at", &format!("the words {}", words.join(" · ")));
        let known = known_words(self.desk, self.document, self.span);
        let known: Vec<String> =
            known.iter().map(|(span, class)| format!("“{}” ({class})", one_line(span.of(text)))).collect();
        if known.is_empty() {
            self.field(out, "for times", "none of them names or counts a time");
        } else {
            self.field(out, "for times", &format!("{}: no rule of time took them as they stand", known.join(", ")));
        }
        for (span, why) in figures::refused(self.desk, self.document, ledger) {
            if span.overlaps(self.span) {
                let words = one_line(span.of(text));
                self.field(out, "for figures", &format!("“{words}” is a number and no figure: {why}"));
            }
        }
        for sentence in self.document.sentences.iter().filter(|s| s.span.overlaps(self.span)) {
            self.field(out, "sentence", &shortened(sentence.span.of(text), 200));
            let beside = |item: &&Item| item.spans.iter().any(|s| s.overlaps(sentence.span));
            let mut found = false;
            for item in self.page.items.iter().filter(beside) {
                let evidence = item.spans.first().copied().unwrap_or_default();
                let what = format!("{} {}: {}", item.kind.name(), quoted(evidence.of(text), 60), item.says);
                self.field(out, "beside it", &what);
                found = true;
            }
            if !found {
                self.field(out, "beside it", "nothing else was found in this sentence");
            }
        }
    }

    /// `label       value`, the value wrapped under itself.
    fn field(&self, out: &mut String, label: &str, value: &str) {
        let mut line = self.labelled(out, label);
        line.add(value, Style::new());
        line.end();
    }

    fn labelled<'o>(&self, out: &'o mut String, label: &str) -> Lines<'o> {
        let mut line = Lines::new(out, self.look.width, 0, LABEL, self.look.colour);
        line.add(&format!("{label}{}", "\u{a0}".repeat(LABEL.saturating_sub(label.len()).max(1))), dim());
        line
    }
}

/// The mentions that touch a stretch, the shortest first, with their entities.
fn mentions(ledger: &Ledger, span: Span) -> Vec<(&Entity, &Mention)> {
    let all = ledger.entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
    let mut touching: Vec<_> = all.filter(|(_, mention)| mention.span.overlaps(span)).collect();
    touching.sort_by_key(|(_, mention)| (mention.span.len(), mention.span.start));
    touching
}

/// Other mentions of an entity that are shown.
const OTHERS: usize = 8;

/// Columns of the labels.
const LABEL: usize = 12;

fn block_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Header => "date header",
        BlockKind::Title => "title",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "wire dateline",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::SignOff => "sign-off",
    }
}

fn dim() -> Style {
    Style::new().dimmed()
}
