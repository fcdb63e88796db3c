//! The tables dateline reads with: holidays, zones, outlets, calendars, names; overlays of the user's own.
//!
//! Every fact is a line of a text table under `data/`, built into the program and parsed once. An overlay is a file of
//! the same name and format that adds, replaces or takes out lines. The crate reads no files itself.

pub mod calendars;
pub mod counted;
pub mod cues;
pub mod currencies;
pub mod day_rule;
pub mod easter;
pub mod feasts;
pub mod gazetteer;
pub mod holidays;
pub mod measures;
pub mod named_days;
pub mod names;
pub mod notation;
pub mod ontology;
pub mod outlets;
pub mod phrases;
pub mod rules;
pub mod scope;
pub mod signatures;
pub mod table;
pub mod triggers;
pub mod word_classes;
pub mod words;
pub mod zones;

use calendars::{Calendars, DayOrder};
use counted::Counted;
use cues::Cues;
use currencies::Currencies;
use feasts::Feasts;
use gazetteer::Gazetteer;
use holidays::Holidays;
use measures::Measures;
use named_days::NamedDays;
use names::Names;
use ontology::Ontology;
use outlets::{Outlet, Outlets};
use sha2::{Digest, Sha256};
use signatures::Signatures;
use std::sync::{Arc, OnceLock};
pub use table::TableError;
use table::{Schema, Sheet};
use triggers::Triggers;
use word_classes::WordClasses;
use words::Words;
use zones::Zones;

/// Every table, with the text built into the program.
static TABLES: [(&Schema, &str); 21] = [
    (&holidays::SCHEMA, include_str!("../data/holidays.tsv")),
    (&feasts::SCHEMA, include_str!("../data/moving_feasts.tsv")),
    (&named_days::SCHEMA, include_str!("../data/named_days.tsv")),
    (&zones::SCHEMA, include_str!("../data/zones.tsv")),
    (&outlets::SCHEMA, include_str!("../data/outlets.tsv")),
    (&calendars::SCHEMA, include_str!("../data/calendars.tsv")),
    (&names::SCHEMA, include_str!("../data/names_not_times.tsv")),
    (&names::GIVEN, include_str!("../data/calendar_given_names.list")),
    (&names::SURNAMES, include_str!("../data/calendar_surnames.list")),
    (&names::NUMBERED, include_str!("../data/numbered_nouns.list")),
    (&words::SCHEMA, include_str!("../data/words.tsv")),
    (&cues::SCHEMA, include_str!("../data/cues.tsv")),
    (&signatures::SCHEMA, include_str!("../data/signatures.tsv")),
    (&measures::SCHEMA, include_str!("../data/measures.tsv")),
    (&counted::SCHEMA, include_str!("../data/counted.tsv")),
    (&currencies::SCHEMA, include_str!("../data/currencies.tsv")),
    (&ontology::CAMEO, include_str!("../data/cameo.tsv")),
    (&ontology::MODES, include_str!("../data/plover_modes.tsv")),
    (&word_classes::SCHEMA, include_str!("../data/word_classes.tsv")),
    (&triggers::FORMS, include_str!("../data/verb_forms.tsv")),
    // In several files, all added to one sheet.
    (&triggers::SCHEMA, ""),
];

/// Every table, immutable, shared by every reader; a clone shares them too.
#[derive(Clone, Debug)]
pub struct Knowledge {
    tables: Arc<Tables>,
}

#[derive(Debug)]
struct Tables {
    holidays: Holidays,
    named_days: NamedDays,
    zones: Zones,
    outlets: Outlets,
    calendars: Calendars,
    names: Names,
    words: Words,
    cues: Cues,
    signatures: Signatures,
    measures: Measures,
    counted: Counted,
    currencies: Currencies,
    ontology: Ontology,
    word_classes: WordClasses,
    triggers: Triggers,
    gazetteer: Gazetteer,
    hash: String,
}

impl Knowledge {
    /// The tables built into the program, parsed on the first call.
    pub fn built_in() -> Self {
        static BUILT_IN: OnceLock<Knowledge> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::load::<&str, &str>(&[]).0).clone()
    }

    /// The built-in tables with overlays on top, each a file's name and text, in order. A file goes by the name of the
    /// table it changes (a folder in front does not count).
    ///
    /// # Errors
    /// The first faulty line, with file, line, column, what is wrong and what to do.
    ///
    /// ```
    /// use dateline_knowledge::Knowledge;
    /// let ours = "founding-day\tfounding day\t*\t10-03\n-groundhog-day\n";
    /// let knowledge = Knowledge::with_overlays(&[("my/holidays.tsv", ours)]).unwrap();
    /// assert!(knowledge.holidays().named("Founding Day").is_some());
    /// assert!(knowledge.holidays().named("Groundhog Day").is_none());
    /// assert_ne!(knowledge.hash(), Knowledge::built_in().hash());
    ///
    /// let error = Knowledge::with_overlays(&[("holidays.tsv", "x\tx day\t*\t13-40\n")]).unwrap_err();
    /// assert!(error.to_string().starts_with("holidays.tsv:1:11: unknown start in the rule “13-40”"));
    /// ```
    pub fn with_overlays<N: AsRef<str>, T: AsRef<str>>(files: &[(N, T)]) -> Result<Self, TableError> {
        let (knowledge, errors) = Self::load(files);
        match errors.into_iter().next() {
            Some(error) => Err(error),
            None => Ok(knowledge),
        }
    }

    /// Reads every table; faulty lines are left out and reported. A test holds the built-in tables to none.
    fn load<N: AsRef<str>, T: AsRef<str>>(files: &[(N, T)]) -> (Self, Vec<TableError>) {
        let mut errors = Vec::new();
        let mut sheets = TABLES.map(|(schema, text)| {
            let mut sheet = Sheet::new(schema);
            sheet.add(schema.name, text, &mut errors);
            sheet
        });
        if let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.name() == triggers::SCHEMA.name) {
            triggers::FILES.iter().for_each(|(name, text)| sheet.add(name, text, &mut errors));
        }
        for (name, text) in files {
            let name = name.as_ref();
            let table = name.rsplit(['/', '\\']).next().unwrap_or(name);
            match sheets.iter_mut().find(|sheet| sheet.name() == table) {
                Some(sheet) => sheet.add(name, text.as_ref(), &mut errors),
                None if Gazetteer::has_table(name) => {}
                None => errors.push(TableError {
                    file: name.to_owned(),
                    line: 0,
                    column: 0,
                    what: "no table of that name".into(),
                    remedy: format!(
                        "name it {}, {}",
                        TABLES.map(|(schema, _)| schema.name).join(", "),
                        gazetteer::compile::known_files()
                    ),
                }),
            }
        }
        let mut hash = Sha256::new();
        for sheet in &sheets {
            sheet.digest(&mut hash);
        }
        let names: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_ref(), text.as_ref())).collect();
        let mut faults = Vec::new();
        let gazetteer = Gazetteer::with_overlays(&names, &mut faults);
        hash.update(gazetteer.hash().to_le_bytes());
        let hash = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let [
            holidays,
            feasts,
            named_days,
            zones,
            outlets,
            calendars,
            names,
            given,
            surnames,
            numbered,
            words,
            cues,
            signatures,
            measures,
            counted,
            currencies,
            cameo,
            modes,
            word_classes,
            forms,
            triggers,
        ] = &sheets;
        let ontology = Ontology::read(cameo, modes, &mut errors);
        let word_classes = WordClasses::read(word_classes, &mut errors);
        let feasts = Feasts::read(feasts, &mut errors);
        let zones = Zones::read(zones, &mut errors);
        let tables = Tables {
            holidays: Holidays::read(holidays, feasts, &mut errors),
            named_days: NamedDays::read(named_days, &mut errors),
            outlets: Outlets::read(outlets, &zones, &mut errors),
            zones,
            calendars: Calendars::read(calendars, &mut errors),
            names: Names::read(names, [given, surnames, numbered], &mut errors),
            words: Words::read(words, &mut errors),
            cues: Cues::read(cues, &mut errors),
            signatures: Signatures::read(signatures, &mut errors),
            measures: Measures::read(measures, &mut errors),
            counted: Counted::read(counted, &mut errors),
            currencies: Currencies::read(currencies, &mut errors),
            triggers: Triggers::read([triggers, forms], &word_classes, &ontology, &mut errors),
            ontology,
            word_classes,
            gazetteer,
            hash,
        };
        errors.extend(faults);
        (Self { tables: Arc::new(tables) }, errors)
    }

    /// Named days of the year.
    pub fn holidays(&self) -> &Holidays {
        &self.tables.holidays
    }

    /// Days known by what happened on them.
    pub fn named_days(&self) -> &NamedDays {
        &self.tables.named_days
    }

    /// Time zones as printed.
    pub fn zones(&self) -> &Zones {
        &self.tables.zones
    }

    /// Agencies, newspapers, broadcasters, sites.
    pub fn outlets(&self) -> &Outlets {
        &self.tables.outlets
    }

    /// How each country counts.
    pub fn calendars(&self) -> &Calendars {
        &self.tables.calendars
    }

    /// Names that are not times.
    pub fn names_not_times(&self) -> &Names {
        &self.tables.names
    }

    /// The order of numbers in an outlet's dates: its own, else its country's.
    pub fn day_order(&self, outlet: &Outlet) -> Option<DayOrder> {
        self.outlets().day_order(outlet, self.calendars())
    }

    /// Words by which the reading of time is told.
    pub fn words(&self) -> &Words {
        &self.tables.words
    }

    /// Words that give a content to a source.
    pub fn cues(&self) -> &Cues {
        &self.tables.cues
    }

    /// What predicates say of the clause or event under them.
    pub fn signatures(&self) -> &Signatures {
        &self.tables.signatures
    }

    /// What makes a number a measure.
    pub fn measures(&self) -> &Measures {
        &self.tables.measures
    }

    /// Nouns that news counts.
    pub fn counted(&self) -> &Counted {
        &self.tables.counted
    }

    /// Signs and names of money.
    pub fn currencies(&self) -> &Currencies {
        &self.tables.currencies
    }

    /// The codes of events.
    pub fn ontology(&self) -> &Ontology {
        &self.tables.ontology
    }

    /// Classes of words that frames ask for.
    pub fn word_classes(&self) -> &WordClasses {
        &self.tables.word_classes
    }

    /// The words that name events.
    pub fn triggers(&self) -> &Triggers {
        &self.tables.triggers
    }

    /// Names of countries, places, bodies, people, offices and roles, and who held what office when.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.tables.gazetteer
    }

    /// Hash of every fact of every table, overlays included; 32 hexadecimal digits. Comments and order do not count.
    pub fn hash(&self) -> &str {
        &self.tables.hash
    }
}
