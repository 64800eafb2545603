DROP TABLE latest_writes;
