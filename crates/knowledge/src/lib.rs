//! The tables dateline reads with: holidays, zones, outlets; overlays of the user's own.

/// Every table, immutable, shared by every reader.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {}

impl Knowledge {
    /// The tables built into the program.
    pub fn built_in() -> Self {
        Self {}
    }

    /// Hash of every table, overlays included.
    pub fn hash(&self) -> &str {
        ""
    }
}
