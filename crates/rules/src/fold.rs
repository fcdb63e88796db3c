//! Words as they are compared: in small letters, with straight apostrophes.

/// The folded word, for keeping.
pub(crate) fn fold(word: &str) -> Box<str> {
    folded(word, |word| word.into())
}

/// Calls `with` with the folded word. Nothing is allocated for words in plain small letters, nor for short ASCII ones.
pub(crate) fn folded<R>(word: &str, with: impl FnOnce(&str) -> R) -> R {
    let mut letters = [0u8; 32];
    if !word.is_ascii() {
        return with(&word.to_lowercase().replace('’', "'"));
    }
    if !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return with(word);
    }
    if let Some(short) = letters.get_mut(..word.len()) {
        short.copy_from_slice(word.as_bytes());
        short.make_ascii_lowercase();
        if let Ok(short) = std::str::from_utf8(short) {
            return with(short);
        }
    }
    with(&word.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn capitals_and_apostrophes_do_not_count() {
        let long = "A".repeat(40);
        for (word, expected) in
            [("said", "said"), ("According", "according"), ("N’T", "n't"), ("É", "é"), (&long, &"a".repeat(40))]
        {
            assert_eq!(&*fold(word), expected);
        }
    }
}
