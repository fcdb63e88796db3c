//! Training and scoring; never linked into the program.
