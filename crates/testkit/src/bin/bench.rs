//! Measures a built server from outside, in ratios: what a flood of logins costs those who read lists.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a bench that fails should fail loudly"
)]

use clap::Parser;
use futures::future::join_all;
use reqwest::Client;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Measures what a flood of logins costs those who read lists.
#[derive(Parser)]
struct Arguments {
    /// The server's program
    #[arg(default_value = "target/release/trackml")]
    program: PathBuf,
    /// How many sign in at once
    #[arg(long, default_value_t = 200)]
    logins: usize,
    /// How many models are in the list
    #[arg(long, default_value_t = 500)]
    models: usize,
    /// How long each series is measured, in seconds
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// The most that the median may grow
    #[arg(long, default_value_t = 2.0)]
    bound: f64,
}

const PASSWORD: &str = "correct horse, red stapler";

/// A server with a database of its own; it ends with this.
struct Server {
    child: Child,
    url: String,
    _folder: TempDir,
}

impl Server {
    fn start(program: &PathBuf) -> Self {
        let folder = TempDir::new().unwrap();
        let mut child = Command::new(program)
            .arg("serve")
            .env("BIND", "127.0.0.1:0")
            .env("DATA_DIR", folder.path())
            .env("DATABASE_URL", std::env::var("BENCH_DATABASE_URL").unwrap_or_default())
            .env("SECRET_KEY", "a key for the bench, of forty bytes and more")
            // Each login comes from an address of its own, as they would from outside.
            .env("TRUSTED_PROXIES", "127.0.0.1")
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("TrackML is on ").unwrap().to_owned();
        Self { child, url, _folder: folder }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let server = Server::start(&arguments.program);
    let client = Client::new();
    let api = |path: &str| format!("{}/api/v1{path}", server.url);
    let account = json!({"username": "bench", "email": "bench@example.org", "password": PASSWORD});
    let answer: Value =
        client.post(api("/auth/register")).json(&account).send().await.unwrap().json().await.unwrap();
    let token = answer["access_token"].as_str().unwrap();
    for number in 0..arguments.models {
        let body = json!({"name": format!("Model {number}"), "tags": ["bench"], "status": "studying"});
        let kept = client.post(api("/models")).bearer_auth(token).json(&body).send().await.unwrap();
        assert_eq!(kept.status(), 201);
    }
    let list = api("/models?limit=50");
    let length = Duration::from_secs(arguments.seconds);
    measure(&client, &list, token, Duration::from_secs(1)).await;
    let idle = measure(&client, &list, token, length).await;

    let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let flood = (0..arguments.logins).map(|number| {
        let (client, login, stop, done) =
            (client.clone(), api("/auth/login"), Arc::clone(&stop), Arc::clone(&done));
        tokio::spawn(async move {
            let address = format!("10.0.{}.{}", number / 250, number % 250);
            // Of nobody's: each is the same work and none is let in.
            let body = json!({"email": format!("nobody-{number}"), "password": PASSWORD});
            while !stop.load(Ordering::Relaxed) {
                let ask = client.post(&login).header("x-forwarded-for", &address).json(&body);
                let status = ask.send().await.map(|answer| answer.status().as_u16());
                if status.is_ok_and(|status| status == 401) {
                    done.fetch_add(1, Ordering::Relaxed);
                } else {
                    // Told to wait: it asks again a little later.
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
            }
        })
    });
    let flood: Vec<_> = flood.collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let flooded = measure(&client, &list, token, length).await;
    stop.store(true, Ordering::Relaxed);
    join_all(flood).await;

    let ratio = flooded.0 / idle.0;
    let hashed = done.load(Ordering::Relaxed);
    println!("a list of 50 from {} models, {} signing in at once:", arguments.models, arguments.logins);
    println!("  idle      median {:.2} ms, 99th {:.2} ms", idle.0, idle.1);
    println!(
        "  flooded   median {:.2} ms, 99th {:.2} ms ({hashed} passwords were checked)",
        flooded.0, flooded.1
    );
    println!("  ratio     {ratio:.2} of the medians; {:.2} may be", arguments.bound);
    if ratio <= arguments.bound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The median and the 99th percentile of a list's latency, in milliseconds, asked one after the other.
async fn measure(client: &Client, list: &str, token: &str, length: Duration) -> (f64, f64) {
    let (begun, mut took) = (Instant::now(), Vec::new());
    while begun.elapsed() < length {
        let asked = Instant::now();
        let answer = client.get(list).bearer_auth(token).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        answer.bytes().await.unwrap();
        took.push(asked.elapsed().as_secs_f64() * 1_000.0);
    }
    took.sort_by(f64::total_cmp);
    (took[took.len() / 2], took[took.len() * 99 / 100])
}
