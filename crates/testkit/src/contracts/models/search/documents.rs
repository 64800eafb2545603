//! The texts of models, to show where words stand.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::document::{Document, Place};
use trackml_domain::id::ModelId;
use trackml_domain::model::NewModel;
use trackml_domain::query::{Query, Readings, Vocabulary};
use trackml_domain::snippet::snippet;

crate::contracts::suite!(search_documents at contracts::models::search::documents:
    documents_stand_in_the_order_of_the_ids,
    models_that_there_are_none_of_are_left_out,
    a_document_has_every_text_of_its_model,
    a_document_of_the_trash_is_read,
    many_documents_are_read_at_once,
    whatever_is_found_by_a_word_shows_it,
);

async fn names(harness: &Harness, ids: &[ModelId]) -> Vec<String> {
    let documents = harness.models.documents(ids).await.unwrap();
    documents.into_iter().map(|(model, _)| model.fields.name.into()).collect()
}

async fn documents_stand_in_the_order_of_the_ids(harness: &Harness) {
    let workspace = harness.workspace().await;
    let mut ids = Vec::new();
    for name in ["a", "b", "c"] {
        ids.push(harness.put(sample::new_model(workspace, name)).await.id);
    }
    assert_eq!(names(harness, &[ids[2], ids[0], ids[1]]).await, ["c", "a", "b"]);
    assert_eq!(names(harness, &[]).await, [""; 0]);
}

async fn models_that_there_are_none_of_are_left_out(harness: &Harness) {
    let id = harness.put(sample::new_model(harness.workspace().await, "a")).await.id;
    assert_eq!(names(harness, &[1_000_000_000.into(), id, 0.into()]).await, ["a"]);
}

async fn a_document_has_every_text_of_its_model(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::new_model_with(workspace, "Zephyr", sample::full_patch())).await;
    let documents = harness.models.documents(&[model.id]).await.unwrap();
    assert_eq!(documents, [(model, Vec::new())]);
}

async fn a_document_of_the_trash_is_read(harness: &Harness) {
    let model = harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    let model = harness.trash(model).await;
    assert_eq!(names(harness, &[model.id]).await, ["Zephyr"]);
}

async fn many_documents_are_read_at_once(harness: &Harness) {
    let workspace = harness.workspace().await;
    let mut ids = Vec::new();
    for number in 0..60 {
        let given = sample::patch().tags(&[&format!("tag {number}")]);
        ids.push(harness.put(sample::new_model_with(workspace, &format!("{number}"), given)).await.id);
    }
    ids.reverse();
    let documents = harness.models.documents(&ids).await.unwrap();
    assert_eq!(documents.iter().map(|(model, _)| model.id).collect::<Vec<_>>(), ids);
    assert!(documents.iter().all(|(model, _)| model.fields.tags.iter().count() == 1));
}

/// Words that every workspace has as they are written.
struct AsWritten;

impl Vocabulary for AsWritten {
    type Error = std::convert::Infallible;
    fn known(&mut self, terms: &[String]) -> Result<Vec<String>, Self::Error> {
        Ok(terms.to_vec())
    }
    fn begins(&mut self, _: &str) -> Result<bool, Self::Error> {
        Ok(true)
    }
    fn containing(&mut self, _: &str, _: usize) -> Result<Vec<String>, Self::Error> {
        Ok(Vec::new())
    }
    fn resembling(
        &mut self,
        _: &[String],
        _: std::ops::RangeInclusive<usize>,
    ) -> Result<Vec<String>, Self::Error> {
        Ok(Vec::new())
    }
}

async fn whatever_is_found_by_a_word_shows_it(harness: &Harness) {
    let workspace = harness.workspace().await;
    let new = sample::new_model_with(workspace, "Zephyr", sample::full_patch());
    let model = harness.put(NewModel { hub: Some(sample::full_facts("Org/Name")), ..new }).await;
    for (text, place) in [
        ("\"zephyr\"", Place::Name),
        ("read", Place::Tags),
        ("hugging", Place::Developer),
        ("v0.3", Place::Version),
        ("org/na", Place::HubId),
        ("mit", Place::License),
        ("small*", Place::Notes),
        ("example.org/a", Place::SourceLinks),
        ("naïve", Place::Description),
        ("小さい", Place::Description),
    ] {
        let condition = Query::parse(text).unwrap().condition;
        let Ok(readings) = Readings::of(&condition, &mut AsWritten);
        let words: Vec<_> =
            readings.wanted(&condition).into_iter().map(|(_, sought)| sought.clone()).collect();
        let documents = harness.models.documents(&[model.id]).await.unwrap();
        let (model, journal) = &documents[0];
        let document = Document::of(&model.fields, model.hub.as_ref(), journal);
        let shown: Vec<Place> = document
            .texts()
            .filter(|(_, text)| snippet(text, &words).is_some())
            .map(|(place, _)| place)
            .collect();
        assert!(shown.contains(&place), "{text}: {shown:?}");
        assert_eq!(harness.names(workspace, text).await.len(), 1, "{text}");
    }
}
