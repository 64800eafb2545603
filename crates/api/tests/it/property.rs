//! Whatever three people do, in whatever order: none of them ever sees, changes or counts what another keeps.
//!
//! Every record, tag and workspace that is made carries a mark of its own. A small account of who may see which mark is
//! kept beside the server, and every answer's every byte is held against it.

mod house;
mod moves;

use house::House;
use moves::{Deed, deeds};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use trackml_testkit::test_app::TestApp;

on_both_databases!(nobody_ever_sees_changes_or_counts_what_is_anothers);

/// How many sequences, and how long each is.
const SEQUENCES: u32 = 12;
const LENGTH: usize = 40;

async fn nobody_ever_sees_changes_or_counts_what_is_anothers(app: TestApp) {
    // The same sequences in every run: a failure is found again.
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for sequence in 0..SEQUENCES {
        let deeds: Vec<Deed> = deeds(LENGTH).new_tree(&mut runner).unwrap().current();
        let mut house = House::new(&app, sequence).await;
        for (step, deed) in deeds.iter().enumerate() {
            let place = format!("sequence {sequence}, step {step}: {deed:?} of {:?}", &deeds[..=step]);
            house.does(deed, &place).await;
        }
        house.everybody_counts_their_own(&format!("the end of sequence {sequence}: {deeds:?}")).await;
    }
}
