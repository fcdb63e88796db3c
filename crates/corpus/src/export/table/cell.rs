//! What one cell of a table holds.

use crate::export::{first_day, last_day};
use jiff::civil::Date;
use serde_json::Value;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Unicode text.
    Text,
    /// Several texts, in order; of one that is not known only the place is kept.
    List,
    /// A signed integer of 64 bits.
    Whole,
    /// A double.
    Number,
    /// True or false.
    Flag,
    /// A day of the Gregorian calendar.
    Day,
}

impl Holds {
    /// Its name in the codebook.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::List => "list of text",
            Self::Whole => "integer",
            Self::Number => "double",
            Self::Flag => "boolean",
            Self::Day => "date",
        }
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// See [`Holds::Text`].
    Text(String),
    /// See [`Holds::List`].
    List(Vec<Option<String>>),
    /// See [`Holds::Whole`].
    Whole(i64),
    /// See [`Holds::Number`].
    Number(f64),
    /// See [`Holds::Flag`].
    Flag(bool),
    /// See [`Holds::Day`].
    Day(Date),
}

impl Cell {
    /// A score that was kept in few bits, with the digits it is written with: 0.95, not 0.949999988.
    pub(super) fn score(score: f32) -> Self {
        Self::Number(score.to_string().parse().unwrap_or_else(|_| f64::from(score)))
    }

    /// The first day of a year, a month or a day.
    pub(super) fn first_day(prefix: Option<&str>) -> Self {
        prefix.and_then(first_day).and_then(|day| day.parse().ok()).map_or(Self::Empty, Self::Day)
    }

    /// Its last day.
    pub(super) fn last_day(prefix: Option<&str>) -> Self {
        prefix.and_then(last_day).and_then(|day| day.parse().ok()).map_or(Self::Empty, Self::Day)
    }

    /// A value of a closed list, as ledgers write it.
    pub(super) fn word(value: impl serde::Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(Value::String(word)) => Self::Text(word),
            _ => Self::Empty,
        }
    }

    /// Texts of which none is missing.
    pub(super) fn list<T: Into<String>>(members: impl IntoIterator<Item = T>) -> Self {
        Self::List(members.into_iter().map(|own| Some(own.into())).collect())
    }

    /// As a value of JSON.
    pub fn json(self) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Text(text) => text.into(),
            Self::List(members) => members.into(),
            Self::Whole(number) => number.into(),
            Self::Number(number) => number.into(),
            Self::Flag(is) => is.into(),
            Self::Day(day) => day.to_string().into(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&Option<String>> for Cell {
    fn from(text: &Option<String>) -> Self {
        text.as_ref().map_or(Self::Empty, Self::from)
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::from)
    }
}

impl From<&Vec<String>> for Cell {
    fn from(members: &Vec<String>) -> Self {
        Self::list(members)
    }
}

impl From<Option<f64>> for Cell {
    fn from(number: Option<f64>) -> Self {
        number.filter(|own| own.is_finite()).map_or(Self::Empty, Self::Number)
    }
}

impl From<bool> for Cell {
    fn from(is: bool) -> Self {
        Self::Flag(is)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
