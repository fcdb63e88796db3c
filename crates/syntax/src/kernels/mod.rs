//! Products of 8-bit matrices, written once for each kind of processor, with the same bits from each.
//!
//! Activations are unsigned bytes, weights signed bytes within ±64, sums 32-bit whole numbers: exact, so their order
//! does not matter and every kernel agrees. What follows in floating point is one multiplication and one addition for
//! each number, the same everywhere.
//!
//! A [`Kernel`] names a set of instructions. [`Kernel::run`] runs a piece of [`Work`], all of it compiled for these
//! instructions: the plain loops in it are vectorised anew for each kernel, and as no step of them is fused or
//! reordered they too give the same bits.
//!
//! **All `unsafe` of the workspace is in this folder.** It is of two kinds: calling a function compiled for
//! instructions that were found on this processor, and reading and writing through pointers whose bounds
//! [`Matrix::check`] has compared beforehand.

#![allow(clippy::needless_range_loop, reason = "a tile is written by its rows and columns")]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod matrix;
#[cfg(target_arch = "aarch64")]
mod neon;
mod plain;
#[cfg(test)]
mod tests;

pub use matrix::{Column, LARGEST_WEIGHT, Matrix, Starts};

/// A set of instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// No instructions beyond those the program was built for.
    Plain,
    /// AVX2, on most x86 processors since 2013.
    Avx2,
    /// AVX-512 with VNNI, on x86 servers since 2019.
    Avx512,
    /// NEON, on every 64-bit ARM.
    Neon,
}

impl Kernel {
    /// All kernels, the most capable first within a family.
    pub const ALL: [Self; 4] = [Self::Avx512, Self::Avx2, Self::Neon, Self::Plain];

    /// Its name: `plain`, `avx2`, `avx512` or `neon`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Avx2 => "avx2",
            Self::Avx512 => "avx512",
            Self::Neon => "neon",
        }
    }

    /// The kernel of that name.
    ///
    /// ```
    /// use dateline_syntax::kernels::Kernel;
    /// assert_eq!(Kernel::named("avx2"), Some(Kernel::Avx2));
    /// assert_eq!(Kernel::named("mmx"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kernel| kernel.name() == name)
    }

    /// Whether this processor has its instructions.
    pub fn available(self) -> bool {
        match self {
            Self::Plain => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => avx2::Avx2::found().is_some(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => avx512::Avx512::found().is_some(),
            #[cfg(target_arch = "aarch64")]
            Self::Neon => neon::Neon::found().is_some(),
            #[allow(unreachable_patterns, reason = "the pattern is reachable on the other kinds of processor")]
            _ => false,
        }
    }

    /// The most capable kernel of this processor.
    pub fn best() -> Self {
        Self::ALL.into_iter().find(|kernel| kernel.available()).unwrap_or(Self::Plain)
    }

    /// Runs `work` with this kernel; with the plain one where the processor lacks this one's instructions, which gives
    /// the same result later.
    pub fn run<W: Work>(self, work: W) -> W::Output {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => {
                if let Some(found) = avx2::Avx2::found() {
                    return found.run(work);
                }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => {
                if let Some(found) = avx512::Avx512::found() {
                    return found.run(work);
                }
            }
            #[cfg(target_arch = "aarch64")]
            Self::Neon => {
                if let Some(found) = neon::Neon::found() {
                    return found.run(work);
                }
            }
            _ => {}
        }
        work.run(plain::Plain)
    }
}

/// The instructions at hand inside a piece of [`Work`].
pub trait Instructions: Copy {
    /// Multiplies rows of bytes with a matrix.
    ///
    /// Row `r` of `output` (rows are [`Matrix::width`] numbers long) becomes `(sum - zero point · column sum) · scale +
    /// bias` for each column. Row `r` of the input is the [`Matrix::depth`] bytes of `input` from `starts.of(r)` on.
    ///
    /// # Panics
    /// Where a row of the input or the output lies outside its slice.
    fn multiply(self, matrix: &Matrix, input: &[u8], starts: Starts<'_>, output: &mut [f32]);
}

/// Something to be run with a kernel. Its functions must be `#[inline(always)]` for them to be compiled for the
/// kernel's instructions.
pub trait Work {
    /// What it results in.
    type Output;

    /// Does it.
    fn run<I: Instructions>(self, instructions: I) -> Self::Output;
}
