//! Coreference: which mentions are of one entity, from the text and from gold mentions.

use super::clusters::{RULES, Rules, TYPES, ours, prepare};
use super::coreference_metrics::{Clusters, Index, Scores, index};
use super::gold::Reading;
use super::{given, write};
use crate::score::errors::{Errors, around};
use crate::score::time::slice;
use crate::score::{Figure, Options};
use dateline_read::Desk;
use dateline_types::{At, CharSpan};
use serde_json::{Value, json};

/// Scores the clusters of a data set.
pub(super) fn score(
    data: &str,
    desk: &Desk,
    readings: &[Reading],
    options: &Options,
    errors: &mut Errors,
) -> anyhow::Result<Vec<Figure>> {
    let found: Vec<Clusters> = readings.iter().map(|reading| ours(&reading.entities)).collect();
    let given: Vec<Clusters> = readings.iter().map(|reading| given::clusters(desk, reading)).collect();
    let gold_lines: Vec<Value> = readings.iter().map(gold_line).collect();
    for (mode, all) in [("coref", &found), ("coref gold mentions", &given)] {
        let line =
            |(reading, clusters): (&Reading, &Clusters)| json!({"id": reading.gold.id, "clusters": pairs(clusters)});
        let lines: Vec<Value> = readings.iter().zip(all).map(line).collect();
        write(options, &format!("{data} {mode}").replace(' ', "_"), &gold_lines, &lines)?;
    }
    for (reading, clusters) in readings.iter().zip(&found) {
        let (gold, ours) = prepare(&reading.gold, clusters, &RULES);
        show(reading, &gold, &ours, errors);
    }
    let total = |all: &[Clusters], rules: &Rules| {
        let mut scores = Scores::default();
        for (reading, clusters) in readings.iter().zip(all) {
            let (gold, ours) = prepare(&reading.gold, clusters, rules);
            scores.add(&gold, &ours);
        }
        scores
    };
    let from_text = total(&found, &RULES);
    let from_gold = total(&given, &RULES);
    let mut figures = figures(data, &from_text, &METRICS);
    figures.extend(self::figures(data, &from_gold, &METRICS_GOLD));
    if options.by_type {
        for kind in TYPES {
            let data = format!("{data}/{kind}");
            let rules = Rules { types: &[kind], ..RULES };
            figures.extend(self::figures(&data, &total(&found, &rules), &METRICS));
            figures.extend(self::figures(&data, &total(&given, &rules), &METRICS_GOLD));
        }
    }
    Ok(figures)
}

const METRICS: [&str; 6] = ["mentions F1", "MUC", "B3", "CEAF-e", "LEA", "CoNLL"];
const METRICS_GOLD: [&str; 6] = ["mentions gold", "MUC gold", "B3 gold", "CEAF-e gold", "LEA gold", "CoNLL gold"];

fn figures(data: &str, scores: &Scores, metrics: &[&'static str; 6]) -> Vec<Figure> {
    let values = [scores.mentions, scores.muc, scores.b3, scores.ceafe, scores.lea].map(|measure| measure.f1());
    let all = values.into_iter().chain([scores.conll()]);
    let figure = |(metric, value): (&&'static str, f64)| Figure {
        task: super::TASK,
        data: data.to_owned(),
        metric,
        value: 100.0 * value,
    };
    metrics.iter().zip(all).map(figure).collect()
}

fn pairs(clusters: &Clusters) -> Vec<Vec<At<CharSpan>>> {
    clusters.iter().map(|cluster| cluster.iter().copied().map(At).collect()).collect()
}

fn gold_line(reading: &Reading) -> Value {
    let gold = &reading.gold;
    json!({"id": gold.id, "clusters": gold.clusters, "types": gold.types, "heads": gold.heads, "kinds": gold.kinds})
}

/// The cluster that shares most mentions with this one; the first of several.
fn nearest(cluster: &[CharSpan], other: &Index) -> Option<usize> {
    let of = |mention: &CharSpan| other.get(mention).copied();
    let shared = |at: usize| cluster.iter().filter(|mention| of(mention) == Some(at)).count();
    cluster.iter().filter_map(of).max_by_key(|&at| (shared(at), std::cmp::Reverse(at)))
}

/// Lists mentions missed and spurious, and those whose cluster of ours is not the one nearest to their gold cluster
/// (split off) or the other way round (merged in).
fn show(reading: &Reading, gold: &Clusters, ours: &Clusters, errors: &mut Errors) {
    let report = &reading.gold;
    let (in_gold, in_ours) = (index(gold), index(ours));
    let text = |span: CharSpan| slice(&report.text, span.start, span.end);
    let label = |clusters: &Clusters, at: usize| {
        let first = clusters[at].first().map_or_else(String::new, |span| text(*span));
        format!("“{first}” ({} mentions)", clusters[at].len())
    };
    for (own, cluster) in gold.iter().enumerate() {
        let home = nearest(cluster, &in_ours);
        for mention in cluster {
            let place = around(&report.text, *mention);
            let wanted = label(gold, own);
            let Some(&at) = in_ours.get(mention) else {
                errors.show(&["missed"], || format!("{}: {place}   gold {wanted}", report.id));
                continue;
            };
            let kind = if home != Some(at) {
                "split"
            } else if nearest(&ours[at], &in_gold) != Some(own) {
                "merged"
            } else {
                continue;
            };
            errors.show(&[kind], || format!("{}: {place}   gold {wanted}   ours {}", report.id, label(ours, at)));
        }
    }
    for (at, cluster) in ours.iter().enumerate() {
        for mention in cluster.iter().filter(|mention| !in_gold.contains_key(mention)) {
            errors.show(&["spurious"], || {
                format!("{}: {}   ours {}", report.id, around(&report.text, *mention), label(ours, at))
            });
        }
    }
}
