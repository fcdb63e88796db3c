//! Two reports: how much of the one is in the other, and whether that makes the one a copy of the other.

use super::sketch::{Sketch, is_number, kept, stretch};
use std::cmp::Ordering;

/// A lead is so many compared words long.
const LEAD: usize = 24;
/// A lead of fewer phrases than this is too thin to go by; more of the text is looked at.
const THIN: u32 = 6;
/// Fewer phrases in common than this are chance.
const CHANCE: u32 = 5;

/// A sketch, and which of its phrases do not count.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) sketch: &'a Sketch,
    /// When it was published, as far as is known.
    pub(crate) day: Option<&'a str>,
    /// Who published it.
    pub(crate) outlet: Option<&'a str>,
    pub(crate) ignored: &'a Marks,
    /// The number of its first phrase among those of all reports.
    pub(crate) offset: usize,
}

impl<'a> View<'a> {
    /// The phrases that are kept in a sketch of these levels too, each with its tag and whether it counts.
    fn phrases(self, level: u8, number_level: u8) -> impl Iterator<Item = Phrase> + 'a {
        let Sketch { hashes, tags, .. } = self.sketch;
        let level_of = move |tag| if is_number(tag) { number_level } else { level };
        let phrases = hashes.iter().zip(tags).enumerate().filter(move |&(_, (&hash, &tag))| kept(hash, level_of(tag)));
        phrases.map(move |(at, (&hash, &tag))| Phrase { hash, tag, counts: !self.ignored.has(self.offset + at) })
    }
}

#[derive(Clone, Copy)]
struct Phrase {
    hash: u32,
    tag: u8,
    counts: bool,
}

/// Which of all phrases are marked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks(Vec<u64>);

impl Marks {
    pub(crate) fn none(of: usize) -> Self {
        Self(vec![0; of.div_ceil(64)])
    }

    pub(crate) fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    pub(crate) fn set(&mut self, at: usize) {
        if let Some(bits) = self.0.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }
}

/// What of a report is in another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Side {
    /// Its phrases.
    pub(super) phrases: u32,
    /// Those that do not count.
    nobodys: u32,
    /// Whether its lead is in the other.
    pub(super) lead: bool,
    /// Its stretches, a bit each.
    pub(super) stretches: u128,
    /// Those of them that are for the greater part in the other.
    pub(super) found: u128,
    /// Those of which anything is in the other.
    pub(super) touched: u128,
    /// Numbers of stretches that are in the other, and how many of these numbers are.
    numbers: Numbers,
    /// The same where stretches count that are nobody's.
    numbers_of_form: Numbers,
    /// The same of all stretches.
    all_numbers: Numbers,
}

/// Numbers of some stretches.
#[derive(Clone, Copy, Debug, Default)]
struct Numbers {
    of: u32,
    found: u32,
    /// The phrases of these stretches.
    phrases: u32,
}

impl Numbers {
    fn add(&mut self, stretch: &Stretch) {
        self.of += u32::from(stretch.numbers);
        self.found += u32::from(stretch.numbers_found);
        self.phrases += u32::from(stretch.phrases + stretch.nobodys);
    }
}

/// What two reports share.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Overlap {
    /// Whether both are known to be of one day.
    same_day: bool,
    /// Whether both are known to be one outlet's.
    same_outlet: bool,
    /// Compared are hashes that end in so many zero bits.
    level: u8,
    number_level: u8,
    /// Phrases in both.
    pub(super) shared: u32,
    pub(super) one: Side,
    pub(super) other: Side,
}

/// What there is of a stretch, and what of it is in the other text.
#[derive(Clone, Copy, Default)]
struct Stretch {
    phrases: u16,
    found: u16,
    numbers: u16,
    numbers_found: u16,
    /// Phrases that do not count.
    nobodys: u16,
    nobodys_found: u16,
}

type Counts = [Stretch; 128];

/// Compares two reports in one pass over both.
pub(super) fn compare(one: View<'_>, other: View<'_>) -> Overlap {
    let level = one.sketch.level.max(other.sketch.level);
    let (mut ones, mut others): (Counts, Counts) = ([Stretch::default(); 128], [Stretch::default(); 128]);
    let number_level = one.sketch.number_level.max(other.sketch.number_level);
    let mut left = one.phrases(level, number_level).peekable();
    let mut right = other.phrases(level, number_level).peekable();
    let mut shared = 0;
    loop {
        let (a, b) = (left.peek().copied(), right.peek().copied());
        let order = match (a, b) {
            (Some(a), Some(b)) => a.hash.cmp(&b.hash),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => break,
        };
        if let Some(own) = a.filter(|_| order.is_le()) {
            count(&mut ones, own, order.is_eq());
            left.next();
        }
        if let Some(own) = b.filter(|_| order.is_ge()) {
            count(&mut others, own, order.is_eq());
            shared += u32::from(order.is_eq() && own.counts && !is_number(own.tag));
            right.next();
        }
    }
    let same_day = one.day.is_some() && one.day == other.day;
    let same_outlet = one.outlet.is_some() && one.outlet == other.outlet;
    Overlap {
        same_day,
        same_outlet,
        level,
        number_level,
        shared,
        one: side(&ones, one.sketch),
        other: side(&others, other.sketch),
    }
}

fn count(counts: &mut Counts, phrase: Phrase, found: bool) {
    if let Some(counts) = counts.get_mut(stretch(phrase.tag)) {
        let (all, of_these) = match (is_number(phrase.tag), phrase.counts) {
            (true, _) => (&mut counts.numbers, &mut counts.numbers_found),
            (false, true) => (&mut counts.phrases, &mut counts.found),
            (false, false) => (&mut counts.nobodys, &mut counts.nobodys_found),
        };
        *all += 1;
        *of_these += u16::from(found);
    }
}

fn side(counts: &Counts, sketch: &Sketch) -> Side {
    let mut side = Side::default();
    let lead_stretches = sketch.stretches(LEAD);
    let (mut lead, mut lead_found) = (0, 0);
    // Where nothing is kept of a stretch but a number, it is as the stretch before it.
    let mut form_is_found = false;
    for (at, own) in counts.iter().enumerate() {
        let (phrases, found) = (u32::from(own.phrases), u32::from(own.found));
        side.all_numbers.add(own);
        side.phrases += phrases;
        side.nobodys += u32::from(own.nobodys);
        if at < lead_stretches || lead < THIN {
            (lead, lead_found) = (lead + phrases, lead_found + found);
        }
        let bit = 1 << at;
        side.stretches |= if phrases > 0 { bit } else { 0 };
        side.touched |= if found > 0 { bit } else { 0 };
        if phrases > 0 && 2 * found >= phrases {
            side.found |= bit;
            side.numbers.add(own);
        }
        let before = form_is_found;
        if own.phrases + own.nobodys > 0 {
            form_is_found = 2 * (own.found + own.nobodys_found) >= own.phrases + own.nobodys;
        }
        // What begins in the stretch before ends in this one.
        if form_is_found || before {
            side.numbers_of_form.add(own);
        }
    }
    side.lead = lead > 0 && 2 * lead_found >= lead;
    side
}

impl Side {
    /// Whether what is in the other text begins in the first fifth of this one: background stands further down.
    fn is_found_early(&self) -> bool {
        let before = self.stretches & (self.found & self.found.wrapping_neg()).wrapping_sub(1);
        self.found != 0 && 5 * before.count_ones() <= self.stretches.count_ones()
    }
}

impl Overlap {
    /// How much of the smaller text is in the larger, 0 to 1.
    pub(super) fn share(&self) -> f64 {
        self.shares().0
    }

    /// How much of the smaller text is in the larger, and of the larger in the smaller.
    fn shares(&self) -> (f64, f64) {
        let of = |phrases: u32| if phrases == 0 { 0.0 } else { f64::from(self.shared) / f64::from(phrases) };
        let (one, other) = (self.one.phrases, self.other.phrases);
        (of(one.min(other)), of(one.max(other)))
    }

    /// The side of which more is in the other.
    pub(super) fn smaller(&self) -> &Side {
        if self.other.phrases < self.one.phrases { &self.other } else { &self.one }
    }

    fn larger(&self) -> &Side {
        if self.other.phrases < self.one.phrases { &self.one } else { &self.other }
    }

    /// Whether one report is a copy of the other, or both are copies of a third.
    ///
    /// A copy brings the lead along. Where neither lead is in the other text, the two share background or a quotation,
    /// unless nearly all of the smaller is in the larger, and is much of it or near its top. Two stories written to one
    /// plan on one day (interviews with two candidates) share up to 0.56.
    pub(super) fn is_copy(&self) -> bool {
        let (smaller, larger) = self.shares();
        let is_enough = if self.one.lead || self.other.lead {
            smaller >= 0.6
        } else {
            smaller >= 0.7 && (larger >= 0.5 || self.larger().is_found_early())
        };
        // Of what is mostly form or background little is left to go by.
        let is_thin = self.smaller().nobodys > self.smaller().phrases;
        self.shared >= CHANCE && is_enough && (!is_thin || smaller >= 0.8) && !self.has_other_numbers()
    }

    /// Whether what the two share is a form with other figures in it: the bulletin of another day. On one day a single
    /// figure may have been corrected.
    fn has_other_numbers(&self) -> bool {
        // A text with a figure to twenty words is a form.
        let own = self.smaller().all_numbers;
        if 20 * (own.of << self.number_level) < own.phrases << self.level {
            return false;
        }
        let missing = |Numbers { of, found, .. }: Numbers| {
            let missing = of - found;
            missing > 0 && if self.same_day { missing > 1 && 2 * missing > of } else { 2 * missing >= of }
        };
        // Of long texts few phrases are kept, and it is not known what stretch of the other text a number is from.
        let are_missing = own.of > 2 && 2 * (own.of - own.found) > own.of && self.share() >= 0.6;
        self.level > 0 && are_missing
            || missing(self.one.numbers) && missing(self.other.numbers)
            || missing(self.one.numbers_of_form) && missing(self.other.numbers_of_form)
    }

    /// Whether the two are alike all over, and not in one part alone, as reports with an outlet's own lines are. Of one
    /// outlet's reports more is asked: they share its lines, and are seldom the same story.
    pub(super) fn is_alike_all_over(&self) -> bool {
        let Side { stretches, touched, .. } = self.smaller();
        let touched = f64::from(touched.count_ones()) / f64::from(stretches.count_ones().max(1));
        let (share, all_over) = if self.same_outlet { (0.75, 0.8) } else { (0.6, 0.67) };
        self.is_copy() && (self.share() >= share || touched >= all_over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap(one: &str, other: &str) -> Overlap {
        let (one, other, ignored) = (Sketch::of([one]), Sketch::of([other]), Marks::default());
        let view = |sketch| View { sketch, day: None, outlet: None, ignored: &ignored, offset: 0 };
        compare(view(&one), view(&other))
    }

    const STORY: &str = "Gunmen on motorcycles attacked three villages in Zamfara state before dawn on Saturday, killing \
        at least 23 people and burning homes, residents and police said. The attackers drove off cattle and fled into \
        the forest, said Sani Bello, a farmer who counted 17 fresh graves.";

    #[test]
    fn what_is_cut_off_a_story_is_in_it() {
        let cut = &STORY[..160];
        let both = overlap(STORY, cut);
        assert!(both.share() > 0.9 && both.is_copy(), "{both:?}");
        assert!(both.one.lead && both.other.lead);
        assert!(both.one.found.count_ones() < both.one.stretches.count_ones());
    }

    #[test]
    fn a_form_with_other_figures_is_another_story() {
        let other = STORY.replace("23", "31").replace("17", "19").replace("three", "five");
        assert!(!overlap(STORY, &other).is_copy());
        let restyled = STORY.replace("17", "seventeen").replace("three", "3");
        assert!(overlap(STORY, &restyled).is_copy());
    }

    #[test]
    fn one_quotation_makes_no_copy() {
        let other = "The governor flew to the stricken district on Monday and promised soldiers would stay through the \
            harvest, answering critics in the capital. The attackers drove off cattle and fled into the forest, said \
            Sani Bello, a farmer who counted 17 fresh graves. Traders closed their market for a week of mourning.";
        let both = overlap(STORY, other);
        assert!(both.share() > 0.2 && !both.is_copy(), "{both:?}");
    }

    #[test]
    fn nothing_is_no_copy_of_nothing() {
        assert!(!overlap("", "").is_copy());
        assert!(!overlap("No.", "No.").is_copy());
    }

    #[test]
    fn marks_are_kept_apart() {
        let mut marks = Marks::none(130);
        marks.set(64);
        marks.set(129);
        assert_eq!((0..200).filter(|&at| marks.has(at)).collect::<Vec<_>>(), [64, 129]);
    }
}
