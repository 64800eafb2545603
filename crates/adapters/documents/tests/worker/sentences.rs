use std::path::Path;
use std::time::{Duration, Instant};

use trackml_documents::{DocumentError, DocumentKind, Extracted, Limits, Worker, WorkerSettings};

use crate::pdf_file;

/// Names each test by its sentence.
macro_rules! sentences {
    ($($sentence:ident),+ $(,)?) => {
        pub(crate) fn all() -> Vec<(&'static str, fn())> {
            vec![$((stringify!($sentence), $sentence)),+]
        }
    };
}

sentences![
    a_document_is_read,
    what_is_wrong_with_a_document_crosses_the_processes,
    a_large_document_and_a_long_text_pass,
    a_document_that_is_too_large_starts_no_process,
    an_endless_document_is_ended,
    a_process_that_sleeps_is_ended_by_the_clock,
    a_process_that_loops_is_ended_by_its_processor_time,
    a_document_that_swallows_the_memory_is_too_complex,
    a_document_that_unpacks_into_the_memory_is_too_complex,
    a_process_can_open_no_file,
    a_read_leaves_nothing_on_the_disk,
    a_process_inherits_no_environment,
    a_caller_that_goes_away_takes_the_process_along,
    no_more_are_read_at_once_than_was_said,
    a_program_that_is_not_there_is_our_failure,
    a_program_that_does_not_serve_is_our_failure,
    an_answer_that_is_too_long_is_our_failure,
];

fn settings(mode: &str) -> WorkerSettings {
    WorkerSettings::new(std::env::current_exe().unwrap(), [format!("as-worker:{mode}")])
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

fn read(settings: WorkerSettings, kind: DocumentKind, bytes: &[u8]) -> Result<Extracted, DocumentError> {
    block_on(async { Worker::new(settings).extract(kind, bytes.to_vec()).await })
}

fn read_text(settings: WorkerSettings) -> Result<Extracted, DocumentError> {
    read(settings, DocumentKind::Text, b"Hello")
}

#[track_caller]
fn assert_failed(read: Result<Extracted, DocumentError>) {
    assert!(matches!(read, Err(DocumentError::Failed { .. })), "{read:?}");
}

fn a_document_is_read() {
    let pdf = pdf_file::of_pages(&["BT /F1 12 Tf 72 770 Td (A model) Tj ET"]);
    let whole = Extracted { text: "A model".to_owned(), pages: Some(1), truncated: false };
    assert_eq!(read(settings("serve"), DocumentKind::Pdf, &pdf), Ok(whole));
}

fn what_is_wrong_with_a_document_crosses_the_processes() {
    let no_text = pdf_file::of_pages(&["0 0 1 1 re f"]);
    assert_eq!(read(settings("serve"), DocumentKind::Pdf, &no_text), Err(DocumentError::NoText));
}

fn a_large_document_and_a_long_text_pass() {
    let text = "\"".repeat(Limits::default().max_bytes - 1) + "a";
    let settings = WorkerSettings {
        limits: Limits { max_chars: text.len(), ..Limits::default() },
        timeout: Duration::from_mins(2),
        ..settings("serve")
    };
    assert_eq!(read(settings, DocumentKind::Text, text.as_bytes()).unwrap().text, text);
}

fn a_document_that_is_too_large_starts_no_process() {
    let settings = WorkerSettings {
        limits: Limits { max_bytes: 4, ..Limits::default() },
        ..WorkerSettings::new("/nowhere", ["serve"])
    };
    assert_eq!(read_text(settings), Err(DocumentError::TooLarge { limit: 4 }));
}

fn an_endless_document_is_ended() {
    let settings = WorkerSettings { timeout: Duration::from_secs(2), ..settings("serve") };
    let started = Instant::now();
    assert_eq!(read(settings, DocumentKind::Pdf, &pdf_file::endless()), Err(DocumentError::TooComplex));
    assert!(started.elapsed() < Duration::from_secs(10));
}

fn a_process_that_sleeps_is_ended_by_the_clock() {
    let settings = WorkerSettings { timeout: Duration::from_millis(500), ..settings("sleep") };
    let started = Instant::now();
    assert_eq!(read_text(settings), Err(DocumentError::TooComplex));
    assert!(started.elapsed() < Duration::from_secs(10));
}

fn a_process_that_loops_is_ended_by_its_processor_time() {
    let settings = WorkerSettings { timeout: Duration::from_mins(2), ..settings("loop") };
    let started = Instant::now();
    assert_eq!(read_text(settings), Err(DocumentError::TooComplex));
    assert!(started.elapsed() < Duration::from_mins(1));
}

fn a_document_that_swallows_the_memory_is_too_complex() {
    let settings = WorkerSettings { timeout: Duration::from_mins(1), ..settings("swallow-memory") };
    let started = Instant::now();
    assert_eq!(read_text(settings), Err(DocumentError::TooComplex));
    assert!(started.elapsed() < Duration::from_secs(30), "the memory ended it and not the clock");
}

fn a_document_that_unpacks_into_the_memory_is_too_complex() {
    let settings = WorkerSettings {
        timeout: Duration::from_mins(1),
        memory_bytes: 256 * 1024 * 1024,
        ..settings("serve")
    };
    let read = read(settings, DocumentKind::Pdf, &pdf_file::unpacking_to(400 * 1024 * 1024));
    assert_eq!(read, Err(DocumentError::TooComplex));
}

fn a_process_can_open_no_file() {
    assert_eq!(read_text(settings("open-a-file")).unwrap().text, "Hello");
    assert!(!Path::new("left-behind").exists());
}

fn a_read_leaves_nothing_on_the_disk() {
    let place = tempfile::tempdir().unwrap();
    let pdf = pdf_file::of_pages(&["BT /F1 12 Tf 72 770 Td (A model) Tj ET"]);
    let program = std::env::current_exe().unwrap();
    // The process starts where its parent stands, which a test can't change for itself alone.
    let shell =
        format!("cd {} && TMPDIR=. exec {} as-worker:serve", place.path().display(), program.display());
    let settings = WorkerSettings::new("/bin/sh", ["-c".to_owned(), shell]);
    assert_eq!(read(settings, DocumentKind::Pdf, &pdf).unwrap().text, "A model");
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}

fn a_process_inherits_no_environment() {
    assert!(std::env::vars().count() > 0);
    assert_eq!(read_text(settings("tell-surroundings")).unwrap().text, "");
}

fn a_caller_that_goes_away_takes_the_process_along() {
    let place = tempfile::tempdir().unwrap();
    let note = place.path().join("process");
    let shell = format!("echo $$ > {} && exec sleep 600", note.display());
    let worker = Worker::new(WorkerSettings::new("/bin/sh", ["-c".to_owned(), shell]));
    block_on(async {
        let reading = worker.extract(DocumentKind::Text, b"Hello".to_vec());
        assert!(tokio::time::timeout(Duration::from_secs(1), reading).await.is_err());
        let process = std::fs::read_to_string(&note).unwrap();
        let gone = || !Path::new("/proc").join(process.trim()).join("exe").exists();
        for _ in 0..100 {
            if gone() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("process {process} is still there");
    });
}

fn no_more_are_read_at_once_than_was_said() {
    let worker =
        Worker::new(WorkerSettings { timeout: Duration::from_millis(400), at_once: 1, ..settings("sleep") });
    let started = Instant::now();
    block_on(async {
        let read = || worker.extract(DocumentKind::Text, b"Hello".to_vec());
        let _ = tokio::join!(read(), read(), read());
    });
    assert!(started.elapsed() >= Duration::from_millis(1200));
}

fn a_program_that_is_not_there_is_our_failure() {
    assert_failed(read_text(WorkerSettings::new("/nowhere", ["serve"])));
}

fn a_program_that_does_not_serve_is_our_failure() {
    assert_failed(read_text(settings("something-else")));
}

fn an_answer_that_is_too_long_is_our_failure() {
    let limits = Limits { max_chars: 1000, ..Limits::default() };
    assert_failed(read_text(WorkerSettings { limits, ..settings("babble") }));
}
