//! What the network sees of a word: its normal form, hashed affixes, shape and character n-grams, and whether it stands
//! inside quotation marks or brackets.
//!
//! Trainer and runtime share this file; a change here makes every trained file of weights void (`file::FORMAT` grows).

/// Number of hash buckets, each a row of the embedding.
pub const BUCKETS: usize = 1 << 14;

/// Affixes and shape: hashed features every word has.
pub const FIXED: usize = 5;

/// No word has more character n-grams than this.
pub const MOST_GRAMS: usize = 14;

/// Characters of a word that n-grams look at; longer words are cut.
const MOST_CHARS: usize = 24;

/// States of [`quote_states`].
pub const QUOTE_STATES: usize = 4;

/// The hashed features of one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Shape, first three characters, last two, three and four, as buckets.
    pub fixed: [u16; FIXED],
    /// Buckets of trigrams and five-grams, at most [`MOST_GRAMS`].
    pub grams: Vec<u16>,
}

/// The form by which a word is looked up: lower case, digits as `0`, straight quotation marks.
///
/// ```
/// assert_eq!(dateline_syntax::network::features::normal("Feb’24"), "feb'00");
/// ```
pub fn normal(form: &str) -> String {
    let mut normal = String::with_capacity(form.len());
    for char in form.chars().flat_map(char::to_lowercase) {
        normal.push(match char {
            '’' | '‘' | '`' => '\'',
            '“' | '”' => '"',
            '–' => '-',
            digit if digit.is_ascii_digit() => '0',
            other => other,
        });
    }
    normal
}

/// The hashed features of a word.
pub fn features(form: &str) -> Features {
    let mut out = Features::default();
    fill(form, &normal(form), &mut out);
    out
}

/// Writes the features of a word with its [`normal`] form into `out`.
pub fn fill(form: &str, normal: &str, out: &mut Features) {
    let mut chars = ['<'; MOST_CHARS + 2];
    let mut count = 1;
    let mut tail = ['\0'; 4];
    for (seen, char) in normal.chars().enumerate() {
        if seen < MOST_CHARS {
            chars[count] = char;
            count += 1;
        }
        tail = [tail[1], tail[2], tail[3], char];
    }
    let length = count - 1;
    let known = tail.iter().position(|&c| c != '\0').unwrap_or(4);
    let last = |n: usize| &tail[(4 - n).max(known)..];
    let (shape, wide) = shape(form);
    out.fixed = [
        bucket('S', &shape[..wide]),
        bucket('P', &chars[1..1 + length.min(3)]),
        bucket('2', last(2)),
        bucket('3', last(3)),
        bucket('4', last(4)),
    ];
    chars[count] = '>';
    let padded = &chars[..=count];
    out.grams.clear();
    let grams = padded.windows(3).map(|gram| bucket('g', gram)).chain(padded.windows(5).map(|gram| bucket('h', gram)));
    out.grams.extend(grams.take(MOST_GRAMS));
}

/// Capital `X`, small `x`, digit `d`, ASCII as it is, other `u`; runs cut to two, eight at most.
fn shape(form: &str) -> ([char; 8], usize) {
    let mut shape = ['\0'; 8];
    let mut wide = 0;
    for char in form.chars() {
        let class = match char {
            c if c.is_uppercase() => 'X',
            c if c.is_lowercase() => 'x',
            c if c.is_ascii_digit() => 'd',
            c if c.is_ascii() => c,
            _ => 'u',
        };
        if wide >= 2 && shape[wide - 1] == class && shape[wide - 2] == class {
            continue;
        }
        if wide == shape.len() {
            break;
        }
        shape[wide] = class;
        wide += 1;
    }
    (shape, wide)
}

/// FNV-1a over the characters' numbers: a fixed function of our own, for the weights outlive any library's hash.
fn bucket(kind: char, chars: &[char]) -> u16 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &char in std::iter::once(&kind).chain(chars) {
        hash = (hash ^ u64::from(u32::from(char))).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 29;
    (hash & (BUCKETS as u64 - 1)) as u16
}

/// For each word of a sentence: 0 in the open, 1 inside quotation marks (the marks too), 2 inside brackets, 3 both.
///
/// A closing mark without an opening one closes a quotation begun in an earlier sentence: all before it is inside.
///
/// ```
/// use dateline_syntax::network::features::quote_states;
/// assert_eq!(quote_states(&["“", "No", ",", "”", "he", "said", "(", "twice", ")"]), [1, 1, 1, 1, 0, 0, 2, 2, 2]);
/// assert_eq!(quote_states(&["Never", ".", "”"]), [1, 1, 1]);
/// ```
pub fn quote_states(forms: &[&str]) -> Vec<u8> {
    let mut states = vec![0; forms.len()];
    let mut quoted = Stretch::default();
    let mut bracketed = Stretch::default();
    for (at, &form) in forms.iter().enumerate() {
        match form {
            "“" | "``" | "«" | "„" => quoted.opens(at),
            "”" | "''" | "»" => quoted.closes(at, 1, &mut states),
            "\"" if quoted.open.is_some() => quoted.closes(at, 1, &mut states),
            "\"" => {
                // Straight marks look the same at both ends. After a sign of a clause's end the first one can only close.
                let ended = at > 0 && matches!(forms[at - 1], "," | "." | "!" | "?" | "…" | "...");
                let alone = !forms[at + 1..].contains(&"\"");
                if ended && alone && !quoted.met {
                    quoted.closes(at, 1, &mut states);
                } else {
                    quoted.opens(at);
                }
            }
            "(" | "[" | "-LRB-" => bracketed.opens(at),
            ")" | "]" | "-RRB-" => bracketed.closes(at, 2, &mut states),
            _ => {}
        }
    }
    if let Some(from) = quoted.open {
        states[from..].iter_mut().for_each(|state| *state |= 1);
    }
    states
}

/// A stretch between a pair of marks while a sentence is gone through.
#[derive(Default)]
struct Stretch {
    open: Option<usize>,
    met: bool,
}

impl Stretch {
    fn opens(&mut self, at: usize) {
        self.open.get_or_insert(at);
        self.met = true;
    }

    fn closes(&mut self, at: usize, bit: u8, states: &mut [u8]) {
        let from = match self.open.take() {
            Some(from) => from,
            None if self.met => at,
            None => 0,
        };
        states[from..=at].iter_mut().for_each(|state| *state |= bit);
        self.met = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_of_both_shapes() {
        assert_eq!(quote_states(&["\"", "Yes", "\"", "he", "said"]), [1, 1, 1, 0, 0]);
        assert_eq!(quote_states(&["He", "said", ":", "“", "Yes", "."]), [0, 0, 0, 1, 1, 1]);
        assert_eq!(quote_states(&["We", "go", ".", "\""]), [1, 1, 1, 1]);
        assert_eq!(quote_states(&["a", ")", "b"]), [2, 2, 0]);
        assert_eq!(quote_states(&[]), Vec::<u8>::new());
    }

    #[test]
    fn any_word_has_features() {
        for word in ["", "a", "ab", "Washington-based", "٣", "🙂", &"x".repeat(10_000)] {
            let features = features(word);
            assert!(features.grams.len() <= MOST_GRAMS);
            assert!(features.fixed.iter().all(|&f| usize::from(f) < BUCKETS));
        }
        assert_ne!(features("Iran").fixed[0], features("iran").fixed[0]);
        assert_eq!(features("Iran").grams, features("iran").grams);
    }
}
