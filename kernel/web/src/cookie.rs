//! The one cookie of a browser, and the choice of a language.

use http::header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE};

pub(crate) const LANGUE: &str = "langue";

/// `__Host-` binds it to the host, which browsers only allow over HTTPS.
pub(crate) const fn name(https: bool) -> &'static str {
    if https { "__Host-parvis" } else { "parvis" }
}

/// The value of a cookie of the request.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).find_map(|line| {
        line.split(';').find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
    })
}

/// Whether a cookie's value looks like one of our secrets: the rest is not worth a look-up.
pub(crate) fn is_secret(value: &str) -> bool {
    (22..=128).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// The header that sets the secret; it lives as long as the browser's window, or `seconds`.
pub(crate) fn set(https: bool, secret: &str, seconds: Option<i64>) -> Option<HeaderValue> {
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if https { "; Secure" } else { "" };
    let text = format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", name(https));
    HeaderValue::try_from(text).ok()
}

/// Whether an answer already sets the secret.
pub(crate) fn is_set(headers: &HeaderMap, https: bool) -> bool {
    let start = name(https).as_bytes();
    let mut set = headers.get_all(SET_COOKIE).iter();
    set.any(|line| line.as_bytes().strip_prefix(start).is_some_and(|rest| rest.starts_with(b"=")))
}

/// The header that remembers the language chosen.
pub(crate) fn set_language(https: bool, code: &str) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    let text = format!("{LANGUE}={code}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{secure}");
    HeaderValue::try_from(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_and_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("xparvis=no; a=1;parvis=yes; parvis=late"));
        assert_eq!(read(&headers, "parvis"), Some("yes"));
        assert_eq!(read(&headers, "par"), None);
        headers.insert(COOKIE, HeaderValue::from_bytes(b"parvis=\xff").unwrap());
        assert_eq!(read(&headers, "parvis"), None);
    }
}
