//! The forms a store is written in, with their names on the command line and in folders.

use super::table::Table;
use std::fmt;
use std::str::FromStr;

/// What becomes a point on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Points {
    /// One for each happening.
    Happenings,
    /// One for each mention of an event.
    Events,
}

/// Data sets whose columns events are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "their names say it")]
pub enum DataSet {
    Polecat,
    Gdelt,
    Icews,
}

impl DataSet {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Polecat, Self::Gdelt, Self::Icews];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Polecat => "polecat",
            Self::Gdelt => "gdelt",
            Self::Icews => "icews",
        }
    }
}

/// A form of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Records with their reports, an object of JSON a line.
    Jsonl,
    /// A table as RFC 4180 has it.
    Csv(Table),
    /// A table as Parquet, with types.
    Parquet(Table),
    /// What every column of every table means, as Markdown.
    Codebook,
    /// Points, as RFC 7946 has them.
    GeoJson(Points),
    /// Happenings as slides of TimelineJS.
    TimelineJs,
    /// Events in the columns of a data set, with tabs between.
    DataSet(DataSet),
    /// Bounds of figures with whoever claims them, in columns like those of UCDP, as RFC 4180 has it.
    Ucdp,
}

impl Format {
    /// All of them, in the order in which they are listed.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::Jsonl];
        all.extend(Table::ALL.map(Self::Csv));
        all.extend(Table::ALL.map(Self::Parquet));
        all.push(Self::Codebook);
        all.extend([Points::Happenings, Points::Events].map(Self::GeoJson));
        all.push(Self::TimelineJs);
        all.extend(DataSet::ALL.map(Self::DataSet));
        all.push(Self::Ucdp);
        all
    }

    /// The file it is called in a folder of exports.
    ///
    /// ```
    /// use dateline_corpus::export::{Format, Table};
    /// assert_eq!(Format::Parquet(Table::Figures).file_name(), "figures.parquet");
    /// ```
    pub fn file_name(self) -> String {
        match self {
            Self::Jsonl => "records.jsonl".to_owned(),
            Self::Csv(table) => format!("{}.csv", table.name()),
            Self::Parquet(table) => format!("{}.parquet", table.name()),
            Self::Codebook => "codebook.md".to_owned(),
            Self::GeoJson(Points::Happenings) => "happenings.geojson".to_owned(),
            Self::GeoJson(Points::Events) => "events.geojson".to_owned(),
            Self::TimelineJs => "timeline.json".to_owned(),
            Self::DataSet(set) => format!("{}.tsv", set.name()),
            Self::Ucdp => "ucdp.csv".to_owned(),
        }
    }
}

/// As [`FromStr`] reads it: `jsonl`, `csv:events`, `parquet:figures`, `codebook`, `geojson`, `geojson:events`, `timelinejs`,
/// `polecat` …
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Jsonl => f.write_str("jsonl"),
            Self::Csv(table) => write!(f, "csv:{}", table.name()),
            Self::Parquet(table) => write!(f, "parquet:{}", table.name()),
            Self::Codebook => f.write_str("codebook"),
            Self::GeoJson(Points::Happenings) => f.write_str("geojson"),
            Self::GeoJson(Points::Events) => f.write_str("geojson:events"),
            Self::TimelineJs => f.write_str("timelinejs"),
            Self::DataSet(set) => f.write_str(set.name()),
            Self::Ucdp => f.write_str("ucdp"),
        }
    }
}

/// A name that is no format's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{asked}” is no format; use one of {}", names())]
pub struct UnknownFormat {
    asked: String,
}

fn names() -> String {
    Format::all().iter().map(Format::to_string).collect::<Vec<_>>().join(", ")
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(asked: &str) -> Result<Self, UnknownFormat> {
        let named = |own: &Self| own.to_string().eq_ignore_ascii_case(asked);
        Self::all().into_iter().find(named).ok_or_else(|| UnknownFormat { asked: asked.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::Format;
    use std::collections::BTreeSet;

    #[test]
    fn every_format_has_a_name_and_a_file_of_its_own() {
        let all = Format::all();
        assert!(all.iter().all(|own| own.to_string().parse() == Ok(*own)));
        let files: BTreeSet<String> = all.iter().map(|own| own.file_name()).collect();
        assert_eq!(files.len(), all.len());
        let error = "xlsx".parse::<Format>().unwrap_err().to_string();
        assert!(error.starts_with("“xlsx” is no format; use one of jsonl, csv:reports, csv:events, "), "{error}");
    }
}
