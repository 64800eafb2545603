//! The models that a model was made from.

use super::tags::HubTags;
use crate::lenient::Lenient;
use serde_json::Value;
use trackml_domain::hub_facts::{BaseModel, Relation};
use trackml_domain::hub_ref::HubRef;

/// The most base models: merges have a handful.
const MAX_BASES: usize = 50;

/// Collects them from the Hub's field, its tags and the card, each once and with its relation where one is known.
///
/// The Hub resolves what the card says: where it lists as many as the card does, a name that only the card has is an
/// older name of one of them.
pub(super) fn of(model: &Value, card: &Value, tags: &HubTags, own_id: &str) -> Vec<BaseModel> {
    let mut found = Found { own_id, models: Vec::new() };
    for group in model.entries("baseModels") {
        found.take_group(group);
    }
    for (id, relation) in &tags.base_models {
        found.note(id, *relation);
    }
    let relation = card.text("base_model_relation").map(|word| Relation::from_hub(&word)).unwrap_or_default();
    let named = card.texts("base_model");
    if found.models.len() < named.len() {
        for id in &named {
            found.note(id, relation);
        }
    }
    for base in &mut found.models {
        if base.relation == Relation::Unknown {
            base.relation = relation;
        }
    }
    found.models
}

struct Found<'a> {
    own_id: &'a str,
    models: Vec<BaseModel>,
}

impl Found<'_> {
    /// `{"relation": …, "models": [{"id": …}]}`, `{"id": …}` or a plain id.
    fn take_group(&mut self, group: &Value) {
        let relation = group.text("relation").map(|word| Relation::from_hub(&word)).unwrap_or_default();
        let ids = group.as_line().or_else(|| group.text("id")).into_iter();
        let listed = group.entries("models").filter_map(|entry| entry.as_line().or_else(|| entry.text("id")));
        for id in ids.chain(listed).collect::<Vec<_>>() {
            self.note(&id, relation);
        }
    }

    /// Cards name addresses and folders of their authors' machines, too: what is no id of the Hub is left out, and so
    /// is the model itself.
    fn note(&mut self, text: &str, relation: Relation) {
        let Ok(reference) = HubRef::parse(text) else { return };
        let id = reference.repo().to_string();
        if id.eq_ignore_ascii_case(self.own_id) {
            return;
        }
        let room = self.models.len() < MAX_BASES;
        match self.models.iter_mut().find(|base| base.id.eq_ignore_ascii_case(&id)) {
            Some(base) if base.relation == Relation::Unknown => base.relation = relation,
            None if room => self.models.push(BaseModel { id, relation, license: None }),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(model: Value) -> Vec<(String, Relation)> {
        let tags = HubTags::of(&model.texts("tags"));
        let card = model.field("cardData").unwrap_or(&Value::Null);
        of(&model, card, &tags, "org/own").into_iter().map(|base| (base.id, base.relation)).collect()
    }

    fn one(id: &str, relation: Relation) -> Vec<(String, Relation)> {
        vec![(id.to_owned(), relation)]
    }

    #[test]
    fn every_source_names_the_same_model_once() {
        let model = json!({
            "baseModels": {"relation": "quantized", "models": [{"_id": "1", "id": "org/base"}]},
            "cardData": {"base_model": "org/base"},
            "tags": ["base_model:org/base", "base_model:quantized:org/base"],
        });
        assert_eq!(read(model), one("org/base", Relation::Quantized));
    }

    #[test]
    fn the_relation_is_taken_from_whoever_knows_it() {
        let tags = json!(["base_model:org/base", "base_model:merge:org/base"]);
        assert_eq!(read(json!({"tags": tags})), one("org/base", Relation::Merge));
        let card = json!({"base_model": ["org/base"], "base_model_relation": "adapter"});
        assert_eq!(read(json!({"cardData": card})), one("org/base", Relation::Adapter));
        assert_eq!(read(json!({"baseModels": ["org/base"]})), one("org/base", Relation::Unknown));
        assert_eq!(
            read(json!({"baseModels": [{"id": "org/base"}], "cardData": card})),
            one("org/base", Relation::Adapter)
        );
    }

    #[test]
    fn an_older_name_in_the_card_is_not_a_second_model() {
        let tags = json!(["base_model:org/new-name", "base_model:finetune:org/new-name"]);
        let model = json!({"tags": tags, "cardData": {"base_model": "org/old-name"}});
        assert_eq!(read(model), one("org/new-name", Relation::Finetune));
    }

    #[test]
    fn what_is_no_model_of_the_hub_is_left_out() {
        let names = json!([
            "org/own",
            "ORG/OWN",
            "./checkpoints/last",
            "/home/me/model",
            "https://huggingface.co/org/base",
            7
        ]);
        assert_eq!(read(json!({"cardData": {"base_model": names}})), one("org/base", Relation::Unknown));
    }
}
