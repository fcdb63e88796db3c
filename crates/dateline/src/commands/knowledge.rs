//! `dateline knowledge show`: who or what a name stood for on a day, and which line of which table says so.

use crate::arguments::{Knowledge as Arguments, KnowledgeTask, Show, ShowFormat, Tables};
use anyhow::{Context, bail};
use dateline::knowledge::Knowledge;
use dateline::knowledge::gazetteer::{Covers, Gazetteer, Posting, Row, Sex, Table, Tenure};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

/// Offices told of a country, where a day is given.
const LEADERS: [&str; 8] = [
    "supreme-leader",
    "monarch",
    "president",
    "prime-minister",
    "chancellor",
    "premier",
    "foreign-minister",
    "defence-minister",
];

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    match &arguments.what {
        KnowledgeTask::Show(show) => self::show(show),
        KnowledgeTask::Learn(learn) => super::learn::run(learn),
    }
}

fn show(show: &Show) -> anyhow::Result<ExitCode> {
    let knowledge = tables(&show.tables)?;
    let gazetteer = knowledge.gazetteer();
    let name = show.name.join(" ");
    let found = meanings(gazetteer, &name);
    if found.is_empty() {
        bail!(
            "nothing in the tables goes by “{name}”; add it in a table of your own and name its folder with --knowledge"
        );
    }
    let shown = match show.format {
        ShowFormat::Text => text(gazetteer, &name, &found, show),
        ShowFormat::Json => {
            let rows = found.iter().map(|found| as_json(gazetteer, found, show.on)).collect::<Vec<Value>>();
            serde_json::to_string_pretty(&rows)? + "\n"
        }
    };
    std::io::stdout().lock().write_all(shown.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn tables(tables: &Tables) -> anyhow::Result<Knowledge> {
    let Some(folder) = &tables.knowledge else { return Ok(Knowledge::built_in()) };
    let overlays = super::overlays(folder).with_context(|| format!("--knowledge {}", folder.display()))?;
    Ok(Knowledge::with_overlays(&overlays)?)
}

/// A row, and the posting that led to it where a name did.
type Found<'k> = (Row<'k>, Option<Posting>);

/// What a name can mean, as written, else in any capitals, and the rows of which it is the key; full names before surnames.
fn meanings<'k>(gazetteer: &'k Gazetteer, name: &str) -> Vec<Found<'k>> {
    let mut postings = gazetteer.named(name);
    if postings.is_empty() {
        postings = gazetteer.named_in_any_case(name);
    }
    // What is only known as somebody's name comes last.
    let list = |posting: &Posting| matches!(gazetteer.row(posting.row).table(), Table::GivenNames | Table::Surnames);
    postings.sort_by_key(|posting| (list(posting), posting.surname));
    let mut found: Vec<Found<'k>> =
        postings.into_iter().map(|posting| (gazetteer.row(posting.row), Some(posting))).collect();
    for table in Table::all() {
        let row = gazetteer.by_key(table, name).map(|id| gazetteer.row(id));
        found.extend(
            row.filter(|row| found.iter().all(|(other, _)| other.row_id() != row.row_id()))
                .map(|row| (row, None))
                .into_iter()
                .collect::<Vec<_>>(),
        );
    }
    found
}

fn text(gazetteer: &Gazetteer, name: &str, found: &[Found<'_>], show: &Show) -> String {
    let mut out = String::new();
    let on = show.on.map_or(String::new(), |day| format!(" on {day}"));
    let meanings = if found.len() == 1 { "one meaning".to_owned() } else { format!("{} meanings", found.len()) };
    let _ = writeln!(out, "“{name}”{on}: {meanings}");
    for found in found {
        out.push('\n');
        describe(gazetteer, found, show.on, &mut out);
    }
    out
}

fn describe(gazetteer: &Gazetteer, (row, posting): &Found<'_>, on: Option<Date>, out: &mut String) {
    let _ = writeln!(out, "{}: {}", row.name(), facts(gazetteer, *row).join(", "));
    if posting.is_some_and(|posting| posting.surname) {
        let _ = writeln!(out, "  by surname alone");
    }
    if let Some(only) = posting.and_then(|posting| posting.only) {
        let _ = writeln!(out, "  only in {}", gazetteer.countries(only).collect::<Vec<_>>().join(", "));
    }
    if let (Some(day), Table::Bodies | Table::Facilities | Table::Geography) = (on, row.table())
        && (row.from().is_some() || row.to().is_some())
    {
        let _ = writeln!(out, "  {}", verdict(row.covers(day), None).replace("held", "there"));
    }
    for tenure in row.tenures() {
        let _ = writeln!(out, "  {}", tenure_line(gazetteer, &tenure, on));
    }
    if let (Some(day), Table::Countries) = (on, row.table()) {
        for tenure in LEADERS.iter().flat_map(|office| gazetteer.holders(office, row.id(), day)) {
            let who = gazetteer.row(tenure.person).name();
            let _ = writeln!(out, "  {}: {who}, {}", words(tenure.office), verdict(tenure.covers(day), Some(&tenure)));
        }
    }
    let (file, line) = row.place_in_file();
    let source = Some(row.source()).filter(|source| !source.is_empty()).unwrap_or("as the table's head says");
    let _ = writeln!(out, "  {} in {file}:{line}; source: {source}", row.id());
}

/// What a row says, in words.
fn facts(gazetteer: &Gazetteer, row: Row<'_>) -> Vec<String> {
    let mut facts = vec![match row.table() {
        Table::GivenNames => "given name".to_owned(),
        table if row.kind() == table.noun() => table.noun().to_owned(),
        table => format!("{} ({})", table.noun(), words(row.kind())),
    }];
    facts.extend(row.sex().map(|sex| if sex == Sex::Female { "female" } else { "male" }.to_owned()));
    if row.table() != Table::Countries {
        facts.extend(row.country().map(|code| gazetteer.country(code).map_or(code, |row| row.name()).to_owned()));
        let region = row.region().and_then(|code| gazetteer.by_key(Table::Regions, code)).map(|id| gazetteer.row(id));
        facts.extend(region.filter(|region| region.row_id() != row.row_id()).map(|region| region.name().to_owned()));
    }
    let sectors = row.sectors().collect::<Vec<_>>().join(" ");
    if !sectors.is_empty() {
        facts.push(sectors);
    }
    for (word, date) in [("from", row.from()), ("until", row.to())] {
        facts.extend(date.map(|date| format!("{word} {date}")));
    }
    if row.population() > 0 {
        facts.push(format!("{} people", row.population()));
    }
    facts.extend(row.point().map(|(lat, lon)| format!("{lat} {lon}")));
    facts.extend(row.geonames().map(|number| format!("GeoNames {number}")));
    facts
}

fn tenure_line(gazetteer: &Gazetteer, tenure: &Tenure<'_>, on: Option<Date>) -> String {
    let of =
        gazetteer.country(tenure.of).or_else(|| gazetteer.by_key(Table::Bodies, tenure.of).map(|id| gazetteer.row(id)));
    let of = of.map_or(tenure.of, |row| row.name());
    let date = |date: Option<_>, none: &str| {
        date.map_or(none.to_owned(), |date: dateline::knowledge::gazetteer::PartialDate| date.to_string())
    };
    let dates = format!("{} to {}", date(tenure.from, "?"), date(tenure.to, "now"));
    let verdict = on.map_or(String::new(), |day| format!(": {}", verdict(tenure.covers(day), Some(tenure))));
    let note = tenure.note.map_or(String::new(), |note| format!(" ({note})"));
    let place = format!("{}:{}, {}", tenure.file, tenure.line, tenure.source);
    format!("{}, {of}{note}, {dates}{verdict} [{place}]", words(tenure.office))
}

/// What is known of a day.
fn verdict(covers: Covers, tenure: Option<&Tenure<'_>>) -> String {
    match covers {
        Covers::Yes => "held".into(),
        Covers::NotYet => "not yet".into(),
        Covers::Ended => "ended before".into(),
        Covers::Unknown => match tenure {
            Some(Tenure { to: None, known_until: Some(until), .. }) => format!("not certain; not known after {until}"),
            _ => "not certain; the table is not precise to the day".into(),
        },
    }
}

fn words(key: &str) -> String {
    key.replace('-', " ")
}

fn as_json(gazetteer: &Gazetteer, (row, posting): &Found<'_>, on: Option<Date>) -> Value {
    let (file, line) = row.place_in_file();
    let covers = |covers: Covers| match covers {
        Covers::Yes => "held",
        Covers::NotYet => "not-yet",
        Covers::Ended => "ended",
        Covers::Unknown => "unknown",
    };
    let tenures = row.tenures().map(|tenure| {
        json!({
            "office": tenure.office, "of": tenure.of,
            "from": tenure.from.map(|date| date.to_string()), "to": tenure.to.map(|date| date.to_string()),
            "known_until": tenure.known_until.map(|date| date.to_string()),
            "on": on.map(|day| covers(tenure.covers(day))), "note": tenure.note,
            "source": tenure.source, "file": tenure.file, "line": tenure.line,
        })
    });
    let only = posting.and_then(|posting| posting.only);
    json!({
        "id": row.id(), "table": row.table().noun(), "name": row.name(), "kind": row.kind(),
        "country": row.country(), "region": row.region(), "point": row.point().map(|(lat, lon)| [lat, lon]),
        "population": Some(row.population()).filter(|people| *people > 0), "geonames": row.geonames(),
        "sectors": row.sectors().collect::<Vec<_>>(),
        "sex": row.sex().map(|sex| if sex == Sex::Female { "f" } else { "m" }),
        "surname": posting.is_some_and(|posting| posting.surname),
        "only": only.map(|only| gazetteer.countries(only).collect::<Vec<_>>()),
        "tenures": tenures.collect::<Vec<Value>>(),
        "source": row.source(), "file": file, "line": line,
    })
}
