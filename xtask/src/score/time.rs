//! TIMEX3 recognition and normalisation, scored as TempEval-3 defines: strict, relaxed, type and value F1.

use super::pairing::pair;
use super::{Figure, Options};
use crate::workspace;
use anyhow::Context;
use dateline_read::{Desk, read};
use dateline_types::json::CodePoints;
use dateline_types::time::TimexType;
use dateline_types::{CharSpan, Report};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// How much of a data set its gold marks: everything, or only some spans, where precision means nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marking {
    Full,
    Partial,
}

/// The data set that ships with the repository, and so is scored everywhere.
const OWN: (&str, &str, Marking) = ("wire", "scores/gold/wire_times.jsonl", Marking::Full);

const SHARED: [(&str, &str, Marking); 7] = [
    ("founding", "founding/times.jsonl", Marking::Full),
    ("hard_examples", "corpora/time/hard_examples/hard_examples.jsonl", Marking::Full),
    ("wikiwars", "corpora/time/wikiwars/wikiwars_train.jsonl", Marking::Full),
    ("stories_c", "corpora/stories/partC/times.jsonl", Marking::Full),
    ("stories_d", "corpora/stories/partD/times.jsonl", Marking::Full),
    ("gum", "corpora/time/gum_wikinews/train.jsonl", Marking::Partial),
    ("eventstoryline", "corpora/time/eventstoryline/eventstoryline.jsonl", Marking::Partial),
];

#[derive(Deserialize)]
struct GoldReport {
    id: String,
    dct: String,
    text: String,
    timexes: Vec<Expression>,
}

/// One expression, gold or predicted; `rule` only where predicted.
#[derive(Clone, Deserialize, Serialize)]
struct Expression {
    #[serde(flatten)]
    span: CharSpan,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    value: Option<String>,
    /// The document's own date line, which only tests reading the header.
    #[serde(default, skip_serializing)]
    is_dct: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    rule: String,
}

impl Expression {
    fn value(&self) -> &str {
        self.value.as_deref().unwrap_or("")
    }
}

/// Correct pairs by criterion.
#[derive(Clone, Copy, Default)]
struct Tally {
    gold: usize,
    predicted: usize,
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
    kind_and_value: usize,
    strict_and_value: usize,
}

/// F1 in percent; nothing asked and nothing given is perfect.
fn f1(correct: usize, predicted: usize, gold: usize) -> f64 {
    if predicted + gold == 0 { 100.0 } else { 200.0 * correct as f64 / (predicted + gold) as f64 }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// Scores every data set asked for, printing details on the way; without shared data, our own alone.
pub(crate) fn score(shared: Option<&Path>, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let desk = Desk::built_in();
    let mut figures = Vec::new();
    let (name, path, marking) = OWN;
    let mut data = vec![(name, workspace::root().join(path), marking)];
    if let Some(shared) = shared {
        data.extend(SHARED.map(|(name, path, marking)| (name, shared.join(path), marking)));
    }
    for (name, path, marking) in data {
        if options.data.as_deref().is_some_and(|wanted| wanted != name) {
            continue;
        }
        let gold = load(&path)?;
        let predicted: Vec<Vec<Expression>> =
            gold.iter().map(|report| predict(&desk, report)).collect::<anyhow::Result<_>>()?;
        if let Some(folder) = &options.pred {
            write(folder, name, &gold, &predicted)?;
        }
        let mut left = options.errors;
        let total = tally(&gold, &predicted, marking, None, |error| {
            if left > 0 && options.kind.as_deref().is_none_or(|kind| error.is(kind)) {
                left -= 1;
                error.print();
            }
        });
        describe(name, "all", &total);
        if options.by_type {
            for kind in ["DATE", "TIME", "DURATION", "SET"] {
                describe(name, kind, &tally(&gold, &predicted, marking, Some(kind), |_| {}));
            }
        }
        let t = total;
        let rows = match marking {
            Marking::Full => vec![
                ("strict F1", f1(t.strict, t.predicted, t.gold)),
                ("relaxed F1", f1(t.relaxed, t.predicted, t.gold)),
                ("type F1", f1(t.kind, t.predicted, t.gold)),
                ("value F1", f1(t.value, t.predicted, t.gold)),
            ],
            Marking::Partial => {
                vec![("found", share(t.relaxed, t.gold)), ("value of all", share(t.value, t.gold))]
            }
        };
        figures.extend(rows.into_iter().map(|(metric, value)| Figure {
            task: "time",
            data: name.to_owned(),
            metric,
            value,
        }));
    }
    println!();
    Ok(figures)
}

fn load(path: &Path) -> anyhow::Result<Vec<GoldReport>> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).with_context(|| format!("in {}", path.display())))
        .collect()
}

fn predict(desk: &Desk, gold: &GoldReport) -> anyhow::Result<Vec<Expression>> {
    let published = gold.dct.parse().with_context(|| format!("the date of {}", gold.id))?;
    let report = Report { text: gold.text.clone(), published: Some(published), ..Report::default() };
    let code_points = CodePoints::of(&gold.text);
    let expressions = read(desk, &report).times.into_iter().map(|time| Expression {
        span: code_points.span(time.span),
        kind: type_name(time.kind).to_owned(),
        value: time.value,
        is_dct: false,
        rule: time.rule,
    });
    Ok(expressions.collect())
}

fn type_name(kind: TimexType) -> &'static str {
    match kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    }
}

fn write(folder: &Path, name: &str, gold: &[GoldReport], predicted: &[Vec<Expression>]) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    let mut lines = String::new();
    for (report, expressions) in gold.iter().zip(predicted) {
        lines.push_str(&serde_json::to_string(&serde_json::json!({"id": report.id, "timexes": expressions}))?);
        lines.push('\n');
    }
    let path = folder.join(format!("{name}.jsonl"));
    fs::write(&path, lines).with_context(|| format!("writing {}", path.display()))
}

/// One disagreement.
struct Error<'a> {
    report: &'a GoldReport,
    gold: Option<&'a Expression>,
    predicted: Option<&'a Expression>,
}

impl Error<'_> {
    fn kinds(&self) -> Vec<&'static str> {
        match (self.gold, self.predicted) {
            (Some(_), None) => vec!["missed"],
            (None, _) => vec!["spurious"],
            (Some(g), Some(p)) => {
                let wrong = [("span", g.span != p.span), ("type", g.kind != p.kind), ("value", g.value() != p.value())];
                wrong.into_iter().filter_map(|(name, wrong)| wrong.then_some(name)).collect()
            }
        }
    }

    fn is(&self, kind: &str) -> bool {
        self.kinds().contains(&kind)
    }

    fn print(&self) {
        let Some(span) = self.gold.or(self.predicted).map(|e| e.span) else { return };
        let side = |e: Option<&Expression>| {
            e.map_or_else(
                || "-".to_owned(),
                |e| format!("[{}] {} {}", slice(&self.report.text, e.span.start, e.span.end), e.kind, e.value()),
            )
        };
        let (start, end) = (span.start, span.end);
        let text = &self.report.text;
        println!(
            "{} {} dct {}: …{}[[{}]]{}…\n    gold {}   ours {}   {}",
            self.kinds().join("+"),
            self.report.id,
            self.report.dct,
            slice(text, start.saturating_sub(60), start),
            slice(text, start, end),
            slice(text, end, end + 60),
            side(self.gold),
            side(self.predicted),
            self.predicted.map_or("", |p| p.rule.as_str()),
        );
    }
}

/// The code points `[start, end)` on one line.
pub(super) fn slice(text: &str, start: u32, end: u32) -> String {
    text.chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn tally<'a>(
    gold: &'a [GoldReport],
    predicted: &'a [Vec<Expression>],
    marking: Marking,
    only: Option<&str>,
    mut on_error: impl FnMut(Error<'a>),
) -> Tally {
    let mut t = Tally::default();
    for (report, ours) in gold.iter().zip(predicted) {
        let wanted = |e: &&Expression| only.is_none_or(|kind| e.kind == kind);
        // Where only some spans are marked, the date line says nothing of the storyline.
        let theirs: Vec<&Expression> =
            report.timexes.iter().filter(wanted).filter(|e| marking == Marking::Full || !e.is_dct).collect();
        let only_ours = |e: &&Expression| marking == Marking::Partial || wanted(e);
        let ours: Vec<&Expression> = ours.iter().filter(only_ours).collect();
        t.gold += theirs.len();
        t.predicted += ours.len();
        let spans = |list: &[&Expression]| list.iter().map(|e| e.span).collect::<Vec<_>>();
        let pairs: BTreeMap<usize, usize> = pair(&spans(&theirs), &spans(&ours)).into_iter().collect();
        for (i, g) in theirs.iter().enumerate() {
            let Some(&j) = pairs.get(&i) else {
                on_error(Error { report, gold: Some(g), predicted: None });
                continue;
            };
            let p = ours[j];
            let (exact, kind, value) = (g.span == p.span, g.kind == p.kind, g.value() == p.value());
            t.relaxed += 1;
            t.strict += usize::from(exact);
            t.kind += usize::from(kind);
            t.value += usize::from(value);
            t.kind_and_value += usize::from(kind && value);
            t.strict_and_value += usize::from(exact && value);
            if !(exact && kind && value) {
                on_error(Error { report, gold: Some(g), predicted: Some(p) });
            }
        }
        if marking == Marking::Full {
            for (j, p) in ours.iter().enumerate() {
                if !pairs.values().any(|&paired| paired == j) {
                    on_error(Error { report, gold: None, predicted: Some(p) });
                }
            }
        }
    }
    t
}

fn describe(name: &str, which: &str, t: &Tally) {
    println!(
        "{name} {which}: {} gold, {} predicted; right: relaxed {}, strict {}, type {}, value {}, type+value {}, strict+value {}; of pairs: type {:.2} value {:.2}",
        t.gold,
        t.predicted,
        t.relaxed,
        t.strict,
        t.kind,
        t.value,
        t.kind_and_value,
        t.strict_and_value,
        share(t.kind, t.relaxed),
        share(t.value, t.relaxed),
    );
}
