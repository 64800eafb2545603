//! Counting weights that may be packed.

use crate::lenient::Lenient;
use serde_json::Value;
use std::collections::BTreeMap;
use trackml_domain::hub_facts::{BaseModel, HubFacts};
use trackml_domain::hub_facts::{HubParameters, Relation};
use trackml_domain::parameters::ParameterCount;

/// Data types that quantizers use as boxes for several weights each.
const BOXES: &[&str] = &["I32", "U32", "U8", "I16", "U16"];

/// The most data types that are noted; there are two dozen.
const MAX_DTYPES: usize = 50;

/// What the files' headers say of the weights.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Counted {
    pub(crate) count: Option<ParameterCount>,
    pub(crate) dtypes: BTreeMap<String, u64>,
    pub(crate) packed: bool,
}

impl Counted {
    pub(crate) fn of(model: &Value) -> Self {
        let safetensors = model.field("safetensors");
        let dtypes = safetensors.map(stored).unwrap_or_default();
        let sum = dtypes.values().fold(0_u64, |sum, count| sum.saturating_add(*count));
        let boxed = dtypes
            .iter()
            .filter(|(dtype, _)| BOXES.contains(&dtype.as_str()))
            .fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
        let valid = |count| ParameterCount::new(count).ok();
        let count = safetensors
            .and_then(|weights| weights.whole("total"))
            .and_then(valid)
            .or_else(|| valid(sum))
            .or_else(|| model.field("gguf")?.whole("total").and_then(valid));
        // A few indices of whole numbers (position ids) are in many a model; weights in boxes are most of it.
        Self { count, dtypes, packed: boxed > sum / 100 }
    }
}

fn stored(safetensors: &Value) -> BTreeMap<String, u64> {
    let parameters = safetensors.field("parameters").and_then(Value::as_object);
    let entries = parameters.into_iter().flatten().take(MAX_DTYPES);
    entries.filter_map(|(dtype, count)| Some((dtype.to_ascii_uppercase(), count.as_whole()?))).collect()
}

/// Whether the count needs something to be held against: it is missing, or counts boxes.
pub(crate) fn needs_expectation(counted: &Counted) -> bool {
    counted.packed || counted.count.is_none()
}

/// The base model whose weights these are, in fewer bits.
pub(crate) fn unquantized(facts: &HubFacts) -> Option<&BaseModel> {
    let stated = facts.base_models.iter().find(|base| base.relation == Relation::Quantized);
    let only = || match facts.base_models.as_slice() {
        // Trained further and quantized: still as many weights.
        [base] if facts.quantization.is_some() => {
            matches!(base.relation, Relation::Finetune | Relation::Unknown).then_some(base)
        }
        _ => None,
    };
    stated.or_else(only)
}

/// The count that a name announces; an adapter's name announces its base model's, so it tells nothing.
pub(crate) fn announced(facts: &HubFacts) -> Option<ParameterCount> {
    let adapter = facts.base_models.iter().any(|base| base.relation == Relation::Adapter);
    if adapter { None } else { ParameterCount::from_name(facts.name()) }
}

/// The count of a base model, by its own answer and its own name: it may be packed itself.
pub(crate) fn of_base(answer: &Value, id: &str) -> Option<ParameterCount> {
    let counted = Counted::of(answer);
    let name = id.rsplit('/').next().unwrap_or(id);
    let expected = ParameterCount::from_name(name);
    HubParameters::reconcile(counted.count, counted.packed, expected).map(|parameters| parameters.count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn counted(answer: Value) -> (Option<u64>, bool) {
        let counted = Counted::of(&answer);
        (counted.count.map(ParameterCount::get), counted.packed)
    }

    #[test]
    fn the_total_is_the_count() {
        assert_eq!(
            counted(json!({"safetensors": {"parameters": {"BF16": 7}, "total": 8}, "gguf": {"total": 9}})),
            (Some(8), false)
        );
        assert_eq!(
            counted(json!({"safetensors": {"parameters": {"BF16": 7, "F32": "1"}}})),
            (Some(8), false)
        );
        assert_eq!(counted(json!({"safetensors": null, "gguf": {"total": 9}})), (Some(9), false));
        assert_eq!(counted(json!({"safetensors": {"total": 0}})), (None, false));
    }

    #[test]
    fn boxes_are_told_from_a_few_indices() {
        let stored = |dtype: &str, boxed: u64| {
            counted(json!({"safetensors": {"parameters": {dtype: boxed, "F16": 1_000_000}}})).1
        };
        assert!(stored("I32", 900_000) && stored("U8", 900_000) && stored("i32", 900_000));
        assert!(!stored("I32", 512) && !stored("I64", 900_000) && !stored("F8_E4M3", 900_000));
    }

    #[test]
    fn a_base_model_that_is_packed_goes_by_its_name() {
        let packed = json!({"safetensors": {"parameters": {"I32": 1_000_000_000}}});
        assert_eq!(of_base(&packed, "org/Rocket-7B").map(ParameterCount::get), Some(7_000_000_000));
    }

    #[test]
    fn an_adapter_is_not_as_large_as_its_name_says() {
        let base = BaseModel { id: "org/base-7B".into(), relation: Relation::Adapter, license: None };
        let mut facts = HubFacts { id: "org/base-7B-lora".into(), ..HubFacts::default() };
        assert!(announced(&facts).is_some());
        facts.base_models.push(base);
        assert_eq!(announced(&facts), None);
    }
}
