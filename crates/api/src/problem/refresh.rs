//! What goes wrong when the Hub is asked again, as problems.

use super::{Code, FieldProblem, Problem};
use trackml_application::refresh::RefreshError;

impl From<RefreshError> for Problem {
    fn from(error: RefreshError) -> Self {
        let said = error.to_string();
        match error {
            RefreshError::Access(error) => error.into(),
            RefreshError::NotOnHub => Self::new(Code::NotOnHub),
            RefreshError::Locked(_) => Self::invalid(vec![FieldProblem::new("accept", "locked", said)]),
            RefreshError::Hub(error) => error.into(),
            RefreshError::Name(_) => Self::new(Code::HubFailed).with_detail(said),
            RefreshError::Contended => Self::new(Code::EditConflict),
            RefreshError::Repository(error) => error.into(),
        }
    }
}
