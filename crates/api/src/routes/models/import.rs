//! Many at once.

use crate::dto::{ImportInput, ImportLineBody};
use crate::extract::{JsonBody, Parameters, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};
use futures::StreamExt;
use std::convert::Infallible;
use trackml_ports::Following;

/// Import many models, a line of NDJSON for each as it is saved. Stop it and run it again: it adds what is missing.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), request_body = ImportInput, params(("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named")), responses(
    (status = 200, description = "One line a source, in the order in which they come to be", body = ImportLineBody, content_type = "application/x-ndjson"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/import")]
pub(crate) async fn import_models(
    WritingCaller(caller): WritingCaller,
    mut parameters: Parameters,
    body: JsonBody<ImportInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let sources = body.value.into_sources()?;
    let lines = state.application.capture.import(&caller, sources).await?;
    // What a person imports they have to see, though it is written after this.
    let lines = Following::carried(lines).map(|line| {
        let mut text = serde_json::to_vec(&ImportLineBody::from(line)).unwrap_or_default();
        text.push(b'\n');
        Ok::<_, Infallible>(web::Bytes::from(text))
    });
    Ok(HttpResponse::Ok().content_type("application/x-ndjson").streaming(lines))
}
