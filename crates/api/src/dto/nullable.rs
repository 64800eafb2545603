//! JSON Merge Patch (RFC 7396): a field may be absent, null, or have a value.

use serde::{Deserialize, Deserializer};

/// Tells null from absent: absent fields take the default, `None`.
pub(super) fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
