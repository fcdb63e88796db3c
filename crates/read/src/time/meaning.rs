//! What an expression says before its report is known: the grammar's output, the resolver's input.

use super::lexicon::unit;
use super::value::{Clock, Value, season_code};
use dateline_types::time::{TimexMod, TimexType};
use dateline_types::{Rule, Span};
use jiff::civil::Date;

/// An expression found, not yet resolved. Positions are lexemes, half-open.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) kind: TimexType,
    pub(crate) meaning: Meaning,
    pub(crate) modifier: Option<TimexMod>,
    pub(crate) quant: Option<&'static str>,
    pub(crate) freq: Option<String>,
    /// Zone beside a clock time.
    pub(crate) zone: Option<Span>,
    /// Whether the text looks aside to another year here and comes back.
    pub(crate) aside: bool,
    pub(crate) rule: Rule,
}

impl Found {
    /// An expression without modifier.
    pub(crate) fn new(first: usize, end: usize, kind: TimexType, meaning: Meaning, rule: Rule) -> Self {
        Self { first, end, kind, meaning, modifier: None, quant: None, freq: None, zone: None, aside: false, rule }
    }
}

/// What an expression says.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    /// A calendar point, perhaps without its year.
    Calendar(Calendar),
    /// A weekday, 1 to 7 from Monday.
    Weekday { weekday: u8, shift: Shift },
    /// "Friday last week": a weekday of the report's week, or one before or after.
    WeekdayOfWeek { weekday: u8, weeks: i32 },
    /// Digits whose order of day and month the outlet decides.
    Numeric { first: i32, second: i32, year: i32 },
    /// `count` units from an anchor, at the unit's grain.
    Offset { unit: i32, count: i32, from: From },
    /// "a year ago", "a year earlier", "the year-ago period": of the quarter just named, else a year back.
    YearBefore { from: From },
    /// "that year", "the same day".
    Anaphor { unit: i32 },
    /// "the end of the year", "later in the month": the story's where it has just named one, else the report's.
    Definite { unit: i32 },
    /// "the first week of April": 1 to 5 from its start, -1 its last.
    WeekOfMonth { nth: i8, month: Box<Meaning> },
    /// "this weekend", "at the weekend": the one gone or the one to come, by the verb.
    Weekend,
    /// A holiday whose name starts at a byte of the text.
    Holiday { byte: usize, year: YearRef },
    /// A day known by what happened on it, whose name starts at a byte of the text.
    /// `date` is the same words as a date, for a report older than the event.
    KnownDay { byte: usize, date: Option<Box<Meaning>> },
    /// A part of a day; without a base, of the day spoken of.
    Part { base: Option<Box<Meaning>>, part: u8 },
    /// A clock time; without a base, of the day spoken of.
    Clock { base: Option<Box<Meaning>>, clock: Clock },
    /// "Earlier": before the statement above, not long.
    Before,
    /// A value that needs nothing else.
    Fixed(Value),
}

/// What an offset is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The report's date.
    Report,
    /// The date the story spoke of last.
    Story,
}

/// "last", "next", "this" before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    Bare,
    Last,
    This,
    Next,
    /// "the following Monday": counted from the story's last date.
    AfterStory,
    /// "the previous Monday".
    BeforeStory,
}

/// The year of a calendar point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearRef {
    /// Not said.
    Open,
    /// Said.
    Known(i32),
    /// Two digits after an apostrophe: the century of the story's other years.
    ShortYear(i32),
    /// Years from the report's: "January last year" is -1.
    FromReport(i32),
    /// Years from the one spoken of: "August of that year" is 0.
    FromStory(i32),
    /// "last July": the latest one gone; "next July"; "this July".
    Shifted(Shift),
}

/// A calendar point, perhaps without its year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calendar {
    pub(crate) year: YearRef,
    pub(crate) place: Place,
    /// A weekday printed beside the date.
    pub(crate) weekday: Option<u8>,
}

/// Where in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Whole,
    Month(u8),
    Day(u8, u8),
    Season(u8),
    Quarter(u8),
    Half(u8),
}

impl Place {
    /// The TIMEX3 value of a month, day or season of every year.
    pub(crate) fn template(self) -> Option<String> {
        match self {
            Place::Month(month) => Some(format!("XXXX-{month:02}")),
            Place::Day(month, day) => Some(format!("XXXX-{month:02}-{day:02}")),
            Place::Season(season) => Some(format!("XXXX-{}", season_code(season))),
            _ => None,
        }
    }
}

impl Meaning {
    /// A calendar point.
    pub(crate) fn calendar(year: YearRef, place: Place) -> Self {
        Meaning::Calendar(Calendar { year, place, weekday: None })
    }

    /// A day that needs nothing else.
    pub(crate) fn day(date: Date) -> Self {
        Meaning::Fixed(Value::Day(date))
    }

    /// Whether it names one day, so that a part of it or a clock time may follow.
    pub(crate) fn is_day(&self) -> bool {
        match self {
            Meaning::Calendar(calendar) => matches!(calendar.place, Place::Day(..)),
            Meaning::Weekday { .. }
            | Meaning::WeekdayOfWeek { .. }
            | Meaning::Numeric { .. }
            | Meaning::Holiday { .. } => true,
            Meaning::Offset { unit, .. } => *unit == unit::DAY,
            Meaning::Fixed(value) => matches!(value, Value::Day(_)),
            _ => false,
        }
    }
}
