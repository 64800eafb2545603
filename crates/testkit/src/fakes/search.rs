//! Filters and pages, over plain values.

use super::order;
use trackml_domain::license::License;
use trackml_domain::listing::{Keyset, LicenseFilter, ModelFilter, Page, PageRequest};
use trackml_domain::model::{Model, ModelSummary};
use trackml_domain::source_link::SourceLink;
use trackml_domain::tag::Tag;
use trackml_domain::text::{Developer, Version, fold};

/// One page of those of the models that satisfy the filter.
pub(super) fn page<'a>(
    models: impl Iterator<Item = &'a Model>,
    filter: &ModelFilter,
    request: &PageRequest,
) -> Page<ModelSummary> {
    let sort = request.sort;
    let mut found: Vec<_> = models
        .filter(|model| matches(model, filter))
        .map(|model| (order::place(model, sort.field), model))
        .collect();
    found.sort_by(|(a, _), (b, _)| order::compare(a, b, sort.descending));
    let total = found.len() as u64;
    let behind = |place: &Keyset| {
        request.after.as_ref().is_none_or(|after| order::compare(place, after, sort.descending).is_gt())
    };
    found.retain(|(place, _)| behind(place));
    let more = found.len() > usize::from(request.limit.get());
    found.truncate(request.limit.get().into());
    Page {
        next: if more { found.last().map(|(place, _)| place.clone()) } else { None },
        items: found.into_iter().map(|(_, model)| model.into()).collect(),
        total,
    }
}

/// Whether a model satisfies every part of the filter.
fn matches(model: &Model, filter: &ModelFilter) -> bool {
    let fields = &model.fields;
    any(&filter.model_types, |model_type| fields.model_type == *model_type)
        && any(&filter.statuses, |status| fields.status == *status)
        && any(&filter.developers, |wanted| {
            fields.developer.as_ref().is_some_and(|stored| fold(stored.as_str()) == fold(wanted.as_str()))
        })
        && any(&filter.licenses, |wanted| {
            fields.license.as_ref().is_some_and(|license| is_license(license, wanted))
        })
        && filter.tags.iter().all(|wanted| fields.tags.iter().any(|tag| tag == wanted))
        && filter.text.as_ref().is_none_or(|text| {
            let texts = texts(model);
            text.words().all(|word| texts.iter().any(|text| text.contains(word)))
        })
}

/// Whether any of the wanted values fits; nothing wanted fits all.
fn any<T>(wanted: &[T], fits: impl FnMut(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(fits)
}

fn is_license(stored: &License, wanted: &LicenseFilter) -> bool {
    match wanted {
        LicenseFilter::Is(license) => fold(stored.as_str()) == fold(license.as_str()),
        LicenseFilter::Class(class) => stored.class() == *class,
    }
}

/// Every text of a model that words are looked for in, folded.
fn texts(model: &Model) -> Vec<String> {
    let fields = &model.fields;
    let hub = model.hub.as_ref();
    std::iter::once(fields.name.as_str())
        .chain(fields.developer.as_ref().map(Developer::as_str))
        .chain(std::iter::once(fields.notes.as_str()))
        .chain(fields.tags.iter().map(Tag::as_str))
        .chain(fields.source_links.iter().map(SourceLink::as_str))
        .chain(fields.license.as_ref().map(License::as_str))
        .chain(fields.version.as_ref().map(Version::as_str))
        .chain(hub.map(|facts| facts.id.as_str()))
        .chain(hub.and_then(|facts| facts.description.as_deref()))
        .map(fold)
        .collect()
}
