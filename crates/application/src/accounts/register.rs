//! Making an account.

use super::{Accounts, AccountsError, Password, SignedIn, digest};
use crate::audit::Note;
use crate::client::Client;
use crate::rules::Registration;
use secrecy::{ExposeSecret, SecretString};
use trackml_domain::account::{Email, User, Username};
use trackml_domain::audit::AuditKind;
use trackml_ports::{NewUser, OpenInvitation, SessionId};

/// What a person who registers has written.
#[derive(Clone, Debug)]
pub struct RegisterCommand {
    /// The name that others see.
    pub username: Username,
    /// The address.
    pub email: Email,
    /// The password.
    pub password: Password,
    /// The code of an invitation to a workspace.
    pub invitation: Option<SecretString>,
}

impl Accounts {
    /// Makes an account with its personal workspace, and signs the person in. Who may is decided before anything is
    /// looked up by the name or the address.
    pub async fn register(
        &self,
        command: RegisterCommand,
        session: SessionId,
        client: &Client,
    ) -> Result<SignedIn, AccountsError> {
        let rule = self.rules.registration;
        if rule == Registration::Closed {
            return Err(AccountsError::RegistrationClosed);
        }
        if rule == Registration::Invite && command.invitation.is_none() {
            return Err(AccountsError::InvitationNeeded);
        }
        self.attempt_registration(client).await?;
        let invitation = self.invitation_for(&command).await?;
        self.refuse_weak(&command.password, &command.username, &command.email).await?;
        let password_hash = self.passwords.hash(command.password.into_secret()).await?;
        let (username, email) = (command.username, command.email);
        let user =
            self.users.register(NewUser { username, email, password_hash, at: self.clock.now() }).await?;
        self.audit.note(Note::of(AuditKind::Registered, client).about(user.id).done_by(user.id)).await;
        if let Some(invitation) = invitation {
            self.join(&user, &invitation, client).await?;
        }
        self.begin_session(user, session, client).await
    }

    async fn invitation_for(
        &self,
        command: &RegisterCommand,
    ) -> Result<Option<OpenInvitation>, AccountsError> {
        let Some(code) = &command.invitation else { return Ok(None) };
        let found = self.invitations.by_code(&digest(code.expose_secret()), self.clock.now()).await?;
        // One that named somebody's account is theirs, also where a newcomer takes the name that they gave up.
        let is_for = |open: &OpenInvitation| {
            let names = [command.email.key(), command.username.key()];
            open.invited.is_none() && names.contains(&open.login_key)
        };
        found.filter(is_for).map(Some).ok_or(AccountsError::InvitationInvalid)
    }

    async fn join(&self, user: &User, open: &OpenInvitation, client: &Client) -> Result<(), AccountsError> {
        // Where it was withdrawn a moment ago, the account stays and the workspace is not theirs.
        if let Some((workspace, role)) = self.invitations.accept(open.invitation.id, user.id).await? {
            let note = Note::of(AuditKind::MemberJoined, client).about(user.id).done_by(user.id);
            self.audit.note(note.within(workspace).with("role", role)).await;
        }
        Ok(())
    }

    /// Refuses a password that is guessed too soon by somebody who knows whose it is.
    pub(super) async fn refuse_weak(
        &self,
        password: &Password,
        username: &Username,
        email: &Email,
    ) -> Result<(), AccountsError> {
        let name_of_address = email.as_str().split('@').next().unwrap_or_default();
        let about = [username.as_str(), email.as_str(), name_of_address, "trackml"];
        let about = about.into_iter().map(str::to_owned).collect();
        match self.passwords.weakness(password.secret(), about).await? {
            None => Ok(()),
            Some(weakness) => Err(AccountsError::Weak(weakness)),
        }
    }
}
