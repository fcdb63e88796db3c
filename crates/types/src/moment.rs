//! Calendar points and intervals, without zone arithmetic: a report's own local time, written as ISO 8601.

use jiff::civil::{Date, DateTime, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A calendar day, or a minute of one, in the report's own local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// The first instant of a day.
    Day(Date),
    /// A minute of a day.
    Minute(DateTime),
}

impl Moment {
    /// The day this moment lies in.
    pub fn date(&self) -> Date {
        match self {
            Moment::Day(date) => *date,
            Moment::Minute(minute) => minute.date(),
        }
    }

    fn instant(&self) -> DateTime {
        match self {
            Moment::Day(date) => date.to_datetime(Time::midnight()),
            Moment::Minute(minute) => *minute,
        }
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.instant()
            .cmp(&other.instant())
            .then_with(|| matches!(self, Moment::Minute(_)).cmp(&matches!(other, Moment::Minute(_))))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(date) => write!(f, "{date}"),
            Moment::Minute(m) => write!(f, "{}T{:02}:{:02}", m.date(), m.hour(), m.minute()),
        }
    }
}

/// Why a date string could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADate(String);

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is not a date; write it as YYYY-MM-DD or YYYY-MM-DDThh:mm, with a zone such as Z or +01:00 if known",
            self.0
        )
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Moment {
    type Err = NotADate;
    fn from_str(s: &str) -> Result<Self, NotADate> {
        let wrong = || NotADate(s.to_owned());
        if s.contains(['T', ' ']) {
            let minute: DateTime = s.parse().map_err(|_| wrong())?;
            Ok(Moment::Minute(minute))
        } else {
            Ok(Moment::Day(s.parse().map_err(|_| wrong())?))
        }
    }
}

macro_rules! as_string {
    ($type:ty, $name:literal, $says:literal) => {
        impl Serialize for $type {
            fn serialize<Z: serde::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "description": $says})
            }
        }
    };
}

as_string!(Moment, "Moment", "YYYY-MM-DD or YYYY-MM-DDThh:mm, local to the report");

/// A half-open stretch of time `[from, to)`; a missing end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// First moment, or open.
    pub from: Option<Moment>,
    /// First moment after it, or open.
    pub to: Option<Moment>,
}

/// When a report was published: a day, and the clock time and offset from UTC where the report gives them.
///
/// ```
/// use dateline_types::Published;
/// let published: Published = "2026-02-03T18:04:59+01:00".parse().unwrap();
/// assert_eq!(published.to_string(), "2026-02-03T18:04+01:00");
/// assert_eq!("2026-02-03".parse::<Published>().unwrap().to_string(), "2026-02-03");
/// assert!("yesterday".parse::<Published>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Published {
    /// The day, in the report's own zone.
    pub date: Date,
    /// Hour and minute, where given.
    pub time: Option<Time>,
    /// Minutes east of UTC, where given.
    pub offset_minutes: Option<i16>,
}

impl Published {
    /// A day without a clock time.
    pub const fn on(date: Date) -> Self {
        Self { date, time: None, offset_minutes: None }
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
        match self.offset_minutes {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(east) => {
                let sign = if east < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", east.abs() / 60, east.abs() % 60)
            }
        }
    }
}

impl FromStr for Published {
    type Err = NotADate;
    fn from_str(s: &str) -> Result<Self, NotADate> {
        let s = s.trim();
        let wrong = || NotADate(s.to_owned());
        let Some((day, clock)) = s.split_once(['T', 't', ' ']) else {
            return Ok(Published::on(s.parse().map_err(|_| wrong())?));
        };
        let date: Date = day.parse().map_err(|_| wrong())?;
        let clock = clock.trim();
        let (clock, offset_minutes) = split_offset(clock).ok_or_else(wrong)?;
        let clock = clock.split(['.', ',']).next().unwrap_or(clock);
        let time: Time = clock.parse().map_err(|_| wrong())?;
        Ok(Published { date, time: Some(time), offset_minutes })
    }
}

/// `"18:04+0100"` as `("18:04", Some(60))`; `None` where the offset is malformed.
fn split_offset(clock: &str) -> Option<(&str, Option<i16>)> {
    if let Some(rest) = clock.strip_suffix(['Z', 'z']) {
        return Some((rest, Some(0)));
    }
    for zero in ["UTC", "GMT"] {
        if let Some(rest) = clock.strip_suffix(zero) {
            return Some((rest.trim_end(), Some(0)));
        }
    }
    let Some(sign_at) = clock.rfind(['+', '-', '−']) else {
        return Some((clock, None));
    };
    let (time, offset) = clock.split_at(sign_at);
    let negative = !offset.starts_with('+');
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i16>().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse::<i16>().ok()?),
        _ => return None,
    };
    if hours > 15 || minutes > 59 {
        return None;
    }
    let east = hours * 60 + minutes;
    Some((time.trim_end(), Some(if negative { -east } else { east })))
}

as_string!(Published, "Published", "YYYY-MM-DD, or with time and zone: YYYY-MM-DDThh:mm+hh:mm");
