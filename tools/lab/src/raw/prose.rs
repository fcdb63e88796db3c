//! Whether the words between two cuts look like a sentence or a heading.

use super::Source;

/// Longest sentence taken, in words; beyond it stand lists and lost full stops.
const LONGEST: usize = 120;
/// Letters of a word beyond which it is several run together.
const LONGEST_WORD: usize = 24;

/// Whether the words look like a sentence or a heading and not like a table, an address, noise or a piece of a
/// sentence.
pub(super) fn whole(source: Source, words: &[&str]) -> bool {
    let [first, .., before, last] = words else { return false };
    let letters = words.iter().filter(|word| word.chars().any(char::is_alphabetic)).count();
    (3..=LONGEST).contains(&words.len())
        && letters >= 3
        && letters * 5 >= words.len() * 2
        && !words.iter().any(|word| noise(word))
        && !words.windows(3).any(|words| words.iter().all(|word| word.bytes().all(|b| b.is_ascii_digit())))
        && balanced(words)
        && !matches!(*first, "," | "." | ";" | ":" | ")" | "]" | "-" | "–" | "—" | "/" | "%")
        && *last != ","
        // Words were lost before the full stop.
        && !(*last == "." && matches!(*before, "and" | "or" | "but"))
        // The heading of a list of news.
        && !(source == Source::Events && *last == ":" && words.len() <= 10)
        // Marks of the speaker or the language in interviews.
        && !words.windows(2).any(|words| words == ["(", "("])
        && !(*first == "(" && words.len() <= 10)
        // Voice of America alone is cut into sentences by others.
        && (source == Source::Voa || !broken_off(words))
}

/// Underscores, marks of a page's code, other scripts, text read with the wrong alphabet, and words run together.
fn noise(word: &str) -> bool {
    let strange = |c: char| {
        // Latin letters, the apostrophes of Polynesian names, and Latin letters with two marks.
        let latin = c <= '\u{24f}' || ('\u{2b0}'..='\u{2ff}').contains(&c) || ('\u{1e00}'..='\u{1eff}').contains(&c);
        let other = c.is_alphabetic() && !latin;
        other || c.is_control() || matches!(c, '\u{fffd}' | '_' | '\\' | '{' | '}' | '<' | '>' | '|' | '=')
    };
    word.contains(strange)
        || word == "â"
        || (word.chars().count() > LONGEST_WORD && word.chars().all(char::is_alphabetic))
}

/// Whether as many brackets close as open.
fn balanced(words: &[&str]) -> bool {
    let count = |mark: &str| words.iter().filter(|word| **word == mark).count();
    count("(") == count(")") && count("[") == count("]")
}

/// Whether the sentence begins in the middle: with a small letter, but for names such as "eBay" and "al-Qaida".
fn broken_off(words: &[&str]) -> bool {
    let [first, second, ..] = words else { return false };
    first.chars().all(char::is_lowercase) && !matches!(*second, "-" | "–")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_pieces() {
        let whole = |text: &str| whole(Source::Events, &text.split(' ').collect::<Vec<_>>());
        for good in [
            "It never happened .",
            "Eight dead in Iraq",
            "al - Qaida did it .",
            "He ( 42 ) won the cup 6 - 3 in Šibenik .",
        ] {
            assert!(whole(good), "{good}");
        }
        for bad in [
            "( Dow Jones via NASDAQ )",
            ", a ship , sinks off Vietnam .",
            "shareholders approve its sale .",
            "wildfires burn 7 ( 2.9 sq .",
            "Mr. Secretary - General ,",
            "Formation of the National Unity 4 3 23 08 Government .",
            "The decision isbindingonthepartiesinvolved here .",
            "Свою победу я дарю маме .",
            "A / B / 7 .",
            "It is a time to be responsible and .",
        ] {
            assert!(!whole(bad), "{bad}");
        }
    }
}
