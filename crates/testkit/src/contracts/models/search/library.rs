//! Twenty-five models with ties and gaps in everything that lists are sorted by.

use crate::contracts::Harness;
use crate::sample;
use std::cmp::Ordering;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::listing::{Keyset, Page, PageLimit, PageRequest, Sort};
use trackml_domain::model::{Model, ModelSummary};
use trackml_domain::text::{Developer, fold};

/// Names that a database's own order, a language's order and the order of UTF-16 put elsewhere.
const NAMES: [&str; 25] = [
    "zephyr",
    "Zephyr",
    "apple",
    "Banana",
    "Éclair",
    "éclair",
    "eclair",
    "zebra",
    "ﬁne",
    "🦙 llama",
    "a b",
    "a-b",
    "ab",
    "A_B",
    "a b",
    "10B",
    "9B",
    "_",
    "%",
    "~",
    "ΩMEGA",
    "ωmega",
    "яндекс",
    "通义",
    "Zephyr",
];
const DEVELOPERS: [Option<&str>; 6] =
    [Some("Mistral AI"), None, Some("mistral ai"), Some("École"), None, Some("Z.ai")];
const PARAMETERS: [Option<u64>; 5] =
    [Some(7_000_000_000), None, Some(1_000_000_000_000_000), Some(7_000_000_000), Some(999_999_999)];
const DAYS: [Option<&str>; 4] = [Some("2026-01-31"), Some("1999-12-31"), None, Some("2026-01-31")];

/// Every sort, in both directions.
pub(super) const SORTS: [&str; 12] = [
    "name",
    "-name",
    "developer",
    "-developer",
    "parameters",
    "-parameters",
    "created_at",
    "-created_at",
    "updated_at",
    "-updated_at",
    "date_interacted",
    "-date_interacted",
];

/// Keeps the models; some of them are changed afterwards.
pub(super) async fn library(harness: &Harness) -> (WorkspaceId, Vec<Model>) {
    let workspace = harness.workspace().await;
    let mut models = Vec::new();
    for (index, name) in NAMES.into_iter().enumerate() {
        let mut given = sample::patch();
        if let Some(developer) = DEVELOPERS[index % DEVELOPERS.len()] {
            given = given.developer(developer);
        }
        if let Some(count) = PARAMETERS[index % PARAMETERS.len()] {
            given = given.parameters(count);
        }
        if let Some(day) = DAYS[index % DAYS.len()] {
            given = given.date_interacted(day);
        }
        let seconds = i64::try_from(index * 7 % 10).unwrap();
        let new = sample::new_model_at(workspace, name, given, sample::stamp(seconds));
        let mut model = harness.put(new).await;
        if index % 3 == 0 {
            model = harness.save(model.apply(sample::patch().favorite(true).into(), sample::stamp(5))).await;
        }
        models.push(model);
    }
    (workspace, models)
}

/// A request for a first page.
pub(super) fn request(sort: &str, limit: i64) -> PageRequest {
    PageRequest { sort: Sort::parse(sort).unwrap(), limit: PageLimit::new(limit).unwrap(), after: None }
}

/// One page behind a place, of the whole workspace.
pub(super) async fn behind(
    harness: &Harness,
    workspace: WorkspaceId,
    request: &PageRequest,
    after: Option<Keyset>,
) -> Page<ModelSummary> {
    let request = PageRequest { after, ..request.clone() };
    harness.page(workspace, "", &request).await
}

/// Every page, from the first to the one without a next.
pub(super) async fn pages(
    harness: &Harness,
    workspace: WorkspaceId,
    request: &PageRequest,
) -> Vec<Page<ModelSummary>> {
    let mut pages = vec![behind(harness, workspace, request, None).await];
    while let Some(next) = pages.last().and_then(|page| page.next.clone()) {
        assert!(pages.len() < 100, "the pages do not come to an end");
        pages.push(behind(harness, workspace, request, Some(next)).await);
    }
    pages
}

/// The ids of a page's models.
pub(super) fn ids(page: &Page<ModelSummary>) -> Vec<ModelId> {
    page.items.iter().map(|item| item.id).collect()
}

/// The ids in the order that the contract asks for.
pub(super) fn expected(models: &[Model], sort: &str) -> Vec<ModelId> {
    let (field, descending) = sort.strip_prefix('-').map_or((sort, false), |field| (field, true));
    let mut models: Vec<&Model> = models.iter().collect();
    models.sort_by(|a, b| {
        let by_value = match field {
            "name" => present(a, b, descending, |model| Some(fold(model.fields.name.as_str()))),
            "developer" => present(a, b, descending, |model| {
                model.fields.developer.as_ref().map(Developer::as_str).map(fold)
            }),
            "parameters" => present(a, b, descending, |model| model.fields.parameters),
            "created_at" => present(a, b, descending, |model| Some(model.created_at)),
            "updated_at" => present(a, b, descending, |model| Some(model.updated_at)),
            "date_interacted" => present(a, b, descending, |model| model.fields.date_interacted),
            other => panic!("no list is sorted by {other}"),
        };
        by_value.then_with(|| directed(a.id.cmp(&b.id), descending))
    });
    models.into_iter().map(|model| model.id).collect()
}

/// Compares what is there in the direction that is wanted; what is missing comes last.
fn present<T: Ord>(a: &Model, b: &Model, descending: bool, value: impl Fn(&Model) -> Option<T>) -> Ordering {
    match (value(a), value(b)) {
        (Some(a), Some(b)) => directed(a.cmp(&b), descending),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn directed(ordering: Ordering, descending: bool) -> Ordering {
    if descending { ordering.reverse() } else { ordering }
}
