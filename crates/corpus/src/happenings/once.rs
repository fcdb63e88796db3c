//! What befalls a person but once: nobody is killed twice, and who is arrested, convicted or resigns is so once in some weeks.

use crate::rows::{Event, Party};
use dateline_types::Modality;

/// What befell a named person, and within how many days of one another two reports of it tell of the same.
pub(super) struct Once {
    /// The deed and the person.
    pub(super) key: String,
    /// Days.
    pub(super) within: i32,
}

/// Trials come years after what they are about.
const DEATH: i32 = 3 * 366;

/// Who is arrested or convicted again so soon is rare.
const WEEKS: i32 = 30;

/// What an event says befell somebody but once; none for what is only planned, and for several people.
pub(super) fn of(event: &Event) -> Option<Once> {
    if !matches!(event.modality, Modality::Happened | Modality::Ongoing | Modality::Alleged) {
        return None;
    }
    let by_himself = event.r#type == "RETREAT";
    let (deed, within) = match (event.r#type.as_str(), event.mode.as_deref()) {
        ("ASSAULT", _) if is_deadly(&event.trigger) => ("killed", DEATH),
        ("SANCTION", Some("convict")) => ("convicted", WEEKS),
        ("COERCE", Some("arrest")) => ("arrested", WEEKS),
        ("RETREAT", Some("resign")) => ("resigned", WEEKS),
        _ => return None,
    };
    let [person] = (if by_himself { &event.doers } else { &event.targets }).as_slice() else { return None };
    Some(Once { key: format!("{deed}/{}", name(person)?), within })
}

/// The first and last name of a person, or an id of the tables: of a made id the country is left out, which not every report
/// gives.
fn name(person: &Party) -> Option<&str> {
    if !person.named || person.kind != "person" {
        return None;
    }
    match person.key.strip_prefix("person/") {
        Some(made) => made.rsplit('/').next().filter(|name| name.contains(' ')),
        None => Some(&person.key),
    }
}

/// Whether the words of a trigger leave somebody dead.
fn is_deadly(trigger: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 14] = [
        "dead", "death", "deaths", "deadly", "die", "dies", "died", "dying", "life", "lives", "gunned", "hanged", "slain", "slew",
    ];
    const STEMS: [&str; 9] = ["kill", "murder", "assassinat", "slay", "execut", "behead", "lynch", "fatal", "homicid"];
    let trigger = trigger.to_lowercase();
    let deadly = |word: &str| WORDS.contains(&word) || STEMS.iter().any(|stem| word.starts_with(stem));
    trigger.split(|c: char| !c.is_alphanumeric()).any(deadly)
}
