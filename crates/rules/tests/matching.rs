//! What rules bind, which of them wins, and what a search may cost, on trees made for the purpose.
#![allow(clippy::unwrap_used)]

mod support;

use dateline_rules::{RuleSet, Senses, Source, text};
use dateline_syntax::{conllu, roles};
use dateline_types::Word;
use dateline_types::document::{Document, Roles};
use std::fmt::Write;
use support::{ByName, schema, sound};

/// A document of words written `form/XPOS/head/relation`, with `=lemma` after the form where they differ.
fn made(words: &str) -> (String, String) {
    let (mut rows, mut text) = (String::new(), String::new());
    for (index, word) in words.split(' ').enumerate() {
        let parts: Vec<&str> = word.split('/').collect();
        let (form, lemma) = parts[0].split_once('=').unwrap_or((parts[0], parts[0]));
        let upos = match parts[1] {
            "NNP" => "PROPN",
            "NN" | "NNS" => "NOUN",
            "IN" => "ADP",
            "," | "." => "PUNCT",
            tag if tag.starts_with("VB") => "VERB",
            _ => "X",
        };
        writeln!(rows, "{}\t{form}\t{lemma}\t{upos}\t{}\t_\t{}\t{}\t_\t_", index + 1, parts[1], parts[2], parts[3])
            .unwrap();
        write!(text, "{form} ").unwrap();
    }
    (rows, text)
}

fn on<R>(words: &str, with: impl FnOnce(&Document<'_>, &Roles) -> R) -> R {
    let (rows, text) = made(words);
    let document = conllu::document(&text, &conllu::parse(&rows).unwrap()).unwrap();
    let roles = roles::derive(document.tree().unwrap());
    with(&document, &roles)
}

/// A rule with these lines, its cue included.
fn rule(name: &str, lines: &str) -> String {
    format!("rule {name}\n{lines}\n gives Claim source=cue\n yes \"A.\"\n no \"B.\"\n")
}

/// What the winner binds on any word: `rule: node=word …`.
fn winners(rules: &RuleSet, words: &str) -> Vec<String> {
    on(words, |document, roles| {
        let tree = document.tree().unwrap();
        let found = tree.words().filter_map(|word| rules.matches_at(word, roles, &ByName));
        let told = found.map(|found| {
            let nodes =
                found.nodes().map(|(node, word)| format!("{}={}", found.rule().node_name(node), document.word(word)));
            format!("{}: {}", found.rule().name, nodes.collect::<Vec<_>>().join(" "))
        });
        told.collect()
    })
}

#[track_caller]
fn check(lines: &str, words: &str, expected: &str) {
    let found = winners(&sound(&rule("r", lines)), words);
    let expected: Vec<&str> = if expected.is_empty() { vec![] } else { vec![expected] };
    assert_eq!(found, expected, "{lines}");
}

/// "Iran told reporters on Monday in Geneva that talks failed ."
const TOLD: &str = "Iran/NNP/2/nsubj told=tell/VBD/0/root reporters=reporter/NNS/2/obj on/IN/5/case Monday/NNP/2/obl \
    in/IN/7/case Geneva/NNP/2/obl that/IN/10/mark talks=talk/NNS/10/nsubj failed=fail/VBD/2/ccomp ./,/2/punct";

#[test]
fn edges_go_down_up_and_far_down() {
    check(" cue lemma tell\n a cue > nsubj\n b cue > obl(in)", TOLD, "r: cue=told a=Iran b=Geneva");
    check(" cue lemma tell\n a cue > obl(at|on)", TOLD, "r: cue=told a=Monday");
    check(" cue lemma tell\n a cue > obl(of)", TOLD, "");
    check(" cue lemma talk\n a cue < nsubj\n b a < ccomp(that)", TOLD, "r: cue=talks a=failed b=told");
    check(" cue lemma talk\n a cue < obj", TOLD, "");
    check(" cue lemma tell\n a cue >> nsubj after cue", TOLD, "r: cue=told a=talks");
    check(" cue lemma tell\n a cue >> case lemma in", TOLD, "r: cue=told a=in");
    // The first in reading order, whichever edge is written first.
    check(" cue lemma tell\n a cue > obj | doer", TOLD, "r: cue=told a=Iran");
    check(" cue lemma tell\n a cue > _ pos NN|NNS", TOLD, "r: cue=told a=reporters");
    check(
        " cue lemma tell\n a cue > doer\n b cue > receiver\n c cue > clause",
        TOLD,
        "r: cue=told a=Iran b=reporters c=failed",
    );
}

#[test]
fn a_bare_label_stands_for_its_subtypes() {
    let words =
        "plan/NN/3/nsubj:pass was=be/VBD/3/aux:pass rejected=reject/VBN/0/root by/IN/5/case Iran/NNP/3/obl:agent";
    check(" cue lemma reject\n a cue > nsubj\n b cue > obl", words, "r: cue=rejected a=plan b=Iran");
    check(" cue lemma reject\n a cue > obl:agent", words, "r: cue=rejected a=Iran");
    check(" cue lemma reject\n a cue > nsubj:outer", words, "");
    check(" cue lemma reject\n a cue > doer\n b cue > object", words, "r: cue=rejected a=Iran b=plan");
}

#[test]
fn words_are_bound_once_and_choices_taken_back() {
    // The first fits the first line, but then nothing is left for the second.
    check(" cue lemma tell\n a cue > obl\n b cue > obl(on)", TOLD, "r: cue=told a=Geneva b=Monday");
    check(" cue lemma tell\n a cue > obl\n b cue > obl\n c cue > obl", TOLD, "");
    check(" cue lemma tell\n a? cue > obl\n b cue > obl(on)\n c cue > obl", TOLD, "r: cue=told b=Monday c=Geneva");
    check(" cue lemma tell\n a cue > obl not before cue", TOLD, "r: cue=told a=Monday");
    check(" cue lemma tell\n a cue > obl after cue, not lemma Monday", TOLD, "r: cue=told a=Geneva");
}

#[test]
fn optional_nodes_and_alternative_anchors() {
    check(" cue lemma tell\n a? cue > iobj\n b? a > det\n c a|cue > nsubj", TOLD, "r: cue=told c=Iran");
    check(" cue lemma tell\n a? cue > ccomp\n c a|cue > nsubj", TOLD, "r: cue=told a=failed c=talks");
    check(" cue lemma tell\n a? cue > ccomp\n c a|cue > obj", TOLD, "r: cue=told a=failed c=reporters");
    check(" cue lemma tell\n a? cue > iobj\n b a > det", TOLD, "");
}

#[test]
fn unless_keeps_a_rule_silent() {
    check(" cue lemma tell\n unless cue > ccomp", TOLD, "");
    check(" cue lemma tell\n unless cue > ccomp lemma begin", TOLD, "r: cue=told");
    check(" cue lemma tell\n a cue > nsubj\n unless a lemma Iran", TOLD, "");
    check(" cue lemma tell\n a cue > nsubj\n unless a lemma Iraq", TOLD, "r: cue=told a=Iran");
    check(" cue lemma tell\n a cue > obl\n unless a lemma Monday", TOLD, "");
    check(" cue lemma tell\n a? cue > iobj\n unless a pos NOUN", TOLD, "r: cue=told");
    check(" cue lemma tell\n a? cue > iobj\n unless a|cue pos VERB", TOLD, "");
    check(" cue lemma tell\n a cue > nsubj\n unless cue > nsubj", TOLD, "");
}

#[test]
fn negations_and_conditions() {
    for (word, relation) in [("not", "advmod"), ("n’t", "advmod"), ("Never", "advmod"), ("no", "det")] {
        let words = format!("Iran/NNP/3/nsubj {word}/RB/3/{relation} said=say/VBD/0/root");
        check(" cue lemma say\n a cue > negation", &words, &format!("r: cue=said a={word}"));
    }
    check(
        " cue lemma say\n a cue > negation",
        "Iran/NNP/4/nsubj no/RB/3/advmod longer=long/RB/4/advmod said=say/VBD/0/root",
        "r: cue=said a=longer",
    );
    check(" cue lemma say\n a cue > negation", "Iran/NNP/3/nsubj also/RB/3/advmod said=say/VBD/0/root", "");
    let condition = " cue lemma leave\n a cue > condition";
    check(condition, "leave/VB/0/root if/IN/4/mark it/PRP/4/nsubj fails=fail/VBZ/1/advcl", "r: cue=leave a=fails");
    check(condition, "leave/VB/0/root because/IN/4/mark it/PRP/4/nsubj fails=fail/VBZ/1/advcl", "");
    check(condition, "leave/VB/0/root should/MD/4/aux it/PRP/4/nsubj fail/VB/1/advcl", "r: cue=leave a=fail");
    check(condition, "leave/VB/0/root it/PRP/4/nsubj should/MD/4/aux fail/VB/1/advcl", "");
}

#[test]
fn of_several_rules_the_most_specific_wins() {
    let few = rule("few", " cue lemma tell\n a cue > nsubj");
    let more = rule("more", " cue lemma tell\n a cue > nsubj\n b? cue > obl");
    let tests = rule("tests", " cue lemma tell, pos VERB\n a cue > nsubj");
    let last = rule("last", " cue lemma tell\n b cue > obj");
    let won = |texts: &[&str]| winners(&sound(&texts.concat()), TOLD)[0].split(':').next().unwrap().to_owned();
    assert_eq!(won(&[&more, &few]), "more");
    assert_eq!(won(&[&tests, &few]), "tests");
    assert_eq!(won(&[&more, &tests]), "more");
    assert_eq!(won(&[&few, &last]), "last");
    let unless = rule("unless", " cue lemma tell\n a cue > nsubj\n unless cue > negation");
    assert_eq!(won(&[&unless, &last]), "unless");
    assert_eq!(won(&[&last, &few]), "few");

    let rules = sound(&[few, more, tests, last].concat());
    on(TOLD, |document, roles| {
        let word = document.tree().unwrap().get(1).unwrap();
        let order: Vec<&str> =
            rules.all_at(word, roles, &ByName).iter().map(|found| found.rule().name.as_str()).collect();
        assert_eq!(order, ["more", "tests", "last", "few"]);
    });
}

#[test]
fn lists_are_the_callers_the_files_and_the_users() {
    let given = [("verb.clause".to_owned(), vec!["Tell".to_owned()])];
    let ours = rule("r", " cue lemma @report").replace("rule r", "list report = say @verb.clause\nrule r");
    let words = "told=tell/VBD/0/root says=say/VBZ/1/ccomp adds=add/VBZ/1/ccomp";
    let won = |sources: &[Source]| {
        let compiled = RuleSet::compile(sources, &given, &schema());
        assert_eq!(compiled.problems, []);
        winners(&compiled.rules, words)
    };
    let ours = Source::built_in("a.rules", ours);
    assert_eq!(won(std::slice::from_ref(&ours)), ["r: cue=told", "r: cue=says"]);
    assert_eq!(won(&[ours.clone(), Source::of_user("b.rules", "list report = add")]), ["r: cue=adds"]);
    let more = Source::of_user("b.rules", "list report = @report add");
    assert_eq!(won(&[ours, more]), ["r: cue=told", "r: cue=says", "r: cue=adds"]);
}

#[test]
fn the_text_of_a_node_leaves_out_other_nodes() {
    let rules = sound(&rule("r", " cue lemma say\n who cue > nsubj\n to? cue > obl(to)\n what cue < parataxis"));
    // "Talks , Iran said to us ( again ) , have failed"
    let words = "Talks=talk/NNS/12/nsubj ,/,/4/punct Iran/NNP/4/nsubj said=say/VBD/12/parataxis to/IN/6/case us/PRP/4/obl (/,/8/punct \
                 again/RB/4/advmod )/,/8/punct ,/,/4/punct have/VBP/12/aux failed=fail/VBD/0/root";
    on(words, |document, roles| {
        let tree = document.tree().unwrap();
        let found = rules.matches_at(tree.get(3).unwrap(), roles, &ByName).unwrap();
        let of = |name: &str| text(&found, found.rule().node(name).unwrap(), tree);
        assert_eq!(of("what"), "Talks … have failed");
        assert_eq!((of("to"), of("who")), ("us".to_owned(), "Iran".to_owned()));
        assert_eq!(of("cue"), "said … again");
        assert_eq!(found.field("source").map(|(_, word)| word).collect::<Vec<_>>(), [3]);
    });
}

#[test]
fn features_and_texts_and_quotes() {
    struct Quoted;
    impl Senses for Quoted {
        fn is(&self, word: Word, sort: &str) -> bool {
            sort == "person" && word.form() == "Iran"
        }
        fn in_quotes(&self, word: Word) -> bool {
            word.form() == "Iran"
        }
    }
    let (rows, text) = made(TOLD);
    let rows = rows.replace("VERB\tVBD\t_\t0", "VERB\tVBD\tTense=Past|VerbForm=Fin\t0");
    let document = conllu::document(&text, &conllu::parse(&rows).unwrap()).unwrap();
    let tree = document.tree().unwrap();
    let holds = |lines: &str| {
        sound(&rule("r", lines)).matches_at(tree.get(1).unwrap(), &roles::derive(tree), &Quoted).is_some()
    };
    for line in
        ["feat Tense=Past", "feat Tense=Pres|Past", "not feat Number=Sing", "not in quotes", "pos VBD", "pos NOUN VERB"]
    {
        assert!(holds(&format!(" cue text TOLD, {line}")), "{line}");
        let not = line.strip_prefix("not ").map_or(format!("not {line}"), str::to_owned);
        assert!(!holds(&format!(" cue text \"told\", {not}")), "{not}");
    }
    assert!(holds(" cue lemma tell\n a cue > _ is person, in quotes"));
    assert!(!holds(" cue lemma tell\n a cue > _ is place|org"));
}

#[test]
fn words_that_are_no_cue_cost_nothing_however_many_rules() {
    let set = |count: usize| {
        let texts: Vec<String> =
            (0..count).map(|n| rule(&format!("r{n}"), &format!(" cue lemma word{n}\n a cue > nsubj"))).collect();
        sound(&texts.concat())
    };
    let (few, many) = (set(10), set(1000));
    assert_eq!((few.len(), many.len()), (10, 1000));
    on(TOLD, |document, _| {
        let tried =
            |rules: &RuleSet| document.tree().unwrap().words().map(|word| rules.candidates(word)).sum::<usize>();
        assert_eq!((tried(&few), tried(&many)), (0, 0));
    });
    on("told=word7/VBD/0/root", |document, _| {
        let word = document.tree().unwrap().get(0).unwrap();
        assert_eq!((few.candidates(word), many.candidates(word)), (1, 1));
    });
}

#[test]
fn a_search_without_end_is_given_up() {
    // Fifteen nodes, each of which any of forty words fits, and a last test that none passes.
    let mut words = "told=tell/VBD/0/root".to_owned();
    for _ in 0..40 {
        words.push_str(" x/NN/1/dep");
    }
    let nodes: String = (0..14).map(|n| format!("\n n{n} cue > dep")).collect();
    let rules = sound(&rule("r", &format!(" cue lemma tell{nodes}\n last cue > dep lemma y")));
    on(&words, |document, roles| {
        let tree = document.tree().unwrap();
        let started = std::time::Instant::now();
        assert!(rules.matches_at(tree.get(0).unwrap(), roles, &ByName).is_none());
        assert!(started.elapsed().as_secs() < 5);
        let shown = rules.explain(tree.get(0).unwrap(), roles, &ByName)[0].show(tree);
        assert!(shown.ends_with("given up: too many words to try"), "{shown}");
    });
}
