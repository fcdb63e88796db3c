//! A page's own facts: date, headline, outlet, author, from linked data first, then meta entries, then the page.

use super::linked_data::Linked;
use super::page::Page;
use super::tags::Block;
use dateline_read::published;
use dateline_types::{Note, Published};

/// Meta names that hold the date of publication, the surest first.
const DATES: [&str; 24] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "article.published",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "publicationdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "dcterms.date",
    "dc.date",
    "article:post_date",
    "date",
];
const TITLES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "parsely-title"];
const OUTLETS: [&str; 5] =
    ["og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title"];
const AUTHORS: [&str; 8] = [
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "citation_author",
];

/// The day the page was published. What cannot be read is noted, and the next place is asked.
pub(super) fn date(page: &Page, linked: &Linked, notes: &mut Vec<Note>) -> Option<Published> {
    let from_meta = DATES.iter().flat_map(|name| meta(page, name));
    let mut unread = None;
    for written in linked.published.as_deref().into_iter().chain(from_meta) {
        match published::parse(written) {
            Some(date) => return Some(date),
            None => unread = unread.or(Some(written)),
        }
    }
    let in_times = times(page).iter().find_map(|written| published::parse(written));
    if in_times.is_some() {
        return in_times;
    }
    if let Some(written) = unread {
        let short: String = written.chars().take(40).collect();
        notes.push(Note::whole(format!("the page's date “{short}” was not understood")));
    }
    let address = address(page, linked)?;
    let date = in_address(&address)?;
    notes.push(Note::whole("the publication date is taken from the page's address"));
    Some(date)
}

/// The `<time>` elements, those that say they are the publication first, those that say they are not left out.
fn times(page: &Page) -> Vec<&str> {
    // Before or in the head of the text, not among the teasers below it.
    let first = page.pieces.iter().position(|p| p.text.len() >= 200).unwrap_or(page.pieces.len()) as u32;
    let mut times: Vec<(u8, &str)> = page
        .times
        .iter()
        .filter_map(|time| {
            let says = |words: &[&str]| words.iter().any(|w| time.hint.contains(w));
            let rank = match () {
                () if says(&["modified", "updated", "event"]) => return None,
                () if says(&["datepublished", "pubdate"]) => 0,
                () if says(&["publish", "posted", "entry-date", "dateline", "timestamp"]) => 1,
                () if time.piece <= first => 2,
                () => return None,
            };
            Some((rank, time.datetime.as_str()))
        })
        .collect();
    times.sort_by_key(|(rank, _)| *rank);
    times.into_iter().map(|(_, written)| written).collect()
}

/// `/2026/02/03/`, `/2026-02-03-`, `/20260203/` in an address.
fn in_address(address: &str) -> Option<Published> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |part: &&str, digits: usize| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
    for (i, part) in parts.iter().enumerate() {
        if number(part, 8)
            && let Some(date) = published::parse(part)
        {
            return Some(date);
        }
        if let [year, month, day, ..] = &parts[i..]
            && number(year, 4)
            && (number(month, 2) || number(month, 1) || month.len() == 3)
            && (number(day, 2) || number(day, 1))
            && let Some(date) = published::parse(&format!("{year}-{month}-{day}"))
                .or_else(|| published::parse(&format!("{day} {month} {year}")))
        {
            return Some(date);
        }
    }
    None
}

/// The headline, without the outlet's name behind it.
pub(super) fn title(page: &Page, linked: &Linked, outlet: Option<&str>) -> Option<String> {
    let headlines: Vec<&str> =
        page.pieces.iter().filter(|p| p.block == Block::Headline).map(|p| p.text.as_str()).collect();
    let from_page = page.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let given =
        linked.headline.clone().or_else(|| TITLES.iter().find_map(|name| meta(page, name).next().map(str::to_owned)));
    let only = || match headlines.as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    };
    let title = given.or_else(only).or((!from_page.is_empty()).then_some(from_page))?;
    // Meta entries are often escaped twice.
    let title = unescape(&title).split_whitespace().collect::<Vec<_>>().join(" ");
    // A headline on the page that the title begins with shows where the title ends.
    if let Some(head) =
        headlines.iter().map(|h| h.replace('\n', " ")).find(|h| h.len() > 12 && title.starts_with(h.as_str()))
    {
        return Some(head);
    }
    Some(without_outlet(&title, outlet).to_owned()).filter(|t| !t.is_empty())
}

/// "Envoys meet | The Example" without its second half.
fn without_outlet<'t>(title: &'t str, outlet: Option<&str>) -> &'t str {
    let plain = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let outlet = outlet.map(plain).unwrap_or_default();
    let mut title = title.trim();
    for mark in [" | ", " — ", " – ", " - ", " :: ", " « ", " • ", " · "] {
        while let Some(at) = title.rfind(mark) {
            let (head, tail) = (&title[..at], &title[at + mark.len()..]);
            let name = plain(tail);
            let is_outlet =
                !outlet.is_empty() && !name.is_empty() && (outlet.contains(&name) || name.contains(&outlet));
            let short = tail.split_whitespace().count() <= 4 && head.split_whitespace().count() >= 3;
            let bar = mark == " | " || mark == " :: " || mark == " « ";
            if !(is_outlet || (bar && short)) {
                break;
            }
            title = head.trim_end();
        }
    }
    title
}

/// Who published the page: a name, else the host it came from.
pub(super) fn outlet(page: &Page, linked: &Linked) -> Option<String> {
    let named = linked.publisher.clone().filter(|p| !p.starts_with("http"));
    let from_meta =
        || OUTLETS.iter().find_map(|name| meta(page, name).next().map(unescape)).filter(|o| !o.starts_with("http"));
    named.or_else(from_meta).or_else(|| {
        let address = address(page, linked)?;
        let host = address.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
        Some(host.trim_start_matches("www.").to_owned()).filter(|h| h.contains('.'))
    })
}

pub(super) fn byline(page: &Page, linked: &Linked) -> Option<String> {
    let named = |author: &String| !author.is_empty() && !author.starts_with("http") && author.len() <= 200;
    let author = linked
        .author
        .clone()
        .filter(named)
        .or_else(|| AUTHORS.iter().flat_map(|name| meta(page, name)).map(unescape).find(named))?;
    let author = author.strip_prefix("By ").or_else(|| author.strip_prefix("by ")).unwrap_or(&author);
    Some(author.trim().to_owned())
}

pub(super) fn address(page: &Page, linked: &Linked) -> Option<String> {
    let given = [page.canonical.clone(), meta(page, "og:url").next().map(str::to_owned), linked.url.clone()];
    given.into_iter().flatten().find(|u| u.starts_with("http"))
}

pub(super) fn language(page: &Page, linked: &Linked) -> Option<String> {
    let from_meta =
        ["content-language", "og:locale", "language", "dc.language"].iter().find_map(|n| meta(page, n).next());
    let language =
        page.language.clone().or_else(|| linked.language.clone()).or_else(|| from_meta.map(str::to_owned))?;
    let tag = language.trim().replace('_', "-");
    let fits = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits.then_some(tag)
}

fn meta<'p>(page: &'p Page, name: &str) -> impl Iterator<Item = &'p str> {
    page.meta.iter().filter(move |(n, _)| n == name).map(|(_, content)| content.as_str())
}

/// The five XML entities and numbers, once more.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.as_bytes().iter().take(12).position(|b| *b == b';');
        let c = end.and_then(|end| match &rest[1..end] {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            "rsquo" => Some('’'),
            "lsquo" => Some('‘'),
            "rdquo" => Some('”'),
            "ldquo" => Some('“'),
            "ndash" => Some('–'),
            "mdash" => Some('—'),
            number => {
                let digits = number.strip_prefix('#')?;
                let code = match digits.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => digits.parse().ok()?,
                };
                char::from_u32(code)
            }
        });
        match (c, end) {
            (Some(c), Some(end)) => {
                plain.push(c);
                rest = &rest[end + 1..];
            }
            _ => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlets_name_leaves_the_title() {
        for (title, outlet, is) in [
            ("Envoys meet on the lake | The Example", None, "Envoys meet on the lake"),
            ("Envoys meet on the lake - The Example News", Some("The Example"), "Envoys meet on the lake"),
            ("Envoys meet on the lake | World | Example", None, "Envoys meet on the lake"),
            ("Peace talks - a first day", Some("The Example"), "Peace talks - a first day"),
            ("Yes | The Example", None, "Yes | The Example"),
        ] {
            assert_eq!(without_outlet(title, outlet), is);
        }
    }

    #[test]
    fn dates_in_addresses() {
        for (address, is) in [
            ("https://example.org/2026/02/03/envoys-meet", Some("2026-02-03")),
            ("https://example.org/world/2026-02-03-envoys", Some("2026-02-03")),
            ("https://example.org/a/20260203/b.html", Some("2026-02-03")),
            ("https://example.org/2026/feb/03/envoys", Some("2026-02-03")),
            ("https://example.org/news/12345678", None),
            ("https://example.org/2026/envoys", None),
        ] {
            assert_eq!(in_address(address).map(|p| p.to_string()).as_deref(), is, "{address}");
        }
    }

    #[test]
    fn entities_escaped_twice() {
        assert_eq!(unescape("Jane &amp; John &#8217;s &#x201c;A&quot; & &co; &"), "Jane & John ’s “A\" & &co; &");
    }
}
