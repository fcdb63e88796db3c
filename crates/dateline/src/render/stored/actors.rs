//! Who acts on whom, as a table.

use super::{FAINT, HEAD, PLAIN, Sheet, day};
use crate::render::text::Look;
use crate::render::wording::number::many;
use dateline::corpus::dyads::Dyad;

pub(crate) fn render(dyads: &[Dyad], look: Look) -> String {
    let mut sheet = Sheet::new(look);
    let mut last = None;
    for own in dyads {
        let ends = (&own.doer, &own.target);
        if last != Some(ends) {
            sheet.blank();
            let target = if own.target.is_empty() { "nobody named" } else { &own.target_name };
            sheet.add((0, 2), &[(&own.doer_name, HEAD), (" → ", PLAIN), (target, HEAD)]);
            last = Some(ends);
        }
        let mut counts = Vec::new();
        for (number, what) in
            [(own.done, "done"), (own.meant, "planned, threatened or demanded"), (own.disputed, "disputed")]
        {
            if number > 0 {
                counts.push(format!("{number} {what}"));
            }
        }
        let dates = match (own.from.as_deref(), own.to.as_deref()) {
            (None, None) => String::new(),
            (from, to) if from == to => format!("; {}", day(from)),
            (from, to) => format!("; {} to {}", day(from), day(to)),
        };
        let told = format!("{dates}; {} of {}", many(own.reports, "report"), many(own.stories, "story"));
        let head = format!("{:<12}", own.r#type);
        sheet.add((2, 16), &[(&head, PLAIN), (" ", PLAIN), (&counts.join(", "), PLAIN), (&told, FAINT)]);
    }
    sheet.out
}
