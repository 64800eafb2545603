//! Bringing the index up to date where the rules by which terms are cut have changed, or where there was none.

use super::{derived, find_several, words};
use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind};
use crate::error::StorageError;
use crate::schema::search_documents;
use diesel::prelude::*;
use trackml_ports::RepositoryError;

/// How many records are written in a transaction: others want to write in between.
const BATCH: i64 = 200;

impl Database {
    /// Cuts the terms of every record anew whose terms are of an older edition. Any node may do so at any time.
    pub(crate) async fn cut_words_anew(&self) -> Result<(), RepositoryError> {
        loop {
            let cut: Result<usize, RepositoryError> =
                self.write(|connection| Ok(cut_some(connection)?)).await;
            if cut? == 0 {
                return Ok(());
            }
        }
    }
}

fn cut_some(connection: &mut AnyConnection) -> Result<usize, StorageError> {
    connection.lock(LockKind::Edition, 0)?;
    let old: Vec<(i64, i64)> = search_documents::table
        .filter(search_documents::edition.lt(words::EDITION))
        .order(search_documents::model_id.asc())
        .limit(BATCH)
        .select((search_documents::model_id, search_documents::workspace_id))
        .load(connection)?;
    let (ids, workspaces): (Vec<i64>, Vec<i64>) = old.iter().copied().unzip();
    words::lock(connection, &workspaces)?;
    // Read once nobody changes them any more. One that was moved meanwhile was cut anew where it went.
    for model in find_several(connection, &ids)? {
        let (workspace_id, id) = (model.workspace_id.get(), model.id.get());
        if old.contains(&(id, workspace_id)) {
            words::write(connection, workspace_id, id, &model.fields, model.hub.as_ref())?;
            derived::write(connection, &model)?;
        }
    }
    Ok(old.len())
}
