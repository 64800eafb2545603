//! What a record's model needs, and what its licence allows.

use crate::dto::{LicenseBody, MemoryBody};
use crate::etag::private;
use crate::extract::{IfNoneMatch, Parameters, ReadingCaller, RecordId};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use trackml_domain::memory::USUAL_CONTEXT;
use trackml_domain::violation::Violation;

/// Read what a record's model needs: weights in every form, the cache at a context, training; and whether it fits your
/// hardware.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])),
    params(
        ("id" = i64, Path),
        ("context" = Option<u64>, Query, minimum = 1, maximum = 100_000_000, description = "The length of the context in tokens; 8192 unless named"),
        ("dtype" = Option<String>, Query, description = "The form of the weights that the total is of, such as bf16 or q4_k_m; as published unless named"),
    ), responses(
    (status = 200, body = MemoryBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/{id}/memory")]
pub(crate) async fn model_memory(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let context = parameters.one("context", tokens).unwrap_or(USUAL_CONTEXT);
    let dtype = parameters.text("dtype");
    parameters.finish()?;
    let (estimate, hardware) = state.application.measure.memory(&caller, id.0, context).await?;
    private(&known, &MemoryBody::of(estimate, hardware, dtype.as_deref())?)
}

/// Read whether a record's model may be used commercially, and why; not legal advice.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = LicenseBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/{id}/license")]
pub(crate) async fn model_license(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (model, verdict) = state.application.measure.license(&caller, id.0).await?;
    private(&known, &LicenseBody::of(model, verdict))
}

/// The longest context that is computed, in tokens: ten times the longest known.
const MAX_CONTEXT: u64 = 100_000_000;

fn tokens(text: &str) -> Result<u64, NotTokens> {
    text.trim().parse().ok().filter(|tokens| (1..=MAX_CONTEXT).contains(tokens)).ok_or(NotTokens)
}

#[derive(Debug, thiserror::Error)]
#[error("is a whole number of tokens from 1 to {MAX_CONTEXT}")]
struct NotTokens;

impl Violation for NotTokens {
    fn code(&self) -> &'static str {
        "out_of_range"
    }
}
