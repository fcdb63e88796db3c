//! Entities: one per thing, with every mention of it.

use crate::{CharSpan, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A person, body, state, group or place of a report, with its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity<S = Span> {
    /// Knowledge id where known (`irn-masoud-pezeshkian`), else local to the report and stable.
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// ISO 3166 alpha-3, or a regional code (`ARB`).
    pub country: Option<String>,
    /// CAMEO/PLOVER sectors (`GOV`).
    pub sectors: Vec<String>,
    /// Office or part played, lower case.
    pub role: Option<String>,
    /// Whether the knowledge tables have it.
    pub known: bool,
    /// Where it is, for places.
    pub place: Option<Place>,
    /// Every mention, in reading order.
    pub mentions: Vec<Mention<S>>,
}

/// Kinds of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body with a name.
    Organisation,
    /// A country, with its government.
    State,
    /// Unnamed people taken together.
    Group,
    /// A town, region or water.
    Place,
    /// Anything else.
    Other,
}

/// Where a place is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// First-level division.
    pub admin1: Option<String>,
    /// GeoNames number.
    pub geonames: Option<u64>,
    /// How exact the point is: `point`, `city`, `admin1`, `country`, `region`.
    pub precision: Option<String>,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention<S = Span> {
    /// Where it stands.
    #[serde(flatten)]
    pub span: S,
    /// How it is made.
    pub form: MentionForm,
    /// Name type; `null` for roles and pronouns.
    #[serde(rename = "type")]
    pub name_type: Option<NameType>,
    /// For place names: the place itself, or those who act for it.
    pub sense: Option<PlaceSense>,
    /// What tied it to the entity.
    pub why: String,
}

/// How a mention is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// A proper name.
    Name,
    /// An office or description.
    Role,
    /// A pronoun.
    Pronoun,
    /// A nationality or people word.
    Demonym,
}

/// Types of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum NameType {
    /// Person.
    Per,
    /// Organisation.
    Org,
    /// Country, state, town: a place with a government.
    Gpe,
    /// Other place.
    Loc,
    /// Nationality, religious or political group.
    Norp,
    /// Building or installation.
    Fac,
    /// Named event.
    Event,
    /// Work, law or product.
    Work,
}

/// Sense of a place name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PlaceSense {
    /// The place.
    Literal,
    /// Its government, people or team.
    Associative,
}

impl Entity<Span> {
    /// The same entity with its offsets in code points.
    pub fn map<F: FnMut(Span) -> CharSpan>(self, f: &mut F) -> Entity<CharSpan> {
        let mention =
            |m: Mention| Mention { span: f(m.span), form: m.form, name_type: m.name_type, sense: m.sense, why: m.why };
        Entity {
            id: self.id,
            name: self.name,
            kind: self.kind,
            country: self.country,
            sectors: self.sectors,
            role: self.role,
            known: self.known,
            place: self.place,
            mentions: self.mentions.into_iter().map(mention).collect(),
        }
    }
}
