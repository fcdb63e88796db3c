//! The trained weights of attribution, built into the program.

use dateline_syntax::weights::Weights;
use std::sync::OnceLock;

/// The weights; none where the file was not trained for this build, and then rules alone decide.
pub fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(include_bytes!("../../../weights/en.statements")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use dateline_syntax::weights::Weights;

    #[test]
    fn the_built_in_file_is_sound() {
        Weights::read(include_bytes!("../../../weights/en.statements")).unwrap();
    }
}
