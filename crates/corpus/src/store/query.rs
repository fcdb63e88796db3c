//! What people type into a search box, as the words and phrases it asks for.

/// Stands before words that were asked for.
pub const OPEN: char = '\u{2}';
/// Stands after them.
pub const CLOSE: char = '\u{3}';

/// The query in the language of SQLite's FTS5, where everything but words, "phrases", `OR`, `-without` and `begin*` is quoted
/// away, so that no query is an error; none where it asks for nothing.
///
/// ```
/// use dateline_corpus::store::query::full_text;
/// assert_eq!(full_text("fuel depot").as_deref(), Some("\"fuel\" \"depot\""));
/// assert_eq!(full_text("\"fuel depot\" OR blast*").as_deref(), Some("\"fuel depot\" OR \"blast\"*"));
/// assert_eq!(full_text("talks -Granada").as_deref(), Some("\"talks\" NOT \"Granada\""));
/// assert_eq!(full_text("a:b NEAR(").as_deref(), Some("\"a b\" \"NEAR\""));
/// assert_eq!(full_text(" - * \" "), None);
/// ```
pub fn full_text(query: &str) -> Option<String> {
    let mut wanted: Vec<String> = Vec::new();
    let mut without = Vec::new();
    let mut or = false;
    for piece in pieces(query) {
        if piece.words == "OR" && !piece.quoted {
            or = !wanted.is_empty();
            continue;
        }
        let Some(term) = term(&piece) else { continue };
        if piece.without {
            without.push(term);
        } else if std::mem::take(&mut or) {
            wanted.push(format!("OR {term}"));
        } else {
            wanted.push(term);
        }
    }
    if wanted.is_empty() {
        return None;
    }
    let mut asked = wanted.join(" ");
    for term in without {
        asked = if asked.contains(" OR ") { format!("({asked}) NOT {term}") } else { format!("{asked} NOT {term}") };
    }
    Some(asked)
}

struct Piece {
    words: String,
    quoted: bool,
    without: bool,
}

fn pieces(query: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = query.trim_start();
    while !rest.is_empty() {
        let without = rest.starts_with('-');
        let body = if without { &rest[1..] } else { rest };
        let quote = |c: char| matches!(c, '"' | '“' | '”');
        if body.starts_with(quote) {
            let inner = body.trim_start_matches(quote);
            let end = inner.find(quote).unwrap_or(inner.len());
            pieces.push(Piece { words: inner[..end].to_owned(), quoted: true, without });
            rest = inner[end..].trim_start_matches(quote).trim_start();
        } else {
            let end = body.find(char::is_whitespace).unwrap_or(body.len());
            pieces.push(Piece { words: body[..end].to_owned(), quoted: false, without });
            rest = body[end..].trim_start();
        }
    }
    pieces
}

fn term(piece: &Piece) -> Option<String> {
    let clean: String = piece.words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let begin = !piece.quoted && piece.words.ends_with('*');
    (!words.is_empty()).then(|| format!("\"{words}\"{}", if begin { "*" } else { "" }))
}
