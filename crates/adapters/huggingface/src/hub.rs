//! What is asked for one model, and what is made of it.

use crate::address::{Addresses, Target};
use crate::answer_cache::{AnswerCache, Kept};
use crate::client::Client;
use crate::config::{HuggingFaceConfig, HuggingFaceConfigError};
use crate::counting::{self, Counted};
use crate::lenient::Lenient;
use crate::listing::Listing;
use crate::quota::Quota;
use crate::{card, facts};
use async_trait::async_trait;
use futures::future::join_all;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use trackml_domain::card::Card;
use trackml_domain::hub_facts::{BaseModel, HubFacts, HubFile, HubParameters};
use trackml_domain::hub_ref::HubRef;
use trackml_domain::parameters::ParameterCount;
use trackml_outbound::deadline::Deadline;
use trackml_outbound::retry::Patience;
use trackml_ports::{HubError, HubModel, HubQuota, ModelHub};

/// The Hub, asked over the network. Made once: it holds the connections and the kept answers.
#[derive(Debug)]
pub struct HuggingFaceHub {
    answers: AnswerCache,
    addresses: Addresses,
    quota: Arc<Quota>,
    total_deadline: Duration,
}

/// Something that could not be learned, and why.
type Missing = String;

/// A fact that is welcome: nothing where the Hub has none, a sentence where it could not be had.
type Welcome<T> = Result<Option<T>, Missing>;

impl HuggingFaceHub {
    /// Prepares the client; the Hub itself is not asked yet.
    pub fn new(config: HuggingFaceConfig) -> Result<Self, HuggingFaceConfigError> {
        let quota = Arc::new(Quota::default());
        let client = Client {
            quota: Arc::clone(&quota),
            http: config.client()?,
            bearer: config.bearer()?,
            patience: Patience {
                retries: config.retries,
                base: config.retry_base,
                longest_wait: Duration::MAX,
            },
        };
        let addresses = Addresses {
            base: config.base()?,
            max_api_bytes: config.max_api_bytes,
            max_file_bytes: config.max_file_bytes,
        };
        let answers = AnswerCache::new(client, config.freshness, config.cache_bytes);
        Ok(Self { answers, addresses, quota, total_deadline: config.total_deadline })
    }

    /// The answer of the API, and whether the token was refused for it.
    async fn object(&self, target: &Target, deadline: Deadline) -> Result<(Value, bool), HubError> {
        let kept = self.answers.json(target, deadline).await?;
        let answer = parsed(&kept)?;
        // Some failures come with a status that says otherwise.
        if let (None, Some(error)) = (answer.field("id"), answer.text("error")) {
            return Err(HubError::Unreadable { reason: format!("it is an error: {error}") });
        }
        Ok((answer, kept.token_refused))
    }

    async fn config(&self, asked: &Asked<'_>) -> Welcome<Value> {
        let read = async {
            let kept = self.file(asked, "config.json").await?;
            kept.map(|kept| parsed(&kept)).transpose()
        };
        read.await.map_err(|error| format!("The configuration file could not be read: {error}."))
    }

    async fn description(&self, asked: &Asked<'_>) -> Welcome<String> {
        match self.file(asked, "README.md").await {
            Ok(kept) => Ok(kept.and_then(|kept| card::description(&card::decode(&kept.body)))),
            Err(error) => Err(format!("The model card could not be read: {error}.")),
        }
    }

    /// A file, unless the repository has none of that name.
    async fn file(&self, asked: &Asked<'_>, path: &str) -> Result<Option<Arc<Kept>>, HubError> {
        if !Listing::of(asked.model).may_have(path) {
            return Ok(None);
        }
        let target = self.addresses.file(asked.id, asked.revision, path);
        match self.answers.file(&target, asked.deadline).await {
            Ok(kept) => Ok(Some(kept)),
            Err(HubError::FileNotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The files of weights with their sizes, which only people who choose among GGUF files need.
    async fn sizes(&self, asked: &Asked<'_>) -> Welcome<Vec<HubFile>> {
        if !Listing::of(asked.model).has_gguf() {
            return Ok(None);
        }
        let target = self.addresses.blobs(asked.id, asked.revision);
        match self.object(&target, asked.deadline).await {
            Ok((answer, _)) => Ok(Some(Listing::of(&answer).weights())),
            Err(error) => Err(format!("The files' sizes could not be learned: {error}.")),
        }
    }

    /// The licences of the first base models. What cannot be had is left out: the model is kept all the same.
    async fn licenses_of_bases(&self, facts: &HubFacts, deadline: Deadline) -> Vec<Option<String>> {
        let license = |base: &'_ BaseModel| {
            let target = self.addresses.base_model(&base.id);
            async move {
                let (answer, _) = self.object(&target, deadline).await.ok()?;
                facts::license_of(&answer)
            }
        };
        join_all(facts.base_models.iter().take(BASES_ASKED).map(license)).await
    }

    /// The number of weights that the base model or the name lets expect, where the files' own count needs it.
    async fn expected(
        &self,
        counted: &Counted,
        facts: &HubFacts,
        deadline: Deadline,
    ) -> Welcome<ParameterCount> {
        if !counting::needs_expectation(counted) {
            return Ok(None);
        }
        let announced = counting::announced(facts);
        let Some(base) = counting::unquantized(facts) else { return Ok(announced) };
        match self.object(&self.addresses.base_model(&base.id), deadline).await {
            Ok((answer, _)) => Ok(counting::of_base(&answer, &base.id).or(announced)),
            Err(_) if announced.is_some() => Ok(announced),
            Err(error) => Err(format!("The size of the base model could not be learned: {error}.")),
        }
    }
}

/// How many base models are asked for their licence: a merge may name dozens, and each question costs quota.
const BASES_ASKED: usize = 3;

/// The model that is being asked about, by the name that the Hub prefers.
struct Asked<'a> {
    model: &'a Value,
    id: &'a str,
    revision: Option<&'a str>,
    deadline: Deadline,
}

#[async_trait]
impl ModelHub for HuggingFaceHub {
    async fn model(&self, reference: &HubRef) -> Result<HubModel, HubError> {
        let deadline = Deadline::in_time(self.total_deadline);
        let asked_id = reference.repo().to_string();
        let target = self.addresses.model(&asked_id, reference.revision());
        let (model, token_refused) = self.object(&target, deadline).await?;

        let counted = Counted::of(&model);
        let mut facts = facts::read(&model, &asked_id, &counted);
        let asked = Asked { model: &model, id: &facts.id, revision: reference.revision(), deadline };
        let (config, description, sizes, expected, licenses) = tokio::join!(
            self.config(&asked),
            self.description(&asked),
            self.sizes(&asked),
            self.expected(&counted, &facts, deadline),
            self.licenses_of_bases(&facts, deadline),
        );

        let mut warnings = Vec::new();
        if token_refused {
            warnings.push(format!("{}; it answered without one.", capitalized(&HubError::BadCredentials)));
        }
        let expected = settled(expected, &mut warnings);
        if let Some(config) = settled(config, &mut warnings) {
            facts::complete(&mut facts, &config);
        }
        for (base, license) in facts.base_models.iter_mut().zip(licenses) {
            base.license = license;
        }
        facts.description = settled(description, &mut warnings);
        facts.files = settled(sizes, &mut warnings).unwrap_or_default();
        facts.parameters = HubParameters::reconcile(counted.count, counted.packed, expected);
        Ok(HubModel { facts, warnings })
    }

    async fn card(&self, reference: &HubRef) -> Result<Option<Card>, HubError> {
        let deadline = Deadline::in_time(self.total_deadline);
        let id = reference.repo().to_string();
        let target = self.addresses.file(&id, reference.revision(), "README.md");
        match self.answers.file(&target, deadline).await {
            Ok(kept) => {
                let passages = card::passages(&card::decode(&kept.body));
                Ok(Some(Card::of(reference.revision().map(str::to_owned), passages)))
            }
            Err(HubError::FileNotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn quota(&self) -> Option<HubQuota> {
        self.quota.now()
    }
}

/// The fact, or nothing and one more warning.
fn settled<T>(welcome: Welcome<T>, warnings: &mut Vec<String>) -> Option<T> {
    welcome.unwrap_or_else(|missing| {
        warnings.push(missing);
        None
    })
}

fn parsed(kept: &Kept) -> Result<Value, HubError> {
    match serde_json::from_slice::<Value>(&kept.body) {
        Ok(object @ Value::Object(_)) => Ok(object),
        Ok(_) => Err(HubError::Unreadable { reason: "it is JSON, but no object".into() }),
        Err(error) => Err(HubError::Unreadable { reason: format!("it is not JSON ({error})") }),
    }
}

fn capitalized(error: &HubError) -> String {
    let text = error.to_string();
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
