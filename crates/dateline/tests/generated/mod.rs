//! What tests over generated reports share.

use proptest::prelude::ProptestConfig;

/// The same cases on every machine; new ones are found by the fuzz targets.
pub(crate) fn fixed() -> ProptestConfig {
    ProptestConfig {
        cases: 400,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_260_203),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
