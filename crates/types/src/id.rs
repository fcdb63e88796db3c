//! Deterministic identifiers: a short SHA-256 of what a record *is*, not of how it was coded.

use sha2::{Digest, Sha256};

/// A content hash with a one-letter kind in front: `t4be1c29f0a7d3c55`.
pub type RecordId = String;

/// Hashes length-prefixed parts, so that `("ab", "c")` and `("a", "bc")` differ, to 16 hexadecimal digits (64 bits).
///
/// ```
/// use dateline_types::content_id;
/// assert_eq!(content_id("t", ["report", "430", "436"]), content_id("t", ["report", "430", "436"]));
/// assert_ne!(content_id("t", ["ab", "c"]), content_id("t", ["a", "bc"]));
/// ```
pub fn content_id<'a>(kind: &'a str, parts: impl IntoIterator<Item = &'a str>) -> RecordId {
    let mut hash = Sha256::new();
    for part in std::iter::once(kind).chain(parts) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let mut id = String::with_capacity(kind.len() + 16);
    id.push_str(kind);
    for byte in hash.finalize().iter().take(8) {
        for nibble in [byte >> 4, byte & 15] {
            id.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    id
}
