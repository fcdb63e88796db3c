//! Tables and word lists say where their facts come from and on what terms.

use super::{Breach, File};

pub(super) fn check(files: &[File]) -> Vec<Breach> {
    files
        .iter()
        .filter(|file| file.path.ends_with(".tsv") || file.path.ends_with(".list"))
        .filter_map(check_one)
        .collect()
}

fn check_one(file: &File) -> Option<Breach> {
    let header: String =
        file.text.lines().take_while(|line| line.starts_with('#')).map(|line| line.to_lowercase() + "\n").collect();
    let lacks: Vec<&str> = ["source", "licence"].into_iter().filter(|word| !header.contains(word)).collect();
    let what = format!("the leading # comment names no {}", lacks.join(" and no "));
    (!lacks.is_empty()).then(|| Breach::new(&file.path, 1, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_names_source_and_licence() {
        let file = |text: &str| File { path: "t.tsv".into(), text: text.into() };
        assert_eq!(check_one(&file("# Source: own reading\n# Licence: CC0\na\tb\n")), None);
        assert!(check_one(&file("# Source: own reading\na\tb\n")).is_some_and(|b| b.what.ends_with("no licence")));
        assert!(check_one(&file("a\tb\n# source, licence\n")).is_some());
    }
}
