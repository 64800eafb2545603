//! Files that are not there, so that the rules need no build of the app.

use super::super::files::File;
use super::*;
use actix_web::body::MessageBody;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use std::collections::BTreeMap;

const NAVIGATION: (&str, &str) =
    ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

impl Files for BTreeMap<&'static str, &'static str> {
    fn find(&self, name: &str) -> Option<File> {
        let content = self.get(name)?.as_bytes();
        // No digest, but as different as the names are, which differ at their ends.
        let mut digest = [0; 32];
        digest.iter_mut().zip(content.iter().rev()).for_each(|(to, from)| *to = *from);
        Some(File { content: content.into(), digest })
    }
}

/// The content of each file is its name.
fn built() -> BTreeMap<&'static str, &'static str> {
    [
        "index.html",
        "index.html.br",
        "index.html.gz",
        "sw.js",
        "sw.js.br",
        "sw.js.gz",
        "manifest.webmanifest",
        "icon.svg",
        "icon.png",
        "assets/app-B1x.js",
        "assets/app-B1x.js.br",
        "assets/app-B1x.js.gz",
        "assets/app-C2y.css",
        "assets/app-C2y.css.gz",
        "assets/inter-D3z.woff2",
    ]
    .into_iter()
    .map(|name| (name, name))
    .collect()
}

fn asked(path: &str, headers: &[(&'static str, &str)]) -> Option<HttpResponse> {
    let request = TestRequest::with_uri(path);
    let request = headers.iter().fold(request, |request, header| request.append_header(*header));
    to(&request.to_http_request(), &built())
}

fn header<'a>(answer: &'a HttpResponse, name: &str) -> Option<&'a str> {
    answer.headers().get(name).map(|value| value.to_str().unwrap())
}

fn content(answer: HttpResponse) -> String {
    let bytes = answer.into_body().try_into_bytes().unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The name of the file that is sent, or what is said instead.
fn sent_for(path: &str, headers: &[(&'static str, &str)]) -> String {
    asked(path, headers).map_or_else(|| "nothing".to_owned(), content)
}

#[test]
fn each_kind_of_file_is_kept_as_long_as_it_is_good() {
    for (path, kept) in [
        ("/", "no-store"),
        ("/index.html", "no-store"),
        ("/models/1", "no-store"),
        ("/sw.js", "no-cache"),
        ("/manifest.webmanifest", "no-cache"),
        ("/icon.svg", "no-cache"),
        ("/assets/app-B1x.js", "public, max-age=31536000, immutable"),
        ("/assets/inter-D3z.woff2", "public, max-age=31536000, immutable"),
    ] {
        assert_eq!(header(&asked(path, &[]).unwrap(), "cache-control"), Some(kept), "{path}");
    }
}

#[test]
fn each_kind_of_file_has_its_type() {
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/models/1", "text/html; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/assets/app-C2y.css", "text/css; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/icon.svg", "image/svg+xml"),
        ("/icon.png", "image/png"),
        ("/assets/inter-D3z.woff2", "font/woff2"),
    ] {
        for coding in ["br", "gzip", "identity"] {
            let answer = asked(path, &[("accept-encoding", coding)]).unwrap();
            assert_eq!(header(&answer, "content-type"), Some(kind), "{path} {coding}");
        }
    }
}

#[test]
fn the_coding_is_the_best_that_the_client_takes() {
    for (accepted, coding, content) in [
        ("gzip, deflate, br, zstd", Some("br"), "assets/app-B1x.js.br"),
        ("gzip", Some("gzip"), "assets/app-B1x.js.gz"),
        ("br;q=0.5, gzip;q=0.9", Some("gzip"), "assets/app-B1x.js.gz"),
        ("br;q=0, gzip", Some("gzip"), "assets/app-B1x.js.gz"),
        ("br;q=0, gzip;q=0", None, "assets/app-B1x.js"),
        ("identity, br;q=0.1", None, "assets/app-B1x.js"),
        ("zstd, deflate", None, "assets/app-B1x.js"),
        ("identity;q=0", None, "assets/app-B1x.js"),
        ("*", None, "assets/app-B1x.js"),
        ("", None, "assets/app-B1x.js"),
        ("br;q=nonsense", None, "assets/app-B1x.js"),
    ] {
        let answer = asked("/assets/app-B1x.js", &[("accept-encoding", accepted)]).unwrap();
        assert_eq!(header(&answer, "content-encoding"), coding, "{accepted}");
        assert_eq!(header(&answer, "vary"), Some("accept-encoding"), "{accepted}");
        assert_eq!(self::content(answer), content, "{accepted}");
    }
}

#[test]
fn a_file_that_lies_there_in_fewer_codings_is_sent_in_one_of_them() {
    let browser = [("accept-encoding", "gzip, deflate, br, zstd")];
    assert_eq!(sent_for("/assets/app-C2y.css", &browser), "assets/app-C2y.css.gz");
    assert_eq!(sent_for("/icon.png", &browser), "icon.png");
    assert_eq!(sent_for("/", &browser), "index.html.br");
    assert_eq!(sent_for("/models/1", &browser), "index.html.br");
}

#[test]
fn without_a_word_on_codings_the_plain_file_is_sent() {
    assert_eq!(sent_for("/sw.js", &[]), "sw.js");
}

#[test]
fn what_the_client_has_is_not_sent_again() {
    let first = asked("/sw.js", &[]).unwrap();
    let tag = header(&first, "etag").unwrap().to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
    for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        let answer = asked("/sw.js", &[("if-none-match", &known)]).unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED, "{known}");
        for name in ["etag", "cache-control", "vary", "content-security-policy"] {
            assert_eq!(header(&answer, name), header(&first, name), "{name}");
        }
        assert_eq!(header(&answer, "content-encoding"), None);
        assert_eq!(content(answer), "");
    }
    let changed = asked("/sw.js", &[("if-none-match", "\"other\"")]).unwrap();
    assert_eq!(changed.status(), StatusCode::OK);
}

#[test]
fn each_coding_has_a_tag_of_its_own() {
    let tag = |coding| {
        let answer = asked("/sw.js", &[("accept-encoding", coding)]).unwrap();
        header(&answer, "etag").unwrap().to_owned()
    };
    let (br, gzip, plain) = (tag("br"), tag("gzip"), tag("identity"));
    assert!(br != gzip && gzip != plain && plain != br);
    let known = [("if-none-match", br.as_str()), ("accept-encoding", "gzip")];
    assert_eq!(sent_for("/sw.js", &known), "sw.js.gz");
}

#[test]
fn the_page_that_begins_the_app_is_always_sent() {
    let answer = asked("/", &[("if-none-match", "*")]).unwrap();
    assert_eq!((answer.status(), header(&answer, "etag")), (StatusCode::OK, None));
}

#[test]
fn places_in_the_app_begin_it() {
    for path in
        ["/", "/models", "/models/1", "/tags/", "/settings/sessions", "/tags/v1.5/models", "/assets-of-ours"]
    {
        assert_eq!(sent_for(path, &[]), "index.html", "{path}");
        assert_eq!(sent_for(path, &[NAVIGATION]), "index.html", "{path}");
    }
}

#[test]
fn a_name_with_a_dot_is_a_place_for_a_browsers_tab_alone() {
    for path in ["/tags/v1.5", "/tags/llama.gz", "/foo.js"] {
        assert_eq!(sent_for(path, &[NAVIGATION]), "index.html", "{path}");
        assert_eq!(sent_for(path, &[("sec-fetch-dest", "document")]), "index.html", "{path}");
        for other in [("accept", "*/*"), ("accept", "text/html;q=0, */*"), ("sec-fetch-dest", "script")] {
            assert_eq!(sent_for(path, &[other]), "nothing", "{path}");
        }
    }
}

#[test]
fn a_file_of_an_earlier_build_is_nothing_even_for_a_tab() {
    for path in ["/assets/app-A0w.js", "/assets/app-B1x.js.br", "/assets/app", "/assets/", "/assets/../sw.js"]
    {
        assert_eq!(sent_for(path, &[]), "nothing", "{path}");
        assert_eq!(sent_for(path, &[NAVIGATION]), "nothing", "{path}");
    }
}

#[test]
fn the_policy_runs_no_script_from_elsewhere_and_none_within_the_page() {
    for path in ["/", "/models/1", "/sw.js", "/assets/app-B1x.js"] {
        let answer = asked(path, &[]).unwrap();
        let policy = header(&answer, "content-security-policy").unwrap();
        for part in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.split("; ").any(|found| found == part), "{part} in {policy}");
        }
        assert!(!policy.contains("http") && !policy.contains("unsafe-eval"), "{policy}");
    }
}

#[test]
fn without_the_app_the_page_says_how_to_build_it() {
    let nothing = BTreeMap::new();
    for path in ["/", "/models/1"] {
        let answer = to(&TestRequest::with_uri(path).to_http_request(), &nothing).unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert_eq!(header(&answer, "cache-control"), Some("no-store"));
        let said = content(answer);
        assert!(said.contains("make build") && said.lines().count() == 1, "{said}");
    }
    assert!(to(&TestRequest::with_uri("/sw.js").to_http_request(), &nothing).is_none());
}
