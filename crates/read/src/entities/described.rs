//! Who descriptions mean that stand without a name: holders of offices, bodies and groups met before, and new ones.

use super::bodies;
use super::offices::{self, Part};
use super::scene::Scene;
use super::speakers;
use super::thing::{Cast, Thing};
use crate::mentions::{Class, Reference};
use dateline_knowledge::gazetteer::Table;
use dateline_types::document::Word;
use dateline_types::{MentionForm, NameKind, PlaceSense, Relation};

/// Nouns for people of no kind.
const ANYONE: [&str; 8] = ["people", "person", "man", "woman", "child", "individual", "other", "human"];

/// Sentences back that a definite description may reach for one that is described alike.
const FAR: usize = 24;

/// Mentions back that it may reach: a bound for texts without sentences.
const MANY: usize = 400;

/// Ties one description that no name or apposition has tied.
pub(crate) fn tie(scene: &Scene, cast: &mut Cast, mention: usize, speaker: Option<usize>) {
    let own = &scene.mentions[mention];
    let Some(noun) = scene.head(mention) else { return };
    let mut part = offices::part(scene, cast, mention, noun);
    let possessor = offices::possessor(scene, cast, mention)
        .or(speaker.filter(|_| own.reference == Reference::Possessed && offices::is_own(scene, mention)));
    if part.country.is_none() {
        part.country = possessor.and_then(|thing| cast.things[thing].country.clone());
    }
    if let Some((thing, why)) = counterpart(scene, cast, mention, noun, possessor) {
        return cast.tie(mention, thing, why);
    }
    if let Some((thing, why)) = country(scene, cast, mention, noun, possessor) {
        return cast.tie(mention, thing, why);
    }
    if let Some(thing) = named_place(scene, cast, mention, noun) {
        return cast.tie(mention, thing, "apposition");
    }
    if let Some(thing) = place_spoken_of(scene, cast, mention, noun) {
        return cast.tie(mention, thing, "definite description");
    }
    let one = own.class == Class::Person && own.reference != Reference::Indefinite;
    if one
        && part.country.is_some()
        && let Some((thing, why)) = offices::holder(scene, cast, &part)
    {
        return cast.tie(mention, thing, why);
    }
    if let Some((thing, why)) = followers(scene, cast, mention, noun) {
        return cast.tie(mention, thing, why);
    }
    if let Some((thing, why)) = met_before(scene, cast, mention, noun, (&part, possessor)) {
        return cast.tie(mention, thing, why);
    }
    if let Some(thing) = one_spoken_of(scene, cast, mention, &part) {
        return cast.tie(mention, thing, "definite description");
    }
    if let Some(thing) = named_later(scene, cast, mention, &part) {
        return cast.tie(mention, thing, "cataphora, tentative");
    }
    let thing = cast.add(Thing {
        class: Some(own.class),
        names: vec![without_article(scene.text(mention))],
        country: part.country,
        sectors: part.sectors,
        role: Some(part.words),
        office: part.office.filter(|_| !part.past),
        noun: Some(noun.lemma().to_lowercase()),
        owner: possessor,
        plural: own.plural,
        ..Thing::default()
    });
    cast.tie(mention, thing, "description");
}

fn without_article(text: &str) -> String {
    const ARTICLES: [&str; 8] = ["the ", "The ", "a ", "A ", "an ", "An ", "some ", "Some "];
    let text = ARTICLES.iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    // A quotation mark whose partner stands outside the phrase.
    const MARKS: [char; 3] = ['“', '”', '"'];
    if text.matches(MARKS).count() == 1 { text.replace(MARKS, "") } else { text.to_owned() }
}

/// "Houthi rebels", "the Taliban movement": the body whose followers they are.
fn followers(scene: &Scene, cast: &mut Cast, mention: usize, noun: Word) -> Option<(usize, String)> {
    const FORCES: [&str; 9] =
        ["rebel", "movement", "militia", "group", "insurgent", "fighter", "militant", "organisation", "organization"];
    if !FORCES.contains(&noun.lemma()) {
        return None;
    }
    let name = scene.inside(mention).find(|&inner| {
        matches!(scene.mentions[inner].kind, Some(NameKind::Norp | NameKind::Organisation))
            && scene.head(inner).is_some_and(|head| head.parent() == Some(noun))
    })?;
    let rows = scene.gazetteer.named(scene.text(name));
    let row = rows.iter().map(|posting| scene.row(posting.row)).find(|row| row.table() == Table::Bodies)?;
    let thing = cast.with_row(row.row_id()).unwrap_or_else(|| cast.add(bodies::of_row(row)));
    Some((thing, "table".to_owned()))
}

/// "his counterpart", "her Iranian counterpart": the same office of another country.
fn counterpart(
    scene: &Scene,
    cast: &mut Cast,
    mention: usize,
    noun: Word,
    whose: Option<usize>,
) -> Option<(usize, String)> {
    if noun.lemma() != "counterpart" {
        return None;
    }
    let office = cast.things[whose?].office.clone()?;
    let country = scene.inside(mention).filter_map(|inner| cast.of(inner)).find_map(|thing| {
        Some(cast.things[thing].country.clone()?).filter(|_| cast.things[thing].class == Some(Class::State))
    })?;
    offices::holder(scene, cast, &Part { office: Some(office), country: Some(country), ..Part::default() })
}

/// "the country", "his country", "the kingdom": the state spoken of last, or that of its owner.
fn country(
    scene: &Scene,
    cast: &mut Cast,
    mention: usize,
    noun: Word,
    whose: Option<usize>,
) -> Option<(usize, String)> {
    let own = &scene.mentions[mention];
    let land =
        matches!(noun.lemma(), "country" | "nation" | "kingdom" | "republic" | "homeland" | "emirate" | "sultanate");
    if !land || own.plural || !matches!(own.reference, Reference::Definite | Reference::Possessed) {
        return None;
    }
    let state = |cast: &Cast, iso: &str| {
        cast.things.iter().position(|thing| thing.class == Some(Class::State) && thing.country.as_deref() == Some(iso))
    };
    if let Some(iso) = whose.and_then(|thing| cast.things[thing].country.clone()) {
        return Some((state(cast, &iso)?, "country of its owner".to_owned()));
    }
    if own.reference == Reference::Possessed && whose.is_none() {
        return None;
    }
    // "the country": the one the report is of where it was named lately, else the latest state.
    let latest = (0..mention)
        .rev()
        .take(60)
        .filter_map(|other| cast.of(other))
        .find(|&thing| cast.things[thing].class == Some(Class::State))?;
    let thing = cast.main.filter(|&main| recently(scene, cast, main, mention, 4)).unwrap_or(latest);
    Some((thing, "definite description".to_owned()))
}

/// "the town of Kura", "the eastern Afghan city of Jalalabad": the place that is named.
fn named_place(scene: &Scene, cast: &Cast, mention: usize, noun: Word) -> Option<usize> {
    const TOWNS: [&str; 6] = ["city", "town", "village", "hamlet", "municipality", "port"];
    // "the region of Tigray", but not "a region of Syria".
    const LANDS: [&str; 8] = ["province", "state", "region", "governorate", "prefecture", "oblast", "county", "island"];
    let town = TOWNS.contains(&noun.lemma());
    // "the states of Pará and Sergipe" are two.
    if scene.mentions[mention].plural || !town && !LANDS.contains(&noun.lemma()) {
        return None;
    }
    let of = |word: Word| {
        word.parent() == Some(noun)
            && word.relation() == Relation::Nmod
            && word.child(Relation::Case).is_some_and(|case| case.lemma() == "of")
    };
    let named = |inner: &usize| scene.mentions[*inner].form == MentionForm::Name && scene.head(*inner).is_some_and(of);
    let thing = cast.of(scene.inside(mention).find(named)?)?;
    (cast.things[thing].class == Some(Class::Place)).then_some(thing)
}

/// "the city", "the province": the town or region named last.
fn place_spoken_of(scene: &Scene, cast: &Cast, mention: usize, noun: Word) -> Option<usize> {
    const FAR: usize = 4;
    let own = &scene.mentions[mention];
    let tables: &[Table] = match noun.lemma() {
        "city" | "town" | "village" | "municipality" => &[Table::Cities, Table::Towns],
        "province" | "region" | "state" | "governorate" | "county" => &[Table::Regions],
        "island" | "river" | "lake" | "sea" => &[Table::Geography, Table::Regions],
        _ => return None,
    };
    let alone = noun.children().all(|child| matches!(child.relation(), Relation::Det | Relation::Case));
    if !alone || own.plural || own.reference != Reference::Definite {
        return None;
    }
    let here = scene.sentence(mention);
    let near = || (0..mention).rev().take(MANY).take_while(|&other| scene.sentence(other) + FAR >= here);
    let is_place = |thing: usize| cast.things[thing].class == Some(Class::Place);
    // "the town of Jindires", then "the town": the one that was called so.
    let called = |other: &usize| {
        scene.mentions[*other].form == MentionForm::Role
            && scene.head(*other).is_some_and(|head| head.lemma() == noun.lemma())
    };
    // A name that no table has is rather a town's; "Afrin District" is none.
    let town = tables.contains(&Table::Towns);
    let division = |other: &usize| {
        const DIVISIONS: [&str; 6] = ["district", "province", "region", "governorate", "county", "state"];
        let words = scene.text(*other).to_lowercase();
        words.contains(' ') && DIVISIONS.iter().any(|own| ends_with_word(&words, own))
    };
    let of_kind = |thing: &usize| {
        let thing = &cast.things[*thing];
        let named = || town && thing.class == Some(Class::Place) && thing.noun.is_none();
        thing.row.map_or_else(named, |row| tables.contains(&scene.row(row).table()))
    };
    let called = near().filter(called).filter_map(|other| cast.of(other)).find(|&thing| is_place(thing));
    let named = || near().filter(|other| !(town && division(other))).filter_map(|other| cast.of(other)).find(of_kind);
    called.or_else(named)
}

/// Whether a thing was mentioned in the last sentences before a mention.
fn recently(scene: &Scene, cast: &Cast, thing: usize, mention: usize, sentences: usize) -> bool {
    let here = scene.sentence(mention);
    let mut near = (0..mention).rev().take(MANY).take_while(|&other| scene.sentence(other) + sentences >= here);
    near.any(|other| cast.of(other) == Some(thing))
}

/// One met before that is described alike: the same head noun, or a body or person that the noun fits.
fn met_before(
    scene: &Scene,
    cast: &Cast,
    mention: usize,
    noun: Word,
    (part, owner): (&Part, Option<usize>),
) -> Option<(usize, String)> {
    let own = &scene.mentions[mention];
    let definite = own.reference == Reference::Definite;
    let here = scene.sentence(mention);
    let lemma = noun.lemma().to_lowercase();
    // "people" are others each time.
    let anyone = own.reference == Reference::Bare && part.country.is_none() && ANYONE.contains(&lemma.as_str());
    if own.reference == Reference::Indefinite || anyone {
        return None;
    }
    let mut best: Option<((bool, usize), usize)> = None;
    let mut met = rustc_hash::FxHashSet::default();
    let near = (0..mention).rev().take(MANY).take_while(|&other| scene.sentence(other) + FAR >= here);
    for last in near {
        let Some(index) = cast.of(last).filter(|&thing| met.insert(thing)) else { continue };
        let thing = &cast.things[index];
        // "Two officers were convicted. Officers fired tear gas": others.
        let bare = own.reference == Reference::Bare && own.plural && part.country.is_none();
        let counted = bare && is_of_state(thing) && is_counted(scene, thing);
        if thing.plural != own.plural || counted {
            continue;
        }
        let clash = part.country.is_some() && thing.country.is_some() && part.country != thing.country;
        // "the defence ministry" of a report from Baku, then "the Armenian defence ministry": of two states.
        let of_state = part.country.is_some() && thing.country.is_none() && own.class == Class::Body;
        let clash = clash
            || of_state
                && thing.noun.is_some()
                && set_in(scene, cast, index).is_some_and(|iso| Some(iso) != part.country)
            || is_other_branch(part, thing, &lemma);
        // "his father" and "her father" are two.
        let others = owner.is_some() && thing.owner.is_some() && owner != thing.owner;
        let class = thing.class == Some(own.class);
        if clash || others || !class {
            continue;
        }
        let same_noun = thing.noun.as_deref() == Some(&lemma);
        let same_words = same_noun && thing.role.as_deref() == Some(&part.words);
        let same_office = part.office.is_some() && thing.office == part.office;
        let in_name = definite && thing.names.iter().any(|name| has_head(name, &lemma));
        let in_role = thing.role.as_deref().is_some_and(|role| ends_with_word(role, &lemma));
        let same_sector = definite
            && own.class == Class::Body
            && thing.noun.is_none()
            && !of_state
            && thing.sectors.iter().any(|sector| part.sectors.contains(sector));
        // "the organisation", "the company": any body with a name that is not known to be of another kind.
        let any_body = definite
            && own.class == Class::Body
            && thing.noun.is_none()
            && part.words == lemma
            && is_any_body(part, thing)
            && noun.child(Relation::Nmod).is_none();
        let by_noun = same_noun && (definite || own.plural || same_words);
        let by_role = in_role && (definite || same_noun);
        // "Kowloon West", "Kowloon East", then "the constituency": of what is described alike the last.
        let alike = by_noun || by_role || same_office || in_name;
        let found = (alike, last);
        if (alike || same_sector || any_body) && best.is_none_or(|(best, _)| found > best) {
            best = Some((found, index));
        }
    }
    best.map(|(_, thing)| (thing, "definite description".to_owned()))
}

/// Whether a word for bodies of any kind, or for firms, fits a body.
fn is_any_body(part: &Part, thing: &Thing) -> bool {
    match part.words.as_str() {
        "organisation" | "organization" | "group" | "institution" | "body" => {
            !thing.sectors.iter().any(|sector| matches!(sector.as_str(), "GOV" | "MIL" | "LEG" | "COP"))
        }
        "company" | "firm" | "corporation" | "airline" => thing.sectors.is_empty(),
        _ => false,
    }
}

/// Whether the first mention of people counts them.
fn is_counted(scene: &Scene, thing: &Thing) -> bool {
    let first = thing.mentions.iter().min().and_then(|first| scene.head(*first));
    first.is_some_and(|head| head.child(Relation::Nummod).is_some())
}

/// The country that a description of no stated one is set in.
fn set_in(scene: &Scene, cast: &Cast, thing: usize) -> Option<String> {
    let first = cast.things[thing].mentions.iter().min()?;
    scene_of(scene, cast, *first)
}

/// Whether two descriptions name two branches of a state: "the health ministry", "the foreign ministry".
fn is_other_branch(part: &Part, thing: &Thing, noun: &str) -> bool {
    const BRANCHES: [&str; 8] =
        ["ministry", "department", "directorate", "committee", "commission", "bureau", "court", "office"];
    let role = thing.role.as_deref().unwrap_or("");
    let of =
        |words: &str| words.strip_suffix(noun).map(|before| before.trim().to_owned()).filter(|own| !own.is_empty());
    BRANCHES.contains(&noun) && of(&part.words).zip(of(role)).is_some_and(|(own, other)| own != other)
}

/// "church" in "Church of Scientology", "agency" in "News Agency", "pope" in "Pope Francis".
fn has_head(name: &str, noun: &str) -> bool {
    const OF_NAMES: [&str; 7] = ["pope", "king", "queen", "prince", "princess", "emir", "ayatollah"];
    let titled = OF_NAMES.contains(&noun);
    let of = name
        .to_lowercase()
        .strip_prefix(noun)
        .is_some_and(|rest| rest.starts_with(" of ") || rest.starts_with(" for ") || titled && rest.starts_with(' '));
    of || ends_with_word(name, noun)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.to_lowercase().strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// "the boy", "the suspect": the one person the last sentences speak of, where there is but one.
fn one_spoken_of(scene: &Scene, cast: &Cast, mention: usize, part: &Part) -> Option<usize> {
    const SENTENCES: usize = 2;
    let own = &scene.mentions[mention];
    if own.class != Class::Person || own.reference != Reference::Definite || own.plural || part.office.is_some() {
        return None;
    }
    // "The spokesman for the government" is said in full because he is new.
    let of = |child: &Word| child.relation() == Relation::Nmod && child.index() > own.head;
    if scene.head(mention).is_some_and(|noun| noun.children().any(|child| of(&child))) {
        return None;
    }
    let here = scene.sentence(mention);
    let mut found = None;
    for other in (0..mention).rev().take_while(|&other| scene.sentence(other) + SENTENCES >= here) {
        let Some(thing) = cast.of(other).filter(|&thing| cast.things[thing].is_person()) else { continue };
        match found {
            None => found = Some(thing),
            Some(known) if known != thing => return None,
            Some(_) => {}
        }
    }
    let clash = |thing: usize| {
        part.country.is_some() && cast.things[thing].country.is_some() && part.country != cast.things[thing].country
    };
    // One in a high office is not called "the man".
    found.filter(|&thing| !clash(thing) && cast.things[thing].office.is_none())
}

/// Someone unnamed who speaks, and is named within the next sentences: "a senior official from the UAE said …", then
/// "presidential adviser Anwar Gargash". Tentative: the report does not say that they are one.
fn named_later(scene: &Scene, cast: &Cast, mention: usize, part: &Part) -> Option<usize> {
    const SENTENCES: usize = 3;
    let own = &scene.mentions[mention];
    if own.class != Class::Person || own.plural || own.reference != Reference::Indefinite || !speaks(scene, mention) {
        return None;
    }
    let country = part.country.as_deref()?;
    let here = scene.sentence(mention);
    let mut later = (mention + 1..scene.mentions.len()).take_while(|&other| scene.sentence(other) <= here + SENTENCES);
    later.find_map(|other| {
        let thing = cast.of(other)?;
        let person = &cast.things[thing];
        let first = person.mentions.iter().min() == Some(&other) || person.mentions.iter().all(|&any| any > mention);
        let known = person.country.as_deref().or_else(|| person.row.and_then(|row| scene.row(row).country()));
        let named = scene.mentions[other].kind == Some(NameKind::Person);
        let near = |any: usize| any > mention && scene.sentence(any) <= here + SENTENCES;
        let speaks = || person.mentions.iter().any(|&any| near(any) && speaks(scene, any));
        (named && first && person.is_person() && person.role.is_some() && known == Some(country) && speaks())
            .then_some(thing)
    })
}

/// Whether a mention is the doer of a word of saying, and is not said to be unnamed.
fn speaks(scene: &Scene, mention: usize) -> bool {
    let Some(head) = scene.head(mention) else { return false };
    let unnamed = head
        .sentence()
        .words()
        .filter_map(|index| scene.tree.get(index))
        .any(|word| matches!(word.lemma(), "anonymity" | "anonymous" | "anonymously" | "unnamed" | "identify"));
    // The verb that a subject hangs on, itself or over what it is coordinated with.
    let says = head.ancestors().take(3).any(|over| speakers::is_saying(scene.cues, over));
    scene.doers[head.index()] && says && !unnamed
}

/// People and bodies that the report leaves without a country are of the country it is set in: "the authorities",
/// "security forces", "several thousand people", a witness. Not those said to be foreign or of the world, nor the press
/// unless it is local.
pub(crate) fn place_groups(scene: &Scene, cast: &mut Cast) {
    let main = cast.main.filter(|&state| is_set_in(cast, state));
    for thing in 0..cast.things.len() {
        let own = &cast.things[thing];
        if own.country.is_some() || own.row.is_some() {
            continue;
        }
        // A body with a name may be of any country, unless it is one of a state.
        let of_state = is_of_state(own);
        let named_body = own.class == Some(Class::Body) && own.noun.is_none() && !of_state;
        let described =
            matches!(own.class, Some(Class::People | Class::Body | Class::Bodies | Class::Person)) && !named_body;
        let Some(&first) = own.mentions.iter().min() else { continue };
        if !described {
            continue;
        }
        let foreign = is_foreign(own);
        if let Some(country) = seat(scene, cast, first) {
            cast.things[thing].country = Some(country);
            continue;
        }
        if foreign {
            continue;
        }
        // A minister of no named country is one of the country that most is said of.
        let of_country = |office: &String| {
            let row = scene.gazetteer.by_key(Table::Offices, office).map(|row| scene.row(row));
            row.and_then(|row| row.cell("of")) == Some("country")
        };
        let minister = own.is_person() && own.office.as_ref().is_some_and(of_country);
        cast.things[thing].country = if own.noun.is_some() {
            scene_of(scene, cast, first)
        } else {
            let state = if minister { cast.main } else { main };
            state.and_then(|state| cast.things[state].country.clone())
        };
    }
}

/// The country that people or a body are said to be in: "a newspaper based in Beirut", "guerrillas operating in Macedonia".
fn seat(scene: &Scene, cast: &Cast, mention: usize) -> Option<String> {
    #[rustfmt::skip]
    const SEATED: [&str; 9] =
        ["base", "headquarter", "locate", "operate", "live", "reside", "station", "exile", "hole"];
    let stands = |child: &Word| child.relation() == Relation::Acl && SEATED.contains(&child.lemma());
    let verb = scene.head(mention)?.children().find(stands)?;
    let at =
        |child: &Word| child.child(Relation::Case).is_some_and(|case| matches!(case.lemma(), "in" | "at" | "near"));
    let country = |place: Word| cast.things[cast.of(scene.headed_by(place.index())?)?].country.clone();
    verb.children().filter(at).find_map(country)
}

/// Whether people or bodies belong to a state.
fn is_of_state(thing: &Thing) -> bool {
    const OF_STATES: [&str; 8] = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY", "EDU", "HLH"];
    thing.sectors.iter().any(|sector| OF_STATES.contains(&sector.as_str()))
}

/// Whether a description is of none or many countries.
fn is_foreign(thing: &Thing) -> bool {
    #[rustfmt::skip]
    const ABROAD: [&str; 12] = [
        "foreign", "other", "international", "friendly", "western", "world", "regional", "global", "neighbour", "several
        countries", "news", "allies",
    ];
    let role = thing.role.as_deref().unwrap_or("");
    let press = thing.sectors.iter().any(|sector| sector == "MED");
    let local = ["local", "state", "national", "government"].iter().any(|word| role.contains(word));
    ABROAD.iter().any(|word| role.contains(word)) || press && !local && thing.noun.is_some()
}

/// Whether a report is set in one country: most of what it says of states is of it.
fn is_set_in(cast: &Cast, state: usize) -> bool {
    let of = |thing: &Thing| {
        matches!(thing.class, Some(Class::State | Class::Place)).then_some(thing.mentions.len()).unwrap_or(0)
    };
    let own = cast.things[state].country.clone();
    let all: usize = cast.things.iter().map(of).sum();
    let here: usize = cast.things.iter().filter(|thing| thing.country == own).map(of).sum();
    2 * here > all
}

/// The country a mention is set in: that of the state spoken of before it in its sentence, else after it, else of the
/// place of the sentences before, else the report's.
fn scene_of(scene: &Scene, cast: &Cast, mention: usize) -> Option<String> {
    let here = scene.sentence(mention);
    let country = |other: usize| cast.of(other).and_then(|thing| cast.things[thing].country.clone());
    // Who does it is not where it is done: "the Israeli strikes".
    let named = |other: &usize| scene.senses[*other].is_some() && scene.mentions[*other].form == MentionForm::Name;
    let in_sentence = |other: &usize| scene.sentence(*other) == here;
    let before = || (0..mention).rev().take_while(in_sentence).filter(named);
    let after = || (mention + 1..scene.mentions.len()).take_while(in_sentence).filter(named);
    // "five people were killed in a US strike in Somalia": people are where things happen to them, soldiers whose they are.
    let there = |other: &usize| scene.senses[*other] == Some(PlaceSense::Literal);
    let people = cast
        .of(mention)
        .map(|thing| &cast.things[thing])
        .is_some_and(|own| own.class == Some(Class::People) && !is_of_state(own));
    let at = || before().chain(after()).filter(there).find_map(country).filter(|_| people);
    let earlier = || {
        (0..mention)
            .rev()
            .take_while(|&other| scene.sentence(other) + 2 >= here)
            .filter(named)
            .find_map(|other| country(other).filter(|_| there(&other)))
    };
    let main = || cast.main.and_then(|state| cast.things[state].country.clone());
    let near = || before().find_map(country).or_else(|| after().find_map(country));
    at().or_else(near).or_else(earlier).or_else(main)
}
