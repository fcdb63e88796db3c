//! A network of random numbers: written, read, damaged, and the same from every kernel.

use super::features::normal;
use super::parts::{Dims, Labels, Parts, places, shapes};
use super::{Network, NetworkError, Reading, Worker, write};
use crate::Syntax;
use crate::kernels::Kernel;
use dateline_types::tags::{NameTag, Relation};
use sha2::{Digest, Sha256};
use std::ops::Range;

/// A small network whose numbers are random but always the same.
pub(crate) fn random_parts() -> Parts {
    let dims = Dims { width: 32, hidden: 16, layers: 2, arc: 16, relation: 32 };
    let list = |labels: &[&str]| labels.iter().map(|&label| label.to_owned()).collect();
    let labels = Labels {
        upos: list(&["NOUN", "VERB", "PUNCT"]),
        xpos: list(&["NN", "VBD", ","]),
        feats: list(&["_", "Number=Sing", "Mood=Ind|Tense=Past|VerbForm=Fin"]),
        names: list(&["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]),
        relations: list(&["nsubj", "root", "obj", "punct", "conj"]),
    };
    let words: Vec<String> = ["said", ",", "iran", "été", "000"].map(str::to_owned).to_vec();
    let mut state = 42u64;
    let mut dice = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    let mut parts = Parts { dims, labels, words, ..Parts::default() };
    for shape in shapes(&dims, parts.words.len(), parts.labels.lists().map(<[String]>::len)) {
        let values = (0..shape.rows * shape.columns).map(|_| dice()).collect();
        parts.tensors.insert(shape.name, values);
    }
    for place in places(dims.layers) {
        parts.scales.insert(place.name(), 0.02);
    }
    parts
}

/// Sentences of all lengths, some too long for one piece.
fn sentences() -> (Vec<&'static str>, Vec<Range<usize>>) {
    let stock = ["Iran", "said", ",", "“", "the", "été", "2024", "”", "Washington-based", "x", "talks", ";"];
    let mut forms = Vec::new();
    let mut ranges = Vec::new();
    for length in [1, 2, 3, 7, 16, 30, 250, 40, 1, 199, 200, 201, 5] {
        let start = forms.len();
        forms.extend((0..length).map(|i| stock[(i * 7 + length * 5 + i / 9) % stock.len()]));
        ranges.push(start..forms.len());
    }
    (forms, ranges)
}

fn read(network: &Network, kernel: Kernel, worker: &mut Worker) -> Vec<Reading> {
    let (forms, ranges) = sentences();
    let mut rows = Vec::new();
    network.read_sentences(kernel, worker, &forms, &ranges, &mut rows);
    rows
}

#[test]
fn every_kernel_reads_the_same() {
    let network = Network::read(write(&random_parts()).unwrap()).unwrap();
    let wanted = read(&network, Kernel::Plain, &mut Worker::default());
    let heads: std::collections::BTreeSet<u32> = wanted.iter().map(|row| row.head).collect();
    assert!(heads.len() > 4, "random weights give many trees: {heads:?}");
    for kernel in Kernel::ALL {
        let mut worker = Worker::default();
        assert!(read(&network, kernel, &mut worker) == wanted, "{}", kernel.name());
        assert!(read(&network, kernel, &mut worker) == wanted, "{}, once more", kernel.name());
    }
}

#[test]
fn a_sentence_is_read_alike_in_any_company() {
    let network = Network::read(write(&random_parts()).unwrap()).unwrap();
    let (forms, ranges) = sentences();
    let together = read(&network, Kernel::best(), &mut Worker::default());
    let mut worker = Worker::default();
    for range in &ranges {
        let mut alone = Vec::new();
        network.read_sentences(Kernel::best(), &mut worker, &forms, std::slice::from_ref(range), &mut alone);
        assert!(alone == together[range.clone()], "{range:?}");
    }
}

#[test]
fn every_sentence_is_one_tree_and_names_are_whole() {
    let network = Network::read(write(&random_parts()).unwrap()).unwrap();
    let rows = read(&network, Kernel::best(), &mut Worker::default());
    let (_, ranges) = sentences();
    for range in ranges {
        let rows = &rows[range];
        assert_eq!(rows.iter().filter(|row| row.head == 0).count(), 1);
        let mut before = NameTag::Outside;
        for (index, row) in rows.iter().enumerate() {
            assert_eq!(row.head == 0, row.relation == Relation::Root);
            let (mut at, mut steps) = (index + 1, 0);
            while at != 0 {
                at = rows[at - 1].head as usize;
                steps += 1;
                assert!(steps <= rows.len(), "a cycle");
            }
            assert!(!matches!(row.name, NameTag::Inside(_)) || row.name.continues(before));
            before = row.name;
        }
    }
}

#[test]
fn a_network_of_another_kind_shares_no_vectors() {
    let first = Network::read(write(&random_parts()).unwrap()).unwrap();
    let mut parts = random_parts();
    parts.tensors.get_mut("buckets").unwrap().reverse();
    let second = Network::read(write(&parts).unwrap()).unwrap();
    let mut worker = Worker::default();
    read(&first, Kernel::best(), &mut worker);
    assert!(read(&second, Kernel::best(), &mut worker) == read(&second, Kernel::best(), &mut Worker::default()));
}

#[test]
fn words_are_found_after_sorting() {
    let parts = random_parts();
    let network = Network::read(write(&parts).unwrap()).unwrap();
    for (index, word) in parts.words.iter().enumerate() {
        let (scale, row) = network.lexicon.row(network.lexicon.word(&normal(word)));
        let wanted = &parts.tensors["words"][(index + 1) * 32..][..32];
        for (found, wanted) in row.iter().zip(wanted) {
            assert!((f32::from(found.cast_signed()) * scale - wanted).abs() < 0.01, "{word}");
        }
    }
    assert_eq!(network.lexicon.word("unknown"), 0);
}

#[test]
fn parts_that_do_not_fit_are_named() {
    let mut parts = random_parts();
    parts.tensors.get_mut("gates.1").unwrap().pop();
    assert!(write(&parts).unwrap_err().to_string().contains("gates.1"));
    let mut parts = random_parts();
    parts.tensors.get_mut("root").unwrap()[3] = f32::NAN;
    assert!(write(&parts).unwrap_err().to_string().contains("root: a number that is not finite"));
    let mut parts = random_parts();
    parts.scales.remove("arc");
    assert!(write(&parts).unwrap_err().to_string().contains("arc"));
    let mut parts = random_parts();
    parts.tensors.remove("words");
    assert!(write(&parts).unwrap_err().to_string().contains("words: missing"));
    let mut parts = random_parts();
    parts.labels.upos[0] = "NUON".to_owned();
    assert!(Network::read(write(&parts).unwrap()).unwrap_err().to_string().contains("NUON"));
}

#[test]
fn damaged_files_are_refused_and_nothing_panics() {
    let good = write(&random_parts()).unwrap();
    for end in (0..good.len()).step_by(997) {
        assert!(Network::read(good[..end].to_vec()).is_err(), "cut at {end}");
    }
    let longer = [&good[..], b"\0"].concat();
    assert!(matches!(Network::read(longer).unwrap_err(), NetworkError::Long { .. }));
    // With a hash that fits what is damaged, so that the sections' own checks are met.
    let content = 56 + 16 * 8;
    for at in (56..content + 300).chain((content + 300..good.len()).step_by(19_999)) {
        for byte in [0, 0xFF] {
            let mut file = good.clone();
            if file[at] == byte {
                continue;
            }
            file[at] = byte;
            let digest = Sha256::digest(&file[56..]);
            file[24..56].copy_from_slice(&digest);
            if let Ok(network) = Network::read(file) {
                let mut rows = Vec::new();
                let forms = ["Iran", "said", "x"];
                let sentence = 0..forms.len();
                network.read_sentences(
                    Kernel::best(),
                    &mut Worker::default(),
                    &forms,
                    std::slice::from_ref(&sentence),
                    &mut rows,
                );
                assert_eq!(rows.len(), 3, "byte {at}");
            }
        }
    }
}

#[test]
fn documents_get_layers() {
    let network = Network::read(write(&random_parts()).unwrap()).unwrap();
    let syntax = Syntax::built_in().with_network(network);
    let mut worker = Worker::default();
    let long = "He said it, she said it and they said it; ".repeat(3000);
    for text in ["", "Iran said no. It was late.", "“", &"“”".repeat(50_000), "12 34 -- 56", &long] {
        let mut document = syntax.parse(text);
        syntax.annotate(&mut worker, &mut document).unwrap();
        assert!(document.has_tree());
        assert_eq!(document.analysis.as_ref().unwrap().layers().len(), document.tokens.len());
    }
}

#[test]
fn the_built_in_network_is_whole() {
    let file = include_bytes!("../../weights/en.network");
    assert!(file.len() <= 9_000_000, "{} bytes", file.len());
    let network = Network::read(file.to_vec()).unwrap();
    assert_eq!(network.hash(), Network::built_in(file).unwrap().hash());
}
