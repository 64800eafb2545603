//! A body that is JSON, or a form with one file.

use super::JsonBody;
use crate::MAX_DOCUMENT_BYTES;
use crate::problem::{Code, FieldProblem, Problem};
use actix_multipart::{Field, Multipart};
use actix_web::http::header;
use actix_web::rt::time::timeout;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures::StreamExt;
use futures::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use std::time::Duration;
use trackml_ports::UploadedDocument;

/// The form's field that holds the file.
const FILE: &str = "file";

/// How long a document may take to arrive.
const SLOW_UPLOAD: Duration = Duration::from_mins(2);

/// A body that is JSON, or a form with one file, which is held in memory alone.
pub(crate) enum JsonOrUpload<T> {
    Json(T),
    Upload(UploadedDocument),
}

impl<T: DeserializeOwned + 'static> FromRequest for JsonOrUpload<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
            if !kind.unwrap_or_default().trim_start().to_ascii_lowercase().starts_with("multipart/form-data")
            {
                return Ok(Self::Json(JsonBody::from_request(&request, &mut payload).await?.value));
            }
            let form = Multipart::from_request(&request, &mut payload).await.map_err(broken)?;
            let late = |_elapsed| Problem::new(Code::RequestTimeout);
            timeout(SLOW_UPLOAD, upload(form)).await.map_err(late)?.map(Self::Upload)
        })
    }
}

async fn upload(mut form: Multipart) -> Result<UploadedDocument, Problem> {
    let mut document = None;
    while let Some(field) = form.next().await {
        let field = field.map_err(malformed)?;
        let name = field.name().unwrap_or_default().to_owned();
        if name != FILE {
            let error =
                FieldProblem::new(name, "unknown_field", "is not a field of this form; send one `file`");
            return Err(Problem::invalid(vec![error]));
        }
        if document.is_some() {
            return Err(Problem::invalid(vec![FieldProblem::new(
                FILE,
                "repeated",
                "is given more than once",
            )]));
        }
        document = Some(read(field).await?);
    }
    let missing = || Problem::invalid(vec![FieldProblem::new(FILE, "required", "is missing")]);
    document.ok_or_else(missing)
}

async fn read(mut field: Field) -> Result<UploadedDocument, Problem> {
    let stated = field.content_disposition().and_then(|stated| stated.get_filename()).map(str::to_owned);
    let content_type = field.content_type().map(ToString::to_string);
    let mut bytes = Vec::new();
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(malformed)?;
        if bytes.len() + chunk.len() > MAX_DOCUMENT_BYTES {
            let message = format!("has more than the {MAX_DOCUMENT_BYTES} bytes that are allowed");
            return Err(Problem::new(Code::BodyTooLarge).with_errors(vec![FieldProblem::new(
                FILE,
                "too_large",
                message,
            )]));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(UploadedDocument { name: stated, content_type, bytes })
}

fn broken(error: actix_web::Error) -> Problem {
    Problem::new(Code::MalformedRequest).with_detail(format!("the form cannot be read: {error}"))
}

fn malformed(error: actix_multipart::MultipartError) -> Problem {
    Problem::new(Code::MalformedRequest).with_detail(format!("the form cannot be read: {error}"))
}
