//! A record that is to be made.

use super::input::ModelInput;
use crate::extract::read_value;
use crate::problem::{FieldProblem, Problem};
use serde::Deserialize;
use serde_json::{Map, Value};
use trackml_application::capture::NewRecord;
use trackml_domain::hub_ref::HubRef;
use utoipa::ToSchema;

/// A record that is to be made, as it was sent: the source, and whatever else is there.
#[derive(Debug, Deserialize)]
pub(crate) struct NewModelInput {
    source: Option<String>,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

/// A record that is to be made: of a `source` on the Hub with the fields that you want otherwise, or by hand, for which
/// a `name` is all that is needed.
#[derive(ToSchema)]
#[schema(as = NewModel, example = json!({"source": "mistralai/Mistral-7B-v0.1", "status": "studying", "tags": ["to-read"]}))]
#[allow(dead_code, reason = "describes what `NewModelInput` reads")]
pub(crate) struct NewModelSchema {
    /// What you would paste: an id, an address or a command that names a model of the Hub.
    #[schema(example = "mistralai/Mistral-7B-v0.1")]
    source: Option<String>,
    #[schema(inline)]
    #[serde(flatten)]
    fields: ModelInput,
}

impl NewModelInput {
    /// Checks every field.
    pub(crate) fn into_record(self) -> Result<NewRecord, Problem> {
        let fields: ModelInput = read_value(Value::Object(self.fields))?;
        let patch = fields.into_patch().map_err(Problem::invalid)?;
        match (self.source, patch.name.clone()) {
            (Some(source), _) => Ok(NewRecord::FromHub(HubRef::parse(&source)?, patch)),
            (None, Some(name)) => Ok(NewRecord::ByHand(name, patch)),
            (None, None) => {
                let error =
                    FieldProblem::new("name", "required", "is missing: give a name, or a source on the Hub");
                Err(Problem::invalid(vec![error]))
            }
        }
    }
}
