//! Documents read by a process of their own. That process is this program, started again with an argument, so that the
//! tests need no other to be built; the harness is one that leaves `main` to us.
#![allow(missing_docs, reason = "tests are named by sentences")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the helpers of a test may fail as loudly as the test"
)]

#[path = "../it/pdf_file.rs"]
mod pdf_file;
mod sentences;
mod unruly;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let mode = std::env::args().nth(1).unwrap_or_default();
    if let Some(mode) = mode.strip_prefix("as-worker:") {
        return unruly::work(mode);
    }
    let trials = sentences::all().into_iter().map(|(sentence, test)| {
        Trial::test(sentence, move || {
            test();
            Ok(())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}
