//! From pairs to stories: reports are gathered round the one that most are copies of, and round-ups join nothing.

use super::compare::{View, compare};
use super::likeness::{Pair, are_copies};
use std::cmp::Reverse;

/// Of what a report holds so many others are looked at to tell whether it is a round-up.
const LOOKED_AT: usize = 32;
/// A story that reports are gathered round one by one; past so many, in one knot of pairs, only pairs count.
const ROUNDS: usize = 64;

/// Gathers reports, given by number, into stories; each report is in one. Every story is in order, and so are they.
pub(super) fn gather(texts: &[View<'_>], pairs: &[Pair]) -> Vec<Vec<u32>> {
    let all = neighbours(texts.len(), pairs);
    let strays: Vec<Vec<u32>> = (0..texts.len()).map(|at| not_held(texts, at, &all)).collect();
    let holds = |one: u32, other: u32| strays.get(one as usize).is_none_or(|own| own.binary_search(&other).is_err());
    let tied = |one: u32, other: u32| holds(one, other) && holds(other, one);
    let pairs: Vec<Pair> = pairs.iter().copied().filter(|&(one, other)| tied(one, other)).collect();
    let beside = neighbours(texts.len(), &pairs);
    let are_copies = |one: u32, other: u32| tied(one, other) && are_copies(texts, one, other);
    let mut stories = Vec::new();
    for knot in knots(texts.len(), &pairs) {
        if knot.len() <= 2 {
            stories.push(knot);
        } else {
            let words = |number: u32| texts.get(number as usize).map_or(0, |text| text.sketch.words());
            stories.extend(untie(&knot, &beside, words, are_copies));
        }
    }
    stories.sort();
    stories
}

/// For each report those it is paired with, in order.
fn neighbours(reports: usize, pairs: &[Pair]) -> Vec<Vec<u32>> {
    let mut neighbours = vec![Vec::new(); reports];
    for &(one, other) in pairs {
        for (at, beside) in [(one, other), (other, one)] {
            if let Some(list) = neighbours.get_mut(at as usize) {
                list.push(beside);
            }
        }
    }
    neighbours.iter_mut().for_each(|list| list.sort_unstable());
    neighbours
}

/// A report that holds two stories or more, side by side, is a round-up: those of its neighbours that it is no copy of.
///
/// It stays with the story it opens with, if that is the greater part of it, else with none.
fn not_held(texts: &[View<'_>], at: usize, neighbours: &[Vec<u32>]) -> Vec<u32> {
    let (Some(&own), Some(beside)) = (texts.get(at), neighbours.get(at)) else { return Vec::new() };
    if beside.len() < 2 {
        return Vec::new();
    }
    // What it holds of each that is notably shorter and begins in it, and whether that is what it opens with; longest first.
    let mut held: Vec<(u128, bool, u32)> = Vec::new();
    let mut stretches = 0u128;
    for &number in beside.iter().take(LOOKED_AT) {
        let Some(&other) = texts.get(number as usize) else { continue };
        let overlap = compare(own, other);
        stretches = overlap.one.stretches;
        let is_much =
            4 * overlap.other.phrases < 3 * overlap.one.phrases && 2 * overlap.shared >= overlap.other.phrases;
        if is_much && overlap.other.lead {
            held.push((overlap.one.found, overlap.one.lead, number));
        }
    }
    held.sort_by_key(|&(found, opens, number)| (Reverse(found.count_ones()), opens, number));
    let mut parts: Vec<(u128, bool, Vec<u32>)> = Vec::new();
    for (found, opens, number) in held {
        let meets = |part: u128| (part & found).count_ones() > 1 + found.count_ones().min(part.count_ones()) / 4;
        match parts.iter_mut().find(|(part, opening, _)| *opening && opens || meets(*part)) {
            Some((part, opening, members)) => {
                *part |= found;
                *opening |= opens;
                members.push(number);
            }
            None => parts.push((found, opens, vec![number])),
        }
    }
    let all = stretches.count_ones();
    parts.retain(|(part, ..)| 8 * part.count_ones() >= all);
    if parts.len() < 2 {
        return Vec::new();
    }
    let opening = stretches & stretches.wrapping_neg();
    let stays = parts.iter().position(|(part, ..)| part & opening != 0 && 2 * part.count_ones() >= all);
    let mut strays: Vec<u32> =
        parts.into_iter().enumerate().filter(|(part, _)| Some(*part) != stays).flat_map(|(_, part)| part.2).collect();
    strays.sort_unstable();
    strays
}

/// Reports that pairs tie together, however far.
fn knots(reports: usize, pairs: &[Pair]) -> Vec<Vec<u32>> {
    let mut parent: Vec<u32> = (0..reports as u32).collect();
    for &(one, other) in pairs {
        let (one, other) = (root(&mut parent, one), root(&mut parent, other));
        if let Some(slot) = parent.get_mut(one.max(other) as usize) {
            *slot = one.min(other);
        }
    }
    let mut knots: Vec<Vec<u32>> = vec![Vec::new(); reports];
    for number in 0..reports as u32 {
        let root = root(&mut parent, number);
        if let Some(knot) = knots.get_mut(root as usize) {
            knot.push(number);
        }
    }
    knots.retain(|knot| !knot.is_empty());
    knots
}

fn root(parent: &mut [u32], mut number: u32) -> u32 {
    while let Some(&above) = parent.get(number as usize) {
        if above == number {
            break;
        }
        let over = parent.get(above as usize).copied().unwrap_or(above);
        if let Some(slot) = parent.get_mut(number as usize) {
            *slot = over;
        }
        number = over;
    }
    number
}

/// Takes a knot apart: round the report that most are paired with are gathered those that are its copies, then the same
/// with what is left. What is left may join a story after all, if it is a copy of most of that story's reports.
fn untie(
    knot: &[u32],
    beside: &[Vec<u32>],
    words: impl Fn(u32) -> usize,
    are_copies: impl Fn(u32, u32) -> bool,
) -> Vec<Vec<u32>> {
    let beside = |number: u32| beside.get(number as usize).map(Vec::as_slice).unwrap_or_default();
    let mut left = knot.to_vec();
    // How many of those left each of these is paired with.
    let mut weights: Vec<usize> = left.iter().map(|&number| beside(number).len()).collect();
    let mut stories: Vec<Vec<u32>> = Vec::new();
    while let Some(centre) = heaviest(&left, &weights, &words) {
        let near = beside(centre);
        let belongs = |number: u32| {
            number == centre
                || near.binary_search(&number).is_ok()
                || stories.len() < ROUNDS && are_copies(centre, number)
        };
        let (members, others): (Vec<u32>, Vec<u32>) = left.iter().partition(|&&number| belongs(number));
        let gone = |other: &u32| members.binary_search(other).is_ok();
        let mut remaining = left.iter().zip(&weights).filter(|(number, _)| !gone(number)).map(|(_, weight)| *weight);
        weights = others
            .iter()
            .map(|&number| {
                let weight = remaining.next().unwrap_or(0);
                weight - beside(number).iter().filter(|other| gone(other)).count().min(weight)
            })
            .collect();
        left = others;
        match stories.iter_mut().take(ROUNDS).find(|story| copies_of_most(story, centre, &are_copies)) {
            Some(story) => {
                story.extend(members);
                story.sort_unstable();
            }
            None => stories.push(members),
        }
    }
    stories
}

/// Of what is left the report with most pairs, then the longest, then the first.
fn heaviest(left: &[u32], weights: &[usize], words: impl Fn(u32) -> usize) -> Option<u32> {
    let weighed = left.iter().zip(weights);
    weighed.max_by_key(|&(&number, &weight)| (weight, words(number), Reverse(number))).map(|(&number, _)| number)
}

/// Whether a report is a copy of more than half of a story's, as far as eight of them tell.
fn copies_of_most(story: &[u32], number: u32, are_copies: impl Fn(u32, u32) -> bool) -> bool {
    let tried = story.iter().step_by(story.len().div_ceil(8).max(1));
    let (copies, others): (Vec<u32>, Vec<u32>) = tried.partition(|&&other| are_copies(other, number));
    copies.len() > others.len()
}
