//! The words by which copies are known: what stays of a text when outlets have restyled it.
//!
//! | written | folded |
//! | --- | --- |
//! | `“Iran’s”`, `"Iran's"` | `irans` |
//! | `U.S.`, `US` | `us` |
//! | `1,200`, `twelve hundred` | `1200` |
//! | `5 percent`, `5 per cent`, `5%` | `5 percent` |
//! | `on Tuesday`, `Tuesday`; `Feb. 3`, `February 3` | `tuesday`; `february 3` |
//! | `colour`, `color`; `organise`, `organize` | the same |

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A word that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Of its folded letters; of a number that it is one: a phrase is the same whatever number it gives.
    pub(super) hash: u64,
    /// The hash of the number it is, if it counts something: reports alike but for their numbers are not copies.
    pub(crate) number: Option<u64>,
    /// Whether a sentence may begin with it.
    pub(super) opens: bool,
}

impl Word {
    pub(super) fn is_percent(&self) -> bool {
        self.number.is_none() && self.hash == spelling("percent")
    }
}

/// Words that outlets add and drop in restyling, and that tell nothing by themselves.
const SMALL: [&str; 63] = [
    "a", "after", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "in", "is", "it", "its", "mr", "mrs", "ms", "nd", "of", "on", "or", "over", "per",
    "rd", "s", "she", "so", "st", "th", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "to", "up", "was", "we", "were", "when", "which", "while", "who", "whose", "will", "with",
    "would",
];

/// Whether a word, in lower case, tells nothing by itself.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

/// Stands in phrases for any number.
const A_NUMBER: u64 = 0x5eed_00f4_e500_0001;
/// Numbers that are more often years than counts.
const YEARS: std::ops::Range<u64> = 1900..2100;

/// Starts a hash of bytes.
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Takes a byte into a hash (FNV-1a).
pub(super) fn take(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Spreads a hash over all its bits (the finisher of SplitMix64).
pub(crate) fn spread(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// A hash of a text, the same in every run.
pub(crate) fn hash_of(text: &str) -> u64 {
    spread(text.bytes().fold(SEED, take))
}

/// The words of a paragraph that are compared, in their order.
pub(crate) fn words(paragraph: &str) -> Vec<Word> {
    let mut folding = Folding { words: Vec::new(), number: None, opens: true };
    let mut word = String::new();
    let mut before = ' ';
    let mut characters = paragraph.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        match character {
            _ if character.is_alphanumeric() => {
                if before.is_ascii_digit() && character.is_alphabetic() {
                    folding.word(&mut word);
                }
                push_folded(character, &mut word);
            }
            '\'' | '’' | '‘' | 'ʼ' | '`' if before.is_alphanumeric() && next.is_alphanumeric() => {}
            ',' if before.is_ascii_digit() && next.is_ascii_digit() => {}
            '.' if before.is_ascii_digit() && next.is_ascii_digit() => word.push('.'),
            // “U.S.” and “p.m.”, but not the stop of a sentence that ends in one letter.
            '.' if initials(&word) && next.is_alphabetic() => word.push('.'),
            '%' => {
                folding.word(&mut word);
                folding.word(&mut "percent".to_owned());
            }
            _ if is_combining_mark(character) => continue,
            _ => {
                let abbreviated = character == '.' && word.len() <= 3;
                folding.word(&mut word);
                folding.opens |= matches!(character, '.' | '!' | '?' | ':' | '…') && !abbreviated;
            }
        }
        before = character;
    }
    folding.word(&mut word);
    folding.close_number();
    folding.words
}

/// Whether a word so far is of single letters with stops between: `u`, `u.s`.
fn initials(word: &str) -> bool {
    !word.is_empty() && word.split('.').all(|part| part.len() == 1 && part.bytes().all(|b| b.is_ascii_lowercase()))
}

/// A letter without its accents and capitals.
fn push_folded(character: char, word: &mut String) {
    if character.is_ascii() {
        word.push(character.to_ascii_lowercase());
        return;
    }
    decompose_canonical(character, |part| {
        if !is_combining_mark(part) {
            word.extend(part.to_lowercase());
        }
    });
}

/// All letters and digits of a paragraph, folded and hashed, so that two texts differ in no word where theirs are equal.
pub(super) fn whole(mut hash: u64, paragraph: &str) -> u64 {
    let mut letters = String::new();
    for character in paragraph.chars().filter(|character| character.is_alphanumeric()) {
        letters.clear();
        push_folded(character, &mut letters);
        hash = letters.bytes().fold(hash, take);
    }
    hash
}

struct Folding {
    words: Vec<Word>,
    number: Option<Number>,
    opens: bool,
}

/// A number that further words may add to: “twenty”, then “-three”; “two”, then “thousand”.
struct Number {
    value: u64,
    /// What is smaller than this may be added; 0 where nothing may.
    open: u64,
    opens: bool,
    /// “one” alone is more often no count.
    is_one: bool,
}

impl Folding {
    /// Takes in a word and empties it.
    fn word(&mut self, word: &mut String) {
        if word.is_empty() {
            return;
        }
        if initials(word) {
            word.retain(|letter| letter != '.');
        }
        let text = std::mem::take(word);
        self.take(&text);
    }

    fn take(&mut self, text: &str) {
        let opens = std::mem::take(&mut self.opens);
        if let Some(value) = number_word(text) {
            return self.number_word(value, opens);
        }
        if let Some(scale) = scale(text)
            && let Some(number) = &mut self.number
            && number.value < 1000
        {
            number.value *= scale;
            number.open = scale;
            number.is_one = false;
            return;
        }
        if text.bytes().all(|byte| byte.is_ascii_digit())
            && text.len() <= 15
            && let Ok(value) = text.parse()
        {
            self.close_number();
            self.number = Some(Number { value, open: 0, opens, is_one: false });
            return;
        }
        if is_small(text) {
            // “one hundred and five” is one number.
            if text != "and" {
                self.close_number();
            }
            self.opens |= opens;
            return;
        }
        self.close_number();
        let number = text.starts_with(|first: char| first.is_ascii_digit()).then(|| hash_of(text));
        let hash = if number.is_some() { A_NUMBER } else { spelling(text) };
        self.words.push(Word { hash, number, opens });
    }

    fn number_word(&mut self, value: u64, opens: bool) {
        let open = if (20..100).contains(&value) { 10 } else { 0 };
        match &mut self.number {
            Some(number) if 0 < value && value < number.open => {
                number.value += value;
                number.open = open;
            }
            _ => {
                self.close_number();
                self.number = Some(Number { value, open, opens, is_one: value == 1 });
            }
        }
    }

    fn close_number(&mut self) {
        if let Some(Number { value, opens, is_one, .. }) = self.number.take() {
            let counts = !is_one && !YEARS.contains(&value);
            self.words.push(Word { hash: A_NUMBER, number: counts.then(|| spread(value ^ A_NUMBER)), opens });
        }
    }
}

fn number_word(text: &str) -> Option<u64> {
    Some(match text {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" | "dozen" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

fn scale(text: &str) -> Option<u64> {
    match text {
        "hundred" => Some(100),
        "thousand" => Some(1000),
        _ => None,
    }
}

/// The hash of a word's letters without what British and American spelling differ in, abbreviated months written out.
fn spelling(text: &str) -> u64 {
    let text = match text {
        "jan" => "january",
        "feb" => "february",
        "mar" => "march",
        "apr" => "april",
        "aug" => "august",
        "sep" | "sept" => "september",
        "oct" => "october",
        "nov" => "november",
        "dec" => "december",
        "mon" => "monday",
        "tue" | "tues" => "tuesday",
        "wed" => "wednesday",
        "thu" | "thurs" => "thursday",
        "fri" => "friday",
        "sat" => "saturday",
        "sun" => "sunday",
        "cent" | "pct" => "percent",
        "grey" => "gray",
        _ => text,
    };
    if text.len() < 5 {
        return hash_of(text);
    }
    let mut letters: Vec<u8> = Vec::with_capacity(text.len());
    for byte in text.bytes() {
        match (letters.last(), byte) {
            // labour, labor; programme, program and travelled, traveled.
            (Some(b'o'), b'u') => {}
            (Some(&last), _) if last == byte && matches!(byte, b'l' | b'm') => {}
            // paediatric, oesophagus.
            (Some(b'a' | b'o'), b'e') => {
                letters.pop();
                letters.push(byte);
            }
            _ => letters.push(if byte == b'z' { b's' } else { byte }),
        }
    }
    for (british, american) in [("tre", "ter"), ("ence", "ense"), ("ogue", "og"), ("ame", "am")] {
        if letters.ends_with(british.as_bytes()) {
            letters.truncate(letters.len() - british.len());
            letters.extend_from_slice(american.as_bytes());
        }
    }
    spread(letters.iter().copied().fold(SEED, take))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let hashes = |text| words(text).iter().map(|word| (word.hash, word.number)).collect::<Vec<_>>();
        hashes(one) == hashes(other)
    }

    #[test]
    fn small_words_are_in_order() {
        assert!(SMALL.is_sorted());
    }

    #[test]
    fn style_does_not_count() {
        for (one, other) in [
            ("“Iran’s envoys,” he said", "\"Irans\" envoys - HE SAID"),
            ("the U.S. Senate met on Tuesday.", "US senate met Tuesday"),
            ("1,200 were hurt", "twelve hundred hurt"),
            ("two thousand cars, one hundred and five lorries", "2,000 cars, 105 lorries"),
            ("twenty-three people", "23 people"),
            ("5% of voters", "five per cent of voters"),
            ("5pm on Feb. 3", "5 p.m. on February 3rd"),
            ("organised labour at the centre of the programme", "organized labor at the center of the program"),
            ("São Tomé", "Sao Tome"),
            ("the defence catalogue travelled", "the defense catalog traveled"),
        ] {
            assert!(same(one, other), "{one} / {other}: {:?} {:?}", words(one), words(other));
        }
    }

    #[test]
    fn numbers_count() {
        assert!(!same("12 dead", "13 dead"));
        assert!(!same("3.5 percent", "35 percent"));
        assert_eq!(words("12 dead")[0].hash, words("13 dead")[0].hash);
        let numbers = |text| words(text).iter().filter(|word| word.number.is_some()).count();
        assert_eq!(numbers("Twelve of 1,300 died in 2026; no one fled"), 2);
        assert_eq!(numbers("3.5 magnitude, 24th"), 2);
    }

    #[test]
    fn a_sentence_opens_after_its_stop() {
        let opening: Vec<bool> = words("Gen. Bello fled. Troops followed").iter().map(|word| word.opens).collect();
        assert_eq!(opening, [true, false, false, true, false]);
    }

    #[test]
    fn whole_texts_are_the_same_in_their_letters() {
        assert_eq!(whole(SEED, "The “end”, again."), whole(SEED, "the end again"));
        assert_ne!(whole(SEED, "The end."), whole(SEED, "An end."));
    }
}
