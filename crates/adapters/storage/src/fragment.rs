//! A piece of SQL with its values, for conditions that are built of a query: those of which the types are only known when
//! it is read.

use crate::dialect::AnyBackend;
use crate::schema::models;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::expression::{TypedExpressionType, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Date, SqlType, Text, Timestamp};
use std::marker::PhantomData;

/// A piece of SQL of a type, over the models. What a person wrote is only ever a value of it.
#[derive(Clone, Debug)]
pub(crate) struct Fragment<Type> {
    pieces: Vec<Piece>,
    of: PhantomData<Type>,
}

#[derive(Clone, Debug)]
enum Piece {
    Sql(&'static str),
    Text(String),
    Number(i64),
    Moment(NaiveDateTime),
    Day(NaiveDate),
}

impl<Type> Fragment<Type> {
    pub(crate) fn new(sql: &'static str) -> Self {
        Self { pieces: vec![Piece::Sql(sql)], of: PhantomData }
    }

    pub(crate) fn sql(mut self, sql: &'static str) -> Self {
        self.pieces.push(Piece::Sql(sql));
        self
    }

    pub(crate) fn text(mut self, value: impl Into<String>) -> Self {
        self.pieces.push(Piece::Text(value.into()));
        self
    }

    pub(crate) fn number(mut self, value: i64) -> Self {
        self.pieces.push(Piece::Number(value));
        self
    }

    pub(crate) fn moment(mut self, value: NaiveDateTime) -> Self {
        self.pieces.push(Piece::Moment(value));
        self
    }

    pub(crate) fn day(mut self, value: NaiveDate) -> Self {
        self.pieces.push(Piece::Day(value));
        self
    }

    /// The pieces of another fragment behind these.
    pub(crate) fn then<Other>(mut self, other: Fragment<Other>) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// Some texts between commas.
    pub(crate) fn texts<T: Into<String>>(self, values: impl IntoIterator<Item = T>) -> Self {
        values.into_iter().enumerate().fold(self, |fragment, (index, value)| {
            let fragment = if index > 0 { fragment.sql(", ") } else { fragment };
            fragment.text(value)
        })
    }
}

impl<Type> QueryFragment<AnyBackend> for Fragment<Type> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, AnyBackend>) -> QueryResult<()> {
        // Every query makes another text: a cache of them would only grow.
        pass.unsafe_to_cache_prepared();
        for piece in &self.pieces {
            match piece {
                Piece::Sql(sql) => pass.push_sql(sql),
                Piece::Text(value) => pass.push_bind_param::<Text, String>(value)?,
                Piece::Number(value) => pass.push_bind_param::<BigInt, i64>(value)?,
                Piece::Moment(value) => pass.push_bind_param::<Timestamp, NaiveDateTime>(value)?,
                Piece::Day(value) => pass.push_bind_param::<Date, NaiveDate>(value)?,
            }
        }
        Ok(())
    }
}

impl<Type> QueryId for Fragment<Type> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Type: SqlType + TypedExpressionType> Expression for Fragment<Type> {
    type SqlType = Type;
}

impl<Type> ValidGrouping<()> for Fragment<Type> {
    type IsAggregate = is_aggregate::No;
}

impl<Type> AppearsOnTable<models::table> for Fragment<Type> where Self: Expression {}
impl<Type> SelectableExpression<models::table> for Fragment<Type> where Self: Expression {}
