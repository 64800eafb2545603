//! A comparison as a table for people: Markdown, and CSV for spreadsheets.

use crate::problem::Problem;
use trackml_domain::comparison::{Cell, Comparison};

/// What stands where nothing is known.
const MISSING: &str = "—";

/// A Markdown table; the best of a row is bold.
pub(crate) fn markdown(comparison: &Comparison) -> String {
    let mut lines = Vec::new();
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let names = comparison.models.iter().map(|model| escaped(&model.name));
    lines.push(line(std::iter::once(String::new()).chain(names).collect()));
    lines.push(format!("|{}", " --- |".repeat(comparison.models.len() + 1)));
    for group in &comparison.groups {
        let empty = comparison.models.iter().map(|_| String::new());
        lines.push(line(std::iter::once(format!("**{}**", group.kind.label())).chain(empty).collect()));
        for row in &group.rows {
            let cells = row.cells.iter().map(|cell| {
                let text = cell.text.as_deref().map_or_else(|| MISSING.to_owned(), escaped);
                if cell.best { format!("**{text}**") } else { text }
            });
            lines.push(line(std::iter::once(escaped(&row.label)).chain(cells).collect()));
        }
    }
    lines.join("\n") + "\n"
}

/// A text that Markdown shows as it is, in a table.
fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' => plain.extend(['\\', c]),
            c if c.is_control() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}

/// Comma-separated values as RFC 4180 has them: the group, the fact, and a column for each record.
///
/// # Errors
/// Where the writer fails, which memory does not.
pub(crate) fn csv(comparison: &Comparison) -> Result<String, Problem> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let names = comparison.models.iter().map(|model| harmless(&model.name));
    let head = ["Group".to_owned(), "Fact".to_owned()].into_iter().chain(names);
    writer.write_record(head).map_err(Problem::internal)?;
    for group in &comparison.groups {
        for row in &group.rows {
            let first = [group.kind.label().to_owned(), harmless(&row.label)];
            let record = first.into_iter().chain(row.cells.iter().map(value));
            writer.write_record(record).map_err(Problem::internal)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Problem::internal(error.into_error()))?;
    String::from_utf8(bytes).map_err(Problem::internal)
}

/// Numbers as they are, for spreadsheets to calculate with.
fn value(cell: &Cell) -> String {
    match (cell.value, &cell.text) {
        (Some(value), _) => value.to_string(),
        (None, Some(text)) => harmless(text),
        (None, None) => String::new(),
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_breaks_no_table() {
        assert_eq!(escaped("a|b *c* <d>\n`e`"), "a\\|b \\*c\\* \\<d\\> \\`e\\`");
        assert_eq!(
            (harmless("=1+1"), harmless("-x"), harmless("7B")),
            ("'=1+1".into(), "'-x".into(), "7B".into())
        );
    }
}
