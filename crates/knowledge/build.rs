//! Compiles the tables of names into one image, with the very code that compiles a user's overlays.
#![allow(dead_code, unreachable_pub, missing_docs, reason = "only the compiler's half of the modules is used here")]
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a build script speaks to cargo so")]

#[path = "src/gazetteer"]
mod gazetteer {
    //! The compiler.
    pub mod compile;
    pub mod date;
    pub mod fold;
    pub mod image;
    pub mod lines;
    pub mod schema;
    pub mod shape;
    pub mod surname;
}

use gazetteer::compile::compile;
use gazetteer::lines::Source;
use gazetteer::schema::Table;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Most faults told to whoever builds; all are in the file the tests read.
const TOLD: usize = 40;

fn main() -> io::Result<()> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name.to_owned()));
    let data = variable("CARGO_MANIFEST_DIR")?.join("data");
    let out = variable("OUT_DIR")?;
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/gazetteer");
    let files = tables(&data)?;
    let sources: Vec<Source<'_>> =
        files.iter().map(|(table, name, text)| Source { table: *table, name, text }).collect();
    let compiled = compile(&sources, None);
    let told: Vec<String> = compiled
        .faults
        .iter()
        .map(|f| format!("data/{}:{}:{}: {}; {}", f.file, f.line, f.column, f.what, f.remedy))
        .collect();
    for fault in told.iter().take(TOLD) {
        println!("cargo::warning={fault}");
    }
    if told.len() > TOLD {
        println!("cargo::warning={} faulty lines more", told.len() - TOLD);
    }
    fs::write(out.join("names.faults"), told.join("\n"))?;
    fs::write(out.join("names.image"), compiled.bytes)
}

/// The tables that are there, in the order of their names; a file that is missing or no UTF-8 is left out.
fn tables(data: &Path) -> io::Result<Vec<(Table, String, String)>> {
    let mut files = Vec::new();
    for folder in ["", "people/"] {
        let Ok(entries) = fs::read_dir(data.join(folder)) else { continue };
        for entry in entries {
            let name = format!("{folder}{}", entry?.file_name().to_string_lossy());
            if let (Some(table), Ok(text)) = (Table::of_file(&name), fs::read_to_string(data.join(&name))) {
                files.push((table, name, text));
            }
        }
    }
    files.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(files)
}
