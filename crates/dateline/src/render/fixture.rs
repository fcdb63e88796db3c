//! A short report of our own with a ledger made by hand, holding every kind of record, nested and crossing words,
//! and characters that must not reach a terminal. Every format is drawn from it and compared with a stored page.

use super::page::Page;
use super::{html, markdown, text};
use dateline_knowledge::Knowledge;
use dateline_types::entity::{EntityKind, Mention, MentionForm, NameType};
use dateline_types::event::{Argument, Modality};
use dateline_types::figure::{FigureModality, Measure, Method, Qualifier, Scope};
use dateline_types::ledger::{DatelineFacts, DocumentFacts};
use dateline_types::source::Naming;
use dateline_types::statement::{Stance, StatementForm};
use dateline_types::time::{Direction, TimexType, Towards};
use dateline_types::{
    Anchor, At, Block, BlockKind, Entity, Event, Figure, Ledger, Note, Place, Source, Span, Statement, Timex,
};
use expect_test::expect_file;

const TEXT: &str = "Ferries to sail again from Port Elan\n\nPORT ELAN, Feb 3 (NP) — Ferries will sail again on \
Friday, the harbour office said on Tuesday, after a storm in January last year killed at least 1,250 people.\n\n\
‘A hard winter’\n\n“We waited a year. On Monday we saw the first ship,” said Ana Reyes, who called the delay \
“unworthy”.\n\n“The quay held.\n\n“It will hold on Friday,” she said. 👩‍👩‍👧 می‌گوید: «بندر باز است» \u{202e}gnp.exe\u{1b}[31m \
<b>*bold*</b>\n\nNP";

fn at(words: &str, nth: usize) -> Span {
    let (start, found) = TEXT.match_indices(words).nth(nth).expect("the words stand in the text");
    Span::at(start, start + found.len())
}

fn time(id: &str, span: Span, value: &str, from: &str, to: &str, cue: Option<(Towards, Span)>) -> Timex {
    Timex {
        id: id.into(),
        span,
        kind: TimexType::Date,
        value: Some(value.into()),
        modifier: None,
        quant: None,
        freq: None,
        from: from.parse().ok(),
        to: to.parse().ok(),
        anchor: cue.is_some().then_some(Anchor::Published),
        relation: None,
        direction: cue.map(|(towards, cue)| Direction { towards, cue: Some(cue) }),
        zone: None,
        rule: "time.weekday@time/weekday.rs:42".into(),
        confidence: 0.95,
    }
}

fn statement(id: &str, form: StatementForm, content: &[Span], cue: Option<Span>, source: Option<&str>) -> Statement {
    Statement {
        id: id.into(),
        value_hash: String::new(),
        form,
        content: content.iter().copied().map(At).collect(),
        cue: cue.into_iter().map(At).collect(),
        source: source.map(str::to_owned),
        addressee: None,
        inside: None,
        stance: if form == StatementForm::Scare { Stance::None } else { Stance::Claim },
        absence: false,
        factuality: None,
        time: None,
        rule: "quote.direct@quotes/direct.rs:17".into(),
        confidence: 0.9,
    }
}

fn mention(span: Span, form: MentionForm, why: &str) -> Mention {
    let name_type = (form == MentionForm::Name).then_some(NameType::Per);
    Mention { span, form, name_type, sense: None, why: why.into() }
}

fn entity(id: &str, name: &str, kind: EntityKind, mentions: Vec<Mention>) -> Entity {
    Entity {
        id: id.into(),
        name: name.into(),
        kind,
        country: None,
        sectors: Vec::new(),
        role: None,
        known: false,
        place: None,
        mentions,
    }
}

/// A speaker, a place, and two descriptions: one that crosses the event's words, one of the very words of the figure.
fn entities() -> Vec<Entity> {
    use MentionForm::{Name, Pronoun, Role};
    let town = Place {
        lat: Some(36.13),
        lon: Some(-5.45),
        country: Some("ESP".into()),
        admin1: Some("Andalusia".into()),
        geonames: Some(1),
        precision: Some("city".into()),
    };
    let speaker = vec![
        mention(at("We", 0), Pronoun, "speaker of the quotation"),
        mention(at("Ana Reyes", 0), Name, "name"),
        mention(at("she", 0), Pronoun, "pronoun"),
    ];
    vec![
        Entity {
            known: true,
            country: Some("ESP".into()),
            place: Some(town),
            ..entity(
                "geonames-1",
                "Port Elan",
                EntityKind::Place,
                vec![mention(at("Port Elan", 0), Name, "population"), mention(at("PORT ELAN", 0), Name, "name")],
            )
        },
        entity(
            "e2",
            "harbour office",
            EntityKind::Organisation,
            vec![mention(at("the harbour office", 0), Role, "description")],
        ),
        entity(
            "e3",
            "1,250 people",
            EntityKind::Group,
            vec![mention(at("at least 1,250 people", 0), Role, "description")],
        ),
        Entity {
            country: Some("ESP".into()),
            sectors: vec!["GOV".into()],
            role: Some("harbour master".into()),
            ..entity("e1", "Ana Reyes", EntityKind::Person, speaker)
        },
        entity(
            "e4",
            "first ship",
            EntityKind::Other,
            vec![mention(at("the first ship", 0), Role, "description"), mention(at("It", 0), Pronoun, "pronoun")],
        ),
    ]
}

fn source(id: &str, span: Span, naming: Naming, via: Option<&str>) -> Source {
    let via = via.map(str::to_owned);
    Source { id: id.into(), entity: None, span, role: None, country: None, naming, channel: None, anonymity: None, via }
}

/// The report's text and its ledger.
pub(crate) fn ledger() -> (&'static str, Ledger) {
    let facts = DocumentFacts {
        id: "r0".into(),
        title: Some("Ferries to sail again from Port Elan".into()),
        outlet: Some("harbour.example".into()),
        agency: Some("NP".into()),
        published: "2026-02-03T18:04+01:00".parse().ok(),
        dateline: Some(DatelineFacts { place: Some("PORT ELAN".into()), date: Some("2026-02-03".into()) }),
        length: TEXT.chars().count() as u32,
        ..DocumentFacts::default()
    };
    let past = |words, nth| Some((Towards::Past, at(words, nth)));
    let ledger = Ledger {
        schema: "dateline/1".into(),
        made_by: Default::default(),
        document: facts,
        entities: entities(),
        times: vec![
            time("t1", at("Feb 3", 0), "2026-02-03", "2026-02-03", "2026-02-04", None),
            time(
                "t2",
                at("Friday", 0),
                "2026-02-06",
                "2026-02-06",
                "2026-02-07",
                Some((Towards::Future, at("will", 0))),
            ),
            time("t3", at("Tuesday", 0), "2026-02-03", "2026-02-03", "2026-02-04", past("said", 0)),
            time("t4", at("January last year", 0), "2025-01", "2025-01-01", "2025-02-01", past("killed", 0)),
            time("t5", at("Monday", 0), "2026-02-02", "2026-02-02", "2026-02-03", past("saw", 0)),
            time("t6", at("Friday", 1), "2026-02-06", "2026-02-06", "2026-02-07", None),
        ],
        sources: vec![
            source("s1", at("the harbour office", 0), Naming::Collective, Some("s2")),
            source("s2", at("NP", 0), Naming::Named, None),
            Source { entity: Some("e1".into()), ..source("s3", at("Ana Reyes", 0), Naming::Named, None) },
        ],
        statements: vec![
            statement(
                "q1",
                StatementForm::Direct,
                &[at("“We waited a year. On Monday we saw the first ship,”", 0)],
                Some(at("said", 1)),
                Some("s3"),
            ),
            statement("q2", StatementForm::Scare, &[at("“unworthy”", 0)], None, None),
            statement(
                "q3",
                StatementForm::Direct,
                &[at("“The quay held.", 0), at("“It will hold on Friday,”", 0)],
                Some(at("said", 2)),
                Some("s3"),
            ),
            statement(
                "q4",
                StatementForm::Indirect,
                &[at("Ferries will sail again on Friday", 0)],
                Some(at("said", 0)),
                Some("s1"),
            ),
        ],
        figures: vec![Figure {
            id: "f1".into(),
            value_hash: String::new(),
            span: at("at least 1,250 people", 0),
            measure: Measure::Killed,
            unit: "person".into(),
            low: Some(1250.0),
            high: None,
            qualifier: Qualifier::AtLeast,
            word: None,
            each: false,
            counted: None,
            by: None,
            scope: Scope::Background,
            period: None,
            asof: None,
            place: None,
            source: Some("s1".into()),
            method: Some(Method::Reported),
            modality: FigureModality::Asserted,
            status: None,
            of: None,
            part_of: None,
            derived: None,
            statement: None,
            rule: "figure.toll@figures.rules:3".into(),
            confidence: 0.8,
        }],
        events: vec![Event {
            id: "e9".into(),
            value_hash: String::new(),
            kind: "AID".into(),
            mode: None,
            contexts: Vec::new(),
            cameo: Some("070".into()),
            quad: Some(2),
            goldstein: None,
            // Crosses the statement's words on purpose.
            trigger: vec![At(at("on Friday, the harbour", 0))],
            doers: vec!["e1".into()],
            targets: Vec::new(),
            place: None,
            time: Some("t2".into()),
            date: None,
            modality: Modality::Planned,
            condition: Vec::new(),
            background: false,
            source: Some("s1".into()),
            statement: None,
            same_as: None,
            arguments: vec![Argument {
                role: "doer".into(),
                span: at("Ana Reyes", 0),
                of: Some("e1".into()),
                implied: false,
            }],
            rule: "event.aid@events.rules:9".into(),
            confidence: 0.5,
        }],
        notes: vec![
            Note::whole("no date in the container; the header's was taken"),
            Note { span: at("<b>*bold*</b>", 0), what: "markup left in the text".into() },
        ],
    };
    (TEXT, ledger)
}

fn blocks() -> Vec<Block> {
    let block = |span, kind| Block { span, kind };
    let to_end = |words, until| at(words, 0).join(at(until, 0));
    vec![
        block(at("Ferries to sail again from Port Elan", 0), BlockKind::Title),
        block(at("PORT ELAN, Feb 3 (NP) —", 0), BlockKind::Dateline),
        block(to_end("Ferries will", "people."), BlockKind::Paragraph),
        block(at("‘A hard winter’", 0), BlockKind::Heading),
        block(to_end("“We waited", "“unworthy”."), BlockKind::Paragraph),
        block(at("“The quay held.", 0), BlockKind::Paragraph),
        block(to_end("“It will", "</b>"), BlockKind::Paragraph),
        block(at("NP", 1), BlockKind::SignOff),
    ]
}

fn on_page<T>(draw: impl FnOnce(&Page<'_>) -> T) -> T {
    let (text, ledger) = ledger();
    let knowledge = Knowledge::built_in();
    draw(&Page::new("stories/ferry.txt", text, &blocks(), &ledger, knowledge.gazetteer()))
}

fn as_text(width: usize, colour: bool) -> String {
    on_page(|page| text::render(page, text::Look { width, colour }))
}

#[test]
fn text_pages() {
    expect_file!["../../tests/pages/ferry.txt"].assert_eq(&as_text(80, false));
    expect_file!["../../tests/pages/ferry.narrow.txt"].assert_eq(&as_text(44, false));
    expect_file!["../../tests/pages/ferry.colour.txt"].assert_eq(&as_text(80, true).replace('\u{1b}', "␛"));
}

#[test]
fn markdown_page() {
    expect_file!["../../tests/pages/ferry.md"].assert_eq(&on_page(markdown::render));
}

#[test]
fn html_page() {
    let (article, entry) = on_page(|page| html::report(page, 1));
    expect_file!["../../tests/pages/ferry.html"].assert_eq(&article.replace("><", ">\n<"));
    assert!(html::foot(std::slice::from_ref(&entry)).starts_with("</main>"));
    assert!(html::foot(&[entry.clone(), entry]).contains("2 reports"));
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in [24, 40, 60, 80] {
        for line in as_text(width, false).lines() {
            let wide = unicode_width::UnicodeWidthStr::width(line);
            assert!(wide <= width, "{wide} columns of {width}: {line}");
        }
    }
}

#[test]
fn colour_changes_no_word() {
    let plain: String = as_text(80, true);
    let mut bare = String::new();
    let mut rest = plain.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        bare.push_str(&rest[..at]);
        rest = rest[at..].split_once('m').map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let words = |s: &str| s.replace(['[', ']'], "").split_whitespace().collect::<String>();
    assert_eq!(words(&bare), words(&as_text(80, false)));
}

#[test]
fn nothing_from_a_report_acts() {
    let (html, _) = on_page(|page| html::report(page, 1));
    for page in [as_text(80, false), on_page(markdown::render), html] {
        assert!(!page.contains(['\u{1b}', '\u{202e}']) && page.contains("⟨RLO⟩") && page.contains('␛'), "{page}");
    }
    let (html, _) = on_page(|page| html::report(page, 1));
    assert!(!html.contains("<b>") && html.contains("&lt;b&gt;"));
}

#[test]
fn mentions_are_marked_in_html_alone() {
    let (html, _) = on_page(|page| html::report(page, 1));
    assert!(html.contains("title=\"Ana Reyes (person, harbour master, Spain, ESPGOV)\""), "{html}");
    for page in [as_text(80, false), on_page(markdown::render)] {
        let (report, section) = page.split_once("Who and where").unwrap();
        assert!(!report.contains("[she]") && !report.contains("**she**"), "{report}");
        assert!(section.contains("Ana Reyes") && section.contains("city"), "{section}");
    }
}

#[test]
fn every_number_in_the_text_has_its_note_and_back() {
    let (html, _) = on_page(|page| html::report(page, 7));
    let count = on_page(|page| page.items.len());
    for number in 1..=count {
        for (anchor, link) in [("w", "n"), ("n", "w")] {
            let id = format!("id=\"r7{anchor}{number}\"");
            assert_eq!(html.matches(&id).count(), 1, "{id}");
            assert!(html.contains(&format!("href=\"#r7{link}{number}\"")), "{link}{number}");
        }
    }
}
