//! From scores of arcs to a tree: the best head of each word where these make a projective tree with one root, else the
//! best such tree of all (Eisner's algorithm).

use super::arcs::{IMPOSSIBLE, Scores};
use super::vector::{LANES, greater, greatest};

/// Room for decoding, used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Decoder {
    /// Heads of the words, 0 for the root.
    pub(super) heads: Vec<u32>,
    marks: Vec<u32>,
    chart: Chart,
}

/// The best scores of spans, as squares of numbers by their two ends. Spans that hang on their left end are stored by
/// the left end, those on their right by the right one, and of some both, so that inner loops run along rows.
#[derive(Clone, Debug, Default)]
struct Chart {
    side: usize,
    /// All words are below the left end: by left end, and by right end.
    right: Vec<f32>,
    right_by_end: Vec<f32>,
    /// All are below the right end, likewise.
    left: Vec<f32>,
    left_by_end: Vec<f32>,
    /// An arc joins the ends: from the left one, by left end; from the right one, by right end.
    arc_right: Vec<f32>,
    arc_left_by_end: Vec<f32>,
    stack: Vec<(usize, usize, Span)>,
}

#[derive(Clone, Copy, Debug)]
enum Span {
    Right,
    Left,
    ArcRight,
    ArcLeft,
}

impl Decoder {
    /// Finds the heads of a sentence.
    #[inline(always)]
    pub(super) fn decode(&mut self, scores: &Scores) {
        self.heads.clear();
        if scores.stride == 0 {
            return;
        }
        self.heads.extend(scores.table.chunks_exact(scores.stride).map(|row| greatest(row) as u32));
        if !is_tree(&self.heads, &mut self.marks) {
            self.chart.fill(scores, self.heads.len());
            self.chart.best(scores, &mut self.heads);
        }
    }
}

/// Whether the heads are a projective tree with one root. Linear but for the search for crossing arcs, which looks at
/// the words under each arc.
fn is_tree(heads: &[u32], marks: &mut Vec<u32>) -> bool {
    if heads.iter().filter(|&&head| head == 0).count() != 1 {
        return false;
    }
    // Walk up from each word, leaving its number; to meet it again is a cycle.
    marks.clear();
    marks.resize(heads.len() + 1, 0);
    for word in 1..=heads.len() {
        let mut at = word;
        while at != 0 && marks[at] == 0 {
            marks[at] = word as u32;
            at = heads[at - 1] as usize;
        }
        if at != 0 && marks[at] == word as u32 {
            return false;
        }
    }
    heads.iter().enumerate().all(|(i, &head)| {
        let (word, head) = (i + 1, head as usize);
        let (low, high) = (word.min(head), word.max(head));
        // Between the ends of an arc every head lies between them too. (The root's arc crosses none of these only if it
        // is not covered, which the same test of the covering arc finds.)
        head == 0 || heads[low..high - 1].iter().all(|&other| (low..=high).contains(&(other as usize)))
    })
}

impl Chart {
    /// Finds the best score of every span, the short ones first. Cubic in the number of words.
    #[inline(always)]
    fn fill(&mut self, scores: &Scores, words: usize) {
        self.side = words;
        let n = words;
        for table in [
            &mut self.right,
            &mut self.right_by_end,
            &mut self.left,
            &mut self.left_by_end,
            &mut self.arc_right,
            &mut self.arc_left_by_end,
        ] {
            table.clear();
            table.resize(n * n, IMPOSSIBLE);
        }
        for i in 0..n {
            for table in [&mut self.right, &mut self.right_by_end, &mut self.left, &mut self.left_by_end] {
                table[i * n + i] = 0.0;
            }
        }
        for length in 1..n {
            for i in 0..n - length {
                let j = i + length;
                let joined = best_sum(&self.right[i * n + i..][..length], &self.left_by_end[j * n + i + 1..][..length]);
                self.arc_right[i * n + j] = joined + arc(scores, i, j);
                self.arc_left_by_end[j * n + i] = joined + arc(scores, j, i);
                let right =
                    best_sum(&self.arc_right[i * n + i + 1..][..length], &self.right_by_end[j * n + i + 1..][..length]);
                self.right[i * n + j] = right;
                self.right_by_end[j * n + i] = right;
                let left = best_sum(&self.left[i * n + i..][..length], &self.arc_left_by_end[j * n + i..][..length]);
                self.left[i * n + j] = left;
                self.left_by_end[j * n + i] = left;
            }
        }
    }

    /// Reads the best tree off the chart. Where a span was cut is looked for again, which is quicker than noting it for
    /// the many spans that are in no tree.
    fn best(&mut self, scores: &Scores, heads: &mut [u32]) {
        let n = self.side;
        let whole = |root: usize| self.left[root] + self.right[root * n + n - 1] + scores.table[root * scores.stride];
        let mut root = 0;
        for other in 1..n {
            if whole(other) > whole(root) {
                root = other;
            }
        }
        heads[root] = 0;
        self.stack.clear();
        self.stack.extend([(0, root, Span::Left), (root, n - 1, Span::Right)]);
        while let Some((i, j, span)) = self.stack.pop() {
            if i == j {
                continue;
            }
            let length = j - i;
            match span {
                Span::Right => {
                    let parts = (&self.arc_right[i * n + i + 1..], &self.right_by_end[j * n + i + 1..]);
                    let cut = i + 1 + place(parts.0, parts.1, length, self.right[i * n + j]);
                    self.stack.extend([(i, cut, Span::ArcRight), (cut, j, Span::Right)]);
                }
                Span::Left => {
                    let parts = (&self.left[i * n + i..], &self.arc_left_by_end[j * n + i..]);
                    let cut = i + place(parts.0, parts.1, length, self.left[i * n + j]);
                    self.stack.extend([(i, cut, Span::Left), (cut, j, Span::ArcLeft)]);
                }
                Span::ArcRight | Span::ArcLeft => {
                    let (right, left) = (&self.right[i * n + i..], &self.left_by_end[j * n + i + 1..]);
                    let joined = best_sum(&right[..length], &left[..length]);
                    let cut = i + place(right, left, length, joined);
                    match span {
                        Span::ArcRight => heads[j] = i as u32 + 1,
                        _ => heads[i] = j as u32 + 1,
                    }
                    self.stack.extend([(i, cut, Span::Right), (cut + 1, j, Span::Left)]);
                }
            }
        }
    }
}

/// The score of an arc between words.
#[inline(always)]
fn arc(scores: &Scores, head: usize, dependent: usize) -> f32 {
    scores.table[dependent * scores.stride + head + 1]
}

/// The greatest sum of two numbers at the same place.
#[inline(always)]
fn best_sum(a: &[f32], b: &[f32]) -> f32 {
    let (a, a_rest) = a.as_chunks::<LANES>();
    let (b, b_rest) = b.as_chunks::<LANES>();
    let mut best = f32::MIN;
    if !a.is_empty() {
        let mut lanes = [f32::MIN; LANES];
        for (&a, &b) in a.iter().zip(b) {
            for l in 0..LANES {
                lanes[l] = greater(a[l] + b[l], lanes[l]);
            }
        }
        for half in [8, 4, 2, 1] {
            for l in 0..half {
                lanes[l] = greater(lanes[l], lanes[l + half]);
            }
        }
        best = lanes[0];
    }
    for (a, b) in a_rest.iter().zip(b_rest) {
        best = greater(a + b, best);
    }
    best
}

/// The first place at which two numbers have that sum.
fn place(a: &[f32], b: &[f32], length: usize, sum: f32) -> usize {
    a.iter().zip(b).take(length).position(|(a, b)| a + b == sum).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores from a table without columns to fill up.
    fn scores(words: usize, of: impl Fn(usize, usize) -> f32) -> Scores {
        let stride = (words + 1).next_multiple_of(LANES);
        let mut table = vec![IMPOSSIBLE; words * stride];
        for dependent in 0..words {
            for head in 0..=words {
                if head != dependent + 1 {
                    table[dependent * stride + head] = of(dependent, head);
                }
            }
        }
        let mut scores = Scores::default();
        (scores.table, scores.stride) = (table, stride);
        scores
    }

    fn total(scores: &Scores, heads: &[u32]) -> f32 {
        heads.iter().enumerate().map(|(d, &h)| scores.table[d * scores.stride + h as usize]).sum()
    }

    /// All trees of so many words, by trying.
    fn trees(words: usize) -> Vec<Vec<u32>> {
        let count = (words + 1).pow(words as u32);
        let all = (0..count).map(|mut number| {
            let mut heads = Vec::new();
            for _ in 0..words {
                heads.push((number % (words + 1)) as u32);
                number /= words + 1;
            }
            heads
        });
        all.filter(|heads| is_tree(heads, &mut Vec::new())).collect()
    }

    #[test]
    fn the_number_of_projective_trees_is_known() {
        let found: Vec<usize> = (1..=6).map(|words| trees(words).len()).collect();
        // Projective trees of n words with one root: 1, 2, 7, 30, 143, 728 (A006013).
        assert_eq!(found, [1, 2, 7, 30, 143, 728]);
    }

    #[test]
    fn decoding_finds_the_best_of_all_trees() {
        let mut decoder = Decoder::default();
        let mut state = 1u64;
        for round in 0..200 {
            let words = 1 + round % 5;
            let mut dice = vec![0.0; words * (words + 1)];
            for value in &mut dice {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                *value = (state >> 40) as f32 / 1e5;
            }
            let scores = scores(words, |dependent, head| dice[dependent * (words + 1) + head]);
            decoder.decode(&scores);
            assert!(is_tree(&decoder.heads, &mut Vec::new()), "{:?}", decoder.heads);
            let best = trees(words).iter().map(|heads| total(&scores, heads)).fold(f32::MIN, f32::max);
            assert!((total(&scores, &decoder.heads) - best).abs() < 1e-2, "{:?}", decoder.heads);
        }
    }

    #[test]
    fn long_sentences_and_equal_scores_give_trees() {
        let mut decoder = Decoder::default();
        for words in [1, 2, 15, 16, 17, 33, 200] {
            for value in [0.0, 3.5] {
                decoder.decode(&scores(words, |_, _| value));
                assert!(is_tree(&decoder.heads, &mut Vec::new()), "{words} words");
            }
            decoder.decode(&scores(words, |dependent, head| ((dependent * 31 + head * 17) % 23) as f32));
            assert!(is_tree(&decoder.heads, &mut Vec::new()), "{words} words");
        }
    }
}
