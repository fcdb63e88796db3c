//! Names, strictly: right with the right first character, last character and class.

use super::gold::{Gold, Reading};
use super::write;
use crate::score::errors::{Errors, around};
use crate::score::{Figure, Options};
use dateline_lab::entities::strict::Counts;
use dateline_types::entity::{MentionForm, NameType};
use dateline_types::{CharSpan, Entity};
use serde_json::json;
use std::collections::BTreeSet;

/// The classes a data set tells apart, and what the figure is called.
pub(super) struct Classes {
    pub(super) metric: &'static str,
    pub(super) classes: &'static [&'static str],
}

/// First character, one past the last, class.
type Name = (u32, u32, &'static str);

impl Classes {
    /// A class in this data's own terms: without a class for countries or buildings, both are LOC; without one for
    /// peoples, these are MISC, as are events and works. None where the data has no such class at all.
    fn own(&self, class: &str) -> Option<&'static str> {
        let has = |class: &str| self.classes.iter().find(|own| **own == class).copied();
        has(class).or_else(|| match class {
            "GPE" | "FAC" => has("LOC"),
            "NORP" | "EVENT" | "WORK" => has("MISC"),
            _ => None,
        })
    }

    fn gold(&self, gold: &Gold) -> BTreeSet<Name> {
        let names = gold.entities.iter().filter(|name| name.named && name.span.start < name.span.end);
        names.filter_map(|name| Some((name.span.start, name.span.end, self.own(&name.class)?))).collect()
    }

    fn ours(&self, entities: &[Entity<CharSpan>]) -> BTreeSet<Name> {
        let mentions = entities.iter().flat_map(|entity| &entity.mentions);
        mentions
            .filter(|mention| matches!(mention.form, MentionForm::Name | MentionForm::Demonym))
            .filter_map(|mention| Some((mention.span.start, mention.span.end, self.own(code(mention.name_type?))?)))
            .filter(|(start, end, _)| start < end)
            .collect()
    }
}

fn code(kind: NameType) -> &'static str {
    match kind {
        NameType::Per => "PER",
        NameType::Org => "ORG",
        NameType::Gpe => "GPE",
        NameType::Loc => "LOC",
        NameType::Norp => "NORP",
        NameType::Fac => "FAC",
        NameType::Event => "EVENT",
        NameType::Work => "WORK",
    }
}

/// Compares the names of one report and hands each difference on.
fn compare(gold: &BTreeSet<Name>, ours: &BTreeSet<Name>, counts: &mut Counts, mut differ: impl FnMut(Name, bool)) {
    for name in gold.union(ours) {
        match (gold.contains(name), ours.contains(name)) {
            (true, true) => counts.right(name.2),
            (true, false) => {
                counts.missed(name.2);
                differ(*name, true);
            }
            _ => {
                counts.spurious(name.2);
                differ(*name, false);
            }
        }
    }
}

/// Scores the names of a data set by one list of classes.
pub(super) fn score(
    data: &str,
    classes: &Classes,
    readings: &[Reading],
    options: &Options,
    errors: &mut Errors,
) -> anyhow::Result<Vec<Figure>> {
    let mut counts = Counts::default();
    let (mut gold_lines, mut our_lines) = (Vec::new(), Vec::new());
    for Reading { gold: report, entities, .. } in readings {
        let (gold, ours) = (classes.gold(report), classes.ours(entities));
        let list = |names: &BTreeSet<Name>| {
            let names: Vec<_> =
                names.iter().map(|(s, e, class)| json!({"start": s, "end": e, "type": class})).collect();
            json!({"id": report.id, "entities": names})
        };
        gold_lines.push(list(&gold));
        our_lines.push(list(&ours));
        compare(&gold, &ours, &mut counts, |(start, end, class), missed| {
            let kind = if missed { "missed" } else { "spurious" };
            let there = |(s, e, class): &Name| (*s < end && start < *e).then(|| format!("{class} {s}–{e}"));
            let other: Vec<String> = if missed { &ours } else { &gold }.iter().filter_map(there).collect();
            errors.show(&[kind, class], || {
                let span = CharSpan { start, end };
                let side = if missed { "ours" } else { "gold" };
                format!("{class:<5} {}: {}   {side} {}", report.id, around(&report.text, span), or_none(&other))
            });
        });
    }
    let file = format!("{data} {}", classes.metric).replace(' ', "_");
    write(options, &file, &gold_lines, &our_lines)?;
    let figure = |data: String, value| Figure { task: super::TASK, data, metric: classes.metric, value };
    let mut figures = vec![figure(data.to_owned(), counts.all.f1())];
    if options.by_type {
        figures.extend(counts.classes.iter().map(|(class, count)| figure(format!("{data}/{class}"), count.f1())));
    }
    Ok(figures)
}

fn or_none(items: &[String]) -> String {
    if items.is_empty() { "nothing".to_owned() } else { items.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_lab::entities::strict::GoldName;

    const SIX: Classes = Classes { metric: "", classes: &["PER", "ORG", "GPE", "LOC", "FAC", "NORP"] };
    const FEW: Classes = Classes { metric: "", classes: &["PER", "ORG", "LOC"] };

    fn gold(names: &[(u32, u32, &str)]) -> Gold {
        let name = |&(start, end, class): &(u32, u32, &str)| GoldName {
            span: CharSpan { start, end },
            class: class.to_owned(),
            named: true,
        };
        Gold { entities: names.iter().map(name).collect(), ..Gold::default() }
    }

    fn counts(classes: &Classes, gold: &Gold, ours: &[Name]) -> (usize, usize, usize) {
        let mut counts = Counts::default();
        compare(&classes.gold(gold), &ours.iter().copied().collect(), &mut counts, |_, _| {});
        (counts.all.right, counts.all.predicted, counts.all.gold)
    }

    #[test]
    fn strict_as_the_reference() {
        let a = gold(&[(0, 3, "PER"), (4, 8, "GPE")]);
        assert_eq!(counts(&SIX, &a, &[(0, 3, "PER"), (4, 8, "GPE")]), (2, 2, 2));
        let ours = [(0, 4, "PER"), (4, 8, "LOC"), (4, 8, "LOC")];
        assert_eq!(counts(&SIX, &a, &ours), (0, 2, 2));
        assert_eq!(counts(&FEW, &a, &ours), (1, 2, 2));
        let places = Classes { metric: "", classes: &["LOC"] };
        assert_eq!(counts(&places, &a, &[(4, 8, "LOC")]), (1, 1, 1));
    }

    #[test]
    fn classes_a_set_lacks() {
        let misc = Classes { metric: "", classes: &["PER", "ORG", "LOC", "MISC"] };
        assert_eq!(misc.own("NORP"), Some("MISC"));
        assert_eq!(misc.own("FAC"), Some("LOC"));
        assert_eq!(FEW.own("WORK"), None);
        assert_eq!(SIX.own("GPE"), Some("GPE"));
        let peoples = Classes { metric: "", classes: &["PER", "ORG", "LOC", "NORP"] };
        assert_eq!(peoples.own("NORP"), Some("NORP"));
        assert_eq!(peoples.own("EVENT"), None);
    }

    #[test]
    fn a_mention_that_is_no_name_does_not_count() {
        let mut report = gold(&[(0, 3, "PER"), (5, 9, "PER")]);
        report.entities[1].named = false;
        assert_eq!(SIX.gold(&report).len(), 1);
    }
}
