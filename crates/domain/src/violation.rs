//! What a refused value has to say for itself.

/// An error of a value object, as a client may act on it.
///
/// [`std::fmt::Display`] gives the sentence for a person; [`Violation::code`] the stable word for a program.
pub trait Violation: std::error::Error {
    /// A stable `snake_case` word such as `too_long`.
    fn code(&self) -> &'static str;
}
