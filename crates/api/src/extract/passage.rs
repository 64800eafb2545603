//! From where a request comes, and whether a browser may send it from there.

use crate::cookie;
use crate::doors::{Doors, Passage};
use crate::problem::{Code, Problem};
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use secrecy::SecretString;
use std::future::{Ready, ready};
use trackml_application::Client;

/// How a request came that is to begin a session. One that a browser sends from the page of a stranger is refused: it
/// would sign a person in as somebody else.
pub(crate) struct FromOwnPage {
    pub(crate) passage: Passage,
    pub(crate) client: Client,
}

/// The refresh token of a request's cookie. Browsers add cookies by themselves, so an `Origin` that may is demanded.
pub(crate) struct RefreshCookie {
    pub(crate) token: SecretString,
    pub(crate) passage: Passage,
    pub(crate) client: Client,
}

impl FromRequest for FromOwnPage {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let doors = doors(request);
        let passage = doors.passage(request);
        ready(match origin(request) {
            Some(origin) if !doors.admits(&origin, &passage) => Err(Problem::new(Code::OriginRefused)),
            _ => Ok(Self { client: doors.client(request), passage }),
        })
    }
}

impl FromRequest for RefreshCookie {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let doors = doors(request);
        let passage = doors.passage(request);
        let Some(token) = cookie::shown(request) else {
            return ready(Err(Problem::new(Code::SessionEnded).with_detail("there is no refresh cookie")));
        };
        ready(match origin(request) {
            Some(origin) if doors.admits(&origin, &passage) => {
                Ok(Self { token, client: doors.client(request), passage })
            }
            _ => Err(Problem::new(Code::OriginRefused)),
        })
    }
}

fn doors(request: &HttpRequest) -> web::Data<Doors> {
    request.app_data::<web::Data<Doors>>().cloned().unwrap_or_default()
}

fn origin(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(header::ORIGIN)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}
