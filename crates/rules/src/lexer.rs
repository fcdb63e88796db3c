//! One line of a rule file cut into words, texts and signs.

use crate::problem::Fault;
use crate::syntax_tree::Place;

/// What a line is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    Word(&'t str),
    /// `@name`, without the sign.
    List(&'t str),
    /// In quotes; what it holds.
    Text(String),
    Or,
    Comma,
    Open,
    Close,
    Equals,
    Down,
    Below,
    Up,
    Optional,
}

/// A token, its place in the file and its bytes in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme<'t> {
    pub(crate) token: Token<'t>,
    pub(crate) at: Place,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// Cuts a line. A comment begins with a `#` that begins a token.
pub(crate) fn cut(line: &str, number: u32) -> Result<Vec<Lexeme<'_>>, Fault> {
    let mut lexemes = Vec::new();
    let (mut byte, mut column) = (0, 1u32);
    while let Some(first) = line[byte..].chars().next() {
        if first.is_whitespace() {
            (byte, column) = (byte + first.len_utf8(), column + 1);
            continue;
        }
        if first == '#' {
            break;
        }
        let rest = &line[byte..];
        let (token, length) = token(rest, first).map_err(|(message, remedy)| {
            let length = rest.trim_end().chars().count() as u32;
            Fault::error(Place { line: number, column, length }, message, remedy)
        })?;
        let width = rest[..length].chars().count() as u32;
        let at = Place { line: number, column, length: width };
        lexemes.push(Lexeme { token, at, from: byte, to: byte + length });
        (byte, column) = (byte + length, column + width);
    }
    Ok(lexemes)
}

/// The token that `rest` begins with and its length in bytes; else what is wrong and what to do.
fn token(rest: &str, first: char) -> Result<(Token<'_>, usize), (&'static str, &'static str)> {
    let sign = match first {
        '|' => Token::Or,
        ',' => Token::Comma,
        '(' => Token::Open,
        ')' => Token::Close,
        '=' => Token::Equals,
        '<' => Token::Up,
        '?' => Token::Optional,
        '>' if rest.starts_with(">>") => return Ok((Token::Below, 2)),
        '>' => Token::Down,
        '"' => return text(rest),
        '“' | '”' | '„' | '«' => {
            return Err((
                "a text stands in straight quotation marks",
                "write \" before and after it, and \\\" inside it",
            ));
        }
        '@' => {
            let name = word(&rest[1..]);
            if name.is_empty() {
                return Err(("`@` without the name of a list", "write the name right behind it: `@say`"));
            }
            return Ok((Token::List(name), name.len() + 1));
        }
        _ => {
            let word = word(rest);
            return Ok((Token::Word(word), word.len()));
        }
    };
    Ok((sign, 1))
}

/// Up to the next blank or sign.
fn word(rest: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, '|' | ',' | '(' | ')' | '=' | '<' | '>' | '?' | '"' | '@');
    &rest[..rest.find(ends).unwrap_or(rest.len())]
}

/// A text in quotes: `\"` and `\\` stand for what follows the stroke.
fn text(rest: &str) -> Result<(Token<'_>, usize), (&'static str, &'static str)> {
    let mut held = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((byte, c)) = chars.next() {
        match c {
            '"' => return Ok((Token::Text(held), byte + 1)),
            '\\' if matches!(chars.peek(), Some((_, '"' | '\\'))) => held.extend(chars.next().map(|(_, c)| c)),
            c => held.push(c),
        }
    }
    Err(("a text without its closing quotation mark", "end it with \" on the same line; inside a text write \\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(line: &str) -> Vec<Token<'_>> {
        cut(line, 1).unwrap().into_iter().map(|lexeme| lexeme.token).collect()
    }

    #[test]
    fn signs_need_no_blanks() {
        let expected = [
            Token::Word("to"),
            Token::Optional,
            Token::Word("cue"),
            Token::Below,
            Token::Word("obl:agent"),
            Token::Open,
            Token::Word("by"),
            Token::Or,
            Token::List("of"),
            Token::Close,
        ];
        assert_eq!(tokens("to?cue>>obl:agent(by|@of)# why"), expected);
    }

    #[test]
    fn columns_are_characters() {
        let lexemes = cut("\té “", 4).map(|_| ()).unwrap_err();
        assert_eq!(lexemes.at, Place { line: 4, column: 4, length: 1 });
        let lexemes = cut("yes \"é\" who=\"a\"", 2).unwrap();
        assert_eq!(lexemes[2].at, Place { line: 2, column: 9, length: 3 });
    }

    #[test]
    fn texts_hold_quotation_marks() {
        assert_eq!(tokens(r#"yes "\"No,\" he said \\.""#)[1], Token::Text(r#""No," he said \."#.to_owned()));
        assert!(cut("yes \"No", 1).is_err());
        assert_eq!(
            tokens("text n't|\"#\" # n't"),
            [Token::Word("text"), Token::Word("n't"), Token::Or, Token::Text("#".into())]
        );
    }
}
