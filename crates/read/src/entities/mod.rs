//! Entities: one for each person, body, state, group and place of a report, with all that names or stands for it.
//!
//! Built from evidence rather than ranked: names and their short forms ([`persons`], [`bodies`], [`states`]), titles and
//! appositions ([`offices`]), offices held on the report's date, descriptions ([`described`]), and last the pronouns
//! ([`pronouns`]). Every mention keeps the reason that tied it.

mod bodies;
pub mod claims;
pub mod codes;
mod described;
mod finish;
mod heads;
mod offices;
mod persons;
mod pronouns;
mod scene;
mod speakers;
mod states;
mod thing;

pub use heads::Heads;

pub use finish::id_of_row;

use crate::Desk;
use crate::mentions::{self, Class, Mention, pronouns as readings};
use crate::places::{self, sense};
use dateline_knowledge::Knowledge;
use dateline_knowledge::gazetteer::Table;
use dateline_types::document::{Role, Roles, Tree};
use dateline_types::{Document, Entity, MentionForm, NameKind, Note, Published, Span, Timex};
use scene::Scene;
use speakers::Speakers;
use thing::{Cast, Thing};

/// The entities of a report, in the order of their first mentions, and which word heads a mention of which.
/// `roles` are those of its trees, `facts` its date and id, `times` what the
/// time stage has read. A document without trees has none.
///
/// ```
/// use dateline_read::{Desk, read};
/// use dateline_types::Report;
/// let report = Report {
///     text: "Iranian Foreign Minister Abbas Araghchi met reporters in Geneva. He left.".into(),
///     published: "2026-02-03".parse().ok(),
///     ..Report::default()
/// };
/// let ledger = read(&Desk::built_in(), &report);
/// let minister = ledger.entities.iter().find(|entity| entity.name == "Abbas Araghchi").unwrap();
/// assert_eq!(minister.country.as_deref(), Some("IRN"));
/// assert_eq!(minister.mentions.len(), 3, "with his title, alone, and “He”");
/// ```
pub fn read(
    desk: &Desk,
    document: &Document,
    roles: &Roles,
    facts: (Option<Published>, &str),
    times: &[Timex],
    notes: &mut Vec<Note>,
) -> (Vec<Entity>, Heads) {
    let (published, report_id) = facts;
    let Some(tree) = document.tree() else { return Default::default() };
    let gazetteer = desk.knowledge.gazetteer();
    let mut mentions = mentions::find(gazetteer, tree);
    mentions::drop_times(&mut mentions, times);
    let (scene, cast) = cast(&desk.knowledge, (tree, roles), mentions, published);
    offices::compare(&scene, &cast, notes);
    finish::entities(&scene, &cast, report_id)
}

/// Ties given mentions: for each span the number of its entity. For measuring how well mentions are tied that are known.
pub fn link_given(desk: &Desk, document: &Document, published: Option<Published>, spans: &[Span]) -> Vec<usize> {
    let Some(tree) = document.tree() else { return (0..spans.len()).collect() };
    let gazetteer = desk.knowledge.gazetteer();
    let roles = dateline_syntax::roles::derive(tree);
    let mentions = mentions::given(gazetteer, tree, spans);
    let order: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
    let (_, cast) = cast(&desk.knowledge, (tree, &roles), mentions, published);
    let mut next = cast.things.len();
    spans
        .iter()
        .map(|span| {
            let at = order.iter().position(|own| own == span);
            at.and_then(|at| cast.of(at)).unwrap_or_else(|| {
                next += 1;
                next - 1
            })
        })
        .collect()
}

/// Ties every mention to a thing, in the order in which evidence is sure.
fn cast<'a>(
    knowledge: &'a Knowledge,
    (tree, roles): (Tree<'a>, &'a Roles),
    mentions: Vec<Mention>,
    published: Option<Published>,
) -> (Scene<'a>, Cast) {
    let gazetteer = knowledge.gazetteer();
    let document = tree.document();
    let dateline =
        document.layout.dateline.as_ref().and_then(|dateline| dateline.place).map(|span| span.of(document.text));
    let mut doers = vec![false; tree.len()];
    let of_doers = roles.all().iter().filter(|argument| argument.role == Role::Doer);
    of_doers.for_each(|argument| doers[argument.word as usize] = true);
    let mut toponyms = vec![None; mentions.len()];
    for toponym in places::resolve(gazetteer, tree, &mentions, dateline) {
        let at = toponym.mention;
        toponyms[at] = Some(toponym);
    }
    let senses = mentions
        .iter()
        .zip(&toponyms)
        .map(|(mention, toponym)| {
            let place =
                matches!(mention.kind, Some(NameKind::Gpe | NameKind::Location | NameKind::Facility | NameKind::Norp))
                    && mention.name.as_ref() == Some(&mention.words);
            let row = toponym.as_ref().and_then(|toponym| toponym.row).map(|row| gazetteer.row(row));
            let capital = row.and_then(|row| row.country()).and_then(|iso| gazetteer.capital_of(iso));
            let acts = mention.kind == Some(NameKind::Norp)
                || row.is_some_and(|row| {
                    matches!(row.table(), Table::Countries | Table::Regions)
                        || capital.is_some_and(|capital| capital.row_id() == row.row_id())
                });
            place.then(|| sense::sense(tree, &doers, mention, acts))
        })
        .collect();
    let scene = Scene {
        gazetteer,
        cues: knowledge.cues(),
        tree,
        roles,
        doers,
        mentions,
        toponyms,
        senses,
        date: published.map(|published| published.date),
    };
    let mut cast = Cast::new(scene.mentions.len());
    states::tie(&scene, &mut cast);
    cast.settle_main();
    persons::tie(&scene, &mut cast);
    bodies::tie(&scene, &mut cast);
    offices::read_titles(&scene, &mut cast);
    persons::look_up(&scene, &mut cast);
    finish::fill_offices(&scene, &mut cast);
    in_order(&scene, &mut cast);
    first_person(&scene, &mut cast);
    described::place_groups(&scene, &mut cast);
    states::name_governments(&scene, &mut cast);
    finish::name_private(&mut cast);
    (scene, cast)
}

/// Descriptions and pronouns of the third person, in reading order, for each may lean on the one before.
fn in_order(scene: &Scene, cast: &mut Cast) {
    // Inner ones first: "his" before "his counterpart".
    let mut order: Vec<usize> = (0..scene.mentions.len()).collect();
    order.sort_by_key(|&at| {
        (scene.sentence(at), scene.mentions[at].words.end, std::cmp::Reverse(scene.mentions[at].words.start))
    });
    let mut speakers = Speakers::default();
    speakers.hear(scene, cast, u32::MAX);
    let mut block = None;
    for mention in order {
        if cast.of(mention).is_some() {
            continue;
        }
        // Who speaks is looked for anew with each paragraph, as pronouns get tied.
        if block != Some(scene.block(mention)) {
            block = Some(scene.block(mention));
            speakers.hear_again(scene, cast, scene.block(mention));
        }
        let own = &scene.mentions[mention];
        let speaker = speakers.of(scene, mention);
        match own.form {
            MentionForm::Role if !offices::is_own(scene, mention) => described::tie(scene, cast, mention, None),
            MentionForm::Pronoun => {
                let Some(pronoun) = readings::reading(scene.text(mention)).filter(|pronoun| pronoun.person == 3) else {
                    continue;
                };
                if let Some(thing) = pronouns::of_another(scene, cast, mention, pronoun, speaker) {
                    cast.tie(mention, thing, "pronoun");
                }
            }
            _ => {}
        }
    }
}

/// "I", "our" and "my minister", once it is known who speaks.
fn first_person(scene: &Scene, cast: &mut Cast) {
    let mut speakers = Speakers::default();
    speakers.hear(scene, cast, u32::MAX);
    let speaker = |mention: usize| speakers.of(scene, mention);
    for mention in
        (0..scene.mentions.len()).filter(|&at| scene.mentions[at].form == MentionForm::Pronoun).collect::<Vec<_>>()
    {
        let pronoun = readings::reading(scene.text(mention)).filter(|pronoun| pronoun.person == 1);
        if let (Some(pronoun), Some(speaker)) = (pronoun, speaker(mention))
            && pronouns::is_open(scene, cast, mention)
            && let Some(thing) = pronouns::of_speaker(cast, pronoun, speaker)
        {
            cast.tie(mention, thing, "speaker of the quotation");
        }
    }
    for mention in
        (0..scene.mentions.len()).filter(|&at| scene.mentions[at].form == MentionForm::Role).collect::<Vec<_>>()
    {
        if cast.of(mention).is_none() {
            described::tie(scene, cast, mention, speaker(mention));
        }
    }
    // Names of no thing so far: none should be left, but a mention without a thing would be lost.
    for mention in 0..scene.mentions.len() {
        if cast.of(mention).is_none() && scene.mentions[mention].form != MentionForm::Pronoun {
            let class = scene.mentions[mention].class;
            let thing = cast.add(Thing {
                class: Some(if class == Class::State { Class::Place } else { class }),
                names: vec![scene.text(mention).to_owned()],
                ..Thing::default()
            });
            cast.tie(mention, thing, "name");
        }
    }
}
