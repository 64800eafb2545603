//! How many weights, and how that is known.

use crate::stub::{anonymous, answer, ask, json_body, read, requests_to};
use serde_json::{Value, json};
use trackml_domain::hub_facts::{Basis, HubFacts};
use wiremock::{MockServer, ResponseTemplate};

fn count(facts: &HubFacts) -> Option<(u64, Basis)> {
    facts.parameters.map(|parameters| (parameters.count.get(), parameters.basis))
}

/// A repository whose weights are packed, made from a base model that the Hub knows (or not).
async fn packed(id: &str, tag: &str, base: ResponseTemplate) -> (HubFacts, MockServer) {
    let server = MockServer::start().await;
    let model = json!({
        "id": id, "siblings": [], "tags": [tag],
        "config": {"quantization_config": {"quant_method": "gptq"}},
        "safetensors": {"parameters": {"I32": 900_000_000, "F16": 300_000_000}, "total": 1_200_000_000},
    });
    answer(&server, &format!("/api/models/{id}"), json_body(&model)).await;
    answer(&server, "/api/models/org/base", base).await;
    let facts = ask(&anonymous(&server), id).await.unwrap().facts;
    (facts, server)
}

fn base(total: u64) -> ResponseTemplate {
    json_body(&json!({"id": "org/base", "safetensors": {"parameters": {"BF16": total}, "total": total}}))
}

const QUANTIZED: &str = "base_model:quantized:org/base";

#[tokio::test]
async fn packed_weights_are_held_against_the_base_model() {
    let (facts, server) = packed("org/quant-GPTQ", QUANTIZED, base(7_240_000_000)).await;
    assert_eq!(count(&facts), Some((7_240_000_000, Basis::Inferred)));
    assert_eq!(facts.quantization.as_deref(), Some("gptq"));
    assert_eq!(requests_to(&server, "/api/models/org/base").await, 1);
}

#[tokio::test]
async fn packed_weights_that_agree_with_the_base_model_are_believed() {
    let (facts, _) = packed("org/quant", QUANTIZED, base(1_300_000_000)).await;
    assert_eq!(count(&facts), Some((1_200_000_000, Basis::Counted)));
}

#[tokio::test]
async fn without_a_base_model_the_name_tells() {
    let (facts, _) = packed("org/Rocket-7B-GPTQ", "other", base(1)).await;
    assert_eq!(count(&facts), Some((7_000_000_000, Basis::Inferred)));
    let (facts, _) = packed("org/Rocket-7B-GPTQ", QUANTIZED, ResponseTemplate::new(404)).await;
    assert_eq!(count(&facts), Some((7_000_000_000, Basis::Inferred)));
}

#[tokio::test]
async fn a_relation_that_is_not_stated_is_guessed_from_the_quantization() {
    let (facts, _) = packed("org/quant", "base_model:org/base", base(7_240_000_000)).await;
    assert_eq!(count(&facts), Some((7_240_000_000, Basis::Inferred)));
}

#[tokio::test]
async fn a_base_model_that_cannot_be_asked_is_a_warning_where_the_name_tells_nothing() {
    let server = MockServer::start().await;
    let model = json!({"id": "org/name", "siblings": [], "tags": [QUANTIZED]});
    answer(&server, "/api/models/org/name", json_body(&model)).await;
    let model = ask(&anonymous(&server), "org/name").await.unwrap();
    assert_eq!(count(&model.facts), None);
    assert!(model.warnings[0].contains("size of the base model"), "{:?}", model.warnings);
}

#[tokio::test]
async fn weights_that_are_not_packed_are_counted_whatever_the_base_model_has() {
    let server = MockServer::start().await;
    let model = json!({"id": "org/name-7B", "siblings": [], "tags": [QUANTIZED],
        "safetensors": {"parameters": {"F8_E4M3": 3_000_000_000_u64}}});
    answer(&server, "/api/models/org/name-7B", json_body(&model)).await;
    let facts = ask(&anonymous(&server), "org/name-7B").await.unwrap().facts;
    assert_eq!(count(&facts), Some((3_000_000_000, Basis::Counted)));
    assert_eq!(facts.dtypes["F8_E4M3"], 3_000_000_000);
    // The second is for the licence of the base model, which is wanted of every model that has one.
    assert_eq!(server.received_requests().await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_gguf_header_counts_where_there_is_nothing_else() {
    let gguf = json!({"total": 7_000, "architecture": "llama", "context_length": 8_192});
    let facts = read(json!({"id": "org/name", "siblings": [], "gguf": gguf})).await.facts;
    assert_eq!(count(&facts), Some((7_000, Basis::Counted)));
    assert_eq!((facts.architecture_family.as_deref(), facts.context_length), (Some("llama"), Some(8_192)));
}

#[tokio::test]
async fn counts_of_the_wrong_type_are_missing_ones() {
    for safetensors in
        [json!(null), json!("7B"), json!([1]), json!({"total": -7, "parameters": {"F32": "many"}})]
    {
        let model: Value = json!({"id": "org/name", "siblings": [], "safetensors": safetensors});
        assert_eq!(count(&read(model).await.facts), None);
    }
}
