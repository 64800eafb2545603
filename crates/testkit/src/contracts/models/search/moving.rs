//! Pages of a list that changes while it is read.

use super::library::{SORTS, behind, expected, ids, library, request};
use crate::contracts::Harness;
use crate::sample;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::listing::Page;
use trackml_domain::model::{Change, Model, ModelSummary};

crate::contracts::suite!(search_moving_pages at contracts::models::search::moving:
    models_that_are_added_before_the_next_page_move_nothing,
    models_that_are_added_behind_the_next_page_are_shown_in_their_place,
    models_that_are_removed_before_the_next_page_move_nothing,
    a_page_begins_where_its_last_model_stood_even_when_that_is_gone,
    models_that_are_removed_behind_the_next_page_are_not_shown,
    a_total_follows_what_is_added_and_removed,
);

/// The rest of a list whose first page was read before.
async fn rest(
    harness: &Harness,
    workspace: WorkspaceId,
    sort: &str,
    first: &Page<ModelSummary>,
) -> Vec<ModelId> {
    let (mut shown, mut next) = (Vec::new(), first.next.clone());
    while next.is_some() {
        let page = behind(harness, workspace, &request(sort, 4), next).await;
        shown.extend(ids(&page));
        assert!(shown.len() < 100, "the pages do not come to an end");
        next = page.next;
    }
    shown
}

/// A model like another in all that lists are sorted by, but for its id.
async fn twin(harness: &Harness, of: &Model) -> Model {
    let mut new = sample::new_model_at(of.workspace_id, "twin", sample::patch(), sample::stamp(0));
    new.fields = of.fields.clone();
    new.stamp.at = of.created_at;
    let model = harness.put(new).await;
    let model = Model { updated_at: of.updated_at, ..model };
    harness.save(Change { model, events: Vec::new() }).await
}

async fn models_that_are_added_before_the_next_page_move_nothing(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    for sort in SORTS {
        let first = behind(harness, workspace, &request(sort, 7), None).await;
        let (before, expected_rest) = (rest(harness, workspace, sort, &first).await, expected(&models, sort));
        // Where many tie with the first model, its twin may stand behind them and be shown: that is no harm.
        let twin = twin(harness, models.iter().find(|model| model.id == first.items[0].id).unwrap()).await;
        let mut after = rest(harness, workspace, sort, &first).await;
        after.retain(|id| *id != twin.id);
        harness.trash(twin).await;
        assert_eq!(after, before, "sorted by {sort}");
        assert_eq!(after, expected_rest[7..], "sorted by {sort}");
    }
}

async fn models_that_are_added_behind_the_next_page_are_shown_in_their_place(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    for sort in SORTS {
        let first = behind(harness, workspace, &request(sort, 7), None).await;
        let last = *expected(&models, sort).last().unwrap();
        let twin = twin(harness, models.iter().find(|model| model.id == last).unwrap()).await;
        let with_twin = [models.as_slice(), std::slice::from_ref(&twin)].concat();
        let after = rest(harness, workspace, sort, &first).await;
        harness.trash(twin).await;
        assert_eq!(after, expected(&with_twin, sort)[7..], "sorted by {sort}");
    }
}

async fn models_that_are_removed_before_the_next_page_move_nothing(harness: &Harness) {
    removed(harness, 0..3).await;
}

async fn a_page_begins_where_its_last_model_stood_even_when_that_is_gone(harness: &Harness) {
    removed(harness, 6..7).await;
}

async fn models_that_are_removed_behind_the_next_page_are_not_shown(harness: &Harness) {
    removed(harness, 9..14).await;
}

/// Asserts that a list from its eighth model on shows what is left of it when those at some places are removed.
async fn removed(harness: &Harness, places: std::ops::Range<usize>) {
    let (workspace, models) = library(harness).await;
    for sort in SORTS {
        let order = expected(&models, sort);
        let first = behind(harness, workspace, &request(sort, 7), None).await;
        let gone = &order[places.clone()];
        for id in gone {
            let model = harness.stored(*id).await;
            harness.trash(model).await;
        }
        let left: Vec<ModelId> = order[7..].iter().filter(|id| !gone.contains(id)).copied().collect();
        assert_eq!(rest(harness, workspace, sort, &first).await, left, "sorted by {sort}");
        for id in gone {
            let original = models.iter().find(|model| model.id == *id).unwrap();
            let trashed = harness.stored(*id).await;
            let model = Model { updated_at: original.updated_at, deleted_at: None, ..trashed };
            harness.save(Change { model, events: Vec::new() }).await;
        }
    }
}

async fn a_total_follows_what_is_added_and_removed(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let first = behind(harness, workspace, &request("name", 7), None).await;
    harness.put(sample::new_model(workspace, "new")).await;
    for model in models.into_iter().take(3) {
        harness.trash(model).await;
    }
    assert_eq!(behind(harness, workspace, &request("name", 7), first.next).await.total, 23);
}
