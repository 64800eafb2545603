-- Facts that can be relied on: locks, what changed on the Hub, memory, families, hardware, refreshes of whole workspaces.

ALTER TABLE models ADD COLUMN locked_fields TEXT NOT NULL DEFAULT '[]'; -- JSON
ALTER TABLE models ADD COLUMN upstream TEXT NOT NULL DEFAULT '{}'; -- JSON
ALTER TABLE models ADD COLUMN checked_at TEXT; -- when the Hub was asked last
ALTER TABLE models ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE models ADD COLUMN changed_upstream INTEGER NOT NULL DEFAULT 0;
-- Bytes that must be there to run it at so many bits a weight; filled in when the words are cut anew.
ALTER TABLE models ADD COLUMN memory_4bit INTEGER;
ALTER TABLE models ADD COLUMN memory_8bit INTEGER;
ALTER TABLE models ADD COLUMN memory_16bit INTEGER;
UPDATE models SET checked_at = coalesce(
    (SELECT max(at) FROM model_events WHERE model_id = models.id AND kind = 'refreshed'), created_at)
    WHERE hub IS NOT NULL;
CREATE INDEX models_by_gone ON models (workspace_id, created_at, id) WHERE deleted_at IS NULL AND gone = 1;
CREATE INDEX models_by_changed ON models (workspace_id, created_at, id)
    WHERE deleted_at IS NULL AND changed_upstream = 1;
CREATE INDEX models_by_memory ON models (workspace_id, memory_4bit, id) WHERE deleted_at IS NULL;

-- Counting what happened to a record reads no event.
CREATE INDEX model_events_by_moment ON model_events (model_id, at, kind, user_id);

ALTER TABLE search_documents ADD COLUMN maker_compact TEXT NOT NULL DEFAULT ''; -- the developer without spaces and punctuation

-- Which models a record says that it was made from.
CREATE TABLE model_bases (
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    base_key TEXT NOT NULL, -- a Hub id, folded
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    PRIMARY KEY (model_id, base_key)
) STRICT;
CREATE INDEX model_bases_by_key ON model_bases (workspace_id, base_key, model_id);

-- What a person's models can run on.
CREATE TABLE hardware (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    memory_bytes INTEGER NOT NULL, -- of one
    units INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX hardware_by_user ON hardware (user_id, id);

-- Every record of a workspace is asked for at the Hub again, in the background.
CREATE TABLE refresh_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    stopped INTEGER NOT NULL DEFAULT 0,
    waits_until TEXT, -- for the Hub's quota
    served_at TEXT NOT NULL, -- runs take turns
    total INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX refresh_runs_open ON refresh_runs (workspace_id) WHERE ended_at IS NULL;
CREATE INDEX refresh_runs_by_workspace ON refresh_runs (workspace_id, id);
CREATE INDEX refresh_runs_by_user ON refresh_runs (user_id);

-- What of a run is still to be done. Whoever takes one has it until its lease ends.
CREATE TABLE refresh_items (
    run_id INTEGER NOT NULL REFERENCES refresh_runs (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    due_at TEXT NOT NULL,
    leased_until TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, model_id)
) STRICT;
CREATE INDEX refresh_items_by_model ON refresh_items (model_id);
