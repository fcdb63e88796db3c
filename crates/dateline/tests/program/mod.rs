//! The built program and folders to try it in.
#![allow(dead_code, clippy::expect_used, reason = "each test uses its part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) fn dateline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").stdin(Stdio::null());
    command
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    dateline(arguments).output().expect("the program starts")
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A folder of this test's own, with files.
pub(crate) struct Scene(pub(crate) PathBuf);

impl Scene {
    pub(crate) fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder for the test");
        for (file, content) in files {
            fs::write(folder.join(file), content).expect("a file for the test");
        }
        Self(folder)
    }

    pub(crate) fn path(&self, file: &str) -> String {
        self.0.join(file).to_string_lossy().into_owned()
    }

    pub(crate) fn write(&self, file: &str, content: &str) -> String {
        fs::write(self.0.join(file), content).expect("a file for the test");
        self.path(file)
    }
}
