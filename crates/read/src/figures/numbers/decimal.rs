//! Numbers held exactly: whole units and decimal places, so that "2.3m" is 2,300,000 and nothing near it.

/// The largest whole number a ledger's JSON holds exactly in every reader: 2⁵³.
const EXACT: u128 = 1 << 53;

/// A number of at least zero: `units` tenths, hundredths … as `places` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    units: u128,
    places: u32,
}

impl Decimal {
    /// A whole number.
    pub(crate) const fn whole(units: u128) -> Self {
        Self { units, places: 0 }
    }

    /// From digits and the number of those behind the point; none where there are too many to hold.
    pub(crate) fn of(digits: impl Iterator<Item = u32>, places: u32) -> Option<Self> {
        let mut units = 0u128;
        for digit in digits {
            units = units.checked_mul(10)?.checked_add(u128::from(digit))?;
        }
        Some(Self { units, places })
    }

    /// Times a whole number.
    pub(crate) fn times(self, factor: u128) -> Option<Self> {
        Some(Self { units: self.units.checked_mul(factor)?, ..self })
    }

    /// "12.600" people are 12,600: the number where its point can only set groups apart.
    pub(crate) fn regrouped(self) -> Option<Self> {
        (self.places == 3).then_some(Self { units: self.units, places: 0 })
    }

    /// The difference, where it is not below zero.
    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let grown = |own: Self| own.units.checked_mul(10u128.checked_pow(places - own.places)?);
        Some(Self { units: grown(self)?.checked_sub(grown(other)?)?, places })
    }

    /// The part `over/under` of it, where that is a whole number.
    pub(crate) fn part(self, over: u128, under: u128) -> Option<Self> {
        let whole = self.as_whole()?.checked_mul(over)?;
        (under > 0 && whole.is_multiple_of(under)).then(|| Self::whole(whole / under))
    }

    /// The number where it has no fraction.
    pub(crate) fn as_whole(self) -> Option<u128> {
        let scale = 10u128.checked_pow(self.places)?;
        self.units.is_multiple_of(scale).then(|| self.units / scale)
    }

    /// As the ledger writes it; none where it cannot be held exactly enough: beyond 2⁵³ units.
    pub(crate) fn as_f64(self) -> Option<f64> {
        match self.as_whole() {
            Some(whole) => (whole <= EXACT).then_some(whole as f64),
            None => (self.units <= EXACT && self.places <= 15)
                .then(|| self.units as f64 / 10f64.powi(i32::try_from(self.places).unwrap_or(0))),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let places = self.places.max(other.places);
        let grown = |own: &Self| own.units.checked_mul(10u128.checked_pow(places - own.places)?);
        Some(grown(self)?.cmp(&grown(other)?))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn decimals_are_exact() {
        let value = Decimal::of([2, 3].into_iter(), 1).and_then(|own| own.times(1_000_000));
        assert_eq!(value.and_then(Decimal::as_f64), Some(2_300_000.0));
    }

    #[test]
    fn what_is_too_large_is_none() {
        let digits = std::iter::repeat_n(9, 30);
        assert_eq!(Decimal::of(digits, 0).and_then(Decimal::as_f64), None);
        assert!(Decimal::of(std::iter::repeat_n(9, 50), 0).is_none());
    }

    #[test]
    fn parts_of_wholes() {
        assert_eq!(Decimal::whole(90).part(1, 3), Some(Decimal::whole(30)));
        assert_eq!(Decimal::whole(91).part(1, 3), None);
        assert_eq!(Decimal::whole(16).minus(Decimal::whole(1)), Some(Decimal::whole(15)));
    }
}
