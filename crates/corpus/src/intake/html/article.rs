//! Which of a page's pieces are the report: by the page's own markers, else by where its running text is.

use super::page::{Marker, Page, Piece};
use super::tags::Block;
use std::collections::HashSet;

/// The indices of the pieces that make up the report, in reading order. `body` is the article's text as linked data
/// gives it, often without paragraphs.
pub(super) fn choose(page: &Page, body: Option<&str>) -> Vec<usize> {
    let dropped = suspects(page);
    let weights = Weights::of(page, &dropped);
    if let Some(found) = body.and_then(|body| like(page, body)) {
        return trim(page, found, &dropped);
    }
    let root = root(page, &weights);
    let Some(element) = page.elements.get(root) else { return Vec::new() };
    let range = element.pieces.start as usize..element.pieces.end as usize;
    trim(page, range.filter(|i| !dropped[*i]).collect(), &dropped)
}

/// The weight of running text, summed so that any stretch of pieces is two look-ups.
struct Weights(Vec<u64>);

impl Weights {
    fn of(page: &Page, dropped: &[bool]) -> Self {
        let mut sums = vec![0];
        let mut sum = 0;
        for (piece, dropped) in page.pieces.iter().zip(dropped) {
            sum += if *dropped { 0 } else { weight(piece) };
            sums.push(sum);
        }
        Self(sums)
    }

    fn of_pieces(&self, range: &std::ops::Range<u32>) -> u64 {
        let at = |i: u32| self.0.get(i as usize).copied().unwrap_or(0);
        at(range.end).saturating_sub(at(range.start))
    }
}

/// Running text weighs its length; menus, links and labels weigh nothing.
fn weight(piece: &Piece) -> u64 {
    let running = matches!(piece.block, Block::Paragraph | Block::Item | Block::Preformatted);
    let long = piece.text.len() >= 80 || (piece.text.len() >= 25 && ends_sentence(&piece.text));
    if running && long && piece.linked * 2 < piece.text.len() { piece.text.len() as u64 } else { 0 }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', '»']).ends_with(['.', '!', '?', '…', ':'])
}

/// Pieces in suspect elements, unless so much of the page's text is in them that the name misleads.
fn suspects(page: &Page) -> Vec<bool> {
    let weights = Weights::of(page, &vec![false; page.pieces.len()]);
    let total = weights.of_pieces(&(0..page.pieces.len() as u32));
    let mut edges = vec![0i64; page.pieces.len() + 1];
    for element in page.elements.iter().filter(|e| e.suspect) {
        if weights.of_pieces(&element.pieces) * 3 < total {
            edges[element.pieces.start as usize] += 1;
            edges[element.pieces.end as usize] -= 1;
        }
    }
    let mut depth = 0;
    edges
        .iter()
        .take(page.pieces.len())
        .map(|edge| {
            depth += edge;
            depth > 0
        })
        .collect()
}

/// The element that holds the report.
fn root(page: &Page, weights: &Weights) -> usize {
    let total = weights.of_pieces(&(0..page.pieces.len() as u32));
    // The page's own word, where enough text stands behind it.
    for (marker, share) in [(Marker::Body, 10), (Marker::Article, 30), (Marker::Main, 30)] {
        let marked = page.elements.iter().enumerate().filter(|(_, e)| e.marker == marker);
        // Of several equal ones the first.
        let heaviest = marked.rev().max_by_key(|(_, e)| weights.of_pieces(&e.pieces));
        if let Some((at, element)) = heaviest {
            let weight = weights.of_pieces(&element.pieces);
            if weight > 0 && weight * 100 >= total * share {
                return if marker == Marker::Body {
                    with_twins(page, at, weights)
                } else {
                    descend(page, at, weights, 90)
                };
            }
        }
    }
    descend(page, 0, weights, 75)
}

/// A body given in several elements side by side: the one that holds them, where most of it is body.
fn with_twins(page: &Page, at: usize, weights: &Weights) -> usize {
    let bodies = page.elements.iter().filter(|e| e.marker == Marker::Body);
    let all: u64 = bodies.clone().map(|e| weights.of_pieces(&e.pieces)).sum();
    let parent = page.elements[at].parent as usize;
    let twins = bodies.filter(|e| e.parent as usize == parent).count();
    let held = weights.of_pieces(&page.elements[parent].pieces);
    if twins > 1 && held * 10 <= all * 12 { parent } else { at }
}

/// Goes down to the child that holds at least `share` per cent of the text, again and again.
fn descend(page: &Page, from: usize, weights: &Weights, share: u64) -> usize {
    let mut heaviest: Vec<(u64, u32)> = vec![(0, 0); page.elements.len()];
    for (i, element) in page.elements.iter().enumerate().skip(1) {
        let weight = weights.of_pieces(&element.pieces);
        if let Some(best) = heaviest.get_mut(element.parent as usize)
            && weight > best.0
        {
            *best = (weight, i as u32);
        }
    }
    let mut at = from;
    loop {
        let own = weights.of_pieces(&page.elements[at].pieces);
        let (weight, child) = heaviest[at];
        let several = page.elements[child as usize].pieces.len() > 1;
        if child == 0 || !several || weight * 100 < own * share {
            return at;
        }
        at = child as usize;
    }
}

/// The pieces whose words are in `body`, with what is short between them; `None` where the page shows less than half
/// of it.
fn like(page: &Page, body: &str) -> Option<Vec<usize>> {
    const WORDS: usize = 5;
    let in_body: HashSet<u64> = shingles(body, WORDS).collect();
    if in_body.len() < 20 {
        return None;
    }
    let mut met: HashSet<u64> = HashSet::new();
    let mut matching: Vec<(usize, bool)> = Vec::new();
    for (i, piece) in page.pieces.iter().enumerate() {
        let here: Vec<u64> = shingles(&piece.text, WORDS).collect();
        let hits = here.iter().filter(|s| in_body.contains(s)).count();
        let is_body = !here.is_empty() && hits * 10 >= here.len() * 6;
        if is_body {
            met.extend(here.iter().filter(|s| in_body.contains(s)));
        }
        let between = here.len() < 12 && (weight(piece) > 0 || piece.block == Block::Heading);
        if is_body || between {
            matching.push((i, is_body));
        }
    }
    if met.len() * 2 < in_body.len() {
        return None;
    }
    let first = matching.iter().position(|(_, body)| *body)?;
    let last = matching.iter().rposition(|(_, body)| *body)?;
    Some(matching[first..=last].iter().map(|(i, _)| *i).collect())
}

/// Hashes of each run of `n` words, letters and digits only.
fn shingles(text: &str, n: usize) -> impl Iterator<Item = u64> + '_ {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| {
            w.chars()
                .flat_map(char::to_lowercase)
                .fold(0xcbf2_9ce4_8422_2325, |h, c| (h ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3))
        })
        .collect();
    (0..(words.len() + 1).saturating_sub(n)).map(move |i| {
        words[i..i + n].iter().fold(0, |h: u64, w| h.rotate_left(7) ^ w.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    })
}

/// Drops links to other stories, calls to subscribe and labels before and after the text.
fn trim(page: &Page, found: Vec<usize>, dropped: &[bool]) -> Vec<usize> {
    let kept: Vec<usize> = found
        .into_iter()
        .filter(|i| {
            let piece = &page.pieces[*i];
            let links = piece.linked * 10 > piece.text.len() * 6 && piece.text.len() < 200;
            !links && !dropped[*i] && !is_furniture(&piece.text)
        })
        .collect();
    let runs = |i: &usize| weight(&page.pieces[*i]) > 0;
    let first = kept.iter().position(runs).unwrap_or(0);
    let mut chosen: Vec<usize> = Vec::with_capacity(kept.len());
    for (at, i) in kept.iter().enumerate() {
        let piece = &page.pieces[*i];
        // Above the text only what a page of print has there: headings, an author, a date.
        let above =
            at < first && !matches!(piece.block, Block::Headline | Block::Heading) && !is_by_or_date(&piece.text);
        let repeated = chosen.last().is_some_and(|last| page.pieces[*last].text == piece.text);
        if !above && !repeated {
            chosen.push(*i);
        }
    }
    chosen
}

fn is_by_or_date(text: &str) -> bool {
    text.len() <= 120
        && (text.starts_with("By ")
            || text.starts_with("BY ")
            || ["Published", "Updated", "Posted", "Date"].iter().any(|w| text.starts_with(w))
            || dateline_read::published::parse(text).is_some())
}

/// Phrases of the page and no report, at the start of a short piece.
fn is_furniture(text: &str) -> bool {
    const STARTS: [&str; 30] = [
        "advertisement",
        "read more",
        "read also",
        "also read",
        "read next",
        "sign up",
        "share this",
        "share on",
        "subscribe",
        "follow us",
        "all rights reserved",
        "copyright ©",
        "©",
        "skip to",
        "click here",
        "related:",
        "related stories",
        "recommended",
        "more on this",
        "watch:",
        "listen:",
        "print this",
        "email this",
        "loading",
        "enable javascript",
        "this article is more than",
        "min read",
        "story continues below",
        "article continues",
        "image caption",
    ];
    if text.len() > 160 {
        return false;
    }
    let lower = text.to_lowercase();
    STARTS.iter().any(|s| lower.starts_with(s)) || lower.ends_with("min read") || lower == "share" || lower == "print"
}
