use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases_with_ai!(
    a_document_becomes_a_draft,
    what_is_no_document_is_refused,
    a_form_is_refused_by_its_field,
);

const BOUNDARY: &str = "a-boundary-that-no-file-has";

fn form(parts: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, file, bytes) in parts {
        body.extend_from_slice(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{file}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

async fn upload(user: &TestUser<'_>, parts: &[(&str, &str, &[u8])]) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    Answer::to(user.request(Method::POST, "/models/autofill").header(CONTENT_TYPE, kind).body(form(parts)))
        .await
}

fn field(answer: &Answer) -> Option<&str> {
    answer.body["errors"][0]["field"].as_str()
}

async fn a_document_becomes_a_draft(app: TestApp) {
    let ada = app.user("ada").await;
    let text = "# Heron\n\nModel: Heron XL.\n\nLicense: mit.".as_bytes();
    let draft = upload(&ada, &[("file", "heron.md", text)]).await;
    assert_eq!(draft.status, 200, "{}", draft.body);
    assert_eq!((&draft.body["draft"]["name"], &draft.body["hub"]), (&json!("Heron XL"), &Value::Null));
    assert_eq!(draft.body["proposals"][0]["passages"][0]["text"], "Model: Heron XL.");
    assert_eq!(ada.total().await, 0);
}

async fn what_is_no_document_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let picture = upload(&ada, &[("file", "heron.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")]).await;
    assert_eq!((picture.status, picture.body["code"].as_str()), (415, Some("unsupported_document")));
    let broken = upload(&ada, &[("file", "heron.pdf", b"%PDF-1.7\nnothing of a PDF")]).await;
    assert_eq!((broken.status, field(&broken)), (422, Some("file")));
    let large = upload(&ada, &[("file", "heron.txt", &vec![b'x'; 10 * 1024 * 1024 + 1])]).await;
    assert_eq!((large.status, field(&large)), (413, Some("file")));
    assert!(app.gemini().questions().is_empty());
}

async fn a_form_is_refused_by_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    let none = upload(&ada, &[]).await;
    assert!(none.status == 422 || none.status == 400, "{}", none.body);
    let other = upload(&ada, &[("document", "x.txt", b"x")]).await;
    assert_eq!((other.status, field(&other)), (422, Some("document")));
    let twice = upload(&ada, &[("file", "x.txt", b"Model: X."), ("file", "y.txt", b"y")]).await;
    assert_eq!((twice.status, field(&twice)), (422, Some("file")));
}
