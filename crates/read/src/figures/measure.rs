//! What a number measures: the word of its clause that makes it a measure.

use super::noun::Site;
use super::number::{Kind, Number, Whole};
use super::scene::Scene;
use dateline_knowledge::counted::Class;
use dateline_knowledge::measures::{Counts, Pos, Sense};
use dateline_types::document::{Role, Word};
use dateline_types::{BlockKind, Measure, Relation, Upos, Xpos};

/// A measure, and what made it.
#[derive(Clone, Copy)]
pub(crate) struct Measured<'a> {
    pub(crate) measure: Measure,
    /// Name, file and line of what decided it.
    pub(crate) rule: &'a str,
    /// The word that made it; none for money.
    pub(crate) by: Option<Word<'a>>,
    /// Whether those counted do what the word says: "nine people fled".
    pub(crate) active: bool,
    /// In (0, 1].
    pub(crate) confidence: f32,
}

/// The measure of a number at its place.
pub(crate) fn measure<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    if let Some(kind) = number.whole {
        return whole(scene, site, kind);
    }
    let strong = site.noun.filter(|noun| !site.behind_of && super::noun::entry(scene, *noun).is_none());
    strong
        .and_then(|noun| itself(scene, noun).map(|own| with_other(scene, noun, own)))
        .or_else(|| modifiers(scene, site))
        .or_else(|| verbs(scene, site))
        .or_else(|| predicative(scene, site))
        .or_else(|| among(scene, site))
        .or_else(|| adverbial(scene, site))
        .or_else(|| governed(scene, site))
        .or_else(|| value(scene, number, site))
        .or_else(|| beside(scene, number, site))
        .or_else(|| weak(scene, number, site))
        .or_else(|| by_class(site))
        .map(|own| of_personnel(site, own))
        .filter(|own| !is_too_many(number, site, own.measure) && suits(scene, site, own))
}

/// Whether a measure suits what is counted: only those who serve are sent as personnel, prisoners who are freed were not
/// rescued, and a bare number that travels is not in danger.
fn suits(scene: &Scene, site: &Site, own: &Measured) -> bool {
    let verb = own.by.is_some_and(|by| by.upos() == Upos::Verb);
    match own.measure {
        Measure::Personnel => !verb || site.class == Some(Class::Personnel),
        Measure::Exposed => !own.active || site.noun.is_some(),
        Measure::Rescued => {
            let status =
                site.noun.and_then(|noun| super::noun::entry(scene, noun)).and_then(|entry| entry.status.as_deref());
            status != Some("prisoner") || site.noun.is_some_and(|noun| matches!(noun.lemma(), "hostage" | "captive"))
        }
        _ => true,
    }
}

/// "save 1 billion" is money whose name was left out: no verb alone makes so many people of it.
fn is_too_many(number: &Number, site: &Site, measure: Measure) -> bool {
    const MANY: u128 = 50_000_000;
    let large = number.low.or(number.high).is_some_and(|own| own >= super::decimal::Decimal::whole(MANY));
    large && site.noun.is_none() && !matches!(measure, Measure::Infected | Measure::Affected | Measure::Displaced)
}

/// A noun that is a measure where no other word is: "four victims were from one family", "three on board were crew".
fn weak<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    let own = site.noun.filter(|_| !number.is_one()).and_then(|noun| itself(scene, noun))?;
    let dead = matches!(own.measure, Measure::Killed | Measure::Injured);
    (dead || !acts(scene, site)).then_some(own)
}

/// Whether a verb says something else of those counted: "released 11 prisoners", "nine prisoners escaped" count no arrests.
fn acts(scene: &Scene, site: &Site) -> bool {
    #[rustfmt::skip]
    const SAYS_NOTHING: [&str; 14] = [
        "be", "have", "include", "remain", "report", "record", "involve", "carry", "hold", "treat", "list", "count", "say", "leave",
    ];
    let mut verbs = scene.predicates(site.anchor).filter(|(verb, _)| verb.upos() == Upos::Verb);
    verbs.any(|(verb, role)| role != Role::Clause && !SAYS_NOTHING.contains(&verb.lemma()))
}

/// "no deaths or injuries", "12 killed and wounded" count both together.
fn with_other<'a>(scene: &Scene<'a>, noun: Word<'a>, own: Measured<'a>) -> Measured<'a> {
    let hurt = |measure: Measure| matches!(measure, Measure::Killed | Measure::Injured);
    let other = joined(noun).and_then(|other| itself(scene, other)).map(|other| other.measure);
    match other {
        Some(other) if hurt(other) && hurt(own.measure) && other != own.measure => {
            Measured { measure: Measure::Casualties, ..own }
        }
        _ => own,
    }
}

/// The noun joined to another by "and" or "or" with no number of its own.
pub(crate) fn joined(noun: Word<'_>) -> Option<Word<'_>> {
    const NEAR: usize = 3;
    let conj = noun.children().find(|child| child.relation() == Relation::Conj)?;
    let counted = conj.children().any(|child| matches!(child.relation(), Relation::Nummod | Relation::Det));
    (conj.index() > noun.index() && conj.index() <= noun.index() + NEAR && !counted).then_some(conj)
}

/// The whole of "two of the five wounded", "all but one of the sixteen on board": what is said of the part is not said of it.
fn whole<'a>(scene: &Scene<'a>, site: &Site<'a>, kind: Whole) -> Option<Measured<'a>> {
    let noun = site.noun.filter(|noun| super::noun::entry(scene, *noun).is_none());
    let own =
        noun.and_then(|noun| itself(scene, noun)).or_else(|| modifiers(scene, site)).or_else(|| adverbial(scene, site));
    let exposed = Measured {
        measure: Measure::Exposed,
        rule: "exposed.whole@counted.tsv",
        by: site.noun,
        active: false,
        confidence: 0.6,
    };
    own.or_else(|| (kind == Whole::Derived && site.noun.is_some()).then_some(exposed))
}

/// Many who serve are a figure where nothing is said of them that is one.
pub(crate) fn of_personnel_alone<'a>(number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    let many = number.low.or(number.high).is_some_and(|own| own >= super::decimal::Decimal::whole(10));
    (many && site.class == Some(Class::Personnel)).then_some(Measured {
        measure: Measure::Personnel,
        rule: "personnel.noun@counted.tsv",
        by: site.noun,
        active: false,
        confidence: 0.6,
    })
}

/// Rockets and attacks are figures whatever happens to them; homes and people are not.
fn by_class<'a>(site: &Site<'a>) -> Option<Measured<'a>> {
    let (measure, rule) = match site.class? {
        Class::Munition => (Measure::Munitions, "munitions.noun@counted.tsv"),
        Class::Incident => (Measure::Incidents, "incidents.noun@counted.tsv"),
        _ => return None,
    };
    Some(Measured { measure, rule, by: site.noun, active: false, confidence: 0.7 })
}

/// Firefighters who take part are at work, not a crowd.
fn of_personnel<'a>(site: &Site<'a>, own: Measured<'a>) -> Measured<'a> {
    let serves = site.class == Some(Class::Personnel) && own.measure == Measure::Crowd;
    if serves { Measured { measure: Measure::Personnel, ..own } } else { own }
}

fn found<'a>(sense: &'a Sense, by: Word<'a>, confidence: f32) -> Measured<'a> {
    Measured {
        measure: sense.measure,
        rule: &sense.rule,
        by: Some(by),
        active: sense.counts == Counts::Subject,
        confidence,
    }
}

/// Whether what is counted is what a sense wants.
fn fits(of: Option<Class>, counted: What) -> bool {
    match of {
        None => true,
        Some(Class::People) => counted.human || counted.class == Some(Class::Household),
        Some(of) => counted.class == Some(of),
    }
}

/// Families are driven out and aided; their dead are counted one by one.
fn is_of_households(measure: Measure, counted: What) -> bool {
    counted.class != Some(Class::Household)
        || matches!(
            measure,
            Measure::Displaced | Measure::Affected | Measure::Rescued | Measure::Exposed | Measure::Missing
        )
}

/// What is counted, as far as the choice of a sense goes.
#[derive(Clone, Copy)]
struct What {
    class: Option<Class>,
    human: bool,
}

impl What {
    /// Nothing is said of it: a noun that is counted itself.
    const ANY: Self = Self { class: None, human: true };
}

impl From<&Site<'_>> for What {
    fn from(site: &Site<'_>) -> Self {
        Self { class: site.class, human: site.human }
    }
}

/// The sense of a lemma that holds: those that ask for another word first.
fn sense<'a>(
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
    own.find(|own| own.with.as_deref().is_some_and(&with)).or(bare)
}

/// Lower-case lemma; the form of a participle that the tables know as an adjective.
fn lemma(word: Word) -> String {
    word.lemma().to_lowercase()
}

/// Whether a lemma stands among the words that hang on a word, or on those.
fn hangs_on(word: Word, lemma: &str) -> bool {
    const MANY: usize = 24;
    let own = |word: &Word| word.lemma().eq_ignore_ascii_case(lemma) || word.form().eq_ignore_ascii_case(lemma);
    word.children().take(MANY).any(|child| own(&child) || child.children().take(MANY).any(|under| own(&under)))
}

/// The word by which the table says: where the report speaks of a disease.
const EPIDEMIC: &str = "epidemic";

/// "nine deaths": the noun is the measure.
pub(crate) fn itself<'a>(scene: &Scene<'a>, noun: Word<'a>) -> Option<Measured<'a>> {
    let with = |lemma: &str| {
        noun.parent().is_some_and(|parent| parent.lemma().eq_ignore_ascii_case(lemma))
            || hangs_on(noun, lemma)
            || lemma == EPIDEMIC && scene.epidemic
            || scene.predicates(noun).any(|(word, _)| word.lemma() == lemma)
    };
    let compound = noun.before().map(|before| format!("{} {}", before.form().to_lowercase(), lemma(noun)));
    let own = compound.and_then(|own| sense(scene, &own, (Pos::Noun, Counts::Itself), What::ANY, with));
    let own = own.or_else(|| sense(scene, &lemma(noun), (Pos::Noun, Counts::Itself), What::ANY, with));
    // "12 dead", "31 wounded".
    let own = own.or_else(|| {
        let adjective = |name: &str| sense(scene, name, (Pos::Adj, Counts::Modified), What::ANY, |_| false);
        (noun.upos() != Upos::Noun || matches!(noun.lemma(), "dead" | "wounded" | "injured" | "missing"))
            .then(|| adjective(&lemma(noun)).or_else(|| adjective(&noun.form().to_lowercase())))
            .flatten()
    });
    own.map(|own| found(own, noun, 0.9))
}

/// "60 people missing", "two people dead", "12 injured workers".
fn modifiers<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let nouns = [Some(site.anchor), site.noun];
    let own = nouns.into_iter().flatten().flat_map(|noun| noun.children()).filter(|child| {
        matches!(child.relation(), Relation::Amod | Relation::Acl | Relation::Advmod | Relation::Xcomp | Relation::Dep)
            && matches!(child.upos(), Upos::Adj | Upos::Verb | Upos::Adv)
    });
    let adjective = |word: Word<'a>| adjective(scene, word, site.into()).map(|own| found(own, word, 0.85));
    own.into_iter().find_map(adjective)
}

/// The sense of an adjective or of a participle that stands for one.
fn adjective<'a>(scene: &Scene<'a>, word: Word<'a>, counted: What) -> Option<&'a Sense> {
    let of = |name: &str| sense(scene, name, (Pos::Adj, Counts::Modified), counted, |lemma| hangs_on(word, lemma));
    of(&lemma(word)).or_else(|| of(&word.form().to_lowercase()))
}

/// "killed nine people", "nine people died", "left nine people dead".
fn verbs<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let own = of_verbs(scene, site, site.anchor);
    // "two thirds of them, over 1,800 people, have died"; "a total of 12 people were killed".
    let over = site.anchor.parent().filter(|over| {
        let amount = matches!(
            over.lemma(),
            "total" | "minimum" | "maximum" | "number" | "group" | "estimate" | "majority" | "average"
        );
        site.anchor.relation() == Relation::Appos || site.anchor.relation() == Relation::Nmod && amount
    });
    own.or_else(|| over.and_then(|over| of_verbs(scene, site, over)))
}

fn of_verbs<'a>(scene: &Scene<'a>, site: &Site<'a>, anchor: Word<'a>) -> Option<Measured<'a>> {
    let mut best: Option<Measured<'a>> = None;
    for (verb, role) in scene.predicates(anchor) {
        let counts = match role {
            Role::Object => Counts::Object,
            Role::Doer => Counts::Subject,
            Role::Receiver => Counts::Object,
            Role::Clause => continue,
        };
        let with = |lemma: &str| hangs_on(verb, lemma) && !site.anchor.lemma().eq_ignore_ascii_case(lemma);
        // "He is survived by three children": who did it by a passive is counted where it was attended or manned.
        let agent = role == Role::Doer && verb.children().any(|child| child.relation() == Relation::AuxPass);
        let active = |own: &&Sense| !agent || matches!(own.measure, Measure::Crowd | Measure::Personnel);
        if let Some(own) = sense(scene, &lemma(verb), (Pos::Verb, counts), site.into(), with).filter(active) {
            return Some(found(own, verb, 0.9));
        }
        // "12 are wanted": a passive that is known as a state.
        let passive = verb.children().any(|child| child.relation() == Relation::AuxPass);
        let state_of_passive = || adjective(scene, verb, site.into()).filter(|_| passive && role == Role::Object);
        // "Hundreds detained": headings leave the auxiliary out.
        let heading = role == Role::Doer
            && verb.xpos() != Xpos::Vbg
            && is_heading(scene, verb)
            && scene.argument(verb, Role::Object).is_none();
        let in_heading =
            || sense(scene, &lemma(verb), (Pos::Verb, Counts::Object), site.into(), with).filter(|_| heading);
        if let Some(own) = state_of_passive().or_else(in_heading) {
            return Some(found(own, verb, 0.85));
        }
        let subject = |word: &Word| word.children().any(|child| child.relation().base() == Relation::Nsubj);
        let state = verb.children().filter(|child| {
            let complement =
                matches!(child.relation(), Relation::Xcomp | Relation::Advmod | Relation::Dep | Relation::Amod)
                    || child.relation() == Relation::Ccomp && !subject(child);
            complement && matches!(child.upos(), Upos::Adj | Upos::Verb | Upos::Adv)
        });
        best = best.or_else(|| {
            state.into_iter().find_map(|word| adjective(scene, word, site.into()).map(|own| found(own, word, 0.8)))
        });
    }
    best
}

fn is_heading(scene: &Scene, word: Word) -> bool {
    let block = scene.tree.document().layout.blocks.get(word.sentence().block as usize);
    block.is_some_and(|block| matches!(block.kind, BlockKind::Heading | BlockKind::Title))
}

/// "sixty are missing", "the dead were nine", "most are among the dead".
fn predicative<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let subject = site.anchor.relation().base() == Relation::Nsubj;
    let predicate = site.anchor.parent().filter(|_| subject)?;
    if predicate.upos() == Upos::Verb && predicate.child(Relation::Cop).is_none() {
        return adjective(scene, predicate, site.into())
            .filter(|_| predicate.form().ends_with("ing"))
            .map(|own| found(own, predicate, 0.8));
    }
    if let Some(own) = adjective(scene, predicate, site.into()) {
        return Some(found(own, predicate, 0.9));
    }
    placed(scene, predicate, predicate, site.into()).or_else(|| {
        // "were among the victims", "were the casualties".
        itself(scene, predicate).filter(|_| predicate.child(Relation::Case).is_some_and(|case| case.lemma() == "among"))
    })
}

/// "Among the dead were four teachers".
fn among<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    site.anchor.child(Relation::Cop)?;
    let among = |child: &Word| child.child(Relation::Case).is_some_and(|case| case.lemma() == "among");
    let group = site.anchor.children().find(among)?;
    itself(scene, group).or_else(|| adjective(scene, group, site.into()).map(|own| found(own, group, 0.8)))
}

/// "190 people on board", "12 in hospital".
fn adverbial<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let over = site.anchor.parent().filter(|parent| parent.lemma() == "be" || parent.child(Relation::Expl).is_some());
    let places = [Some(site.anchor), site.noun, over].into_iter().flatten().flat_map(|word| word.children());
    let places = places.filter(|child| {
        matches!(
            child.relation().base(),
            Relation::Nmod | Relation::Obl | Relation::Advmod | Relation::Xcomp | Relation::Acl
        ) && child.index() > site.anchor.index()
    });
    let named = places.into_iter().find_map(|word| placed(scene, word, word, site.into()));
    named.or_else(|| {
        // The words right behind it, where the tree says otherwise.
        let next = site.noun.unwrap_or(site.anchor).after()?;
        let aboard = format!("{} {}", next.form().to_lowercase(), next.after().map_or("", Word::form).to_lowercase());
        // "on-board" may be three words.
        let hyphen = next.after().filter(|word| word.form() == "-").and_then(Word::after);
        let split = format!("{} {}", next.form().to_lowercase(), hyphen.map_or("", Word::form).to_lowercase());
        let names = [next.form().to_lowercase(), aboard, split, next.form().to_lowercase().replace('-', " ")];
        let own =
            names.iter().find_map(|name| sense(scene, name, (Pos::Adv, Counts::Modified), site.into(), |_| false));
        own.map(|own| found(own, next, 0.8))
    })
}

/// "in hospital", "aboard", "on board": the sense of a preposition with its noun, or of an adverb.
fn placed<'a>(scene: &Scene<'a>, word: Word<'a>, by: Word<'a>, counted: What) -> Option<Measured<'a>> {
    let own = lemma(word);
    let of = |name: &str| sense(scene, name, (Pos::Adv, Counts::Modified), counted, |with| with == own);
    let cases = word.children().filter(|child| child.relation() == Relation::Case);
    let behind = cases.into_iter().find_map(|case| {
        let case = lemma(case);
        of(&case).or_else(|| of(&format!("{case} {own}")))
    });
    let own = behind.or_else(|| of(&own)).map(|own| found(own, by, 0.85));
    own.or_else(|| inside(scene, word, counted))
}

/// "120 people were in the building": in danger with it.
fn inside<'a>(scene: &Scene<'a>, word: Word<'a>, counted: What) -> Option<Measured<'a>> {
    let case = word.child(Relation::Case)?;
    let within = matches!(case.lemma(), "in" | "inside" | "aboard" | "within" | "on");
    let holds = matches!(super::noun::class(scene, word), Some(Class::Building | Class::Vehicle));
    (within && holds && counted.human).then_some(Measured {
        measure: Measure::Exposed,
        rule: "exposed.inside@counted.tsv",
        by: Some(word),
        active: false,
        confidence: 0.7,
    })
}

/// "the death of all 33 passengers", "a barrage of 12 rockets".
fn governed<'a>(scene: &Scene<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    let over = site.anchor.parent().filter(|_| site.anchor.relation().base() == Relation::Nmod)?;
    let of = site.anchor.child(Relation::Case).is_some_and(|case| case.lemma() == "of");
    if !of {
        return None;
    }
    let senses = scene.desk.knowledge.measures().of(&lemma(over));
    let own = senses.iter().filter(|own| own.pos == Pos::Noun && own.counts == Counts::Value && own.of.is_some());
    let own = own.filter(|own| fits(own.of, site.into()));
    let holds = |own: &&Sense| own.with.as_deref().is_none_or(|with| hangs_on(over, with));
    own.into_iter().find(holds).map(|own| found(own, over, 0.85))
}

/// Verbs that give a count its value: "rose to 31", "stands at 31", "put the toll at 31".
#[rustfmt::skip]
const GIVES: [&str; 44] = [
    "rise", "climb", "reach", "stand", "hit", "jump", "grow", "increase", "soar", "surge", "pass", "top", "exceed",
    "surpass", "fall", "drop", "decrease", "be", "put", "bring", "push", "take", "raise", "lower", "revise", "total",
    "number", "place", "set", "give", "estimate", "report", "mount", "go", "come", "remain", "double", "swell",
    "near", "approach", "list", "cite", "become", "update",
];

/// Words of a number that count whatever was counted before: "the total".
pub(crate) fn is_total(lemma: &str) -> bool {
    matches!(lemma, "total" | "figure" | "number" | "count" | "tally" | "toll" | "estimate" | "sum")
}

/// "a death toll of 31", "the toll rose to 31", "put the number of dead at 31".
fn value<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    if number.kind == Kind::Zero || !site.human {
        return None;
    }
    counts(scene, number, site).into_iter().find_map(|noun| value_of(scene, noun).or_else(|| itself(scene, noun)))
}

/// The measure of a noun that names a count: "death toll", "number of dead".
pub(crate) fn value_of<'a>(scene: &Scene<'a>, noun: Word<'a>) -> Option<Measured<'a>> {
    let of = |name: &str| {
        sense(scene, name, (Pos::Noun, Counts::Value), What::ANY, |with| hangs_on(noun, with))
            .filter(|own| own.of.is_none())
    };
    let compound = noun.before().map(|before| format!("{} {}", before.form().to_lowercase(), lemma(noun)));
    compound.and_then(|own| of(&own)).or_else(|| of(&lemma(noun))).map(|own| found(own, noun, 0.85))
}

/// The nouns whose value a number may be.
pub(crate) fn counts<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Vec<Word<'a>> {
    let mut nouns = Vec::new();
    let anchor = site.anchor;
    let nominal = |word: &Word| matches!(word.upos(), Upos::Noun | Upos::Propn | Upos::Adj);
    // "the toll was 31", "31: the toll".
    nouns.extend(anchor.children().filter(|child| child.relation().base() == Relation::Nsubj));
    if let Some(over) = anchor.parent() {
        match anchor.relation().base() {
            Relation::Nmod
            | Relation::Appos
            | Relation::Nummod
            | Relation::Dep
            | Relation::Parataxis
            | Relation::List
                if nominal(&over) =>
            {
                nouns.push(over)
            }
            _ => {}
        }
        if GIVES.contains(&over.lemma()) || over.upos() == Upos::Verb && matches!(anchor.relation(), Relation::Obl) {
            nouns.extend(scene.argument(over, Role::Object).filter(|object| *object != anchor));
            nouns.extend(scene.argument(over, Role::Doer).filter(|doer| *doer != anchor));
            nouns.extend(
                over.children()
                    .filter(|child| matches!(child.relation().base(), Relation::Nsubj | Relation::Obj))
                    .filter(|child| *child != anchor),
            );
        }
    }
    // The verb right before it, or inside its hedge, where the tree says otherwise: "surpassed one million".
    let first = number.phrase.start.saturating_sub(1);
    let before = (first..number.words.start).filter_map(|at| scene.tree.get(at));
    let gives = |word: &Word| {
        word.upos() == Upos::Verb && GIVES.contains(&word.lemma()) && word.sentence_index() == anchor.sentence_index()
    };
    if let Some(verb) = before.into_iter().find(gives) {
        nouns.extend(scene.argument(verb, Role::Doer).filter(|doer| *doer != anchor));
    }
    nouns.dedup();
    nouns
}

/// Right beside the number, where the tree is wrong: "killing 107 or more", "12 killed".
fn beside<'a>(scene: &Scene<'a>, number: &Number, site: &Site<'a>) -> Option<Measured<'a>> {
    let before = number.phrase.start.checked_sub(1).and_then(|at| scene.tree.get(at));
    let before =
        before.filter(|word| word.sentence_index() == site.anchor.sentence_index() && word.upos() == Upos::Verb);
    if let Some(verb) = before
        && let Some(own) =
            sense(scene, &lemma(verb), (Pos::Verb, Counts::Object), site.into(), |with| hangs_on(verb, with))
    {
        return Some(found(own, verb, 0.7));
    }
    let last =
        site.noun.filter(|noun| noun.index() >= number.phrase.end).or_else(|| scene.tree.get(number.phrase.end - 1));
    let mut next = last.unwrap_or(site.anchor).after().map(over_insertion);
    const FAR: usize = 4;
    for _ in 0..FAR {
        let word = next.filter(|word| word.sentence_index() == site.anchor.sentence_index())?;
        match word.upos() {
            Upos::Aux | Upos::Adv | Upos::Part => next = word.after(),
            Upos::Verb => {
                // "An estimated 800 people attended": a noun that heads its sentence has its verb behind it.
                let passive = word.xpos() == Xpos::Vbn && site.anchor.relation() != Relation::Root;
                let counts = if passive { Counts::Object } else { Counts::Subject };
                let own = sense(scene, &lemma(word), (Pos::Verb, counts), site.into(), |with| hangs_on(word, with))?;
                return Some(found(own, word, 0.7));
            }
            Upos::Punct if over_insertion(word) != word => next = Some(over_insertion(word)),
            Upos::Adp => return beside_in(scene, word, site),
            Upos::Adj => return adjective(scene, word, site.into()).map(|own| found(own, word, 0.7)),
            _ => return None,
        }
    }
    None
}

/// "were in the building", "were among the dead", by the words alone.
fn beside_in<'a>(scene: &Scene<'a>, case: Word<'a>, site: &Site<'a>) -> Option<Measured<'a>> {
    // "12 people in the north were killed" is no such thing: a verb of being comes before.
    if case.before().is_none_or(|before| before.lemma() != "be" && before.form() != ",") {
        return None;
    }
    const FAR: usize = 6;
    let words = (case.index() + 1..case.index() + FAR).filter_map(|at| scene.tree.get(at));
    let mut words = words.take_while(|word| {
        word.sentence_index() == case.sentence_index() && word.upos() != Upos::Punct || word.form() == "-"
    });
    if case.lemma() == "among" {
        return words.find_map(|word| {
            itself(scene, word).or_else(|| adjective(scene, word, site.into()).map(|own| found(own, word, 0.7)))
        });
    }
    words.find_map(|word| {
        let noun = matches!(word.upos(), Upos::Noun) && word.after().is_none_or(|next| next.upos() != Upos::Noun);
        let own = noun
            .then(|| sense(scene, &lemma(case), (Pos::Adv, Counts::Modified), site.into(), |with| with == lemma(word)))
            .flatten();
        let holds =
            noun && matches!(super::noun::class(scene, word), Some(Class::Building | Class::Vehicle)) && site.human;
        own.map(|own| found(own, word, 0.7)).or_else(|| {
            holds.then_some(Measured {
                measure: Measure::Exposed,
                rule: "exposed.inside@counted.tsv",
                by: Some(word),
                active: false,
                confidence: 0.6,
            })
        })
    })
}

/// The word behind what is set between commas: ", including a nurse, were injured".
fn over_insertion(word: Word<'_>) -> Word<'_> {
    const LONGEST: usize = 14;
    if word.form() != "," || word.after().is_none_or(|next| matches!(next.upos(), Upos::Cconj)) {
        return word;
    }
    let tree = word.tree();
    let inside = (word.index() + 1..word.index() + LONGEST).filter_map(|at| tree.get(at));
    let end = inside
        .into_iter()
        .take_while(|own| own.sentence_index() == word.sentence_index())
        .find(|own| own.form() == ",");
    end.and_then(Word::after).filter(|next| matches!(next.upos(), Upos::Aux | Upos::Verb | Upos::Adp)).unwrap_or(word)
}

/// Money is told by its sign.
pub(crate) const MONEY: Measured<'static> =
    Measured { measure: Measure::Money, rule: "money.sign@currencies.tsv", by: None, active: false, confidence: 0.95 };
