//! API tokens.

use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::{api_tokens, users, workspaces};
use crate::users::{USER_COLUMNS, UserRow};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use trackml_domain::account::Standing;
use trackml_domain::id::{ApiTokenId, UserId};
use trackml_domain::text::TokenName;
use trackml_domain::token::{ApiToken, Scope};
use trackml_ports::{ActiveToken, ApiTokenRepository, NewApiToken, RepositoryError, SecretDigest};

#[derive(Queryable)]
struct TokenRow {
    id: i64,
    name: String,
    hint: String,
    scope: String,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    last_used_at: Option<NaiveDateTime>,
}

fn unreadable(id: i64, column: &'static str, reason: impl std::fmt::Display) -> Unreadable {
    Unreadable { table: "api_tokens", id, column, reason: reason.to_string() }
}

fn scope(id: i64, text: &str) -> Result<Scope, Unreadable> {
    text.parse().map_err(|error: strum::ParseError| unreadable(id, "scope", error))
}

impl TokenRow {
    fn into_token(self) -> Result<ApiToken, StorageError> {
        let id = self.id;
        Ok(ApiToken {
            id: id.into(),
            name: TokenName::parse(&self.name).map_err(|error| unreadable(id, "name", error))?,
            hint: self.hint,
            scope: scope(id, &self.scope)?,
            created_at: self.created_at.and_utc(),
            expires_at: self.expires_at.and_utc(),
            last_used_at: self.last_used_at.map(|at| at.and_utc()),
        })
    }
}

type ActiveRow = (UserRow, i64, (i64, String, NaiveDateTime, Option<NaiveDateTime>));

#[async_trait]
impl ApiTokenRepository for Database {
    async fn issue(&self, new: NewApiToken, most: u32) -> Result<Option<ApiToken>, RepositoryError> {
        self.write(move |connection| Ok(issue(connection, new, most).map_err(StorageError::from)?)).await
    }

    async fn active(
        &self,
        digest: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveToken>, RepositoryError> {
        let digest = digest.as_str().to_owned();
        self.read(move |connection| {
            let found: Option<ActiveRow> = api_tokens::table
                .inner_join(users::table)
                .inner_join(workspaces::table.on(workspaces::personal_of.eq(users::id.nullable())))
                .filter(api_tokens::digest.eq(digest))
                .filter(api_tokens::expires_at.gt(now.naive_utc()))
                .filter(users::standing.eq(Standing::Active.as_ref()))
                .select((
                    USER_COLUMNS,
                    workspaces::id,
                    (api_tokens::id, api_tokens::scope, api_tokens::expires_at, api_tokens::last_used_at),
                ))
                .first(connection)
                .optional()?;
            let active = |(user, workspace, (id, text, expires_at, last_used_at)): ActiveRow| {
                Ok(ActiveToken {
                    id: id.into(),
                    scope: scope(id, &text)?,
                    expires_at: expires_at.and_utc(),
                    last_used_at: last_used_at.map(|at| at.and_utc()),
                    user: user.into_user()?,
                    personal_workspace: workspace.into(),
                })
            };
            found.map(active).transpose()
        })
        .await
    }

    async fn used(&self, id: ApiTokenId, at: DateTime<Utc>) -> Result<(), RepositoryError> {
        self.write(move |connection| {
            diesel::update(api_tokens::table.find(id.get()))
                .set(api_tokens::last_used_at.eq(at.naive_utc()))
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(())
        })
        .await
    }

    async fn of_user(&self, user_id: UserId) -> Result<Vec<ApiToken>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<TokenRow> = api_tokens::table
                .filter(api_tokens::user_id.eq(user_id.get()))
                .order(api_tokens::id.desc())
                .select((
                    api_tokens::id,
                    api_tokens::name,
                    api_tokens::hint,
                    api_tokens::scope,
                    api_tokens::created_at,
                    api_tokens::expires_at,
                    api_tokens::last_used_at,
                ))
                .load(connection)?;
            rows.into_iter().map(TokenRow::into_token).collect()
        })
        .await
    }

    async fn revoke(&self, user_id: UserId, id: ApiTokenId) -> Result<bool, RepositoryError> {
        self.write(move |connection| {
            let row = api_tokens::table.find(id.get()).filter(api_tokens::user_id.eq(user_id.get()));
            Ok(diesel::delete(row).execute(connection).map_err(StorageError::from)? > 0)
        })
        .await
    }
}

fn issue(connection: &mut AnyConnection, new: NewApiToken, most: u32) -> QueryResult<Option<ApiToken>> {
    connection.lock(LockKind::UserTokens, new.user_id.get())?;
    let has: i64 =
        api_tokens::table.filter(api_tokens::user_id.eq(new.user_id.get())).count().get_result(connection)?;
    if has >= most.into() {
        return Ok(None);
    }
    let row = (
        api_tokens::user_id.eq(new.user_id.get()),
        api_tokens::name.eq(new.name.as_str()),
        api_tokens::hint.eq(&new.hint),
        api_tokens::digest.eq(new.digest.as_str()),
        api_tokens::scope.eq(new.scope.as_ref()),
        api_tokens::created_at.eq(new.at.naive_utc()),
        api_tokens::expires_at.eq(new.expires_at.naive_utc()),
    );
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(api_tokens::table).values(row).returning(api_tokens::id).get_result(known)
    })?;
    Ok(Some(ApiToken {
        id: id.into(),
        name: new.name,
        hint: new.hint,
        scope: new.scope,
        created_at: new.at,
        expires_at: new.expires_at,
        last_used_at: None,
    }))
}
