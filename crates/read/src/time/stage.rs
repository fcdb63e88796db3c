//! The time stage: every expression of a document, in reading order.

use super::cursor::Cursor;
use super::lexeme::{Lexeme, scan};
use super::lexicon::{Lexicon, Tag};
use super::meaning::{Calendar, Found, Meaning, Place, YearRef};
use super::narrative::{is_narrative, mark_asides};
use super::recognise::recognise;
use super::resolve::{Resolved, Scene, resolve};
use super::story::{Spoken, Story};
use super::tense;
use super::value::{self, Value};
use crate::Desk;
use dateline_knowledge::calendars::DayOrder;
use dateline_types::ledger::DocumentFacts;
use dateline_types::time::{Direction, TimeRelation, TimexType};
use dateline_types::{Document, Moment, Note, Published, Span, Timex, content_id};
use std::ops::Range;

/// What the stage needs and never changes.
#[derive(Clone, Debug)]
pub struct TimeStage {
    pub(super) lexicon: Lexicon,
}

impl Default for TimeStage {
    fn default() -> Self {
        Self { lexicon: Lexicon::english() }
    }
}

/// The lexemes of one block and the expressions found in it.
struct Page {
    block: usize,
    lexemes: Range<usize>,
    found: Range<usize>,
}

/// Every time expression of a document, in reading order. Without a publication date relative expressions keep no
/// value, and a note says so.
pub fn read(
    desk: &Desk,
    document: &Document,
    published: Option<Published>,
    facts: &DocumentFacts,
    notes: &mut Vec<Note>,
) -> Vec<Timex> {
    let mut lexemes: Vec<Lexeme> = Vec::with_capacity(document.text.len() / 5);
    let mut found: Vec<Found> = Vec::new();
    let mut pages = Vec::with_capacity(document.layout.blocks.len());
    for (block, at) in document.layout.blocks.iter().enumerate() {
        let first = lexemes.len();
        scan(document.text, at.span, &desk.time.lexicon, &mut lexemes);
        pages.push(Page { block, lexemes: first..lexemes.len(), found: 0..0 });
    }
    let antiquity = writes_bc(document.text, &lexemes);
    for page in &mut pages {
        let cursor = Cursor {
            text: document.text,
            lexemes: &lexemes[page.lexemes.clone()],
            knowledge: &desk.knowledge,
            antiquity,
        };
        let first = found.len();
        recognise(&cursor, &mut found);
        share_years(&cursor, &mut found[first..]);
        page.found = first..found.len();
    }
    let narrative = is_narrative(&found, published.map(|p| value::year_of(p.date)));
    mark_asides(&mut found);
    let outlet = [&facts.outlet, &facts.agency]
        .into_iter()
        .flatten()
        .find_map(|name| desk.knowledge.outlets().by_name_or_domain(name));
    let country = outlet.map(|outlet| outlet.country.as_str());
    let month_first =
        outlet.and_then(|outlet| desk.knowledge.day_order(outlet)).map(|order| order == DayOrder::MonthDayYear);
    let mut times = Vec::with_capacity(found.len());
    let mut story = Story::default();
    let mut sentence = 0;
    for page in &pages {
        let cursor = Cursor {
            text: document.text,
            lexemes: &lexemes[page.lexemes.clone()],
            knowledge: &desk.knowledge,
            antiquity,
        };
        for expression in &found[page.found.clone()] {
            let span = cursor.span(expression.first, expression.end);
            while document.sentences.get(sentence).is_some_and(|s| s.span.end <= span.start) {
                sentence += 1;
            }
            let scene = Scene {
                published,
                narrative,
                month_first,
                country,
                text: document.text,
                knowledge: &desk.knowledge,
                story: &story,
                sentence,
                block: page.block,
            };
            let bounds = document.sentences.get(sentence).map_or(span, |s| s.span);
            let cue = || tense::direction(&cursor, within(cursor.lexemes, bounds), expression.first, expression.end);
            let resolved = resolve(&expression.meaning, &scene, &cue);
            notes.extend(ambiguous(&cursor, expression, &scene));
            let id = content_id("t", [facts.id.as_str(), &span.start.to_string(), &span.end.to_string()]);
            if let Some(resolved) = &resolved {
                let value = resolved.value.clone();
                story.speak(Spoken {
                    value,
                    id: id.clone(),
                    sentence,
                    block: page.block,
                    year_said: resolved.year_said,
                    aside: expression.aside || matches!(expression.meaning, Meaning::YearBefore { .. }),
                });
            }
            times.push(timex(&cursor, expression, resolved, published, span, id));
        }
    }
    if published.is_none() && times.iter().any(|t| t.value.is_none()) {
        notes.push(Note::whole("no publication date found; relative dates left unresolved"));
    }
    times
}

/// Digits whose day and month could be exchanged, from an outlet whose order is not known.
fn ambiguous(cursor: &Cursor, found: &Found, scene: &Scene) -> Option<Note> {
    let Meaning::Numeric { first, second, .. } = found.meaning else { return None };
    let open = scene.month_first.is_none() && first <= 12 && second <= 12 && first != second;
    let span = cursor.span(found.first, found.end);
    let what = format!("“{}” read with the day first; the outlet’s order is not known", span.of(cursor.text));
    open.then_some(Note { span, what })
}

/// Lexemes of a block that lie in a sentence.
fn within(lexemes: &[Lexeme], sentence: Span) -> Range<usize> {
    let first = lexemes.partition_point(|l| l.span.start < sentence.start);
    let end = lexemes.partition_point(|l| l.span.start < sentence.end);
    first..end.max(first)
}

/// Whether the document writes years before Christ.
fn writes_bc(text: &str, lexemes: &[Lexeme]) -> bool {
    lexemes.windows(2).any(|pair| {
        pair[0].tag == Tag::Num
            && (pair[1].tag == Tag::Era && pair[1].value == -1 && pair[1].capital || pair[1].span.of(text) == "B")
    })
}

/// "from July 3 to August 5, 1943": the first half takes the year of the second.
fn share_years(cursor: &Cursor, found: &mut [Found]) {
    for i in 1..found.len() {
        let (before, after) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let gap = second.first.saturating_sub(first.end);
        let joined = (1..=2).contains(&gap)
            && (first.end..second.first).any(|k| {
                matches!(
                    cursor.tag(k),
                    Tag::To | Tag::Until | Tag::And | Tag::Or | Tag::Through | Tag::Dash | Tag::LongDash
                )
            })
            && (first.end..second.first).all(|k| cursor.tag(k) != Tag::Word);
        let (Meaning::Calendar(a), Meaning::Calendar(b)) = (&mut first.meaning, &second.meaning) else { continue };
        if !joined || a.year != YearRef::Open || matches!(b.year, YearRef::Open) || b.place == Place::Whole {
            continue;
        }
        a.year = match b.year {
            YearRef::Known(year) if month_of(a) > month_of(b) => YearRef::Known(value::add_years(year, -1)),
            year => year,
        };
    }
}

fn month_of(calendar: &Calendar) -> u8 {
    match calendar.place {
        Place::Month(month) | Place::Day(month, _) => month,
        _ => 0,
    }
}

/// The record.
fn timex(
    cursor: &Cursor,
    found: &Found,
    resolved: Option<Resolved>,
    published: Option<Published>,
    span: Span,
    id: String,
) -> Timex {
    // "after recently hitting Cuba": a vague point bounds nothing.
    let vague = resolved.as_ref().is_some_and(|r| r.value == Value::Past);
    let point = matches!(found.kind, TimexType::Date | TimexType::Time) && !vague;
    let relation = relation(cursor, found.first).filter(|_| point);
    let (from, to) = resolved.as_ref().map_or((None, None), |r| bounds(r, published));
    let direction = resolved
        .as_ref()
        .and_then(|r| r.direction.clone())
        .map(|(towards, cue)| Direction { towards, cue: cue.map(|(_, range)| cursor.span(range.start, range.end)) });
    Timex {
        id,
        span,
        kind: found.kind,
        value: resolved.as_ref().map(|r| r.value.timex()),
        modifier: found.modifier,
        quant: found.quant.map(str::to_owned),
        freq: found.freq.clone(),
        from,
        to,
        anchor: resolved.as_ref().and_then(|r| r.anchor.clone()),
        relation,
        direction,
        zone: found.zone.map(|zone| zone.of(cursor.text).to_owned()),
        rule: found.rule.to_string(),
        confidence: resolved.as_ref().map_or(0.3, |r| r.confidence),
    }
}

/// The interval of a value; a vague point is bounded by the report's date.
fn bounds(resolved: &Resolved, published: Option<Published>) -> (Option<Moment>, Option<Moment>) {
    let next_day = published.and_then(|p| value::add_days(p.date, 1)).map(Moment::Day);
    match &resolved.value {
        Value::Past => (None, next_day),
        Value::Present => (published.map(|p| Moment::Day(p.date)), next_day),
        Value::Future => (published.map(|p| Moment::Day(p.date)), None),
        value => value.interval(),
    }
}

/// The words before an expression that open its interval: "since December", "until Friday", "by June".
fn relation(cursor: &Cursor, first: usize) -> Option<TimeRelation> {
    use TimeRelation as R;
    match cursor.before(first) {
        Tag::Since => Some(R::Since),
        Tag::Until => Some(R::Until),
        Tag::By => Some(R::By),
        Tag::Before => Some(R::Before),
        Tag::After => Some(R::After),
        Tag::To if first >= 2 && cursor.is(first - 2, &["up", "prior"]) => Some(R::Until),
        _ => None,
    }
}
