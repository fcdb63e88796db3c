//! Gold attributions, and ours in the same form.

use anyhow::Context;
use dateline_types::Ledger;
use dateline_types::json::in_code_points;
use dateline_types::statement::StatementForm;
use dateline_types::{At, CharSpan};
use serde::{Deserialize, Serialize};

/// A report with its attributions.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldReport {
    /// As the file has it.
    pub id: String,
    /// As the file has it.
    #[serde(default)]
    pub date: Option<String>,
    /// As the file has it.
    #[serde(default)]
    pub genre: Option<String>,
    /// As the file has it.
    pub text: String,
    /// As the file has it.
    pub quotes: Vec<Attribution>,
}

/// One attribution.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Attribution {
    /// What is said.
    pub content: Vec<At<CharSpan>>,
    /// The words that attribute it.
    #[serde(default)]
    pub cue: Vec<At<CharSpan>>,
    /// Who says it.
    #[serde(default)]
    pub source: Vec<At<CharSpan>>,
    /// `direct`, `mixed` or `indirect`.
    #[serde(default)]
    pub kind: String,
    /// The canonical name of who speaks.
    #[serde(default)]
    pub speaker: Option<String>,
    /// Other names that are right too.
    #[serde(default)]
    pub speaker_accept: Vec<String>,
    /// Whether it stands inside another's content.
    #[serde(default)]
    pub nested: bool,
    /// The rule that made ours.
    #[serde(default)]
    pub rule: String,
}

/// The attributions of a ledger. Words set apart by marks, which nobody is given, are none.
pub fn of(ledger: Ledger, text: &str) -> Vec<Attribution> {
    let ledger = in_code_points(ledger, text);
    let name = |entity: &Option<String>| {
        let entity = entity.as_ref()?;
        ledger.entities.iter().find(|own| own.id == *entity).map(|own| own.name.clone())
    };
    let attribution = |statement: &dateline_types::Statement<CharSpan>| {
        let source = statement.source.as_ref().and_then(|id| ledger.sources.iter().find(|source| source.id == *id));
        let source = source.filter(|source| source.span.start < source.span.end);
        Attribution {
            content: statement.content.clone(),
            cue: statement.cue.clone(),
            source: source.map(|source| At(source.span)).into_iter().collect(),
            kind: match statement.form {
                StatementForm::Direct => "direct",
                StatementForm::Mixed => "mixed",
                StatementForm::Indirect => "indirect",
                StatementForm::Scare => "scare",
            }
            .to_owned(),
            speaker: source.and_then(|source| name(&source.entity)),
            speaker_accept: Vec::new(),
            nested: statement.inside.is_some(),
            rule: statement.rule.clone(),
        }
    };
    ledger.statements.iter().filter(|own| own.form != StatementForm::Scare).map(attribution).collect()
}

/// The reports of a file of gold.
///
/// # Errors
/// Where the file cannot be read or a line is no report.
pub fn load(path: &std::path::Path) -> anyhow::Result<Vec<GoldReport>> {
    let lines = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let report = |line| serde_json::from_str(line).with_context(|| format!("in {}", path.display()));
    lines.lines().filter(|line| !line.trim().is_empty()).map(report).collect()
}
