//! Which types tell of the same thing: talks that are announced are of one family with talks that are held.

/// The family of an event: its PLOVER type, but for intents to meet, which are of the talks they announce.
///
/// A threat, a demand and a refusal are acts of their own and stay so.
pub(super) fn of<'e>(kind: &'e str, cameo: Option<&str>) -> &'e str {
    // CAMEO 036: express intent to meet or negotiate.
    if kind == "AGREE" && cameo.is_some_and(|code| code.starts_with("036")) { "CONSULT" } else { kind }
}

/// Families whose sides do the same thing: who is named first does not matter.
pub(super) fn is_mutual(family: &str) -> bool {
    matches!(family, "CONSULT" | "AGREE" | "COOPERATE")
}
