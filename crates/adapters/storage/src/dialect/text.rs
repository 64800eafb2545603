//! Text search, which each database has in its own way: a vector of lexemes with a GIN index on PostgreSQL, a table of
//! FTS5 on SQLite. What a term is and how a word is read is decided by the domain, so both find the same.

use super::AnyConnection;
use crate::fragment::Fragment;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use std::collections::BTreeMap;
use std::fmt::Write;
use trackml_domain::query::{Phrase, Sought};

/// Which database a statement is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Postgres,
    Sqlite,
}

/// A term as the index has it: behind its workspace, so that looking for it touches no other. Digits end at the `w`.
fn scoped(workspace_id: i64, term: &str) -> String {
    format!("{workspace_id}w{term}")
}

/// Stands between two texts of a record, so that no phrase reaches across. No term is a punctuation mark.
const BETWEEN_TEXTS: &str = "·";

impl Engine {
    /// The records of a workspace that have one of the phrases.
    pub(crate) fn has_words(self, workspace_id: i64, sought: &Sought) -> Fragment<Bool> {
        if sought.phrases.is_empty() {
            return Fragment::new("FALSE");
        }
        let phrase = |phrase: &Phrase| match self {
            Self::Postgres => tsquery(workspace_id, phrase),
            Self::Sqlite => fts5(workspace_id, phrase),
        };
        let phrases: Vec<String> = sought.phrases.iter().map(phrase).collect();
        match self {
            Self::Postgres => {
                Fragment::new("models.id IN (SELECT model_id FROM model_words WHERE words @@ CAST(")
                    .text(phrases.join(" | "))
                    .sql(" AS tsquery))")
            }
            Self::Sqlite => {
                Fragment::new("models.id IN (SELECT rowid FROM model_words WHERE model_words MATCH ")
                    .text(phrases.join(" OR "))
                    .sql(")")
            }
        }
    }

    /// The order of code points, for comparing text whose column has an order of a language's.
    pub(crate) fn by_code_point(self) -> &'static str {
        match self {
            Self::Postgres => " COLLATE \"C\"",
            Self::Sqlite => " COLLATE BINARY",
        }
    }
}

fn tsquery(workspace_id: i64, phrase: &Phrase) -> String {
    let lexemes: Vec<String> =
        phrase.terms.iter().map(|term| format!("'{}'", scoped(workspace_id, term))).collect();
    format!("({}{})", lexemes.join(" <-> "), if phrase.open { ":*" } else { "" })
}

fn fts5(workspace_id: i64, phrase: &Phrase) -> String {
    let tokens: Vec<String> = phrase.terms.iter().map(|term| scoped(workspace_id, term)).collect();
    format!("(\"{}\"{})", tokens.join(" "), if phrase.open { " *" } else { "" })
}

/// A vector's own notation. Its positions end at 16 383, and it keeps 256 of a lexeme: beyond that a word is found and a
/// phrase may not be.
fn tsvector(workspace_id: i64, texts: &[Vec<String>]) -> String {
    let mut places: BTreeMap<&str, String> = BTreeMap::new();
    let mut position = 0_u32;
    for text in texts {
        for term in text {
            position += 1;
            let of_term = places.entry(term).or_default();
            let comma = if of_term.is_empty() { "" } else { "," };
            let _ = write!(of_term, "{comma}{position}");
        }
        position += 1;
    }
    places.iter().fold(String::new(), |mut vector, (term, positions)| {
        let _ = write!(vector, "'{}':{positions} ", scoped(workspace_id, term));
        vector
    })
}

fn tokens(workspace_id: i64, texts: &[Vec<String>]) -> String {
    let text =
        |text: &Vec<String>| text.iter().map(|term| scoped(workspace_id, term)).collect::<Vec<_>>().join(" ");
    texts.iter().map(text).collect::<Vec<_>>().join(&format!(" {BETWEEN_TEXTS} "))
}

impl AnyConnection {
    /// Which database this is.
    pub(crate) fn engine(&self) -> Engine {
        match self {
            Self::Postgres(_) => Engine::Postgres,
            Self::Sqlite(_) => Engine::Sqlite,
        }
    }

    /// Makes the terms of a record, text by text, those that are given.
    pub(crate) fn index_words(
        &mut self,
        workspace_id: i64,
        model_id: i64,
        texts: &[Vec<String>],
    ) -> QueryResult<()> {
        match self {
            Self::Postgres(connection) => diesel::sql_query(
                "INSERT INTO model_words (model_id, words) VALUES ($1, CAST($2 AS tsvector))
                 ON CONFLICT (model_id) DO UPDATE SET words = excluded.words",
            )
            .bind::<BigInt, _>(model_id)
            .bind::<Text, _>(tsvector(workspace_id, texts))
            .execute(connection)
            .map(drop),
            Self::Sqlite(connection) => {
                diesel::sql_query("DELETE FROM model_words WHERE rowid = ?")
                    .bind::<BigInt, _>(model_id)
                    .execute(connection)?;
                diesel::sql_query("INSERT INTO model_words (rowid, words) VALUES (?, ?)")
                    .bind::<BigInt, _>(model_id)
                    .bind::<Text, _>(tokens(workspace_id, texts))
                    .execute(connection)
                    .map(drop)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&[&str]]) -> Vec<Vec<String>> {
        texts.iter().map(|text| text.iter().map(ToString::to_string).collect()).collect()
    }

    #[test]
    fn a_vector_has_a_gap_between_texts() {
        let vector = tsvector(7, &texts(&[&["llama", "3"], &["llama"]]));
        assert_eq!(vector, "'7w3':2 '7wllama':1,4 ");
        assert_eq!(tokens(7, &texts(&[&["llama", "3"], &["b"]])), "7wllama 7w3 · 7wb");
    }

    #[test]
    fn phrases_are_written_in_each_notation() {
        let phrase = Phrase { terms: vec!["llama".into(), "3".into()], open: true };
        assert_eq!(tsquery(7, &phrase), "('7wllama' <-> '7w3':*)");
        assert_eq!(fts5(7, &phrase), "(\"7wllama 7w3\" *)");
    }
}
