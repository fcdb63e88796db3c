//! Gold reports of every data set, each with what this build reads from it.

use anyhow::Context;
use dateline_lab::entities::strict::GoldName;
use dateline_read::{Desk, read};
use dateline_types::json::in_code_points;
use dateline_types::{At, CharSpan, Entity, Report};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// One gold report; a data set fills the fields it has.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Gold {
    pub(super) id: String,
    #[serde(default)]
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) genre: Option<String>,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) entities: Vec<GoldName>,
    #[serde(default)]
    pub(super) places: Vec<GoldPlace>,
    #[serde(default)]
    pub(super) clusters: Vec<Vec<At<CharSpan>>>,
    /// Types, heads and kinds stand parallel to the clusters, or are left out.
    #[serde(default)]
    pub(super) types: Vec<String>,
    #[serde(default)]
    pub(super) heads: Vec<Vec<At<CharSpan>>>,
    #[serde(default)]
    pub(super) kinds: Vec<Vec<String>>,
    #[serde(default)]
    pub(super) cluster_ids: Vec<String>,
    #[serde(default)]
    pub(super) canon: Vec<Canon>,
    #[serde(skip)]
    pub(super) quotes: Vec<Quote>,
    #[serde(skip)]
    pub(super) events: Vec<Event>,
}

/// A place of a report; its country has two letters.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct GoldPlace {
    #[serde(flatten)]
    pub(super) span: CharSpan,
    #[serde(default)]
    pub(super) lat: Option<f64>,
    #[serde(default)]
    pub(super) lon: Option<f64>,
    #[serde(default)]
    pub(super) country: Option<String>,
    #[serde(default)]
    pub(super) geonameid: Option<u64>,
    #[serde(default)]
    pub(super) gtype: Option<String>,
}

/// What is known of an entity.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Canon {
    pub(super) eid: String,
    #[serde(rename = "type")]
    pub(super) class: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) country: Option<String>,
    #[serde(default)]
    pub(super) actor_code: Option<String>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

/// An attribution: its speakers by canonical name, and where its source stands.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Quote {
    #[serde(default)]
    pub(super) speaker: Option<String>,
    #[serde(default)]
    pub(super) speakers: Option<Vec<String>>,
    #[serde(default)]
    pub(super) source: Vec<At<CharSpan>>,
    #[serde(default)]
    pub(super) source_head: Option<At<CharSpan>>,
}

/// An event: members split by `;`, names of one member by ` / `.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Event {
    #[serde(default)]
    pub(super) actor_text: Option<String>,
    #[serde(default)]
    pub(super) recipient_text: Option<String>,
}

#[derive(Deserialize)]
struct Quotes {
    id: String,
    text: String,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Events {
    id: String,
    events: Vec<Event>,
}

/// A gold report and the entities this build finds in it.
pub(super) struct Reading {
    pub(super) gold: Gold,
    pub(super) report: Report,
    pub(super) entities: Vec<Entity<CharSpan>>,
}

impl Reading {
    /// Reads the report of a gold record.
    pub(super) fn of(desk: &Desk, gold: Gold) -> anyhow::Result<Self> {
        let published = gold.date.as_deref().map(str::parse).transpose();
        let published = published.with_context(|| format!("the date of {}", gold.id))?;
        let report = Report { text: gold.text.clone(), published, ..Report::default() };
        let entities = in_code_points(read(desk, &report), &gold.text).entities;
        Ok(Self { gold, report, entities })
    }
}

fn lines<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let record = |line: &str| serde_json::from_str(line).with_context(|| format!("in {}", path.display()));
    text.lines().filter(|line| !line.trim().is_empty()).map(record).collect()
}

/// The one of a report; a file of one report may give it another id.
fn of<'a, T>(all: &'a [T], id: impl Fn(&T) -> &str, wanted: &str) -> Option<&'a T> {
    all.iter().find(|one| id(one) == wanted).or_else(|| all.first().filter(|_| all.len() == 1))
}

/// Reads a file of gold reports; `layers` says that files of quotes and events lie beside it.
pub(super) fn load(path: &Path, layers: bool) -> anyhow::Result<Vec<Gold>> {
    let mut reports: Vec<Gold> = lines(path)?;
    if layers {
        let quotes: Vec<Quotes> = lines(&path.with_file_name("quotes.jsonl"))?;
        let events: Vec<Events> = lines(&path.with_file_name("events.jsonl"))?;
        for gold in &mut reports {
            let none = || format!("nothing beside {} for {}", path.display(), gold.id);
            let own = of(&quotes, |one| &one.id, &gold.id).with_context(none)?;
            let acts = of(&events, |one| &one.id, &gold.id).with_context(none)?;
            gold.quotes.clone_from(&own.quotes);
            gold.events.clone_from(&acts.events);
            if gold.text.is_empty() {
                gold.text.clone_from(&own.text);
            }
        }
    }
    Ok(reports)
}
