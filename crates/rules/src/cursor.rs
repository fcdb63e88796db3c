//! A way through the tokens of one line, with the complaint where the next one is not what it must be.

use crate::lexer::{Lexeme, Token};
use crate::problem::Fault;
use crate::syntax_tree::{Entry, Named, Place};

/// The tokens of a line and which is next.
pub(crate) struct Cursor<'t> {
    line: &'t str,
    number: u32,
    lexemes: Vec<Lexeme<'t>>,
    next: usize,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(line: &'t str, number: u32, lexemes: Vec<Lexeme<'t>>) -> Self {
        Self { line, number, lexemes, next: 0 }
    }

    pub(crate) fn peek(&self) -> Option<&Token<'t>> {
        self.lexemes.get(self.next).map(|lexeme| &lexeme.token)
    }

    pub(crate) fn after(&self, ahead: usize) -> Option<&Token<'t>> {
        self.lexemes.get(self.next + ahead).map(|lexeme| &lexeme.token)
    }

    pub(crate) fn skip(&mut self) {
        self.next += 1;
    }

    /// The index of the next token, for [`text_from`](Self::text_from).
    pub(crate) fn mark(&self) -> usize {
        self.next
    }

    /// Whether any token is one of these.
    pub(crate) fn has(&self, tokens: &[Token<'_>]) -> bool {
        self.lexemes.iter().any(|lexeme| tokens.contains(&lexeme.token))
    }

    /// Takes the next token if it is this one.
    pub(crate) fn eat(&mut self, token: &Token<'_>) -> bool {
        let is = self.peek() == Some(token);
        self.next += usize::from(is);
        is
    }

    /// Takes the next token if it is this word.
    pub(crate) fn eat_word(&mut self, word: &str) -> bool {
        self.eat(&Token::Word(word))
    }

    /// Where the next token stands; behind the line if there is none.
    pub(crate) fn at(&self) -> Place {
        self.lexemes.get(self.next).map_or_else(|| self.end(), |lexeme| lexeme.at)
    }

    fn end(&self) -> Place {
        let last = self.lexemes.last().map_or(1, |lexeme| lexeme.at.column + lexeme.at.length);
        Place { line: self.number, column: last, length: 1 }
    }

    /// From the first token to the last.
    pub(crate) fn whole(&self) -> Place {
        let column = self.lexemes.first().map_or(1, |lexeme| lexeme.at.column);
        Place { line: self.number, column, length: self.end().column - column }
    }

    /// The characters from a token up to the one that was taken last.
    pub(crate) fn text_from(&self, mark: usize) -> String {
        let end = self.next.min(self.lexemes.len());
        let (first, last) = (self.lexemes.get(mark), end.checked_sub(1).and_then(|last| self.lexemes.get(last)));
        let range = first.zip(last).map(|(first, last)| first.from..last.to);
        range.and_then(|range| self.line.get(range)).unwrap_or("").to_owned()
    }

    /// A word that must come next.
    pub(crate) fn word(&mut self, what: &str, remedy: &str) -> Result<Named, Fault> {
        match self.peek() {
            Some(Token::Word(word)) => {
                let named = Named { text: (*word).to_owned(), at: self.at() };
                self.skip();
                Ok(named)
            }
            _ => Err(self.fault(&format!("{what} is missing here"), remedy)),
        }
    }

    /// A text in quotes that must come next.
    pub(crate) fn text(&mut self, what: &str, remedy: &str) -> Result<Named, Fault> {
        match self.peek() {
            Some(Token::Text(text)) => {
                let named = Named { text: text.clone(), at: self.at() };
                self.skip();
                Ok(named)
            }
            _ => Err(self.fault(&format!("{what} is missing here"), remedy)),
        }
    }

    /// A word, bare or in quotes, or a list, if one comes next.
    pub(crate) fn entry(&mut self) -> Option<Entry> {
        let (is_list, text) = match self.peek()? {
            Token::Word(word) => (false, (*word).to_owned()),
            Token::Text(text) => (false, text.clone()),
            Token::List(name) => (true, (*name).to_owned()),
            _ => return None,
        };
        let name = Named { text, at: self.at() };
        self.skip();
        Some(Entry { is_list, name })
    }

    /// A complaint at the next token.
    pub(crate) fn fault(&self, message: &str, remedy: &str) -> Fault {
        Fault::error(self.at(), message, remedy)
    }

    /// The complaint that the line goes on.
    pub(crate) fn end_of_line(&self, remedy: &str) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fault("this does not belong here", remedy)),
        }
    }
}
