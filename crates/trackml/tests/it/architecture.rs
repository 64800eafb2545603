//! The arrows between the crates point inward, an outside library has its room, and a file is named after the
//! thing it holds.

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::path::{Path, PathBuf};
use std::{fs, io};

const DOMAIN: &str = "trackml-domain";
const PORTS: &str = "trackml-ports";
const APPLICATION: &str = "trackml-application";
const STORAGE: &str = "trackml-storage";
const HUGGINGFACE: &str = "trackml-huggingface";
const OUTBOUND: &str = "trackml-outbound";
const GEMINI: &str = "trackml-gemini";
const OPENAI: &str = "trackml-openai";
const DOCUMENTS: &str = "trackml-documents";
const CREDENTIALS: &str = "trackml-credentials";
const API: &str = "trackml-api";
const BINARY: &str = "trackml";
const TESTKIT: &str = "trackml-testkit";

/// Everything that the binary wires together.
const HOUSE: &[&str] =
    &[DOMAIN, PORTS, APPLICATION, STORAGE, HUGGINGFACE, GEMINI, OPENAI, DOCUMENTS, CREDENTIALS, API];

/// Names that say nothing about what a file holds.
const EMPTY_NAMES: &[&str] =
    &["mod", "util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"];

/// A library that is named in few crates only.
struct Guest {
    /// A word of the names of its packages: `actix` is in `actix-web` and in `tracing-actix-web`.
    word: &'static str,
    /// Where it may be a dependency.
    rooms: &'static [&'static str],
    /// Where it may be one for tests besides.
    test_rooms: &'static [&'static str],
}

const GUESTS: &[Guest] = &[
    Guest { word: "diesel", rooms: &[STORAGE], test_rooms: &[] },
    Guest { word: "actix", rooms: &[API, BINARY, TESTKIT], test_rooms: &[] },
    Guest {
        word: "reqwest",
        rooms: &[HUGGINGFACE, OUTBOUND, GEMINI, OPENAI, TESTKIT],
        test_rooms: &[API, BINARY],
    },
];

/// A line of a `Cargo.toml`: one package needs another.
struct Edge {
    from: String,
    to: String,
    kind: DependencyKind,
}

impl Edge {
    fn is_for_tests(&self) -> bool {
        self.kind == DependencyKind::Development
    }
}

/// What a crate of the workspace may depend on; none for a crate that has no place in the design.
fn inward_of(package: &str) -> Option<&'static [&'static str]> {
    match package {
        DOMAIN | OUTBOUND => Some(&[]),
        PORTS => Some(&[DOMAIN]),
        APPLICATION | STORAGE | CREDENTIALS | DOCUMENTS => Some(&[PORTS, DOMAIN]),
        HUGGINGFACE | GEMINI | OPENAI => Some(&[PORTS, DOMAIN, OUTBOUND]),
        API => Some(&[APPLICATION, PORTS, DOMAIN]),
        BINARY | TESTKIT => Some(HOUSE),
        _ => None,
    }
}

/// Whether an edge between two crates of the workspace points inward. Tests may use the test kit besides, but for
/// the two crates that everything else stands on.
fn points_inward(edge: &Edge) -> bool {
    let Some(inward) = inward_of(&edge.from) else { return false };
    let stands_alone = [DOMAIN, PORTS].contains(&edge.from.as_str());
    match edge.kind {
        DependencyKind::Development if stands_alone => false,
        DependencyKind::Development => edge.to == TESTKIT || inward.contains(&edge.to.as_str()),
        _ => inward.contains(&edge.to.as_str()),
    }
}

/// Whether a guest may be where an edge leads to it; true of what is not its package.
fn is_at_home(guest: &Guest, edge: &Edge) -> bool {
    let is_guest = edge.to.split(['-', '_']).any(|word| word == guest.word);
    !is_guest
        || guest.rooms.contains(&edge.from.as_str())
        || (edge.is_for_tests() && guest.test_rooms.contains(&edge.from.as_str()))
}

/// Whether a source file names an item of a guest, as in `diesel::…` or `diesel_migrations::…`, outside comments.
fn names_guest(source: &str, word: &str) -> bool {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.match_indices("::").map(|(at, _)| line.split_at(at).0)).any(|before| {
        let root = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next();
        root.is_some_and(|root| root.split('_').any(|part| part == word))
    })
}

struct Package {
    name: String,
    folder: PathBuf,
    edges: Vec<Edge>,
}

/// The crates of the workspace, each with the dependencies of its `Cargo.toml`.
fn workspace() -> Result<Vec<Package>, cargo_metadata::Error> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let metadata = MetadataCommand::new().manifest_path(manifest).no_deps().exec()?;
    let package = |package: cargo_metadata::Package| Package {
        name: package.name.to_string(),
        folder: package.manifest_path.as_std_path().parent().unwrap_or(Path::new(".")).to_owned(),
        edges: package
            .dependencies
            .iter()
            .map(|to| Edge { from: package.name.to_string(), to: to.name.clone(), kind: to.kind })
            .collect(),
    };
    Ok(metadata.packages.into_iter().map(package).collect())
}

/// Every file and folder under a folder, which need not exist.
fn walk(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            found.extend(walk(&path)?);
            found.push(path);
        }
    }
    Ok(found)
}

/// The path from the root of the repository, as people write it.
fn shown(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().unwrap_or(root);
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

/// Whether a file holds tests only, by its place: `tests.rs`, or anything in a folder `tests`.
fn holds_tests(path: &Path) -> bool {
    path.with_extension("").components().any(|part| part.as_os_str() == "tests")
}

fn listed(offenders: &[String]) -> String {
    format!("\n  {}", offenders.join("\n  "))
}

fn edge(from: &str, to: &str, kind: DependencyKind) -> Edge {
    Edge { from: from.to_owned(), to: to.to_owned(), kind }
}

#[test]
fn every_crate_of_the_workspace_has_its_place_in_the_design() {
    let offenders: Vec<_> = workspace()
        .unwrap()
        .into_iter()
        .map(|package| package.name)
        .filter(|name| inward_of(name).is_none())
        .collect();
    assert!(offenders.is_empty(), "say in inward_of() what these may depend on:{}", listed(&offenders));
}

#[test]
fn every_arrow_between_crates_points_inward() {
    let packages = workspace().unwrap();
    let is_ours = |name: &str| packages.iter().any(|package| package.name == name);
    let ours: Vec<_> =
        packages.iter().flat_map(|package| &package.edges).filter(|edge| is_ours(&edge.to)).collect();
    assert!(!ours.is_empty(), "the workspace's crates depend on each other");
    let offenders: Vec<_> = ours
        .into_iter()
        .filter(|edge| !points_inward(edge))
        .map(|edge| {
            let inward = inward_of(&edge.from).unwrap_or_default();
            format!("{} → {} ({:?}); inward of it are: {}", edge.from, edge.to, edge.kind, inward.join(", "))
        })
        .collect();
    assert!(offenders.is_empty(), "these dependencies point outward:{}", listed(&offenders));
}

#[test]
fn an_arrow_that_points_outward_is_noticed() {
    use DependencyKind::{Build, Development, Normal};
    for (from, to, kind) in [
        (DOMAIN, PORTS, Normal),
        (PORTS, APPLICATION, Normal),
        (APPLICATION, STORAGE, Normal),
        (APPLICATION, STORAGE, Build),
        (STORAGE, HUGGINGFACE, Normal),
        (GEMINI, APPLICATION, Normal),
        (GEMINI, HUGGINGFACE, Normal),
        (OUTBOUND, PORTS, Normal),
        (STORAGE, OUTBOUND, Normal),
        (BINARY, OUTBOUND, Normal),
        (API, STORAGE, Normal),
        (API, STORAGE, Development),
        (API, TESTKIT, Normal),
        (BINARY, TESTKIT, Normal),
        (TESTKIT, BINARY, Normal),
        (DOMAIN, TESTKIT, Development),
        (PORTS, TESTKIT, Development),
        ("trackml-annex", DOMAIN, Normal),
    ] {
        assert!(!points_inward(&edge(from, to, kind)), "{from} → {to} ({kind:?})");
    }
    for (from, to, kind) in [
        (PORTS, DOMAIN, Normal),
        (STORAGE, TESTKIT, Development),
        (APPLICATION, PORTS, Development),
        (BINARY, STORAGE, Normal),
        (HUGGINGFACE, OUTBOUND, Normal),
        (TESTKIT, API, Normal),
    ] {
        assert!(points_inward(&edge(from, to, kind)), "{from} → {to} ({kind:?})");
    }
}

#[test]
fn an_outside_library_is_a_dependency_of_its_own_rooms_only() {
    let packages = workspace().unwrap();
    let offenders: Vec<_> = GUESTS
        .iter()
        .flat_map(|guest| packages.iter().flat_map(|package| &package.edges).map(move |edge| (guest, edge)))
        .filter(|(guest, edge)| !is_at_home(guest, edge))
        .map(|(guest, edge)| {
            format!("{} → {}; its rooms are: {}", edge.from, edge.to, guest.rooms.join(", "))
        })
        .collect();
    assert!(offenders.is_empty(), "these libraries are out of their rooms:{}", listed(&offenders));
}

#[test]
fn a_library_out_of_its_room_is_noticed() {
    use DependencyKind::{Development, Normal};
    let at_home = |from, to, kind| GUESTS.iter().all(|guest| is_at_home(guest, &edge(from, to, kind)));
    assert!(!at_home(API, "diesel", Normal));
    assert!(!at_home(TESTKIT, "diesel_migrations", Normal));
    assert!(!at_home(STORAGE, "actix-web", Normal));
    assert!(!at_home(APPLICATION, "tracing-actix-web", Development));
    assert!(!at_home(API, "reqwest", Normal));
    assert!(at_home(API, "reqwest", Development));
    assert!(at_home(STORAGE, "diesel_migrations", Normal));
    assert!(at_home(DOMAIN, "serde", Normal));
}

#[test]
fn an_outside_library_is_named_in_the_source_of_its_own_rooms_only() {
    let mut offenders = Vec::new();
    for package in workspace().unwrap() {
        let files = walk(&package.folder.join("src")).unwrap();
        for file in
            files.iter().filter(|file| file.extension().is_some_and(|it| it == "rs") && !holds_tests(file))
        {
            let source = fs::read_to_string(file).unwrap();
            for guest in GUESTS.iter().filter(|guest| !guest.rooms.contains(&package.name.as_str())) {
                if names_guest(&source, guest.word) {
                    offenders.push(format!("{} names {}::", shown(file), guest.word));
                }
            }
        }
    }
    assert!(
        offenders.is_empty(),
        "these files know a library that another crate hides:{}",
        listed(&offenders)
    );
}

#[test]
fn a_library_that_is_named_in_a_source_file_is_noticed() {
    for source in [
        "use diesel::prelude::*;",
        "use diesel_migrations::embed;",
        "let x: Vec<diesel::Row> = f::<u8>();",
        "::diesel::sql",
    ] {
        assert!(names_guest(source, "diesel"), "{source}");
    }
    for source in [
        "// as in diesel::sql",
        "/// [`diesel::sql`]",
        "crate::diesel",
        "biodiesel::tank()",
        "let diesel = 1;",
    ] {
        assert!(!names_guest(source, "diesel"), "{source}");
    }
}

#[test]
fn a_file_is_named_after_the_thing_it_holds() {
    let mut offenders = Vec::new();
    for package in workspace().unwrap() {
        for folder in ["src", "tests"] {
            for path in walk(&package.folder.join(folder)).unwrap() {
                let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                if EMPTY_NAMES.contains(&stem) {
                    offenders.push(shown(&path));
                }
            }
        }
    }
    assert!(offenders.is_empty(), "name these after what they hold:{}", listed(&offenders));
}
