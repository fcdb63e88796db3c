//! The words numbers are made of, and what each is worth.

/// What a word is in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// "one" to "nineteen", "zero".
    Unit(u32),
    /// "twenty" to "ninety".
    Tens(u32),
    /// "hundred", "thousand", "lakh", "million" … and their short forms.
    Scale(u128),
    /// "m": a million in "$2m" and "2.3m people", a metre elsewhere.
    Million,
    /// "dozen".
    Dozen,
    /// "dozens", "hundreds": a vague word with its conventional floor.
    Vague(u128),
    /// "several" before a scale: three of them at least.
    Several,
    /// "few" before a scale: two of them at least.
    Few,
    /// "sixteenth".
    Ordinal(u32),
    /// "half".
    Half,
    /// "third", "quarter" … as a part of a whole: one of so many.
    Part(u32),
}

/// What a word is in a number, whatever its case; none for other words.
///
/// Floors of vague words are those of the Crowd Counting Consortium (hundreds 200, thousands 2,000), extended by twice the
/// word's unit to dozens, and to scores as 40.
#[rustfmt::skip]
pub(crate) fn of(word: &str) -> Option<Numeral> {
    use Numeral::{Dozen, Few, Half, Million, Ordinal, Part, Scale, Several, Tens, Unit, Vague};
    const LONGEST: usize = 12;
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST || !bytes.first()?.is_ascii_alphabetic() {
        return None;
    }
    let mut lower = [0u8; LONGEST];
    let lower = &mut lower[..bytes.len()];
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"zero" | b"nil" => Unit(0), b"one" => Unit(1), b"two" => Unit(2), b"three" => Unit(3), b"four" => Unit(4),
        b"five" => Unit(5), b"six" => Unit(6), b"seven" => Unit(7), b"eight" => Unit(8), b"nine" => Unit(9),
        b"ten" => Unit(10), b"eleven" => Unit(11), b"twelve" => Unit(12), b"thirteen" => Unit(13),
        b"fourteen" => Unit(14), b"fifteen" => Unit(15), b"sixteen" => Unit(16), b"seventeen" => Unit(17),
        b"eighteen" => Unit(18), b"nineteen" => Unit(19),
        b"twenty" => Tens(20), b"thirty" => Tens(30), b"forty" | b"fourty" => Tens(40), b"fifty" => Tens(50),
        b"sixty" => Tens(60), b"seventy" => Tens(70), b"eighty" => Tens(80), b"ninety" => Tens(90),
        b"hundred" => Scale(100), b"thousand" | b"k" => Scale(1_000),
        b"lakh" | b"lakhs" => Scale(100_000), b"crore" | b"crores" => Scale(10_000_000),
        b"million" | b"mn" | b"mln" => Scale(1_000_000), b"m" => Million,
        b"billion" | b"bn" | b"bln" | b"b" => Scale(1_000_000_000),
        b"trillion" | b"tn" | b"trn" => Scale(1_000_000_000_000),
        b"dozen" => Dozen,
        b"dozens" => Vague(24), b"scores" => Vague(40), b"tens" => Vague(20), b"hundreds" => Vague(200),
        b"thousands" => Vague(2_000), b"millions" => Vague(2_000_000), b"billions" => Vague(2_000_000_000),
        b"several" => Several, b"few" => Few, b"half" => Half,
        b"first" => Ordinal(1), b"second" => Ordinal(2), b"fourth" => Ordinal(4),
        b"sixth" => Ordinal(6), b"seventh" => Ordinal(7), b"eighth" => Ordinal(8), b"ninth" => Ordinal(9),
        b"tenth" => Ordinal(10), b"eleventh" => Ordinal(11), b"twelfth" => Ordinal(12), b"thirteenth" => Ordinal(13),
        b"fourteenth" => Ordinal(14), b"fifteenth" => Ordinal(15), b"sixteenth" => Ordinal(16),
        b"seventeenth" => Ordinal(17), b"eighteenth" => Ordinal(18), b"nineteenth" => Ordinal(19),
        b"twentieth" => Ordinal(20), b"thirtieth" => Ordinal(30),
        b"third" => Part(3), b"quarter" => Part(4), b"fifth" => Part(5),
        _ => return None,
    })
}
