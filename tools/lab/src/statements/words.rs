//! Word tokens of a text, by which spans are compared: marks and spaces at their edges never decide.

use dateline_types::{At, CharSpan};
use std::collections::BTreeSet;

/// A set of tokens, by their numbers.
pub type Set = BTreeSet<usize>;

/// The tokens of a text: runs of letters and digits, with apostrophes and hyphens inside, in code points.
pub struct Words {
    spans: Vec<(u32, u32)>,
    forms: Vec<String>,
}

impl Words {
    /// Cuts a text as the reference scorer does.
    pub fn of(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let (mut spans, mut forms, mut at) = (Vec::new(), Vec::new(), 0);
        while at < letters.len() {
            if !letters[at].is_alphanumeric() {
                at += 1;
                continue;
            }
            let start = at;
            while at < letters.len()
                && (letters[at].is_alphanumeric()
                    || (matches!(letters[at], '\'' | '’' | '-')
                        && letters.get(at + 1).is_some_and(|next| next.is_alphanumeric())))
            {
                at += 1;
            }
            spans.push((start as u32, at as u32));
            forms.push(letters[start..at].iter().collect::<String>().to_lowercase());
        }
        Self { spans, forms }
    }

    /// The tokens that spans touch.
    pub fn set(&self, spans: &[At<CharSpan>]) -> Set {
        let mut set = Set::new();
        for At(span) in spans {
            let first = self.spans.partition_point(|token| token.1 <= span.start);
            set.extend((first..self.spans.len()).take_while(|&token| self.spans[token].0 < span.end));
        }
        set
    }

    /// A token in small letters.
    pub fn form(&self, token: usize) -> &str {
        &self.forms[token]
    }
}

/// Shared tokens over all tokens of two sets.
pub fn overlap(a: &Set, b: &Set) -> f64 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// Pairs of sets that share at least `least` of their tokens, the closest first, each set once.
pub fn pairs(gold: &[&Set], ours: &[&Set], least: f64) -> Vec<(usize, usize)> {
    let mut close = Vec::new();
    for (g, one) in gold.iter().enumerate() {
        for (o, other) in ours.iter().enumerate() {
            let value = overlap(one, other);
            if value > 0.0 && value >= least {
                close.push((value, g, o));
            }
        }
    }
    close.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used_ours) = (vec![false; gold.len()], vec![false; ours.len()]);
    close.retain(|&(_, g, o)| {
        let free = !used_gold[g] && !used_ours[o];
        if free {
            (used_gold[g], used_ours[o]) = (true, true);
        }
        free
    });
    close.into_iter().map(|(_, g, o)| (g, o)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_keep_inner_marks() {
        let words = Words::of("“Iran’s state-run” TV, he said…");
        assert_eq!(words.forms, ["iran’s", "state-run", "tv", "he", "said"]);
        assert_eq!(words.set(&[At(CharSpan { start: 0, end: 9 })]).len(), 2);
    }

    #[test]
    fn pairing_is_one_to_one() {
        let (a, b) = (Set::from([1, 2, 3]), Set::from([1, 2]));
        assert_eq!(pairs(&[&a, &b], &[&b], 0.5), [(1, 0)]);
        assert!(pairs(&[&a], &[&Set::from([9])], 0.0).is_empty());
    }
}
