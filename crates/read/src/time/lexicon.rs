//! The closed vocabulary of time: every word the grammar of time expressions looks at, with its class.

use rustc_hash::FxHashMap;

/// Class of a lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[rustfmt::skip]
pub(crate) enum Tag {
    /// Any other word.
    Word,
    // Marks.
    Comma, Stop, Dash, LongDash, Slash, Colon, Semicolon, Apostrophe, Quote, Open, Close, Currency, Percent, Mark,
    // Numbers: digits, number words ("twelve", "dozen"), multipliers, ordinals, "half", "quarter" as unit and part.
    Num, NumWord, Hundred, Thousand, Ordinal, OrdinalSuffix, Half,
    // Calendar names: the value is 1..12, 1..7 from Monday, a `Unit`, a `Season`, a `Part`.
    Month, Weekday, Weekdays, Unit, Units, Season, Part, Noon, Midnight, Clock,
    // Words that place: last, next, this, that, same.
    Last, Past, Next, Coming, Following, This, These, That, Same,
    // Determiners and quantities.
    The, A, Each, Other, Per, Several, Few, Couple, Many, Some, Another, Whole,
    // Parts of a span.
    Early, Mid, Late, Start, Middle, End, Latter, Rest,
    // Offsets and relations.
    Ago, Later, Earlier, Before, After, Since, Until, By, From, To, Between, Through, Within, During, Throughout,
    In, On, At, Of, And, Or, For, As, Than, Over, Under, About, Nearly, More, Less, Least, Most, Up, Just, Only, Date,
    Now, Today, Recently, Current, Running, Overnight, UnitLong, PresentDay, Future, Time, Times, Once, Frequency, Old, Age, Aged,
    Fiscal, Quarter, Era, Meridiem, Letter, Decades, Eve, Not, No,
}

/// Units of the calendar, in rising order. The value of `Tag::Unit` and `Tag::Units`.
pub(crate) mod unit {
    pub(crate) const SECOND: i32 = 0;
    pub(crate) const MINUTE: i32 = 1;
    pub(crate) const HOUR: i32 = 2;
    pub(crate) const DAY: i32 = 3;
    pub(crate) const NIGHT: i32 = 4;
    pub(crate) const WEEK: i32 = 5;
    pub(crate) const WEEKEND: i32 = 6;
    pub(crate) const FORTNIGHT: i32 = 7;
    pub(crate) const MONTH: i32 = 8;
    pub(crate) const QUARTER: i32 = 9;
    pub(crate) const YEAR: i32 = 10;
    pub(crate) const DECADE: i32 = 11;
    pub(crate) const CENTURY: i32 = 12;
    pub(crate) const MILLENNIUM: i32 = 13;
}

/// Parts of the day. The value of `Tag::Part`.
pub(crate) mod part {
    pub(crate) const MORNING: i32 = 0;
    pub(crate) const AFTERNOON: i32 = 1;
    pub(crate) const EVENING: i32 = 2;
    pub(crate) const NIGHT: i32 = 3;
    pub(crate) const DAYTIME: i32 = 4;
    /// "the early hours": TIMEX3 has no code of its own for them; they count as morning.
    pub(crate) const SMALL_HOURS: i32 = 5;
}

/// Words by class.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    words: FxHashMap<&'static [u8], (Tag, i32)>,
}

impl Lexicon {
    /// The English lexicon.
    pub(crate) fn english() -> Self {
        let mut words = FxHashMap::default();
        for (tag, list) in LISTS {
            for (value, names) in list.iter() {
                for name in names.split(' ') {
                    words.insert(name.as_bytes(), (*tag, *value));
                }
            }
        }
        Self { words }
    }

    /// Class and value of a word in lower case.
    pub(crate) fn tag(&self, lower: &[u8]) -> (Tag, i32) {
        self.words.get(lower).copied().unwrap_or((Tag::Word, 0))
    }
}

type List = &'static [(i32, &'static str)];

#[rustfmt::skip]
const LISTS: &[(Tag, List)] = &[
    (Tag::Month, &[
        (1, "january jan"), (2, "february feb"), (3, "march mar"), (4, "april apr"), (5, "may"), (6, "june jun"),
        (7, "july jul"), (8, "august aug"), (9, "september sept sep"), (10, "october oct"), (11, "november nov"),
        (12, "december dec"),
    ]),
    (Tag::Weekday, &[
        (1, "monday mon"), (2, "tuesday tue tues"), (3, "wednesday wed weds"), (4, "thursday thu thur thurs"),
        (5, "friday fri"), (6, "saturday sat"), (7, "sunday sun"),
    ]),
    (Tag::Weekdays, &[
        (1, "mondays"), (2, "tuesdays"), (3, "wednesdays"), (4, "thursdays"), (5, "fridays"), (6, "saturdays"),
        (7, "sundays"), (8, "weekdays weekday"), (9, "weekends"),
    ]),
    (Tag::Unit, &[
        (unit::SECOND, "second sec"), (unit::MINUTE, "minute min"), (unit::HOUR, "hour hr"), (unit::DAY, "day"),
        (unit::WEEK, "week"), (unit::WEEKEND, "weekend"), (unit::FORTNIGHT, "fortnight"),
        (unit::MONTH, "month"), (unit::YEAR, "year yr"), (unit::DECADE, "decade"), (unit::CENTURY, "century"),
        (unit::MILLENNIUM, "millennium"),
    ]),
    (Tag::Units, &[
        (unit::SECOND, "seconds secs"), (unit::MINUTE, "minutes mins"), (unit::HOUR, "hours hrs"),
        (unit::DAY, "days"), (unit::NIGHT, "nights"), (unit::WEEK, "weeks"), (unit::FORTNIGHT, "fortnights"),
        (unit::MONTH, "months"), (unit::QUARTER, "quarters"), (unit::YEAR, "years yrs"), (unit::DECADE, "decades"),
        (unit::CENTURY, "centuries"), (unit::MILLENNIUM, "millennia millenniums"),
    ]),
    (Tag::Quarter, &[(0, "quarter")]),
    (Tag::Season, &[(0, "spring springtime"), (1, "summer summertime"), (2, "autumn fall"), (3, "winter wintertime")]),
    (Tag::Part, &[
        (part::MORNING, "morning mornings dawn daybreak sunrise"), (part::AFTERNOON, "afternoon afternoons"),
        (part::EVENING, "evening evenings dusk sunset nightfall"), (part::NIGHT, "night"),
        (part::DAYTIME, "daytime"),
    ]),
    (Tag::Overnight, &[(0, "overnight")]),
    (Tag::UnitLong, &[
        (unit::HOUR, "hourlong"), (unit::DAY, "daylong"), (unit::WEEK, "weeklong"), (unit::MONTH, "monthlong"),
        (unit::YEAR, "yearlong"), (unit::DECADE, "decadelong"),
    ]),
    (Tag::Noon, &[(0, "noon midday noontime")]),
    (Tag::Midnight, &[(0, "midnight")]),
    (Tag::Clock, &[(0, "clock")]),
    (Tag::NumWord, &[
        (0, "zero"), (1, "one"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"),
        (8, "eight"), (9, "nine"), (10, "ten"), (11, "eleven"), (12, "twelve dozen"), (13, "thirteen"),
        (14, "fourteen"), (15, "fifteen"), (16, "sixteen"), (17, "seventeen"), (18, "eighteen"), (19, "nineteen"),
        (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"),
        (80, "eighty"), (90, "ninety"),
    ]),
    (Tag::Hundred, &[(100, "hundred")]),
    (Tag::Thousand, &[(1000, "thousand")]),
    (Tag::Ordinal, &[
        (1, "first"), (3, "third"), (4, "fourth"), (5, "fifth"), (6, "sixth"), (7, "seventh"), (8, "eighth"),
        (9, "ninth"), (10, "tenth"), (11, "eleventh"), (12, "twelfth"), (13, "thirteenth"), (14, "fourteenth"),
        (15, "fifteenth"), (16, "sixteenth"), (17, "seventeenth"), (18, "eighteenth"), (19, "nineteenth"),
        (20, "twentieth"), (30, "thirtieth"),
    ]),
    (Tag::OrdinalSuffix, &[(0, "st nd rd th")]),
    (Tag::Half, &[(0, "half")]),
    (Tag::Decades, &[
        (2, "twenties"), (3, "thirties"), (4, "forties"), (5, "fifties"), (6, "sixties"), (7, "seventies"),
        (8, "eighties"), (9, "nineties"),
    ]),
    (Tag::Last, &[(0, "last")]),
    (Tag::Past, &[(0, "past previous preceding prior")]),
    (Tag::Next, &[(0, "next")]),
    (Tag::Coming, &[(0, "coming upcoming subsequent ensuing")]),
    (Tag::Following, &[(0, "following")]),
    (Tag::This, &[(0, "this")]),
    (Tag::These, &[(0, "these")]),
    (Tag::That, &[(0, "that those")]),
    (Tag::Same, &[(0, "same very")]),
    (Tag::The, &[(0, "the")]),
    (Tag::A, &[(0, "a an")]),
    (Tag::Each, &[(0, "every each")]),
    (Tag::Other, &[(0, "other")]),
    (Tag::Per, &[(0, "per")]),
    (Tag::Several, &[(0, "several numerous countless")]),
    (Tag::Few, &[(0, "few")]),
    (Tag::Couple, &[(0, "couple")]),
    (Tag::Many, &[(0, "many")]),
    (Tag::Some, &[(0, "some")]),
    (Tag::Another, &[(0, "another")]),
    (Tag::Whole, &[(0, "whole entire full consecutive straight successive intervening long solid")]),
    (Tag::Early, &[(0, "early")]),
    (Tag::Mid, &[(0, "mid")]),
    (Tag::Late, &[(0, "late")]),
    (Tag::Start, &[(0, "start beginning onset outset")]),
    (Tag::Middle, &[(0, "middle")]),
    (Tag::End, &[(0, "end close")]),
    (Tag::Latter, &[(0, "latter")]),
    (Tag::Rest, &[(0, "rest remainder")]),
    (Tag::Ago, &[(0, "ago")]),
    (Tag::Later, &[(0, "later afterwards afterward thereafter hence")]),
    (Tag::Earlier, &[(0, "earlier previously beforehand")]),
    (Tag::Before, &[(0, "before")]),
    (Tag::After, &[(0, "after")]),
    (Tag::Since, &[(0, "since")]),
    (Tag::Until, &[(0, "until till")]),
    (Tag::By, &[(0, "by")]),
    (Tag::From, &[(0, "from")]),
    (Tag::To, &[(0, "to")]),
    (Tag::Between, &[(0, "between")]),
    (Tag::Through, &[(0, "through thru")]),
    (Tag::Within, &[(0, "within")]),
    (Tag::During, &[(0, "during")]),
    (Tag::Throughout, &[(0, "throughout")]),
    (Tag::In, &[(0, "in into")]),
    (Tag::On, &[(0, "on")]),
    (Tag::At, &[(0, "at")]),
    (Tag::Of, &[(0, "of")]),
    (Tag::And, &[(0, "and")]),
    (Tag::Or, &[(0, "or")]),
    (Tag::For, &[(0, "for")]),
    (Tag::As, &[(0, "as")]),
    (Tag::Than, &[(0, "than")]),
    (Tag::Over, &[(0, "over exceeding")]),
    (Tag::Under, &[(0, "under")]),
    (Tag::About, &[(0, "about around approximately roughly circa ca")]),
    (Tag::Nearly, &[(0, "nearly almost")]),
    (Tag::More, &[(0, "more")]),
    (Tag::Less, &[(0, "less fewer")]),
    (Tag::Least, &[(0, "least")]),
    (Tag::Most, &[(0, "most")]),
    (Tag::Up, &[(0, "up")]),
    (Tag::Just, &[(0, "just")]),
    (Tag::Only, &[(0, "only")]),
    (Tag::Date, &[(0, "date")]),
    (Tag::Now, &[(0, "now nowadays")]),
    (Tag::Today, &[(0, "today"), (-1, "yesterday"), (1, "tomorrow"), (10, "tonight")]),
    (Tag::Recently, &[(0, "recently lately")]),
    (Tag::Current, &[(0, "currently presently")]),
    (Tag::Running, &[(0, "current latest")]),
    (Tag::PresentDay, &[(0, "present")]),
    (Tag::Future, &[(0, "future")]),
    (Tag::Time, &[(0, "time point moment")]),
    (Tag::Times, &[(0, "times")]),
    (Tag::Once, &[(1, "once"), (2, "twice"), (3, "thrice")]),
    (Tag::Frequency, &[
        (unit::HOUR, "hourly"), (unit::DAY, "daily everyday"), (unit::NIGHT, "nightly"), (unit::WEEK, "weekly"),
        (unit::FORTNIGHT, "fortnightly biweekly"), (unit::MONTH, "monthly"), (unit::QUARTER, "quarterly"),
        (unit::YEAR, "annually annual yearly"), (unit::DECADE, "biannual biannually biennial"),
    ]),
    (Tag::Old, &[(0, "old olds")]),
    (Tag::Age, &[(0, "age ages")]),
    (Tag::Aged, &[(0, "aged")]),
    (Tag::Fiscal, &[(0, "fiscal")]),
    (Tag::Era, &[(-1, "bc bce"), (1, "ad ce")]),
    (Tag::Meridiem, &[(0, "am"), (12, "pm")]),
    (Tag::Letter, &[(1, "q"), (2, "h"), (3, "s"), (4, "m"), (5, "p"), (6, "z"), (7, "fy"), (8, "o"), (9, "d"), (10, "b"), (11, "c"), (12, "e"), (13, "t")]),
    (Tag::Eve, &[(0, "eve")]),
    (Tag::Not, &[(0, "not")]),
    (Tag::No, &[(0, "no")]),
];
