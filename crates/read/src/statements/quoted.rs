//! Attributions and quotation marks brought together: no boundary splits a quotation, and every quotation of whole
//! sentences gets the words that hand it over.

use super::attribution::{Attribution, Origin};
use super::handing::{Handing, hand_over};
use super::marks::{Marks, Quoted};
use super::phrases;
use super::stretch::Stretch;
use super::tagger;
use dateline_knowledge::cues::Cues;
use dateline_types::document::{Roles, Tree, Word};
use dateline_types::{Relation, Upos, rule};

/// Makes contents whole, finds owners for quotations, and drops what is left empty.
pub(crate) fn join(attributions: &mut Vec<Attribution>, marks: &Marks, cues: &Cues, tree: Tree, roles: &Roles) {
    attributions.retain_mut(|own| fits(own, marks));
    for own in attributions.iter_mut() {
        keep_whole(own, marks);
        part(own, marks, tree);
    }
    own_direct(attributions, marks, cues, tree, roles);
    for own in attributions.iter_mut().filter(|own| own.origin != Origin::Turn) {
        tidy(own, marks, tree);
        tagger::settle_head(own, tree);
    }
    attributions.retain(|own| !own.content.is_empty());
    attributions.sort_by_key(|own| (own.content.first(), std::cmp::Reverse(own.content.last()), own.cue));
}

/// Whether an attribution and the quotation its cue stands in can both be so: who speaks inside a quotation of whole
/// sentences is named inside it.
fn fits(own: &mut Attribution, marks: &Marks) -> bool {
    let inside = own.cue.and_then(|cue| marks.around(cue));
    let source = own.source.and_then(|source| marks.around(source));
    match inside {
        // What stands in a title, a term or a heading is a name, and says nothing.
        Some(quotation) if marks.outer[quotation].is_name() => false,
        Some(quotation) => source == Some(quotation) || own.source.is_none() || !marks.outer[quotation].is_direct(),
        None => {
            // The subject found lies inside what is quoted: somebody else speaks.
            if source.is_some_and(|source| marks.outer[source].is_direct()) {
                (own.source, own.source_span) = (None, None);
            }
            true
        }
    }
}

/// Content ends with the quotation its cue stands in, or takes in every quotation it touches.
pub(super) fn keep_whole(own: &mut Attribution, marks: &Marks) {
    match own.cue.and_then(|cue| marks.around(cue)) {
        Some(quotation) => {
            let mut inside = Stretch::default();
            for run in &marks.outer[quotation].runs {
                let mut part = own.content.clone();
                part.clip(run);
                part.ranges().iter().for_each(|range| inside.add(range.clone()));
            }
            own.content = inside;
            keep_inner(own, marks);
        }
        None => {
            for quotation in marks.touching(&own.content) {
                if own.source.is_some_and(|source| marks.outer[quotation].has(source)) {
                    continue;
                }
                marks.outer[quotation].runs.iter().for_each(|run| own.content.add(run.clone()));
            }
        }
    }
}

/// A quotation of whole sentences is a statement of its own behind a colon; and where it is most of a content, what else
/// there is stands in it only if it is a clause: not "speaking to reporters", "in a speech".
fn part(own: &mut Attribution, marks: &Marks, tree: Tree) {
    /// "that", and a comma or two.
    const ALONE: usize = 3;
    let Some(cue) = own.cue.filter(|cue| marks.around(*cue).is_none()) else { return };
    let direct: Vec<usize> =
        marks.touching(&own.content).into_iter().filter(|quotation| marks.outer[*quotation].is_direct()).collect();
    for &quotation in &direct {
        let quoted = &marks.outer[quotation];
        let colon =
            quoted.first().checked_sub(1).and_then(|word| tree.get(word)).is_some_and(|word| word.form() == ":");
        let before = own.content.first().is_some_and(|first| first < quoted.first() && first > cue);
        if colon && before {
            quoted.runs.iter().for_each(|run| own.content.remove(run));
        }
    }
    let in_direct = |word: usize| marks.around(word).is_some_and(|own| direct.contains(&own));
    let quoted = own.content.words().filter(|word| in_direct(*word)).count();
    if quoted * 10 < own.content.len() * 6 {
        return;
    }
    let clause = |word: Word| {
        let told = matches!(word.relation(), Relation::Ccomp | Relation::Root | Relation::Conj | Relation::Parataxis);
        told && word.children().any(|child| child.relation().base() == Relation::Nsubj)
    };
    let mut others = own.content.clone();
    for quotation in direct {
        marks.outer[quotation].runs.iter().for_each(|run| others.remove(run));
    }
    // "told the court that, over five months, “…”": what "that" leads is said, if it is more than the word alone.
    let led = |run: &std::ops::Range<usize>| {
        run.len() > ALONE
            && tree.get(run.start).is_some_and(|word| word.lemma() == "that" && word.relation() == Relation::Mark)
    };
    for run in others.ranges() {
        if !led(run) && !run.clone().filter_map(|word| tree.get(word)).any(clause) {
            own.content.remove(run);
        }
    }
}

/// Inside a quotation: what another quotation in it holds whole is the content, and nothing beside it.
fn keep_inner(own: &mut Attribution, marks: &Marks) {
    let touching = marks.inner_of(&own.content).iter();
    for inner in touching.filter(|inner| !own.cue.is_some_and(|cue| inner.has(cue))) {
        if inner.is_direct() {
            let mut whole = Stretch::default();
            inner.runs.iter().for_each(|run| whole.add(run.clone()));
            own.content = whole;
            return;
        }
        inner.runs.iter().for_each(|run| own.content.add(run.clone()));
    }
}

/// Gives each quotation of whole sentences that nobody has yet to the cue that hands it over, or to who spoke before.
fn own_direct(attributions: &mut Vec<Attribution>, marks: &Marks, cues: &Cues, tree: Tree, roles: &Roles) {
    let mut owner: Vec<Option<usize>> = vec![None; marks.outer.len()];
    let mut by_cue = rustc_hash::FxHashMap::default();
    for (at, own) in attributions.iter().enumerate() {
        let Some(cue) = own.cue else { continue };
        by_cue.insert(cue, at);
        if marks.around(cue).is_none() {
            for quotation in marks.touching(&own.content) {
                owner[quotation].get_or_insert(at);
            }
        }
    }
    for quotation in 0..marks.outer.len() {
        let quoted = &marks.outer[quotation];
        if !quoted.is_direct() {
            continue;
        }
        let sourced = owner[quotation].is_some_and(|at| attributions[at].source.is_some());
        if sourced {
            continue;
        }
        let before = quotation.checked_sub(1).and_then(|before| owner[before].map(|at| (before, at)));
        match hand_over(quoted, marks, cues, tree, roles) {
            Some(Handing { cue, source, colon }) => {
                let known = by_cue.get(&cue).copied().filter(|&at| {
                    let known = &attributions[at];
                    let quotes = !marks.touching(&known.content).is_empty();
                    let apart = colon || !beside(tree, known, quoted);
                    let other = if quotes { starts_anew(tree, cue, quoted.first()) } else { apart };
                    known.content.is_empty() || !other
                });
                let at = known.or(owner[quotation]).unwrap_or_else(|| {
                    attributions.push(new(tree, cue, source));
                    attributions.len() - 1
                });
                let own = &mut attributions[at];
                quoted.runs.iter().for_each(|run| own.content.add(run.clone()));
                if own.source.is_none()
                    && let Some(source) = source.and_then(|source| tree.get(source))
                {
                    (own.source, own.source_span) = (Some(source.index()), Some(phrases::source(source)));
                }
                if own.cue.is_none() || own.cue.is_some_and(|own| quoted.has(own)) {
                    (own.cue, own.cue_span) = (Some(cue), tree.get(cue).map(|cue| phrases::cue(cue, None)));
                }
                by_cue.insert(cue, at);
                owner[quotation] = Some(at);
            }
            None => {
                if owner[quotation].is_some() {
                    continue;
                }
                let ends_quoted = |at: &usize| {
                    let last = attributions[*at].content.last();
                    last.is_some_and(|last| marks.around(last).is_some_and(|own| marks.outer[own].is_direct()))
                };
                let Some((earlier, at)) = before.filter(|(_, at)| ends_quoted(at)) else { continue };
                match runs_on(tree, marks, earlier, quotation) {
                    Some(true) => {
                        quoted.runs.iter().for_each(|run| attributions[at].content.add(run.clone()));
                        owner[quotation] = Some(at);
                    }
                    Some(false) => {
                        attributions.push(continued(&attributions[at], quoted.runs.clone()));
                        owner[quotation] = Some(attributions.len() - 1);
                    }
                    None => {}
                }
            }
        }
    }
}

/// Whether a quotation stands in a sentence with the content that its cue has already.
fn beside(tree: Tree, known: &Attribution, quoted: &Quoted) -> bool {
    let sentence = |word: usize| tree.get(word).map(|word| word.sentence_index());
    let own = [quoted.first(), quoted.end().saturating_sub(1)].map(sentence);
    known.content.last().is_none_or(|last| own.contains(&sentence(last)))
}

/// Whether a second quotation of one cue is another statement: "“…,” it added; and, later, “…”".
fn starts_anew(tree: Tree, cue: usize, quotation: usize) -> bool {
    (cue..quotation).filter_map(|word| tree.get(word)).any(|word| word.form() == ";" || word.upos() == Upos::Cconj)
}

/// Whether a quotation without words of its own goes on with the one before it: true in the same paragraph, false in
/// the next, none farther on.
fn runs_on(tree: Tree, marks: &Marks, earlier: usize, quotation: usize) -> Option<bool> {
    let block = |word: usize| tree.get(word).map(|word| word.sentence().block);
    let (before, own) = (&marks.outer[earlier], &marks.outer[quotation]);
    if !before.is_direct() {
        return None;
    }
    let (from, to) = (block(before.end().saturating_sub(1))?, block(own.first())?);
    if from == to {
        // Only the words that handed over the earlier one may stand between.
        let between = (before.end()..own.first()).filter_map(|word| tree.get(word));
        let stops = between.clone().filter(|word| matches!(word.form(), "." | "!" | "?")).count();
        return (stops <= 1 && between.count() <= 40).then_some(true);
    }
    // A paragraph that is one quotation.
    let alone =
        |word: Option<usize>| word.and_then(|word| tree.get(word)).is_none_or(|word| word.sentence().block != to);
    (from + 1 == to && alone(own.first().checked_sub(1)) && alone(Some(own.end()))).then_some(false)
}

fn new(tree: Tree, cue: usize, source: Option<usize>) -> Attribution {
    let source = source.and_then(|source| tree.get(source));
    Attribution {
        cue: Some(cue),
        cue_span: tree.get(cue).map(|cue| phrases::cue(cue, None)),
        source: source.map(|source| source.index()),
        source_span: source.map(phrases::source),
        head: None,
        content: Stretch::default(),
        to: None,
        stance: None,
        absence: false,
        origin: Origin::Quotation,
        rule: rule!("statements.handed-over").to_string(),
        confidence: 0.85,
    }
}

fn continued(before: &Attribution, runs: Vec<std::ops::Range<usize>>) -> Attribution {
    let mut content = Stretch::default();
    runs.into_iter().for_each(|run| content.add(run));
    Attribution {
        cue: None,
        cue_span: None,
        head: None,
        content,
        to: None,
        stance: None,
        absence: false,
        rule: rule!("statements.goes-on").to_string(),
        confidence: 0.5,
        ..before.clone()
    }
}

/// Takes the cue out of the content, and marks and joints that stand loose at its edges.
pub(super) fn tidy(own: &mut Attribution, marks: &Marks, tree: Tree) {
    let document = tree.document();
    for span in [own.cue_span, own.source_span].into_iter().flatten() {
        let words = Stretch::within(document, span);
        let inside = marks.touching(&own.content).into_iter().any(|quotation| {
            words.clone().any(|word| marks.outer[quotation].has(word))
                && own.cue.is_some_and(|cue| marks.around(cue) != Some(quotation))
        });
        if !inside {
            own.content.remove(&words);
        }
    }
    let loose = |index: usize| {
        let Some(word) = tree.get(index) else { return false };
        let whole = marks.around(index).is_some_and(|quotation| {
            let runs = &marks.outer[quotation].runs;
            runs.iter().all(|run| own.content.has(run.start) && own.content.has(run.end - 1))
        });
        !whole
            && (word.upos() == Upos::Cconj
                || word.upos() == Upos::Punct && !matches!(word.form(), ")" | "]" | "(" | "[" | "…" | "%" | "'" | "’"))
    };
    let mut content = own.content.clone();
    content.trim(loose);
    own.content = content;
}
