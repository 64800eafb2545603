//! `trackml check-ai`

use crate::cli::CheckAiArguments;
use crate::failure::Failure;
use crate::output;
use futures::StreamExt;
use std::process::ExitCode;
use std::sync::Arc;
use trackml_domain::grounds::{Ground, Grounds};
use trackml_domain::insight::{Examiner, Splitter, about};
use trackml_domain::prompt::TokenUsage;
use trackml_ports::{Embedder, LanguageModel, Piece, Purpose};

/// The record that is asked about: small, so that it costs little.
fn grounds() -> Grounds {
    let ground = |key: &str, label: &str, text: &str| Ground {
        key: key.into(),
        label: label.into(),
        text: text.into(),
    };
    Grounds::new(vec![
        ground("name", "Name", "Harbour ASR Large"),
        ground("license", "License", "cc-by-nc-4.0"),
        ground("parameters", "Parameters", "1.5B"),
        ground("card_1", "Card, passage 1", "Transcribes speech in English, Danish and Dutch."),
    ])
}

/// Asks the configured language model a little, as the server would, and prints what comes of it and what it cost.
pub(super) async fn check_ai(arguments: CheckAiArguments) -> Result<ExitCode, Failure> {
    let setting = arguments.ai.setting()?;
    let Some(model) = setting.model else {
        let reason = "set it, or AI_PROVIDER=openai-compatible with AI_BASE_URL and AI_MODEL";
        return Err(Failure::setting("GOOGLE_API_KEY", reason));
    };
    has(&model).await?;
    let spent = ask(&model).await?;
    if let Some(embedder) = setting.embedder {
        embed(&embedder).await?;
    }
    let TokenUsage { prompt, answer, thoughts } = spent;
    output::line(format_args!(
        "spent: {prompt} tokens read, {answer} written, {thoughts} thought, in one answer"
    ))?;
    Ok(ExitCode::SUCCESS)
}

async fn has(model: &Arc<dyn LanguageModel>) -> Result<(), Failure> {
    let models = model.models().await.map_err(Failure::new)?;
    let known = models.iter().any(|offered| offered.name == model.model());
    let said = if known { "the service has it" } else { "the service does not list it" };
    output::line(format_args!("model: {} ({said}, and {} in all)", model.model(), models.len()))?;
    Ok(())
}

async fn ask(model: &Arc<dyn LanguageModel>) -> Result<TokenUsage, Failure> {
    let grounds = grounds();
    let question = "May I sell what it transcribes?";
    let asked = about(&grounds, Some(question), &[]);
    let examiner = Examiner::new(&grounds, &[question], asked.sections);
    let mut splitter = Splitter::default();
    let mut pieces = model.stream(&asked.prompt).await.map_err(Failure::new)?;
    output::line(format_args!("question: {question}"))?;
    while let Some(piece) = pieces.next().await {
        match piece.map_err(Failure::new)? {
            Piece::Text(text) => {
                for raw in splitter.take(&text) {
                    match examiner.examine(raw) {
                        Ok(said) => {
                            output::line(format_args!("  {} [{}]", said.text, said.cites.join(", ")))?;
                        }
                        Err(doubt) => output::line(format_args!("  left out: {doubt}"))?,
                    }
                }
            }
            Piece::End(stamp) => {
                output::line(format_args!("answered by: {}", stamp.model))?;
                return Ok(stamp.usage);
            }
        }
    }
    Err(Failure::new("the answer ended without an end"))
}

async fn embed(embedder: &Arc<dyn Embedder>) -> Result<(), Failure> {
    let texts = ["speech recognition", "transcribe a recording", "paint a picture"].map(str::to_owned);
    let vectors = embedder.embed(&texts, Purpose::Document).await.map_err(Failure::new)?;
    let [one, like, unlike] = vectors.as_slice() else {
        return Err(Failure::new("not as many vectors as texts"));
    };
    let space = embedder.space();
    output::line(format_args!(
        "vectors: {}, {} numbers; {:.2} to the like, {:.2} to the unlike",
        space.model,
        space.dimensions,
        one.nearness(like),
        one.nearness(unlike)
    ))?;
    Ok(())
}
