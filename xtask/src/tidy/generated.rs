//! Files made by the program are the ones it would make now.

use super::{Breach, File};
use crate::schema;

pub(super) fn check(files: &[File]) -> anyhow::Result<Vec<Breach>> {
    let fresh = schema::text()?;
    let stale = files.iter().find(|file| file.path == schema::PATH).is_none_or(|file| file.text != fresh);
    let what = "is stale; run `cargo xtask schema`";
    Ok(stale.then(|| Breach::new(schema::PATH, 0, what)).into_iter().collect())
}
