//! Ids and addresses.

use super::{HubRef, HubRefError, RepoId};
use percent_encoding::percent_decode_str;

/// The Hub's hosts; a `www.` before them is seen in the wild.
const HOSTS: &[&str] = &["huggingface.co", "hf.co"];

/// First segments that are pages of the Hub, never a namespace.
const PAGES: &[&str] = &[
    "kernels",
    "buckets",
    "papers",
    "posts",
    "blog",
    "docs",
    "learn",
    "tasks",
    "settings",
    "new",
    "login",
    "join",
    "pricing",
    "search",
    "organizations",
    "chat",
];

/// Endings of other people's hosts: no namespace of the Hub ends like this.
const HOST_ENDINGS: &[&str] = &[".com", ".org", ".net", ".io", ".co", ".cn", ".dev"];

/// Reads an id or an address that has been freed from what surrounds it.
pub(super) fn parse(text: &str) -> Result<HubRef, HubRefError> {
    if text.is_empty() {
        return Err(HubRefError::Empty);
    }
    match text.split_once("://") {
        Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
            "hf" => hub_uri(rest),
            "http" | "https" => address(rest),
            other => Err(HubRefError::OtherScheme(other.chars().take(20).collect())),
        },
        None if starts_with_hub_host(text) => address(text),
        None => bare(text),
    }
}

fn starts_with_hub_host(text: &str) -> bool {
    let first = text.split(['/', '?', '#', ':', '@']).next().unwrap_or(text);
    is_hub(first)
}

fn is_hub(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    HOSTS.contains(&host.strip_prefix("www.").unwrap_or(&host))
}

/// `huggingface.co/…`, without its scheme.
fn address(text: &str) -> Result<HubRef, HubRefError> {
    let text = text.split(['?', '#']).next().unwrap_or(text);
    let (authority, path) = text.split_once('/').unwrap_or((text, ""));
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let (host, port) = host.split_once(':').map_or((host, None), |(host, port)| (host, Some(port)));
    if !is_hub(host) {
        return Err(HubRefError::OtherHost(host.chars().take(100).collect()));
    }
    if authority.contains('@') || port.is_some() {
        return Err(HubRefError::Credentials);
    }
    page(&segments(path))
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

/// The path of an address on the Hub.
fn page(path: &[&str]) -> Result<HubRef, HubRefError> {
    match path {
        [] => Err(HubRefError::HubPage(String::new())),
        ["api", "models", namespace, name, "revision", revision @ ..] => {
            repository(namespace, name, revision)
        }
        ["api", "models", namespace, name, ..] => repository(namespace, name, &[]),
        // A legacy id is an address of the API only; elsewhere a single segment is a user's page.
        ["api", "models", name] => RepoId::parse(&decoded(name)).map(HubRef::from),
        ["api", ..] => Err(HubRefError::HubPage("api".to_owned())),
        ["models"] => Err(HubRefError::SearchPage),
        ["models", rest @ ..] => page(rest),
        [first, ..] if refusal(first).is_some() => Err(refusal(first).unwrap_or(HubRefError::SearchPage)),
        [user] => Err(HubRefError::UserPage((*user).to_owned())),
        [namespace, name, "tree" | "blob" | "raw" | "resolve" | "blame", revision @ ..] => {
            repository(namespace, name, revision)
        }
        [namespace, name, ..] => repository(namespace, name, &[]),
    }
}

/// Why a first segment can't be a namespace.
fn refusal(first: &str) -> Option<HubRefError> {
    match first.to_ascii_lowercase().as_str() {
        "datasets" => Some(HubRefError::Dataset),
        "spaces" => Some(HubRefError::Space),
        "collections" => Some(HubRefError::Collection),
        page if PAGES.contains(&page) => Some(HubRefError::HubPage(page.to_owned())),
        _ => None,
    }
}

/// `hf://[models/]ns/name[@rev][/path]`, without its scheme.
fn hub_uri(rest: &str) -> Result<HubRef, HubRefError> {
    let path = segments(rest);
    let path = path.strip_prefix(&["models"]).unwrap_or(&path);
    match path {
        [] => Err(HubRefError::Empty),
        [first, ..] if refusal(first).is_some() => Err(refusal(first).unwrap_or(HubRefError::Empty)),
        [user] => Err(HubRefError::UserPage((*user).to_owned())),
        [namespace, name, rest @ ..] => match name.split_once('@') {
            // `refs/pr/1` is the one revision that has slashes.
            Some((name, "refs")) => {
                let revision: Vec<&str> = std::iter::once("refs").chain(rest.iter().copied()).collect();
                repository(namespace, name, &revision)
            }
            Some((name, revision)) => repository(namespace, name, &[revision]),
            None => repository(namespace, name, &[]),
        },
    }
}

/// `ns/name[@rev][:variant]` or a legacy `name`.
fn bare(text: &str) -> Result<HubRef, HubRefError> {
    let (id, revision) = text.split_once('@').map_or((text, None), |(id, revision)| (id, Some(revision)));
    let path = segments(id);
    if let [first, _, ..] = path.as_slice() {
        if let Some(refused) = refusal(first) {
            return Err(refused);
        }
        if *first == "models" && path.len() == 3 {
            return page(&path);
        }
        let host = first.to_ascii_lowercase();
        if HOST_ENDINGS.iter().any(|ending| host.ends_with(ending)) {
            return Err(HubRefError::OtherHost(host.chars().take(100).collect()));
        }
    }
    let (id, variant) = split_variant(id);
    Ok(HubRef { repo: RepoId::parse(id)?, revision: revision.and_then(named), variant })
}

/// A repository with what may follow its name in an address: `.git`, `@rev`, `:variant`.
fn repository(namespace: &str, name: &str, revision: &[&str]) -> Result<HubRef, HubRefError> {
    let (namespace, name) = (decoded(namespace), decoded(name));
    let (name, at) = name.split_once('@').map_or((name.as_str(), None), |(name, at)| (name, Some(at)));
    let (name, variant) = split_variant(name);
    let name = name.strip_suffix(".git").unwrap_or(name);
    let revision = match revision {
        [] => at.and_then(named),
        ["refs", kind, number, ..] => Some(format!("refs/{kind}/{number}")),
        [revision, ..] => named(&decoded(revision)),
    };
    Ok(HubRef { repo: RepoId::parse(&format!("{namespace}/{name}"))?, revision, variant })
}

fn decoded(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().into_owned()
}

fn split_variant(name: &str) -> (&str, Option<String>) {
    name.split_once(':').map_or((name, None), |(name, variant)| (name, named(variant)))
}

/// A revision or a variant: kept where the Hub could know it, dropped where it can't.
fn named(text: &str) -> Option<String> {
    let sound = !text.is_empty() && text.len() <= 200 && text.chars().all(|c| c.is_ascii_graphic());
    sound.then(|| text.to_owned())
}
