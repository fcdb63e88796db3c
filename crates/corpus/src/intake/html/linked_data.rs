//! schema.org facts in a page's `application/ld+json`.

use serde_json::Value;

/// What linked data says of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) body: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// Objects looked at on one page.
const MOST: usize = 20_000;

/// Reads the scripts of a page. The second value counts those that are broken.
pub(super) fn read(scripts: &[String]) -> (Option<Linked>, usize) {
    let mut best: Option<(usize, Linked)> = None;
    let mut broken = 0;
    for script in scripts {
        let script = unwrap(script);
        if script.is_empty() {
            continue;
        }
        // Publishers leave bare control characters in their strings.
        let parsed = serde_json::from_str::<Value>(script)
            .or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " ")));
        let Ok(value) = parsed else {
            broken += 1;
            continue;
        };
        for object in objects(&value) {
            let Some(rank) = rank(object) else { continue };
            let linked = article(object);
            let rank = rank * 2 + usize::from(linked.published.is_none());
            if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                best = Some((rank, linked));
            }
        }
    }
    (best.map(|(_, linked)| linked), broken)
}

/// Without the comment marks and statement ends some pages put around it.
fn unwrap(script: &str) -> &str {
    let mut script = script.trim();
    for (open, close) in [("<!--", "-->"), ("/*<![CDATA[*/", "/*]]>*/"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")]
    {
        script = script.strip_prefix(open).unwrap_or(script).trim();
        script = script.strip_suffix(close).unwrap_or(script).trim();
    }
    script.trim_end_matches(';')
}

/// Every object, from the outside in.
fn objects(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut level = vec![value];
    while !level.is_empty() && found.len() < MOST {
        let mut next = Vec::new();
        for value in level {
            match value {
                Value::Array(values) => next.extend(values),
                Value::Object(fields) => {
                    found.push(value);
                    next.extend(fields.values().filter(|v| v.is_object() || v.is_array()));
                }
                _ => {}
            }
        }
        level = next;
    }
    found
}

/// How good a kind of article an object is; `None` where it is none.
fn rank(object: &Value) -> Option<usize> {
    let named = |value: &Value| {
        let name = value.as_str()?.rsplit(['/', ':']).next()?.to_owned();
        Some(match name.as_str() {
            "NewsArticle" | "ReportageNewsArticle" => 0,
            "AnalysisNewsArticle"
            | "BackgroundNewsArticle"
            | "OpinionNewsArticle"
            | "ReviewNewsArticle"
            | "AskPublicNewsArticle" => 1,
            "LiveBlogPosting" | "Report" => 2,
            "Article" | "BlogPosting" | "SatiricalArticle" | "ScholarlyArticle" => 3,
            _ => return None,
        })
    };
    match object.get("@type")? {
        Value::Array(types) => types.iter().filter_map(named).min(),
        one => named(one),
    }
}

fn article(object: &Value) -> Linked {
    let text = |name: &str| object.get(name).and_then(first_text);
    Linked {
        headline: text("headline").or_else(|| text("name")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        author: object.get("author").or_else(|| object.get("creator")).and_then(names),
        publisher: object.get("publisher").or_else(|| object.get("sourceOrganization")).and_then(names),
        body: text("articleBody"),
        language: text("inLanguage"),
        url: text("url").or_else(|| text("mainEntityOfPage")).filter(|u| u.starts_with("http")),
    }
}

/// A string, an object's name or address, or the first of several.
fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.trim().to_owned()).filter(|s| !s.is_empty()),
        Value::Array(values) => values.iter().find_map(|v| if v.is_array() { None } else { first_text(v) }),
        Value::Object(fields) => ["@value", "name", "@id", "alternateName"]
            .iter()
            .find_map(|k| fields.get(*k).and_then(Value::as_str))
            .map(|s| s.trim().to_owned())
            .filter(|s| !s.is_empty()),
        _ => None,
    }
}

/// One name, or several with "and".
fn names(value: &Value) -> Option<String> {
    let Value::Array(values) = value else { return first_text(value) };
    let names: Vec<String> = values.iter().filter(|v| !v.is_array()).filter_map(first_text).take(20).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [most @ .., last] => Some(format!("{} and {last}", most.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_article_in_a_graph() {
        let script = r#"<!-- {"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "The Example"},
            {"@type": ["Article", "NewsArticle"], "headline": " Envoys meet ", "datePublished": "2026-02-03T10:00:00Z",
             "author": [{"@type": "Person", "name": "Jane Roe"}, {"name": "John Doe"}],
             "publisher": {"@type": "NewsMediaOrganization", "name": "The Example"}}]} -->"#;
        let (found, broken) = read(&[script.to_owned()]);
        let found = found.unwrap();
        assert_eq!(found.headline.as_deref(), Some("Envoys meet"));
        assert_eq!(found.author.as_deref(), Some("Jane Roe and John Doe"));
        assert_eq!(found.publisher.as_deref(), Some("The Example"));
        assert_eq!(broken, 0);
    }

    #[test]
    fn broken_and_foreign_data() {
        let (found, broken) = read(&["{\"@type\": \"NewsArticle\", ".into(), "[1, \"a\", null]".into(), " ".into()]);
        assert_eq!((found, broken), (None, 1));
        let bare = "{\"@type\":\"NewsArticle\",\"headline\":\"One\ntwo\"}";
        assert_eq!(read(&[bare.into()]).0.unwrap().headline.as_deref(), Some("One two"));
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&[deep]), (None, 1));
    }
}
