//! What outlets do to a story that they print again.

use super::chance::Chance;

/// Alters the paragraphs of a story in one to four ways, and says in which. `others` are paragraphs that an outlet may add.
pub(super) fn reprint(story: &[String], others: &[String], chance: &mut Chance) -> (Vec<String>, String) {
    let mut text = story.to_vec();
    let mut ways: Vec<&str> = Vec::new();
    for _ in 0..1 + chance.below(4) {
        let way = WAYS[chance.below(WAYS.len())];
        if ways.contains(&way) {
            continue;
        }
        ways.push(way);
        match way {
            "truncated" => text.truncate(kept(&text, 30 + chance.below(50))),
            "reordered" => chance.shuffle(text.get_mut(1..).unwrap_or_default()),
            "middle cut" if text.len() > 3 => drop(text.remove(1 + chance.below(text.len() - 2))),
            "added" => add(&mut text, others, chance),
            "restyled" => text.iter_mut().for_each(|paragraph| *paragraph = restyled(paragraph)),
            "subedited" => text.iter_mut().for_each(|paragraph| *paragraph = subedited(paragraph, chance)),
            "reworded opening" => reword(&mut text, others, chance),
            "corrected" => correct(&mut text),
            "joined" => text = joined(&text),
            "split" => text = text.iter().flat_map(|paragraph| sentences(paragraph)).collect(),
            _ => {}
        }
    }
    (text, ways.join(", "))
}

/// Twice what is most common.
const WAYS: [&str; 12] = [
    "truncated",
    "truncated",
    "reordered",
    "middle cut",
    "added",
    "added",
    "restyled",
    "subedited",
    "reworded opening",
    "corrected",
    "joined",
    "split",
];

/// How many paragraphs from the top hold so many percent of the words, and at least 40 words.
fn kept(text: &[String], percent: usize) -> usize {
    let count = |paragraph: &String| paragraph.split_whitespace().count();
    let all: usize = text.iter().map(count).sum();
    let mut words = 0;
    let enough = |paragraph: &String| {
        words += count(paragraph);
        words >= 40 && words * 100 >= all * percent
    };
    text.iter().position(enough).map_or(text.len(), |at| at + 1)
}

/// Puts in one to three paragraphs of the outlet's own, up to two fifths of what is there.
fn add(text: &mut Vec<String>, others: &[String], chance: &mut Chance) {
    let mut room = text.iter().map(String::len).sum::<usize>() * 2 / 5;
    for _ in 0..1 + chance.below(3) {
        let Some(own) = chance.pick(others) else { return };
        if own.len() <= room {
            room -= own.len();
            text.insert(1 + chance.below(text.len()), own.clone());
        }
    }
}

/// The typing habits of another house.
fn restyled(paragraph: &str) -> String {
    const HABITS: [(&str, &str); 16] = [
        ("“", "\""),
        ("”", "\""),
        ("’", "'"),
        (" percent", " per cent"),
        ("%", " percent"),
        (" on Monday", " Monday"),
        (" on Tuesday", " Tuesday"),
        (" on Friday", " Friday"),
        ("U.S.", "US"),
        (" three ", " 3 "),
        (" ten ", " 10 "),
        (" color", " colour"),
        ("ization", "isation"),
        (" who had ", " who'd "),
        (" kilometers", " kilometres"),
        (" — ", " - "),
    ];
    HABITS.iter().fold(paragraph.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// A word in thirty struck out, and one in forty replaced.
fn subedited(paragraph: &str, chance: &mut Chance) -> String {
    let words = paragraph.split_whitespace().filter_map(|word| match chance.below(120) {
        0..4 => None,
        4..7 if word.bytes().all(|byte| byte.is_ascii_lowercase()) => Some("further"),
        _ => Some(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Another first half of the first sentence.
fn reword(text: &mut [String], others: &[String], chance: &mut Chance) {
    let (Some(first), Some(other)) = (text.first_mut(), chance.pick(others)) else { return };
    let words: Vec<&str> = first.split_whitespace().collect();
    let from = words.len().min(24) / 2;
    let opening = other.split_whitespace().take(from);
    *first = opening.chain(words.iter().skip(from).copied()).collect::<Vec<_>>().join(" ");
}

/// The first figure is another, and a note says so.
fn correct(text: &mut Vec<String>) {
    let is_figure = |word: &str| word.len() < 4 && word.parse::<u32>().is_ok_and(|number| number > 1);
    let figure = text.iter().flat_map(|paragraph| paragraph.split_whitespace()).find(|word| is_figure(word));
    let Some(figure) = figure.map(str::to_owned) else { return };
    let (old, new) = (format!(" {figure} "), format!(" {figure}4 "));
    if let Some(paragraph) = text.iter_mut().find(|paragraph| paragraph.contains(&old)) {
        *paragraph = paragraph.replacen(&old, &new, 1);
        text.push(format!("This story corrects the figure in an earlier version from {figure}."));
    }
}

fn joined(text: &[String]) -> Vec<String> {
    text.chunks(2).map(|two| two.join(" ")).collect()
}

/// A paragraph cut where a sentence seems to end.
pub(super) fn sentences(paragraph: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let Some(last) = sentences.last_mut() else { break };
        if last.ends_with(['.', '”', '"']) && last.len() > 60 && word.starts_with(|first: char| first.is_uppercase())
        {
            sentences.push(word.to_owned());
            continue;
        }
        if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(word);
    }
    sentences
}
