//! What is told of faulty rules: the exact place, the message, the remedy; and that all else stays.
#![allow(clippy::unwrap_used)]

mod support;

use dateline_rules::{RuleSet, Severity, Source};
use support::{compile, schema};

const SOUND: [&str; 7] = [
    "rule claim.say",
    "  cue     lemma say|tell, pos VERB",
    "  source  cue > doer",
    "  claim   cue > clause",
    "  gives   Claim source=source content=claim",
    "  yes     \"Iran said talks failed.\"  source=\"Iran\"",
    "  no      \"It failed.\"",
];

/// A second rule, which must stay whatever is wrong with the first.
const OTHER: &str = "\nrule other\n cue text \"hm\"\n gives Claim source=cue\n yes \"Hm.\"\n no \"Ah.\"\n";

/// The problems of the sound rule with one line replaced, as `line:column+length message / remedy`.
fn with(line: usize, text: &str) -> Vec<String> {
    let mut lines = SOUND;
    lines[line - 1] = text;
    let compiled = compile(&(lines.join("\n") + OTHER));
    assert!(compiled.rules.find("other").is_some(), "{text}");
    let errors = !compiled.is_sound();
    assert_eq!(compiled.rules.find("claim.say").is_none(), errors, "{text}");
    let told = compiled.problems.iter().map(|p| {
        let warning = if p.severity == Severity::Warning { "warning: " } else { "" };
        format!("{}:{}+{} {warning}{} / {}", p.line, p.column, p.length, p.message, p.remedy)
    });
    told.collect()
}

#[track_caller]
fn check(line: usize, text: &str, expected: &str) {
    assert_eq!(with(line, text), [expected], "{text}");
}

#[test]
fn the_sound_rule_is_sound() {
    assert_eq!(with(1, SOUND[0]), [""; 0]);
}

#[test]
fn a_problem_prints_like_a_compilers() {
    let mut lines = SOUND;
    lines[2] = "\tsource\tcue > dor   # who";
    let compiled = compile(&lines.join("\r\n"));
    let expected = "\
a.rules:3:15: unknown edge `dor`
\tsource\tcue > dor   # who
\t      \t      ^^^
help: did you mean `doer`?";
    assert_eq!(compiled.problems[0].to_string(), expected);
}

#[test]
fn lines() {
    check(2, "  ceu     lemma say", "2:3+3 unknown keyword `ceu` / did you mean `cue`?");
    check(
        3,
        "  source cue > doer\n  unles cue > negation",
        "4:3+5 warning: `unles` makes a node of this name / did you mean the keyword `unless`?",
    );
    check(
        3,
        "  source? cue doer",
        "3:3+6 unknown keyword `source` / a line of a rule begins with one of about, cue, unless, gives, yes, no, or is a node: `source cue > edge`",
    );
    check(
        3,
        "  > cue doer",
        "3:3+1 a line begins with a keyword or the name of a node / write one of `list`, `rule`, `about`, `cue`, `unless`, `gives`, `yes`, `no`",
    );
    check(
        3,
        "  no? cue > doer",
        "3:3+2 `no` begins lines of its own and cannot be the name of a node / choose another name",
    );
    check(3, "  about", "3:3+5 `about` says nothing / write a text behind it, or take it out");
    check(
        3,
        "  Source cue > doer",
        "3:3+6 `Source` cannot be the name of a node / use small letters a to z, digits, hyphens and full stops, a letter first",
    );
}

#[test]
fn missing_and_doubled_lines() {
    let example = "for example";
    check(2, "", &format!("1:6+9 rule `claim.say` has no `cue` line / add one, {example} `cue lemma say, pos VERB`"));
    check(
        5,
        "",
        &format!(
            "1:6+9 rule `claim.say` has no `gives` line / add one, {example} `gives Claim source=source content=claim`"
        ),
    );
    check(6, "", "1:6+9 rule `claim.say` has no `yes` line / add `yes \"…\"` with a sentence that it finds");
    check(
        7,
        "",
        "1:6+9 rule `claim.say` has no `no` line / add `no \"…\"` with a sentence that looks alike and must not be found",
    );
    check(
        4,
        "  claim cue > clause\n cue lemma add",
        "5:2+13 a rule has one `cue` line; this is another / make two rules, or put the words together",
    );
    check(
        4,
        "  claim cue > clause\n gives Claim",
        "6:3+41 a rule has one `gives` line; this is another / make two rules, or put the fields together",
    );
    check(
        3,
        "  source cue > doer\n  source cue > obj",
        "4:3+6 node `source` is there already / give this one another name",
    );
    check(
        2,
        "  cue pos VERB",
        "2:3+12 the cue names no words to be found by / add a test `lemma …` or `text …` without `not`",
    );
    check(
        2,
        "  cue not lemma say",
        "2:3+17 the cue names no words to be found by / add a test `lemma …` or `text …` without `not`",
    );
}

#[test]
fn nodes_and_edges() {
    check(3, "  source cue > nsbj", "3:16+4 unknown edge `nsbj` / did you mean `nsubj`?");
    check(3, "  source cue > nsubj:passive", "3:16+13 unknown edge `nsubj:passive` / did you mean `nsubj:pass`?");
    check(
        3,
        "  source cue < doer",
        "3:16+4 the role `doer` only goes downwards / write `>` before it; doer, object, receiver, clause, negation, condition go no other way",
    );
    check(
        3,
        "  source cue >> doer",
        "3:17+4 the role `doer` only goes downwards / write `>` before it; doer, object, receiver, clause, negation, condition go no other way",
    );
    check(
        3,
        "  source cue >",
        "3:15+1 an edge is missing here / write a relation such as `obj`, a role such as `doer`, or `_` for any",
    );
    check(3, "  source cue > obl(", "3:20+1 a word or `)` is missing here / write the words as `obl(with|by)`");
    check(3, "  source cue > obl()", "3:16+3 brackets without a word / write the words as `obl(with|by)`");
    check(3, "  source claim > doer", "3:10+5 node `claim` is not known yet on this line / move its own line up");
    check(3, "  source ceu > doer", "3:10+3 unknown node `ceu` / did you mean `cue`?");
    check(
        3,
        "  source > doer",
        "3:10+1 the word to start from is missing here / write `cue` or the name of an earlier node",
    );
    check(
        3,
        "  source cue > doer\n  unless",
        "4:9+1 the word to start from is missing here / write `cue` or the name of an earlier node",
    );
    check(3, "  source cue > doer obl(to)", "3:21+3 unknown test `obl` / edges have `|` between them: write `| obl`");
    let many: String = (0..15).map(|n| format!("\n n{n} cue > obj")).collect();
    check(
        3,
        &format!("  source cue > doer{many}"),
        "18:2+3 a rule has at most 15 nodes / take some out, or make two rules",
    );
}

#[test]
fn tests_of_words() {
    check(2, "  cue lemma say, pso VERB", "2:18+3 unknown test `pso` / did you mean `pos`?");
    check(2, "  cue", "2:6+1 a test is missing here / write for example `lemma say|tell`, `pos VERB` or `is person`");
    check(2, "  cue lemma", "2:12+1 a word or list is missing here / write for example `lemma say|tell|@report`");
    check(2, "  cue lemma say|", "2:17+1 a word or list is missing here / write for example `lemma say|tell|@report`");
    check(2, "  cue lemma say,", "2:17+1 a test is missing behind the comma / write one, or take the comma out");
    check(
        2,
        "  cue lemma say pos VERB",
        "2:17+3 `pos` begins a test of its own / put a comma before it; if the word is meant, write `|pos` or \"pos\"",
    );
    check(
        2,
        "  cue lemma say > tell",
        "2:17+1 a word or list is missing here / write for example `lemma say|tell|@report`",
    );
    check(2, "  cue lemma say, pos verb", "2:22+4 unknown part of speech `verb` / did you mean `VERB`?");
    check(2, "  cue lemma @sya", "2:13+4 unknown list `@sya` / there are none to choose from; take it out");
    check(2, "  cue lemma @ say", "2:13+5 `@` without the name of a list / write the name right behind it: `@say`");
    check(2, "  cue lemma say, feat Tens=Past", "2:23+4 unknown feature `Tens` / did you mean `Tense`?");
    check(
        2,
        "  cue lemma say, feat Tense=Pats",
        "2:29+4 unknown value `Pats` of the feature `Tense` / did you mean `Past`?",
    );
    check(2, "  cue lemma say, feat Tense", "2:28+1 `=` is missing here / write for example `feat Tense=Past`");
    check(2, "  cue lemma say, in brackets", "2:21+8 `quotes` is missing here / write `in quotes`");
    check(
        3,
        "  source cue > doer, is person",
        "3:20+1 a test is missing here / write for example `lemma say|tell`, `pos VERB` or `is person`",
    );
    check(3, "  source cue > doer is persn", "3:24+5 unknown sort `persn` / did you mean `person`?");
    check(
        3,
        "  source cue > doer before claim",
        "3:28+5 node `claim` is not known yet on this line / move its own line up",
    );
}

#[test]
fn what_is_given() {
    check(
        5,
        "  gives",
        "5:8+1 a kind of record is missing here / write for example `gives Claim source=source content=claim`",
    );
    check(5, "  gives Clam", "5:9+4 unknown kind `Clam` / did you mean `Claim`?");
    check(5, "  gives Claim sorce=source", "5:15+5 Claim has no field `sorce` / did you mean `source`?");
    check(5, "  gives Claim source=sauce", "5:22+5 unknown node `sauce` / did you mean `source`?");
    check(5, "  gives Claim source", "5:15+6 Claim has no codes / take `source` out; a field goes as `field=value`");
    check(
        5,
        "  gives Claim source=source source=claim",
        "5:29+6 field `source` is given twice / give it once; several nodes go as `content=a,b`",
    );
    check(
        5,
        "  gives Claim stance=doubtfull",
        "5:22+9 unknown value `doubtfull` of the field `stance` / did you mean `doubtful`?",
    );
    check(5, "  gives Claim stance=neutral,doubtful", "5:15+6 field `stance` takes one word / take the others out");
    check(
        5,
        "  gives Event doer=source",
        "5:9+5 Event needs a code / write it behind the kind; write one of `ASSAULT`, `THREATEN`",
    );
    check(5, "  gives Event ASAULT", "5:15+6 unknown code `ASAULT` / did you mean `ASSAULT`?");
}

#[test]
fn examples() {
    check(
        6,
        "  yes Iran",
        "6:7+4 a sentence in quotation marks is missing here / write `yes \"A sentence.\" node=\"its text\"`",
    );
    check(
        6,
        "  yes “Iran said it failed.”",
        "6:7+22 a text stands in straight quotation marks / write \" before and after it, and \\\" inside it",
    );
    check(
        6,
        "  yes \"Iran said",
        "6:7+10 a text without its closing quotation mark / end it with \" on the same line; inside a text write \\\"",
    );
    check(6, "  yes \"Iran said it failed.\" sorce=\"Iran\"", "6:30+5 unknown node `sorce` / did you mean `source`?");
    check(
        6,
        "  yes \"Iran said it failed.\" source=\"Iraq\"",
        "6:37+6 the text of `source` is not in the sentence / write it exactly as the sentence has it; a gap is ` … `",
    );
    check(7, "  no \"It failed.\" source=\"It\"", "7:19+6 this does not belong here / write `no \"A sentence.\"`");
}

#[test]
fn names_and_headers() {
    let told = |text: &str| compile(text).problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        told("rule"),
        [
            "a.rules:1:5: the name of the rule is missing here\nrule\n    ^\nhelp: write `rule NAME`, for example `rule claim.say`"
        ]
    );
    assert_eq!(
        told("rule Say\n cue lemma x")[0].lines().next(),
        Some("a.rules:1:6: `Say` cannot be the name of a rule")
    );
    assert_eq!(told("rule a b")[0].lines().next(), Some("a.rules:1:8: this does not belong here"));
    assert_eq!(
        told(" cue lemma x\n yes \"x\""),
        ["a.rules:1:2: `cue` stands outside a rule\n cue lemma x\n ^^^\nhelp: begin with a line `rule NAME`"]
    );
    assert_eq!(told("list say tell")[0].lines().next(), Some("a.rules:1:10: `=` is missing here"));
}

#[test]
fn lists() {
    let told = |text: &str| {
        compile(text).problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect::<Vec<_>>()
    };
    assert_eq!(told("list say = say\n tell"), ["1:6 list `say` is used nowhere"]);
    assert_eq!(
        told("list a = x @b\nlist b = y @c\nlist c = z @a"),
        ["3:12 lists go round in a circle: `a` includes `b` includes `c` includes `a`"]
    );
    assert_eq!(told("list a = x @a"), ["1:12 lists go round in a circle: `a` includes `a`"]);
    assert_eq!(told("list a = x @b"), ["1:6 list `a` is used nowhere", "1:12 unknown list `@b`"]);
    assert_eq!(
        told("list a = x @a\nlist a = y"),
        ["1:12 lists go round in a circle: `a` includes `a`", "2:6 list `a` is in this file already"]
    );
    let deep: String = (0..40).map(|n| format!("list a{n} = @a{}\n", n + 1)).collect();
    assert_eq!(told(&(deep + "list a40 = x @a0"))[0], "32:12 lists include one another more than 32 deep");
}

#[test]
fn rules_of_one_name() {
    let mine = SOUND.join("\n");
    let twice = compile(&format!("{mine}\n{mine}"));
    assert_eq!(
        twice.problems[0].to_string().lines().next(),
        Some("a.rules:8:6: rule `claim.say` is in this file already, on line 1")
    );
    assert_eq!((twice.rules.len(), twice.problems.len()), (1, 1));

    let (ours, theirs) = (Source::built_in("a.rules", &mine), Source::of_user("b.rules", &mine));
    let both = RuleSet::compile(&[ours.clone(), theirs], &[], &schema());
    assert!(both.problems.is_empty());
    assert_eq!(both.rules.rules().map(|(_, rule)| rule.to_string()).collect::<Vec<_>>(), ["claim.say@b.rules:1"]);

    let faulty = Source::of_user("b.rules", mine.replace("doer", "dor"));
    let kept = RuleSet::compile(&[ours, faulty], &[], &schema());
    assert_eq!(kept.problems.len(), 1);
    assert_eq!(kept.rules.rules().map(|(_, rule)| rule.to_string()).collect::<Vec<_>>(), ["claim.say@a.rules:1"]);
}

#[test]
fn ties() {
    let (first, same) =
        (SOUND.join("\n"), SOUND.join("\n").replace("claim.say", "claim.tell").replace("say|tell", "tell|add"));
    let tied = |second: &str| {
        compile(&format!("{first}\n{second}")).problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let expected = "\
a.rules:8:6: rule `claim.tell` (a.rules:8) ties with `claim.say` (a.rules:1): both can hold on one cue and neither is more specific
rule claim.tell
     ^^^^^^^^^^
help: add a line or a test to one of them that tells them apart";
    assert_eq!(tied(&same), [expected]);
    assert_eq!(tied(&same.replace("source  cue > doer", "source cue > nsubj")), [""; 0], "a role is no relation");
    for apart in [
        same.replace("tell|add", "add"),
        same.replace("VERB", "NOUN"),
        same.replace("cue > doer", "cue > doer is person"),
        same.replace("cue > doer", "cue > receiver"),
        same.replace("cue > clause", "source > clause"),
        same.replace("cue > clause", "cue < clause").replace("clause", "obj"),
        same.replace("gives   Claim source=source content=claim", "gives Event ASSAULT doer=source"),
        same.replace("  gives", "  unless cue > negation\n  gives"),
    ] {
        assert_eq!(tied(&apart), [""; 0], "{apart}");
    }
    // Tests that no word passes both of tell rules apart, tests that one may pass do not.
    let with = |one: &str, other: &str| {
        let add = |rule: &str, test: &str| rule.replace("cue > doer", &format!("cue > doer {test}"));
        compile(&format!("{}\n{}", add(&first, one), add(&same, other))).problems.len()
    };
    for (one, other) in [
        ("is person", "is place"),
        ("pos NOUN", "pos PROPN"),
        ("lemma a|b", "lemma c"),
        ("before cue", "after cue"),
        ("feat Number=Sing", "feat Number=Plur"),
        ("in quotes", "not in quotes"),
    ] {
        assert_eq!((with(one, other), with(one, one)), (0, 1), "{one} {other}");
    }
    assert_eq!(with("pos NOUN", "pos NN"), 1);
    assert_eq!(with("is person|place", "is place"), 1);
    assert_eq!(with("lemma a|b", "text a"), 1);
    // One level is one body of rules, whatever the file; between levels the later rule wins.
    let (ours, also, theirs) =
        (Source::built_in("a.rules", &first), Source::built_in("b.rules", &same), Source::of_user("b.rules", &same));
    let one = RuleSet::compile(&[ours.clone(), also], &[], &schema());
    assert_eq!((one.rules.len(), one.problems[0].file.as_str()), (1, "b.rules"));
    assert_eq!(RuleSet::compile(&[ours, theirs], &[], &schema()).rules.len(), 2);
}

#[test]
fn a_tie_sees_through_names_and_order() {
    let rule = |name: &str, lines: &str| {
        format!("rule {name}\n cue lemma launch\n{lines}\n gives Claim source=cue\n yes \"A.\"\n no \"B.\"\n")
    };
    let one = rule("a", " act cue > obj\n who cue > nsubj\n on act > nmod(on|against)");
    let other = rule("b", " agent cue > nsubj\n deed cue > obj | iobj\n target deed > nmod(at|against)");
    let apart = rule("b", " agent cue > nsubj\n deed cue > obj | iobj\n target deed > nmod(at)");
    assert_eq!(compile(&(one.clone() + &other)).problems.len(), 1);
    assert_eq!(compile(&(one + &apart)).problems.len(), 0);
}
