//! `trackml import`

use crate::on_both_databases;
use crate::person::{EMAIL, Person};
use crate::program::Surroundings;
use trackml_testkit::databases::TestDatabase;
use trackml_testkit::stub_hub::{Fault, StubHub};

const LIST: &str = "\
# What I read about this week
lumen-labs/Aurora-7B-Instruct
https://huggingface.co/kestrel-code/Kestrel-Coder-3B/tree/main
- northwind/tiny-encoder
";

const SOURCES: [&str; 3] = [
    "lumen-labs/Aurora-7B-Instruct",
    "https://huggingface.co/kestrel-code/Kestrel-Coder-3B/tree/main",
    "northwind/tiny-encoder",
];

on_both_databases! {
    a_line_a_source_and_a_summary,
    what_is_kept_already_exists,
    an_account_that_there_is_not_is_told_in_one_line,
    what_cannot_be_kept_has_a_line_with_the_reason,
    an_import_runs_beside_the_server,
}

/// The stub Hub, and surroundings in which Ada has an account.
async fn prepared(place: Surroundings) -> (StubHub, Surroundings) {
    let hub = StubHub::start(vec![StubHub::own_recordings()]).unwrap();
    let place = place.with_hub(&hub);
    Person::registers(&place.serve()).await;
    (hub, place)
}

fn import(place: &Surroundings, file: &str) -> crate::program::Ended {
    place.run(&["import", "--user", EMAIL, file])
}

/// The lines without their ids, sorted: they come in the order in which the Hub answers.
fn outcomes(lines: &[&str]) -> Vec<(String, String)> {
    let mut outcomes: Vec<_> = lines
        .iter()
        .map(|line| {
            let [result, id, source] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("not three columns: {line}")
            };
            assert!(id.parse::<i64>().unwrap() > 0, "{line}");
            (result.to_owned(), source.to_owned())
        })
        .collect();
    outcomes.sort_unstable();
    outcomes
}

fn all(result: &str) -> Vec<(String, String)> {
    let mut all = SOURCES.map(|source| (result.to_owned(), source.to_owned())).to_vec();
    all.sort_unstable();
    all
}

async fn a_line_a_source_and_a_summary(database: TestDatabase) {
    let (_hub, place) = prepared(Surroundings::on(&database)).await;
    let ended = import(&place, &place.file("ids.txt", LIST));
    assert_eq!(outcomes(&ended.lines()), all("created"));
    assert_eq!(ended.err, "3 created, 0 kept already, 0 failed\n");
    assert_eq!(ended.code(), 0);
}

async fn what_is_kept_already_exists(database: TestDatabase) {
    let (hub, place) = prepared(Surroundings::on(&database)).await;
    let file = place.file("ids.txt", LIST);
    let first = import(&place, &file);
    let asked = hub.requests();
    let second = import(&place, &file);
    assert_eq!(outcomes(&second.lines()), all("exists"));
    assert_eq!(second.err, "0 created, 3 kept already, 0 failed\n");
    assert_eq!(second.code(), 0);
    assert_eq!(hub.requests(), asked, "the Hub is not asked for what is kept");
    let ids = |lines: Vec<&str>| {
        let mut ids: Vec<_> = lines.iter().map(|line| line.split('\t').nth(1).unwrap().to_owned()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(ids(second.lines()), ids(first.lines()));
}

async fn an_account_that_there_is_not_is_told_in_one_line(database: TestDatabase) {
    let place = Surroundings::on(&database).with("RUST_LOG", "warn");
    let file = place.file("ids.txt", LIST);
    let ended = place.run(&["import", "--user", "bob@example.org", &file]);
    let line = ended.one_line(1);
    assert_eq!(line, "trackml: there is no account with the email address or username \"bob@example.org\"");
}

async fn what_cannot_be_kept_has_a_line_with_the_reason(database: TestDatabase) {
    let (hub, place) = prepared(Surroundings::on(&database)).await;
    hub.inject("northwind/tiny-encoder", Fault::Disabled);
    let text = "https://huggingface.co/datasets/org/data\nnobody/nothing-here\nnorthwind/tiny-encoder\n\
                lumen-labs/Aurora-7B\n";
    let ended = import(&place, &place.file("ids.txt", text));
    assert_eq!(ended.code(), 1);
    assert_eq!(ended.err, "1 created, 0 kept already, 3 failed\n");
    let lines = ended.lines();
    assert_eq!(lines.len(), 4, "{lines:?}");
    let failed: Vec<_> = lines.iter().filter(|line| line.starts_with("failed\t-\t")).collect();
    assert_eq!(failed.len(), 3, "{lines:?}");
    assert!(failed.iter().all(|line| line.split('\t').count() == 4), "{failed:?}");
    assert!(
        lines.contains(&"failed\t-\thttps://huggingface.co/datasets/org/data\tis a dataset, not a model"),
        "{lines:?}"
    );
}

async fn an_import_runs_beside_the_server(database: TestDatabase) {
    let hub = StubHub::start(vec![StubHub::own_recordings()]).unwrap();
    let place = Surroundings::on(&database).with_hub(&hub);
    let server = place.serve();
    let ada = Person::registers(&server).await;
    assert_eq!(ada.kept().await.len(), 0);
    let ended = import(&place, &place.file("ids.txt", LIST));
    assert_eq!(ended.code(), 0, "{ended:?}");
    let mut kept: Vec<_> = ada.kept().await.into_iter().map(|(_, hub_id)| hub_id).collect();
    kept.sort_unstable();
    assert_eq!(
        kept,
        ["kestrel-code/Kestrel-Coder-3B", "lumen-labs/Aurora-7B-Instruct", "northwind/tiny-encoder"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_username_names_the_account_too() {
    let (_hub, place) = prepared(Surroundings::new()).await;
    let file = place.file("ids.txt", LIST);
    assert_eq!(place.run(&["import", "--user", "Ada", &file]).code(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hyphen_reads_what_is_piped_in() {
    let (_hub, place) = prepared(Surroundings::new()).await;
    let ended = place.run_with_input(&["import", "--user", EMAIL, "-"], LIST.as_bytes());
    assert_eq!(outcomes(&ended.lines()), all("created"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stray_byte_spoils_one_word() {
    let (_hub, place) = prepared(Surroundings::new()).await;
    let text = b"caf\xE9 and northwind/tiny-encoder\n\xFF\xFE spoiled/by\xE9-7b \x00\nlumen-labs/Aurora-7B";
    let ended = import(&place, &place.file("page.txt", text));
    assert_eq!(ended.err, "2 created, 0 kept already, 1 failed\n", "{ended:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_from_another_system_is_read() {
    let (_hub, place) = prepared(Surroundings::new()).await;
    // A byte order mark, and both characters at the end of a line.
    let text = format!("\u{feff}{}", SOURCES.join("\r\n"));
    let ended = import(&place, &place.file("ids.txt", text));
    assert_eq!(outcomes(&ended.lines()), all("created"));
}

#[test]
fn a_file_that_is_not_there_is_told_in_one_line() {
    let place = Surroundings::new();
    let ended = import(&place, "no-such-file.txt");
    assert!(ended.one_line(1).starts_with("trackml: cannot read no-such-file.txt: "), "{ended:?}");
    assert!(!place.data("trackml.db").exists(), "nothing is made for nothing");
}

#[test]
fn a_file_without_any_source_is_told_in_one_line() {
    let place = Surroundings::new();
    let ended = import(&place, &place.file("prose.txt", "Nothing of the Hub's in here, and/or elsewhere.\n"));
    assert!(ended.one_line(1).contains("names no model of the Hub"), "{ended:?}");
}
