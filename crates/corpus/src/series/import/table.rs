//! Tables with commas between cells, as RFC 4180 has them.

/// The lines of a table with their numbers, from 1; cells in quotation marks may hold commas, line breaks and doubled marks.
///
/// ```
/// use dateline_corpus::series::import::cells;
/// let lines = cells("a,\"b, \"\"c\"\"\"\n1,2\n");
/// assert_eq!(lines, [(1, vec!["a".to_owned(), "b, \"c\"".to_owned()]), (2, vec!["1".to_owned(), "2".to_owned()])]);
/// ```
pub fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut all = Vec::new();
    let mut line = vec![String::new()];
    let (mut number, mut began, mut quoted) = (1, 1, false);
    let mut chars = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    while let Some(char) = chars.next() {
        let cell_is_empty = line.last().is_none_or(String::is_empty);
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                push(&mut line, '"');
            }
            '"' if quoted || cell_is_empty => quoted = !quoted,
            ',' if !quoted => line.push(String::new()),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                number += 1;
                finish(&mut all, began, std::mem::replace(&mut line, vec![String::new()]));
                began = number;
            }
            other => {
                number += usize::from(other == '\n');
                push(&mut line, other);
            }
        }
    }
    finish(&mut all, began, line);
    all
}

fn push(line: &mut [String], char: char) {
    if let Some(cell) = line.last_mut() {
        cell.push(char);
    }
}

fn finish(all: &mut Vec<(usize, Vec<String>)>, number: usize, line: Vec<String>) {
    // An empty line is no row.
    if line.len() > 1 || line.first().is_some_and(|cell| !cell.is_empty()) {
        all.push((number, line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_tables() {
        assert!(cells("").is_empty());
        assert!(cells("\n\r\n").is_empty());
        assert_eq!(cells("a,,"), [(1, vec!["a".to_owned(), String::new(), String::new()])]);
        assert_eq!(cells("\u{feff}x\r\n\"1\n2\"\ny").iter().map(|own| own.0).collect::<Vec<_>>(), [1, 2, 4]);
    }
}
