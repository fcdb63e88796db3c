//! Who is the same in another report: keys of entities and of sources.

use dateline_knowledge::gazetteer::fold;
use dateline_types::{Entity, EntityKind};

/// The key of an entity over reports: the id of the tables where they know it, else kind, country and folded name.
///
/// Two men of one name and country that no table knows are one by this; a report's own id never is the same in another.
pub(crate) fn of_entity<S>(entity: &Entity<S>) -> String {
    if entity.known {
        return entity.id.clone();
    }
    let kind = match entity.kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::State => "state",
        EntityKind::Group => "group",
        EntityKind::Place => "place",
        EntityKind::Other => "other",
    };
    let country = entity.country.as_deref().unwrap_or("").to_lowercase();
    format!("{kind}/{country}/{}", bare(&entity.name))
}

/// The key of a source that is no entity: its words without the article.
pub(super) fn of_words(words: &str, country: Option<&str>) -> String {
    format!("words/{}/{}", country.unwrap_or("").to_lowercase(), bare(words))
}

/// A name folded, without an article before it.
pub(crate) fn bare(name: &str) -> String {
    let folded = fold(name);
    let bare = ["the ", "a ", "an "].iter().find_map(|article| folded.strip_prefix(article));
    bare.unwrap_or(&folded).to_owned()
}
