//! A request to a service: counted, timed and seen in a trace, however it ends. Its path is not shown: it may name what a person keeps.

use metrics::{counter, histogram};
use reqwest::{RequestBuilder, Response};
use std::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument, Span};

/// Sends a request, up to the head of its answer, and counts it under the service's name. One that is given up is counted too.
pub async fn send(service: &'static str, request: RequestBuilder) -> Result<Response, reqwest::Error> {
    let (client, request) = request.build_split();
    let request = request?;
    let span = tracing::info_span!(
        target: "trackml::work", "call",
        otel.kind = "client",
        otel.name = format!("{} {service}", request.method()),
        otel.status_code = Empty,
        peer.service = service,
        http.request.method = %request.method(),
        http.response.status_code = Empty,
        server.address = request.url().host_str(),
    );
    let mut call = Call { service, began: Instant::now(), outcome: "given_up", span: span.clone() };
    let answer = client.execute(request).instrument(span).await;
    call.note(&answer);
    answer
}

/// Counts a request that was not sent, for its service is left alone.
pub(crate) fn was_spared(service: &'static str) {
    count(service, "resting");
}

fn count(service: &'static str, outcome: &'static str) {
    counter!("trackml_outbound_requests_total", "service" => service, "outcome" => outcome).increment(1);
}

struct Call {
    service: &'static str,
    began: Instant,
    outcome: &'static str,
    span: Span,
}

impl Call {
    fn note(&mut self, answer: &Result<Response, reqwest::Error>) {
        self.outcome = match answer {
            Err(error) if error.is_timeout() => "given_up",
            Err(_) => "unreachable",
            Ok(answer) => {
                let status = answer.status();
                // As a signed number: others become text on their way to a collector.
                self.span.record("http.response.status_code", i64::from(status.as_u16()));
                match status.as_u16() {
                    429 => "limited",
                    400..500 => "refused",
                    500.. => "failed",
                    _ => "answered",
                }
            }
        };
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if self.outcome != "answered" {
            self.span.record("otel.status_code", "ERROR");
        }
        histogram!("trackml_outbound_request_duration_seconds", "service" => self.service)
            .record(self.began.elapsed());
        count(self.service, self.outcome);
    }
}
