//! A record's journal.

use crate::dto::{JournalBody, choice, read_place};
use crate::etag::private;
use crate::extract::{IfNoneMatch, Parameters, ReadingCaller, RecordId};
use crate::problem::{ApiResult, ProblemBody};
use crate::routes::models::list::page_limit;
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use strum::VariantArray;
use trackml_domain::journal::EntryKind;
use utoipa::IntoParams;

/// What a journal can be asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes what `model_journal` reads")]
struct JournalParameters {
    /// Entries of this kind alone.
    #[param(value_type = Option<EntryKind>, inline)]
    kind: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u16>,
    /// `next_before` of the page before.
    #[param(example = "2026-11-20.17")]
    before: Option<String>,
}

/// Read what was written down about a record: decisions and log entries, the latest day first.
#[utoipa::path(tag = "journal", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path), JournalParameters), responses(
    (status = 200, body = JournalBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/{id}/journal")]
pub(crate) async fn model_journal(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let kind = parameters.one("kind", |text| choice(text, EntryKind::VARIANTS));
    let limit = page_limit(&mut parameters).get();
    let before = parameters.one("before", read_place);
    parameters.finish()?;
    let entries = state.application.journal.list(&caller, id.0, kind, before, limit + 1).await?;
    private(&known, &JournalBody::of(entries, limit.into()))
}
