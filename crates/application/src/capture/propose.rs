//! Values for what the Hub does not say, or for a model that no hub knows: proposed by a language model from passages, and
//! never kept before a person has seen them.

use super::{Capture, CaptureError, Preview};
use crate::Caller;
use std::collections::BTreeMap;
use std::sync::Arc;
use trackml_domain::card::Card;
use trackml_domain::draft::Draft;
use trackml_domain::grounds::{Ground, Grounds};
use trackml_domain::hub_ref::HubRef;
use trackml_domain::model::ModelFields;
use trackml_domain::model_type::ModelType;
use trackml_domain::proposal::{self, PROPOSABLE, Proposal};
use trackml_domain::provenance::{Field, Source};
use trackml_domain::tag::Tag;
use trackml_domain::text::ModelName;
use trackml_domain::workspace::Role;
use trackml_ports::{LanguageModel, UploadedDocument};

/// Stands for a name that is still to be given.
const UNNAMED: &str = "?";

/// How many of the person's own tags are shown.
const VOCABULARY: u32 = 200;

/// What was proposed for a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposed {
    /// Each value with the passages that support it.
    pub proposals: Vec<Proposal>,
    /// How many values were left out because no passage states them.
    pub withheld: u32,
    /// The version of the language model; none where it was not asked.
    pub model: Option<String>,
}

/// What is known of a model that no hub knows.
#[derive(Clone, Debug, PartialEq)]
pub struct TextDraft {
    /// The fields of the draft.
    pub fields: ModelFields,
    /// Whether the text names the model: where it does not, the name of the draft is none.
    pub is_named: bool,
    /// The values that were proposed.
    pub proposed: Proposed,
    /// What is missing, and why.
    pub warnings: Vec<String>,
}

impl Capture {
    /// Suggests a record of a source on the Hub, with values that a language model proposes for what the Hub does not say.
    /// Where it can't, there is a warning and the draft all the same.
    #[tracing::instrument(target = "trackml::work", name = "capture.preview_with_proposals", skip_all)]
    pub async fn preview_with_proposals(
        &self,
        caller: &Caller,
        source: &str,
    ) -> Result<(Preview, Proposed), CaptureError> {
        let mut preview = self.preview(caller, source).await?;
        let missing = missing(&preview.draft);
        let Some(language_model) = self.ai.model().map(Arc::clone) else {
            preview
                .warnings
                .push("No language model is configured to propose what the Hub does not say.".into());
            return Ok((preview, Proposed::default()));
        };
        if missing.is_empty() {
            return Ok((preview, Proposed::default()));
        }
        let proposed = async {
            let reference = HubRef::parse(&preview.facts.id)?;
            let card = self.hub.card(&reference).await?.unwrap_or_default();
            if card.passages.is_empty() {
                return Ok(Proposed::default());
            }
            self.propose(caller, &language_model, &of_card(&card), &missing).await
        };
        match proposed.await {
            Ok(proposed) => {
                take(&mut preview.draft, &proposed.proposals);
                Ok((preview, proposed))
            }
            Err(error) => {
                preview
                    .warnings
                    .push(format!("Nothing could be proposed for what the Hub does not say: {error}."));
                Ok((preview, Proposed::default()))
            }
        }
    }

    /// Suggests a record of a text about a model that no hub knows.
    #[tracing::instrument(target = "trackml::work", name = "capture.preview_text", skip_all)]
    pub async fn preview_text(&self, caller: &Caller, text: &str) -> Result<TextDraft, CaptureError> {
        self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        let language_model = self.ai.model().map(Arc::clone).ok_or(CaptureError::NoLanguageModel)?;
        let passages = proposal::passages(text);
        if passages.is_empty() {
            return Err(CaptureError::NoText);
        }
        let proposed = self.propose(caller, &language_model, &passages, PROPOSABLE).await?;
        let patch = proposal::patch(&proposed.proposals);
        let is_named = patch.name.is_some();
        let mut fields = ModelFields::named(ModelName::parse(UNNAMED)?);
        fields.write(patch);
        let mut warnings = Vec::new();
        if !is_named {
            warnings.push("The text names no model: give it a name.".to_owned());
        }
        Ok(TextDraft { fields, is_named, proposed, warnings })
    }

    /// Suggests a record of an uploaded document.
    #[tracing::instrument(target = "trackml::work", name = "capture.preview_document", skip_all)]
    pub async fn preview_document(
        &self,
        caller: &Caller,
        document: UploadedDocument,
    ) -> Result<TextDraft, CaptureError> {
        self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        if self.ai.model().is_none() {
            return Err(CaptureError::NoLanguageModel);
        }
        let read = self.extractor.extract(document).await?;
        let mut draft = self.preview_text(caller, &read.text).await?;
        if read.truncated {
            draft.warnings.push("The document is long: only its beginning was read.".to_owned());
        }
        Ok(draft)
    }

    async fn propose(
        &self,
        caller: &Caller,
        language_model: &Arc<dyn LanguageModel>,
        passages: &Grounds,
        fields: &[Field],
    ) -> Result<Proposed, CaptureError> {
        let known = self.tags.tags(caller.workspace(), None, VOCABULARY).await?;
        let vocabulary: Vec<Tag> = known.into_iter().map(|count| count.tag).collect();
        let prompt = proposal::asking(passages, fields, &vocabulary);
        let (answer, model) = self.ai.answer(language_model, caller.user().id, &prompt).await?;
        let (proposals, withheld) = proposal::examine(&answer, passages, fields);
        Ok(Proposed { proposals, withheld, model: Some(model) })
    }
}

/// The fields that the Hub does not fill.
fn missing(draft: &Draft) -> Vec<Field> {
    let is_missing = |field: &Field| match field {
        Field::Name => false,
        Field::ModelType => draft.fields.model_type == ModelType::Other,
        field => !draft.provenance.contains_key(field),
    };
    PROPOSABLE.iter().copied().filter(is_missing).collect()
}

fn of_card(card: &Card) -> Grounds {
    let passage = |(number, text): (usize, &String)| Ground {
        key: format!("passage_{number}"),
        label: format!("Card, passage {number}"),
        text: text.clone(),
    };
    Grounds::new((1..).zip(&card.passages).map(passage).collect())
}

/// Writes proposals into a draft, marked as what they are.
fn take(draft: &mut Draft, proposals: &[Proposal]) {
    let marks: BTreeMap<Field, Source> =
        proposals.iter().map(|proposal| (proposal.field, Source::Ai)).collect();
    draft.fields.write(proposal::patch(proposals));
    draft.provenance.extend(marks);
}
