//! A matrix of 8-bit weights, packed in the one layout that every kernel reads.

/// No weight is larger: the sum of two products, 2 · 255 · 64, then fits in 16 bits, and AVX2 never saturates.
pub const LARGEST_WEIGHT: i8 = 64;

/// Columns in a block.
pub(super) const BLOCK: usize = 16;

/// Sums stay below 2^24, so that turning them into floating point is exact, for rows up to this depth.
const DEEPEST: usize = (1 << 24) / (255 * LARGEST_WEIGHT as usize);

/// Weights of one block for four rows of the matrix: of each column four bytes, one below the other.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(super) struct Quad(pub(super) [[i8; 4]; BLOCK]);

/// One column before packing.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its weights from the first row down: signed bytes within ±[`LARGEST_WEIGHT`].
    pub weights: &'a [u8],
    /// What a unit of the sum is worth: the scale of the activations times that of the weights.
    pub scale: f32,
    /// Added at the end.
    pub bias: f32,
}

/// A packed matrix of `depth` rows and `width` columns, both padded.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// Block by block, in each from the first row down.
    pub(super) quads: Vec<Quad>,
    /// What each column's sum begins with: minus the zero point times the sum of its weights.
    pub(super) first: Vec<i32>,
    /// The sum of each column's weights.
    #[cfg_attr(not(target_arch = "aarch64"), allow(dead_code, reason = "only NEON, whose bytes are signed, needs it"))]
    pub(super) sums: Vec<i32>,
    pub(super) scale: Vec<f32>,
    pub(super) bias: Vec<f32>,
    depth: usize,
}

impl Matrix {
    /// Packs columns of `depth` weights. Weights out of bounds are brought to the bound, missing ones are nought, and
    /// so are the columns that fill the last block.
    ///
    /// # Panics
    /// Where the matrix is so deep that sums would not be exact.
    pub fn pack(depth: usize, zero_point: u8, columns: &[Column<'_>]) -> Self {
        assert!(depth <= DEEPEST, "a matrix of {depth} rows");
        let blocks = columns.len().div_ceil(BLOCK);
        let depth = depth.next_multiple_of(4);
        let tall = depth / 4;
        let width = blocks * BLOCK;
        let mut matrix = Self {
            quads: vec![Quad([[0; 4]; BLOCK]); blocks * tall],
            first: vec![0; width],
            sums: vec![0; width],
            scale: vec![0.0; width],
            bias: vec![0.0; width],
            depth,
        };
        for (c, column) in columns.iter().enumerate() {
            let quads = &mut matrix.quads[c / BLOCK * tall..][..tall];
            let mut sum = 0;
            for (k, &weight) in column.weights.iter().take(depth).enumerate() {
                let weight = weight.cast_signed().clamp(-LARGEST_WEIGHT, LARGEST_WEIGHT);
                sum += i32::from(weight);
                quads[k / 4].0[c % BLOCK][k % 4] = weight;
            }
            matrix.sums[c] = sum;
            matrix.first[c] = -i32::from(zero_point) * sum;
            matrix.scale[c] = column.scale;
            matrix.bias[c] = column.bias;
        }
        matrix
    }

    /// Bytes in a row of the input, a multiple of 4.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Numbers in a row of the output, a multiple of 16.
    pub fn width(&self) -> usize {
        self.scale.len()
    }

    /// Rows of four in a block.
    pub(super) fn tall(&self) -> usize {
        self.depth / 4
    }

    /// Makes sure that every row lies inside its slice: what the kernels' pointers stand on.
    #[inline(always)]
    pub(super) fn check(&self, input: &[u8], starts: Starts<'_>, output: &[f32]) {
        let furthest = match starts {
            Starts::Every { stride, rows } => rows.saturating_sub(1).saturating_mul(stride),
            Starts::At(starts) => starts.iter().copied().max().unwrap_or(0) as usize,
        };
        assert!(
            starts.rows() == 0 || furthest.checked_add(self.depth).is_some_and(|end| end <= input.len()),
            "a row of the input from byte {furthest} on in {} bytes",
            input.len()
        );
        assert!(
            starts.rows().checked_mul(self.width()).is_some_and(|numbers| numbers <= output.len()),
            "{} rows of output in {} numbers",
            starts.rows(),
            output.len()
        );
        let blocks = self.width() / BLOCK;
        assert!(self.quads.len() == blocks * self.tall() && self.first.len() == self.width());
        assert!(self.bias.len() == self.width() && self.sums.len() == self.width());
    }
}

/// Where the rows of an input begin.
#[derive(Clone, Copy, Debug)]
pub enum Starts<'a> {
    /// At every `stride`th byte.
    Every {
        /// Bytes from one row to the next.
        stride: usize,
        /// Number of rows.
        rows: usize,
    },
    /// At these bytes; rows may overlap.
    At(&'a [u32]),
}

impl Starts<'_> {
    /// Number of rows.
    #[inline(always)]
    pub fn rows(self) -> usize {
        match self {
            Self::Every { rows, .. } => rows,
            Self::At(starts) => starts.len(),
        }
    }

    /// The first byte of a row.
    #[inline(always)]
    pub fn of(self, row: usize) -> usize {
        match self {
            Self::Every { stride, .. } => row * stride,
            Self::At(starts) => starts[row] as usize,
        }
    }
}
