//! What a flood of logins costs those who read lists.

use crate::series::Series;
use crate::server::{Account, PASSWORD, Server};
use futures::future::join_all;
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::task::JoinHandle;

/// What a flood of logins costs those who read lists
#[derive(clap::Args)]
pub(crate) struct Arguments {
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

/// Whether the median stays within the bound.
pub(crate) async fn measure(arguments: &Arguments) -> bool {
    let database = std::env::var("BENCH_DATABASE_URL").ok();
    let server = Server::start(&arguments.program, database.as_deref());
    let account = server.account().await;
    for number in 0..arguments.models {
        let body = json!({"name": format!("Model {number}"), "tags": ["bench"], "status": "studying"});
        account.keep(&server, &body).await;
    }
    let list = server.api("/models?limit=50");
    let length = Duration::from_secs(arguments.seconds);
    let read = async || drop(account.read(&list).await);
    Series::for_as_long_as(Duration::from_secs(1), read).await;
    let idle = Series::for_as_long_as(length, read).await;

    let flood = Flood::start(&server, &account, arguments.logins);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let flooded = Series::for_as_long_as(length, read).await;
    let hashed = flood.end().await;

    let ratio = flooded.median() / idle.median();
    println!("a list of 50 from {} models, {} signing in at once:", arguments.models, arguments.logins);
    println!("  idle      {idle}");
    println!("  flooded   {flooded} ({hashed} passwords were checked)");
    println!("  ratio     {ratio:.2} of the medians; {:.2} may be", arguments.bound);
    ratio <= arguments.bound
}

/// Many who sign in, over and over.
struct Flood {
    stop: Arc<AtomicBool>,
    checked: Arc<AtomicU64>,
    tasks: Vec<JoinHandle<()>>,
}

impl Flood {
    fn start(server: &Server, account: &Account, logins: usize) -> Self {
        let (stop, checked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let one = |number: usize| {
            let (client, login) = (account.client.clone(), server.api("/auth/login"));
            let (stop, checked) = (Arc::clone(&stop), Arc::clone(&checked));
            tokio::spawn(async move {
                let address = format!("10.0.{}.{}", number / 250, number % 250);
                // Of nobody's: each is the same work and none is let in.
                let body = json!({"email": format!("nobody-{number}"), "password": PASSWORD});
                while !stop.load(Ordering::Relaxed) {
                    let ask = client.post(&login).header("x-forwarded-for", &address).json(&body);
                    let status = ask.send().await.map(|answer| answer.status().as_u16());
                    if status.is_ok_and(|status| status == 401) {
                        checked.fetch_add(1, Ordering::Relaxed);
                    } else {
                        // Told to wait: it asks again a little later.
                        tokio::time::sleep(Duration::from_millis(200)).await;
                    }
                }
            })
        };
        let tasks = (0..logins).map(one).collect();
        Self { stop, checked, tasks }
    }

    /// How many passwords were checked until now.
    async fn end(self) -> u64 {
        self.stop.store(true, Ordering::Relaxed);
        join_all(self.tasks).await;
        self.checked.load(Ordering::Relaxed)
    }
}
