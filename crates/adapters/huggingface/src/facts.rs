//! The Hub's answer as facts. Each field is read for itself: one that is broken is missing, and the others are not.

mod base_models;
mod evaluations;
mod languages;
mod license;
mod providers;
mod tags;

use crate::config_json;
use crate::counting::Counted;
use crate::lenient::Lenient;
use crate::listing::Listing;
use chrono::{DateTime, Utc};
use serde_json::Value;
use tags::HubTags;
use trackml_domain::hub_facts::{Gated, HubFacts};

/// An answer with the parts of it that most fields are read from.
struct Source<'a> {
    model: &'a Value,
    card: &'a Value,
    config: &'a Value,
    tags: HubTags,
}

/// Reads everything but the number of weights, which needs more than this answer. `asked` is the id that led here.
pub(crate) fn read(model: &Value, asked: &str, counted: &Counted) -> HubFacts {
    let part = |key| model.field(key).unwrap_or(&Value::Null);
    let source = Source {
        model,
        card: part("cardData"),
        config: part("config"),
        tags: HubTags::of(&model.texts("tags")),
    };
    let gguf = part("gguf");
    let id = canonical_id(model).unwrap_or_else(|| asked.to_owned());
    let listing = Listing::of(model);
    let pipeline_tag = pipeline_tag(&source);
    let library = model.text("library_name").or_else(|| source.card.text("library_name"));
    HubFacts {
        aliases: if id == asked { Vec::new() } else { vec![asked.to_owned()] },
        sha: model.text("sha"),
        author: model.text("author").or_else(|| Some(id.split_once('/')?.0.to_owned())),
        architecture: config_json::architecture(source.config),
        architecture_family: source.config.text("model_type").or_else(|| gguf.text("architecture")),
        context_length: config_json::context_length(source.config).or_else(|| gguf.whole("context_length")),
        layers: config_json::layers(source.config),
        dimensions: config_json::dimensions(source.config),
        parameters: None,
        dtypes: counted.dtypes.clone(),
        quantization: config_json::quantization(source.config),
        gated: gated(model.field("gated")),
        private: model.flag("private"),
        disabled: model.flag("disabled"),
        downloads: model.whole("downloads"),
        likes: model.whole("likes"),
        languages: languages::of(source.card, &source.tags),
        datasets: datasets(&source),
        tags: source.tags.for_people(source.card, source.config, library.as_deref(), pipeline_tag.as_deref()),
        arxiv: source.tags.arxiv.clone(),
        license: license::of(source.card, &source.tags),
        license_name: source.card.text("license_name"),
        license_link: source.card.text("license_link"),
        base_models: base_models::of(model, source.card, &source.tags, &id),
        new_version: source.card.text("new_version"),
        evaluations: evaluations::of(model, source.card),
        inference_providers: providers::live(model),
        file_count: listing.count(),
        bytes: model.whole("usedStorage"),
        files: Vec::new(),
        description: None,
        created_at: moment(model, "createdAt"),
        last_modified: moment(model, "lastModified"),
        pipeline_tag,
        library,
        id,
    }
}

/// The licence that an answer states, by its name where the id is `other`.
pub(crate) fn license_of(model: &Value) -> Option<String> {
    let card = model.field("cardData").unwrap_or(&Value::Null);
    let id = license::of(card, &HubTags::of(&model.texts("tags")))?;
    if id == "other" { card.text("license_name").or(Some(id)) } else { Some(id) }
}

/// Adds what only the configuration file has.
pub(crate) fn complete(facts: &mut HubFacts, config: &Value) {
    facts.context_length = config_json::context_length(config).or(facts.context_length);
    facts.layers = config_json::layers(config).or(facts.layers);
    facts.dimensions = config_json::dimensions(config).or(facts.dimensions);
    let missing = |field: &mut Option<String>, found: Option<String>| *field = field.take().or(found);
    missing(&mut facts.architecture, config_json::architecture(config));
    missing(&mut facts.architecture_family, config.text("model_type"));
    missing(&mut facts.quantization, config_json::quantization(config));
}

/// The id, where it is one: `name` or `org/name`. It becomes part of addresses, so nothing else is believed.
fn canonical_id(model: &Value) -> Option<String> {
    let id = model.text("id").or_else(|| model.text("modelId"))?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let sound = |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(allowed);
    (id.len() <= 200 && id.split('/').count() <= 2 && id.split('/').all(sound)).then_some(id)
}

fn pipeline_tag(source: &Source<'_>) -> Option<String> {
    let guessed = || source.model.field("transformersInfo")?.text("pipeline_tag");
    source.model.text("pipeline_tag").or_else(|| source.card.text("pipeline_tag")).or_else(guessed)
}

fn datasets(source: &Source<'_>) -> Vec<String> {
    let mut datasets = source.card.texts("datasets");
    for dataset in &source.tags.datasets {
        crate::lenient::note(&mut datasets, dataset.clone());
    }
    datasets
}

/// What is neither a known word nor a plain "no" is taken for the stricter form.
fn gated(value: Option<&Value>) -> Gated {
    match value {
        None | Some(Value::Bool(false)) => Gated::No,
        Some(value) => match value.as_str() {
            Some("false" | "") => Gated::No,
            Some("auto") => Gated::Auto,
            _ => Gated::Manual,
        },
    }
}

fn moment(model: &Value, key: &str) -> Option<DateTime<Utc>> {
    let moment = DateTime::parse_from_rfc3339(&model.text(key)?).ok()?;
    Some(moment.with_timezone(&Utc))
}
