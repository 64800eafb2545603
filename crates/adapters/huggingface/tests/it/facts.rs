//! Answers in every shape that the Hub is known for.

use crate::stub::read;
use serde_json::{Value, json};
use trackml_domain::hub_facts::{Gated, HubFacts, Relation};

async fn facts(model: Value) -> HubFacts {
    read(model).await.facts
}

/// A model with one field set, on top of nothing.
async fn with(key: &str, value: Value) -> HubFacts {
    let mut model = json!({"id": "org/name", "siblings": []});
    model[key] = value;
    facts(model).await
}

#[tokio::test]
async fn a_full_answer_fills_the_facts() {
    let found = facts(json!({
        "_id": "1", "id": "org/name", "modelId": "org/name", "sha": "0123", "author": "org", "private": true,
        "disabled": true, "gated": "auto", "downloads": 5, "likes": 6, "usedStorage": 7, "library_name": "transformers",
        "pipeline_tag": "text-generation", "createdAt": "2024-07-18T08:56:00.000Z",
        "lastModified": "2024-09-25T17:00:57.000Z",
        "siblings": [{"rfilename": "LICENSE"}, {"rfilename": "model.safetensors"}],
        "config": {"architectures": ["RocketForCausalLM"], "model_type": "rocket"},
        "cardData": {"license": "other", "license_name": "acme-1", "license_link": "LICENSE", "language": ["en", "de"],
            "datasets": "org/data", "new_version": "org/newer"},
        "tags": ["en", "de", "fast", "arxiv:2310.06825", "dataset:org/data", "dataset:org/more", "region:us"],
        "a field of next year": {"x": 1},
    }))
    .await;
    assert_eq!((found.sha.as_deref(), found.author.as_deref()), (Some("0123"), Some("org")));
    assert!(found.private && found.disabled);
    assert_eq!(
        (found.downloads, found.likes, found.bytes, found.file_count),
        (Some(5), Some(6), Some(7), Some(2))
    );
    assert_eq!(found.architecture.as_deref(), Some("RocketForCausalLM"));
    assert_eq!(found.architecture_family.as_deref(), Some("rocket"));
    assert_eq!(found.license.as_deref(), Some("other"));
    assert_eq!(
        (found.license_name.as_deref(), found.license_link.as_deref()),
        (Some("acme-1"), Some("LICENSE"))
    );
    assert_eq!(
        (found.languages, found.tags),
        (vec!["en".to_owned(), "de".to_owned()], vec!["fast".to_owned()])
    );
    assert_eq!((found.datasets.len(), found.arxiv), (2, vec!["2310.06825".to_owned()]));
    assert_eq!(found.new_version.as_deref(), Some("org/newer"));
    assert_eq!(found.created_at.unwrap().to_rfc3339(), "2024-07-18T08:56:00+00:00");
    assert!(found.aliases.is_empty() && found.last_modified.is_some());
}

#[tokio::test]
async fn an_answer_without_anything_is_a_model_of_that_name() {
    let found = facts(json!({})).await;
    assert_eq!(found, HubFacts { id: "org/name".into(), author: Some("org".into()), ..HubFacts::default() });
}

#[tokio::test]
async fn one_broken_field_takes_no_other_along() {
    let fields = [
        "sha",
        "author",
        "private",
        "disabled",
        "gated",
        "downloads",
        "likes",
        "usedStorage",
        "library_name",
        "pipeline_tag",
        "createdAt",
        "lastModified",
        "siblings",
        "config",
        "cardData",
        "tags",
        "safetensors",
        "gguf",
        "baseModels",
        "evalResults",
        "model-index",
        "inferenceProviderMapping",
        "transformersInfo",
    ];
    for odd in [
        json!(null),
        json!(true),
        json!(-1.5),
        json!("odd"),
        json!([]),
        json!([[1], {"x": []}]),
        json!({"x": 1}),
    ] {
        let mut model = json!({"id": "org/name"});
        for field in fields {
            model[field] = odd.clone();
        }
        assert_eq!(facts(model).await.id, "org/name", "{odd}");
    }
}

#[tokio::test]
async fn an_older_answer_has_its_id_under_another_name() {
    let found = facts(json!({"modelId": "org/renamed", "siblings": []})).await;
    assert_eq!((found.id.as_str(), found.aliases.len()), ("org/renamed", 1));
}

#[tokio::test]
async fn an_id_that_is_none_is_not_believed() {
    for id in [json!(7), json!(""), json!("a/b/c"), json!("../.."), json!("or g/name"), json!("/name")] {
        let found = facts(json!({"id": id, "siblings": []})).await;
        assert!(found.id == "org/name" && found.aliases.is_empty(), "{id}");
    }
}

#[tokio::test]
async fn gated_has_three_forms_and_unknown_ones() {
    for (value, expected) in [
        (json!(false), Gated::No),
        (json!(null), Gated::No),
        (json!("auto"), Gated::Auto),
        (json!("manual"), Gated::Manual),
        (json!(true), Gated::Manual),
        (json!("by letter"), Gated::Manual),
    ] {
        assert_eq!(with("gated", value.clone()).await.gated, expected, "{value}");
    }
}

#[tokio::test]
async fn a_missing_task_is_taken_from_the_card_or_the_library() {
    assert_eq!(with("pipeline_tag", json!(null)).await.pipeline_tag, None);
    let found = with("cardData", json!({"pipeline_tag": "translation"})).await;
    assert_eq!(found.pipeline_tag.as_deref(), Some("translation"));
    let found = with("transformersInfo", json!({"auto_model": "X", "pipeline_tag": "fill-mask"})).await;
    assert_eq!(found.pipeline_tag.as_deref(), Some("fill-mask"));
}

#[tokio::test]
async fn card_fields_are_scalars_or_lists() {
    let found =
        with("cardData", json!({"license": ["mit"], "language": "en", "base_model": ["org/base"]})).await;
    assert_eq!((found.license.as_deref(), found.languages), (Some("mit"), vec!["en".to_owned()]));
    assert_eq!(
        (found.base_models[0].id.as_str(), found.base_models[0].relation),
        ("org/base", Relation::Unknown)
    );
}

#[tokio::test]
async fn norwegian_survives_yaml() {
    assert_eq!(with("cardData", json!({"language": false})).await.languages, ["no"]);
}

#[tokio::test]
async fn without_a_card_the_tags_tell() {
    let found =
        with("tags", json!(["no", "license:cc-by-4.0", "base_model:merge:org/base", "music", null, 3])).await;
    assert_eq!((found.license.as_deref(), found.languages), (Some("cc-by-4.0"), vec!["no".to_owned()]));
    assert_eq!((found.base_models[0].relation, found.tags), (Relation::Merge, vec!["music".to_owned()]));
}

#[tokio::test]
async fn providers_are_a_map_or_a_list() {
    let map = json!({"fast": {"status": "live"}, "slow": {"status": "staging"}});
    assert_eq!(with("inferenceProviderMapping", map).await.inference_providers, ["fast"]);
    let list = json!([{"provider": "fast", "status": "live", "task": "conversational"}]);
    assert_eq!(with("inferenceProviderMapping", list).await.inference_providers, ["fast"]);
}

#[tokio::test]
async fn results_without_a_value_are_left_out() {
    let results = json!([{"data": {"dataset": {"id": "org/bench"}, "value": 1.5}}, {"error": "unreadable"}, {"data": {}}]);
    assert_eq!(with("evalResults", results).await.evaluations.len(), 1);
    assert!(with("model-index", json!(null)).await.evaluations.is_empty());
}
