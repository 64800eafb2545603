//! How well records are found: by their words, by what they are about, and by both in one list.

mod queries;

use queries::{OF_REAL_MODELS, OF_RECORDED_MODELS, Wanted};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use trackml_domain::ai_budget::AiLimits;
use trackml_testkit::databases::{self, TestDatabase};
use trackml_testkit::stub_hub::StubHub;
use trackml_testkit::test_app::{Answer, Setting, TestApp, TestUser};

/// How well records are found: by words, by meaning and by both
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A further folder of recorded answers of the Hub: its models stand among the others, and have questions of their own
    #[arg(long, env = "TRACKML_FIXTURES")]
    folder: Option<PathBuf>,
    /// How far the joined list may be behind the better of the two, in mean reciprocal rank
    #[arg(long, default_value_t = 0.02)]
    bound: f64,
}

/// How many of a list count.
const FIRST: usize = 5;

/// Whether the joined list is as good as the better of the two, on SQLite and, where a server is named, on PostgreSQL.
pub(crate) async fn measure(arguments: &Arguments) -> bool {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures");
    let root = arguments.folder.clone().unwrap_or_else(beside);
    let real = Some(root.join("huggingface")).filter(|folder| folder.join("models").is_dir());
    if real.is_none() {
        println!("the questions about real models were left out: their recordings are not at hand");
    }
    println!(
        "the vectors are hashes of words and a table of what they are about: they measure how lists are joined and"
    );
    println!("ranked, not how well a real model understands");
    let mut holds = found("SQLite", databases::sqlite().await, real.as_deref(), arguments.bound).await;
    if std::env::var_os("TRACKML_TEST_POSTGRES").is_some() {
        holds &= found("PostgreSQL", databases::postgres().await, real.as_deref(), arguments.bound).await;
    } else {
        println!("PostgreSQL was left out: TRACKML_TEST_POSTGRES names no server");
    }
    holds
}

async fn found(engine: &str, database: TestDatabase, real: Option<&Path>, bound: f64) -> bool {
    let free = AiLimits { calls: 100_000, tokens: 1_000_000_000 };
    let app = TestApp::with(database, Setting { ai: Some(free), ..Setting::default() }).await;
    let ada = app.user("ada").await;
    let mut ids = BTreeMap::new();
    keep(&ada, &StubHub::own_recordings(), &mut ids).await;
    let mut asked: Vec<&Wanted> = OF_RECORDED_MODELS.iter().collect();
    if let Some(folder) = real {
        by_hand(&ada, folder, &mut ids).await;
        asked.extend(OF_REAL_MODELS);
    }
    app.make_vectors().await;
    let mut scores: [Vec<(f64, f64)>; 3] = Default::default();
    for wanted in &asked {
        let relevant: Vec<i64> = wanted.models.iter().map(|model| ids[*model]).collect();
        let hits = search(&ada, wanted.query).await;
        for (scores, list) in scores.iter_mut().zip(lists(&hits)) {
            scores.push(score(&list, &relevant));
        }
    }
    println!("{} questions over {} models, on {engine}:", asked.len(), ids.len());
    let mut ranks = [0.0; 3];
    for ((name, scores), rank) in ["by words", "by meaning", "by both"].iter().zip(&scores).zip(&mut ranks) {
        #[allow(clippy::cast_precision_loss, reason = "there are dozens")]
        let mean = |of: fn(&(f64, f64)) -> f64| scores.iter().map(of).sum::<f64>() / scores.len() as f64;
        *rank = mean(|score| score.1);
        println!("  {name:<11} recall@{FIRST} {:.3}   MRR {:.3}", mean(|score| score.0), rank);
    }
    ranks[2] + bound >= ranks[0].max(ranks[1])
}

/// Captures every model of the project's own recordings.
async fn keep(user: &TestUser<'_>, folder: &Path, ids: &mut BTreeMap<String, i64>) {
    for entry in std::fs::read_dir(folder.join("models")).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_string_lossy().replace("__", "/");
        ids.insert(id.clone(), user.keep(json!({ "source": id })).await);
    }
}

/// Keeps the models of other recordings by hand, with what they state and what their cards begin with.
async fn by_hand(user: &TestUser<'_>, folder: &Path, ids: &mut BTreeMap<String, i64>) {
    for entry in std::fs::read_dir(folder.join("models")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let stated: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let id = name.trim_end_matches(".v2").replace("__", "/");
        if ids.contains_key(&id) {
            continue;
        }
        let tags = stated["tags"].as_array().cloned().unwrap_or_default();
        let telling =
            tags.iter().filter_map(Value::as_str).filter(|tag| !tag.contains(':') && tag.len() <= 50);
        let mut all: Vec<&str> = telling.take(20).collect();
        all.extend(stated["pipeline_tag"].as_str());
        all.dedup();
        let card = std::fs::read(folder.join("cards").join(format!("{name}.md"))).unwrap_or_default();
        let notes: String = String::from_utf8_lossy(&card).replace('\0', "").chars().take(1_500).collect();
        let (developer, name) =
            id.split_once('/').map_or((None, id.as_str()), |(org, name)| (Some(org), name));
        let record = json!({ "name": name, "developer": developer, "tags": all, "notes": notes });
        ids.insert(id.clone(), user.keep(record).await);
    }
}

async fn search(user: &TestUser<'_>, query: &str) -> Vec<Value> {
    let request =
        user.request(Method::GET, "/models/semantic-search").query(&[("q", query), ("limit", "200")]);
    let answer = Answer::to(request).await;
    assert_eq!(
        (answer.status, answer.body["mode"].as_str()),
        (200, Some("hybrid")),
        "{query}: {}",
        answer.body
    );
    answer.body["items"].as_array().unwrap().clone()
}

/// The three lists that stand in one answer: by words, by meaning, by both.
fn lists(hits: &[Value]) -> [Vec<i64>; 3] {
    let by = |rank: &str| {
        let mut ranked: Vec<(u64, i64)> =
            hits.iter().filter_map(|hit| Some((hit[rank].as_u64()?, hit["id"].as_i64()?))).collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, id)| id).collect()
    };
    let both = hits.iter().filter_map(|hit| hit["id"].as_i64()).collect();
    [by("text_rank"), by("meaning_rank"), both]
}

/// How much of what is wanted stands among the first, and one divided by the place of the first of it.
fn score(list: &[i64], relevant: &[i64]) -> (f64, f64) {
    let first = list.iter().take(FIRST).filter(|id| relevant.contains(id)).count();
    let place = list.iter().position(|id| relevant.contains(id));
    #[allow(clippy::cast_precision_loss, reason = "there are dozens")]
    let rank = place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
    #[allow(clippy::cast_precision_loss, reason = "there are dozens")]
    let recall = first as f64 / relevant.len().min(FIRST) as f64;
    (recall, rank)
}
