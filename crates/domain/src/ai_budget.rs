//! What a person may spend on language models in a day.

use serde::{Deserialize, Serialize};

/// The most that a person may spend in a day, from midnight to midnight in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AiLimits {
    /// Calls of a language model or of what makes vectors.
    pub calls: u32,
    /// Tokens read, written and thought.
    pub tokens: u64,
}

impl Default for AiLimits {
    /// Far more than a person asks in a day, far less than a loop of a script does.
    fn default() -> Self {
        Self { calls: 200, tokens: 1_000_000 }
    }
}

/// What a person has spent in a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AiUsage {
    /// Calls.
    pub calls: u32,
    /// Tokens read, written and thought.
    pub tokens: u64,
}

impl AiUsage {
    /// Whether another call may be made.
    pub fn leaves_room(self, limits: AiLimits) -> bool {
        self.calls < limits.calls && self.tokens < limits.tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_limit_ends_the_day() {
        let limits = AiLimits { calls: 2, tokens: 100 };
        let room = |calls, tokens| AiUsage { calls, tokens }.leaves_room(limits);
        assert_eq!([room(1, 99), room(2, 0), room(0, 100)], [true, false, false]);
    }
}
