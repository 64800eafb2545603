//! Common cards and machines, with the memory that their makers state.

use super::{HardwareKind, HardwareMemory};
#[cfg(test)]
use super::{HardwareName, NewHardware, UnitCount};

/// A common card or machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HardwarePreset {
    /// What it is sold as.
    pub name: &'static str,
    /// Who makes it.
    pub vendor: &'static str,
    /// What kind of memory it has.
    pub kind: HardwareKind,
    /// How much, in gibibytes.
    pub gib: u64,
}

const fn card(vendor: &'static str, name: &'static str, gib: u64) -> HardwarePreset {
    HardwarePreset { name, vendor, kind: HardwareKind::Gpu, gib }
}

const fn machine(vendor: &'static str, name: &'static str, gib: u64) -> HardwarePreset {
    HardwarePreset { name, vendor, kind: HardwareKind::Unified, gib }
}

const PRESETS: &[HardwarePreset] = &[
    card("NVIDIA", "GeForce RTX 3060", 12),
    card("NVIDIA", "GeForce RTX 3070", 8),
    card("NVIDIA", "GeForce RTX 3080", 10),
    card("NVIDIA", "GeForce RTX 3090", 24),
    card("NVIDIA", "GeForce RTX 4060", 8),
    card("NVIDIA", "GeForce RTX 4060 Ti 16 GB", 16),
    card("NVIDIA", "GeForce RTX 4070", 12),
    card("NVIDIA", "GeForce RTX 4070 Ti Super", 16),
    card("NVIDIA", "GeForce RTX 4080", 16),
    card("NVIDIA", "GeForce RTX 4090", 24),
    card("NVIDIA", "GeForce RTX 5060 Ti 16 GB", 16),
    card("NVIDIA", "GeForce RTX 5070", 12),
    card("NVIDIA", "GeForce RTX 5070 Ti", 16),
    card("NVIDIA", "GeForce RTX 5080", 16),
    card("NVIDIA", "GeForce RTX 5090", 32),
    card("NVIDIA", "RTX A4000", 16),
    card("NVIDIA", "RTX A5000", 24),
    card("NVIDIA", "RTX A6000", 48),
    card("NVIDIA", "RTX 4000 Ada", 20),
    card("NVIDIA", "RTX 6000 Ada", 48),
    card("NVIDIA", "RTX PRO 6000 Blackwell", 96),
    card("NVIDIA", "T4", 16),
    card("NVIDIA", "V100 32 GB", 32),
    card("NVIDIA", "A10", 24),
    card("NVIDIA", "A30", 24),
    card("NVIDIA", "A40", 48),
    card("NVIDIA", "A100 40 GB", 40),
    card("NVIDIA", "A100 80 GB", 80),
    card("NVIDIA", "L4", 24),
    card("NVIDIA", "L40S", 48),
    card("NVIDIA", "H100 80 GB", 80),
    card("NVIDIA", "H200", 141),
    card("NVIDIA", "B200", 180),
    machine("NVIDIA", "DGX Spark", 128),
    card("AMD", "Radeon RX 7800 XT", 16),
    card("AMD", "Radeon RX 7900 XT", 20),
    card("AMD", "Radeon RX 7900 XTX", 24),
    card("AMD", "Radeon RX 9070 XT", 16),
    card("AMD", "Radeon PRO W7900", 48),
    card("AMD", "Instinct MI210", 64),
    card("AMD", "Instinct MI250X", 128),
    card("AMD", "Instinct MI300X", 192),
    card("AMD", "Instinct MI325X", 256),
    machine("AMD", "Ryzen AI Max+ 395", 128),
    card("Intel", "Arc A770", 16),
    card("Intel", "Arc B580", 12),
    card("Intel", "Data Center GPU Max 1550", 128),
    machine("Apple", "M1 8 GB", 8),
    machine("Apple", "M1 16 GB", 16),
    machine("Apple", "M1 Max 64 GB", 64),
    machine("Apple", "M1 Ultra 128 GB", 128),
    machine("Apple", "M2 24 GB", 24),
    machine("Apple", "M2 Max 96 GB", 96),
    machine("Apple", "M2 Ultra 192 GB", 192),
    machine("Apple", "M3 16 GB", 16),
    machine("Apple", "M3 Pro 36 GB", 36),
    machine("Apple", "M3 Max 128 GB", 128),
    machine("Apple", "M3 Ultra 512 GB", 512),
    machine("Apple", "M4 16 GB", 16),
    machine("Apple", "M4 32 GB", 32),
    machine("Apple", "M4 Pro 24 GB", 24),
    machine("Apple", "M4 Pro 48 GB", 48),
    machine("Apple", "M4 Max 64 GB", 64),
    machine("Apple", "M4 Max 128 GB", 128),
];

/// Common cards and machines, by their makers.
pub fn presets() -> &'static [HardwarePreset] {
    PRESETS
}

impl HardwarePreset {
    /// How much memory one has, in bytes.
    pub fn bytes(&self) -> u64 {
        self.gib * HardwareMemory::GIB
    }

    /// So many of them, as a person would describe them; a test reads each.
    #[cfg(test)]
    pub(super) fn as_new(&self, count: UnitCount) -> NewHardware {
        NewHardware {
            name: HardwareName::parse(self.name).unwrap(),
            kind: self.kind,
            memory: HardwareMemory::new(self.bytes()).unwrap(),
            count,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_preset_can_be_taken_over_and_stands_once() {
        let one = UnitCount::new(1).unwrap();
        let names: BTreeSet<String> = presets().iter().map(|preset| preset.as_new(one).name.into()).collect();
        assert_eq!(names.len(), presets().len());
        assert!(presets().len() >= 45);
    }
}
