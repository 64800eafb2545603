//! The statements of a request, in its trace: their text without what was filled in.

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use tracing::Span;
use tracing::field::Empty;

/// Shows the statements of connections that are opened from now on in traces.
///
/// # Errors
/// Where something else has broken while it was being set up.
pub fn trace_statements() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    Ok(set_default_instrumentation(|| Some(Box::new(Statements(Span::none()))))?)
}

/// The statement that runs on a connection.
struct Statements(Span);

impl Instrumentation for Statements {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { query, .. } => {
                // Outside of a trace there is nothing to show it in.
                if Span::current().is_none() {
                    return;
                }
                let text = query.to_string();
                let text = without_values(&text);
                self.0 = tracing::info_span!(
                    target: "trackml::work", "statement",
                    otel.kind = "client",
                    otel.name = first_word(text),
                    otel.status_code = Empty,
                    db.query.text = text,
                );
            }
            InstrumentationEvent::FinishQuery { error, .. } => {
                if error.is_some() {
                    self.0.record("otel.status_code", "ERROR");
                }
                self.0 = Span::none();
            }
            _ => {}
        }
    }
}

/// Diesel writes the values that were filled in behind the statement: they are people's words.
fn without_values(text: &str) -> &str {
    text.split(" -- binds:").next().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or("statement")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::models;
    use diesel::debug_query;
    use diesel::prelude::*;

    #[test]
    fn what_a_person_wrote_is_not_shown() {
        let query = models::table.filter(models::name.eq("secret -- binds: of mine")).select(models::id);
        let text = debug_query::<diesel::sqlite::Sqlite, _>(&query).to_string();
        assert!(text.contains("secret"), "{text}");
        let shown = without_values(&text);
        assert!(!shown.contains("secret"), "{shown}");
        assert!(shown.ends_with(['?', ')']), "{shown}");
        assert_eq!(first_word(shown), "SELECT");
    }
}
