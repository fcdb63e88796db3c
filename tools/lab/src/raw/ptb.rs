//! Sentences cut into words with the conventions of the Penn Treebank, back to text that we can cut with ours.

/// The sentence as text: clitics are glued to their hosts, damage done by a spreadsheet is mended, all else keeps a
/// space before it.
pub(super) fn text(words: &[&str]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() && !clitic(word) {
            text.push(' ');
        }
        text.push_str(&mended(word));
    }
    text
}

/// "n't", "'s", "'ll" and the apostrophe of "soldiers'". A lone apostrophe that opens a quotation is glued too; the
/// tokeniser cuts it off again wherever it stands.
fn clitic(word: &str) -> bool {
    let plain = word.replace('’', "'").to_ascii_lowercase();
    matches!(plain.as_str(), "n't" | "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m")
}

/// Undoes what a spreadsheet did to the table: "06-Mar" was the score 6-3, "2,00,000" is 200,000; "~" stood for a
/// space inside a word; brackets and quotation marks have their codes.
fn mended(word: &str) -> String {
    match word {
        "-LRB-" => return "(".to_owned(),
        "-RRB-" => return ")".to_owned(),
        "``" | "''" => return "\"".to_owned(),
        _ => {}
    }
    if let Some(score) = score(word) {
        return score;
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let commas = word.bytes().filter(|&b| b == b',').count();
    if commas >= 2 && digits + commas == word.len() {
        return thousands(&word.replace(',', ""));
    }
    word.replace('~', " ")
}

fn score(word: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (day, month) = word.split_once('-')?;
    if day.len() != 2 {
        return None;
    }
    let day: u32 = day.parse().ok()?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    Some(format!("{day}-{month}"))
}

fn thousands(digits: &str) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn clitics_and_damage() {
        assert_eq!(text(&["Iran", "'s", "army", "did", "n't", "."]), "Iran's army didn't .");
        assert_eq!(text(&["won", "06-Mar", ",", "07-May"]), "won 6-3 , 7-5");
        assert_eq!(text(&["2,00,000", "or", "10,000", "or", "12,34,567"]), "200,000 or 10,000 or 1,234,567");
        assert_eq!(text(&["the", "de~facto", "ruler", "-LRB-", "``"]), "the de facto ruler ( \"");
    }
}
