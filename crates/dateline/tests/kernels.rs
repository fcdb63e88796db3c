//! Whatever instructions the processor has, the same bytes come out.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used)]

use dateline::syntax::kernels::Kernel;
use std::process::{Command, Output};

fn run(task: &[&str], kernel: &str) -> Output {
    let stories = concat!(env!("CARGO_MANIFEST_DIR"), "/../../stories/");
    let files = ["01_cyprus_talks.txt", "02_cyclone.txt", "05_zamfara_raid.txt"].map(|name| format!("{stories}{name}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(task).args(files).env("DATELINE_KERNEL", kernel).output().expect("the program runs")
}

#[test]
fn every_kernel_gives_the_same_trees_and_ledgers() {
    for task in [&["parse"][..], &["read", "-f", "jsonl"]] {
        let plain = run(task, "plain");
        assert!(plain.status.success() && !plain.stdout.is_empty());
        for kernel in Kernel::ALL.into_iter().filter(|kernel| kernel.available()) {
            assert!(run(task, kernel.name()).stdout == plain.stdout, "{task:?} by {}", kernel.name());
        }
    }
}

#[test]
fn an_unknown_kernel_is_refused() {
    let output = run(&["parse"], "abacus");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("DATELINE_KERNEL=abacus: there is no such kernel"));
}
