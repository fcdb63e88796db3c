//! What a store needs to settle some events by what they touch: keys under which events that may be one are found.

use super::told::code as hash;
use crate::copies::fold::spread;

pub(crate) use super::bytes::{from_bytes, to_bytes};
pub(crate) use super::cluster::group;
pub(crate) use super::likeness::points;
pub(crate) use super::neighbours::{NEIGHBOURS, firm, rare};
pub(crate) use super::reports::likeness;
pub(crate) use super::told::{Told, code};
pub(crate) use super::words::{Names, Tells, Weights, in_reports, in_sentences, powers};

/// The names of an event whose frequency matters.
pub(crate) fn weighed(own: &Told) -> impl Iterator<Item = u32> + '_ {
    [own.words(), own.trigger(), own.doers().named, own.targets().named].into_iter().flatten().copied()
}

/// What stands for a name's hash in the index of a store.
pub(crate) fn kept(hash: u64) -> i64 {
    (hash >> 1).cast_signed()
}

/// The key of an anchor: a family of events with something that some of them have.
pub(crate) fn anchor_key(family: u64, name: u64) -> i64 {
    kept(spread(family.rotate_left(17) ^ name))
}

/// Keys that an event shares with those it is tied to whatever they are like: mentions in its report, sentences word for word,
/// what befalls somebody but once.
pub(crate) fn tie_keys(own: &Told, names: &Names) -> Vec<i64> {
    let report = hash(&format!("s/{}", own.same_as.as_deref().unwrap_or(&own.id)));
    let verbatim = own.verbatim.map(|words| anchor_key(names.hash(own.family), names.hash(words)));
    let once = own.once.map(|(person, within)| anchor_key(u64::from(within.unsigned_abs()), names.hash(person)));
    [Some(report), verbatim, once].into_iter().flatten().collect()
}
