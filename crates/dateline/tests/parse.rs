//! `dateline parse`: CoNLL-U out, given trees in, and the same ledger by either road.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that looks at nothing closes its input early.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

const TREES: &str = "\
# newdoc id = wire-1
# date = 2026-02-03
# outlet = example.org
# newpar
# sent_id = 1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\tMood=Imp|VerbForm=Fin\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_
3\tmeet\tmeet\tVERB\tVB\tMood=Imp|VerbForm=Fin\t0\troot\t_\t_
4\ton\ton\tADP\tIN\t_\t5\tcase\t_\t_
5\tFriday\tFriday\tPROPN\tNNP\tNumber=Sing\t3\tobl:tmod\t5:x\tSpaceAfter=No|Entity=(1)
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1\tWhy\twhy\tADV\tWRB\tAspect=Perf|PronType=Int\t0\troot\t_\t_
";

#[test]
fn given_trees_are_printed_with_our_labels() {
    let output = run(&["parse", "-"], TREES);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let expected = "\
# newdoc id = wire-1
# date = 2026-02-03
# outlet = example.org
# sent_id = wire-1-1
# text = Don't meet on Friday.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\tMood=Imp|VerbForm=Fin\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_
3\tmeet\tmeet\tVERB\tVB\tMood=Imp|VerbForm=Fin\t0\troot\t_\t_
4\ton\ton\tADP\tIN\t_\t5\tcase\t_\t_
5\tFriday\tFriday\tPROPN\tNNP\tNumber=Sing\t3\tobl:unmarked\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tSpacesAfter=\\n\\n

# newpar
# sent_id = wire-1-2
# text = Why
1\tWhy\twhy\tADV\tWRB\tPronType=Int\t0\troot\t_\tSpaceAfter=No

";
    assert_eq!(out(&output), expected);
    assert_eq!(out(&run(&["parse", "--from", "conllu", "-"], expected)), expected, "and the same again");
}

#[test]
fn read_takes_dates_and_offsets_from_trees() {
    let output = run(&["read", "-f", "jsonl", "--with-text", "-"], TREES);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let ledger: serde_json::Value = serde_json::from_str(out(&output)).expect("JSON");
    assert_eq!(ledger["document"]["text"], "Don't meet on Friday.\n\nWhy");
    assert_eq!(ledger["document"]["external_id"], "wire-1");
    assert_eq!(ledger["times"][0]["value"], "2026-02-06");
}

#[test]
fn damage_is_named_by_file_and_line_and_stops_nothing() {
    let broken = TREES.replace("4\ton\ton\tADP\tIN\t_\t5", "4\ton\ton\tADP\tIN\t_\t9");
    let output = run(&["parse", "-"], &format!("{broken}\n{TREES}"));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        err(&output),
        "dateline: -:10: the head is no word of the sentence; mend the row, or take its document out of the file\n"
    );
    assert!(out(&output).contains("# text = Why"), "the second document is printed");
    let broken = format!("{TREES}\n{broken}");
    assert!(err(&run(&["parse", "-"], &broken)).starts_with("dateline: -:26: the head"), "lines count over documents");
    let strict = run(&["parse", "--strict", "-"], &format!("{}\n{TREES}", TREES.replace("ADP", "PREP")));
    assert_eq!((strict.status.code(), out(&strict)), (Some(1), ""));
}

#[test]
fn text_is_no_tree() {
    let output = run(&["parse", "--from", "conllu", "-"], "The envoys met on Friday.");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("-: this is no CoNLL-U; leave out --from conllu"), "{}", err(&output));
    let text = run(&["parse", "--from", "text", "-"], TREES);
    assert!(out(&text).contains("# text = Don't meet on Friday.\n"), "{}", out(&text));
}
