-- What is said of models beyond their facts: insights, the cards that they rest on, vectors, and what it all costs.

-- One analysis a record, and questions in threads.
CREATE TABLE insights (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, -- analysis, question
    thread_id INTEGER REFERENCES insights (id) ON DELETE CASCADE, -- the first question of its thread, for those after it
    question TEXT,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    content_hash TEXT NOT NULL,
    statements TEXT NOT NULL, -- JSON
    grounds TEXT NOT NULL, -- JSON
    source TEXT NOT NULL,
    language_model TEXT,
    prompt_version INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    answer_tokens INTEGER NOT NULL,
    thought_tokens INTEGER NOT NULL,
    took_ms INTEGER NOT NULL,
    cut_short INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX insights_analysis ON insights (model_id) WHERE kind = 'analysis';
CREATE INDEX insights_by_model ON insights (model_id, kind, id);
CREATE INDEX insights_by_thread ON insights (thread_id);
CREATE INDEX insights_by_user ON insights (user_id);

CREATE TABLE model_cards (
    model_id INTEGER PRIMARY KEY NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    card TEXT, -- JSON; none where the model has no card
    fetched_at TEXT NOT NULL
) STRICT;

CREATE TABLE ai_usage (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    calls INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    PRIMARY KEY (user_id, day)
) STRICT;

CREATE TABLE model_vectors (
    model_id INTEGER PRIMARY KEY NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    live INTEGER NOT NULL, -- not in the trash
    space TEXT NOT NULL, -- the model that made it and its dimensions
    made_of TEXT NOT NULL, -- a hash of the text
    vector BLOB NOT NULL, -- numbers of four bytes, the least first
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX model_vectors_by_workspace ON model_vectors (workspace_id, space, model_id) WHERE live = 1;

-- What still wants a vector. Whoever takes one has it until its lease ends.
CREATE TABLE vector_queue (
    model_id INTEGER PRIMARY KEY NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    leased_until TEXT,
    tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX vector_queue_by_due ON vector_queue (due_at);

-- Whichever way a record is kept or changed, it becomes due.
CREATE TRIGGER models_vector_kept AFTER INSERT ON models BEGIN
    INSERT INTO vector_queue (model_id, revision, due_at) VALUES (new.id, new.revision, new.updated_at)
        ON CONFLICT (model_id) DO UPDATE SET revision = excluded.revision, due_at = excluded.due_at, tries = 0;
END;
CREATE TRIGGER models_vector_changed AFTER UPDATE OF revision ON models WHEN new.revision <> old.revision BEGIN
    INSERT INTO vector_queue (model_id, revision, due_at) VALUES (new.id, new.revision, new.updated_at)
        ON CONFLICT (model_id) DO UPDATE SET revision = excluded.revision, due_at = excluded.due_at, tries = 0;
END;
CREATE TRIGGER models_vector_moved AFTER UPDATE OF workspace_id, deleted_at ON models
WHEN new.workspace_id <> old.workspace_id OR new.deleted_at IS NOT old.deleted_at BEGIN
    UPDATE model_vectors SET workspace_id = new.workspace_id, live = new.deleted_at IS NULL WHERE model_id = new.id;
END;
