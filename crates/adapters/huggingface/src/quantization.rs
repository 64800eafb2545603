//! The quantization that a file's name announces.

use regex::Regex;
use std::sync::LazyLock;

/// The labels of llama.cpp and its users, as the Hub's own tools read them.
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:^|[-_./])((?:UD-)?(?:IQ[1-4]_[A-Z]+|Q\d_(?:K(?:_[SMLX]+)?|[01])|BF16|F16|F32|MXFP4(?:_MOE)?|NVFP4|TQ\d_0))",
    )
    .ok()
});

/// The last label in a name: what stands before it is the model's own name.
pub(crate) fn label(path: &str) -> Option<String> {
    let file = path.rsplit('/').next().unwrap_or(path);
    // Repositories with a folder for each quantization may leave it out of the files' names.
    last(file).or_else(|| last(path))
}

fn last(text: &str) -> Option<String> {
    let found = LABEL.as_ref()?.captures_iter(text).last()?;
    Some(found.get(1)?.as_str().to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_announces_its_quantization() {
        for (path, expected) in [
            ("rocket-7b.Q4_K_M.gguf", Some("Q4_K_M")),
            ("rocket-7b-q4_0.gguf", Some("Q4_0")),
            ("Rocket-7B-Q6_K.gguf", Some("Q6_K")),
            ("Rocket-7B-Q6_K_XL.gguf", Some("Q6_K_XL")),
            ("Rocket-7B-UD-Q4_K_XL-00001-of-00002.gguf", Some("UD-Q4_K_XL")),
            ("Rocket-7B-IQ2_XXS.gguf", Some("IQ2_XXS")),
            ("Rocket-F16/Rocket-Q8_0.gguf", Some("Q8_0")),
            ("BF16/Rocket-00001-of-00003.gguf", Some("BF16")),
            ("rocket-120b-mxfp4_moe.gguf", Some("MXFP4_MOE")),
            ("Rocket-TQ1_0.gguf", Some("TQ1_0")),
            ("model.safetensors", None),
            ("rocket.gguf", None),
        ] {
            assert_eq!(label(path).as_deref(), expected, "{path}");
        }
    }
}
