//! Names: those the network found, put right by the tables and by the report's other mentions of the same name.
//!
//! The network sees one sentence at a time and has read some names more often than others. The tables know what
//! "Burkina Faso" is wherever it stands; a name met as a person's in one sentence is one in the next.

use super::{Class, Mention, Reference, halves, titled};
use dateline_knowledge::gazetteer::{Gazetteer, Posting, Row, Table};
use dateline_types::document::{Tree, Word};
use dateline_types::{MentionForm, NameKind, NameTag, Relation, Span, Upos, Xpos};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A name on the way to being a mention.
#[derive(Clone, Debug)]
struct Name {
    words: Range<usize>,
    kind: NameKind,
}

/// The names of a document, in reading order and without overlap.
pub fn find(gazetteer: &Gazetteer, tree: Tree) -> Vec<Mention> {
    let mut names = tagged(tree);
    let listed = listed(gazetteer, tree);
    correct(&mut names, &listed, tree);
    trim(&mut names, gazetteer, tree);
    part_countries(&mut names, gazetteer, tree);
    part_persons(&mut names, gazetteer, tree);
    add_persons(&mut names, gazetteer, tree);
    take_after_longer(&mut names, &listed, tree);
    drop_roles(&mut names, gazetteer, tree);
    drop_no_names(&mut names, gazetteer, tree);
    repeat(&mut names, tree);
    add_halves(&mut names, tree);
    name_dateline(&mut names, tree);
    names.sort_by_key(|name| name.words.start);
    names.into_iter().filter_map(|name| mention(tree, name)).collect()
}

fn mention(tree: Tree, name: Name) -> Option<Mention> {
    let Name { words, kind } = name;
    let spans = &tree.document().tokens.spans;
    let head = head(tree, &words)?;
    let plural = matches!(tree.get(head)?.xpos(), Xpos::Nns | Xpos::Nnps);
    let span = spans.get(words.start)?.join(*spans.get(words.end - 1)?);
    Some(Mention { span, plural, ..mention_of(words, head, kind) })
}

/// A name of a kind, its span still to be set.
pub(super) fn mention_of(words: Range<usize>, head: usize, kind: NameKind) -> Mention {
    let class = match kind {
        NameKind::Person => Class::Person,
        NameKind::Organisation => Class::Body,
        NameKind::Gpe => Class::State,
        NameKind::Location | NameKind::Facility => Class::Place,
        NameKind::Norp => Class::Following,
        NameKind::Event | NameKind::Work | NameKind::Other => Class::Thing,
    };
    Mention {
        head,
        span: Span::default(),
        form: if kind == NameKind::Norp { MentionForm::Demonym } else { MentionForm::Name },
        kind: Some(kind),
        class,
        plural: false,
        reference: Reference::Definite,
        role: None,
        name: Some(words.clone()),
        words,
    }
}

/// What the tables make of a run of words as a name.
pub(super) fn kind_of(gazetteer: &Gazetteer, tree: Tree, words: &Range<usize>) -> Option<NameKind> {
    let spans = &tree.document().tokens.spans;
    let text = spans.get(words.start)?.join(*spans.get(words.end.checked_sub(1)?)?).of(tree.document().text);
    let postings: Vec<(usize, Posting)> = gazetteer.named(text).into_iter().map(|posting| (0, posting)).collect();
    verdict(gazetteer, tree, words, &postings).map(|(kind, _)| kind)
}

/// The word of a run that hangs on none of the others.
pub(super) fn head(tree: Tree, words: &Range<usize>) -> Option<usize> {
    let outside = |index: &usize| {
        let parent = tree.get(*index).and_then(Word::parent);
        parent.is_none_or(|parent| !words.contains(&parent.index()))
    };
    words.clone().find(outside).or(Some(words.start)).filter(|_| !words.is_empty())
}

/// The names as the network tagged them.
fn tagged(tree: Tree) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut before = NameTag::Outside;
    for word in tree.words() {
        let (tag, index) = (word.name(), word.index());
        match (tag.kind(), names.last_mut()) {
            (Some(_), Some(last)) if tag.continues(before) && last.words.end == index => last.words.end += 1,
            (Some(kind), _) => names.push(Name { words: index..index + 1, kind }),
            _ => {}
        }
        before = tag;
    }
    names
}

/// A run of words that is a name in the tables.
#[derive(Clone, Debug)]
struct Listed {
    words: Range<usize>,
    kind: NameKind,
    /// Whether the words can hardly mean anything else.
    sure: bool,
}

/// The names of the tables that stand in the document: of those that begin together the longest, without overlap.
fn listed(gazetteer: &Gazetteer, tree: Tree) -> Vec<Listed> {
    let document = tree.document();
    let spans = &document.tokens.spans;
    let mut found = Vec::new();
    let mut matches: Vec<(usize, Posting)> = Vec::new();
    let mut next = 0;
    for sentence in &document.sentences {
        for index in sentence.words() {
            let Some(word) = tree.get(index).filter(|word| index >= next && may_begin(*word)) else { continue };
            matches.clear();
            gazetteer.matches_at(document.text, word.span().start as usize, &mut matches);
            matches.sort_by_key(|(end, _)| std::cmp::Reverse(*end));
            let mut rest = &matches[..];
            while let Some(&(end, _)) = rest.first() {
                let (same, shorter) = rest.split_at(rest.iter().take_while(|(other, _)| *other == end).count());
                rest = shorter;
                let last = spans[index..sentence.words().end].iter().position(|span| span.end as usize == end);
                let Some(last) = last else { continue };
                let words = index..index + last + 1;
                if let Some((kind, sure)) = verdict(gazetteer, tree, &words, same) {
                    next = words.end;
                    found.push(Listed { words, kind, sure });
                    break;
                }
            }
        }
    }
    found
}

fn may_begin(word: Word) -> bool {
    word.form().starts_with(char::is_uppercase)
        && !matches!(word.upos(), Upos::Pron | Upos::Det | Upos::Verb | Upos::Aux | Upos::Adp | Upos::Adv | Upos::Punct)
}

/// Towns that are often in the news; smaller ones share their names with anyone.
const KNOWN_TOWN: u32 = 300_000;

/// A town so large is meant by its name, where no person or body has it.
const GREAT_TOWN: u32 = 1_000_000;

/// What the rows of a run of words make of it, and whether that is sure; none where they say nothing.
fn verdict(
    gazetteer: &Gazetteer,
    tree: Tree,
    words: &Range<usize>,
    matches: &[(usize, Posting)],
) -> Option<(NameKind, bool)> {
    let several = words.len() > 1;
    let acronym = is_acronym(tree, words);
    let rows = || {
        matches
            .iter()
            .filter(|(_, posting)| !posting.surname)
            .map(|(_, posting)| (*posting, gazetteer.row(posting.row)))
    };
    let of = |table: Table| rows().any(|(_, row)| row.table() == table);
    // A name of one word that is no person's anywhere, and of one row alone.
    let personal = of(Table::GivenNames) || of(Table::Surnames) || matches.iter().any(|(_, posting)| posting.surname);
    let adjective =
        tree.get(words.end - 1).is_some_and(|word| word.upos() == Upos::Adj || word.relation() == Relation::Amod);
    // "Iranian-American negotiations" are of two sides; an "African-American" is of one people, and so are "Latin American leaders".
    let form = |index: usize| tree.get(index).map_or("", Word::form);
    let two_sides = adjective
        && words.clone().any(|index| form(index) == "-")
        && gazetteer
            .named(form(words.start))
            .into_iter()
            .map(|posting| gazetteer.row(posting.row))
            .any(|row| row.table() == Table::Countries && names_people(row, form(words.start)));
    let body = of(Table::Bodies) || of(Table::Outlets);
    let place = of(Table::Cities) || of(Table::Regions) || of(Table::Countries);
    let mut best: Option<(u8, NameKind, bool)> = None;
    let mut offer = |rank: u8, kind: NameKind, sure: bool| {
        if best.is_none_or(|(known, ..)| rank < known) {
            best = Some((rank, kind, sure));
        }
    };
    for (posting, row) in rows() {
        let alone = posting.certain && !personal;
        match row.table() {
            Table::Countries if is_demonym(gazetteer, tree, words, posting) => offer(1, NameKind::Norp, true),
            Table::Countries => offer(0, NameKind::Gpe, true),
            Table::Peoples if acronym => {}
            // "the Caribbean" is a sea, "Caribbean states" is not.
            Table::Peoples if of(Table::Geography) && !adjective => {}
            Table::Peoples => offer(2, NameKind::Norp, !two_sides),
            Table::Geography => offer(3, NameKind::Location, several || !place && !personal),
            Table::Bodies => offer(4, NameKind::Organisation, several || acronym || alone),
            Table::Facilities => offer(5, NameKind::Facility, several),
            Table::People => offer(6, NameKind::Person, several),
            Table::Outlets => offer(7, NameKind::Organisation, several || acronym || alone),
            Table::Regions => offer(8, NameKind::Gpe, several || acronym && posting.certain),
            Table::Cities if row.population() >= KNOWN_TOWN => {
                offer(9, NameKind::Gpe, several || alone || row.population() >= GREAT_TOWN && !personal && !body);
            }
            Table::Cities => offer(10, NameKind::Gpe, false),
            _ => {}
        }
    }
    best.map(|(_, kind, sure)| (kind, sure))
}

/// Whether a country's row was met by its people's name.
fn is_demonym(gazetteer: &Gazetteer, tree: Tree, words: &Range<usize>, posting: Posting) -> bool {
    let spans = &tree.document().tokens.spans;
    let text = Span::new(spans[words.start].start, spans[words.end - 1].end).of(tree.document().text);
    names_people(gazetteer.row(posting.row), text)
}

/// Whether a word is one for the people of a country: "Iranian", "Iranians".
pub(crate) fn names_people(country: Row, word: &str) -> bool {
    country.list("demonyms").any(|people| people.eq_ignore_ascii_case(word))
}

fn is_acronym(tree: Tree, words: &Range<usize>) -> bool {
    let form = tree.get(words.start).map_or("", Word::form);
    form.len() > 1 && form.chars().all(|c| c.is_uppercase() || c == '.')
}

/// Puts tagged names right by the listed ones, and adds those the network passed over. Both are in reading order.
fn correct(names: &mut Vec<Name>, listed: &[Listed], tree: Tree) {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    let mut rest = std::mem::take(names).into_iter().peekable();
    // The last name taken, which the next entry may touch too.
    let mut last: Option<Name> = None;
    for entry in listed {
        let mut touching: Vec<Name> = Vec::new();
        let before = last
            .take()
            .into_iter()
            .chain(std::iter::from_fn(|| rest.next_if(|name| name.words.start < entry.words.end)));
        for name in before {
            if name.words.end <= entry.words.start { out.push(name) } else { touching.push(name) }
        }
        let covers = |name: &Name| entry.words.start <= name.words.start && name.words.end <= entry.words.end;
        match &mut touching[..] {
            [] if entry.sure && is_name_here(tree, entry) => {
                touching.push(Name { words: entry.words.clone(), kind: entry.kind });
            }
            [one] if one.words == entry.words && entry.sure && outranks(entry, one.kind) => one.kind = entry.kind,
            [one] if one.words == entry.words => {}
            // The tables know the whole of a name of which the network took parts.
            parts if entry.sure && entry.words.len() > 1 && !parts.is_empty() && parts.iter().all(covers) => {
                touching = vec![Name { words: entry.words.clone(), kind: entry.kind }];
            }
            _ => {}
        }
        last = touching.pop();
        out.append(&mut touching);
    }
    out.extend(last);
    out.extend(rest);
    *names = out;
}

/// Whether a listed name is one where it stands, though the network saw none.
fn is_name_here(tree: Tree, entry: &Listed) -> bool {
    let proper = |index: usize| {
        tree.get(index).is_some_and(|word| {
            matches!(word.upos(), Upos::Propn)
                || matches!(word.xpos(), Xpos::Nnp | Xpos::Nnps)
                || entry.kind == NameKind::Norp
        })
    };
    entry.words.clone().any(proper)
}

/// Whether a listed kind is to be believed against the network's.
fn outranks(entry: &Listed, kind: NameKind) -> bool {
    match entry.kind {
        NameKind::Gpe | NameKind::Norp => kind != entry.kind,
        NameKind::Location => {
            matches!(kind, NameKind::Gpe | NameKind::Organisation | NameKind::Person | NameKind::Facility)
        }
        NameKind::Person => matches!(kind, NameKind::Organisation | NameKind::Gpe | NameKind::Location),
        NameKind::Organisation => {
            matches!(kind, NameKind::Person | NameKind::Gpe | NameKind::Location | NameKind::Work)
        }
        _ => false,
    }
}

/// Words before a person's name that are no part of it.
#[rustfmt::skip]
const TITLES: [&str; 34] = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "president", "vice", "minister", "ayatollah", "general", "gen",
    "colonel", "col", "lieutenant", "lt", "sergeant", "sgt", "captain", "capt", "major", "maj", "admiral", "senator",
    "sen", "rep", "governor", "gov", "judge", "justice", "secretary", "chancellor", "ambassador",
];

/// Takes titles off the names of persons and bodies, and nouns in small letters off the end of any: "Houthi rebels".
fn trim(names: &mut [Name], gazetteer: &Gazetteer, tree: Tree) {
    for name in names.iter_mut() {
        let form = |index: usize| tree.document().word(index);
        while name.kind == NameKind::Person
            && name.words.len() > 1
            && TITLES.contains(&form(name.words.start).to_lowercase().trim_end_matches('.'))
        {
            name.words.start += 1;
        }
        while name.words.len() > 1
            && matches!(form(name.words.end - 1), "'s" | "’s" | "'" | "’")
            && !ends_in_s(gazetteer, tree, &name.words)
        {
            name.words.end -= 1;
        }
        if name.kind == NameKind::Organisation
            && let Some(end) = titled::end_of_body(gazetteer, tree, &name.words)
        {
            name.words.end = end;
            name.kind = kind_of(gazetteer, tree, &name.words).unwrap_or(name.kind);
        }
        let noun = |index: usize| tree.get(index).is_some_and(|word| word.upos() == Upos::Noun);
        while name.words.len() > 1
            && matches!(name.kind, NameKind::Organisation | NameKind::Norp | NameKind::Gpe)
            && form(name.words.end - 1).chars().all(char::is_lowercase)
            && noun(name.words.end - 1)
        {
            name.words.end -= 1;
            let rows = gazetteer.named(form(name.words.start));
            if name.words.len() == 1 && rows.iter().any(|posting| gazetteer.row(posting.row).table() == Table::Peoples)
            {
                name.kind = NameKind::Norp;
            }
        }
    }
}

/// "in St. John's": a name of the tables that ends so, and owns nothing here.
fn ends_in_s(gazetteer: &Gazetteer, tree: Tree, words: &Range<usize>) -> bool {
    let spans = &tree.document().tokens.spans;
    let text = spans[words.start].join(spans[words.end - 1]).of(tree.document().text);
    let owns =
        head(tree, words).and_then(|head| tree.get(head)).is_some_and(|head| head.relation() == Relation::NmodPoss);
    !owns && !gazetteer.named(text).is_empty()
}

/// "Islamic Revolutionary Guard Corps of Iran": a body of the tables and the country it is of are two names.
fn part_countries(names: &mut Vec<Name>, gazetteer: &Gazetteer, tree: Tree) {
    let spans = &tree.document().tokens.spans;
    let is = |words: &Range<usize>, table: Table| {
        let text = spans[words.start].join(spans[words.end - 1]).of(tree.document().text);
        gazetteer.named(text).iter().any(|posting| gazetteer.row(posting.row).table() == table)
    };
    let mut countries = Vec::new();
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Organisation && name.words.len() > 3) {
        let of = name.words.clone().rev().find(|&index| tree.document().word(index) == "of");
        let Some(of) = of.filter(|&of| of > name.words.start + 1 && of + 1 < name.words.end) else { continue };
        let country = of + 1..name.words.end;
        let body = name.words.start..of;
        if is(&country, Table::Countries) && is(&body, Table::Bodies) && !is(&name.words, Table::Bodies) {
            name.words = body;
            countries.push(Name { words: country, kind: NameKind::Gpe });
        }
    }
    names.extend(countries);
}

/// "Premier of [Alberta Jim Prentice]": the place and the person are two names.
fn part_persons(names: &mut Vec<Name>, gazetteer: &Gazetteer, tree: Tree) {
    let mut persons = Vec::new();
    for name in names.iter_mut() {
        let Some(end) = titled::end_of_place(gazetteer, tree, &name.words) else { continue };
        persons.push(Name { words: end..name.words.end, kind: NameKind::Person });
        *name = Name { words: name.words.start..end, kind: NameKind::Gpe };
    }
    names.extend(persons);
}

/// Adds persons the network passed over: a given name of the list with proper nouns after it that are no name yet.
fn add_persons(names: &mut Vec<Name>, gazetteer: &Gazetteer, tree: Tree) {
    let mut taken = vec![false; tree.len()];
    for name in &*names {
        taken[name.words.clone()].iter_mut().for_each(|taken| *taken = true);
    }
    let is_proper = |word: Word| word.upos() == Upos::Propn && word.form().starts_with(char::is_uppercase);
    let mut next = 0;
    for word in tree.words() {
        let at = word.index();
        if at < next || taken[at] || !is_proper(word) {
            continue;
        }
        let end = (at + 1..word.sentence().words().end)
            .take_while(|&other| !taken[other] && tree.get(other).is_some_and(is_proper))
            .last()
            .map_or(at + 1, |last| last + 1);
        let listed = |form: &str, table: Table| {
            gazetteer.named(form).iter().any(|posting| gazetteer.row(posting.row).table() == table)
        };
        let known = listed(word.form(), Table::GivenNames);
        if (at + 2..=at + 4).contains(&end) && known && !listed(word.form(), Table::Offices) {
            names.push(Name { words: at..end, kind: NameKind::Person });
            next = end;
        }
    }
}

/// A short form is of the kind of the longer name it begins: "Mahan" after "Mahan Air".
fn take_after_longer(names: &mut [Name], listed: &[Listed], tree: Tree) {
    let sure: FxHashSet<usize> = listed.iter().filter(|entry| entry.sure).map(|entry| entry.words.start).collect();
    let is_sure = |name: &Name| sure.contains(&name.words.start);
    let word = |index: usize| tree.document().word(index);
    let persons: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == NameKind::Person && name.words.len() > 1)
        .flat_map(|name| name.words.clone().map(word))
        .collect();
    // "al-Assad" after "Bashar al-Assad".
    let text = |words: &Range<usize>| {
        let spans = &tree.document().tokens.spans;
        spans[words.start].join(spans[words.end - 1]).of(tree.document().text)
    };
    let full: Vec<Range<usize>> = names
        .iter()
        .filter(|name| name.kind == NameKind::Person && name.words.len() > 1)
        .map(|name| name.words.clone())
        .collect();
    let tails: FxHashSet<&str> =
        full.iter().flat_map(|words| (words.start + 1..words.end).map(|from| text(&(from..words.end)))).collect();
    for name in
        names.iter_mut().filter(|name| matches!(name.kind, NameKind::Gpe | NameKind::Location | NameKind::Organisation))
    {
        if tails.contains(text(&name.words)) && !is_sure(name) {
            name.kind = NameKind::Person;
        }
    }
    let mut firms: FxHashMap<&str, NameKind> = FxHashMap::default();
    for name in names.iter().filter(|name| name.kind == NameKind::Organisation && name.words.len() > 1) {
        firms.entry(word(name.words.start)).or_insert(name.kind);
    }
    for name in names.iter_mut().filter(|name| name.words.len() == 1 && name.kind == NameKind::Person) {
        let own = word(name.words.start);
        if let Some(&kind) = firms.get(own).filter(|_| !persons.contains(own)) {
            name.kind = kind;
        }
    }
}

/// Letters and words in small letters that the network took for places, and diseases called after them.
fn drop_no_names(names: &mut Vec<Name>, gazetteer: &Gazetteer, tree: Tree) {
    const ILLS: [&str; 8] = ["virus", "disease", "fever", "flu", "vaccine", "outbreak", "epidemic", "strain"];
    let after = |name: &Name| tree.get(name.words.end).map_or("", |word| word.lemma());
    names.retain(|name| {
        let forms = || name.words.clone().map(|index| tree.document().word(index));
        let place = matches!(name.kind, NameKind::Gpe | NameKind::Location);
        let ill = name.kind == NameKind::Location && ILLS.contains(&after(name));
        // "san francisco" is one all the same, written as some write.
        let is_place = |posting: &Posting| {
            matches!(gazetteer.row(posting.row).table(), Table::Countries | Table::Cities | Table::Regions)
        };
        let small = || gazetteer.named_in_any_case(&forms().collect::<Vec<_>>().join(" "));
        let capital = forms().any(|form| form.chars().any(char::is_uppercase)) || small().iter().any(is_place);
        const DISEASES: [&str; 7] = ["COVID", "COVID-19", "Covid-19", "SARS", "MERS", "HIV", "AIDS"];
        let disease = forms().next().is_some_and(|form| DISEASES.contains(&form));
        let letter = name.words.len() == 1 && forms().all(|form| form.len() == 1);
        !disease && (!place || capital && !letter && !ill)
    });
}

/// "NGO" and "MPs" are descriptions, whatever their letters; so are the words of an office: "Foreign Affairs" in "my
/// Minister of Foreign Affairs".
fn drop_roles(names: &mut Vec<Name>, gazetteer: &Gazetteer, tree: Tree) {
    names.retain(|name| {
        let text = |words: &Range<usize>| -> String {
            let words: Vec<String> = words.clone().map(|index| tree.document().word(index).to_lowercase()).collect();
            words.join(" ")
        };
        let is_role = |phrase: &str, table: Table| {
            gazetteer.named(phrase).iter().any(|posting| gazetteer.row(posting.row).table() == table)
        };
        let own = text(&name.words);
        let generic = name.kind == NameKind::Organisation
            && name.words.len() == 1
            && is_acronym(tree, &name.words)
            && is_role(own.trim_end_matches('s'), Table::Roles)
            && !is_role(&own.to_uppercase(), Table::Bodies);
        let before = name.words.start.checked_sub(2).filter(|&at| matches!(tree.document().word(at + 1), "of" | "for"));
        if !generic && before.is_none() {
            return true;
        }
        let office = before.is_some_and(|at| is_role(&text(&(at..name.words.end)), Table::Offices));
        !generic && !office
    });
}

/// Adds "the North" and "the South", whatever the network made of the words.
fn add_halves(names: &mut Vec<Name>, tree: Tree) {
    for words in halves::find(tree) {
        let within = |name: &Name| name.words.start <= words.start && words.end <= name.words.end;
        match names.iter_mut().find(|name| within(name)) {
            Some(name) if name.words.len() <= 2 => *name = Name { words, kind: NameKind::Gpe },
            Some(_) => {}
            None => names.push(Name { words, kind: NameKind::Gpe }),
        }
    }
}

/// A wire's dateline names a place, whatever the network made of its capitals: "GUSAU, Nigeria, June 14".
fn name_dateline(names: &mut Vec<Name>, tree: Tree) {
    let document = tree.document();
    let Some(place) = document.layout.dateline.as_ref().and_then(|dateline| dateline.place) else { return };
    let spans = &document.tokens.spans;
    let from = spans.partition_point(|span| span.start < place.start);
    let end = spans.partition_point(|span| span.end <= place.end);
    // "GUSAU, Nigeria": the town before the comma.
    let comma = (from..end).find(|&index| matches!(document.word(index), "," | "/" | "and" | "–" | "-"));
    let words = from..comma.unwrap_or(end);
    if words.is_empty() {
        return;
    }
    names.retain(|name| name.words.end <= words.start || words.end <= name.words.start);
    names.push(Name { words, kind: NameKind::Gpe });
}

/// Finds names again where the network, which saw them elsewhere in the report, passed them over.
fn repeat(names: &mut Vec<Name>, tree: Tree) {
    let document = tree.document();
    let mut kinds: FxHashMap<&str, NameKind> = FxHashMap::default();
    let mut taken = vec![false; tree.len()];
    for name in &*names {
        taken[name.words.clone()].iter_mut().for_each(|taken| *taken = true);
        if let [one] = name.words.clone().collect::<Vec<_>>()[..] {
            kinds.entry(document.word(one)).or_insert(name.kind);
        } else if name.kind == NameKind::Person {
            kinds.entry(document.word(name.words.end - 1)).or_insert(name.kind);
        }
    }
    for word in tree.words().filter(|word| !taken[word.index()]) {
        let proper = word.upos() == Upos::Propn || matches!(word.xpos(), Xpos::Nnp | Xpos::Nnps);
        let alone = |other: Option<Word>| other.is_none_or(|other| other.upos() != Upos::Propn);
        if proper
            && word.form().starts_with(char::is_uppercase)
            && alone(word.before())
            && alone(word.after())
            && let Some(&kind) = kinds.get(word.form())
        {
            names.push(Name { words: word.index()..word.index() + 1, kind });
        }
    }
}
