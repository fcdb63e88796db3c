//! A dossier made by hand, of invented outlets in a real country: every part of the page, and text that would act.

use dateline_corpus::dossier::{
    Chart, CopyOf, Count, Day, Dossier, Entry, Lane, Link, Origin, OriginKind, Origins, Point, Position, Precision,
    Report, Reprint, Revision, Sentence, Spot, Story, Turn, Utterance, Voice,
};
use dateline_corpus::positions::Act;
use dateline_types::Modality;
use dateline_types::figure::Qualifier;

/// Text of a report that wants to be more than text.
pub(super) const HOSTILE: &str =
    "</style><script>alert(1)</script> <b>*bold*</b> \u{202e}gnp.exe\u{1b}[31m & \"quoted\" `tick` | pipe";

const TEXTS: [(&str, &str, &str, &str, &str); 9] = [
    (
        "2023-09-19",
        "Meridian",
        "",
        "Shells fall on Stepanakert as Baku announces operation",
        "YEREVAN, Sept 19 (Meridian) — Azerbaijan’s army shelled Stepanakert on Tuesday, hours after Baku announced what it called a local operation.\n\nThe human rights office in Stepanakert said at least two people had been killed and 11 wounded. “Civilians are under the ground in basements,” said ombudsman Gegham Sarian.\n\nAzerbaijan’s defence ministry denied that civilians were targets.",
    ),
    (
        "2023-09-20",
        "Caspian Wire",
        "",
        "Ceasefire agreed in Karabakh",
        "BAKU, Sept 20 (Caspian Wire) — Both sides agreed to a ceasefire from 1 p.m. on Wednesday, mediated by peacekeepers.\n\nKarabakh officials put the dead at 32, seven of them civilians. The defence ministry in Baku gave no figure of its own.\n\nBaku demands that all armed units lay down their weapons.",
    ),
    ("2023-09-20", "Harbour Courier", "Caspian Wire", "Guns fall silent, agency says", ""),
    (
        "2023-09-21",
        "Northgate",
        "",
        "Talks open in Yevlakh",
        "YEVLAKH — Delegations met for two hours in Yevlakh on Thursday. Karabakh’s side refused to disarm before security guarantees were signed.\n\nThe human rights office raised its count to at least 200 killed and more than 400 wounded. A monitoring group, Open Ledger, had verified 31 deaths by name.\n\n“There is no agreement yet,” said adviser David Babaian on state television.",
    ),
    (
        "2023-09-25",
        "Valley Tribune",
        "",
        "Thousands reach Goris",
        "GORIS, Armenia — Some 6,500 people had crossed into Armenia by Monday night, the government in Yerevan said. Dozens were treated for burns after a fuel depot exploded near Stepanakert.\n\nOfficials spoke of hundreds of injured.",
    ),
    (
        "2023-09-26",
        "Meridian",
        "",
        "Depot blast: the toll rises",
        "YEREVAN, Sept 26 (Meridian) — At least 20 people died in the explosion at a fuel depot, the health ministry said, and 13 unidentified bodies were still being examined.\n\nOpen Ledger said between 68 and 125 people may have died in the blast. The ministry later withdrew an earlier figure of 125.\n\nYerevan offered to take in 40,000 families on condition that the corridor stays open.",
    ),
    (
        "2023-09-28",
        "Kestrel News",
        "",
        "Separatist republic to dissolve itself",
        "The republic will cease to exist by 1 January, a decree said on Thursday.\n\nMore than 70,500 people had fled by Thursday, the government said; Baku called the number exaggerated and spoke of “up to 50,000”.",
    ),
    (
        "2023-10-01",
        "Meridian",
        "",
        "Nearly all have gone, Yerevan says",
        "YEREVAN, Oct 1 (Meridian) — 100,514 people have arrived from Karabakh, Armenia’s government said on Sunday. A United Nations mission arrived in Stepanakert.\n\nThe health ministry now counts 170 bodies from the depot. The human rights office said 213 had been killed in the fighting, five fewer than it had said before.",
    ),
    ("", "anonymous.example", "", HOSTILE, HOSTILE),
];

struct Maker {
    reports: Vec<Report>,
}

impl Maker {
    /// A link to words of a report, which must stand there.
    fn to(&mut self, report: usize, words: &str) -> Link {
        let own = &mut self.reports[report - 1];
        let at = own.text.find(words).unwrap_or_else(|| panic!("report {report} lacks “{words}”"));
        let start = own.text[..at].chars().count() as u32;
        own.mark(start, start + words.chars().count() as u32)
    }
}

fn number(qualifier: Qualifier, day: &str, low: f64, high: f64, words: &str, link: Link) -> Point {
    let some = |n: f64| Some(n).filter(|n| n.is_finite());
    Point {
        day: Some(day.to_owned()).filter(|day| !day.is_empty()),
        low: some(low),
        high: some(high),
        qualifier,
        words: words.into(),
        method: String::new(),
        link,
        restated: Vec::new(),
    }
}

fn says(words: &str, links: &[Link]) -> Sentence {
    Sentence { words: words.into(), links: links.to_vec() }
}

/// The dossier.
pub(super) fn dossier() -> Dossier {
    let mut m = Maker { reports: reports() };
    let mut dossier = Dossier {
        title: "Nagorno-Karabakh, September 2023".into(),
        filters: "Places within Nagorno-Karabakh, Armenia and Azerbaijan; 19 September to 3 October 2023; all actors"
            .into(),
        made_by: "dateline 0.1.0, tables and weights 9f2c41d07be8".into(),
        chain_head: Some("5b1e4c1d9a0f4c1e8d77a2c1b0ffb4f1e4f1ab0c5a7c1d2e3f405162738495a6".into()),
        ..Dossier::default()
    };
    dossier.counts = [
        (9, "reports", "1 of them a reprint"),
        (5, "independent origins", "3 outlets, 2 agencies"),
        (11, "happenings", "2 denied"),
        (19, "claims of numbers", "by 6 sources"),
        (6, "speakers", ""),
    ]
    .map(|(number, noun, detail)| Count { number, noun: noun.into(), detail: detail.into() })
    .into();
    dossier.summary = vec![
        says(
            "The dead of the fighting are claimed to be between 31 (Open Ledger) and 218 (human rights office); none is estimated here.",
            &[m.to(4, "verified 31 deaths by name"), m.to(8, "213 had been killed in the fighting")],
        ),
        says(
            "Azerbaijan’s defence ministry denies that civilians were targets.",
            &[m.to(1, "denied that civilians were targets")],
        ),
        says(
            "The last change: on 1 October the human rights office lowered its count by five.",
            &[m.to(8, "five fewer than it had said before")],
        ),
    ];
    dossier.timeline = timeline(&mut m);
    dossier.charts = charts(&mut m);
    dossier.positions = positions(&mut m);
    dossier.voices = voices(&mut m);
    dossier.spots = spots(&mut m);
    dossier.origins = origins(&m.reports);
    dossier.notes = vec![
        "Days are the reports’ own; where a report tells none, its date of publication stands in.".into(),
        "Reprints are collapsed in counts and lists.".into(),
        HOSTILE.into(),
    ];
    dossier.reports = m.reports;
    dossier
}

fn reports() -> Vec<Report> {
    (1..)
        .zip(TEXTS)
        .map(|(number, (day, outlet, agency, title, text))| Report {
            number,
            id: format!("r-{number:04}-5d1f"),
            title: title.into(),
            outlet: outlet.into(),
            agency: agency.into(),
            day: day.into(),
            url: if number % 2 == 1 { format!("https://news.example/{number}?a=1&b=2") } else { String::new() },
            hash: "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b".into(),
            copy_of: text.is_empty().then(|| CopyOf { report: 2, how: "shortened".into() }),
            text: text.into(),
            marks: Vec::new(),
        })
        .collect()
}

fn timeline(m: &mut Maker) -> Vec<Day> {
    let entry = |kind: &str, words: &str, doer: &str, target: &str, place: &str, links: Vec<Link>| Entry {
        kind: kind.into(),
        words: words.into(),
        doers: vec![doer.to_owned()].into_iter().filter(|s| !s.is_empty()).collect(),
        targets: target.split(';').filter(|s| !s.is_empty()).map(str::to_owned).collect(),
        place: Some(place.to_owned()).filter(|s| !s.is_empty()),
        links,
        ..Entry::default()
    };
    let shelled = "Azerbaijan’s army shelled Stepanakert on Tuesday";
    let agreed = "Both sides agreed to a ceasefire from 1 p.m. on Wednesday";
    let first = Entry {
        sources: vec!["the human rights office".into()],
        denied_by: vec![says(
            "Azerbaijan’s defence ministry: “denied that civilians were targets”",
            &[m.to(1, "Azerbaijan’s defence ministry denied that civilians were targets")],
        )],
        ..entry("assault", shelled, "Azerbaijan’s army", "Stepanakert", "Stepanakert", vec![m.to(1, shelled)])
    };
    let second = Entry {
        reprints: 1,
        when: Some("from 1 p.m.".into()),
        ..entry(
            "agreement",
            agreed,
            "Azerbaijan",
            "Karabakh’s side",
            "",
            vec![m.to(2, agreed), Link { report: 3, mark: None }],
        )
    };
    let demand = "Baku demands that all armed units lay down their weapons";
    let third = Entry {
        modality: Modality::Demanded,
        ..entry("demand", demand, "Azerbaijan", "Karabakh’s armed units", "", vec![m.to(2, demand)])
    };
    let met = "Delegations met for two hours in Yevlakh on Thursday";
    let fourth = entry(
        "consultation",
        met,
        "",
        "delegations of both sides;peacekeepers;observers",
        "Yevlakh",
        vec![m.to(4, met)],
    );
    let fled = "Some 6,500 people had crossed into Armenia by Monday night";
    let fifth = Entry {
        sources: vec!["Armenia’s government".into()],
        modality: Modality::Ongoing,
        ..entry("flight", fled, "6,500 people", "", "Goris", vec![m.to(5, fled)])
    };
    let blast = "explosion at a fuel depot";
    let sixth = entry(
        "accident",
        blast,
        "",
        "",
        "near Stepanakert",
        vec![m.to(6, blast), m.to(5, "a fuel depot exploded near Stepanakert")],
    );
    let end = "The republic will cease to exist by 1 January";
    let seventh = Entry {
        modality: Modality::Planned,
        sources: vec!["a decree".into()],
        ..entry("dissolution", end, "the republic", "", "", vec![m.to(7, end)])
    };
    let many = Entry {
        ..entry(
            "arrival",
            "A United Nations mission arrived in Stepanakert",
            "a United Nations mission",
            "",
            "Stepanakert",
            vec![m.to(8, "A United Nations mission arrived in Stepanakert"); 14],
        )
    };
    let hostile = entry(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, vec![m.to(9, "<b>*bold*</b>")]);
    [
        ("2023-09-19", vec![first]),
        ("2023-09-20", vec![second, third]),
        ("2023-09-21", vec![fourth]),
        ("2023-09-25", vec![fifth, sixth]),
        ("2023-09-28", vec![seventh]),
        ("2023-10-01", vec![many]),
        ("2023-10", vec![]),
        ("", vec![hostile]),
    ]
    .map(|(day, entries)| Day { day: day.into(), entries })
    .into()
}

fn charts(m: &mut Maker) -> Vec<Chart> {
    use Qualifier::{About, AtLeast, Exact, MoreThan, Range, UpTo, Vague};
    const NONE: f64 = f64::NAN;
    let office = Lane {
        source: "Human rights office, Stepanakert".into(),
        kind: "official".into(),
        named: true,
        points: vec![
            number(
                AtLeast,
                "2023-09-19",
                2.0,
                NONE,
                "at least two people",
                m.to(1, "at least two people had been killed"),
            ),
            number(Exact, "2023-09-20", 32.0, 32.0, "32", m.to(2, "put the dead at 32")),
            number(AtLeast, "2023-09-21", 200.0, NONE, "at least 200 killed", m.to(4, "at least 200 killed")),
            number(Exact, "2023-09-27", 218.0, 218.0, "218", m.to(8, "five fewer than it had said before")),
            number(Exact, "2023-10-01", 213.0, 213.0, "213", m.to(8, "213 had been killed in the fighting")),
        ],
        revisions: vec![
            Revision { from: 0, to: 1, turn: Turn::Up },
            Revision { from: 1, to: 2, turn: Turn::Up },
            Revision { from: 2, to: 3, turn: Turn::Up },
            Revision { from: 3, to: 4, turn: Turn::Down },
        ],
        stale_since: None,
    };
    let mut verified =
        number(Exact, "2023-09-21", 31.0, 31.0, "31 deaths by name", m.to(4, "verified 31 deaths by name"));
    verified.method = "documented".into();
    verified.restated = vec![Link { report: 5, mark: None }, Link { report: 6, mark: None }];
    let ledger = Lane {
        source: "Open Ledger".into(),
        kind: "monitoring group".into(),
        named: true,
        points: vec![verified],
        stale_since: Some("2023-09-21".into()),
        ..Lane::default()
    };
    let unnamed = Lane {
        source: "an official".into(),
        points: vec![
            number(Vague, "2023-09-25", 100.0, 999.0, "hundreds", m.to(5, "hundreds of injured")),
            number(Exact, "", 40.0, 40.0, "40", Link { report: 9, mark: None }),
        ],
        ..Lane::default()
    };
    let killed = Chart {
        title: "Killed in the fighting, Nagorno-Karabakh".into(),
        unit: "people".into(),
        bounds: Some(says(
            "Claimed between 31 (Open Ledger) and 218 (human rights office); not estimated.",
            &[m.to(4, "31 deaths by name")],
        )),
        conflicts: vec![says(
            "On 21 September the human rights office says at least 200, Open Ledger 31.",
            &[m.to(4, "200"), m.to(4, "31")],
        )],
        checks: vec![says(
            "32 on 20 September are 25 fighters and 7 civilians: the parts add up.",
            &[m.to(2, "seven of them civilians")],
        )],
        lanes: vec![office, ledger, unnamed],
        under_review: Vec::new(),
    };
    let ministry = Lane {
        source: "Health ministry".into(),
        kind: "government".into(),
        named: true,
        points: vec![
            number(Exact, "2023-09-25", 125.0, 125.0, "125", m.to(6, "an earlier figure of 125")),
            number(
                Exact,
                "2023-09-26",
                NONE,
                NONE,
                "withdrew an earlier figure",
                m.to(6, "withdrew an earlier figure"),
            ),
            number(AtLeast, "2023-09-26", 20.0, NONE, "At least 20 people", m.to(6, "At least 20 people died")),
            number(Exact, "2023-10-01", 170.0, 170.0, "170 bodies", m.to(8, "170 bodies")),
        ],
        revisions: vec![
            Revision { from: 0, to: 1, turn: Turn::Withdrawn },
            Revision { from: 2, to: 3, turn: Turn::Up },
        ],
        stale_since: None,
    };
    let open = Lane {
        source: "Open Ledger".into(),
        named: true,
        points: vec![
            number(Range, "2023-09-26", 68.0, 125.0, "between 68 and 125 people", m.to(6, "between 68 and 125 people")),
            number(About, "2023-09-29", 140.0, 140.0, "about 140", Link { report: 7, mark: None }),
        ],
        revisions: vec![Revision { from: 0, to: 1, turn: Turn::Up }],
        ..Lane::default()
    };
    let review = Lane {
        source: "Health ministry".into(),
        named: true,
        points: vec![number(
            Exact,
            "2023-09-26",
            13.0,
            13.0,
            "13 unidentified bodies",
            m.to(6, "13 unidentified bodies"),
        )],
        ..Lane::default()
    };
    let depot = Chart {
        title: "Killed by the explosion at the depot".into(),
        unit: "people".into(),
        lanes: vec![ministry, open],
        under_review: vec![review],
        ..Chart::default()
    };
    let government = Lane {
        source: "Government of Armenia".into(),
        kind: "government".into(),
        named: true,
        points: vec![
            number(About, "2023-09-25", 6500.0, 6500.0, "Some 6,500 people", m.to(5, "Some 6,500 people")),
            number(
                MoreThan,
                "2023-09-28",
                70_500.0,
                NONE,
                "More than 70,500 people",
                m.to(7, "More than 70,500 people"),
            ),
            number(Exact, "2023-10-01", 100_514.0, 100_514.0, "100,514 people", m.to(8, "100,514 people")),
        ],
        revisions: vec![Revision { from: 0, to: 1, turn: Turn::Up }, Revision { from: 1, to: 2, turn: Turn::Up }],
        stale_since: None,
    };
    let baku = Lane {
        source: "Azerbaijan".into(),
        named: true,
        points: vec![number(UpTo, "2023-09-28", NONE, 50_000.0, "up to 50,000", m.to(7, "up to 50,000"))],
        ..Lane::default()
    };
    let text = Lane {
        source: HOSTILE.into(),
        points: vec![number(Vague, "2023-09", 10_000.0, 90_000.0, HOSTILE, m.to(9, "\"quoted\""))],
        ..Lane::default()
    };
    let fled = Chart {
        title: "Fled to Armenia".into(),
        unit: "people".into(),
        lanes: vec![government, baku, text],
        ..Chart::default()
    };
    vec![killed, depot, fled]
}

fn positions(m: &mut Maker) -> Vec<Position> {
    let mut row = |party: &str, day: &str, act, issue: &str, toward: &str, report, words: &str| Position {
        party: party.into(),
        day: day.into(),
        act,
        issue: issue.into(),
        toward: vec![toward.to_owned()],
        words: words.into(),
        condition: None,
        source: None,
        changed: None,
        link: m.to(report, words),
    };
    let mut rows = vec![
        row(
            "Azerbaijan",
            "2023-09-20",
            Act::Demands,
            "weapons",
            "Karabakh’s armed units",
            2,
            "all armed units lay down their weapons",
        ),
        row(
            "Azerbaijan",
            "2023-09-28",
            Act::Refuses,
            "the number of those who fled",
            "Armenia",
            7,
            "called the number exaggerated",
        ),
        row(
            "Karabakh’s side",
            "2023-09-21",
            Act::Refuses,
            "disarmament",
            "Azerbaijan",
            4,
            "refused to disarm before security guarantees were signed",
        ),
        row(
            "Armenia",
            "2023-09-26",
            Act::Offers,
            "40,000 families",
            "people of Karabakh",
            6,
            "Yerevan offered to take in 40,000 families",
        ),
        row(HOSTILE, "", Act::Threatens, HOSTILE, HOSTILE, 9, "pipe"),
    ];
    rows[3].condition = Some("the corridor stays open".into());
    rows[1].source = Some("Kestrel News".into());
    rows[2].changed = Some(says("On 28 September it agreed to dissolve itself.", &[Link { report: 7, mark: None }]));
    rows
}

fn voices(m: &mut Maker) -> Vec<Voice> {
    let mut said = |day: &str, channel: &str, stance: &str, topic: &str, quoted, report, words: &str| Utterance {
        day: day.into(),
        channel: channel.into(),
        stance: stance.into(),
        topic: topic.into(),
        words: words.into(),
        quoted,
        changed: None,
        link: m.to(report, words),
    };
    let ombudsman =
        said("2023-09-19", "", "claim", "civilians", true, 1, "Civilians are under the ground in basements");
    let mut adviser = said("2023-09-21", "state television", "claim", "talks", true, 4, "There is no agreement yet");
    adviser.changed =
        Some(says("The day before it was said that both sides agreed.", &[Link { report: 2, mark: None }]));
    let ministry = said("2023-09-19", "", "denial", "targets", false, 1, "denied that civilians were targets");
    let baku = said("2023-09-28", "", "claim", "", true, 7, "up to 50,000");
    let many: Vec<Utterance> =
        (0..15).map(|n| said(&format!("2023-09-{}", 10 + n), "", "claim", "", true, 8, "five fewer")).collect();
    let hostile = Utterance {
        words: HOSTILE.into(),
        channel: HOSTILE.into(),
        topic: HOSTILE.into(),
        stance: HOSTILE.into(),
        ..said("", "", "", "", true, 9, "gnp.exe")
    };
    let voice = |who: &str, role: &str, country: &str, statements| Voice {
        who: who.into(),
        role: role.into(),
        country: country.into(),
        statements,
    };
    vec![
        voice("Gegham Sarian", "ombudsman", "Nagorno-Karabakh", vec![ombudsman]),
        voice("David Babaian", "adviser", "", vec![adviser]),
        voice("Defence ministry", "", "Azerbaijan", vec![ministry, baku]),
        voice("Human rights office", "", "", many),
        voice(HOSTILE, HOSTILE, HOSTILE, vec![hostile]),
    ]
}

fn spots(m: &mut Maker) -> Vec<Spot> {
    let mut spot = |name: &str, within: &str, lat: f64, lon: f64, precision, count, report, words: &str| Spot {
        name: name.into(),
        within: within.into(),
        lat: Some(lat).filter(|n| n.is_finite()),
        lon: Some(lon).filter(|n| n.is_finite()),
        precision,
        count,
        links: vec![m.to(report, words)],
    };
    use Precision::{Country, Point, Region};
    vec![
        spot("Stepanakert", "Nagorno-Karabakh", 39.82, 46.75, Point, 6, 1, "Stepanakert"),
        spot("Khankendi depot", "near Stepanakert", 39.84, 46.79, Point, 2, 5, "near Stepanakert"),
        spot("Yevlakh", "Azerbaijan", 40.62, 47.15, Point, 1, 4, "Yevlakh"),
        spot("Goris", "Syunik, Armenia", 39.51, 46.34, Point, 3, 5, "GORIS"),
        spot("Yerevan", "Armenia", 40.18, 44.51, Point, 2, 1, "YEREVAN"),
        spot("Baku", "Azerbaijan", 40.38, 49.89, Point, 1, 2, "BAKU"),
        spot("Nagorno-Karabakh", "", 39.9, 46.6, Region, 4, 8, "Karabakh"),
        spot("Armenia", "", 40.3, 45.0, Country, 1, 5, "Armenia"),
        spot("New York", "United States", 40.71, -74.0, Point, 1, 8, "A United Nations mission"),
        spot(HOSTILE, HOSTILE, f64::NAN, 3.0, Point, 1, 9, "bold"),
    ]
}

fn origins(reports: &[Report]) -> Origins {
    let story = |number: usize, reprints: Vec<Reprint>| {
        let own = &reports[number - 1];
        Story { title: own.title.clone(), day: own.day.clone(), first: own.whole(), reprints }
    };
    let origin = |name: &str, kind, stories| Origin { name: name.into(), kind, stories, cited: Vec::new() };
    let reprint = Reprint {
        outlet: "Harbour Courier".into(),
        link: Link { report: 3, mark: None },
        change: "shortened by a paragraph".into(),
    };
    let mut source = origin("Human rights office, Stepanakert", OriginKind::Source, vec![]);
    source.cited =
        vec![Link { report: 1, mark: Some(0) }, Link { report: 4, mark: Some(0) }, Link { report: 8, mark: Some(1) }];
    Origins {
        reports: 9,
        stories: 8,
        origins: 5,
        list: vec![
            origin("Meridian", OriginKind::Agency, vec![story(1, vec![]), story(6, vec![]), story(8, vec![])]),
            origin("Caspian Wire", OriginKind::Agency, vec![story(2, vec![reprint])]),
            origin("Northgate", OriginKind::Outlet, vec![story(4, vec![])]),
            origin("Valley Tribune", OriginKind::Outlet, vec![story(5, vec![])]),
            origin(HOSTILE, OriginKind::Outlet, vec![story(9, vec![])]),
            source,
        ],
    }
}
