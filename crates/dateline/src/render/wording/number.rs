//! Numbers with their thousands set apart, as figures are printed.

/// `6,854`; `1.5` stays `1.5`.
pub(crate) fn grouped(number: f64) -> String {
    let plain = format!("{number}");
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, rest) = digits.split_at(digits.find(['.', 'e']).unwrap_or(digits.len()));
    let mut grouped = String::with_capacity(whole.len() + 4);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

/// `1,204`.
pub(crate) fn count(number: usize) -> String {
    grouped(number as f64)
}

/// `1 report`, `54 reports`, `41 stories`.
pub(crate) fn many(number: usize, noun: &str) -> String {
    let plural = match noun.strip_suffix('y') {
        _ if number == 1 => noun.to_owned(),
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    };
    format!("{} {plural}", count(number))
}

#[cfg(test)]
mod tests {
    use super::{grouped, many};

    #[test]
    fn nouns_follow_their_number() {
        assert_eq!(many(1, "story"), "1 story");
        assert_eq!(many(1204, "story"), "1,204 stories");
        assert_eq!(many(0, "day"), "0 days");
    }

    #[test]
    fn thousands() {
        assert_eq!(grouped(139.0), "139");
        assert_eq!(grouped(6854.0), "6,854");
        assert_eq!(grouped(50_235_000.0), "50,235,000");
        assert_eq!(grouped(-1234.5), "−1,234.5");
    }
}
