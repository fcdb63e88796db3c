//! A figure as the claim of whoever counts, freed of the report it stands in.

use crate::rows::Site;
use crate::store::Line;
use dateline_types::figure::{FigureModality, Method, Qualifier, Scope, Status};
use dateline_types::source::Naming;
use serde::Serialize;

/// Somebody or something by the key that is the same in every report.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Named {
    /// The same in every report.
    pub key: String,
    /// For people.
    pub name: String,
}

impl Named {
    /// A key that is the name itself, folded.
    ///
    /// ```
    /// use dateline_corpus::series::Named;
    /// assert_eq!(Named::plain("The Red Cross").key, "red cross");
    /// ```
    pub fn plain(name: &str) -> Self {
        Self { key: crate::rows::keys::bare(name), name: name.to_owned() }
    }
}

/// Who counts, and through whom the count reached the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counter {
    /// As [`crate::rows::Party::key`]; empty where nobody is said to count.
    pub key: String,
    /// The name, else the report's words.
    pub name: String,
    /// What sort of source: its role, or the kind of party it is.
    pub kind: String,
    /// ISO 3166 alpha-3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// How it is named.
    pub naming: Naming,
    /// The kind of channel: `post`, `interview`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Those through whom it reached the page, the nearest to the counter first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub via: Vec<String>,
}

impl Default for Counter {
    fn default() -> Self {
        Self {
            key: String::new(),
            name: String::new(),
            kind: String::new(),
            country: None,
            naming: Naming::Unattributed,
            channel: None,
            via: Vec::new(),
        }
    }
}

impl Counter {
    /// A source with a name.
    pub fn named(name: &str) -> Self {
        let Named { key, name } = Named::plain(name);
        Self { key, name, naming: Naming::Named, ..Self::default() }
    }

    /// Whether it can be told apart from others over reports: neither "an official" nor nobody at all.
    pub fn is_known(&self) -> bool {
        !self.key.is_empty() && !matches!(self.naming, Naming::Anonymous | Naming::Unattributed)
    }
}

/// A number that somebody gave for something as of a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// The record's id.
    pub id: String,
    /// Its report.
    pub report: Line,
    /// Where it stands in the report.
    pub site: Site,
    /// The number with its qualifier, verbatim.
    pub words: String,
    /// The sentences it stands in.
    pub sentence: String,
    /// Who counts.
    pub counter: Counter,
    /// The name of a [`dateline_types::Measure`], or another that an import brings.
    pub measure: String,
    /// `person`, an ISO 4217 code, …
    pub unit: String,
    /// Whom or what the number covers of all the measure could: "civilian", "protesters"; empty for all.
    pub group: Named,
    /// The words of those counted.
    pub counted: String,
    /// Who is held responsible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Named>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Named>,
    /// The happening, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Named>,
    /// What stretch of events the number covers.
    pub scope: Scope,
    /// Beginning of the period covered, as an ISO 8601 prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// When the count stood, as an ISO 8601 prefix, maybe with a time of day; none where only the report's day is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asof: Option<String>,
    /// The least claimed; none for "up to".
    pub low: Option<f64>,
    /// The most claimed; none for "at least".
    pub high: Option<f64>,
    /// How the number is hedged.
    pub qualifier: Qualifier,
    /// How the source came by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Whether it is stated as a fact.
    pub modality: FigureModality,
    /// How its report has it stand to another figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The id of that figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The id of the figure it is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// The statement that gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// What people made of it: `accepted`, `corrected`, `added`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

impl Default for Claim {
    fn default() -> Self {
        Self {
            id: String::new(),
            report: Line::default(),
            site: Site::default(),
            words: String::new(),
            sentence: String::new(),
            counter: Counter::default(),
            measure: String::new(),
            unit: "person".to_owned(),
            group: Named::default(),
            counted: String::new(),
            by: None,
            place: None,
            event: None,
            scope: Scope::Cumulative,
            from: None,
            to: None,
            asof: None,
            low: None,
            high: None,
            qualifier: Qualifier::Exact,
            method: None,
            modality: FigureModality::Asserted,
            status: None,
            of: None,
            part_of: None,
            statement: None,
            review: None,
        }
    }
}

impl Claim {
    /// The day at which the count stood, else the report's; none where neither is known.
    pub fn day(&self) -> Option<String> {
        let whole = |asof: &str| {
            // Most are days already, and working out the last of a month costs more than all the rest.
            let day = asof.get(..10).filter(|day| super::moment::number_of_day(day).is_some());
            day.map(str::to_owned).or_else(|| crate::export::last_day(asof))
        };
        let own = self.asof.as_deref().and_then(whole);
        own.or_else(|| self.report.day.clone())
    }
}
