//! Embedded SQLite and PostgreSQL behind the repository ports, through Diesel.
