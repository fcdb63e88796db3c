//! JSON Lines, GeoJSON and TimelineJS have the shapes that are documented.

use super::super::{Format, Points, Table};
use super::{store, text};
use crate::store::sqlite::Sqlite;
use crate::store::{Filter, Store};
use serde_json::{Value, json};

fn json_of(store: &Sqlite, format: Format) -> Value {
    serde_json::from_str(&text(store, format)).unwrap()
}

#[test]
fn json_lines_are_the_records() {
    let store = store();
    let mut records = Vec::new();
    store
        .records(&Filter::default(), &mut |own| {
            records.push(serde_json::to_value(&own).unwrap());
            Ok(())
        })
        .unwrap();
    let lines: Vec<Value> =
        text(&store, Format::Jsonl).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), records.len());
    for (line, record) in lines.iter().zip(&records) {
        assert_eq!(line["report"], record["report"]);
        assert_eq!(line["record"]["kind"], record["record"]["kind"]);
        assert_eq!(line["sentence"], record["sentence"]);
    }
}

#[test]
fn points_are_longitude_and_latitude() {
    let store = store();
    for (points, table) in [(Points::Happenings, Table::Happenings), (Points::Events, Table::Events)] {
        let map = json_of(&store, Format::GeoJson(points));
        assert_eq!(map["type"], "FeatureCollection");
        let features = map["features"].as_array().unwrap();
        assert!(!features.is_empty());
        let mut rows = 0;
        table
            .each(&store, &Filter::default(), &mut |_| {
                rows += 1;
                Ok(())
            })
            .unwrap();
        assert_eq!(features.len() + map["left_out"].as_u64().unwrap() as usize, rows);
        for feature in features {
            assert_eq!((&feature["type"], &feature["geometry"]["type"]), (&json!("Feature"), &json!("Point")));
            assert!(feature["id"].is_string());
            let properties = feature["properties"].as_object().unwrap();
            assert_eq!(properties.len(), table.columns().len());
            assert_eq!(feature["geometry"]["coordinates"], json!([properties["lon"], properties["lat"]]));
            assert!(properties["precision"].is_string());
        }
        let towns: Vec<&Value> = features.iter().filter(|own| own["properties"]["place"] == "Brussels").collect();
        assert!(!towns.is_empty(), "{map}");
        for town in towns {
            let at = &town["geometry"]["coordinates"];
            // 4.35° E, 50.85° N.
            assert!((4.0..5.0).contains(&at[0].as_f64().unwrap()) && (50.0..51.5).contains(&at[1].as_f64().unwrap()));
        }
    }
}

#[test]
fn slides_have_dates_and_escaped_words() {
    let store = store();
    let timeline = json_of(&store, Format::TimelineJs);
    let slides = timeline["events"].as_array().unwrap();
    assert!(!slides.is_empty());
    let whole = timeline.to_string();
    assert!(!whole.contains("<script") && whole.contains("&lt;script&gt;alert(1)"), "{whole}");
    assert!(whole.contains("<a href=\\\"https://mer-1.example/a?b=1&amp;c=&quot;2&quot;\\\">"), "{whole}");
    for slide in slides {
        let date = slide["start_date"].as_object().unwrap();
        assert!(date["year"].is_i64() && date.keys().all(|own| ["year", "month", "day"].contains(&own.as_str())));
        assert!(slide["text"]["headline"].is_string() && slide["text"]["text"].is_string());
        assert!(slide["unique_id"].is_string() && slide["group"].is_string());
    }
    let shelling = slides.iter().find(|own| own["text"]["headline"].as_str().unwrap().contains("shelled"));
    let shelling = shelling.unwrap_or_else(|| panic!("{whole}"));
    assert_eq!(shelling["start_date"], json!({ "year": 2023, "month": 9, "day": 19 }));
    let headline = |word: &str| {
        let all = slides.iter().filter_map(|own| own["text"]["headline"].as_str());
        all.filter(|own| own.contains(word)).collect::<Vec<_>>().join("\n")
    };
    assert!(headline("shelled").ends_with(" (disputed)"), "{}", headline(""));
    assert!(!headline("met").contains('('), "{}", headline("met"));
    let month = slides.iter().find(|own| own["text"]["text"].as_str().unwrap().contains("in June 2022")).unwrap();
    assert_eq!(month["start_date"], json!({ "year": 2022, "month": 6 }));
}

#[test]
fn an_empty_store_gives_valid_files() {
    let store = Sqlite::in_memory().unwrap();
    assert_eq!(text(&store, Format::Jsonl), "");
    let map = json_of(&store, Format::GeoJson(Points::Events));
    assert_eq!(map, json!({ "type": "FeatureCollection", "name": "events", "features": [], "left_out": 0 }));
    assert_eq!(json_of(&store, Format::TimelineJs), json!({ "events": [] }));
}
