//! The rows, group by group.

use super::cell::parameters;
use super::{Cell, Direction, GroupKind, Row, Unit, evaluations};
use crate::family::bases;
use crate::hub_facts::{BaseModel, Gated, HubFacts};
use crate::license::{BaseLicense, Commercial, LicenseVerdict};
use crate::memory::{MemoryEstimate, USUAL_CONTEXT};
use crate::model::Model;
use crate::tag::Tag;

/// The rows of a group; those of which nothing is known are among them.
pub(super) fn rows(kind: GroupKind, models: &[Model]) -> Vec<Row> {
    match kind {
        GroupKind::Identity => identity(models),
        GroupKind::Size => size(models),
        GroupKind::Memory => memory(models),
        GroupKind::Context => vec![numbers(
            "context_length",
            "Context length",
            (Unit::Tokens, Some(Direction::Higher)),
            models,
            |model| hub(model)?.context_length,
            |tokens| tokens.to_string(),
        )],
        GroupKind::License => license(models),
        GroupKind::Dates => dates(models),
        GroupKind::Popularity => popularity(models),
        GroupKind::Evaluations => evaluations::rows(models),
    }
}

fn hub(model: &Model) -> Option<&HubFacts> {
    model.hub.as_ref()
}

fn texts(key: &str, label: &str, models: &[Model], text: impl Fn(&Model) -> Option<String>) -> Row {
    Row::new(key, label, None, None, models.iter().map(|model| Cell::text(text(model))).collect())
}

fn numbers(
    key: &str,
    label: &str,
    (unit, direction): (Unit, Option<Direction>),
    models: &[Model],
    number: impl Fn(&Model) -> Option<u64>,
    shown: impl Fn(u64) -> String + Copy,
) -> Row {
    let cells = models.iter().map(|model| Cell::number(number(model), shown)).collect();
    Row::new(key, label, Some(unit), direction, cells)
}

fn identity(models: &[Model]) -> Vec<Row> {
    let text = |key, label, of: &dyn Fn(&Model) -> Option<String>| texts(key, label, models, of);
    vec![
        text("developer", "Developer", &|model| {
            model.fields.developer.as_ref().map(|developer| developer.as_str().to_owned())
        }),
        text("model_type", "Type", &|model| Some(model.fields.model_type.to_string())),
        text("status", "Status", &|model| Some(model.fields.status.to_string())),
        text("rating", "Rating", &|model| {
            model.fields.rating.map(|rating| format!("{} of 5", rating.stars()))
        }),
        text("version", "Version", &|model| {
            model.fields.version.as_ref().map(|version| version.as_str().to_owned())
        }),
        text("tags", "Tags", &|model| {
            Some(model.fields.tags.iter().map(Tag::as_str).collect::<Vec<_>>().join(", "))
        }),
        text("hub_id", "Hub id", &|model| Some(hub(model)?.id.clone())),
        text("pipeline_tag", "Pipeline tag", &|model| hub(model)?.pipeline_tag.clone()),
        text("library", "Library", &|model| hub(model)?.library.clone()),
        text("architecture", "Architecture", &|model| hub(model)?.architecture.clone()),
        text("base_models", "Base models", &|model| {
            Some(hub(model)?.base_models.iter().map(|base| base.id.clone()).collect::<Vec<_>>().join(", "))
        }),
        text("languages", "Languages", &|model| Some(hub(model)?.languages.join(", "))),
    ]
}

fn size(models: &[Model]) -> Vec<Row> {
    let count = |key, label, of: fn(&Model) -> Option<u64>| {
        numbers(key, label, (Unit::Count, None), models, of, |n| n.to_string())
    };
    vec![
        numbers(
            "parameters",
            "Parameters",
            (Unit::Parameters, None),
            models,
            |model| model.fields.parameters.map(u64::from),
            parameters,
        ),
        count("layers", "Layers", |model| hub(model)?.layers),
        count("experts", "Experts", |model| hub(model)?.dimensions?.experts),
        texts("quantization", "Quantization", models, |model| hub(model)?.quantization.clone()),
    ]
}

fn memory(models: &[Model]) -> Vec<Row> {
    let estimates: Vec<MemoryEstimate> = models
        .iter()
        .map(|model| MemoryEstimate::of(model.fields.parameters, hub(model), USUAL_CONTEXT))
        .collect();
    let row = |key: &str, label: &str, cell: &dyn Fn(&MemoryEstimate) -> Cell| {
        let cells = estimates.iter().map(cell).collect();
        Row::new(key, label, Some(Unit::Bytes), Some(Direction::Lower), cells)
    };
    let weights = |name: &'static str| {
        move |estimate: &MemoryEstimate| Cell::figure(estimate.chosen(Some(name)).map(|form| &form.figure))
    };
    vec![
        row("published", "Weights as published", &weights("published")),
        row("bf16", "Weights in 16 bits", &weights("bf16")),
        row("q4_k_m", "Weights in Q4_K_M", &weights("q4_k_m")),
        row("kv_cache", "KV cache at 8,192 tokens", &|estimate| {
            Cell::figure(Some(&estimate.kv_cache.figure))
        }),
        row("total_q4_k_m", "To run it in Q4_K_M", &|estimate| {
            Cell::figure(estimate.chosen(Some("q4_k_m")).map(|form| estimate.total(form)).as_ref())
        }),
    ]
}

fn license(models: &[Model]) -> Vec<Row> {
    let text = |key, label, of: &dyn Fn(&Model) -> Option<String>| texts(key, label, models, of);
    vec![
        text("license", "License", &|model| {
            model.fields.license.as_ref().map(|license| license.as_str().to_owned())
        }),
        text("license_class", "Class", &|model| {
            model.fields.license.as_ref().map(|license| license.class().to_string().replace('_', " "))
        }),
        text("commercial", "Commercial use", &|model| {
            let own = model.fields.license.as_ref()?;
            let word = match LicenseVerdict::of(Some(own), stated_bases(model)).commercial {
                Commercial::Yes => "yes",
                Commercial::Conditions => "with conditions",
                Commercial::No => "no",
                Commercial::Unknown => return None,
            };
            Some(word.to_owned())
        }),
        text("gated", "Gated", &|model| {
            let word = match hub(model)?.gated {
                Gated::No => "no",
                Gated::Auto => "accept the terms",
                Gated::Manual => "the developer decides",
            };
            Some(word.to_owned())
        }),
    ]
}

/// The base models with the licences that the Hub states.
fn stated_bases(model: &Model) -> Vec<BaseLicense> {
    let base = |base: &BaseModel| BaseLicense {
        hub_id: base.id.clone(),
        relation: base.relation,
        model_id: None,
        license: base.stated_license(),
    };
    bases(model).map(base).collect()
}

fn dates(models: &[Model]) -> Vec<Row> {
    let row = |key, label, of: &dyn Fn(&Model) -> Cell| {
        Row::new(key, label, None, None, models.iter().map(of).collect())
    };
    vec![
        row("hub_created_at", "Published", &|model| Cell::day(hub(model).and_then(|facts| facts.created_at))),
        row("hub_last_modified", "Changed on the Hub", &|model| {
            Cell::day(hub(model).and_then(|facts| facts.last_modified))
        }),
        row("created_at", "Kept", &|model| Cell::day(Some(model.created_at))),
        row("date_interacted", "Last used", &|model| {
            Cell::text(model.fields.date_interacted.map(|day| day.get().to_string()))
        }),
    ]
}

fn popularity(models: &[Model]) -> Vec<Row> {
    let row = |key, label, of: fn(&Model) -> Option<u64>| {
        numbers(key, label, (Unit::Count, Some(Direction::Higher)), models, of, |n| n.to_string())
    };
    vec![
        row("downloads", "Downloads in 30 days", |model| hub(model)?.downloads),
        row("likes", "Likes", |model| hub(model)?.likes),
    ]
}
