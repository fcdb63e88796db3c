//! Who is the same in another report: keys of entities and of sources.

use dateline_knowledge::gazetteer::fold;
use dateline_types::{Entity, EntityKind, MentionForm};

/// The key of an entity over reports: the id of the tables where they know it, else made of what it is and is called.
///
/// A person of several names is known by them alone: reports agree on a name more often than on whose citizen somebody is. A body
/// that is only described ("the Armenian government", "the government in Yerevan") is known by its country and what it is. Two men
/// of one name that no table knows are one by this; a report's own id never is the same in another.
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
    let name = bare(&entity.name);
    let is_named = entity.mentions.iter().any(|own| own.form == MentionForm::Name);
    match (&entity.kind, &entity.role) {
        (EntityKind::Person, _) if is_named && name.contains(' ') => format!("{kind}//{name}"),
        (EntityKind::Organisation, Some(role)) if !is_named && !country.is_empty() && is_one_of_a_state(role) => {
            format!("{kind}/{country}/its {}", bare(role))
        }
        _ => format!("{kind}/{country}/{name}"),
    }
}

/// Whether a state has one body of this sort: its government, a ministry. Courts and police forces it has many of.
fn is_one_of_a_state(role: &str) -> bool {
    const ONE: [&str; 9] =
        ["air force", "army", "cabinet", "central bank", "government", "military", "navy", "parliament", "presidency"];
    role.ends_with("ministry") || ONE.contains(&role)
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

#[cfg(test)]
mod tests {
    use crate::reading::Reading;
    use crate::rows::{Filed, Record};
    use dateline_read::Desk;
    use dateline_types::Report;

    fn speakers(text: &str) -> Vec<String> {
        let report = Report { text: text.into(), published: "2023-09-26".parse().ok(), ..Report::default() };
        let desk = Desk::built_in();
        let filed = Filed::of(Reading::of(&desk, &report));
        let key = |own: Record| match own {
            Record::Statement(own) => own.voice.map(|own| own.key),
            _ => None,
        };
        filed.records.into_iter().filter_map(key).collect()
    }

    #[test]
    fn one_body_or_person_in_other_words_has_one_key() {
        let defence = speakers("Azerbaijan’s defence ministry said on Tuesday that it had captured 60 positions.");
        assert_eq!(defence, ["organisation/aze/its defence ministry"]);
        let person = speakers("Armenian volunteer Anna Hakobyanova said on Tuesday that the road was open.");
        assert_eq!(person, ["person//anna hakobyanova"]);
    }
}
