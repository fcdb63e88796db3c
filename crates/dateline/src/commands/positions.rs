//! `dateline positions`: what each party demands, offers, refuses and so on, by party and issue or a row each.

use super::every::Every;
use super::{desk, rows, stored};
use crate::arguments::{Colour, Listing, Positions, Rows};
use crate::render::visible::one_line;
use dateline::corpus::export::modality;
use dateline::corpus::positions::{self, Act, COLUMNS, Position};
use dateline::corpus::reading::Reading;
use dateline::read::desk::Records;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Characters of a clause that are shown to people; rows have all.
const SHOWN: usize = 160;

/// Reads every path and prints the positions.
pub(crate) fn run(positions: &Positions, colour: Colour) -> anyhow::Result<ExitCode> {
    if let Some(store) = stored::store_of(&positions.paths, &positions.filters, (&positions.tables, &positions.intake))?
    {
        return stored::positions::run(positions, store, colour);
    }
    let desk = desk(&positions.tables, false)?.only(Records { figures: false, events: true });
    let every = Every { paths: &positions.paths, intake: &positions.intake, jobs: &positions.jobs };
    let by_place = if std::io::stdout().is_terminal() { Listing::Text } else { Listing::Tsv };
    let format = match positions.format.unwrap_or(by_place) {
        Listing::Tsv => Rows::Tsv,
        Listing::Jsonl => Rows::Jsonl,
        Listing::Text => {
            let mut all = Vec::new();
            let code = every.read(
                |_, report| Ok(positions::of(&Reading::of(&desk, report))),
                |own| {
                    all.extend(own);
                    Ok(())
                },
            )?;
            let mut out = std::io::stdout().lock();
            out.write_all(page(&all).as_bytes())?;
            out.flush()?;
            return Ok(code);
        }
    };
    rows::print(&every, rows::head(&COLUMNS, format), |report| {
        let mut out = String::new();
        for position in positions::of(&Reading::of(&desk, report)) {
            rows::add(&mut out, &COLUMNS, &position, format)?;
        }
        Ok(out)
    })
}

/// All positions by party, those of a country together and those with most first, then by issue and day.
fn page(all: &[Position]) -> String {
    let mut parties: BTreeMap<(&str, Option<&str>), Vec<&Position>> = BTreeMap::new();
    for position in all {
        parties.entry((&position.party, position.country.as_deref())).or_default().push(position);
    }
    let mut of_country: BTreeMap<&str, usize> = BTreeMap::new();
    for position in all {
        *of_country.entry(country(position)).or_default() += 1;
    }
    let mut parties: Vec<_> = parties.into_iter().collect();
    parties.sort_by_key(|((party, _), positions)| {
        let country = country(positions[0]);
        (Reverse(of_country.get(country).copied()), country, Reverse(positions.len()), *party)
    });
    let mut out = String::new();
    for (at, (_, mut positions)) in parties.into_iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        positions.sort_by_key(|own| (&own.issue, &own.date));
        for position in positions {
            out.push_str(&line(position));
            out.push('\n');
        }
    }
    out
}

/// Whether a modality says no more than the act does.
fn goes_with(act: Act, held: &str) -> bool {
    match held {
        "happened" | "ongoing" => true,
        "planned" => matches!(act, Act::Promises | Act::Offers),
        "proposed" => act == Act::Offers,
        "threatened" => act == Act::Threatens,
        "demanded" => act == Act::Demands,
        _ => false,
    }
}

/// The country that a party stands beside others of; its name where it has none.
fn country(own: &Position) -> &str {
    own.country.as_deref().unwrap_or(&own.party)
}

/// `Iran: refuses  talks: missile programme  “rejecting …” (2026-02-03, to United States)`.
fn line(own: &Position) -> String {
    let mut about = Vec::new();
    about.extend(own.date.as_deref().map(one_line));
    if !own.toward.is_empty() {
        about.push(format!("to {}", own.toward.iter().map(|name| one_line(name)).collect::<Vec<_>>().join(" and ")));
    }
    let mut about = vec![about.join(", ")];
    about.extend(own.condition.as_deref().map(|words| format!("condition: {}", one_line(words))));
    about.extend(own.modality.map(modality).filter(|held| !goes_with(own.stance, held)).map(str::to_owned));
    if own.background {
        about.push("recalled".to_owned());
    }
    let source = own.source.as_deref().filter(|source| *source != own.party).map(one_line);
    let by = if own.hearsay { "according to" } else { "by" };
    about.extend(source.map(|source| format!("{by} {source}")));
    about.extend(own.channel.as_deref().map(one_line));
    about.retain(|part| !part.is_empty());
    let mut line = format!("{}: {}", one_line(&own.party), own.stance.name());
    if !own.issue.is_empty() {
        line.push_str(&format!("  {}", one_line(&own.issue)));
    }
    line.push_str(&format!("  {}", quoted(&own.words)));
    if !about.is_empty() {
        line.push_str(&format!(" ({})", about.join("; ")));
    }
    line
}

/// The clause in quotation marks, which those it has at its ends stand for; a long one is cut between words.
fn quoted(words: &str) -> String {
    let words = one_line(words);
    let words = words.strip_suffix(",”").map_or_else(|| words.clone(), |before| format!("{before}”"));
    let cut = match words.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{} …", words[..at].rsplit_once(' ').map_or(&words[..at], |(before, _)| before)),
        None => words.clone(),
    };
    let marks = cut.matches(['“', '”', '"']).count();
    let whole = marks == 2 && cut.starts_with(['“', '"']) && cut.ends_with(['”', '"']);
    if whole { cut } else { format!("“{cut}”") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_quoted_once_and_cut_between_words() {
        assert_eq!(quoted("rejecting\n the offer"), "“rejecting the offer”");
        assert_eq!(quoted("“No,”"), "“No”");
        assert_eq!(quoted("“No” and “no”"), "““No” and “no””");
        let long = quoted(&"word ".repeat(50));
        assert!(long.ends_with("word …”") && long.chars().count() < SHOWN + 5, "{long}");
    }
}
