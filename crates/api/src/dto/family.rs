//! Families of records.

use serde::Serialize;
use trackml_domain::family::{Family, Member};
use trackml_domain::hub_facts::Relation;
use trackml_domain::id::ModelId;
use trackml_domain::license::License;
use trackml_domain::model_type::ModelType;
use trackml_domain::status::Status;
use utoipa::ToSchema;

/// What was made from what, among the records of a workspace and the parents that they name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Family)]
pub(crate) struct FamilyBody {
    nodes: Vec<FamilyNode>,
    links: Vec<FamilyLink>,
    /// Whether some were left out: a family of 200 records is shown.
    truncated: bool,
}

/// A member of a family.
#[derive(Debug, Serialize, ToSchema)]
struct FamilyNode {
    /// Names it in this answer.
    key: String,
    hub_id: Option<String>,
    name: String,
    /// Null where it is named as a parent and no record is of it.
    model_id: Option<i64>,
    /// Whether it is the record that was asked for.
    is_self: bool,
    status: Option<Status>,
    model_type: Option<ModelType>,
    parameters: Option<u64>,
    license: Option<String>,
}

/// That a model was made from another.
#[derive(Debug, Serialize, ToSchema)]
struct FamilyLink {
    /// The key of what it was made from.
    parent: String,
    /// The key of what was made.
    child: String,
    relation: Relation,
}

impl FamilyBody {
    pub(crate) fn of(family: Family, of: ModelId, truncated: bool) -> Self {
        let node = |(place, member): (usize, Member)| {
            let key = place.to_string();
            match member {
                Member::Record(model) => FamilyNode {
                    key,
                    hub_id: model.hub.as_ref().map(|facts| facts.id.clone()),
                    model_id: Some(model.id.get()),
                    is_self: model.id == of,
                    status: Some(model.fields.status),
                    model_type: Some(model.fields.model_type),
                    parameters: model.fields.parameters.map(u64::from),
                    license: model.fields.license.map(License::into),
                    name: model.fields.name.into(),
                },
                Member::Missing(id) => FamilyNode {
                    key,
                    name: id.rsplit('/').next().unwrap_or(&id).to_owned(),
                    hub_id: Some(id),
                    model_id: None,
                    is_self: false,
                    status: None,
                    model_type: None,
                    parameters: None,
                    license: None,
                },
            }
        };
        let link = |link: trackml_domain::family::Link| FamilyLink {
            parent: link.parent.to_string(),
            child: link.child.to_string(),
            relation: link.relation,
        };
        Self {
            nodes: family.members.into_iter().enumerate().map(node).collect(),
            links: family.links.into_iter().map(link).collect(),
            truncated,
        }
    }
}
