//! Stretches in quotation marks: paired, nested, carried over paragraphs, told apart from apostrophes.
//!
//! One pass finds the marks of a block ([`marks`]), a second pairs them with a stack of what is open. A quotation left
//! open at the end of its paragraph goes on where the next paragraph begins with an opening mark again, as the press
//! writes it; otherwise it ends there and says so.

mod marks;

use dateline_types::{BlockKind, Layout, Quotation, Span};
use marks::{Family, Mark};

/// More than this many marks inside one another is no prose.
const DEEPEST: usize = 8;

/// Paragraphs without any mark that a quotation may run through before its closing mark comes.
const LONGEST_WAIT: usize = 4;

/// Pairs the marks of a page.
///
/// ```
/// use dateline_syntax::{layout, quotations};
/// let text = "“It’s ‘over’,” the workers’ leader said.";
/// let found = quotations::pair(text, &layout::read(text));
/// let words: Vec<_> = found.iter().map(|q| (q.parts[0].of(text), q.depth)).collect();
/// assert_eq!(words, [("“It’s ‘over’,”", 0), ("‘over’", 1)]);
/// ```
pub fn pair(text: &str, layout: &Layout) -> Vec<Quotation> {
    let mut pairing = Pairing { text, found: Vec::new(), ended: Vec::new(), open: Vec::new(), carried: None };
    let mut marks = Vec::new();
    for block in &layout.blocks {
        marks.clear();
        marks::find(text, block.span.start as usize, block.span.end as usize, &mut marks);
        // A heading between two paragraphs stands outside what is said in them.
        let carried = if block.kind == BlockKind::Paragraph { None } else { pairing.carried.take() };
        pairing.block(block.span, &marks);
        if block.kind != BlockKind::Paragraph {
            if let Some(left) = pairing.carried.take() {
                pairing.give_up(left);
            }
            pairing.carried = carried;
        }
    }
    if let Some(left) = pairing.carried.take() {
        pairing.give_up(left);
    }
    let mut found = pairing.found;
    found.append(&mut pairing.ended);
    found.retain(|q| !q.parts.is_empty());
    found.sort_by_key(|q| (q.parts.first().map(|p| p.start), q.depth));
    found
}

/// A quotation whose end has not been met.
#[derive(Clone, Debug)]
struct Open {
    family: Family,
    /// Ended parts, in earlier paragraphs.
    parts: Vec<Span>,
    start: usize,
    /// Just behind its opening mark.
    inside: usize,
    shaped: bool,
    /// Index among the marks of the block that closes it, where that is known.
    partner: Option<usize>,
    /// Paragraphs since its own that hold no mark of its family; they are its last parts until it turns out.
    waited: usize,
}

struct Pairing<'t> {
    text: &'t str,
    /// In the order they were closed, so that what lies inside an open one is the end of the list.
    found: Vec<Quotation>,
    /// Those that ended without their mark after a later block had been read.
    ended: Vec<Quotation>,
    /// From the outermost in.
    open: Vec<Open>,
    /// The outermost quotation of the last paragraph, still open at its end, with the paragraph's end.
    carried: Option<Open>,
}

impl Pairing<'_> {
    fn block(&mut self, block: Span, marks: &[Mark]) {
        let partners = single_partners(marks);
        let mut first = 0;
        let mut waiting = None;
        if let Some(mut carried) = self.carried.take() {
            let next = marks.iter().find(|m| m.family == carried.family);
            match (next, marks.first()) {
                (_, Some(mark))
                    if mark.at == block.start as usize
                        && mark.family == carried.family
                        && mark.opens
                        && carried.waited == 0 =>
                {
                    (carried.start, carried.inside) = (mark.at, mark.at + mark.len);
                    carried.partner = partners.first().copied().flatten();
                    self.open.push(carried);
                    first = 1;
                }
                // No mark is repeated, yet the first to come closes something, and there is nothing else to close.
                (Some(mark), _) if carried.family != Family::Single && self.only_closes(mark, marks, block) => {
                    self.enclose(&carried);
                    carried.waited = 0;
                    carried.start = block.start as usize;
                    carried.inside = carried.start;
                    self.open.push(carried);
                }
                (None, _) if carried.family != Family::Single && carried.waited < LONGEST_WAIT => {
                    carried.waited += 1;
                    carried.parts.push(block);
                    waiting = Some(carried);
                }
                _ => self.give_up(carried),
            }
        }
        let nests = balanced(&marks[first..], self.open.len());
        let mut left = marks.iter().skip(first).filter(|m| m.family == Family::Double).count();
        for (i, mark) in marks.iter().enumerate().skip(first) {
            match mark.family {
                Family::Single => self.single(i, mark, partners[i]),
                family => self.double(mark, family, nests, left % 2 == 1),
            }
            left -= usize::from(mark.family == Family::Double);
        }
        self.end(block);
        if self.carried.is_none() {
            self.carried = waiting;
        } else if let Some(waiting) = waiting {
            self.give_up(waiting);
        }
    }

    /// What stood alone while `waiting` waited for its closing mark lies inside it now.
    fn enclose(&mut self, waiting: &Open) {
        let from = waiting.parts.len() - waiting.waited.min(waiting.parts.len());
        let paragraphs = waiting.parts.get(from..).unwrap_or(&[]);
        let Some(first) = paragraphs.first() else { return };
        for q in self.found.iter_mut().rev() {
            match q.parts.first() {
                Some(part) if part.start < first.start => break,
                Some(part) if paragraphs.iter().any(|p| p.contains(*part)) => q.depth += 1,
                _ => {}
            }
        }
    }

    /// Whether the first mark of a block can only close what an earlier block opened: by its place, or because it comes
    /// after a comma or stop and the marks of the block come out odd.
    fn only_closes(&self, mark: &Mark, marks: &[Mark], block: Span) -> bool {
        let before = || self.text.get(block.start as usize..mark.at).unwrap_or("").trim_end();
        let odd = || marks.iter().filter(|m| m.family == Family::Double).count() % 2 == 1;
        (mark.closes && !mark.opens)
            || (mark.family == Family::Double && !mark.shaped && odd() && before().ends_with([',', '.', '?', '!', '…']))
    }

    /// `nests`: the block's marks open and close evenly. `odd`: an odd number of double marks is left in the block, so
    /// that with one open they come out even.
    fn double(&mut self, mark: &Mark, family: Family, nests: bool, odd: bool) {
        let holder = self.open.iter().rposition(|o| o.family == family);
        // `"It is sad, "he said.`: set on the wrong side of its space.
        let misplaced = family == Family::Double && !mark.shaped && odd;
        match holder {
            Some(at) if mark.closes || (misplaced && !nests) => self.close(at, mark.at + mark.len),
            // A second opening where nothing can nest: the first was never closed.
            Some(at) if !nests => {
                self.drop_inside(at);
                if let Some(open) = self.open.pop() {
                    self.finish(open, mark.at, false);
                }
                self.push(mark, family, None);
            }
            _ if mark.opens => self.push(mark, family, None),
            _ => {}
        }
    }

    fn single(&mut self, index: usize, mark: &Mark, partner: Option<usize>) {
        if let Some(top) = self.open.last()
            && top.family == Family::Single
            && (top.partner == Some(index) || (top.partner.is_none() && mark.closes))
        {
            let top = self.open.len() - 1;
            self.close(top, mark.at + mark.len);
        } else if mark.opens && (partner.is_some() || (mark.shaped && self.open.is_empty())) {
            self.push(mark, Family::Single, partner);
        }
    }

    fn push(&mut self, mark: &Mark, family: Family, partner: Option<usize>) {
        if self.open.len() < DEEPEST {
            self.open.push(Open {
                family,
                parts: Vec::new(),
                start: mark.at,
                inside: mark.at + mark.len,
                shaped: mark.shaped,
                partner,
                waited: 0,
            });
        }
    }

    /// Closes what is open at `at`; what was opened inside it and never closed was no quotation.
    fn close(&mut self, at: usize, end: usize) {
        self.drop_inside(at);
        if let Some(open) = self.open.pop() {
            self.finish(open, end, true);
        }
    }

    fn drop_inside(&mut self, at: usize) {
        let inner = self.open.split_off((at + 1).min(self.open.len()));
        // What lay inside a dropped one lies one step further out now.
        for gone in inner {
            for q in self.found.iter_mut().rev() {
                match q.parts.last() {
                    Some(last) if last.start as usize > gone.start => q.depth = q.depth.saturating_sub(1),
                    _ => break,
                }
            }
        }
    }

    fn finish(&mut self, mut open: Open, end: usize, closed: bool) {
        let words = self.text.get(open.start..end).unwrap_or("").trim_end().len();
        // Marks around nothing are a slip or a drawing.
        if self.text.get(open.inside..open.start + words).is_none_or(|inside| {
            !inside.chars().any(|c| c.is_alphanumeric() || !c.is_ascii() && !c.is_whitespace() && !is_mark(c))
        }) && open.parts.is_empty()
        {
            return;
        }
        open.parts.push(Span::at(open.start, open.start + words));
        self.found.push(Quotation { parts: open.parts, depth: self.open.len() as u8, closed });
    }

    /// The end of a block with something open: the outermost may go on in the next paragraph.
    fn end(&mut self, block: Span) {
        let end = block.end as usize;
        while self.open.len() > 1 {
            let keep = self.open.last().is_some_and(|o| o.family != Family::Single && o.shaped);
            let at = self.open.len() - 2;
            if keep {
                if let Some(open) = self.open.pop() {
                    self.finish(open, end, false);
                }
            } else {
                self.drop_inside(at);
            }
        }
        if let Some(mut left) = self.open.pop() {
            left.parts.push(Span::at(left.start, end));
            left.waited = 0;
            self.carried = Some(left);
        }
    }

    /// What no next paragraph took up ends with its own.
    fn give_up(&mut self, mut left: Open) {
        left.parts.truncate(left.parts.len() - left.waited.min(left.parts.len()));
        // An opening single mark alone is an apostrophe, unless it begins a paragraph or follows a colon or comma.
        if left.family == Family::Single && left.parts.len() == 1 {
            let start = left.start;
            let before = self.text.get(..start).unwrap_or("").trim_end_matches([' ', '\u{a0}']);
            if !left.shaped || !(before.is_empty() || before.ends_with(['\n', ':', ',', '\r', '—', '–'])) {
                let end = left.parts.last().map_or(start as u32, |p| p.end);
                for q in self.found.iter_mut().rev() {
                    match q.parts.first() {
                        // A heading's own, read since.
                        Some(p) if p.start >= end => {}
                        Some(p) if p.start as usize > start => q.depth = q.depth.saturating_sub(1),
                        _ => break,
                    }
                }
                return;
            }
        }
        let last = left.parts.last().copied().unwrap_or_default();
        if last.len() as usize > left.inside - left.start || left.parts.len() > 1 {
            self.ended.push(Quotation { parts: left.parts, depth: 0, closed: false });
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›')
}

/// Whether the double marks open and close evenly, so that one inside another of the same kind is meant.
fn balanced(marks: &[Mark], open: usize) -> bool {
    let mut depth = open as i64;
    for mark in marks.iter().filter(|m| m.family != Family::Single) {
        match (mark.opens, mark.closes) {
            (true, false) => depth += 1,
            (false, true) => depth -= 1,
            // Straight marks of unclear side nest nothing.
            _ => return false,
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// For each opening single mark the mark that closes it, before the next opening one: the first that cannot be a
/// plural's apostrophe, else the first that may be.
fn single_partners(marks: &[Mark]) -> Vec<Option<usize>> {
    let mut partners = vec![None; marks.len()];
    let (mut sure, mut likely) = (None, None);
    for (i, mark) in marks.iter().enumerate().rev() {
        if mark.family != Family::Single {
            continue;
        }
        if mark.closes && !mark.opens {
            if mark.plural {
                likely = Some(i);
            } else {
                sure = Some(i);
            }
        }
        if mark.opens {
            partners[i] = sure.or(likely);
            (sure, likely) = (None, None);
        }
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout;

    /// Each quotation: its parts, its depth, whether it is closed.
    fn found(text: &str) -> Vec<(Vec<&str>, u8, bool)> {
        pair(text, &layout::read(text))
            .into_iter()
            .map(|q| (q.parts.iter().map(|p| p.of(text)).collect(), q.depth, q.closed))
            .collect()
    }

    /// The words of each quotation, all closed.
    fn words(text: &str) -> Vec<&str> {
        found(text).into_iter().inspect(|q| assert!(q.2, "{q:?}")).map(|q| q.0[0]).collect()
    }

    #[test]
    fn marks_of_many_houses() {
        assert_eq!(words("He spoke of “bad things” and \"worse\"."), ["“bad things”", "\"worse\""]);
        assert_eq!(words("Er sagte „gut“ und ging."), ["„gut“"]);
        assert_eq!(words("Il dit «bon» et « très bon »."), ["«bon»", "« très bon »"]);
        assert_eq!(words("Er sagte »gut« und ging."), ["»gut«"]);
        assert_eq!(words("He said ``good'' and left."), ["``good''"]);
        assert_eq!(words("He said ‘good’ and 'better'."), ["‘good’", "'better'"]);
        assert_eq!(words("(\"good\") — “better”"), ["\"good\"", "“better”"]);
        assert_eq!(words("\"It is sad, \"he said. \"We go.\""), ["\"It is sad, \"", "\"We go.\""]);
        assert_eq!(words("He called it \" sad \"."), ["\" sad \""]);
        assert_eq!(words("\"One,\" he said. \"Two.\""), ["\"One,\"", "\"Two.\""]);
    }

    #[test]
    fn apostrophes() {
        for text in [
            "The workers’ union and the ’90s and the '80s.",
            "Rock ’n’ roll, fish 'n' chips, don't, it’s, Sana‘a.",
            "Give 'em hell, 'til the end, ’twas said.",
            "James' and the Joneses' house; goin' home.",
            "He is 6'2\" tall; she is 5’ 10\".",
            "Qatar’s ministry, the ministers' aides' cars.",
        ] {
            assert_eq!(words(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(words("‘The workers’ demands are clear,’ he said."), ["‘The workers’ demands are clear,’"]);
        assert_eq!(words("The ‘hard liners’ in the workers’ party left."), ["‘hard liners’"]);
        assert_eq!(words("The 'hard liners' in the workers' party left."), ["'hard liners'"]);
        assert_eq!(words("'We don't know,' he said. 'It's the '90s.'"), ["'We don't know,'", "'It's the '90s.'"]);
        assert_eq!(words("He wore a 12-inch blade, \"the big one\"."), ["\"the big one\""]);
    }

    #[test]
    fn nested() {
        let text = "“She said ‘no’ to it,” he said. ‘He said “yes” to it,’ she said.";
        let depths: Vec<_> = found(text).into_iter().map(|q| (q.0[0], q.1)).collect();
        assert_eq!(depths, [("“She said ‘no’ to it,”", 0), ("‘no’", 1), ("‘He said “yes” to it,’", 0), ("“yes”", 1)]);
        let text = "“He told me “no way” and left,” she said.";
        assert_eq!(found(text).iter().map(|q| q.1).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(words("\"She said 'no' to it,\" he said."), ["\"She said 'no' to it,\"", "'no'"]);
    }

    #[test]
    fn over_paragraphs() {
        let text = "He said: “We are ready.\n\n“We have been.\n\n“We will be,” and left.\n\n“Good,” she said.";
        let quotations = found(text);
        assert_eq!(quotations.len(), 2);
        assert_eq!(quotations[0].0, ["“We are ready.", "“We have been.", "“We will be,”"]);
        assert!(quotations[0].2);
        let text = "\"We are ready.\n\n\"We will be,\" he said.";
        assert_eq!(found(text), [(vec!["\"We are ready.", "\"We will be,\""], 0, true)]);
        let text = "‘We are ready.\n\n‘We will be,’ he said.";
        assert_eq!(found(text), [(vec!["‘We are ready.", "‘We will be,’"], 0, true)]);
        let text = "“We are ready.\n\nWe have been.\n\nWe will be,” he said.";
        assert_eq!(found(text), [(vec!["“We are ready.", "We have been.", "We will be,”"], 0, true)]);
        let text = "“We are ready.\n\nThey left.\n\n“We will be,” he said.";
        assert_eq!(found(text), [(vec!["“We are ready."], 0, false), (vec!["“We will be,”"], 0, true)]);
        let text = "“We are ready.\n\n‘No deal’ yet\n\n“We will be,” he said.";
        assert_eq!(found(text).len(), 2, "a heading between");
    }

    #[test]
    fn unclosed_ones_end_with_the_paragraph() {
        let text = "He said “we are ready.\n\nThey left.";
        assert_eq!(found(text), [(vec!["“we are ready."], 0, false)]);
        let text = "He said “we are ready. “We go,” he said.";
        assert_eq!(found(text), [(vec!["“we are ready."], 0, false), (vec!["“We go,”"], 0, true)]);
        assert_eq!(words("A stray closing” mark and \"one pair\"."), ["\"one pair\""]);
        assert_eq!(words("An orphan ‘mark here."), Vec::<&str>::new());
        assert_eq!(words("Empty \"\" marks and “” too."), Vec::<&str>::new());
    }

    #[test]
    fn linear_in_the_number_of_marks() {
        let start = std::time::Instant::now();
        for text in [
            "“".repeat(100_000),
            "\" ".repeat(100_000),
            "‘a “b ".repeat(50_000),
            "“a ‘b’ c” ".repeat(25_000),
            "\"a\n\n".repeat(50_000),
            "'a ".repeat(100_000),
            "''".repeat(100_000),
        ] {
            let found = pair(&text, &layout::read(&text));
            assert!(found.iter().all(|q| q.parts.iter().all(|p| p.fits(&text) && !p.is_empty())));
        }
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
