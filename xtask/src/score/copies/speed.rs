//! Seconds and bytes that gathering a hundred thousand reports takes.

use super::alter::reprint;
use super::chance::Chance;
use super::material::Original;
use dateline_corpus::copies::{Copied, Sketch, stories};
use std::time::Instant;

/// Prints what the sketches of so many reports take: stories made of the paragraphs of open reports, each with three reprints.
pub(super) fn measure(reports: &[Original]) {
    let paragraphs: Vec<String> = reports.iter().flat_map(Original::paragraphs).collect();
    for all in [1_000, 10_000, 100_000] {
        let begun = Instant::now();
        let mut sketches = Vec::with_capacity(all);
        for story in 0..all / 4 {
            let text = invented(story, &paragraphs);
            let mut chance = Chance::of(&format!("story {story}"));
            sketches.push(Sketch::of(text.iter().map(String::as_str)));
            for _ in 0..3 {
                let (text, _) = reprint(&text, &paragraphs, &mut chance);
                sketches.push(Sketch::of(text.iter().map(String::as_str)));
            }
        }
        let sketched = begun.elapsed();
        let bytes: usize = sketches.iter().map(|sketch| sketch.to_bytes().len()).sum();
        let ids: Vec<String> = (0..all).map(|at| format!("r{at:06}")).collect();
        let copied: Vec<Copied<'_>> = ids
            .iter()
            .zip(&sketches)
            .map(|(id, sketch)| Copied { id, day: None, published: None, outlet: None, agency: None, sketch })
            .collect();
        let begun = Instant::now();
        let found = stories(&copied).len();
        println!(
            "copies: {all} reports: sketched in {:.1} s, {} bytes each; {found} stories of {} in {:.2} s",
            sketched.as_secs_f64(),
            bytes / all,
            all / 4,
            begun.elapsed().as_secs_f64()
        );
    }
}

/// A story of eight paragraphs: expressions of the open reports, with names and words of its own between them.
fn invented(story: usize, paragraphs: &[String]) -> Vec<String> {
    let mut chance = Chance::of(&format!("text {story}"));
    let mut text = Vec::new();
    for _ in 0..8 {
        let mut words: Vec<String> = Vec::new();
        while words.len() < 45 {
            let from: Vec<&str> = chance.pick(paragraphs).map_or_else(Vec::new, |own| own.split_whitespace().collect());
            let start = chance.below(from.len());
            words.extend(from.iter().skip(start).take(2 + chance.below(7)).map(|word| (*word).to_owned()));
            words.push(format!("Name{}", chance.below(20_000)));
        }
        text.push(words.join(" "));
    }
    text
}
