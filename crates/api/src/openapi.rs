//! The OpenAPI 3.1 document and the page that shows it.

use crate::problem::ProblemBody;
use crate::routes::documented;
use actix_web::http::header;
use actix_web::{App, HttpResponse, get};
use std::sync::LazyLock;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi as Document, PathItem, Ref, ResponseBuilder};
use utoipa::{Modify, OpenApi};
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "TrackML",
        description = "Keep every machine learning model that you explored, studied, use or plan to use.\n\n\
            Every answer carries `X-Request-Id`. Errors are RFC 9457 `application/problem+json`, from one table of codes. \
            Single records carry an `ETag`: send it as `If-Match` and nobody's change is overwritten.",
        license(name = "MIT", identifier = "MIT")
    ),
    components(schemas(ProblemBody)),
    tags(
        (name = "auth", description = "Your account, its sessions and its API tokens"),
        (name = "users", description = "The accounts of this installation, for administrators"),
        (name = "workspaces", description = "Shelves that are shared, and with whom"),
        (name = "models", description = "Capture, read, change, find"),
        (name = "tags", description = "A workspace's own words"),
        (name = "journal", description = "What you write down about a model: decisions and log entries"),
        (name = "views", description = "Queries under a name"),
        (name = "dashboard", description = "How much there is, what was done, what wants to be done"),
        (name = "hardware", description = "What you run models on"),
        (name = "meta", description = "What a client needs to know of this installation"),
        (name = "health", description = "For load balancers and watchdogs"),
    ),
    modifiers(&Credentials)
)]
struct Base;

/// How requests are signed.
struct Credentials;

impl Modify for Credentials {
    fn modify(&self, document: &mut Document) {
        let bearer = |format: &str, description: &str| {
            let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format(format);
            SecurityScheme::Http(scheme.description(Some(description)).build())
        };
        let cookie = ApiKeyValue::with_description(
            "__Secure-trackml_refresh",
            "Given by a login; `trackml_refresh` over plain HTTP on one's own machine. Needs an `Origin` that may call.",
        );
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(
            "session",
            bearer("JWT", "The access token of a login, good for 15 minutes"),
        );
        components.add_security_scheme(
            "api_token",
            bearer("tml_…", "An API token; its scope is `read` or `write`"),
        );
        components.add_security_scheme("refresh_cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    }
}

/// What every operation may answer besides what it lists: credentials that are refused, a body that cannot be read, a
/// database that is away.
fn with_problems(mut document: Document) -> Document {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let problem =
        ResponseBuilder::new().description("A problem").content("application/problem+json", content).build();
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            operation.responses.responses.insert("default".to_owned(), problem.clone().into());
        }
    }
    document
}

/// The document, collected from the routes themselves.
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let (_, document) =
        App::new().into_utoipa_app().openapi(Base::openapi()).configure(documented).split_for_parts();
    with_problems(document)
});

/// The OpenAPI 3.1 document as indented JSON.
///
/// # Errors
/// Where the document cannot be written as JSON, which its types rule out.
pub fn document() -> Result<String, serde_json::Error> {
    DOCUMENT.to_pretty_json()
}

/// The methods that the document knows for an address; none for an unknown one.
pub(crate) fn methods_of(path: &str) -> Vec<&'static str> {
    let fits = |template: &str| {
        let (mut wanted, mut given) = (template.split('/'), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return true,
                (Some(wanted), Some(given))
                    if wanted == given || (wanted.starts_with('{') && !given.is_empty()) => {}
                _ => return false,
            }
        }
    };
    let mut methods: Vec<&'static str> = DOCUMENT
        .paths
        .paths
        .iter()
        .filter(|(template, _)| fits(template))
        .flat_map(|(_, item)| methods_in(item))
        .collect();
    methods.sort_unstable();
    methods.dedup();
    methods
}

fn methods_in(item: &PathItem) -> Vec<&'static str> {
    [
        ("DELETE", &item.delete),
        ("GET", &item.get),
        ("PATCH", &item.patch),
        ("POST", &item.post),
        ("PUT", &item.put),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.as_ref().map(|_| method))
    .collect()
}

/// The document as it is served.
static SERVED: LazyLock<Option<String>> = LazyLock::new(|| document().ok());

/// The OpenAPI document.
#[get("/api/v1/openapi.json")]
pub(crate) async fn json() -> HttpResponse {
    match SERVED.as_deref() {
        Some(document) => HttpResponse::Ok()
            .content_type("application/json")
            .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
            .body(document),
        None => HttpResponse::InternalServerError().finish(),
    }
}

/// The page that shows the document, from assets in the binary.
pub(crate) fn swagger_ui() -> SwaggerUi {
    // Left to itself the page asks validator.swagger.io about the document, and tells it this server's address by that.
    let config = Config::from("/api/v1/openapi.json").try_it_out_enabled(true).validator_url("none");
    SwaggerUi::new("/docs/{_:.*}").config(config)
}

/// The page's address without its closing slash.
pub(crate) async fn to_swagger_ui() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((header::LOCATION, "/docs/")).finish()
}
