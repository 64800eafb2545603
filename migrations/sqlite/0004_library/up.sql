-- Finding and keeping in order: words, the journal, saved views, changes of many records at once.

-- What queries filter and sort by.
ALTER TABLE models ADD COLUMN context_length INTEGER;
ALTER TABLE models ADD COLUMN gated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE models ADD COLUMN status_since TEXT NOT NULL DEFAULT '';
UPDATE models SET
    context_length = json_extract(hub, '$.context_length'),
    gated = hub IS NOT NULL AND coalesce(json_extract(hub, '$.gated'), 'no') <> 'no',
    status_since = coalesce(
        (SELECT max(at) FROM model_events WHERE model_id = models.id AND kind = 'status_changed'), created_at);
CREATE INDEX models_by_context ON models (workspace_id, context_length, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_rating ON models (workspace_id, rating, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_since ON models (workspace_id, status_since, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_favorite ON models (workspace_id, favorite, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX models_by_gated ON models (workspace_id, gated, created_at, id) WHERE deleted_at IS NULL;
-- Everything that is counted beside a list, so that counting reads no record.
CREATE INDEX models_by_facets ON models
    (workspace_id, status, model_type, license_class, developer_key, developer, parameters, id) WHERE deleted_at IS NULL;
CREATE INDEX models_in_trash ON models (workspace_id, updated_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX models_to_purge ON models (deleted_at) WHERE deleted_at IS NOT NULL;
ALTER TABLE models DROP COLUMN search_text;

-- What a record says, cut into terms by TrackML itself: each term with a space before it.
CREATE TABLE search_documents (
    model_id INTEGER PRIMARY KEY NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    labels TEXT NOT NULL, -- tags
    maker TEXT NOT NULL, -- developer, version, Hub id
    compact TEXT NOT NULL, -- the name without spaces and punctuation: what duplicates have in common
    terms TEXT NOT NULL, -- every term once
    edition INTEGER NOT NULL -- of the rules by which the terms were cut; 0 where they are still to be cut
) STRICT;
CREATE INDEX search_documents_by_compact ON search_documents (workspace_id, compact, model_id);
CREATE INDEX search_documents_by_edition ON search_documents (edition);
INSERT INTO search_documents SELECT id, workspace_id, '', '', '', '', '', 0 FROM models;

-- Every term that a record of the workspace has, and how many have it.
CREATE TABLE search_terms (
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    term TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, term)
) STRICT, WITHOUT ROWID;

-- Which record has which terms, in which order. Each term carries its workspace, so that looking for it touches no other.
-- The tokenizer only splits at spaces: what a term is, TrackML decides.
CREATE VIRTUAL TABLE model_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE TRIGGER model_words_deleted AFTER DELETE ON models BEGIN
    DELETE FROM model_words WHERE rowid = old.id;
END;

-- What a person writes down about a model over time.
CREATE TABLE journal_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    verdict TEXT, -- of a decision; none of a log entry
    purpose TEXT, -- likewise
    body TEXT NOT NULL,
    day TEXT NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX journal_entries_by_model ON journal_entries (model_id, day, id);
CREATE INDEX journal_entries_by_verdict ON journal_entries (verdict, model_id);
CREATE INDEX journal_entries_by_user ON journal_entries (user_id);

CREATE TABLE views (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL, -- folded
    query TEXT NOT NULL, -- as it was typed
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX views_by_name ON views (workspace_id, name_key);
CREATE INDEX views_by_user ON views (user_id);

ALTER TABLE tags ADD COLUMN color TEXT;

-- A change of many records at once, which can be taken back for a while.
CREATE TABLE bulk_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
CREATE INDEX bulk_changes_by_workspace ON bulk_changes (workspace_id);
CREATE INDEX bulk_changes_by_user ON bulk_changes (user_id);
CREATE INDEX bulk_changes_by_end ON bulk_changes (expires_at);
ALTER TABLE model_events ADD COLUMN bulk_id INTEGER REFERENCES bulk_changes (id) ON DELETE SET NULL;
CREATE INDEX model_events_by_bulk ON model_events (bulk_id, model_id, id) WHERE bulk_id IS NOT NULL;
