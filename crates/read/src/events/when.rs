//! When: the event's own date, from its clause, its statement, or the report.

use super::compose::Mention;
use super::days;
use super::verbs::is_time;
use super::whose::Whose;
use crate::published::is_to_come;
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType;
use dateline_types::document::Word;
use dateline_types::event::{DateBasis, EventDate};
use dateline_types::time::{TimeRelation, TimexType};
use dateline_types::{At, Modality, Relation, Timex, Upos, Xpos};

/// The time expression an event is dated by, and its date.
pub(super) fn when<'a>(scene: &Scene<'a>, own: &Mention, whose: Whose<'a>) -> (Option<&'a Timex>, Option<EventDate>) {
    let words: Vec<Word> = [Some(own.fit.word), own.fit.carrier, own.fit.occurs]
        .into_iter()
        .flatten()
        .chain(own.fit.own.iter().copied())
        .collect();
    let mut times = of_sentence(scene, own.fit.word);
    times.retain(|time| !is_still_to_come(scene, own, time));
    if let Some(date) = days::counted_off(scene, own) {
        return (None, Some(date));
    }
    // "condemned last week's raid": the raid was last week, and who condemned it did so since.
    let of_content =
        |time: &Timex| own.plover.is_verbal() && noun_of(scene, time).is_some_and(|noun| noun != own.fit.word);
    let own_time = times.iter().copied().find(|time| hangs_on(scene, time, &words) && !of_content(time));
    if let Some(time) = own_time {
        return (Some(time), dated(time, DateBasis::Clause));
    }
    // A noun is dated by the verb it stands with, or by what is said of its subject: "has been the subject of sanctions
    // since 2011"; and a verb by the one it is coordinated with.
    let heads = |over: &Word| over.upos() == Upos::Verb || over.child(Relation::Cop).is_some();
    let over = own.fit.word.ancestors().take(6).find(heads);
    let first = over.and_then(Word::parent).filter(|_| over.is_some_and(is_same_clause));
    let of_clause = over
        .into_iter()
        .chain(first)
        .find_map(|over| times.iter().copied().find(|time| hangs_on(scene, time, &[over])));
    if let Some(time) = days::of_related(scene, own, &times).or_else(|| days::of_participle(scene, own, &times)) {
        return (Some(time), dated(time, DateBasis::Sentence));
    }
    if let Some(time) = days::of_deed(own, &times) {
        return (Some(time), dated(time, DateBasis::Clause));
    }
    if let Some(time) = days::of_row(scene, own, &times) {
        return (Some(time), dated(time, DateBasis::Sentence));
    }
    let close = own.fit.word.upos() == Upos::Noun || is_same_clause(own.fit.word);
    // "counted 12 arrests on Tuesday": they had been made by then.
    if let Some(time) = of_clause.or_else(|| times.first().copied()).filter(|_| is_counted(own.fit.word)) {
        return (None, dated(time, DateBasis::Sentence).map(|date| EventDate { from: None, ..date }));
    }
    if let Some(time) = of_clause.filter(|_| close) {
        let date = dated(time, DateBasis::Sentence);
        // "apologised on Thursday for the killing": it had happened by then.
        let date = if is_reason(own) { date.map(|date| EventDate { from: None, ..date }) } else { date };
        return (Some(time), date);
    }
    let said = whose.statement.and_then(|own| own.time.as_deref()).and_then(|id| scene.time(id));
    // "was shelling the town, the ministry said on Monday": it was when it was said.
    if let Some(time) = said.filter(|time| time.from.is_some() && (own.plover.is_verbal() || is_under_way(own))) {
        return (Some(time), dated(time, DateBasis::Statement));
    }
    if let Some(date) = said.filter(|_| own.plover.is_verbal()).and_then(|time| earlier_that_day(scene, time)) {
        return (said, Some(date));
    }
    // The one day a sentence names, behind or before, where nothing else claims it: "recaptured in 2016 after heavy bombing".
    let alone = times.first().copied().filter(|_| times.len() == 1 && !own.plover.is_verbal());
    let said_then = whose.statement.and_then(|own| own.time.as_deref());
    if let Some(time) =
        alone.filter(|time| said_then != Some(time.id.as_str()) && noun_of(scene, time).is_none()).filter(|time| {
            !is_since(time) && told_with(scene, time, own.fit.word) && !of_another(scene, time, own.fit.word)
        })
    {
        return (Some(time), dated(time, DateBasis::Sentence));
    }
    if let Some(time) = spoken_before(scene, own, whose) {
        return (Some(time), dated(time, DateBasis::Discourse));
    }
    let span = own.fit.word.span();
    let is_said = whose.statement.is_some_and(|own| own.content.iter().any(|At(content)| content.contains(span)));
    if let Some(time) = days::of_scene(scene, own, is_said) {
        return (Some(time), dated(time, DateBasis::Discourse));
    }
    if let (true, Some(published)) = (is_told_as_present(own), scene.published) {
        let day = Some(published.date.to_string());
        return (None, Some(EventDate { from: day.clone(), to: day, basis: DateBasis::Published }));
    }
    let by_then = by_report(scene, own);
    // What is told has happened by the time it is told.
    let bound = said.and_then(|time| dated(time, DateBasis::Statement)).and_then(|date| date.to);
    (None, by_then.map(|date| EventDate { to: bound.or(date.to), ..date }))
}

/// Whether a time reaches beyond the report's day and the event is told as past: "announced a plan to be unveiled later
/// this week".
fn is_still_to_come(scene: &Scene, own: &Mention, time: &Timex) -> bool {
    own.fit.carrier.unwrap_or(own.fit.word).xpos() == Xpos::Vbd && is_to_come(time, scene.published)
}

/// Whether the event's own time lies after the report's day.
pub(super) fn is_ahead(scene: &Scene, own: &Mention) -> bool {
    let words: Vec<Word> = [Some(own.fit.word), own.fit.carrier, own.fit.occurs].into_iter().flatten().collect();
    // "fired on the crowd at midnight": told as past, it was.
    if words.iter().any(|word| word.xpos() == Xpos::Vbd) {
        return false;
    }
    let times = of_sentence(scene, own.fit.word);
    let time = times.into_iter().find(|time| hangs_on(scene, time, &words));
    let from = time.and_then(|time| time.from).map(|from| from.date());
    from.zip(scene.published).is_some_and(|(from, published)| from > published.date)
}

/// "Gunmen kill five", "offers to talk", "say they will refuse": the present tense of headlines and summaries tells of the
/// report's own day.
fn is_told_as_present(own: &Mention) -> bool {
    let word = own.fit.carrier.or(own.fit.occurs).unwrap_or(own.fit.word);
    let verbal = own.plover.is_verbal();
    // "police say he threatened them": before that.
    let past = |over: &Word| {
        let aux = |child: Word| matches!(child.relation(), Relation::Aux | Relation::AuxPass | Relation::Cop);
        let had = |child: Word| aux(child) && (child.xpos() == Xpos::Vbd || child.lemma() == "have");
        over.xpos() == Xpos::Vbd || over.children().any(had)
    };
    // "is jailed for refusing": before that too.
    let before = |over: &Word| {
        let mark = |child: Word| matches!(child.lemma(), "after" | "for" | "since" | "following");
        over.children().any(|child| matches!(child.relation(), Relation::Mark | Relation::Case) && mark(child))
    };
    let below = |over: &Word| match over.relation().base() {
        Relation::Advcl => !verbal || !before(over),
        Relation::Conj => !verbal || over.xpos() != Xpos::Vbd,
        Relation::Xcomp => true,
        Relation::Ccomp => verbal && !past(over),
        _ => false,
    };
    let top = std::iter::once(word).chain(word.ancestors()).take(4).find(|over| !below(over));
    let present = |word: Word| {
        matches!(word.xpos(), Xpos::Vbz | Xpos::Vbp) && !matches!(word.lemma(), "be" | "have")
            || word
                .children()
                .any(|child| child.relation() == Relation::AuxPass && matches!(child.xpos(), Xpos::Vbz | Xpos::Vbp))
    };
    let told = own.held.modality == Modality::Happened || verbal;
    told && top.is_some_and(|top| top.relation() == Relation::Root && present(top))
}

pub(super) fn is_since(time: &Timex) -> bool {
    time.relation == Some(TimeRelation::Since)
}

/// "before dawn on Saturday": a part of one day, open towards its beginning.
fn is_part_of_day(time: &Timex) -> bool {
    time.kind == TimexType::Time && time.to.is_some() && time.value.as_deref().is_some_and(|value| value.len() >= 10)
}

/// Whether a time is that of an attack named beside an event: "visits the site of the attack of 7 December 1941".
fn of_another(scene: &Scene, time: &Timex, word: Word) -> bool {
    const UP: usize = 6;
    let spans = &scene.tree.document().tokens.spans;
    let at = spans.partition_point(|word| word.end <= time.span.start);
    let Some(first) = scene.tree.get(at) else { return false };
    let above = first.ancestors().take(UP).take_while(|over| over.upos() != Upos::Verb);
    let attack = |over: &Word| *over != word && super::nouns::is_event(scene, *over, PloverType::Assault);
    above.into_iter().any(|over| attack(&over)) && !word.ancestors().take(UP).any(|over| attack(&over))
}

/// Whether a time hangs on a verb that an event's word hangs below.
fn told_with(scene: &Scene, time: &Timex, word: Word) -> bool {
    // What a relative clause tells has its own day.
    let related = |over: &Word| over.relation() == Relation::AclRelcl;
    if std::iter::once(word).chain(word.ancestors()).take(4).any(|over| related(&over)) {
        return false;
    }
    const UP: usize = 6;
    let spans = &scene.tree.document().tokens.spans;
    let at = spans.partition_point(|word| word.end <= time.span.start);
    let verb = scene.tree.get(at).and_then(|first| first.ancestors().take(UP).find(|over| over.upos() == Upos::Verb));
    // "it emerged on Friday that": that is when it was told.
    const TOLD: [&str; 9] = ["report", "emerge", "announce", "reveal", "disclose", "confirm", "say", "learn", "tell"];
    let clause = |over: &Word| matches!(over.relation().base(), Relation::Ccomp | Relation::Csubj);
    let below = |verb: &Word| {
        let mut own = std::iter::once(word).chain(word.ancestors()).take(UP);
        word.upos() == Upos::Verb && own.any(|over| clause(&over) && over.parent() == Some(*verb))
    };
    if verb.is_some_and(|verb| TOLD.contains(&verb.lemma()) && below(&verb)) {
        return false;
    }
    verb.is_some_and(|verb| word.ancestors().take(UP).any(|over| over == verb))
}

/// When the same speaker was last told to speak: what he goes on to say or do in words he says then.
fn spoken_before<'a>(scene: &Scene<'a>, own: &Mention, whose: Whose<'a>) -> Option<&'a Timex> {
    const LOOK: usize = 12;
    if !own.plover.is_verbal() {
        return None;
    }
    // "has claimed and urged": whenever that was.
    let verb = own.fit.carrier.unwrap_or(own.fit.word);
    let has = |verb: Word| verb.child(Relation::Aux).is_some_and(|aux| aux.lemma() == "have");
    let shared = verb.parent().filter(|_| verb.relation() == Relation::Conj);
    let then = verb.xpos() == Xpos::Vbd && !shared.is_some_and(has);
    let doer = || own.fit.doers.iter().filter(|_| then).find_map(|doer| scene.entity(super::kinds::core(*doer)));
    let source = whose.source.and_then(|source| source.entity.as_deref());
    let entity = source.or_else(|| doer().map(|entity| entity.id.as_str()))?;
    let start = |own: &dateline_types::Statement| own.content.first().map_or(0, |At(content)| content.start);
    let from = whose.statement.map_or(own.fit.word.span().start, start);
    let at = scene.statements.partition_point(|other| start(other) < from);
    let before = scene.statements[at.saturating_sub(LOOK)..at].iter().rev();
    let same = |other: &&dateline_types::Statement| {
        let source = other.source.as_deref().and_then(|id| scene.source(id));
        source.is_some_and(|source| source.entity.as_deref() == Some(entity))
    };
    let mut times = before.filter(same).filter_map(|other| other.time.as_deref()).filter_map(|id| scene.time(id));
    times.next().filter(|time| time.from.is_some())
}

/// "Earlier, an official said": in news of a day, that day.
fn earlier_that_day(scene: &Scene, time: &Timex) -> Option<EventDate> {
    let word = time.span.of(scene.tree.document().text);
    let day = scene.published.filter(|_| word.eq_ignore_ascii_case("earlier"))?.date.to_string();
    Some(EventDate { from: Some(day.clone()), to: Some(day), basis: DateBasis::Statement })
}

/// Whether something is told as under way: "was shelling", "diplomacy was continuing".
fn is_under_way(own: &Mention) -> bool {
    let verb = own.fit.occurs.or(own.fit.carrier).unwrap_or(own.fit.word);
    let be = |child: Word| child.relation() == Relation::Aux && child.lemma() == "be";
    matches!(own.held.modality, Modality::Happened | Modality::Ongoing | Modality::Alleged)
        && verb.xpos() == Xpos::Vbg
        && verb.children().any(be)
}

/// What has happened has by the day of the report.
fn by_report(scene: &Scene, own: &Mention) -> Option<EventDate> {
    let told = own.plover.is_verbal()
        || matches!(own.held.modality, Modality::Happened | Modality::Ongoing | Modality::Alleged | Modality::Denied);
    let published = scene.published.filter(|_| told)?;
    Some(EventDate { from: None, to: Some(published.date.to_string()), basis: DateBasis::Published })
}

/// The date of a time expression: ISO prefixes, the end only where it is another day.
pub(super) fn dated(time: &Timex, basis: DateBasis) -> Option<EventDate> {
    let plain = |value: &str| {
        let day: String = value.chars().take(10).collect();
        let is_day = day.chars().all(|c| c.is_ascii_digit() || c == '-') && matches!(day.len(), 4 | 7 | 10);
        is_day.then_some(day)
    };
    let value = time.value.as_deref().and_then(plain);
    let first = time.from.map(|from| from.date().to_string());
    if time.relation == Some(TimeRelation::Since) {
        return Some(EventDate { from: value.or(first), to: None, basis });
    }
    if let Some(value) = value {
        return Some(EventDate { to: Some(value.clone()), from: Some(value), basis });
    }
    let last = time.to.and_then(|to| to.date().yesterday().ok()).map(|last| last.to_string());
    first.map(|first| EventDate { to: last.or_else(|| Some(first.clone())), from: Some(first), basis })
}

pub(super) fn of_sentence<'a>(scene: &Scene<'a>, word: Word) -> Vec<&'a Timex> {
    const MANY: usize = 20;
    let (sentence, own) = (word.sentence().span, word.span());
    let at = scene.times.partition_point(|time| time.span.start < own.start);
    let near = at.saturating_sub(MANY)..scene.times.len().min(at + MANY);
    let mut found: Vec<&Timex> = scene.times[near]
        .iter()
        .filter(|time| sentence.contains(time.span) && (time.from.is_some() || is_part_of_day(time)))
        .filter(|time| matches!(time.kind, TimexType::Date | TimexType::Time))
        .filter(|time| !days::is_of_record(scene, time))
        // A deadline is not when something happened.
        // "before dawn on Saturday" is still on Saturday.
        .filter(|time| {
            time.kind == TimexType::Time
                || !matches!(time.relation, Some(TimeRelation::By | TimeRelation::Until | TimeRelation::Before))
        })
        .collect();
    found.sort_by_key(|time| time.span.start.abs_diff(own.start));
    found
}

/// Whether a time expression hangs on one of these words, by way of nouns alone.
pub(super) fn hangs_on(scene: &Scene, time: &Timex, words: &[Word]) -> bool {
    const UP: usize = 6;
    let spans = &scene.tree.document().tokens.spans;
    let at = spans.partition_point(|word| word.end <= time.span.start);
    let Some(first) = scene.tree.get(at) else { return false };
    // "violations of the act of 1867": that is the act's.
    let of = first.relation() == Relation::Nmod && first.child(Relation::Case).is_some_and(|case| case.lemma() == "of");
    let noun = noun_of(scene, time).or_else(|| first.parent().filter(|_| of));
    if noun.is_some_and(|over| !words.contains(&over)) {
        return false;
    }
    // "convicted of a bombing in 2008": the bombing's day.
    let deed = |over: &Word| {
        let case = over.child(Relation::Case).map(Word::lemma);
        matches!(case, Some("of" | "for" | "over" | "with" | "about"))
            && super::nouns::is_event(scene, *over, PloverType::Assault)
    };
    let until = first.ancestors().take(UP).take_while(|over| !words.contains(over));
    if until.into_iter().any(|over| deed(&over)) {
        return false;
    }
    let mut above = first.ancestors().take(UP);
    let stop = above.find(|over| words.contains(over) || over.upos() == Upos::Verb && !is_time(scene, *over));
    stop.is_some_and(|over| words.contains(&over))
}

/// The noun that a time belongs to: "last week's offensive" says nothing of when its toll was published.
fn noun_of<'a>(scene: &Scene<'a>, time: &Timex) -> Option<Word<'a>> {
    let spans = &scene.tree.document().tokens.spans;
    let at = spans.partition_point(|word| word.end <= time.span.start);
    let inside = (at..).map_while(|at| scene.tree.get(at)).take_while(|word| word.span().start < time.span.end);
    // "the 1993 accords", "the 2019 attack".
    let number = |word: &Word| word.upos() == Upos::Num && word.child(Relation::Case).is_none();
    let before = |word: &Word| match word.relation() {
        Relation::NmodPoss => true,
        Relation::Nummod | Relation::Compound | Relation::Amod => number(word),
        _ => false,
    };
    inside.filter(before).find_map(|word| word.parent().filter(|noun| noun.span().start >= time.span.end))
}

/// Whether a noun is the reason of what its verb tells: people gather for a rally, but apologise for a killing.
pub(super) fn is_reason(own: &Mention) -> bool {
    let Some(case) = own.fit.word.child(Relation::Case).filter(|_| own.fit.word.upos() == Upos::Noun) else {
        return false;
    };
    let harm = matches!(own.plover, PloverType::Assault | PloverType::Coerce);
    matches!(case.lemma(), "over" | "about" | "after" | "following") || harm && case.lemma() == "for"
}

/// Whether a noun is what somebody counts or documents.
fn is_counted(word: Word) -> bool {
    const COUNT: [&str; 9] = ["count", "document", "record", "register", "tally", "verify", "confirm", "log", "total"];
    let object = matches!(word.relation(), Relation::Obj | Relation::NsubjPass);
    word.upos() == Upos::Noun && object && word.parent().is_some_and(|verb| COUNT.contains(&verb.lemma()))
}

/// Whether a verb shares the clause of the verb above it: "killing five", "opened fire and wounded".
fn is_same_clause(word: Word) -> bool {
    use Relation::{Advcl, Conj, Xcomp};
    matches!(word.relation(), Conj | Xcomp)
        || word.relation() == Advcl && word.children().all(|child| child.relation() != Relation::Mark)
}
