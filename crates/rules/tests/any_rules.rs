//! Any text at all given as rules: nothing panics, every problem lies in its file, what is sound stays.
#![allow(clippy::unwrap_used)]

mod support;

use dateline_rules::{RuleSet, Source, Verdict, pieces};
use dateline_types::Tree;
use dateline_types::document::Roles;
use support::{ByName, compile, on, schema};

/// A small generator of numbers, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

const HOUSE: &str = include_str!("house.rules");

const PIECES: [&str; 40] = [
    "list ",
    "rule ",
    "about ",
    "cue",
    "unless ",
    "gives ",
    "yes ",
    "no ",
    "lemma ",
    "pos ",
    "text ",
    "feat ",
    "is ",
    "in quotes",
    "before ",
    "after ",
    "not ",
    ">",
    ">>",
    "<",
    "|",
    ",",
    "(",
    ")",
    "=",
    "?",
    "@",
    "\"",
    "\\",
    "#",
    "\n",
    "\r\n",
    "\t",
    " ",
    "é",
    "“",
    "\u{feff}",
    "\0",
    "doer",
    "_",
];

const SENTENCE: &str = "According to Qatar, Iran launched at least 12 attacks against Israel if it did not say no.";

fn try_it(text: &str) -> RuleSet {
    let compiled = compile(text);
    let lines = text.lines().count() as u32;
    for problem in &compiled.problems {
        assert!(problem.line >= 1 && problem.line <= lines.max(1), "{problem:?}");
        let width = problem.source.chars().count() as u32;
        assert!(problem.column >= 1 && problem.column <= width + 1, "{problem:?}");
        assert!(problem.length >= 1 && problem.column + problem.length <= width + 2, "{problem:?}");
        assert!(!problem.message.is_empty() && !problem.remedy.is_empty(), "{problem:?}");
        assert!(!problem.to_string().is_empty());
    }
    for (_, rule) in compiled.rules.rules() {
        assert!(rule.examples.iter().any(|example| example.yes) && rule.examples.iter().any(|example| !example.yes));
    }
    compiled.rules
}

/// Rules that compiled are matched, explained and judged on a sentence that has their cues.
fn match_all(rules: &RuleSet, tree: Tree<'_>, roles: &Roles) {
    for word in tree.words() {
        let all = rules.all_at(word, roles, &ByName);
        let won = rules.matches_at(word, roles, &ByName);
        assert_eq!(won.map(|won| won.rule_ix()), all.first().map(|first| first.rule_ix()));
        for found in &all {
            let mut words: Vec<usize> = found.nodes().map(|(_, word)| word).collect();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), found.nodes().count(), "a word is bound once");
            for (node, _) in found.nodes() {
                assert!(pieces(found, node, tree).iter().all(|span| span.fits(tree.document().text)));
            }
        }
        let trials = rules.explain(word, roles, &ByName);
        assert_eq!(trials.len(), rules.candidates(word));
        let held = trials.iter().filter(|trial| !matches!(trial.verdict, Verdict::Failed)).count();
        assert_eq!(held, all.len());
        assert!(trials.iter().all(|trial| trial.show(tree).lines().count() == trial.lines.len() + 1));
    }
}

#[test]
fn mutated_rules() {
    on(SENTENCE, mutate);
}

fn mutate(tree: Tree<'_>, roles: &Roles) {
    let mut numbers = Numbers(0x5eed);
    for _ in 0..3000 {
        let mut text: Vec<char> = HOUSE.chars().collect();
        for _ in 0..1 + numbers.below(6) {
            let at = numbers.below(text.len());
            match numbers.below(4) {
                0 => drop(text.drain(at..(at + numbers.below(30)).min(text.len()))),
                1 => drop(text.splice(at..at, PIECES[numbers.below(PIECES.len())].chars())),
                2 => {
                    let end = (at + numbers.below(120)).min(text.len());
                    let copy: Vec<char> = text[at..end].to_vec();
                    let to = numbers.below(text.len());
                    text.splice(to..to, copy);
                }
                _ => text.truncate(at.max(1)),
            }
            if text.is_empty() {
                text.push('x');
            }
        }
        match_all(&try_it(&text.into_iter().collect::<String>()), tree, roles);
    }
}

#[test]
fn heaps_of_pieces() {
    let mut numbers = Numbers(7);
    for _ in 0..3000 {
        let count = numbers.below(40);
        try_it(&(0..count).map(|_| PIECES[numbers.below(PIECES.len())]).collect::<String>());
    }
}

#[test]
fn much_of_one_thing() {
    for piece in PIECES {
        try_it(&piece.repeat(20_000));
        try_it(&format!("rule a\n cue lemma x\n a cue > {}", piece.repeat(20_000)));
    }
    let lists: String = (0..5000).map(|n| format!("list a{n} = x @a{}\n", n + 1)).collect();
    try_it(&lists);
    try_it(&"rule a\n".repeat(5000));
}

#[test]
fn a_sound_rule_stays_beside_any_other_file() {
    let mut numbers = Numbers(99);
    for _ in 0..300 {
        let count = numbers.below(60);
        let other: String = (0..count).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
        let sources = [Source::built_in("a.rules", HOUSE), Source::of_user("b.rules", other)];
        let compiled = RuleSet::compile(&sources, &[], &schema());
        assert_eq!(compiled.rules.len(), 5);
        assert!(compiled.problems.iter().all(|problem| problem.file == "b.rules"));
    }
}
