//! What keeps a page of other people's text safe: their characters escaped, and a policy under which nothing acts.

use super::visible::Visible;
use maud::{Markup, PreEscaped, Render, html};
use sha2::{Digest, Sha256};

/// Text from outside, escaped and with its acting characters made visible.
pub(crate) struct Shown<'t>(pub(crate) &'t str);

impl Render for Shown<'_> {
    fn render_to(&self, buffer: &mut String) {
        Visible(self.0).to_string().render_to(buffer);
    }
}

/// The head of a page of its own: no script, no network, nobody told whence a reader comes.
pub(crate) fn head_of(title: impl Render, style: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy(style));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="color-scheme" content="light dark";
            meta name="generator" content=(concat!("dateline ", env!("CARGO_PKG_VERSION")));
            title { (title) }
            style { (PreEscaped(style)) }
        }
    }
}

/// A policy for a page with one style sheet and nothing else: no script, no network, no picture.
fn policy(style: &str) -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(style.as_bytes()))
    )
}

/// Base64 with padding, for the policy's hash.
fn base64(bytes: &[u8]) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, &b| group << 8 | u32::from(b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let sextet = (group >> (18 - 6 * i)) as usize & 63;
            out.push(if i <= chunk.len() { char::from(alphabet[sextet]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn what_would_act_is_shown() {
        let hostile = Shown("</style><script>\u{202e}&\"");
        assert_eq!(html! { (hostile) }.into_string(), "&lt;/style&gt;&lt;script&gt;⟨RLO⟩&amp;&quot;");
    }
}
