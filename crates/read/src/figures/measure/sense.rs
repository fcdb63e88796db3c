//! The line of the table of measures that holds for a word.

use super::Measured;
use crate::figures::noun::Site;
use crate::scene::Scene;
use dateline_knowledge::counted::Class;
use dateline_knowledge::measures::{Counts, Pos, Sense};
use dateline_types::document::Word;
use dateline_types::{Measure, NameKind};

/// The sense of a lemma that holds: those that ask for another word first.
pub(super) fn sense<'a>(
    scene: &Scene<'a>,
    lemma: &str,
    (pos, counts): (Pos, Counts),
    counted: What,
    with: impl Fn(&str) -> bool,
) -> Option<&'a Sense> {
    let senses = scene.desk.knowledge.measures().of(lemma);
    let mut own = senses.iter().filter(|own| {
        own.pos == pos && own.counts == counts && fits(own.of, counted) && is_of_households(own.measure, counted)
    });
    let bare = own.clone().find(|own| own.with.is_none());
    let holds = |lemma: &str| match lemma {
        EXODUS => counted.at_large && !scene.epidemic && (scene.exodus || with(EXODUS)),
        _ => with(lemma),
    };
    own.find(|own| own.with.as_deref().is_some_and(holds)).or(bare)
}

/// The word by which the table says: where people at large are counted who flee, by the report or by their own clause.
pub(super) const EXODUS: &str = "exodus";

/// Whether a noun counts people of no trade and on no errand, who flee where others flee.
fn is_at_large(noun: Word) -> bool {
    #[rustfmt::skip]
    const AT_LARGE: [&str; 22] = [
        "people", "person", "refugee", "evacuee", "resident", "civilian", "villager", "inhabitant", "islander", "local", "man", "woman",
        "child", "family", "household", "other", "they", "who", "those", "arrival", "more", "soul",
    ];
    AT_LARGE.contains(&noun.lemma()) || noun.name().kind() == Some(NameKind::Norp)
}

/// Whether what is counted is what a sense wants.
pub(super) fn fits(of: Option<Class>, counted: What) -> bool {
    match of {
        None => true,
        Some(Class::People) => counted.human || counted.class == Some(Class::Household),
        Some(of) => counted.class == Some(of),
    }
}

/// Families are driven out and aided; their dead are counted one by one.
pub(super) fn is_of_households(measure: Measure, counted: What) -> bool {
    counted.class != Some(Class::Household)
        || matches!(
            measure,
            Measure::Displaced | Measure::Affected | Measure::Rescued | Measure::Exposed | Measure::Missing
        )
}

/// What is counted, as far as the choice of a sense goes.
#[derive(Clone, Copy)]
pub(super) struct What {
    pub(super) class: Option<Class>,
    pub(super) human: bool,
    pub(super) at_large: bool,
}

impl What {
    /// Nothing is said of it: a noun that is counted itself.
    pub(super) const ANY: Self = Self { class: None, human: true, at_large: true };
}

impl From<&Site<'_>> for What {
    fn from(site: &Site<'_>) -> Self {
        Self { class: site.class, human: site.human, at_large: site.noun.is_none_or(is_at_large) }
    }
}

/// Lower-case lemma; the form of a participle that the tables know as an adjective.
pub(super) fn lemma(word: Word) -> String {
    word.lemma().to_lowercase()
}

/// Whether a lemma stands among the words that hang on a word, or on those.
pub(super) fn hangs_on(word: Word, lemma: &str) -> bool {
    const MANY: usize = 24;
    let own = |word: &Word| word.lemma().eq_ignore_ascii_case(lemma) || word.form().eq_ignore_ascii_case(lemma);
    word.children().take(MANY).any(|child| own(&child) || child.children().take(MANY).any(|under| own(&under)))
}

/// The sense of an adjective or of a participle that stands for one.
pub(super) fn adjective<'a>(scene: &Scene<'a>, word: Word<'a>, counted: What) -> Option<&'a Sense> {
    let of = |name: &str| sense(scene, name, (Pos::Adj, Counts::Modified), counted, |lemma| hangs_on(word, lemma));
    of(&lemma(word)).or_else(|| of(&word.form().to_lowercase()))
}

pub(super) fn found<'a>(sense: &'a Sense, by: Word<'a>, confidence: f32) -> Measured<'a> {
    Measured {
        measure: sense.measure,
        rule: &sense.rule,
        by: Some(by),
        active: sense.counts == Counts::Subject,
        confidence,
    }
}
