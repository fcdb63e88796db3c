//! What keeps a page of other people's text safe: their characters escaped, and a policy under which nothing acts.

use super::visible::Visible;
use maud::Render;
use sha2::{Digest, Sha256};

/// Text from outside, escaped and with its acting characters made visible.
pub(crate) struct Shown<'t>(pub(crate) &'t str);

impl Render for Shown<'_> {
    fn render_to(&self, buffer: &mut String) {
        Visible(self.0).to_string().render_to(buffer);
    }
}

/// A policy for a page with one style sheet and nothing else: no script, no network, no picture.
pub(crate) fn policy(style: &str) -> String {
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
    use maud::html;

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
