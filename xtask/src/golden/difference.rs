//! The difference between an expected and a given list of lines, as `-` and `+` lines.

/// Every line with its sign: ` ` in both, `-` only expected, `+` only given; by longest common subsequence.
pub(crate) fn between<'a>(expected: &[&'a str], given: &[&'a str]) -> Vec<(char, &'a str)> {
    // common[i][j]: length of the longest common subsequence of expected[i..] and given[j..].
    let mut common = vec![vec![0_u32; given.len() + 1]; expected.len() + 1];
    for i in (0..expected.len()).rev() {
        for j in (0..given.len()).rev() {
            common[i][j] =
                if expected[i] == given[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < expected.len() || j < given.len() {
        if i < expected.len() && j < given.len() && expected[i] == given[j] {
            lines.push((' ', expected[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < expected.len() && (j == given.len() || common[i + 1][j] >= common[i][j + 1]) {
            lines.push(('-', expected[i]));
            i += 1;
        } else {
            lines.push(('+', given[j]));
            j += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs() {
        let lines = between(&["a", "b", "d"], &["a", "c", "d", "e"]);
        assert_eq!(lines, [(' ', "a"), ('-', "b"), ('+', "c"), (' ', "d"), ('+', "e")]);
    }
}
