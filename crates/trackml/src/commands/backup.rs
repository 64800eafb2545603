//! `trackml backup`: a copy of everything, while servers run.

mod pg_dump;

use crate::cli::BackupArguments;
use crate::failure::Failure;
use crate::output;
use chrono::Utc;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use trackml_storage::DatabaseUrl;

/// How the name of a copy begins. What follows is the moment in UTC, so that names sort by age.
const BEGINNING: &str = "trackml-";

/// The ending of a copy that is not whole yet.
const UNFINISHED: &str = "unfinished";

/// No copy takes longer than that.
const A_DAY: Duration = Duration::from_hours(24);

/// Copies the database into a folder and throws away the oldest copies. A copy is there whole or not at all.
pub(super) async fn backup(arguments: BackupArguments) -> Result<ExitCode, Failure> {
    arguments.place.log.start()?;
    let (folder, url) = (&arguments.folder, arguments.place.database.url()?);
    let ending = match &url {
        DatabaseUrl::Sqlite(_) => "db",
        DatabaseUrl::Postgres(_) => "dump",
    };
    fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
    for abandoned in of_kind(folder, UNFINISHED)? {
        if is_old(&abandoned) {
            fs::remove_file(&abandoned).map_err(|error| unusable(&abandoned, &error))?;
        }
    }
    let copy = folder.join(format!("{BEGINNING}{}.{ending}", Utc::now().format("%Y%m%dT%H%M%S%3fZ")));
    let unfinished = copy.with_extension(UNFINISHED);
    // Its owner alone may ever read it: everybody's words are in it.
    let begun = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished);
    begun.map_err(|error| unusable(&unfinished, &error))?;
    let made = match &url {
        DatabaseUrl::Sqlite(path) => copied(&arguments, path, &unfinished).await,
        DatabaseUrl::Postgres(url) => pg_dump::dump(url, &unfinished).await,
    };
    if let Err(failure) = made.and_then(|()| finished(&unfinished, &copy, folder)) {
        let _ = fs::remove_file(&unfinished);
        return Err(failure);
    }
    output::line(format_args!("{}", copy.display()))?;
    if let Some(keep) = arguments.keep {
        for old in older(folder, ending, keep.get())? {
            fs::remove_file(&old).map_err(|error| unusable(&old, &error))?;
            tracing::info!(file = %old.display(), "an old copy was thrown away");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn copied(arguments: &BackupArguments, path: &Path, file: &Path) -> Result<(), Failure> {
    // Opening it would make an empty one, whose copy looks like a good one.
    if !path.exists() {
        let reason =
            format_args!("there is no database at {}; DATABASE_URL says where it is", path.display());
        return Err(Failure::new(reason));
    }
    let database = arguments.place.database.open().await?;
    database.copy_into(file).await.map(drop).map_err(|error| {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        Failure::new(format_args!("no copy was made: {}", cause.unwrap_or_else(|| error.to_string())))
    })
}

/// Gives a whole copy its name.
fn finished(unfinished: &Path, copy: &Path, folder: &Path) -> Result<(), Failure> {
    let done = || {
        fs::File::open(unfinished)?.sync_all()?;
        fs::rename(unfinished, copy)?;
        fs::File::open(folder)?.sync_all()
    };
    done().map_err(|error| unusable(copy, &error))
}

/// The copies of a kind beyond the newest.
fn older(folder: &Path, ending: &str, keep: usize) -> Result<Vec<PathBuf>, Failure> {
    let mut copies = of_kind(folder, ending)?;
    copies.truncate(copies.len().saturating_sub(keep));
    Ok(copies)
}

/// Whether a copy that is not whole was given up, and is not one that is just being made.
fn is_old(unfinished: &Path) -> bool {
    let changed = fs::metadata(unfinished).and_then(|known| known.modified());
    changed.is_ok_and(|changed| changed.elapsed().is_ok_and(|age| age > A_DAY))
}

/// The copies of a kind, the oldest first.
fn of_kind(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut copies = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unusable(folder, &error))? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with(BEGINNING) && path.extension().is_some_and(|known| known == ending) {
            copies.push(path);
        }
    }
    copies.sort_unstable();
    Ok(copies)
}

fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format_args!("{} cannot be used: {error}", path.display()))
}
