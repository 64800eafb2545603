//! Records side by side.

use crate::dto::{ComparisonBody, ComparisonInput, choice, csv, markdown};
use crate::extract::{JsonBody, Parameters, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, post, web};
use strum::{AsRefStr, EnumString, VariantArray};

/// How a comparison is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
enum Format {
    #[default]
    Json,
    Markdown,
    Csv,
}

/// Compare two to eight records by facts, as JSON, Markdown or CSV. No language model has a part in it.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), request_body = ComparisonInput,
    params(("format" = Option<String>, Query, description = "`json`, `markdown` or `csv`; `json` unless named")), responses(
    (status = 200, body = ComparisonBody, content_type = "application/json"),
    (status = 404, description = "There is no such record", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/compare")]
pub(crate) async fn compare_models(
    ReadingCaller(caller): ReadingCaller,
    mut parameters: Parameters,
    body: JsonBody<ComparisonInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let format = parameters.one("format", |text| choice(text, Format::VARIANTS)).unwrap_or_default();
    parameters.finish()?;
    let comparison = state.application.measure.compare(&caller, &body.value.into_ids()?).await?;
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "private, no-cache"));
    Ok(match format {
        Format::Json => response.json(ComparisonBody::from(comparison)),
        Format::Markdown => response.content_type("text/markdown; charset=utf-8").body(markdown(&comparison)),
        Format::Csv => {
            let attachment = "attachment; filename=\"comparison.csv\"";
            response.insert_header((header::CONTENT_DISPOSITION, attachment));
            response.content_type("text/csv; charset=utf-8").body(csv(&comparison)?)
        }
    })
}
