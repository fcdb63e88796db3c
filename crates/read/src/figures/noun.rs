//! What a number counts: the noun it belongs to, and of what class that is.

use super::numbers::{Kind, Number};
use crate::mentions::{Class as RoleClass, descriptions};
use crate::scene::Scene;
use dateline_knowledge::counted::{Class, Noun as Entry};
use dateline_types::document::Word;
use dateline_types::{NameKind, Relation, Upos, Xpos};

/// A number's place in the tree: where it hangs, and what it counts.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a> {
    /// The word by which number and noun hang in the clause: the noun, or the number where it stands alone.
    pub(crate) anchor: Word<'a>,
    /// The noun counted; none where the number stands alone.
    pub(crate) noun: Option<Word<'a>>,
    /// What the noun is; none where it is not known, or there is none.
    pub(crate) class: Option<Class>,
    /// Whether the noun stands behind "of": "two of the five wounded".
    pub(crate) behind_of: bool,
    /// Whether human beings may be counted: they are, or it is left open.
    pub(crate) human: bool,
}

/// The most words between a number and its noun.
const NEAR: usize = 7;

/// The place of a number.
pub(crate) fn site<'a>(scene: &Scene<'a>, number: &Number) -> Option<Site<'a>> {
    let mut head = scene.tree.get(number.head)?;
    // "$2bn" hangs in the clause by its sign.
    while let Some(over) = head.parent().filter(|over| number.words.contains(&over.index())) {
        head = over;
    }
    let noun = counted(scene, number, head);
    // "all but one of the sixteen on board" is read to the end of its whole, and hangs by its beginning.
    let of = noun.is_some_and(|noun| is_of(number, noun)) || number.phrase.end < number.words.end;
    let anchor = noun.filter(|_| !of).unwrap_or(head);
    let class = noun.and_then(|noun| class(scene, noun));
    let human = class.map_or_else(|| noun.is_none_or(is_open), Class::is_human);
    Some(Site { anchor, noun, class, behind_of: of, human })
}

/// Whether a noun that no table knows may be people: "others", "Rohingya"; a common noun may not.
fn is_open(noun: Word) -> bool {
    matches!(noun.upos(), Upos::Propn | Upos::Adj | Upos::Pron) || noun.lemma() == "other"
}

/// Whether the noun stands behind "of": "hundreds of others", "149 of the survivors".
fn is_of(number: &Number, noun: Word) -> bool {
    noun.tree().get(number.phrase.end).is_some_and(|next| next.form().eq_ignore_ascii_case("of"))
        && noun.index() > number.phrase.end
}

fn counted<'a>(scene: &Scene<'a>, number: &Number, head: Word<'a>) -> Option<Word<'a>> {
    let tree = scene.tree;
    let after = number.words.end;
    // "no" is never of something, "none" is.
    let takes_of = number.kind != Kind::Zero || !head.form().eq_ignore_ascii_case("no");
    if takes_of && tree.get(after).is_some_and(|next| next.form() == "of") {
        // "two of the newspaper's journalists": the tree sees over the possessor.
        let of = |child: &Word| {
            child.relation() == Relation::Nmod && child.child(Relation::Case).is_some_and(|case| case.index() == after)
        };
        if let Some(noun) = head.children().find(of).filter(|noun| is_noun(*noun)) {
            return Some(noun);
        }
        return run(tree.get(after + 1)?, true);
    }
    let by_tree = head.parent().filter(|parent| {
        let hangs = matches!(
            head.relation(),
            Relation::Nummod | Relation::Compound | Relation::Det | Relation::Amod | Relation::NmodUnmarked
        );
        let near = parent.index() >= after && parent.index() < after + NEAR;
        hangs && near && is_noun(*parent) && !barred(scene, after, parent.index())
    });
    // The words that follow say it too, where the tree does not.
    by_tree.or_else(|| run(tree.get(number.phrase.end.max(after))?, false))
}

fn is_noun(word: Word) -> bool {
    matches!(word.upos(), Upos::Noun | Upos::Propn)
        || matches!(word.lemma(), "dead" | "wounded" | "injured" | "missing" | "other")
}

/// Whether a clause or a mark stands between a number and a noun.
fn barred(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).filter_map(|at| scene.tree.get(at)).any(|word| {
        matches!(word.upos(), Upos::Adp | Upos::Sconj) && word.form() != "of"
            || word.upos() == Upos::Verb && !matches!(word.relation(), Relation::Amod | Relation::Compound)
            || matches!(word.form(), "(" | ")" | ";" | ":" | "–" | "—")
    })
}

/// The noun that ends a run of adjectives and nouns from a word on.
fn run<'a>(from: Word<'a>, behind_of: bool) -> Option<Word<'a>> {
    let tree = from.tree();
    let mut last = None;
    for at in from.index()..from.index() + NEAR {
        let Some(word) = tree.get(at).filter(|word| word.sentence_index() == from.sentence_index()) else { break };
        let determiner = matches!(word.upos(), Upos::Det)
            || word.relation() == Relation::NmodPoss
            || matches!(word.upos(), Upos::Num);
        match word.upos() {
            Upos::Noun | Upos::Propn => last = Some(word),
            Upos::Adj
                if matches!(word.lemma(), "dead" | "wounded" | "injured" | "missing" | "other" | "more")
                    && last.is_none() =>
            {
                last = Some(word);
            }
            Upos::Adj | Upos::Adv if last.is_none_or(|own: Word| own.upos() == Upos::Adj) => {}
            Upos::Verb if matches!(word.relation(), Relation::Amod | Relation::Compound) => {}
            Upos::Pron
                if behind_of
                    && last.is_none()
                    && matches!(
                        word.lemma(),
                        "they" | "who" | "whom" | "which" | "we" | "these" | "those" | "that"
                    ) =>
            {
                return Some(word);
            }
            _ if behind_of && determiner && last.is_none() => {}
            _ if word.form() == "-" => {}
            _ => break,
        }
    }
    // "more" and "others" count what was counted before: they are no noun.
    last.filter(|word| !matches!(word.lemma(), "more"))
}

/// What a noun is: by the table of counted nouns, by the tables of roles and names of peoples.
pub(crate) fn class(scene: &Scene, noun: Word) -> Option<Class> {
    // "four rounds of talks" are none of ammunition.
    if matches!(noun.lemma(), "round" | "shot" | "salvo" | "volley")
        && let Some(of) =
            noun.children().find(|child| child.relation() == Relation::Nmod && child.index() > noun.index())
        && !matches!(of.lemma(), "ammunition" | "fire" | "artillery" | "mortar" | "bullet")
    {
        return class(scene, of).or(Some(Class::Thing));
    }
    if let Some(entry) = entry(scene, noun) {
        return Some(entry.class);
    }
    if matches!(noun.lemma(), "other" | "they" | "who" | "whom" | "which" | "we" | "these" | "those" | "that") {
        return None;
    }
    if noun.name().kind() == Some(NameKind::Norp) {
        return Some(Class::People);
    }
    // "oilworkers", "stallholders": a compound whose end names people.
    const PEOPLE: [&str; 7] = ["worker", "woman", "men", "man", "people", "holder", "goer"];
    let lower = noun.lemma().to_lowercase();
    if noun.upos() == Upos::Noun && PEOPLE.iter().any(|end| lower.len() > end.len() + 2 && lower.ends_with(end)) {
        return Some(Class::People);
    }
    let (_, class) = descriptions::role_of(scene.desk.knowledge.gazetteer(), noun, None)?;
    match class {
        RoleClass::Person | RoleClass::People => Some(Class::People),
        _ => Some(Class::Thing),
    }
}

/// The line of the table of counted nouns: of the longest compound that ends in the noun.
pub(crate) fn entry<'a>(scene: &Scene<'a>, noun: Word) -> Option<&'a Entry> {
    let table = scene.desk.knowledge.counted();
    let lower = |word: Word| word.lemma().to_lowercase();
    let own = lower(noun);
    let mut compound = own.clone();
    let mut found = table.get(&compound);
    let mut at = noun;
    for _ in 0..2 {
        let Some(before) = at.before().filter(|before| before.sentence_index() == noun.sentence_index()) else { break };
        if !matches!(before.upos(), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb) {
            break;
        }
        compound = format!("{} {compound}", before.form().to_lowercase());
        found = table.get(&compound).or(found);
        at = before;
    }
    // A lemma that was not cut down: "crewmembers".
    found.or_else(|| {
        let plural = matches!(noun.xpos(), Xpos::Nns | Xpos::Nnps);
        plural.then(|| own.strip_suffix('s')).flatten().and_then(|stem| table.get(stem))
    })
}
