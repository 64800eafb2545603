use crate::{config, gemini, prompt};
use std::time::Duration;
use trackml_gemini::Gemini;
use trackml_ports::{AiError, LanguageModel, RefusalReason, Refused};
use trackml_testkit::stub_gemini::{GeminiFault, StubGemini};

async fn failing(fault: GeminiFault) -> AiError {
    let stub = StubGemini::start().unwrap();
    stub.inject("*", fault, None);
    gemini(&stub).generate(&prompt()).await.unwrap_err()
}

#[tokio::test]
async fn every_status_is_another_thing_for_a_person_to_do() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    assert_eq!(failing(GeminiFault::BadKey).await, AiError::BadKey { variable: "GOOGLE_API_KEY" });
    assert_eq!(
        failing(GeminiFault::Region).await,
        AiError::NotAllowed { reason: "User location is not supported for the API use.".into() }
    );
    assert!(matches!(failing(GeminiFault::Forbidden).await, AiError::NotAllowed { .. }));
    let no_such = AiError::UnknownModel { model: "gemini-3.5-flash-lite".into(), variable: "GEMINI_MODEL" };
    assert_eq!(failing(GeminiFault::NoSuchModel).await, no_such);
    assert_eq!(
        failing(GeminiFault::Quota { seconds: 36 }).await,
        AiError::QuotaSpent { retry_after: seconds(36) }
    );
    assert_eq!(failing(GeminiFault::QuotaInWords).await, AiError::QuotaSpent { retry_after: seconds(37) });
    assert_eq!(
        failing(GeminiFault::Overloaded).await,
        AiError::Unavailable { status: 503, retry_after: None }
    );
    assert_eq!(failing(GeminiFault::Page).await, AiError::Unavailable { status: 502, retry_after: None });
    assert!(matches!(failing(GeminiFault::PageAsAnswer).await, AiError::Unreadable { .. }));
}

#[tokio::test]
async fn what_is_refused_with_success_is_told_as_refused() {
    let refused = |what, reason| AiError::Refused { what, reason };
    assert_eq!(
        failing(GeminiFault::Blocked).await,
        refused(Refused::Question, RefusalReason::ProhibitedContent)
    );
    assert_eq!(failing(GeminiFault::Unsafe).await, refused(Refused::Answer, RefusalReason::Safety));
    assert_eq!(
        failing(GeminiFault::UnknownFinish).await,
        refused(Refused::Answer, RefusalReason::Other("A_REASON_OF_TOMORROW".into()))
    );
    assert_eq!(failing(GeminiFault::Thoughtful).await, AiError::CutShort);
}

#[tokio::test]
async fn an_answer_that_the_limit_ends_says_so() {
    let stub = StubGemini::start().unwrap();
    stub.inject("*", GeminiFault::CutShort, None);
    let answer = gemini(&stub).generate(&prompt()).await.unwrap();
    assert!(answer.stamp.cut_short && !answer.text.is_empty());
}

#[tokio::test]
async fn no_message_repeats_what_the_details_say_of_the_key() {
    assert!(!failing(GeminiFault::BadKey).await.to_string().contains("AIza"));
}

#[tokio::test]
async fn what_may_pass_is_tried_again() {
    let stub = StubGemini::start().unwrap();
    stub.script("{\"a\":1}");
    stub.inject("generateContent", GeminiFault::Overloaded, Some(2));
    assert_eq!(gemini(&stub).generate(&prompt()).await.unwrap().text, "{\"a\":1}");
    assert_eq!(stub.questions().len(), 3);
}

#[tokio::test]
async fn a_wait_that_is_too_long_is_told_at_once() {
    let stub = StubGemini::start().unwrap();
    stub.inject("*", GeminiFault::Quota { seconds: 30 }, None);
    let begun = std::time::Instant::now();
    gemini(&stub).generate(&prompt()).await.unwrap_err();
    assert_eq!(stub.questions().len(), 1);
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn nobody_waits_beyond_the_deadline() {
    let stub = StubGemini::start().unwrap();
    stub.inject("*", GeminiFault::Slow { millis: 3_000 }, None);
    let hasty = trackml_gemini::GeminiConfig { deadline: Duration::from_millis(200), ..config(stub.url()) };
    let error = Gemini::new(&hasty).unwrap().generate(&prompt()).await.unwrap_err();
    assert_eq!(error, AiError::TimedOut { after: Duration::from_millis(200) });
}

#[tokio::test]
async fn where_nobody_listens_it_is_unreachable() {
    let url = StubGemini::start().unwrap().url();
    let error = Gemini::new(&config(url)).unwrap().generate(&prompt()).await.unwrap_err();
    assert!(matches!(error, AiError::Unreachable { .. }), "{error:?}");
}

#[tokio::test]
async fn an_answer_without_end_is_refused() {
    let stub = StubGemini::start().unwrap();
    stub.script("x".repeat(100_000));
    let small = trackml_gemini::GeminiConfig { max_answer_bytes: 10_000, ..config(stub.url()) };
    let gemini = Gemini::new(&small).unwrap();
    assert_eq!(gemini.generate(&prompt()).await.unwrap_err(), AiError::TooLarge { limit: 10_000 });
}

#[tokio::test]
async fn the_list_of_models_is_read_to_its_last_page() {
    let stub = StubGemini::start().unwrap();
    let models = gemini(&stub).models().await.unwrap();
    let names: Vec<&str> = models.iter().map(|model| model.name.as_str()).collect();
    assert_eq!(names, ["gemini-3.5-flash-lite", "gemini-3.8-flash"]);
    assert_eq!(models[0].input_tokens, Some(1_048_576));
}
