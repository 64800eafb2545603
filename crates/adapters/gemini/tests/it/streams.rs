use crate::raw_server::sending;
use crate::{config, gemini, prompt};
use futures::StreamExt;
use std::time::Duration;
use trackml_gemini::Gemini;
use trackml_ports::{AiError, AnswerStamp, LanguageModel, Piece, RefusalReason, Refused};
use trackml_testkit::stub_gemini::{GeminiFault, StubGemini};
use url::Url;

/// All the text of a stream, and how it ended.
async fn read(gemini: &Gemini) -> (String, Result<AnswerStamp, AiError>) {
    let mut pieces = gemini.stream(&prompt()).await.unwrap();
    let mut text = String::new();
    while let Some(piece) = pieces.next().await {
        match piece {
            Ok(Piece::Text(more)) => text.push_str(&more),
            Ok(Piece::End(stamp)) => {
                assert!(pieces.next().await.is_none());
                return (text, Ok(stamp));
            }
            Err(error) => {
                assert!(pieces.next().await.is_none());
                return (text, Err(error));
            }
        }
    }
    panic!("a stream ends with its end or an error");
}

async fn of_bytes(packets: Vec<Vec<u8>>) -> (String, Result<AnswerStamp, AiError>) {
    at(sending(200, "text/event-stream", packets).await).await
}

async fn at(url: Url) -> (String, Result<AnswerStamp, AiError>) {
    read(&Gemini::new(&config(url)).unwrap()).await
}

#[tokio::test]
async fn a_stream_says_the_same_as_an_answer_at_once() {
    let stub = StubGemini::start().unwrap();
    let text = "größer — ".repeat(40);
    stub.script(text.clone());
    stub.script(text.clone());
    let (streamed, stamp) = read(&gemini(&stub)).await;
    let stamp = stamp.unwrap();
    let whole = gemini(&stub).generate(&prompt()).await.unwrap();
    assert_eq!((streamed, whole.text), (text.clone(), text));
    assert_eq!((stamp.model.as_str(), stamp.usage), ("gemini-stub-001", whole.stamp.usage));
    assert!(stamp.usage.prompt > 0 && stamp.usage.answer > 0 && stamp.usage.thoughts == 7);
}

#[tokio::test]
async fn it_does_not_matter_where_the_packets_are_cut() {
    let events = concat!(
        ": a remark\r\n\r\n",
        "event: message\r\ndata: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"grö\"}]}}]}\r\n\r\n",
        "data:{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hidden\",\"thought\":true},{\"text\":\"ßer\"}]}}]}\n\n",
        "data: {\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3},",
        "\"modelVersion\":\"x\"}\r\n\r\n",
        "data: {\"usageMetadata\":{\"candidatesTokenCount\":2}}",
    );
    for size in [1, 2, 3, 5, 7, 64, 10_000] {
        let (text, stamp) = of_bytes(events.as_bytes().chunks(size).map(<[u8]>::to_vec).collect()).await;
        let stamp = stamp.unwrap();
        assert_eq!((text.as_str(), stamp.usage.prompt, stamp.usage.answer), ("größer", 3, 2), "in {size}");
    }
}

#[tokio::test]
async fn an_error_in_the_middle_is_told_whatever_its_shape() {
    let half = |fault| async move {
        let stub = StubGemini::start().unwrap();
        stub.script("{\"statements\":[]}".repeat(20));
        stub.inject("streamGenerateContent", fault, None);
        let (text, end) = read(&gemini(&stub)).await;
        assert_eq!(text.is_empty(), fault == GeminiFault::Blocked || fault == GeminiFault::Thoughtful);
        end.unwrap_err()
    };
    let refused = |what, reason| AiError::Refused { what, reason };
    assert_eq!(half(GeminiFault::ErrorEvent).await, AiError::Unavailable { status: 503, retry_after: None });
    let in_twelve = AiError::QuotaSpent { retry_after: Some(Duration::from_secs(12)) };
    assert_eq!(half(GeminiFault::ErrorBare).await, in_twelve);
    assert_eq!(half(GeminiFault::Unsafe).await, refused(Refused::Answer, RefusalReason::Safety));
    assert_eq!(
        half(GeminiFault::Blocked).await,
        refused(Refused::Question, RefusalReason::ProhibitedContent)
    );
    assert_eq!(half(GeminiFault::Thoughtful).await, AiError::CutShort);
    assert!(matches!(half(GeminiFault::BrokenOff).await, AiError::Unreadable { .. }));
    assert!(matches!(half(GeminiFault::Ends).await, AiError::Unreadable { .. }));
}

#[tokio::test]
async fn a_stream_that_the_limit_ends_says_so() {
    let stub = StubGemini::start().unwrap();
    stub.inject("*", GeminiFault::CutShort, None);
    let (text, end) = read(&gemini(&stub)).await;
    assert!(!text.is_empty() && end.unwrap().cut_short);
}

#[tokio::test]
async fn what_is_no_stream_is_told_as_none() {
    for body in ["<!doctype html>\n<p>Back soon.</p>\n", "", "data: no json\n\n", "{\"half\": "] {
        let (_, end) = of_bytes(vec![body.as_bytes().to_vec()]).await;
        assert!(matches!(end, Err(AiError::Unreadable { .. })), "{body:?}: {end:?}");
    }
    let (_, end) = of_bytes(vec![b"data: \xff\xfe\n\n".to_vec()]).await;
    assert!(matches!(end, Err(AiError::Unreadable { .. })));
}

#[tokio::test]
async fn a_list_in_place_of_events_is_read_too() {
    let list = br#"[{"candidates":[{"content":{"parts":[{"text":"a"}]}}]},
        {"candidates":[{"content":{"parts":[{"text":"b"}]},"finishReason":"STOP"}]}]"#;
    let (text, end) = of_bytes(vec![list.to_vec()]).await;
    assert!(text == "ab" && end.is_ok());
    let error = br#"[{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"Please retry in 5s."}}]"#;
    let (_, end) = of_bytes(vec![error.to_vec()]).await;
    assert_eq!(end, Err(AiError::QuotaSpent { retry_after: Some(Duration::from_secs(5)) }));
}

#[tokio::test]
async fn silence_ends_the_wait() {
    let stub = StubGemini::start().unwrap();
    stub.pace(Duration::from_secs(2));
    let (_, end) = read(&gemini(&stub)).await;
    assert_eq!(end, Err(AiError::TimedOut { after: Duration::from_millis(500) }));
}

#[tokio::test]
async fn whoever_goes_away_ends_the_question() {
    let stub = StubGemini::start().unwrap();
    stub.script("x".repeat(5_000));
    stub.pace(Duration::from_millis(20));
    let mut pieces = gemini(&stub).stream(&prompt()).await.unwrap();
    pieces.next().await.unwrap().unwrap();
    drop(pieces);
    for _ in 0..100 {
        if stub.cancelled() == 1 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the stream went on");
}
