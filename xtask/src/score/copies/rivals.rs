//! Stories that look like copies and are none.

use super::alter::sentences;
use super::chance::Chance;

/// Makes another story out of a story and one that has nothing to do with it; says what kind of story it is.
pub(super) fn rival(
    story: &[String],
    other: &[String],
    turn: usize,
    chance: &mut Chance,
) -> (Vec<String>, &'static str) {
    match turn % 4 {
        0 => (follow_up(story, other), "follow-up with the same background"),
        1 => (same_quotation(story, other, chance), "same quotation"),
        2 => (same_words(story, other, chance), "told in the same words, not phrases"),
        _ => (two_shared(story, other, chance), "lead of its own, two sentences shared"),
    }
}

/// The next day's story of the same agency: news of its own, then the last of the old one's paragraphs.
fn follow_up(story: &[String], other: &[String]) -> Vec<String> {
    let news = &other[..other.len().min(story.len().max(3))];
    let mut room = news.iter().map(String::len).sum::<usize>() / 2;
    let mut background: Vec<&String> = Vec::new();
    for paragraph in story.iter().skip(1).rev() {
        if paragraph.len() > room || background.len() == 3 {
            break;
        }
        room -= paragraph.len();
        background.insert(0, paragraph);
    }
    news.iter().chain(background).cloned().collect()
}

/// Another agency's story of the day that quotes the same sentence.
fn same_quotation(story: &[String], other: &[String], chance: &mut Chance) -> Vec<String> {
    let all: Vec<String> = story.iter().skip(1).flat_map(|paragraph| sentences(paragraph)).collect();
    let mut text = other.to_vec();
    if let Some(quoted) = chance.pick(&all).filter(|quoted| 2 * quoted.len() < other.iter().map(String::len).sum()) {
        text.insert(text.len().min(1 + chance.below(3)), quoted.clone());
    }
    text
}

/// Names and expressions of up to four words are the story's, what is between them is not; the facts stand in another order.
fn same_words(story: &[String], other: &[String], chance: &mut Chance) -> Vec<String> {
    let mut between = other.iter().flat_map(|paragraph| paragraph.split_whitespace()).cycle();
    let mut text: Vec<String> = Vec::new();
    for paragraph in story {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        let mut told = Vec::new();
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let (run, left) = rest.split_at(rest.len().min(1 + chance.below(4)));
            told.extend_from_slice(run);
            told.extend(between.by_ref().take(1 + chance.below(3)));
            rest = left;
        }
        text.push(told.join(" "));
    }
    chance.shuffle(&mut text);
    text
}

/// Bulletins of two further days: the story's sentences that are full of figures, with other figures; none of a story of few.
pub(super) fn bulletins(story: &[String], chance: &mut Chance) -> Vec<Vec<String>> {
    let figures =
        |sentence: &str| sentence.split_whitespace().filter(|word| with_other_figures(word, 1) != *word).count();
    let is_full = |own: &String| 10 * figures(own) >= own.split_whitespace().count();
    let form: Vec<String> = story.iter().flat_map(|paragraph| sentences(paragraph)).filter(is_full).collect();
    if form.iter().map(|own| figures(own)).sum::<usize>() < 5 {
        return Vec::new();
    }
    let mut of_day = |day: u64| {
        let more = 5 * day + chance.below(5) as u64;
        let other = |line: &String| {
            line.split_whitespace().map(|word| with_other_figures(word, more)).collect::<Vec<_>>().join(" ")
        };
        form.iter().map(other).collect()
    };
    [1, 2].map(&mut of_day).to_vec()
}

/// A word with every run of digits made a larger number, unless it is more likely a year.
fn with_other_figures(word: &str, more: u64) -> String {
    let mut other = String::new();
    for run in word.as_bytes().chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()) {
        let run = String::from_utf8_lossy(run);
        match run.parse::<u64>() {
            Ok(number) if !(1900..2100).contains(&number) => {
                other.push_str(&(number + 2 * more + number * more / 7).to_string())
            }
            _ => other.push_str(&run),
        }
    }
    other
}

/// A lead of its own; two sentences are the old story's.
fn two_shared(story: &[String], other: &[String], chance: &mut Chance) -> Vec<String> {
    let once = same_quotation(story, other, chance);
    same_quotation(story, &once, chance)
}
