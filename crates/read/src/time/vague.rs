//! Points the calendar does not fix: "now", "recently", "Earlier", "in the future", "at that time".

use super::cursor::Cursor;
use super::lexicon::{Tag, unit};
use super::meaning::{Found, Meaning};
use super::value::Value;
use dateline_types::time::TimexType;
use dateline_types::{Rule, rule};

impl Cursor<'_> {
    /// A vague point at `i`.
    pub(crate) fn vague(&self, i: usize) -> Option<Found> {
        let found = |end, value, rule: Rule| Some(Found::new(i, end, TimexType::Date, Meaning::Fixed(value), rule));
        match self.tag(i) {
            // "now that", "until now" are not points of the story; "right now" is one phrase.
            Tag::Now if self.tag(i + 1) == Tag::That => None,
            Tag::Now if self.is_title_word(i) || self.hyphen(i + 1) => None,
            Tag::Now => found(i + 1, Value::Present, rule!("time.vague.now")),
            Tag::Word if self.is(i, &["right", "even"]) && self.tag(i + 1) == Tag::Now => {
                found(i + 2, Value::Present, rule!("time.vague.now"))
            }
            Tag::Current => found(i + 1, Value::Present, rule!("time.vague.currently")),
            Tag::Recently if self.before(i) == Tag::As => None,
            Tag::Recently => found(i + 1, Value::Past, rule!("time.vague.recently")),
            Tag::To if self.tag(i + 1) == Tag::Date && self.is(i + 2, &["back", "from", "to"]) => None,
            Tag::To
                if self.tag(i + 1) == Tag::Date
                    && !matches!(self.before(i), Tag::Word if self.is(i - 1, &["up"]))
                    && !self.hyphen(i + 1) =>
            {
                found(i + 2, Value::Present, rule!("time.vague.to-date"))
            }
            Tag::PresentDay if self.before(i) == Tag::At || self.hyphen(i + 1) && self.is(i + 2, &["day"]) => {
                let end = if self.hyphen(i + 1) { i + 3 } else { i + 1 };
                found(end, Value::Present, rule!("time.vague.present"))
            }
            Tag::The => match self.tag(i + 1) {
                Tag::Future if !self.continues_noun(i + 2) => found(i + 2, Value::Future, rule!("time.vague.future")),
                Tag::PresentDay if !self.continues_noun(i + 2) => {
                    found(i + 2, Value::Present, rule!("time.vague.present"))
                }
                Tag::Past if self.is(i + 1, &["past"]) && !self.continues_noun(i + 2) && self.before(i) == Tag::In => {
                    found(i + 2, Value::Past, rule!("time.vague.past"))
                }
                _ if self.is(i + 1, &["moment"]) && self.before(i) == Tag::At && self.tag(i + 2) != Tag::Of => {
                    found(i + 2, Value::Present, rule!("time.vague.the-moment"))
                }
                Tag::Old if self.is(i + 1, &["old"]) && self.is(i + 2, &["days"]) => {
                    found(i + 3, Value::Past, rule!("time.vague.the-old-days"))
                }
                Tag::Word
                    if self.is(i + 1, &["near", "foreseeable", "immediate", "distant"])
                        && self.tag(i + 2) == Tag::Future =>
                {
                    found(i + 3, Value::Future, rule!("time.vague.future"))
                }
                Tag::Word if self.is(i + 1, &["recent", "distant"]) && self.is(i + 2, &["past"]) => {
                    found(i + 3, Value::Past, rule!("time.vague.past"))
                }
                _ => None,
            },
            Tag::Future if self.before(i) == Tag::In && !self.continues_noun(i + 1) => {
                found(i + 1, Value::Future, rule!("time.vague.future"))
            }
            Tag::That
                if self.is(i + 1, &["time"])
                    && matches!(self.before(i), Tag::At | Tag::By | Tag::Since | Tag::Until) =>
            {
                Some(Found::new(
                    i,
                    i + 2,
                    TimexType::Date,
                    Meaning::Anaphor { unit: unit::MILLENNIUM },
                    rule!("time.anaphor.that-time"),
                ))
            }
            Tag::This if self.is(i + 1, &["time"]) && self.before(i) == Tag::At => {
                found(i + 2, Value::Present, rule!("time.vague.this-time"))
            }
            Tag::That if self.is(i, &["those"]) && self.is(i + 1, &["days"]) && self.before(i) == Tag::In => {
                found(i + 2, Value::Past, rule!("time.vague.those-days"))
            }
            Tag::These if self.is(i + 1, &["days"]) => found(i + 2, Value::Present, rule!("time.vague.these-days")),
            Tag::Earlier if self.is(i, &["earlier"]) => self.lone_earlier(i),
            _ => None,
        }
    }

    /// "Earlier, a senior official said": before the statement above. "had earlier said".
    fn lone_earlier(&self, i: usize) -> Option<Found> {
        let opens = self.sentence_start(i)
            && self.capital(i)
            && !matches!(self.tag(i + 1), Tag::Than | Tag::In | Tag::This | Tag::That);
        let perfect = i > 0 && self.is(i - 1, &["had", "has", "have", "was", "were"]) && self.tag(i + 1) == Tag::Word;
        let reports = perfect || opens && (self.tag(i + 1) == Tag::Comma || !self.noun_follows(i + 1));
        reports.then(|| Found::new(i, i + 1, TimexType::Date, Meaning::Before, rule!("time.vague.earlier")))
    }

    /// "Earlier attempts failed": an adjective before a plural noun.
    fn noun_follows(&self, i: usize) -> bool {
        let word = self.word(i);
        self.tag(i) == Tag::Word
            && !self.capital(i)
            && word.ends_with('s')
            && !self.is(i, &["his", "its", "as", "was", "has"])
    }

    /// Whether a noun goes on at `i`: "the future king", "the past masters".
    fn continues_noun(&self, i: usize) -> bool {
        self.tag(i) == Tag::Word
            && !self.is(
                i,
                &[
                    "is", "was", "will", "has", "holds", "would", "could", "may", "remains", "looks", "when", "if",
                    "that", "with", "but", "he", "she", "they", "we", "it",
                ],
            )
            || matches!(
                self.tag(i),
                Tag::Unit
                    | Tag::Units
                    | Tag::Num
                    | Tag::NumWord
                    | Tag::Part
                    | Tag::Month
                    | Tag::Season
                    | Tag::Of
                    | Tag::Dash
                    | Tag::Few
                    | Tag::Several
            )
    }

    /// "Apocalypse Now": a title.
    fn is_title_word(&self, i: usize) -> bool {
        self.capital(i) && !self.sentence_start(i)
    }
}
