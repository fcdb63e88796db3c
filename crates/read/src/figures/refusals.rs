//! What is a number and no figure: ages, durations, ranks, names, shares, distances, scores.

use super::money;
use super::noun::Site;
use super::number::{Kind, Number};
use super::scene::Scene;
use dateline_knowledge::counted::Class;
use dateline_types::document::Word;
use dateline_types::figure::Qualifier;
use dateline_types::{NameTag, Relation, Upos};

/// Why a number is no figure; none where nothing speaks against it.
pub(crate) fn refused(scene: &Scene, number: &Number, site: &Site) -> Option<&'static str> {
    let word = |at: usize| scene.tree.get(at).filter(|word| word.sentence_index() == site.anchor.sentence_index());
    let first = word(number.words.start)?;
    let (before, after) = (number.phrase.start.checked_sub(1).and_then(word), word(number.phrase.end));
    // "the 2018 Bitcoin threats": a year before a name of money.
    let year = number.currency.is_some() && first.form().len() == 4 && first.form().bytes().all(|b| b.is_ascii_digit());
    if year && number.words.len() == 2 && scene.time_over(&number.words).is_some() {
        return Some("time");
    }
    if number.kind != Kind::Zero && number.currency.is_none() && is_time(scene, number, site) {
        return Some("time");
    }
    if number.currency.is_some() {
        return money::refused(scene, number, site);
    }
    let form = |word: Option<Word>| word.map_or("", Word::form).to_lowercase();
    if matches!(form(after).as_str(), "%" | "percent" | "per" | "percentage" | "°c" | "°f" | "°" | "pc") {
        return Some("share");
    }
    // "younger than 18", "by 212 votes to 64".
    let second = before.and_then(Word::before).map_or("", Word::lemma);
    if form(before) == "than" && matches!(second, "young" | "old" | "younger" | "older") {
        return Some("age");
    }
    if form(before) == "to" && second == "vote" {
        return Some("votes");
    }
    if is_age(number, before, after) {
        return Some("age");
    }
    if matches!(
        form(before).as_str(),
        "magnitude" | "number" | "no." | "no" | "#" | "category" | "level" | "grade" | "phase" | "chapter"
    ) && number.kind == Kind::Cardinal
    {
        return Some("rank");
    }
    if is_name(scene, number, site, first, before) {
        return Some("name");
    }
    if number.low.or(number.high).is_some_and(|own| own.as_whole().is_none()) {
        return Some("decimal");
    }
    let behind = site.noun.filter(|noun| noun.index() >= number.phrase.end).and_then(Word::after);
    if matches!(form(before).as_str(), "per" | "every") || form(behind) == "per" {
        return Some("rate");
    }
    // "one in four", "two out of three".
    // "one in four", "two out of three", and the second number of either.
    let numbered = word(number.phrase.end + 1).is_some_and(|next| next.upos() == Upos::Num);
    let one = |word: Word| word.form().eq_ignore_ascii_case("one");
    let second = before.filter(|word| word.form() == "in").and_then(Word::before).is_some_and(one);
    if second || form(after) == "in" && numbered && number.is_one() {
        return Some("rate");
    }
    if matches!(form(after).as_str(), "in" | "out")
        && word(number.phrase.end + 1).is_some_and(|next| next.upos() == Upos::Num && form(Some(next)) != "one")
        && form(after) == "out"
    {
        return Some("rate");
    }
    if number.kind == Kind::Ordinal
        && !site.noun.is_some_and(|noun| matches!(noun.form(), "death" | "fatality") && !number.is_one())
    {
        return Some("ordinal");
    }
    if site
        .class
        .is_some_and(|class| matches!(class, Class::Time | Class::Unit | Class::Place | Class::Thing | Class::Vehicle))
    {
        return Some("other count");
    }
    // "the nation's 5.5 million people".
    let whole = |word: &Word| {
        matches!(word.lemma(), "nation" | "country" | "city" | "state" | "town" | "island" | "region" | "world")
    };
    if site.anchor.children().any(|child| child.relation() == Relation::NmodPoss && whole(&child)) {
        return Some("population");
    }
    if is_perpetrator(site) {
        return Some("perpetrators");
    }
    if is_one_of_many(number, first, after) {
        return Some("single participant");
    }
    if increments(scene, number, site) {
        return Some("increment");
    }
    if is_year(number, first, before) {
        return Some("year");
    }
    if is_imagined(scene, site) {
        return Some("hypothetical");
    }
    if number.kind == Kind::Zero && !is_nought(scene, site) {
        return Some("no count");
    }
    None
}

/// Whether a time expression holds the number. What alone stands as the value of a count ("the number of infected is
/// 1501") is no year, whatever it looks like.
fn is_time(scene: &Scene, number: &Number, site: &Site) -> bool {
    let Some(time) = scene.time_over(&number.words) else { return false };
    let spans = &scene.tree.document().tokens.spans;
    let whole = spans[number.words.start].join(spans[number.words.end - 1]) == time.span;
    let valued = || {
        super::measure::counts(scene, number, site)
            .into_iter()
            .any(|noun| super::measure::value_of(scene, noun).is_some())
    };
    !(whole && site.noun.is_none() && valued())
}

/// "aged 15", "15 years old", "Smith, 42, said", "a 92-year-old".
fn is_age(number: &Number, before: Option<Word>, after: Option<Word>) -> bool {
    let form = |word: Option<Word>| word.map_or("", Word::form).to_lowercase();
    if matches!(form(before).as_str(), "aged" | "age" | "ages" | "turned")
        || form(after) == "years"
        || form(after) == "year"
    {
        return true;
    }
    if matches!(form(after).as_str(), "-year-old" | "-year-olds" | "year-old" | "year-olds") {
        return true;
    }
    // "a 12-day war", "a five-storey block": a number in a compound says how long or large something is.
    let hyphen = after.filter(|word| word.form() == "-" && is_glued(*word)).and_then(Word::after);
    if hyphen.is_some_and(|word| is_glued(word) && !matches!(word.form(), "strong" | "odd" | "plus")) {
        return true;
    }
    // Between commas behind a name.
    const OLDEST: f64 = 120.0;
    let young = number.low.and_then(super::decimal::Decimal::as_f64).is_some_and(|own| own <= OLDEST);
    let comma = |word: Option<Word>| word.is_some_and(|word| matches!(word.form(), "," | "(" | ")"));
    let ends = comma(after) || after.is_none_or(|word| matches!(word.form(), "." | ";"));
    let name =
        before.and_then(Word::before).is_some_and(|word| word.upos() == Upos::Propn || word.name() != NameTag::Outside);
    number.qualifier == Qualifier::Exact && young && comma(before) && ends && name
}

/// Whether nothing stands between a word and the one before.
fn is_glued(word: Word) -> bool {
    word.before().is_some_and(|before| before.span().end == word.span().start)
}

/// "Boeing 707", "Resolution 2231", "posts 542 and 543".
fn is_name(scene: &Scene, number: &Number, site: &Site, first: Word, before: Option<Word>) -> bool {
    let digits = first.form().starts_with(|c: char| c.is_ascii_digit());
    if first.upos() == Upos::Propn && site.noun.is_none() {
        return true;
    }
    if number.kind == Kind::Cardinal
        && matches!(first.name(), NameTag::Inside(_))
        && number.qualifier == Qualifier::Exact
    {
        return true;
    }
    let Some(before) = before else { return false };
    // "Falcon 9 rocket": behind a name in one phrase with it.
    let named = before.upos() == Upos::Propn
        && before.name() != NameTag::Outside
        && before.form().starts_with(char::is_uppercase);
    let phrase = before.parent() == Some(first)
        || first.parent() == Some(before)
        || before.parent().is_some() && before.parent() == first.parent();
    if digits && named && phrase && matches!(before.relation(), Relation::Compound | Relation::Flat | Relation::Nummod)
    {
        return true;
    }
    let names = scene.desk.knowledge.names_not_times();
    let singular = before.form().strip_suffix('s').unwrap_or(before.form());
    let noun = matches!(before.upos(), Upos::Noun | Upos::Propn);
    if noun && (names.takes_number(before.form()) || names.takes_number(singular)) && site.noun.is_none() {
        return true;
    }
    // A number in digits right behind its noun names it; so does one joined to such by "and".
    let hangs = |number: Word| {
        number.relation() == Relation::Nummod
            && number.parent().is_some_and(|over| over.index() < number.index() && over.upos() != Upos::Sym)
    };
    if digits && number.qualifier == Qualifier::Exact && site.noun.is_none() {
        let second =
            before.lemma() == "and" && before.before().is_some_and(|word| word.upos() == Upos::Num && hangs(word));
        return noun && hangs(first) || second || before.lemma() == "call";
    }
    false
}

/// Who did it is told by other records; only what was done to them counts them: "three gunmen were killed".
fn is_perpetrator(site: &Site) -> bool {
    let does = site.noun.is_some_and(|noun| {
        matches!(
            noun.lemma(),
            "gunman" | "attacker" | "assailant" | "bomber" | "shooter" | "perpetrator" | "hijacker" | "robber"
        )
    });
    does && site.anchor.relation() == Relation::Nsubj
}

/// "one of his lawyers", "one" that stands for a noun.
fn is_one_of_many(number: &Number, first: Word, after: Option<Word>) -> bool {
    let one = first.form().eq_ignore_ascii_case("one") && number.words.len() == 1;
    let pointed = first.before().is_some_and(|word| word.upos() == Upos::Det || word.upos() == Upos::Adj);
    let pronoun = first.upos() != Upos::Num && number.qualifier == Qualifier::Exact;
    one && (after.is_some_and(|word| word.form() == "of") || pronoun && pointed)
}

/// "rose by four", "fell by 200".
fn increments(scene: &Scene, number: &Number, site: &Site) -> bool {
    let by =
        number.phrase.start.checked_sub(1).and_then(|at| scene.tree.get(at)).is_some_and(|word| word.form() == "by");
    by && site.anchor.parent().is_some_and(|over| {
        matches!(
            over.lemma(),
            "rise"
                | "grow"
                | "increase"
                | "fall"
                | "drop"
                | "climb"
                | "decrease"
                | "decline"
                | "jump"
                | "swell"
                | "reduce"
                | "raise"
                | "cut"
                | "lower"
        )
    })
}

/// "September 2015 deaths".
fn is_year(number: &Number, first: Word, before: Option<Word>) -> bool {
    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];
    let four = first.form().len() == 4 && first.form().bytes().all(|b| b.is_ascii_digit());
    four && number.qualifier == Qualifier::Exact
        && before.is_some_and(|word| MONTHS.contains(&word.form().to_lowercase().as_str()))
}

/// "would have been more than a thousand", "could be prevented": nobody says that so many were.
fn is_imagined(scene: &Scene, site: &Site) -> bool {
    let verbs = scene.predicates(site.anchor).map(|(verb, _)| verb);
    verbs.chain(site.anchor.parent()).chain(Some(site.anchor)).any(|verb| {
        let aux = |lemma: &str| {
            verb.children().any(|child| child.relation().base() == Relation::Aux && child.lemma() == lemma)
        };
        let perfect = aux("have") && (aux("would") || aux("could") || aux("might"));
        perfect && aux("would")
            || matches!(verb.lemma(), "prevent" | "avert" | "avoid") && (aux("could") || aux("would") || aux("can"))
    })
}

/// Whether a "no" says that a count is nought, and not that nothing is known or left: "no deaths were reported", but not
/// "no casualties left", "no immediate word".
fn is_nought(scene: &Scene, site: &Site) -> bool {
    let noun = site.noun.unwrap_or(site.anchor);
    let left = |word: Word| {
        matches!(
            word.lemma(),
            "left" | "leave" | "remaining" | "remain" | "longer" | "far" | "evidence" | "sign" | "plan"
        )
    };
    if noun.children().any(left)
        || noun.parent().is_some_and(|over| over.children().any(|child| left(child) && child.index() > noun.index()))
    {
        return false;
    }
    // Said of what was, not of what may be.
    let verb = scene.predicates(site.anchor).map(|(verb, _)| verb).next().or_else(|| site.anchor.parent());
    !verb.is_some_and(|verb| {
        verb.children().any(|aux| {
            aux.relation() == Relation::Aux
                && matches!(aux.lemma(), "will" | "would" | "should" | "can" | "could" | "must" | "may")
        })
    })
}
