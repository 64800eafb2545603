//! What a record's licence and those of its base models allow.

use super::Measure;
use crate::Caller;
use crate::access::AccessError;
use std::collections::HashMap;
use trackml_domain::family::bases;
use trackml_domain::hub_facts::BaseModel;
use trackml_domain::id::ModelId;
use trackml_domain::license::{BaseLicense, LicenseVerdict};
use trackml_domain::model::Model;
use trackml_domain::text::fold;
use trackml_domain::workspace::Role;

/// The most base models that are looked at: a merge of more has a licence that nobody can tell.
const MAX_BASES: usize = 20;

impl Measure {
    /// A record with the verdict on its licence. What a record of the same workspace says of a base model counts before
    /// what the Hub said.
    #[tracing::instrument(target = "trackml::work", name = "measure.license", skip_all)]
    pub async fn license(
        &self,
        caller: &Caller,
        id: ModelId,
    ) -> Result<(Model, LicenseVerdict), AccessError> {
        let model = self.access.model(caller, id, Role::Viewer).await?.into_inner();
        let named: Vec<&BaseModel> = bases(&model).take(MAX_BASES).collect();
        let keys: Vec<String> = named.iter().map(|base| fold(&base.id)).collect();
        let kept: HashMap<String, ModelId> =
            self.models.kept(model.workspace_id, &keys).await?.into_iter().collect();
        let ids: Vec<ModelId> = kept.values().copied().collect();
        let records: HashMap<ModelId, Model> =
            self.models.several(&ids).await?.into_iter().map(|record| (record.id, record)).collect();
        let base = |base: &&BaseModel| {
            let record = kept.get(&fold(&base.id)).and_then(|id| records.get(id));
            let own = record.and_then(|record| record.fields.license.clone());
            BaseLicense {
                hub_id: base.id.clone(),
                relation: base.relation,
                model_id: record.map(|record| record.id),
                license: own.or_else(|| base.stated_license()),
            }
        };
        let bases = named.iter().map(base).collect();
        let verdict = LicenseVerdict::of(model.fields.license.as_ref(), bases);
        Ok((model, verdict))
    }
}
