//! The page as a whole: nothing acts, everything closes, every link arrives.

use super::fixture::{HOSTILE, dossier};
use super::html;
use dateline_corpus::dossier::{Dossier, Report};
use std::collections::BTreeMap;

#[test]
#[ignore = "for looking at: writes the page to target/tmp"]
fn draw() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tmp");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("dossier.html"), html(&dossier())).unwrap();
    std::fs::write(folder.join("dossier.md"), super::markdown(&dossier())).unwrap();
}
