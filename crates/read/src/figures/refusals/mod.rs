//! What is a number and no figure: ages, durations, ranks, names, shares, distances, scores.

mod ages;
mod money;
mod names;
mod participants;
mod unreal;

use super::noun::Site;
use super::numbers::{Kind, Number};
use crate::scene::Scene;
use ages::is_age;
use dateline_knowledge::counted::Class;
use dateline_types::document::Word;
use dateline_types::{Relation, Upos};
use names::{is_name, is_time, is_year};
use participants::{is_one_of_many, is_perpetrator};
use unreal::{increments, is_imagined, is_limit, is_nought};

/// Why a number is no figure; none where nothing speaks against it.
pub(crate) fn refused(scene: &Scene, number: &Number, site: &Site) -> Option<&'static str> {
    let word = |at: usize| scene.tree.get(at).filter(|word| word.sentence_index() == site.anchor.sentence_index());
    let first = word(number.words.start)?;
    let (before, after) = (number.phrase.start.checked_sub(1).and_then(word), word(number.phrase.end));
    // "the 2018 Bitcoin threats": a year before a name of money.
    let year = number.currency.is_some() && first.form().len() == 4 && first.form().bytes().all(|b| b.is_ascii_digit());
    if year && number.words.len() == 2 && scene.time_over(&number.words).is_some() {
        return Some("time");
    }
    if number.kind != Kind::Zero && number.currency.is_none() && is_time(scene, number, site) {
        return Some("time");
    }
    if number.currency.is_some() {
        return money::refused(scene, number, site);
    }
    let form = |word: Option<Word>| word.map_or("", Word::form).to_lowercase();
    if matches!(form(after).as_str(), "%" | "percent" | "per" | "percentage" | "°c" | "°f" | "°" | "pc") {
        return Some("share");
    }
    // "younger than 18", "by 212 votes to 64".
    let second = before.and_then(Word::before).map_or("", Word::lemma);
    if form(before) == "than" && matches!(second, "young" | "old" | "younger" | "older") {
        return Some("age");
    }
    // "all but three were killed": of the three nobody says so.
    if matches!(form(before).as_str(), "but" | "except" | "bar") && matches!(second, "all" | "everyone" | "everybody") {
        return Some("exception");
    }
    if form(before) == "to" && second == "vote" {
        return Some("votes");
    }
    if is_age(number, before, after) {
        return Some("age");
    }
    if matches!(
        form(before).as_str(),
        "magnitude" | "number" | "no." | "no" | "#" | "category" | "level" | "grade" | "phase" | "chapter"
    ) && number.kind == Kind::Cardinal
    {
        return Some("rank");
    }
    if is_name(scene, number, site, first, before) {
        return Some("name");
    }
    if number.low.or(number.high).is_some_and(|own| own.as_whole().is_none()) {
        return Some("decimal");
    }
    let behind = site.noun.filter(|noun| noun.index() >= number.phrase.end).and_then(Word::after);
    if matches!(form(before).as_str(), "per" | "every") || form(behind) == "per" {
        return Some("rate");
    }
    // "one in four", "two out of three", and the second number of either.
    let numbered = word(number.phrase.end + 1).is_some_and(|next| next.upos() == Upos::Num);
    let one = |word: Word| word.form().eq_ignore_ascii_case("one");
    let second = before.filter(|word| word.form() == "in").and_then(Word::before).is_some_and(one);
    if second || form(after) == "in" && numbered && number.is_one() {
        return Some("rate");
    }
    if form(after) == "out" && numbered && form(word(number.phrase.end + 1)) != "one" {
        return Some("rate");
    }
    if number.kind == Kind::Ordinal
        && !site.noun.is_some_and(|noun| matches!(noun.form(), "death" | "fatality") && !number.is_one())
    {
        return Some("ordinal");
    }
    if site
        .class
        .is_some_and(|class| matches!(class, Class::Time | Class::Unit | Class::Place | Class::Thing | Class::Vehicle))
    {
        return Some("other count");
    }
    // "the nation's 5.5 million people".
    let whole = |word: &Word| {
        matches!(word.lemma(), "nation" | "country" | "city" | "state" | "town" | "island" | "region" | "world")
    };
    if site.anchor.children().any(|child| child.relation() == Relation::NmodPoss && whole(&child)) {
        return Some("population");
    }
    if is_perpetrator(site) {
        return Some("perpetrators");
    }
    if is_one_of_many(number, first, after) {
        return Some("single participant");
    }
    if increments(scene, number, site) {
        return Some("increment");
    }
    if is_year(number, first, before) {
        return Some("year");
    }
    if is_imagined(scene, site) {
        return Some("hypothetical");
    }
    if is_limit(scene, number, site) {
        return Some("limit");
    }
    if number.kind == Kind::Zero && !is_nought(scene, site) {
        return Some("no count");
    }
    None
}
