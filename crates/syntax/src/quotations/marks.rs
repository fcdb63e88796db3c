//! Quotation marks told from apostrophes, elisions, feet and inches, by the characters on either side.

/// The families that pair with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“ ”`, `„ “`, ``` `` '' ```.
    Double,
    /// `'`, `‘ ’`, `‚ ‘`.
    Single,
    /// `« »`, `‹ ›`, in either direction.
    Angle,
}

/// A mark that may open or close a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// First byte, in the text.
    pub(super) at: usize,
    /// Bytes.
    pub(super) len: usize,
    pub(super) family: Family,
    /// Whether its shape and place let it open.
    pub(super) opens: bool,
    /// Whether its shape and place let it close.
    pub(super) closes: bool,
    /// A single mark that may as well be the apostrophe of a plural: "the workers’ demands".
    pub(super) plural: bool,
    /// An opening shape, `“` or `‘`, so that a missing partner is the writer's slip and no apostrophe.
    pub(super) shaped: bool,
}

/// The marks of a block of `text`, in reading order.
pub(super) fn find(text: &str, from: usize, to: usize, marks: &mut Vec<Mark>) {
    let block = text.get(from..to).unwrap_or("");
    let bytes = block.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let c = match byte {
            b'"' => '"',
            b'\'' => '\'',
            b'`' => '`',
            0xE2 | 0xC2 | 0xEF => match block[at..].chars().next() {
                Some(c) => c,
                None => break,
            },
            _ => {
                at += 1;
                continue;
            }
        };
        let len = c.len_utf8();
        // Two single marks side by side make a double one.
        let doubled = matches!(c, '\'' | '`' | '‘' | '’') && block[at + len..].starts_with(c);
        let len = if doubled { 2 * len } else { len };
        let around = Around { before: &block[..at], after: &block[at + len..] };
        let found = match c {
            '"' | '＂' => around.straight(),
            '“' | '‟' => around.shaped(true),
            '”' => around.shaped(false),
            '„' => Some((true, false)),
            '«' | '‹' => around.angle(true),
            '»' | '›' => around.angle(false),
            '\'' | '`' | '‘' | '’' | '‚' | '‛' if doubled => around.shaped(matches!(c, '`' | '‘')),
            '\'' | '`' | '‘' | '’' | '‚' | '‛' => around.single(c),
            _ => None,
        };
        if let Some((opens, closes)) = found {
            let family = match c {
                '«' | '‹' | '»' | '›' => Family::Angle,
                '\'' | '`' | '‘' | '’' | '‚' | '‛' if !doubled => Family::Single,
                _ => Family::Double,
            };
            let plural = family == Family::Single && closes && around.is_plural();
            let shaped = matches!(c, '“' | '„' | '‘' | '‚' | '`');
            marks.push(Mark { at: from + at, len, family, opens, closes, plural, shaped });
        }
        at += len;
    }
}

/// The text on both sides of a mark, within its block.
struct Around<'t> {
    before: &'t str,
    after: &'t str,
}

impl Around<'_> {
    fn previous(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    fn next(&self) -> Option<char> {
        self.after.chars().next()
    }

    /// A word may begin here: after nothing, space, an opening bracket, a dash or another opening mark.
    fn at_start(&self) -> bool {
        self.previous().is_none_or(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | '['
                        | '{'
                        | '—'
                        | '–'
                        | '-'
                        | '/'
                        | '“'
                        | '‘'
                        | '"'
                        | '\''
                        | '«'
                        | '„'
                        | '…'
                        | '¿'
                        | '¡'
                        | '`'
                )
        })
    }

    /// A word, or a sentence, may have ended here.
    fn at_end(&self) -> bool {
        self.previous().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '{'))
            && self.next().is_none_or(|c| !c.is_alphanumeric())
    }

    fn followed(&self) -> bool {
        self.next()
            .is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ')' | ']' | '}' | ';' | ':' | '?' | '!' | '.'))
            || self.after.starts_with("..")
    }

    fn after_digit(&self) -> bool {
        self.previous().is_some_and(|c| c.is_ascii_digit())
    }

    /// `"`, whose side only its place tells. `None` for the inches of `6'2"`.
    fn straight(&self) -> Option<(bool, bool)> {
        if self.after_digit() && self.is_height() {
            return None;
        }
        let (opens, closes) = (self.at_start() && self.followed(), self.at_end());
        // Between spaces or between letters: whichever the marks before it leave open.
        Some(if opens || closes { (opens, closes) } else { (true, true) })
    }

    /// `6'2"`: digits, a foot mark, digits.
    fn is_height(&self) -> bool {
        let rest = self.before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '½');
        rest.strip_suffix(['\'', '’', '′']).is_some_and(|feet| feet.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// `“` and `”`, which now and then stand for one another.
    fn shaped(&self, opening: bool) -> Option<(bool, bool)> {
        let (start, end) = (self.at_start() && self.followed(), self.at_end());
        Some(match (opening, start, end) {
            (true, false, true) => (false, true),
            (false, true, false) => (true, false),
            _ => (opening, !opening),
        })
    }

    /// `«` and `»`: which one opens depends on the country, and some countries set a space inside.
    fn angle(&self, left: bool) -> Option<(bool, bool)> {
        let tight = self.previous().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '—' | '–'));
        let word = self.next().is_some_and(char::is_alphanumeric);
        let opens = if left { !tight || word } else { !tight && word };
        Some((opens, !opens))
    }

    fn single(&self, c: char) -> Option<(bool, bool)> {
        let inside = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        // "don’t", "Sana‘a".
        if inside(self.previous()) && inside(self.next()) {
            return None;
        }
        // "rock ’n’ roll", on both sides of the n.
        if self.is_between_n() {
            return None;
        }
        if c == '‚' {
            return self.followed().then_some((true, false));
        }
        let start = self.at_start() && self.followed();
        if start && (c == '’' || self.is_elision()) {
            return None;
        }
        let (opens, closes) = (start && c != '’', self.at_end() && c != '`');
        (opens || closes).then_some((opens, closes && !(opens && c == '‘')))
    }

    fn is_between_n(&self) -> bool {
        let apostrophe = |c: Option<char>| c.is_some_and(|c| matches!(c, '\'' | '’' | '‘'));
        let mut after = self.after.chars();
        let mut before = self.before.chars().rev();
        let n = |c: Option<char>| matches!(c, Some('n' | 'N'));
        (n(after.next()) && apostrophe(after.next()) && after.next().is_none_or(char::is_whitespace))
            || (n(before.next()) && apostrophe(before.next()))
    }

    /// "’90s", "’em", "’til".
    fn is_elision(&self) -> bool {
        const WORDS: [&str; 21] = [
            "em", "til", "till", "cause", "cos", "coz", "twas", "tis", "twere", "twill", "round", "bout", "neath",
            "nuff", "n", "ere", "ya", "im", "er", "tude", "gainst",
        ];
        let word: &str = self.after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let decade = digits == 2 && (word.len() == 2 || &word[2..] == "s");
        decade || WORDS.contains(&word)
    }

    /// After the s of a plural, or the n of "goin’", and before another word.
    fn is_plural(&self) -> bool {
        (self.before.ends_with(['s', 'S', 'z', 'x']) || self.before.ends_with("in"))
            && self
                .after
                .strip_prefix([' ', '\n', '\u{a0}'])
                .is_some_and(|word| word.starts_with(char::is_alphanumeric))
    }
}
