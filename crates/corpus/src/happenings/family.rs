//! Which types tell of the same thing: talks that are offered, announced and called off are of one family with talks that are held.

/// The family of an event: its PLOVER type, but for what is said of talks to come, which is of the family of talks.
///
/// A threat, a demand and a refusal of anything else are acts of their own and stay so.
pub(super) fn of<'e>(kind: &'e str, mode: Option<&str>, cameo: Option<&str>) -> &'e str {
    if is_of_talks(kind, mode, cameo) { "CONSULT" } else { kind }
}

/// Whether an event tells of talks that somebody offers, asks for, refuses or announces.
pub(super) fn is_of_talks(kind: &str, mode: Option<&str>, cameo: Option<&str>) -> bool {
    // CAMEO 036: express intent to meet or negotiate.
    let intent = kind == "AGREE" && cameo.is_some_and(|code| code.starts_with("036"));
    intent || matches!((kind, mode), ("REQUEST" | "REJECT", Some("meet")))
}

/// Families whose sides do the same thing: who is named first does not matter.
pub(super) fn is_mutual(family: &str) -> bool {
    matches!(family, "CONSULT" | "AGREE" | "COOPERATE")
}
