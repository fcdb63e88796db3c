//! Who publishes news: agencies, newspapers, broadcasters and sites, found by name or by web address.

use crate::calendars::{Calendars, DayOrder};
use crate::scope::{is_country, not_a_country};
use crate::table::{Row, Schema, Sheet, TableError};
use crate::zones::Zones;
use rustc_hash::FxHashMap;

pub(crate) const SCHEMA: Schema = Schema {
    name: "outlets.tsv",
    columns: &["name", "aliases", "domains", "kind", "country", "day_order", "zone", "note"],
    key: 1,
};

/// What an outlet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutletKind {
    /// A news agency (wire service).
    Agency,
    /// A newspaper or magazine.
    Newspaper,
    /// Radio or television.
    Broadcaster,
    /// A site without a paper or station behind it.
    Site,
}

/// One who publishes news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OutletKind,
    /// Home country, ISO 3166 alpha-3.
    pub country: String,
    /// Its order of numbers in a date, where it is known apart from its country's.
    pub day_order: Option<DayOrder>,
    /// Key in the zones table of the zone it writes in, where it keeps to one.
    pub zone: Option<String>,
}

/// Every outlet.
#[derive(Clone, Debug, Default)]
pub struct Outlets {
    all: Vec<Outlet>,
    by_name: FxHashMap<String, u32>,
}

impl Outlets {
    pub(crate) fn read(sheet: &Sheet<'_>, zones: &Zones, errors: &mut Vec<TableError>) -> Self {
        let mut outlets = Outlets::default();
        for row in sheet.rows() {
            if let Err(error) = outlets.add(row, zones) {
                errors.push(error);
            }
        }
        outlets
    }

    fn add(&mut self, row: &Row<'_>, zones: &Zones) -> Result<(), TableError> {
        let number = self.all.len() as u32;
        let kind = match row.cell(3) {
            "agency" => OutletKind::Agency,
            "newspaper" => OutletKind::Newspaper,
            "broadcaster" => OutletKind::Broadcaster,
            "site" => OutletKind::Site,
            other => {
                let remedy = "write agency, newspaper, broadcaster or site";
                return Err(row.wrong(3, (format!("no kind “{other}”"), remedy.into())));
            }
        };
        let country = row.cell(4);
        if !is_country(country) {
            return Err(row.wrong(4, not_a_country(country)));
        }
        let day_order = row.given(5).map(|_| DayOrder::read(row, 5)).transpose()?;
        let zone = row.given(6);
        if let Some(zone) = zone.filter(|zone| zones.by_key(zone).is_none()) {
            let remedy = "write the key of a line of zones.tsv, or - where times are in no one zone";
            return Err(row.wrong(6, (format!("no zone “{zone}”"), remedy.into())));
        }
        let names = (0..3).flat_map(|column| {
            row.given(column).into_iter().flat_map(move |cell| cell.split('|').map(move |name| (column, key(name))))
        });
        for (column, name) in names {
            match self.by_name.get(&name).and_then(|&there| self.all.get(there as usize)) {
                Some(there) => {
                    let what = format!("“{name}” is already {}", there.name);
                    return Err(row.wrong(column, (what, "give each name and address to one outlet".into())));
                }
                None => self.by_name.insert(name, number),
            };
        }
        let owned = str::to_owned;
        self.all.push(Outlet {
            name: owned(row.cell(0)),
            kind,
            country: owned(country),
            day_order,
            zone: zone.map(owned),
        });
        Ok(())
    }

    /// An outlet by its name, a short name, its address or any page under it; capitals and a leading "the" do not count.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// let outlets = knowledge.outlets();
    /// for given in ["Dawn", "dawn.com", "https://www.dawn.com/news/1", "epaper.dawn.com"] {
    ///     assert_eq!(outlets.by_name_or_domain(given).unwrap().country, "PAK");
    /// }
    /// ```
    pub fn by_name_or_domain(&self, given: &str) -> Option<&Outlet> {
        let look = |name: &str| self.by_name.get(name).and_then(|&number| self.all.get(number as usize));
        let name = key(given);
        look(&name).or_else(|| {
            let mut host = host(&name)?;
            loop {
                match (look(host), host.split_once('.')) {
                    (Some(outlet), _) => return Some(outlet),
                    (None, Some((_, parent))) if parent.contains('.') => host = parent,
                    _ => return None,
                }
            }
        })
    }

    /// Whether a name is a news agency's: "AFP", "Xinhua News Agency".
    pub fn is_agency(&self, name: &str) -> bool {
        self.by_name_or_domain(name).is_some_and(|outlet| outlet.kind == OutletKind::Agency)
    }

    /// The order of numbers in an outlet's dates: its own, else its country's.
    pub fn day_order(&self, outlet: &Outlet, calendars: &Calendars) -> Option<DayOrder> {
        outlet.day_order.or_else(|| calendars.of(&outlet.country).map(|calendar| calendar.day_order))
    }

    /// All of them, in the table's order.
    pub fn iter(&self) -> impl Iterator<Item = &Outlet> {
        self.all.iter()
    }
}

/// A name without capitals, doubled blanks, curly apostrophes, a leading "the" and trailing stops.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        for c in word.chars() {
            match c {
                '\u{2019}' | '\u{2018}' => key.push('\''),
                c if c.is_ascii() => key.push(c.to_ascii_lowercase()),
                c => key.extend(c.to_lowercase()),
            }
        }
    }
    let rest = key.strip_prefix("the ").unwrap_or(&key).trim_end_matches('.');
    if rest.len() < key.len() { rest.to_owned() } else { key }
}

/// The host of an address, without scheme, port, path and "www."; `None` for what is no address.
fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.contains(' ')).then_some(host)
}
