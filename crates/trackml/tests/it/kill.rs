//! Nothing that was acknowledged is lost when the program is killed, and nothing is doubled when it is run again.

use crate::on_both_databases;
use crate::person::{EMAIL, Person};
use crate::program::Surroundings;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tempfile::TempDir;
use trackml_testkit::databases::TestDatabase;
use trackml_testkit::recordings::write_bulk;
use trackml_testkit::stub_hub::{Fault, StubHub};

const ALL: usize = 500;

/// How many are acknowledged before the program is killed, at least.
const SOME: usize = 100;

on_both_databases! {
    an_import_that_is_killed_loses_nothing_and_doubles_nothing,
    a_server_that_is_killed_in_an_import_loses_nothing_and_doubles_nothing,
}

/// Five hundred models of a Hub that takes its time over each, so that a kill comes in the middle.
struct Bulk {
    hub: StubHub,
    ids: Vec<String>,
    _folder: TempDir,
}

impl Bulk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let ids = write_bulk(folder.path(), ALL);
        let hub = StubHub::start(vec![folder.path().to_owned()]).unwrap();
        hub.inject("*", Fault::Slow(Duration::from_millis(10)));
        Self { hub, ids, _folder: folder }
    }
}

/// The Hub's id and the record's, of each line that was acknowledged as created.
type Acknowledged = BTreeMap<String, i64>;

fn of_lines(lines: &[&str], result: &str) -> Acknowledged {
    let read = |line: &&str| {
        let mut columns = line.split('\t');
        let (said, id, source) = (columns.next()?, columns.next()?, columns.next()?);
        assert_ne!(said, "failed", "{line}");
        (said == result).then(|| (source.to_owned(), id.parse().unwrap()))
    };
    lines.iter().filter_map(read).collect()
}

/// What a server, started anew, lists for Ada. None may be there twice.
async fn listed(place: &Surroundings) -> Acknowledged {
    let server = place.serve();
    let kept = Person::logs_in(&server).await.kept().await;
    let listed: Acknowledged = kept.iter().map(|(id, hub_id)| (hub_id.clone(), *id)).collect();
    assert_eq!(listed.len(), kept.len(), "a model is kept twice");
    listed
}

fn assert_kept(acknowledged: &Acknowledged, listed: &Acknowledged) {
    for (source, id) in acknowledged {
        assert_eq!(listed.get(source), Some(id), "{source} was acknowledged, and is lost");
    }
}

async fn an_import_that_is_killed_loses_nothing_and_doubles_nothing(database: TestDatabase) {
    let bulk = Bulk::new();
    let place = Surroundings::on(&database).with_hub(&bulk.hub);
    Person::registers(&place.serve()).await;
    let file = place.file("ids.txt", bulk.ids.join("\n"));
    let arguments = ["import", "--user", EMAIL, &file];

    let program = place.start(&arguments);
    program.lines(SOME);
    let killed = program.killed();
    assert_eq!(killed.status.code(), None, "it had ended before it was killed: {}", killed.err);
    let acknowledged = of_lines(&killed.lines(), "created");
    assert!((SOME..ALL).contains(&acknowledged.len()), "{}", acknowledged.len());

    let before = listed(&place).await;
    assert_kept(&acknowledged, &before);
    assert!(before.len() < ALL);

    bulk.hub.clear();
    let again = place.run(&arguments);
    assert_eq!(again.code(), 0, "{}", again.err);
    let (exists, created) = (of_lines(&again.lines(), "exists"), of_lines(&again.lines(), "created"));
    assert_eq!(exists, before);
    assert_eq!(created.len(), ALL - before.len());
    let names: BTreeSet<_> = listed(&place).await.into_keys().collect();
    assert_eq!(names, bulk.ids.into_iter().collect());
}

/// The lines of a streamed answer until it ends, or until there are so many and the server is to be killed.
async fn read_lines(mut answer: reqwest::Response, enough: usize) -> Vec<Value> {
    let mut text = Vec::new();
    let mut count = 0;
    while count < enough {
        // A server that is killed breaks the stream off.
        let Ok(Some(chunk)) = answer.chunk().await else { break };
        count += chunk.split(|byte| *byte == b'\n').count() - 1;
        text.extend(chunk);
    }
    let text = String::from_utf8(text).unwrap();
    let complete = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    complete.map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of_json(lines: &[Value], result: &str) -> Acknowledged {
    let read = |line: &Value| {
        assert_ne!(line["result"], "failed", "{line}");
        let source = line["source"].as_str().unwrap().to_owned();
        (line["result"] == result).then(|| (source, line["id"].as_i64().unwrap()))
    };
    lines.iter().filter_map(read).collect()
}

async fn a_server_that_is_killed_in_an_import_loses_nothing_and_doubles_nothing(database: TestDatabase) {
    let bulk = Bulk::new();
    let place = Surroundings::on(&database).with_hub(&bulk.hub);
    let body = json!({"sources": bulk.ids});
    let server = place.serve();
    let ada = Person::registers(&server).await;
    let import = |ada: &Person| ada.request(Method::POST, "/models/import").json(&body).send();

    let answer = import(&ada).await.unwrap();
    let lines = read_lines(answer, SOME).await;
    server.program.killed();
    let acknowledged = of_json(&lines, "created");
    assert!((SOME..ALL).contains(&acknowledged.len()), "{}", acknowledged.len());

    let before = listed(&place).await;
    assert_kept(&acknowledged, &before);
    assert!(before.len() < ALL);

    bulk.hub.clear();
    let server = place.serve();
    let ada = Person::with_token(&server, ada.token);
    let lines = read_lines(import(&ada).await.unwrap(), usize::MAX).await;
    assert_eq!(of_json(&lines, "exists"), before);
    assert_eq!(of_json(&lines, "created").len(), ALL - before.len());
    drop(server);
    let names: BTreeSet<_> = listed(&place).await.into_keys().collect();
    assert_eq!(names, bulk.ids.iter().cloned().collect());
}
