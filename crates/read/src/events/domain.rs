//! Sentences of sport, markets and the like, whose strikes, raids and victories are none.

use super::kinds::Kinds;
use crate::scene::Scene;
use dateline_types::Upos;
use dateline_types::document::Word;

/// Whether a sentence is read for events: not where it is of sport, by two of its words, or by one that is of nothing else
/// and none of arms and police.
pub(super) fn is_read(scene: &Scene, kinds: &Kinds, sentence: usize) -> bool {
    // What is asked is not told.
    let asked = scene.tree.sentence(sentence).rev().take(2).any(|word| word.form() == "?");
    if asked {
        return false;
    }
    let classes = scene.desk.knowledge.word_classes();
    let (Some(sport), Some(strong)) = (classes.class("sportword"), classes.class("sportonly")) else { return true };
    let (mut weak_hits, mut strong_hits, mut armed, mut scored) = (0, 0, false, false);
    for word in scene.tree.sentence(sentence).filter(|word| !matches!(word.upos(), Upos::Punct | Upos::Adp | Upos::Det))
    {
        let own = classes.of(&word.lemma().to_lowercase());
        // "3-0", in three words.
        let digits = |word: Option<Word>| {
            word.is_some_and(|word| word.form().len() <= 2 && word.form().chars().all(|c| c.is_ascii_digit()))
        };
        let dash = word.after().filter(|dash| matches!(dash.form(), "-" | "–"));
        strong_hits += usize::from(dash.is_some() && digits(Some(word)) && digits(dash.and_then(|dash| dash.after())));
        let score = is_score(word.form());
        scored |= score;
        weak_hits += usize::from(own.has(sport));
        strong_hits += usize::from(own.has(strong) || score);
        armed |= kinds.is_armed(scene, word);
    }
    // "Two people were killed in a shooting at a football match".
    let grave = scene.tree.sentence(sentence).any(|word| is_grave(&word)) && !scored;
    grave || strong_hits + weak_hits < 2 && (strong_hits == 0 || armed)
}

/// Whether a word is of crime or war and of no sport.
fn is_grave(word: &Word) -> bool {
    #[rustfmt::skip]
    const GRAVE: [&str; 22] = [
        "murder", "stab", "gunman", "gunmen", "bombing", "bomber", "explosion", "militant", "terrorist", "arrest", "sentence",
        "indict", "extradite", "protester", "massacre", "assassinate", "kidnap", "hostage", "rape", "shooting", "riot", "airstrike",
    ];
    matches!(word.upos(), Upos::Noun | Upos::Verb) && GRAVE.contains(&word.lemma())
}

/// The words of a sentence that tell: not those of a topic before a colon, "Syrian civil war: Rebels take Idlib".
pub(super) fn told<'a>(scene: &Scene<'a>, sentence: usize) -> impl DoubleEndedIterator<Item = Word<'a>> {
    const MOST: usize = 9;
    let words = || scene.tree.sentence(sentence);
    let colon = words().take(MOST).find(|word| word.form() == ":").map_or(0, Word::index);
    let verb = |word: Word| matches!(word.upos(), Upos::Verb | Upos::Aux);
    // "2011 Norway attacks:": the word before the colon may be taken for a verb.
    let is_year = |first: Word| first.form().len() == 4 && first.form().chars().all(|c| c.is_ascii_digit());
    let until = colon - usize::from(colon > 0 && words().next().is_some_and(is_year));
    let label = colon > 0
        && !words().take_while(|word| word.index() < until).any(verb)
        && words().any(|word| word.index() > colon && verb(word));
    let from = if label { colon } else { 0 };
    words().filter(move |word| word.index() >= from)
}

/// "4–1", "2-0".
fn is_score(form: &str) -> bool {
    const MOST: u32 = 150;
    let mut sides = form.split(['–', '-']);
    let number =
        |side: Option<&str>| side.and_then(|side| side.parse::<u32>().ok()).is_some_and(|number| number <= MOST);
    number(sides.next()) && number(sides.next()) && sides.next().is_none()
}
