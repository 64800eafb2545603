//! What `blobs=true` adds to the list of files.

use serde_json::{Map, Value, json};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Endings of the files that the Hub keeps outside of git.
const LARGE: [&str; 8] = [".safetensors", ".gguf", ".bin", ".pt", ".pth", ".onnx", ".msgpack", ".h5"];
/// Bytes of the pointer file that git holds in place of a large file.
const POINTER_SIZE: u64 = 135;

/// Gives every file a size and a blob id, the same ones every time. The repository's storage is shared out
/// among the large files that the recording gives no size for.
pub(super) fn add(model: &mut Map<String, Value>) {
    let storage = model.get("usedStorage").and_then(Value::as_u64);
    let files = files_of(model);
    let unsized_large =
        files.iter().filter(|file| is_large(file) && !file.contains_key("size")).count() as u64;
    let share = storage.filter(|_| unsized_large > 0).map(|storage| storage / unsized_large);
    for file in files {
        let name = name_of(file).to_owned();
        let large = is_large(file);
        let size = match file.get("size").and_then(Value::as_u64) {
            Some(size) => size,
            None if large => share.unwrap_or_else(|| 50_000_000 + hash(&name, 0) % 400_000_000),
            None => 200 + hash(&name, 0) % 60_000,
        };
        file.insert("size".to_owned(), json!(size));
        file.insert("blobId".to_owned(), json!(hex(&name, 40)));
        if large {
            let lfs = json!({ "sha256": hex(&name, 64), "size": size, "pointerSize": POINTER_SIZE });
            file.insert("lfs".to_owned(), lfs);
        }
    }
}

/// Without `blobs=true` the Hub only names the files.
pub(super) fn remove(model: &mut Map<String, Value>) {
    for file in files_of(model) {
        file.retain(|key, _| key == "rfilename");
    }
}

fn files_of(model: &mut Map<String, Value>) -> Vec<&mut Map<String, Value>> {
    let siblings = model.get_mut("siblings").and_then(Value::as_array_mut);
    siblings.into_iter().flatten().filter_map(Value::as_object_mut).collect()
}

fn name_of(file: &Map<String, Value>) -> &str {
    file.get("rfilename").and_then(Value::as_str).unwrap_or_default()
}

fn is_large(file: &Map<String, Value>) -> bool {
    LARGE.iter().any(|ending| name_of(file).ends_with(ending))
}

fn hash(name: &str, round: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name, round).hash(&mut hasher);
    hasher.finish()
}

fn hex(name: &str, digits: usize) -> String {
    let digit = |at| u32::try_from(hash(name, at) % 16).ok().and_then(|digit| char::from_digit(digit, 16));
    (0..digits).filter_map(digit).collect()
}
