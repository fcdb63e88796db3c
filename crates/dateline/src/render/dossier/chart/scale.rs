//! Scales of a chart: which values and which days its edges are, and where its lines of the grid go.

use super::super::days;
use crate::render::wording::number::grouped;
use jiff::civil::Date;

/// From numbers to heights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Values {
    low: f64,
    high: f64,
    /// The least positive number of a logarithmic scale; what is less stands on the ground line.
    logarithmic: Option<f64>,
}

/// Numbers of one chart that differ by more than this are drawn by their logarithms.
const WIDE: f64 = 2000.0;

impl Values {
    /// A scale for these numbers; those that are not finite are left out.
    pub(super) fn over(numbers: impl IntoIterator<Item = f64>) -> Self {
        let mut low = f64::INFINITY;
        let mut high = f64::NEG_INFINITY;
        let mut least = f64::INFINITY;
        for number in numbers.into_iter().filter(|n| n.is_finite()) {
            low = low.min(number);
            high = high.max(number);
            if number > 0.0 {
                least = least.min(number);
            }
        }
        if low > high {
            return Self { low: 0.0, high: 1.0, logarithmic: None };
        }
        if low >= 0.0 && high / least > WIDE {
            let ground = 10f64.powf(least.log10().floor() - if low > 0.0 { 0.0 } else { 1.0 });
            return Self {
                low: ground,
                high: 10f64.powf(high.log10().ceil()).min(f64::MAX),
                logarithmic: Some(ground),
            };
        }
        // The ground line is zero, unless that would press all lines into one.
        let near = low > 0.0 && (high - low) < high * 0.2 && high > low;
        let margin = (high - low) * 0.6;
        let bottom = if near { low - margin } else { low.min(0.0) };
        let step = step((high - bottom) / 4.0);
        let top = if high <= 0.0 { 0.0 } else { (high / step).ceil() * step };
        let bottom = (bottom / step).floor() * step;
        Self { low: bottom, high: if top > bottom { top } else { bottom + 1.0 }, logarithmic: None }
    }

    /// How high a number stands: 0 at the ground line, 1 at the top.
    pub(super) fn height(&self, number: f64) -> f64 {
        let part = match self.logarithmic {
            Some(ground) => (number.max(ground).log10() - ground.log10()) / (self.high.log10() - ground.log10()),
            None => (number - self.low) / (self.high - self.low),
        };
        part.clamp(0.0, 1.0)
    }

    /// Numbers to draw lines of the grid at.
    pub(super) fn ticks(&self) -> Vec<f64> {
        if let Some(ground) = self.logarithmic {
            let first = ground.log10().round() as i32;
            let decades = self.high.log10().round() as i32 - first;
            let every = (decades / 6 + 1).max(1);
            return (0..=decades).step_by(every as usize).map(|n| 10f64.powi(first + n)).collect();
        }
        let step = step((self.high - self.low) / 4.0);
        let count = ((self.high - self.low) / step).round() as i32;
        // Multiples, not sums: 0.1 added three times is not 0.3.
        let first = (self.low / step).round();
        (0..=count).map(|n| (first + f64::from(n)) * step).collect()
    }

    /// What a reader must know to read the scale; empty for a plain one from zero.
    pub(super) fn remark(&self) -> String {
        match self.logarithmic {
            Some(_) => "Each line of the grid is ten times the one below it, or more.".to_owned(),
            None if self.low > 0.0 => format!("The scale begins at {}, not at zero.", compact(self.low)),
            None => String::new(),
        }
    }
}

/// The round number (1, 2 or 5 times a power of ten) next above a length.
fn step(rough: f64) -> f64 {
    if !(rough.is_finite() && rough > 0.0) {
        return 1.0;
    }
    let power = 10f64.powf(rough.log10().floor());
    let times = [1.0, 2.0, 5.0].into_iter().find(|times| times * power >= rough * 0.999).unwrap_or(10.0);
    times * power
}

/// `1,250`; `1.5m`; `20bn`.
pub(super) fn compact(number: f64) -> String {
    let (short, unit) = match number.abs() {
        size if size >= 1e12 => (number / 1e12, "tn"),
        size if size >= 1e9 => (number / 1e9, "bn"),
        size if size >= 1e6 => (number / 1e6, "m"),
        _ => (number, ""),
    };
    // Two decimals more than the number is large, so that 0.0004 is not 0.
    let decimals = if short == 0.0 { 0 } else { (2 - short.abs().log10().floor() as i32).clamp(0, 9) };
    let power = 10f64.powi(decimals);
    format!("{}{unit}", grouped((short * power).round() / power))
}

/// From days to places along the ground line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    first: i64,
    last: i64,
}

/// This part of the ground line stays free at either end.
const EDGE: f64 = 0.035;

impl Time {
    /// A scale over days, given by their numbers; none without any.
    pub(super) fn over(days: impl IntoIterator<Item = i64>) -> Option<Self> {
        let mut all = days.into_iter();
        let day = all.next()?;
        let (first, last) = all.fold((day, day), |(first, last), day| (first.min(day), last.max(day)));
        // One day alone needs some around it.
        let margin = i64::from(first == last) * 2;
        Some(Self { first: first - margin, last: last + margin })
    }

    /// Where a day stands: 0 at the left, 1 at the right.
    pub(super) fn part(&self, day: f64) -> f64 {
        // A point at the very edge is hard to read.
        let part = (day - self.first as f64) / (self.last - self.first).max(1) as f64;
        (EDGE + part * (1.0 - 2.0 * EDGE)).clamp(0.0, 1.0)
    }

    /// Days to name on the ground line, some seven at most; the year where it is new.
    pub(super) fn ticks(&self) -> Vec<(i64, String, Option<i16>)> {
        let length = self.last - self.first;
        let (Some(first), Some(last)) = (days::date(self.first), days::date(self.last)) else { return Vec::new() };
        let days: Vec<i64> = if length <= 75 {
            let every = [1, 2, 7, 14].into_iter().find(|every| length / every <= 7).unwrap_or(14);
            (self.first..=self.last).filter(|day| (day - self.first) % every == 0).collect()
        } else {
            starts(first, last)
        };
        let by_year = length > 366 * 6;
        let mut year = None;
        let mut ticks = Vec::new();
        for day in days {
            let Some(date) = days::date(day) else { continue };
            let new = (year != Some(date.year())).then_some(date.year());
            year = Some(date.year());
            let label = match length {
                _ if by_year => date.year().to_string(),
                76.. => days::abbreviated(date.month()).to_owned(),
                _ => format!("{} {}", date.day(), days::abbreviated(date.month())),
            };
            ticks.push((day, label, new.filter(|_| !by_year)));
        }
        ticks
    }
}

/// First days of every month, quarter, half-year, year or of more.
fn starts(first: Date, last: Date) -> Vec<i64> {
    let months = i32::from(last.year() - first.year()) * 12 + i32::from(last.month()) - i32::from(first.month());
    let every =
        [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].into_iter().find(|every| months / every <= 7).unwrap_or(12_000);
    let from = i32::from(first.year()) * 12 + i32::from(first.month()) - 1;
    (from..=from + months)
        .filter(|month| month.rem_euclid(every) == 0)
        .filter_map(|month| {
            let year = i16::try_from(month.div_euclid(12)).ok()?;
            Date::new(year, i8::try_from(month.rem_euclid(12)).ok()? + 1, 1).ok()
        })
        .map(days::number)
        .filter(|day| *day >= days::number(first))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(numbers: &[f64]) -> Vec<String> {
        Values::over(numbers.iter().copied()).ticks().into_iter().map(compact).collect()
    }

    #[test]
    fn values_from_zero_to_a_round_number() {
        assert_eq!(ticks(&[7.0]), ["0", "2", "4", "6", "8"]);
        assert_eq!(ticks(&[31.0, 213.0]), ["0", "100", "200", "300"]);
        assert_eq!(ticks(&[0.0]), ["0", "0.5", "1"]);
        assert_eq!(ticks(&[]), ["0", "0.5", "1"]);
        assert_eq!(ticks(&[f64::NAN, f64::INFINITY, 3.0]), ["0", "1", "2", "3"]);
        assert_eq!(ticks(&[-3.2, 1.0]), ["−4", "−2", "0", "2"]);
    }

    #[test]
    fn values_close_together_are_drawn_from_near_them_and_it_is_said() {
        let scale = Values::over([206.0, 216.0]);
        assert_eq!(scale.remark(), "The scale begins at 200, not at zero.");
        assert!(scale.height(216.0) - scale.height(206.0) > 0.4);
        assert_eq!(Values::over([100.0, 216.0]).remark(), "");
    }

    #[test]
    fn a_huge_range_is_logarithmic() {
        let scale = Values::over([3.0, 2e9]);
        assert!(scale.remark().contains("ten times"));
        assert_eq!(ticks(&[3.0, 2e9]), ["1", "100", "10,000", "1m", "100m", "10bn"]);
        for number in [0.0, 3.0, 2e9, f64::MAX, -1.0] {
            assert!((0.0..=1.0).contains(&scale.height(number)), "{number}");
        }
        let zero = Values::over([0.0, 5.0, 50_000.0]);
        assert!(zero.height(0.0) == 0.0 && zero.height(5.0) > 0.1);
        assert!(Values::over([f64::MIN_POSITIVE, f64::MAX]).ticks().len() < 12);
    }

    #[test]
    fn numbers_are_short() {
        let said: Vec<String> = [0.0, 0.25, 12.345, 1250.0, 999_999.0, 1.5e6, 2.25e10, 0.0004].map(compact).into();
        assert_eq!(said, ["0", "0.25", "12.3", "1,250", "999,999", "1.5m", "22.5bn", "0.0004"]);
    }

    fn named(first: &str, last: &str) -> Vec<String> {
        let number = |iso: &str| days::number(iso.parse().unwrap());
        let scale = Time::over([number(first), number(last)]).unwrap();
        scale.ticks().into_iter().map(|(_, name, year)| year.map_or(name.clone(), |y| format!("{name} {y}"))).collect()
    }

    #[test]
    fn days_months_years() {
        assert_eq!(named("2023-09-19", "2023-09-23"), ["19 Sept 2023", "20 Sept", "21 Sept", "22 Sept", "23 Sept"]);
        assert_eq!(named("2023-09-19", "2023-09-19").len(), 5);
        assert_eq!(named("2022-11-20", "2023-03-02"), ["Dec 2022", "Jan 2023", "Feb", "Mar"]);
        let ages = named("0950-01-01", "2023-01-01");
        assert!(ages.len() <= 8 && ages.contains(&"2000".to_owned()), "{ages:?}");
        assert_eq!(Time::over([]), None);
        let all = Time::over([i64::MIN / 4, i64::MAX / 4]).unwrap();
        assert!(all.ticks().is_empty(), "no calendar, no names");
    }
}
