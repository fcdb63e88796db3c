//! Figures: a number as the claim of its source; never merged, averaged or corrected.

use crate::{CharSpan, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

/// A number somebody gave for something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure<S = Span> {
    /// Content hash of report, span and measure.
    pub id: String,
    /// Hash of everything the id leaves out.
    pub value_hash: String,
    /// Where the number and its qualifier stand.
    #[serde(flatten)]
    pub span: S,
    /// What is measured.
    pub measure: Measure,
    /// `person`, or an ISO 4217 code for money.
    pub unit: String,
    /// Lower bound; `null` where none is claimed.
    #[serde(serialize_with = "plain")]
    pub low: Option<f64>,
    /// Upper bound; `null` where none is claimed.
    #[serde(serialize_with = "plain")]
    pub high: Option<f64>,
    /// How the number is hedged.
    pub qualifier: Qualifier,
    /// The word, where the number is one with a conventional floor ("dozens").
    pub word: Option<String>,
    /// Whether the number holds for each of several: "three each from A and B".
    #[serde(default)]
    pub each: bool,
    /// The things counted.
    pub counted: Option<Counted<S>>,
    /// Entity held responsible.
    pub by: Option<String>,
    /// What stretch of events the number covers.
    pub scope: Scope,
    /// The period covered, as ISO 8601 prefixes.
    pub period: Option<Period>,
    /// Id of the time at which the count stood.
    pub asof: Option<String>,
    /// Entity id of the place.
    pub place: Option<String>,
    /// Id of the source.
    pub source: Option<String>,
    /// How the source came by it.
    pub method: Option<Method>,
    /// Whether it is stated as a fact.
    pub modality: FigureModality,
    /// How it stands to an earlier figure.
    pub status: Option<Status>,
    /// The earlier figure `status` speaks of.
    pub of: Option<String>,
    /// The figure this is a part of.
    pub part_of: Option<PartOf>,
    /// How it was worked out, where the report does not print it.
    pub derived: Option<String>,
    /// Id of the statement that gives it.
    pub statement: Option<String>,
    /// The rule that made it: `name@file:line`.
    pub rule: String,
    /// In (0, 1].
    pub confidence: f32,
}

/// The things counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Counted<S = Span> {
    /// Where they are named.
    #[serde(flatten)]
    pub span: S,
    /// Civilian, combatant, protester …
    pub status: Option<String>,
    /// Child, adult, elderly.
    pub age: Option<String>,
    /// Female, male.
    pub sex: Option<String>,
    /// ISO 3166 alpha-3.
    pub nationality: Option<String>,
}

/// A period as ISO 8601 prefixes (`2025-12`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// Its beginning.
    pub from: Option<String>,
    /// Its end.
    pub to: Option<String>,
}

/// The figure another is a part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartOf {
    /// Its id.
    pub figure: String,
    /// `subset`, or how else they relate.
    pub relation: String,
}

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Measure {
    Killed,
    Injured,
    Casualties,
    Missing,
    Rescued,
    Hospitalised,
    Arrested,
    Charged,
    Displaced,
    Affected,
    Infected,
    Recovered,
    Exposed,
    Crowd,
    Personnel,
    Incidents,
    Munitions,
    Buildings,
    Money,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Killed,
        Self::Injured,
        Self::Casualties,
        Self::Missing,
        Self::Rescued,
        Self::Hospitalised,
        Self::Arrested,
        Self::Charged,
        Self::Displaced,
        Self::Affected,
        Self::Infected,
        Self::Recovered,
        Self::Exposed,
        Self::Crowd,
        Self::Personnel,
        Self::Incidents,
        Self::Munitions,
        Self::Buildings,
        Self::Money,
    ];

    /// Its name in the ledger.
    ///
    /// ```
    /// use dateline_types::Measure;
    /// assert_eq!(Measure::Killed.name(), "killed");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Casualties => "casualties",
            Self::Missing => "missing",
            Self::Rescued => "rescued",
            Self::Hospitalised => "hospitalised",
            Self::Arrested => "arrested",
            Self::Charged => "charged",
            Self::Displaced => "displaced",
            Self::Affected => "affected",
            Self::Infected => "infected",
            Self::Recovered => "recovered",
            Self::Exposed => "exposed",
            Self::Crowd => "crowd",
            Self::Personnel => "personnel",
            Self::Incidents => "incidents",
            Self::Munitions => "munitions",
            Self::Buildings => "buildings",
            Self::Money => "money",
        }
    }
}

/// How a number is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Qualifier {
    Exact,
    AtLeast,
    MoreThan,
    About,
    UpTo,
    FewerThan,
    Range,
    Vague,
}

/// What stretch of events a number covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Scope {
    Incident,
    Daily,
    Cumulative,
    Background,
}

/// How a source came by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Method {
    Confirmed,
    Counted,
    Documented,
    Estimated,
    Projected,
    Claimed,
    Acknowledged,
    Alleged,
    Reported,
    UnderReview,
}

/// Whether a number is stated as a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum FigureModality {
    Asserted,
    Denied,
    Feared,
    Possible,
    Expected,
    Hypothetical,
    Promised,
}

/// How a figure stands to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Status {
    RevisedUp,
    RevisedDown,
    Superseded,
    Withdrawn,
    Repeated,
}

/// A whole number without a point: `6854`, not `6854.0`.
#[allow(clippy::ref_option)] // the signature serde asks for
fn plain<Z: Serializer>(number: &Option<f64>, serializer: Z) -> Result<Z::Ok, Z::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2⁵³
    match number {
        Some(number) if number.fract() == 0.0 && number.abs() <= EXACT => serializer.serialize_some(&(*number as i64)),
        other => other.serialize(serializer),
    }
}

impl Figure<Span> {
    /// The same figure with its offsets in code points.
    pub fn map<F: FnMut(Span) -> CharSpan>(self, f: &mut F) -> Figure<CharSpan> {
        Figure {
            id: self.id,
            value_hash: self.value_hash,
            span: f(self.span),
            measure: self.measure,
            unit: self.unit,
            low: self.low,
            high: self.high,
            qualifier: self.qualifier,
            word: self.word,
            each: self.each,
            counted: self.counted.map(|c| Counted {
                span: f(c.span),
                status: c.status,
                age: c.age,
                sex: c.sex,
                nationality: c.nationality,
            }),
            by: self.by,
            scope: self.scope,
            period: self.period,
            asof: self.asof,
            place: self.place,
            source: self.source,
            method: self.method,
            modality: self.modality,
            status: self.status,
            of: self.of,
            part_of: self.part_of,
            derived: self.derived,
            statement: self.statement,
            rule: self.rule,
            confidence: self.confidence,
        }
    }
}
