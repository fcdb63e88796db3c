//! Figure series for the terminal: a heading, the bounds, a block a counter, what contradicts and what adds up.

use super::visible::{Visible, one_line};
use super::wording::number::many;
use dateline_corpus::series::{
    Lane, Named, Point, Relation, Series, Span, Standing, Turn, check_sentence, claimed, conflict_sentence, sentence,
};
use dateline_types::figure::Method;
use std::fmt::Write;

/// Everything after another, with a line between.
pub(crate) fn text(all: &[Series]) -> String {
    all.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// One series.
fn one(own: &Series) -> String {
    let mut out = String::new();
    line(&mut out, 0, &heading(own));
    for bounds in &own.bounds {
        line(&mut out, 2, &sentence(bounds));
    }
    if own.loose {
        line(&mut out, 2, "no happening is known, so several incidents may be among these: no bounds");
    }
    line(&mut out, 2, &weight(own));
    lanes(&mut out, "", &own.lanes);
    lanes(&mut out, "under review, never added", &own.under_review);
    lanes(&mut out, "not asserted: feared, expected, denied or possible", &own.not_asserted);
    if !own.conflicts.is_empty() {
        out.push_str("\n  conflicts\n");
        for conflict in &own.conflicts {
            line(&mut out, 4, &conflict_sentence(conflict));
        }
    }
    if !own.checks.is_empty() {
        out.push_str("\n  checks\n");
        for check in &own.checks {
            let mark = if check.finding.is_trouble() { "✗" } else { "✓" };
            line(&mut out, 4, &format!("{mark} {}", check_sentence(check)));
        }
    }
    out
}

/// "killed, Nagorno-Karabakh, offensive: 2023-09-19 to 2023-10-06".
fn heading(own: &Series) -> String {
    let unit = if matches!(own.unit.as_str(), "person" | "item" | "") { None } else { Some(own.unit.as_str()) };
    let name = |named: &Option<Named>| named.as_ref().map(|own| own.name.clone());
    let parts = [Some(own.measure.clone()), unit.map(str::to_owned), name(&own.place), name(&own.event)];
    let mut heading = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match &own.days {
        Some((first, last)) if first == last => _ = write!(heading, ": {first}"),
        Some((first, last)) => _ = write!(heading, ": {first} to {last}"),
        None => {}
    }
    if own.background {
        heading.push_str(" (recalled)");
    }
    heading
}

/// How many say so, and how many of them on their own.
fn weight(own: &Series) -> String {
    let claims = many(own.claims, "claim");
    let reports = many(own.reports, "report");
    let stories = if own.stories < own.reports { format!(" ({} without copies)", own.stories) } else { String::new() };
    format!("{claims} in {reports}{stories} by {}", many(own.counters, "named counter"))
}

fn lanes(out: &mut String, title: &str, all: &[Lane]) {
    if !title.is_empty() && !all.is_empty() {
        out.push('\n');
        line(out, 2, title);
    }
    for own in all {
        out.push('\n');
        line(out, 2, &title_of(own));
        let wide = own.points.iter().map(|point| claimed(point.claim).chars().count()).max().unwrap_or(0);
        for (at, point) in own.points.iter().enumerate() {
            line(out, 4, &dated(own, at, point, wide));
        }
        if let Some(day) = &own.stale_since {
            line(out, 4, &format!("nothing new since {day}"));
        }
    }
}

fn title_of(own: &Lane) -> String {
    let mut title = match own.publisher {
        Some(publisher) if own.counter.name.is_empty() => format!("{publisher}, without a source"),
        Some(publisher) => format!("{} ({publisher})", own.counter.name),
        None => own.counter.name.clone(),
    };
    if !own.counter.kind.is_empty() && own.known {
        _ = write!(title, " ({})", own.counter.kind);
    }
    if !own.group.name.is_empty() {
        _ = write!(title, ": {}", own.group.name);
    } else if own.part {
        title.push_str(": parts");
    }
    if own.span == Span::Increment {
        title.push_str(", day by day");
    }
    title
}

/// "↑ 2023-09-26  at least 125  “125 people”  ngt-07  withdrawn; +3 reports".
fn dated(lane: &Lane, at: usize, point: &Point, wide: usize) -> String {
    let turn = lane.revisions.iter().find(|own| own.to == at).map(|own| own.turn);
    let mark = match (point.standing, turn) {
        (Standing::Withdrawn, _) | (_, Some(Turn::Withdrawn)) => "✗",
        (Standing::Superseded, _) => "✗",
        (Standing::Beside, _) => "·",
        (_, Some(Turn::Up)) => "↑",
        (_, Some(Turn::Down)) => "↓",
        (_, None) => " ",
    };
    let day = point.day.as_deref().unwrap_or("no day    ");
    let number = claimed(point.claim);
    let words =
        if point.claim.words.is_empty() { String::new() } else { format!("  “{}”", one_line(&point.claim.words)) };
    let mut line = format!("{mark} {day}  {number:>wide$}{words}  {}", point.claim.report.name());
    let notes = notes(lane, at, point);
    if !notes.is_empty() {
        _ = write!(line, "  {}", notes.join("; "));
    }
    line
}

fn notes(lane: &Lane, at: usize, point: &Point) -> Vec<String> {
    let mut notes = Vec::new();
    match point.standing {
        Standing::Withdrawn => notes.push("withdrawn".to_owned()),
        Standing::Superseded => notes.push("only in a replaced version of the page".to_owned()),
        Standing::Beside if lane.part => {}
        Standing::Beside => notes.push("beside".to_owned()),
        Standing::Current | Standing::Revised => {}
    }
    let down = lane.revisions.iter().find(|own| own.to == at && own.turn == Turn::Down);
    if let Some(from) = down.and_then(|own| lane.points.get(own.from)) {
        notes.push(format!("down from {}", claimed(from.claim)));
    }
    notes.extend(point.claim.method.and_then(how).map(str::to_owned));
    let mut reports: Vec<&str> = point.restated.iter().map(|own| own.claim.report.id.as_str()).collect();
    reports.retain(|id| *id != point.claim.report.id);
    reports.sort_unstable();
    reports.dedup();
    if !reports.is_empty() {
        notes.push(format!("+{}", many(reports.len(), "report")));
    }
    let mut rounder: Vec<String> =
        point.restated.iter().filter(|own| own.relation == Relation::Rounded).map(|own| claimed(own.claim)).collect();
    rounder.dedup();
    if let Some(rounder) = rounder.first() {
        notes.push(format!("also as “{rounder}”"));
    }
    notes
}

/// How a source came by its number, where that says more than that it was reported.
fn how(method: Method) -> Option<&'static str> {
    Some(match method {
        Method::Confirmed => "confirmed",
        Method::Counted => "counted",
        Method::Documented => "documented",
        Method::Estimated => "estimated",
        Method::Projected => "projected",
        Method::Claimed => "claimed",
        Method::Acknowledged => "acknowledged",
        Method::Alleged => "alleged",
        Method::Reported | Method::UnderReview => return None,
    })
}

/// Names and words are others' text: what would steer the terminal is shown instead.
fn line(out: &mut String, indent: usize, words: &str) {
    _ = writeln!(out, "{:indent$}{}", "", Visible(words.trim_end()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_corpus::series::{Claim, Counter, series};
    use dateline_corpus::store::Line;
    use dateline_types::figure::{Qualifier, Status};

    fn said(who: &str, day: &str, number: f64) -> Claim {
        let id = format!("{who}-{day}");
        Claim {
            report: Line { id: id.clone(), day: Some(day.into()), first: true, ..Line::default() },
            words: format!("{number} people"),
            id,
            counter: Counter::named(who),
            measure: "killed".into(),
            place: Some(Named::plain("Stepanakert")),
            event: Some(Named::plain("depot")),
            asof: Some(day.into()),
            low: Some(number),
            high: Some(number),
            ..Claim::default()
        }
    }

    #[test]
    fn a_series_in_full() {
        let mut claims = vec![
            said("A", "2023-09-25", 20.0),
            said("A", "2023-09-26", 125.0),
            said("A", "2023-09-27", 68.0),
            said("B", "2023-09-27", 170.0),
            said("C", "2023-09-27", 9.0),
        ];
        let mut restated = said("A", "2023-09-28", 68.0);
        restated.qualifier = Qualifier::AtLeast;
        claims.push(restated);
        let mut back = said("C", "2023-09-28", 9.0);
        back.status = Some(Status::Withdrawn);
        claims.push(back);
        let expected = "\
killed, Stepanakert, depot: 2023-09-25 to 2023-09-27
  claimed between 68 (by A) and 170 (by B); not an estimate
  7 claims in 7 reports by 3 named counters

  A
      2023-09-25   20  “20 people”  A-2023-09-25
    ↑ 2023-09-26  125  “125 people”  A-2023-09-26
    ↓ 2023-09-27   68  “68 people”  A-2023-09-27  down from 125; +1 report

  B
      2023-09-27  170  “170 people”  B-2023-09-27

  C
    ✗ 2023-09-27  9  “9 people”  C-2023-09-27  withdrawn; +1 report

  conflicts
    as of 2023-09-27: 68 (by A) and 170 (by B) cannot both hold
";
        assert_eq!(text(&series(&claims)), expected);
    }
}
