//! Characters that act instead of showing: found here, so that no renderer hands them on raw.
//!
//! A report is somebody else's text. An escape sequence in it could rewrite a terminal's title or hide a line; a
//! bidirectional override could turn a name round. Both are shown as marks (`␛`, `⟨RLO⟩`). The joiners that Persian
//! words and emoji are built with (U+200C, U+200D) do no such thing and stay as they are.

use std::fmt;

/// What to print for a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// The character itself.
    Itself,
    /// One space: tabs and every kind of line break.
    Space,
    /// A one-column picture of a control character.
    Picture(char),
    /// A short name, to be set in `⟨ ⟩`.
    Named(&'static str),
    /// Its number, to be set in `⟨ ⟩`.
    Numbered(u32),
}

/// How one character is to be shown.
pub(crate) fn look(c: char) -> Look {
    let named = match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => return Look::Space,
        '\0'..='\u{1f}' => return Look::Picture(char::from_u32(0x2400 + c as u32).unwrap_or('␦')),
        '\u{7f}' => return Look::Picture('␡'),
        '\u{ad}' => "SHY",
        '\u{61c}' => "ALM",
        '\u{180e}' => "MVS",
        '\u{200b}' => "ZWSP",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{feff}' => "BOM",
        '\u{80}'..='\u{9f}'
        | '\u{2061}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => return Look::Numbered(c as u32),
        _ => return Look::Itself,
    };
    Look::Named(named)
}

/// Text with its acting characters made visible, for display.
///
/// Displayed, `Visible("a\u{1b}[31m\u{202e}b")` reads `a␛[31m⟨RLO⟩b`.
pub(crate) struct Visible<'t>(pub(crate) &'t str);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in self.0.char_indices() {
            let look = look(c);
            if look == Look::Itself {
                continue;
            }
            f.write_str(&self.0[plain..at])?;
            plain = at + c.len_utf8();
            write_mark(f, look)?;
        }
        f.write_str(&self.0[plain..])
    }
}

/// Writes the mark of an acting character.
pub(crate) fn write_mark(f: &mut dyn fmt::Write, look: Look) -> fmt::Result {
    match look {
        Look::Itself => Ok(()),
        Look::Space => f.write_char(' '),
        Look::Picture(c) => f.write_char(c),
        Look::Named(name) => write!(f, "⟨{name}⟩"),
        Look::Numbered(number) => write!(f, "⟨U+{number:04X}⟩"),
    }
}

/// [`Visible`] text on one line: runs of white space are one space, none at the ends.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&Visible(word).to_string());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_passes_raw() {
        let hostile = (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| {
            c.is_control() || matches!(*c as u32, 0x61c | 0x200e | 0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff)
        });
        for c in hostile {
            let shown = Visible(&c.to_string()).to_string();
            assert!(!shown.contains(c), "U+{:04X} passes", c as u32);
            assert!(!shown.chars().any(char::is_control), "U+{:04X} leaves a control character", c as u32);
        }
    }

    #[test]
    fn ordinary_text_is_untouched() {
        for text in ["سلام", "می‌خواهم", "👩‍👩‍👧", "e\u{301}", "naïve “quotes” — dashes"]
        {
            assert_eq!(Visible(text).to_string(), text);
        }
    }

    #[test]
    fn marks_are_readable() {
        assert_eq!(Visible("a\u{1b}[31m\u{202e}b\u{9b}").to_string(), "a␛[31m⟨RLO⟩b⟨U+009B⟩");
        assert_eq!(one_line(" a \n\t b\u{200f} "), "a b⟨RLM⟩");
    }
}
