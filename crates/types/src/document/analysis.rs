//! A whole analysis: layers that were checked to be one tree per sentence, with the links by which to walk them.

use super::Sentence;
use super::layers::Layers;
use crate::tags::Relation;

/// Where a word has no such neighbour.
const NONE: u32 = u32::MAX;

/// Layers of which every sentence is a tree, and the links between parents and children.
///
/// It is always whole: made in one go for all words of a document, or not at all. Walk it by
/// [`Document::tree`](super::Document::tree).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    layers: Layers,
    links: Vec<Links>,
    roots: Vec<u32>,
}

/// How a word hangs together with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Links {
    first_child: u32,
    next_sibling: u32,
    /// First and last word of the subtree, and how many there are.
    left: u32,
    right: u32,
    size: u32,
    sentence: u32,
}

/// Why layers are not trees.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// Not one row per word.
    #[error("{rows} rows for {words} words")]
    Length {
        /// Rows given.
        rows: usize,
        /// Words of the document.
        words: usize,
    },
    /// A parent outside the word's sentence.
    #[error("word {word}: its head lies outside its sentence")]
    Outside {
        /// Index in the document.
        word: usize,
    },
    /// A sentence without exactly one word that hangs on nothing.
    #[error("sentence {sentence}: {roots} words hang on nothing; one must")]
    Roots {
        /// Index in the document.
        sentence: usize,
        /// How many do.
        roots: usize,
    },
    /// `root` on a word that hangs on another, or another relation on one that does not.
    #[error("word {word}: the relation `root` and the head 0 go together")]
    RootRelation {
        /// Index in the document.
        word: usize,
    },
    /// A word that hangs on itself, if by way of others.
    #[error("word {word} hangs on itself by way of its heads")]
    Cycle {
        /// Index in the document.
        word: usize,
    },
}

impl Analysis {
    /// Checks that `layers` are one tree for each of `sentences` and links them. Linear in the number of words.
    ///
    /// # Errors
    /// Where they are not, with the first word or sentence that is wrong.
    pub fn new(layers: Layers, sentences: &[Sentence]) -> Result<Self, TreeError> {
        let words = sentences.last().map_or(0, |last| last.tokens.end as usize);
        if !layers.all_of(words) {
            return Err(TreeError::Length { rows: layers.len(), words });
        }
        let alone = Links { first_child: NONE, next_sibling: NONE, left: 0, right: 0, size: 1, sentence: 0 };
        let mut links = vec![alone; words];
        let mut roots = Vec::with_capacity(sentences.len());
        let mut waiting = vec![0u32; words];
        let mut ready = Vec::new();
        for (index, sentence) in sentences.iter().enumerate() {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let mut root = None;
            let mut count = 0;
            // Backwards, so that each new child goes before its elder ones.
            for word in range.clone().rev() {
                links[word].left = word as u32;
                links[word].right = word as u32;
                links[word].sentence = index as u32;
                let parent = layers.heads[word].index();
                if parent.is_none() != (layers.relations[word] == Relation::Root) {
                    return Err(TreeError::RootRelation { word });
                }
                match parent {
                    None => (root, count) = (Some(word), count + 1),
                    Some(parent) if range.contains(&parent) => {
                        links[word].next_sibling = links[parent].first_child;
                        links[parent].first_child = word as u32;
                        waiting[parent] += 1;
                    }
                    Some(_) => return Err(TreeError::Outside { word }),
                }
            }
            let Some(root) = root.filter(|_| count == 1) else {
                return Err(TreeError::Roots { sentence: index, roots: count });
            };
            roots.push(root as u32);
            // From the leaves up: a word is ready when all its children are. What never gets ready is on a cycle.
            ready.extend(range.clone().filter(|&word| waiting[word] == 0));
            let mut done = 0;
            while let Some(word) = ready.pop() {
                done += 1;
                let below = links[word];
                if let Some(parent) = layers.heads[word].index() {
                    let above = &mut links[parent];
                    above.left = above.left.min(below.left);
                    above.right = above.right.max(below.right);
                    above.size += below.size;
                    waiting[parent] -= 1;
                    if waiting[parent] == 0 {
                        ready.push(parent);
                    }
                }
            }
            if done < range.len() {
                let word = range.clone().find(|&word| waiting[word] > 0).unwrap_or(range.start);
                return Err(TreeError::Cycle { word });
            }
        }
        Ok(Self { layers, links, roots })
    }

    /// The layers.
    pub fn layers(&self) -> &Layers {
        &self.layers
    }

    /// The layers, to be changed and checked anew.
    pub fn into_layers(self) -> Layers {
        self.layers
    }

    /// The head of sentence `index`.
    pub(super) fn root(&self, sentence: usize) -> usize {
        self.roots[sentence] as usize
    }

    pub(super) fn first_child(&self, word: usize) -> Option<usize> {
        some(self.links[word].first_child)
    }

    pub(super) fn next_sibling(&self, word: usize) -> Option<usize> {
        some(self.links[word].next_sibling)
    }

    /// First and last word of the subtree of `word`, and the number of its words.
    pub(super) fn subtree(&self, word: usize) -> (usize, usize, usize) {
        let links = self.links[word];
        (links.left as usize, links.right as usize, links.size as usize)
    }

    pub(super) fn sentence(&self, word: usize) -> usize {
        self.links[word].sentence as usize
    }
}

const fn some(index: u32) -> Option<usize> {
    if index == NONE { None } else { Some(index as usize) }
}
