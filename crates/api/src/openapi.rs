//! The OpenAPI 3.1 document and the page that shows it.

use crate::problem::ProblemBody;
use crate::routes::documented;
use actix_web::http::header;
use actix_web::{App, HttpResponse, get};
use std::sync::LazyLock;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, PathItem};
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
        (name = "auth", description = "Accounts and sessions"),
        (name = "models", description = "Capture, read, change, find"),
        (name = "meta", description = "What a client needs to know of this installation"),
        (name = "health", description = "For load balancers and watchdogs"),
    ),
    modifiers(&Token)
)]
struct Base;

/// How requests are signed.
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// The document, collected from the routes themselves.
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let (_, document) =
        App::new().into_utoipa_app().openapi(Base::openapi()).configure(documented).split_for_parts();
    document
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
        Some(document) => HttpResponse::Ok().content_type("application/json").body(document),
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
