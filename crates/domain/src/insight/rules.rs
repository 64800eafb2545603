//! What can be said of a model without a language model: what it is, what it needs, what to check. Every sentence comes of
//! facts, by rules that stand here.

use super::{Insight, InsightSource, Making, Section, Statement};
use crate::card::Card;
use crate::comparison::{Comparison, Row};
use crate::grounds::{Ground, Grounds};
use crate::hub_facts::Gated;
use crate::license::LicenseClass;
use crate::model::Model;
use crate::prompt::TokenUsage;
use chrono::{DateTime, Utc};

/// After so many months without a change a model is likely to have successors.
const OLD_MONTHS: i64 = 18;

/// The key of the quantized versions that the library has.
const SIBLINGS: &str = "siblings";

/// A quantized version of a model that the library has too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// What it is called.
    pub name: String,
}

/// How a rule-based insight came to be.
pub(super) fn making(at: DateTime<Utc>) -> Making {
    Making {
        source: InsightSource::Rules,
        model: None,
        usage: TokenUsage::default(),
        took_ms: 0,
        prompt_version: super::PROMPT_VERSION,
        at,
        cut_short: false,
        withheld: 0,
    }
}

/// What the facts of a record say by themselves.
pub fn by_rules(model: &Model, card: Option<&Card>, siblings: &[Sibling], now: DateTime<Utc>) -> Insight {
    let mut grounds = Grounds::of_model(model, card);
    if !siblings.is_empty() {
        let names = siblings.iter().map(|sibling| sibling.name.as_str()).collect::<Vec<_>>().join(", ");
        let siblings = Ground { key: SIBLINGS.into(), label: "Quantized versions here".into(), text: names };
        grounds.extend_prefixed("", Grounds::new(vec![siblings]));
    }
    let mut saying = Saying { grounds: &grounds, statements: Vec::new() };
    saying.what_it_is(model);
    saying.what_it_needs();
    saying.what_to_do(siblings);
    saying.what_to_check(model, card, now);
    let statements = saying.statements;
    Insight { statements, grounds, making: making(now) }
}

struct Saying<'a> {
    grounds: &'a Grounds,
    statements: Vec<Statement>,
}

impl Saying<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.grounds.get(key).map(|ground| ground.text.as_str())
    }

    fn say(&mut self, section: Section, cites: &[&str], text: impl Into<String>) {
        let cites = cites.iter().map(|key| (*key).to_owned()).collect();
        self.statements.push(Statement { section, text: text.into(), cites });
    }

    /// Says something of a fact, where it is known.
    fn say_of(&mut self, section: Section, key: &str, sentence: impl Fn(&str) -> String) {
        if let Some(said) = self.text(key).map(sentence) {
            self.say(section, &[key], said);
        }
    }

    fn what_it_is(&mut self, model: &Model) {
        let section = Section::TechnicalAnalysis;
        let kind = model.fields.model_type.to_string().replace('_', " ");
        match self.text("developer").map(str::to_owned) {
            Some(developer) => self.say(
                section,
                &["model_type", "developer"],
                format!("It is kept as {kind}, made by {developer}."),
            ),
            None => self.say(section, &["model_type"], format!("It is kept as {kind}.")),
        }
        self.say_of(section, "parameters", |count| format!("It has {count} parameters."));
        self.say_of(section, "architecture", |name| format!("Its architecture is {name}."));
        self.say_of(section, "context_length", |tokens| format!("It reads up to {tokens} tokens at once."));
        self.say_of(section, "base_models", |bases| format!("It was made from {bases}."));
        let section = Section::UseCases;
        self.say_of(section, "pipeline_tag", |task| {
            format!("The Hub lists it for the task {}.", task.replace('-', " "))
        });
        self.say_of(section, "languages", |languages| format!("It is made for the languages {languages}."));
        self.say_of(section, "library", |library| format!("The library {library} loads it."));
    }

    fn what_it_needs(&mut self) {
        let section = Section::Recommendations;
        self.say_of(section, "bf16", |size| format!("Its weights take {size} in 16 bits."));
        self.say_of(section, "total_q4_k_m", |size| {
            format!("To run it in Q4_K_M takes {size}, with the context counted in.")
        });
    }

    fn what_to_do(&mut self, siblings: &[Sibling]) {
        let section = Section::Recommendations;
        if !siblings.is_empty() {
            self.say_of(section, SIBLINGS, |names| {
                format!("Your library has quantized versions of it, which need less memory: {names}.")
            });
        }
        self.say_of(section, "quantized_files", |forms| {
            format!("Its repository has quantized files: choose among {forms}.")
        });
        self.say_of(section, "new_version", |name| {
            format!("Its developers name {name} as its successor: look at that one first.")
        });
        self.say_of(section, "inference_providers", |names| {
            format!("It can be tried without a download at {names}.")
        });
    }

    fn what_to_check(&mut self, model: &Model, card: Option<&Card>, now: DateTime<Utc>) {
        let section = Section::Risks;
        self.license(model);
        match model.hub.as_ref().map(|facts| facts.gated) {
            Some(Gated::Auto) => {
                self.say(
                    section,
                    &["gated"],
                    "Its terms must be accepted on the Hub before its files can be had.",
                );
            }
            Some(Gated::Manual) => {
                self.say(
                    section,
                    &["gated"],
                    "Its developers decide on each request who may have its files.",
                );
            }
            _ => {}
        }
        let changed = model.hub.as_ref().and_then(|facts| facts.last_modified);
        if changed.is_some_and(|changed| (now - changed).num_days() > OLD_MONTHS * 30) {
            self.say_of(section, "hub_last_modified", |day| {
                format!("It was changed last on {day}: look for a successor.")
            });
        }
        if model.upstream.gone_since.is_some() {
            self.say(section, &["hub_id"], "The Hub does not show it any more: keep a copy of its files.");
        }
        if model.hub.is_some() && card.is_none_or(|card| card.passages.is_empty()) {
            self.say(
                section,
                &["hub_id"],
                "No card could be read: what it was trained on and tested with is not known here.",
            );
        }
        if self.text("parameters").is_none() {
            self.say(
                section,
                &["name"],
                "Its number of parameters is not known: what it needs cannot be computed.",
            );
        }
    }

    fn license(&mut self, model: &Model) {
        let section = Section::Risks;
        let Some(license) = &model.fields.license else {
            return self.say(
                section,
                &["name"],
                "No licence is stated: ask before you use it for anything but a look.",
            );
        };
        let name = license.as_str();
        let said = match license.class() {
            LicenseClass::Permissive => return,
            LicenseClass::Copyleft => {
                format!("{name} asks that what is made of it is passed on under the same terms.")
            }
            LicenseClass::NonCommercial => format!("{name} does not allow commercial use."),
            LicenseClass::CustomTerms => format!("{name} has terms of its own: read them before you use it."),
            LicenseClass::NoDerivatives => format!("{name} does not allow to pass on changed versions."),
            LicenseClass::Unknown => {
                format!("What {name} allows is not known here: read it before you use it.")
            }
        };
        self.say(section, &["license", "license_class"], said);
    }
}

/// What a table of models says by itself: who is best in each row where one number is better than another.
pub fn by_rules_compared(table: &Comparison, now: DateTime<Utc>) -> Insight {
    let grounds = Grounds::of_table(table);
    let name = |index: usize| table.models.get(index).map_or("", |model| model.name.as_str());
    let rows: Vec<&Row> = table.groups.iter().flat_map(|group| &group.rows).collect();
    let best = |row: &Row| -> Vec<usize> {
        row.cells.iter().enumerate().filter(|(_, cell)| cell.best).map(|(index, _)| index).collect()
    };
    let statement = |section, cites, text| Statement { section, text, cites };
    let mut statements = Vec::new();
    let mut leads = vec![Vec::new(); table.models.len()];
    for row in &rows {
        let leaders = best(row);
        let Some(value) = leaders.first().and_then(|first| row.cells.get(*first)?.text.as_deref()) else {
            continue;
        };
        let names = leaders.iter().map(|index| name(*index)).collect::<Vec<_>>().join(" and ");
        let verb = if leaders.len() == 1 { "is" } else { "are" };
        let text = format!("{}: {names} {verb} best with {value}.", row.label);
        statements.push(statement(Section::Verdict, vec![row.key.clone()], text));
        for leader in leaders {
            if let Some(rows) = leads.get_mut(leader) {
                rows.push(row.key.clone());
            }
        }
    }
    let most = leads.iter().map(Vec::len).max().unwrap_or(0);
    let first: Vec<usize> =
        (0..leads.len()).filter(|index| leads.get(*index).is_some_and(|rows| rows.len() == most)).collect();
    if let ([only], true) = (first.as_slice(), most > 0) {
        let cites: Vec<String> = leads.get(*only).into_iter().flatten().take(8).cloned().collect();
        let text = format!(
            "{} is best in more rows than the others. Which rows count for your use is for you to say.",
            name(*only)
        );
        statements.push(statement(Section::Recommendation, cites, text));
    }
    Insight { statements, grounds, making: making(now) }
}
