//! Numbers that stay in one word, and what splits from them.

/// Length in bytes of the number at the start of `rest`, which begins with an ASCII digit, or with a sign, point or
/// apostrophe before one. Ordinals ("21st") and decades ("1980s") keep their letters; units and clock halves split
/// off ("3.5|bn", "9|am", "12|-|day").
pub(crate) fn length(rest: &[u8]) -> usize {
    let mut at = 0;
    if matches!(rest.first(), Some(b'+' | b'.' | b'\'')) {
        at = 1;
    }
    let digits = |from: usize| rest[from.min(rest.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    if let Some(length) = dashed(rest) {
        return length;
    }
    at += digits(at);
    loop {
        let next = digits(at + 1);
        let joined = match rest.get(at) {
            Some(b'.' | b':' | b'/') => next > 0,
            Some(b',') => {
                next == 3 || (next == 2 && is_indian_group(&rest[at..])) || is_decimal_comma(&rest[at + 1..], next)
            }
            _ => false,
        };
        if !joined {
            break;
        }
        at += 1 + next;
    }
    at + suffix(&rest[at..])
}

/// The lengths of the groups of digits between hyphens that make one number: dates, telephone numbers.
fn dashed(rest: &[u8]) -> Option<usize> {
    let mut groups = [0usize; 4];
    let mut count = 0;
    let mut at = 0;
    loop {
        let digits = rest[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || count == groups.len() {
            return None;
        }
        groups[count] = digits;
        count += 1;
        at += digits;
        match rest.get(at) {
            Some(b'-') if rest.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 1,
            Some(b'-') => return None,
            _ => break,
        }
    }
    let one = matches!(
        groups[..count],
        [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4] | [3, 4] | [3, 3, 4] | [1, 3, 3, 4] | [5, 4]
    );
    one.then_some(at)
}

/// ",50,000" of "12,50,000": groups of two before a last group of three.
fn is_indian_group(rest: &[u8]) -> bool {
    rest.len() > 6 && rest[3] == b',' && rest[4..7].iter().all(u8::is_ascii_digit)
}

/// "40" after the comma of "3,40": one group of one or two digits; not the "2" of "[1,2]".
fn is_decimal_comma(after: &[u8], digits: usize) -> bool {
    (1..=2).contains(&digits) && !matches!(after.get(digits), Some(b',' | b']'))
}

/// "st", "nd", "rd", "th" and the "s" of decades, where no other letter follows.
fn suffix(rest: &[u8]) -> usize {
    let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if rest.get(letters).is_some_and(|b| !b.is_ascii()) && !rest[letters..].starts_with("’".as_bytes()) {
        return 0;
    }
    let word = &rest[..letters];
    let ordinal = [b"st", b"nd", b"rd", b"th"].iter().any(|s| word.eq_ignore_ascii_case(*s));
    if ordinal || word == b"s" { letters } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn numbers() {
        for (rest, want) in [
            ("1,000.50", "1,000.50"),
            ("0600", "0600"),
            ("10:30pm", "10:30"),
            ("12/05/2025", "12/05/2025"),
            ("2026-02-03", "2026-02-03"),
            ("50%", "50"),
            ("3.5bn", "3.5"),
            ("12-day", "12"),
            ("1990-1995", "1990"),
            ("713-853-3989.", "713-853-3989"),
            ("21st-century", "21st"),
            ("1980s", "1980s"),
            ("'60s", "'60s"),
            (".22", ".22"),
            ("5.", "5"),
            ("2003,2004", "2003"),
            ("3,40", "3,40"),
            ("1,2]", "1"),
            ("18,19,20", "18"),
            ("12,50,000", "12,50,000"),
        ] {
            assert_eq!(&rest[..length(rest.as_bytes())], want);
        }
    }
}
