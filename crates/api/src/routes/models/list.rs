//! Lists of records.

use crate::cursor;
use crate::dto::{FacetsBody, FoundBody, choice};
use crate::etag::private;
use crate::extract::{IfNoneMatch, Parameters, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use strum::VariantArray;
use trackml_application::Caller;
use trackml_domain::license::LicenseFilter;
use trackml_domain::listing::{PageLimit, PageLimitError, PageRequest, Sort};
use trackml_domain::model_type::ModelType;
use trackml_domain::query::{Condition, Query, Test};
use trackml_domain::status::Status;
use trackml_domain::tag::Tag;
use trackml_domain::text::Developer;
use trackml_domain::violation::Violation;
use utoipa::IntoParams;

/// Which page of what is looked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes what `request` reads")]
struct PageParameters {
    /// `name`, `developer`, `parameters`, `context_length`, `rating`, `created_at`, `updated_at`, `status_since` or
    /// `date_interacted`, with `-` before it for descending, or `relevance`. Records that lack the field come last in
    /// both directions. Where neither this nor `q` says it: by relevance where there are words, else the latest first.
    sort: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u16>,
    /// `next_cursor` of the page before, with the same `sort`.
    cursor: Option<String>,
    /// Whether to show the pieces of text in which the words stand.
    #[param(default = false)]
    snippets: Option<bool>,
}

/// What is looked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes what `wanted` reads")]
struct WantedParameters {
    /// The workspace to look in; your own unless another is named.
    workspace: Option<i64>,
    /// What to look for, in the search language: `llama status:using -tag:old params:<10b sort:-params`. Plain words
    /// are looked for in name, developer, notes, tags, links, licence, version, journal, and the Hub's id and description.
    #[param(max_length = 2000, example = "status:using,tried params:<10b license:commercial")]
    q: Option<String>,
    /// Any of these types; several between commas.
    #[param(value_type = Option<ModelType>)]
    r#type: Option<String>,
    /// Any of these statuses; several between commas.
    #[param(value_type = Option<Status>)]
    status: Option<String>,
    /// All of these tags; several between commas.
    tag: Option<String>,
    /// Any of these developers; case does not matter; several between commas.
    developer: Option<String>,
    /// Any of these licences, or classes such as `permissive`; several between commas.
    license: Option<String>,
}

/// List your models, a page at a time.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), params(WantedParameters, PageParameters), responses(
    (status = 200, body = FoundBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, description = "There is no such workspace", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models")]
pub(crate) async fn list_models(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    page_of(caller, &known, parameters, &state).await
}

/// Find models by words; `q` must be given.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), params(WantedParameters, PageParameters), responses(
    (status = 200, body = FoundBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, description = "There is no such workspace", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/search")]
pub(crate) async fn search_models(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    parameters.required("q");
    page_of(caller, &known, parameters, &state).await
}

async fn page_of(
    caller: Caller,
    known: &IfNoneMatch,
    mut parameters: Parameters,
    state: &ApiState,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    let (query, page) = request(&mut parameters);
    let snippets = parameters.switch("snippets");
    parameters.finish()?;
    let listing = state.application.search.list(&caller, &query, &page, snippets).await?;
    private(known, &FoundBody::of(listing, page.sort))
}

/// Count what a query finds, by status, type, tag, developer, class of licence and size.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), params(WantedParameters), responses(
    (status = 200, body = FacetsBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, description = "There is no such workspace", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/facets")]
pub(crate) async fn model_facets(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    let query = wanted(&mut parameters);
    parameters.finish()?;
    private(&known, &FacetsBody::from(state.application.search.facets(&caller, &query).await?))
}

/// How many on a page, of a parameter that is read nowhere else.
pub(crate) fn page_limit(parameters: &mut Parameters) -> PageLimit {
    let read = |text: &str| text.parse().map_or(Err(LimitError::NotANumber), |n| Ok(PageLimit::new(n)?));
    parameters.one("limit", read).unwrap_or_default()
}

fn request(parameters: &mut Parameters) -> (Query, PageRequest) {
    let query = wanted(parameters);
    let sort = query.order(parameters.one("sort", Sort::parse));
    let limit = page_limit(parameters);
    let after = parameters.one("cursor", |text| cursor::decode(sort, text));
    (query, PageRequest { sort, limit, after })
}

/// What is looked for: `q`, and whatever else is named.
fn wanted(parameters: &mut Parameters) -> Query {
    let query = parameters.query("q");
    let named = [
        any(parameters.several("type", |text| choice(text, ModelType::VARIANTS)), Test::Type),
        any(parameters.several("status", |text| choice(text, Status::VARIANTS)), Test::Status),
        any(parameters.several("developer", Developer::parse), Test::Developer),
        any(parameters.several("license", LicenseFilter::parse), Test::License),
    ];
    let tags = parameters.several("tag", Tag::parse).into_iter();
    let tags = tags.map(|tag| Condition::Test(Test::Tag(vec![tag])));
    let condition = named.into_iter().flatten().chain(tags).fold(query.condition, Condition::and);
    Query { condition, ..query }
}

/// That one of the values is had, where there are any.
fn any<T>(values: Vec<T>, test: impl FnOnce(Vec<T>) -> Test) -> Option<Condition> {
    (!values.is_empty()).then(|| Condition::Test(test(values)))
}

/// Not a size that a page can have.
#[derive(Debug, thiserror::Error)]
enum LimitError {
    #[error("must be a whole number from 1 to {max}", max = PageLimit::MAX)]
    NotANumber,
    #[error(transparent)]
    OutOfRange(#[from] PageLimitError),
}

impl Violation for LimitError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotANumber => "wrong_type",
            Self::OutOfRange(error) => error.code(),
        }
    }
}
