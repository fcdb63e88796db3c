//! Every crate taken from outside has a line of why in `deny.toml`: `# - name: why`.

use super::{Breach, File};
use anyhow::Context;
use std::collections::BTreeMap;
use toml::Table;

const WHY_FILE: &str = "deny.toml";

pub(super) fn check(files: &[File]) -> anyhow::Result<Vec<Breach>> {
    let mut taken = BTreeMap::new();
    for File { path, text } in files.iter().filter(|f| f.path == "Cargo.toml" || f.path.ends_with("/Cargo.toml")) {
        let manifest: Table = text.parse().with_context(|| format!("in {path}"))?;
        for name in outside(&manifest) {
            taken.entry(name).or_insert_with(|| path.clone());
        }
    }
    let why = files.iter().find(|f| f.path == WHY_FILE).map_or("", |f| f.text.as_str());
    Ok(compare(&taken, why))
}

/// Names of the crates a manifest takes from outside the workspace.
fn outside(manifest: &Table) -> Vec<String> {
    let workspace = manifest.get("workspace").and_then(|w| w.as_table());
    let sections = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = sections.iter().flat_map(|s| [manifest.get(*s), workspace.and_then(|w| w.get(*s))]);
    let entries = tables.flatten().filter_map(|t| t.as_table()).flatten();
    let ours = |name: &str| name == "dateline" || name.starts_with("dateline-");
    entries.map(|(name, _)| name.clone()).filter(|name| !ours(name)).collect()
}

fn compare(taken: &BTreeMap<String, String>, why: &str) -> Vec<Breach> {
    let mut reasons = BTreeMap::new();
    for (number, line) in why.lines().enumerate().map(|(i, line)| (i + 1, line)) {
        if let Some((name, reason)) = line.strip_prefix("# - ").and_then(|rest| rest.split_once(": ")) {
            reasons.insert(name.trim(), (number, reason.trim()));
        }
    }
    let unexplained = taken.iter().filter(|(name, _)| reasons.get(name.as_str()).is_none_or(|(_, why)| why.len() < 10));
    let mut breaches: Vec<Breach> = unexplained
        .map(|(name, path)| Breach::new(path, 0, format!("{name} has no line of why in {WHY_FILE} (`# - {name}: …`)")))
        .collect();
    let stale = reasons.iter().filter(|(name, _)| !taken.contains_key(**name));
    breaches.extend(stale.map(|(name, (line, _))| Breach::new(WHY_FILE, *line, format!("{name} is no longer used"))));
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_has_its_reason_and_each_reason_its_crate() {
        let manifest: Table =
            "[workspace.dependencies]\njiff = \"0.2\"\ndateline-types = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n"
                .parse()
                .unwrap();
        let taken: BTreeMap<String, String> =
            outside(&manifest).into_iter().map(|n| (n, "Cargo.toml".into())).collect();
        assert_eq!(taken.len(), 2);
        assert!(compare(&taken, "# - jiff: calendar arithmetic\n# - proptest: properties\n").is_empty());
        let breaches = compare(&taken, "# - jiff: calendar arithmetic\n# - regex: no longer\n");
        assert_eq!(breaches.len(), 2);
    }
}
