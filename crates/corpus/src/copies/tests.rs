//! Whole sets of reports: what is gathered, what is kept apart, and that order changes nothing.

use super::{Copied, Sketch, Story, stories};
use proptest::prelude::*;

/// A text of so many paragraphs of invented words, different for each seed; numbers among them.
fn text(seed: u64, paragraphs: usize) -> Vec<String> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut word = || match next(9) {
        0 => format!("{}", next(900) + 3),
        _ => format!(
            "w{}x",
            ["ba", "de", "ki", "lo", "mu", "ra"].map(|part| part.repeat(next(2) as usize + 1)).concat()
                + &next(4000).to_string()
        ),
    };
    (0..paragraphs).map(|_| (0..24).map(|_| word()).collect::<Vec<_>>().join(" ")).collect()
}

struct Page {
    id: String,
    day: &'static str,
    sketch: Sketch,
}

fn page(id: &str, day: &'static str, paragraphs: &[String]) -> Page {
    Page { id: id.to_owned(), day, sketch: Sketch::of(paragraphs.iter().map(String::as_str)) }
}

fn told(pages: &[Page]) -> Vec<Story> {
    let reports: Vec<Copied<'_>> = pages
        .iter()
        .map(|page| Copied {
            id: &page.id,
            day: Some(page.day),
            published: None,
            outlet: None,
            agency: None,
            sketch: &page.sketch,
        })
        .collect();
    let found = stories(&reports);
    for turn in 1..reports.len().min(5) {
        let mut turned = reports.clone();
        turned.rotate_left(turn);
        turned.swap(0, turn);
        assert_eq!(stories(&turned), found, "order counts");
    }
    let members: usize = found.iter().map(|story| story.members.len()).sum();
    assert_eq!(members, pages.len(), "each report is in one story");
    found
}

fn groups(pages: &[Page]) -> Vec<String> {
    let names = |story: Story| {
        let mut names: Vec<String> = story.members.into_iter().map(|member| member.report).collect();
        names.sort();
        names.join(" ")
    };
    let mut groups: Vec<String> = told(pages).into_iter().map(names).collect();
    groups.sort();
    groups
}

#[test]
fn copies_cut_moved_and_added_to_are_one_story() {
    let wire = text(1, 6);
    let mut moved = wire.clone();
    moved[1..].reverse();
    let added = [&wire[..4], &text(2, 2)].concat();
    let pages = [
        page("c", "2026-02-03", &wire),
        page("b", "2026-02-04", &wire[..2]),
        page("d", "2026-02-04", &moved),
        page("a", "2026-02-05", &added),
        page("x", "2026-02-03", &text(3, 5)),
    ];
    let found = told(&pages);
    assert_eq!(found.len(), 2);
    let story = &found[0];
    assert_eq!(story.first, "c");
    assert_eq!(story.members.iter().map(|member| member.report.as_str()).collect::<Vec<_>>(), ["c", "d", "b", "a"]);
    assert!(story.members[2].share > 0.99 && !story.members[2].exact);
    assert!((0.6..0.9).contains(&story.members[3].share));
}

#[test]
fn the_same_text_is_exact_however_short() {
    let pages = [
        page("a", "2026-02-03", &["Talks failed.".to_owned()]),
        page("b", "2026-02-03", &["TALKS FAILED".to_owned()]),
        page("c", "2026-02-03", &[]),
        page("d", "2026-02-03", &[]),
    ];
    let found = told(&pages);
    assert_eq!(found.len(), 3);
    assert!(found[0].members[1].exact);
}

#[test]
fn a_round_up_joins_nothing() {
    let (one, other) = (text(4, 4), text(5, 4));
    let both = [one.clone(), other.clone()].concat();
    let opening = [text(6, 1), one.clone(), other.clone()].concat();
    let pages = [
        page("both", "2026-02-03", &both),
        page("both2", "2026-02-03", &opening),
        page("one", "2026-02-03", &one),
        page("one2", "2026-02-03", &one[..3]),
        page("other", "2026-02-03", &other),
        page("other2", "2026-02-03", &other[..2]),
    ];
    let found = groups(&pages);
    let together = |a: &str, b: &str| {
        found.iter().any(|group| group.split(' ').any(|id| id == a) && group.split(' ').any(|id| id == b))
    };
    assert!(together("one", "one2") && together("other", "other2"), "{found:?}");
    assert!(!together("one", "other"), "{found:?}");
}

#[test]
fn borrowed_paragraphs_make_no_copy() {
    let (one, other) = (text(7, 8), text(8, 6));
    let borrowing = [&other[..], &one[3..5]].concat();
    let later = [&text(9, 4)[..], &one[..1]].concat();
    let pages = [page("a", "2026-02-03", &one), page("b", "2026-02-03", &borrowing), page("c", "2026-02-04", &later)];
    assert_eq!(groups(&pages), ["a", "b", "c"]);
}

#[test]
fn an_outlets_own_lines_join_nothing() {
    let lines = text(10, 2);
    let pages: Vec<Page> = (0..40)
        .map(|at| page(&format!("r{at:02}"), "2026-02-03", &[&lines[..1], &text(100 + at, 2), &lines[1..]].concat()))
        .collect();
    assert_eq!(groups(&pages).len(), 40);
    // With the lines round it a story is still a copy of itself.
    let mut pages = pages;
    pages.push(page("s", "2026-02-04", &text(139, 2)));
    assert!(groups(&pages).contains(&"r39 s".to_owned()), "{:?}", groups(&pages));
}

#[test]
fn bulletins_of_one_form_are_many_stories() {
    let bulletin = |at: usize| {
        vec![
            format!("The ministry of health reported {} new cases of cholera and {} deaths in the past day.", 40 + 7 * at, 3 + at),
            format!("The total since January is {} cases, of which {} are in the northern districts, it said.", 4000 + 31 * at, 900 + 11 * at),
            "The ministry asked residents to boil water and to report to the nearest clinic at the first signs of illness.".to_owned(),
        ]
    };
    let pages: Vec<Page> = (0..3).map(|at| page(&format!("r{at}"), "2026-02-03", &bulletin(at))).collect();
    assert_eq!(groups(&pages).len(), 3);
    let pages: Vec<Page> = (0..30).map(|at| page(&format!("r{at}"), "2026-02-03", &bulletin(at % 15))).collect();
    assert_eq!(groups(&pages).len(), 15);
}

#[test]
fn the_first_is_the_earliest_then_the_agencys_own() {
    let sketch =
        Sketch::of(["Gunmen attacked three villages in Zamfara state before dawn on Saturday, killing 23 people."]);
    let report = |id, day, published, outlet, agency| Copied { id, day, published, outlet, agency, sketch: &sketch };
    let first = |reports: &[Copied<'_>]| stories(reports).remove(0).first;
    let (day, next) = (Some("2026-02-03"), Some("2026-02-04"));
    let (dawn, meridian) = (Some("Dawn"), Some("Meridian"));
    let reprint = report("a", day, Some("2026-02-03T08:00Z"), dawn, meridian);
    assert_eq!(first(&[reprint, report("b", day, Some("2026-02-03T09:00Z"), Some("MERIDIAN"), meridian)]), "b");
    assert_eq!(first(&[reprint, report("b", next, None, meridian, meridian)]), "a");
    assert_eq!(first(&[reprint, report("0", None, None, meridian, meridian)]), "a");
    // Ten in the morning at +03:00 is before eight in universal time.
    assert_eq!(first(&[reprint, report("b", day, Some("2026-02-03T10:00+03:00"), dawn, meridian)]), "b");
    assert_eq!(stories(&[reprint])[0].agency.as_deref(), Some("Meridian"));
}

#[test]
fn one_text_in_two_outlets_is_one_story_whatever_its_letters() {
    let texts = [
        "В Степанакерте в понедельник взорвался склад топлива. Погибли не менее 68 человек, 105 пропали без вести, сообщил омбудсмен.",
        "قال وزير الخارجية يوم الثلاثاء إن المحادثات ستستأنف في مسقط يوم الخميس بعد أسبوع من التوقف، ولم يقدم تفاصيل أخرى.",
        "国防部周二表示,停火协议于当地时间下午一时生效,双方均表示协议得到遵守。",
        "The ministry said on Tuesday that the truce took effect at 1 p.m. local time and that both sides were keeping it.",
    ];
    let sketches = texts.map(|text| Sketch::of([text]));
    let ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let reports: Vec<Copied<'_>> = (0..8)
        .map(|at| Copied {
            id: ids[at],
            day: Some("2026-02-03"),
            published: None,
            outlet: Some(if at < 4 { "Dawn" } else { "Gusau Post" }),
            agency: None,
            sketch: &sketches[at % 4],
        })
        .collect();
    let found = stories(&reports);
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|story| story.members.len() == 2 && story.members[1].exact));
}

#[test]
fn a_correction_keeps_its_story_and_another_days_toll_does_not() {
    let told = |toll: u32, hurt: u32| {
        vec![format!(
            "At least {toll} people were killed and {hurt} were hurt when a fuel depot blew up near Stepanakert on Monday evening, \
         the health ministry said. Hundreds were queuing for petrol to leave the region when it happened, residents told reporters."
        )]
    };
    let pages = |day| {
        [page("a", "2026-02-03", &told(68, 105)), page("b", day, &told(70, 105)), page("c", day, &told(170, 290))]
    };
    assert_eq!(groups(&pages("2026-02-03")), ["a b", "c"]);
    assert_eq!(groups(&pages("2026-02-04")).len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Stories are of the set: whatever is made of paragraphs of few texts, in whatever order it is given.
    #[test]
    fn order_changes_nothing(
        made in prop::collection::vec((0u64..4, prop::collection::vec(0usize..6, 0..6)), 1..24),
        order in prop::collection::vec(any::<u32>(), 24),
    ) {
        let sources: Vec<Vec<String>> = (0..4).map(|seed| text(200 + seed, 6)).collect();
        let pages: Vec<Page> = made
            .iter()
            .enumerate()
            .map(|(at, (source, taken))| {
                let paragraphs: Vec<String> = taken.iter().map(|&own| sources[*source as usize][own].clone()).collect();
                page(&format!("r{at:02}"), ["2026-02-03", "2026-02-04"][at % 2], &paragraphs)
            })
            .collect();
        let found = told(&pages);
        let mut shuffled: Vec<(u32, &Page)> = order.iter().copied().zip(&pages).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<Copied<'_>> = shuffled
            .iter()
            .map(|(_, page)| Copied { id: &page.id, day: Some(page.day), published: None, outlet: None, agency: None, sketch: &page.sketch })
            .collect();
        prop_assert_eq!(stories(&shuffled), found);
    }

    /// A sketch comes back from its bytes, whatever the text; damaged bytes give none and never fail otherwise.
    #[test]
    fn bytes_are_exact(paragraphs in prop::collection::vec("\\PC{0,200}", 0..6), bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let sketch = Sketch::of(paragraphs.iter().map(String::as_str));
        prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), Ok(sketch));
        prop_assert!(Sketch::from_bytes(&bytes).is_err());
    }
}
