//! What a record says, in the index: written with the record, in its transaction.

use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::journal;
use crate::schema::{search_documents, search_terms};
use diesel::prelude::*;
use std::collections::BTreeSet;
use trackml_domain::document::{Document, Place};
use trackml_domain::duplicate::compact;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::model::ModelFields;
use trackml_domain::words::{spaced, terms};

/// Of the rules by which terms are cut. A database that has terms of an older edition is brought up to date when it is
/// migrated.
pub(super) const EDITION: i64 = 2;

/// The most terms of a record that are indexed: notes of 100 kB have some 20 000, and a vector has an end.
const MAX_TERMS: usize = 40_000;

/// How many terms are written in a statement: the databases take some 32 000 values.
const CHUNK: usize = 5_000;

/// Stands between two texts of one column, so that a word does not reach across.
const BETWEEN: &str = " ·";

/// Where the record and the journal of another say it: developer, version, Hub id.
const MAKER: [Place; 3] = [Place::Developer, Place::Version, Place::HubId];

/// Keeps others from changing the words of a workspace until this transaction ends. It is taken before any row: whoever
/// has a row and waits for the words would wait for one who has the words and waits for the row.
pub(crate) fn lock(connection: &mut AnyConnection, workspaces: &[i64]) -> QueryResult<()> {
    let workspaces: BTreeSet<i64> = workspaces.iter().copied().collect();
    workspaces.into_iter().try_for_each(|id| connection.lock(LockKind::WorkspaceWords, id))
}

/// Makes the index of a record what the record says.
pub(crate) fn write(
    connection: &mut AnyConnection,
    workspace_id: i64,
    model_id: i64,
    fields: &ModelFields,
    hub: Option<&HubFacts>,
) -> QueryResult<()> {
    let journal = journal::texts(connection, model_id)?;
    let document = Document::of(fields, hub, &journal);
    let mut left = MAX_TERMS;
    let texts: Vec<Vec<String>> = document
        .texts()
        .map(|(_, text)| {
            let cut: Vec<String> = terms(text).take(left).map(|term| term.text).collect();
            left -= cut.len();
            cut
        })
        .filter(|cut| !cut.is_empty())
        .collect();
    let new: BTreeSet<&str> = texts.iter().flatten().map(String::as_str).collect();
    let before: Option<(i64, String)> = search_documents::table
        .find(model_id)
        .select((search_documents::workspace_id, search_documents::terms))
        .first(connection)
        .optional()?;
    let (from, old) = before.unwrap_or((workspace_id, String::new()));
    let old: BTreeSet<&str> = old.split_whitespace().collect();
    // What a record takes along to another workspace is new there.
    let stays = |term: &&&str| from == workspace_id && old.contains(*term) && new.contains(*term);
    let gone: Vec<&str> = old.iter().filter(|term| !stays(term)).copied().collect();
    let come: Vec<&str> = new.iter().filter(|term| !stays(term)).copied().collect();
    leave(connection, from, &gone)?;
    enter(connection, workspace_id, &come)?;
    connection.index_words(workspace_id, model_id, &texts)?;
    let places = |places: &[Place]| {
        document
            .of_places(places)
            .map(spaced)
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(BETWEEN)
    };
    let row = (
        search_documents::model_id.eq(model_id),
        search_documents::workspace_id.eq(workspace_id),
        search_documents::compact.eq(compact(fields.name.as_str())),
        search_documents::maker_compact.eq(fields
            .developer
            .as_ref()
            .map(|developer| compact(developer.as_str()))
            .unwrap_or_default()),
        search_documents::name.eq(spaced(fields.name.as_str())),
        search_documents::labels.eq(places(&[Place::Tags])),
        search_documents::maker.eq(places(&MAKER)),
        search_documents::terms.eq(new.into_iter().collect::<Vec<_>>().join(" ")),
        search_documents::edition.eq(EDITION),
    );
    diesel::delete(search_documents::table.find(model_id)).execute(connection)?;
    diesel::insert_into(search_documents::table).values(row).execute(connection).map(drop)
}

/// Notes that a record more has each of the terms.
fn enter(connection: &mut AnyConnection, workspace_id: i64, terms: &[&str]) -> QueryResult<()> {
    for some in terms.chunks(CHUNK) {
        let rows: Vec<_> = some
            .iter()
            .map(|term| {
                (
                    search_terms::workspace_id.eq(workspace_id),
                    search_terms::term.eq(*term),
                    search_terms::records.eq(0_i64),
                )
            })
            .collect();
        on_each!(connection, known => {
            diesel::insert_into(search_terms::table).values(&rows).on_conflict_do_nothing().execute(known)
        })?;
        diesel::update(search_terms::table.filter(of(workspace_id, some)))
            .set(search_terms::records.eq(search_terms::records + 1))
            .execute(connection)?;
    }
    Ok(())
}

/// Notes that a record less has each of the terms.
fn leave(connection: &mut AnyConnection, workspace_id: i64, terms: &[&str]) -> QueryResult<()> {
    for some in terms.chunks(CHUNK) {
        diesel::update(search_terms::table.filter(of(workspace_id, some)))
            .set(search_terms::records.eq(search_terms::records - 1))
            .execute(connection)?;
        diesel::delete(
            search_terms::table.filter(of(workspace_id, some)).filter(search_terms::records.le(0)),
        )
        .execute(connection)?;
    }
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn of<'a>(workspace_id: i64, terms: &'a [&'a str]) -> _ {
    search_terms::workspace_id.eq(workspace_id).and(search_terms::term.eq_any(terms))
}

/// The words of a record, and in whose vocabulary they are.
pub(crate) struct RecordWords {
    model_id: i64,
    workspace_id: i64,
    terms: String,
}

/// The words of records that are about to be removed for good.
pub(crate) fn of_records(connection: &mut AnyConnection, model_ids: &[i64]) -> QueryResult<Vec<RecordWords>> {
    let rows: Vec<(i64, i64, String)> = search_documents::table
        .filter(search_documents::model_id.eq_any(model_ids))
        .select((search_documents::model_id, search_documents::workspace_id, search_documents::terms))
        .load(connection)?;
    let words = |(model_id, workspace_id, terms)| RecordWords { model_id, workspace_id, terms };
    Ok(rows.into_iter().map(words).collect())
}

/// Takes the words of records that were removed for good out of the vocabulary, but for those that are left; the rest of
/// the index went with the records themselves.
pub(crate) fn forget(connection: &mut AnyConnection, words: &[RecordWords], left: &[i64]) -> QueryResult<()> {
    for record in words.iter().filter(|record| !left.contains(&record.model_id)) {
        let terms: Vec<&str> = record.terms.split_whitespace().collect();
        leave(connection, record.workspace_id, &terms)?;
    }
    Ok(())
}
