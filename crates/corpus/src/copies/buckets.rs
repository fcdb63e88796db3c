//! Which reports share a phrase: the phrases of all reports sorted, a part of them at a time so that memory stays small.

use super::compare::View;
use super::sketch::is_number;

/// Phrases are gone through in so many parts, by their first three bits.
const PARTS: u32 = 8;

/// A phrase, and the number of a report that has it.
pub(super) type Entry = (u32, u32);

/// Calls `with` for each phrase that at least so many reports have, with the entries of these in order. Phrases that do
/// not count, numbers, and what `wanted` refuses (of the report, the phrase's place in its sketch, the phrase) are left out.
pub(super) fn each(
    texts: &[View<'_>],
    least: usize,
    wanted: impl Fn(&View<'_>, usize, u32) -> bool,
    mut with: impl FnMut(&[Entry]),
) {
    let mut entries: Vec<Entry> = Vec::new();
    for part in 0..PARTS {
        entries.clear();
        for (number, text) in texts.iter().enumerate() {
            let hashes = &text.sketch.hashes;
            let from = hashes.partition_point(|&hash| hash >> 29 < part);
            let to = hashes.partition_point(|&hash| hash >> 29 <= part);
            let tags = text.sketch.tags.iter();
            for (at, (&hash, &tag)) in hashes.iter().zip(tags).enumerate().take(to).skip(from) {
                if !is_number(tag) && !text.ignored.has(text.offset + at) && wanted(text, at, hash) {
                    entries.push((hash, number as u32));
                }
            }
        }
        entries.sort_unstable();
        entries.chunk_by(|one, next| one.0 == next.0).filter(|bucket| bucket.len() >= least).for_each(&mut with);
    }
}
