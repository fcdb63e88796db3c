//! What a word can be in an event: somebody who acts, something that can be hit, a word of a class.

use super::{both, mutual};
use crate::mentions::descriptions;
use crate::scene::Scene;
use dateline_knowledge::counted::Class;
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::word_classes::{ClassSet, WordClass};
use dateline_types::document::Word;
use dateline_types::{EntityKind, MentionForm, NameTag, Relation, Upos};
use std::borrow::Cow;
use std::cell::OnceCell;

/// Classes that code asks for by name; the tables hold their words.
pub(super) struct Kinds {
    pub(super) people: Option<WordClass>,
    pub(super) munition: Option<WordClass>,
    pub(super) facility: Option<WordClass>,
    pub(super) vehicle: Option<WordClass>,
    pub(super) place: Option<WordClass>,
    pub(super) light: Option<WordClass>,
    pub(super) protester: Option<WordClass>,
    pub(super) worker: Option<WordClass>,
    pub(super) undergo: Option<WordClass>,
    pub(super) occurrence: Option<WordClass>,
    pub(super) force: Option<WordClass>,
    /// Storms, illnesses, animals: they harm and mean nothing by it.
    nature: ClassSet,
    pub(super) mishap: Option<WordClass>,
    /// Whether the report is of a mishap.
    pub(super) of_mishap: bool,
    things: ClassSet,
    armed: ClassSet,
    moved: ClassSet,
    weapons: ClassSet,
    given: ClassSet,
    of_state: ClassSet,
    actors: ClassSet,
    /// Those of the actors that are people or bodies.
    actors_alone: ClassSet,
    hit: ClassSet,
    /// What was found of each word, which is asked for again with every sense of every verb near it.
    found: Vec<Found>,
}

/// What is known of a word so far.
#[derive(Clone, Default)]
struct Found {
    classes: OnceCell<ClassSet>,
    acts: OnceCell<bool>,
}

/// Words that stand before what they count: "a series of strikes", "dozens of soldiers".
#[rustfmt::skip]
const PARTITIVES: [&str; 55] = [
    "ten", "state", "series", "round", "wave", "number", "group", "dozen", "hundred", "thousand", "million", "score", "part", "member",
    "string", "spate", "couple", "lot", "majority", "handful", "type", "kind", "set", "piece", "amount", "barrage", "volley",
    "rest", "half", "third", "quarter", "pair", "variety", "range", "one", "two", "three", "some", "most", "many", "all", "total",
    "ton", "tonne", "batch", "shipment", "dose", "worth", "deployment", "form", "package", "bout", "day", "patch", "effort",
];

/// Nouns that are of the class of what stands before them.
#[rustfmt::skip]
const OF_CLASS: [&str; 16] = [
    "program", "programme", "package", "operation", "delivery", "supply", "shipment", "measure", "regime", "process",
    "policy", "effort", "campaign", "plan", "convoy", "fund",
];

impl Kinds {
    pub(super) fn new(scene: &Scene) -> Self {
        let classes = scene.desk.knowledge.word_classes();
        let all = |names: &[&str]| {
            let classes = names.iter().filter_map(|name| classes.class(name));
            classes.fold(ClassSet::default(), ClassSet::with)
        };
        Self {
            people: classes.class("people"),
            munition: classes.class("munition"),
            facility: classes.class("facility"),
            vehicle: classes.class("vehicle"),
            place: classes.class("place"),
            light: classes.class("lightverb"),
            protester: classes.class("protester"),
            worker: classes.class("worker"),
            undergo: classes.class("undergoverb"),
            occurrence: classes.class("occurrence"),
            force: classes.class("force"),
            mishap: classes.class("mishap"),
            of_mishap: super::mishap::is_told(scene),
            nature: all(&["disaster", "illness", "animal"]),
            armed: all(&["munition", "weapon", "force", "police", "gun", "bomb", "militant"]),
            given: all(&["money", "aid", "arms"]),
            of_state: all(&["force", "official", "diplomat", "leader", "police"]),
            weapons: all(&[
                "munition",
                "weapon",
                "gun",
                "bomb",
                "blade",
                "stone",
                "chem",
                "heavy",
                "drone",
                "riotweapon",
            ]),
            moved: all(&["force", "refugee", "captive"]),
            things: all(&["vehicle", "munition", "weapon", "heavy"]),
            actors: all(&[
                "people",
                "force",
                "captive",
                "diplomat",
                "official",
                "worker",
                "protester",
                "police",
                "body",
                "mission",
                "media",
                "vehicle",
                "weapon",
                "munition",
            ]),
            actors_alone: all(&["people", "captive", "diplomat", "official", "worker", "protester", "police", "body"]),
            hit: all(&[
                "people",
                "force",
                "captive",
                "facility",
                "vehicle",
                "place",
                "territory",
                "diplomat",
                "official",
                "worker",
                "protester",
                "police",
                "media",
                "property",
                "mission",
                "body",
                "weapon",
                "border",
                "protest",
            ]),
            found: vec![Found::default(); scene.tree.len()],
        }
    }

    /// The classes of a word, its own and those that other tables and the entities give it.
    pub(super) fn of(&self, scene: &Scene, word: Word) -> ClassSet {
        let find = || self.classes(scene, word);
        self.found.get(word.index()).map_or_else(find, |found| *found.classes.get_or_init(find))
    }

    fn classes(&self, scene: &Scene, word: Word) -> ClassSet {
        let knowledge = &scene.desk.knowledge;
        let (lemma, form) = (lower(word.lemma()), lower(word.form()));
        let classes = knowledge.word_classes();
        let mut own = classes.of(&lemma);
        if form != lemma {
            own = own.and(classes.of(&form));
        }
        // "aid deliveries", "emergency measures": what they are of.
        if OF_CLASS.contains(&&*lemma) {
            for child in word.children().take_while(|child| child.index() < word.index()) {
                if matches!(child.relation(), Relation::Compound | Relation::Amod) {
                    own = own.and(classes.of(&lower(child.lemma())));
                }
            }
        }
        // "tear gas", "travel ban".
        if let Some(before) = word.before().filter(|before| before.parent() == Some(word)) {
            own = own.and(classes.of(&format!("{} {lemma}", lower(before.lemma()))));
        }
        let noun = knowledge.counted().get(&lemma).filter(|_| word.upos() == Upos::Noun);
        let class = match noun.map(|noun| noun.class) {
            Some(Class::People | Class::Personnel | Class::Household) => self.people,
            Some(Class::Munition) => self.munition,
            Some(Class::Building) => self.facility,
            Some(Class::Vehicle) => self.vehicle,
            Some(Class::Place) => self.place,
            _ => None,
        };
        own = class.map_or(own, |class| own.with(class));
        let kind = scene.entity(word).map(|entity| entity.kind);
        let class = match kind {
            Some(EntityKind::Person | EntityKind::Group) => self.people,
            Some(EntityKind::Place | EntityKind::State) => self.place,
            _ => None,
        };
        class.map_or(own, |class| own.with(class))
    }

    /// Whether a word can act: a person, a body, a state, people, forces, and what they fly, drive and fire.
    pub(super) fn acts(&self, scene: &Scene, word: Word) -> bool {
        let find = || self.can_act(scene, word);
        self.found.get(word.index()).map_or_else(find, |found| *found.acts.get_or_init(find))
    }

    fn can_act(&self, scene: &Scene, word: Word) -> bool {
        if mutual::is_mutual(word) || both::is_both(word) {
            return true;
        }
        // "pledged funds to": what is given takes no part.
        let given = self.of(scene, word).meets(self.given);
        if let Some(entity) = scene.entity(word).filter(|entity| !given || entity.known) {
            return entity.kind != EntityKind::Other || scene.heads.form(word.index()) == Some(MentionForm::Name);
        }
        is_person_pronoun(word)
            || self.of(scene, word).meets(self.actors)
            || is_nominal_part(word)
            || word.upos() == Upos::Noun
                && descriptions::role_of(scene.desk.knowledge.gazetteer(), word, None).is_some()
            || is_name(word)
    }

    /// Whether a word is what is fired or thrown, and not where it goes.
    pub(super) fn is_fired(&self, scene: &Scene, word: Word) -> bool {
        let own = self.of(scene, word);
        self.munition.is_some_and(|class| own.has(class)) && !own.meets(self.actors_alone)
    }

    /// Whether a word is a weapon, or what is fired or thrown.
    pub(super) fn is_weapon(&self, scene: &Scene, word: Word) -> bool {
        self.of(scene, word).meets(self.weapons)
    }

    /// Whether a word is of workers and their unions.
    pub(super) fn works(&self, scene: &Scene, word: Word) -> bool {
        self.worker.is_some_and(|class| self.of(scene, word).has(class))
    }

    /// Whether a word is of arms or police.
    pub(super) fn is_armed(&self, scene: &Scene, word: Word) -> bool {
        self.of(scene, word).meets(self.armed)
    }

    /// Whether a word is people who act for nobody: workers, refugees, tourists; not soldiers, ministers, envoys.
    pub(super) fn is_crowd(&self, scene: &Scene, word: Word) -> bool {
        let own = self.of(scene, word);
        self.people.is_some_and(|class| own.has(class)) && !own.meets(self.of_state)
    }

    /// Whether a word is a storm, an illness, an animal.
    pub(super) fn is_natural(&self, scene: &Scene, word: Word) -> bool {
        self.of(scene, word).meets(self.nature)
    }

    /// Whether a word can do what an event of this type is: words are spoken by people, and storms attack nobody.
    pub(super) fn does(&self, scene: &Scene, word: Word, plover: PloverType) -> bool {
        if !self.acts(scene, word) {
            return false;
        }
        let own = self.of(scene, word);
        let named = scene.heads.form(word.index()) == Some(MentionForm::Name);
        let before = word.children().take_while(|child| child.index() < word.index());
        let known = scene.entity(word).is_some_and(|entity| entity.known);
        let of_nature = own.meets(self.nature) && !known
            || before.into_iter().chain(inside_name(word)).any(|child| {
                matches!(child.relation(), Relation::Compound | Relation::NmodDesc | Relation::Amod)
                    && self.of(scene, child).meets(self.nature)
            });
        if of_nature {
            return false;
        }
        let thing = own.meets(self.things) && !self.force.is_some_and(|class| own.has(class));
        let people = own.meets(self.actors_alone);
        match plover {
            // A lorry that hits somebody is an accident.
            PloverType::Assault => {
                let vehicle = self.vehicle.is_some_and(|class| own.has(class));
                !vehicle || !thing || people || has_owner(scene, word)
            }
            // Troops and refugees that arrive visit nobody.
            PloverType::Consult => (!thing || people) && (named || !own.meets(self.moved)),
            PloverType::Mobilize | PloverType::Aid | PloverType::Protest => true,
            _ => !thing || people,
        }
    }

    /// Whether something can be done to a word: it acts, or can be hit.
    pub(super) fn is_hit(&self, scene: &Scene, word: Word) -> bool {
        self.acts(scene, word) || scene.entity(word).is_some() || self.of(scene, word).meets(self.hit)
    }
}

/// What stands before the later words of a name: "Cyclone" in "Category 3 Cyclone Cook".
fn inside_name(word: Word<'_>) -> impl Iterator<Item = Word<'_>> {
    word.children().filter(|child| child.relation() == Relation::Flat).flat_map(|child| child.children())
}

/// "Israeli helicopters", "the army's trucks".
fn has_owner(scene: &Scene, word: Word) -> bool {
    let mut before = word.children().take_while(|child| child.index() < word.index());
    before.any(|child| scene.entity(child).is_some_and(|entity| entity.country.is_some() || !entity.sectors.is_empty()))
}

/// A word in small letters; most are written so.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    match word.chars().all(|c| !c.is_uppercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
    }
}

/// The word that a phrase is about: behind "a series of", "dozens of".
pub(super) fn core(word: Word<'_>) -> Word<'_> {
    const DEEP: usize = 3;
    let mut at = word;
    for _ in 0..DEEP {
        let of = |child: &Word| {
            child.relation() == Relation::Nmod && child.child(Relation::Case).is_some_and(|case| case.lemma() == "of")
        };
        let counts = PARTITIVES.contains(&at.lemma()) || at.upos() == Upos::Num;
        match at.children().find(of).filter(|_| counts) {
            Some(inner) => at = inner,
            None => break,
        }
    }
    at
}

/// "he", "they", "who"; "it" may be anything.
fn is_person_pronoun(word: Word) -> bool {
    word.upos() == Upos::Pron
        && matches!(
            word.lemma().to_lowercase().as_str(),
            "he" | "she" | "they" | "we" | "i" | "who" | "you" | "him" | "them" | "her" | "us" | "it" | "whoever"
        )
}

/// "some", "many", "others", "two": people, where nothing is said of what they are.
fn is_nominal_part(word: Word) -> bool {
    let lemma = lower(word.lemma());
    let vague = [
        "other",
        "some",
        "many",
        "several",
        "both",
        "dozen",
        "dozens",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "score",
        "scores",
    ];
    // "five more are injured".
    let counted = lemma == "more" && word.child(Relation::Nummod).is_some();
    counted
        || vague.contains(&&*lemma) && word.upos() != Upos::Adv
        || word.upos() == Upos::Num && !word.form().contains(['%', '.'])
}

fn is_name(word: Word) -> bool {
    word.upos() == Upos::Propn && word.name() != NameTag::Outside
}
