//! Time expressions: found, resolved against the report's date, explained.
//!
//! One direction: [`lexeme`] cuts a block into small words classed by [`lexicon`]; [`recognise`] finds expressions
//! with the grammar of [`calendar`], [`years`], [`numeric`], [`clock`], [`relative`], [`parts`], [`duration`],
//! [`sets`], [`vague`] and [`named`], all reading through a [`cursor`]; [`resolve`], with [`resolve_year`] and
//! [`resolve_named`], gives each its value with the report's date, the [`story`] so far and the [`tense`] of its clause. The machine's clock and locale play no part.

mod calendar;
mod clock;
mod cursor;
mod duration;
mod lexeme;
mod lexicon;
mod meaning;
mod named;
mod narrative;
mod numeric;
mod parts;
mod recognise;
mod relative;
mod resolve;
mod resolve_named;
mod resolve_year;
mod sets;
mod stage;
mod story;
mod tense;
mod trace;
mod vague;
mod value;
mod years;

pub use stage::{TimeStage, read};
pub use trace::known_words;
