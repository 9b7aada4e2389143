//! Texts leave compressed: zstd 3 where the browser takes it, else the fastest gzip. Streams are
//! left as they are. Form tokens are masked anew in each page, so their length tells nothing.

use std::cell::RefCell;
use std::io::Write;

use axum::body::{Body, HttpBody};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, VARY,
};
use http_body_util::BodyExt;
use zstd::bulk::Compressor;

/// Below this many bytes compression saves no packet.
const LEAST: u64 = 1_024;
/// Above it, an answer is no page.
const MOST: u64 = 8 * 1_024 * 1_024;

/// How an answer may be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Zstd,
    Gzip,
    Plain,
}

impl Encoding {
    /// The best that the request accepts.
    pub(crate) fn accepted(headers: &HeaderMap) -> Self {
        let text = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        let text = text.unwrap_or_default();
        match (accepts(text, "zstd"), accepts(text, "gzip")) {
            (true, _) => Self::Zstd,
            (false, true) => Self::Gzip,
            (false, false) => Self::Plain,
        }
    }
}

/// Whether `Accept-Encoding` names an encoding, and not with a weight of zero.
pub(crate) fn accepts(header: &str, name: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts.next().is_some_and(|item| item.eq_ignore_ascii_case(name));
        named && !parts.any(|part| part.strip_prefix("q=").is_some_and(is_zero))
    })
}

fn is_zero(weight: &str) -> bool {
    weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0)
}

thread_local! {
    static ZSTD: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
}

fn zstd(bytes: &[u8]) -> Option<Vec<u8>> {
    ZSTD.with_borrow_mut(|slot| {
        if slot.is_none() {
            *slot = Compressor::new(3).ok();
        }
        slot.as_mut()?.compress(bytes).ok()
    })
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::fast());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// The same answer, smaller.
pub(crate) async fn compress(response: Response, encoding: Encoding) -> Response {
    if encoding == Encoding::Plain || !is_worth_it(&response) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    // A body whose size is known does not fail: it is in memory.
    let bytes = body.collect().await.map(|whole| whole.to_bytes()).unwrap_or_default();
    let (smaller, name) = match encoding {
        Encoding::Zstd => (zstd(&bytes), "zstd"),
        _ => (gzip(&bytes), "gzip"),
    };
    head.headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    head.headers.remove(CONTENT_LENGTH);
    match smaller {
        Some(smaller) => {
            head.headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
            Response::from_parts(head, Body::from(smaller))
        }
        None => Response::from_parts(head, Body::from(bytes)),
    }
}

fn is_worth_it(response: &Response) -> bool {
    let headers = response.headers();
    let known = response.body().size_hint().exact();
    known.is_some_and(|size| (LEAST..=MOST).contains(&size))
        && !headers.contains_key(CONTENT_ENCODING)
        && headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(is_text)
}

fn is_text(media: &str) -> bool {
    let media = media.split(';').next().unwrap_or_default().trim();
    media.starts_with("text/")
        || matches!(media, "application/json" | "application/xml" | "image/svg+xml")
        || media.ends_with("+json")
        || media.ends_with("+xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_encoding_is_chosen() {
        let accepted = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, text.parse().unwrap());
            Encoding::accepted(&headers)
        };
        assert_eq!(accepted("gzip, deflate, br, zstd"), Encoding::Zstd);
        assert_eq!(accepted("gzip;q=1.0, zstd;q=0"), Encoding::Gzip);
        assert_eq!(accepted("br, identity"), Encoding::Plain);
        assert_eq!(accepted("gzip;q=0.0"), Encoding::Plain);
    }
}
