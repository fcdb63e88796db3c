//! The text of a node: its subtree without what belongs to other nodes.

use crate::{Match, NodeIx};
use dateline_types::{Span, Tree};

/// The stretches of the text of a node, in reading order.
pub fn pieces(_of: &Match<'_>, _node: NodeIx, _tree: Tree) -> Vec<Span> {
    Vec::new()
}

/// The text of a node: its pieces joined by ` … `.
pub fn text(of: &Match<'_>, node: NodeIx, tree: Tree) -> String {
    let report = tree.document().text;
    pieces(of, node, tree).iter().map(|span| span.of(report)).collect::<Vec<_>>().join(" … ")
}
