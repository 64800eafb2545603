use crate::{config, embedder};
use trackml_gemini::{GeminiConfig, GeminiEmbedder};
use trackml_ports::{AiError, Embedder, Purpose};
use trackml_testkit::stub_gemini::{GeminiFault, StubGemini};

#[tokio::test]
async fn vectors_come_in_order_and_with_length_one() {
    let stub = StubGemini::start().unwrap();
    let texts: Vec<String> = (0..230).map(|n| format!("model number {n}")).collect();
    let vectors = embedder(&stub).embed(&texts, Purpose::Document).await.unwrap();
    assert_eq!((vectors.len(), stub.embeddings().len()), (230, 3));
    let again = embedder(&stub).embed(&texts[200..201], Purpose::Document).await.unwrap();
    assert!(vectors[200].nearness(&again[0]) > 0.999);
    let length: f32 = vectors[0].values().iter().map(|value| value * value).sum();
    assert!((length - 1.0).abs() < 1e-5 && vectors[0].values().len() == 768);
}

#[tokio::test]
async fn the_purpose_is_told_by_a_field_or_by_words() {
    let stub = StubGemini::start().unwrap();
    embedder(&stub).embed(&["x".into()], Purpose::Query).await.unwrap();
    let second = GeminiConfig { embedding_model: "gemini-embedding-2".into(), ..config(stub.url()) };
    GeminiEmbedder::new(&second).unwrap().embed(&["x".into()], Purpose::Query).await.unwrap();
    let sent = stub.embeddings();
    let (one, two) = (&sent[0]["requests"][0], &sent[1]["requests"][0]);
    assert_eq!(
        (&one["taskType"], &one["content"]["parts"][0]["text"]),
        (&"RETRIEVAL_QUERY".into(), &"x".into())
    );
    assert!(two.get("taskType").is_none());
    assert_eq!(two["content"]["parts"][0]["text"], "task: search result | query: x");
    assert_eq!(two["model"], "models/gemini-embedding-2");
}

#[tokio::test]
async fn fewer_or_other_vectors_are_refused() {
    let stub = StubGemini::start().unwrap();
    stub.inject("batchEmbedContents", GeminiFault::FewerVectors, None);
    let error = embedder(&stub).embed(&["x".into(), "y".into()], Purpose::Document).await.unwrap_err();
    assert_eq!(error, AiError::Unreadable { reason: "1 vectors for 2 texts".into() });
}

#[tokio::test]
async fn nothing_is_asked_for_nothing() {
    let stub = StubGemini::start().unwrap();
    assert!(embedder(&stub).embed(&[], Purpose::Document).await.unwrap().is_empty());
    assert!(stub.embeddings().is_empty());
}
