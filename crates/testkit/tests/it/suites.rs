use std::fs;
use std::path::Path;

/// The names that the files below a folder give to their suites.
fn suites(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                return suites(&path);
            }
            let text = fs::read_to_string(path).unwrap();
            let name = text.split_once("contracts::suite!(").and_then(|(_, rest)| rest.split_once(" at "));
            name.map(|(name, _)| name.to_owned()).into_iter().collect()
        })
        .collect()
}

#[test]
fn every_suite_is_on_the_list_that_each_database_runs() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let list = fs::read_to_string(source.join("contracts.rs")).unwrap();
    let forgotten: Vec<_> = suites(&source.join("contracts"))
        .into_iter()
        .filter(|suite| !list.contains(&format!("$crate::{suite}!(")))
        .collect();
    assert_eq!(forgotten, [""; 0]);
}
