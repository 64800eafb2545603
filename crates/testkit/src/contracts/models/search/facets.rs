//! What is counted beside a list.

use super::collection::Collection;
use crate::contracts::Harness;
use crate::sample::{self, Patch};
use trackml_domain::facets::{Facets, SizeBand};
use trackml_domain::id::WorkspaceId;
use trackml_domain::license::LicenseClass;
use trackml_domain::listing::PageRequest;
use trackml_domain::model_type::ModelType;
use trackml_domain::status::Status;
use trackml_domain::text::Developer;

crate::contracts::suite!(search_facets at contracts::models::search::facets:
    counts_are_of_what_a_search_finds,
    an_empty_workspace_has_nothing_to_count,
    models_of_other_workspaces_are_not_counted,
    the_trash_is_counted_only_where_it_is_looked_in,
    statuses_and_types_are_counted,
    classes_of_licenses_are_counted_and_what_has_none,
    sizes_are_counted_at_their_borders_and_what_has_none,
    tags_are_counted_each,
    tags_are_counted_of_what_is_found_only,
    developers_are_counted_without_regard_to_case,
    the_spelling_of_a_developer_is_the_first_by_code_points,
    what_has_no_developer_is_counted,
    what_most_have_stands_first_and_ties_by_value,
    ties_of_developers_stand_by_name_without_regard_to_case,
    the_hundred_tags_that_most_have_are_counted,
    the_hundred_developers_that_most_have_are_counted,
    counts_follow_changes,
    words_and_alternatives_are_counted_like_anything,
);

async fn facets(harness: &Harness, workspace: WorkspaceId, query: &str) -> Facets {
    harness.models.facets(workspace, &Harness::selection(query)).await.unwrap()
}

async fn put(harness: &Harness, workspace: WorkspaceId, name: &str, given: Patch) {
    harness.put(sample::new_model_with(workspace, name, given)).await;
}

/// A workspace with a model for each patch.
async fn library(harness: &Harness, models: impl IntoIterator<Item = Patch>) -> WorkspaceId {
    let workspace = harness.workspace().await;
    for (number, given) in models.into_iter().enumerate() {
        put(harness, workspace, &format!("model {number}"), given).await;
    }
    workspace
}

fn tags(facets: &Facets) -> Vec<(&str, u64)> {
    facets.tags.iter().map(|(tag, count)| (tag.as_str(), *count)).collect()
}

/// Developers by their spelling; a dash is nobody's name here, and stands for none.
fn developers(facets: &Facets) -> Vec<(&str, u64)> {
    let counts = facets.developers.iter();
    counts.map(|(name, count)| (name.as_ref().map_or("-", Developer::as_str), *count)).collect()
}

fn sum<T>(counts: &[(T, u64)]) -> u64 {
    counts.iter().map(|(_, count)| count).sum()
}

async fn counts_are_of_what_a_search_finds(harness: &Harness) {
    let collection = Collection::keep(harness).await;
    for query in [
        "",
        "llama",
        "status:using",
        "-has:developer",
        "tag:old OR is:gated",
        "is:trashed",
        "zephyr",
        "mistrl",
    ] {
        let facets = facets(harness, collection.workspace, query).await;
        let total = harness.page(collection.workspace, query, &PageRequest::default()).await.total;
        assert_eq!(facets.total, total, "{query}");
        // Each model has one of each of these.
        let sums = [
            sum(&facets.statuses),
            sum(&facets.types),
            sum(&facets.license_classes),
            sum(&facets.sizes),
            sum(&facets.developers),
        ];
        assert_eq!(sums, [total; 5], "{query}");
        for (status, count) in &facets.statuses {
            let narrowed =
                format!("({query}) status:{status}").replace("() ", "").replace("(is:trashed)", "is:trashed");
            let found = harness.page(collection.workspace, &narrowed, &PageRequest::default()).await.total;
            assert_eq!(*count, found, "{narrowed}");
        }
    }
}

async fn an_empty_workspace_has_nothing_to_count(harness: &Harness) {
    let workspace = harness.workspace().await;
    assert_eq!(facets(harness, workspace, "").await, Facets::default());
    assert_eq!(facets(harness, 1_000_000_000.into(), "").await, Facets::default());
}

async fn models_of_other_workspaces_are_not_counted(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.workspace, harness.person("bob").await.workspace);
    put(harness, ada, "Zephyr", sample::patch().tags(&["code"]).developer("Acme")).await;
    put(harness, bob, "Zephyr", sample::patch().tags(&["code", "bob"]).developer("Bob")).await;
    for query in ["", "zephyr", "tag:code", "-tag:none"] {
        let facets = facets(harness, ada, query).await;
        assert_eq!(
            (facets.total, tags(&facets), developers(&facets)),
            (1, vec![("code", 1)], vec![("Acme", 1)])
        );
    }
}

async fn the_trash_is_counted_only_where_it_is_looked_in(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "kept", sample::patch().tags(&["kept"]).status(Status::Using)).await;
    let given = sample::patch().tags(&["gone"]).status(Status::Tried);
    let gone = harness.put(sample::new_model_with(workspace, "gone", given)).await;
    harness.trash(gone).await;
    let (kept, trashed) =
        (facets(harness, workspace, "").await, facets(harness, workspace, "is:trashed").await);
    assert_eq!(
        (kept.total, tags(&kept), kept.statuses.clone()),
        (1, vec![("kept", 1)], vec![(Status::Using, 1)])
    );
    assert_eq!(
        (trashed.total, tags(&trashed), trashed.statuses.clone()),
        (1, vec![("gone", 1)], vec![(Status::Tried, 1)])
    );
}

async fn statuses_and_types_are_counted(harness: &Harness) {
    let of = |model_type, status| sample::patch().model_type(model_type).status(status);
    let models = [
        of(ModelType::Llm, Status::Using),
        of(ModelType::Llm, Status::Tried),
        of(ModelType::Vision, Status::Using),
        of(ModelType::Llm, Status::Using),
    ];
    let workspace = library(harness, models).await;
    let facets = facets(harness, workspace, "").await;
    assert_eq!(facets.statuses, [(Status::Using, 3), (Status::Tried, 1)]);
    assert_eq!(facets.types, [(ModelType::Llm, 3), (ModelType::Vision, 1)]);
}

async fn classes_of_licenses_are_counted_and_what_has_none(harness: &Harness) {
    let of = |license| sample::patch().license(license);
    let models = [
        of("mit"),
        of("Apache-2.0"),
        of("gpl-3.0"),
        of("own words"),
        of("other"),
        of("unknown"),
        sample::patch(),
    ];
    let workspace = library(harness, models).await;
    let expected = [
        (Some(LicenseClass::Unknown), 3),
        (Some(LicenseClass::Permissive), 2),
        (None, 1),
        (Some(LicenseClass::Copyleft), 1),
    ];
    assert_eq!(facets(harness, workspace, "").await.license_classes, expected);
}

async fn sizes_are_counted_at_their_borders_and_what_has_none(harness: &Harness) {
    let of = |count| sample::patch().parameters(count);
    let models = [
        of(1),
        of(999_999_999),
        of(1_000_000_000),
        of(3_999_999_999),
        of(4_000_000_000),
        of(14_999_999_999),
        of(15_000_000_000),
        of(79_999_999_999),
        of(80_000_000_000),
        of(1_000_000_000_000_000),
        sample::patch(),
    ];
    let workspace = library(harness, models).await;
    let mut expected: Vec<_> = SizeBand::ALL.into_iter().map(|band| (Some(band), 2)).collect();
    expected.push((None, 1));
    assert_eq!(facets(harness, workspace, "").await.sizes, expected);
    for band in SizeBand::ALL {
        assert_eq!(facets(harness, workspace, band.query()).await.sizes, [(Some(band), 2)]);
    }
}

async fn tags_are_counted_each(harness: &Harness) {
    let of = |texts: &[&str]| sample::patch().tags(texts);
    let workspace = library(harness, [of(&["a", "b"]), of(&["b"]), of(&["B", "ÉTÉ"]), of(&[])]).await;
    let facets = facets(harness, workspace, "").await;
    assert_eq!(tags(&facets), [("b", 3), ("a", 1), ("été", 1)]);
}

async fn tags_are_counted_of_what_is_found_only(harness: &Harness) {
    let of = |texts: &[&str]| sample::patch().tags(texts);
    let workspace = library(harness, [of(&["a", "b"]), of(&["b", "c"]), of(&["c"])]).await;
    assert_eq!(tags(&facets(harness, workspace, "tag:a").await), [("a", 1), ("b", 1)]);
    assert_eq!(tags(&facets(harness, workspace, "-tag:b").await), [("c", 1)]);
}

async fn developers_are_counted_without_regard_to_case(harness: &Harness) {
    let of = |name| sample::patch().developer(name);
    let models = [of("mistral ai"), of("Mistral AI"), of("MISTRAL AI"), of("École Ω"), of("éCOLE ω")];
    let workspace = library(harness, models).await;
    assert_eq!(developers(&facets(harness, workspace, "").await), [("MISTRAL AI", 3), ("École Ω", 2)]);
}

async fn the_spelling_of_a_developer_is_the_first_by_code_points(harness: &Harness) {
    let of = |name| sample::patch().developer(name);
    let workspace = library(harness, [of("z.AI"), of("Z.ai"), of("Z.Ai"), of("ß"), of("ẞ")]).await;
    assert_eq!(developers(&facets(harness, workspace, "").await), [("Z.Ai", 3), ("ß", 2)]);
}

async fn what_has_no_developer_is_counted(harness: &Harness) {
    let workspace =
        library(harness, [sample::patch(), sample::patch(), sample::patch().developer("Acme")]).await;
    assert_eq!(developers(&facets(harness, workspace, "").await), [("-", 2), ("Acme", 1)]);
}

async fn what_most_have_stands_first_and_ties_by_value(harness: &Harness) {
    let of = |status, texts: &[&str]| sample::patch().status(status).tags(texts);
    let models = [
        of(Status::Archived, &["zebra", "apple"]),
        of(Status::Wishlist, &["zebra", "🦙", "é"]),
        of(Status::Tried, &["e", "~"]),
        of(Status::Tried, &["10", "9"]),
    ];
    let workspace = library(harness, models).await;
    let facets = facets(harness, workspace, "").await;
    assert_eq!(facets.statuses, [(Status::Tried, 2), (Status::Wishlist, 1), (Status::Archived, 1)]);
    let expected = ["zebra", "10", "9", "apple", "e", "~", "é", "🦙"];
    assert_eq!(tags(&facets).into_iter().map(|(tag, _)| tag).collect::<Vec<_>>(), expected);
}

async fn ties_of_developers_stand_by_name_without_regard_to_case(harness: &Harness) {
    let of = |name| sample::patch().developer(name);
    let workspace =
        library(harness, [of("b"), of("C"), of("A"), of("École"), of("a b"), sample::patch()]).await;
    let names: Vec<String> = developers(&facets(harness, workspace, "").await)
        .into_iter()
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(names, ["-", "A", "a b", "b", "C", "École"]);
}

async fn the_hundred_tags_that_most_have_are_counted(harness: &Harness) {
    let names: Vec<String> = (0..150).map(|number| format!("tag {number:03}")).collect();
    let texts: Vec<&str> = names.iter().map(String::as_str).collect();
    let workspace = library(harness, texts.chunks(50).map(|some| sample::patch().tags(some))).await;
    put(harness, workspace, "shares", sample::patch().tags(&["tag 149", "tag 120"])).await;
    let facets = facets(harness, workspace, "").await;
    let counted = tags(&facets);
    assert_eq!((counted.len(), facets.total), (Facets::MAX_VALUES, 4));
    assert_eq!(counted[..3], [("tag 120", 2), ("tag 149", 2), ("tag 000", 1)]);
    assert_eq!(counted[99], ("tag 097", 1));
}

async fn the_hundred_developers_that_most_have_are_counted(harness: &Harness) {
    let models = (0..102).map(|number| sample::patch().developer(&format!("Dev {number:03}")));
    let workspace =
        library(harness, models.chain([sample::patch().developer("DEV 101"), sample::patch()])).await;
    let facets = facets(harness, workspace, "").await;
    let counted = developers(&facets);
    assert_eq!((counted.len(), facets.total), (Facets::MAX_VALUES, 104));
    assert_eq!(counted[..3], [("DEV 101", 2), ("-", 1), ("Dev 000", 1)]);
    assert_eq!(counted[99], ("Dev 097", 1));
}

async fn counts_follow_changes(harness: &Harness) {
    let (workspace, other) = (harness.workspace().await, harness.person("bob").await.workspace);
    let given = sample::patch().tags(&["old"]).developer("Acme").parameters(1);
    let model = harness.put(sample::new_model_with(workspace, "Zephyr", given)).await;
    let given = sample::patch().tags(&["new"]).developer("Bolt").parameters(90_000_000_000).license("mit");
    let model = harness.save(model.apply(given.into(), sample::stamp(5))).await;
    let counted = facets(harness, workspace, "").await;
    assert_eq!((tags(&counted), developers(&counted)), (vec![("new", 1)], vec![("Bolt", 1)]));
    assert_eq!(counted.sizes, [(Some(SizeBand::Huge), 1)]);
    assert_eq!(counted.license_classes, [(Some(LicenseClass::Permissive), 1)]);
    harness.models.relocate(model.move_to(other, sample::stamp(6))).await.unwrap();
    assert_eq!(facets(harness, workspace, "").await, Facets::default());
    assert_eq!(facets(harness, other, "").await, counted);
}

async fn words_and_alternatives_are_counted_like_anything(harness: &Harness) {
    let workspace = harness.workspace().await;
    for (name, tag) in [("Llama", "a"), ("CodeLlama", "b"), ("Mistral", "b"), ("Falcon", "c")] {
        put(harness, workspace, name, sample::patch().tags(&[tag])).await;
    }
    assert_eq!(tags(&facets(harness, workspace, "llama").await), [("a", 1), ("b", 1)]);
    assert_eq!(tags(&facets(harness, workspace, "mistrl OR llama").await), [("b", 2), ("a", 1)]);
    assert_eq!(tags(&facets(harness, workspace, "tag:b OR falcon").await), [("b", 2), ("c", 1)]);
    assert_eq!(tags(&facets(harness, workspace, "-(llama OR tag:c)").await), [("b", 1)]);
    assert_eq!(facets(harness, workspace, "llama falcon").await, Facets::default());
}
