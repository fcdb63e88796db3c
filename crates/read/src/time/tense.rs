//! Which way a bare weekday or month points: by the verb, or the words, of the clause it stands in.
//!
//! A newspaper's "Friday" is the Friday gone unless its clause looks ahead. The search walks left from the
//! expression to the nearest verb of the same clause and turns right where the clause begins with the expression.

use super::cursor::Cursor;
use super::lexicon::Tag;
use dateline_knowledge::words::Class;
use dateline_types::time::Towards;
use std::ops::Range;

/// Direction and the lexemes that decided it.
pub(crate) type Cue = (Towards, Range<usize>);

/// How far from the expression a governing word may stand, in lexemes.
const REACH: usize = 45;

/// The direction of the expression at lexemes `[first, end)` of a sentence, and the words that decided it.
pub(crate) fn direction(cursor: &Cursor, sentence: Range<usize>, first: usize, end: usize) -> Option<Cue> {
    // "closed Monday and Tuesday": the second day goes with the first.
    let paired = first >= 2
        && first - 2 >= sentence.start
        && matches!(cursor.before(first), Tag::And | Tag::Or)
        && cursor.tag(first) == Tag::Weekday
        && cursor.tag(first - 2) == Tag::Weekday;
    let mut at = if paired { first - 2 } else { first };
    while at > sentence.start
        && matches!(
            cursor.before(at),
            Tag::On
                | Tag::The
                | Tag::About
                | Tag::In
                | Tag::At
                | Tag::Early
                | Tag::Late
                | Tag::Mid
                | Tag::Dash
                | Tag::Of
                | Tag::End
                | Tag::Start
        )
    {
        at -= 1;
    }
    // "beginning November 24": the nearest one, whichever side.
    let opener = if at > sentence.start && cursor.before(at) == Tag::From { at - 1 } else { at };
    if opener > sentence.start && cursor.is(opener - 1, &["beginning", "starting", "effective"]) {
        return (cursor.tag(first) == Tag::Weekday).then_some((Towards::Future, opener - 1..opener));
    }
    // "postponed from Saturday"
    if opener < at
        && opener > sentence.start
        && cursor.is(opener - 1, &["postponed", "delayed", "rescheduled", "moved"])
    {
        return Some((Towards::Past, opener - 1..at));
    }
    if let Some(cue) = preposition(cursor, &sentence, at) {
        return Some(cue);
    }
    // "a May 10 deadline"
    if cursor.is(end, &["deadline"]) {
        return Some((Towards::Future, end..end + 1));
    }
    let left = leftward(cursor, sentence.start.max(at.saturating_sub(REACH))..at);
    // "talks on Friday would focus on": the expression belongs to the subject of the verb right after it; but "a hearing
    // due to resume on Thursday was moved" looks ahead inside its subject.
    let possessive = cursor.tag(end) == Tag::Apostrophe && cursor.glued(end);
    let after = if cursor.tag(end) == Tag::Part { end + 1 } else { end };
    let ahead = left.as_ref().is_some_and(|(towards, _)| *towards == Towards::Future);
    if !possessive
        && !ahead
        && verb_at(cursor, after).is_some_and(|v| !matches!(v, Verb::Gerund | Verb::Ahead))
        && !reports(cursor, at.wrapping_sub(1))
        && let Some(cue) = rightward(cursor, after..sentence.end.min(after + 4))
    {
        return Some(cue);
    }
    if possessive && reports(cursor, first.wrapping_sub(1)) {
        return rightward(cursor, end..sentence.end.min(end + REACH));
    }
    left.or_else(|| rightward(cursor, end..sentence.end.min(end + REACH)))
}

/// Whether a reporting verb stands at `i`, so that a new clause follows it.
fn reports(cursor: &Cursor, i: usize) -> bool {
    cursor.is(
        i,
        &[
            "said",
            "says",
            "say",
            "told",
            "announced",
            "confirmed",
            "added",
            "stated",
            "reported",
            "warned",
            "believes",
            "thinks",
        ],
    )
}

/// A preposition that decides alone or nearly so.
fn preposition(cursor: &Cursor, sentence: &Range<usize>, at: usize) -> Option<Cue> {
    if at <= sentence.start {
        return None;
    }
    let i = at - 1;
    let here = i..i + 1;
    match cursor.tag(i) {
        Tag::Since => Some((Towards::Past, here)),
        // A quarter's figures are not planned for it.
        Tag::For if (at..at + 4).any(|k| matches!(cursor.tag(k), Tag::Quarter | Tag::Half)) => None,
        Tag::For if i > sentence.start && !cursor.is(i - 1, &["except", "time"]) => {
            match leftward(cursor, sentence.start.max(i.saturating_sub(8))..i) {
                Some((Towards::Past, cue)) if cursor.is(cue.start, &["was", "were", "had"]) => {
                    Some((Towards::Past, cue))
                }
                _ => Some((Towards::Future, here)),
            }
        }
        Tag::Until | Tag::Through => {
            let governor = leftward(cursor, sentence.start.max(i.saturating_sub(REACH))..i);
            let stayed = governor.as_ref().is_some_and(|(_, cue)| {
                cursor.is(
                    cue.start,
                    &[
                        "was",
                        "were",
                        "had",
                        "lasted",
                        "stayed",
                        "remained",
                        "lived",
                        "served",
                        "ruled",
                        "ran",
                        "continued",
                        "worked",
                        "stood",
                        "did",
                        "fought",
                        "held",
                        "kept",
                        "reigned",
                        "went",
                    ],
                )
            });
            Some(if stayed { (Towards::Past, here) } else { (Towards::Future, here) })
        }
        // "demanded a reply by Friday" looks ahead; "had reached 40 by Friday" does not.
        Tag::By => {
            let governor = leftward(cursor, sentence.start.max(i.saturating_sub(REACH))..i)
                .or_else(|| rightward(cursor, at..sentence.end.min(at + REACH)));
            let reached = governor.as_ref().is_some_and(|(towards, cue)| {
                *towards == Towards::Past
                    && (!cursor.told(cue.start, Class::Intent) || cursor.is(cue.start, &["was", "were", "had"]))
            });
            Some(if reached { (Towards::Past, here) } else { (Towards::Future, here) })
        }
        _ => None,
    }
}

/// What kind of verb, or looking-ahead word, stands at a position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verb {
    Past,
    Modal,
    BePresent,
    Timetable,
    Gerund,
    Ahead,
}

fn verb_at(cursor: &Cursor, i: usize) -> Option<Verb> {
    let lexeme = cursor.lexemes.get(i)?;
    if lexeme.tag == Tag::Month && cursor.word(i) == "may" {
        return Some(Verb::Modal);
    }
    if !matches!(lexeme.tag, Tag::Word | Tag::Coming | Tag::Last | Tag::End | Tag::Start | Tag::Close | Tag::Clock) {
        return None;
    }
    let word = cursor.word(i);
    if word.len() < 2 || word.len() > 20 || !word.is_ascii() {
        return None;
    }
    let mut lower = [0u8; 20];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let word = std::str::from_utf8(lower).ok()?;
    let contraction = i > 0 && cursor.before(i) == Tag::Apostrophe && lexeme.glued;
    match word {
        "will" | "shall" | "would" | "might" | "could" | "can" | "should" | "must" | "wo" => return Some(Verb::Modal),
        "ll" if contraction => return Some(Verb::Modal),
        // "won't" ends in the letters of a past form.
        "won" if cursor.tag(i + 1) == Tag::Apostrophe && cursor.glued(i + 1) => return Some(Verb::Modal),
        "is" | "are" | "am" => return Some(Verb::BePresent),
        "re" | "m" if contraction => return Some(Verb::BePresent),
        _ => {}
    }
    if lexeme.capital && !cursor.sentence_start(i) {
        return None;
    }
    let classes = cursor.knowledge.words().classes(word);
    if classes.has(Class::Ahead) {
        if is_cause(cursor, i) {
            return None;
        }
        let compared = i > 0 && matches!(cursor.before(i), Tag::Than | Tag::As);
        // "were told of the plan Monday": a noun; "the plan to meet Monday" is read at its infinitive.
        let noun = i > 0
            && matches!(word, "plan" | "plans" | "forecast" | "forecasts")
            && matches!(cursor.before(i), Tag::The | Tag::A | Tag::Of | Tag::This)
            && !matches!(cursor.tag(i + 1), Tag::To | Tag::For);
        return (!compared && !noun).then_some(Verb::Ahead);
    }
    // "to hit", "will cut", "did not read": forms that are also the bare verb.
    let bare = i > 0
        && (cursor.before(i) == Tag::To
            || cursor.before(i) == Tag::Not
            || cursor.is(i - 1, &["will", "would", "could", "should", "might", "must", "can"]));
    if bare && classes.has(Class::Bare) {
        return None;
    }
    if classes.has(Class::Past) {
        // "the cut", "a hit", "the lead": a noun after a determiner.
        let noun = i > 0
            && matches!(cursor.before(i), Tag::The | Tag::A)
            && matches!(
                word,
                "cut"
                    | "hit"
                    | "left"
                    | "read"
                    | "put"
                    | "cast"
                    | "split"
                    | "spread"
                    | "broadcast"
                    | "upset"
                    | "wound"
                    | "lay"
                    | "felt"
            );
        return (!noun).then_some(Verb::Past);
    }
    if word.ends_with("ed") && !classes.has(Class::NotPast) {
        return Some(Verb::Past);
    }
    if word.ends_with("ing") && word.len() > 4 {
        return Some(Verb::Gerund);
    }
    if classes.has(Class::Timetable)
        && !(i > 0
            && matches!(cursor.before(i), Tag::The | Tag::A | Tag::This | Tag::To | Tag::Of | Tag::That | Tag::No))
    {
        return Some(Verb::Timetable);
    }
    None
}

/// The nearest governing verb to the left.
fn leftward(cursor: &Cursor, range: Range<usize>) -> Option<Cue> {
    let mut k = range.end;
    // "despite their agreement in July, they will not sign": what the phrase hangs on is over.
    let mut over = None;
    while k > range.start {
        k -= 1;
        match cursor.tag(k) {
            Tag::Quote | Tag::Semicolon | Tag::LongDash => return None,
            Tag::And | Tag::Comma if k + 1 == range.end => return None,
            Tag::That
                if k + 1 == range.end
                    || !cursor.is(k + 1, &["day", "time"]) && clause_follows(cursor, k, range.end) =>
            {
                return None;
            }
            Tag::After | Tag::Following if k + 1 < range.end => over = Some((Towards::Past, k..k + 1)),
            Tag::Word if cursor.is(k, &["despite"]) => over = Some((Towards::Past, k..k + 1)),
            Tag::Comma if over.is_some() => return over,
            _ => {}
        }
        if cursor.tag(k) == Tag::Word
            && cursor.told(k, Class::Opener)
            && (k + 1 == range.end || clause_follows(cursor, k, range.end))
        {
            return None;
        }
        if cursor.tag(k) == Tag::To {
            if let Some(cue) = infinitive(cursor, k, range.start) {
                return Some(cue);
            }
            continue;
        }
        // "set for Friday", "set to open"
        if cursor.is(k, &["set"]) && matches!(cursor.tag(k + 1), Tag::For | Tag::To) {
            return Some((Towards::Future, k..k + 1));
        }
        let Some(verb) = verb_at(cursor, k) else { continue };
        match judge(cursor, verb, k, range.start) {
            Judgement::Decided(cue) => return Some(cue),
            Judgement::Open => {}
        }
    }
    over
}

/// Whether everything from `k` to `end` lacks a verb, so that the clause opened at `k` is still to come.
fn clause_follows(cursor: &Cursor, k: usize, end: usize) -> bool {
    (k + 1..end).all(|j| verb_at(cursor, j).is_none())
}

/// The first governing verb to the right.
fn rightward(cursor: &Cursor, range: Range<usize>) -> Option<Cue> {
    for k in range.clone() {
        if matches!(cursor.tag(k), Tag::Semicolon) {
            return None;
        }
        if cursor.is(k, &["set"]) && matches!(cursor.tag(k + 1), Tag::For | Tag::To) {
            return Some((Towards::Future, k..k + 1));
        }
        let Some(verb) = verb_at(cursor, k) else { continue };
        if verb == Verb::BePresent {
            let next = k + 1;
            let coming = (next..next + 3).find_map(|j| verb_at(cursor, j));
            return Some(match coming {
                Some(Verb::Past) => (Towards::Past, k..k + 1),
                _ => (Towards::Future, k..k + 1),
            });
        }
        if verb == Verb::Past && cursor.is(k, &["was", "were"]) {
            // "was to meet", "was due", "were expected"
            if cursor.tag(k + 1) == Tag::To {
                return Some((Towards::Future, k..k + 2));
            }
            if let Some(j) = (k + 1..k + 4).find(|&j| verb_at(cursor, j) == Some(Verb::Ahead) || cursor.is(j, &["set"]))
            {
                return Some((Towards::Future, j..j + 1));
            }
        }
        if let Judgement::Decided(cue) = judge(cursor, verb, k, range.start) {
            return Some(cue);
        }
    }
    None
}

enum Judgement {
    Decided(Cue),
    Open,
}

/// What one verb says.
fn judge(cursor: &Cursor, verb: Verb, k: usize, start: usize) -> Judgement {
    let decided = |towards| Judgement::Decided((towards, k..k + 1));
    match verb {
        // "to be held", "will be opened": the participle leaves the time to what stands before it.
        Verb::Past if k > start && cursor.is(k - 1, &["be", "get"]) => Judgement::Open,
        // "from flooded houses": the participle only describes.
        Verb::Past if describes(cursor, k) => Judgement::Open,
        Verb::Past => decided(Towards::Past),
        Verb::Ahead | Verb::Timetable => decided(Towards::Future),
        Verb::BePresent => decided(Towards::Future),
        Verb::Modal => {
            let negated = (k + 1..k + 3).find(|&j| cursor.tag(j) == Tag::Not || cursor.is(j, &["t", "never"]));
            let next = negated.map_or(k + 1, |j| j + 1);
            let perfect = (next..next + 2).any(|j| cursor.is(j, &["have"]))
                && (next + 1..next + 4).any(|j| verb_at(cursor, j) == Some(Verb::Past));
            let could_not = negated.is_some() && cursor.is(k, &["could", "can"]);
            let would_not = negated.is_some()
                && cursor.is(k, &["would"])
                && cursor.is(
                    next,
                    &[
                        "say",
                        "comment",
                        "confirm",
                        "elaborate",
                        "give",
                        "discuss",
                        "identify",
                        "provide",
                        "speculate",
                        "specify",
                    ],
                );
            decided(if perfect || could_not || would_not { Towards::Past } else { Towards::Future })
        }
        Verb::Gerund => {
            if k > start && cursor.is(k - 1, &["is", "are", "re", "am", "be"]) {
                return Judgement::Decided((Towards::Future, k - 1..k + 1));
            }
            if k > start
                && (matches!(cursor.before(k), Tag::After | Tag::Since | Tag::For)
                    || cursor.is(k - 1, &["was", "were", "been"]))
            {
                return decided(Towards::Past);
            }
            Judgement::Open
        }
    }
}

/// Whether the -ed word at `k` stands between a determiner or preposition and its noun.
fn describes(cursor: &Cursor, k: usize) -> bool {
    let framed = k > 0
        && matches!(
            cursor.before(k),
            Tag::The
                | Tag::A
                | Tag::Of
                | Tag::From
                | Tag::In
                | Tag::This
                | Tag::That
                | Tag::These
                | Tag::Several
                | Tag::Num
                | Tag::NumWord
                | Tag::For
                | Tag::To
                | Tag::Between
        );
    let noun =
        cursor.lexemes.get(k + 1).is_some_and(|l| l.tag == Tag::Word && !l.capital) && verb_at(cursor, k + 1).is_none();
    framed && noun && cursor.word(k).ends_with("ed")
}

/// Whether the clause before `at` tells what happens every year: "usually runs from November", "each June … and in October".
pub(crate) fn habitual(cursor: &Cursor, at: usize) -> bool {
    let mut k = at;
    while k > at.saturating_sub(REACH) {
        k -= 1;
        if matches!(cursor.tag(k), Tag::Stop | Tag::Semicolon | Tag::Quote) {
            return false;
        }
        let every = cursor.tag(k) == Tag::Each
            && (matches!(cursor.tag(k + 1), Tag::Month | Tag::Season) || cursor.is(k + 1, &["year"]));
        let adverb =
            at - k < 10 && cursor.is(k, &["usually", "normally", "typically", "generally", "traditionally", "always"]);
        if every || adverb && !matches!(verb_at(cursor, k + 1), Some(Verb::Modal)) {
            return true;
        }
    }
    false
}

/// "jailed due to abuse": because of; "a trial due to begin" looks ahead.
fn is_cause(cursor: &Cursor, i: usize) -> bool {
    const BEFORE: [&str; 10] = ["is", "are", "was", "were", "be", "been", "not", "also", "now", "still"];
    cursor.is(i, &["due"])
        && cursor.tag(i + 1) == Tag::To
        && !(i > 0 && cursor.is(i - 1, &BEFORE))
        && !cursor.told(i + 2, Class::Base)
}

/// "to" before a verb: ahead where its governor intends, transparent where it does not.
fn infinitive(cursor: &Cursor, k: usize, start: usize) -> Option<Cue> {
    let next = k + 1;
    let lexeme = cursor.lexemes.get(next)?;
    let verbal = matches!(lexeme.tag, Tag::Word | Tag::Start | Tag::End | Tag::Close | Tag::Last)
        && !lexeme.capital
        && !cursor.told(next, Class::Noun)
        && !cursor.word(next).ends_with("ing")
        && (!cursor.word(next).ends_with('s') || cursor.word(next).ends_with("ss") || cursor.is(next, &["focus"]));
    if !verbal || cursor.is(next, &["have"]) && verb_at(cursor, next + 1) == Some(Verb::Past) {
        return None;
    }
    // "is to meet", "has to leave" look ahead; "was able to leave" does not.
    if k > start && cursor.is(k - 1, &["is", "are", "was", "were", "be", "has", "have"]) {
        return Some((Towards::Future, k - 1..next + 1));
    }
    let from = start.max(k.saturating_sub(7));
    let governor = (from..k)
        .rev()
        .find(|&j| cursor.told(j, Class::Intent) || verb_at(cursor, j).is_some_and(|v| v != Verb::Gerund))?;
    let intends = cursor.told(governor, Class::Intent) && !is_cause(cursor, governor);
    intends.then_some((Towards::Future, governor..next + 1))
}
