use crate::{config, prompt};
use std::time::Duration;
use trackml_gemini::{Gemini, GeminiConfig, Tolerance};
use trackml_ports::{AiError, LanguageModel};
use trackml_testkit::stub_gemini::{GeminiFault, StubGemini};

fn touchy(stub: &StubGemini, rest: Duration) -> Gemini {
    let tolerance = Tolerance { failures: 3, rest };
    Gemini::new(&GeminiConfig { tolerance, ..config(stub.url()) }).unwrap()
}

#[tokio::test]
async fn a_service_that_keeps_failing_is_left_alone_and_says_until_when() {
    let stub = StubGemini::start().unwrap();
    stub.inject("*", GeminiFault::Overloaded, None);
    let rest = Duration::from_mins(1);
    let gemini = touchy(&stub, rest);
    gemini.generate(&prompt()).await.unwrap_err();
    let asked = stub.questions().len();
    let error = gemini.generate(&prompt()).await.unwrap_err();
    assert!(matches!(error, AiError::Resting { retry_after } if retry_after <= rest));
    assert_eq!((stub.questions().len(), gemini.resting().is_some()), (asked, true));
}

#[tokio::test]
async fn after_its_rest_it_is_asked_again() {
    let stub = StubGemini::start().unwrap();
    stub.inject("*", GeminiFault::Overloaded, Some(3));
    let gemini = touchy(&stub, Duration::from_millis(300));
    gemini.generate(&prompt()).await.unwrap_err();
    tokio::time::sleep(Duration::from_millis(350)).await;
    gemini.generate(&prompt()).await.unwrap();
    assert_eq!(gemini.resting(), None);
}

#[tokio::test]
async fn a_refusal_is_no_failure_of_the_service() {
    let stub = StubGemini::start().unwrap();
    stub.inject("*", GeminiFault::Region, None);
    let gemini = touchy(&stub, Duration::from_mins(1));
    for _ in 0..6 {
        assert!(matches!(gemini.generate(&prompt()).await, Err(AiError::NotAllowed { .. })));
    }
}
