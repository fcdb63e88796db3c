//! Words, in the convention of UD English: raw text in, byte spans out.
//!
//! A left-to-right scan of each stretch without white space: addresses, numbers and runs of marks are taken whole,
//! words are cut at clitics ("Iran|'s", "do|n't"), at hyphens that join no prefix ("US|-|led"), and before the full
//! stop unless it belongs to an abbreviation. Linear in the text, no recursion.

use crate::chars::{Class, class, is_apostrophe, is_hyphen, is_opener};
use crate::words::{Abbreviation, Words};
use crate::{links, marks, numbers};
use dateline_types::{Span, Tokens};

/// Adds the words of one block. Spans are bytes of `text`; a part of a multi-word token is marked as joined.
pub(crate) fn tokenise(words: &Words, text: &str, block: Span, tokens: &mut Tokens) {
    let mut scan = Scan { words, text, end: block.end as usize, tokens, open_quote: false };
    let mut at = block.start as usize;
    while at < scan.end {
        let start = scan.skip(at, |class| class == Class::Space);
        let end = scan.skip(start, |class| class != Class::Space);
        if start < end {
            scan.chunk(start, end);
        }
        at = end;
    }
}

struct Scan<'a> {
    words: &'a Words,
    text: &'a str,
    /// End of the block.
    end: usize,
    tokens: &'a mut Tokens,
    /// Whether a single quotation mark is open in this block, so that the next one may close it.
    open_quote: bool,
}

impl Scan<'_> {
    /// The first offset from `at` on whose character's class does not hold.
    fn skip(&self, at: usize, holds: impl Fn(Class) -> bool) -> usize {
        let rest = &self.text[at..self.end];
        rest.char_indices().find(|&(_, c)| !holds(class(c))).map_or(self.end, |(i, _)| at + i)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    fn class_at(&self, at: usize) -> Class {
        self.char_at(at).map_or(Class::Space, class)
    }

    fn push(&mut self, start: usize, end: usize, joined: bool) {
        self.tokens.push(Span::at(start, end), joined);
    }

    /// One stretch without white space.
    fn chunk(&mut self, start: usize, end: usize) {
        let links = links::possible(&self.text.as_bytes()[start..end]);
        let mut at = start;
        let mut fresh = true;
        while at < end {
            // An address begins where a word may begin, so each character is looked at by few attempts.
            let link = if links && fresh { links::length(&self.text[at..end]) } else { 0 };
            if link > 0 {
                self.push(at, at + link, false);
                at += link;
                fresh = true;
                continue;
            }
            let c = self.char_at(at).unwrap_or(' ');
            (at, fresh) = match class(c) {
                Class::Letter => (self.word(at, end), false),
                Class::Digit => (self.number(at, end), false),
                Class::Mark => (self.mark(at, start, end, c), is_opener(c) || matches!(c, '"' | '<' | ':' | '\'')),
                Class::Space => (at + c.len_utf8(), true),
            };
        }
    }

    fn number(&mut self, at: usize, end: usize) -> usize {
        let stop = at + numbers::length(&self.text.as_bytes()[at..end]);
        // A digit outside ASCII, or "½" after one.
        let mut stop = if stop == at { self.skip(at, |class| class == Class::Digit).min(end) } else { stop };
        if self.keeps_letters(at, stop, end) {
            stop = self.skip(stop, |class| matches!(class, Class::Letter | Class::Digit)).min(end);
        }
        self.push(at, stop, false);
        self.clitic(stop, end)
    }

    /// Whether letters written on a number stay with it: "4G", "3143C", "1Malaysia"; not "5km", "$3B", "20mins".
    fn keeps_letters(&self, at: usize, stop: usize, end: usize) -> bool {
        let letters = &self.text[stop..self.skip(stop, |class| class == Class::Letter).min(end)];
        let money = self.text[..at].ends_with(is_currency);
        let word = letters.len() > 2 && letters.chars().all(char::is_lowercase);
        !letters.is_empty() && !money && !word && !self.words.is_unit(letters)
    }

    fn mark(&mut self, at: usize, start: usize, end: usize, c: char) -> usize {
        let rest = &self.text[at..end];
        let next = rest[c.len_utf8()..].chars().next();
        let face = marks::emoticon(rest);
        if face > 0 {
            self.push(at, at + face, false);
            return at + face;
        }
        let before = self.text[start..at].chars().next_back();
        let leads = before.is_none_or(|b| is_opener(b) || b == '"' || is_currency(b));
        let digits = next.is_some_and(|n| n.is_ascii_digit());
        if leads && digits && (matches!(c, '.' | '+') || (c == '\'' && is_year(&rest[1..]))) {
            let stop = at + numbers::length(rest.as_bytes());
            self.push(at, stop, false);
            return stop;
        }
        if is_apostrophe(c) {
            let opens = c == '‘' || (before.is_none_or(|b| is_opener(b) || b == '"') && next.is_some());
            self.open_quote = opens;
        }
        let stop = at + marks::length(rest);
        self.push(at, stop, false);
        stop
    }

    /// A word that starts at `at`, with its clitics. Returns where it ends.
    fn word(&mut self, at: usize, end: usize) -> usize {
        let dotted = dotted(self.text, at, end);
        if dotted > at {
            self.push(at, dotted, false);
            return self.clitic(dotted, end);
        }
        let mut stop = at;
        // Start of the part after the last hyphen.
        let mut part = at;
        loop {
            stop = self.skip(stop, |class| matches!(class, Class::Letter | Class::Digit)).min(end);
            let Some(c) = self.text[stop..end].chars().next() else { break };
            let next = stop + c.len_utf8();
            let letter_follows = next < end && self.class_at(next) == Class::Letter;
            if is_apostrophe(c) {
                if let Some(after) = self.split_clitic(at, stop, end) {
                    return after;
                }
                if !letter_follows || self.open_quote && c == '’' {
                    break;
                }
            } else if is_hyphen(c) {
                // A word broken off: "th- that".
                if next == end && is_fragment(&self.text[at..stop]) {
                    stop = next;
                    break;
                }
                if !letter_follows || !self.words.is_prefix(&self.text[part..stop]) {
                    break;
                }
                part = next;
            } else if c == '&' {
                let capitals = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_uppercase());
                let after = self.skip(next, |class| class == Class::Letter).min(end);
                if !capitals(&self.text[at..stop]) || !capitals(&self.text[next..after]) {
                    break;
                }
            } else if c == '_' {
                if next >= end || !matches!(self.class_at(next), Class::Letter | Class::Digit) {
                    break;
                }
            } else if c == '$' && stop - at <= 3 && self.text[at..stop].bytes().all(|b| b.is_ascii_uppercase()) {
                if self.class_at(next) == Class::Digit && next < end {
                    stop = next;
                }
                break;
            } else if c == '.' {
                if let Some(digits) = self.trailing_decimal(at, stop, next, end) {
                    self.push(at, digits, false);
                    return self.number(digits, end);
                }
                if letter_follows && self.is_name_point(stop, next) {
                    stop = next;
                    continue;
                }
                if !letter_follows && self.keeps_stop(at, stop, end) {
                    stop = next;
                }
                break;
            } else {
                break;
            }
            stop = next;
        }
        self.push_word(at, stop);
        stop
    }

    /// "comp.sources.unix": a point between lower-case letters joins, before a capital it is a missing space.
    fn is_name_point(&self, point: usize, next: usize) -> bool {
        let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
        lower(self.text[..point].chars().next_back()) && lower(self.char_at(next))
    }

    /// Where the number of "PM2.5" begins.
    fn trailing_decimal(&self, at: usize, point: usize, next: usize, end: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let digits = bytes[at..point].iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
        let letters = point - digits - at;
        let decimal = digits > 0 && next < end && bytes[next].is_ascii_digit();
        (decimal && (1..=4).contains(&letters)).then_some(point - digits)
    }

    /// Pushes a word, in parts where it is a contraction written without apostrophe.
    fn push_word(&mut self, at: usize, stop: usize) {
        let Some(parts) = self.words.contraction(&self.text[at..stop]) else {
            self.push(at, stop, false);
            return;
        };
        let mut from = at;
        for part in parts.split(' ') {
            self.push(from, from + part.len(), from > at);
            from += part.len();
        }
    }

    /// At the apostrophe `stop` of a word that starts at `at`: pushes word and clitic where there is one.
    fn split_clitic(&mut self, at: usize, stop: usize, end: usize) -> Option<usize> {
        let mark = self.char_at(stop)?.len_utf8();
        let tail_end = self.skip(stop + mark, |class| matches!(class, Class::Letter | Class::Digit)).min(end);
        let tail = &self.text[stop + mark..tail_end];
        let word = &self.text[at..stop];
        let negated = tail.eq_ignore_ascii_case("t") && word.len() > 1 && word.ends_with(['n', 'N']);
        let possessive = tail.is_empty() && word.ends_with(['s', 'S', 'z', 'x']) && word.len() > 1 && !self.open_quote;
        if negated {
            self.push(at, stop - 1, false);
            self.push(stop - 1, tail_end, true);
        } else if possessive || is_clitic(tail) {
            self.push(at, stop, false);
            self.push(stop, tail_end, true);
        } else {
            return None;
        }
        Some(tail_end)
    }

    /// The clitic after something that is not a plain word ("U.S.'s", "1990's"), joined to it.
    fn clitic(&mut self, stop: usize, end: usize) -> usize {
        let Some(c) = self.text[stop..end].chars().next().filter(|&c| is_apostrophe(c)) else { return stop };
        let from = stop + c.len_utf8();
        let tail_end = self.skip(from, |class| class == Class::Letter).min(end);
        if !is_clitic(&self.text[from..tail_end]) {
            return stop;
        }
        self.push(stop, tail_end, true);
        tail_end
    }

    /// Whether the full stop at `stop` belongs to the word that starts at `at`.
    fn keeps_stop(&self, at: usize, stop: usize, end: usize) -> bool {
        let word = &self.text[at..stop];
        let follows = self.char_at(stop + 1);
        if class(word.chars().next_back().unwrap_or(' ')) == Class::Digit {
            return false;
        }
        let abbreviation = self.words.abbreviation(word);
        if follows == Some('.') {
            // "Inc.." has its own stop and the sentence's; "etc..." has an ellipsis.
            return abbreviation.is_some() && self.char_at(stop + 2) != Some('.');
        }
        let next = if stop + 1 < end { stop + 1 } else { self.skip(stop + 1, |class| class == Class::Space) };
        let first = self.char_at(next);
        let digit_next = first.is_some_and(char::is_numeric);
        let previous = self.tokens.spans.last().map_or("", |span| span.of(self.text));
        // "the SEC. He" is no "Sec."; "GEN. SMITH" stands among capitals.
        let capitals = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
        let among = self.text[next..self.end].chars().take(2).all(char::is_uppercase);
        match abbreviation.filter(|_| !capitals || among) {
            Some(Abbreviation::Title | Abbreviation::Inner | Abbreviation::Open) => true,
            Some(Abbreviation::Number) => digit_next,
            Some(Abbreviation::Month) => {
                digit_next || follows == Some(',') || !matches!(word, "Mar" | "Jun" | "Sat" | "Sun" | "Mon")
            }
            Some(Abbreviation::State) => previous == "," || follows == Some(','),
            None => {
                // "J. Smith", "E. coli", "A. I. Smith"; not "plan B. The", "so am I. He".
                let initial = word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase());
                let own = word != "I" || (previous.len() == 2 && previous.ends_with('.'));
                initial && own && first.is_some_and(char::is_alphabetic) && !self.is_starter_at(next)
            }
        }
    }

    /// Whether the word at `at` begins sentences.
    fn is_starter_at(&self, at: usize) -> bool {
        let end = self.skip(at, |class| class == Class::Letter);
        self.words.is_starter(&self.text[at..end]) && !self.text[end..self.end].starts_with('.')
    }
}

/// "s", "re", "ve", "ll", "d", "m" after an apostrophe.
fn is_clitic(tail: &str) -> bool {
    matches!(tail, "s" | "re" | "ve" | "ll" | "d" | "m" | "S" | "RE" | "VE" | "LL" | "D" | "M")
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₪')
}

/// One to three consonants, not all capitals: the beginning of a word.
fn is_fragment(word: &str) -> bool {
    let consonants = word
        .bytes()
        .all(|b| b.is_ascii_alphabetic() && !matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u'));
    consonants && word.len() <= 3 && (word.len() == 1 || word.bytes().skip(1).all(|b| b.is_ascii_lowercase()))
}

/// "60s", "72" after an apostrophe.
fn is_year(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 && !rest[digits..].starts_with(|c: char| is_apostrophe(c))
}

/// End of a dotted abbreviation at `at`: "U.S.", "a.m.", "Ph.D.", "a.k.a". `at` where there is none.
fn dotted(text: &str, at: usize, end: usize) -> usize {
    let bytes = &text.as_bytes()[..end];
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let mut stop = at;
    let mut groups = 0;
    while letter(stop) {
        let long = bytes[stop..].starts_with(b"Ph.") || bytes[stop..].starts_with(b"Sc.");
        let group = if long { 2 } else { 1 };
        if bytes.get(stop + group) == Some(&b'.') {
            groups += 1;
            stop += group + 1;
        } else {
            // The last letter may lack its stop: "a.k.a", "U.S".
            let last = groups > 0 && !letter(stop + 1);
            groups += usize::from(last);
            stop += usize::from(last);
            break;
        }
    }
    if groups > 1 { stop } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text`, parts of one token joined with `|`.
    fn cut(text: &str) -> String {
        let mut tokens = Tokens::default();
        tokenise(&Words::embedded(), text, Span::at(0, text.len()), &mut tokens);
        let mut out = String::new();
        for (span, joined) in tokens.spans.iter().zip(&tokens.joined) {
            assert!(span.fits(text) && !span.is_empty());
            if !out.is_empty() {
                out.push(if *joined { '|' } else { ' ' });
            }
            out.push_str(span.of(text));
        }
        out
    }

    #[test]
    fn the_convention() {
        for (text, want) in [
            ("Iran's and Iran’s", "Iran|'s and Iran|’s"),
            ("don't can’t won't cannot gonna", "do|n't ca|n’t wo|n't can|not gon|na"),
            ("the states' rights, Dems’ vote", "the states|' rights , Dems|’ vote"),
            ("'terrorists' and 'bad actors'.", "' terrorists ' and ' bad actors ' ."),
            ("a US-led, anti-Iranian 12-day e-mail", "a US - led , anti-Iranian 12 - day e-mail"),
            ("al-Qaeda O'Brien Sana'a", "al - Qaeda O'Brien Sana'a"),
            ("$5 US$300 3.5bn 50% 7:30PM 1980s 21st", "$ 5 US$ 300 3.5 bn 50 % 7:30 PM 1980s 21st"),
            ("U.S.-led talks in the U.S.", "U.S. - led talks in the U.S."),
            ("U.S.'s U.N.’s", "U.S.|'s U.N.|’s"),
            ("Gen. Smith, No. 5, No. He", "Gen. Smith , No. 5 , No . He"),
            ("at 9 a.m. on Jan. 5.", "at 9 a.m. on Jan. 5 ."),
            ("John F. Kennedy wrote etc.", "John F. Kennedy wrote etc."),
            ("deal.” He said…", "deal . ” He said …"),
            ("(see https://example.org/a.) @reuters", "( see https://example.org/a .) @reuters"),
            ("wait -- what?! no...", "wait -- what ?! no ..."),
            ("and/or AT&T R&D", "and / or AT&T R&D"),
            ("one\u{A0}two سلام\u{200C}ها 中文。", "one two سلام\u{200C}ها 中文 。"),
            ("Cafe\u{301}s 👩‍👩‍👧!", "Cafe\u{301}s 👩‍👩‍👧 !"),
            ("end.The", "end . The"),
            ("PM2.5 4G 5km $3B 20mins 1Malaysia", "PM 2.5 4G 5 km $ 3 B 20 mins 1Malaysia"),
            ("by J. Smith; plan B. The Inc.. etc...", "by J. Smith ; plan B . The Inc. . etc ..."),
            ("by A. I. Smith on E. coli", "by A. I. Smith on E. coli"),
            ("in 3,40 and [1,2]", "in 3,40 and [ 1 , 2 ]"),
            ("$$$ US$", "$$$ US $"),
            ("the SEC. He met GEN. SMITH at 10 a.m. EST.", "the SEC . He met GEN. SMITH at 10 a.m. EST ."),
            ("th- that, Joe- and", "th- that , Joe - and"),
            (":) ok :(", ":) ok :("),
        ] {
            assert_eq!(cut(text), want.replace(".)", ". )"));
        }
    }
}
