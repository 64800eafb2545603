//! Secrets that stand in files of their own, as containers and systemd hand them over: `SECRET_KEY_FILE` names the file that holds
//! `SECRET_KEY`, and so with every other secret.

use crate::failure::Failure;
use clap::builder::Resettable;
use clap::{Arg, ArgMatches, Command};
use std::ffi::OsString;
use std::{env, fs};

/// Lets every secret of the command that a path of names leads to be read from a file. Whatever else there is needs none of them.
///
/// # Errors
/// Where a file cannot be read, or a secret stands in a file and in the environment as well.
pub(crate) fn with_secret_files(command: Command, path: &[String]) -> Result<Command, Failure> {
    let mut wrong = None;
    let mut unless = |failure| {
        wrong = Some(failure);
    };
    let command = match path {
        [name, below @ ..] => command.mut_subcommand(name, |chosen| {
            with_secret_files(chosen.clone(), below).unwrap_or_else(|failure| {
                unless(failure);
                chosen
            })
        }),
        [] => command.mut_args(|arg| match from_file(&arg) {
            Ok(Some(secret)) => arg.env(Resettable::Reset).default_value(secret).hide_default_value(true),
            Ok(None) => arg,
            Err(failure) => {
                unless(failure);
                arg
            }
        }),
    };
    wrong.map_or(Ok(command), Err)
}

/// The names of the chosen command, from the outermost.
pub(crate) fn path_of(given: &ArgMatches) -> Vec<String> {
    let mut path = Vec::new();
    let mut here = given;
    while let Some((name, below)) = here.subcommand() {
        path.push(name.to_owned());
        here = below;
    }
    path
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
