//! Roles and proper names on trees written for the purpose.
#![allow(clippy::unwrap_used, clippy::panic)]

use dateline_syntax::{conllu, proper_names, roles};
use dateline_types::document::Role;
use std::fmt::Write;

/// A sentence as CoNLL-U and as text. Words are `form/XPOS/head/relation`, with `=lemma` or `@B-GPE` after the form.
fn given(sentence: &str) -> (String, String) {
    let (mut rows, mut text) = (String::new(), String::new());
    for (index, word) in sentence.split(' ').enumerate() {
        let parts: Vec<&str> = word.split('/').collect();
        let [form, xpos, head, relation] = parts[..] else { panic!("{word}") };
        let (form, name) = form.split_once('@').unwrap_or((form, "O"));
        let (form, lemma) = form.split_once('=').unwrap_or((form, form));
        let upos = match xpos {
            "NNP" | "NNPS" => "PROPN",
            "NN" | "NNS" => "NOUN",
            "PRP" | "WP" | "WDT" => "PRON",
            "MD" => "AUX",
            _ if relation.starts_with("aux") || relation == "cop" => "AUX",
            _ if xpos.starts_with("VB") => "VERB",
            "IN" => "ADP",
            "TO" => "PART",
            "JJ" => "ADJ",
            "." | "," => "PUNCT",
            _ => "X",
        };
        writeln!(rows, "{}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\tName={name}", index + 1)
            .unwrap();
        write!(text, "{form} ").unwrap();
    }
    (rows, text)
}

/// Checks the roles of every predicate, written as `predicate: doer=a,b object=c`.
fn check(sentence: &str, expected: &[&str]) {
    let (rows, text) = given(sentence);
    let document = conllu::document(&text, &conllu::parse(&rows).unwrap()).unwrap();
    let roles = roles::derive(document.tree().unwrap());
    let mut lines = Vec::new();
    for predicate in 0..document.tokens.len() {
        let mut line = format!("{}:", document.word(predicate));
        for (role, name) in
            [(Role::Doer, "doer"), (Role::Object, "object"), (Role::Receiver, "receiver"), (Role::Clause, "clause")]
        {
            let words: Vec<&str> = roles.words(predicate, role).map(|word| document.word(word)).collect();
            if !words.is_empty() {
                write!(line, " {name}={}", words.join(",")).unwrap();
            }
        }
        if !roles.of(predicate).is_empty() {
            lines.push(line);
        }
    }
    assert_eq!(lines, expected, "{text}");
}

#[test]
fn active_and_passive_say_the_same() {
    check("Iran/NNP/2/nsubj rejected/VBD/0/root it/PRP/2/obj", &["rejected: doer=Iran object=it"]);
    check(
        "It/PRP/3/nsubj:pass was/VBD/3/aux:pass rejected/VBN/0/root by/IN/5/case Iran/NNP/3/obl:agent",
        &["rejected: doer=Iran object=It"],
    );
    check(
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass told/VBN/0/root that/IN/6/mark talks/NNS/6/nsubj failed/VBD/3/ccomp",
        &["told: receiver=He clause=failed", "failed: doer=talks"],
    );
}

#[test]
fn who_is_told_is_the_receiver() {
    let told = |relation: &str| {
        format!("He/PRP/2/nsubj told/VBD/0/root AFP/NNP/2/{relation} talks/NNS/5/nsubj failed/VBD/2/ccomp")
    };
    for relation in ["iobj", "obj"] {
        check(&told(relation), &["told: doer=He receiver=AFP clause=failed", "failed: doer=talks"]);
    }
}

#[test]
fn infinitives_and_participles_have_the_doer_that_controls_them() {
    check(
        "Iran/NNP/2/nsubj wants/VBZ/0/root to/TO/4/mark talk/VB/2/xcomp",
        &["wants: doer=Iran clause=talk", "talk: doer=Iran"],
    );
    check(
        "Iran/NNP/2/nsubj urged/VBD/0/root Israel/NNP/2/obj to/TO/5/mark stop/VB/2/xcomp",
        &["urged: doer=Iran object=Israel clause=stop", "stop: doer=Israel"],
    );
    check(
        "He/PRP/2/nsubj promised=promise/VBD/0/root them/PRP/2/iobj to/TO/5/mark stop/VB/2/xcomp",
        &["promised: doer=He receiver=them clause=stop", "stop: doer=He"],
    );
    check(
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass ordered/VBN/0/root to/TO/5/mark leave/VB/3/xcomp",
        &["ordered: object=He clause=leave", "leave: doer=He"],
    );
    check(
        "Speaking/VBG/5/advcl there/RB/1/advmod ,/,/1/punct he/PRP/5/nsubj agreed/VBD/0/root",
        &["Speaking: doer=he", "agreed: doer=he"],
    );
    check("Asked/VBN/3/advcl he/PRP/3/nsubj agreed/VBD/0/root", &["Asked: object=he", "agreed: doer=he"]);
}

#[test]
fn coordinations_share_what_they_share() {
    check(
        "Iran/NNP/4/nsubj and/CC/3/cc Israel/NNP/1/conj agreed/VBD/0/root and/CC/6/cc left/VBD/4/conj",
        &["agreed: doer=Iran,Israel", "left: doer=Iran,Israel"],
    );
    check(
        "He/PRP/2/nsubj condemned/VBD/0/root and/CC/4/cc rejected/VBD/2/conj it/PRP/2/obj",
        &["condemned: doer=He object=it", "rejected: doer=He object=it"],
    );
    check(
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass arrested/VBN/0/root and/CC/5/cc charged/VBN/3/conj",
        &["arrested: object=He", "charged: object=He"],
    );
    check(
        "He/PRP/3/nsubj has/VBZ/3/aux met/VBN/0/root and/CC/5/cc agreed/VBN/3/conj",
        &["met: doer=He", "agreed: doer=He"],
    );
    check(
        "Iran/NNP/2/nsubj left/VBD/0/root and/CC/5/cc Israel/NNP/5/nsubj stayed/VBD/2/conj",
        &["left: doer=Iran", "stayed: doer=Israel"],
    );
}

#[test]
fn relative_pronouns_stand_for_what_the_clause_is_about() {
    check("envoys/NNS/0/root who/WP/3/nsubj left/VBD/1/acl:relcl", &["left: doer=envoys"]);
    check("deal/NN/0/root Iran/NNP/3/nsubj signed/VBD/1/acl:relcl", &["signed: doer=Iran object=deal"]);
    check("deal/NN/0/root that/WDT/4/obj Iran/NNP/4/nsubj signed/VBD/1/acl:relcl", &["signed: doer=Iran object=deal"]);
    check(
        "men/NNS/0/root who/WP/5/nsubj he/PRP/4/nsubj said/VBD/1/acl:relcl fled/VBD/4/ccomp",
        &["said: doer=he clause=fled", "fled: doer=men"],
    );
    check(
        "deal/NN/0/root Iran/NNP/3/nsubj wanted/VBD/1/acl:relcl to/TO/5/mark sign/VB/3/xcomp",
        &["wanted: doer=Iran clause=sign", "sign: doer=Iran object=deal"],
    );
}

#[test]
fn participles_without_be() {
    check(
        "man/NN/0/root accused/VBN/1/acl of/IN/4/mark spying/VBG/2/advcl",
        &["accused: object=man", "spying: doer=man"],
    );
    check("detained/VBN/2/amod journalists/NNS/0/root", &["detained: object=journalists"]);
    check("troops/NNS/0/root guarding/VBG/1/acl it/PRP/2/obj", &["guarding: doer=troops object=it"]);
}

#[test]
fn reporting_clauses_hold_what_they_follow() {
    check(
        "Talks/NNS/2/nsubj failed/VBD/0/root ,/,/2/punct he/PRP/5/nsubj said/VBD/2/parataxis",
        &["failed: doer=Talks", "said: doer=he clause=failed"],
    );
    check("He/PRP/3/nsubj is/VBZ/3/cop responsible/JJ/0/root", &["responsible: doer=He"]);
}

/// The names found, each as `text/kind`.
fn names(sentence: &str) -> Vec<String> {
    let (rows, text) = given(sentence);
    let document = conllu::document(&text, &conllu::parse(&rows).unwrap()).unwrap();
    let names = proper_names::find(document.tree().unwrap());
    let kind = |kind: Option<dateline_types::NameKind>| kind.map_or("?", |kind| kind.as_str());
    names.all().iter().map(|name| format!("{}/{}", name.span.of(&text), kind(name.kind))).collect()
}

#[test]
fn a_name_is_one_stretch() {
    let states = |united: &str, states: &str| {
        format!("the/DT/3/det United{united}/NNP/3/amod States{states}/NNPS/4/nsubj agreed/VBD/0/root")
    };
    for (united, tag) in [("@B-GPE", "@I-GPE"), ("", "@B-GPE")] {
        assert_eq!(names(&states(united, tag)), ["United States/GPE"]);
    }
    assert_eq!(names(&states("", "")), ["United States/?"]);
    assert_eq!(
        names(
            "President/NNP/2/nmod:desc Abbas/NNP/4/nsubj Araghchi@B-PER/NNP/2/flat spoke/VBD/0/root Friday/NNP/4/obl:unmarked"
        ),
        ["Abbas Araghchi/PER"]
    );
    assert_eq!(
        names(
            "Iran@B-GPE/NNP/3/compound Foreign/NNP/3/amod Minister/NNP/4/nmod:desc Zarif@B-PER/NNP/0/root 's@I-PER/POS/4/case"
        ),
        ["Iran/GPE", "Zarif/PER"]
    );
    assert_eq!(
        names(
            "New/NNP/3/amod York/NNP/3/compound Exchange/NNP/4/nsubj told/VBD/0/root Reuters/NNP/4/iobj Rome/NNP/4/obl:unmarked"
        ),
        ["New York Exchange/?", "Reuters/?", "Rome/?"]
    );
}
