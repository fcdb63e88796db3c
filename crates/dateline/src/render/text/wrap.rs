//! Lines of at most so many columns, out of words in several styles.
//!
//! Columns are what a terminal shows: two for 漢, none for a combining accent, two for a whole emoji family. A word
//! wider than a line is cut between grapheme clusters, never inside one.

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Writes running words into lines.
pub(crate) struct Lines<'o> {
    out: &'o mut String,
    width: usize,
    indent: usize,
    colour: bool,
    /// Columns used on the current line.
    column: usize,
    /// Whether the current line has a word.
    begun: bool,
    /// The space owed before the next word, with its style.
    space: Option<Style>,
    /// The word being gathered, in runs of one style.
    word: Vec<(String, Style)>,
    /// The style switched on in `out`.
    now: Style,
}

impl<'o> Lines<'o> {
    /// Starts at `column` of a line already begun; later lines are indented by `indent`.
    pub(crate) fn new(out: &'o mut String, width: usize, column: usize, indent: usize, colour: bool) -> Self {
        let width = width.max(indent + 8);
        let (space, word, now) = (None, Vec::new(), Style::new());
        Self { out, width, indent, colour, column, begun: false, space, word, now }
    }

    /// Adds text whose acting characters are already marks; white space ends a word, unless it is the no-break kind.
    pub(crate) fn add(&mut self, text: &str, style: Style) {
        let mut rest = text;
        while let Some(at) = rest.find(breaks) {
            self.gather(&rest[..at], style);
            self.end_word();
            self.space.get_or_insert(style);
            rest = rest[at..].trim_start_matches(breaks);
        }
        self.gather(rest, style);
    }

    /// Ends the last word and the line.
    pub(crate) fn end(mut self) {
        self.end_word();
        self.switch(Style::new());
        self.out.push('\n');
    }

    fn gather(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        match self.word.last_mut() {
            Some((run, same)) if *same == style => run.push_str(text),
            _ => self.word.push((text.to_owned(), style)),
        }
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        let wide: usize = word.iter().map(|(run, _)| run.width()).sum();
        if wide == 0 && word.is_empty() {
            return;
        }
        match self.space.take().filter(|_| self.begun) {
            Some(_) if self.column + 1 + wide > self.width => self.new_line(),
            Some(style) => {
                self.switch(style);
                self.out.push(' ');
                self.column += 1;
            }
            None => {}
        }
        self.begun = true;
        for (run, style) in word {
            self.switch(style);
            if self.column + run.width() <= self.width {
                self.column += run.width();
                self.out.push_str(&run);
                continue;
            }
            for cluster in run.graphemes(true) {
                if self.column + cluster.width() > self.width && self.column > self.indent {
                    self.new_line();
                    self.switch(style);
                }
                self.column += cluster.width();
                self.out.push_str(cluster);
            }
        }
    }

    fn new_line(&mut self) {
        self.switch(Style::new());
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', self.indent));
        self.column = self.indent;
    }

    fn switch(&mut self, style: Style) {
        if !self.colour || style == self.now {
            return;
        }
        if !self.now.is_plain() {
            self.out.push_str(&format!("{:#}", self.now));
        }
        self.out.push_str(&style.to_string());
        self.now = style;
    }
}

/// White space a line may end at: all but the no-break kinds.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use anstyle::AnsiColor;

    fn wrapped(text: &str, width: usize, indent: usize) -> String {
        let mut out = String::new();
        let mut lines = Lines::new(&mut out, width, 0, indent, false);
        lines.add(text, Style::new());
        lines.end();
        out
    }

    #[test]
    fn lines_break_at_white_space() {
        assert_eq!(wrapped("the ferry  sails\nat nine", 10, 0), "the ferry\nsails at\nnine\n");
        assert_eq!(wrapped("one two three four", 12, 2), "one two\n  three four\n");
    }

    #[test]
    fn columns_are_what_is_shown() {
        assert_eq!(wrapped("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} e\u{301}e\u{301}", 8, 0).lines().count(), 1);
        assert_eq!(wrapped("漢字漢字 漢字", 8, 0), "漢字漢字\n漢字\n");
        assert_eq!(wrapped("👩‍👩‍👧👩‍👩‍👧 👩‍👩‍👧👩‍👩‍👧", 9, 0).lines().count(), 1);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_between_clusters() {
        let out = wrapped(&"e\u{301}".repeat(20), 8, 0);
        assert!(out.lines().all(|line| line.width() <= 8 && !line.starts_with('\u{301}')), "{out}");
        assert_eq!(out.replace('\n', ""), "e\u{301}".repeat(20));
    }

    #[test]
    fn no_colour_runs_over_a_line_break() {
        let mut out = String::new();
        let red = Style::new().fg_color(Some(AnsiColor::Red.into()));
        let mut lines = Lines::new(&mut out, 9, 0, 0, true);
        lines.add("a ", Style::new());
        lines.add("red word", red);
        lines.end();
        assert_eq!(out, "a \u{1b}[31mred\u{1b}[0m\n\u{1b}[31mword\u{1b}[0m\n");
    }
}
