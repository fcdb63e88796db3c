//! Whether a rule is whole and every name in it known; if so, the rule ready to be matched.

use crate::edges::ROLES;
use crate::lists::Lists;
use crate::pattern::{self, Label, MOST_NODES, Pattern, Way, What};
use crate::problem::Fault;
use crate::rule::{NodeIx, Rule};
use crate::schema::Schema;
use crate::syntax_tree::{self as tree, Direction, Line, LineKind, Named};
use crate::{check_gives, suggest};
use dateline_types::tags::Features;
use dateline_types::{Upos, Xpos};

/// The nodes of a rule so far, and those that come later.
pub(crate) struct Checker<'a> {
    pub(crate) rule: &'a tree::Rule,
    pub(crate) schema: &'a Schema,
    lists: &'a Lists,
    pub(crate) nodes: Vec<String>,
    pub(crate) faults: Vec<Fault>,
}

/// Checks a rule. It is there only where nothing is wrong with it.
pub(crate) fn check(
    rule: &tree::Rule,
    (file, level): (&str, u8),
    lists: &Lists,
    schema: &Schema,
) -> (Option<Rule>, Vec<Fault>) {
    let mut checker = Checker { rule, schema, lists, nodes: vec!["cue".to_owned()], faults: Vec::new() };
    let pattern = checker.pattern();
    let gives = check_gives::gives(&mut checker);
    let examples = check_gives::examples(&mut checker);
    let Checker { nodes, faults, .. } = checker;
    let sound = faults.is_empty() && !rule.broken;
    let made = gives.filter(|_| sound).map(|gives| Rule {
        name: rule.name.text.clone(),
        file: file.to_owned(),
        line: rule.name.at.line,
        about: rule.about.clone(),
        gives,
        examples,
        nodes,
        pattern,
        level,
    });
    (made, faults)
}

impl Checker<'_> {
    pub(crate) fn fault(&mut self, at: tree::Place, message: impl Into<String>, remedy: impl Into<String>) {
        self.faults.push(Fault::error(at, message, remedy));
    }

    /// A complaint that something is missing; not made where a line could not be read, which may have been the one.
    pub(crate) fn missing(&mut self, message: impl Into<String>, remedy: impl Into<String>) {
        if !self.rule.broken {
            let at = self.rule.name.at;
            self.fault(at, message, remedy);
        }
    }

    fn pattern(&mut self) -> Pattern {
        let rule = self.rule;
        if let Some(second) = rule.cues.get(1) {
            self.fault(
                second.at,
                "a rule has one `cue` line; this is another",
                "make two rules, or put the words together",
            );
        }
        let cue = rule.cues.first().map(|written| (written, self.line(written)));
        let by_words = |test: &pattern::Test| !test.not && matches!(test.what, What::Lemma(_) | What::Text(_));
        match &cue {
            None => {
                let message = format!("rule `{}` has no `cue` line", rule.name.text);
                self.missing(message, "add one, for example `cue lemma say, pos VERB`");
            }
            Some((written, cue)) if !cue.tests.iter().any(by_words) => {
                let remedy = "add a test `lemma …` or `text …` without `not`";
                self.fault(written.at, "the cue names no words to be found by", remedy);
            }
            Some(_) => {}
        }
        let cue = cue.map(|(_, cue)| cue).unwrap_or_default();
        let mut pattern = Pattern { cue, ..Pattern::default() };
        for line in rule.lines.iter().filter(|line| matches!(line.what, LineKind::Node { .. })) {
            let made = self.line(line);
            pattern.lines.push(made);
            self.add_node(line);
        }
        // What stays out is judged last, when all nodes are bound.
        for line in rule.lines.iter().filter(|line| matches!(line.what, LineKind::Unless)) {
            let made = self.line(line);
            pattern.unless.push(made);
        }
        pattern
    }

    fn add_node(&mut self, line: &Line) {
        let LineKind::Node { name, .. } = &line.what else { return };
        if self.nodes.contains(&name.text) {
            self.fault(name.at, format!("node `{}` is there already", name.text), "give this one another name");
            return;
        }
        if self.nodes.len() == MOST_NODES {
            let most = MOST_NODES - 1;
            self.fault(name.at, format!("a rule has at most {most} nodes"), "take some out, or make two rules");
        }
        self.nodes.push(name.text.clone());
    }

    fn line(&mut self, line: &Line) -> pattern::Line {
        let optional = matches!(line.what, LineKind::Node { optional: true, .. });
        let anchors = line.anchors.iter().filter_map(|anchor| self.node(anchor)).collect();
        let mut edges = Vec::new();
        for edge in line.path.iter().flat_map(|path| &path.edges) {
            let Some(label) = Label::of(&edge.label.text) else {
                let remedy = suggest::remedy(&edge.label.text, Label::names());
                self.fault(edge.label.at, format!("unknown edge `{}`", edge.label.text), remedy);
                continue;
            };
            if label.is_role() && line.path.as_ref().is_some_and(|path| path.direction != Direction::Down) {
                let remedy = format!("write `>` before it; {} go no other way", ROLES.join(", "));
                self.fault(edge.label.at, format!("the role `{}` only goes downwards", edge.label.text), remedy);
            }
            let words = edge.words.as_ref().map(|words| self.lists.words(words, &mut self.faults));
            edges.push(pattern::Edge { label, words });
        }
        let way = match line.path.as_ref().map(|path| path.direction) {
            None => Way::Itself,
            Some(Direction::Down) => Way::Down,
            Some(Direction::Up) => Way::Up,
            Some(Direction::Below) => Way::Below,
        };
        let tests = line.tests.iter().filter_map(|test| self.test(test)).collect();
        pattern::Line { optional, anchors, way, edges, tests, number: line.at.line, text: line.text.clone() }
    }

    /// The node of this name, if its line stands before.
    pub(crate) fn node(&mut self, name: &Named) -> Option<NodeIx> {
        if let Some(index) = self.nodes.iter().position(|node| *node == name.text) {
            return Some(NodeIx(index as u8));
        }
        let later = self
            .rule
            .lines
            .iter()
            .any(|line| matches!(&line.what, LineKind::Node { name: node, .. } if node.text == name.text));
        if later {
            self.fault(name.at, format!("node `{}` is not known yet on this line", name.text), "move its own line up");
        } else if !self.rule.broken {
            let remedy = suggest::remedy(&name.text, self.nodes.iter().map(String::as_str));
            self.fault(name.at, format!("unknown node `{}`", name.text), remedy);
        }
        None
    }

    fn test(&mut self, test: &tree::Test) -> Option<pattern::Test> {
        let what = match &test.what {
            tree::TestKind::Lemma(entries) => What::Lemma(self.lists.words(entries, &mut self.faults)),
            tree::TestKind::Text(entries) => What::Text(self.lists.words(entries, &mut self.faults)),
            tree::TestKind::Pos(tags) => self.pos(tags),
            tree::TestKind::Feat(name, values) => self.features(name, values)?,
            tree::TestKind::Is(sorts) => {
                for sort in
                    sorts.iter().filter(|sort| !self.schema.known_sorts().contains(&sort.text)).collect::<Vec<_>>()
                {
                    let remedy = suggest::remedy(&sort.text, self.schema.known_sorts().iter().map(String::as_str));
                    self.fault(sort.at, format!("unknown sort `{}`", sort.text), remedy);
                }
                What::Is(sorts.iter().map(|sort| sort.text.clone()).collect())
            }
            tree::TestKind::InQuotes => What::InQuotes,
            tree::TestKind::Before(node) => What::Before(self.node(node)?),
            tree::TestKind::After(node) => What::After(self.node(node)?),
        };
        Some(pattern::Test { not: test.not, what, text: test.text.clone() })
    }

    /// Tags of either set; "SYM" is in both.
    fn pos(&mut self, tags: &[Named]) -> What {
        let (mut universal, mut penn) = (0u32, 0u64);
        for tag in tags {
            let (upos, xpos) = (tag.text.parse::<Upos>().ok(), tag.text.parse::<Xpos>().ok());
            if upos.is_none() && xpos.is_none() {
                let known = Upos::ALL.iter().map(|tag| tag.as_str()).chain(Xpos::ALL.iter().map(|tag| tag.as_str()));
                let message = format!("unknown part of speech `{}`", tag.text);
                self.fault(tag.at, message, suggest::remedy(&tag.text, known));
            }
            universal |= upos.map_or(0, |tag| 1 << tag.index());
            penn |= xpos.map_or(0, |tag| 1 << tag.index());
        }
        What::Pos(universal, penn)
    }

    fn features(&mut self, name: &Named, values: &[Named]) -> Option<What> {
        let Some((_, known)) = Features::all().find(|(feature, _)| *feature == name.text) else {
            let remedy =
                suggest::remedy(&name.text, Features::all().map(|(name, _)| name).collect::<Vec<_>>().into_iter());
            self.fault(name.at, format!("unknown feature `{}`", name.text), remedy);
            return None;
        };
        let mut features = Vec::new();
        for value in values {
            match format!("{}={}", name.text, value.text).parse::<Features>() {
                Ok(feature) => features.push(feature),
                Err(_) => {
                    let message = format!("unknown value `{}` of the feature `{}`", value.text, name.text);
                    self.fault(value.at, message, suggest::remedy(&value.text, known.iter().copied()));
                }
            }
        }
        Some(What::Feat(features))
    }
}
