//! A small HTTP/1.1 client: the driver shares the machine with what it measures.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Instant;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::form::Form;
use crate::{Done, told};

/// A kept-alive connection.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// The place of an answer in the buffer of its connection.
#[derive(Clone, Copy)]
pub(crate) struct Received {
    /// Its status.
    pub(crate) status: u16,
    head: usize,
    end: usize,
    chunked: bool,
}

impl Connection {
    /// Connects.
    pub(crate) async fn open(address: SocketAddr) -> Done<Self> {
        let stream = TcpStream::connect(address).await.map_err(told)?;
        stream.set_nodelay(true).map_err(told)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and reads its whole answer.
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> Done<Received> {
        self.buffer.clear();
        self.stream.write_all(request).await.map_err(told)?;
        let head = loop {
            match find(&self.buffer, b"\r\n\r\n") {
                Some(at) => break at + 4,
                None => self.more().await?,
            }
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
        let status = text.get(9..12).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        if text.contains("\r\ntransfer-encoding: chunked") {
            while !self.buffer[head..].ends_with(b"0\r\n\r\n") {
                self.more().await?;
            }
            return Ok(Received { status, head, end: self.buffer.len(), chunked: true });
        }
        let length: usize =
            header(&text, "content-length").and_then(|n| n.parse().ok()).unwrap_or(0);
        while self.buffer.len() < head + length {
            self.more().await?;
        }
        Ok(Received { status, head, end: head + length, chunked: false })
    }

    async fn more(&mut self) -> Done<()> {
        match self.stream.read_buf(&mut self.buffer).await.map_err(told)? {
            0 => Err("the server closed the connection".to_owned()),
            _ => Ok(()),
        }
    }

    /// The head of an answer, its lines as they came.
    pub(crate) fn head(&self, received: Received) -> String {
        String::from_utf8_lossy(&self.buffer[..received.head]).into_owned()
    }

    /// The body of an answer, encoded as it came.
    pub(crate) fn body(&self, received: Received) -> Vec<u8> {
        let body = &self.buffer[received.head..received.end];
        if received.chunked { dechunked(body) } else { body.to_vec() }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn dechunked(mut bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(line) = find(bytes, b"\r\n") {
        let size = std::str::from_utf8(&bytes[..line]).unwrap_or_default();
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        let (start, end) = (line + 2, line + 2 + size);
        if size == 0 || end + 2 > bytes.len() {
            break;
        }
        whole.extend_from_slice(&bytes[start..end]);
        bytes = &bytes[end + 2..];
    }
    whole
}

/// The value of a header of a head; names are compared as written in `head`.
pub(crate) fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// A person with a browser without scripts: cookies, one connection, the page that is shown.
pub(crate) struct Browser {
    address: SocketAddr,
    connection: Option<Connection>,
    cookies: BTreeMap<String, String>,
    source: String,
    /// The path of the page that is shown.
    pub(crate) path: String,
    /// Its text.
    pub(crate) page: String,
    /// How long each request took, in microseconds.
    pub(crate) times: Vec<u64>,
}

impl Browser {
    /// Someone new; `number` makes an address of their own, as a proxy would tell it.
    pub(crate) fn new(address: SocketAddr, number: usize) -> Self {
        let source = format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255);
        Self {
            address,
            connection: None,
            cookies: BTreeMap::new(),
            source,
            path: "/".to_owned(),
            page: String::new(),
            times: Vec::new(),
        }
    }

    /// Goes on with the connection of someone who has finished.
    pub(crate) fn take_connection(&mut self, other: &mut Self) {
        self.connection = other.connection.take();
    }

    /// The head of a request that this person would send.
    pub(crate) fn request(&self, method: &str, path: &str, more: &str) -> String {
        let cookies: Vec<_> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let cookies = match cookies.is_empty() {
            true => String::new(),
            false => format!("cookie: {}\r\n", cookies.join("; ")),
        };
        let source = &self.source;
        format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: {source}\r\n{cookies}{more}\r\n"
        )
    }

    /// Opens a page, redirections followed; its status.
    pub(crate) async fn visit(&mut self, path: &str) -> Done<u16> {
        let mut path = path.to_owned();
        for _ in 0..6 {
            let request = self.request("GET", &path, "");
            match self.send(&path, request.as_bytes()).await? {
                (_, Some(next)) => path = next,
                (status, None) => return Ok(status),
            }
        }
        Err(format!("{path} redirects without end"))
    }

    /// Sends a form; its status, and where it leads.
    pub(crate) async fn submit(&mut self, form: &Form) -> Done<(u16, Option<String>)> {
        let (media, body) = if form.multipart {
            ("multipart/form-data; boundary=parvis-bench", parts(&form.fields))
        } else {
            ("application/x-www-form-urlencoded", encoded(&form.fields))
        };
        let more = format!("content-type: {media}\r\ncontent-length: {}\r\n", body.len());
        let path = if form.action.is_empty() { self.path.clone() } else { form.action.clone() };
        let request = self.request("POST", &path, &more) + &body;
        self.send(&path, request.as_bytes()).await
    }

    async fn send(&mut self, path: &str, request: &[u8]) -> Done<(u16, Option<String>)> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::open(self.address).await?,
        };
        let begun = Instant::now();
        let received =
            connection.exchange(request).await.map_err(|cause| format!("{path}: {cause}"))?;
        self.times.push(u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX));
        let head = connection.head(received);
        self.keep_cookies(&head);
        let next = header(&head, "location").filter(|_| received.status / 100 == 3);
        let next = next.map(str::to_owned);
        if next.is_none() {
            self.page = String::from_utf8_lossy(&connection.body(received)).into_owned();
            self.path = path.to_owned();
        }
        if header(&head, "connection") != Some("close") {
            self.connection = Some(connection);
        }
        Ok((received.status, next))
    }

    fn keep_cookies(&mut self, head: &str) {
        for line in head.lines() {
            let Some((name, value)) = line.split_once(':') else { continue };
            let pair = value.trim().split(';').next().and_then(|pair| pair.split_once('='));
            if let (true, Some((key, value))) = (name.eq_ignore_ascii_case("set-cookie"), pair) {
                self.cookies.insert(key.to_owned(), value.to_owned());
            }
        }
    }
}

fn encoded(fields: &[(String, String)]) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn parts(fields: &[(String, String)]) -> String {
    let part = |(name, value): &(String, String)| {
        format!(
            "--parvis-bench\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        )
    };
    fields.iter().map(part).collect::<String>() + "--parvis-bench--\r\n"
}
