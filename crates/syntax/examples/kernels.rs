//! How fast each kernel of this processor multiplies: `cargo run --release -p dateline-syntax --example kernels`.

use dateline_syntax::kernels::{Column, Instructions, Kernel, Matrix, Starts, Work};
use std::io::Write;
use std::time::Instant;

/// Rows in a product, about a batch of sentences.
const ROWS: usize = 256;

struct Product<'a> {
    matrix: &'a Matrix,
    input: &'a [u8],
    output: &'a mut [f32],
    times: usize,
}

impl Work for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Instructions>(self, instructions: I) {
        let starts = Starts::Every { stride: self.matrix.depth(), rows: ROWS };
        for _ in 0..self.times {
            instructions.multiply(self.matrix, self.input, starts, self.output);
        }
    }
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<10}{:>8}{:>9}{:>22}", "kernel", "depth", "columns", "products/nanosecond")?;
    for (depth, width) in [(384, 128), (128, 384), (192, 128), (128, 720), (480, 160), (160, 512), (256, 160)] {
        let weights: Vec<u8> = (0..depth * width).map(|i| (i * 7 % 129 + 192) as u8).collect();
        let column = |weights| Column { weights, scale: 0.01, bias: 0.0 };
        let columns: Vec<Column<'_>> = weights.chunks_exact(depth).map(column).collect();
        let matrix = Matrix::pack(depth, 128, &columns);
        let input: Vec<u8> = (0..depth * ROWS).map(|i| (i * 31) as u8).collect();
        let mut output = vec![0.0; ROWS * matrix.width()];
        for kernel in Kernel::ALL.into_iter().filter(|kernel| kernel.available()) {
            let mut best = f64::MAX;
            for _ in 0..100 {
                let begun = Instant::now();
                kernel.run(Product { matrix: &matrix, input: &input, output: &mut output, times: 1 });
                best = best.min(begun.elapsed().as_secs_f64());
            }
            let rate = (depth * width * ROWS) as f64 / best / 1e9;
            writeln!(out, "{:<10}{depth:>8}{width:>9}{rate:>22.1}", kernel.name())?;
        }
    }
    Ok(())
}
