//! Whence the reports come.

use super::registry::{Registry, how};
use crate::copies::{self, Wire, Wires};
use crate::dossier::{Origin, OriginKind, Origins, Reprint, Story};

pub(super) fn origins(wires: &Wires, registry: &mut Registry) -> Origins {
    let counted = &wires.origins;
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut list = Vec::new();
    for (origins, kind) in [(&counted.agencies, OriginKind::Agency), (&counted.own_reporting, OriginKind::Outlet)] {
        for own in origins {
            let stories = wires.stories.iter().filter(|wire| is_of(wire, own, kind)).map(|wire| story(wire, registry));
            list.push(Origin { name: own.name.clone(), kind, stories: stories.collect(), cited: Vec::new() });
        }
    }
    for own in &counted.sources {
        let cited = wires.cited.get(&own.name).into_iter().flatten().filter_map(|id| registry.whole(id)).collect();
        list.push(Origin { name: own.name.clone(), kind: OriginKind::Source, stories: Vec::new(), cited });
    }
    Origins {
        reports: whole(counted.reports),
        stories: whole(counted.stories),
        origins: whole(counted.independent()),
        list,
    }
}

fn is_of(wire: &Wire, origin: &copies::Origin, kind: OriginKind) -> bool {
    match kind {
        OriginKind::Agency => wire.agency.as_deref() == Some(origin.name.as_str()),
        _ => wire.agency.is_none() && wire.first.outlet.as_deref() == Some(origin.name.as_str()),
    }
}

fn story(wire: &Wire, registry: &Registry) -> Story {
    Story {
        title: wire.first.title.clone().unwrap_or_default(),
        day: wire.first.day.clone().unwrap_or_default(),
        first: registry.whole(&wire.first.id).unwrap_or_default(),
        reprints: wire
            .reprints
            .iter()
            .filter_map(|own| {
                Some(Reprint {
                    outlet: own.report.publisher().unwrap_or("unknown outlet").to_owned(),
                    link: registry.whole(&own.report.id)?,
                    change: how(own),
                })
            })
            .collect(),
    }
}
