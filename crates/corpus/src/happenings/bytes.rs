//! An event in little space as bytes, for keeping: names by their hashes, which are the same in every run.

use super::days::Days;
use super::lists::Lists;
use super::told::{Grain, OF_EVENT, Told};
use super::words::Names;

/// Writes a value or reads it, so that both are said once.
struct Bytes<'n> {
    names: &'n mut Names,
    bytes: Vec<u8>,
    /// Where reading has come to; none while writing.
    at: Option<usize>,
    /// Whether there was less to read than was asked for.
    is_short: bool,
}

impl Bytes<'_> {
    fn raw<const N: usize>(&mut self, value: [u8; N]) -> [u8; N] {
        let Some(at) = &mut self.at else {
            self.bytes.extend_from_slice(&value);
            return value;
        };
        let read = self.bytes.get(*at..).and_then(<[u8]>::first_chunk);
        self.is_short |= read.is_none();
        *at += N;
        read.copied().unwrap_or([0; N])
    }

    fn flag(&mut self, own: &mut bool) {
        *own = self.raw([u8::from(*own)]) == [1];
    }

    fn whole(&mut self, own: &mut i32) {
        *own = i32::from_le_bytes(self.raw(own.to_le_bytes()));
    }

    fn name(&mut self, own: &mut u32) {
        let hash = u64::from_le_bytes(self.raw(self.names.hash(*own).to_le_bytes()));
        *own = self.names.hashed(hash);
    }

    /// The length of a list: as it is while writing, else no more than could be read.
    fn length(&mut self, own: usize) -> usize {
        let length = u32::from_le_bytes(self.raw(u32::try_from(own).unwrap_or(u32::MAX).to_le_bytes()));
        if self.at.is_some() { self.bytes.len().min(length as usize) } else { own }
    }

    fn names(&mut self, own: &mut Vec<u32>) {
        let length = self.length(own.len());
        own.resize(length, 0);
        own.iter_mut().for_each(|name| self.name(name));
    }

    fn text(&mut self, own: &mut String) {
        let mut bytes = std::mem::take(own).into_bytes();
        let length = self.length(bytes.len());
        bytes.resize(length, 0);
        bytes.iter_mut().for_each(|byte| [*byte] = self.raw([*byte]));
        *own = String::from_utf8(bytes).unwrap_or_default();
    }

    fn option<T: Default>(&mut self, own: &mut Option<T>, each: impl FnOnce(&mut Self, &mut T)) {
        let mut is_some = own.is_some();
        self.flag(&mut is_some);
        *own = is_some.then(|| own.take().unwrap_or_default());
        if let Some(own) = own {
            each(self, own);
        }
    }

    fn days(&mut self, own: &mut Days) {
        [&mut own.first, &mut own.last, &mut own.likely].into_iter().for_each(|day| self.whole(day));
        self.flag(&mut own.dated);
    }

    fn grain(&mut self, own: &mut Grain) {
        const ALL: [Grain; 5] = [Grain::Implied, Grain::Country, Grain::Area, Grain::Division, Grain::Town];
        let [number] = self.raw([*own as u8]);
        *own = ALL.get(usize::from(number)).copied().unwrap_or_default();
    }

    fn told(&mut self, own: &mut Told) {
        let mut lists: [Vec<u32>; OF_EVENT] = std::array::from_fn(|at| own.lists.get(at).to_vec());
        let [sides @ .., trigger, words, numbers] = &mut lists;
        self.text(&mut own.id);
        self.name(&mut own.report);
        self.option(&mut own.same_as, Self::text);
        self.name(&mut own.family);
        self.flag(&mut own.mutual);
        self.option(&mut own.mode, Self::name);
        self.option(&mut own.days, Self::days);
        sides.iter_mut().for_each(|list| self.names(list));
        self.option(&mut own.place, |bytes, (grain, place)| {
            bytes.grain(grain);
            bytes.name(place);
        });
        self.option(&mut own.country, Self::name);
        self.option(&mut own.admin1, Self::name);
        self.names(trigger);
        self.option(&mut own.campaign, Self::name);
        self.names(words);
        self.names(numbers);
        self.flag(&mut own.leads);
        self.flag(&mut own.recalled);
        self.option(&mut own.verbatim, Self::name);
        self.option(&mut own.once, |bytes, (name, within)| {
            bytes.name(name);
            bytes.whole(within);
        });
        // In the order of this run's numbers.
        own.lists = Lists::of(lists);
    }
}

/// The bytes of an event.
pub(crate) fn to_bytes(own: &Told, names: &mut Names) -> Vec<u8> {
    let mut bytes = Bytes { names, bytes: Vec::new(), at: None, is_short: false };
    bytes.told(&mut own.clone());
    bytes.bytes
}

/// The event of bytes that [`to_bytes`] wrote; none where they are damaged.
pub(crate) fn from_bytes(bytes: Vec<u8>, names: &mut Names) -> Option<Told> {
    let length = bytes.len();
    let mut bytes = Bytes { names, bytes, at: Some(0), is_short: false };
    let mut own = Told::default();
    bytes.told(&mut own);
    own.code = super::told::code(&own.id);
    (!bytes.is_short && bytes.at == Some(length)).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_as_it_was_written() {
        let mut names = Names::default();
        let [raid, moz, word, other] = ["t/raid", "c/MOZ", "w/depot", "w/burned"].map(|name| names.known(name));
        let mut lists = [const { Vec::new() }; OF_EVENT];
        lists[0] = vec![moz];
        lists[11] = vec![word, other];
        let told = Told {
            id: "e1".into(),
            code: super::super::told::code("e1"),
            same_as: Some("é0".into()),
            family: raid,
            mutual: true,
            days: Some(Days { first: -3, last: 7, likely: 7, dated: true }),
            place: Some((Grain::Town, moz)),
            lists: Lists::of(lists),
            once: Some((raid, 30)),
            ..Told::default()
        };
        let bytes = to_bytes(&told, &mut names);
        assert_eq!(from_bytes(bytes.clone(), &mut names), Some(told));
        // In another run the numbers are others, and lists are in their order.
        let mut later = Names::default();
        let burned = later.known("w/burned");
        let read = from_bytes(bytes.clone(), &mut later).unwrap();
        assert_eq!(read.words()[0], burned);
        assert_eq!(to_bytes(&read, &mut later).len(), bytes.len());
        for cut in 0..bytes.len() {
            assert_eq!(from_bytes(bytes[..cut].to_vec(), &mut names), None);
        }
    }
}
