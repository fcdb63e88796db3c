//! Stores by the built program: ingest, resume, the same export whatever happened on the way, questions, corrections.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used)]

mod program;

use program::{Scene, dateline, err, out, run};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What a command that has to succeed prints.
fn done(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    out(&output)
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn scene(name: &str) -> Scene {
    Scene::new(&format!("stores/{name}"), &[])
}

fn sample() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample/karabakh").to_string_lossy().into_owned()
}

/// The sample in a store of this test's own.
fn karabakh(scene: &Scene) -> String {
    let store = scene.path("k.db");
    done(&["ingest", &sample(), "--into", &store]);
    store
}

fn export(store: &str) -> String {
    let all = done(&["export", store, "-f", "jsonl", "--all-versions"]);
    format!("{all}{}{}", done(&["timeline", store, "-f", "jsonl"]), done(&["copies", store, "-f", "jsonl"]))
}

#[test]
fn what_is_in_a_store_is_not_read_again() {
    let scene = scene("again");
    let store = scene.path("k.db");
    let first = done(&["ingest", &sample(), "--into", &store]);
    assert!(first.contains("54 reports (54 new)"), "{first}");
    let before = fs::read(&store).expect("a store");
    let again = done(&["ingest", &sample(), "--into", &store]);
    assert!(again.contains("54 reports (0 new, 54 there already)"), "{again}");
    assert_eq!(fs::read(&store).expect("a store"), before, "nothing was written");
    assert!(done(&["verify", &store]).contains("54 reports and 0 corrections are whole"));
}

#[test]
fn neither_threads_nor_the_order_of_files_show() {
    let scene = scene("order");
    let mut files: Vec<String> = fs::read_dir(sample())
        .expect("the sample")
        .map(|entry| entry.expect("a file").path().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let mut exports = Vec::new();
    for (name, jobs, reversed) in [("1.db", "1", false), ("8.db", "8", false), ("r.db", "3", true)] {
        let store = scene.path(name);
        if reversed {
            files.reverse();
        }
        // A file at a time for the last, so that the store is settled again and again.
        let calls: Vec<&[String]> = if reversed { files.chunks(1).collect() } else { vec![&files] };
        for call in calls {
            let mut arguments = vec!["ingest", "--into", &store, "--jobs", jobs];
            arguments.extend(call.iter().map(String::as_str));
            done(&arguments);
        }
        exports.push(export(&store));
    }
    assert!(exports[0].lines().count() > 1000);
    assert!(exports.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_killed_ingest_is_taken_up_where_it_was() {
    let scene = scene("killed");
    // The sample over and over, each time with other words, so that there are several batches.
    let mut wire = String::new();
    for entry in fs::read_dir(sample()).expect("the sample") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            let text = fs::read_to_string(&path).expect("the sample");
            for line in lines(&text) {
                for edition in 0..5 {
                    let mut own = line.clone();
                    own["text"] = format!("{}\n\nEdition {edition}.", line["text"].as_str().expect("a text")).into();
                    own["id"] = format!("{}-{edition}", line["id"].as_str().expect("an id")).into();
                    wire.push_str(&format!("{own}\n"));
                }
            }
        }
    }
    let wire = scene.write("wire.jsonl", &wire);
    let undisturbed = scene.path("undisturbed.db");
    let begun = Instant::now();
    done(&["ingest", &wire, "--into", &undisturbed]);
    let whole = begun.elapsed().as_millis();
    let expected = export(&undisturbed);
    let store = scene.path("killed.db");
    let (mut chance, mut kills, mut ends) = (20_231_006u64, 0, 0);
    while kills < 50 {
        let mut ingest =
            dateline(&["ingest", &wire, "--into", &store]).stdout(Stdio::null()).spawn().expect("the program starts");
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = u128::from(chance >> 33) % whole.max(1);
        std::thread::sleep(Duration::from_millis(u64::try_from(moment).expect("a moment of the test")));
        if ingest.try_wait().expect("the program runs").is_none() {
            kills += 1;
            ingest.kill().expect("the program is killed");
            ingest.wait().expect("the program ends");
            continue;
        }
        // It was through: one more store to kill.
        assert!(export(&store) == expected, "the store differs from an undisturbed one");
        fs::remove_file(&store).expect("the store is taken away");
        ends += 1;
    }
    done(&["ingest", &wire, "--into", &store]);
    assert!(done(&["verify", &store]).contains("are whole"));
    assert!(export(&store) == expected, "the store differs from an undisturbed one, after {ends} others did not");
}

/// A file that may not grow stands for a disk that is full.
#[cfg(unix)]
#[test]
fn no_room_is_told_and_loses_nothing() {
    let scene = scene("no-room");
    let (store, undisturbed) = (scene.path("k.db"), scene.path("undisturbed.db"));
    let sample = sample();
    let limited = "trap '' XFSZ; ulimit -f 1000; exec \"$0\" \"$@\"";
    let output = std::process::Command::new("sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_dateline"), "ingest", &sample, "--into", &store])
        .output()
        .expect("a shell");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("what was filed so far is kept"), "{}", err(&output));
    done(&["ingest", &sample, "--into", &store]);
    done(&["ingest", &sample, "--into", &undisturbed]);
    assert!(done(&["verify", &store]).contains("are whole"));
    assert!(export(&store) == export(&undisturbed), "the store differs from one that always had room");
}

#[test]
fn what_cannot_be_read_is_listed_until_it_is_read() {
    let scene = scene("rejects");
    let line = |day: &str, text: &str| format!("{{\"text\": \"{text}\", \"date\": \"{day}\"}}\n");
    let good = line("2026-02-03", "Rebels killed 20 people in Beira on Monday, police said.");
    let wire = scene.write("wire.jsonl", &format!("{good}{{\"text\": \"cut sho\n{}", good.replace("20", "21")));
    let store = scene.path("w.db");
    let output = run(&["ingest", &wire, "--into", &store]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out(&output).contains("2 reports (2 new)") && out(&output).contains("1 report not read: see"),
        "{}",
        out(&output)
    );
    assert!(err(&output).contains("wire.jsonl:2"), "{}", err(&output));
    let table = format!("{store}.rejects.tsv");
    let rejects = fs::read_to_string(&table).expect("a table of rejects");
    assert!(rejects.starts_with("place\treason\n") && rejects.contains("wire.jsonl:2\t"), "{rejects}");
    scene.write("wire.jsonl", &format!("{good}{}", good.replace("20", "22")));
    done(&["ingest", &wire, "--into", &store]);
    assert!(!Path::new(&table).exists(), "nothing is left to tell");
}

#[test]
fn stores_that_cannot_be_used_say_why() {
    let scene = scene("unusable");
    let report = scene.write("a.txt", "2026-02-03\n\nRebels killed 20 people in Beira.\n");
    let told = |arguments: &[&str], what: &str| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(err(&output).contains(what), "{}", err(&output));
    };
    told(&["ask", &scene.path("none.db"), "x"], "there is no such file; make a store with");
    told(&["ask", &report, "x"], "this file is no store of dateline");
    told(&["ingest", &report, "--into", &report], "this file is no store of dateline");
    assert!(fs::read_to_string(&report).expect("the report").contains("Beira"), "nobody's file is touched");
    told(&["ingest", &report, "--into", &scene.path("no/such/folder/k.db")], "cannot be opened; check that");
    told(&["correct", &scene.path("none.db"), "accept", "f", "--by", "A"], "there is no such store");
    let output = run(&["figures", &report, "--measure", "killed"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("filters ask a store"), "{}", err(&output));
}

#[test]
fn questions_are_answered() {
    let scene = scene("questions");
    let store = karabakh(&scene);
    let depot = done(&["ask", &store, "fuel", "depot"]);
    assert!(depot.contains("mer-08") && depot.contains("killed"), "{depot}");
    let killed = lines(&done(&["ask", &store, "--measure", "killed", "-f", "jsonl"]));
    assert!(killed.len() > 20 && killed.iter().all(|own| own["record"]["measure"] == "killed"));
    let csv = done(&["ask", &store, "--actor", "Pashinyan", "--kind", "statement", "-f", "csv"]);
    assert!(csv.starts_with("report,external_id,day,") && csv.lines().count() > 10);
    let days = lines(&done(&["ask", &store, "--from", "2023-10-04", "--to", "2023-10", "-f", "jsonl"]));
    assert!(days.len() > 20 && days.len() < 200, "{} records", days.len());
    assert_eq!(done(&["ask", &store, "zzzz"]), "nothing found\n");
    let limited = done(&["ask", &store, "--kind", "event", "--limit", "2"]);
    assert!(limited.contains("more records: --limit 0 shows all"), "{limited}");
}

#[test]
fn views_show_what_the_sample_is_for() {
    let scene = scene("views");
    let store = karabakh(&scene);
    let figures = done(&["figures", &store, "--measure", "killed"]);
    assert!(figures.contains("192") && figures.contains("Gegham Stepanyan") && figures.contains("not an estimate"));
    assert!(figures.contains("withdrawn"), "the toll of 125 was taken back");
    let copies = done(&["copies", &store]);
    assert!(copies.contains("hc-02") && copies.contains("+ In Port Ellis"), "{copies}");
    let timeline = lines(&done(&["timeline", &store, "-f", "jsonl"]));
    let denied =
        |own: &&Value| own["versions"].as_array().expect("versions").iter().any(|own| own["modality"] == "denied");
    assert!(timeline.iter().filter(denied).count() > 3);
    let voices = done(&["voices", &store, "--source", "Pashinyan"]);
    assert!(voices.starts_with("Nikol Pashinyan") && voices.contains("prime minister"), "{voices}");
    assert!(done(&["positions", &store, "--actor", "ARM"]).contains("demands"));
    assert!(done(&["actors", &store, "--by-country"]).contains("AZE → ARM"));
    let changes = done(&["changes", &store, "--since", "2023-10-04"]);
    assert!(
        changes.starts_with("Since 4 October 2023: ") && changes.contains("newly denied") || changes.contains("new")
    );
}

#[test]
fn corrections_show_and_are_kept() {
    let scene = scene("corrections");
    let store = karabakh(&scene);
    let figure = &lines(&done(&["ask", &store, "--measure", "killed", "-f", "jsonl"]))[0]["record"];
    let id = figure["id"].as_str().expect("an id");
    let signed = ["--by", "A. Reader", "--reason", "see the text", "--time", "2026-11-30T10:00:00Z"];
    let correct = |task: &[&str]| {
        let mut arguments = vec!["correct", store.as_str()];
        arguments.extend(task);
        arguments.extend(signed);
        done(&arguments)
    };
    correct(&["set", id, "high", "777"]);
    let found = done(&["ask", &store, "--measure", "killed", "-f", "jsonl"]);
    assert!(found.contains("\"high\":777.0") && found.contains("\"review\":\"corrected\""));
    correct(&["reject", id]);
    assert!(!done(&["ask", &store, "--measure", "killed", "-f", "jsonl"]).contains(id));
    let list = done(&["corrections", &store]);
    assert!(
        list.contains("A. Reader") && list.lines().filter(|line| line.starts_with("applied")).count() == 2,
        "{list}"
    );
    assert!(done(&["verify", &store]).contains("2 corrections are whole"));
    let refused = run(&["correct", &store, "set", id, "lowest", "1", "--by", "A", "--reason", "b"]);
    assert!(err(&refused).contains("no field lowest"), "{}", err(&refused));
}

#[test]
fn a_dossier_needs_nothing_else() {
    let scene = scene("dossier");
    let store = karabakh(&scene);
    let page = scene.path("k.html");
    done(&["dossier", &store, "-o", &page, "--title", "Nagorno-Karabakh"]);
    let page = fs::read_to_string(&page).expect("a page");
    assert!(page.contains("default-src 'none'") && !page.contains("<script") && !page.contains(" src="));
    assert!(page.contains("<svg") && page.contains("Natural Earth"));
    let notes = done(&["dossier", &store, "-o", "-", "-f", "md", "--about", "fuel depot"]);
    assert!(notes.starts_with("# k") && notes.contains("fuel depot"));
    let folder = scene.path("export");
    done(&["export", &store, "-o", &folder]);
    assert!(fs::read(scene.0.join("export/figures.parquet")).expect("a table").starts_with(b"PAR1"));
    assert!(fs::read_to_string(scene.0.join("export/codebook.md")).expect("a codebook").contains("mentions"));
}
