//! Speakers with what they said.

use super::record::word;
use super::{FAINT, HEAD, PLAIN, Sheet, day, reprints};
use crate::render::text::Look;
use crate::render::wording::number::many;
use dateline::corpus::voices::{Change, Voice, is_unnamed};
use dateline::types::statement::{Stance, StatementForm};

pub(crate) fn render(voice: &Voice, look: Look) -> String {
    let mut sheet = Sheet::new(look);
    let mut about: Vec<String> = voice.role.iter().chain(&voice.country).cloned().collect();
    if is_unnamed(voice) {
        about.push("not named".to_owned());
    }
    about.push(many(voice.utterances.len(), "statement"));
    sheet.add((0, 2), &[(&voice.name, HEAD), ("  ", PLAIN), (&about.join("; "), FAINT)]);
    for own in &voice.utterances {
        let Some(statement) = own.statement() else { continue };
        let stance = if statement.stance == Stance::None { "says".to_owned() } else { word(statement.stance) };
        let channel = statement.voice.as_ref().and_then(|own| own.channel.as_ref());
        let mut head = vec![day(own.day.as_deref()), stance];
        head.extend(channel.map(|(_, words)| words.clone()));
        head.extend(own.topic.as_ref().map(|topic| format!("on {topic}")));
        let bare = !statement.content.starts_with(['“', '"', '‘']);
        let (open, close) = if bare && statement.form == StatementForm::Direct { ("“", "”") } else { ("", "") };
        let name = format!(" {}{}", own.answer.stored.report.name(), reprints(own.answer.reprints.len()));
        sheet.add(
            (2, 4),
            &[
                (&head.join(", "), FAINT),
                (": ", FAINT),
                (open, PLAIN),
                (&statement.content, PLAIN),
                (close, PLAIN),
                (&name, FAINT),
            ],
        );
        if let Some(change) = &own.changed {
            sheet.add((4, 6), &[(&changed(change), HEAD)]);
        }
    }
    sheet.out
}

/// `changed: refuses on 20 September 2023, now accepts`.
pub(super) fn changed(own: &Change) -> String {
    format!("changed: {} on {}, now {}", own.was, day(own.since.as_deref()), own.now)
}
