//! The known name that a mistyped one was probably meant to be.

/// Names longer than this are not compared: nobody mistypes a name of so many characters into another.
const LONGEST: usize = 32;

/// `did you mean …?`, or else the known names.
pub(crate) fn remedy<'n>(word: &str, known: impl Iterator<Item = &'n str> + Clone) -> String {
    if let Some(near) = nearest(word, known.clone()) {
        return format!("did you mean `{near}`?");
    }
    let mut names = known.map(|name| format!("`{name}`"));
    let few: Vec<String> = names.by_ref().take(12).collect();
    match (few.is_empty(), names.next()) {
        (true, _) => "there are none to choose from; take it out".to_owned(),
        (false, None) => format!("write one of {}", few.join(", ")),
        (false, Some(_)) => format!("write one of {}, …", few.join(", ")),
    }
}

/// The known name with the fewest changes of a letter, if they are few; of several the first.
pub(crate) fn nearest<'n>(word: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let length = word.chars().count();
    let limit = if length < 3 { 1 } else { length.div_ceil(3).min(3) };
    let near = known.map(|name| (changes(word, name), name)).filter(|(changes, _)| *changes <= limit);
    near.min_by_key(|(changes, _)| *changes).map(|(_, name)| name)
}

/// How many letters are to be added, left out, replaced or swapped with their neighbour; capitals aside.
pub(crate) fn changes(a: &str, b: &str) -> usize {
    let letters = |text: &str| text.chars().flat_map(char::to_lowercase).take(LONGEST + 1).collect::<Vec<char>>();
    let (a, b) = (letters(a), letters(b));
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut next = vec![i + 1];
        for j in 0..b.len() {
            let mut least = (row[j] + usize::from(a[i] != b[j])).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(above[j - 1] + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let labels = ["nsubj", "obj", "obl", "_"];
        assert_eq!(nearest("nsbj", labels.into_iter()), Some("nsubj"));
        assert_eq!(nearest("OBJ", labels.into_iter()), Some("obj"));
        assert_eq!(nearest("parataxis", labels.into_iter()), None);
        assert_eq!(changes("ceu", "cue"), 1);
        assert_eq!(changes("", "cue"), 3);
        assert_eq!(nearest(&"x".repeat(100), labels.into_iter()), None);
    }

    #[test]
    fn without_a_near_name_the_known_ones_are_told() {
        assert_eq!(remedy("zzzzz", ["doer", "object"].into_iter()), "write one of `doer`, `object`");
        assert_eq!(remedy("zzzzz", [].into_iter()), "there are none to choose from; take it out");
    }
}
