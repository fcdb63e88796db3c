//! Which gold entities act or speak, and what a reader should know of them.

use super::country_codes::CountryCodes;
use super::gold::{Canon, Gold, Quote};
use dateline_types::{At, CharSpan};
use std::collections::BTreeSet;

/// An actor: an entity with an actor code that speaks in a quote, or acts or receives in an event.
#[derive(Debug)]
pub(super) struct Actor<'g> {
    pub(super) canon: &'g Canon,
    /// Its names and aliases, as [`plain`] writes them.
    pub(super) names: BTreeSet<String>,
    pub(super) codes: Vec<Code>,
    pub(super) mentions: Vec<CharSpan>,
}

/// The two slots of an actor code that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    /// The country; a body between states stands in the country slot and has none.
    pub(super) country: Option<String>,
    /// The first three letters after it: `GOV`, but also `UNO` where there is no country.
    pub(super) sector: Option<String>,
}

impl Code {
    /// Reads a code such as `IRNGOV`.
    pub(super) fn read(code: &str, codes: &CountryCodes) -> Self {
        let head = code.get(..3).filter(|head| codes.has(head));
        let rest = head.map_or(code, |_| &code[3..]);
        Self { country: head.map(str::to_owned), sector: rest.get(..3).map(str::to_owned) }
    }
}

/// A name for comparison: lower case, without brackets and what is in them, without an article in front.
pub(super) fn plain(name: &str) -> String {
    let mut depth = 0_usize;
    let outside = name.chars().filter(|c| match c {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    let text: String = outside.map(|c| if c == '’' { '\'' } else { c }).collect::<String>().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let article = words.first().is_some_and(|word| ["the", "a", "an"].contains(word)) && words.len() > 1;
    words[usize::from(article)..].join(" ").trim_matches([',', '.', ';']).to_owned()
}

/// The actors of a report, in the order of its canon.
pub(super) fn actors<'g>(gold: &'g Gold, codes: &CountryCodes) -> Vec<Actor<'g>> {
    let mut candidates: Vec<Actor> = gold.canon.iter().filter_map(|canon| candidate(gold, canon, codes)).collect();
    let mut acting = BTreeSet::new();
    let named = |name: &str| candidates.iter().position(|actor| actor.names.contains(&plain(name)));
    for quote in &gold.quotes {
        acting.extend(speakers(quote).iter().filter_map(|speaker| {
            // A state and its government are one entity.
            let state = plain(speaker).strip_prefix("government of ").map(str::to_owned);
            named(speaker).or_else(|| named(&state?))
        }));
        acting.extend(candidates.iter().enumerate().filter(|(_, c)| speaks(gold, quote, c)).map(|(at, _)| at));
    }
    for event in &gold.events {
        for side in [&event.actor_text, &event.recipient_text].into_iter().flatten() {
            acting.extend(side.split(';').filter_map(|member| member.split(" / ").find_map(named)));
        }
    }
    let mut at = 0;
    candidates.retain(|_| {
        at += 1;
        acting.contains(&(at - 1))
    });
    candidates
}

/// An entity that may act: one with a code and at least one mention.
fn candidate<'g>(gold: &'g Gold, canon: &'g Canon, codes: &CountryCodes) -> Option<Actor<'g>> {
    let code = canon.actor_code.as_deref()?;
    let at = gold.cluster_ids.iter().position(|id| *id == canon.eid)?;
    let mentions: Vec<CharSpan> = gold.clusters.get(at)?.iter().map(|At(span)| *span).collect();
    let names = std::iter::once(&canon.name).chain(&canon.aliases).map(|name| plain(name));
    (!mentions.is_empty()).then(|| Actor {
        canon,
        names: names.filter(|name| !name.is_empty()).collect(),
        codes: code.split([';', '|']).map(|code| Code::read(code.trim(), codes)).collect(),
        mentions,
    })
}

fn speakers(quote: &Quote) -> Vec<&str> {
    match (&quote.speakers, &quote.speaker) {
        (Some(all), _) => all.iter().map(String::as_str).collect(),
        (None, Some(one)) => one.split(';').collect(),
        _ => Vec::new(),
    }
}

/// Whether a mention of the entity is a quote's source: the same stretch, but for an article, or one whose head
/// covers the head of the source.
fn speaks(gold: &Gold, quote: &Quote, actor: &Actor) -> bool {
    let heads = super::clusters::heads(gold);
    let covers = |outer: CharSpan, inner: CharSpan| outer.start <= inner.start && inner.end <= outer.end;
    actor.mentions.iter().any(|mention| {
        let same = quote.source.iter().any(|At(source)| {
            *source == *mention || (source.end == mention.end && article(&gold.text, source.start, mention.start))
        });
        let by_head = quote.source_head.is_some_and(|At(head)| {
            heads.get(mention).is_some_and(|own| covers(*own, head))
                && quote.source.iter().any(|At(source)| covers(*source, *mention))
        });
        same || by_head
    })
}

/// Whether an article and nothing else stands between two places.
fn article(text: &str, start: u32, end: u32) -> bool {
    start < end && ["the ", "a ", "an "].contains(&crate::score::time::slice(text, start, end).to_lowercase().as_str())
}
