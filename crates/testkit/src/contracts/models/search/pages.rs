//! Pages of a list that stands still.

use super::library::{SORTS, behind, expected, ids, library, pages, request};
use crate::contracts::Harness;
use crate::sample;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::Model;

crate::contracts::suite!(search_pages at contracts::models::search::pages:
    pages_of_one_show_each_model_once_and_in_order,
    pages_of_three_show_each_model_once_and_in_order,
    pages_of_seven_show_each_model_once_and_in_order,
    pages_of_a_filtered_list_show_each_model_once,
    a_page_has_no_more_than_its_limit,
    every_page_tells_the_total_of_the_whole_list,
    the_last_page_has_no_next,
    a_last_page_that_is_full_has_no_next,
    a_page_with_all_models_has_no_next,
    a_page_that_is_not_the_last_has_a_next,
);

/// Asserts that the pages together are the whole list, in every order.
async fn show_each_model_once(harness: &Harness, limit: i64) {
    let (workspace, models) = library(harness).await;
    for sort in SORTS {
        let pages = pages(harness, workspace, &request(sort, limit)).await;
        let shown: Vec<_> = pages.iter().flat_map(ids).collect();
        assert_eq!(shown, expected(&models, sort), "sorted by {sort}");
    }
}

async fn pages_of_one_show_each_model_once_and_in_order(harness: &Harness) {
    show_each_model_once(harness, 1).await;
}

async fn pages_of_three_show_each_model_once_and_in_order(harness: &Harness) {
    show_each_model_once(harness, 3).await;
}

async fn pages_of_seven_show_each_model_once_and_in_order(harness: &Harness) {
    show_each_model_once(harness, 7).await;
}

async fn pages_of_a_filtered_list_show_each_model_once(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let mistral = |model: &&Model| {
        model.fields.developer.as_ref().is_some_and(|developer| developer.as_str().contains("istral"))
    };
    let models: Vec<_> = models.iter().filter(mistral).cloned().collect();
    for sort in SORTS {
        let (mut shown, mut next) = (Vec::new(), None);
        loop {
            let request = PageRequest { after: next, ..request(sort, 2) };
            let page = harness.page(workspace, "istral", &request).await;
            assert_eq!(page.total, models.len() as u64);
            shown.extend(ids(&page));
            assert!(shown.len() <= models.len(), "the pages do not come to an end");
            next = page.next;
            if next.is_none() {
                break;
            }
        }
        assert_eq!(shown, expected(&models, sort), "sorted by {sort}");
    }
}

async fn a_page_has_no_more_than_its_limit(harness: &Harness) {
    let (workspace, _) = library(harness).await;
    let pages = pages(harness, workspace, &request("name", 7)).await;
    let sizes: Vec<usize> = pages.iter().map(|page| page.items.len()).collect();
    assert_eq!(sizes, [7, 7, 7, 4]);
}

async fn every_page_tells_the_total_of_the_whole_list(harness: &Harness) {
    let (workspace, _) = library(harness).await;
    let pages = pages(harness, workspace, &request("parameters", 7)).await;
    let totals: Vec<u64> = pages.iter().map(|page| page.total).collect();
    assert_eq!(totals, [25; 4]);
}

async fn the_last_page_has_no_next(harness: &Harness) {
    let workspace = harness.workspace().await;
    for number in 0..5 {
        harness.put(sample::new_model(workspace, &number.to_string())).await;
    }
    let pages = pages(harness, workspace, &request("name", 3)).await;
    assert_eq!(pages.iter().map(|page| page.next.is_some()).collect::<Vec<_>>(), [true, false]);
}

async fn a_last_page_that_is_full_has_no_next(harness: &Harness) {
    let (workspace, _) = library(harness).await;
    let pages = pages(harness, workspace, &request("developer", 5)).await;
    let sizes: Vec<usize> = pages.iter().map(|page| page.items.len()).collect();
    assert_eq!(sizes, [5; 5]);
}

async fn a_page_with_all_models_has_no_next(harness: &Harness) {
    let (workspace, _) = library(harness).await;
    assert_eq!(behind(harness, workspace, &request("name", 25), None).await.next, None);
}

async fn a_page_that_is_not_the_last_has_a_next(harness: &Harness) {
    let (workspace, _) = library(harness).await;
    assert!(behind(harness, workspace, &request("name", 24), None).await.next.is_some());
}
