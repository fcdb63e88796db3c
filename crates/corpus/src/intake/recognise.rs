//! What a file is: by its first bytes, with its extension as a hint where the bytes leave it open.

use super::error::{Fault, Trouble, trouble};

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One report, as text.
    Text,
    /// One report per line, as a JSON object.
    JsonLines,
    /// One report, as a web page.
    Html,
    /// One report per document, as words with their trees.
    Conllu,
}

/// What the first bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Recognised {
    Format(Format),
    Gzip,
}

/// Magic numbers of what is not read, with what to do. `(bytes, name, remedy)`.
const MAGIC: [(&[u8], &str, &str); 22] = [
    (b"%PDF", "a PDF", "extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, odt, epub)", "unpack it, or save it as plain text"),
    (b"PK\x05\x06", "an empty zip archive", "unpack it"),
    (b"{\\rtf", "a rich-text (RTF) document", "save it as plain text"),
    (b"\xD0\xCF\x11\xE0", "an old office document (doc, xls, msg)", "save it as plain text"),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed", "unpack it first, or pipe it: zstd -dc FILE | dateline read -"),
    (b"BZh", "bzip2-compressed", "unpack it first, or pipe it: bzip2 -dc FILE | dateline read -"),
    (b"\xFD7zXZ\0", "xz-compressed", "unpack it first, or pipe it: xz -dc FILE | dateline read -"),
    (b"7z\xBC\xAF", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a PNG image", "give the report's text; text in images is not read"),
    (b"\xFF\xD8\xFF", "a JPEG image", "give the report's text; text in images is not read"),
    (b"GIF8", "a GIF image", "give the report's text; text in images is not read"),
    (b"RIFF", "an image or recording (RIFF)", "give the report's text"),
    (b"II*\0", "a TIFF image", "give the report's text; text in images is not read"),
    (b"MM\0*", "a TIFF image", "give the report's text; text in images is not read"),
    (b"ID3", "a recording (MP3)", "give a transcript as text"),
    (b"PAR1", "a Parquet file", "export its rows as JSON Lines with a `text` field"),
    (b"ARROW1", "an Arrow file", "export its rows as JSON Lines with a `text` field"),
    (b"SQLite format 3\0", "an SQLite database", "export its rows as JSON Lines with a `text` field"),
    (b"\x7FELF", "a program", "give a text, JSON Lines or HTML file"),
    (b"WARC/", "a web archive (WARC)", "export its pages as HTML files or as JSON Lines with a `text` field"),
];

/// XML vocabularies of the news trade, by root element.
const XML_ROOTS: [(&str, &str); 8] = [
    ("rss", "an RSS feed"),
    ("feed", "an Atom feed"),
    ("rdf", "an RSS 1.0 feed"),
    ("newsmessage", "NewsML-G2"),
    ("newsitem", "NewsML-G2"),
    ("newsml", "NewsML 1"),
    ("nitf", "NITF"),
    ("mediawiki", "a MediaWiki dump"),
];

const AS_LINES: &str = "convert it to JSON Lines, one object with `text` and `date` per report";

/// Recognises a file by its first bytes (as many as are at hand, some thousands) and its extension in lower case.
pub(crate) fn recognise(head: &[u8], extension: &str) -> Result<Recognised, Fault> {
    if head.starts_with(&[0x1F, 0x8B]) {
        return Ok(Recognised::Gzip);
    }
    let unsupported = |name: &str, remedy: &str| {
        trouble(Trouble::Unsupported, format!("this is {name}, which is not supported"), remedy)
    };
    if let Some((_, name, remedy)) = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Err(unsupported(name, remedy));
    }
    let wide = wide_text(head);
    if !wide && looks_binary(head) {
        return Err(trouble(
            Trouble::Binary,
            "this is a binary file, not text",
            "give a text, JSON Lines or HTML file",
        ));
    }
    let start = narrow(head, wide);
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if extension == "conllu" || is_conllu(start) {
        return Ok(Recognised::Format(Format::Conllu));
    }
    let lines_extension = matches!(extension, "jsonl" | "ndjson" | "jsonlines");
    if lines_extension {
        return Ok(Recognised::Format(Format::JsonLines));
    }
    if let Some(inside) = start.strip_prefix('{') {
        let inside = inside.trim_start();
        if inside.starts_with('"') || inside.starts_with('}') {
            let first_line = start.lines().next().unwrap_or("");
            if extension == "json" && first_line.trim_end() == "{" {
                return Err(unsupported("a JSON object over several lines", "write it on one line: jq -c . FILE"));
            }
            return Ok(Recognised::Format(Format::JsonLines));
        }
    }
    if extension == "json" {
        return Err(unsupported("a JSON array or value", "write one object per line: jq -c '.[]' FILE"));
    }
    if let Some(found) = markup(start, extension) {
        return found.map_err(|name| unsupported(name, AS_LINES));
    }
    match extension {
        "html" | "htm" | "xhtml" | "xht" => return Ok(Recognised::Format(Format::Html)),
        "csv" | "tsv" => return Err(unsupported("a table (CSV)", AS_LINES)),
        _ => {}
    }
    if is_mail(start) {
        return Err(unsupported("an e-mail message", "save its body as plain text"));
    }
    Ok(Recognised::Format(Format::Text))
}

/// A page or an XML vocabulary; `None` where it is text, perhaps one that happens to begin with `<`.
fn markup(start: &str, extension: &str) -> Option<Result<Recognised, &'static str>> {
    const HTML: [&str; 16] = [
        "html", "head", "body", "title", "meta", "article", "main", "section", "div", "p", "h1", "h2", "script",
        "span", "table", "base",
    ];
    let mut rest = start;
    let mut xml = false;
    // A bounded number of comments and declarations may come first.
    for _ in 0..32 {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->")?.1;
        } else if let Some(after) = rest.strip_prefix("<?") {
            xml |= after.starts_with("xml");
            rest = after.split_once('>')?.1;
        } else if let Some(after) = rest.strip_prefix("<!") {
            if after.get(..12).is_some_and(|d| d.eq_ignore_ascii_case("doctype html")) {
                return Some(Ok(Recognised::Format(Format::Html)));
            }
            xml |= after.get(..7).is_some_and(|d| d.eq_ignore_ascii_case("doctype"));
            rest = after.split_once('>')?.1;
        } else {
            break;
        }
    }
    let name: String = rest
        .strip_prefix('<')?
        .chars()
        .take(24)
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-'))
        .collect();
    let name = name.rsplit(':').next().unwrap_or("").to_ascii_lowercase();
    if HTML.contains(&name.as_str()) {
        return Some(Ok(Recognised::Format(Format::Html)));
    }
    if let Some((_, format)) = XML_ROOTS.iter().find(|(root, _)| *root == name) {
        return Some(Err(format));
    }
    let known = matches!(extension, "html" | "htm" | "xhtml" | "xht");
    (xml && !known).then_some(Err("an XML document of an unknown vocabulary"))
}

/// Comments, then a row of ten columns that begins with the first word of a sentence.
fn is_conllu(start: &str) -> bool {
    let row = start.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or("");
    let first = row.strip_prefix('1').is_some_and(|rest| rest.starts_with(['\t', '-']));
    first && row.bytes().filter(|&b| b == b'\t').count() == 9
}

/// Mail by its header block: field lines, among them one that only mail has.
fn is_mail(start: &str) -> bool {
    let header = start.split("\n\n").next().unwrap_or("").split("\r\n\r\n").next().unwrap_or("");
    header.lines().any(|line| {
        let field = line.split(':').next().unwrap_or("").to_ascii_lowercase();
        matches!(field.as_str(), "message-id" | "mime-version" | "return-path" | "received" | "delivered-to")
    }) && header.lines().next().is_some_and(|l| l.contains(':') || l.starts_with("From "))
}

/// UTF-16, by its byte order mark or because every other byte is zero.
fn wide_text(head: &[u8]) -> bool {
    head.starts_with(&[0xFE, 0xFF]) || head.starts_with(&[0xFF, 0xFE]) || undeclared_wide(head).is_some()
}

/// UTF-16 without a byte order mark: `Some(true)` for little endian.
pub(crate) fn undeclared_wide(head: &[u8]) -> Option<bool> {
    let head = &head[..head.len().min(4096) & !1];
    if head.len() < 4 {
        return None;
    }
    let pairs = head.len() / 2;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if second * 10 >= pairs * 6 && first * 10 < pairs {
        return Some(true);
    }
    (first * 10 >= pairs * 6 && second * 10 < pairs).then_some(false)
}

/// Zero bytes, or more than one control character in ten.
fn looks_binary(head: &[u8]) -> bool {
    let control = |b: &&u8| matches!(**b, 0x00..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    head.contains(&0) || head.iter().filter(control).count() * 10 > head.len()
}

/// The first bytes as characters, for looking only.
fn narrow(head: &[u8], wide: bool) -> String {
    if wide {
        return head.iter().filter(|b| **b != 0 && b.is_ascii()).map(|b| char::from(*b)).collect();
    }
    String::from_utf8_lossy(head).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(head: &[u8], extension: &str) -> Result<Recognised, Trouble> {
        recognise(head, extension).map_err(|fault| fault.kind)
    }

    #[test]
    fn content_before_extension() {
        let ok = |format| Ok(Recognised::Format(format));
        for (head, extension, is) in [
            (&b"The envoys met."[..], "txt", ok(Format::Text)),
            (b"The envoys met.", "", ok(Format::Text)),
            (b"<!DOCTYPE html><p>", "txt", ok(Format::Html)),
            (b"\xEF\xBB\xBF <!-- a --><html>", "", ok(Format::Html)),
            (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC><html>", "xml", ok(Format::Html)),
            (b"<custom-tag>", "html", ok(Format::Html)),
            (b"# newdoc\n1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n", "txt", ok(Format::Conllu)),
            (b"# A heading\n1\ta table", "txt", ok(Format::Text)),
            (b"anything", "conllu", ok(Format::Conllu)),
            (b"<name@example.org> wrote", "txt", ok(Format::Text)),
            (b"{\"text\": 1}", "txt", ok(Format::JsonLines)),
            (b"not json", "jsonl", ok(Format::JsonLines)),
            (b"{curly} words", "txt", ok(Format::Text)),
            (b"\xFF\xFET\0h\0e\0", "txt", ok(Format::Text)),
            (b"\x1F\x8B\x08", "txt", Ok(Recognised::Gzip)),
            (b"%PDF-1.4", "txt", Err(Trouble::Unsupported)),
            (b"<rss version='2.0'>", "txt", Err(Trouble::Unsupported)),
            (b"<?xml version='1.0'?><nitf>", "", Err(Trouble::Unsupported)),
            (b"[{\"text\": 1}]", "json", Err(Trouble::Unsupported)),
            (b"a,b\n1,2", "csv", Err(Trouble::Unsupported)),
            (b"Received: from a\r\nSubject: b\r\n\r\nBody", "eml", Err(Trouble::Unsupported)),
            (b"\x00\x01\x02\x03", "txt", Err(Trouble::Binary)),
        ] {
            assert_eq!(format(head, extension), is, "{:?}.{extension}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_report_may_look_like_a_letter() {
        let report = b"Date: 3 February 2026\nFrom: the desk\n\nThe envoys met.";
        assert_eq!(format(report, "txt"), Ok(Recognised::Format(Format::Text)));
    }
}
