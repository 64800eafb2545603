//! Counts beside a list.

use serde::Serialize;
use trackml_domain::facets::{Facets, SizeBand};
use trackml_domain::license::LicenseClass;
use trackml_domain::query::{Condition, Query, Test};
use utoipa::ToSchema;

/// How many of what was looked for have which value, those that most have first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Facets)]
pub(crate) struct FacetsBody {
    /// All of them.
    total: u64,
    status: Vec<CountBody>,
    r#type: Vec<CountBody>,
    /// The hundred that most have.
    tag: Vec<CountBody>,
    /// The hundred that most have.
    developer: Vec<CountBody>,
    license_class: Vec<CountBody>,
    /// `tiny` is below a billion parameters, `small` below four, `medium` below fifteen, `large` below eighty, then `huge`.
    size: Vec<CountBody>,
}

/// A value and how many have it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FacetCount)]
struct CountBody {
    /// Null where the records lack the field.
    value: Option<String>,
    count: u64,
    /// What narrows a query down to these, in the search language.
    #[schema(example = "status:using")]
    query: String,
}

impl From<Facets> for FacetsBody {
    fn from(facets: Facets) -> Self {
        fn counts<T>(
            values: Vec<(T, u64)>,
            word: impl Fn(&T) -> Option<String>,
            query: impl Fn(T) -> String,
        ) -> Vec<CountBody> {
            let count = |(value, count)| CountBody { value: word(&value), count, query: query(value) };
            values.into_iter().map(count).collect()
        }
        let size = |band: &Option<SizeBand>| band.map(|band| band.to_string());
        let class = |class: &Option<LicenseClass>| class.map(|class| class.to_string());
        Self {
            total: facets.total,
            status: counts(facets.statuses, |s| Some(s.to_string()), |s| test(Test::Status(vec![s]))),
            r#type: counts(facets.types, |t| Some(t.to_string()), |t| test(Test::Type(vec![t]))),
            tag: counts(facets.tags, |t| Some(t.as_str().to_owned()), |t| test(Test::Tag(vec![t]))),
            developer: counts(
                facets.developers,
                |developer| developer.as_ref().map(|name| name.as_str().to_owned()),
                |developer| {
                    developer
                        .map_or_else(|| "-has:developer".to_owned(), |name| test(Test::Developer(vec![name])))
                },
            ),
            license_class: counts(facets.license_classes, class, |class| {
                class.map_or_else(|| "-has:license".to_owned(), |class| format!("license:{class}"))
            }),
            size: counts(facets.sizes, size, |band| band.map_or("-has:params", SizeBand::query).to_owned()),
        }
    }
}

/// A test, in the search language.
fn test(test: Test) -> String {
    Query { condition: Condition::Test(test), ..Query::default() }.to_string()
}
