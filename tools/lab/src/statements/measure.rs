//! What is counted of attributions, as the reference scorer counts it.

use super::gold::Attribution;
use super::words::{Set, Words, pairs};
use std::ops::AddAssign;

/// Plain reporting words; a gold attribution whose cue holds one is one that no ledger may miss.
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    "say", "says", "said", "saying", "tell", "tells", "told", "telling", "add", "adds", "added", "adding", "warn", "warns",
    "warned", "warning", "according", "claim", "claims", "claimed", "claiming", "write", "writes", "wrote", "writing",
    "written", "tweet", "tweets", "tweeted", "post", "posts", "posted", "announce", "announces", "announced",
    "announcing", "state", "states", "stated", "report", "reports", "reported", "reporting", "note", "notes", "noted",
    "noting", "insist", "insists", "insisted", "insisting", "argue", "argues", "argued", "arguing", "explain",
    "explains", "explained", "deny", "denies", "denied", "denying", "acknowledge", "acknowledges", "acknowledged",
    "admit", "admits", "admitted", "confirm", "confirms", "confirmed", "declare", "declares", "declared", "allege",
    "alleges", "alleged", "assert", "asserts", "asserted", "stress", "stresses", "stressed", "reply", "replies",
    "replied", "respond", "responds", "responded", "conclude", "concludes", "concluded", "contend", "contends",
    "contended", "testify", "testifies", "testified", "recall", "recalls", "recalled", "describe", "describes",
    "described", "call", "calls", "called", "calling", "suggest", "suggests", "suggested", "accuse", "accuses",
    "accused", "accusing", "promise", "promises", "promised", "promising", "vow", "vows", "vowed", "pledge", "pledges",
    "pledged", "threaten", "threatens", "threatened", "urge", "urges", "urged", "ask", "asks", "asked", "asking",
    "demand", "demands", "demanded", "predict", "predicts", "predicted", "estimate", "estimates", "estimated", "reveal",
    "reveals", "revealed", "statement", "interview", "complain", "complains", "complained", "caution", "cautions",
    "cautioned", "reiterate", "reiterates", "reiterated", "maintain", "maintains", "maintained", "quote", "quotes",
    "quoted", "quoting", "cite", "cites", "cited", "citing", "remark", "remarks", "remarked",
];

/// Right ones among those in gold and those of ours.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    right: usize,
    gold: usize,
    ours: usize,
}

impl Tally {
    fn add(&mut self, right: usize, gold: usize, ours: usize) {
        *self += Tally { right, gold, ours };
    }

    /// F1 in percent.
    pub fn f1(self) -> f64 {
        if self.gold + self.ours == 0 { 100.0 } else { 200.0 * self.right as f64 / (self.gold + self.ours) as f64 }
    }

    /// Right ones of those in gold, in percent.
    pub fn share(self) -> f64 {
        if self.gold == 0 { 100.0 } else { 100.0 * self.right as f64 / self.gold as f64 }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.gold += other.gold;
        self.ours += other.ours;
    }
}

/// Every count.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    /// Spans of direct speech.
    pub direct: Tally,
    /// Whole contents, half their words shared.
    pub content: Tally,
    /// Words that are said by somebody.
    pub token: Tally,
    /// Cues.
    pub cue: Tally,
    /// Contents with the right source.
    pub with_source: Tally,
    /// Right sources of contents found.
    pub source: Tally,
    /// Right names of those who speak.
    pub speaker: Tally,
    /// Contents without a source, found to have none.
    pub sourceless: Tally,
    /// Direct, mixed or indirect.
    pub kind: Tally,
    /// Gold with a plain reporting cue that was found.
    pub reporting: Tally,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.direct += other.direct;
        self.content += other.content;
        self.token += other.token;
        self.cue += other.cue;
        self.with_source += other.with_source;
        self.source += other.source;
        self.speaker += other.speaker;
        self.sourceless += other.sourceless;
        self.kind += other.kind;
        self.reporting += other.reporting;
    }
}

/// An attribution as sets of words.
struct Sets<'a> {
    own: &'a Attribution,
    content: Set,
    cue: Set,
    source: Set,
}

fn sets<'a>(words: &Words, attributions: &'a [Attribution]) -> Vec<Sets<'a>> {
    let sets = attributions.iter().map(|own| Sets {
        own,
        content: words.set(&own.content),
        cue: words.set(&own.cue),
        source: words.set(&own.source),
    });
    sets.filter(|sets| !sets.content.is_empty()).collect()
}

/// Something that is not as gold has it.
pub enum Fault<'a> {
    /// Gold that nothing of ours is like.
    Missed(&'a Attribution),
    /// Ours that nothing in gold is like.
    Spurious(&'a Attribution),
    /// The right words of the wrong source: gold, ours.
    Source(&'a Attribution, &'a Attribution),
    /// The right source under another name.
    Speaker(&'a Attribution, &'a Attribution),
}

/// Counts one report, and hands out what is wrong.
pub fn count<'a>(
    text: &str,
    gold: &'a [Attribution],
    ours: &'a [Attribution],
    fault: &mut dyn FnMut(Fault<'a>),
) -> Counts {
    let words = Words::of(text);
    let (gold, ours) = (sets(&words, gold), sets(&words, ours));
    let mut counts = Counts::default();
    let direct = |all: &[Sets]| {
        let spans = all.iter().filter(|sets| sets.own.kind == "direct").flat_map(|sets| &sets.own.content);
        let mut spans: Vec<Set> =
            spans.map(|span| words.set(std::slice::from_ref(span))).filter(|set| !set.is_empty()).collect();
        spans.sort();
        spans.dedup();
        spans
    };
    let (direct_gold, direct_ours) = (direct(&gold), direct(&ours));
    let matched = pairs(&refs(&direct_gold), &refs(&direct_ours), 0.5).len();
    counts.direct.add(matched, direct_gold.len(), direct_ours.len());
    let all = |sets: &[Sets]| sets.iter().flat_map(|sets| sets.content.iter().copied()).collect::<Set>();
    let (said, ours_said) = (all(&gold), all(&ours));
    counts.token.add(said.intersection(&ours_said).count(), said.len(), ours_said.len());
    let cues =
        |sets: &[Sets]| sets.iter().map(|sets| sets.cue.clone()).filter(|cue| !cue.is_empty()).collect::<Vec<_>>();
    let (cues_gold, cues_ours) = (cues(&gold), cues(&ours));
    counts.cue.add(pairs(&refs(&cues_gold), &refs(&cues_ours), 1e-9).len(), cues_gold.len(), cues_ours.len());
    let contents = |sets: &'_ [Sets<'a>]| sets.iter().map(|sets| sets.content.clone()).collect::<Vec<_>>();
    let matched = pairs(&refs(&contents(&gold)), &refs(&contents(&ours)), 0.5);
    counts.content.add(matched.len(), gold.len(), ours.len());
    counts.with_source.add(0, gold.len(), ours.len());
    let reports = |sets: &Sets| sets.cue.iter().any(|&token| REPORTING.contains(&words.form(token)));
    counts.reporting.add(0, gold.iter().filter(|sets| reports(sets)).count(), 0);
    let (mut found, mut true_ours) = (vec![false; gold.len()], vec![false; ours.len()]);
    for (g, o) in matched {
        let (one, other) = (&gold[g], &ours[o]);
        (found[g], true_ours[o]) = (true, true);
        let same = if one.source.is_empty() { other.source.is_empty() } else { !one.source.is_disjoint(&other.source) };
        counts.with_source.right += usize::from(same);
        counts.reporting.right += usize::from(reports(one));
        counts.kind.add(usize::from(one.own.kind == other.own.kind), 1, 1);
        if one.source.is_empty() { &mut counts.sourceless } else { &mut counts.source }.add(usize::from(same), 1, 1);
        if !same {
            fault(Fault::Source(one.own, other.own));
        }
        if let Some(speaker) = &one.own.speaker {
            let ours = other.own.speaker.as_deref().unwrap_or("");
            let right = std::iter::once(speaker).chain(&one.own.speaker_accept).any(|name| same_name(name, ours));
            counts.speaker.add(usize::from(right), 1, 1);
            if !right && same {
                fault(Fault::Speaker(one.own, other.own));
            }
        }
    }
    gold.iter().zip(&found).filter(|(_, found)| !**found).for_each(|(sets, _)| fault(Fault::Missed(sets.own)));
    ours.iter().zip(&true_ours).filter(|(_, found)| !**found).for_each(|(sets, _)| fault(Fault::Spurious(sets.own)));
    counts
}

fn refs(sets: &[Set]) -> Vec<&Set> {
    sets.iter().collect()
}

/// Whether two names are the same once titles and articles are taken off, or one holds all words of the other.
fn same_name(a: &str, b: &str) -> bool {
    const TITLES: [&str; 11] = ["the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "president", "professor", "s"];
    let fold = |name: &str| -> std::collections::BTreeSet<String> {
        let words = name.split(|c: char| !c.is_alphanumeric()).map(dateline_knowledge::gazetteer::fold);
        words.filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str())).collect()
    };
    let (a, b) = (fold(a), fold(b));
    !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}
