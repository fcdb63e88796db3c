//! `scores/floors.toml`: the figure each build must reach, and the best any build has reached.

use super::Figure;
use crate::workspace;
use anyhow::Context;
use serde::Deserialize;

/// Every floor.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Floors {
    #[serde(default)]
    floor: Vec<Floor>,
}

#[derive(Debug, Deserialize)]
struct Floor {
    task: String,
    data: String,
    metric: String,
    floor: f64,
    best: f64,
}

/// A figure's floor and best.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// What it must reach.
    pub(crate) floor: Option<f64>,
    /// What it has reached.
    pub(crate) best: Option<f64>,
}

impl Floors {
    /// Reads `scores/floors.toml`; none where the file is absent.
    pub(crate) fn load() -> anyhow::Result<Self> {
        let path = workspace::root().join("scores/floors.toml");
        if !path.is_file() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("in {}", path.display()))
    }

    /// What is asked of a figure.
    pub(crate) fn standing(&self, figure: &Figure) -> Standing {
        self.floor
            .iter()
            .find(|f| f.task == figure.task && f.data == figure.data && f.metric == figure.metric)
            .map_or_else(Standing::default, |f| Standing { floor: Some(f.floor), best: Some(f.best) })
    }
}
