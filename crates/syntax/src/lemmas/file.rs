//! The bytes of a lemmatiser, a section of the network's weights file.
//!
//! All numbers little-endian. Format byte; scripts: u16 count, each u8 cut, u8 length, characters; labels of parts of
//! speech, then of tags: u8 count, each u8 length, characters; trees: u16 count, each u8 part of speech, u8 tag
//! (255: all), u8 shape (255: endings); nodes, the roots first and then level by level: u32 count, each u8 label, u8
//! children, u16 answer. Children lie in the order of their parents, so that their places need no storing.

use super::tree::{Forest, Node};
use super::{Key, Script, Shape};
use dateline_types::tags::{Upos, Xpos};

/// The format that this program reads.
const FORMAT: u8 = 1;
/// Stands for "all tags" and "endings".
const NONE: u8 = u8::MAX;

/// What can be wrong with the bytes of a lemmatiser.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LemmasError {
    /// A later or unknown format.
    #[error("lemmatiser of format {0}, where this program reads format {FORMAT}")]
    Format(u8),
    /// The bytes end early, or go on after the end.
    #[error("lemmatiser damaged: wrong length")]
    Length,
    /// A number, label or text that cannot be.
    #[error("lemmatiser damaged: {0}")]
    Content(&'static str),
}

/// Whether the parts fit a file and each other.
pub(super) fn check(scripts: &[Script], keys: &[Key], forest: &Forest) -> Result<(), LemmasError> {
    if scripts.len() >= usize::from(u16::MAX) || keys.len() >= usize::from(u16::MAX) {
        return Err(LemmasError::Content("too many scripts or trees"));
    }
    if scripts.iter().any(|script| script.add.len() > usize::from(u8::MAX)) {
        return Err(LemmasError::Content("a script too long"));
    }
    if forest.nodes.len() < keys.len() || u32::try_from(forest.nodes.len()).is_err() {
        return Err(LemmasError::Content("number of nodes"));
    }
    Ok(())
}

/// The bytes of a lemmatiser.
pub(super) fn write(scripts: &[Script], keys: &[Key], forest: &Forest) -> Vec<u8> {
    let mut out = vec![FORMAT];
    out.extend((scripts.len() as u16).to_le_bytes());
    for script in scripts {
        out.push(script.cut);
        text(&script.add, &mut out);
    }
    labels(Upos::ALL.iter().map(|label| label.as_str()), &mut out);
    labels(Xpos::ALL.iter().map(|label| label.as_str()), &mut out);
    out.extend((keys.len() as u16).to_le_bytes());
    for key in keys {
        let xpos = key.xpos.map_or(NONE, |xpos| xpos.index() as u8);
        let shape = key.shape.map_or(NONE, |shape| shape.index() as u8);
        out.extend([key.upos.index() as u8, xpos, shape]);
    }
    out.extend((forest.nodes.len() as u32).to_le_bytes());
    for node in &forest.nodes {
        out.extend([node.label, node.count]);
        out.extend(node.answer.to_le_bytes());
    }
    out
}

fn labels<'l>(labels: impl ExactSizeIterator<Item = &'l str>, out: &mut Vec<u8>) {
    out.push(labels.len() as u8);
    for label in labels {
        text(label, out);
    }
}

fn text(text: &str, out: &mut Vec<u8>) {
    out.push(text.len() as u8);
    out.extend(text.as_bytes());
}

/// Bytes that are read from their start.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], LemmasError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(LemmasError::Length)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], LemmasError> {
        self.take(N)?.try_into().map_err(|_| LemmasError::Length)
    }

    fn byte(&mut self) -> Result<u8, LemmasError> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn number(&mut self) -> Result<u16, LemmasError> {
        self.array().map(u16::from_le_bytes)
    }

    fn text(&mut self) -> Result<&'b str, LemmasError> {
        let length = self.byte()?;
        std::str::from_utf8(self.take(usize::from(length))?).map_err(|_| LemmasError::Content("text is not UTF-8"))
    }

    /// Labels, as those of this program.
    fn labels<T: std::str::FromStr>(&mut self) -> Result<Vec<T>, LemmasError> {
        let count = self.byte()?;
        (0..count).map(|_| self.text()?.parse().map_err(|_| LemmasError::Content("an unknown label"))).collect()
    }
}

/// Reads the bytes of [`write`].
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Script>, Vec<Key>, Forest), LemmasError> {
    let mut bytes = Bytes(bytes);
    let format = bytes.byte()?;
    if format != FORMAT {
        return Err(LemmasError::Format(format));
    }
    let mut scripts = Vec::new();
    for _ in 0..bytes.number()? {
        scripts.push(Script { cut: bytes.byte()?, add: bytes.text()?.to_owned() });
    }
    let parts: Vec<Upos> = bytes.labels()?;
    let tags: Vec<Xpos> = bytes.labels()?;
    let mut keys = Vec::new();
    for _ in 0..bytes.number()? {
        let [upos, xpos, shape] = bytes.array()?;
        let unknown = LemmasError::Content("a tree for an unknown label");
        let upos = *parts.get(usize::from(upos)).ok_or(unknown.clone())?;
        let xpos = if xpos == NONE { None } else { Some(*tags.get(usize::from(xpos)).ok_or(unknown.clone())?) };
        let shape = if shape == NONE { None } else { Some(*Shape::ALL.get(usize::from(shape)).ok_or(unknown)?) };
        keys.push(Key { upos, xpos, shape });
    }
    let count = u32::from_le_bytes(bytes.array()?) as usize;
    // Four bytes a node: what is not there is not allocated.
    if bytes.0.len() % 4 != 0 || bytes.0.len() / 4 != count {
        return Err(LemmasError::Length);
    }
    let mut nodes = Vec::with_capacity(count);
    let mut first = keys.len();
    for node in bytes.0.chunks_exact(4) {
        let &[label, children, low, high] = node else { return Err(LemmasError::Length) };
        // A node's children come after it, so that no walk runs in a circle.
        if children > 0 && first <= nodes.len() {
            return Err(LemmasError::Content("a node among its own children"));
        }
        nodes.push(Node { first: first as u32, answer: u16::from_le_bytes([low, high]), label, count: children });
        first += usize::from(children);
    }
    if first != count {
        return Err(LemmasError::Content("number of children"));
    }
    Ok((scripts, keys, Forest { nodes }))
}
