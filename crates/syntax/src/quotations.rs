//! Stretches in quotation marks.

use dateline_types::{Layout, Quotation};

/// Pairs the marks of a page.
pub fn pair(_text: &str, _layout: &Layout) -> Vec<Quotation> {
    Vec::new()
}
