//! `trackml backup`

use crate::program::Surroundings;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use trackml_testkit::databases;

fn copies(folder: &Path) -> Vec<PathBuf> {
    let mut copies: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    copies.sort();
    copies
}

fn with_a_person(place: &Surroundings) -> String {
    let create = ["user", "create", "--username", "ada", "--email", "ada@example.org"];
    assert_eq!(place.run_with_input(&create, b"a-rather-long-passphrase-7\n").code(), 0);
    place.run(&["user", "list"]).out
}

#[test]
fn a_copy_of_sqlite_is_used_like_the_file() {
    let place = Surroundings::new();
    let people = with_a_person(&place);
    let folder = place.data("copies");
    let said = place.run(&["backup", folder.to_str().unwrap()]);
    assert_eq!((said.code(), said.err.as_str()), (0, ""));
    let copy = PathBuf::from(said.lines()[0]);
    assert_eq!(copies(&folder), std::slice::from_ref(&copy));
    assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let restored = Surroundings::new().with("DATABASE_URL", format!("sqlite://{}", copy.display()));
    assert_eq!(restored.run(&["user", "list"]).out, people);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_postgresql_is_what_pg_restore_reads() {
    let (from, to) = (databases::bare_postgres().await, databases::bare_postgres().await);
    let place = Surroundings::on(&from);
    let people = with_a_person(&place);
    let folder = place.data("copies");
    let said = place.run(&["backup", folder.to_str().unwrap()]);
    assert_eq!((said.code(), said.err.as_str()), (0, ""));
    let restored =
        Command::new("pg_restore").args(["--no-owner", "-d", &to.url, said.lines()[0]]).status().unwrap();
    assert!(restored.success());
    assert_eq!(Surroundings::on(&to).run(&["user", "list"]).out, people);
}

#[test]
fn only_the_newest_are_kept_and_what_is_not_a_copy_stays() {
    let place = Surroundings::new();
    place.run(&["migrate"]);
    let folder = place.data("copies");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("notes.db"), "mine").unwrap();
    let made: Vec<_> = (0..3)
        .map(|_| {
            let said = place.run(&["backup", "--keep", "2", folder.to_str().unwrap()]);
            PathBuf::from(said.lines()[0])
        })
        .collect();
    assert_eq!(copies(&folder), [folder.join("notes.db"), made[1].clone(), made[2].clone()]);
}

#[test]
fn where_there_is_no_database_none_is_made_to_be_copied() {
    let place = Surroundings::new();
    let folder = place.data("copies");
    let said = place.run(&["backup", folder.to_str().unwrap()]);
    assert!(said.one_line(1).contains("there is no database at "), "{}", said.err);
    assert!(copies(&folder).is_empty() && !place.data("trackml.db").exists());
}

#[test]
fn a_copy_that_was_given_up_is_thrown_away_and_one_that_is_being_made_is_not() {
    let place = Surroundings::new();
    place.run(&["migrate"]);
    let folder = place.data("copies");
    std::fs::create_dir_all(&folder).unwrap();
    let (old, new) = (folder.join("trackml-1.unfinished"), folder.join("trackml-9.unfinished"));
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(48);
    std::fs::File::create(&old).unwrap().set_modified(long_ago).unwrap();
    std::fs::File::create(&new).unwrap();
    let said = place.run(&["backup", folder.to_str().unwrap()]);
    assert_eq!(copies(&folder), [PathBuf::from(said.lines()[0]), new]);
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let place = Surroundings::new();
    place.run(&["migrate"]);
    let file = place.file("occupied", "");
    let said = place.run(&["backup", &file]);
    assert_eq!(said.code(), 1);
    assert!(said.err.starts_with(&format!("trackml: {file} cannot be used: ")), "{}", said.err);
}

#[test]
fn a_database_that_is_away_leaves_nothing_behind() {
    let place = Surroundings::new().with("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing");
    let folder = place.data("copies");
    let said = place.run(&["backup", folder.to_str().unwrap()]);
    assert_eq!(said.code(), 1);
    assert!(said.err.contains("no copy was made"), "{}", said.err);
    assert!(copies(&folder).is_empty());
}
