//! Where things lie: the repository's root, and the gold data beside it where there is any.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder of gold data: `shared` beside the repository or, for a linked worktree, beside one of its parents.
pub(crate) fn shared() -> Option<PathBuf> {
    root().ancestors().skip(1).map(|folder| folder.join("shared")).find(|shared| shared.join("corpora").is_dir())
}

/// What to say where there is no gold data.
pub(crate) const NO_SHARED: &str =
    "skipped: the gold data is not part of the repository (looked for ../shared/corpora)";
