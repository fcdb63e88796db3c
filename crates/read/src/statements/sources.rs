//! The sources of statements and the way their words took: speaker, agency told, outlet.

use super::attribution::Attribution;
use super::channel::{self, Channel};
use super::naming;
use crate::entities::Heads;
use dateline_knowledge::Knowledge;
use dateline_types::document::{Tree, Word};
use dateline_types::source::{self, Naming};
use dateline_types::{At, Document, Entity, EntityKind, NameKind, Relation, Source, Span, Upos, content_id};
use rustc_hash::FxHashMap;

/// What sources are made from.
pub(super) struct Desk<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) tree: Tree<'a>,
    pub(super) entities: &'a [Entity],
    pub(super) heads: &'a Heads,
    pub(super) report: &'a str,
}

/// The sources of a report, each once, in the order they were met.
#[derive(Default)]
pub(super) struct Sources {
    pub(super) all: Vec<Source>,
    /// For each the next link towards the reader, as a place in `all`.
    next: Vec<Option<usize>>,
    by_span: FxHashMap<Span, usize>,
    /// The last channel of each entity, with the block it was named in.
    channels: FxHashMap<String, (Channel, u32)>,
}

impl Sources {
    /// The agency the report comes from, the last link of every chain.
    pub(super) fn agency(&mut self, desk: &Desk, document: &Document) -> Option<usize> {
        let span = document.layout.agency?;
        let name = span.of(document.text);
        let entity = desk.entities.iter().find(|entity| entity.name == name).map(|entity| entity.id.clone());
        Some(self.add(
            desk,
            span,
            |source| {
                source.entity = entity;
                source.naming = Naming::Named;
            },
            None,
        ))
    }

    /// The source of an attribution. `via` is the next link where nothing nearer is named.
    pub(super) fn of(&mut self, desk: &Desk, own: &Attribution, via: Option<usize>) -> Option<usize> {
        let (head, span) = (desk.tree.get(own.source?)?, own.source_span?);
        let speaker = speaker(desk, head);
        let cue = own.cue.and_then(|cue| desk.tree.get(cue));
        let entity = desk.heads.entity(speaker.index()).and_then(|at| desk.entities.get(at));
        let told = own.to.and_then(|to| desk.tree.get(to)).and_then(|to| self.told(desk, to));
        let gazetteer = desk.knowledge.gazetteer();
        let here = cue.and_then(|cue| channel::of(cue, gazetteer, |word| own.content.has(word)));
        // "Trump's statement said": who speaks through it does so by it.
        let here = here.or_else(|| (speaker != head).then(|| channel::itself(head, span, gazetteer)).flatten());
        let block = head.sentence().block;
        let channel = self.inherited(entity, here, block, own.cue.is_none());
        let anonymity = naming::anonymity(head, cue);
        let own_words = entity.map(|entity| entity.country.clone());
        let naming = naming::of(speaker, desk.entities, desk.heads, anonymity.is_some());
        // What one says of one's own words came no other way than they did.
        let own_id = entity.map(|entity| &entity.id);
        let mut via = via;
        while let Some(at) = via.filter(|&at| own_id.is_some() && self.all[at].entity.as_ref() == own_id) {
            via = self.next[at];
        }
        let next = told.or(via);
        Some(self.add(
            desk,
            span,
            |source| {
                source.entity = entity.map(|entity| entity.id.clone());
                source.role = entity.and_then(|entity| entity.role.clone());
                source.country = own_words.flatten();
                source.naming = naming;
                source.channel = channel.map(|channel| source::Channel { span: channel.span, kind: channel.kind });
                source.anonymity = anonymity.map(At);
            },
            next,
        ))
    }

    /// A channel lasts for a speaker until another is named, or two paragraphs went by.
    fn inherited(
        &mut self,
        entity: Option<&Entity>,
        here: Option<Channel>,
        block: u32,
        goes_on: bool,
    ) -> Option<Channel> {
        const LASTS: u32 = 2;
        let Some(entity) = entity.filter(|entity| entity.kind != EntityKind::Group) else { return here };
        match here {
            Some(channel) => {
                self.channels.insert(entity.id.clone(), (channel.clone(), block));
                Some(channel)
            }
            None => {
                let (channel, since) = self.channels.get(&entity.id)?;
                (goes_on || block <= since + LASTS).then(|| channel.clone())
            }
        }
    }

    /// Who was told, where that is one who passes it on: an agency, a paper, a broadcaster.
    fn told(&mut self, desk: &Desk, to: Word) -> Option<usize> {
        let span = super::phrases::source(to);
        let outlet = desk.knowledge.outlets().by_name_or_domain(span.of(desk.tree.document().text)).is_some();
        // "reporters" are no link of their own: they write for one who is.
        let number = desk.heads.entity(to.index());
        let entity = number.and_then(|at| desk.entities.get(at));
        let named = number.is_some_and(|at| desk.heads.is_named(at));
        let body = entity.filter(|entity| named && entity.kind == EntityKind::Organisation);
        let media = body.is_some_and(|entity| entity.sectors.iter().any(|sector| sector == "MED"));
        if !outlet && !media {
            return None;
        }
        Some(self.add(
            desk,
            span,
            |source| {
                source.entity = entity.map(|entity| entity.id.clone());
                source.naming = Naming::Named;
            },
            None,
        ))
    }

    /// A source at a span; one that is there already is completed.
    fn add(&mut self, desk: &Desk, span: Span, fill: impl FnOnce(&mut Source), next: Option<usize>) -> usize {
        if let Some(&at) = self.by_span.get(&span) {
            return at;
        }
        let mut source = Source {
            id: content_id("s", [desk.report, &span.start.to_string(), &span.end.to_string()]),
            entity: None,
            span,
            role: None,
            country: None,
            naming: Naming::Unattributed,
            channel: None,
            anonymity: None,
            via: next.map(|next| self.all[next].id.clone()),
        };
        self.next.push(next);
        fill(&mut source);
        self.by_span.insert(span, self.all.len());
        self.all.push(source);
        self.all.len() - 1
    }
}

/// The word that heads the mention of who speaks: of "Trump's statement" and "a tweet by Trump" it is Trump, of "FBI
/// agent Ali Soufan" the name, where the description has no name of its own.
fn speaker<'d>(desk: &Desk<'d>, head: Word<'d>) -> Word<'d> {
    let entity = |word: Word| desk.heads.entity(word.index());
    let named = |word: Word| entity(word).is_some_and(|at| desk.heads.is_named(at));
    if channel::is_one(head, desk.knowledge.gazetteer()) {
        let by = |child: &Word| {
            let case = |lemmas: &[&str]| {
                child.children().any(|case| case.relation() == Relation::Case && lemmas.contains(&case.lemma()))
            };
            child.relation() == Relation::NmodPoss || child.relation() == Relation::Nmod && case(&["by", "from", "of"])
        };
        let maker = head.children().filter(by).find(|child| entity(*child).is_some());
        return maker.or_else(|| head.descendants().take(12).find(|word| named(*word))).unwrap_or(head);
    }
    if named(head) || head.upos() == Upos::Pron {
        return head;
    }
    let apposed = |child: &Word| matches!(child.relation(), Relation::Appos | Relation::Flat | Relation::Conj);
    let persons = head
        .children()
        .filter(apposed)
        .chain(head.children().filter(apposed).flat_map(|own| own.children().filter(apposed)));
    persons.into_iter().find(|word| word.name().kind() == Some(NameKind::Person) && named(*word)).unwrap_or(head)
}
