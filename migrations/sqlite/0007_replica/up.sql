-- The transaction in which a person wrote last: a replica that has seen it may answer what they read. SQLite has none.
CREATE TABLE latest_writes (
    user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    xact TEXT NOT NULL
) STRICT;
