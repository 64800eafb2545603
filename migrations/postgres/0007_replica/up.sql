-- The transaction in which a person wrote last: a replica that has seen it may answer what they read.
CREATE TABLE latest_writes (
    user_id BIGINT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    xact TEXT NOT NULL
);
