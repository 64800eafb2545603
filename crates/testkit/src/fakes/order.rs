//! The order of lists.

use std::cmp::Ordering;
use trackml_domain::listing::{Keyset, SortField, SortKey};
use trackml_domain::model::Model;
use trackml_domain::text::fold;

/// The place of a model in a list that is sorted by a field.
pub(super) fn place(model: &Model, field: SortField) -> Keyset {
    let fields = &model.fields;
    let key = match field {
        SortField::Name => Some(SortKey::Text(fold(fields.name.as_str()))),
        SortField::Developer => {
            fields.developer.as_ref().map(|developer| SortKey::Text(fold(developer.as_str())))
        }
        SortField::Parameters => fields.parameters.map(|count| SortKey::Number(count.get().cast_signed())),
        SortField::ContextLength => model
            .hub
            .as_ref()
            .and_then(|facts| facts.context_length)
            .map(|tokens| SortKey::Number(tokens.cast_signed())),
        SortField::Rating => fields.rating.map(|rating| SortKey::Number(rating.stars().into())),
        SortField::StatusSince => Some(SortKey::Time(model.status_since)),
        // Points are no field: see `Library::place`.
        SortField::Relevance => None,
        SortField::CreatedAt => Some(SortKey::Time(model.created_at)),
        SortField::UpdatedAt => Some(SortKey::Time(model.updated_at)),
        SortField::DateInteracted => fields.date_interacted.map(|date| SortKey::Date(date.get())),
    };
    Keyset { key: key.unwrap_or(SortKey::Missing), id: model.id }
}

/// Which of two places comes first; what is missing comes last in both directions.
pub(super) fn compare(a: &Keyset, b: &Keyset, descending: bool) -> Ordering {
    let missing = |place: &Keyset| place.key == SortKey::Missing;
    missing(a).cmp(&missing(b)).then_with(|| {
        let ascending = values(&a.key, &b.key).then(a.id.cmp(&b.id));
        if descending { ascending.reverse() } else { ascending }
    })
}

fn values(a: &SortKey, b: &SortKey) -> Ordering {
    match (a, b) {
        (SortKey::Text(a), SortKey::Text(b)) => a.cmp(b),
        (SortKey::Number(a), SortKey::Number(b)) => a.cmp(b),
        (SortKey::Time(a), SortKey::Time(b)) => a.cmp(b),
        (SortKey::Date(a), SortKey::Date(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}
