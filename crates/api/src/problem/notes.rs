//! What goes wrong with journals and views, as problems.

use super::{Code, FieldProblem, Problem};
use trackml_application::journal::JournalError;
use trackml_application::views::ViewsError;
use trackml_domain::journal::NotOfItsKind;

impl From<JournalError> for Problem {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::NotFound => Self::new(Code::ModelNotFound),
            JournalError::NoSuchEntry => Self::new(Code::JournalEntryNotFound),
            JournalError::TooMany { .. } => Self::new(Code::TooManyEntries).with_detail(error.to_string()),
            JournalError::Forbidden => Self::new(Code::Forbidden),
            JournalError::NotOfItsKind(error) => error.into(),
            JournalError::Repository(error) => error.into(),
        }
    }
}

impl From<NotOfItsKind> for Problem {
    fn from(error: NotOfItsKind) -> Self {
        Self::invalid(FieldProblem::of_other_kind(&error).collect())
    }
}

impl FieldProblem {
    /// Names what an entry does not have.
    pub(crate) fn of_other_kind(error: &NotOfItsKind) -> impl Iterator<Item = Self> {
        let message = format!("is not a field of a {}", error.kind);
        error.fields.iter().map(move |field| Self::new(*field, "unknown_field", message.clone()))
    }
}

impl From<ViewsError> for Problem {
    fn from(error: ViewsError) -> Self {
        let said = error.to_string();
        match error {
            ViewsError::NotFound => Self::new(Code::ViewNotFound),
            ViewsError::NoSuchWorkspace => Self::new(Code::WorkspaceNotFound),
            ViewsError::Forbidden => Self::new(Code::Forbidden),
            ViewsError::NameTaken => Self::new(Code::ViewNameTaken)
                .with_errors(vec![FieldProblem::new("name", "taken", "is taken")]),
            ViewsError::TooMany => Self::new(Code::TooManyViews).with_detail(said),
            ViewsError::Repository(error) => error.into(),
        }
    }
}
