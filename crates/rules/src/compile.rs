//! From rule files to a rule set: parse, resolve lists, check, keep what is sound.

use crate::lists::{self, Lists};
use crate::problem::Fault;
use crate::rule::Rule;
use crate::syntax_tree::File;
use crate::{Problem, RuleSet, Schema, Severity, check, parse, ties};
use rustc_hash::FxHashMap;

/// A file of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What to call it in problems and references.
    pub file: String,
    /// What it holds.
    pub text: String,
    /// Rules of one level may not tie; between levels the later rule wins. The built-in rules are of level 0, the
    /// user's of level 1.
    pub level: u8,
}

impl Source {
    /// A file of the built-in rules: level 0.
    pub fn built_in(file: impl Into<String>, text: impl Into<String>) -> Self {
        Self { file: file.into(), text: text.into(), level: 0 }
    }

    /// A file of the user's: level 1.
    pub fn of_user(file: impl Into<String>, text: impl Into<String>) -> Self {
        Self { file: file.into(), text: text.into(), level: 1 }
    }
}

/// What became of rule files.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// The rules that are sound.
    pub rules: RuleSet,
    /// What is wrong with the others, in the order of the files and lines.
    pub problems: Vec<Problem>,
}

impl RuleSet {
    /// Compiles rule files in order. `lists` are word lists of the caller's, used as `@name`.
    ///
    /// A rule or list of a later file takes the place of one of the same name in an earlier file; the same name twice in
    /// one file is a problem. What is faulty is left out with its problem, all else is there.
    ///
    /// ```
    /// use dateline_rules::{Kind, RuleSet, Schema, Source};
    /// let text = r#"
    /// rule claim.say
    ///   cue     lemma @say, pos VERB
    ///   source  cue > doer
    ///   claim   cue > clause
    ///   gives   Claim source=source content=clam
    ///   yes     "Araghchi said talks had failed."  source="Araghchi"
    ///   no      "Araghchi said nothing."
    /// "#;
    /// let schema = Schema::new().kind(Kind::new("Claim").node("source").node("content"));
    /// let lists = [("say".to_owned(), vec!["say".to_owned(), "tell".to_owned()])];
    /// let compiled = RuleSet::compile(&[Source::of_user("my.rules", text)], &lists, &schema);
    /// assert!(compiled.rules.is_empty());
    /// assert_eq!(
    ///     compiled.problems[0].to_string(),
    ///     "my.rules:6:39: unknown node `clam`\n\
    ///     \x20 gives   Claim source=source content=clam\n\
    ///     \x20                                     ^^^^\n\
    ///     help: did you mean `claim`?"
    /// );
    /// ```
    pub fn compile(sources: &[Source], lists: &[(String, Vec<String>)], schema: &Schema) -> Compiled {
        let mut faults: Vec<(usize, Fault)> = Vec::new();
        let mut files: Vec<File> = Vec::new();
        for (index, source) in sources.iter().enumerate() {
            let (file, of_file) = parse::parse(&source.text);
            faults.extend(of_file.into_iter().map(|fault| (index, fault)));
            files.push(file);
        }
        // What could not be read may have used a list.
        if faults.is_empty() {
            faults.extend(lists::unused(&files));
        }
        let (lists, of_lists) = lists::resolve(lists, &files);
        faults.extend(of_lists);
        let rules = sound(sources, &files, &lists, schema, &mut faults);
        let rules = ties::untied(rules, sources, &mut faults);
        Compiled { rules: RuleSet::new(rules), problems: problems(sources, faults) }
    }
}

impl Compiled {
    /// Whether nothing was left out. There may still be warnings.
    pub fn is_sound(&self) -> bool {
        self.problems.iter().all(|problem| problem.severity == Severity::Warning)
    }
}

/// The rules that are sound, in order, each name once.
fn sound(
    sources: &[Source],
    files: &[File],
    lists: &Lists,
    schema: &Schema,
    faults: &mut Vec<(usize, Fault)>,
) -> Vec<Rule> {
    let mut rules: Vec<Option<Rule>> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, (source, file)) in sources.iter().zip(files).enumerate() {
        let mut first: FxHashMap<&str, u32> = FxHashMap::default();
        for written in &file.rules {
            let name = written.name.text.as_str();
            if let Some(line) = first.get(name) {
                let message = format!("rule `{name}` is in this file already, on line {line}");
                faults.push((index, Fault::error(written.name.at, message, "give this one another name")));
                continue;
            }
            first.insert(name, written.name.at.line);
            let (made, of_rule) = check::check(written, (&source.file, source.level), lists, schema);
            faults.extend(of_rule.into_iter().map(|fault| (index, fault)));
            if let Some(made) = made {
                if let Some(earlier) = places.insert(name, rules.len()) {
                    rules[earlier] = None;
                }
                rules.push(Some(made));
            }
        }
    }
    rules.into_iter().flatten().collect()
}

/// The faults as problems, in the order of files and places.
fn problems(sources: &[Source], mut faults: Vec<(usize, Fault)>) -> Vec<Problem> {
    faults.sort_by_key(|(file, fault)| (*file, fault.at.line, fault.at.column));
    let lines: Vec<Vec<&str>> = sources.iter().map(|source| source.text.lines().collect()).collect();
    let problem = |(file, fault): (usize, Fault)| {
        let line = lines[file].get(fault.at.line.saturating_sub(1) as usize).copied().unwrap_or("");
        fault.of(&sources[file].file, line.strip_prefix('\u{feff}').unwrap_or(line))
    };
    faults.into_iter().map(problem).collect()
}
