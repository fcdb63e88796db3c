//! Classes of characters, as the tokeniser sees them.

/// What a character is for word boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// White space and invisible separators; belongs to no word.
    Space,
    /// A letter of any script, or a mark that belongs to the letter before it.
    Letter,
    /// A decimal digit, or another number character such as `½` or `²`.
    Digit,
    /// Everything else: punctuation, symbols, emoji.
    Mark,
}

/// The class of `c`.
#[inline]
pub(crate) fn class(c: char) -> Class {
    if c.is_ascii() {
        return ASCII[c as usize];
    }
    if c.is_whitespace() || is_blank(c) {
        Class::Space
    } else if c.is_alphabetic() || continues(c) {
        Class::Letter
    } else if c.is_numeric() {
        Class::Digit
    } else {
        Class::Mark
    }
}

const ASCII: [Class; 128] = ascii();

const fn ascii() -> [Class; 128] {
    let mut table = [Class::Mark; 128];
    let mut c = 0u8;
    while c < 128 {
        table[c as usize] = if c.is_ascii_alphabetic() {
            Class::Letter
        } else if c.is_ascii_digit() {
            Class::Digit
        } else if c <= b' ' || c == 0x7F {
            Class::Space
        } else {
            Class::Mark
        };
        c += 1;
    }
    table
}

/// Invisible characters that stand between words: zero-width space, byte order marks, direction marks, C1 controls.
fn is_blank(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether `c` never starts a word of its own but belongs to the character before it: combining marks, the joiners
/// of Persian and of emoji, soft hyphens, variation selectors, skin tones.
#[inline]
pub(crate) fn continues(c: char) -> bool {
    let c = c as u32;
    if c < 0x300 {
        return c == 0xAD;
    }
    matches!(c,
        0x300..=0x36F | 0x483..=0x489 | 0x591..=0x5BD | 0x5BF..=0x5C7 | 0x610..=0x61A | 0x640 | 0x64B..=0x65F | 0x670
        | 0x6D6..=0x6ED | 0x711 | 0x730..=0x74A | 0x7A6..=0x7B0 | 0x816..=0x82D | 0x8D3..=0x903 | 0x93A..=0x94F
        | 0x951..=0x957 | 0x962..=0x963 | 0x981..=0x983 | 0x9BC..=0x9CD | 0xA01..=0xA03 | 0xA3C..=0xA4D | 0xABC..=0xACD
        | 0xB3C..=0xB4D | 0xBBE..=0xBCD | 0xC3E..=0xC4D | 0xCBC..=0xCCD | 0xD3B..=0xD4D | 0xDCA..=0xDDF | 0xE31
        | 0xE34..=0xE3A | 0xE47..=0xE4E | 0xEB1 | 0xEB4..=0xEBC | 0xEC8..=0xECE | 0xF71..=0xF84 | 0x102B..=0x103E
        | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200C | 0x200D | 0x20D0..=0x20FF | 0x3099 | 0x309A | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F | 0x1F3FB..=0x1F3FF | 0xE0020..=0xE007F | 0xE0100..=0xE01EF)
}

/// `'` and the characters used for it in words.
#[inline]
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '＇')
}

/// Hyphens that stand inside words.
#[inline]
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Marks that open a quotation or bracket.
#[inline]
pub(crate) fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '«' | '‹' | '„' | '‚' | '「' | '『' | '（')
}

/// Marks that close a quotation or bracket; straight quotes are among them because they may.
#[inline]
pub(crate) fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '”' | '’' | '»' | '›' | '"' | '\'' | '」' | '』' | '）')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        for (c, want) in [
            ('a', Class::Letter),
            ('é', Class::Letter),
            ('\u{301}', Class::Letter),
            ('س', Class::Letter),
            ('\u{200C}', Class::Letter),
            ('中', Class::Letter),
            ('7', Class::Digit),
            ('½', Class::Digit),
            ('\u{A0}', Class::Space),
            ('\u{FEFF}', Class::Space),
            ('\0', Class::Space),
            ('—', Class::Mark),
            ('👩', Class::Mark),
            ('€', Class::Mark),
        ] {
            assert_eq!(class(c), want, "{c:?}");
        }
    }
}
