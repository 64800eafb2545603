//! What the app's addresses are answered with.

use super::address::{file_name, is_of_app};
use super::coding::{self, Coded};
use super::files::{Files, INDEX};
use actix_web::http::header::{self, Accept, EntityTag, IfNoneMatch, Quality};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, mime};

/// The app runs and loads what is its own, and nothing else from anywhere. Scripts are never inline. Styles may be:
/// dialogs that lock the page's scrolling and messages that slide in write a style element.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What there is to see where the app was not built before the binary.
const NOT_BUILT: &str =
    "The web app is not in this build: `make build` builds both. The API is here, and /docs shows it.\n";

/// Answers with a file, or with the page that begins the app. Nothing where the address means nothing.
pub(super) fn to(request: &HttpRequest, files: &impl Files) -> Option<HttpResponse> {
    let path = request.path();
    if let Some(name) = file_name(path)
        && let Some(found) = coding::find(request, files, name)
    {
        return Some(sent(request, name, found));
    }
    is_of_app(path, is_navigation(request)).then(|| {
        coding::find(request, files, INDEX).map_or_else(not_built, |found| sent(request, INDEX, found))
    })
}

/// Whether a browser wants something to show in a tab.
fn is_navigation(request: &HttpRequest) -> bool {
    let is_document = || request.headers().get("sec-fetch-dest").is_some_and(|dest| dest == "document");
    let takes_page = |accept: Accept| {
        accept.iter().any(|kind| kind.quality > Quality::ZERO && kind.item.essence_str() == "text/html")
    };
    is_document() || request.get_header::<Accept>().is_some_and(takes_page)
}

fn sent(request: &HttpRequest, name: &str, Coded { file, coding }: Coded) -> HttpResponse {
    let tag = (name != INDEX).then(|| EntityTag::new_strong(hex::encode(file.digest)));
    let is_known = tag.as_ref().is_some_and(|tag| knows(request, tag));
    let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    // A 304 replaces the headers of the kept answer by its own: without the policy among them it would be replaced
    // by the one that lets nothing run, and a kept service worker could not begin.
    answer
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::CACHE_CONTROL, keeping(name)))
        .insert_header((header::VARY, header::ACCEPT_ENCODING.as_str()));
    if let Some(tag) = tag {
        answer.insert_header((header::ETAG, tag.to_string()));
    }
    if is_known {
        return answer.finish();
    }
    if let Some(coding) = coding {
        answer.insert_header((header::CONTENT_ENCODING, coding.to_string()));
    }
    answer.content_type(kind(name)).body(file.content)
}

/// How long a file is kept: for good where its name changes with its content. The page that names those files is
/// never kept, or it would name files of an earlier build.
fn keeping(name: &str) -> &'static str {
    if name == INDEX {
        "no-store"
    } else if name.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn knows(request: &HttpRequest, tag: &EntityTag) -> bool {
    match request.get_header::<IfNoneMatch>() {
        Some(IfNoneMatch::Any) => true,
        // Weakly: a proxy that packs the content in its own way weakens the tag.
        Some(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(tag)),
        None => false,
    }
}

fn kind(name: &str) -> String {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    if kind.type_() == mime::TEXT { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

fn not_built() -> HttpResponse {
    HttpResponse::ServiceUnavailable()
        .content_type("text/plain; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(NOT_BUILT)
}

#[cfg(test)]
mod tests;
