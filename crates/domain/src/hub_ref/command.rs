//! Commands and code in which a reference stands.

use super::HubRefError;

/// The words that stand before a reference on a command line.
const COMMANDS: &[&[&str]] = &[
    &["hf", "download"],
    &["huggingface-cli", "download"],
    &["hf", "models", "info"],
    &["git", "clone"],
    &["git", "lfs", "clone"],
    &["ollama", "run"],
    &["ollama", "pull"],
    &["vllm", "serve"],
    &["mlx_lm.generate", "--model"],
    &["llama-server", "-hf"],
    &["llama-cli", "-hf"],
];

/// The reference in a text: the argument of a command, the first string of a call, or the text itself.
pub(super) fn reference_in(text: &str) -> Result<&str, HubRefError> {
    let text = text.trim();
    if let Some(argument) = quoted_argument(text) {
        return Ok(argument);
    }
    let mut words = text.split_whitespace().skip_while(|word| matches!(*word, "$" | "!" | "%" | "sudo"));
    let words: Vec<&str> = words.by_ref().collect();
    for command in COMMANDS {
        if let Some(arguments) = words.strip_prefix(*command) {
            let argument = arguments.iter().find(|word| !word.starts_with('-'));
            return argument.copied().ok_or(HubRefError::Empty);
        }
    }
    match words.as_slice() {
        [] => Err(HubRefError::Empty),
        [word] => Ok(word),
        _ => Err(HubRefError::SeveralWords),
    }
}

/// The first string after `from_pretrained(` and the calls that are its like.
fn quoted_argument(text: &str) -> Option<&str> {
    let calls = [
        "from_pretrained(",
        "snapshot_download(",
        "hf_hub_download(",
        "pipeline(",
        "SentenceTransformer(",
        "LLM(",
    ];
    let (_, arguments) = calls.iter().find_map(|call| text.split_once(*call))?;
    // A pipeline names its task first and its model by keyword.
    let arguments = ["model=", "repo_id="]
        .iter()
        .find_map(|key| arguments.split_once(*key))
        .map_or(arguments, |(_, rest)| rest);
    let start = arguments.find(['"', '\''])?;
    let quote = arguments.get(start..)?.chars().next()?;
    arguments.get(start + 1..)?.split(quote).next()
}
