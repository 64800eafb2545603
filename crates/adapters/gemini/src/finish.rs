//! Why an answer ended, or did not begin: the service's `FinishReason` and `BlockReason`, told apart.

use trackml_ports::{AiError, RefusalReason, Refused};

/// Whether the limit of tokens ended an answer; an error where anything but its own end did.
pub(crate) fn is_cut_short(finish_reason: &str) -> Result<bool, AiError> {
    match finish_reason {
        "STOP" => Ok(false),
        "MAX_TOKENS" => Ok(true),
        other => Err(refused(Refused::Answer, other)),
    }
}

/// The question was refused.
pub(crate) fn blocked(block_reason: &str) -> AiError {
    refused(Refused::Question, block_reason)
}

/// What is not known here is a refusal too: whatever it will mean, it is not the end of a good answer.
fn refused(what: Refused, name: &str) -> AiError {
    let reason = match name {
        "SAFETY" => RefusalReason::Safety,
        "RECITATION" => RefusalReason::Recitation,
        "LANGUAGE" => RefusalReason::Language,
        "BLOCKLIST" => RefusalReason::Blocklist,
        "PROHIBITED_CONTENT" => RefusalReason::ProhibitedContent,
        "SPII" => RefusalReason::PersonalData,
        "JAILBREAK" => RefusalReason::Jailbreak,
        "MODEL_ARMOR" => RefusalReason::Filter,
        "IMAGE_SAFETY" | "IMAGE_PROHIBITED_CONTENT" | "IMAGE_RECITATION" | "IMAGE_OTHER" | "NO_IMAGE" => {
            RefusalReason::Image
        }
        "MALFORMED_FUNCTION_CALL"
        | "MALFORMED_RESPONSE"
        | "UNEXPECTED_TOOL_CALL"
        | "TOO_MANY_TOOL_CALLS"
        | "MISSING_THOUGHT_SIGNATURE" => RefusalReason::Malformed,
        "" | "OTHER" | "FINISH_REASON_UNSPECIFIED" | "BLOCK_REASON_UNSPECIFIED" => RefusalReason::Unstated,
        other => RefusalReason::Other(other.chars().take(60).collect()),
    };
    AiError::Refused { what, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_end_and_the_limit_are_ends() {
        assert_eq!((is_cut_short("STOP"), is_cut_short("MAX_TOKENS")), (Ok(false), Ok(true)));
        for reason in ["SAFETY", "RECITATION", "OTHER", "A_REASON_OF_TOMORROW"] {
            assert!(matches!(is_cut_short(reason), Err(AiError::Refused { .. })), "{reason}");
        }
    }

    #[test]
    fn a_reason_of_tomorrow_is_named() {
        let said = blocked("A_REASON_OF_TOMORROW").to_string();
        assert_eq!(said, "the AI service refused the question: its reason is A_REASON_OF_TOMORROW");
    }
}
