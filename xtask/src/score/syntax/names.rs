//! Scores names: strictly, on files that no training has seen, from raw text; and on the held-back parts of the training
//! sources, on their words.

use super::{figure, wants};
use crate::score::{Figure, Options};
use anyhow::Context;
use dateline_lab::entities::{self, strict};
use dateline_lab::evaluation;
use dateline_syntax::Syntax;
use dateline_syntax::network::Worker;
use dateline_types::json::CodePoints;
use dateline_types::{CharSpan, NameKind};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;

/// Short name, file and classes of each measuring file.
const DATA: [(&str, &str, &[&str]); 3] = [
    ("uner", "ner_uner_ewt_dev.jsonl", &["PER", "ORG", "LOC"]),
    ("wikigold", "ner_wikigold_dev.jsonl", &["PER", "ORG", "LOC", "MISC"]),
    // Its mentions of peoples are a class of their own, and what else it marks is no name.
    ("re3d", "ner_re3d_dev.jsonl", &["PER", "ORG", "LOC", "NORP"]),
];

const METRIC: &str = "names F1";

pub(super) fn score(syntax: &Syntax, shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    if syntax.network().is_none() {
        return Ok(figures);
    }
    let asked = |own: &str| options.data.as_deref().is_none_or(|only| only == own);
    let mut left = options.errors;
    for (data, file, classes) in DATA {
        if asked(data) {
            let path = shared.join("corpora/entities").join(file);
            let counts = measured(syntax, &path, classes, options, &mut left)?;
            add(&mut figures, data, &counts, options);
        }
    }
    if options.data.as_deref().is_none_or(|only| only.starts_with("held ")) {
        for source in entities::load(shared)? {
            let data = format!("held {}", source.name);
            if asked(&data) && !source.held.is_empty() {
                let counts = held(syntax, &source, options, &mut left)?;
                add(&mut figures, &data, &counts, options);
            }
        }
    }
    Ok(figures)
}

fn add(figures: &mut Vec<Figure>, data: &str, counts: &strict::Counts, options: &Options) {
    figures.push(figure(data, METRIC, counts.all));
    if options.by_type {
        for (class, count) in &counts.classes {
            figures.push(figure(&format!("{data}/{class}"), METRIC, *count));
        }
    }
}

/// What a kind is called in a data set; none where it has no such class.
fn class(kind: NameKind, classes: &[&'static str]) -> Option<&'static str> {
    let class = match kind {
        NameKind::Norp if classes.contains(&"NORP") => "NORP",
        other => strict::class(other),
    };
    classes.contains(&class).then_some(class)
}

/// Scores a measuring file from raw text.
fn measured(
    syntax: &Syntax,
    path: &Path,
    classes: &[&'static str],
    options: &Options,
    left: &mut usize,
) -> anyhow::Result<strict::Counts> {
    let mut counts = strict::Counts::default();
    let mut predictions = String::new();
    let mut worker = Worker::default();
    for gold in strict::read(path)? {
        let document = evaluation::read(syntax, &mut worker, &gold.text)?;
        let points = CodePoints::of(&gold.text);
        let span = |words: &std::ops::Range<usize>| {
            let spans = &document.tokens.spans;
            points.span(spans[words.start].join(spans[words.end - 1]))
        };
        let found = strict::found(&document);
        let ours: BTreeSet<(u32, u32, &str)> = found
            .iter()
            .filter_map(|(words, kind)| Some((span(words).start, span(words).end, class(*kind, classes)?)))
            .collect();
        let theirs: BTreeSet<(u32, u32, &str)> = gold
            .entities
            .iter()
            .filter(|name| name.named && classes.contains(&name.class.as_str()))
            .map(|name| (name.span.start, name.span.end, name.class.as_str()))
            .collect();
        if options.pred.is_some() {
            let names: Vec<_> = ours.iter().map(|(s, e, class)| json!({"start": s, "end": e, "type": class})).collect();
            predictions += &format!("{}\n", json!({"id": gold.id, "entities": names}));
        }
        for name in ours.union(&theirs) {
            let what = match (theirs.contains(name), ours.contains(name)) {
                (true, true) => {
                    counts.right(name.2);
                    continue;
                }
                (true, false) => {
                    counts.missed(name.2);
                    "missed"
                }
                _ => {
                    counts.spurious(name.2);
                    "spurious"
                }
            };
            if *left > 0 && wants(options, &[name.2]) {
                *left -= 1;
                let span = CharSpan { start: name.0, end: name.1 };
                println!("{what:<8} {:<5} {}: {}", name.2, gold.id, around(&gold.text, span));
            }
        }
    }
    if let Some(folder) = &options.pred {
        std::fs::create_dir_all(folder)?;
        let file = path.file_name().context("a file has a name")?;
        std::fs::write(folder.join(file), predictions)?;
    }
    Ok(counts)
}

/// A stretch between guillemets with what stands around it, on one line.
fn around(text: &str, span: CharSpan) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (start, end) = (span.start as usize, span.end as usize);
    let part = |from: usize, to: usize| chars[from.min(chars.len())..to.min(chars.len())].iter().collect::<String>();
    let line = format!("{}«{}»{}", part(start.saturating_sub(40), start), part(start, end), part(end, end + 40));
    line.replace('\n', "⏎")
}

/// Scores the held-back part of a source on its words.
fn held(
    syntax: &Syntax,
    source: &entities::Source,
    options: &Options,
    left: &mut usize,
) -> anyhow::Result<strict::Counts> {
    let mut counts = strict::Counts::default();
    let text = strict::text(&source.held);
    let mut document = strict::given(&text, &source.held);
    syntax.annotate(&mut Worker::default(), &mut document)?;
    let mut names = strict::found(&document).into_iter().peekable();
    for (example, sentence) in source.held.iter().zip(&document.sentences) {
        let words = sentence.words();
        let mut own = Vec::new();
        while let Some((name, kind)) = names.next_if(|(name, _)| name.start < words.end) {
            own.push((name.start - words.start..name.end - words.start, kind));
        }
        let verdict = strict::compare(&example.allowed, &own);
        for (_, kind) in &verdict.right {
            counts.right(kind.as_str());
        }
        let mut show = |what: &str, name: &std::ops::Range<usize>, kind: String, kinds: &[&str]| {
            if *left > 0 && wants(options, kinds) {
                *left -= 1;
                let part = |words: std::ops::Range<usize>| example.words[words].join(" ");
                let all = example.words.len();
                println!(
                    "{what:<8} {kind:<5} {}: {} «{}» {}",
                    source.name,
                    part(name.start.saturating_sub(8)..name.start),
                    part(name.clone()),
                    part(name.end..all.min(name.end + 8))
                );
            }
        };
        for name in &verdict.missed {
            counts.missed(&name.kinds.name());
            let kinds: Vec<&str> = name.kinds.iter().map(NameKind::as_str).collect();
            show("missed", &name.tokens, name.kinds.name(), &kinds);
        }
        for (name, kind) in &verdict.spurious {
            counts.spurious(kind.as_str());
            show("spurious", name, kind.as_str().to_owned(), &[kind.as_str()]);
        }
    }
    Ok(counts)
}
