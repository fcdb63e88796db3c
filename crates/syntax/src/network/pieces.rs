//! Sentences too long to be read in one go, which hardly anyone writes: cut at fitting places, and joined afterwards.

use std::ops::Range;

/// No piece has more words. Time and memory grow with the square and the cube of it.
pub(super) const LONGEST: usize = 200;

/// Adds the pieces of a sentence: itself where it is not too long.
///
/// A piece ends behind a mark that ends a clause, if there is one in its second half; else behind a comma or a closing
/// mark; else where it must.
pub(super) fn cut(forms: &[&str], sentence: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut start = sentence.start;
    while sentence.end - start > LONGEST {
        let half = start + LONGEST / 2..start + LONGEST;
        let last = |marks: &[&str]| half.clone().rev().find(|&word| marks.contains(&forms[word]));
        let end = last(&[".", ";", "!", "?", ":", "…", "—", "–"])
            .or_else(|| last(&[",", "”", "\"", ")", "]", "''"]))
            .map_or(half.end, |mark| mark + 1);
        out.push(start..end);
        start = end;
    }
    out.push(start..sentence.end);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(forms: &[&str]) -> Vec<usize> {
        let mut out = Vec::new();
        cut(forms, 0..forms.len(), &mut out);
        assert_eq!(out.iter().map(Range::len).sum::<usize>(), forms.len());
        assert!(out.iter().all(|piece| piece.len() <= LONGEST));
        out.iter().map(Range::len).collect()
    }

    #[test]
    fn cuts_stand_behind_marks() {
        let mut forms = vec!["word"; 450];
        assert_eq!(pieces(&forms), [200, 200, 50]);
        forms[150] = ",";
        assert_eq!(pieces(&forms), [151, 200, 99]);
        forms[120] = ";";
        assert_eq!(pieces(&forms), [121, 200, 129]);
        assert_eq!(pieces(&["word"; 200]), [200]);
        assert_eq!(pieces(&["word"]), [1]);
    }
}
