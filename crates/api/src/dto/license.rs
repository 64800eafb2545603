//! What a licence allows.

use serde::Serialize;
use trackml_domain::hub_facts::Relation;
use trackml_domain::id::ModelId;
use trackml_domain::license::{BaseVerdict, Commercial, License, LicenseClass, LicenseVerdict};
use trackml_domain::model::Model;
use utoipa::ToSchema;

/// Whether a model may be used commercially, its base models' licences considered; not legal advice.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LicenseVerdict)]
pub(crate) struct LicenseBody {
    /// The record's own licence.
    license: Option<String>,
    class: Option<LicenseClass>,
    /// The strictest that is known of it and its base models.
    commercial: Commercial,
    /// Why: a sentence or two.
    reason: String,
    /// What the card calls it.
    name: Option<String>,
    /// Where the card says that it can be read.
    link: Option<String>,
    bases: Vec<BaseLicenseBody>,
}

/// A base model with its licence.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BaseLicense)]
struct BaseLicenseBody {
    hub_id: String,
    relation: Relation,
    /// The record that is of it.
    model_id: Option<i64>,
    license: Option<String>,
    class: Option<LicenseClass>,
    /// Whether it allows less than the record's own.
    stricter: bool,
    reason: String,
}

impl From<BaseVerdict> for BaseLicenseBody {
    fn from(verdict: BaseVerdict) -> Self {
        let base = verdict.base;
        Self {
            hub_id: base.hub_id,
            relation: base.relation,
            model_id: base.model_id.map(ModelId::get),
            class: base.license.as_ref().map(License::class),
            license: base.license.map(License::into),
            stricter: verdict.stricter,
            reason: verdict.reason,
        }
    }
}

impl LicenseBody {
    pub(crate) fn of(model: Model, verdict: LicenseVerdict) -> Self {
        let hub = model.hub.unwrap_or_default();
        let own = model.fields.license;
        Self {
            class: own.as_ref().map(License::class),
            license: own.map(License::into),
            commercial: verdict.commercial,
            reason: verdict.reason,
            name: hub.license_name,
            link: hub.license_link,
            bases: verdict.bases.into_iter().map(BaseLicenseBody::from).collect(),
        }
    }
}
