//! Who is counted: the words that say so, and what they tell of them.

use super::measure::{self, Measured};
use super::noun::{self, Site};
use super::numbers::Number;
use crate::scene::Scene;
use dateline_types::document::Word;
use dateline_types::figure::Counted;
use dateline_types::{NameKind, Relation, Upos};

/// The words that say who is counted; none where the number stands alone or its noun names what happened to them.
pub(super) fn counted(scene: &Scene, number: &Number, site: &Site, measured: Measured) -> Option<Counted> {
    // "of whom 1,102 were protesters".
    let Some(own) = site.noun else {
        let noun = said_of(scene, None, site)?;
        return Some(with_facets(scene, noun, noun, last(noun)));
    };
    let noun = match own {
        pronoun if pronoun.upos() == Upos::Pron => said_of(scene, Some(pronoun), site)?,
        noun => noun,
    };
    if matches!(noun.lemma(), "casualty" | "fatality") {
        return None;
    }
    let happening = measured.by == Some(noun) && noun::entry(scene, noun).is_none();
    if happening {
        // "seven civilian deaths": another noun says to whom.
        let whose = noun.children().find(|child| {
            matches!(child.relation(), Relation::Compound | Relation::Amod)
                && noun::entry(scene, *child).is_some_and(|own| own.class.is_human())
        })?;
        return Some(with_facets(scene, whose, whose, whose));
    }
    if noun.upos() == Upos::Adj && noun.lemma() != "other" {
        return None;
    }
    let mut first = noun;
    let from = number.phrase.end.max(noun.index().saturating_sub(6));
    let words = (from..noun.index()).filter_map(|at| scene.tree.get(at));
    let skipped = |word: &Word| {
        matches!(word.lemma(), "other" | "more" | "of" | "the" | "additional")
            || matches!(word.upos(), Upos::Punct | Upos::Det | Upos::Num | Upos::Pron | Upos::Aux)
            || word.upos() == Upos::Verb && word.relation() != Relation::Amod
    };
    if let Some(word) = words.into_iter().find(|word| !skipped(word)) {
        first = word;
    }
    // "160 women and children": neither noun tells of all of them.
    if let Some(other) =
        measure::joined(noun).filter(|other| noun::class(scene, *other).is_some_and(|class| class.is_human()))
    {
        let span = first.span().join(other.span());
        return Some(Counted { span, status: None, age: None, sex: None, nationality: None });
    }
    Some(with_facets(scene, noun, first, last(noun)))
}

/// What is said of those counted: "five of them crew", "of whom 1,102 were protesters".
fn said_of<'a>(scene: &Scene<'a>, pronoun: Option<Word<'a>>, site: &Site<'a>) -> Option<Word<'a>> {
    let human =
        |word: &Word<'a>| word.upos() == Upos::Noun && noun::class(scene, *word).is_some_and(|class| class.is_human());
    let behind = pronoun.and_then(Word::after).filter(|next| next.sentence_index() == site.anchor.sentence_index());
    let over = site
        .anchor
        .parent()
        .filter(|over| over.child(Relation::Cop).is_some() && site.anchor.relation().base() == Relation::Nsubj);
    behind.filter(human).or_else(|| over.filter(human))
}

/// "members of the security forces": the noun and what it is of.
fn last(noun: Word<'_>) -> Word<'_> {
    if !matches!(noun.lemma(), "member" | "staff" | "employee" | "family" | "relative") {
        return noun;
    }
    let of = noun.children().find(|child| {
        child.relation() == Relation::Nmod && child.child(Relation::Case).is_some_and(|case| case.lemma() == "of")
    });
    of.unwrap_or(noun)
}

fn with_facets(scene: &Scene, noun: Word, first: Word, last: Word) -> Counted {
    let span = first.span().join(last.span());
    let mut counted = Counted { span, status: None, age: None, sex: None, nationality: None };
    // The report keeps a word in quotation marks at a distance.
    if noun.before().is_some_and(|word| matches!(word.form(), "“" | "\"" | "‘" | "'")) {
        return counted;
    }
    let modifiers = noun.children().filter(|child| {
        child.index() < noun.index()
            && matches!(child.relation(), Relation::Amod | Relation::Compound | Relation::NmodDesc)
    });
    let own = [Some(noun), Some(last).filter(|last| *last != noun)].into_iter().flatten();
    for word in own.chain(modifiers) {
        if let Some(entry) = noun::entry(scene, word) {
            let fill = |facet: &mut Option<String>, own: &Option<Box<str>>| {
                if facet.is_none() {
                    *facet = own.as_ref().map(ToString::to_string);
                }
            };
            fill(&mut counted.status, &entry.status);
            fill(&mut counted.age, &entry.age);
            fill(&mut counted.sex, &entry.sex);
        }
        match word.lemma().to_lowercase().as_str() {
            "female" => counted.sex = Some("female".to_owned()),
            "male" => counted.sex = Some("male".to_owned()),
            "elderly" => counted.age = Some("elderly".to_owned()),
            "civilian" => counted.status = Some("civilian".to_owned()),
            "foreign" => counted.status = Some("foreign".to_owned()),
            _ => {}
        }
        if matches!(word.name().kind(), Some(NameKind::Norp | NameKind::Gpe)) && counted.nationality.is_none() {
            counted.nationality = scene.entity(word).and_then(|entity| entity.country.clone());
        }
    }
    counted
}
