//! One block of the table: facts only, none of the recordings' prose.

use std::fmt::Write;
use trackml_domain::draft::Draft;
use trackml_domain::hub_facts::{BaseModel, Dimensions, Evaluation, HubFacts};
use trackml_domain::license::License;
use trackml_ports::{HubError, HubModel};

pub(crate) fn of(title: &str, found: &Result<HubModel, HubError>) -> String {
    let mut row = format!("{title}\n");
    match found {
        Ok(model) => {
            describe(&mut row, &model.facts);
            for warning in &model.warnings {
                line(&mut row, "warning", warning);
            }
        }
        Err(error) => line(&mut row, "error", kind(error)),
    }
    row
}

/// The error's kind; what the Hub said with it is its own.
fn kind(error: &HubError) -> &'static str {
    match error {
        HubError::NotFoundOrPrivate { .. } => "not found or private",
        HubError::Rejected { .. } => "rejected",
        HubError::Unavailable { .. } => "unavailable",
        _ => "another kind",
    }
}

fn line(row: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        writeln!(row, "  {name}: {value}").unwrap();
    }
}

fn describe(row: &mut String, facts: &HubFacts) {
    let draft = Draft::of(facts).unwrap().fields;
    let developer = draft.developer.as_ref().map_or("-", |developer| developer.as_str());
    line(row, "name", &format!("{} by {developer}, {}", draft.name.as_str(), draft.model_type.as_ref()));
    line(row, "aliases", &facts.aliases.join(", "));
    line(row, "task", facts.pipeline_tag.as_deref().unwrap_or_default());
    if let Some(parameters) = facts.parameters {
        let dtypes: Vec<String> =
            facts.dtypes.iter().map(|(dtype, count)| format!("{dtype} {count}")).collect();
        let basis = format!("{:?}", parameters.basis).to_lowercase();
        line(row, "parameters", &format!("{} {basis} [{}]", parameters.count.get(), dtypes.join(", ")));
    }
    line(row, "quantization", facts.quantization.as_deref().unwrap_or_default());
    if let Some(license) = &facts.license {
        let class = License::parse(license).unwrap().class();
        line(row, "licence", &format!("{license} ({class})"));
    }
    line(row, "languages", &facts.languages.join(" "));
    line(row, "base models", &facts.base_models.iter().map(base).collect::<Vec<_>>().join(", "));
    let number = |value: Option<u64>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    if facts.context_length.is_some() || facts.layers.is_some() {
        line(row, "context", &format!("{} in {} layers", number(facts.context_length), number(facts.layers)));
    }
    line(row, "dimensions", &facts.dimensions.map(dimensions).unwrap_or_default());
    let class = facts.architecture.as_deref().unwrap_or("-");
    if facts.architecture.is_some() || facts.architecture_family.is_some() {
        line(
            row,
            "architecture",
            &format!("{class} of {}", facts.architecture_family.as_deref().unwrap_or("-")),
        );
    }
    if let Some(first) = facts.evaluations.first() {
        line(row, "evaluations", &format!("{}, first {}", facts.evaluations.len(), evaluation(first)));
    }
    line(row, "gated", &format!("{:?}", facts.gated).to_lowercase());
    line(row, "providers", &facts.inference_providers.join(", "));
    line(row, "tags", &facts.tags.join(", "));
    if let Some(description) = &facts.description {
        line(row, "description", &format!("{} characters", description.chars().count()));
    }
}

fn base(base: &BaseModel) -> String {
    format!("{} ({})", base.id, format!("{:?}", base.relation).to_lowercase())
}

fn dimensions(dimensions: Dimensions) -> String {
    let number = |name: &str, value: Option<u64>| value.map(|value| format!("{value} {name}"));
    let kinds = dimensions.layer_kinds.map(|kinds| {
        format!("layers {} full, {} sliding, {} recurrent", kinds.full, kinds.sliding, kinds.recurrent)
    });
    let parts = [
        dimensions.stack.map(|stack| format!("{stack:?}").to_lowercase()),
        kinds,
        number("wide", dimensions.hidden_size),
        number("heads", dimensions.attention_heads),
        number("kv heads", dimensions.kv_heads),
        number("a head", dimensions.head_dim),
        number("tokens back", dimensions.sliding_window),
        number("experts", dimensions.experts),
        number("a token", dimensions.experts_per_token),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn evaluation(first: &Evaluation) -> String {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or("-".into());
    format!("{} {} {}", or_dash(&first.dataset), or_dash(&first.metric), first.value)
}
