//! Servers that answer as badly as real ones.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// How a server answers.
#[derive(Clone)]
pub struct Answer {
    head: String,
    body: Body,
}

#[derive(Clone)]
enum Body {
    Text(String),
    Late(Duration, String),
    Never,
    Drip,
    Endless,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let body = if let Body::Text(text) = &self.body { text } else { "…" };
        write!(f, "{:?} {body:?}", self.head)
    }
}

fn head(status: u16, length: usize) -> String {
    format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n"
    )
}

impl Answer {
    pub fn status(status: u16, body: &str) -> Self {
        Self { head: head(status, body.len()), body: Body::Text(body.to_owned()) }
    }

    pub fn json(body: &str) -> Self {
        Self::status(200, body)
    }

    pub fn raw(text: &str) -> Self {
        Self { head: text.to_owned(), body: Body::Text(String::new()) }
    }

    pub fn redirect(to: &str) -> Self {
        Self::raw(&format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n"))
    }

    pub fn late(wait: Duration, body: &str) -> Self {
        Self { head: head(200, body.len()), body: Body::Late(wait, body.to_owned()) }
    }

    /// Takes the connection and says nothing.
    pub fn slow() -> Self {
        Self { head: String::new(), body: Body::Never }
    }

    /// A byte from time to time.
    pub fn drip() -> Self {
        Self { head: head(200, 1_000), body: Body::Drip }
    }

    /// 50 MB, told beforehand or not.
    pub fn huge(told: bool) -> Self {
        let head = match told {
            true => head(200, 50_000_000),
            false => "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_owned(),
        };
        Self { head, body: Body::Endless }
    }
}

/// A server of this machine.
pub struct Server {
    pub address: SocketAddr,
    state: Arc<State>,
}

struct State {
    answer: Mutex<Answer>,
    seen: Mutex<Vec<String>>,
    here: AtomicUsize,
    most: AtomicUsize,
}

impl Server {
    pub fn seen(&self) -> Vec<String> {
        self.state.seen.lock().unwrap().clone()
    }

    pub fn now(&self, answer: Answer) {
        *self.state.answer.lock().unwrap() = answer;
    }

    pub fn most_at_once(&self) -> usize {
        self.state.most.load(Ordering::SeqCst)
    }
}

pub async fn serve(answer: Answer) -> Server {
    start(answer, None).await
}

/// A server with a certificate for this name; the authority to believe, in PEM.
pub async fn serve_tls(name: &str, answer: Answer) -> (Server, Vec<u8>) {
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())
        .unwrap();
    let server = start(answer, Some(TlsAcceptor::from(Arc::new(config)))).await;
    (server, made.cert.pem().into_bytes())
}

async fn start(answer: Answer, tls: Option<TlsAcceptor>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let state = Arc::new(State {
        answer: Mutex::new(answer),
        seen: Mutex::default(),
        here: AtomicUsize::new(0),
        most: AtomicUsize::new(0),
    });
    let shared = Arc::clone(&state);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (state, tls) = (Arc::clone(&shared), tls.clone());
            tokio::spawn(async move {
                match tls {
                    None => answer_one(&state, stream).await,
                    Some(tls) => {
                        if let Ok(stream) = tls.accept(stream).await {
                            answer_one(&state, stream).await;
                        }
                    }
                }
            });
        }
    });
    Server { address, state }
}

async fn answer_one(state: &State, mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    let asked = read_head(&mut stream).await;
    state.seen.lock().unwrap().push(asked);
    let here = state.here.fetch_add(1, Ordering::SeqCst) + 1;
    state.most.fetch_max(here, Ordering::SeqCst);
    let answer = state.answer.lock().unwrap().clone();
    write(&mut stream, &answer).await;
    state.here.fetch_sub(1, Ordering::SeqCst);
    let _ = stream.shutdown().await;
}

async fn read_head(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let (mut asked, mut piece) = (Vec::new(), [0; 1024]);
    while !asked.ends_with(b"\r\n\r\n") {
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => break,
            Ok(read) => asked.extend_from_slice(&piece[..read]),
        }
    }
    String::from_utf8_lossy(&asked).into_owned()
}

async fn write(stream: &mut (impl AsyncWrite + Unpin), answer: &Answer) {
    if let Body::Late(wait, _) = answer.body {
        tokio::time::sleep(wait).await;
    }
    let _ = stream.write_all(answer.head.as_bytes()).await;
    match &answer.body {
        Body::Text(text) | Body::Late(_, text) => drop(stream.write_all(text.as_bytes()).await),
        Body::Never => std::future::pending().await,
        Body::Drip => {
            while stream.write_all(b" ").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        Body::Endless => {
            let piece = format!("2710\r\n{}\r\n", "x".repeat(10_000));
            while stream.write_all(piece.as_bytes()).await.is_ok() {}
        }
    }
}

/// A proxy that leads every `CONNECT` to one server; what it was asked.
pub async fn proxy(to: SocketAddr) -> (SocketAddr, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, asked) = (listener.local_addr().unwrap(), Arc::new(Mutex::new(String::new())));
    let kept = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            *kept.lock().unwrap() = read_head(&mut stream).await;
            let mut server = TcpStream::connect(to).await.unwrap();
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
            tokio::spawn(async move { copy_bidirectional(&mut stream, &mut server).await });
        }
    });
    (address, asked)
}
