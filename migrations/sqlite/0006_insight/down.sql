DROP TRIGGER models_vector_moved;
DROP TRIGGER models_vector_changed;
DROP TRIGGER models_vector_kept;
DROP TABLE vector_queue;
DROP TABLE model_vectors;
DROP TABLE ai_usage;
DROP TABLE model_cards;
DROP TABLE insights;
