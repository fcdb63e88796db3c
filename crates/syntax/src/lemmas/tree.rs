//! Trees over the letters of a word from last to first, with an answer at some nodes; the deepest one met counts.

/// The letter before the first: a node under it is for that one word.
pub const START: u8 = 1;

/// A tree, or a part of one, as training makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// A byte of the word in lower case, or [`START`]; 0 for a root.
    pub label: u8,
    /// The answer here; 0 where the one above counts.
    pub answer: u16,
    /// In the order of their labels.
    pub children: Vec<Branch>,
}

/// A node as it is walked: the children are `count` nodes in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) first: u32,
    pub(super) answer: u16,
    pub(super) label: u8,
    pub(super) count: u8,
}

/// Trees in one array, level by level: the roots first.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    pub(super) nodes: Vec<Node>,
}

impl Forest {
    /// Lays out trees; tree `n` has its root at `n`.
    pub(super) fn plant<'b>(trees: impl Iterator<Item = &'b Branch>) -> Self {
        let mut level: Vec<&Branch> = trees.collect();
        let mut nodes = Vec::new();
        let mut next = level.len();
        while !level.is_empty() {
            let mut below = Vec::new();
            for branch in level {
                let children = branch.children.get(..255).unwrap_or(&branch.children);
                nodes.push(Node {
                    first: next as u32,
                    answer: branch.answer,
                    label: branch.label,
                    count: children.len() as u8,
                });
                next += children.len();
                below.extend(children);
            }
            level = below;
        }
        Self { nodes }
    }

    /// The answer of the tree with that root for a word; 0 where no node on its way has one.
    pub(super) fn answer(&self, root: u32, word: &str) -> u16 {
        let Some(mut node) = self.nodes.get(root as usize) else { return 0 };
        let mut answer = node.answer;
        for &letter in word.as_bytes().iter().rev().chain(&[START]) {
            let first = node.first as usize;
            let children = self.nodes.get(first..first + usize::from(node.count)).unwrap_or_default();
            let Some(child) = find(children, letter) else { break };
            node = child;
            if node.answer != 0 {
                answer = node.answer;
            }
        }
        answer
    }
}

/// The child with that label: by halves where there are many.
fn find(children: &[Node], letter: u8) -> Option<&Node> {
    if children.len() <= 6 {
        return children.iter().find(|child| child.label == letter);
    }
    children.get(children.partition_point(|child| child.label < letter)).filter(|child| child.label == letter)
}
