//! Ids in the address.

use crate::problem::{Code, FieldProblem, Problem};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use percent_encoding::percent_decode;
use std::future::{Ready, ready};
use trackml_domain::id::{
    ApiTokenId, BulkId, HardwareId, InsightId, InvitationId, JournalEntryId, ModelId, UserId, ViewId,
    WorkspaceId,
};
use trackml_domain::provenance::Field;
use trackml_domain::tag::Tag;
use trackml_ports::SessionId;

/// An id of the address.
pub(crate) struct PathId<K>(pub(crate) K);

/// The `{id}` of a record.
pub(crate) type RecordId = PathId<ModelId>;

/// What stands in an address under a name.
pub(crate) trait InPath: Sized {
    /// Its place in the address.
    const PART: &str;
    /// What is told where it is none.
    const MISSING: Code;

    /// Reads it.
    fn read(text: &str) -> Option<Self>;
}

macro_rules! in_path {
    ($($id:ty = $part:literal, $missing:ident;)*) => {
        $(impl InPath for $id {
            const PART: &str = $part;
            const MISSING: Code = Code::$missing;

            fn read(text: &str) -> Option<Self> {
                text.parse::<i64>().ok().map(Self::from)
            }
        })*
    };
}

in_path! {
    ModelId = "id", ModelNotFound;
    WorkspaceId = "id", WorkspaceNotFound;
    BulkId = "bulk_id", NothingToUndo;
    UserId = "user_id", AccountNotFound;
    ApiTokenId = "id", TokenNotFound;
    InvitationId = "invitation_id", InvitationNotFound;
    JournalEntryId = "entry_id", JournalEntryNotFound;
    ViewId = "id", ViewNotFound;
    EventId = "event_id", EventNotFound;
    HardwareId = "id", HardwareNotFound;
    InsightId = "thread_id", ThreadNotFound;
}

/// An event of a record's history.
#[derive(Clone, Copy)]
pub(crate) struct EventId(pub(crate) i64);

impl From<i64> for EventId {
    fn from(id: i64) -> Self {
        Self(id)
    }
}

impl InPath for Field {
    const PART: &str = "field";
    const MISSING: Code = Code::FieldNotFound;

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// The `{name}` of a tag.
pub(crate) type TagName = PathId<Tag>;

impl InPath for Tag {
    const PART: &str = "name";
    const MISSING: Code = Code::TagNotFound;

    /// The router has decoded everything but `/`, `+` and `%`.
    fn read(text: &str) -> Option<Self> {
        let text = percent_decode(text.as_bytes()).decode_utf8().ok()?;
        Self::parse(&text).ok()
    }
}

impl InPath for SessionId {
    const PART: &str = "id";
    const MISSING: Code = Code::SessionNotFound;

    fn read(text: &str) -> Option<Self> {
        uuid::Uuid::try_parse(text).ok().map(|id| Self::new(id.to_string()))
    }
}

impl<K: InPath> FromRequest for PathId<K> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let id = request.match_info().get(K::PART).and_then(K::read);
        ready(id.map(Self).ok_or_else(|| {
            let error = FieldProblem::new(K::PART, "malformed", "is not what names one");
            Problem::new(K::MISSING).with_errors(vec![error])
        }))
    }
}
