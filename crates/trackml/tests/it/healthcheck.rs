//! `trackml healthcheck`

use crate::program::Surroundings;
use std::io::{Read, Write};
use std::net::TcpListener;

#[test]
fn a_server_that_is_ready_is_well() {
    let server = Surroundings::new().serve();
    let ended = Surroundings::new().with("BIND", server.address()).run(&["healthcheck"]);
    assert_eq!((ended.code(), ended.said().as_str()), (0, ""));
}

#[test]
fn a_server_that_listens_everywhere_is_asked_on_the_loopback() {
    let server = Surroundings::new().with("BIND", "0.0.0.0:0").serve();
    let bind = server.address();
    assert!(bind.starts_with("0.0.0.0:"), "{bind}");
    assert_eq!(Surroundings::new().run(&["healthcheck", "--bind", bind]).code(), 0);
}

#[test]
fn where_nothing_listens_nothing_is_well() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ended = Surroundings::new().with("BIND", free.to_string()).run(&["healthcheck"]);
    assert!(ended.one_line(1).contains(&format!("nothing answers on {free}")), "{ended:?}");
}

#[test]
fn a_server_that_is_not_ready_is_not_well() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let answering = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = [0; 1024];
        let length = stream.read(&mut asked).unwrap();
        let body = r#"{"status":"draining"}"#;
        let answer = format!("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 21\r\n\r\n{body}");
        stream.write_all(answer.as_bytes()).unwrap();
        String::from_utf8_lossy(&asked[..length]).into_owned()
    });
    let ended = Surroundings::new().with("BIND", address.to_string()).run(&["healthcheck"]);
    assert!(ended.one_line(1).contains("draining"), "{ended:?}");
    assert!(answering.join().unwrap().starts_with("GET /readyz HTTP/1.1\r\n"));
}

#[test]
fn a_wrong_address_is_told() {
    let ended = Surroundings::new().with("BIND", "here").run(&["healthcheck"]);
    assert!(ended.one_line(2).contains("BIND"), "{ended:?}");
}
