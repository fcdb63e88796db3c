//! Tables as Parquet: typed columns, in groups of rows, the same bytes every time.

use super::table::{Cell, Column, Holds, Table};
use super::write::ExportError;
use crate::store::{Filter, Store};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use std::io::Write;
use std::sync::Arc;

/// How columns are typed, for the codebook.
pub(super) const CONVENTIONS: &str = "\
Text is `STRING`, integers are signed and have 64 bits (`INT(64, true)`), doubles `DOUBLE`, booleans `BOOLEAN`, dates `DATE`. A \
column that may be empty is optional and holds nulls. Lists are `LIST`s of optional strings: never null, at times without members; \
a member that is not known is null. Compressed with Snappy.";

/// So many rows are held in memory, and make one group of rows.
const GROUP: usize = 8_192;

/// The days of the epoch that Parquet's dates count from.
const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);

pub(super) fn write(
    store: &dyn Store,
    filter: &Filter,
    table: Table,
    out: &mut (dyn Write + Send),
) -> std::result::Result<(), ExportError> {
    grouped(store, filter, table, GROUP, out)
}

/// Writes so many rows a group.
pub(super) fn grouped(
    store: &dyn Store,
    filter: &Filter,
    table: Table,
    size: usize,
    out: &mut (dyn Write + Send),
) -> std::result::Result<(), ExportError> {
    let columns = table.columns();
    // Neither clock nor chance: the name of the maker is the program's own.
    let properties = WriterProperties::builder()
        .set_created_by(concat!("dateline version ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::SNAPPY)
        .build();
    let mut file = SerializedFileWriter::new(out, schema(table, &columns)?, Arc::new(properties))?;
    let mut held: Vec<Held> = columns.iter().map(|own| Held::of(own)).collect();
    let mut rows = 0;
    table.each(store, filter, &mut |cells| {
        for (held, cell) in held.iter_mut().zip(cells) {
            held.push(cell);
        }
        rows += 1;
        if rows == size {
            rows = 0;
            group(&mut file, &mut held)?;
        }
        Ok(())
    })?;
    if rows > 0 {
        group(&mut file, &mut held)?;
    }
    file.close()?;
    Ok(())
}

fn schema(table: Table, columns: &[&Column]) -> Result<TypePtr> {
    let fields = columns.iter().map(|own| field(own)).collect::<Result<Vec<_>>>()?;
    Ok(Arc::new(Type::group_type_builder(table.name()).with_fields(fields).build()?))
}

fn field(column: &Column) -> Result<TypePtr> {
    let repetition = if column.may_be_empty { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let plain = |physical, logical| {
        let own = Type::primitive_type_builder(column.name, physical).with_repetition(repetition);
        own.with_logical_type(logical).build().map(Arc::new)
    };
    match column.holds {
        Holds::Text => plain(Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Holds::Whole => plain(Physical::INT64, Some(LogicalType::integer(64, true))),
        Holds::Number => plain(Physical::DOUBLE, None),
        Holds::Flag => plain(Physical::BOOLEAN, None),
        Holds::Day => plain(Physical::INT32, Some(LogicalType::Date)),
        Holds::List => {
            // The three levels that Parquet's LIST asks for.
            let element = Type::primitive_type_builder("element", Physical::BYTE_ARRAY)
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(Some(LogicalType::String))
                .build()?;
            let list = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![Arc::new(element)])
                .build()?;
            let whole = Type::group_type_builder(column.name)
                .with_repetition(Repetition::REQUIRED)
                .with_logical_type(Some(LogicalType::List))
                .with_fields(vec![Arc::new(list)])
                .build()?;
            Ok(Arc::new(whole))
        }
    }
}

/// Values of one column until their group is written.
enum Values {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Number(Vec<f64>),
    Flag(Vec<bool>),
    Day(Vec<i32>),
}

/// One column until its group is written, in Dremel's form: only values that are there, with levels that say where.
struct Held {
    values: Values,
    optional: bool,
    /// How much of each is there: of plain cells 0 or 1; of lists 0 without members, 1 for a missing one, 2 for one that is there.
    defined: Vec<i16>,
    /// Whether a member goes on with the list before (1) or begins one (0); empty for plain columns.
    repeated: Option<Vec<i16>>,
}

impl Held {
    fn of(column: &Column) -> Self {
        let values = match column.holds {
            Holds::Text | Holds::List => Values::Text(Vec::new()),
            Holds::Whole => Values::Whole(Vec::new()),
            Holds::Number => Values::Number(Vec::new()),
            Holds::Flag => Values::Flag(Vec::new()),
            Holds::Day => Values::Day(Vec::new()),
        };
        let repeated = (column.holds == Holds::List).then(Vec::new);
        Self { values, optional: column.may_be_empty, defined: Vec::new(), repeated }
    }

    fn push(&mut self, cell: Cell) {
        if let Some(repeated) = &mut self.repeated {
            let members = if let Cell::List(members) = cell { members } else { Vec::new() };
            if members.is_empty() {
                repeated.push(0);
                self.defined.push(0);
            }
            for (at, member) in members.into_iter().enumerate() {
                repeated.push(i16::from(at > 0));
                self.defined.push(1 + i16::from(member.is_some()));
                if let (Some(member), Values::Text(values)) = (member, &mut self.values) {
                    values.push(member.into_bytes().into());
                }
            }
            return;
        }
        let filled = match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(text)) => add(values, text.into_bytes().into()),
            (Values::Whole(values), Cell::Whole(number)) => add(values, number),
            (Values::Number(values), Cell::Number(number)) => add(values, number),
            (Values::Flag(values), Cell::Flag(is)) => add(values, is),
            (Values::Day(values), Cell::Day(day)) => {
                add(values, day.duration_since(EPOCH).as_hours().div_euclid(24) as i32)
            }
            _ if self.optional => false,
            // A cell that has to be filled and is not: the emptiest value keeps the columns in step.
            (Values::Text(values), _) => add(values, Vec::new().into()),
            (Values::Whole(values), _) => add(values, 0),
            (Values::Number(values), _) => add(values, f64::NAN),
            (Values::Flag(values), _) => add(values, false),
            (Values::Day(values), _) => add(values, 0),
        };
        if self.optional {
            self.defined.push(i16::from(filled));
        }
    }

    /// Writes the column of a group and empties it.
    fn write(&mut self, column: &mut SerializedColumnWriter) -> Result<()> {
        let defined = (self.optional || self.repeated.is_some()).then_some(self.defined.as_slice());
        let levels = (defined, self.repeated.as_deref());
        match &mut self.values {
            Values::Text(values) => put::<ByteArrayType>(column, values, levels)?,
            Values::Whole(values) => put::<Int64Type>(column, values, levels)?,
            Values::Number(values) => put::<DoubleType>(column, values, levels)?,
            Values::Flag(values) => put::<BoolType>(column, values, levels)?,
            Values::Day(values) => put::<Int32Type>(column, values, levels)?,
        }
        self.defined.clear();
        if let Some(repeated) = &mut self.repeated {
            repeated.clear();
        }
        Ok(())
    }
}

fn add<T>(values: &mut Vec<T>, value: T) -> bool {
    values.push(value);
    true
}

fn put<T: DataType>(
    column: &mut SerializedColumnWriter,
    values: &mut Vec<T::T>,
    (defined, repeated): (Option<&[i16]>, Option<&[i16]>),
) -> Result<()> {
    column.typed::<T>().write_batch(values, defined, repeated)?;
    values.clear();
    Ok(())
}

fn group<W: Write + Send>(file: &mut SerializedFileWriter<W>, held: &mut [Held]) -> Result<()> {
    let mut group: SerializedRowGroupWriter<W> = file.next_row_group()?;
    for held in held {
        if let Some(mut column) = group.next_column()? {
            held.write(&mut column)?;
            column.close()?;
        }
    }
    group.close()?;
    Ok(())
}
