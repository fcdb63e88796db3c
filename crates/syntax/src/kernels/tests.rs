//! Each kernel of this processor against a product written out by hand, on random and on extreme input.

use super::{Column, Instructions, Kernel, Matrix, Starts, Work};

/// Small and repeatable pseudo-random numbers.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

struct Product<'a> {
    matrix: &'a Matrix,
    input: &'a [u8],
    starts: Starts<'a>,
}

impl Work for Product<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn run<I: Instructions>(self, instructions: I) -> Vec<f32> {
        let mut output = vec![f32::NAN; self.starts.rows() * self.matrix.width()];
        instructions.multiply(self.matrix, self.input, self.starts, &mut output);
        output
    }
}

/// One case: the definition, written out, against every available kernel.
fn agree(depth: usize, columns: usize, zero_point: u8, starts: Starts<'_>, input: &[u8], weights: &[i8]) {
    let down = |c: usize| weights.iter().skip(c).step_by(columns).map(|weight| weight.cast_unsigned()).collect();
    let stored: Vec<Vec<u8>> = (0..columns).map(down).collect();
    let of = |c: usize| Column { weights: &stored[c], scale: 0.01 + c as f32 / 1e3, bias: 0.5 - c as f32 };
    let matrix = Matrix::pack(depth, zero_point, &(0..columns).map(of).collect::<Vec<_>>());
    assert_eq!((matrix.depth(), matrix.width()), (depth.next_multiple_of(4), columns.next_multiple_of(16)));
    let mut wanted = vec![0.0f32; starts.rows() * matrix.width()];
    for r in 0..starts.rows() {
        for c in 0..columns {
            let sum: i32 = (0..depth)
                .map(|k| {
                    (i32::from(input[starts.of(r) + k]) - i32::from(zero_point)) * i32::from(weights[k * columns + c])
                })
                .sum();
            let column = of(c);
            wanted[r * matrix.width() + c] = sum as f32 * column.scale + column.bias;
        }
    }
    for kernel in Kernel::ALL.into_iter().filter(|kernel| kernel.available()) {
        let found = kernel.run(Product { matrix: &matrix, input, starts });
        let same = found.iter().zip(&wanted).all(|(f, w)| f.to_bits() == w.to_bits());
        assert!(same, "{}: {depth} deep, {columns} columns, {} rows", kernel.name(), starts.rows());
    }
}

#[test]
fn random_products_agree() {
    let mut dice = Dice(7);
    for round in 0..300 {
        let depth = 1 + (dice.next() % 100) as usize;
        let columns = 1 + (dice.next() % 120) as usize;
        let rows = (dice.next() % 40) as usize;
        let stride = depth.next_multiple_of(4) + (dice.next() % 9) as usize;
        let input: Vec<u8> = (0..rows * stride + 8).map(|_| dice.next() as u8).collect();
        let weights: Vec<i8> = (0..depth * columns).map(|_| ((dice.next() % 129) as i16 - 64) as i8).collect();
        agree(depth, columns, [0, 128, 255][round % 3], Starts::Every { stride, rows }, &input, &weights);
    }
}

#[test]
fn overlapping_rows_agree() {
    let mut dice = Dice(11);
    let input: Vec<u8> = (0..4096).map(|_| dice.next() as u8).collect();
    let weights: Vec<i8> = (0..48 * 40).map(|_| ((dice.next() % 129) as i16 - 64) as i8).collect();
    let starts: Vec<u32> = (0..77).map(|_| (dice.next() % (4096 - 47)) as u32).collect();
    agree(48, 40, 128, Starts::At(&starts), &input, &weights);
}

#[test]
fn extremes_agree() {
    for depth in [1usize, 4, 31, 1024] {
        for byte in [0, 1, 127, 128, 255] {
            for (even, odd) in [(64, 64), (-64, -64), (64, -64), (-64, 64), (0, 0)] {
                let weights: Vec<i8> = (0..depth * 33).map(|i| if i % 2 == 0 { even } else { odd }).collect();
                let input = vec![byte; 7 * depth.next_multiple_of(4)];
                let stride = depth.next_multiple_of(4);
                agree(depth, 33, 128, Starts::Every { stride, rows: 7 }, &input, &weights);
            }
        }
    }
}

#[test]
fn weights_are_held_within_bounds() {
    let column = Column { weights: &[128, 127], scale: 1.0, bias: 0.0 };
    let matrix = Matrix::pack(2, 0, &[column]);
    let output = Kernel::Plain.run(Product { matrix: &matrix, input: &[2, 1, 9, 9], starts: Starts::At(&[0]) });
    assert_eq!(output[0], -64.0);
}

#[test]
#[should_panic(expected = "a row of the input")]
fn a_row_outside_is_refused() {
    let column = Column { weights: &[1; 8], scale: 1.0, bias: 0.0 };
    let matrix = Matrix::pack(8, 0, &[column]);
    Kernel::best().run(Product { matrix: &matrix, input: &[0; 15], starts: Starts::At(&[0, 8]) });
}

#[test]
fn kernels_have_names() {
    for kernel in Kernel::ALL {
        assert_eq!(Kernel::named(kernel.name()), Some(kernel));
    }
    assert!(Kernel::Plain.available() && Kernel::best().available());
}
