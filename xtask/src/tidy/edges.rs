//! Crates form one chain; an edge that points down or sideways is a breach.

use super::{Breach, File};
use anyhow::Context;
use toml::Table;

/// The chain from the ground up; crates of one row do not know each other.
const CHAIN: [&[&str]; 6] = [
    &["dateline-types"],
    &["dateline-syntax", "dateline-rules", "dateline-knowledge"],
    &["dateline-read"],
    &["dateline-corpus"],
    &["dateline-serve"],
    &["dateline"],
];

fn height(name: &str) -> Option<usize> {
    CHAIN.iter().position(|row| row.contains(&name))
}

pub(super) fn check(files: &[File]) -> anyhow::Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    let manifests = files.iter().filter(|f| f.path.starts_with("crates/") && f.path.ends_with("/Cargo.toml"));
    for File { path, text } in manifests {
        let manifest: Table = text.parse().with_context(|| format!("in {path}"))?;
        breaches.extend(check_one(path, &manifest));
    }
    Ok(breaches)
}

fn check_one(path: &str, manifest: &Table) -> Vec<Breach> {
    let name = manifest.get("package").and_then(|p| p.get("name")).and_then(|n| n.as_str()).unwrap_or_default();
    let Some(own) = height(name) else {
        return vec![Breach::new(path, 0, format!("{name} has no place in the chain of crates"))];
    };
    let mut breaches = Vec::new();
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let Some(table) = manifest.get(section).and_then(|t| t.as_table()) else { continue };
        for other in table.keys().filter(|key| *key == "dateline" || key.starts_with("dateline-")) {
            // Tests are linked into nothing: they may look sideways, never down the chain.
            let sideways = section == "dev-dependencies" && height(other) == Some(own) && other != name;
            if !sideways && height(other).is_none_or(|other| other >= own) {
                breaches.push(Breach::new(
                    path,
                    0,
                    format!("{name} may not depend on {other}: edges only point up the chain"),
                ));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaches(name: &str, dependency: &str) -> usize {
        breaches_of("dependencies", name, dependency)
    }

    fn breaches_of(section: &str, name: &str, dependency: &str) -> usize {
        let manifest = format!("[package]\nname = \"{name}\"\n[{section}]\n{dependency} = \"1\"\n");
        check_one("Cargo.toml", &manifest.parse().unwrap()).len()
    }

    #[test]
    fn edges_only_point_up() {
        assert_eq!(breaches("dateline-read", "dateline-syntax"), 0);
        assert_eq!(breaches("dateline-syntax", "dateline-read"), 1);
        assert_eq!(breaches("dateline-syntax", "dateline-knowledge"), 1);
        assert_eq!(breaches("dateline-types", "dateline"), 1);
        assert_eq!(breaches("dateline-types", "serde"), 0);
        assert_eq!(breaches("dateline-attic", "serde"), 1);
    }

    #[test]
    fn tests_may_look_sideways() {
        assert_eq!(breaches_of("dev-dependencies", "dateline-rules", "dateline-syntax"), 0);
        assert_eq!(breaches_of("dev-dependencies", "dateline-rules", "dateline-read"), 1);
        assert_eq!(breaches_of("build-dependencies", "dateline-rules", "dateline-syntax"), 1);
    }
}
