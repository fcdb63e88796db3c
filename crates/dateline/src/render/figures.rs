//! Figures put into words: what is claimed, by whom, of whom, when and where.

use super::page::{Item, Kind};
use super::records::{Words, code};
use super::visible::one_line;
use super::wording::number;
use dateline_types::Figure;
use dateline_types::figure::{FigureModality, Qualifier};

impl Words<'_> {
    /// A figure as an item of the page.
    pub(super) fn figure(&self, figure: &Figure) -> Item {
        Item {
            kind: Kind::Figure,
            id: figure.id.clone(),
            spans: vec![figure.span],
            says: format!("{}: {}", code(&figure.measure), amount(figure)),
            value: None,
            why: self.particulars(figure),
            rule: figure.rule.clone(),
            confidence: figure.confidence,
        }
    }

    fn particulars(&self, figure: &Figure) -> Vec<String> {
        let mut why = Vec::new();
        match (&figure.method, &figure.source) {
            (Some(method), Some(id)) => why.push(format!("{} by {}", code(method), self.source(id))),
            (Some(method), None) => why.push(code(method)),
            (None, Some(id)) => why.push(format!("according to {}", self.source(id))),
            (None, None) => {}
        }
        if figure.modality != FigureModality::Asserted {
            why.push(code(&figure.modality));
        }
        why.push(code(&figure.scope));
        if let Some(period) = &figure.period {
            let end = |end: &Option<String>| end.as_deref().map(one_line);
            match (end(&period.from), end(&period.to)) {
                (Some(from), Some(to)) => why.push(format!("from {from} to {to}")),
                (Some(from), None) => why.push(format!("since {from}")),
                (None, Some(to)) => why.push(format!("until {to}")),
                (None, None) => {}
            }
        }
        if let Some(time) = figure.asof.as_ref().and_then(|id| self.times.get(id.as_str())) {
            why.push(format!("as of {}", self.quoted(time.span)));
        }
        why.extend(figure.place.as_ref().map(|id| format!("in {}", self.entity_name(id))));
        why.extend(figure.by.as_ref().map(|id| format!("held responsible: {}", self.entity_name(id))));
        if figure.each {
            why.push("each".to_owned());
        }
        why.extend(figure.derived.as_deref().map(|derived| format!("worked out: {}", one_line(derived))));
        let other = |id: &String| {
            let other = self.ledger.figures.iter().find(|own| &own.id == id);
            other.map_or_else(|| one_line(id), |own| self.quoted(own.span))
        };
        why.extend(figure.part_of.as_ref().map(|part| format!("part of {}", other(&part.figure))));
        match (&figure.status, &figure.of) {
            (Some(status), Some(of)) => why.push(format!("{}: {}", code(status), other(of))),
            (Some(status), None) => why.push(code(status)),
            (None, Some(of)) => why.push(format!("about {}", other(of))),
            (None, None) => {}
        }
        why
    }
}

/// The number as it is claimed, with its unit.
fn amount(figure: &Figure) -> String {
    let low = figure.low.map(number::grouped);
    let high = figure.high.map(number::grouped);
    let either = || low.clone().or_else(|| high.clone()).unwrap_or_else(|| "a number not given".to_owned());
    let count = match (figure.qualifier, &low, &high) {
        (Qualifier::Range, Some(low), Some(high)) => format!("{low} to {high}"),
        (Qualifier::AtLeast, ..) => format!("at least {}", either()),
        (Qualifier::MoreThan, ..) => format!("more than {}", either()),
        (Qualifier::About, ..) => format!("about {}", either()),
        (Qualifier::UpTo, _, Some(high)) => format!("up to {high}"),
        (Qualifier::FewerThan, _, Some(high)) => format!("fewer than {high}"),
        (Qualifier::Vague, ..) => figure.word.as_deref().map_or_else(either, one_line),
        _ => either(),
    };
    // What a measure counts by its name needs no unit.
    let unit = match figure.unit.as_str() {
        "person" | "munition" | "building" | "incident" => String::new(),
        "household" => " households".to_owned(),
        code => format!(" {}", one_line(code)),
    };
    format!("{count}{unit}")
}
