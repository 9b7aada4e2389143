//! What the browser itself says of the page that sends a form.

use http::header::{HOST, HeaderMap, ORIGIN};

/// Where a form comes from, by the headers that scripts cannot write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origine {
    /// A page of this host.
    Same,
    /// A page of another host.
    Foreign,
    /// An old browser, or a program: the token decides.
    Unknown,
}

impl Origine {
    /// `base_url` is where the installation is known to answer, whatever proxies do to `Host`.
    pub(crate) fn of(headers: &HeaderMap, base_url: &str) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        match text("sec-fetch-site") {
            Some("same-origin") => return Self::Same,
            Some("none") => return Self::Unknown,
            Some(_) => return Self::Foreign,
            None => {}
        }
        match (text(ORIGIN.as_str()), text(HOST.as_str())) {
            (Some(origin), _) if origin == base_url => Self::Same,
            (Some(origin), Some(host)) => match origin.split_once("://") {
                Some((_, place)) if place.eq_ignore_ascii_case(host) => Self::Same,
                _ => Self::Foreign,
            },
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&'static str, &str)]) -> Origine {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        Origine::of(&headers, "https://base.fr")
    }

    #[test]
    fn browsers_are_believed_about_themselves() {
        assert_eq!(of(&[]), Origine::Unknown);
        assert_eq!(of(&[("sec-fetch-site", "same-origin")]), Origine::Same);
        assert_eq!(of(&[("sec-fetch-site", "same-site")]), Origine::Foreign);
        assert_eq!(of(&[("sec-fetch-site", "cross-site")]), Origine::Foreign);
        let host = ("host", "x.fr:8080");
        assert_eq!(of(&[host, ("origin", "http://x.fr:8080")]), Origine::Same);
        assert_eq!(of(&[host, ("origin", "http://x.fr")]), Origine::Foreign);
        assert_eq!(of(&[host, ("origin", "null")]), Origine::Foreign);
        assert_eq!(of(&[host, ("origin", "https://base.fr")]), Origine::Same);
    }
}
