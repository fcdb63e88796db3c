//! A number in digits, in any grouping and any script in which news is written.

use super::decimal::Decimal;

/// What a word of digits is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Digits {
    /// A number.
    Number(Decimal),
    /// A number with more digits than can be held.
    TooLarge,
    /// An ordinal: "16th".
    Ordinal(Decimal),
    /// A date, a clock time, a telephone number, a decade: no number.
    Other,
}

/// Reads a word that begins with a digit; none where it does not.
pub(crate) fn read(word: &str) -> Option<Digits> {
    let first = word.chars().next()?;
    if !first.is_ascii_digit() && (first.is_ascii() || value(first).is_none()) {
        return None;
    }
    let stem = word.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = &word[stem.len()..];
    let ordinal = matches!(suffix.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th");
    if !suffix.is_empty() && !ordinal {
        return Some(Digits::Other);
    }
    let Some((whole, fraction)) = parts(stem) else { return Some(Digits::Other) };
    let digits = whole.chars().chain(fraction.chars()).filter_map(value);
    let places = fraction.chars().count() as u32;
    Some(match Decimal::of(digits, places) {
        None => Digits::TooLarge,
        Some(number) if ordinal => Digits::Ordinal(number),
        Some(number) if number.as_f64().is_none() => Digits::TooLarge,
        Some(number) => Digits::Number(number),
    })
}

/// The digits before and after the point; none where groups are those of no number.
fn parts(stem: &str) -> Option<(String, &str)> {
    let (whole, fraction) = match stem.rsplit_once(['.', '٫']) {
        // "1.234.567": points that group.
        Some((whole, _)) if whole.contains('.') => return grouped(stem, '.').map(|whole| (whole, "")),
        Some((whole, fraction)) => (whole, fraction),
        None => (stem, ""),
    };
    if !fraction.chars().all(|c| value(c).is_some()) {
        return None;
    }
    let comma = whole.chars().find(|c| matches!(c, ',' | '٬' | '’' | '\'' | '\u{a0}' | '\u{202f}'));
    let whole = match comma {
        Some(comma) => grouped(whole, comma)?,
        None if whole.chars().all(|c| value(c).is_some()) => whole.to_owned(),
        None => return None,
    };
    Some((whole, fraction))
}

/// Groups of three, or of two before a last one of three as in India: "12,50,000".
fn grouped(whole: &str, mark: char) -> Option<String> {
    let groups: Vec<&str> = whole.split(mark).collect();
    let length = |group: &&str| group.chars().count();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let all_digits = whole.chars().all(|c| c == mark || value(c).is_some());
    let by_three = middle.iter().all(|group| length(group) == 3) && (1..=3).contains(&length(first));
    let by_two = middle.iter().all(|group| length(group) == 2) && (1..=2).contains(&length(first));
    (all_digits && length(last) == 3 && (by_three || by_two)).then(|| groups.concat())
}

/// The value of a decimal digit: Latin, full-width, Arabic-Indic, Persian, Devanagari, Bengali.
fn value(c: char) -> Option<u32> {
    const ZEROS: [char; 6] = ['0', '０', '٠', '۰', '०', '০'];
    ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Digits, read};

    #[test]
    fn groupings_and_scripts() {
        for (word, want) in [
            ("6,854", 6854),
            ("12,50,000", 1_250_000),
            ("50000", 50_000),
            ("1.234.567", 1_234_567),
            ("١٢٣", 123),
            ("۴٬۵۰۰", 4500),
            ("１２", 12),
        ] {
            assert_eq!(read(word), Some(Digits::Number(Decimal::whole(want))), "{word}");
        }
        assert_eq!(
            read("2.5").and_then(|own| if let Digits::Number(own) = own { own.as_f64() } else { None }),
            Some(2.5)
        );
        assert_eq!(read("16th"), Some(Digits::Ordinal(Decimal::whole(16))));
    }

    #[test]
    fn what_is_no_number() {
        for word in ["3,4", "1,2,3,4", "10:30", "2026-02-03", "1980s", "12/05", "1,0000"] {
            assert_eq!(read(word), Some(Digits::Other), "{word}");
        }
        assert_eq!(read("99999999999999999999999"), Some(Digits::TooLarge));
        assert_eq!(read("twelve"), None);
    }
}
