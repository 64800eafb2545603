-- Administrators and shut accounts, devices of sessions, refresh tokens, API tokens, invitations, counted attempts and
-- the audit.

ALTER TABLE users ADD COLUMN is_admin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN standing TEXT NOT NULL DEFAULT 'active';
-- An installation always has somebody who looks after it.
UPDATE users SET is_admin = 1 WHERE id = (SELECT MIN(id) FROM users);

ALTER TABLE sessions ADD COLUMN last_seen_at TEXT NOT NULL DEFAULT '1970-01-01 00:00:00';
ALTER TABLE sessions ADD COLUMN device TEXT;
ALTER TABLE sessions ADD COLUMN address TEXT;
UPDATE sessions SET last_seen_at = created_at;

-- Every refresh token that a session was given, so that one that is shown twice is recognised.
CREATE TABLE refresh_tokens (
    digest TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the token
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    issued_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    hint TEXT NOT NULL, -- the first characters
    digest TEXT NOT NULL, -- SHA-256 of the token
    scope TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    last_used_at TEXT
) STRICT;
CREATE UNIQUE INDEX api_tokens_by_digest ON api_tokens (digest);
CREATE INDEX api_tokens_by_user ON api_tokens (user_id);

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    login TEXT NOT NULL, -- an email address or a username, as it was written
    login_key TEXT NOT NULL, -- as it is compared
    invited_id INTEGER REFERENCES users (id) ON DELETE CASCADE, -- whose account it named when it was made
    role TEXT NOT NULL,
    code_digest TEXT NOT NULL, -- SHA-256 of the code
    invited_by INTEGER REFERENCES users (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX invitations_by_login ON invitations (workspace_id, login_key);
CREATE UNIQUE INDEX invitations_by_code ON invitations (code_digest);
CREATE INDEX invitations_by_invited ON invitations (invited_id);
CREATE INDEX invitations_by_inviter ON invitations (invited_by);

-- What is remembered of attempts to sign in and to register.
CREATE TABLE attempts (
    bucket TEXT NOT NULL PRIMARY KEY,
    attempts INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    blocked_until TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_by_moment ON attempts (last_at);

-- The audit outlives what it tells of: its ids refer to nothing.
CREATE TABLE audit_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    account_id INTEGER,
    actor_id INTEGER,
    workspace_id INTEGER,
    address TEXT,
    detail TEXT NOT NULL -- JSON: name -> text
) STRICT;
CREATE INDEX audit_entries_by_account ON audit_entries (account_id, id);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, id);
CREATE INDEX audit_entries_by_workspace ON audit_entries (workspace_id, id);
CREATE INDEX audit_entries_by_moment ON audit_entries (at);

CREATE INDEX sessions_by_end ON sessions (expires_at);
