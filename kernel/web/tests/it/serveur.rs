//! The listener: slow clients, headers too large, the end.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use web::serve;

use db::Engine;
use db::testing::TestDb;
use testkit::{TestApp, TestSessions, TestTenants};

use crate::module::{app, module};

const GET: &str = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";

async fn answer(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(120), stream.read_to_end(&mut bytes)).await;
    read.expect("the server ends the connection").unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Serves, lets `client` talk to the address, stops, waits for the end, then reads what was
/// answered on the connection that the client leaves.
fn served_then(client: impl AsyncFnOnce(SocketAddr) -> Option<TcpStream>) -> String {
    let app = app();
    let service = app.service().clone();
    app.wait(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(serve(service, listener, async {
            let _ = stopped.await;
        }));
        let left = client(address).await;
        stop.send(()).unwrap();
        server.await.unwrap().unwrap();
        assert!(TcpStream::connect(address).await.is_err(), "no connection after the end");
        match left {
            Some(mut stream) => answer(&mut stream).await,
            None => String::new(),
        }
    })
}

fn served(client: impl AsyncFnOnce(SocketAddr)) {
    served_then(async |address| {
        client(address).await;
        None
    });
}

#[test]
fn a_request_that_runs_is_answered_before_the_end() {
    let text = served_then(async |address| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET /lente HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        Some(stream)
    });
    assert!(text.starts_with("HTTP/1.1 200") && text.ends_with("lente"), "{text}");
}

#[test]
fn it_answers_and_ends() {
    served(async |address| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(format!("{GET}Connection: close\r\n\r\n").as_bytes()).await.unwrap();
        let text = answer(&mut stream).await;
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.ends_with("ok\n"), "{text}");
    });
}

#[test]
fn an_idle_connection_does_not_hold_the_end_back() {
    served(async |address| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(format!("{GET}\r\n").as_bytes()).await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        std::mem::forget(stream);
    });
}

#[test]
fn headers_too_large_are_refused() {
    served(async |address| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let huge = format!("{GET}X: {}\r\n\r\n", "a".repeat(200_000));
        // The server may answer before it has been told everything.
        let _ = stream.write_all(huge.as_bytes()).await;
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 431");
    });
}

#[test]
fn headers_that_do_not_come_are_given_up() {
    served(async |address| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(GET.as_bytes()).await.unwrap();
        tokio::time::pause();
        let text = answer(&mut stream).await;
        assert!(!text.starts_with("HTTP/1.1 200"), "{text}");
    });
}

#[test]
fn an_idle_connection_is_ended() {
    served(async |address| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(format!("{GET}\r\n").as_bytes()).await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        tokio::time::pause();
        assert!(answer(&mut stream).await.ends_with("ok\n"));
    });
}

#[test]
fn a_client_that_reads_nothing_is_given_up() {
    served(async |address| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // Answers that nobody reads fill the system's buffers; then the server has to wait.
        let many = "GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(4_000);
        stream.write_all(many.as_bytes()).await.unwrap();
        tokio::time::pause();
        tokio::time::sleep(Duration::from_secs(100)).await;
        let mut bytes = Vec::new();
        // What was written before is still there, then the connection ends, in one way or another.
        let _ = stream.read_to_end(&mut bytes).await;
        assert!(!bytes.is_empty());
        assert!(bytes.len() < 4_000 * 8_000, "the server waited for whoever did not read");
    });
}

/// What is in a folder, however deep.
fn files_in(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_in(&path) } else { 1 }).sum()
}

#[test]
fn a_form_cut_half_way_leaves_nothing_in_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    let database = TestDb::open(Engine::Sqlite);
    let (tenants, sessions) = (TestTenants::one("saint-exemple"), TestSessions::none());
    let app = TestApp::with(database, &[module()], tenants, sessions, |parts| {
        parts.files = files::Store::open_url(&url, parts.random.clone()).unwrap();
    });
    let mut browser = app.browser();
    browser.get("/");
    let (token, secret) = (browser.token().unwrap(), browser.cookies["parvis"].clone());
    let start = format!(
        "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--b\r\n\
         Content-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nla moiti"
    );
    let head = format!(
        "POST /fichiers HTTP/1.1\r\nHost: localhost\r\nCookie: parvis={secret}\r\n\
         Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 900\r\n\r\n"
    );
    let service = app.service().clone();
    app.wait(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(serve(service, listener, async {
            let _ = stopped.await;
        }));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(format!("{head}{start}").as_bytes()).await.unwrap();
        let mut begun = 0;
        for _ in 0..200 {
            tokio::time::sleep(Duration::from_millis(10)).await;
            begun = begun.max(files_in(folder.path()));
        }
        assert_eq!(begun, 1, "it goes to the store as it comes");
        drop(stream);
        for _ in 0..200 {
            if files_in(folder.path()) == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        stop.send(()).unwrap();
        server.await.unwrap().unwrap();
    });
    assert_eq!(files_in(folder.path()), 0);
}
