//! The lines of a rule: cues, nodes, `unless`, `gives`, examples.

use crate::cursor::Cursor;
use crate::lexer::Token;
use crate::parse::check_name;
use crate::problem::Fault;
use crate::suggest;
use crate::syntax_tree::{Direction, Edge, Entry, Example, Gives, Line, LineKind, Named, Path, Test, TestKind};
use dateline_types::Relation;

/// The words that tests begin with.
const TESTS: [&str; 8] = ["lemma", "text", "pos", "feat", "is", "in", "before", "after"];

const NODE: &str = "write `name anchor > edge`, for example `source cue > doer`";

pub(crate) fn cue(cursor: &mut Cursor<'_>) -> Result<Line, Fault> {
    cursor.skip();
    let tests = tests(cursor, true)?;
    Ok(finish(cursor, LineKind::Cue, Vec::new(), None, tests))
}

pub(crate) fn node(cursor: &mut Cursor<'_>) -> Result<Line, Fault> {
    let name = cursor.word("the name of a node", NODE)?;
    check_name(&name, "a node")?;
    let optional = cursor.eat(&Token::Optional);
    let anchors = anchors(cursor)?;
    let Some(path) = path(cursor)? else {
        return Err(cursor.fault("`>`, `<` or `>>` is missing here", NODE));
    };
    let tests = tests(cursor, false)?;
    Ok(finish(cursor, LineKind::Node { name, optional }, anchors, Some(path), tests))
}

pub(crate) fn unless(cursor: &mut Cursor<'_>) -> Result<Line, Fault> {
    cursor.skip();
    let anchors = anchors(cursor)?;
    let path = path(cursor)?;
    let tests = tests(cursor, path.is_none())?;
    Ok(finish(cursor, LineKind::Unless, anchors, path, tests))
}

fn finish(cursor: &Cursor<'_>, what: LineKind, anchors: Vec<Named>, path: Option<Path>, tests: Vec<Test>) -> Line {
    Line { what, anchors, path, tests, text: cursor.text_from(0), at: cursor.whole() }
}

/// `cue`, or `act|cue`.
fn anchors(cursor: &mut Cursor<'_>) -> Result<Vec<Named>, Fault> {
    let remedy = "write `cue` or the name of an earlier node";
    let mut anchors = vec![cursor.word("the word to start from", remedy)?];
    while cursor.eat(&Token::Or) {
        anchors.push(cursor.word("the word to start from", remedy)?);
    }
    Ok(anchors)
}

/// A direction and the edges; none where there is no direction.
fn path(cursor: &mut Cursor<'_>) -> Result<Option<Path>, Fault> {
    let direction = match cursor.peek() {
        Some(Token::Down) => Direction::Down,
        Some(Token::Up) => Direction::Up,
        Some(Token::Below) => Direction::Below,
        _ => return Ok(None),
    };
    cursor.skip();
    let mut edges = vec![edge(cursor)?];
    while cursor.eat(&Token::Or) {
        edges.push(edge(cursor)?);
    }
    Ok(Some(Path { direction, edges }))
}

/// `obl`, or `obl(with|by)`.
fn edge(cursor: &mut Cursor<'_>) -> Result<Edge, Fault> {
    let label = cursor.word("an edge", "write a relation such as `obj`, a role such as `doer`, or `_` for any")?;
    if !cursor.eat(&Token::Open) {
        return Ok(Edge { label, words: None });
    }
    let mut words = Vec::new();
    while !cursor.eat(&Token::Close) {
        match cursor.entry() {
            Some(word) => words.push(word),
            None => return Err(cursor.fault("a word or `)` is missing here", "write the words as `obl(with|by)`")),
        }
        if !cursor.eat(&Token::Or) {
            cursor.eat(&Token::Comma);
        }
    }
    if words.is_empty() {
        return Err(Fault::error(label.at, "brackets without a word", "write the words as `obl(with|by)`"));
    }
    Ok(Edge { label, words: Some(words) })
}

/// Tests with commas between them, up to the end of the line.
fn tests(cursor: &mut Cursor<'_>, needed: bool) -> Result<Vec<Test>, Fault> {
    let mut tests = Vec::new();
    while needed && tests.is_empty() || cursor.peek().is_some() {
        tests.push(test(cursor)?);
        if cursor.peek().is_none() {
            break;
        }
        if !cursor.eat(&Token::Comma) {
            return Err(cursor.fault("this does not belong here", "tests have commas between them"));
        }
        if cursor.peek().is_none() {
            return Err(cursor.fault("a test is missing behind the comma", "write one, or take the comma out"));
        }
    }
    Ok(tests)
}

fn test(cursor: &mut Cursor<'_>) -> Result<Test, Fault> {
    let mark = cursor.mark();
    let not = cursor.eat_word("not");
    let name = cursor.word("a test", "write for example `lemma say|tell`, `pos VERB` or `is person`")?;
    let what = match name.text.as_str() {
        "lemma" => TestKind::Lemma(entries(cursor, "a word or list", "write for example `lemma say|tell|@report`")?),
        "text" => TestKind::Text(entries(cursor, "a word", "write for example `text \"according\"`")?),
        "pos" => TestKind::Pos(names(cursor, "a part of speech", "write for example `pos VERB` or `pos NOUN|PROPN`")?),
        "is" => TestKind::Is(names(cursor, "a sort", "write for example `is person` or `is person|org`")?),
        "feat" => {
            let remedy = "write for example `feat Tense=Past`";
            let feature = cursor.word("a feature", remedy)?;
            if !cursor.eat(&Token::Equals) {
                return Err(cursor.fault("`=` is missing here", remedy));
            }
            TestKind::Feat(feature, names(cursor, "a value", remedy)?)
        }
        "in" if cursor.eat_word("quotes") => TestKind::InQuotes,
        "in" => return Err(cursor.fault("`quotes` is missing here", "write `in quotes`")),
        "before" => TestKind::Before(cursor.word("a node", "write `before cue` or an earlier node")?),
        "after" => TestKind::After(cursor.word("a node", "write `after cue` or an earlier node")?),
        unknown => {
            let edge = unknown.parse::<Relation>().is_ok() || crate::edges::ROLES.contains(&unknown);
            let remedy = match edge {
                true => format!("edges have `|` between them: write `| {unknown}`"),
                false => suggest::remedy(unknown, TESTS.into_iter()),
            };
            return Err(Fault::error(name.at, format!("unknown test `{unknown}`"), remedy));
        }
    };
    Ok(Test { not, what, text: cursor.text_from(mark) })
}

/// Words or lists with `|` or blanks between them.
fn entries(cursor: &mut Cursor<'_>, what: &str, remedy: &str) -> Result<Vec<Entry>, Fault> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        if let (Some(Token::Word(word)), false) = (cursor.peek(), entries.is_empty()) {
            comma(cursor, word)?;
        }
        entries.push(cursor.entry().ok_or_else(|| cursor.fault(&format!("{what} is missing here"), remedy))?);
        while cursor.eat(&Token::Or) {
            entries.push(cursor.entry().ok_or_else(|| cursor.fault(&format!("{what} is missing here"), remedy))?);
        }
        if matches!(cursor.peek(), None | Some(Token::Comma)) {
            return Ok(entries);
        }
    }
}

/// Names with `|` or blanks between them.
fn names(cursor: &mut Cursor<'_>, what: &str, remedy: &str) -> Result<Vec<Named>, Fault> {
    Ok(entries(cursor, what, remedy)?
        .into_iter()
        .map(|entry| match entry.is_list {
            true => Named { text: format!("@{}", entry.name.text), at: entry.name.at },
            false => entry.name,
        })
        .collect())
}

/// A word that begins tests is hardly one more of the words before it.
fn comma(cursor: &Cursor<'_>, word: &str) -> Result<(), Fault> {
    if TESTS.contains(&word) || word == "not" {
        let message = format!("`{word}` begins a test of its own");
        let remedy = format!("put a comma before it; if the word is meant, write `|{word}` or \"{word}\"");
        return Err(cursor.fault(&message, &remedy));
    }
    Ok(())
}

pub(crate) fn gives(cursor: &mut Cursor<'_>) -> Result<Gives, Fault> {
    let remedy = "write for example `gives Claim source=source content=claim`";
    cursor.skip();
    let kind = cursor.word("a kind of record", remedy)?;
    let code = match (cursor.peek(), cursor.after(1)) {
        (Some(Token::Word(_)), Some(Token::Equals)) => None,
        (Some(Token::Word(_)), _) => Some(cursor.word("a code", remedy)?),
        _ => None,
    };
    let mut fields = Vec::new();
    while cursor.peek().is_some() {
        let field = cursor.word("a field", remedy)?;
        if !cursor.eat(&Token::Equals) {
            return Err(cursor.fault("`=` is missing here", remedy));
        }
        let mut values = vec![cursor.word("a node or word", remedy)?];
        while cursor.eat(&Token::Comma) {
            values.push(cursor.word("a node", "write nodes with a comma between them, as in `content=claim,more`")?);
        }
        fields.push((field, values));
    }
    Ok(Gives { kind, code, fields, at: cursor.whole() })
}

pub(crate) fn example(cursor: &mut Cursor<'_>, yes: bool) -> Result<Example, Fault> {
    let remedy = match yes {
        true => "write `yes \"A sentence.\" node=\"its text\"`",
        false => "write `no \"A sentence.\"`",
    };
    cursor.skip();
    let text = cursor.text("a sentence in quotation marks", remedy)?;
    let mut expected = Vec::new();
    while yes && cursor.peek().is_some() {
        let node = cursor.word("the name of a node", remedy)?;
        if !cursor.eat(&Token::Equals) {
            return Err(cursor.fault("`=` is missing here", remedy));
        }
        expected.push((node, cursor.text("the node's text in quotation marks", remedy)?));
    }
    cursor.end_of_line(remedy)?;
    Ok(Example { yes, text, expected })
}
