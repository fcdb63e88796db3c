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

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands() {
        assert_eq!(grouped(139.0), "139");
        assert_eq!(grouped(6854.0), "6,854");
        assert_eq!(grouped(50_235_000.0), "50,235,000");
        assert_eq!(grouped(-1234.5), "−1,234.5");
    }
}
