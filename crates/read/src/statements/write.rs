//! From attributions and quotations to the ledger's records.

use super::attribution::{Attribution, Origin};
use super::marks::{Marks, Quoted};
use super::sources::{self, Sources};
use super::stretch::Stretch;
use super::{Before, held, stance};
use crate::Desk;
use crate::published::is_to_come;
use crate::quotes::Class;
use dateline_types::document::Tree;
use dateline_types::statement::{Stance, StatementForm};
use dateline_types::time::TimexType;
use dateline_types::{At, Document, Relation, Source, Span, Statement, Upos, Xpos, content_id};

/// The records of attributions and of quotations that nobody is given, in reading order, and the sources.
pub(super) fn records(
    desk: &Desk,
    tree: Tree,
    before: &Before,
    marks: &Marks,
    attributions: &[Attribution],
) -> (Vec<Statement>, Vec<Source>) {
    let document = tree.document();
    let bench = sources::Desk {
        knowledge: &desk.knowledge,
        tree,
        entities: before.entities,
        heads: before.heads,
        report: before.report,
    };
    let mut sources = Sources::default();
    let agency = sources.agency(&bench, document);
    let holders = holders(attributions);
    let mut speakers: Vec<Option<usize>> = Vec::with_capacity(attributions.len());
    let mut ids: Vec<String> = Vec::with_capacity(attributions.len());
    let mut statements = Vec::with_capacity(attributions.len() + marks.outer.len());
    for (at, own) in attributions.iter().enumerate() {
        // What is said inside what another says reached the page through that one.
        let outer = holders[at];
        let via = outer.and_then(|outer| speakers.get(outer).copied().flatten()).or(agency);
        let source = sources.of(&bench, own, via);
        speakers.push(source);
        let spans = own.content.spans(document);
        let id = id(before.report, &spans, own.cue_span);
        let form = if own.origin == Origin::Turn { StatementForm::Direct } else { form(own, marks, tree) };
        let time = time(own, before, tree);
        let addressee = own.to.and_then(|to| before.heads.entity(to)).and_then(|at| before.entities.get(at));
        let mut statement = Statement {
            id: id.clone(),
            value_hash: String::new(),
            form,
            content: spans.into_iter().map(At).collect(),
            cue: own.cue_span.into_iter().map(At).collect(),
            source: source.map(|source| sources.all[source].id.clone()),
            addressee: addressee.map(|entity| entity.id.clone()),
            inside: outer.map(|outer| ids[outer].clone()),
            stance: stance::of(own, desk.knowledge.cues(), tree),
            absence: own.absence,
            factuality: held::of(own, desk.knowledge.signatures(), tree),
            time,
            rule: own.rule.clone(),
            confidence: own.confidence,
        };
        statement.value_hash = value_hash(&statement);
        ids.push(id);
        statements.push(statement);
    }
    let innermost = innermost(attributions, tree.len());
    let owned = |quoted: &Quoted| {
        let mut at = innermost.get(quoted.first()).copied().flatten();
        // What is said inside the quotation does not own it.
        while let Some(own) = at.filter(|&at| attributions[at].cue.is_some_and(|cue| quoted.has(cue))) {
            at = holders[own];
        }
        at.filter(|&at| attributions[at].content.has(quoted.first()))
    };
    for quoted in marks.outer.iter().chain(&marks.inner) {
        let owner = owned(quoted);
        let apart = !matches!(quoted.classed.class, Class::Direct | Class::Piece);
        // Words quoted inside a statement are that statement's; a term in it is held at a distance besides.
        if owner.is_some() && !apart {
            continue;
        }
        let holder = owner.map(|owner| ids[owner].clone());
        statements.push(loose(document, before.report, quoted, holder));
    }
    statements.sort_by_key(|own| {
        let first = own.content.first().map_or(0, |At(span)| span.start);
        let last = own.content.last().map_or(0, |At(span)| span.end);
        (first, std::cmp::Reverse(last), own.cue.first().map_or(0, |At(span)| span.start))
    });
    (statements, sources.all)
}

/// The quotations of a text without trees: nobody can be named for them.
pub(super) fn unowned(document: &Document, before: &Before, marks: &Marks) -> Vec<Statement> {
    let mut statements: Vec<Statement> =
        marks.outer.iter().chain(&marks.inner).map(|quoted| loose(document, before.report, quoted, None)).collect();
    statements.sort_by_key(|own| own.content.first().map_or(0, |At(span)| span.start));
    statements
}

/// A quotation that is given to nobody, or a term held at a distance inside a statement.
fn loose(document: &Document, report: &str, quoted: &Quoted, inside: Option<String>) -> Statement {
    let spans = document.quotations.get(quoted.number).map(|quotation| quotation.parts.clone()).unwrap_or_default();
    let form = if quoted.is_direct() { StatementForm::Direct } else { StatementForm::Scare };
    let mut statement = Statement {
        id: id(report, &spans, None),
        value_hash: String::new(),
        form,
        content: spans.into_iter().map(At).collect(),
        cue: Vec::new(),
        source: None,
        addressee: None,
        inside,
        stance: Stance::None,
        absence: false,
        factuality: None,
        time: None,
        rule: quoted.classed.rule.to_string(),
        confidence: quoted.classed.confidence,
    };
    statement.value_hash = value_hash(&statement);
    statement
}

fn id(report: &str, content: &[Span], cue: Option<Span>) -> String {
    let offsets: Vec<String> =
        content.iter().chain(&cue).flat_map(|span| [span.start.to_string(), span.end.to_string()]).collect();
    content_id("q", std::iter::once(report).chain(offsets.iter().map(String::as_str)))
}

fn value_hash(own: &Statement) -> String {
    let form = match own.form {
        StatementForm::Direct => "direct",
        StatementForm::Indirect => "indirect",
        StatementForm::Mixed => "mixed",
        StatementForm::Scare => "scare",
    };
    let stance = format!("{:?}", own.stance).to_lowercase();
    let given = |field: &'_ Option<String>| field.clone().unwrap_or_default();
    let parts = [
        form.to_owned(),
        given(&own.source),
        given(&own.addressee),
        given(&own.inside),
        given(&own.time),
        stance,
        own.absence.to_string(),
        own.factuality.map_or(String::new(), |own| format!("{own:?}")),
    ];
    content_id("", parts.iter().map(String::as_str))
}

/// For each word the attribution of the shortest content that holds it.
fn innermost(attributions: &[Attribution], words: usize) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..attributions.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(attributions[at].content.len()), at));
    let mut innermost = vec![None; words];
    for at in order {
        for range in attributions[at].content.ranges() {
            innermost[range.clone()].fill(Some(at));
        }
    }
    innermost
}

/// For each attribution the one whose content holds its cue, the nearest.
fn holders(attributions: &[Attribution]) -> Vec<Option<usize>> {
    // Contents are in the order of their first words, those that hold others first.
    const OPEN: usize = 12;
    let mut open: Vec<usize> = Vec::new();
    let mut holders = vec![None; attributions.len()];
    for (at, own) in attributions.iter().enumerate() {
        let first = own.content.first().unwrap_or(0);
        open.retain(|&outer| attributions[outer].content.last().is_some_and(|last| last >= first));
        if let Some(cue) = own.cue {
            let holds = |outer: &&usize| {
                attributions[**outer].content.has(cue) && attributions[**outer].content.len() > own.content.len()
            };
            holders[at] = open.iter().rev().take(OPEN).find(holds).copied();
        }
        open.push(at);
    }
    holders
}

/// Direct where all words stand in quotations of whole sentences or clauses, mixed where some stand in marks.
fn form(own: &Attribution, marks: &Marks, tree: Tree) -> StatementForm {
    let (mut quoted, mut free, mut direct) = (0, 0, true);
    // What stands inside a quotation is quoted by the one who is quoted only where marks of its own say so.
    let around = own.cue.and_then(|cue| marks.around(cue));
    let inner = around.map_or(&[][..], |_| marks.inner_of(&own.content));
    for word in own.content.words() {
        if tree.get(word).is_none_or(|word| word.upos() == Upos::Punct) {
            continue;
        }
        let outer = marks.around(word).filter(|quotation| Some(*quotation) != around);
        let quotation = outer.map(|quotation| &marks.outer[quotation]);
        let within = |inner: &&Quoted| inner.has(word) && !own.cue.is_some_and(|cue| inner.has(cue));
        match quotation.or_else(|| inner.iter().find(within)) {
            Some(quotation) => {
                quoted += 1;
                direct &= quotation.is_direct() || quotation.is_clause(tree);
            }
            None => free += 1,
        }
    }
    match (quoted, free) {
        (0, _) => StatementForm::Indirect,
        (quoted, free) if direct && quoted > 19 * free => StatementForm::Direct,
        _ => StatementForm::Mixed,
    }
}

/// When it was said: the time expression that hangs on the cue, not on what is said.
fn time(own: &Attribution, before: &Before, tree: Tree) -> Option<String> {
    let cue = own.cue.and_then(|cue| tree.get(cue))?;
    let sentence = cue.sentence();
    let from = before.times.partition_point(|time| time.span.start < sentence.span.start);
    let times = before.times[from..].iter().take_while(|time| time.span.end <= sentence.span.end);
    let of_cue = |time: &&dateline_types::Timex| {
        let words = Stretch::within(tree.document(), time.span);
        let Some(word) = tree.get(words.start) else { return false };
        let source = own.source_span.is_some_and(|source| source.contains(time.span));
        if source || own.content.has(word.index()) || own.cue_span.is_some_and(|cue| cue.overlaps(time.span)) {
            return false;
        }
        let over = word
            .ancestors()
            .take(6)
            .find(|over| *over == cue || over.upos() == Upos::Verb && over.relation() != Relation::Acl);
        over == Some(cue)
    };
    let dated = |time: &&dateline_types::Timex| matches!(time.kind, TimexType::Date | TimexType::Time);
    // "announced a plan to be unveiled later this week": who announced it did so before.
    let told = |time: &&dateline_types::Timex| cue.xpos() != Xpos::Vbd || !is_to_come(time, before.published);
    times.clone().filter(dated).filter(told).find(of_cue).map(|time| time.id.clone())
}
