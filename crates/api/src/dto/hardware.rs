//! What a person runs models on.

use super::checks::{checked, choice};
use super::nullable;
use crate::problem::{FieldProblem, Problem};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use trackml_domain::hardware::{
    Hardware, HardwareKind, HardwareMemory, HardwareName, HardwarePatch, HardwarePreset, NewHardware,
    UnitCount,
};
use utoipa::ToSchema;

/// A person's hardware.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Hardware)]
pub(crate) struct HardwareBody {
    id: i64,
    #[schema(example = "Desk")]
    name: String,
    kind: HardwareKind,
    /// The memory of one, in bytes.
    #[schema(example = 25_769_803_776_u64)]
    memory_bytes: u64,
    /// How many of them work together.
    count: u64,
    /// What a model may use of all of it together, in bytes.
    usable_bytes: u64,
    created_at: DateTime<Utc>,
}

impl From<Hardware> for HardwareBody {
    fn from(hardware: Hardware) -> Self {
        let what = hardware.what;
        Self {
            id: hardware.id.get(),
            kind: what.kind,
            memory_bytes: what.memory.bytes(),
            count: what.count.get(),
            usable_bytes: what.usable_bytes(),
            name: what.name.into(),
            created_at: hardware.created_at,
        }
    }
}

/// Hardware that a person describes; for a change, only what is to be changed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewHardware, example = json!({"name": "Desk", "kind": "gpu", "memory_bytes": 25_769_803_776_u64, "count": 1}))]
pub(crate) struct HardwareInput {
    #[serde(default, deserialize_with = "nullable::given")]
    #[schema(max_length = 100, value_type = Option<String>)]
    name: Option<Option<String>>,
    /// `gpu`, `unified` (one memory for processor and graphics) or `cpu`; `gpu` unless named.
    kind: Option<String>,
    /// The memory of one, in bytes: 1 GiB to 16 TiB.
    #[schema(minimum = 1_073_741_824_u64, maximum = 17_592_186_044_416_u64)]
    memory_bytes: Option<u64>,
    /// How many of them work together, 1 to 1024; one unless named.
    #[schema(minimum = 1, maximum = 1024)]
    count: Option<i64>,
}

impl HardwareInput {
    /// What is to be changed.
    pub(crate) fn into_patch(self) -> Result<HardwarePatch, Problem> {
        let mut errors = Vec::new();
        let name = self.name.map(Option::unwrap_or_default);
        let patch = HardwarePatch {
            name: name.and_then(|name| checked("name", HardwareName::parse(&name), &mut errors)),
            kind: self
                .kind
                .and_then(|kind| checked("kind", choice(&kind, HardwareKind::VARIANTS), &mut errors)),
            memory: self
                .memory_bytes
                .and_then(|bytes| checked("memory_bytes", HardwareMemory::new(bytes), &mut errors)),
            count: self.count.and_then(|count| checked("count", UnitCount::new(count), &mut errors)),
        };
        if errors.is_empty() { Ok(patch) } else { Err(Problem::invalid(errors)) }
    }

    /// What is to be described.
    pub(crate) fn into_new(self) -> Result<NewHardware, Problem> {
        let patch = self.into_patch()?;
        let mut errors = Vec::new();
        let mut missing = |field: &str| errors.push(FieldProblem::new(field, "required", "is missing"));
        if patch.name.is_none() {
            missing("name");
        }
        if patch.memory.is_none() {
            missing("memory_bytes");
        }
        let (Some(name), Some(memory)) = (patch.name, patch.memory) else {
            return Err(Problem::invalid(errors));
        };
        let one = || UnitCount::new(1).map_err(Problem::internal);
        let count = patch.count.map_or_else(one, Ok)?;
        Ok(NewHardware { name, kind: patch.kind.unwrap_or(HardwareKind::Gpu), memory, count })
    }
}

/// A common card or machine.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HardwarePreset)]
pub(crate) struct PresetBody {
    #[schema(example = "GeForce RTX 4090")]
    name: &'static str,
    #[schema(example = "NVIDIA")]
    vendor: &'static str,
    kind: HardwareKind,
    memory_bytes: u64,
}

impl From<&HardwarePreset> for PresetBody {
    fn from(preset: &HardwarePreset) -> Self {
        Self { name: preset.name, vendor: preset.vendor, kind: preset.kind, memory_bytes: preset.bytes() }
    }
}
