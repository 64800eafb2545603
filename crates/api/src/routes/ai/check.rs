//! Whether the language model answers.

use crate::dto::AiCheckBody;
use crate::extract::ReadingCaller;
use crate::problem::{ApiResult, Problem, ProblemBody};
use crate::state::ApiState;
use actix_web::{post, web};

/// Ask the AI service for its models, to check the configuration. It costs no tokens.
#[utoipa::path(tag = "insight", security(("session" = []), ("api_token" = ["read"])), responses(
    (status = 200, body = AiCheckBody),
    (status = 502, body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/ai/check")]
pub(crate) async fn check_ai(
    ReadingCaller(_caller): ReadingCaller,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<AiCheckBody>> {
    let checked = state.application.ai.check().await.map_err(|error| Problem::from(&error))?;
    Ok(web::Json(checked.into()))
}
