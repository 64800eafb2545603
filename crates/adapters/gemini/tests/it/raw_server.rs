//! A server that sends just the bytes that it is told to, packet by packet.

use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

/// Answers one request with a status, a content type and these packets, and closes the connection.
pub(crate) async fn sending(status: u16, content_type: &'static str, packets: Vec<Vec<u8>>) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut read = vec![0; 65_536];
        // The whole request fits into one read here: it is small and sent at once.
        let _ = socket.read(&mut read).await;
        let head =
            format!("HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\nConnection: close\r\n\r\n");
        socket.write_all(head.as_bytes()).await.unwrap();
        for packet in packets {
            let _ = socket.write_all(&packet).await;
            let _ = socket.flush().await;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    Url::parse(&url).unwrap()
}
