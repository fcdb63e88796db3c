//! From bytes to text: byte order mark, then what the file declares, then what the bytes look like. What could not
//! be decoded becomes `U+FFFD` and a note with its place.

use super::recognise::undeclared_wide;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use dateline_types::{Note, Span};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded text and what was odd about its bytes.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// Whether some bytes were replaced.
    pub(crate) replaced: bool,
    /// Remarks on the whole, such as a guessed encoding.
    pub(crate) remarks: Vec<String>,
}

/// Decodes a file. `declared` is the label its own markup gives.
pub(crate) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or(&[]), Vec::new());
    }
    if let Some(little) = undeclared_wide(&bytes) {
        let encoding = if little { UTF_16LE } else { UTF_16BE };
        return with(encoding, &bytes, vec![guessed(encoding)]);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    // Bytes that happen to be valid UTF-8 are UTF-8, whatever an outdated declaration says: text in another encoding is
    // practically never valid UTF-8 by chance. Only ISO-2022-JP hides in ASCII.
    let hidden = declared == Some(ISO_2022_JP) && bytes.contains(&0x1B);
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !hidden => return Decoded { text, replaced: false, remarks: Vec::new() },
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = declared
        && encoding != UTF_8
    {
        return with(encoding, &bytes, Vec::new());
    }
    // A few bad bytes in text that is otherwise UTF-8 stay damage; a text without valid sequences is of another kind.
    if mostly_utf8(&bytes) {
        return with(UTF_8, &bytes, Vec::new());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    with(encoding, &bytes, vec![guessed(encoding)])
}

fn guessed(encoding: &'static Encoding) -> String {
    format!("no encoding declared; read as {}", encoding.name())
}

fn with(encoding: &'static Encoding, bytes: &[u8], remarks: Vec<String>) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), replaced, remarks }
}

/// Whether more characters of several bytes are whole than broken.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken
}

/// Notes for a text that came out of a decoding: its remarks, and each run of replaced characters with its place.
pub(crate) fn notes(text: &str, decoded_with: &Decoded) -> Vec<Note> {
    const SHOWN: usize = 20;
    let mut notes: Vec<Note> = decoded_with.remarks.iter().map(Note::whole).collect();
    if !decoded_with.replaced {
        return notes;
    }
    let mut runs: Vec<Span> = Vec::new();
    for (at, mark) in text.match_indices('\u{fffd}') {
        match runs.last_mut() {
            Some(run) if run.end as usize == at => run.end += mark.len() as u32,
            _ => runs.push(Span::at(at, at + mark.len())),
        }
    }
    let more = runs.len().saturating_sub(SHOWN);
    notes.extend(runs.into_iter().take(SHOWN).map(|span| Note {
        span,
        what: "bytes that are no text in the file's encoding; shown as the replacement character".to_owned(),
    }));
    if more > 0 {
        notes.push(Note::whole(format!("{more} more places with bytes that are no text")));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_decides_first() {
        assert_eq!(decode(b"\xEF\xBB\xBFna\xC3\xAFve".to_vec(), Some("windows-1252")).text, "naïve");
        assert_eq!(decode(b"\xFF\xFEh\0i\0".to_vec(), None).text, "hi");
        assert_eq!(decode(b"\xFE\xFF\0h\0i".to_vec(), None).text, "hi");
    }

    #[test]
    fn what_is_declared_comes_second() {
        let decoded = decode(b"\xCC\xEE\xF1\xEA\xE2\xE0".to_vec(), Some("windows-1251"));
        assert_eq!(decoded.text, "Москва");
        assert!(decoded.remarks.is_empty());
        assert_eq!(decode("Zürich".as_bytes().to_vec(), Some("iso-8859-1")).text, "Zürich");
    }

    #[test]
    fn what_the_bytes_look_like_comes_last() {
        let russian = "Президент подтвердил во вторник, что переговоры начнутся в пятницу.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        let decoded = decode(bytes.into_owned(), None);
        assert_eq!(decoded.text, russian);
        assert_eq!(decoded.remarks, ["no encoding declared; read as windows-1251"]);
        let decoded = decode(b"the ministry\x92s envoy".to_vec(), None);
        assert_eq!(decoded.text, "the ministry’s envoy");
        let wide: Vec<u8> = "The envoys met.".bytes().flat_map(|b| [b, 0]).collect();
        assert_eq!(decode(wide, None).text, "The envoys met.");
    }

    #[test]
    fn damage_is_noted_where_it_is() {
        let decoded = decode("“talks” are “on\u{1}”".replace('\u{1}', "\u{0}").into_bytes(), None);
        assert!(!decoded.replaced);
        let decoded = decode(b"\xE2\x80\x9Ctalks\xE2\x80\x9D \xFF\xFE on".to_vec(), None);
        assert_eq!(decoded.text, "“talks” \u{fffd}\u{fffd} on");
        let notes = notes(&decoded.text, &decoded);
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].span.of(&decoded.text), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn much_damage_is_counted() {
        let decoded = decode(b"\xC3\xA9\xC3\xA9 \xFF".repeat(30), None);
        let notes = notes(&decoded.text, &decoded);
        assert_eq!(notes.len(), 21);
        assert!(notes[20].what.starts_with("10 more"));
    }
}
