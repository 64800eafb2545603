//! Keeping a record.

use crate::dto::{ModelBody, NewModelInput, NewModelSchema};
use crate::etag::tagged;
use crate::extract::{IdempotencyKey, JsonBody, Parameters, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, post, web};
use trackml_application::capture::fingerprint;

/// Keep a model: of a source on the Hub, or by hand with no more than a name.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), request_body = NewModelSchema,
    params(("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named"), ("Idempotency-Key" = Option<String>, Header, description = "Your name for this attempt: sent again, it gives the record that the first attempt made")),
    responses(
    (status = 201, body = ModelBody, headers(("Location" = String), ("ETag" = String))),
    (status = 404, description = "The Hub has no such model, or it is private", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
    (status = 502, body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models")]
pub(crate) async fn create_model(
    WritingCaller(caller): WritingCaller,
    key: IdempotencyKey,
    mut parameters: Parameters,
    body: JsonBody<NewModelInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    // The same for another workspace is another attempt.
    let request = [caller.workspace().to_string().as_bytes(), b" ", &body.bytes].concat();
    let attempt = key.0.map(|key| (key, fingerprint(&request)));
    let record = body.value.into_record()?;
    let kept = state.application.capture.save(&caller, record, attempt).await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("/api/v1/models/{}", kept.model.id)));
    if kept.replayed {
        response.insert_header(("idempotent-replayed", "true"));
    }
    Ok(tagged(response, kept.model.revision, ModelBody::from(kept.model)))
}
