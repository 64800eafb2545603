//! One's own account: signing in and out, its sessions, its API tokens.

mod audit;
mod me;
mod password;
mod renew;
mod sessions;
mod sign_in;
mod sign_out;
mod sign_up;
mod tokens;
mod verify;

pub(super) use audit::my_audit;
pub(super) use me::{deactivate_me, delete_me, patch_me, read_me};
pub(super) use password::change_password;
pub(super) use renew::refresh;
pub(super) use sessions::{end_session, end_sessions, list_sessions};
pub(super) use sign_in::login;
pub(super) use sign_out::logout;
pub(super) use sign_up::register;
pub(super) use tokens::{issue_token, list_tokens, revoke_token};
pub(super) use verify::verify_token;

use crate::cookie::{no_cookie, refresh_cookie};
use crate::doors::Passage;
use crate::dto::SessionBody;
use actix_web::http::header;
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use trackml_application::accounts::SignedIn;
use trackml_ports::SessionId;
use uuid::Uuid;

/// Random enough that nobody guesses it, ordered enough that the database likes it.
fn new_session() -> SessionId {
    SessionId::new(Uuid::now_v7().to_string())
}

/// An answer that no cache may keep.
fn secret(mut response: HttpResponseBuilder, body: impl Serialize) -> HttpResponse {
    response.insert_header((header::CACHE_CONTROL, "private, no-store")).json(body)
}

/// The answer to somebody who has just signed in, with the cookie that renews the session.
fn signed_in(mut response: HttpResponseBuilder, signed_in: SignedIn, passage: &Passage) -> HttpResponse {
    response.cookie(refresh_cookie(&signed_in.refresh_token, signed_in.refresh_expires_in, passage));
    secret(response, SessionBody::from(signed_in))
}

/// The answer to somebody who has just signed out.
fn signed_out(passage: &Passage) -> HttpResponse {
    HttpResponse::NoContent().cookie(no_cookie(passage)).finish()
}
