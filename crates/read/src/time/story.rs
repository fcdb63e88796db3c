//! What the story has said so far about time: the thread that "the next day" and a bare "March" hang on.

use super::value::{self, Value};
use jiff::civil::Date;

/// One resolved point of the story, with its place in the text and its ledger id.
#[derive(Clone, Debug)]
pub(crate) struct Spoken {
    pub(crate) value: Value,
    pub(crate) id: String,
    pub(crate) sentence: usize,
    pub(crate) block: usize,
    /// Whether the year was printed, or said as "last year", rather than worked out.
    pub(crate) year_said: bool,
    /// Whether the text looks aside to another year and comes back ("declassified in 2005").
    pub(crate) aside: bool,
}

/// The points of a story, latest last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    points: Vec<Spoken>,
}

impl Story {
    /// Adds a point, if it is one the story can hang on.
    pub(crate) fn speak(&mut self, spoken: Spoken) {
        if year(&spoken.value).is_some() {
            self.points.push(spoken);
        }
    }

    /// The latest point; an aside counts only in its own sentence.
    pub(crate) fn latest(&self, sentence: usize) -> Option<&Spoken> {
        self.thread(sentence).next()
    }

    fn thread(&self, sentence: usize) -> impl Iterator<Item = &Spoken> {
        self.points.iter().rev().filter(move |p| !p.aside || p.sentence == sentence)
    }

    /// The latest point that names a day, within the last few said.
    pub(crate) fn latest_day(&self, sentence: usize) -> Option<(&Spoken, Date)> {
        self.thread(sentence).take(8).find_map(|p| Some((p, day(&p.value)?)))
    }

    /// The latest point that names a month or a day.
    pub(crate) fn latest_month(&self, sentence: usize) -> Option<(&Spoken, i32, u8)> {
        self.thread(sentence).take(8).find_map(|p| {
            let (year, month) = month(&p.value)?;
            Some((p, year, month))
        })
    }

    /// The latest quarter.
    pub(crate) fn latest_quarter(&self, sentence: usize) -> Option<(&Spoken, Value)> {
        self.thread(sentence).find(|p| matches!(p.value, Value::Quarter(..))).map(|p| (p, p.value.clone()))
    }

    /// The latest point, where it is a quarter named in this sentence or the one before.
    pub(crate) fn quarter_at_hand(&self, sentence: usize) -> Option<(&Spoken, i32, u8)> {
        match self.latest(sentence)? {
            p @ Spoken { value: Value::Quarter(year, quarter), .. } if p.sentence + 1 >= sentence => {
                Some((p, *year, *quarter))
            }
            _ => None,
        }
    }

    /// The latest point whose year was said, in this sentence or the one before it in the same paragraph.
    pub(crate) fn year_at_hand(&self, sentence: usize, block: usize) -> Option<(&Spoken, i32)> {
        let p = self.points.iter().rev().take_while(|p| p.sentence + 1 >= sentence).find(|p| p.year_said)?;
        (p.sentence == sentence || p.block == block).then_some(())?;
        Some((p, year(&p.value)?))
    }
}

/// The year of a value, where it lies in one.
pub(crate) fn year(value: &Value) -> Option<i32> {
    match value {
        Value::Year(y)
        | Value::Month(y, _)
        | Value::Week(y, _)
        | Value::Weekend(y, _)
        | Value::Quarter(y, _)
        | Value::Half(y, _)
        | Value::Season(y, _) => Some(*y),
        Value::Day(d) | Value::Days(d, _) | Value::Part(d, _) | Value::Clock(d, _) => Some(value::year_of(*d)),
        _ => None,
    }
}

/// The month of a value, where it lies in one.
pub(crate) fn month(value: &Value) -> Option<(i32, u8)> {
    match value {
        Value::Month(y, m) => Some((*y, *m)),
        _ => day(value).map(|d| (value::year_of(d), d.month() as u8)),
    }
}

/// The day of a value, where it lies in one.
pub(crate) fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Day(d) | Value::Part(d, _) | Value::Clock(d, _) => Some(*d),
        _ => None,
    }
}
