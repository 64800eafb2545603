-- Models with their tags, their Hub ids and their history.
--
-- Columns exist for what is filtered, sorted or joined; the rest of the Hub's facts and the provenance are one JSON
-- text each. Lists show what is not in the trash, so their indexes hold only that.

CREATE TABLE models (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL, -- folded: what the list sorts by
    developer TEXT,
    developer_key TEXT, -- folded
    model_type TEXT NOT NULL,
    status TEXT NOT NULL,
    parameters INTEGER,
    license TEXT,
    license_key TEXT, -- folded
    license_class TEXT,
    version TEXT,
    notes TEXT NOT NULL,
    source_links TEXT NOT NULL, -- JSON list
    date_interacted TEXT,
    favorite INTEGER NOT NULL,
    rating INTEGER,
    hub_id TEXT,
    hub TEXT, -- JSON: the Hub's facts
    provenance TEXT NOT NULL, -- JSON: field -> source and moment
    search_text TEXT NOT NULL, -- folded: everything that a word is looked for in
    revision INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE INDEX models_by_name ON models (workspace_id, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_developer ON models (workspace_id, developer_key, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_parameters ON models (workspace_id, parameters, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_created ON models (workspace_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_updated ON models (workspace_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_interacted ON models (workspace_id, date_interacted, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_status ON models (workspace_id, status, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_type ON models (workspace_id, model_type, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_license ON models (workspace_id, license_key) WHERE deleted_at IS NULL;
CREATE INDEX models_by_license_class ON models (workspace_id, license_class) WHERE deleted_at IS NULL;

CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    name TEXT NOT NULL -- folded
) STRICT;
CREATE UNIQUE INDEX tags_by_name ON tags (workspace_id, name);

CREATE TABLE model_tags (
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (model_id, tag_id)
) STRICT;
CREATE INDEX model_tags_by_tag ON model_tags (tag_id, model_id);

-- Every id of the Hub that a model answers to, folded.
CREATE TABLE model_hub_keys (
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    hub_key TEXT NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    PRIMARY KEY (model_id, hub_key)
) STRICT;
CREATE INDEX model_hub_keys_by_key ON model_hub_keys (workspace_id, hub_key, model_id);

CREATE TABLE model_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    event TEXT NOT NULL -- JSON
) STRICT;
CREATE INDEX model_events_by_model ON model_events (model_id, id);
CREATE INDEX model_events_by_user ON model_events (user_id);

-- Which attempt made which record, so that a repeated request makes no second one.
CREATE TABLE idempotency_keys (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    PRIMARY KEY (user_id, idempotency_key)
) STRICT;
CREATE INDEX idempotency_keys_by_model ON idempotency_keys (model_id);
