//! Why something could not be taken in: which file and line, what is wrong, what to do.

/// One file or line that gave no report. It never stops the rest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}; {remedy}")]
pub struct IntakeError {
    /// The file as given, `-` for standard input, with `:line` where a line is to blame.
    pub place: String,
    /// The class of trouble.
    pub kind: Trouble,
    /// What is wrong, as a plain clause.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

/// The classes of trouble at intake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// The path does not exist, or the system would not let it be read.
    Unreadable,
    /// A format that is recognised and not read yet.
    Unsupported,
    /// Bytes that are no text.
    Binary,
    /// Nothing in it.
    Empty,
    /// Larger than a report may be.
    TooLarge,
    /// Text that breaks its format: a line that is no JSON, a record without a text.
    Malformed,
}

/// The same without its place, which the caller knows.
pub(crate) fn trouble(kind: Trouble, what: impl Into<String>, remedy: impl Into<String>) -> Fault {
    Fault { kind, line: None, what: what.into(), remedy: remedy.into() }
}

/// An [`IntakeError`] before its place is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: Trouble,
    /// Counted from 1 in what was being read, where a line of it is to blame.
    pub(crate) line: Option<u64>,
    pub(crate) what: String,
    pub(crate) remedy: String,
}

impl Fault {
    pub(crate) fn at(self, place: impl Into<String>) -> IntakeError {
        IntakeError { place: place.into(), kind: self.kind, what: self.what, remedy: self.remedy }
    }
}

/// A system error in plain words.
pub(crate) fn unreadable(error: &std::io::Error) -> Fault {
    use std::io::ErrorKind;
    let (what, remedy) = match error.kind() {
        ErrorKind::NotFound => ("no such file or folder".to_owned(), "check the path"),
        ErrorKind::PermissionDenied => ("permission denied".to_owned(), "check who may read it"),
        ErrorKind::UnexpectedEof => ("the file ends in the middle".to_owned(), "fetch it again"),
        ErrorKind::InvalidInput | ErrorKind::InvalidData => {
            (format!("its compressed data is damaged ({error})"), "fetch it again, or unpack it with another program")
        }
        _ => (format!("could not be read ({error})"), "check the disk and the path"),
    };
    trouble(Trouble::Unreadable, what, remedy)
}
