//! `trackml list`

use crate::cli::ListArguments;
use crate::failure::Failure;
use crate::{output, wiring};
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use serde_json::json;
use std::io::{self, IsTerminal};
use std::process::ExitCode;
use trackml_domain::license::License;
use trackml_domain::listing::{PageLimit, PageRequest};
use trackml_domain::model::ModelSummary;
use trackml_domain::query::Query;
use trackml_domain::tag::Tag;
use trackml_domain::text::Developer;
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceHub};

/// What was found: as many as were asked for, the number of all, and the words that were read otherwise.
struct Found {
    models: Vec<ModelSummary>,
    total: u64,
    corrections: Vec<(String, Vec<String>)>,
}

/// Lists what a query finds, in its order.
pub(super) async fn list(arguments: ListArguments) -> Result<ExitCode, Failure> {
    arguments.place.log.start()?;
    let text = arguments.query.join(" ");
    let query = Query::parse(&text)
        .map_err(|error| Failure::new(format_args!("the query {text:?} cannot be read: {error}")))?;
    let found = search(&arguments, &query).await?;
    if arguments.json {
        let items: Vec<_> = found.models.into_iter().map(trackml_api::item_json).collect();
        let body = json!({ "items": items, "total": found.total });
        output::line(format_args!("{body:#}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    for (word, readings) in &found.corrections {
        let instead = if readings.is_empty() { "nothing is like it".to_owned() } else { readings.join(", ") };
        output::error_line(format_args!("{word:?} stands nowhere: {instead}"));
    }
    if io::stdout().is_terminal() {
        output::line(format_args!("{}", table(&found.models)))?;
    } else {
        found
            .models
            .iter()
            .try_for_each(|model| output::line(format_args!("{}", columns(model).join("\t"))))?;
    }
    let shown = found.models.len() as u64;
    if shown < found.total {
        output::error_line(format_args!("{shown} of {} are listed; --limit lists more", found.total));
    }
    Ok(ExitCode::SUCCESS)
}

async fn search(arguments: &ListArguments, query: &Query) -> Result<Found, Failure> {
    let hub = HuggingFaceHub::new(HuggingFaceConfig::default()).map_err(Failure::new)?;
    let application = wiring::for_operator(&arguments.place.database, hub).await?;
    let caller = match &arguments.user {
        Some(login) => application.accounts.act_as(login).await?,
        None => application.accounts.act_as_only().await?,
    };
    let caller = caller.looking_at(arguments.workspace.map(Into::into));
    let wanted = usize::try_from(arguments.limit).unwrap_or(usize::MAX);
    let mut found = Found { models: Vec::new(), total: 0, corrections: Vec::new() };
    let mut page = PageRequest { sort: query.order(None), ..PageRequest::default() };
    loop {
        let left = wanted - found.models.len();
        let most = i64::try_from(left.min(PageLimit::MAX.into())).unwrap_or(1);
        page.limit = PageLimit::new(most).map_err(Failure::new)?;
        let listing = application.search.list(&caller, query, &page, false).await?;
        found.total = listing.page.total;
        found.corrections = listing.corrections;
        found.models.extend(listing.page.items);
        page.after = listing.page.next;
        if page.after.is_none() || found.models.len() >= wanted {
            return Ok(found);
        }
    }
}

const HEADER: [&str; 9] =
    ["id", "name", "developer", "type", "status", "params", "license", "rating", "tags"];

/// A table of fewer columns of characters than this cannot be read.
const NARROWEST: u16 = 40;
const USUAL_WIDTH: u16 = 120;

/// A model in the columns of [`HEADER`].
fn columns(model: &ModelSummary) -> [String; 9] {
    let or_nothing = |text: Option<&str>| text.unwrap_or("-").to_owned();
    [
        model.id.to_string(),
        model.name.as_str().to_owned(),
        or_nothing(model.developer.as_ref().map(Developer::as_str)),
        model.model_type.to_string(),
        model.status.to_string(),
        or_nothing(model.parameters.map(|count| count.to_string()).as_deref()),
        or_nothing(model.license.as_ref().map(License::as_str)),
        model.rating.map_or_else(|| "-".to_owned(), |rating| rating.stars().to_string()),
        model.tags.iter().map(Tag::as_str).collect::<Vec<_>>().join(", "),
    ]
}

fn table(models: &[ModelSummary]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    // Some terminals do not say how wide they are, or say nought.
    if table.width().is_none_or(|columns| columns < NARROWEST) {
        table.set_width(USUAL_WIDTH);
    }
    table.set_header(HEADER);
    table.add_rows(models.iter().map(columns));
    for number in [0, 5, 7] {
        if let Some(column) = table.column_mut(number) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}
