//! Which entity a word heads a mention of: the way from trees to entities.

use dateline_types::MentionForm;
use rustc_hash::{FxHashMap, FxHashSet};

/// For the words that head a mention, the entity and how the mention is made.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    of: FxHashMap<usize, (usize, MentionForm, usize)>,
    named: FxHashSet<usize>,
}

impl Heads {
    /// From head, number of the entity, form and number of words of each mention; the longest of one head counts.
    pub(crate) fn new(mentions: impl Iterator<Item = (usize, usize, MentionForm, usize)>) -> Self {
        let mut heads = Self::default();
        for (head, entity, form, length) in mentions {
            if form == MentionForm::Name {
                heads.named.insert(entity);
            }
            let own = heads.of.entry(head).or_insert((entity, form, length));
            if own.2 < length {
                *own = (entity, form, length);
            }
        }
        heads
    }

    /// Number of the entity that the word at this index heads a mention of.
    pub fn entity(&self, word: usize) -> Option<usize> {
        self.of.get(&word).map(|(entity, _, _)| *entity)
    }

    /// Whether the entity of this number has a name somewhere in the report.
    pub fn is_named(&self, entity: usize) -> bool {
        self.named.contains(&entity)
    }

    /// How that mention is made.
    pub fn form(&self, word: usize) -> Option<MentionForm> {
        self.of.get(&word).map(|(_, form, _)| *form)
    }
}
