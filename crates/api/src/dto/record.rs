//! A record that is to be made.

use super::input::ModelInput;
use crate::extract::read_value;
use crate::problem::{FieldProblem, Problem};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt;
use trackml_application::capture::NewRecord;
use trackml_domain::hub_ref::HubRef;
use trackml_domain::model::ModelPatch;
use trackml_domain::provenance::Field;
use utoipa::ToSchema;

/// A record that is to be made, as it was sent: the source, and whatever else is there.
#[derive(Debug)]
pub(crate) struct NewModelInput {
    source: Option<String>,
    fields: Map<String, Value>,
}

/// Written out because serde's `flatten` takes the last of two fields with one name, and forgets the name of a `source`
/// of the wrong type.
impl<'de> Deserialize<'de> for NewModelInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NewModelVisitor)
    }
}

struct NewModelVisitor;

impl<'de> Visitor<'de> for NewModelVisitor {
    type Value = NewModelInput;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NewModelInput, A::Error> {
        let mut source = None;
        let mut fields = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let repeated = if name == "source" {
                source.replace(map.next_value::<Option<String>>()?).is_some()
            } else {
                fields.insert(name.clone(), map.next_value()?).is_some()
            };
            if repeated {
                return Err(A::Error::custom(format_args!("duplicate field `{name}`")));
            }
        }
        Ok(NewModelInput { source: source.flatten(), fields })
    }
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
    /// The fields whose value a language model proposed and that you took over as it is: they stay marked as its own.
    proposed: Option<Vec<Field>>,
    #[schema(inline)]
    #[serde(flatten)]
    fields: ModelInput,
}

/// The fields that a language model proposed.
fn proposed(value: Value) -> Result<BTreeSet<Field>, Problem> {
    serde_json::from_value(value).map_err(|error| {
        Problem::invalid(vec![FieldProblem::new("proposed", "invalid", format!("names no field: {error}"))])
    })
}

impl NewModelInput {
    /// Checks every field.
    pub(crate) fn into_record(mut self) -> Result<NewRecord, Problem> {
        let proposed = self.fields.remove("proposed").map(proposed).transpose()?.unwrap_or_default();
        let fields: ModelInput = read_value(Value::Object(self.fields))?;
        let patch = fields.into_patch().map_err(Problem::invalid)?;
        let patch = ModelPatch { proposed, ..patch };
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
