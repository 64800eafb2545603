//! How much, and how many.

use crate::violation::Violation;

/// The memory of one card or machine, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HardwareMemory(u64);

/// It is no memory that a card or machine has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is between 1 GiB (1073741824) and 16 TiB, in bytes")]
pub struct HardwareMemoryError;

impl Violation for HardwareMemoryError {
    fn code(&self) -> &'static str {
        "out_of_range"
    }
}

impl HardwareMemory {
    /// A gibibyte: what is sold as a gigabyte of memory.
    pub const GIB: u64 = 1024 * 1024 * 1024;

    /// Takes 1 GiB to 16 TiB.
    pub fn new(bytes: u64) -> Result<Self, HardwareMemoryError> {
        let range = Self::GIB..=16 * 1024 * Self::GIB;
        if range.contains(&bytes) { Ok(Self(bytes)) } else { Err(HardwareMemoryError) }
    }

    /// The number of bytes.
    pub fn bytes(self) -> u64 {
        self.0
    }
}

/// How many cards or machines work together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitCount(u16);

/// It is no number of cards or machines.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is a whole number from 1 to {max}", max = UnitCount::MAX)]
pub struct UnitCountError;

impl Violation for UnitCountError {
    fn code(&self) -> &'static str {
        "out_of_range"
    }
}

impl UnitCount {
    /// The most that are accepted: more is a cluster with a scheduler.
    pub const MAX: u16 = 1_024;

    /// Takes 1 to [`Self::MAX`].
    pub fn new(count: i64) -> Result<Self, UnitCountError> {
        let count = u16::try_from(count).ok().filter(|count| (1..=Self::MAX).contains(count));
        count.map(Self).ok_or(UnitCountError)
    }

    /// How many.
    pub fn get(self) -> u64 {
        self.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_has_is_refused() {
        for bytes in [0, HardwareMemory::GIB - 1, 16 * 1024 * HardwareMemory::GIB + 1, u64::MAX] {
            assert_eq!(HardwareMemory::new(bytes), Err(HardwareMemoryError), "{bytes}");
        }
        for count in [-1, 0, 1_025] {
            assert_eq!(UnitCount::new(count), Err(UnitCountError), "{count}");
        }
        assert_eq!(HardwareMemory::new(HardwareMemory::GIB).unwrap().bytes(), 1 << 30);
        assert_eq!(UnitCount::new(8).unwrap().get(), 8);
    }
}
