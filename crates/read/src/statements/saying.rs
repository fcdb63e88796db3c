//! What belongs to the saying, not to what is said: where, when and by what way it was told. "announced the plan in a press
//! release", "said on Monday talks would go on".

use super::attribution::Attribution;
use super::channel;
use super::marks::Marks;
use super::phrases;
use super::senses::is_time;
use dateline_knowledge::gazetteer::Gazetteer;
use dateline_types::document::{Tree, Word};
use dateline_types::{Relation, Timex, Upos};
use std::ops::Range;

/// Takes it from the contents.
pub(super) fn leave_out(
    attributions: &mut [Attribution],
    marks: &Marks,
    gazetteer: &Gazetteer,
    times: &[Timex],
    tree: Tree,
) {
    for own in attributions.iter_mut().filter(|own| !own.origin.is_fixed()) {
        let Some(cue) = own.cue.and_then(|cue| tree.get(cue)).filter(|cue| cue.upos() == Upos::Verb) else { continue };
        let Some(head) = own.head.and_then(|head| tree.get(head)).filter(|head| head.parent() == Some(cue)) else {
            continue;
        };
        if own.content.first().is_none_or(|first| first < cue.index()) {
            continue;
        }
        let beside = |child: &Word| child.index() > cue.index() && *child != head && own.content.has(child.index());
        let loose: Vec<Range<usize>> = cue
            .children()
            .filter(beside)
            .filter(|child| marks.around(child.index()).is_none())
            .filter(|child| is_of_saying(*child, head, gazetteer, times))
            .map(|child| phrases::first(child)..phrases::last(child) + 1)
            .collect();
        for run in loose {
            let edge = own.content.first() == Some(run.start) || own.content.last() == Some(run.end - 1);
            if edge && !run.contains(&head.index()) {
                own.content.remove(&run);
            }
        }
    }
}

/// A phrase beside the content that names a channel, or a day between the cue and a clause, with no comma behind it.
fn is_of_saying(beside: Word, head: Word, gazetteer: &Gazetteer, times: &[Timex]) -> bool {
    if beside.relation().base() != Relation::Obl {
        return false;
    }
    let next = beside.tree().get(phrases::last(beside) + 1);
    let before = beside.index() < phrases::first(head);
    let time = || is_time(times, beside.span());
    channel::names_one(beside, gazetteer) || before && next.is_some_and(|next| next.form() != ",") && time()
}
