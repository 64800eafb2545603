//! A reader that goes away, as `head` does, is no error of the program's.

use crate::person::{EMAIL, Person};
use crate::program::Surroundings;
use trackml_testkit::stub_hub::StubHub;

#[test]
fn a_reader_that_has_read_enough_is_no_error() {
    let place = Surroundings::new();
    let ended = place.run_without_reader(&["openapi"]);
    assert_eq!((ended.code(), ended.err.as_str()), (0, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_nobody_reads_goes_on() {
    let hub = StubHub::start(vec![StubHub::own_recordings()]).unwrap();
    let place = Surroundings::new().with_hub(&hub);
    Person::registers(&place.serve()).await;
    let file = place.file("ids.txt", "lumen-labs/Aurora-7B\nnorthwind/tiny-encoder\nsaltmarsh/heron-xl\n");
    let ended = place.run_without_reader(&["import", "--user", EMAIL, &file]);
    assert_eq!((ended.code(), ended.err.as_str()), (0, "3 created, 0 kept already, 0 failed\n"));
}
