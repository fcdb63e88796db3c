//! What HTML's element names, roles and class words mean for the text of an article.

/// How a block's text stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph,
    /// The page's headline.
    Headline,
    Heading,
    Item,
    Cell,
    Preformatted,
}

/// What an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `<html>`, `<head>`, `<body>`: no more than the page.
    Outer,
    /// Holds nothing and breaks nothing.
    Void,
    /// A line break.
    Break,
    /// A border without content.
    Rule,
    /// Part of the line.
    Inline,
    Block(Block),
    /// Never the report's words: scripts, forms' fields, pictures and their captions.
    Skipped,
    /// Around the article: navigation, asides, page headers and footers.
    Around,
}

pub(super) fn class(name: &[u8]) -> Class {
    match name {
        b"html" | b"head" | b"body" => Class::Outer,
        b"br" => Class::Break,
        b"hr" => Class::Rule,
        b"meta" | b"link" | b"base" | b"img" | b"wbr" | b"source" | b"track" | b"area" | b"col" | b"param"
        | b"embed" | b"input" => Class::Void,
        b"h1" => Class::Block(Block::Headline),
        b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"summary" => Class::Block(Block::Heading),
        b"li" | b"dt" | b"dd" => Class::Block(Block::Item),
        b"td" | b"th" => Class::Block(Block::Cell),
        b"pre" | b"listing" => Class::Block(Block::Preformatted),
        b"address" | b"article" | b"blockquote" | b"center" | b"details" | b"div" | b"dl" | b"fieldset" | b"form"
        | b"hgroup" | b"legend" | b"main" | b"ol" | b"p" | b"search" | b"section" | b"table" | b"tbody" | b"tfoot"
        | b"thead" | b"tr" | b"ul" => Class::Block(Block::Paragraph),
        b"script" | b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"iframe" | b"object" | b"canvas"
        | b"video" | b"audio" | b"select" | b"button" | b"textarea" | b"figure" | b"figcaption" | b"picture"
        | b"map" | b"caption" | b"dialog" | b"menu" | b"datalist" | b"xmp" | b"noembed" | b"title" => Class::Skipped,
        b"nav" | b"aside" | b"footer" | b"header" => Class::Around,
        _ => Class::Inline,
    }
}

/// The elements that a start tag ends where they are open.
pub(super) fn ends_before(name: &[u8]) -> Option<&'static [&'static [u8]]> {
    Some(match name {
        b"li" => &[b"li"],
        b"dt" | b"dd" => &[b"dt", b"dd"],
        b"td" | b"th" => &[b"td", b"th"],
        b"tr" => &[b"tr"],
        _ => &[b"p"],
    })
}

/// What an implied end does not reach beyond.
pub(super) fn is_scope(name: &[u8]) -> bool {
    matches!(
        name,
        b"div" | b"ul" | b"ol" | b"dl" | b"table" | b"article" | b"section" | b"main" | b"blockquote" | b"td"
    )
}

/// ARIA roles of what stands around an article.
pub(super) fn role_is_around(role: &str) -> bool {
    matches!(
        role,
        "navigation"
            | "complementary"
            | "banner"
            | "contentinfo"
            | "search"
            | "dialog"
            | "alertdialog"
            | "menu"
            | "menubar"
            | "toolbar"
            | "tablist"
    )
}

/// Whether a class or id names something that is mostly no part of an article.
pub(super) fn is_suspect(class: &str) -> bool {
    const WORDS: [&str; 52] = [
        "ad",
        "ads",
        "advert",
        "advertisement",
        "advertising",
        "adslot",
        "banner",
        "breadcrumb",
        "breadcrumbs",
        "caption",
        "comment",
        "comments",
        "consent",
        "cookie",
        "cookies",
        "copyright",
        "credit",
        "credits",
        "disqus",
        "donate",
        "footer",
        "masthead",
        "menu",
        "modal",
        "mostread",
        "nav",
        "navbar",
        "navigation",
        "newsletter",
        "outbrain",
        "paywall",
        "popup",
        "promo",
        "promotion",
        "promoted",
        "recirc",
        "recommended",
        "recommendations",
        "related",
        "share",
        "sharing",
        "sidebar",
        "signup",
        "social",
        "sponsor",
        "sponsored",
        "subscribe",
        "subscription",
        "taboola",
        "toolbar",
        "trending",
        "widget",
    ];
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let hidden = class.contains("visually-hidden") || class.contains("sr-only") || class.contains("visuallyhidden");
    hidden || words.any(|w| WORDS.contains(&w.to_ascii_lowercase().as_str()))
}
