//! Writing in a record's journal.

use crate::dto::{EntryBody, EntryInput, EntryPatchInput, NewEntrySchema};
use crate::extract::{JsonBody, PathId, RecordId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, delete, patch, post, web};
use trackml_domain::id::JournalEntryId;

/// Write down what was decided about a record, or what was done with it. The record is found by these words from now on.
#[utoipa::path(tag = "journal", security(("session" = []), ("api_token" = ["write"])), request_body = NewEntrySchema, params(("id" = i64, Path)), responses(
    (status = 201, body = EntryBody, headers(("Location" = String))),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/{id}/journal")]
pub(crate) async fn write_journal_entry(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    body: JsonBody<EntryInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (content, day) = body.value.into_command()?;
    let entry = state.application.journal.write(&caller, id.0, content, day).await?;
    let location = format!("/api/v1/models/{}/journal/{}", entry.model_id, entry.id);
    Ok(HttpResponse::Created().insert_header((header::LOCATION, location)).json(EntryBody::from(entry)))
}

/// Change some fields of an entry. What it said before stays in the record's history.
#[utoipa::path(tag = "journal", security(("session" = []), ("api_token" = ["write"])), request_body = EntryPatchInput, params(("id" = i64, Path), ("entry_id" = i64, Path)), responses(
    (status = 200, body = EntryBody),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/models/{id}/journal/{entry_id}")]
pub(crate) async fn patch_journal_entry(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    entry: PathId<JournalEntryId>,
    body: JsonBody<EntryPatchInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let patch = body.value.into_patch()?;
    let entry = state.application.journal.change(&caller, id.0, entry.0, patch).await?;
    Ok(HttpResponse::Ok().json(EntryBody::from(entry)))
}

/// Remove an entry. What it said stays in the record's history.
#[utoipa::path(tag = "journal", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path), ("entry_id" = i64, Path)), responses(
    (status = 204, description = "Removed"),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/models/{id}/journal/{entry_id}")]
pub(crate) async fn delete_journal_entry(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    entry: PathId<JournalEntryId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.journal.remove(&caller, id.0, entry.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
