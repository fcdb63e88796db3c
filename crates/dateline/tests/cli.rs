//! The built program: exit status, order, bad input, colours, hostile text, broken pipes.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used)]

mod program;

use program::{Scene, dateline, err, out, run};
use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

const STORY: &str = "date 2026-02-03\n\nThe envoys met on Monday.\n\nThey meet again on Friday.\n";

#[test]
fn text_is_the_default_also_in_a_pipe() {
    let scene = Scene::new("text", &[("a.txt", STORY.as_bytes())]);
    let output = run(&["read", &scene.path("a.txt")]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("Tuesday 3 February 2026"), "{}", out(&output));
    assert!(!out(&output).contains('\u{1b}'), "no colours into a pipe");
    assert_eq!(err(&output), "");
}

#[test]
fn jsonl_is_one_ledger_per_line() {
    let scene = Scene::new("jsonl", &[("a.txt", STORY.as_bytes()), ("b.txt", "No date here. سلام".as_bytes())]);
    let output = run(&["read", "-f", "jsonl", "--with-text", &scene.path("")]);
    assert_eq!(output.status.code(), Some(0));
    let ledgers: Vec<serde_json::Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(ledgers.len(), 2);
    assert_eq!(ledgers[0]["document"]["text"], STORY);
    assert_eq!(ledgers[0]["document"]["published"], "2026-02-03");
    assert_eq!(ledgers[1]["document"]["length"], 18);
    let without = out(&run(&["read", "-f", "jsonl", &scene.path("a.txt")]));
    assert!(!without.contains("The envoys met"));
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let mut lines = String::new();
    for n in 0..300 {
        let words = "The envoys met on Monday and again in January last year. ".repeat(1 + (n * 7) % 40);
        let date = ["2026-02-03", "2025-11-30", "2024-02-29"][n % 3];
        lines.push_str(&format!("{{\"id\": {n}, \"date\": \"{date}\", \"text\": \"{words}\"}}\n"));
        if n % 50 == 49 {
            lines.push_str("{broken\n");
        }
    }
    let scene = Scene::new("jobs", &[("all.jsonl", lines.as_bytes())]);
    for format in ["jsonl", "text", "md", "html"] {
        let [one, eight] = ["1", "8"].map(|jobs| run(&["read", "-f", format, "-j", jobs, &scene.path("all.jsonl")]));
        assert_eq!(one.status.code(), Some(1));
        assert!(one.stdout == eight.stdout, "{format} differs");
        assert_eq!(err(&one), err(&eight));
    }
    let output = run(&["read", "-f", "jsonl", "-j", "8", &scene.path("all.jsonl")]);
    let ids: Vec<String> = out(&output)
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["document"]["external_id"].to_string()
        })
        .collect();
    assert_eq!(ids, (0..300).map(|n| format!("\"{n}\"")).collect::<Vec<_>>());
}

#[test]
fn what_cannot_be_read_is_named_and_stops_nothing() {
    let scene = Scene::new(
        "bad",
        &[
            ("a.txt", STORY.as_bytes()),
            ("b.txt", b""),
            ("c.txt", b"\x7fELF\0\0\0"),
            ("d.jsonl", b"{\"text\": \"Fine.\"}\n{oops\n"),
        ],
    );
    let output = run(&["read", "-f", "jsonl", &scene.path(""), "/no/such/path"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 2);
    let messages = err(&output);
    assert_eq!(messages.lines().count(), 4, "{messages}");
    for place in ["b.txt: ", "c.txt: ", "d.jsonl:2: ", "/no/such/path: "] {
        assert!(messages.contains(place), "{place} in {messages}");
    }
    assert!(messages.lines().all(|line| line.starts_with("dateline: ") && line.contains("; ")), "each with a remedy");
}

#[test]
fn strict_stops_at_the_first() {
    let scene = Scene::new("strict", &[("a.txt", STORY.as_bytes()), ("b.txt", b""), ("c.txt", STORY.as_bytes())]);
    let output = run(&["read", "-f", "jsonl", "--strict", &scene.path("")]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 1);
    assert_eq!(err(&output).lines().count(), 1);
    let html = run(&["read", "-f", "html", "--strict", &scene.path("")]);
    assert!(out(&html).ends_with("</body></html>\n"), "the page is still ended");
}

#[test]
fn folders_without_reports_say_so() {
    let scene = Scene::new("none", &[("picture.png", b"\x89PNG")]);
    let output = run(&["read", &scene.path("")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("no reports in this folder"), "{}", err(&output));
    assert_eq!(out(&output), "");
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [
        &["read"][..],
        &["read", "x", "--date", "yesterday"],
        &["read", "x", "--format", "pdf"],
        &["read", "x", "--jobs", "0"],
        &["explain", "x", "--span", "9"],
        &["fly"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    let output = run(&["read", "x", "--date", "yesterday"]);
    assert!(err(&output).contains("write it as YYYY-MM-DD"), "{}", err(&output));
}

#[test]
fn a_date_for_reports_without_one_replaces_none() {
    let scene = Scene::new("date", &[("a.txt", STORY.as_bytes()), ("b.txt", b"They met on Monday.")]);
    let output = run(&["read", "-f", "jsonl", "--date", "2020-01-01", "--outlet", "herald.example", &scene.path("")]);
    let dates: Vec<String> = out(&output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["document"]["published"].to_string())
        .collect();
    assert_eq!(dates, ["\"2026-02-03\"", "\"2020-01-01\""]);
    assert!(out(&output).lines().all(|line| line.contains("herald.example")));
}

#[test]
fn standard_input_is_a_path() {
    let mut child = dateline(&["read", "-f", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(STORY.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output).lines().count(), 1);
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let lines = "{\"text\": \"The envoys met on Monday.\"}\n".repeat(20_000);
    let scene = Scene::new("pipe", &[("all.jsonl", lines.as_bytes())]);
    for format in ["jsonl", "text", "html"] {
        let mut child = dateline(&["read", "-f", format, &scene.path("all.jsonl")])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = [0; 64];
        child.stdout.take().expect("a pipe").read_exact(&mut first).expect("some output");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(err(&output), "", "{format}");
    }
}

#[test]
fn colours_come_and_go_as_told() {
    let scene = Scene::new("colour", &[("a.txt", STORY.as_bytes())]);
    let coloured = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = dateline(arguments);
        command.envs(variable);
        out(&command.output().expect("the program starts")).contains('\u{1b}')
    };
    let path = scene.path("a.txt");
    assert!(coloured(&["read", "--color", "always", &path], None));
    assert!(coloured(&["read", "--color", "always", &path], Some(("NO_COLOR", "1"))), "the flag outranks NO_COLOR");
    assert!(coloured(&["read", &path], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!coloured(&["read", &path], Some(("NO_COLOR", "1"))));
    assert!(!coloured(&["read", "--color", "never", &path], Some(("CLICOLOR_FORCE", "1"))));
}

#[test]
fn hostile_text_does_not_act() {
    let hostile = "{\"title\": \"\\u001b]0;owned\\u0007<script>alert(1)</script>\", \"outlet\": \"\\u202egro.live\", \
        \"url\": \"javascript:alert(1)\\u0000\", \"byline\": \"\\u009b31m\", \"id\": \"\\\"><img src=x>\", \
        \"text\": \"On Monday \\u001b[2J\\u202e they met.\\n\\n<img src=x onerror=alert(1)>\"}\n";
    let scene = Scene::new("hostile", &[("\u{1b}[31m.jsonl", hostile.as_bytes())]);
    for format in ["text", "md", "html"] {
        let output = run(&["read", "-f", format, &scene.path("")]);
        assert_eq!(output.status.code(), Some(0));
        let page = out(&output);
        let acting = page.chars().find(|c| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}'));
        assert_eq!(acting, None, "{format}");
        if format == "html" {
            assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
            assert!(page.contains("default-src 'none'"));
        }
    }
    let scene = Scene::new("hostile_name", &[("\u{1b}[31m.txt", b"")]);
    let output = run(&["read", &scene.path("")]);
    assert!(!err(&output).contains('\u{1b}'), "{:?}", err(&output));
}

#[test]
fn explain_counts_in_code_points() {
    let text = "date 2026-02-03\n\n“Ça va,” she said on Monday.\n";
    let scene = Scene::new("explain", &[("a.txt", text.as_bytes())]);
    let from = text.chars().collect::<Vec<_>>().windows(6).position(|w| w.iter().collect::<String>() == "Monday");
    let from = from.expect("it is there");
    let output = run(&["explain", &scene.path("a.txt"), "--span", &format!("{from}..{}", from + 6)]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let page = out(&output);
    assert!(page.contains("on [Monday]"), "{page}");
    assert!(page.contains("Monday 2 February 2026") && page.contains("rule"), "{page}");
    let page = out(&run(&["explain", &scene.path("a.txt"), "--span", "17..19"]));
    assert!(page.contains("no rule made anything") || page.contains("statement"), "{page}");
    let past = run(&["explain", &scene.path("a.txt"), "--span", "5..5000"]);
    assert_eq!(past.status.code(), Some(1));
    assert!(err(&past).contains("the report ends at code point"), "{}", err(&past));
    let none = run(&["explain", &scene.path("a.txt"), "--span", "5..7", "--report", "3"]);
    assert_eq!(none.status.code(), Some(1));
}

#[test]
fn explain_names_the_table_behind_a_mention() {
    let text = "date 2026-02-03\n\nThe US president spoke on Monday.\n";
    let scene = Scene::new("explain_mention", &[("a.txt", text.as_bytes())]);
    let page = out(&run(&["explain", &scene.path("a.txt"), "--span", "17..33"]));
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("because office:usa.president@2026-02-03"), "{page}");
    assert!(flat.contains("mention “The US president” (17..33), a description"), "{page}");
    for row in ["people/americas.tsv:", "countries.tsv:", "president of USA, 2025-01-20 to now"] {
        assert!(flat.contains(row), "{row}: {page}");
    }
    let alone = out(&run(&["explain", &scene.path("a.txt"), "--span", "21..23"]));
    assert!(alone.contains("United States"), "{alone}");
}

#[test]
fn bench_tells_speed_memory_and_shares() {
    let scene = Scene::new("bench", &[("a.txt", STORY.as_bytes())]);
    let output = run(&["bench", &scene.path("")]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    for word in [
        "reports/s",
        "words/s",
        "MB/s",
        "peak memory",
        "share",
        "intake",
        "layout",
        "words",
        "sentences",
        "time",
        "json",
    ] {
        assert!(out(&output).contains(word), "{word}");
    }
}

#[test]
fn schema_completions_and_manual() {
    let schema: serde_json::Value = serde_json::from_str(&out(&run(&["schema"]))).expect("JSON");
    assert!(schema["properties"]["times"].is_object());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(out(&run(&["completions", shell])).contains("dateline"), "{shell}");
    }
    assert!(out(&run(&["man"])).starts_with(".ie"));
    assert!(out(&run(&["man", "read"])).contains("with\\-text"));
    assert_eq!(run(&["man", "fly"]).status.code(), Some(1));
}

#[test]
fn tables_of_the_users_own() {
    let holidays = "founding-day\tfounding day\t*\t10-03\n";
    let scene = Scene::new(
        "knowledge",
        &[
            ("holidays.tsv", holidays.as_bytes()),
            ("story.txt", b"date 2026-02-03\n\nThey met on Founding Day last year.\n"),
        ],
    );
    let made_by = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let ledger: serde_json::Value = serde_json::from_str(out(&output).trim()).expect("JSON");
        ledger["made_by"]["knowledge"].to_string()
    };
    let (story, folder) = (scene.path("story.txt"), scene.path(""));
    let built_in = made_by(&["read", "-f", "jsonl", &story]);
    let ours = made_by(&["read", "-f", "jsonl", &story, "--knowledge", &folder]);
    assert_ne!(built_in, ours, "the ledger records whose tables it was read with");

    fs::write(scene.0.join("holidays.tsv"), "x\tx day\t*\t13-40\n").expect("written");
    let output = run(&["read", &story, "--knowledge", &folder]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("holidays.tsv:1:11: "), "{}", err(&output));
    let output = run(&["read", &story, "--knowledge", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("/no/such/folder"), "{}", err(&output));
}

const MINISTER: &str = "date 2025-10-06\n\nTuvaluan Energy Minister Jane Osterman met reporters on Monday.\n";

#[test]
fn what_is_learned_is_a_table_that_acts_only_when_named() {
    let scene = Scene::new("learn", &[("story.txt", MINISTER.as_bytes())]);
    let (story, into) = (scene.path("story.txt"), scene.path("mine/people/learned.tsv"));
    let output = run(&["knowledge", "learn", &story, "--outlet", "herald.example", "--into", &into]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(out(&output), "");
    let table = fs::read_to_string(&into).expect("the table");
    assert!(table.contains("\ntuv-jane-osterman\tenergy-minister\tTUV\t-\t-\tJane Osterman\t"), "{table}");
    assert!(
        table.contains("# evidence: 2025-10-06 herald.example \"Tuvaluan Energy Minister Jane Osterman\""),
        "{table}"
    );
    let printed = run(&["knowledge", "learn", &story, "--outlet", "herald.example"]);
    assert_eq!(out(&printed), table);

    assert_eq!(run(&["knowledge", "show", "Jane Osterman"]).status.code(), Some(1), "not without the folder");
    let shown = run(&["knowledge", "show", "Jane Osterman", "--on", "2025-10-06", "--knowledge", &scene.path("mine")]);
    assert_eq!(shown.status.code(), Some(0), "{}", err(&shown));
    assert!(out(&shown).contains("energy minister, Tuvalu") && out(&shown).contains("not certain"), "{}", out(&shown));

    let again = run(&["knowledge", "learn", &story, "--into", &into, "--knowledge", &scene.path("mine")]);
    assert_eq!(again.status.code(), Some(0), "a learned table is written over: {}", err(&again));
    let own = scene.path("people.tsv");
    fs::write(&own, "# by hand\n").expect("written");
    let output = run(&["knowledge", "learn", &story, "--into", &own]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("was not learned"), "{}", err(&output));
    let output = run(&["knowledge", "learn", &story, "--into", &scene.path("x.tsv")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("would not find it"), "{}", err(&output));
}

#[test]
fn learning_and_actors_are_the_same_for_any_number_of_threads() {
    let mut lines = String::new();
    for n in 0..60 {
        let country = ["Tuvaluan", "Iranian", "French", "Kenyan"][n % 4];
        let name = ["Jane Osterman", "Ada Lindqvist", "Omar Balogun"][n % 3];
        let text = format!("{country} Energy Minister {name} met reporters. They left.");
        let day = 1 + n % 28;
        lines.push_str(&format!(
            "{{\"id\": {n}, \"outlet\": \"o{}.example\", \"date\": \"2025-10-{day:02}\", \"text\": \"{text}\"}}\n",
            n % 7
        ));
    }
    lines.push_str("{broken\n");
    let scene = Scene::new("learn_jobs", &[("all.jsonl", lines.as_bytes())]);
    for command in [&["knowledge", "learn", "--all"][..], &["actors"], &["actors", "-f", "jsonl"]] {
        let [one, eight] = ["1", "8"].map(|jobs| {
            let path = scene.path("all.jsonl");
            run(&[command, &["-j", jobs, &path]].concat())
        });
        assert_eq!(one.status.code(), Some(1), "the broken line is named");
        assert!(err(&one).contains("all.jsonl:61: "), "{}", err(&one));
        assert!(out(&one).contains("Jane Osterman"), "{command:?}");
        assert!(one.stdout == eight.stdout, "{command:?} differs");
    }
}

#[test]
fn actors_have_codes() {
    let text = "date 2026-02-03\n\nIranian Foreign Minister Abbas Araghchi met \u{1b}[31mreporters in Geneva.\n";
    let scene = Scene::new("actors", &[("a.txt", text.as_bytes())]);
    let output = run(&["actors", &scene.path("a.txt")]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let table = out(&output);
    let columns = table.lines().next().expect("a head").split('\t').count();
    assert!(table.lines().all(|line| line.split('\t').count() == columns), "{table}");
    assert!(table.contains("\tirn-abbas-araghchi\tAbbas Araghchi\tperson\t"), "{table}");
    assert!(table.contains("\tIRNGOV\t") && !table.contains('\u{1b}'), "{table}");
    for command in [&["actors"][..], &["knowledge", "learn"]] {
        let output = run(&[command, &["/no/such/path"]].concat());
        assert_eq!(output.status.code(), Some(1), "{command:?}");
        assert!(err(&output).contains("/no/such/path: no such file or folder"), "{}", err(&output));
    }
}
