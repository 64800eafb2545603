//! What the Hub's facts suggest for a record, before a person has agreed.

use crate::hub_facts::{Basis, HubFacts};
use crate::license::License;
use crate::model::ModelFields;
use crate::model_type::ModelType;
use crate::pipeline;
use crate::provenance::{Field, Source};
use crate::source_link::{SourceLink, SourceLinks};
use crate::tag::{Tag, Tags};
use crate::text::{Developer, ModelName, TextError};
use std::collections::BTreeMap;

/// The most of the Hub's tags that a draft takes over: beyond that they bury a person's own.
pub const MAX_HUB_TAGS: usize = 20;

/// A suggested record and where each of its values came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The suggested values.
    pub fields: ModelFields,
    /// Hub or inferred, for each field that the facts fill.
    pub provenance: BTreeMap<Field, Source>,
}

impl Draft {
    /// Makes a draft of the Hub's facts. A fact that breaks a bound of ours is left out; only the name is needed.
    ///
    /// # Errors
    /// [`TextError`] where the Hub's id gives no name.
    pub fn of(facts: &HubFacts) -> Result<Self, TextError> {
        let mut draft =
            Self { fields: ModelFields::named(ModelName::parse(facts.name())?), provenance: BTreeMap::new() };
        draft.mark(Field::Name, Source::Hub);
        draft.take_developer(facts);
        draft.take_model_type(facts);
        draft.take_parameters(facts);
        draft.take_license(facts);
        draft.take_tags(facts);
        draft.take_links(facts);
        Ok(draft)
    }

    fn mark(&mut self, field: Field, source: Source) {
        self.provenance.insert(field, source);
    }

    fn take_developer(&mut self, facts: &HubFacts) {
        let namespace = facts.id.split_once('/').map(|(namespace, _)| namespace);
        self.fields.developer =
            facts.author.as_deref().or(namespace).and_then(|author| Developer::parse(author).ok());
        if self.fields.developer.is_some() {
            self.mark(Field::Developer, Source::Hub);
        }
    }

    fn take_model_type(&mut self, facts: &HubFacts) {
        let causal = || facts.architecture.as_deref().is_some_and(|name| name.ends_with("ForCausalLM"));
        let (stated, source) = match &facts.pipeline_tag {
            Some(tag) => (pipeline::model_type_of(tag), Source::Hub),
            None if causal() => (ModelType::Llm, Source::Inferred),
            None => return,
        };
        self.fields.model_type = pipeline::refine(stated, facts.name(), &facts.tags);
        self.mark(Field::ModelType, source);
    }

    fn take_parameters(&mut self, facts: &HubFacts) {
        if let Some(parameters) = facts.parameters {
            self.fields.parameters = Some(parameters.count);
            let source = if parameters.basis == Basis::Counted { Source::Hub } else { Source::Inferred };
            self.mark(Field::Parameters, source);
        }
    }

    fn take_license(&mut self, facts: &HubFacts) {
        // `other` says nothing; the name that the card gives beside it does.
        let stated = match facts.license.as_deref() {
            Some("other") => facts.license_name.as_deref().or(Some("other")),
            stated => stated,
        };
        self.fields.license = stated.and_then(|license| License::parse(license).ok());
        if self.fields.license.is_some() {
            self.mark(Field::License, Source::Hub);
        }
    }

    fn take_tags(&mut self, facts: &HubFacts) {
        let tags = facts.tags.iter().filter_map(|tag| Tag::parse(tag).ok()).take(MAX_HUB_TAGS);
        self.fields.tags = Tags::first(tags);
        if !self.fields.tags.is_empty() {
            self.mark(Field::Tags, Source::Hub);
        }
    }

    fn take_links(&mut self, facts: &HubFacts) {
        let papers = facts.arxiv.iter().take(10).map(|number| format!("https://arxiv.org/abs/{number}"));
        let links =
            std::iter::once(facts.page()).chain(papers).filter_map(|link| SourceLink::parse(&link).ok());
        if let Ok(links) = SourceLinks::new(links) {
            self.fields.source_links = links;
            self.mark(Field::SourceLinks, Source::Hub);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub_facts::HubParameters;
    use crate::parameters::ParameterCount;

    fn facts() -> HubFacts {
        HubFacts {
            id: "acme/Rocket-7B-Instruct".into(),
            author: Some("acme".into()),
            pipeline_tag: Some("text-generation".into()),
            parameters: Some(HubParameters {
                count: ParameterCount::parse("7B").unwrap(),
                basis: Basis::Inferred,
            }),
            license: Some("Apache-2.0".into()),
            tags: vec!["conversational".into(), "Rockets".into()],
            arxiv: vec!["2310.06825".into()],
            ..HubFacts::default()
        }
    }

    #[test]
    fn a_draft_takes_over_what_the_hub_states() {
        let draft = Draft::of(&facts()).unwrap();
        let fields = &draft.fields;
        assert_eq!(fields.name.as_str(), "Rocket-7B-Instruct");
        assert_eq!(fields.developer.as_ref().unwrap().as_str(), "acme");
        assert_eq!(fields.model_type, ModelType::Chatbot);
        assert_eq!(fields.license.as_ref().unwrap().as_str(), "apache-2.0");
        assert_eq!(fields.tags.iter().map(Tag::as_str).collect::<Vec<_>>(), ["conversational", "rockets"]);
        assert_eq!(
            fields.source_links.iter().map(SourceLink::as_str).collect::<Vec<_>>(),
            ["https://huggingface.co/acme/Rocket-7B-Instruct", "https://arxiv.org/abs/2310.06825"]
        );
    }

    #[test]
    fn a_draft_says_what_was_stated_and_what_inferred() {
        let draft = Draft::of(&facts()).unwrap();
        assert_eq!(draft.provenance[&Field::License], Source::Hub);
        assert_eq!(draft.provenance[&Field::Parameters], Source::Inferred);
        assert!(!draft.provenance.contains_key(&Field::Notes));
    }

    #[test]
    fn a_counted_number_of_parameters_is_the_hubs() {
        let mut facts = facts();
        facts.parameters =
            facts.parameters.map(|parameters| HubParameters { basis: Basis::Counted, ..parameters });
        assert_eq!(Draft::of(&facts).unwrap().provenance[&Field::Parameters], Source::Hub);
    }

    #[test]
    fn without_a_pipeline_tag_the_architecture_may_tell() {
        let without = |architecture: Option<&str>| {
            let facts = HubFacts {
                pipeline_tag: None,
                architecture: architecture.map(str::to_owned),
                tags: vec![],
                ..facts()
            };
            let draft = Draft::of(&facts).unwrap();
            (draft.fields.model_type, draft.provenance.get(&Field::ModelType).copied())
        };
        assert_eq!(without(Some("LlamaForCausalLM")), (ModelType::Llm, Some(Source::Inferred)));
        assert_eq!(without(Some("Mistral3ForConditionalGeneration")), (ModelType::Other, None));
        assert_eq!(without(None), (ModelType::Other, None));
    }

    #[test]
    fn a_license_called_other_goes_by_its_name() {
        let facts =
            HubFacts { license: Some("other".into()), license_name: Some("acme-1".into()), ..facts() };
        assert_eq!(Draft::of(&facts).unwrap().fields.license.unwrap().as_str(), "acme-1");
        let facts = HubFacts { license_name: None, ..facts };
        assert_eq!(Draft::of(&facts).unwrap().fields.license.unwrap().as_str(), "other");
    }

    #[test]
    fn bare_facts_make_a_bare_draft() {
        let draft = Draft::of(&HubFacts { id: "gpt2".into(), ..HubFacts::default() }).unwrap();
        assert_eq!(draft.provenance.keys().copied().collect::<Vec<_>>(), [Field::Name, Field::SourceLinks]);
        assert!(Draft::of(&HubFacts::default()).is_err());
    }

    #[test]
    fn a_draft_takes_at_most_twenty_tags() {
        let facts = HubFacts { tags: (0..40).map(|n| format!("tag {n}")).collect(), ..facts() };
        assert_eq!(Draft::of(&facts).unwrap().fields.tags.iter().count(), MAX_HUB_TAGS);
    }
}
