//! Trials as text for people.

use crate::explain::{LineTrial, Outcome, Trial, Verdict};
use dateline_types::Tree;
use std::fmt::Write;

impl Trial<'_> {
    /// The trial as text: the rule and its verdict, then each of its lines with what became of it.
    ///
    /// ```text
    /// claim.say@my.rules:3 on “said”: failed
    ///    4  cue lemma @say, pos VERB  “said”
    ///    5  source cue > doer         “Araghchi”
    ///    6  claim cue > clause        no such edge below “said”; there are nsubj “Araghchi”, obj “nothing”
    /// ```
    pub fn show(&self, tree: Tree) -> String {
        let mut shown = format!("{} on {}: ", self.rule, quoted(tree, self.cue));
        // Writing to a string cannot fail.
        let _ = match self.verdict {
            Verdict::Won => write!(shown, "won"),
            Verdict::Lost(better) => write!(shown, "held, but {better} is better"),
            Verdict::Failed => write!(shown, "failed"),
        };
        let width = self.lines.iter().map(|line| line.text.chars().count()).max().unwrap_or(0).min(60);
        for LineTrial { line, text, outcome } in &self.lines {
            let _ = write!(shown, "\n{line:>4}  {text:<width$}  {}", told(outcome, tree));
        }
        shown
    }
}

fn quoted(tree: Tree, word: usize) -> String {
    format!("“{}”", tree.get(word).map_or("", |word| word.form()))
}

fn told(outcome: &Outcome<'_>, tree: Tree) -> String {
    match outcome {
        Outcome::Bound(word) => quoted(tree, *word),
        Outcome::NoAnchor => "what it starts from is not bound".to_owned(),
        Outcome::NoEdge { anchor, there } if there.is_empty() => format!("no edge at {}", quoted(tree, *anchor)),
        Outcome::NoEdge { anchor, there } => {
            let edge = |word: &usize| {
                let relation = tree.get(*word).map_or("", |word| word.relation().as_str());
                format!("{relation} {}", quoted(tree, *word))
            };
            let edges: Vec<String> = there.iter().map(edge).collect();
            format!("no such edge at {}; there are {}", quoted(tree, *anchor), edges.join(", "))
        }
        Outcome::Failed(words) => {
            let failure = |(word, test): &(usize, &str)| match *test {
                "" => format!("{} is taken by another line", quoted(tree, *word)),
                test => format!("{} fails `{test}`", quoted(tree, *word)),
            };
            words.iter().map(failure).collect::<Vec<_>>().join(", ")
        }
        Outcome::NoRest => "words fit, but none leaves a fit for the lines below".to_owned(),
        Outcome::Held(word) => format!("holds on {}, so the rule stays silent", quoted(tree, *word)),
        Outcome::Clear => "holds nowhere, as it should".to_owned(),
        Outcome::NotReached => "not looked at".to_owned(),
        Outcome::GaveUp => "given up: too many words to try".to_owned(),
    }
}
