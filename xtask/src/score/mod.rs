//! Scores this build on gold data and holds it to floors that only rise.
//!
//! Most gold data is not part of the repository; where it is absent, scoring says so and goes by `scores/gold` alone.

mod copies;
mod entities;
mod errors;
mod events;
mod factuality;
mod figures;
mod floors;
mod happenings;
mod pairing;
mod quotes;
mod series;
mod share;
mod syntax;
mod texts;
mod time;

use crate::workspace;
use floors::{Floors, Standing};
use std::path::PathBuf;

const TASKS: [&str; 10] =
    ["syntax", "time", "quotes", "entities", "factuality", "figures", "events", "copies", "happenings", "series"];

/// What to score and what to show.
#[derive(clap::Args, Debug, Default)]
pub(crate) struct Options {
    /// The task: syntax, time, quotes, entities, factuality, figures, events, copies, happenings, series; every task when left out
    pub(crate) task: Option<String>,
    /// Only this data set
    #[arg(long)]
    pub(crate) data: Option<String>,
    /// List up to N errors, each with its surroundings
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) errors: usize,
    /// Only errors of this kind: missed, spurious, span, type, value; for syntax: tokens, sentences, a relation as ccomp,
    /// a kind of name as PER; for entities also country, far, sense, split, merged, found, code, name; for factuality what our reading goes by, as meant;
    /// for series the name of the metric; for figures missed, spurious, value, source, measure; for events missed, spurious, party, mode, modality, date, place, source, alarm
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Also break the scores down by type; for syntax by genre, for figures by measure, for events by their types
    #[arg(long)]
    pub(crate) by_type: bool,
    /// Write the predictions into this folder: JSON Lines, for syntax CoNLL-U
    #[arg(long, value_name = "DIR")]
    pub(crate) pred: Option<PathBuf>,
    /// Score this file of a network in the place of the one built in
    #[arg(long, value_name = "FILE", conflicts_with = "raise")]
    pub(crate) network: Option<PathBuf>,
    /// Raise the floors and bests in scores/floors.toml to what this build reaches; nothing is ever lowered
    #[arg(long, conflicts_with = "by_type")]
    pub(crate) raise: bool,
}

/// One figure of the table.
pub(crate) struct Figure {
    /// `time`, `quotes` …
    pub(crate) task: &'static str,
    /// The data set's short name.
    pub(crate) data: String,
    /// The metric's name.
    pub(crate) metric: &'static str,
    /// In percent.
    pub(crate) value: f64,
}

/// Scores, prints the table, and fails where a figure is under its floor.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let shared = workspace::shared();
    if shared.is_none() {
        println!("score: {}", workspace::NO_SHARED);
    }
    let mut figures = Vec::new();
    let wanted = |task: &str| options.task.as_deref().is_none_or(|only| only == task);
    if let Some(shared) = shared.as_deref().filter(|_| wanted("syntax")) {
        figures.extend(syntax::score(shared, options)?);
    }
    if wanted("time") {
        figures.extend(time::score(shared.as_deref(), options)?);
    }
    if let Some(shared) = shared.as_deref().filter(|_| wanted("quotes")) {
        figures.extend(quotes::score(shared, options)?);
    }
    if let Some(shared) = shared.as_deref().filter(|_| wanted("entities")) {
        figures.extend(entities::score(shared, options)?);
    }
    if let Some(shared) = shared.as_deref().filter(|_| wanted("factuality")) {
        figures.extend(factuality::score(shared, options)?);
    }
    if let Some(shared) = shared.as_deref().filter(|_| wanted("figures")) {
        figures.extend(figures::score(shared, options)?);
    }
    if let Some(shared) = shared.as_deref().filter(|_| wanted("events")) {
        figures.extend(events::score(shared, options)?);
    }
    if wanted("copies") {
        figures.extend(copies::score(shared.as_deref(), options)?);
    }
    if wanted("happenings") {
        figures.extend(happenings::score(shared.as_deref(), options)?);
    }
    if wanted("series") {
        figures.extend(series::score(shared.as_deref(), options)?);
    }
    if let Some(other) = options.task.as_deref().filter(|task| !TASKS.contains(task)) {
        anyhow::bail!("no task “{other}”; there are: {}", TASKS.join(", "));
    }
    // Speeds are printed and have no floors.
    let is_speed = options.data.as_deref() == Some("speed");
    anyhow::ensure!(!figures.is_empty() || shared.is_none() || is_speed, "no data set of that name");
    let mut floors = Floors::load()?;
    if options.raise {
        floors.raise(&figures);
        floors.save()?;
    }
    let mut fallen = 0;
    println!("{:<10} {:<16} {:<17} {:>7} {:>7} {:>7}", "task", "data", "metric", "this", "floor", "best");
    for figure in &figures {
        let standing = floors.standing(figure);
        let cell = |bar: Option<f64>| bar.map_or_else(|| "-".to_owned(), |bar| format!("{bar:.2}"));
        let (floor, best, mark) = match standing {
            Standing { floor: Some(floor), .. } if figure.value + 0.005 < floor => {
                fallen += 1;
                (cell(standing.floor), cell(standing.best), "  under its floor")
            }
            _ => (cell(standing.floor), cell(standing.best), ""),
        };
        println!(
            "{:<10} {:<16} {:<17} {:>7.2} {:>7} {:>7}{mark}",
            figure.task, figure.data, figure.metric, figure.value, floor, best
        );
    }
    anyhow::ensure!(fallen == 0, "{fallen} figures are under their floors");
    Ok(())
}
