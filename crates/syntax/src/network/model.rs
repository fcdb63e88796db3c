//! A network in memory: its file taken apart, matrices packed for the kernels, embeddings left where they are.

use super::file::{Contents, NetworkError, Section, Trust, u32_at};
use super::parts::{Dims, Kind, Place, places, shapes};
use super::vector;
use crate::kernels::{Column, Instructions, Kernel, Matrix, Starts, Work};
use crate::lemmas::Lemmas;
use dateline_types::tags::{Features, NameTag, Relation, Upos, Xpos};
use std::borrow::Cow;
use std::ops::Range;
use std::str::FromStr;

/// The deepest matrix; that of the convolution is three rows deep, so that no row is wider than [`vector::WIDEST`].
const WIDEST: usize = 3 * vector::WIDEST;
const MOST_LAYERS: usize = 16;
const MOST_LABELS: usize = 4096;
/// The score of a class that is none: the columns added to fill a block.
pub(super) const NEVER: f32 = -1e30;

/// A trained network, ready to read with.
#[derive(Clone, Debug)]
pub struct Network {
    pub(super) dims: Dims,
    pub(super) labels: Classes,
    pub(super) lexicon: Lexicon,
    pub(super) embed: Norm,
    /// A row for each state of quotation.
    pub(super) quotes: Vec<f32>,
    pub(super) layers: Vec<Layer>,
    /// All heads side by side; each begins a new block of columns.
    pub(super) heads: Matrix,
    pub(super) columns: Columns,
    pub(super) heads_scale: f32,
    pub(super) arc: Matrix,
    pub(super) arc_scale: f32,
    pub(super) arc_head: Vec<f32>,
    pub(super) root: Root,
    pub(super) relation: Matrix,
    pub(super) relation_scale: f32,
    pub(super) lemmas: Lemmas,
    hash: String,
}

/// What each class means.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    pub(super) upos: Vec<Upos>,
    pub(super) xpos: Vec<Xpos>,
    pub(super) feats: Vec<Features>,
    pub(super) names: Vec<NameTag>,
    pub(super) relations: Vec<Relation>,
    /// The class of [`Relation::Root`].
    pub(super) root: usize,
}

/// Gain and shift of a normalisation.
#[derive(Clone, Debug)]
pub(super) struct Norm {
    pub(super) gain: Vec<f32>,
    pub(super) shift: Vec<f32>,
}

/// One layer. Scales are those of its inputs.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) conv: Matrix,
    pub(super) conv_scale: f32,
    pub(super) conv_norm: Norm,
    pub(super) gates: Matrix,
    pub(super) gates_scale: f32,
    pub(super) out: Matrix,
    pub(super) out_scale: f32,
    pub(super) out_norm: Norm,
}

/// The root as a head: its arc vector and its relation vector.
#[derive(Clone, Debug)]
pub(super) struct Root {
    pub(super) arc: Vec<f32>,
    pub(super) label: Vec<f32>,
}

impl Root {
    /// Puts the root's trained row through the heads, as every token's is.
    fn of(row: &[f32], heads: &Matrix, scale: f32, columns: &Columns, dims: &Dims) -> Self {
        let mut bytes = vec![0; row.len()];
        vector::bytes(row, 1.0 / scale, f32::from(Place::Heads.zero_point()), &mut bytes);
        let out = Kernel::Plain.run(Product { matrix: heads, row: &bytes });
        let part = |start: usize, width: usize| out.iter().skip(start).take(width).copied();
        Self {
            arc: part(columns.head, dims.arc).map(|value| vector::greater(value, 0.0)).collect(),
            label: part(columns.label_head, dims.relation).collect(),
        }
    }
}

/// One row times a matrix.
struct Product<'a> {
    matrix: &'a Matrix,
    row: &'a [u8],
}

impl Work for Product<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn run<I: Instructions>(self, kernel: I) -> Vec<f32> {
        let mut out = vec![0.0; self.matrix.width()];
        kernel.multiply(self.matrix, self.row, Starts::Every { stride: self.row.len(), rows: 1 }, &mut out);
        out
    }
}

/// Where each head's columns begin.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Columns {
    pub(super) upos: usize,
    pub(super) xpos: usize,
    pub(super) feats: usize,
    pub(super) names: usize,
    pub(super) dependent: usize,
    pub(super) head: usize,
    pub(super) label_dependent: usize,
    pub(super) label_head: usize,
}

/// Words and embeddings, read in place.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    file: Cow<'static, [u8]>,
    words: usize,
    offsets: Range<usize>,
    text: Range<usize>,
    rows: Range<usize>,
    width: usize,
}

impl Lexicon {
    /// The row of a word in normal form; 0 where it is unknown.
    pub(super) fn word(&self, normal: &str) -> usize {
        let (mut low, mut high) = (0, self.words);
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.bytes(middle).cmp(normal.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return middle + 1,
            }
        }
        0
    }

    /// The row of a hash bucket.
    pub(super) fn bucket(&self, bucket: u16) -> usize {
        self.words + 1 + usize::from(bucket)
    }

    /// A row's scale and its numbers, signed bytes.
    #[inline(always)]
    pub(super) fn row(&self, index: usize) -> (f32, &[u8]) {
        let row = &self.file[self.rows.start + index * (self.width + 4)..][..self.width + 4];
        let (scale, numbers) = row.split_at(4);
        (f32_of(scale), numbers)
    }

    fn bytes(&self, word: usize) -> &[u8] {
        let offsets = &self.file[self.offsets.clone()];
        let at = |index: usize| u32_at(offsets, 4 * index).unwrap_or(0) as usize;
        self.file[self.text.clone()].get(at(word)..at(word + 1)).unwrap_or_default()
    }
}

impl Network {
    /// Reads a file of a network.
    ///
    /// # Errors
    /// Where it is not one, of another format, or damaged. Nothing is allocated that the file does not pay for.
    pub fn read(file: Vec<u8>) -> Result<Self, NetworkError> {
        Self::parse(Cow::Owned(file), Trust::Nothing)
    }

    /// Takes the file built into the program: its embeddings stay where they are, and its hash, which a test has
    /// compared, is not reckoned again.
    ///
    /// # Errors
    /// As [`Network::read`], but for damage that only the hash would show.
    pub fn built_in(file: &'static [u8]) -> Result<Self, NetworkError> {
        Self::parse(Cow::Borrowed(file), Trust::Content)
    }

    /// First 16 hexadecimal digits of the SHA-256 of the file's content.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Sizes.
    pub fn dims(&self) -> Dims {
        self.dims
    }

    fn parse(file: Cow<'static, [u8]>, trust: Trust) -> Result<Self, NetworkError> {
        let contents = Contents::read(&file, trust)?;
        let section = |section: Section| &file[contents.range(section)];
        let dims = dims(section(Section::Dims))?;
        let lists = labels(section(Section::Labels))?;
        let labels = Classes::of(&lists)?;
        let lemmas = match section(Section::Lemmas) {
            [] => Lemmas::default(),
            bytes => Lemmas::parse(bytes).map_err(|error| NetworkError::content(Section::Lemmas, error.to_string()))?,
        };
        let (words, offsets, text) = words(section(Section::Words))?;
        let start = contents.range(Section::Words).start;
        let shift = |range: Range<usize>| range.start + start..range.end + start;
        let lexicon = Lexicon {
            words,
            offsets: shift(offsets),
            text: shift(text),
            rows: contents.range(Section::Rows),
            width: dims.width,
            file: Cow::Borrowed(&[]),
        };
        let mut tensors = Tensors::find(&file, &contents, &dims, words, lists.each_ref().map(Vec::len))?;
        let network = tensors.network(dims, labels, lexicon, lemmas, contents.hash)?;
        Ok(Self { lexicon: Lexicon { file, ..network.lexicon }, ..network })
    }
}

impl Classes {
    fn of(lists: &[Vec<&str>; 5]) -> Result<Self, NetworkError> {
        fn parsed<T: FromStr<Err: ToString>>(list: &[&str]) -> Result<Vec<T>, NetworkError> {
            let wrong = |error: T::Err| NetworkError::content(Section::Labels, error.to_string());
            list.iter().map(|label| label.parse().map_err(wrong)).collect()
        }
        let relations: Vec<Relation> = parsed(&lists[4])?;
        if relations.len() < 2 {
            return Err(NetworkError::content(Section::Labels, "no relation but one"));
        }
        let root = relations.iter().position(|relation| *relation == Relation::Root);
        Ok(Self {
            upos: parsed(&lists[0])?,
            xpos: parsed(&lists[1])?,
            feats: parsed(&lists[2])?,
            names: parsed(&lists[3])?,
            root: root.ok_or_else(|| NetworkError::content(Section::Labels, "no relation `root`"))?,
            relations,
        })
    }
}

fn dims(section: &[u8]) -> Result<Dims, NetworkError> {
    let mut sizes = [0; 5];
    for (size, bytes) in sizes.iter_mut().zip(section.chunks_exact(4)) {
        *size = u32_at(bytes, 0).unwrap_or(0) as usize;
    }
    let [width, hidden, layers, arc, relation] = sizes;
    let fits = |width: usize| width.is_multiple_of(16) && (16..=WIDEST).contains(&width);
    let good = section.len() == 20 && [width, hidden, arc, relation].into_iter().all(fits);
    // The convolution is three rows deep.
    if !good || 3 * width > WIDEST || 2 * hidden > WIDEST || !(1..=MOST_LAYERS).contains(&layers) {
        return Err(NetworkError::content(Section::Dims, format!("sizes {sizes:?}")));
    }
    Ok(Dims { width, hidden, layers, arc, relation })
}

fn labels(section: &[u8]) -> Result<[Vec<&str>; 5], NetworkError> {
    let wrong = |problem: &str| NetworkError::content(Section::Labels, problem);
    let mut rest = section;
    let mut lists: [Vec<&str>; 5] = Default::default();
    for list in &mut lists {
        let count = u32_at(rest, 0).ok_or_else(|| wrong("cut short"))? as usize;
        if !(1..=MOST_LABELS).contains(&count) {
            return Err(wrong(&format!("a list of {count} labels")));
        }
        rest = &rest[4..];
        for _ in 0..count {
            let (length, after) = rest.split_first_chunk().ok_or_else(|| wrong("cut short"))?;
            let length = usize::from(u16::from_le_bytes(*length));
            let (label, after) = after.split_at_checked(length).ok_or_else(|| wrong("cut short"))?;
            list.push(str::from_utf8(label).map_err(|_| wrong("a label that is not text"))?);
            rest = after;
        }
    }
    if rest.is_empty() { Ok(lists) } else { Err(wrong("bytes left over")) }
}

/// How many words, where their offsets stand and where their text; both as bytes of the section.
fn words(section: &[u8]) -> Result<(usize, Range<usize>, Range<usize>), NetworkError> {
    let wrong = |problem: &str| NetworkError::content(Section::Words, problem);
    let count = u32_at(section, 0).ok_or_else(|| wrong("cut short"))? as usize;
    let text = count.checked_add(2).and_then(|numbers| numbers.checked_mul(4)).filter(|&at| at <= section.len());
    let text = text.ok_or_else(|| wrong("more words than the section holds"))?;
    let length = section.len() - text;
    let mut before = 0;
    let mut last: &[u8] = &[];
    for (index, bytes) in section[4..text].chunks_exact(4).enumerate() {
        let end = u32_at(bytes, 0).unwrap_or(0) as usize;
        let word = section[text..].get(before..end).filter(|word| index < 2 || *word > last);
        last = word.ok_or_else(|| wrong("words out of order"))?;
        before = end;
    }
    if before != length {
        return Err(wrong("text left over"));
    }
    Ok((count, 4..text, text..section.len()))
}

/// The tensors of a file, by name.
struct Tensors<'a> {
    dense: Vec<(String, Place, Dense<'a>)>,
    floats: Vec<(String, Vec<f32>)>,
    scales: Vec<(Place, f32)>,
}

/// A matrix in the file: columns of a scale and `rows` signed bytes.
#[derive(Clone, Copy)]
struct Dense<'a> {
    bytes: &'a [u8],
    rows: usize,
}

impl<'a> Tensors<'a> {
    fn find(
        file: &'a [u8],
        contents: &Contents,
        dims: &Dims,
        words: usize,
        labels: [usize; 5],
    ) -> Result<Self, NetworkError> {
        let [mut rows, mut dense, mut floats] =
            [Section::Rows, Section::Dense, Section::Floats].map(|section| &file[contents.range(section)]);
        let mut found = Self { dense: Vec::new(), floats: Vec::new(), scales: Vec::new() };
        for shape in shapes(dims, words, labels) {
            let (rest, section, length) = match shape.kind {
                Kind::Rows => (&mut rows, Section::Rows, shape.rows.checked_mul(shape.columns + 4)),
                Kind::Dense(_) => (&mut dense, Section::Dense, (shape.rows + 4).checked_mul(shape.columns)),
                Kind::Float => (&mut floats, Section::Floats, shape.rows.checked_mul(shape.columns * 4)),
            };
            let cut = length.and_then(|length| rest.split_at_checked(length));
            let (bytes, after) =
                cut.ok_or_else(|| NetworkError::content(section, format!("{} is cut short", shape.name)))?;
            *rest = after;
            match shape.kind {
                Kind::Rows => {}
                Kind::Dense(place) => found.dense.push((shape.name, place, Dense { bytes, rows: shape.rows })),
                Kind::Float => found.floats.push((shape.name, numbers(bytes, section)?)),
            }
        }
        for (rest, section) in [(rows, Section::Rows), (dense, Section::Dense), (floats, Section::Floats)] {
            if !rest.is_empty() {
                return Err(NetworkError::content(section, format!("{} bytes left over", rest.len())));
            }
        }
        let scales = numbers(&file[contents.range(Section::Scales)], Section::Scales)?;
        let places = places(dims.layers);
        if scales.len() != places.len() || scales.iter().any(|scale| *scale <= 0.0) {
            return Err(NetworkError::content(Section::Scales, "not one positive number for each place"));
        }
        found.scales = places.into_iter().zip(scales).collect();
        Ok(found)
    }

    /// A tensor of plain numbers; [`find`](Self::find) has found all there are.
    fn floats(&mut self, name: &str) -> Vec<f32> {
        let found = self.floats.iter_mut().find(|(own, _)| own == name);
        found.map(|(_, values)| std::mem::take(values)).unwrap_or_default()
    }

    fn scale(&self, place: Place) -> f32 {
        self.scales.iter().find(|(own, _)| *own == place).map_or(1.0, |(_, scale)| *scale)
    }

    /// The columns of a matrix, filled up to whole blocks.
    fn columns(&self, name: &str, bias: &[f32]) -> Result<Vec<Column<'a>>, NetworkError> {
        let found = self.dense.iter().find(|(own, ..)| own == name);
        let Some((_, place, dense)) = found else {
            return Err(NetworkError::content(Section::Dense, format!("{name} is missing")));
        };
        let activation = self.scale(*place);
        let mut columns = Vec::new();
        for (c, column) in dense.bytes.chunks_exact(dense.rows + 4).enumerate() {
            let (scale, weights) = column.split_at(4);
            let scale = f32_of(scale) * activation;
            if !scale.is_finite() {
                return Err(NetworkError::content(Section::Dense, format!("{name}: a scale that is not finite")));
            }
            columns.push(Column { weights, scale, bias: bias.get(c).copied().unwrap_or(0.0) });
        }
        let filler = Column { weights: &[], scale: 0.0, bias: NEVER };
        columns.resize(columns.len().next_multiple_of(16), filler);
        Ok(columns)
    }

    fn matrix(&self, place: Place, name: &str, bias: &[f32]) -> Result<Matrix, NetworkError> {
        let columns = self.columns(name, bias)?;
        let depth = columns.first().map_or(0, |column| column.weights.len());
        Ok(Matrix::pack(depth, place.zero_point(), &columns))
    }

    fn norm(&mut self, name: &str) -> Norm {
        Norm { gain: self.floats(&format!("{name}.gain")), shift: self.floats(&format!("{name}.shift")) }
    }

    fn layer(&mut self, l: usize) -> Result<Layer, NetworkError> {
        let conv_bias = self.floats(&format!("conv.{l}.bias"));
        let gates_bias = self.floats(&format!("gates.{l}.bias"));
        Ok(Layer {
            conv: self.matrix(Place::Conv(l), &format!("conv.{l}"), &conv_bias)?,
            conv_scale: self.scale(Place::Conv(l)),
            conv_norm: self.norm(&format!("conv.{l}")),
            gates: self.matrix(Place::Gates(l), &format!("gates.{l}"), &gates_bias)?,
            gates_scale: self.scale(Place::Gates(l)),
            out: self.matrix(Place::Out(l), &format!("out.{l}"), &[])?,
            out_scale: self.scale(Place::Out(l)),
            out_norm: self.norm(&format!("out.{l}")),
        })
    }

    fn network(
        &mut self,
        dims: Dims,
        labels: Classes,
        lexicon: Lexicon,
        lemmas: Lemmas,
        hash: String,
    ) -> Result<Network, NetworkError> {
        let layers = (0..dims.layers).map(|l| self.layer(l)).collect::<Result<_, _>>()?;
        let mut all = Vec::new();
        let mut add = |tensors: &mut Self, name: &str, bias: &str| {
            let start = all.len();
            let bias = tensors.floats(bias);
            all.extend(tensors.columns(name, &bias)?);
            Ok(start)
        };
        let columns = Columns {
            upos: add(self, "upos", "upos.bias")?,
            xpos: add(self, "xpos", "xpos.bias")?,
            feats: add(self, "feats", "feats.bias")?,
            names: add(self, "names", "names.bias")?,
            dependent: add(self, "dependent", "dependent.bias")?,
            head: add(self, "head", "head.bias")?,
            label_dependent: add(self, "label.dependent", "label.bias")?,
            label_head: add(self, "label.head", "")?,
        };
        let heads = Matrix::pack(dims.width, Place::Heads.zero_point(), &all);
        let heads_scale = self.scale(Place::Heads);
        let relation_bias = self.floats("relation.bias");
        Ok(Network {
            dims,
            labels,
            lexicon,
            embed: self.norm("embed"),
            quotes: self.floats("quotes"),
            layers,
            root: Root::of(&self.floats("root"), &heads, heads_scale, &columns, &dims),
            heads,
            columns,
            heads_scale,
            arc: self.matrix(Place::Arc, "arc", &[])?,
            arc_scale: self.scale(Place::Arc),
            arc_head: self.floats("arc.head"),
            relation: self.matrix(Place::Relation, "relation", &relation_bias)?,
            relation_scale: self.scale(Place::Relation),
            lemmas,
            hash,
        })
    }
}

/// Numbers of 4 bytes, all of them finite.
fn numbers(bytes: &[u8], section: Section) -> Result<Vec<f32>, NetworkError> {
    let values: Vec<f32> = bytes.chunks_exact(4).map(f32_of).collect();
    if values.iter().all(|value| value.is_finite()) {
        Ok(values)
    } else {
        Err(NetworkError::content(section, "a number that is not finite"))
    }
}

/// The number in the first 4 bytes.
#[inline(always)]
fn f32_of(bytes: &[u8]) -> f32 {
    bytes.first_chunk().copied().map_or(0.0, f32::from_le_bytes)
}
