//! `trackml user`: for whoever holds the database.

use crate::cli::{CreateUserArguments, MigrateArguments, NamedUserArguments, UserCommand};
use crate::failure::Failure;
use crate::{output, wiring};
use secrecy::SecretString;
use std::io::{self, BufRead, IsTerminal};
use std::process::ExitCode;
use trackml_application::Application;
use trackml_application::accounts::{AccountChange, MAX_ACCOUNTS, Password, RegisterCommand};
use trackml_domain::account::{Email, Username};
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceHub};
use trackml_ports::StoredUser;

/// Carries out one of the commands.
pub(super) async fn user(command: UserCommand) -> Result<ExitCode, Failure> {
    match command {
        UserCommand::Create(arguments) => create(arguments).await?,
        UserCommand::List(place) => list(&place).await?,
        UserCommand::SetPassword(arguments) => set_password(&arguments).await?,
        UserCommand::Disable(arguments) => {
            change(&arguments, AccountChange { disabled: Some(true), is_admin: None }).await?;
        }
        UserCommand::Enable(arguments) => {
            change(&arguments, AccountChange { disabled: Some(false), is_admin: None }).await?;
        }
        UserCommand::Promote(arguments) => {
            change(&arguments, AccountChange { disabled: None, is_admin: Some(true) }).await?;
        }
        UserCommand::Demote(arguments) => {
            change(&arguments, AccountChange { disabled: None, is_admin: Some(false) }).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn create(arguments: CreateUserArguments) -> Result<(), Failure> {
    let wrong = |option: &str, error: &dyn std::fmt::Display| Failure::setting(option, error);
    let username = Username::parse(&arguments.username).map_err(|error| wrong("--username", &error))?;
    let email = Email::parse(&arguments.email).map_err(|error| wrong("--email", &error))?;
    let password = password()?;
    let application = open(&arguments.place).await?;
    let command = RegisterCommand { username, email, password, invitation: None };
    let made = application.accounts.create_for(command).await?;
    if arguments.admin && !made.is_admin {
        let promote = AccountChange { disabled: None, is_admin: Some(true) };
        application.accounts.change_for(made.username.as_str(), promote).await?;
    }
    let role = if made.is_admin || arguments.admin { "administrator" } else { "account" };
    output::line(format_args!("{role} {} was made", made.username.as_str()))?;
    Ok(())
}

async fn list(place: &MigrateArguments) -> Result<(), Failure> {
    let application = open(place).await?;
    let mut after = None;
    loop {
        let page = application.accounts.list_all(after, MAX_ACCOUNTS).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.user.id);
        for stored in &page {
            tell(stored)?;
        }
    }
}

async fn set_password(arguments: &NamedUserArguments) -> Result<(), Failure> {
    let password = password()?;
    open(&arguments.place).await?.accounts.set_password_for(&arguments.account, password).await?;
    output::line(format_args!("{} has another password; its sessions were ended", arguments.account))?;
    Ok(())
}

async fn change(arguments: &NamedUserArguments, change: AccountChange) -> Result<(), Failure> {
    let changed = open(&arguments.place).await?.accounts.change_for(&arguments.account, change).await?;
    tell(&changed)?;
    Ok(())
}

async fn open(place: &MigrateArguments) -> Result<Application, Failure> {
    place.log.start()?;
    let hub = HuggingFaceHub::new(HuggingFaceConfig::default()).map_err(Failure::new)?;
    wiring::for_operator(&place.database, hub).await
}

fn tell(stored: &StoredUser) -> io::Result<()> {
    let user = &stored.user;
    let role = if user.is_admin { "administrator" } else { "-" };
    let (username, email) = (user.username.as_str(), user.email.as_str());
    let (id, standing, made) =
        (user.id, stored.standing.as_ref(), user.created_at.format("%Y-%m-%dT%H:%M:%SZ"));
    output::line(format_args!("{id}\t{username}\t{email}\t{standing}\t{role}\t{made}"))
}

/// Asks for a password twice on a terminal, and reads the first line of what is piped in. An argument would stand in the
/// list of processes and in the shell's history.
fn password() -> Result<Password, Failure> {
    let text: SecretString = if io::stdin().is_terminal() {
        let first = rpassword::prompt_password("Password: ")?;
        if rpassword::prompt_password("Once more: ")? != first {
            return Err(Failure::new("the two passwords differ"));
        }
        first.into()
    } else {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        line.trim_end_matches(['\r', '\n']).into()
    };
    Password::new(text).map_err(|error| Failure::new(format_args!("the password {error}")))
}
