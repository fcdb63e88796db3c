//! Money that is no figure: prices and turnovers, rates, conversions in brackets, weights in pounds.

use crate::figures::noun::Site;
use crate::figures::numbers::Number;
use crate::scene::Scene;
use dateline_knowledge::currencies::Side;
use dateline_types::Upos;
use dateline_types::document::Word;

/// Words of trade: what they govern is business, not what an act of state or a disaster cost.
#[rustfmt::skip]
const TRADE: [&str; 47] = [
    "price", "revenue", "turnover", "sale", "profit", "earnings", "salary", "income", "wage", "prize", "share", "stock",
    "dividend", "valuation", "market", "rent", "ticket", "fare", "subscription", "box", "gross", "net", "sell", "retail",
    "earn", "apiece", "worth", "fortune", "auction", "contract", "value", "valued", "operating", "investment", "economy",
    "buy", "purchase", "acquire", "invest", "commit", "deal", "takeover", "bid", "sponsorship", "merger", "acquisition", "stake",
];

/// Why an amount of money is no figure; none where nothing speaks against it.
pub(crate) fn refused(scene: &Scene, number: &Number, site: &Site) -> Option<&'static str> {
    let word = |at: usize| scene.tree.get(at).filter(|word| word.sentence_index() == site.anchor.sentence_index());
    let before = number.phrase.start.checked_sub(1).and_then(word);
    let after = word(number.phrase.end);
    let form = |word: Option<Word>| word.map_or("", Word::form).to_lowercase();
    if matches!(form(after).as_str(), "per" | "a" | "an" | "apiece" | "each" | "/") {
        return Some("rate");
    }
    if number.is_one() {
        return Some("unit of money");
    }
    // "900 million zlotys (181 million pounds)": said already.
    let told = before.and_then(Word::before).is_some_and(|word| {
        matches!(word.upos(), Upos::Num | Upos::Sym)
            || scene.desk.knowledge.currencies().code(Side::After, &word.form().to_lowercase()).is_some()
    });
    if form(before) == "(" && form(after) == ")" && told {
        return Some("conversion");
    }
    let pounds = number.currency.as_deref() == Some("GBP") && form(word(number.phrase.end - 1)).starts_with("pound");
    let weighs = |word: &Word| matches!(word.lemma(), "weigh" | "gain" | "lose" | "weight" | "heavy");
    if pounds
        && (scene.predicates(site.anchor).any(|(verb, _)| weighs(&verb))
            || site.anchor.parent().is_some_and(|over| weighs(&over)))
    {
        return Some("weight");
    }
    let near = [Some(site.anchor), site.noun, site.anchor.parent()].into_iter().flatten();
    let trade = |word: &Word| TRADE.contains(&word.lemma().to_lowercase().as_str());
    let around = near.clone().chain(near.flat_map(|word| word.children()));
    around.into_iter().any(|word| trade(&word)).then_some("business")
}
