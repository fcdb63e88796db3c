//! From bytes to reports.
