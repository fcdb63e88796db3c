//! CoNLL-U there and back: any text with any trees, and the treebanks where they are at hand.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use dateline_syntax::{Syntax, conllu, proper_names, roles};
use dateline_types::document::{Layers, Row};
use dateline_types::{Document, Features, Head, NameKind, NameTag, Relation, Upos, Xpos};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static SYNTAX: LazyLock<Syntax> = LazyLock::new(Syntax::built_in);

const PIECES: &[&str] = &[
    "The talks",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{2028}",
    "\u{85}",
    "  ",
    "didn't",
    "cannot",
    "Iran’s",
    "U.S.",
    "US-led",
    "“We will not,”",
    "he said.",
    "$3.5bn",
    "(AFP) —",
    "TEHRAN, Feb 3",
    "#1",
    "_",
    "a|b",
    "a\\b",
    "=",
    "é",
    "👩‍👩‍👧",
    "\u{feff}",
    "12.5%",
    "…",
    "SpaceAfter=No",
    "_ _",
    "1\t2",
    "\0",
];

/// Numbers that decide everything about a random analysis, drawn in turn.
struct Dice<'a>(std::iter::Cycle<std::slice::Iter<'a, u32>>);

impl Dice<'_> {
    fn throw(&mut self, sides: usize) -> usize {
        self.0.next().map_or(0, |&n| n as usize % sides.max(1))
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.throw(all.len())]
    }
}

/// A random tree for each sentence, crossing arcs included, with random labels.
fn layers(document: &Document, dice: &mut Dice) -> Layers {
    let mut layers = Layers::default();
    for sentence in &document.sentences {
        let words = sentence.words();
        let mut order: Vec<usize> = words.clone().collect();
        for at in (1..order.len()).rev() {
            order.swap(at, dice.throw(at + 1));
        }
        let place = |word: usize| order.iter().position(|&w| w == word).unwrap();
        for word in words {
            let head = match place(word) {
                0 => Head::ROOT,
                earlier => Head::word(order[dice.throw(earlier)]),
            };
            let relation = match head {
                Head::ROOT => Relation::Root,
                _ => dice.of(&Relation::ALL[1..]),
            };
            let kind = dice.of(NameKind::ALL);
            let feats =
                ["_", "Number=Sing", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", "Gender=Fem,Masc"];
            // What says "none" elsewhere is the lemma of the word `_`.
            let none = if document.word(word) == "_" { "_" } else { "" };
            layers.push(Row {
                lemma: dice.of(&[none, "be", "of course", "_x", "=|\\", document.word(word)]),
                upos: dice.of(Upos::ALL),
                xpos: dice.of(Xpos::ALL),
                feats: dice.of(&feats).parse::<Features>().unwrap(),
                head,
                relation,
                name: dice.of(&[NameTag::Outside, NameTag::Begin(kind), NameTag::Inside(kind)]),
            });
        }
    }
    layers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_comes_back_whole(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30),
        numbers in prop::collection::vec(any::<u32>(), 1..200),
    ) {
        let text = pieces.concat();
        let mut document = SYNTAX.parse(&text);
        let made = layers(&document, &mut Dice(numbers.iter().cycle()));
        document.set_layers(made).unwrap();
        let mut file = String::new();
        conllu::write(&document, "any text", &[], &mut file).unwrap();
        let sentences = conllu::parse(&file).unwrap();
        let texts = conllu::texts(&sentences);
        if document.sentences.is_empty() {
            prop_assert!(texts.is_empty());
            return Ok(());
        }
        prop_assert_eq!(texts.len(), 1);
        prop_assert_eq!(&texts[0].text, &text);
        prop_assert_eq!(&texts[0].id, "any_text");
        let again = conllu::document(&text, &sentences).unwrap();
        prop_assert_eq!(&again.tokens.spans, &document.tokens.spans);
        prop_assert_eq!(&again.tokens.joined, &document.tokens.joined);
        prop_assert_eq!(&again.sentences, &document.sentences);
        prop_assert_eq!(&again.quotations, &document.quotations);
        prop_assert_eq!(&again.analysis, &document.analysis);
        let mut twice = String::new();
        conllu::write(&again, "any text", &[], &mut twice).unwrap();
        prop_assert_eq!(twice, file);
    }

    #[test]
    fn blanks_may_differ_and_letters_may_not(numbers in prop::collection::vec(any::<u32>(), 1..50)) {
        let mut document = SYNTAX.parse("Iran’s envoy didn't say more. “Nothing,” he said.");
        let made = layers(&document, &mut Dice(numbers.iter().cycle()));
        document.set_layers(made).unwrap();
        let mut file = String::new();
        conllu::write(&document, "", &[], &mut file).unwrap();
        let sentences = conllu::parse(&file).unwrap();
        let spread = "\n Iran’s\n\nenvoy didn't  say more.\n\n\n “Nothing,” he said.\n";
        let again = conllu::document(spread, &sentences).unwrap();
        let words = |d: &Document| (0..d.tokens.len()).map(|i| d.word(i).to_owned()).collect::<Vec<_>>();
        prop_assert_eq!(words(&again), words(&document));
        prop_assert_eq!(&again.analysis, &document.analysis);
        prop_assert!(conllu::document("Iran’s envoy did not say more. “Nothing,” he said.", &sentences).is_err());
        prop_assert!(conllu::document("Iran’s envoy didn't say more.", &sentences).is_err());
        prop_assert!(conllu::document("Iran’s envoy didn't say more. “Nothing,” he said. So.", &sentences).is_err());
    }
}

const FILE: &str = "\
# newdoc id = a
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\tMood=Imp|VerbForm=Fin\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_
3\tmeet\tmeet\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tSpacesAfter=\\n\\u{a0}

1\tNew York\tNew York\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tName=B-GPE
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_
2.1\t_\t_\t_\t_\t_\t_\t_\t_\t_

# newdoc
1\t_\t_\tPUNCT\t_\t_\t0\troot\t_\t_
";

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is accepted of a damaged file comes back as itself.
    #[test]
    fn damaged_files_are_refused_or_read(edits in prop::collection::vec((any::<u16>(), 0u8..6, any::<u16>()), 1..6)) {
        const FIELDS: [&str; 14] =
            ["", "_", "1", "2", "0", "3", "root", "1-2", "2.1", "\u{200b}", "a b", "nsubj", "Name=I-PER", "SpaceAfter=No"];
        let mut lines: Vec<Vec<String>> =
            FILE.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        for (place, edit, other) in edits {
            let (line, other) = (place as usize % lines.len(), other as usize);
            let column = other % lines[line].len();
            match edit {
                0 if lines.len() > 1 => drop(lines.remove(line)),
                1 => lines.insert(line, lines[other % lines.len()].clone()),
                2 => drop(lines[line].remove(column)),
                3 => lines.insert(line, vec![String::new()]),
                _ => lines[line][column] = FIELDS[other / 16 % FIELDS.len()].to_owned(),
            }
            lines.iter_mut().filter(|columns| columns.is_empty()).for_each(|columns| columns.push(String::new()));
        }
        let file: String = lines.iter().map(|columns| columns.join("\t") + "\n").collect();
        let Ok(sentences) = conllu::parse(&file) else { return Ok(()) };
        for text in conllu::texts(&sentences) {
            let Ok(document) = conllu::document(&text.text, &sentences[text.sentences.clone()]) else { continue };
            if document.sentences.is_empty() {
                continue;
            }
            let mut written = String::new();
            conllu::write(&document, &text.id, &[], &mut written).unwrap();
            let again = conllu::parse(&written).unwrap();
            prop_assert_eq!(&conllu::texts(&again)[0].text, &text.text);
            let again = conllu::document(&text.text, &again).unwrap();
            prop_assert_eq!(&again.tokens.spans, &document.tokens.spans);
            prop_assert_eq!(&again.analysis, &document.analysis);
            let tree = document.tree().unwrap();
            let _ = (roles::derive(tree), proper_names::find(tree));
        }
    }
}

/// Rows as they must come back: without enhanced graph, empty nodes and the notes that are not ours.
fn kept(sentences: &[conllu::Sentence]) -> Vec<conllu::Row> {
    let rows = sentences.iter().flat_map(|sentence| &sentence.rows).filter(|row| row.id != conllu::Id::Empty);
    rows.map(|row| conllu::Row { misc: String::new(), ..row.clone() }).collect()
}

#[test]
fn treebanks_come_back() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(folder) = home.ancestors().map(|a| a.join("shared/corpora/ud")).find(|folder| folder.exists()) else {
        println!("skipped: no treebanks (shared/corpora/ud) beside the repository");
        return;
    };
    for name in ["en_ewt-ud-dev.conllu", "en_gum-clean-dev.conllu"] {
        let file = std::fs::read_to_string(folder.join(name)).unwrap();
        let sentences = conllu::parse(&file).unwrap();
        let (mut differ, mut all) = (0, 0);
        for text in conllu::texts(&sentences) {
            let given = &sentences[text.sentences.clone()];
            let document = conllu::document(&text.text, given).unwrap();
            let mut written = String::new();
            conllu::write(&document, &text.id, &[], &mut written).unwrap();
            let again = conllu::parse(&written).unwrap();
            assert_eq!(again[0].begins, conllu::Begins::Document(text.id.clone()));
            let (before, after) = (kept(given), kept(&again));
            assert_eq!(before.len(), after.len(), "{}", text.id);
            for (a, b) in before.iter().zip(&after) {
                all += 1;
                if a != b {
                    differ += 1;
                    println!("{}: {a:?} came back as {b:?}", text.id);
                }
            }
        }
        // The forms of a few multi-word tokens do not add up to their characters: "gimme" is "give me".
        println!("{name}: {differ} of {all} rows came back otherwise");
        assert!(differ * 1000 < all, "{name}: {differ} of {all}");
    }
}
