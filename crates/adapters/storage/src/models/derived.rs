//! What is computed of a record and kept for queries: written with every change, and anew where the rules have changed.

use super::bases;
use crate::dialect::AnyConnection;
use crate::schema::models;
use diesel::prelude::*;
use trackml_domain::memory::Footprint;
use trackml_domain::model::Model;

/// Bytes that must be there to run a model, by the bits of its weights.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = models, treat_none_as_null = true)]
#[allow(clippy::struct_field_names, reason = "each is the column of the same name")]
pub(super) struct Memory {
    memory_4bit: Option<i64>,
    memory_8bit: Option<i64>,
    memory_16bit: Option<i64>,
}

impl Memory {
    pub(super) fn of(model: &Model) -> Self {
        let footprint = Footprint::of(model.fields.parameters, model.hub.as_ref());
        let bytes = |bytes: Option<u64>| bytes.and_then(|bytes| i64::try_from(bytes).ok());
        Self {
            memory_4bit: bytes(footprint.four_bit),
            memory_8bit: bytes(footprint.eight_bit),
            memory_16bit: bytes(footprint.sixteen_bit),
        }
    }
}

/// Writes it anew; the record itself stays as it is, its revision included.
pub(super) fn write(connection: &mut AnyConnection, model: &Model) -> QueryResult<()> {
    diesel::update(models::table.find(model.id.get())).set(Memory::of(model)).execute(connection)?;
    bases::replace(connection, model.workspace_id.get(), model.id.get(), model.hub.as_ref())
}
