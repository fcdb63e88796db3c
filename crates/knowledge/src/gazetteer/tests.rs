//! Tests of names, rows and holders on small tables of their own.

use super::*;
use jiff::civil::date;

const COUNTRIES: &str = "\
# columns: iso3\tiso2\tname\tnames\tdemonyms\tcapital\tlat\tlon\tgeonames\tregion\tsource
USA\tUS\tUnited States\tUS | U.S. | USA | America\tAmerican | Americans\tWashington\t39\t-98\t6252001\tNMR\tx
YEM\tYE\tYemen\t-\tYemeni | Yemenis\tSana'a\t15\t44\t69543\tMEA\tx
CIV\tCI\tIvory Coast\tCôte d'Ivoire\tIvorian | Ivorians\tAbidjan\t8\t-5\t2287781\tAFR\tx
IRN\tIR\tIran\tIslamic Republic of Iran\tIranian | Iranians\tTehran\t32\t53\t130758\tMEA\tx
GNB\tGW\tGuinea-Bissau\t-\t-\tBissau\t12\t-15\t2372248\tAFR\tx
";
const CITIES: &str = "\
71137\tSanaa\tYEM\t26\t15.3547\t44.2066\t1937451\tSana'a | Sanaʽa
3448439\tSão Paulo\tBRA\t27\t-23.5475\t-46.6361\t12400232\tSao Paulo
2747373\tThe Hague\tNLD\t11\t52.0767\t4.2986\t474292\tDen Haag
112931\tTehran\tIRN\t26\t35.6944\t51.4215\t7153309\tTeheran
4140963\tWashington\tUSA\tDC\t38.8951\t-77.0364\t689545\tWashington, D.C.
4717560\tParis\tUSA\tTX\t33.6609\t-95.5555\t24782\t-
2988507\tParis\tFRA\t11\t48.8534\t2.3488\t2138551\t-
";
const TOWNS: &str = "Paris\tUSA\tKY\t38.21\t-84.25\t9000\t4303602\n";
const BODIES: &str = "\
# columns: id\tname\tnames\tkind\tcountry\tsectors\tfrom\tto\tpart_of\tsource\tnote
who\tWorld Health Organization\tWHO\tigo\tIGO\tHLH\t1948\t-\tuno\tx
uno\tUnited Nations\tUN | U.N.\tigo\tIGO\t-\t1945\t-\t-\tx
moodys\tMoody's\t-\tfirm\tUSA\tBUS\t-\t-\t-\tx
peoples-daily\tPeople's Daily\t-\tnewspaper\tIGO\tJRN\t-\t-\t-\tx
";
const PEOPLE: &str = "\
# date: 2026-02
irn-hassan-rouhani\tpresident\tIRN\t2013-08-03\t2021-08-03\tHassan Rouhani\tHassan Rohani\tm\tx
irn-ebrahim-raisi\tpresident\tIRN\t2021-08-03\t2024-05-19\tEbrahim Raisi\t-\tm\tx
irn-masoud-pezeshkian\tpresident\tIRN\t2024-07-28\t-\tMasoud Pezeshkian\t-\tm\tx
usa-john-kerry\tforeign-minister\tUSA\t2013-02\t2017-01\tJohn Kerry\tJohn F. Kerry\tm\tx
usa-john-kerry\tsenator\tUSA\t1985\t2013\t-\t-\t-\tx\tMassachusetts
prk-kim-jong-un\tsupreme-leader\tPRK\t2011-12\t-\tKim Jong Un\tKim Jong-un\tm\tx
";
const OFFICES: &str = "\
# columns: office\tphrases\tsectors
foreign-minister\tforeign minister | secretary of state [USA] | foreign secretary [GBR IND]\tGOV
";

fn base() -> Gazetteer {
    let files = [
        ("countries.tsv", COUNTRIES),
        ("cities.tsv", CITIES),
        ("towns.tsv", TOWNS),
        ("bodies.tsv", BODIES),
        ("people/world.tsv", PEOPLE),
        ("offices.tsv", OFFICES),
    ];
    let sources: Vec<Source<'_>> =
        files.iter().map(|&(name, text)| Source { table: Table::of_file(name).unwrap(), name, text }).collect();
    let compiled = compile(&sources, None);
    let expected = ["“BRA” is not a country", "“NLD”", "“FRA”", "“PRK”"];
    for fault in &compiled.faults {
        assert!(expected.iter().any(|start| fault.what.starts_with(start)), "{fault:?}");
    }
    // Countries the small table lacks are let through by leaving it out of a second try.
    let sources: Vec<Source<'_>> = sources.into_iter().filter(|s| s.table != Table::Countries).collect();
    let mut compiled = compile(&sources, None);
    assert_eq!(compiled.faults, []);
    let image = Image::open(Bytes::Owned(std::mem::take(&mut compiled.bytes).into())).unwrap();
    let base = Gazetteer { layers: Layers::new(image, None) };
    let mut errors = Vec::new();
    let with = base.with(&[("countries.tsv", COUNTRIES)], &mut errors);
    assert_eq!(errors, []);
    with
}

/// Names that start at the first character, each with the keys it may mean.
fn found(text: &str) -> Vec<(String, Vec<String>)> {
    let (gazetteer, mut out) = (base(), Vec::new());
    gazetteer.matches_at(text, 0, &mut out);
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for (end, posting) in out {
        let key = gazetteer.row(posting.row).id().to_owned();
        match found.last_mut() {
            Some((name, keys)) if name.len() == end => keys.push(key),
            _ => found.push((text[..end].to_owned(), vec![key])),
        }
    }
    found
}

fn longest(text: &str) -> String {
    found(text).pop().map_or(String::new(), |(name, keys)| format!("{name}={}", keys.join(",")))
}

#[test]
fn names_are_found_as_news_prints_them() {
    for (text, expected) in [
        ("U.S. forces", "U.S.=USA"),
        ("US forces", "US=USA"),
        ("us forces", ""),
        ("Us forces", ""),
        ("US-led", "US=USA"),
        ("U.S.-led", "U.S.=USA"),
        ("US's", "US=USA"),
        ("U.S.’s", "U.S.=USA"),
        ("U.S", "U.S=USA"),
        ("U.N. envoy", "U.N.=uno"),
        ("AMERICA FIRST", "AMERICA=USA"),
        ("america first", ""),
        ("Sana'a airport", "Sana'a=71137"),
        ("Sana’a, Yemen", "Sana’a=71137"),
        ("Sanaa’s airport", "Sanaa=71137"),
        ("Côte d'Ivoire said", "Côte d'Ivoire=CIV"),
        ("Co\u{302}te d’Ivoire.", "Co\u{302}te d’Ivoire=CIV"),
        ("Cote d’Ivoire", "Cote d’Ivoire=CIV"),
        ("COTE D'IVOIRE", "COTE D'IVOIRE=CIV"),
        ("São Paulo", "São Paulo=3448439"),
        ("SAO PAULO", "SAO PAULO=3448439"),
        ("Sao\nPaulo", "Sao\nPaulo=3448439"),
        ("Sao\n\nPaulo", ""),
        ("Guinea Bissau's", "Guinea Bissau=GNB"),
        ("Guinea–Bissau", "Guinea–Bissau=GNB"),
        ("Iran's nuclear", "Iran=IRN"),
        ("Irans", ""),
        ("Iranian-backed", "Iranian=IRN"),
        ("Iranian's", "Iranian=IRN"),
        ("Iran.", "Iran=IRN"),
        ("the Hague tribunal", "the Hague=2747373"),
        ("The Hague", "The Hague=2747373"),
        ("the hague", ""),
        ("WHO said", "WHO=who"),
        ("who said", ""),
        ("Who said", ""),
        ("WHO’s chief", "WHO=who"),
        ("Moody's cut", "Moody's=moodys"),
        ("Moody’s", "Moody’s=moodys"),
        ("Moodys", ""),
        ("People's Daily said", "People's Daily=peoples-daily"),
        ("Washington, D.C., on", "Washington, D.C.=4140963"),
        ("Paris", "Paris=2988507,4717560,4303602"),
        ("John F. Kerry said", "John F. Kerry=usa-john-kerry"),
        ("Kim Jong-un", "Kim Jong-un=prk-kim-jong-un"),
        ("Kim said", "Kim=prk-kim-jong-un"),
        ("secretary of state", "secretary of state=foreign-minister"),
        ("Foreign Minister", "Foreign Minister=foreign-minister"),
        ("", ""),
        ("'s", ""),
    ] {
        assert_eq!(longest(text), expected, "{text}");
    }
}

#[test]
fn all_lengths_come_shorter_first() {
    let names: Vec<String> = found("Washington, D.C.").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Washington", "Washington, D.C."]);
}

#[test]
fn a_name_starts_where_a_word_does() {
    let (gazetteer, mut out) = (base(), Vec::new());
    for (text, at) in [("aIran", 1), ("U.S.", 2), ("éUS", 2), ("Iran", 9), ("é", 1)] {
        gazetteer.matches_at(text, at, &mut out);
    }
    assert_eq!(out, []);
}

#[test]
fn postings_say_how_sure_they_are() {
    let gazetteer = base();
    let one = |name: &str| gazetteer.named(name)[0];
    assert!(one("Hassan Rouhani").certain && !one("Hassan Rouhani").surname);
    assert!(!one("Rouhani").certain && one("Rouhani").surname);
    assert!(!one("Paris").certain);
    let only = one("foreign secretary").only.unwrap();
    assert_eq!(gazetteer.countries(only).collect::<Vec<_>>(), ["GBR", "IND"]);
    assert!(!one("foreign secretary").certain && one("foreign minister").certain);
    assert_eq!(gazetteer.named("tehran"), []);
    assert_eq!(gazetteer.named_in_any_case("tehran").len(), 1);
}

#[test]
fn rows_say_what_their_lines_say() {
    let gazetteer = base();
    let city = gazetteer.row(gazetteer.by_key(Table::Cities, "71137").unwrap());
    assert_eq!((city.table(), city.id(), city.name(), city.kind()), (Table::Cities, "71137", "Sanaa", "city"));
    assert_eq!((city.country(), city.region(), city.population()), (Some("YEM"), Some("YEM.26"), 1_937_451));
    assert_eq!((city.point(), city.geonames()), (Some((15.3547, 44.2066)), Some(71_137)));
    assert_eq!(city.place_in_file(), ("cities.tsv", 1));
    let paulo = gazetteer.row(gazetteer.by_key(Table::Cities, "3448439").unwrap());
    assert_eq!(paulo.point(), Some((-23.5475, -46.6361)));
    let town = gazetteer.row(gazetteer.by_key(Table::Towns, "4303602").unwrap());
    assert_eq!((town.name(), town.point(), town.population()), ("Paris", Some((38.21, -84.25)), 9000));
    let who = gazetteer.row(gazetteer.by_key(Table::Bodies, "who").unwrap());
    assert_eq!((who.kind(), who.country(), who.sectors().collect::<Vec<_>>()), ("igo", Some("IGO"), vec!["HLH"]));
    assert_eq!((who.cell("part_of"), who.cell("note"), who.cell("no such")), (Some("uno"), None, None));
    assert_eq!(who.covers(date(1940, 1, 1)), Covers::NotYet);
    assert_eq!(who.covers(date(2040, 1, 1)), Covers::Yes);
    let kerry = gazetteer.row(gazetteer.by_key(Table::People, "usa-john-kerry").unwrap());
    assert_eq!((kerry.sex(), kerry.country(), kerry.kind()), (Some(Sex::Male), Some("USA"), "person"));
    let offices: Vec<&str> = kerry.tenures().map(|tenure| tenure.office).collect();
    assert_eq!(offices, ["foreign-minister", "senator"]);
    assert_eq!(gazetteer.tenures("usa-john-kerry").nth(1).unwrap().note, Some("Massachusetts"));
    assert_eq!(gazetteer.country("YEM").unwrap().list("demonyms").count(), 2);
    assert_eq!(gazetteer.capital_of("YEM").unwrap().id(), "71137");
    assert!(gazetteer.capital_of("CIV").is_none() && gazetteer.country("ZZZ").is_none());
    assert_eq!(gazetteer.rows(Table::Towns).map(Row::id).collect::<Vec<_>>(), ["4303602"]);
}

#[test]
fn holders_on_border_days() {
    let gazetteer = base();
    let holders = |day: Date| -> Vec<(&str, Covers)> {
        let held = gazetteer.holders("president", "IRN", day);
        held.into_iter().map(|t| (gazetteer.row(t.person).name(), t.covers(day))).collect()
    };
    assert_eq!(holders(date(2013, 8, 2)), []);
    assert_eq!(holders(date(2013, 8, 3)), [("Hassan Rouhani", Covers::Yes)]);
    assert_eq!(holders(date(2021, 8, 2)), [("Hassan Rouhani", Covers::Yes)]);
    assert_eq!(holders(date(2021, 8, 3)), [("Ebrahim Raisi", Covers::Yes), ("Hassan Rouhani", Covers::Unknown)]);
    assert_eq!(holders(date(2024, 5, 20)), []);
    assert_eq!(holders(date(2026, 2, 28)), [("Masoud Pezeshkian", Covers::Yes)]);
    assert_eq!(holders(date(2026, 3, 1)), [("Masoud Pezeshkian", Covers::Unknown)]);
    let kerry = |day| gazetteer.holders("foreign-minister", "USA", day).first().map(|tenure| tenure.covers(day));
    assert_eq!(kerry(date(2013, 1, 31)), None);
    assert_eq!(kerry(date(2013, 2, 1)), Some(Covers::Unknown));
    assert_eq!(kerry(date(2013, 3, 1)), Some(Covers::Yes));
    assert_eq!(kerry(date(2017, 1, 31)), Some(Covers::Unknown));
    assert_eq!(kerry(date(2017, 2, 1)), None);
    assert!(gazetteer.holders("president", "FRA", date(2017, 2, 1)).is_empty());
}

#[test]
fn the_built_in_image_opens_and_is_small() {
    assert!(Image::open(Bytes::Static(BUILT_IN)).is_some());
    assert!(BUILT_IN.len() <= 12 << 20, "{} bytes", BUILT_IN.len());
    assert!(Image::open(Bytes::Static(b"")).is_none());
    assert!(Image::open(Bytes::Static(&BUILT_IN[..BUILT_IN.len() - 1])).is_none());
}

#[test]
fn no_line_of_the_built_in_tables_is_faulty() {
    let faults = include_str!(concat!(env!("OUT_DIR"), "/names.faults"));
    assert!(faults.is_empty(), "{} faulty lines\n{faults}", faults.lines().count());
}

#[test]
fn a_circle_of_parts_is_told() {
    let told = |text: &str| -> Vec<String> {
        let mut errors = Vec::new();
        base().with(&[("bodies.tsv", text)], &mut errors);
        errors.into_iter().map(|error| error.to_string()).collect()
    };
    let body = |id: &str, part_of: &str| format!("{id}\tBody\t-\tigo\tIGO\t-\t-\t-\t{part_of}\tx\n");
    assert!(told(&body("a", "uno")).is_empty());
    let circle = told(&(body("a", "b") + &body("b", "a")));
    assert!(circle[0].starts_with("bodies.tsv:1:24: “a” is part of itself; break"), "{circle:?}");
    assert_eq!(circle.len(), 2);
    // WHO is part of the UN in the table below.
    assert!(told(&body("uno", "who"))[0].contains("“uno” is part of itself"));
}
