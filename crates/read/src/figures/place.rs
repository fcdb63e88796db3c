//! Where: the smallest place that bounds a count.

use super::measure::Measured;
use super::noun::Site;
use crate::scene::{Placed, Scene, is_located};
use dateline_types::document::Word;
use dateline_types::{Entity, Relation, Span, Upos};

/// The place of a count: one of its own clause or before it in its sentence, else the one the report is about.
pub(super) fn place<'a>(
    scene: &Scene<'a>,
    site: &Site<'a>,
    measured: Measured<'a>,
    source: Option<Span>,
) -> Option<&'a Entity> {
    let own = [measured.by, Some(site.anchor), site.noun].into_iter().flatten().collect::<Vec<_>>();
    // "around 35,000 worldwide" is bounded by no place.
    let world = |word: Word| matches!(word.lemma(), "worldwide" | "globally" | "nationwide" | "elsewhere");
    if own.iter().flat_map(|word| word.children()).any(world) {
        return None;
    }
    let sentence = site.anchor.sentence();
    let number = site.anchor.span();
    let from = scene.places.partition_point(|place| place.span.start < sentence.span.start);
    let here = scene.places[from..].iter().take_while(|place| place.span.end <= sentence.span.end);
    let free = here.filter(|place| source.is_none_or(|source| !source.contains(place.span)));
    let usable = free.filter(|place| {
        let head = scene.tree.get(place.head).filter(|head| !comes_from(*head));
        head.is_some_and(|head| place.span.end <= number.start || is_next(site, place) || !is_of_another(head, &own))
    });
    // Of the clause before of the sentence, where something is at before what is only named, behind before ahead.
    let rank = |place: &&Placed| {
        let head = scene.tree.get(place.head);
        let behind = place.span.start >= number.end;
        let distance =
            if behind { place.span.start - number.end } else { number.start.saturating_sub(place.span.end) + 40 };
        (
            !head.is_some_and(|head| hangs_on(head, &own) || is_next(site, place)),
            !is_located(scene.tree, place.head),
            place.is_container,
            distance,
        )
    };
    let place = usable.min_by_key(rank).map(|place| place.entity);
    // The place the report is about, unless this very sentence gives it to another count.
    let given = |entity: &usize| here_first(scene, site, *entity);
    place.or(scene.main_place.filter(|entity| !given(entity))).and_then(|entity| scene.entities.get(entity))
}

/// "14 in Malawi": a place right behind the number, whatever the tree says.
fn is_next(site: &Site, place: &Placed) -> bool {
    let last = site.noun.unwrap_or(site.anchor);
    let case = last.after().filter(|case| matches!(case.form(), "in" | "at" | "near"));
    case.and_then(Word::after).is_some_and(|first| {
        first.span().start == place.span.start
            || first.form() == "the" && first.after().is_some_and(|next| next.span().start == place.span.start)
    })
}

/// Whether an entity is first named as a place in the number's own sentence, and behind it.
fn here_first(scene: &Scene, site: &Site, entity: usize) -> bool {
    let first = scene.places.iter().find(|place| place.entity == entity);
    let sentence = site.anchor.sentence().span;
    first.is_some_and(|place| sentence.contains(place.span) && place.span.start >= site.anchor.span().end)
}

/// Whether a place is another number's: it hangs on its noun, or stands right behind it.
fn is_of_another(place: Word, own: &[Word]) -> bool {
    let counted = |word: Word| {
        !own.contains(&word)
            && (word.upos() == Upos::Num || word.children().any(|child| child.relation() == Relation::Nummod))
    };
    let before = place.children().find(|case| case.relation() == Relation::Case).and_then(Word::before);
    place.parent().is_some_and(counted) || before.is_some_and(counted)
}

/// Whether a word hangs on one of these, and not by way of another number's noun.
fn hangs_on(word: Word, own: &[Word]) -> bool {
    const UP: usize = 8;
    for over in word.ancestors().take(UP) {
        if own.contains(&over) {
            return true;
        }
    }
    false
}

/// "two students from Ghana": where they come from is not where they are counted.
fn comes_from(word: Word) -> bool {
    word.relation() == Relation::Nmod && word.child(Relation::Case).is_some_and(|case| case.lemma() == "from")
}
