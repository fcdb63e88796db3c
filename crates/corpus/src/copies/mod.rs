//! Placeholder until the branch is merged.

/// Sketch.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch(Vec<u8>);
impl Sketch {
    /// Of.
    pub fn of<'a>(_: impl IntoIterator<Item = &'a str>) -> Self {
        Self(Vec::new())
    }
    /// To bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.clone()
    }
    /// From bytes.
    pub fn from_bytes(b: &[u8]) -> Option<Self> {
        Some(Self(b.to_vec()))
    }
}
/// Story.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// id
    pub id: String,
    /// first
    pub first: String,
    /// members
    pub members: Vec<Member>,
}
/// Member.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// report
    pub report: String,
    /// share
    pub share: f32,
    /// exact
    pub exact: bool,
}
/// Copied.
pub struct Copied<'a> {
    /// id
    pub id: &'a str,
    /// day
    pub day: Option<&'a str>,
    /// published
    pub published: Option<&'a str>,
    /// outlet
    pub outlet: Option<&'a str>,
    /// agency
    pub agency: Option<&'a str>,
    /// sketch
    pub sketch: &'a Sketch,
}
/// Stories.
pub fn stories(all: &[Copied]) -> Vec<Story> {
    all.iter()
        .map(|c| Story {
            id: format!("w{}", c.id),
            first: c.id.into(),
            members: vec![Member { report: c.id.into(), share: 1.0, exact: true }],
        })
        .collect()
}
