//! The contracts of the ports as tests: each MUST clause is a function, and each database runs them all.
//!
//! A suite is a file of functions that take a [`Harness`], and a `suite!` line that names them; a function that is not
//! named there does not compile. [`contract_suite!`](crate::contract_suite) makes a `#[tokio::test]` of each.

// A clause that its suite's line forgets is dead code: an error here, so that no clause goes untested.
#![deny(dead_code)]

macro_rules! suite {
    ($suite:ident at $($module:ident)::+: $($clause:ident),+ $(,)?) => {
        crate::contracts::suite!(with ($) $suite [$($module)::+] $($clause),+);
    };
    (with ($dollar:tt) $suite:ident [$($module:ident)::+] $($clause:ident),+) => {
        #[doc(hidden)]
        pub mod registered {
            $(pub async fn $clause(harness: crate::contracts::Harness) {
                super::$clause(&harness).await;
            })+
        }

        #[doc(hidden)]
        #[macro_export]
        macro_rules! $suite {
            ($dollar harness:expr) => {
                mod $suite {
                    use $dollar crate::$($module)::+::registered;
                    $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                    async fn $clause() {
                        registered::$clause($dollar harness).await;
                    })+
                }
            };
        }
    };
}
use suite;

pub mod activity;
pub mod ai_usage;
pub mod api_tokens;
pub mod attempts;
pub mod audit;
pub mod bulk;
pub mod duplicates;
pub mod hardware;
mod harness;
pub mod history;
pub mod housekeeping;
pub mod insights;
pub mod invitations;
pub mod journal;
pub mod models;
pub mod readiness;
pub mod refreshes;
pub mod sessions;
pub mod tags;
pub mod users;
pub mod vectors;
pub mod views;
pub mod workspaces;

pub use harness::{Harness, Person};

/// Expands to one test for each clause of each port's contract, in a module of the database's name.
///
/// The expression is evaluated anew in each test, may await, and gives a [`Harness`](crate::contracts::Harness) on an
/// empty database: `contract_suite!(sqlite, crate::harness::sqlite().await);`. The crate that calls it needs `tokio`
/// with `macros` and `rt-multi-thread`.
#[macro_export]
macro_rules! contract_suite {
    ($database:ident, $harness:expr $(,)?) => {
        mod $database {
            $crate::model_creation!($harness);
            $crate::model_exactness!($harness);
            $crate::model_facts!($harness);
            $crate::model_capture!($harness);
            $crate::model_idempotency!($harness);
            $crate::model_finding!($harness);
            $crate::model_saving!($harness);
            $crate::model_staleness!($harness);
            $crate::model_relocation!($harness);
            $crate::model_kept!($harness);
            $crate::model_since!($harness);
            $crate::model_relatives!($harness);
            $crate::model_upstream!($harness);
            $crate::search_scope!($harness);
            $crate::search_filters!($harness);
            $crate::search_licenses!($harness);
            $crate::search_words!($harness);
            $crate::search_symbols!($harness);
            $crate::search_table!($harness);
            $crate::search_facets!($harness);
            $crate::search_relevance!($harness);
            $crate::search_vocabulary!($harness);
            $crate::search_documents!($harness);
            $crate::search_order!($harness);
            $crate::search_pages!($harness);
            $crate::search_moving_pages!($harness);
            $crate::bulk_changes!($harness);
            $crate::bulk_undo!($harness);
            $crate::tags!($harness);
            $crate::duplicates!($harness);
            $crate::mergers!($harness);
            $crate::history!($harness);
            $crate::users!($harness);
            $crate::sessions!($harness);
            $crate::workspaces!($harness);
            $crate::invitations!($harness);
            $crate::journal!($harness);
            $crate::journal_changes!($harness);
            $crate::journal_search!($harness);
            $crate::views!($harness);
            $crate::refreshes!($harness);
            $crate::activity!($harness);
            $crate::hardware!($harness);
            $crate::ai_usage!($harness);
            $crate::insights!($harness);
            $crate::vectors!($harness);
            $crate::api_tokens!($harness);
            $crate::attempts!($harness);
            $crate::audit!($harness);
            $crate::housekeeping!($harness);
            $crate::readiness!($harness);
        }
    };
}
