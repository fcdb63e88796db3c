//! The tables of names: their files, their columns, and which column is a name, a country, a date.

/// A table of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Table {
    /// Towns of 15,000 people and more.
    Cities,
    /// Smaller towns.
    Towns,
    /// Countries, and states that are no more.
    Countries,
    /// First-level regions of countries.
    Regions,
    /// Seas, rivers, mountains, continents, regions across borders.
    Geography,
    /// Bases, plants, camps, buildings.
    Facilities,
    /// Organisations, armed groups, parties, firms.
    Bodies,
    /// Who publishes news.
    Outlets,
    /// People and the offices they held.
    People,
    /// Offices.
    Offices,
    /// Words for what somebody is: "protesters".
    Roles,
    /// Peoples, faiths and languages.
    Peoples,
    /// Ways a statement comes out: "state television".
    Channels,
    /// Given names.
    GivenNames,
    /// Surnames.
    Surnames,
}

/// How many tables there are.
pub(crate) const TABLES: usize = 15;

/// How a table is written.
pub(crate) struct Schema {
    pub(crate) table: Table,
    /// File name; for people the folder's.
    pub(crate) file: &'static str,
    /// Columns where a file does not name its own, with blanks between.
    pub(crate) columns: &'static str,
    /// What the table is called in messages.
    pub(crate) noun: &'static str,
    /// How prominent a name of it is beside a town of so many people.
    pub(crate) weight: u32,
}

const fn schema(table: Table, file: &'static str, columns: &'static str, noun: &'static str, weight: u32) -> Schema {
    Schema { table, file, columns, noun, weight }
}

/// Every table, in the order of [`Table`].
pub(crate) const SCHEMAS: [Schema; TABLES] = [
    schema(Table::Cities, "cities.tsv", "geonames name country region lat lon population names", "city", 0),
    schema(Table::Towns, "towns.tsv", "name country region lat lon population geonames", "town", 0),
    schema(
        Table::Countries,
        "countries.tsv",
        "iso3 iso2 name names demonyms capital lat lon geonames region source",
        "country",
        900_000_000,
    ),
    schema(Table::Regions, "regions.tsv", "code name names country lat lon geonames", "region", 900_000),
    schema(Table::Geography, "geography.tsv", "id kind name names country lat lon source note", "place", 2_000_000),
    schema(Table::Facilities, "facilities.tsv", "id name names kind country lat lon source note", "facility", 300_000),
    schema(Table::Bodies, "bodies.tsv", "id name names kind country sectors source note", "body", 3_000_000),
    schema(Table::Outlets, "outlets.tsv", "name aliases domains kind country day_order zone note", "outlet", 1_000_000),
    schema(Table::People, "people", "id office of from to name names sex source note", "person", 2_500_000),
    schema(Table::Offices, "offices.tsv", "key names sector of source note", "office", 1_500_000),
    schema(Table::Roles, "roles.tsv", "phrase class sector source note", "role", 1_200_000),
    schema(Table::Peoples, "peoples.tsv", "name names kind country code source note", "people", 2_200_000),
    schema(Table::Channels, "channels.tsv", "key names kind country sector source note", "channel", 1_100_000),
    schema(Table::GivenNames, "given_names.tsv", "name sex source note", "given name", 2),
    schema(Table::Surnames, "surnames.list", "name", "surname", 1),
];

impl Table {
    /// Every table.
    pub fn all() -> impl Iterator<Item = Table> {
        SCHEMAS.iter().map(|schema| schema.table)
    }

    pub(crate) fn schema(self) -> &'static Schema {
        match SCHEMAS.get(self as usize) {
            Some(schema) => schema,
            None => &SCHEMAS[0],
        }
    }

    /// Whether its rows are kept as places alone, without their whole line.
    pub(crate) fn is_compact(self) -> bool {
        matches!(self, Table::Cities | Table::Towns)
    }

    /// What one of its rows is: "city", "person".
    pub fn noun(self) -> &'static str {
        self.schema().noun
    }

    /// The table a file is for, by its name and the folder it is in; `None` for the other tables of the crate.
    pub(crate) fn of_file(path: &str) -> Option<Table> {
        let mut parts = path.rsplit(['/', '\\']);
        let name = parts.next()?;
        let named = SCHEMAS.iter().find(|schema| schema.file == name).map(|schema| schema.table);
        let people = name == "people.tsv" || parts.next() == Some("people") && name.ends_with(".tsv");
        named.or(people.then_some(Table::People))
    }
}

/// No such column.
pub(crate) const NONE: u8 = u8::MAX;

/// Columns that mean the same in every table, by what they are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slot {
    Key,
    Name,
    Kind,
    Country,
    Region,
    Lat,
    Lon,
    Population,
    Geonames,
    Sectors,
    Sex,
    From,
    To,
    Source,
    Office,
    Of,
    PartOf,
}

/// How many slots there are.
pub(crate) const SLOTS: usize = 17;

/// What a column may be called to fill a slot, best first.
const CALLED: [&[&str]; SLOTS] = [
    &["geonames"],
    &["name", "phrase", "word", "surface", "names", "phrases", "surfaces"],
    &["kind", "class", "type"],
    &["country"],
    &["region"],
    &["lat"],
    &["lon"],
    &["population"],
    &["geonames"],
    &["sectors", "sector", "codes"],
    &["sex"],
    &["from", "since"],
    &["to", "until"],
    &["source"],
    &["office"],
    &["of"],
    &["part_of", "part of", "parent"],
];

/// Columns whose cells are names too, with ` | ` between.
const NAMES: &[&str] = &[
    "names",
    "aliases",
    "demonyms",
    "forms",
    "plural",
    "plurals",
    "surfaces",
    "phrases",
    "adjective",
    "adjectives",
    "noun",
    "nouns",
    "other_names",
    "former_names",
    "acronym",
    "acronyms",
];

/// The columns of one file.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    /// Their names, with tabs between.
    pub(crate) text: String,
    pub(crate) count: usize,
    pub(crate) slots: [u8; SLOTS],
    /// Columns that hold names, the first of them the row's own.
    pub(crate) names: Vec<u8>,
    /// Columns that make the key.
    pub(crate) key: Vec<u8>,
    /// Whether the last may be left out.
    pub(crate) optional: bool,
}

impl Columns {
    /// The columns of a table where a file names none.
    pub(crate) fn usual(table: Table) -> Columns {
        Self::of(table, &table.schema().columns.split(' ').collect::<Vec<_>>())
    }

    pub(crate) fn of(table: Table, names: &[&str]) -> Columns {
        let at = |wanted: &&str| names.iter().position(|name| name == wanted).and_then(|at| u8::try_from(at).ok());
        let mut slots = CALLED.map(|called| called.iter().find_map(at).unwrap_or(NONE));
        let [key, name, ..] = &mut slots;
        // A town's number is its key wherever it stands; elsewhere the key comes first.
        if table == Table::People {
            *key = at(&"id").unwrap_or(0);
        } else if !table.is_compact() || *key == NONE {
            *key = 0;
        }
        if *name == NONE {
            *name = 0;
        }
        let [key, name, ..] = slots;
        let mut all = vec![name];
        all.extend(NAMES.iter().filter_map(at).filter(|column| *column != name));
        let key = match table {
            Table::People => ["id", "office", "of", "from"].iter().filter_map(at).collect(),
            _ => vec![key],
        };
        Columns {
            text: names.join("\t"),
            count: names.len(),
            slots,
            names: all,
            key,
            optional: names.last() == Some(&"note"),
        }
    }

    pub(crate) fn slot(&self, slot: Slot) -> usize {
        usize::from(self.slots.get(slot as usize).copied().unwrap_or(NONE))
    }

    /// The fewest cells a line may have.
    pub(crate) fn fewest(&self) -> usize {
        self.count - usize::from(self.optional)
    }
}

/// Offices a tenure may name, where the table of offices does not say.
pub(crate) const OFFICES: &[&str] = &[
    "president",
    "vice-president",
    "prime-minister",
    "deputy-prime-minister",
    "chancellor",
    "monarch",
    "crown-prince",
    "supreme-leader",
    "premier",
    "chief-minister",
    "governor",
    "mayor",
    "governor-general",
    "regent",
    "foreign-minister",
    "defence-minister",
    "interior-minister",
    "finance-minister",
    "justice-minister",
    "energy-minister",
    "health-minister",
    "information-minister",
    "economy-minister",
    "agriculture-minister",
    "education-minister",
    "transport-minister",
    "environment-minister",
    "trade-minister",
    "intelligence-minister",
    "minister",
    "deputy-foreign-minister",
    "deputy-minister",
    "state-minister",
    "cabinet-secretary",
    "national-security-adviser",
    "chief-of-staff",
    "presidential-adviser",
    "envoy",
    "ambassador",
    "un-ambassador",
    "nuclear-negotiator",
    "nuclear-chief",
    "government-spokesperson",
    "foreign-ministry-spokesperson",
    "military-spokesperson",
    "spokesperson",
    "army-chief",
    "commander",
    "police-chief",
    "intelligence-chief",
    "junta-leader",
    "central-bank-governor",
    "speaker",
    "senator",
    "lawmaker",
    "party-leader",
    "opposition-leader",
    "presidential-candidate",
    "chief-justice",
    "judge",
    "prosecutor",
    "rebel-leader",
    "militant-leader",
    "separatist-leader",
    "religious-leader",
    "tribal-leader",
    "activist",
    "dissident",
    "journalist",
    "lawyer",
    "academic",
    "business-leader",
    "artist",
    "athlete",
    "suspect",
    "victim",
    "secretary-general",
    "head",
    "commissioner",
    "high-representative",
    "un-envoy",
    "special-rapporteur",
];

/// Codes that stand in the country's place for actors of no one country, and CAMEO's parts of the world.
pub(crate) const BEYOND_COUNTRIES: &[&str] = &[
    "IGO", "NGO", "IMG", "MNC", "ISM", "UNO", "EUR", "INT", "AFR", "ARB", "ASA", "BLK", "CRB", "CAU", "CFR", "CAS",
    "CEU", "EAF", "EEU", "LAM", "MEA", "MDT", "NAF", "NMR", "PGS", "SCN", "SAM", "SAS", "SEA", "SAF", "WAF", "WST",
];
