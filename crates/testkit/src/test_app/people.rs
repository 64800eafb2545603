//! People who are made without the cost of a password, for tests that need many.

use super::{KEY, TestApp};
use chrono::{SubsecRound, TimeDelta, Utc};
use secrecy::ExposeSecret;
use trackml_credentials::JwtTokens;
use trackml_domain::account::{Email, User, Username};
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::workspace::Role;
use trackml_ports::{
    AccessClaims, InvitationRepository, NewInvitation, NewUser, PasswordHash, SecretDigest, Session,
    SessionId, SessionRepository, TokenSigner, UserRepository, WorkspaceRepository,
};
use uuid::Uuid;

/// Somebody with a session, made straight in the database.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account.
    pub user: User,
    /// The person's own workspace.
    pub personal: WorkspaceId,
    /// The session.
    pub session: SessionId,
    /// The access token of the session.
    pub token: String,
}

impl TestApp {
    /// Makes an account with a session. The password is the one of `hash`.
    pub async fn actor(&self, name: &str, hash: &PasswordHash) -> Actor {
        let new = NewUser {
            username: Username::parse(name).unwrap(),
            email: Email::parse(&format!("{name}@example.org")).unwrap(),
            password_hash: hash.clone(),
            at: Utc::now().trunc_subsecs(6),
        };
        let user = UserRepository::register(&self.database, new).await.unwrap();
        let personal = self.database.personal(user.id).await.unwrap().unwrap();
        let session = self.session(user.id).await;
        let token = access_token(user.id, &session, TimeDelta::minutes(15));
        Actor { user, personal, session, token }
    }

    /// Begins a further session of a person's.
    pub async fn session(&self, user_id: UserId) -> SessionId {
        let (id, now) = (SessionId::new(Uuid::now_v7().to_string()), Utc::now().trunc_subsecs(6));
        let session = Session {
            id: id.clone(),
            user_id,
            created_at: now,
            last_seen_at: now,
            expires_at: now + TimeDelta::days(1),
            device: None,
            address: None,
        };
        self.database.open(session, SecretDigest::new(format!("of {}", id.as_str()))).await.unwrap();
        id
    }

    /// Invites a person to a workspace, by the digest of a code.
    pub async fn invited(&self, to: WorkspaceId, by: &Actor, whom: &Actor, role: Role, code: &str) -> i64 {
        let now = Utc::now().trunc_subsecs(6);
        let new = NewInvitation {
            workspace_id: to,
            login: whom.user.email.as_str().to_owned(),
            login_key: whom.user.email.key(),
            invited: Some(whom.user.id),
            role,
            code: SecretDigest::new(code.to_owned()),
            by: by.user.id,
            at: now,
            expires_at: now + TimeDelta::days(1),
        };
        self.database.invite(new).await.unwrap().id.get()
    }

    /// Makes a person a member of a workspace.
    pub async fn enrolled(&self, to: WorkspaceId, whom: &Actor, role: Role) {
        let code = Uuid::now_v7().to_string();
        let id = self.invited(to, whom, whom, role, &code).await;
        self.database.accept(id.into(), whom.user.id).await.unwrap().unwrap();
    }
}

/// An access token of the server's own key.
pub(super) fn access_token(user_id: UserId, session: &SessionId, life: TimeDelta) -> String {
    let issued_at = Utc::now().trunc_subsecs(0);
    let claims =
        AccessClaims { user_id, session_id: session.clone(), issued_at, expires_at: issued_at + life };
    let tokens = JwtTokens::new(&KEY.into(), &[]).unwrap();
    tokens.sign(&claims).unwrap().expose_secret().to_owned()
}
