//! Scores the entities of ledgers: names, places, coreference and actors, as the reference scorers do.

mod actor_gold;
mod actors;
mod assignment;
mod clusters;
mod coreference;
mod coreference_metrics;
mod country_codes;
mod given;
mod gold;
mod names;
mod place_metrics;
mod places;

use super::{Figure, Options};
use crate::score::errors::Errors;
use anyhow::Context;
use country_codes::CountryCodes;
use dateline_read::Desk;
use gold::Reading;
use names::Classes;
use std::path::Path;

const TASK: &str = "entities";

/// A data set: its files, and what its gold is good for.
struct Set {
    data: &'static str,
    files: &'static [&'static str],
    /// Only the reports of this genre.
    genre: Option<&'static str>,
    names: &'static [Classes],
    places: Option<Places>,
    coreference: bool,
    /// Entities are told in full, and quotes and events lie beside them.
    actors: bool,
}

/// What gold marks as places.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Places {
    Names,
    NamesAndAdjectives,
}

const GUM: &[&str] = &["corpora/entities/coref_gum_dev.jsonl"];

/// The six types of our own annotation, and the same with one class for all that lies somewhere.
const SIX: &[Classes] = &[
    Classes { metric: "names F1", classes: &["PER", "ORG", "GPE", "LOC", "FAC", "NORP"] },
    Classes { metric: "names merged", classes: &["PER", "ORG", "LOC", "NORP"] },
];

const NONE: Set =
    Set { data: "", files: &[], genre: None, names: &[], places: None, coreference: false, actors: false };
/// Every layer of the ledger is annotated.
const WHOLE: Set =
    Set { names: SIX, places: Some(Places::NamesAndAdjectives), coreference: true, actors: true, ..NONE };

const SETS: [Set; 9] = [
    Set {
        data: "uner",
        files: &["corpora/entities/ner_uner_ewt_dev.jsonl"],
        names: &[Classes { metric: "names F1", classes: &["PER", "ORG", "LOC"] }],
        ..NONE
    },
    Set {
        data: "wikigold",
        files: &["corpora/entities/ner_wikigold_dev.jsonl"],
        names: &[Classes { metric: "names F1", classes: &["PER", "ORG", "LOC", "MISC"] }],
        ..NONE
    },
    Set {
        data: "re3d",
        files: &["corpora/entities/ner_re3d_dev.jsonl"],
        names: &[Classes { metric: "names F1", classes: &["PER", "ORG", "LOC", "NORP"] }],
        ..NONE
    },
    Set { data: "geovirus", files: &["corpora/entities/geo_geovirus_dev.jsonl"], places: Some(Places::Names), ..NONE },
    Set { data: "gum news", files: GUM, genre: Some("news"), coreference: true, ..NONE },
    Set { data: "gum interview", files: GUM, genre: Some("interview"), coreference: true, ..NONE },
    Set { data: "gum bio", files: GUM, genre: Some("bio"), coreference: true, ..NONE },
    Set {
        data: "stories",
        files: &["corpora/stories/partC/entities.jsonl", "corpora/stories/partD/entities.jsonl"],
        ..WHOLE
    },
    Set { data: "founding", files: &["founding/entities.jsonl"], ..WHOLE },
];

/// Scores every data set asked for.
pub(super) fn score(shared: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let asked = |set: &&Set| options.data.as_deref().is_none_or(|only| only == set.data);
    let mut figures = Vec::new();
    if !SETS.iter().any(|set| asked(&set)) {
        return Ok(figures);
    }
    let desk = Desk::built_in();
    let gazetteer = desk.knowledge.gazetteer();
    let codes = CountryCodes::load(shared)?;
    for set in SETS.iter().filter(asked) {
        let readings = readings(&desk, shared, set)?;
        let mut errors = Errors::new(options);
        for classes in set.names {
            figures.extend(names::score(set.data, classes, &readings, options, &mut errors)?);
        }
        if let Some(marked) = set.places {
            let adjectives = marked == Places::NamesAndAdjectives;
            figures.extend(places::score(set.data, gazetteer, adjectives, &readings, &codes, options, &mut errors)?);
        }
        if set.coreference {
            figures.extend(coreference::score(set.data, &desk, &readings, options, &mut errors)?);
        }
        if set.actors {
            figures.extend(actors::score(set.data, gazetteer, &readings, &codes, options, &mut errors));
        }
    }
    println!();
    Ok(figures)
}

fn readings(desk: &Desk, shared: &Path, set: &Set) -> anyhow::Result<Vec<Reading>> {
    let mut readings = Vec::new();
    for file in set.files {
        for gold in gold::load(&shared.join(file), set.actors)? {
            if set.genre.is_none_or(|genre| gold.genre.as_deref() == Some(genre)) {
                readings.push(Reading::of(desk, gold)?);
            }
        }
    }
    Ok(readings)
}

/// Writes predictions for the reference scorers, and beside them the gold they are held against.
fn write(options: &Options, name: &str, gold: &[serde_json::Value], ours: &[serde_json::Value]) -> anyhow::Result<()> {
    let Some(folder) = &options.pred else { return Ok(()) };
    std::fs::create_dir_all(folder)?;
    for (ending, lines) in [("jsonl", ours), ("gold.jsonl", gold)] {
        let path = folder.join(format!("{name}.{ending}"));
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}
