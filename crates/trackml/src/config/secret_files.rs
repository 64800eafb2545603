//! Secrets that stand in files of their own, as containers and systemd hand them over: `SECRET_KEY_FILE` names the file that holds
//! `SECRET_KEY`, and so with every other secret.

use crate::failure::Failure;
use clap::builder::Resettable;
use clap::{Arg, Command};
use std::ffi::OsString;
use std::{env, fs};

/// Lets every secret of a command, and of those under it, be read from a file.
///
/// # Errors
/// Where a file cannot be read, or a secret stands in a file and in the environment as well.
pub(crate) fn with_secret_files(mut command: Command) -> Result<Command, Failure> {
    let mut wrong = None;
    command = command.mut_args(|arg| {
        from_file(&arg).map_or_else(
            |failure| {
                wrong = Some(failure);
                arg.clone()
            },
            |secret| match secret {
                Some(secret) => {
                    arg.clone().env(Resettable::Reset).default_value(secret).hide_default_value(true)
                }
                None => arg.clone(),
            },
        )
    });
    command = command.mut_subcommands(|below| {
        with_secret_files(below.clone()).unwrap_or_else(|failure| {
            wrong = Some(failure);
            below
        })
    });
    wrong.map_or(Ok(command), Err)
}

/// What the file holds that the environment names for an option, if that is a secret.
fn from_file(arg: &Arg) -> Result<Option<String>, Failure> {
    let Some(name) = arg.get_env().filter(|_| arg.is_hide_env_values_set()) else { return Ok(None) };
    let name = name.to_string_lossy();
    let variable = format!("{name}_FILE");
    let is_set = |value: &OsString| !value.is_empty();
    let Some(path) = env::var_os(&variable).filter(is_set) else { return Ok(None) };
    if env::var_os(&*name).as_ref().is_some_and(is_set) {
        return Err(Failure::setting(
            &variable,
            format_args!("{name} is set as well; take one of the two away"),
        ));
    }
    let secret = fs::read_to_string(&path).map_err(|error| {
        Failure::setting(&variable, format_args!("{} cannot be read: {error}", path.to_string_lossy()))
    })?;
    // An editor ends a file with a line's end, and no secret does.
    Ok(Some(secret.trim_end_matches(['\r', '\n']).to_owned()))
}
