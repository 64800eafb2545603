//! The use cases in a house that is furnished with fakes.

use secrecy::SecretString;
use std::sync::Arc;
use trackml_application::accounts::{AccountsError, AuthenticateError, SignedIn};
use trackml_application::ai::AiSetting;
use trackml_application::{AccountRules, Application, Caller, Client, Ports, Surroundings};
use trackml_domain::ai_budget::AiLimits;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::ModelId;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::{Model, NewModel};
use trackml_domain::query::Query;
use trackml_ports::{
    Created, Creation, ModelRepository, PasswordHash, RepositoryError, SessionId, UserRepository,
};
use trackml_testkit::fakes::{
    CountedSecrets, FakeHub, FakeLanguageModel, FixedClock, InMemoryDatabase, PlainDocuments, PlainPasswords,
    PlainTokens,
};
use trackml_testkit::local_embedder::LocalEmbedder;
use trackml_testkit::sample;

/// The use cases on fakes, and the fakes themselves.
pub(crate) struct House {
    pub(crate) application: Application,
    pub(crate) database: InMemoryDatabase,
    pub(crate) hub: FakeHub,
    pub(crate) clock: FixedClock,
    /// What `with_ai` asks.
    pub(crate) language_model: FakeLanguageModel,
    ports: Ports,
}

impl House {
    /// A house in which nobody lives, on a Hub on which nothing is published.
    pub(crate) fn new() -> Self {
        Self::on(&[])
    }

    /// A house on a Hub with these models.
    pub(crate) fn on(published: &[&str]) -> Self {
        let database = InMemoryDatabase::default();
        let hub = FakeHub::with(published.iter().map(|id| sample::facts(id)));
        // Within a second, so that what is cut to whole seconds shows.
        let clock = FixedClock::at("2026-01-02T03:04:05.678901Z");
        let around = Surroundings {
            hub: Arc::new(hub.clone()),
            extractor: Arc::new(PlainDocuments),
            ai: AiSetting::default(),
            passwords: Arc::new(PlainPasswords::default()),
            tokens: Arc::new(PlainTokens::default()),
            secrets: Arc::new(CountedSecrets::default()),
            clock: Arc::new(clock.clone()),
        };
        let ports = Ports::on(Arc::new(database.clone()), around);
        let application = Application::new(ports.clone(), AccountRules::default());
        let language_model = FakeLanguageModel::default();
        Self { application, database, hub, clock, language_model, ports }
    }

    /// The use cases with some of the ports replaced; the others stay those of the house.
    pub(crate) fn with(&self, replace: impl FnOnce(&mut Ports)) -> Application {
        let mut ports = self.ports.clone();
        replace(&mut ports);
        Application::new(ports, AccountRules::default())
    }

    /// The use cases with a language model, of which a person may ask so much in a day, and with vectors.
    pub(crate) fn with_ai(&self, limits: AiLimits) -> Application {
        let model = Arc::new(self.language_model.clone());
        let embedder = Arc::new(LocalEmbedder::new(128));
        self.with(|ports| ports.ai = AiSetting { model: Some(model), embedder: Some(embedder), limits })
    }

    /// What the use cases stand on.
    pub(crate) fn ports(&self) -> Ports {
        self.ports.clone()
    }

    /// The use cases under other rules.
    pub(crate) fn under(&self, rules: AccountRules) -> Application {
        Application::new(self.ports.clone(), rules)
    }

    /// The use cases with another place for models.
    pub(crate) fn with_models(&self, models: impl ModelRepository + 'static) -> Application {
        self.with(|ports| ports.models = Arc::new(models))
    }

    /// A person who has an account: `ada` at `ada@example.org` with the password `ada`.
    pub(crate) async fn person(&self, name: &str) -> Caller {
        self.database.register(sample::new_user(name)).await.unwrap();
        self.application.accounts.act_as(name).await.unwrap()
    }

    /// Signs somebody in, under the name of a session.
    pub(crate) async fn login(
        &self,
        login: &str,
        password: &str,
        session: &str,
    ) -> Result<SignedIn, AccountsError> {
        self.application.accounts.login(login, password.into(), self::session(session), &here()).await
    }

    /// The person for whom a token stands.
    pub(crate) async fn known(&self, token: &SecretString) -> Result<Caller, AuthenticateError> {
        use secrecy::ExposeSecret;
        self.application.accounts.authenticate(token.expose_secret(), here()).await
    }

    /// A person who has an account and has signed in, under a session of their own name.
    pub(crate) async fn resident(&self, name: &str) -> Resident {
        self.person(name).await;
        let signed_in = self.login(name, name, name).await.unwrap();
        Resident { caller: self.known(&signed_in.access_token).await.unwrap(), signed_in }
    }

    /// The hash of a person's password, as it is kept.
    pub(crate) async fn hash_of(&self, name: &str) -> PasswordHash {
        self.database.by_login(name).await.unwrap().unwrap().password_hash
    }

    /// Puts a record into the database.
    pub(crate) async fn put(&self, new: NewModel) -> Model {
        match self.database.create(new, Creation::default()).await.unwrap() {
            Created::New(model) => model,
            other => panic!("{other:?} was there already"),
        }
    }

    /// A person's record of a model of the Hub.
    pub(crate) async fn captured(&self, caller: &Caller, id: &str) -> Model {
        self.captured_of(caller, sample::facts(id)).await
    }

    /// A person's record of the Hub's facts.
    pub(crate) async fn captured_of(&self, caller: &Caller, facts: HubFacts) -> Model {
        self.put(sample::captured(caller.workspace(), facts)).await
    }

    /// A person's record that was written by hand.
    pub(crate) async fn written(&self, caller: &Caller, name: &str) -> Model {
        self.put(sample::new_model(caller.workspace(), name)).await
    }

    /// The record as the database has it now.
    pub(crate) async fn stored(&self, id: ModelId) -> Model {
        self.database.find(id).await.unwrap().unwrap()
    }

    /// How many records a person has.
    pub(crate) async fn total(&self, caller: &Caller) -> u64 {
        let (query, page) = (Query::default(), PageRequest::default());
        self.application.search.list(caller, &query, &page, false).await.unwrap().page.total
    }
}

/// Somebody who has signed in: as the use cases know them, and what they were given.
pub(crate) struct Resident {
    pub(crate) caller: Caller,
    pub(crate) signed_in: SignedIn,
}

/// From where people ask.
pub(crate) fn here() -> Client {
    from("192.0.2.7")
}

/// From where people ask who are somewhere else.
pub(crate) fn from(address: &str) -> Client {
    Client::new(Some(address.parse().unwrap()), Some("Firefox on Linux"))
}

/// The name of a session.
pub(crate) fn session(name: &str) -> SessionId {
    SessionId::new(name.to_owned())
}

/// What a database says that does not answer.
pub(crate) fn down() -> RepositoryError {
    RepositoryError::Unavailable("no connection".into())
}
