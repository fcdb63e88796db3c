//! Statements: every attribution of a report, with its source, the way the words took, and the kind of act.
//!
//! Rules find cues with their contents and sources over the trees ([`attribution`]); quotation marks keep contents whole
//! and get their owners ([`quoted`]); then come the one who speaks ([`sources`]), the channel ([`channel`]), the stance
//! ([`stance`]), how what is said is held to be ([`held`]), and the records ([`write`]).

mod attribution;
mod channel;
mod handing;
pub(crate) mod held;
mod leading;
mod marks;
mod naming;
mod phrases;
pub(crate) mod plain;
mod quoted;
mod rules;
mod saying;
pub(crate) mod senses;
mod settle;
mod sources;
mod stance;
mod stretch;
pub mod tagger;
mod trailing;
pub mod training;
mod turns;
mod workbench;
mod write;

pub use rules::{compile, schema};
pub use workbench::{Judged, count, examples, explain};

use crate::Desk;
use crate::entities::Heads;
use crate::quotes;
use attribution::{Attribution, Origin};
use dateline_types::document::{Roles, Tree};
use dateline_types::{Document, Entity, Note, Published, Source, Statement, Timex, Upos};
use marks::Marks;
use senses::Known;

/// What was read before, and is read from.
pub struct Before<'a> {
    /// The report's id.
    pub report: &'a str,
    /// The report's date.
    pub published: Option<Published>,
    /// The roles of the trees.
    pub roles: &'a Roles,
    /// The time expressions.
    pub times: &'a [Timex],
    /// The entities.
    pub entities: &'a [Entity],
    /// Which entity each word heads a mention of.
    pub heads: &'a Heads,
}

/// The statements of a report in reading order, and their sources.
pub fn read(desk: &Desk, document: &Document, before: &Before, notes: &mut Vec<Note>) -> (Vec<Statement>, Vec<Source>) {
    let classes = quotes::classify(document, notes);
    let marks = Marks::of(document, &classes);
    let Some(tree) = document.tree() else { return (write::unowned(document, before, &marks), Vec::new()) };
    let roles = before.roles;
    let cues = desk.knowledge.cues();
    let known = Known { gazetteer: desk.knowledge.gazetteer(), quoted: &marks.of, times: before.times };
    let mut attributions = attribution::find(&desk.rules, cues, tree, roles, &known);
    let unruled = attribution::unruled(&attributions, cues, tree, roles);
    attributions.extend(unruled);
    attributions.sort_by_key(|own| own.cue);
    settle::settle(&mut attributions, tree);
    tagger::weigh(&mut attributions, &desk.attribution, cues, &marks, tree);
    settle::cut(&mut attributions, tree);
    saying::leave_out(&mut attributions, &marks, known.gazetteer, before.times, tree);
    trailing::take(&mut attributions, &marks, cues, tree);
    leading::settle(&mut attributions, &marks, tree);
    attributions.extend(turns::find(tree));
    quoted::join(&mut attributions, &marks, cues, tree, roles);
    attributions.retain(|own| !is_of_no_one(own, before, tree));
    write::records(desk, tree, before, &marks, &attributions)
}

/// A noun on which no rule holds, given to what is nobody: "the talks followed requests".
fn is_of_no_one(own: &Attribution, before: &Before, tree: Tree) -> bool {
    let noun = own.cue.and_then(|cue| tree.get(cue)).is_some_and(|cue| cue.upos() == Upos::Noun);
    noun && own.origin == Origin::CueAlone && own.source.is_some_and(|source| before.heads.entity(source).is_none())
}
