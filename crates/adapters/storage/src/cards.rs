//! The cards of models, as they were fetched last.

use crate::dialect::{AnyConnection, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::{model_cards, models};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use trackml_domain::card::{Card, FetchedCard};

pub(crate) fn read(
    connection: &mut AnyConnection,
    model_id: i64,
) -> Result<Option<FetchedCard>, StorageError> {
    let row: Option<(Option<String>, NaiveDateTime)> = model_cards::table
        .find(model_id)
        .select((model_cards::card, model_cards::fetched_at))
        .first(connection)
        .optional()?;
    let Some((card, at)) = row else { return Ok(None) };
    let unreadable = |error: serde_json::Error| Unreadable {
        table: "model_cards",
        id: model_id,
        column: "card",
        reason: error.to_string(),
    };
    let card: Option<Card> = card.map(|text| serde_json::from_str(&text)).transpose().map_err(unreadable)?;
    Ok(Some(FetchedCard { card, at: at.and_utc() }))
}

pub(crate) fn keep(
    connection: &mut AnyConnection,
    model_id: i64,
    fetched: &FetchedCard,
) -> Result<(), StorageError> {
    let there: bool =
        diesel::select(diesel::dsl::exists(models::table.find(model_id))).get_result(connection)?;
    if !there {
        return Ok(());
    }
    let text = fetched.card.as_ref().map(serde_json::to_string).transpose()?;
    let values = (model_cards::card.eq(text.as_deref()), model_cards::fetched_at.eq(fetched.at.naive_utc()));
    on_each!(connection, known => {
        diesel::insert_into(model_cards::table)
            .values((model_cards::model_id.eq(model_id), values))
            .on_conflict(model_cards::model_id)
            .do_update()
            .set(values)
            .execute(known)
    })?;
    Ok(())
}
