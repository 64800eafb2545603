//! Settings: a wrong one ends the start with one line that names it, and no secret is ever repeated.

use crate::person::Person;
use crate::program::{Ended, Surroundings};
use serde_json::Value;

const SECRETS: &[&str] = &["hunter2", "tooshort", "hf_distinctive", "AIza_distinctive"];

/// What the program says when one setting has one value.
fn refused(variable: &str, value: &str) -> Ended {
    let place =
        Surroundings::new().with("HF_TOKEN", "hf_distinctive").with("GOOGLE_API_KEY", "AIza_distinctive");
    let place = place.with(variable, value);
    let ended = place.run(&["serve"]);
    for secret in SECRETS {
        assert!(!ended.said().contains(secret), "{variable} tells {secret}: {ended:?}");
    }
    ended
}

#[test]
fn a_wrong_value_ends_the_start_with_one_line_that_names_the_variable() {
    for (variable, value) in [
        ("BIND", "localhost"),
        ("BIND", "127.0.0.1"),
        ("BIND", "127.0.0.1:70000"),
        ("BIND", ""),
        ("DATABASE_URL", "mysql://ada:hunter2@localhost/trackml"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "sqlite:///proc/no/such/folder/trackml.db"),
        ("DATABASE_URL", "sqlite:///proc/version"),
        ("DATABASE_POOL", "0"),
        ("DATABASE_POOL", "many"),
        ("DATABASE_POOL", "1001"),
        ("DATABASE_POOL", "-1"),
        ("HF_ENDPOINT", "huggingface.co"),
        ("HF_ENDPOINT", "ftp://huggingface.co"),
        ("HF_ENDPOINT", "https://ada:hunter2@huggingface.co"),
        ("HF_ENDPOINT", "https://ada:hunter2@hugging face.co"),
        ("HF_TOKEN", "hf_distinctive\nline"),
        ("HF_ACCESS_TOKEN", "hf_distinctive\nline"),
        ("FRONTEND_URL", "app.example.org"),
        ("FRONTEND_URL", "https://app.example.org/path"),
        ("FRONTEND_URL", "https://app.example.org,*"),
        ("FRONTEND_URL", "file:///home"),
        ("WORKERS", "0"),
        ("WORKERS", "all"),
        ("WORKERS", "257"),
        ("RUST_LOG", "info,trackml=loud"),
        ("RUST_LOG", "a=b=c"),
        ("LOG_FORMAT", "xml"),
        ("SECRET_KEY", "tooshort"),
        ("SECRET_KEY_PREVIOUS", "tooshort"),
        ("REGISTRATION", "everybody"),
        ("TRUSTED_PROXIES", "localhost"),
        ("TRUSTED_PROXIES", "10.0.0.0/8,10.0.0.0/33"),
        ("DATA_DIR", "/proc/no/such/folder"),
        ("METRICS_BIND", "9464"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "127.0.0.1:4318"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://ada:hunter2@127.0.0.1"),
        ("SECRET_KEY_FILE", "/proc/no/such/file"),
        ("SECRET_KEY_FILE", "/proc/self"),
        ("AI_PROVIDER", "oracle"),
        ("AI_DAILY_CALLS", "many"),
        ("AI_DAILY_CALLS", "-1"),
        ("AI_DAILY_TOKENS", "1e6"),
        ("GEMINI_BASE_URL", "https://ada:hunter2@gemini.example"),
        ("GEMINI_BASE_URL", "gemini.example"),
        ("GEMINI_MODEL", "../secrets"),
        ("GEMINI_EMBEDDING_MODEL", "a b"),
        ("AI_EMBEDDING_DIMENSIONS", "3"),
        ("AI_EMBEDDING_DIMENSIONS", "many"),
    ] {
        let ended = refused(variable, value);
        let line = ended.one_line(2);
        assert!(line.starts_with("trackml: "), "{variable}={value}: {line}");
        assert!(line.contains(variable), "{variable}={value}: {line}");
    }
}

#[test]
fn a_database_that_cannot_be_reached_is_told_in_one_line() {
    let place = Surroundings::new().with("SECRET_KEY", "0123456789abcdef0123456789abcdef");
    let place = place.with("DATABASE_URL", "postgres://ada:hunter2@127.0.0.1:1/trackml");
    let ended = place.run(&["serve"]);
    // Not 2: the setting may be right, and a later start may succeed.
    let line = ended.one_line(1);
    assert!(line.contains("DATABASE_URL") && line.contains("refused"), "{line}");
    assert!(!line.contains("hunter2"), "{line}");
}

/// libpq repeats what it could not read; a password with a character that an address cannot hold is in that part.
#[test]
fn a_password_that_breaks_the_address_is_not_repeated() {
    for url in [
        "postgres://ada:hunter2%zz@127.0.0.1:1/trackml",
        "postgres://ada:hunter2 x@127.0.0.1:1/trackml",
        "postgres://ada:hunter2/x@127.0.0.1:1/trackml",
        "postgres://ada:x@hunter2@127.0.0.1:1/trackml",
        "postgres://ada:#hunter2@127.0.0.1:1/trackml",
        "postgres://ada:x?hunter2@127.0.0.1:1/trackml",
        "postgres://127.0.0.1:1/trackml?password=hunter2%zz",
        "postgres://127.0.0.1:1/trackml?password=hunter2 x",
        "postgres://127.0.0.1:1/trackml?password=x&hunter2",
        "postgres://127.0.0.1:1/trackml?pasword=hunter2",
    ] {
        for command in [&["serve"] as &[_], &["migrate"]] {
            let place = Surroundings::new().with("SECRET_KEY", "0123456789abcdef0123456789abcdef");
            let ended = place.with("DATABASE_URL", url).run(command);
            let line = ended.one_line(2);
            assert!(line.contains("DATABASE_URL") && !line.contains("hunter2"), "{url}: {line}");
        }
    }
}

#[test]
fn an_empty_setting_is_none() {
    let place = ["DATABASE_URL", "SECRET_KEY", "HF_TOKEN", "HF_ACCESS_TOKEN", "FRONTEND_URL", "WORKERS"]
        .iter()
        .chain(&["RUST_LOG", "LOG_FORMAT", "REGISTRATION", "TRUSTED_PROXIES", "SECRET_KEY_PREVIOUS"])
        .fold(Surroundings::new(), |place, variable| place.with(variable, ""));
    place.serve();
}

#[test]
fn a_secret_can_stand_in_a_file() {
    let place = Surroundings::new();
    let (key, nothing) = (place.file("key", "hunter2\n"), place.file("nothing", ""));
    let place =
        place.with("SECRET_KEY_FILE", key).with("GOOGLE_API_KEY_FILE", &nothing).with("HF_TOKEN_FILE", "");
    let ended = place.run(&["serve"]);
    // The line's end is none of it.
    assert!(ended.one_line(2).contains("SECRET_KEY: has 7 bytes"), "{ended:?}");
    assert!(!place.run(&["serve", "--help"]).said().contains("hunter2"));
    let place = place.with("SECRET_KEY", "hunter2");
    let ended = place.run(&["serve"]);
    let line = ended.one_line(2);
    assert!(line.starts_with("trackml: SECRET_KEY_FILE: SECRET_KEY is set as well"), "{line}");
    assert!(!line.contains("hunter2"), "{line}");
    // Who needs no secret is not kept from working by one.
    assert_eq!(place.run(&["openapi"]).code(), 0);
    assert_eq!(place.run(&["migrate"]).code(), 0);
    let place = place.with("SECRET_KEY", "").with("SECRET_KEY_FILE", nothing);
    place.serve();
}

#[test]
fn the_address_of_the_database_can_stand_in_a_file_of_every_command() {
    let place = Surroundings::new();
    let file = place.file("url", format!("sqlite://{}", place.data("elsewhere.db").display()));
    let place = place.with("DATABASE_URL_FILE", file);
    assert_eq!(place.run(&["migrate"]).code(), 0);
    assert!(place.data("elsewhere.db").exists());
    assert_eq!(place.run(&["user", "list"]).code(), 0);
}

#[test]
fn a_flag_goes_before_the_environment() {
    let place = Surroundings::new().with("BIND", "nonsense");
    let ended = place.run(&["serve", "--bind", "elsewhere"]);
    assert!(ended.one_line(2).contains("elsewhere"), "{ended:?}");
}

#[test]
fn the_working_folder_s_env_file_is_read() {
    let place = Surroundings::new();
    place.file(".env", "# a comment\nWORKERS=none\n");
    assert!(place.run(&["serve"]).one_line(2).contains("WORKERS"));
}

#[test]
fn the_environment_goes_before_the_env_file() {
    let place = Surroundings::new().with("WORKERS", "1");
    place.file(".env", "WORKERS=none\n");
    place.serve();
}

/// Everything behind such a line would be ignored.
#[test]
fn an_env_file_that_cannot_be_read_ends_the_start() {
    let place = Surroundings::new();
    place.file(".env", "SECRET_KEY=hunter2 and more words\nWORKERS=1\n");
    let ended = place.run(&["serve"]);
    let line = ended.one_line(2);
    assert!(line.contains(".env") && !line.contains("hunter2"), "{line}");
}

#[test]
fn help_names_every_option_with_its_variable_and_no_secret() {
    let place = Surroundings::new()
        .with("DATABASE_URL", "postgres://ada:hunter2@localhost/trackml")
        .with("DATABASE_READ_URL", "postgres://ada:hunter2@localhost/trackml")
        .with("SECRET_KEY", "tooshort")
        .with("HF_TOKEN", "hf_distinctive")
        .with("HF_ACCESS_TOKEN", "hf_distinctive")
        .with("GOOGLE_API_KEY", "AIza_distinctive")
        .with("AI_API_KEY", "AIza_distinctive")
        .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://ada:hunter2@localhost");
    let ended = place.run(&["serve", "--help"]);
    assert_eq!(ended.code(), 0);
    // Long lines are broken anywhere.
    let help = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for (option, variable) in [
        ("--bind", "BIND"),
        ("--frontend-url", "FRONTEND_URL"),
        ("--trusted-proxies", "TRUSTED_PROXIES"),
        ("--registration", "REGISTRATION"),
        ("--workers", "WORKERS"),
        ("--database-url", "DATABASE_URL"),
        ("--database-read-url", "DATABASE_READ_URL"),
        ("--data-dir", "DATA_DIR"),
        ("--database-pool", "DATABASE_POOL"),
        ("--secret-key", "SECRET_KEY"),
        ("--secret-key-previous", "SECRET_KEY_PREVIOUS"),
        ("--hf-endpoint", "HF_ENDPOINT"),
        ("--hf-access-token", "HF_ACCESS_TOKEN"),
        ("--hf-token", "HF_TOKEN"),
        ("--ai-provider", "AI_PROVIDER"),
        ("--google-api-key", "GOOGLE_API_KEY"),
        ("--gemini-base-url", "GEMINI_BASE_URL"),
        ("--gemini-api-version", "GEMINI_API_VERSION"),
        ("--gemini-model", "GEMINI_MODEL"),
        ("--gemini-embedding-model", "GEMINI_EMBEDDING_MODEL"),
        ("--ai-embedding-dimensions", "AI_EMBEDDING_DIMENSIONS"),
        ("--ai-base-url", "AI_BASE_URL"),
        ("--ai-model", "AI_MODEL"),
        ("--ai-embedding-model", "AI_EMBEDDING_MODEL"),
        ("--ai-api-key", "AI_API_KEY"),
        ("--ai-daily-calls", "AI_DAILY_CALLS"),
        ("--ai-daily-tokens", "AI_DAILY_TOKENS"),
        ("--metrics-bind", "METRICS_BIND"),
        ("--otel-endpoint", "OTEL_EXPORTER_OTLP_ENDPOINT"),
        ("--log", "RUST_LOG"),
        ("--log-format", "LOG_FORMAT"),
    ] {
        assert!(help.contains(&format!("{option} <")), "{option}: {help}");
        assert!(help.contains(&format!("[env: {variable}")), "{variable}: {help}");
    }
    let options = ended.out.lines().filter(|line| line.trim_start().starts_with("--")).count();
    assert_eq!(options, 31, "an option is missing in this test: {}", ended.out);
    for secret in SECRETS {
        assert!(!ended.said().contains(secret), "{secret}: {}", ended.out);
    }
}

/// The example and the program know the same variables.
#[test]
fn the_example_of_an_env_file_names_every_variable_and_no_other() {
    let help = Surroundings::new().run(&["serve", "--help"]).out;
    let mut known: Vec<&str> =
        help.split("[env:").skip(1).map(|rest| rest.split(['=', ']']).next().unwrap().trim()).collect();
    let example = include_str!("../../../../.env.example");
    let mut named: Vec<&str> = example
        .lines()
        .filter_map(|line| line.strip_prefix('#').unwrap_or(line).split_once('='))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .collect();
    known.sort_unstable();
    named.sort_unstable();
    named.dedup();
    assert_eq!(named, known);
}

#[tokio::test(flavor = "multi_thread")]
async fn json_log_lines_carry_the_request_id() {
    let server = Surroundings::new().with("LOG_FORMAT", "json").serve();
    let answer = reqwest::get(format!("{}/api/v1/models", server.url)).await.unwrap();
    let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
    let ended = server.stopped();
    let lines: Vec<Value> = ended.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answered: Vec<_> = lines.iter().filter(|line| line["message"] == "answered").collect();
    assert_eq!(answered.len(), 1, "{}", ended.err);
    assert_eq!(answered[0]["span"]["id"], id.as_str(), "{}", ended.err);
    assert_eq!(answered[0]["status"], 401, "{}", ended.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn json_log_lines_say_who_asked() {
    let place = Surroundings::new().with("LOG_FORMAT", "json").with("RUST_LOG", "debug");
    let server = place.serve();
    let ada = Person::registers(&server).await;
    ada.get("/models").await;
    let ended = server.stopped();
    let lines = ended.err.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let answered: Vec<Value> = lines
        .filter(|line| line["message"] == "answered" && line["span"]["path"] == "/api/v1/models")
        .collect();
    assert_eq!(answered.len(), 1, "{}", ended.err);
    assert_eq!(answered[0]["span"]["user"], 1, "{}", ended.err);
    assert_eq!(answered[0]["span"]["name"], "request", "{}", ended.err);
}

#[test]
fn a_server_of_ones_own_needs_an_address_and_a_model() {
    let place = || Surroundings::new().with("AI_PROVIDER", "openai-compatible");
    let line = place().run(&["serve"]).one_line(2).to_owned();
    assert!(line.contains("AI_BASE_URL"), "{line}");
    let at = || place().with("AI_BASE_URL", "http://127.0.0.1:1/v1");
    let line = at().run(&["serve"]).one_line(2).to_owned();
    assert!(line.contains("AI_MODEL"), "{line}");
    let line =
        at().with("AI_MODEL", "m").with("AI_EMBEDDING_MODEL", "e").run(&["serve"]).one_line(2).to_owned();
    assert!(line.contains("AI_EMBEDDING_DIMENSIONS"), "{line}");
}
