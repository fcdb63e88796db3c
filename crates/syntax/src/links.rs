//! Addresses that stay in one word: URLs, e-mail addresses, host and file names, handles, hashtags.

/// Length in bytes of the address that starts at `rest`, which runs to the next white space. 0 where there is none.
///
/// Linear in the length of `rest`.
pub(crate) fn length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    match bytes.first() {
        Some(b'@' | b'#') => return handle(bytes),
        Some(b) if b.is_ascii_alphanumeric() => {}
        _ => return 0,
    }
    let head = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-')).count();
    if bytes[head..].starts_with(b"://") || is_www(bytes) || (rest.starts_with("mailto:")) {
        return trimmed(rest, until_fence(rest));
    }
    let mail = mail(bytes);
    if mail > 0 {
        return mail;
    }
    name(rest)
}

/// Whether a stretch without white space can hold an address at all; a cheap test before [`length`].
pub(crate) fn possible(chunk: &[u8]) -> bool {
    let mut dot = false;
    for (i, b) in chunk.iter().enumerate() {
        match b {
            b'@' | b'#' => return true,
            b':' if chunk[i..].starts_with(b"://") => return true,
            b'.' => dot |= chunk.get(i + 1).is_some_and(u8::is_ascii_alphanumeric),
            _ => {}
        }
    }
    dot
}

/// "www." and a letter or digit.
fn is_www(bytes: &[u8]) -> bool {
    bytes.len() > 4 && bytes[..4].eq_ignore_ascii_case(b"www.") && bytes[4].is_ascii_alphanumeric()
}

/// Up to the first character that fences an address off: brackets, quotes, non-ASCII quotation marks.
fn until_fence(rest: &str) -> usize {
    rest.char_indices()
        .find(|(_, c)| matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '|'))
        .map_or(rest.len(), |(i, _)| i)
}

/// Without the sentence's punctuation at the end; a closing bracket stays where the address opened it.
fn trimmed(rest: &str, mut end: usize) -> usize {
    let opened = rest.as_bytes()[..end].contains(&b'(');
    while let Some(c) = rest[..end].chars().next_back() {
        let punctuation =
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '}' | '*' | '’' | '‘' | '…' | '—' | '–')
                || (c == ')' && !opened);
        if !punctuation {
            break;
        }
        end -= c.len_utf8();
    }
    end
}

/// "@reuters", "#COP30".
fn handle(bytes: &[u8]) -> usize {
    let body = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    // "#1" is a number sign and a number.
    if body == 0 || (bytes[0] == b'#' && bytes[1].is_ascii_digit()) { 0 } else { 1 + body }
}

/// "desk@example.org".
fn mail(bytes: &[u8]) -> usize {
    let local =
        bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%')).count();
    if bytes.get(local) != Some(&b'@') {
        return 0;
    }
    let host = &bytes[local + 1..];
    let mut length = host.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
    while length > 0 && !host[length - 1].is_ascii_alphanumeric() {
        length -= 1;
    }
    if length == 0 { 0 } else { local + 1 + length }
}

/// Endings of host names that no English word written after a full stop shares.
const HOSTS: &[&str] = &[
    "com", "org", "net", "gov", "edu", "mil", "info", "biz", "tv", "uk", "eu", "de", "fr", "ru", "ua", "ir", "il",
    "cn", "jp", "au", "ca", "nz", "ch", "nl", "io",
];

/// Endings of file names.
const FILES: &[&str] = &[
    "html", "htm", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "txt", "jpg", "jpeg", "png", "gif", "zip", "exe", "mp3",
    "mp4",
];

/// "bbc.co.uk", "example.com/news", "report.pdf".
fn name(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut length = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')).count();
    while length > 0 && !bytes[length - 1].is_ascii_alphanumeric() {
        length -= 1;
    }
    let host = &rest[..length];
    let Some((before, last)) = host.rsplit_once('.') else { return 0 };
    if before.is_empty() || before.contains("..") {
        return 0;
    }
    let known = |list: &[&str]| list.iter().any(|ending| last.eq_ignore_ascii_case(ending));
    // "said.De" is a missing space, "lemonde.fr" is not: country endings must be in lower case.
    if last.len() == 2 && last.bytes().any(|b| b.is_ascii_uppercase()) {
        return 0;
    }
    if !known(HOSTS) {
        return if known(FILES) { length } else { 0 };
    }
    match bytes.get(length) {
        Some(b'/') => trimmed(rest, until_fence(rest)),
        _ => length,
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn addresses() {
        for (rest, want) in [
            ("https://example.org/a(b).", "https://example.org/a(b)"),
            ("http://example.org/x),", "http://example.org/x"),
            ("http://example.org/x”", "http://example.org/x"),
            ("www.example.org,", "www.example.org"),
            ("desk@example.org.", "desk@example.org"),
            ("bbc.co.uk.", "bbc.co.uk"),
            ("example.com/news?id=1!", "example.com/news?id=1"),
            ("report.pdf)", "report.pdf"),
            ("@reuters:", "@reuters"),
            ("#COP30", "#COP30"),
            ("#1", ""),
            ("said.The", ""),
            ("U.S.", ""),
            ("talks", ""),
        ] {
            assert_eq!(&rest[..length(rest)], want);
        }
    }
}
