//! Register, log in, be known, log out.

mod act_as;
mod authenticate;
mod login;
mod register;

use trackml_ports::SessionId;

/// The name of a session.
fn session(name: &str) -> SessionId {
    SessionId::new(name.to_owned())
}
