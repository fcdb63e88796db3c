//! Short lists of words that tell kinds of names apart. Own lists, from general knowledge; kept off the
//! formatter, which would give every word a line.

/// Countries and the like as news prints them, beside the tables' official names.
#[rustfmt::skip]
pub(super) const STATES: &[&str] = &[
    "U.S.", "US", "USA", "U.S.A.", "United States", "United States of America", "America", "U.K.", "UK",
    "United Kingdom", "Britain", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland", "Soviet Union",
    "USSR", "Yugoslavia", "Czechoslovakia", "Russia", "Russian Federation", "Iran", "Syria", "Taiwan", "South Korea",
    "North Korea", "Korea", "Vietnam", "South Vietnam", "North Vietnam", "Laos", "Burma", "Myanmar", "Ivory Coast",
    "Congo", "Democratic Republic of Congo", "Democratic Republic of the Congo", "DRC", "East Timor", "Macedonia",
    "Bosnia", "Bosnia-Herzegovina", "Kosovo", "Palestine", "Czech Republic", "Holland", "UAE", "U.A.E.",
    "United Arab Emirates", "Emirates", "Bahamas", "Gambia", "Chechnya", "Kashmir", "Tibet", "Hong Kong", "Macau",
    "Cape Verde", "Swaziland", "Turkey", "East Germany", "West Germany", "Vatican", "Vatican City", "Puerto Rico",
    "Abkhazia", "South Ossetia", "Kurdistan", "Darfur", "Crimea", "Somaliland", "Puntland", "Sri Lanka",
    "Saudi Arabia", "New Zealand", "South Africa", "South Sudan", "El Salvador", "Costa Rica", "Papua New Guinea",
    "Sierra Leone", "Burkina Faso", "Equatorial Guinea", "Guinea-Bissau", "Trinidad and Tobago", "New York",
    "New York City", "Washington , D.C.", "Los Angeles", "San Francisco", "New Orleans", "St. Petersburg",
    "Buenos Aires", "Rio de Janeiro", "Sao Paulo", "Mexico City", "New Delhi", "Kuala Lumpur", "Addis Ababa",
    "Tel Aviv", "Abu Dhabi", "Port-au-Prince", "New Jersey", "New Mexico", "New Hampshire", "North Carolina",
    "South Carolina", "North Dakota", "South Dakota", "West Virginia", "Rhode Island", "California", "Texas",
    "Florida", "Louisiana", "Mississippi", "Alabama",
];

/// Parts of the world larger than a country, and lands without a government of their own.
#[rustfmt::skip]
pub(super) const REGIONS: &[&str] = &[
    "Africa", "Asia", "Europe", "Antarctica", "Oceania", "Eurasia", "North America", "South America", "Latin America",
    "Central America", "Americas", "Middle East", "Mideast", "Near East", "Far East", "Central Asia", "South Asia",
    "Southeast Asia", "South-East Asia", "East Asia", "Northeast Asia", "Eastern Europe", "Western Europe",
    "Central Europe", "East Africa", "West Africa", "Central Africa", "Southern Africa", "North Africa",
    "Horn of Africa", "Balkans", "Caucasus", "North Caucasus", "South Caucasus", "Scandinavia", "Caribbean",
    "Mediterranean", "Sahara", "Sahel", "Arctic", "Atlantic", "Pacific", "West Bank", "Gaza Strip", "Golan Heights",
    "Persian Gulf", "Gulf of Mexico", "Gulf of Aden", "Red Sea", "Black Sea", "Caspian Sea", "Dead Sea",
    "South China Sea", "East China Sea", "Mediterranean Sea", "Baltic Sea", "Indian Ocean", "Pacific Ocean",
    "Atlantic Ocean", "Sinai", "Sinai Peninsula", "Korean Peninsula", "Arabian Peninsula", "Iberian Peninsula",
    "Strait of Hormuz", "Taiwan Strait", "Himalayas", "Alps", "Andes", "Siberia", "Maghreb", "Levant", "Amazon",
    "Nile", "Euphrates", "Tigris", "Danube", "Rhine", "Baltics",
];

/// Adjectives and nouns of peoples, faiths and parties, beside the tables' demonyms.
#[rustfmt::skip]
pub(super) const PEOPLES: &[&str] = &[
    "African", "Africans", "Asian", "Asians", "European", "Europeans", "American", "Americans", "Arab", "Arabs",
    "Arabian", "Kurdish", "Kurd", "Kurds", "Jewish", "Jew", "Jews", "Muslim", "Muslims", "Moslem", "Moslems",
    "Islamic", "Islamist", "Islamists", "Christian", "Christians", "Catholic", "Catholics", "Protestant",
    "Protestants", "Sunni", "Sunnis", "Shi'ite", "Shi'ites", "Shiite", "Shiites", "Shia", "Shias", "Alawite",
    "Alawites", "Druze", "Hindu", "Hindus", "Sikh", "Sikhs", "Buddhist", "Buddhists", "Mormon", "Mormons",
    "Palestinian", "Palestinians", "Tibetan", "Tibetans", "Chechen", "Chechens", "Kashmiri", "Kashmiris", "Tamil",
    "Tamils", "Sinhalese", "Pashtun", "Pashtuns", "Uzbek", "Uzbeks", "Tajik", "Tajiks", "Kazakh", "Hazara", "Hutu",
    "Hutus", "Tutsi", "Tutsis", "Basque", "Basques", "Catalan", "Catalans", "Scottish", "Welsh", "English", "British",
    "Briton", "Britons", "French", "Dutch", "Irish", "Chinese", "Japanese", "Korean", "Koreans", "Taiwanese",
    "Vietnamese", "Burmese", "Rohingya", "Uighur", "Uighurs", "Uyghur", "Uyghurs", "Soviet", "Soviets", "Czech",
    "Czechs", "Slovak", "Serb", "Serbs", "Serbian", "Croat", "Croats", "Croatian", "Bosnian", "Bosnians", "Albanian",
    "Albanians", "Kosovar", "Turk", "Turks", "Turkish", "Greek", "Greeks", "Roma", "Gypsy", "Latino", "Latinos",
    "Hispanic", "Hispanics", "Persian", "Persians", "Saudi", "Saudis", "Emirati", "Emiratis", "Qatari", "Omani",
    "Yemeni", "Yemenis", "Iraqi", "Iraqis", "Israeli", "Israelis", "Pakistani", "Pakistanis", "Somali", "Somalis",
    "Swede", "Swedes", "Swedish", "Dane", "Danes", "Pole", "Poles", "Polish", "Spaniard", "Spaniards", "Spanish",
    "Scot", "Scots", "Finn", "Finns", "Filipino", "Filipinos", "Philippine", "Swiss", "Maoist", "Maoists",
    "Republicans", "Democrats", "Communists", "Bolshevik", "Bolsheviks", "Nazi", "Nazis", "Zionist", "Zionists",
    "Scandinavian", "Caucasian", "Darfuri", "Acehnese", "Bedouin", "Berber", "Germanic", "Slavic", "Latin", "Roman",
    "Romans", "Byzantine", "Ottoman", "Prussian", "Bavarian", "Sicilian", "Californian", "Texan", "Texans",
    "Israelite", "Aboriginal", "Maori", "Inuit", "Cherokee", "Navajo", "Mayan", "Aztec", "Inca", "Orthodox",
    "Wahhabi", "Salafist", "Salafi", "Coptic", "Anglican", "Lutheran", "Methodist", "Baptist", "Presbyterian",
    "Evangelical", "Lebanese", "Sudanese", "Portuguese", "Maltese", "Nepalese", "Congolese", "Ivorian", "Rwandan",
    "Rwandans", "Thai", "Thais", "Mexican", "Mexicans", "Cuban", "Cubans", "Haitian", "Haitians", "Russian",
    "Russians",
];

/// Words of faith and party that are as often part of no name: "democratic", "Republican".
#[rustfmt::skip]
pub(super) const PERHAPS_PEOPLES: &[&str] = &[
    "Republican", "Democrat", "Democratic", "Communist", "Socialist", "Liberal", "Conservative", "Labour", "Labor",
    "Western", "Nationalist", "Marxist", "Fascist", "Southern", "Northern", "Eastern", "Marine", "Marines",
    "Liberals", "Conservatives", "Socialists", "Greens", "Westerners",
];

/// Last words of the names of waters and lands.
#[rustfmt::skip]
pub(super) const NATURE_HEADS: &[&str] = &[
    "river", "rivers", "sea", "ocean", "mountain", "mountains", "lake", "lakes", "valley", "desert", "island",
    "islands", "isle", "peninsula", "gulf", "bay", "strait", "straits", "strip", "coast", "basin", "delta", "plateau",
    "hills", "hill", "forest", "creek", "falls", "canyon", "glacier", "reef", "cape", "beach", "heights", "highlands",
    "canal", "channel", "pass", "range", "volcano", "brook", "pond", "swamp", "plain", "plains", "jungle", "sound",
];

/// First words of the names of waters and lands.
#[rustfmt::skip]
pub(super) const NATURE_FIRST: &[&str] = &[
    "mount", "mt.", "mt", "lake", "cape", "gulf", "strait", "isle", "river",
];

/// Last words of the names of buildings and installations.
#[rustfmt::skip]
pub(super) const FACILITY_HEADS: &[&str] = &[
    "airport", "bridge", "hospital", "prison", "stadium", "palace", "square", "street", "avenue", "road", "highway",
    "boulevard", "building", "tower", "towers", "hotel", "station", "base", "camp", "temple", "mosque", "church",
    "cathedral", "shrine", "theater", "theatre", "hall", "tunnel", "dam", "plant", "port", "harbor", "harbour",
    "park", "zoo", "museum", "castle", "monument", "memorial", "arena", "gardens", "garden", "cemetery", "jail",
    "penitentiary", "barracks", "airfield", "mall", "plaza", "reactor", "railway", "railroad", "pipeline",
    "lighthouse", "fort", "gate", "court", "centre", "center", "rink", "library", "house", "expressway", "freeway",
    "interstate", "refinery", "wall", "monastery", "abbey", "crossing", "checkpoint",
];

/// Words of units with a government: "Anbar province", "City of London".
#[rustfmt::skip]
pub(super) const UNIT_HEADS: &[&str] = &[
    "province", "county", "district", "state", "city", "village", "town", "region", "republic", "municipality",
    "governorate", "prefecture", "territory", "department", "kingdom", "emirate", "borough", "township", "commune",
    "oblast", "parish",
];

/// Titles, which are no part of a person's name, lower-cased and without final stop.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lord", "lady", "dame", "president", "president-elect", "vice",
    "prime", "minister", "premier", "chancellor", "secretary", "secretary-general", "general", "gen", "colonel",
    "col", "major", "maj", "major-general", "captain", "capt", "lieutenant", "lt", "lieutenant-colonel", "sergeant",
    "sgt", "corporal", "cpl", "private", "pvt", "admiral", "commander", "marshal", "brigadier", "brig", "senator",
    "sen", "congressman", "congresswoman", "representative", "rep", "governor", "gov", "mayor", "judge", "justice",
    "attorney", "ambassador", "king", "queen", "prince", "princess", "duke", "emperor", "pope", "cardinal",
    "archbishop", "bishop", "father", "reverend", "rev", "rabbi", "imam", "ayatollah", "sheikh", "shaikh", "mullah",
    "sultan", "emir", "chairman", "chairwoman", "chief", "director", "spokesman", "spokeswoman", "foreign", "defense",
    "defence", "deputy", "acting", "former", "interim", "professor", "doctor", "coach", "officer", "crown", "majesty",
    "saint", "commissioner", "inspector", "speaker", "leader", "envoy", "under-secretary", "undersecretary", "first",
    "assistant", "leftist", "ex-president", "co-chairman", "then-president", "interior", "finance", "prosecutor",
    "detective", "constable", "pastor", "grand", "hajji", "haji", "hon", "madam", "mme",
];

/// Days and months, which are no names here, lower-cased and without final stop.
#[rustfmt::skip]
pub(super) const CALENDAR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
    "gmt", "utc", "est", "edt", "pst", "pdt", "cst", "a.m", "p.m", "am", "pm", "bc", "ad",
];
