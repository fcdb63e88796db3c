//! Figures as lines of text: the words, what they measure, the bounds, and whatever else is not the plain case.

use super::compact::{name_of, quoted};
use anyhow::Context;
use dateline_types::figure::{FigureModality, Method, Qualifier, Scope};
use dateline_types::{Figure, Ledger};
use std::fmt::Write;

/// The line of every figure, with the byte at which it starts.
pub(super) fn figures(text: &str, ledger: &Ledger) -> anyhow::Result<Vec<(u32, String)>> {
    ledger.figures.iter().map(|own| Ok((own.span.start, figure(text, ledger, own)?))).collect()
}

fn figure(text: &str, ledger: &Ledger, own: &Figure) -> anyhow::Result<String> {
    let mut line = format!("figure {} {} {}", quoted(own.span.of(text)), own.measure.name(), value(own));
    if own.qualifier != Qualifier::Exact {
        let _ = write!(line, " {}", name_of(&own.qualifier)?);
    }
    if !matches!(own.unit.as_str(), "person" | "munition" | "building" | "incident") {
        let _ = write!(line, " unit={}", own.unit);
    }
    put(&mut line, "word", own.word.as_deref());
    if own.each {
        line.push_str(" each");
    }
    if let Some(counted) = &own.counted {
        put(&mut line, "counted", Some(counted.span.of(text)));
        for (name, facet) in [
            ("status", &counted.status),
            ("age", &counted.age),
            ("sex", &counted.sex),
            ("nationality", &counted.nationality),
        ] {
            if let Some(facet) = facet {
                let _ = write!(line, " {name}={facet}");
            }
        }
    }
    let entity = |id: &String| {
        let entity = ledger.entities.iter().find(|entity| &entity.id == id);
        Ok::<_, anyhow::Error>(entity.context("a figure's entity that is not in the ledger")?.name.as_str())
    };
    put(&mut line, "by", own.by.as_ref().map(entity).transpose()?);
    if own.scope != Scope::Incident {
        let _ = write!(line, " {}", name_of(&own.scope)?);
    }
    if let Some(period) = &own.period {
        for (name, end) in [("from", &period.from), ("to", &period.to)] {
            if let Some(end) = end {
                let _ = write!(line, " {name}={end}");
            }
        }
    }
    if let Some(id) = &own.asof {
        let time = ledger.times.iter().find(|time| &time.id == id).context("a time that is not in the ledger")?;
        put(&mut line, "asof", Some(time.span.of(text)));
    }
    put(&mut line, "place", own.place.as_ref().map(entity).transpose()?);
    if let Some(id) = &own.source {
        let source = ledger.sources.iter().find(|own| &own.id == id).context("a source that is not in the ledger")?;
        put(&mut line, "source", Some(source.span.of(text)));
    }
    if let Some(method) = own.method.filter(|method| *method != Method::Reported) {
        let _ = write!(line, " {}", name_of(&method)?);
    }
    if own.modality != FigureModality::Asserted {
        let _ = write!(line, " {}", name_of(&own.modality)?);
    }
    if let Some(status) = own.status {
        let _ = write!(line, " {}", name_of(&status)?);
    }
    let other = |id: &String| {
        let other = ledger.figures.iter().find(|own| &own.id == id);
        Ok::<_, anyhow::Error>(other.context("a figure that is not in the ledger")?.span.of(text))
    };
    put(&mut line, "of", own.of.as_ref().map(other).transpose()?);
    put(&mut line, "part-of", own.part_of.as_ref().map(|part| other(&part.figure)).transpose()?);
    if let Some(derived) = &own.derived {
        let _ = write!(line, " derived={}", derived.replace(' ', "-"));
    }
    Ok(line)
}

fn put(line: &mut String, name: &str, words: Option<&str>) {
    if let Some(words) = words {
        let _ = write!(line, " {name}={}", quoted(words));
    }
}

/// The bounds: `15`, `91..`, `..20`, `300..400`.
fn value(own: &Figure) -> String {
    match (own.low, own.high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (low, high) => {
            let end = |end: Option<f64>| end.map_or_else(String::new, |end| end.to_string());
            format!("{}..{}", end(low), end(high))
        }
    }
}
