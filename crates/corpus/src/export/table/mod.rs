//! Tables of a store: what each column is called, holds and means, said once for CSV, Parquet, GeoJSON and the codebook.
//!
//! Another table is a variant of [`Table`], a list of columns over its rows, and an arm in `lay` and in [`Table::each`]; every
//! format then writes it. Series of figures, as UCDP-like rows of low, best and high with their sources, come this way.

mod actor;
mod cell;
mod column;
mod event;
mod figure;
mod happening;
mod position;
mod report;
mod statement;

pub use cell::{Cell, Holds};
pub use column::Column;

use super::write::{ExportError, records};
use crate::happenings::{self, Happening, Mention};
use crate::positions::Position;
use crate::rows::{Event, Figure, Record, Statement};
use crate::store::{Filter, Kind, Line, Store, Stored};
use column::Lay;

/// The tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Table {
    Reports,
    Events,
    Figures,
    Statements,
    Positions,
    Happenings,
    Mentions,
}

/// A row of one of them; none stands for the columns alone.
enum Row<'r> {
    Report(Option<&'r Line>),
    Event(Option<(&'r Stored, &'r Event)>),
    Figure(Option<(&'r Stored, &'r Figure)>),
    Statement(Option<(&'r Stored, &'r Statement)>),
    Position(Option<(&'r Stored, &'r Position)>),
    Happening(Option<&'r Happening>),
    Mention(Option<(&'r Happening, &'r Mention)>),
}

impl Table {
    /// All of them, in the order of the codebook.
    pub const ALL: [Self; 7] = [
        Self::Reports,
        Self::Events,
        Self::Figures,
        Self::Statements,
        Self::Positions,
        Self::Happenings,
        Self::Mentions,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Events => "events",
            Self::Figures => "figures",
            Self::Statements => "statements",
            Self::Positions => "positions",
            Self::Happenings => "happenings",
            Self::Mentions => "mentions",
        }
    }

    /// What one row of it is.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Reports => "One row a report.",
            Self::Events => "One row a mention of an event: something done, as one sentence of one report tells it.",
            Self::Figures => {
                "One row a number that somebody gave. Rival numbers are rows of their own; nothing is merged."
            }
            Self::Statements => "One row a stretch of words given to somebody.",
            Self::Positions => "One row a party's position on an issue, as one clause of one report has it.",
            Self::Happenings => {
                "One row a happening: the events of several reports that tell of one thing. Of a filter, only the events it takes \
                 count."
            }
            Self::Mentions => "One row a mention of a happening: which events tell of it, in which report.",
        }
    }

    /// Its columns, in their order.
    ///
    /// ```
    /// use dateline_corpus::export::table::{Holds, Table};
    /// let columns = Table::Figures.columns();
    /// let low = columns.iter().find(|own| own.name == "low").unwrap();
    /// assert_eq!((low.holds, low.may_be_empty), (Holds::Number, true));
    /// ```
    pub fn columns(self) -> Vec<&'static Column> {
        lay(&match self {
            Self::Reports => Row::Report(None),
            Self::Events => Row::Event(None),
            Self::Figures => Row::Figure(None),
            Self::Statements => Row::Statement(None),
            Self::Positions => Row::Position(None),
            Self::Happenings => Row::Happening(None),
            Self::Mentions => Row::Mention(None),
        })
        .columns
    }

    /// Hands over its rows, each with a cell for every column.
    ///
    /// Records come one by one out of the store, happenings and their mentions some at a time; reports are gathered first.
    ///
    /// # Errors
    /// Where the store cannot be read, and what `each` gives.
    pub fn each(
        self,
        store: &dyn Store,
        filter: &Filter,
        each: &mut dyn FnMut(Vec<Cell>) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let kind = match self {
            Self::Reports => {
                // Who takes part, and in what, is asked of records; of reports their own day is.
                let filter = Filter { kinds: Vec::new(), actors: Vec::new(), ..filter.clone() };
                return store.reports(&filter)?.iter().try_for_each(|own| each(cells(&Row::Report(Some(own)))));
            }
            Self::Happenings => {
                return happenings::each(store, filter, &mut |own| each(happening_cells(&own)));
            }
            Self::Mentions => {
                return happenings::each(store, filter, &mut |own| {
                    own.mentions.iter().try_for_each(|mention| each(cells(&Row::Mention(Some((&own, mention))))))
                });
            }
            Self::Events => Kind::Event,
            Self::Figures => Kind::Figure,
            Self::Statements => Kind::Statement,
            Self::Positions => Kind::Position,
        };
        records(store, &filter.kind(kind), &mut |stored| each(record_cells(&stored)))
    }
}

/// The cells of a record, under the columns of its kind's table.
pub fn record_cells(stored: &Stored) -> Vec<Cell> {
    cells(&match &stored.record {
        Record::Event(own) => Row::Event(Some((stored, own))),
        Record::Figure(own) => Row::Figure(Some((stored, own))),
        Record::Statement(own) => Row::Statement(Some((stored, own))),
        Record::Position(own) => Row::Position(Some((stored, own))),
    })
}

/// The cells of a happening, under the columns of [`Table::Happenings`].
pub fn happening_cells(happening: &Happening) -> Vec<Cell> {
    cells(&Row::Happening(Some(happening)))
}

fn cells(row: &Row) -> Vec<Cell> {
    lay(row).cells
}

fn lay(row: &Row) -> Lay {
    let mut lay = Lay::default();
    match row {
        Row::Report(own) => lay.group(report::REPORT, *own),
        Row::Event(own) => {
            let event = own.map(|(_, event)| event);
            lay.group(event::EVENT, event);
            lay.group(actor::DOERS, event.map(|own| &own.doers));
            lay.group(actor::TARGETS, event.map(|own| &own.targets));
            lay.group(actor::PLACE, event.map(|own| &own.place));
            lay.group(event::WHEN, event);
            lay.group(actor::VOICE, event.map(|own| &own.voice));
            lay.group(event::LINKS, event);
            lay.group(report::SITE, event.map(|own| &own.site));
            let stored = own.map(|(stored, _)| stored);
            lay.group(event::HAPPENING, stored);
            provenance(&mut lay, stored);
        }
        Row::Figure(own) => {
            let figure = own.map(|(_, figure)| figure);
            lay.group(figure::FIGURE, figure);
            lay.group(actor::BY, figure.map(|own| &own.by));
            lay.group(actor::PLACE, figure.map(|own| &own.place));
            lay.group(actor::VOICE, figure.map(|own| &own.voice));
            lay.group(figure::LINKS, figure);
            lay.group(report::SITE, figure.map(|own| &own.site));
            provenance(&mut lay, own.map(|(stored, _)| stored));
        }
        Row::Statement(own) => {
            let statement = own.map(|(_, statement)| statement);
            lay.group(statement::STATEMENT, statement);
            lay.group(actor::VOICE, statement.map(|own| &own.voice));
            lay.group(actor::ADDRESSEE, statement.map(|own| &own.addressee));
            lay.group(actor::ABOUT, statement.map(|own| &own.about));
            lay.group(statement::LINKS, statement);
            lay.group(report::SITE, statement.map(|own| &own.site));
            provenance(&mut lay, own.map(|(stored, _)| stored));
        }
        Row::Position(own) => {
            lay.group(position::POSITION, own.map(|(_, position)| position));
            lay.group(report::SITE, own.map(|(stored, _)| stored.record.site()).as_ref());
            provenance(&mut lay, own.map(|(stored, _)| stored));
        }
        Row::Happening(own) => {
            lay.group(happening::ID, *own);
            lay.group(happening::HAPPENING, *own);
            lay.group(actor::DOERS, own.map(|own| &own.doers));
            lay.group(actor::TARGETS, own.map(|own| &own.targets));
            lay.group(actor::PLACE, own.map(|own| &own.place));
            lay.group(happening::TOLD, *own);
        }
        Row::Mention(own) => {
            let mention = own.map(|(_, mention)| mention);
            lay.group(happening::ID, own.map(|(happening, _)| happening));
            lay.group(happening::MENTION, mention);
            lay.group(report::SITE, mention.map(|own| &own.site));
            lay.group(report::REPORT, mention.map(|own| &own.report));
        }
    }
    lay
}

/// What a store adds to each record: its sentence, its review and its report.
fn provenance(lay: &mut Lay, stored: Option<&Stored>) {
    lay.group(report::STORED, stored);
    lay.group(report::REPORT, stored.map(|own| &own.report));
}
