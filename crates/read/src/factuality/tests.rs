//! Sentences of news, parsed, with how one of their events is held to be.

use super::{Certainty, Factuality, Polarity, Time, of};
use Certainty::{Certain, Possible, Probable, Unspecified};
use Polarity::{Negative, Positive};
use dateline_knowledge::Knowledge;
use dateline_syntax::{Syntax, network::Worker};

/// How the event is held to be whose word is marked by a star, and the words of its cues and its condition.
fn held(syntax: &Syntax, sentence: &str) -> (Factuality, Vec<String>, Option<String>) {
    let at = sentence.find('*').unwrap() as u32;
    let text = sentence.replacen('*', "", 1);
    let mut document = syntax.parse(&text);
    syntax.annotate(&mut Worker::default(), &mut document).unwrap();
    let tree = document.tree().unwrap();
    let event = tree.words().find(|word| word.span().start == at).unwrap();
    let held = of(event, Knowledge::built_in().signatures());
    let form = |&index: &u32| tree.get(index as usize).unwrap().form().to_owned();
    let condition = held.conditional.as_ref().map(form);
    (held.clone(), held.cues.iter().map(form).collect(), condition)
}

#[test]
fn the_report_holds() {
    let syntax = Syntax::built_in();
    for (sentence, certainty, polarity) in [
        ("Israel *launched strikes on Monday.", Certain, Positive),
        // Negation and its reach.
        ("The two sides did not *reach an agreement.", Certain, Negative),
        ("Israel has neither *confirmed nor denied it.", Certain, Negative),
        ("Nobody was *killed.", Certain, Negative),
        ("Neither side has *commented on the report.", Certain, Negative),
        ("Few people *came.", Certain, Negative),
        ("No *attack was reported overnight.", Certain, Negative),
        ("There has been no official *confirmation from Iran.", Certain, Negative),
        ("They left without *signing the agreement.", Certain, Negative),
        ("They did not eat or *drink.", Certain, Negative),
        ("The army did not attack because it *feared a trap.", Certain, Positive),
        // Auxiliaries and modals.
        ("Talks may *resume next week.", Possible, Positive),
        ("The two may not *meet.", Possible, Negative),
        ("They cannot *win.", Certain, Negative),
        ("He would have *signed the letter.", Probable, Negative),
        ("He should have *resigned.", Probable, Negative),
        ("They must have *known.", Probable, Positive),
        ("He has yet to *respond.", Certain, Negative),
        ("Iran must *stop its attacks.", Unspecified, Positive),
        // Implicatives turn round under negation, factives do not.
        ("The army managed to *retake the town.", Certain, Positive),
        ("The army did not manage to *retake the town.", Certain, Negative),
        ("The army failed to *stop the advance.", Certain, Negative),
        ("The president refused to *sign the deal.", Certain, Negative),
        ("He failed to persuade them to *leave.", Certain, Negative),
        ("The police was forced to *withdraw.", Certain, Positive),
        ("Police prevented protesters from *reaching the embassy.", Certain, Negative),
        ("He did not know that the troops had *left.", Certain, Positive),
        ("He regretted that they had not *come.", Certain, Negative),
        ("He pretended to *leave.", Certain, Negative),
        ("It is not true that we *attacked them.", Certain, Negative),
        ("The claim that Iran *attacked the ship was false.", Certain, Negative),
        ("There is no evidence that Iran *attacked the ship.", Unspecified, Positive),
        ("Police foiled a plot to *kill him.", Certain, Negative),
        ("The bid to *oust the premier failed.", Certain, Negative),
        // What is meant, wanted, threatened, asked.
        ("The minister threatened to *close the strait.", Unspecified, Positive),
        ("The government plans to *send troops to the border.", Unspecified, Positive),
        ("Troops will deploy to *protect voters.", Unspecified, Positive),
        ("Police opened fire to *disperse the crowd, killing two people.", Unspecified, Positive),
        ("Police opened fire to disperse the crowd, *killing two people.", Certain, Positive),
        ("The UN called for an immediate *ceasefire.", Unspecified, Positive),
        ("The threat of an *attack remains.", Unspecified, Positive),
        ("Did Iran *attack the ship?", Unspecified, Positive),
        ("Why did Iran *attack the ship?", Certain, Positive),
        // Hedges, and words on an event named by a noun.
        ("The troops probably *left.", Probable, Positive),
        ("Iran is unlikely to *accept the terms.", Probable, Negative),
        ("The alleged *attack happened in May.", Unspecified, Positive),
        ("The planned *visit was cancelled.", Certain, Negative),
        ("Ankara condemned the *attack.", Certain, Positive),
        ("The crisis almost *led to a war.", Certain, Negative),
        // Somebody's word.
        ("Iran denied the *attack on Friday.", Unspecified, Positive),
        ("According to state media, the forces *killed 12 militants.", Unspecified, Positive),
        ("As the minister said, troops *left.", Unspecified, Positive),
        ("The attack, which officials say *killed ten, was the third.", Unspecified, Positive),
    ] {
        let (held, cues, _) = held(&syntax, sentence);
        assert_eq!((held.certainty, held.polarity), (certainty, polarity), "{sentence} by {cues:?}");
    }
}

#[test]
fn the_speaker_holds() {
    let syntax = Syntax::built_in();
    for (sentence, certainty, polarity, sources) in [
        ("Iran denied that it had *attacked the ship.", Certain, Negative, 1),
        ("Officials said the army did not manage to *retake the town.", Certain, Negative, 2),
        ("Talks may *resume next week, Araghchi told reporters.", Possible, Positive, 1),
        ("“We will not *surrender,” he said.", Certain, Negative, 1),
        ("The minister threatened to *close the strait.", Probable, Positive, 1),
        ("He doubts that they will *come.", Probable, Negative, 1),
        ("I think they *left.", Probable, Positive, 0),
        ("The government rejected claims that soldiers had *fired on protesters.", Certain, Negative, 1),
        ("The minister believes that the group *carried out the attack.", Probable, Positive, 1),
        ("Rights groups accused the police of *killing protesters.", Certain, Positive, 1),
        ("Israel *launched strikes on Monday.", Certain, Positive, 0),
    ] {
        let (held, cues, _) = held(&syntax, sentence);
        let speaker = held.speaker();
        let ours = (speaker.certainty, speaker.polarity, held.sources.len());
        assert_eq!(ours, (certainty, polarity, sources), "{sentence} by {cues:?}");
    }
}

#[test]
fn what_hangs_on_a_condition_names_it() {
    let syntax = Syntax::built_in();
    for (sentence, condition) in [
        ("If the United States attacks, Iran will *respond.", Some("attacks")),
        ("Should the talks fail, the sanctions would *return.", Some("fail")),
        ("Without a deal, Iran could *resume enrichment.", Some("deal")),
        ("In case of an attack, Iran will *respond.", Some("attack")),
        ("Iran warned of a regional *war if the US attacked its bases.", Some("attacked")),
        ("If the US *attacked, Iran would respond.", None),
        ("Iran will *respond on Monday.", None),
    ] {
        let (held, cues, found) = held(&syntax, sentence);
        assert_eq!(found.as_deref(), condition, "{sentence} by {cues:?}");
        assert_ne!((held.certainty, held.time), (Certain, Time::NonFuture), "{sentence}");
    }
}

#[test]
fn what_lies_ahead_is_future() {
    let syntax = Syntax::built_in();
    for (sentence, time) in [
        ("The United States will *send a second carrier.", Time::Future),
        ("The United States is going to *send a second carrier.", Time::Future),
        ("The president is *visiting Beijing next week.", Time::Future),
        ("The government plans to *send troops.", Time::Future),
        ("They will meet and *discuss the plan.", Time::Future),
        ("The president is *visiting Beijing.", Time::NonFuture),
        ("He may have *left.", Time::NonFuture),
    ] {
        assert_eq!(held(&syntax, sentence).0.time, time, "{sentence}");
    }
}

#[test]
fn a_deep_tree_costs_no_more_than_its_bound() {
    // A chain of clauses, each the complement of the one before it, far deeper than people write.
    let deep = 5_000;
    let mut rows = String::new();
    let mut text = String::new();
    for word in 1..=deep {
        let relation = if word == 1 { "root" } else { "ccomp" };
        rows += &format!("{word}\tsays\tsay\tVERB\tVBZ\t_\t{}\t{relation}\t_\t_\n", word - 1);
        text += "says ";
    }
    let sentences = dateline_syntax::conllu::parse(&rows).unwrap();
    let document = dateline_syntax::conllu::document(text.trim_end(), &sentences).unwrap();
    let tree = document.tree().unwrap();
    let knowledge = Knowledge::built_in();
    for word in tree.words() {
        let held = of(word, knowledge.signatures());
        assert!(held.sources.len() <= 8 && held.cues.len() <= 64);
    }
}
