//! Actor codes: country and sectors as PLOVER and CAMEO write them, for those who act or speak.
//!
//! PLOVER and CAMEO differ in letters: press is `JRN` in the one and `MED` in the other, and `MED` in PLOVER is medicine.
//! The ledger's sectors are CAMEO's; [`plover`] turns them.

use dateline_types::{Entity, EntityKind};

/// Slots that stand in the place of a country.
const SLOTS: [&str; 6] = ["IGO", "UNO", "EUR", "NGO", "IMG", "MNC"];

/// The CAMEO code of an entity: country or slot, then sectors: `IRNGOV`. None for what neither acts nor is of a country.
///
/// ```
/// use dateline_read::entities::codes::cameo;
/// let mut agency = dateline_types::Entity {
///     id: "e1".into(), name: "AFP".into(), kind: dateline_types::EntityKind::Organisation, country: Some("FRA".into()),
///     sectors: vec!["MED".into()], role: None, known: true, place: None, mentions: Vec::new(),
/// };
/// assert_eq!(cameo(&agency).as_deref(), Some("FRAMED"));
/// agency.country = None;
/// assert_eq!(cameo(&agency).as_deref(), Some("MED"));
/// ```
pub fn cameo(entity: &Entity) -> Option<String> {
    code(entity, Some)
}

/// The PLOVER code of an entity, with PLOVER's letters for sectors.
///
/// ```
/// use dateline_read::entities::codes::plover;
/// let agency = dateline_types::Entity {
///     id: "e1".into(), name: "AFP".into(), kind: dateline_types::EntityKind::Organisation, country: Some("FRA".into()),
///     sectors: vec!["MED".into()], role: None, known: true, place: None, mentions: Vec::new(),
/// };
/// assert_eq!(plover(&agency).as_deref(), Some("FRAJRN"));
/// ```
pub fn plover(entity: &Entity) -> Option<String> {
    code(entity, |sector| Some(plover_sector(sector)))
}

/// PLOVER's letters for a sector of the ledger.
///
/// ```
/// use dateline_read::entities::codes::plover_sector;
/// assert_eq!((plover_sector("MED"), plover_sector("HLH"), plover_sector("GOV")), ("JRN", "MED", "GOV"));
/// ```
pub fn plover_sector(sector: &str) -> &str {
    match sector {
        "MED" => "JRN",
        "HLH" => "MED",
        "CRI" => "CRM",
        "INS" | "SEP" => "REB",
        other => other,
    }
}

/// The code of those whom nobody names behind an attack by bomb or gun or an abduction: armed people nobody has identified, of
/// the country it happened in. None for what states do to each other from the air or with artillery, and where the
/// country is not known.
///
/// Such attacks have an actor in data sets of events, while the ledger, which shows characters for everything, has none.
///
/// ```
/// use dateline_read::entities::codes::unidentified;
/// assert_eq!(unidentified("ASSAULT", Some("explosives"), Some("IRQ")).as_deref(), Some("IRQUAF"));
/// assert_eq!(unidentified("ASSAULT", Some("aerial"), Some("IRQ")), None);
/// ```
pub fn unidentified(plover: &str, mode: Option<&str>, country: Option<&str>) -> Option<String> {
    const MODES: [&str; 4] = ["explosives", "firearms", "suicide-attack", "abduct"];
    let armed = plover == "ASSAULT" && mode.is_some_and(|mode| MODES.contains(&mode));
    country.filter(|_| armed).map(|iso| format!("{iso}{UNIDENTIFIED}"))
}

/// The sector of armed people nobody has identified.
pub const UNIDENTIFIED: &str = "UAF";

fn code<'e>(entity: &'e Entity, letters: impl Fn(&'e str) -> Option<&'e str>) -> Option<String> {
    // A place that does not act has no sector.
    if entity.kind == EntityKind::Other || entity.kind == EntityKind::Place && entity.sectors.is_empty() {
        return None;
    }
    let mut code = entity.country.clone().unwrap_or_default();
    for sector in entity.sectors.iter().filter_map(|sector| letters(sector)).take(3) {
        // A slot says what the body is already.
        if !(SLOTS.contains(&sector) && code == sector) {
            code.push_str(sector);
        }
    }
    (!code.is_empty()).then_some(code)
}
