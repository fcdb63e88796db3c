//! A page without a tree: its tokens become a flat list of elements and the pieces of text in them, in one pass.
//!
//! Open elements stand on a stack of bounded height, so forty thousand nested `<div>` cost no more than forty thousand
//! flat ones. Paragraphs never run into each other: every block element ends the piece before it.

use super::tags::{self, Block, Class};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::ops::Range;

/// Open elements kept on the stack; deeper ones add their text to the last.
const DEEPEST: usize = 256;
/// Elements remembered; later ones count as part of what holds them.
const MOST_ELEMENTS: usize = 200_000;
/// Meta entries and `<time>` elements remembered, each.
const MOST_FACTS: usize = 2_000;

/// What makes an element the article, by its own markup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Marker {
    /// `itemprop="articleBody"`.
    Body,
    /// `<article>` or `role="article"`.
    Article,
    /// `<main>` or `role="main"`.
    Main,
    #[default]
    None,
}

/// A block element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Index of the element that holds it; its own for the page.
    pub(super) parent: u32,
    pub(super) marker: Marker,
    /// Whether its class or id names something that is mostly no article: a promotion, a share bar.
    pub(super) suspect: bool,
    /// The pieces inside, its descendants' included.
    pub(super) pieces: Range<u32>,
}

/// A run of text in one block.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) block: Block,
    /// Bytes of it that are links.
    pub(super) linked: usize,
    pub(super) element: u32,
}

/// A `<time datetime>`.
#[derive(Clone, Debug)]
pub(super) struct TimeTag {
    pub(super) datetime: String,
    /// Its own and its holders' hints: class, `itemprop`, `pubdate`.
    pub(super) hint: String,
    /// The piece it stands in or before.
    pub(super) piece: u32,
}

/// A page taken apart.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// In the order they open; the first is the page itself.
    pub(super) elements: Vec<Element>,
    pub(super) pieces: Vec<Piece>,
    /// `<meta>` name or property in lower case, and its content.
    pub(super) meta: Vec<(String, String)>,
    /// `application/ld+json` scripts.
    pub(super) linked_data: Vec<String>,
    pub(super) title: String,
    pub(super) language: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) times: Vec<TimeTag>,
}

/// Takes a page apart. `strict` leaves out what stands in `<nav>`, `<aside>`, `<footer>` and the like.
pub(super) fn scan(html: &str, strict: bool) -> Page {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut scanner = Scanner::new(strict);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &[u8]| {
                    let value = tag.attributes.get(name)?;
                    Some(String::from_utf8_lossy(value).trim().to_owned())
                };
                scanner.start(&tag.name, &attribute, tag.self_closing);
            }
            Token::EndTag(tag) => scanner.end(&tag.name),
            Token::String(text) => scanner.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    scanner.flush();
    while scanner.open.len() > 1 {
        scanner.pop();
    }
    let count = scanner.page.pieces.len() as u32;
    if let Some(page) = scanner.page.elements.first_mut() {
        page.pieces.end = count;
    }
    scanner.page
}

/// An element that is open.
struct Open {
    name: Vec<u8>,
    element: u32,
    /// Whether `element` is its own, and not its holder's.
    own: bool,
    block: Block,
    inline: bool,
    skipped: bool,
    linked: bool,
    /// Inside `<article>` or `<main>`, where a `<header>` belongs to the story.
    story: bool,
}

/// Where the text of a raw element goes.
#[derive(PartialEq)]
enum Raw {
    No,
    Title,
    LinkedData,
    Dropped,
}

struct Scanner {
    page: Page,
    open: Vec<Open>,
    /// Elements beyond the deepest.
    beyond: usize,
    run: String,
    linked: usize,
    space: bool,
    breaks: usize,
    raw: Raw,
    strict: bool,
}

impl Scanner {
    fn new(strict: bool) -> Self {
        let page = Page { elements: vec![Element::default()], ..Page::default() };
        let root = Open {
            name: Vec::new(),
            element: 0,
            own: true,
            block: Block::Paragraph,
            inline: false,
            skipped: false,
            linked: false,
            story: false,
        };
        Self {
            page,
            open: vec![root],
            beyond: 0,
            run: String::new(),
            linked: 0,
            space: false,
            breaks: 0,
            raw: Raw::No,
            strict,
        }
    }

    fn start(&mut self, name: &[u8], attribute: &dyn Fn(&[u8]) -> Option<String>, closed: bool) {
        match name {
            b"html" => self.page.language = attribute(b"lang").filter(|l| !l.is_empty()),
            b"meta" => self.meta(attribute),
            b"link" if attribute(b"rel").as_deref() == Some("canonical") => self.page.canonical = attribute(b"href"),
            b"title" if self.page.title.is_empty() && self.open.last().is_none_or(|o| !o.skipped) => {
                self.raw = Raw::Title
            }
            b"title" | b"style" | b"textarea" | b"noscript" | b"iframe" | b"xmp" | b"noembed" => {
                self.raw = Raw::Dropped
            }
            b"script" => {
                let linked = attribute(b"type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json"));
                self.raw = if linked { Raw::LinkedData } else { Raw::Dropped };
                if linked {
                    self.page.linked_data.push(String::new());
                }
            }
            _ => {}
        }
        match tags::class(name) {
            Class::Outer | Class::Void => {}
            Class::Break => self.breaks += 1,
            Class::Rule => self.flush(),
            Class::Inline => {
                if name == b"time" && self.page.times.len() < MOST_FACTS {
                    self.time(attribute);
                }
                if !closed || name == b"a" {
                    self.push(name, None, attribute);
                }
            }
            Class::Block(block) => {
                self.flush();
                self.imply_ends(name);
                self.push(name, Some(block), attribute);
            }
            Class::Skipped => {
                self.flush();
                // A self-closing `<svg/>` or `<path/>` holds nothing.
                if !closed {
                    self.push(name, Some(Block::Paragraph), attribute);
                    if let Some(top) = self.open.last_mut() {
                        top.skipped = true;
                    }
                }
            }
            Class::Around => {
                self.flush();
                self.push(name, Some(Block::Paragraph), attribute);
                let strict = self.strict;
                if let Some(top) = self.open.last_mut() {
                    // A header inside the article holds its headline.
                    top.skipped |= strict && !(name == b"header" && top.story);
                }
            }
        }
    }

    fn push(&mut self, name: &[u8], block: Option<Block>, attribute: &dyn Fn(&[u8]) -> Option<String>) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let Some(holder) = self.open.last() else { return };
        let mut open = Open {
            name: name.to_vec(),
            element: holder.element,
            own: false,
            block: block.unwrap_or(holder.block),
            inline: block.is_none(),
            skipped: holder.skipped
                || attribute(b"hidden").is_some()
                || attribute(b"aria-hidden").as_deref() == Some("true"),
            // A link within the page, as headings carry, leads nowhere else.
            linked: holder.linked || (name == b"a" && !attribute(b"href").is_some_and(|h| h.starts_with('#'))),
            story: holder.story,
        };
        if block.is_some() {
            let role = attribute(b"role").unwrap_or_default().to_ascii_lowercase();
            open.skipped |= self.strict && tags::role_is_around(&role);
            let marker = match (attribute(b"itemprop").as_deref(), name, role.as_str()) {
                (Some("articleBody"), ..) => Marker::Body,
                (_, b"article", _) | (.., "article") => Marker::Article,
                (_, b"main", _) | (.., "main") => Marker::Main,
                _ => Marker::None,
            };
            open.story |= marker != Marker::None;
            if self.page.elements.len() < MOST_ELEMENTS {
                let hints = [attribute(b"class"), attribute(b"id")];
                let suspect = marker == Marker::None && hints.iter().flatten().any(|h| tags::is_suspect(h));
                let at = self.page.pieces.len() as u32;
                let parent = open.element;
                open.element = self.page.elements.len() as u32;
                open.own = true;
                self.page.elements.push(Element { parent, marker, suspect, pieces: at..at });
            }
        }
        self.open.push(open);
    }

    fn pop(&mut self) {
        if let Some(gone) = self.open.pop()
            && gone.own
            && let Some(element) = self.page.elements.get_mut(gone.element as usize)
        {
            element.pieces.end = self.page.pieces.len() as u32;
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.raw != Raw::No {
            self.raw = Raw::No;
        }
        match tags::class(name) {
            Class::Outer | Class::Void | Class::Rule => return,
            Class::Break => {
                self.breaks += 1;
                return;
            }
            _ => {}
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            if !matches!(tags::class(name), Class::Inline) {
                self.flush();
            }
            return;
        }
        let Some(at) = self.open.iter().rposition(|o| o.name == name).filter(|at| *at > 0) else {
            if name == b"p" {
                self.flush();
            }
            return;
        };
        if self.open[at..].iter().any(|o| !o.inline) {
            self.flush();
        }
        while self.open.len() > at {
            self.pop();
        }
    }

    /// Ends what a start tag ends without saying so: a paragraph before a block, an item before an item.
    fn imply_ends(&mut self, name: &[u8]) {
        let Some(ended) = tags::ends_before(name) else { return };
        for at in (1..self.open.len()).rev() {
            let open = &self.open[at];
            if ended.contains(&open.name.as_slice()) {
                while self.open.len() > at {
                    self.pop();
                }
                return;
            }
            if tags::is_scope(&open.name) {
                return;
            }
        }
    }

    fn text(&mut self, text: &str) {
        match self.raw {
            Raw::Dropped => return,
            Raw::Title => {
                self.page.title.push_str(text);
                return;
            }
            Raw::LinkedData => {
                if let Some(script) = self.page.linked_data.last_mut() {
                    script.push_str(text);
                }
                return;
            }
            Raw::No => {}
        }
        let Some(top) = self.open.last().filter(|o| !o.skipped) else { return };
        let (linked, kept) = (top.linked, top.block == Block::Preformatted);
        let before = self.run.len();
        for c in text.chars() {
            // Hints for line breaking are no part of a word.
            if matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}') {
                continue;
            }
            if kept && c == '\n' {
                self.run.push('\n');
                self.space = false;
            } else if c.is_whitespace() {
                self.space = true;
            } else {
                if !self.run.is_empty() {
                    match self.breaks {
                        0 if self.space => self.run.push(' '),
                        0 => {}
                        1 => self.run.push('\n'),
                        _ => self.run.push_str("\n\n"),
                    }
                }
                (self.space, self.breaks) = (false, 0);
                self.run.push(c);
            }
        }
        if linked {
            self.linked += self.run.len() - before;
        }
    }

    /// Ends the run of text at a block's border.
    fn flush(&mut self) {
        (self.space, self.breaks) = (false, 0);
        if self.run.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.run);
        let linked = std::mem::take(&mut self.linked);
        let (element, block) = self.open.last().map_or((0, Block::Paragraph), |o| (o.element, o.block));
        if !text.trim().is_empty() {
            self.page.pieces.push(Piece { text: text.trim_end().to_owned(), block, linked, element });
        }
    }

    fn meta(&mut self, attribute: &dyn Fn(&[u8]) -> Option<String>) {
        let name = attribute(b"property").or_else(|| attribute(b"name")).or_else(|| attribute(b"itemprop"));
        let name = name.or_else(|| attribute(b"http-equiv"));
        if let (Some(name), Some(content)) = (name, attribute(b"content"))
            && !content.is_empty()
            && self.page.meta.len() < MOST_FACTS
        {
            self.page.meta.push((name.to_ascii_lowercase(), content));
        }
    }

    fn time(&mut self, attribute: &dyn Fn(&[u8]) -> Option<String>) {
        let Some(datetime) = attribute(b"datetime").or_else(|| attribute(b"content")) else { return };
        let mut hint = String::new();
        for name in [&b"itemprop"[..], b"class", b"pubdate", b"data-testid"] {
            if let Some(value) = attribute(name) {
                hint.push_str(if name == b"pubdate" { "pubdate" } else { &value });
                hint.push(' ');
            }
        }
        let piece = self.page.pieces.len() as u32;
        self.page.times.push(TimeTag { datetime, hint: hint.to_ascii_lowercase(), piece });
    }
}
