//! Every slope against the difference quotient, and the same bytes from the same seed.

use super::batch::{Example, Types};
use super::encoder::{self, Dropout};
use super::heads::{self, Shares};
use super::model::{Model, Slopes};
use super::run::{self, Settings};
use super::shape::Dims;

fn example(types: &mut Types, forms: &[&str], heads: &[u16]) -> Example {
    let n = forms.len();
    Example {
        upos: (0..n).map(|i| i as u16 % 3).collect(),
        xpos: (0..n).map(|i| i as u16 % 4).collect(),
        feats: (0..n).map(|i| i as u16 % 2).collect(),
        names: (0..n).map(|i| 0b011 << (i % 2)).collect(),
        heads: heads.to_vec(),
        relations: (0..n).map(|i| i as u16 % 5).collect(),
        ..Example::bare(forms, types)
    }
}

const DROPOUT: Dropout = Dropout { word: 0.5, embed: 0.2, layer: 0.2, head: 0.2 };
const SHARES: Shares = Shares { upos: 0.5, xpos: 0.7, feats: 0.3, names: 0.9, arcs: 1.0, labels: 1.1 };

fn once(model: &Model, types: &Types, shard: &[&Example], slopes: &mut Slopes) -> f64 {
    let (vectors, trace) = encoder::forward(model, types, shard, DROPOUT, 7);
    let scores = heads::forward(model, vectors, shard, DROPOUT, 7);
    let (loss, dx) = heads::backward(model, scores, shard, (DROPOUT, 7), &SHARES, 0.1, slopes);
    encoder::backward(model, types, shard, DROPOUT, &trace, dx, slopes);
    loss
}

#[test]
fn slopes_are_those_of_the_loss() {
    let mut types = Types::new(&[("the".to_owned(), 5), ("army".to_owned(), 2)]);
    let first = example(&mut types, &["The", "army", "said", "“", "No", "”", "."], &[2, 3, 0, 5, 3, 5, 3]);
    let second = example(&mut types, &["Rain", "fell"], &[2, 0]);
    let dims = Dims {
        width: 16,
        hidden: 8,
        layers: 2,
        arc: 8,
        label: 8,
        upos: 3,
        xpos: 4,
        feats: 2,
        names: 3,
        relations: 5,
        vector: 4,
    };
    let mut model = Model::new(dims, 3, (0..12).map(|i| (i as f32 * 0.7).sin()).collect(), 3);
    let shard = [&first, &second];
    let mut slopes = Slopes::new(&model);
    once(&model, &types, &shard, &mut slopes);
    let dense = slopes.dense.clone();
    let mut words = vec![0.0; model.words.len()];
    slopes.words.drain(|row, slope| words[row * 16..(row + 1) * 16].copy_from_slice(slope));
    let mut spare = Slopes::new(&model);
    let mut worst: f64 = 0.0;
    let step = 2e-3;
    let mut check = |analytic: f32, up: f64, down: f64, what: &str| {
        let numeric = (up - down) / (2.0 * f64::from(step));
        let error = (numeric - f64::from(analytic)).abs() / (0.02 + numeric.abs());
        worst = worst.max(error);
        assert!(error < 0.05, "{what}: {analytic} against {numeric}");
    };
    for slot in model.layout.slots.clone() {
        for at in slot.range.clone().step_by(slot.range.len() / 5 + 1) {
            let value = model.dense[at];
            model.dense[at] = value + step;
            let up = once(&model, &types, &shard, &mut spare);
            model.dense[at] = value - step;
            let down = once(&model, &types, &shard, &mut spare);
            model.dense[at] = value;
            check(dense[at], up, down, &slot.name);
        }
    }
    for at in (0..model.words.len()).step_by(3) {
        let value = model.words[at];
        model.words[at] = value + step;
        let up = once(&model, &types, &shard, &mut spare);
        model.words[at] = value - step;
        let down = once(&model, &types, &shard, &mut spare);
        model.words[at] = value;
        check(words[at], up, down, "words");
    }
    println!("worst {worst}");
}

#[test]
fn a_seed_gives_the_same_bytes() {
    let mut types = Types::new(&[("the".to_owned(), 5), ("army".to_owned(), 2)]);
    let examples = [
        example(&mut types, &["The", "army", "said", "“", "No", "”", "."], &[2, 3, 0, 5, 3, 5, 3]),
        example(&mut types, &["Rain", "fell"], &[2, 0]),
        example(&mut types, &["The", "rain", "stopped", "."], &[2, 3, 0, 3]),
    ];
    let dims = Dims {
        width: 16,
        hidden: 8,
        layers: 2,
        arc: 8,
        label: 8,
        upos: 3,
        xpos: 4,
        feats: 2,
        names: 3,
        relations: 5,
        vector: 0,
    };
    let train = |seed: u64| {
        let mut model = Model::new(dims.clone(), 3, Vec::new(), seed);
        let settings = Settings { batch: 8, warm_up: 2, rate: 0.02, seed, ..Settings::default() };
        let mut losses = Vec::new();
        run::train(&mut model, &types, &examples, &run::epochs(&[0, 1, 2], 60, seed), &settings, |_, _, loss| {
            losses.push(loss);
        });
        assert!(losses[59] < 0.7 * losses[0], "{losses:?}");
        let bits = |values: &[f32]| values.iter().map(|x| x.to_bits()).collect::<Vec<u32>>();
        (bits(&model.dense), bits(&model.words), bits(&model.features))
    };
    assert!(train(4) == train(4));
    assert!(train(4) != train(5));
}
