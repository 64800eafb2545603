//! What a person can run models on.

mod fit;
mod memory;
mod presets;

pub use fit::{Fit, Verdict, judge};
pub use memory::{HardwareMemory, HardwareMemoryError, UnitCount, UnitCountError};
pub use presets::{HardwarePreset, presets};

use crate::id::HardwareId;
use crate::text::{TextError, line, line_of_text};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

line_of_text!(
    /// What a person calls their hardware.
    HardwareName,
    100
);

/// What kind of memory it is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum HardwareKind {
    /// A card's own memory.
    Gpu,
    /// One memory for processor and graphics, as in Apple's machines.
    Unified,
    /// The main memory, where the processor computes.
    Cpu,
}

/// Hardware that a person describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHardware {
    /// What it is called.
    pub name: HardwareName,
    /// What kind of memory it has.
    pub kind: HardwareKind,
    /// The memory of one.
    pub memory: HardwareMemory,
    /// How many of them work together.
    pub count: UnitCount,
}

/// What a person changes of their hardware.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the field of the same name of `NewHardware`")]
pub struct HardwarePatch {
    pub name: Option<HardwareName>,
    pub kind: Option<HardwareKind>,
    pub memory: Option<HardwareMemory>,
    pub count: Option<UnitCount>,
}

/// A person's hardware.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hardware {
    /// Its key.
    pub id: HardwareId,
    /// What the person says of it.
    pub what: NewHardware,
    /// When they described it.
    pub created_at: DateTime<Utc>,
}

impl NewHardware {
    /// What a model may use of all of it together, in bytes.
    ///
    /// A card's memory is all for the model. Of Apple's unified memory macOS lets the graphics wire about two thirds up to
    /// 36 GB and three quarters above (`recommendedMaxWorkingSetSize` of Metal, as measured on M1 to M3; it can be raised by
    /// `iogpu.wired_limit_mb`). Of main memory a fifth is left to the system.
    pub fn usable_bytes(&self) -> u64 {
        let (memory, gib) = (self.memory.bytes(), HardwareMemory::GIB);
        let of_one = match self.kind {
            HardwareKind::Gpu => memory,
            HardwareKind::Unified if memory <= 36 * gib => memory / 3 * 2,
            HardwareKind::Unified => memory / 4 * 3,
            HardwareKind::Cpu => memory / 5 * 4,
        };
        of_one.saturating_mul(self.count.get())
    }

    /// The same with what a patch names.
    #[must_use]
    pub fn patched(self, patch: HardwarePatch) -> Self {
        Self {
            name: patch.name.unwrap_or(self.name),
            kind: patch.kind.unwrap_or(self.kind),
            memory: patch.memory.unwrap_or(self.memory),
            count: patch.count.unwrap_or(self.count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usable(kind: HardwareKind, gib: u64, count: i64) -> u64 {
        let what = NewHardware {
            name: HardwareName::parse("mine").unwrap(),
            kind,
            memory: HardwareMemory::new(gib * HardwareMemory::GIB).unwrap(),
            count: UnitCount::new(count).unwrap(),
        };
        what.usable_bytes() / (1024 * 1024)
    }

    #[test]
    fn how_much_may_be_used_goes_by_the_kind_of_memory() {
        assert_eq!(usable(HardwareKind::Gpu, 24, 1), 24 * 1024);
        assert_eq!(usable(HardwareKind::Gpu, 80, 8), 640 * 1024);
        assert_eq!(usable(HardwareKind::Unified, 36, 1), 24 * 1024);
        assert_eq!(usable(HardwareKind::Unified, 128, 1), 96 * 1024);
        assert_eq!(usable(HardwareKind::Cpu, 64, 1), 52_428);
    }

    #[test]
    fn a_patch_changes_what_it_names() {
        let what = presets()[0].as_new(UnitCount::new(1).unwrap());
        let name = HardwareName::parse("desk").unwrap();
        let patched =
            what.clone().patched(HardwarePatch { name: Some(name.clone()), ..HardwarePatch::default() });
        assert_eq!(patched, NewHardware { name, ..what });
    }
}
