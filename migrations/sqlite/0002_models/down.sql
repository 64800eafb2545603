DROP TABLE idempotency_keys;
DROP TABLE model_events;
DROP TABLE model_hub_keys;
DROP TABLE model_tags;
DROP TABLE tags;
DROP TABLE models;
