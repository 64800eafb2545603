use super::*;
use crate::card::Card;
use crate::hub_facts::HubFacts;
use crate::model::{Model, ModelPatch, NewModel, Stamp};
use chrono::DateTime;

fn model(license: &str, downloads: u64) -> Model {
    let facts = HubFacts {
        id: "acme/Rocket-7B".into(),
        license: Some(license.into()),
        downloads: Some(downloads),
        context_length: Some(8_192),
        ..HubFacts::default()
    };
    let stamp = Stamp { by: None, at: DateTime::UNIX_EPOCH };
    NewModel::captured(1.into(), facts, ModelPatch::default(), stamp).unwrap().into_model(1.into())
}

fn card(text: &str) -> Card {
    Card::of(None, [text.to_owned(), "Second.".to_owned()])
}

#[test]
fn grounds_are_facts_and_passages() {
    let grounds = Grounds::of_model(&model("mit", 1), Some(&card("First.")));
    let said = |key: &str| grounds.get(key).map(|ground| ground.text.as_str());
    assert_eq!((said("name"), said("license")), (Some("Rocket-7B"), Some("mit")));
    assert_eq!((said("context_length"), said("card_2")), (Some("8192"), Some("Second.")));
}

#[test]
fn what_passes_is_no_ground() {
    let (one, other) = (Grounds::of_model(&model("mit", 1), None), Grounds::of_model(&model("mit", 2), None));
    assert_eq!(one, other);
    assert!(one.get("downloads").is_none() && one.get("status").is_none());
}

#[test]
fn changes_name_what_was_and_what_is() {
    let before = Grounds::of_model(&model("mit", 1), Some(&card("First.")));
    let now = Grounds::of_model(&model("apache-2.0", 1), Some(&card("Another.")));
    let changes = now.changes_since(&before);
    let license = changes.iter().find(|change| change.key == "license").unwrap();
    assert_eq!((license.before.as_deref(), license.after.as_deref()), (Some("mit"), Some("apache-2.0")));
    assert_eq!(changes.iter().filter(|change| change.key == CARD).count(), 1);
    assert!(now.changes_since(&now).is_empty());
}

#[test]
fn a_line_holds_whatever_was_written() {
    let grounds =
        Grounds::new(vec![Ground { key: "notes".into(), label: "Notes".into(), text: "a\n\"b\"".into() }]);
    assert_eq!(grounds.lines(), r#"{"key":"notes","text":"a\n\"b\"","what":"Notes"}"#);
}

#[test]
fn rows_of_a_table_name_every_record_and_the_best() {
    let mut other = model("mit", 1);
    other.fields.name = crate::text::ModelName::parse("Glider").unwrap();
    other.hub.as_mut().unwrap().context_length = Some(4_096);
    let rows = Grounds::of_table(&Comparison::of(&[model("mit", 1), other]));
    assert_eq!(rows.get("context_length").unwrap().text, "Rocket-7B: 8192 (best); Glider: 4096");
}
