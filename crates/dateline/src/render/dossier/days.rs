//! Days of a dossier in words and as numbers: `2026-02-03`, a month `2026-02` or a year `2026`.

use crate::render::wording::{long_date, month};
use jiff::ToSpan;
use jiff::civil::Date;

/// The days that a text of a day, a month or a year covers, the last included; none where it is none of these.
pub(super) fn covered(iso: &str) -> Option<(Date, Date)> {
    let parts: Vec<&str> = iso.split('-').collect();
    let (year, month, day) = match parts[..] {
        [year] => (year, None, None),
        [year, month] => (year, Some(month), None),
        [year, month, day] => (year, Some(month), Some(day)),
        _ => return None,
    };
    let number = |digits: &str, long: usize| -> Option<i16> {
        (digits.len() == long && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
    };
    let year = number(year, 4)?;
    let small = |part: Option<&str>| -> Option<Option<i8>> {
        part.map_or(Some(None), |digits| Some(Some(i8::try_from(number(digits, 2)?).ok()?)))
    };
    let (month, day) = (small(month)?, small(day)?);
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let length = match (month, day) {
        (None, _) => 1.year(),
        (_, None) => 1.month(),
        _ => 1.day(),
    };
    let last = first.checked_add(length).and_then(Date::yesterday).unwrap_or(first);
    Some((first, last))
}

/// A day's number: days since 1970 began.
pub(super) fn number(date: Date) -> i64 {
    i64::from(date.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days()))
}

/// The day of a number.
pub(super) fn date(number: i64) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(i32::try_from(number).ok()?.days()).ok()
}

/// "Tuesday 3 February 2026"; "February 2026"; what is no day as it stands.
pub(super) fn long(iso: &str) -> String {
    said(iso, long_date, month)
}

/// "3 Feb 2026"; "Feb 2026".
pub(super) fn short(iso: &str) -> String {
    said(iso, |date| format!("{} {} {}", date.day(), abbreviated(date.month()), date.year()), abbreviated)
}

fn said(iso: &str, day: impl Fn(Date) -> String, month: impl Fn(i8) -> &'static str) -> String {
    match covered(iso) {
        Some((first, last)) if first == last => day(first),
        Some((first, _)) if iso.len() > 4 => format!("{} {}", month(first.month()), first.year()),
        Some((first, _)) => first.year().to_string(),
        None => crate::render::visible::one_line(iso),
    }
}

/// "Feb"; "Sept" is the one that is not the first three letters.
pub(super) fn abbreviated(number: i8) -> &'static str {
    let name = month(number);
    if name == "September" { "Sept" } else { name.get(..3).unwrap_or(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(iso: &str) -> Option<String> {
        covered(iso).map(|(first, last)| format!("{first}..{last}"))
    }

    #[test]
    fn days_months_and_years() {
        assert_eq!(range("2024-02-29").as_deref(), Some("2024-02-29..2024-02-29"));
        assert_eq!(range("2024-02").as_deref(), Some("2024-02-01..2024-02-29"));
        assert_eq!(range("2023").as_deref(), Some("2023-01-01..2023-12-31"));
        assert_eq!(range("9999").as_deref(), Some("9999-01-01..9999-01-01"), "the calendar ends there");
        for wrong in ["", "2023-13", "2023-02-30", "23-02-03", "2023-2-3", "yesterday", "2023-09-19T10:00", "+023"] {
            assert_eq!(range(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn words() {
        assert_eq!(long("2026-02-03"), "Tuesday 3 February 2026");
        assert_eq!((long("2026-02").as_str(), long("2026").as_str()), ("February 2026", "2026"));
        assert_eq!((short("2023-09-30").as_str(), short("2023-05").as_str()), ("30 Sept 2023", "May 2023"));
        assert_eq!(short("a\n\u{202e}"), "a ⟨RLO⟩");
    }

    #[test]
    fn numbers_there_and_back() {
        for iso in ["1969-12-31", "1970-01-01", "2024-03-01"] {
            let day: Date = iso.parse().unwrap();
            assert_eq!(date(number(day)), Some(day));
        }
        assert_eq!(number("1970-02-01".parse().unwrap()), 31);
        assert_eq!(date(i64::MAX), None);
    }
}
