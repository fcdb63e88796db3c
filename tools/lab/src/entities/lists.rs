//! The lists of names that the network has beside its words: from the shared tables and from the program's own.

use super::tables::demonyms;
use super::vocabulary::{PEOPLES, REGIONS, STATES};
use anyhow::Context;
use dateline_syntax::network::lists::{List, Lists};
use std::path::Path;

/// Towns of fewer people have no other names on the list: those of small towns are names of anything.
const LARGE: u32 = 300_000;

/// Reads every list: tables under `shared/knowledge`, and `data/names.tsv`.
///
/// # Errors
/// A file that cannot be read.
pub fn read(shared: &Path) -> anyhow::Result<Lists> {
    let mut names = Names::default();
    names.shared(&shared.join("knowledge"))?;
    names.own(include_str!("../../data/names.tsv"))?;
    Ok(Lists::of(names.0.iter().map(|(name, list)| (name.as_str(), *list))))
}

#[derive(Default)]
struct Names(Vec<(String, List)>);

impl Names {
    /// Adds a name as printed and, where it has hyphens, as treebanks cut it.
    fn add(&mut self, name: &str, list: List) {
        let name = name.split(['(', ';', '[']).next().unwrap_or("").trim();
        let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
        if !name.contains(char::is_uppercase) || name.len() < 2 {
            return;
        }
        if name.contains('-') {
            self.0.push((name.replace('-', " - "), list));
        }
        self.0.push((name.to_owned(), list));
    }

    /// All names of a cell, with bars between.
    fn all(&mut self, cell: &str, list: List) {
        cell.split('|').for_each(|name| self.add(name, list));
    }

    fn shared(&mut self, folder: &Path) -> anyhow::Result<()> {
        STATES.iter().for_each(|name| self.add(name, List::Country));
        REGIONS.iter().for_each(|name| self.add(name, List::Area));
        PEOPLES.iter().for_each(|name| self.add(name, List::People));
        for row in rows(&text(&folder.join("countries_factbook.tsv"))?).skip(1) {
            for at in [3, 4, 6, 7] {
                row.cell(at).split(';').for_each(|name| self.add(name, List::Country));
            }
            for name in [8, 9].map(|at| row.cell(at)).into_iter().flat_map(demonyms) {
                self.add(&name, List::People);
            }
            self.add(row.cell(10), List::Town);
        }
        for row in rows(&text(&folder.join("admin1.tsv"))?) {
            self.add(row.cell(1), List::Town);
            self.add(row.cell(2), List::Town);
        }
        for row in rows(&text(&folder.join("cities15000.tsv"))?).skip(1) {
            self.add(row.cell(1), List::Town);
            if row.cell(6).parse().is_ok_and(|people: u32| people >= LARGE) {
                self.all(row.cell(7), List::Town);
            }
        }
        for (file, last) in [("leaders_factbook.tsv", 4), ("us_officials.tsv", 0)] {
            for row in rows(&text(&folder.join(file))?).skip(1) {
                self.add(row.cell(last), List::Person);
            }
        }
        for file in ["Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt"] {
            let table = text(&folder.join("phoenix").join(file))?;
            table.lines().filter_map(body).for_each(|name| self.add(&name, List::Body));
        }
        Ok(())
    }

    fn own(&mut self, table: &str) -> anyhow::Result<()> {
        for row in rows(table).filter(|row| !row.0.starts_with('#')) {
            let list = match row.cell(1) {
                "body" => List::Body,
                "people" => List::People,
                "area" => List::Area,
                "person" => List::Person,
                "given" => List::Given,
                "family" => List::Family,
                other => anyhow::bail!("no list “{other}”"),
            };
            self.add(row.cell(0), list);
        }
        Ok(())
    }
}

/// The name of a body on a line of a dictionary of actors: `+FATAH_REVOLUTIONARY_COUNCIL_`.
fn body(line: &str) -> Option<String> {
    let name = line.split(['[', '#', ';']).next()?.trim().trim_start_matches('+');
    let name = name.trim_matches('_').replace('_', " ");
    (name.len() > 1 && !line.starts_with(char::is_whitespace)).then_some(name)
}

fn text(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

struct Row<'t>(&'t str);

impl<'t> Row<'t> {
    fn cell(&self, at: usize) -> &'t str {
        self.0.split('\t').nth(at).unwrap_or("").trim()
    }
}

fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    text.lines().map(Row)
}
