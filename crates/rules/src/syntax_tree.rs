//! A rule file as it was written: every name with its place, nothing looked up yet.

/// A stretch of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) line: u32,
    /// In characters, from 1.
    pub(crate) column: u32,
    /// In characters.
    pub(crate) length: u32,
}

/// A word of the file and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) text: String,
    pub(crate) at: Place,
}

/// The lists and rules of a file in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    pub(crate) lists: Vec<List>,
    pub(crate) rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
pub(crate) struct List {
    pub(crate) name: Named,
    pub(crate) entries: Vec<Entry>,
}

/// A word, or `@list`: then `name` is the list's.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) is_list: bool,
    pub(crate) name: Named,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Rule {
    pub(crate) name: Named,
    pub(crate) about: Option<String>,
    pub(crate) cues: Vec<Line>,
    pub(crate) lines: Vec<Line>,
    pub(crate) gives: Vec<Gives>,
    pub(crate) examples: Vec<Example>,
    /// Whether a line of it could not be read: what is missing is then not complained of.
    pub(crate) broken: bool,
}

/// A `cue`, node or `unless` line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) what: LineKind,
    pub(crate) anchors: Vec<Named>,
    /// None where the anchor itself is tested.
    pub(crate) path: Option<Path>,
    pub(crate) tests: Vec<Test>,
    /// The whole line without indent and comment.
    pub(crate) text: String,
    pub(crate) at: Place,
}

#[derive(Clone, Debug)]
pub(crate) enum LineKind {
    Cue,
    Node { name: Named, optional: bool },
    Unless,
}

#[derive(Clone, Debug)]
pub(crate) struct Path {
    pub(crate) direction: Direction,
    pub(crate) edges: Vec<Edge>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Down,
    Up,
    Below,
}

#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) label: Named,
    /// The words in brackets; none where there are no brackets.
    pub(crate) words: Option<Vec<Entry>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Test {
    pub(crate) not: bool,
    pub(crate) what: TestKind,
    /// As it stands in the file.
    pub(crate) text: String,
}

#[derive(Clone, Debug)]
pub(crate) enum TestKind {
    Lemma(Vec<Entry>),
    Text(Vec<Entry>),
    Pos(Vec<Named>),
    /// The feature's name and its values.
    Feat(Named, Vec<Named>),
    Is(Vec<Named>),
    InQuotes,
    Before(Named),
    After(Named),
}

#[derive(Clone, Debug)]
pub(crate) struct Gives {
    pub(crate) kind: Named,
    pub(crate) code: Option<Named>,
    pub(crate) fields: Vec<(Named, Vec<Named>)>,
    pub(crate) at: Place,
}

#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) yes: bool,
    pub(crate) text: Named,
    pub(crate) expected: Vec<(Named, Named)>,
}

impl Rule {
    /// The words and lists of its tests and edges.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        let lines = self.cues.iter().chain(&self.lines);
        lines.flat_map(|line| {
            let edges = line.path.iter().flat_map(|path| &path.edges).filter_map(|edge| edge.words.as_ref()).flatten();
            let tests = line.tests.iter().flat_map(|test| match &test.what {
                TestKind::Lemma(words) | TestKind::Text(words) => words.as_slice(),
                _ => &[],
            });
            edges.chain(tests)
        })
    }
}
