//! Whether something fits.

use serde::Serialize;

/// Whether a model fits into memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = FitVerdict))]
pub enum Verdict {
    /// With a tenth of the memory to spare.
    Fits,
    /// With less than that to spare: a longer context may not.
    Tight,
    /// Not at all.
    No,
    /// What it needs is not known.
    Unknown,
}

/// Whether a model fits, and what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The verdict.
    pub verdict: Verdict,
    /// Bytes to spare; negative where they are missing.
    pub headroom: Option<i64>,
}

/// Holds what is needed against what may be used, both in bytes.
pub fn judge(needed: Option<u64>, usable: u64) -> Fit {
    let Some(needed) = needed else { return Fit { verdict: Verdict::Unknown, headroom: None } };
    let verdict = if needed <= usable / 10 * 9 {
        Verdict::Fits
    } else if needed <= usable {
        Verdict::Tight
    } else {
        Verdict::No
    };
    let signed = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
    Fit { verdict, headroom: Some(signed(usable).saturating_sub(signed(needed))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_is_wanted_to_spare() {
        let of = |needed| {
            let fit = judge(needed, 100);
            (fit.verdict, fit.headroom)
        };
        assert_eq!(of(Some(90)), (Verdict::Fits, Some(10)));
        assert_eq!(of(Some(91)), (Verdict::Tight, Some(9)));
        assert_eq!(of(Some(100)), (Verdict::Tight, Some(0)));
        assert_eq!(of(Some(101)), (Verdict::No, Some(-1)));
        assert_eq!(of(None), (Verdict::Unknown, None));
        assert_eq!(judge(Some(u64::MAX), 0).headroom, Some(-i64::MAX));
    }
}
