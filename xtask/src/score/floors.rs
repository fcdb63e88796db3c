//! `scores/floors.toml`: the figure each build must reach, and the best any build has reached.

use super::Figure;
use crate::workspace;
use anyhow::Context;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Every floor.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Floors {
    #[serde(default)]
    floor: Vec<Floor>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Floor {
    task: String,
    data: String,
    metric: String,
    floor: f64,
    best: f64,
}

/// Points a figure may fall under the best before it fails.
const SLACK: f64 = 0.3;

const HEAD: &str = "\
# What each figure must reach, and the best it has reached, in percent. `cargo xtask score` compares; `--raise` raises.
# Floors only go up. A drop that is meant is written here by hand, with a line of why in CHANGELOG.md.

";

fn path() -> PathBuf {
    workspace::root().join("scores/floors.toml")
}

impl Floor {
    fn is_of(&self, figure: &Figure) -> bool {
        self.task == figure.task && self.data == figure.data && self.metric == figure.metric
    }
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
        let path = path();
        if !path.is_file() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("in {}", path.display()))
    }

    /// Takes in what a build reached. A floor lies a little under the best, so that a change may trade a fraction of a
    /// point in one place for more in another.
    pub(crate) fn raise(&mut self, figures: &[Figure]) {
        for figure in figures {
            let best = (figure.value * 100.0).round() / 100.0;
            let floor = ((figure.value - SLACK) * 10.0).floor() / 10.0;
            match self.floor.iter_mut().find(|f| f.is_of(figure)) {
                Some(old) => {
                    old.best = old.best.max(best);
                    old.floor = old.floor.max(floor);
                }
                None => self.floor.push(Floor {
                    task: figure.task.to_owned(),
                    data: figure.data.clone(),
                    metric: figure.metric.to_owned(),
                    floor,
                    best,
                }),
            }
        }
    }

    /// Writes `scores/floors.toml`.
    pub(crate) fn save(&self) -> anyhow::Result<()> {
        let text = format!("{HEAD}{}", toml::to_string(self)?);
        std::fs::write(path(), text).with_context(|| format!("writing {}", path().display()))
    }

    /// What is asked of a figure.
    pub(crate) fn standing(&self, figure: &Figure) -> Standing {
        self.floor
            .iter()
            .find(|f| f.is_of(figure))
            .map_or_else(Standing::default, |f| Standing { floor: Some(f.floor), best: Some(f.best) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_only_rise() {
        let figure = |value| Figure { task: "time", data: "x".into(), metric: "value F1", value };
        let mut floors = Floors::default();
        floors.raise(&[figure(84.74)]);
        assert_eq!(floors.standing(&figure(0.0)).floor, Some(84.4));
        floors.raise(&[figure(80.0)]);
        assert_eq!(floors.standing(&figure(0.0)).floor, Some(84.4));
        assert_eq!(floors.standing(&figure(0.0)).best, Some(84.74));
        floors.raise(&[figure(100.0)]);
        assert_eq!(floors.standing(&figure(0.0)).floor, Some(99.7));
    }
}
