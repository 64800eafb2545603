//! Which models a list shows, as SQL.

use crate::dialect::AnyBackend;
use crate::schema::{model_tags, models, tags};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};
use trackml_domain::listing::{LicenseFilter, ModelFilter};
use trackml_domain::tag::Tag;
use trackml_domain::text::fold;

/// A statement over the models of a workspace, still open to conditions, an order and a limit.
pub(super) type ModelsQuery<'a> = models::BoxedQuery<'a, AnyBackend>;

type LicenseCondition = Box<dyn BoxableExpression<models::table, AnyBackend, SqlType = Nullable<Bool>>>;

/// The models of a workspace that satisfy a filter and are not in the trash.
pub(super) fn filtered(workspace_id: i64, filter: &ModelFilter) -> ModelsQuery<'static> {
    let mut query = models::table
        .filter(models::workspace_id.eq(workspace_id))
        .filter(models::deleted_at.is_null())
        .into_boxed();
    if !filter.statuses.is_empty() {
        let wanted: Vec<&'static str> = filter.statuses.iter().map(|status| (*status).into()).collect();
        query = query.filter(models::status.eq_any(wanted));
    }
    if !filter.model_types.is_empty() {
        let wanted: Vec<&'static str> = filter.model_types.iter().map(|kind| (*kind).into()).collect();
        query = query.filter(models::model_type.eq_any(wanted));
    }
    if !filter.developers.is_empty() {
        let wanted: Vec<String> =
            filter.developers.iter().map(|developer| fold(developer.as_str())).collect();
        query = query.filter(models::developer_key.eq_any(wanted));
    }
    if let Some(condition) = any_license(&filter.licenses) {
        query = query.filter(condition);
    }
    for tag in &filter.tags {
        query = query.filter(models::id.eq_any(with_tag(workspace_id, tag)));
    }
    for word in filter.text.iter().flat_map(trackml_domain::listing::SearchText::words) {
        query = query.filter(models::search_text.like(contains(word)).escape('\\'));
    }
    query
}

fn any_license(wanted: &[LicenseFilter]) -> Option<LicenseCondition> {
    let one = |license: &LicenseFilter| -> LicenseCondition {
        match license {
            LicenseFilter::Is(license) => Box::new(models::license_key.eq(fold(license.as_str()))),
            LicenseFilter::Class(class) => Box::new(models::license_class.eq(<&'static str>::from(*class))),
        }
    };
    wanted.iter().map(one).reduce(|either, or| Box::new(either.or(or)))
}

/// The ids of the models that carry a tag.
#[diesel::dsl::auto_type(no_type_alias)]
fn with_tag(workspace_id: i64, tag: &Tag) -> _ {
    let name: String = tag.as_str().to_owned();
    model_tags::table
        .inner_join(tags::table)
        .filter(tags::workspace_id.eq(workspace_id))
        .filter(tags::name.eq(name))
        .select(model_tags::model_id)
}

/// A pattern for text that contains a word, in which `%`, `_` and `\` stand for themselves.
fn contains(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len() + 2);
    pattern.push('%');
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
