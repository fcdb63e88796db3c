//! Pages of our own writing, each with one difficulty.

use super::*;

fn page(html: &str) -> Report {
    read(html.as_bytes().to_vec()).unwrap()
}

const FIRST: &str = "The envoys met on Monday in a small town on the lake, and spoke about the truce.";
const SECOND: &str = "A second round is to begin on Friday, the ministry said in a statement late at night.";

#[test]
fn paragraphs_are_kept_apart() {
    let report = page(&format!(
        "<!doctype html><html lang=en-GB><head><title>Envoys meet on the lake | The Example</title></head><body>\
         <nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>\
         <article><h1>Envoys meet on the lake</h1><p>{FIRST}<p>{SECOND}<h2>Fair deal</h2>\
         <p>They  said\n “work <b>some</b>thing out”&nbsp;&amp; left.<br><br>The end came<br>late.</p>\
         <ul><li>One item<li>Two items</ul><table><tr><td>1</td><td>2</td></tr><tr><td>3<td>4</table>\
         <aside>Read this</aside><figure><img><figcaption>A lake. Photo</figcaption></figure></article>\
         <footer>© 2026 The Example</footer></body></html>"
    ));
    assert_eq!(
        report.text,
        format!(
            "{FIRST}\n\n{SECOND}\n\nFair deal\n\nThey said “work something out” & left.\n\nThe end came\nlate.\n\n\
             - One item\n- Two items\n\n1 | 2\n3 | 4"
        )
    );
    assert_eq!(report.title.as_deref(), Some("Envoys meet on the lake"));
    assert_eq!(report.language.as_deref(), Some("en-GB"));
    assert_eq!(report.published, None);
}

#[test]
fn linked_data_comes_before_meta_before_time() {
    let linked = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Envoys meet",
        "datePublished":"2026-02-03T10:00:00+01:00","author":{"name":"Jane Roe"},"publisher":{"name":"The Example"}}</script>"#;
    let meta = r#"<meta property="article:published_time" content="2026-02-02T08:00:00Z"><meta property="og:site_name"
        content="Other"><meta name=author content="By John Doe"><link rel=canonical href="https://www.example.org/a">"#;
    let body = format!("<p><time datetime=2026-02-01>Sunday</time></p><p>{FIRST}</p><p>{SECOND}</p>");
    let date = |report: &Report| report.published.unwrap().to_string();
    let report = page(&format!("<html><head>{meta}{linked}</head><body>{body}"));
    assert_eq!(date(&report), "2026-02-03T10:00+01:00");
    assert_eq!(report.outlet.as_deref(), Some("The Example"));
    assert_eq!(report.byline.as_deref(), Some("Jane Roe"));
    assert_eq!(report.url.as_deref(), Some("https://www.example.org/a"));
    let report = page(&format!("<html><head>{meta}</head><body>{body}"));
    assert_eq!((date(&report).as_str(), report.outlet.as_deref()), ("2026-02-02T08:00Z", Some("Other")));
    assert_eq!(report.byline.as_deref(), Some("John Doe"));
    assert_eq!(date(&page(&format!("<html><body>{body}"))), "2026-02-01");
    let unread = page(&format!("<meta name=date content=soon><p>{FIRST}</p>"));
    assert_eq!(unread.published, None);
    assert!(unread.notes[0].what.contains("“soon”"));
}

#[test]
fn the_article_among_other_things() {
    let teaser =
        "<div class=teaser><h3><a href=/x>Another story altogether</a></h3><p>Its summary, not long.</p></div>";
    let html = format!(
        "<div id=page><div class=top>{}</div><div class=content><div class=share-bar>Share this with your friends and \
         everybody you know today.</div><div class=body><p>{FIRST}</p><p>{SECOND}</p><p><a href=/y>Read more: another story</a>\
         </p><p>They left.</p></div></div><div class=more>{}</div></div>",
        teaser.repeat(2),
        teaser.repeat(2)
    );
    assert_eq!(page(&html).text, format!("{FIRST}\n\n{SECOND}\n\nThey left."));
}

#[test]
fn the_body_in_linked_data_shows_what_belongs() {
    let linked = format!(
        "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{FIRST} {SECOND} It rained.\"}}</script>"
    );
    let other = "Quite another story stands here, about the price of bread and salt in the towns of the far north.";
    let html = format!("{linked}<div><p>{other}</p><p>{FIRST}</p><p>{SECOND}</p><p>It rained.</p><p>{other}</p></div>");
    assert_eq!(page(&html).text, format!("{FIRST}\n\n{SECOND}"));
    let long = format!("{FIRST} {SECOND} ").repeat(3);
    let html = format!(
        "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{long}\"}}</script><p>Hi."
    );
    let report = page(&html);
    assert_eq!(report.text, long.trim());
    assert!(report.notes[0].what.contains("linked data"));
}

#[test]
fn forty_thousand_nested_elements_cost_what_flat_ones_do() {
    let start = std::time::Instant::now();
    let deep = format!("{}<p>{FIRST}</p>{}", "<div>".repeat(40_000), "</div>".repeat(40_000));
    assert_eq!(page(&deep).text, FIRST);
    let unclosed = format!("{}<p>{FIRST}", "<div class=a><b><p>".repeat(40_000));
    assert_eq!(page(&unclosed).text, FIRST);
    let stray = format!("<p>{FIRST}</p>{}", "</x></p></div>".repeat(200_000));
    assert_eq!(page(&stray).text, FIRST);
    let attributes = format!("<p {}>{FIRST}</p>", "a=b c d='e' ".repeat(100_000));
    assert_eq!(page(&attributes).text, FIRST);
    assert!(start.elapsed().as_secs() < 8, "{:?}", start.elapsed());
}

#[test]
fn encodings_a_page_declares() {
    assert_eq!(declared(b"<?xml version='1.0' encoding='ISO-8859-2'?><html>").as_deref(), Some("iso-8859-2"));
    assert_eq!(declared(b"<head><meta charset=\"windows-1251\">").as_deref(), Some("windows-1251"));
    assert_eq!(
        declared(b"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>").as_deref(),
        Some("shift_jis")
    );
    assert_eq!(declared(b"<meta name=charset><p>charset=utf-8"), None);
    let html = "<meta charset=windows-1251><p>Президент подтвердил во вторник.</p>";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(html);
    assert_eq!(read(bytes.into_owned()).unwrap().text, "Президент подтвердил во вторник.");
}

#[test]
fn scripts_and_hidden_things_say_nothing() {
    let html = format!(
        "<p>{FIRST}</p><script>document.write('<p>no</p>')</script><style>p {{ }}</style><p hidden>no</p>\
         <p aria-hidden=true>no</p><template><p>no</p></template><svg><title>no</title><text>no</text></svg>\
         <noscript><p>no</p></noscript><p class=sr-only>no one sees this line of text.</p><p>{SECOND}</p>"
    );
    assert_eq!(page(&html).text, format!("{FIRST}\n\n{SECOND}"));
}

#[test]
fn pages_without_text() {
    for html in ["<html></html>", "<div id=root></div><script>go()</script>", "<!doctype html>"] {
        assert_eq!(read(html.as_bytes().to_vec()).unwrap_err().kind, Trouble::Empty, "{html}");
    }
    assert_eq!(page("<footer><p>All there is.</p></footer>").text, "All there is.");
    assert_eq!(read(vec![b'<'; LARGEST + 1]).unwrap_err().kind, Trouble::TooLarge);
}
