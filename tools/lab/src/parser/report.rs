//! Scores of a network on the development sets, as a line.

use super::batch::Example;
use super::decode::{Found, accuracy, decode_all};
use super::material::Material;
use super::model::Model;
use crate::conllu_score::Count;
use crate::entities::strict;
use crate::entities::tags::{TagSet, certain, decode as spans};
use dateline_syntax::Syntax;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// Strict F1 of names: of those the source is certain of, the kind being one of those it allows; names found where the
/// source leaves the matter open do not count.
pub fn names_f1(found: &[Found], examples: &[Example]) -> f64 {
    let (mut right, mut gold, mut predicted) = (0.0, 0.0, 0.0);
    for (found, example) in found.iter().zip(examples) {
        let sets: Vec<TagSet> = example.names.iter().map(|&bits| TagSet(bits)).collect();
        let tags: Vec<usize> = found.names.iter().map(|&tag| usize::from(tag)).collect();
        let wanted = certain(&sets);
        gold += wanted.len() as f64;
        for (span, kind) in spans(&tags) {
            let hit = wanted.iter().find(|name| name.tokens == span && name.kinds.has(kind));
            let open = span.clone().all(|word| sets[word].has(TagSet(1)) && sets[word].len() > 1);
            if hit.is_some() {
                right += 1.0;
            }
            if hit.is_some() || !open {
                predicted += 1.0;
            }
        }
    }
    200.0 * right / f64::max(gold + predicted, 1.0)
}

/// The relations that news rules lean on.
const WATCHED: [&str; 5] = ["ccomp", "parataxis", "advcl", "appos", "conj"];

/// F1 of each watched relation, head and universal part both right.
pub fn relations(models: &[Model], material: &Material, examples: &[Example]) -> String {
    let found = decode_all(models, &material.types, examples);
    let universal = material.universal();
    let of = |relation: u16| universal.get(usize::from(relation)).copied();
    let mut line = String::new();
    for name in WATCHED {
        let wanted = of(material.labels.relations.of(name));
        let (mut right, mut all) = (0.0, 0.0);
        for (found, gold) in found.iter().zip(examples) {
            for i in 0..gold.len() {
                let (ours, theirs) = (of(found.relations[i]) == wanted, of(gold.relations[i]) == wanted);
                all += f64::from(ours) + f64::from(theirs);
                right += f64::from(ours && theirs && found.heads[i] == gold.heads[i]);
            }
        }
        let _ = write!(line, "{name} {:.1} ", 200.0 * right / f64::max(all, 1.0));
    }
    line
}

/// One line: UPOS, feats, UAS and LAS on gold words of each set, then F1 of names on the parts held back.
pub fn line(models: &[Model], material: &Material, names: bool) -> String {
    let mut line = String::new();
    let universal = material.universal();
    for (name, examples) in &material.dev {
        let a = accuracy(&decode_all(models, &material.types, examples), examples, &universal);
        let _ = write!(line, "{name} {:.2} {:.2} {:.2} {:.2}; ", a.upos, a.feats, a.uas, a.las);
    }
    for (name, examples) in material.dev.iter().filter(|(name, _)| names && name.ends_with("news")) {
        let _ = write!(line, "{name} {}; ", relations(models, material, examples));
    }
    for (name, examples) in material.held.iter().filter(|_| names) {
        let _ = write!(line, "{name} {:.1}; ", names_f1(&decode_all(models, &material.types, examples), examples));
    }
    line
}

/// Strict F1 of names on the measuring sets, from raw text: gold and found names of the classes there are.
///
/// # Errors
/// A file that is missing or damaged.
pub fn measured(models: &[Model], material: &mut Material, shared: &Path) -> anyhow::Result<String> {
    let syntax = Syntax::built_in();
    let mut line = String::new();
    for (name, file) in [("uner", "ner_uner_ewt_dev.jsonl"), ("wikigold", "ner_wikigold_dev.jsonl")] {
        let mut counts = strict::Counts::default();
        let gold = strict::read(&shared.join("corpora/entities").join(file))?;
        let classes: BTreeSet<String> = gold.iter().flat_map(|text| &text.entities).map(|e| e.class.clone()).collect();
        for text in &gold {
            let document = syntax.parse(&text.text);
            let words = |sentence: &dateline_types::Sentence| {
                (sentence.tokens.start as usize..sentence.tokens.end as usize)
                    .map(|word| document.word(word))
                    .collect::<Vec<&str>>()
            };
            let sentences: Vec<Example> =
                document.sentences.iter().map(|s| Example::bare(&words(s), &mut material.types)).collect();
            let at: std::collections::BTreeMap<usize, u32> =
                text.text.char_indices().map(|(byte, _)| byte).chain([text.text.len()]).zip(0..).collect();
            let mut wanted: BTreeSet<(u32, u32, String)> =
                text.entities.iter().map(|e| (e.span.start, e.span.end, e.class.clone())).collect();
            for (sentence, found) in document.sentences.iter().zip(decode_all(models, &material.types, &sentences)) {
                let tags: Vec<usize> = found.names.iter().map(|&tag| usize::from(tag)).collect();
                for (span, kind) in spans(&tags) {
                    let class = strict::class(kind);
                    if !classes.contains(class) {
                        continue;
                    }
                    let first = sentence.tokens.start as usize;
                    let from = document.tokens.spans[first + span.start].start as usize;
                    let to = document.tokens.spans[first + span.end - 1].end as usize;
                    if wanted.remove(&(at[&from], at[&to], class.to_owned())) {
                        counts.right(class);
                    } else {
                        counts.spurious(class);
                    }
                }
            }
            wanted.iter().for_each(|(_, _, class)| counts.missed(class));
        }
        let _ = write!(line, "{name} {:.2} (", counts.all.f1());
        for (class, count) in &counts.classes {
            let Count { right, gold, predicted } = count;
            let _ = write!(line, "{class} {:.1} {right}/{gold}/{predicted} ", count.f1());
        }
        line.push_str("); ");
    }
    Ok(line)
}
