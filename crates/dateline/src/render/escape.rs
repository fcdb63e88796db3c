//! Characters that would be markup in Markdown, kept letters.

/// Backslashes before the characters that could begin inline markup.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Where a backslash must go so that the line does not begin a heading, a list or a rule.
pub(crate) fn block_marker(line: &str) -> Option<usize> {
    if line.starts_with(['#', '+', '-', '=', ':']) {
        return Some(0);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && line[digits..].starts_with(['.', ')'])).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_report_stays_letters() {
        assert_eq!(escaped("*a* _b_ [c](d) <e> `f` &amp;"), "\\*a\\* \\_b\\_ \\[c\\](d) \\<e\\> \\`f\\` \\&amp;");
        assert_eq!(block_marker("# not a heading"), Some(0));
        assert_eq!(block_marker("1945. The year"), Some(4));
        assert_eq!(block_marker("The year"), None);
    }
}
