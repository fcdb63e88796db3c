//! Time expressions: TIMEX3 type and value, the resolved interval, and why.

use crate::{CharSpan, Interval, Moment, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Timex<S = Span> {
    /// Content hash of report and span.
    pub id: String,
    /// Where it stands.
    #[serde(flatten)]
    pub span: S,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 value: `2026-02-06`, `2025-Q4`, `P12D`, `PAST_REF`; `null` where nothing fixes it.
    pub value: Option<String>,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<TimexMod>,
    /// TIMEX3 quantifier of a set (`EVERY`).
    pub quant: Option<String>,
    /// TIMEX3 frequency of a set (`2X`).
    pub freq: Option<String>,
    /// First moment of the resolved half-open interval; `null` where open or not resolvable.
    pub from: Option<Moment>,
    /// First moment after the interval; `null` where open or not resolvable.
    pub to: Option<Moment>,
    /// What a relative expression was counted from.
    pub anchor: Option<Anchor>,
    /// How the words bound the interval: `since`, `until`, `by`, `before`, `after`.
    pub relation: Option<TimeRelation>,
    /// Which side of the anchor, and how that was decided.
    pub direction: Option<Direction<S>>,
    /// Zone written beside a clock time ("GMT"), as printed.
    pub zone: Option<String>,
    /// The rule that made it: `name@file:line`.
    pub rule: String,
    /// In (0, 1].
    pub confidence: f32,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar date of any size, or a vague point (`PAST_REF`).
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// TIMEX3 modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimexMod {
    /// Before the point.
    Before,
    /// After the point.
    After,
    /// On or before it.
    OnOrBefore,
    /// On or after it.
    OnOrAfter,
    /// Shorter than.
    LessThan,
    /// Longer than.
    MoreThan,
    /// At most.
    EqualOrLess,
    /// At least.
    EqualOrMore,
    /// Its beginning ("early January").
    Start,
    /// Its middle ("mid-January").
    Mid,
    /// Its end ("late January").
    End,
    /// Roughly.
    Approx,
}

/// How the words bound the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TimeRelation {
    /// Open towards the present.
    Since,
    /// Up to it.
    Until,
    /// Not later than it.
    By,
    /// Earlier than it.
    Before,
    /// Later than it.
    After,
}

/// What a relative expression was counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The report's publication date; written `published`.
    Published,
    /// Another expression of the report; written as its id.
    Timex(String),
}

impl Serialize for Anchor {
    fn serialize<Z: serde::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Anchor::Published => serializer.serialize_str("published"),
            Anchor::Timex(id) => serializer.serialize_str(id),
        }
    }
}

impl<'de> Deserialize<'de> for Anchor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Ok(if name == "published" { Anchor::Published } else { Anchor::Timex(name) })
    }
}

impl JsonSchema for Anchor {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Anchor".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "description": "`published`, or the id of another time expression"})
    }
}

/// Which side of the anchor an expression lies on, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Direction<S = Span> {
    /// Before, at or after the anchor.
    pub towards: Towards,
    /// The words that decided it; `null` where a default did.
    pub cue: Option<S>,
}

/// A side of the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Towards {
    /// Before the anchor, or on it.
    Past,
    /// After the anchor, or on it.
    Future,
}

impl<S> Timex<S> {
    /// The resolved half-open interval, where there is one.
    pub fn interval(&self) -> Option<Interval> {
        (self.from.is_some() || self.to.is_some()).then_some(Interval { from: self.from, to: self.to })
    }
}

impl Timex<Span> {
    /// The same expression with its offsets in code points.
    pub fn map<F: FnMut(Span) -> CharSpan>(self, f: &mut F) -> Timex<CharSpan> {
        Timex {
            id: self.id,
            span: f(self.span),
            kind: self.kind,
            value: self.value,
            modifier: self.modifier,
            quant: self.quant,
            freq: self.freq,
            from: self.from,
            to: self.to,
            anchor: self.anchor,
            relation: self.relation,
            direction: self.direction.map(|d| Direction { towards: d.towards, cue: d.cue.map(&mut *f) }),
            zone: self.zone,
            rule: self.rule,
            confidence: self.confidence,
        }
    }
}
