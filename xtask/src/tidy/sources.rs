//! Rules for single files: a first line of doc, a bound on length, no unowned to-do, no path of one machine, nothing
//! unproven outside the kernels, and no reach for clock, files, environment or network below `corpus`.

use super::{Breach, File};

/// A file longer than this holds two ideas.
const LONGEST: usize = 600;

/// Crates that turn bytes they are handed into records, and touch nothing else.
const PURE: [&str; 5] =
    ["crates/types/src/", "crates/syntax/src/", "crates/rules/src/", "crates/knowledge/src/", "crates/read/src/"];

/// What pure crates may not name: with these a ledger could depend on more than its report.
const IMPURE: [&str; 11] = [
    "std::fs",
    "std::net",
    "std::env::",
    "std::process",
    "std::time::",
    "std::io::",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "TimeZone::system",
];

/// Folders that only exist on somebody's machine.
const MACHINE: [&str; 5] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("C:\\Us", "ers"),
];

/// Where vector instructions are, the one reason to leave what the compiler can prove.
const KERNELS: &str = "crates/syntax/src/kernels/";

/// The word that may stand nowhere else.
const UNSAFE: &str = concat!("un", "safe");

/// Marks of unfinished business.
const UNFINISHED: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];

pub(super) fn check(files: &[File]) -> Vec<Breach> {
    files.iter().flat_map(check_one).collect()
}

fn check_one(file: &File) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let File { path, text } = file;
    let rust = path.ends_with(".rs");
    if rust && !text.starts_with("//!") {
        breaches.push(Breach::new(path, 1, "the first line must be `//!` and say the file's one idea"));
    }
    let length = text.lines().count();
    if rust && length > LONGEST {
        breaches.push(Breach::new(path, 0, format!("{length} lines; a file has one idea and at most {LONGEST} lines")));
    }
    let pure = rust && PURE.iter().any(|folder| path.starts_with(folder));
    let mut in_tests = false;
    for (number, line) in text.lines().enumerate().map(|(i, line)| (i + 1, line)) {
        in_tests |= line.trim() == "#[cfg(test)]";
        for mark in UNFINISHED {
            if line.match_indices(mark).any(|(at, _)| !owned(line, at, mark.len())) {
                breaches.push(Breach::new(path, number, format!("{mark} without an issue number; write {mark}(#12)")));
            }
        }
        for folder in MACHINE {
            if line
                .match_indices(folder)
                .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.'))
            {
                breaches.push(Breach::new(path, number, format!("a path of one machine: {folder}…")));
            }
        }
        if rust && !path.starts_with(KERNELS) && writes(line, UNSAFE) {
            breaches.push(Breach::new(path, number, format!("{UNSAFE} outside {KERNELS}")));
        }
        if pure && !in_tests && !line.trim_start().starts_with("//") {
            for name in IMPURE.iter().filter(|name| line.contains(*name)) {
                breaches.push(Breach::new(
                    path,
                    number,
                    format!("{name} below `corpus`; a ledger depends on its report alone"),
                ));
            }
        }
    }
    breaches
}

/// Whether a line's code holds the word, by itself.
fn writes(line: &str, word: &str) -> bool {
    let code = line.split("//").next().unwrap_or(line);
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(part_of_word) && !code[at + word.len()..].starts_with(part_of_word))
}

/// Whether the mark at `at` is one word followed by `(#number)`, or part of a longer word.
fn owned(line: &str, at: usize, length: usize) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    let rest = &line[at + length..];
    if line[..at].ends_with(part_of_word) || rest.starts_with(part_of_word) {
        return true;
    }
    rest.strip_prefix("(#").is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaches(path: &str, text: &str) -> Vec<usize> {
        check_one(&File { path: path.to_owned(), text: text.to_owned() }).into_iter().map(|b| b.line).collect()
    }

    #[test]
    fn a_file_says_its_idea_first() {
        assert_eq!(breaches("crates/x/src/a.rs", "use x;\n"), [1]);
        assert!(breaches("crates/x/src/a.rs", "//! An idea.\n").is_empty());
    }

    #[test]
    fn a_long_file_is_two() {
        let text = format!("//! Long.\n{}", "\n".repeat(LONGEST));
        assert_eq!(breaches("crates/x/src/a.rs", &text), [0]);
    }

    #[test]
    fn unfinished_business_has_a_number() {
        let mark = UNFINISHED[0];
        assert_eq!(breaches("a.md", &format!("{mark}: later\n{mark}(#3): fine\nMASTO{mark}N")), [1]);
    }

    #[test]
    fn paths_of_one_machine_are_found_and_addresses_are_not() {
        let folder = MACHINE[0];
        assert_eq!(breaches("a.md", &format!("see {folder}ann/x\nhttps://example.org{folder}x")), [1]);
    }

    #[test]
    fn what_no_compiler_proves_stands_in_the_kernels_alone() {
        let text = format!("//! A.\n{UNSAFE} {{}}\n// {UNSAFE}\n#[allow({UNSAFE}_code)]\n");
        assert_eq!(breaches("crates/read/src/a.rs", &text), [2]);
        assert!(breaches("crates/syntax/src/kernels/a.rs", &text).is_empty());
    }

    #[test]
    fn pure_crates_do_not_reach_out() {
        let text = "//! A.\nuse std::fs;\n// std::fs is fine here\n#[cfg(test)]\nuse std::fs;\n";
        assert_eq!(breaches("crates/read/src/a.rs", text), [2]);
        assert!(breaches("crates/corpus/src/a.rs", text).is_empty());
    }
}
