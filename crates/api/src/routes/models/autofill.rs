//! Drafts.

use crate::dto::{AutofillInput, AutofillUpload, DraftBody, DraftOf};
use crate::extract::{JsonOrUpload, Parameters, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{post, web};
use trackml_application::capture::Proposed;

/// Draft a record of what the Hub knows, or, for a model that no hub knows, of a text or a document. Nothing is saved. What a
/// language model proposes is marked, with the passages that support it.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])),
    request_body(content((AutofillInput = "application/json"), (AutofillUpload = "multipart/form-data"))),
    params(("workspace" = Option<i64>, Query, description = "Where to look for a record of the same model; your own workspace unless another is named")), responses(
    (status = 200, body = DraftBody),
    (status = 404, description = "The Hub has no such model, or it is private", body = ProblemBody, content_type = "application/problem+json"),
    (status = 413, description = "The document is too large", body = ProblemBody, content_type = "application/problem+json"),
    (status = 415, description = "This kind of document is not read", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "The source names no model, or the document holds no text", body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "Your AI budget of the day is spent", body = ProblemBody, content_type = "application/problem+json"),
    (status = 502, description = "The answer of the Hub or of the AI service cannot be used", body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, description = "The Hub or the AI service cannot be reached, or there is no language model", body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, description = "The Hub or the AI service did not answer in time", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/autofill")]
pub(crate) async fn autofill_model(
    ReadingCaller(caller): ReadingCaller,
    mut parameters: Parameters,
    body: JsonOrUpload<AutofillInput>,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<DraftBody>> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let capture = &state.application.capture;
    let subject = match body {
        JsonOrUpload::Json(input) => input.into_subject()?,
        JsonOrUpload::Upload(document) => {
            return Ok(web::Json(DraftBody::of_text(capture.preview_document(&caller, document).await?)));
        }
    };
    Ok(web::Json(match subject {
        DraftOf::Text(text) => DraftBody::of_text(capture.preview_text(&caller, &text).await?),
        DraftOf::Source { source, propose: false } => {
            DraftBody::of_preview(capture.preview(&caller, &source).await?, Proposed::default())
        }
        DraftOf::Source { source, propose: true } => {
            let (preview, proposed) = capture.preview_with_proposals(&caller, &source).await?;
            DraftBody::of_preview(preview, proposed)
        }
    }))
}
