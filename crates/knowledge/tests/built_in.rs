//! The built-in tables: well formed, and right about days of record.

use dateline_knowledge::Knowledge;

#[test]
fn no_line_is_faulty() {
    let nothing: [(&str, &str); 0] = [];
    if let Err(error) = Knowledge::with_overlays(&nothing) {
        panic!("{error}");
    }
}
