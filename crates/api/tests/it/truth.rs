mod locks;
mod refresh;
mod revert;
mod run;

use trackml_domain::hub_facts::HubFacts;
use trackml_ports::{Created, Creation, ModelRepository};
use trackml_testkit::sample;
use trackml_testkit::test_app::{TestApp, TestUser};

/// A model that the stub of the Hub publishes.
pub(crate) const AURORA: &str = "lumen-labs/Aurora-7B-Instruct";

/// A record of the model, kept when the Hub stated another licence; its address.
pub(crate) async fn kept_before(app: &TestApp, user: &TestUser<'_>) -> String {
    let workspace = user.get("/workspaces").await.body["items"][0]["id"].as_i64().unwrap();
    let facts =
        HubFacts { license: Some("gemma".into()), sha: Some("0".repeat(40)), ..sample::facts(AURORA) };
    let new = sample::captured(workspace.into(), facts);
    match app.database.create(new, Creation::default()).await.unwrap() {
        Created::New(model) => format!("/models/{}", model.id),
        other => panic!("{other:?}"),
    }
}
