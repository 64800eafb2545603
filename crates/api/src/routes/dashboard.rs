//! What a person sees first.

use crate::dto::DashboardBody;
use crate::etag::private;
use crate::extract::{IfNoneMatch, Parameters, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use trackml_application::dashboard::DashboardOptions;
use trackml_domain::dashboard::{StaleAfter, TimeZone};

/// Read how much there is, what was done over a year, and what wants to be done.
#[utoipa::path(tag = "dashboard", security(("session" = []), ("api_token" = ["read"])),
    params(
        ("workspace" = Option<i64>, Query, description = "The workspace to look in; your own unless another is named"),
        ("time_zone" = Option<String>, Query, description = "Where your days begin, such as Europe/Berlin; UTC unless named"),
        ("stale_days" = Option<u16>, Query, minimum = 1, maximum = 365, description = "After how many days what is being studied counts as left lying; 30 unless named"),
    ), responses(
    (status = 200, body = DashboardBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, description = "There is no such workspace", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/dashboard")]
pub(crate) async fn read_dashboard(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    let options = DashboardOptions {
        zone: parameters.one("time_zone", TimeZone::parse).unwrap_or_default(),
        stale_after: parameters.one("stale_days", StaleAfter::parse).unwrap_or_default(),
    };
    parameters.finish()?;
    let overview = state.application.dashboard.overview(&caller, options).await?;
    private(&known, &DashboardBody::from(overview))
}
