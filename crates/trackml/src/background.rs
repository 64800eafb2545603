//! Work that nobody waits for: any number of servers do it beside each other, and what one was at when it died is taken up by
//! another when its lease ends.

use metrics::counter;
use std::error::Error;
use std::time::Duration;
use tokio::task::JoinHandle;
use trackml_application::Application;
use trackml_application::housekeeping::Housekeeping;
use trackml_application::meaning::{Meanings, SETTLED, VectorRound};
use trackml_application::refresh::{Refresh, Round};

const EVERY_HOUR: Duration = Duration::from_hours(1);

/// How long after a look that found no work the next one is: a person waits for the first record of a refresh.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

/// How long after a failure of the database the next look is.
const AFTER_FAILURE: Duration = Duration::from_secs(30);

/// The work, until it is ended.
pub(crate) struct Background([JoinHandle<()>; 3]);

impl Background {
    /// Begins all of it.
    pub(crate) fn begin(application: &Application) -> Self {
        Self([
            tokio::spawn(sweep(application.housekeeping.clone())),
            tokio::spawn(refresh(application.refresh.clone())),
            tokio::spawn(make_vectors(application.meanings.clone())),
        ])
    }

    /// Ends it, wherever it is.
    pub(crate) fn end(&self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

/// Throws away every hour what nobody can use any more.
async fn sweep(housekeeping: Housekeeping) {
    let mut hours = tokio::time::interval(EVERY_HOUR);
    loop {
        hours.tick().await;
        match housekeeping.sweep().await {
            Ok(rows) => {
                count("sweep", "done", rows);
                if rows > 0 {
                    tracing::info!(rows, "swept");
                }
            }
            Err(error) => {
                count("sweep", "failed", 1);
                tracing::warn!(error = &error as &dyn Error, "not swept");
            }
        }
    }
}

/// Asks the Hub again about what is due.
async fn refresh(refresh: Refresh) {
    loop {
        let pause = match refresh.work().await {
            // It counts itself what became of each.
            Ok(Round::Worked(_)) => continue,
            Ok(Round::Idle | Round::Waiting(_)) => BETWEEN_LOOKS,
            Err(error) => {
                count("refresh", "failed", 1);
                tracing::warn!(error = &error as &dyn Error, "not refreshed");
                AFTER_FAILURE
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Makes the vectors of records that were kept or changed.
async fn make_vectors(meanings: Meanings) {
    match meanings.adopt().await {
        Ok(0) => {}
        Ok(records) => tracing::info!(records, "records without a vector were found"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn Error, "no records without a vector were looked for");
        }
    }
    loop {
        let pause = match meanings.work(SETTLED).await {
            Ok(VectorRound::Worked(records)) => {
                count("vectors", "done", records as u64);
                continue;
            }
            Ok(VectorRound::Idle) => BETWEEN_LOOKS,
            Ok(VectorRound::Waiting(until, error)) => {
                count("vectors", "failed", 1);
                tracing::info!(%until, %error, "no vectors were made");
                AFTER_FAILURE
            }
            Err(error) => {
                count("vectors", "failed", 1);
                tracing::warn!(error = &error as &dyn Error, "no vectors were made");
                AFTER_FAILURE
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Counts what was done, or that a round failed.
fn count(task: &'static str, outcome: &'static str, items: u64) {
    counter!("trackml_jobs_total", "task" => task, "outcome" => outcome).increment(items);
}
