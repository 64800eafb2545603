//! What goes wrong when hardware is described, as problems.

use super::{Code, Problem};
use trackml_application::hardware::HardwareError;

impl From<HardwareError> for Problem {
    fn from(error: HardwareError) -> Self {
        match error {
            HardwareError::NotFound => Self::new(Code::HardwareNotFound),
            HardwareError::TooMany => Self::new(Code::TooMuchHardware),
            HardwareError::Repository(error) => error.into(),
        }
    }
}
