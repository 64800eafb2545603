//! The binary from its outside: what people, pipes and service managers see of it.
#![allow(missing_docs, reason = "tests are named by sentences")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "the helpers of a test may fail as loudly as the test"
)]

mod ai;
mod architecture;
mod backup;
mod healthcheck;
mod import;
mod kill;
mod list;
mod migrate;
mod monitoring;
mod openapi;
mod pages;
mod person;
mod pipes;
mod program;
mod secrets;
mod serve;
mod settings;
mod shutdown;
mod user;

/// Makes each test twice, once a database: `on_both_databases! { a_sentence, another_sentence }`.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(trackml_testkit::databases::sqlite().await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(trackml_testkit::databases::postgres().await).await;
            })+
        }
    };
}
pub(crate) use on_both_databases;
