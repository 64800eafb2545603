//! Lists of records.

use crate::cursor;
use crate::dto::{ListBody, ModelItem};
use crate::etag::private;
use crate::extract::{IfNoneMatch, Parameters, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use strum::VariantArray;
use trackml_application::Caller;
use trackml_domain::listing::{
    LicenseFilter, ModelFilter, PageLimit, PageLimitError, PageRequest, SearchText, Sort,
};
use trackml_domain::model_type::ModelType;
use trackml_domain::status::Status;
use trackml_domain::tag::Tag;
use trackml_domain::text::Developer;
use trackml_domain::violation::Violation;
use utoipa::IntoParams;

/// What a list can be asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes what `request` reads")]
struct ListParameters {
    /// The workspace to look in; your own unless another is named.
    workspace: Option<i64>,
    /// Words that all must be found in name, developer, notes, tags, links, licence, version, or the Hub's id and
    /// description; case does not matter.
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
    /// `name`, `developer`, `parameters`, `created_at`, `updated_at` or `date_interacted`, with `-` before it for
    /// descending. Records that lack the field come last in both directions.
    #[param(default = "-created_at")]
    sort: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u16>,
    /// `next_cursor` of the page before, with the same `sort`.
    cursor: Option<String>,
}

/// List your models, a page at a time.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), params(ListParameters), responses(
    (status = 200, body = ListBody<ModelItem>, headers(("ETag" = String))),
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
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), params(ListParameters), responses(
    (status = 200, body = ListBody<ModelItem>, headers(("ETag" = String))),
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
    let (filter, page) = request(&mut parameters);
    parameters.finish()?;
    let models = state.application.search.list(&caller, &filter, &page).await?;
    private(known, &ListBody::of(models.map(ModelItem::from), page.sort))
}

/// How many on a page, of a parameter that is read nowhere else.
pub(crate) fn page_limit(parameters: &mut Parameters) -> PageLimit {
    let read = |text: &str| text.parse().map_or(Err(LimitError::NotANumber), |n| Ok(PageLimit::new(n)?));
    parameters.one("limit", read).unwrap_or_default()
}

fn request(parameters: &mut Parameters) -> (ModelFilter, PageRequest) {
    let filter = ModelFilter {
        text: parameters.one("q", SearchText::parse),
        model_types: parameters.several("type", |text| choice(text, ModelType::VARIANTS)),
        statuses: parameters.several("status", |text| choice(text, Status::VARIANTS)),
        tags: parameters.several("tag", Tag::parse),
        developers: parameters.several("developer", Developer::parse),
        licenses: parameters.several("license", LicenseFilter::parse),
    };
    let sort = parameters.one("sort", Sort::parse).unwrap_or_default();
    let limit = page_limit(parameters);
    let after = parameters.one("cursor", |text| cursor::decode(sort, text));
    (filter, PageRequest { sort, limit, after })
}

fn choice<T: Copy + std::str::FromStr + AsRef<str>>(text: &str, known: &[T]) -> Result<T, UnknownValue> {
    let unknown = |_error| UnknownValue(known.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "));
    text.parse().map_err(unknown)
}

/// Not one of the known values.
#[derive(Debug, thiserror::Error)]
#[error("must be of {0}")]
struct UnknownValue(String);

impl Violation for UnknownValue {
    fn code(&self) -> &'static str {
        "unknown_value"
    }
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
