//! From mentions to the ledger's records.

use super::cast::Cast;
use super::compose::Mention;
use super::kinds::{Kinds, core};
use super::parties::{self, Party};
use super::same::Key;
use super::whose::{self, Whose};
use super::{background, both, counterpart, gapped, mutual, nouns, place, same, thread, weapons, when};
use crate::scene::Scene;
use crate::statements::held;
use dateline_knowledge::ontology::PloverType;
use dateline_knowledge::triggers::Pos;
use dateline_types::document::Role;
use dateline_types::event::{Argument, EventDate};
use dateline_types::{At, EntityKind, Event, Relation, Span, content_id};

/// The records of mentions.
pub(super) fn events(scene: &Scene, kinds: &Kinds, mentions: Vec<Mention>) -> Vec<Event> {
    let cast = Cast::new(scene, kinds);
    // What is done by whoever says it needs somebody who does.
    let said = mentions.iter().filter(|own| !own.fit.by_speaker || whose::of(scene, own.fit.word).source.is_some());
    let mut all: Vec<(Event, Key)> = Vec::new();
    for own in said {
        let (event, key) = event(scene, kinds, &cast, own);
        let further = gapped::further(scene, own.fit.carrier.unwrap_or(own.fit.word), &event);
        all.extend(std::iter::once(event).chain(further).map(|event| (event, key.clone())));
    }
    all.retain(|(event, _)| is_public(scene, event) && !is_private(scene, event));
    all.sort_by_key(|(event, _)| event.trigger.first().map(|At(span)| (span.start, span.end)));
    all.dedup_by(|one, other| one.0.id == other.0.id);
    let (mut events, keys): (Vec<Event>, Vec<Key>) = all.into_iter().unzip();
    thread::parties(&mut events);
    same::tie(&mut events, &keys);
    thread::date_within(scene, &mut events);
    thread::date(scene, &mut events);
    thread::bound(scene, &mut events);
    for event in &mut events {
        event.background |= event.date.as_ref().is_some_and(|date| background::is_long_ago(scene, date));
        event.value_hash = value_hash(event);
    }
    events
}

/// Talks are between states, bodies and those who act for them; who meets his wife consults nobody.
fn is_public(scene: &Scene, event: &Event) -> bool {
    if event.kind != "CONSULT" {
        return true;
    }
    // Who travels is who visits: a state that a private person goes to consults nobody.
    let visit = event.mode.as_deref() == Some("visit") && event.arguments.iter().any(|own| own.role == "doer");
    let counts = |role: &str| role == "doer" || role == "target" && !visit;
    let parties: Vec<&Argument> = event.arguments.iter().filter(|own| counts(own.role.as_str())).collect();
    let official = |own: &String| !matches!(own.as_str(), "CVL" | "COP" | "MED" | "BUS" | "EDU");
    let acts = |own: &&Argument| {
        let entity = own.of.as_deref().and_then(|id| scene.entity_of(id));
        entity.is_none_or(|entity| match entity.kind {
            EntityKind::Person => entity.known || entity.sectors.iter().any(official),
            EntityKind::Group => entity.sectors.is_empty() || entity.sectors.iter().any(official),
            EntityKind::State | EntityKind::Organisation => true,
            EntityKind::Place | EntityKind::Other => false,
        })
    };
    parties.is_empty() || parties.iter().any(acts)
}

/// What companies agree, ask for and refuse among themselves, with nobody else named.
fn is_private(scene: &Scene, event: &Event) -> bool {
    if !matches!(event.kind.as_str(), "AGREE" | "REQUEST" | "SUPPORT" | "COOPERATE" | "REJECT") {
        return false;
    }
    let entity = |own: &Argument| own.of.as_deref().and_then(|id| scene.entity_of(id));
    let business = |own: &Argument| entity(own).is_some_and(|own| own.sectors == ["BUS"]);
    let others = |own: &Argument| own.role == "target" && entity(own).is_some() && !business(own);
    let mut doers = event.arguments.iter().filter(|own| own.role == "doer").peekable();
    !event.arguments.iter().any(others) && doers.peek().is_some() && doers.all(business)
}

fn event(scene: &Scene, kinds: &Kinds, cast: &Cast, own: &Mention) -> (Event, Key) {
    let whose = whose::of(scene, own.fit.word);
    let mut doers = parties::all(scene, kinds, &own.fit.doers, false);
    if own.fit.by_speaker {
        doers = speaker(scene, whose);
    }
    // "Diplomacy with Iran was continuing, Qatar said": who tells of it is the other side.
    let two_sided = matches!(own.plover, PloverType::Consult | PloverType::Cooperate | PloverType::Agree);
    if doers.is_empty() && two_sided && !own.fit.targets.is_empty() {
        doers = speaker(scene, whose);
    }
    if doers.is_empty() && own.plover == PloverType::Protest && own.fit.pos == Pos::Noun {
        doers.push(parties::of(scene, own.fit.word));
    }
    if doers.is_empty() {
        doers.extend(counterpart::authorities(scene, cast, own));
    }
    both::expand(scene, cast, &mut doers);
    let mut targets = parties::all(scene, kinds, &own.fit.targets, true);
    both::expand(scene, cast, &mut targets);
    if targets.is_empty() {
        targets.extend(parties::opposed(own.fit.word));
    }
    targets.retain(|target| {
        !doers.iter().any(|doer| doer.head == target.head || doer.entity.is_some() && doer.entity == target.entity)
    });
    // "condemned the protests", "arrests linked to the protests": those who protest.
    let arrest = own.plover == PloverType::Coerce && own.mode.as_deref() == Some("arrest");
    if own.plover.is_verbal() || arrest {
        for target in &mut targets {
            *target = parties::crowd(scene, cast, target).unwrap_or(*target);
        }
    }
    // "The military has been placed on alert", "jets will be deployed", "rebels have been demobilised": forces moved by
    // nobody named move.
    let disarms = own.plover == PloverType::Retreat && own.mode.as_deref() == Some("disarm");
    if doers.is_empty() && (own.plover == PloverType::Mobilize || disarms) {
        let moved = own.fit.things.iter().chain(&own.fit.targets).copied();
        let moved: Vec<_> = moved.filter(|word| kinds.is_armed(scene, core(*word))).collect();
        doers = parties::all(scene, kinds, &moved, false);
        targets.retain(|target| !doers.iter().any(|doer| doer.head == target.head));
    }
    let condemned = condemned(scene, kinds, own, &mut targets);
    // What is the doer's own is offered, moved, withdrawn; who it is done to stands elsewhere.
    if !matches!(
        own.plover,
        PloverType::Request | PloverType::Accuse | PloverType::Assault | PloverType::Coerce | PloverType::Sanction
    ) {
        targets.retain(|target| !parties::is_own(scene, target, &doers));
    }
    if targets.is_empty() && !condemned {
        targets = implied(scene, kinds, own, &doers);
    }
    // "to the Middle East": a region is where, and nobody.
    let region = |target: &Party| {
        let entity = target.entity.and_then(|at| scene.entities.get(at));
        entity.is_some_and(|entity| entity.kind == EntityKind::Place && entity.country.is_none())
    };
    let nobody = targets.is_empty() || own.plover == PloverType::Mobilize && targets.iter().all(region);
    if let Some(other) = counterpart::of(scene, cast, own, &doers).filter(|_| nobody) {
        targets = vec![other];
    }
    targets.retain(|target| !doers.iter().any(|doer| doer.entity.is_some() && doer.entity == target.entity));
    mutual::sides(scene, &doers, &mut targets);
    let (time, date) = when::when(scene, own, whose);
    let place = place::place(scene, own, &doers, &targets)
        .filter(|(at, _)| !own.plover.is_verbal() || !targets.iter().any(|target| target.entity == Some(*at)));
    let (mode, cameo) = weapons::narrowed(scene, kinds, own);
    let trigger = trigger(own);
    let background = background::is_background(scene, own.fit.word, time);
    let ontology = scene.desk.knowledge.ontology();
    let entity = |at: Option<usize>| at.and_then(|at| scene.entities.get(at)).map(|entity| entity.id.clone());
    let party = |role: &str, party: &Party| Argument {
        implied: party.implied,
        ..argument(role, party.span, entity(party.entity))
    };
    let mut arguments: Vec<Argument> = doers.iter().map(|own| party("doer", own)).collect();
    arguments.extend(targets.iter().map(|own| party("target", own)));
    arguments.extend(time.map(|time| argument("time", time.span, Some(time.id.clone()))));
    arguments.extend(place.and_then(|(at, span)| Some(argument("place", span?, entity(Some(at))))));
    arguments.extend(whose.source.map(|source| argument("source", source.span, Some(source.id.clone()))));
    let with = weapons::instruments(scene, kinds, own);
    arguments.extend(with.into_iter().map(|word| argument("instrument", parties::of(scene, word).span, None)));
    let code = ontology.cameo(&cameo);
    let mut contexts: Vec<String> =
        code.and_then(|code| code.context.as_deref()).into_iter().map(str::to_owned).collect();
    contexts.dedup();
    let event = Event {
        id: id(scene, &trigger, own.plover.name()),
        value_hash: String::new(),
        kind: own.plover.name().to_owned(),
        mode,
        contexts,
        cameo: Some(cameo),
        quad: Some(own.plover.quad()),
        goldstein: code.map(|code| code.goldstein),
        trigger: trigger.into_iter().map(At).collect(),
        doers: ids(scene, &doers),
        targets: ids(scene, &targets),
        place: place.and_then(|(entity, _)| scene.entities.get(entity)).map(|entity| entity.id.clone()),
        time: time.map(|time| time.id.clone()),
        date,
        modality: own.held.modality,
        condition: own.held.condition.map(|head| At(held::clause(head))).into_iter().collect(),
        background,
        source: whose.source.map(|source| source.id.clone()),
        statement: whose.statement.map(|own| own.id.clone()),
        same_as: None,
        arguments,
        rule: own.fit.rule.to_string(),
        confidence: confidence(own),
    };
    (event, Key::of(own))
}

/// "The murder of a priest was condemned": of a deed that is condemned the target is who did it, and never the victim; nor is
/// who died the target of an inquiry into it.
/// True where it is a deed that is condemned: nobody else is then implied.
fn condemned<'a>(scene: &Scene<'a>, kinds: &Kinds, own: &Mention<'a>, targets: &mut Vec<Party>) -> bool {
    if own.plover != PloverType::Accuse {
        return false;
    }
    // "investigating the death of Bhutto": nor is she who is investigated.
    let dead = |target: &Party| {
        let over = scene.tree.get(target.head).and_then(|word| word.parent());
        over.is_some_and(|over| matches!(over.lemma(), "death" | "disappearance" | "suicide"))
    };
    if own.mode.as_deref() == Some("investigate") {
        let all = targets.len();
        targets.retain(|target| !dead(target));
        return targets.len() < all;
    }
    if own.mode.as_deref() != Some("disapprove") {
        return false;
    }
    let named = own.fit.content.iter().chain(&own.fit.things).chain(&own.fit.targets).copied().map(core);
    let deeds = named.filter(|word| nouns::is_event(scene, *word, PloverType::Assault));
    let deeds: Vec<_> = deeds.filter_map(|word| super::fit::best(scene, kinds, word)).collect();
    for deed in &deeds {
        let hit = parties::all(scene, kinds, &deed.targets, true);
        targets.retain(|target| target.head != deed.word.index() && !hit.iter().any(|hit| hit.head == target.head));
        if targets.is_empty() {
            *targets = parties::all(scene, kinds, &deed.doers, false);
        }
    }
    !deeds.is_empty()
}

/// The other side, where the frame names none.
fn implied<'a>(scene: &Scene<'a>, kinds: &Kinds, own: &Mention<'a>, doers: &[Party]) -> Vec<Party> {
    use PloverType::{Accuse, Agree, Consult, Protest, Reject, Request, Support, Threaten};
    // "fired at a base": what the frame asks for by its class may be what is hit.
    let hit: Vec<_> = own
        .fit
        .things
        .iter()
        .copied()
        .filter(|word| {
            (own.plover.quad() == 4 || matches!(own.plover, PloverType::Aid | PloverType::Retreat))
                && !is_way(*word)
                // "resigned as leader": his own office.
                && word.child(Relation::Case).is_none_or(|case| case.lemma() != "as")
                && !kinds.is_fired(scene, *word)
                && kinds.is_hit(scene, *word)
        })
        .collect();
    let hit: Vec<Party> =
        parties::all(scene, kinds, &hit, true).into_iter().filter(|own| !doers.contains(own)).collect();
    if !hit.is_empty() {
        return hit;
    }
    let verbal = matches!(own.plover, Agree | Reject | Request | Threaten | Support | Accuse);
    // What was told as an act and is one in words, "will impose restrictions", is its own content.
    let content = own.fit.content.or_else(|| own.recast.then_some(own.fit.word)).filter(|_| verbal);
    let own_type = own.plover;
    let subject_first = matches!(own.plover, Request | Accuse);
    let things = own.fit.things.iter().copied().filter(|word| own.plover != Protest || !own.fit.own.contains(word));
    let contents = content.into_iter().chain(things);
    for content in contents {
        let owners = || {
            parties::owners(scene, kinds, content).into_iter().filter(|own| !doers.contains(own)).collect::<Vec<_>>()
        };
        let owned = if verbal && Some(content) != own.fit.content { owners() } else { Vec::new() };
        let found = match owned.is_empty() {
            true if own.plover != Consult => parties::within(scene, kinds, content, subject_first, doers),
            _ => owned,
        };
        let protest = |own: &Party| {
            own.implied || scene.tree.get(own.head).is_some_and(|word| nouns::is_event(scene, word, Protest))
        };
        let found = found.into_iter().filter(|own| !parties::is_own(scene, own, doers));
        let found: Vec<Party> = found.filter(|own| own_type != Protest || !protest(own)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    if matches!(own.plover, Protest | Consult) || own.fit.subject_is_target {
        return Vec::new();
    }
    // "recaptured by the army in an operation supported by Russia": the army is supported.
    if own.plover == Support && own.fit.word.relation() == dateline_types::Relation::Acl {
        let verb = own.fit.word.parent().and_then(|deed| deed.parent());
        let of = |verb: dateline_types::document::Word| scene.roles.words(verb.index(), Role::Doer);
        let acting: Vec<_> = verb.into_iter().flat_map(of).filter_map(|at| scene.tree.get(at)).collect();
        return parties::all(scene, kinds, &acting, false).into_iter().filter(|own| !doers.contains(own)).collect();
    }
    let words: Vec<_> =
        std::iter::once(own.fit.word).chain(own.fit.carrier).chain(own.fit.things.iter().copied()).collect();
    parties::beside(scene, kinds, &words, own.plover, doers)
}

fn argument(role: &str, span: Span, of: Option<String>) -> Argument {
    Argument { role: role.to_owned(), span, of, implied: false }
}

/// Streets that are taken to and strikes that are gone on: part of the phrase, and nobody.
fn is_way(word: dateline_types::document::Word) -> bool {
    matches!(word.lemma(), "street" | "road" | "square" | "strike" | "highway" | "motorway" | "march" | "rally")
}

/// Who speaks, as a party.
fn speaker(scene: &Scene, whose: Whose) -> Vec<Party> {
    let Some(source) = whose.source else { return Vec::new() };
    let entity = source.entity.as_deref().and_then(|id| scene.entity_number(id));
    let spans = &scene.tree.document().tokens.spans;
    let head = spans.partition_point(|word| word.end < source.span.end);
    vec![Party { span: source.span, entity, head, implied: false }]
}

/// The words of a trigger: in one stretch where they stand together.
fn trigger(own: &Mention) -> Vec<Span> {
    let mut words: Vec<_> =
        std::iter::once(own.fit.word).chain(own.fit.own.iter().copied()).chain(own.fit.carrier).collect();
    words.sort_by_key(|word| word.index());
    words.dedup();
    let mut spans: Vec<(usize, Span)> = Vec::new();
    for word in words {
        match spans.last_mut() {
            Some((last, span)) if *last + 1 == word.index() => (*last, *span) = (word.index(), span.join(word.span())),
            _ => spans.push((word.index(), word.span())),
        }
    }
    spans.into_iter().map(|(_, span)| span).collect()
}

fn ids(scene: &Scene, parties: &[Party]) -> Vec<String> {
    let entities = parties.iter().filter_map(|party| party.entity).filter_map(|at| scene.entities.get(at));
    entities.map(|entity| entity.id.clone()).collect()
}

/// The id of an event by its report, trigger and type.
pub(super) fn id(scene: &Scene, trigger: &[Span], kind: &str) -> String {
    let spans: Vec<String> = trigger.iter().map(|span| format!("{}-{}", span.start, span.end)).collect();
    content_id("v", [scene.report, &spans.join(" "), kind])
}

/// More of the frame is surer.
fn confidence(own: &Mention) -> f32 {
    const FULL: f32 = 16.0;
    let share = (own.fit.score as f32 / FULL).min(1.0);
    let parties = usize::from(!own.fit.doers.is_empty()) + usize::from(!own.fit.targets.is_empty());
    (0.5 + 0.25 * share + 0.1 * parties as f32).min(0.95)
}

fn value_hash(own: &Event) -> String {
    let date = |date: &EventDate| format!("{:?} {:?} {:?}", date.from, date.to, date.basis);
    let parts = [
        format!("{:?} {:?} {:?} {:?}", own.mode, own.contexts, own.cameo, own.goldstein),
        format!("{:?} {:?} {:?} {:?}", own.doers, own.targets, own.place, own.time),
        own.date.as_ref().map(date).unwrap_or_default(),
        format!("{:?} {:?} {}", own.modality, own.condition, own.background),
        format!("{:?} {:?} {:?}", own.source, own.statement, own.same_as),
    ];
    content_id("", parts.iter().map(String::as_str))
}
