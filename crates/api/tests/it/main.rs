//! The interface over HTTP: the real server on both databases, with a stub of the Hub behind it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "tests may fail loudly"
)]
// A test that its file's list forgets is dead code: an error here, so that none goes unrun.
#![deny(dead_code)]

/// Makes a test of each sentence on each database, which is empty but for its schema.
macro_rules! on_both_databases {
    ($($sentence:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $sentence() {
                super::$sentence(trackml_testkit::test_app::TestApp::on_sqlite().await).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $sentence() {
                super::$sentence(trackml_testkit::test_app::TestApp::on_postgres().await).await;
            })+
        }
    };
}

/// The same for servers that have a language model: the stub Gemini.
macro_rules! on_both_databases_with_ai {
    ($($sentence:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $sentence() {
                let database = trackml_testkit::databases::sqlite().await;
                super::$sentence(trackml_testkit::test_app::TestApp::with_ai(database).await).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $sentence() {
                let database = trackml_testkit::databases::postgres().await;
                super::$sentence(trackml_testkit::test_app::TestApp::with_ai(database).await).await;
            })+
        }
    };
}

mod auth;
mod bad_input;
mod cors;
mod dashboard;
mod docs;
mod doors;
mod errors;
mod health;
mod insight;
mod isolation;
mod journal;
mod matrix;
mod measure;
mod meta;
mod models;
mod openapi;
mod organise;
mod property;
mod request_id;
mod truth;
mod views;
mod workspaces;
