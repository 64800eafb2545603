//! The folders of recorded answers, read anew for every request.

use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// No honest recording is larger, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// A recorded model.
pub(super) type Recorded = Map<String, Value>;

/// What there is for an id.
pub(super) enum Found {
    /// The recording.
    Model(Recorded),
    /// The id is now this one.
    Moved(String),
    /// Nothing.
    Nothing,
}

/// The folders, in the order in which they are asked.
pub(super) struct Recordings {
    folders: Vec<PathBuf>,
}

impl Recordings {
    /// Checks that the folders are there. A folder that keeps the Hub's answers beside others' under
    /// `huggingface` is also welcome.
    pub(super) fn open(folders: Vec<PathBuf>) -> io::Result<Self> {
        let inner = |folder: PathBuf| {
            let nested = folder.join("huggingface");
            if nested.join("models").is_dir() { nested } else { folder }
        };
        let folders: Vec<PathBuf> = folders.into_iter().map(inner).collect();
        match folders.iter().find(|folder| !folder.is_dir()) {
            Some(missing) => Err(io::Error::new(
                io::ErrorKind::NotFound,
                format!("there is no folder of recordings at {}", missing.display()),
            )),
            None => Ok(Self { folders }),
        }
    }

    /// Looks an id up: by its own file, among the renamed, then in any spelling.
    pub(super) fn find(&self, id: &str) -> io::Result<Found> {
        if !is_variant(id)
            && let Some(bytes) = self.read("models", id, "json")?
        {
            return Ok(compared(id, parse(&bytes)?));
        }
        if let Some(new) = self.renamed(id)? {
            return Ok(Found::Moved(new));
        }
        Ok(self.any_spelling(id)?.map_or(Found::Nothing, |model| compared(id, model)))
    }

    /// A file of a repository, of the first folder that has it.
    pub(super) fn read(&self, kind: &str, id: &str, ending: &str) -> io::Result<Option<Vec<u8>>> {
        let name = format!("{kind}/{}.{ending}", id.replace('/', "__"));
        for folder in &self.folders {
            if let Some(bytes) = read_bounded(&folder.join(&name))? {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }

    fn renamed(&self, id: &str) -> io::Result<Option<String>> {
        for folder in &self.folders {
            let Some(bytes) = read_bounded(&folder.join("redirects.json"))? else { continue };
            let redirects: HashMap<String, String> = parse(&bytes)?;
            if let Some((_, new)) = redirects.into_iter().find(|(old, _)| old.eq_ignore_ascii_case(id)) {
                return Ok(Some(new));
            }
        }
        Ok(None)
    }

    /// The model whose recorded id is the asked one but for its case, whatever its file is called.
    fn any_spelling(&self, id: &str) -> io::Result<Option<Recorded>> {
        for folder in &self.folders {
            let Ok(entries) = fs::read_dir(folder.join("models")) else { continue };
            for entry in entries {
                let path = entry?.path();
                let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                if is_variant(stem) || path.extension().is_none_or(|ending| ending != "json") {
                    continue;
                }
                let Some(bytes) = read_bounded(&path)? else { continue };
                // One that can't be read is reported where it is asked for, and nowhere else.
                let Ok(model) = parse::<Recorded>(&bytes) else { continue };
                if id_of(&model).is_some_and(|found| found.eq_ignore_ascii_case(id)) {
                    return Ok(Some(model));
                }
            }
        }
        Ok(None)
    }
}

/// The id that a recording gives itself.
pub(super) fn id_of(model: &Recorded) -> Option<&str> {
    model.get("id").and_then(Value::as_str)
}

fn compared(asked: &str, model: Recorded) -> Found {
    match id_of(&model) {
        Some(id) if id != asked => Found::Moved(id.to_owned()),
        _ => Found::Model(model),
    }
}

/// `X.v2` is the same model at another date, and not served.
fn is_variant(stem: &str) -> bool {
    let version = stem.rsplit_once(".v").map(|(_, version)| version);
    version.is_some_and(|version| !version.is_empty() && version.bytes().all(|digit| digit.is_ascii_digit()))
}

fn parse<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    serde_json::from_slice(bytes).map_err(io::Error::from)
}

fn read_bounded(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("{} is too large", path.display())));
    }
    Ok(Some(bytes))
}
