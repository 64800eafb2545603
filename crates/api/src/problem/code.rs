//! The one table of error codes.

use actix_web::http::StatusCode;
use strum::{IntoStaticStr, VariantArray};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $status:ident, $title:literal;)*) => {
        /// What went wrong: a stable word for programs, a status, and a title for people.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
        #[strum(serialize_all = "snake_case")]
        #[allow(missing_docs, reason = "the title says it")]
        pub(crate) enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// The status of the answer.
            pub(crate) fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)* }
            }

            /// What a person reads.
            pub(crate) fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

codes! {
    MalformedJson = BAD_REQUEST, "The body is not valid JSON";
    MalformedHeader = BAD_REQUEST, "A header cannot be read";
    MalformedRequest = BAD_REQUEST, "The request cannot be read";
    Unauthenticated = UNAUTHORIZED, "Sign in first";
    TokenExpired = UNAUTHORIZED, "The access token has expired";
    WrongCredentials = UNAUTHORIZED, "The email address or the password is wrong";
    SessionEnded = UNAUTHORIZED, "The session has ended; sign in again";
    Forbidden = FORBIDDEN, "Your role does not allow this";
    InsufficientScope = FORBIDDEN, "This API token may only read";
    SessionRequired = FORBIDDEN, "An API token cannot do this; sign in";
    OriginRefused = FORBIDDEN, "Requests from this origin are not accepted";
    WrongPassword = FORBIDDEN, "The password is wrong";
    RegistrationClosed = FORBIDDEN, "Accounts are made by the operator of this installation";
    InvitationNeeded = FORBIDDEN, "An invitation is needed to register here";
    RouteNotFound = NOT_FOUND, "There is nothing at this address";
    ModelNotFound = NOT_FOUND, "There is no such model";
    WorkspaceNotFound = NOT_FOUND, "There is no such workspace";
    MemberNotFound = NOT_FOUND, "The workspace has no such member";
    JournalEntryNotFound = NOT_FOUND, "The model's journal has no such entry";
    EventNotFound = NOT_FOUND, "The model's history has no such event";
    FieldNotFound = NOT_FOUND, "A model has no such field";
    HardwareNotFound = NOT_FOUND, "You have no such hardware";
    ThreadNotFound = NOT_FOUND, "The record has no such thread of questions";
    ViewNotFound = NOT_FOUND, "There is no such view";
    InvitationNotFound = NOT_FOUND, "There is no such invitation for you";
    TagNotFound = NOT_FOUND, "No record has this tag";
    NothingToUndo = NOT_FOUND, "There is nothing to take back";
    AccountNotFound = NOT_FOUND, "There is no such account";
    SessionNotFound = NOT_FOUND, "You have no such session";
    TokenNotFound = NOT_FOUND, "You have no such API token";
    HubModelNotFound = NOT_FOUND, "The Hub has no such model, or it is private";
    HubModelDisabled = NOT_FOUND, "The Hub has disabled this model";
    MethodNotAllowed = METHOD_NOT_ALLOWED, "This address does not know this method";
    RequestTimeout = REQUEST_TIMEOUT, "The request took too long to arrive";
    AccountTaken = CONFLICT, "This username or email address is taken";
    PersonalWorkspace = CONFLICT, "A personal workspace is its person's alone";
    WorkspaceNotEmpty = CONFLICT, "Models stand in this workspace";
    LastOwner = CONFLICT, "A workspace needs an owner";
    SoleOwner = CONFLICT, "Other members would be left without an owner";
    LastAdministrator = CONFLICT, "An installation needs an administrator";
    TooManyTokens = CONFLICT, "You have as many API tokens as there may be";
    TooMuchHardware = CONFLICT, "You have described as much hardware as there may be";
    TooManyEntries = CONFLICT, "The journal of this model is full";
    TagTaken = CONFLICT, "There is a tag of this name";
    SelectionChanged = CONFLICT, "Not as many records are meant as you have seen";
    ViewNameTaken = CONFLICT, "Another view of this workspace has this name";
    TooManyViews = CONFLICT, "The workspace has as many views as there may be";
    NotOnHub = CONFLICT, "This record is not of a model on the Hub";
    NothingToRevert = CONFLICT, "There is nothing to revert: what it changed was changed since";
    ThreadFull = CONFLICT, "The thread has come to its end";
    EditConflict = CONFLICT, "Others are changing this record; try again";
    StaleRevision = PRECONDITION_FAILED, "The record was changed meanwhile";
    BodyTooLarge = PAYLOAD_TOO_LARGE, "The body is too large";
    /// Of a proxy before the server; the three below it too.
    HeadersTooLarge = REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large";
    TooManyRequests = TOO_MANY_REQUESTS, "Too many requests; slow down";
    NoAnswer = BAD_GATEWAY, "No server has answered";
    LateAnswer = GATEWAY_TIMEOUT, "The server did not answer in time";
    AddressTooLong = URI_TOO_LONG, "The address is too long";
    UnsupportedMediaType = UNSUPPORTED_MEDIA_TYPE, "The body must be application/json";
    UnsupportedDocument = UNSUPPORTED_MEDIA_TYPE, "This kind of document is not read";
    ValidationFailed = UNPROCESSABLE_ENTITY, "Some fields are not valid";
    TooManyRecords = UNPROCESSABLE_ENTITY, "More records are meant than can be changed at once";
    InvalidSource = UNPROCESSABLE_ENTITY, "This names no model of the Hub";
    IdempotencyKeyReused = UNPROCESSABLE_ENTITY, "This Idempotency-Key was used for another request";
    InvitationInvalid = UNPROCESSABLE_ENTITY, "The invitation is not valid for this address or name";
    AiRefused = UNPROCESSABLE_ENTITY, "The AI service will not answer this";
    AiBudgetSpent = TOO_MANY_REQUESTS, "Your AI budget of the day is spent";
    TooManyAttempts = TOO_MANY_REQUESTS, "Too many attempts; try again later";
    StorageFull = INSUFFICIENT_STORAGE, "The disk is full; nothing was saved";
    Internal = INTERNAL_SERVER_ERROR, "Something went wrong on our side";
    HubFailed = BAD_GATEWAY, "The Hub's answer cannot be used";
    HubRefused = BAD_GATEWAY, "The Hub refused the request";
    HubGated = BAD_GATEWAY, "The Hub gives this model only to those who accept its terms";
    AiFailed = BAD_GATEWAY, "The AI service's answer cannot be used";
    AiRejected = BAD_GATEWAY, "The AI service refused the request";
    AiMisconfigured = BAD_GATEWAY, "The AI service refuses its configuration";
    AiNotConfigured = SERVICE_UNAVAILABLE, "No language model is configured";
    AiUnavailable = SERVICE_UNAVAILABLE, "The AI service cannot be reached";
    AiQuotaSpent = SERVICE_UNAVAILABLE, "The AI service's quota is used up";
    DocumentsUnavailable = SERVICE_UNAVAILABLE, "Documents cannot be read at the moment";
    HubUnavailable = SERVICE_UNAVAILABLE, "The Hub cannot be reached";
    HubRateLimited = SERVICE_UNAVAILABLE, "The Hub's quota is used up";
    DatabaseUnavailable = SERVICE_UNAVAILABLE, "The database cannot be reached";
    Busy = SERVICE_UNAVAILABLE, "Too many people are signing in at once";
    AiTimedOut = GATEWAY_TIMEOUT, "The AI service did not answer in time";
    HubTimedOut = GATEWAY_TIMEOUT, "The Hub did not answer in time";
}

impl Code {
    /// The stable word, as `code` carries it.
    pub(crate) fn word(self) -> &'static str {
        self.into()
    }

    /// The address that names the code, relative to the server: it answers with the code's entry of this table.
    pub(crate) fn address(self) -> String {
        format!("/errors/{}", self.word().replace('_', "-"))
    }

    /// The code of an address's last part.
    pub(crate) fn from_slug(slug: &str) -> Option<Self> {
        Self::VARIANTS.iter().copied().find(|code| code.word().replace('_', "-") == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_at_its_address() {
        for code in Code::VARIANTS {
            assert_eq!(Code::from_slug(code.address().strip_prefix("/errors/").unwrap()), Some(*code));
            assert!(code.status().is_client_error() || code.status().is_server_error());
        }
        assert_eq!(Code::ModelNotFound.address(), "/errors/model-not-found");
        assert_eq!(Code::from_slug("no-such-code"), None);
    }
}
