//! The README shows what the program prints.

use std::path::Path;
use std::process::Command;

#[test]
fn the_excerpt_is_real_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let excerpt = readme.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .current_dir(root)
        .args(["read", "stories/01_cyprus_talks.txt"])
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.contains(excerpt), "the README's excerpt is not what is printed now:\n{printed}");
}
