//! Whatever is asked, both databases and the fake find the same, in the same order, and count the same.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use trackml_domain::facets::Facets;
use trackml_domain::listing::{PageLimit, PageRequest, Sort};
use trackml_domain::query::{Query, Selection, Sought, Word};
use trackml_testkit::contracts::Harness;
use trackml_testkit::contracts::models::search::collection::Collection;
use trackml_testkit::{databases, sample};

/// How many queries are asked.
const QUERIES: usize = 300;

/// Pieces of the collection's texts, slips of the pen, and what stands nowhere.
const WORDS: [&str; 46] = [
    "llama",
    "lla",
    "lama",
    "Llama-3",
    "3",
    "7b",
    "instruct",
    "istra",
    "mistral",
    "mistrl",
    "mixtrall",
    "ai",
    "meta",
    "gpt",
    "gpt-4",
    "c++",
    "code",
    "chat",
    "fast",
    "qwen",
    "qwne",
    "falcon",
    "2",
    "of",
    "o",
    "experts",
    "old",
    "модель",
    "نموذج",
    "千问",
    "千",
    "école",
    "ÉTÉ",
    "🦙",
    "→",
    "100%",
    "f(x)",
    "or",
    "mit",
    "apache-2.0",
    "open",
    "uncased",
    "zzyzx",
    "multylinguel",
    "nowhere",
    "huggingface.co",
];

const PHRASES: [&str; 8] = [
    "\"llama 3\"",
    "\"mixture of experts\"",
    "\"mistral ai\"",
    "\"llama\"",
    "\"of\"",
    "\"short answers\"",
    "\"mistrl\"",
    "\"3 1\"",
];

const FIELDS: [&str; 58] = [
    "status:using",
    "status:wishlist,tried",
    "status:archived",
    "type:llm",
    "type:other,embedding",
    "type:ner",
    "tag:chat",
    "tag:old,fast",
    "tag:or,-old",
    "tag:\"a,b\"",
    "developer:meta",
    "developer:\"Mistral AI\",qwen",
    "developer:\"École Ω\"",
    "license:mit",
    "license:commercial",
    "license:custom_terms,apache-2.0",
    "license:unknown",
    "hub:mistralai/Mistral-7B-v0.1",
    "hub:tiiuae/falcon-7b-old,google/gemma-2-9b",
    "decision:chosen",
    "name:llama",
    "name:7b,qwen",
    "name:\"llama 3\"",
    "name:mistrl",
    "is:favorite",
    "is:gated",
    "is:favorite,gated",
    "has:developer",
    "has:params",
    "has:context",
    "has:license",
    "has:version",
    "has:tags",
    "has:notes",
    "has:links",
    "has:rating",
    "has:interacted",
    "has:hub",
    "has:decision,log",
    "params:7b",
    "params:<10b",
    "params:>=70b",
    "params:1b..20b",
    "context:32k",
    "context:>=128k",
    "rating:>=4",
    "rating:2..3",
    "added:2025",
    "added:<30d",
    "added:>1y",
    "updated:>=2025-06",
    "updated:<7d",
    "since:2025-06",
    "since:>2y",
    "interacted:2024-02-29",
    "interacted:<30d",
    "interacted:>11m",
    "added:2025-09-03..2025-09-05",
];

const SORTS: [&str; 19] = [
    "relevance",
    "name",
    "-name",
    "developer",
    "-developer",
    "params",
    "-params",
    "context",
    "-context",
    "rating",
    "-rating",
    "added",
    "-added",
    "updated",
    "-updated",
    "since",
    "-since",
    "interacted",
    "-interacted",
];

fn condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        3 => select(WORDS.as_slice()),
        1 => select(PHRASES.as_slice()),
        3 => select(FIELDS.as_slice()),
    ]
    .prop_map(str::to_owned);
    leaf.prop_recursive(3, 8, 3, |inner| {
        let several = || proptest::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            several().prop_map(|all| all.join(" ")),
            several().prop_map(|any| format!("({})", any.join(" OR "))),
            inner.clone().prop_map(|not| format!("-({not})")),
        ]
    })
}

/// A query, and how many are on a page.
fn query() -> impl Strategy<Value = (String, i64)> {
    let sort = proptest::option::of(select(SORTS.as_slice()));
    let trashed = prop_oneof![9 => Just(""), 1 => Just(" is:trashed")];
    (condition(), sort, trashed, 1..12_i64).prop_map(|(condition, sort, trashed, limit)| {
        let sort = sort.map(|sort| format!(" sort:{sort}")).unwrap_or_default();
        (format!("{condition}{trashed}{sort}"), limit)
    })
}

/// What a database answers.
#[derive(Debug, PartialEq)]
struct Answer {
    /// The keys of every page.
    pages: Vec<Vec<&'static str>>,
    total: u64,
    words: Vec<(Word, Sought)>,
    facets: Facets,
}

async fn answer(harness: &Harness, collection: &Collection, query: &Query, limit: i64) -> Answer {
    let selection: Selection = query.at(sample::moment(0));
    let (workspace, limit) = (collection.workspace, PageLimit::new(limit).unwrap());
    let mut request = PageRequest { sort: query.order(None::<Sort>), limit, after: None };
    let facets = harness.models.facets(workspace, &selection).await.unwrap();
    let mut pages = Vec::new();
    loop {
        let found = harness.models.search(workspace, &selection, &request).await.unwrap();
        pages.push(found.page.items.iter().map(|item| collection.key(item.id)).collect());
        request.after = found.page.next;
        if request.after.is_none() || pages.len() > 50 {
            return Answer { pages, total: found.page.total, words: found.words, facets };
        }
    }
}

async fn agrees_with_the_fake(harness: Harness) {
    let fake = Harness::in_memory();
    let (kept, faked) = (Collection::keep(&harness).await, Collection::keep(&fake).await);
    // The same queries in every run: a failure is found again.
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut with_matches = 0;
    for number in 0..QUERIES {
        let (text, limit) = query().new_tree(&mut runner).unwrap().current();
        let query = Query::parse(&text).unwrap_or_else(|refused| panic!("{text}: {refused}"));
        let expected = answer(&fake, &faked, &query, limit).await;
        let total: usize = expected.pages.iter().map(Vec::len).sum();
        assert_eq!((total as u64, expected.facets.total), (expected.total, expected.total), "{text}");
        with_matches += usize::from(total > 0);
        let found = answer(&harness, &kept, &query, limit).await;
        assert_eq!(found, expected, "query {number}, {limit} on a page: {text}");
    }
    assert!(with_matches > QUERIES / 2, "only {with_matches} find something");
}

#[tokio::test]
async fn sqlite_finds_what_the_fake_finds() {
    agrees_with_the_fake(databases::sqlite().await.into()).await;
}

#[tokio::test]
async fn postgres_finds_what_the_fake_finds() {
    agrees_with_the_fake(databases::postgres().await.into()).await;
}
