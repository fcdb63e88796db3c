//! Pronouns that stand for someone or something: "he", "their", "itself"; not "it" in "it is raining".

use super::{Class, Mention, Reference};
use dateline_types::document::{Tree, Word};
use dateline_types::{MentionForm, Relation, Upos};

/// What a pronoun says of who it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// The speaker, the one spoken to, or another.
    pub person: u8,
    /// Of several.
    pub plural: bool,
    /// For a person in the singular: of which sex.
    pub sex: Option<char>,
    /// "his", "their".
    pub possessive: bool,
    /// "himself".
    pub reflexive: bool,
}

/// What a word says as a pronoun; none where it is none.
///
/// ```
/// use dateline_read::mentions::pronouns::reading;
/// let her = reading("Her").unwrap();
/// assert_eq!((her.person, her.plural, her.sex), (3, false, Some('f')));
/// assert!(reading("which").is_none());
/// ```
pub fn reading(form: &str) -> Option<Pronoun> {
    let (person, plural, sex, possessive, reflexive) = match form.to_lowercase().as_str() {
        "i" | "me" => (1, false, None, false, false),
        "my" | "mine" => (1, false, None, true, false),
        "myself" => (1, false, None, false, true),
        "we" | "us" => (1, true, None, false, false),
        "our" | "ours" => (1, true, None, true, false),
        "ourselves" => (1, true, None, false, true),
        "you" => (2, false, None, false, false),
        "your" | "yours" => (2, false, None, true, false),
        "he" | "him" => (3, false, Some('m'), false, false),
        "his" => (3, false, Some('m'), true, false),
        "himself" => (3, false, Some('m'), false, true),
        "she" => (3, false, Some('f'), false, false),
        "her" => (3, false, Some('f'), true, false),
        "hers" => (3, false, Some('f'), true, false),
        "herself" => (3, false, Some('f'), false, true),
        "it" => (3, false, None, false, false),
        "its" => (3, false, None, true, false),
        "itself" => (3, false, None, false, true),
        "they" | "them" => (3, true, None, false, false),
        "their" | "theirs" => (3, true, None, true, false),
        "themselves" => (3, true, None, false, true),
        _ => return None,
    };
    Some(Pronoun { person, plural, sex, possessive, reflexive })
}

/// The pronouns of a document that stand for something, outside names.
pub fn find(tree: Tree, names: &[Mention]) -> Vec<Mention> {
    let mut names = names.iter().peekable();
    let mut found = Vec::new();
    for word in tree.words() {
        while names.peek().is_some_and(|name| name.words.end <= word.index()) {
            names.next();
        }
        let named = names.peek().is_some_and(|name| name.words.contains(&word.index()));
        let Some(pronoun) = reading(word.form()).filter(|_| !named && is_pronoun(word)) else { continue };
        if word.lemma() == "it" && !pronoun.possessive && stands_for_nothing(word) {
            continue;
        }
        found.push(Mention {
            words: word.index()..word.index() + 1,
            head: word.index(),
            span: word.span(),
            form: MentionForm::Pronoun,
            kind: None,
            class: match (pronoun.plural, pronoun.sex, pronoun.person) {
                (true, ..) => Class::People,
                (false, None, 3) => Class::Thing,
                _ => Class::Person,
            },
            plural: pronoun.plural,
            reference: Reference::Definite,
            role: None,
            name: None,
        });
    }
    found
}

/// "US" the state is no pronoun, whatever its letters.
fn is_pronoun(word: Word) -> bool {
    matches!(word.upos(), Upos::Pron | Upos::Det)
        && !(word.form().len() > 1 && word.form().chars().all(char::is_uppercase))
}

/// "It is likely that", "it rained", "it took two days to": a subject for form's sake.
fn stands_for_nothing(it: Word) -> bool {
    if it.relation() == Relation::Expl {
        return true;
    }
    let Some(predicate) = it.parent().filter(|_| it.relation().base() == Relation::Nsubj) else { return false };
    let has_clause = predicate.children().any(|child| {
        matches!(child.relation().base(), Relation::Csubj)
            || (child.relation() == Relation::Ccomp
                && predicate.child(Relation::Cop).is_some()
                && child.child(Relation::Mark).is_some())
    });
    const WEATHER: [&str; 6] = ["rain", "snow", "seem", "appear", "turn", "happen"];
    has_clause || WEATHER.contains(&predicate.lemma())
}
