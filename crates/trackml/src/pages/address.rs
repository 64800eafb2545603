//! What an address means: a file, a place in the app, or nothing.

use super::files::INDEX;

/// How addresses begin that programs ask for. They are told what is not there: a page would look like an answer.
/// Browsers and password managers try `.well-known`, and whether a server says 404 at all.
const FOR_PROGRAMS: [&str; 7] = [".well-known", "api", "docs", "errors", "healthz", "metrics", "readyz"];

/// Where the files with a hash in their name are.
const ASSETS: &str = "assets";

/// Whether an address is for programs, who want no page.
pub(super) fn is_for_programs(path: &str) -> bool {
    first(path).is_some_and(|first| FOR_PROGRAMS.contains(&first))
}

/// The name of the file that an address can mean. Nothing is decoded and no way leads up: only what stands there is
/// looked for. Compressed files are for those who ask for the file itself.
pub(super) fn file_name(path: &str) -> Option<&str> {
    let name = path.strip_prefix('/')?;
    if name.is_empty() {
        return Some(INDEX);
    }
    let plain =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '%', '\0']);
    let compressed = matches!(extension(name), Some("br" | "gz"));
    (name.split('/').all(plain) && !compressed).then_some(name)
}

/// Whether an address that is no file's is a place in the app. A name in the address may have a dot, `/tags/v1.5`,
/// but whoever asks for a script is not to be given a page: it depends on what a browser wants to show.
pub(super) fn is_of_app(path: &str, is_navigation: bool) -> bool {
    first(path) != Some(ASSETS) && (is_navigation || extension(path).is_none())
}

fn first(path: &str) -> Option<&str> {
    path.split('/').find(|part| !part.is_empty())
}

fn extension(path: &str) -> Option<&str> {
    let last = path.rsplit('/').next()?;
    last.rsplit_once('.').map(|(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_programs_is_told_by_how_it_begins() {
        for path in ["/api", "/api/", "/api/v1/models", "//api/x", "/docs", "/docs/x", "/healthz", "/readyz"]
        {
            assert!(is_for_programs(path), "{path}");
        }
        for path in ["/metrics", "/errors/none", "/.well-known/change-password"] {
            assert!(is_for_programs(path), "{path}");
        }
        for path in ["/", "/models/1", "/apiary", "/documents", "/models/api", "/assets/api"] {
            assert!(!is_for_programs(path), "{path}");
        }
    }

    #[test]
    fn a_file_is_meant_by_its_plain_name_alone() {
        assert_eq!(file_name("/"), Some("index.html"));
        assert_eq!(file_name("/sw.js"), Some("sw.js"));
        assert_eq!(file_name("/assets/index-B_x-1.js"), Some("assets/index-B_x-1.js"));
        for path in [
            "",
            "//",
            "//etc/passwd",
            "/assets/",
            "/assets//x.js",
            "/../Cargo.toml",
            "/assets/../../Cargo.toml",
            "/./sw.js",
            "/.env",
            "/..%2FCargo.toml",
            "/%2e%2e/Cargo.toml",
            "/assets%2Fx.js",
            "/..\\Cargo.toml",
            "/C:/x",
        ] {
            assert_eq!(file_name(path), None, "{path}");
        }
    }

    #[test]
    fn compressed_files_have_no_address() {
        assert_eq!(file_name("/index.html.br"), None);
        assert_eq!(file_name("/assets/x.js.gz"), None);
    }

    #[test]
    fn what_is_no_file_is_a_place_in_the_app_or_nothing() {
        for path in ["/", "/models", "/models/1", "/models/1/", "/tags/v1.5/models", "/a/b/c", "/x%2Fy"] {
            assert!(is_of_app(path, false), "{path}");
            assert!(is_of_app(path, true), "{path}");
        }
        for path in ["/foo.js", "/tags/v1.5", "/sw.js.map", "/index.html.br", "/..%2FCargo.toml"] {
            assert!(!is_of_app(path, false), "{path}");
            assert!(is_of_app(path, true), "{path}");
        }
        for path in ["/assets", "/assets/", "/assets/x", "/assets/x.js", "//assets/x.js"] {
            assert!(!is_of_app(path, true), "{path}");
        }
    }
}
