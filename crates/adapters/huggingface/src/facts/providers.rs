//! Services that run a model.

use crate::lenient::{Lenient, note};
use serde_json::Value;

/// The services that run it now: the Hub names them in a map or in a list, those that only prepare it among them.
pub(super) fn live(model: &Value) -> Vec<String> {
    let mut providers = Vec::new();
    let Some(mapping) = model.field("inferenceProviderMapping") else { return providers };
    let runs = |entry: &Value| entry.text("status").as_deref() == Some("live");
    for (name, entry) in mapping.as_object().into_iter().flatten() {
        // One service may be named with several tasks.
        if entry.one_or_many().any(runs) {
            note(&mut providers, name.clone());
        }
    }
    let listed = mapping.as_array().into_iter().flatten().filter(|entry| runs(entry));
    for name in listed.filter_map(|entry| entry.text("provider")) {
        note(&mut providers, name);
    }
    providers
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_those_that_run_it_now_are_named() {
        let map = json!({"alpha": {"status": "live"}, "beta": {"status": "staging"}, "gamma": "odd"});
        let list =
            json!([{"provider": "alpha", "status": "live"}, {"provider": "beta", "status": "error"}, 7]);
        for mapping in [map, list] {
            assert_eq!(live(&json!({"inferenceProviderMapping": mapping})), ["alpha"]);
        }
        assert!(live(&json!({"inferenceProviderMapping": null})).is_empty());
    }
}
