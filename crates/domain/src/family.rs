//! Families: what was made from what, among records and the parents that they name.

use crate::hub_facts::{BaseModel, Relation};
use crate::id::ModelId;
use crate::model::Model;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// A family.
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    /// Its members: the records, the oldest first, then the parents that are missing.
    pub members: Vec<Member>,
    /// Who was made from whom.
    pub links: Vec<Link>,
}

/// A member of a family.
#[derive(Clone, Debug, PartialEq)]
pub enum Member {
    /// A record.
    Record(Box<Model>),
    /// A model that a record names as its parent and that no record is of: its id on the Hub.
    Missing(String),
}

/// That a model was made from another; each by its place among the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it was made from.
    pub parent: usize,
    /// What was made.
    pub child: usize,
    /// How.
    pub relation: Relation,
}

impl Family {
    /// Puts records together. Of several that answer to one id, `first` stands for it, or else the oldest.
    pub fn of(first: ModelId, mut records: Vec<Model>) -> Self {
        records.sort_by_key(|record| record.id);
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let own_first = |place: &usize| records.get(*place).is_none_or(|record| record.id != first);
        let mut order: Vec<usize> = (0..records.len()).collect();
        order.sort_by_key(own_first);
        for place in order {
            for key in records.get(place).iter().flat_map(|record| keys(record)) {
                places.entry(key).or_insert(place);
            }
        }
        let mut missing: Vec<String> = Vec::new();
        let mut links: Vec<Link> = Vec::new();
        let mut linked: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (child, record) in records.iter().enumerate() {
            for base in bases(record) {
                let parent = *places.entry(fold(&base.id)).or_insert_with(|| {
                    missing.push(base.id.clone());
                    records.len() + missing.len() - 1
                });
                if parent != child && linked.insert((parent, child)) {
                    links.push(Link { parent, child, relation: base.relation });
                }
            }
        }
        let records = records.into_iter().map(|record| Member::Record(Box::new(record)));
        Self { members: records.chain(missing.into_iter().map(Member::Missing)).collect(), links }
    }
}

/// The Hub ids that a record answers to, folded.
pub fn keys(record: &Model) -> Vec<String> {
    record.hub.as_ref().map(crate::hub_facts::HubFacts::keys).unwrap_or_default()
}

/// What a record says it was made from.
pub fn bases(record: &Model) -> impl Iterator<Item = &BaseModel> {
    record.hub.iter().flat_map(|facts| &facts.base_models)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub_facts::HubFacts;
    use crate::model::{ModelPatch, NewModel, Stamp};
    use chrono::DateTime;

    fn record(id: i64, hub: &str, bases: &[(&str, Relation)]) -> Model {
        let base = |(id, relation): &(&str, Relation)| BaseModel {
            id: (*id).into(),
            relation: *relation,
            license: None,
        };
        let facts =
            HubFacts { id: hub.into(), base_models: bases.iter().map(base).collect(), ..HubFacts::default() };
        let stamp = Stamp { by: None, at: DateTime::UNIX_EPOCH };
        NewModel::captured(1.into(), facts, ModelPatch::default(), stamp).unwrap().into_model(id.into())
    }

    fn names(family: &Family) -> Vec<String> {
        let name = |member: &Member| match member {
            Member::Record(record) => record.hub.as_ref().unwrap().id.clone(),
            Member::Missing(id) => format!("{id}?"),
        };
        family.members.iter().map(name).collect()
    }

    fn links(family: &Family) -> Vec<(usize, usize, Relation)> {
        family.links.iter().map(|link| (link.parent, link.child, link.relation)).collect()
    }

    #[test]
    fn a_parent_is_a_record_or_missing() {
        let family = Family::of(
            2.into(),
            vec![
                record(2, "acme/Chat", &[("Acme/base", Relation::Finetune)]),
                record(1, "acme/Base", &[("lost/Root", Relation::Unknown)]),
                record(3, "who/Chat-GGUF", &[("acme/Chat", Relation::Quantized)]),
            ],
        );
        assert_eq!(names(&family), ["acme/Base", "acme/Chat", "who/Chat-GGUF", "lost/Root?"]);
        assert_eq!(
            links(&family),
            [(3, 0, Relation::Unknown), (0, 1, Relation::Finetune), (1, 2, Relation::Quantized)]
        );
    }

    #[test]
    fn a_merge_has_several_parents_and_a_parent_stands_once() {
        let of = [("a/One", Relation::Merge), ("a/Two", Relation::Merge), ("A/ONE", Relation::Merge)];
        let family = Family::of(1.into(), vec![record(1, "b/Blend", &of)]);
        assert_eq!(names(&family), ["b/Blend", "a/One?", "a/Two?"]);
        assert_eq!(family.links.len(), 2);
    }

    #[test]
    fn what_names_itself_is_not_its_own_parent() {
        let family = Family::of(1.into(), vec![record(1, "a/One", &[("a/One", Relation::Unknown)])]);
        assert!(family.links.is_empty());
    }

    #[test]
    fn of_two_records_of_one_model_the_one_that_is_looked_at_stands_for_it() {
        let child = record(3, "b/Child", &[("a/One", Relation::Finetune)]);
        let records = vec![record(1, "a/One", &[]), record(2, "a/One", &[]), child];
        let parent = |first: i64| Family::of(first.into(), records.clone()).links[0].parent;
        assert_eq!((parent(1), parent(2), parent(3)), (0, 1, 0));
    }
}
