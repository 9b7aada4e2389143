use std::collections::BTreeMap;

use axum::body::Body;
use http::header::{CONTENT_TYPE, COOKIE, HOST, HeaderName, SET_COOKIE};
use http::{Method, Request};
use http_body_util::BodyExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{Answer, Form, TestApp, Upload};

const BOUNDARY: &str = "parvis-test-boundary";
const FORM: &str = "application/x-www-form-urlencoded";

/// A browser: cookies, the last page, forms; no scripts.
pub struct Browser<'a> {
    app: &'a TestApp,
    /// Its cookies.
    pub cookies: BTreeMap<String, String>,
    /// The host it visits.
    pub host: String,
    /// Headers that it sends each time.
    pub headers: Vec<(HeaderName, String)>,
    page: Option<Answer>,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(app: &'a TestApp) -> Self {
        let (cookies, headers) = (BTreeMap::new(), Vec::new());
        Self { app, cookies, host: "localhost".to_owned(), headers, page: None }
    }

    /// The last page that was shown (redirections are not shown).
    ///
    /// # Panics
    /// Before the first one.
    pub fn page(&self) -> &Answer {
        self.page.as_ref().expect("a page was visited")
    }

    /// Opens an address of the host. Redirections are not followed.
    pub fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Body::empty())
    }

    /// Opens an address and follows redirections.
    pub fn visit(&mut self, path: &str) -> Answer {
        let answer = self.get(path);
        self.follow(&answer)
    }

    /// Follows a redirection, and the next ones, to a page.
    ///
    /// # Panics
    /// After ten, or when one leaves the host.
    pub fn follow(&mut self, answer: &Answer) -> Answer {
        let mut answer = answer.clone();
        for _ in 0..10 {
            match answer.location().map(str::to_owned) {
                Some(path) if answer.status.is_redirection() => {
                    assert!(path.starts_with('/'), "{path} leaves the host");
                    answer = self.get(&path);
                }
                _ => return answer,
            }
        }
        panic!("{} redirects without end", answer.path)
    }

    /// Sends values by POST, with the token of the last page unless `values` hold one.
    pub fn post(&mut self, path: &str, values: &[(&str, &str)]) -> Answer {
        let token = self.token();
        let token = token.as_deref().filter(|_| values.iter().all(|(name, _)| *name != "csrf"));
        let values = token.map(|token| ("csrf", token)).into_iter().chain(values.iter().copied());
        let body = encoded(values);
        self.send(Method::POST, path, Some(FORM), Body::from(body))
    }

    /// Sends values and files, with the token of the last page.
    pub fn multipart(
        &mut self,
        path: &str,
        values: &[(&str, &str)],
        files: &[Upload<'_>],
    ) -> Answer {
        let token = self.token();
        let token = token.as_deref().filter(|_| values.iter().all(|(name, _)| *name != "csrf"));
        let values = token.map(|token| ("csrf", token)).into_iter().chain(values.iter().copied());
        let media = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Method::POST, path, Some(&media), Body::from(parts(values, files)))
    }

    /// Fills the page's main form (the one of its `<main>` that is sent by POST, else the first)
    /// and presses its first button.
    ///
    /// # Panics
    /// When the last page has no form.
    pub fn submit(&mut self, values: &[(&str, &str)]) -> Answer {
        let form = self.form(|form| form.post);
        self.send_form(&form, 0, values, &[])
    }

    /// Fills the first form of the page that holds a button of this name and value, and presses it.
    ///
    /// # Panics
    /// When there is none.
    pub fn press(&mut self, name: &str, value: &str, values: &[(&str, &str)]) -> Answer {
        let is = |button: &(String, String, Option<String>)| button.0 == name && button.1 == value;
        let form = self.form(|form| form.buttons.iter().any(is));
        let index = form.buttons.iter().position(is).unwrap_or(0);
        self.send_form(&form, index, values, &[])
    }

    /// The first form of the last page that `wanted` accepts.
    ///
    /// # Panics
    /// When there is none.
    pub fn form(&self, wanted: impl Fn(&Form) -> bool) -> Form {
        let page = self.page();
        let form = page.forms().into_iter().find(wanted);
        form.unwrap_or_else(|| {
            panic!("no such form at {} ({}):\n{}", page.path, page.status, page.text())
        })
    }

    /// Sends a form by one of its buttons.
    pub fn send_form(
        &mut self,
        form: &Form,
        button: usize,
        values: &[(&str, &str)],
        files: &[Upload<'_>],
    ) -> Answer {
        let mut form = form.clone().filled(values);
        if let Some((name, value, action)) = form.buttons.get(button).cloned() {
            form.action = action.unwrap_or(form.action);
            if !name.is_empty() {
                form.fields.push((name, value));
            }
        }
        let path = if form.action.is_empty() { self.page().path.clone() } else { form.action };
        let fields: Vec<_> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if form.multipart {
            self.multipart(&path, &fields, files)
        } else if form.post {
            self.post(&path, &fields)
        } else {
            let path = path.split('?').next().unwrap_or_default();
            let query = encoded(fields.into_iter());
            self.get(&format!("{path}?{query}"))
        }
    }

    /// The token of the last page, if it holds one.
    pub fn token(&self) -> Option<String> {
        self.page.as_ref()?.attrs("input[name=csrf]", "value").into_iter().next()
    }

    /// Sends anything.
    ///
    /// # Panics
    /// When the address is none.
    pub fn send(&mut self, method: Method, path: &str, media: Option<&str>, body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(HOST, &self.host);
        if let Some(media) = media {
            request = request.header(CONTENT_TYPE, media);
        }
        if !self.cookies.is_empty() {
            let pairs = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
            request = request.header(COOKIE, pairs.collect::<Vec<_>>().join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(body).expect("a request");
        let answer = self.answer(path, request);
        self.keep_cookies(&answer);
        if !answer.status.is_redirection() {
            self.page = Some(answer.clone());
        }
        answer
    }

    fn answer(&self, path: &str, request: Request<Body>) -> Answer {
        self.app.wait(async {
            let (head, body) = self.app.service().handle(request).await.into_parts();
            let bytes = body.collect().await.expect("a body").to_bytes().to_vec();
            Answer { status: head.status, headers: head.headers, bytes, path: path.to_owned() }
        })
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for line in answer.headers.get_all(SET_COOKIE) {
            let line = line.to_str().expect("a cookie");
            let (name, value) =
                line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if answer.header("clear-site-data").is_some_and(|data| data.contains("cookies")) {
            self.cookies.clear();
        }
    }
}

fn encoded<'v>(values: impl Iterator<Item = (&'v str, &'v str)>) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = values.map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn parts<'v>(values: impl Iterator<Item = (&'v str, &'v str)>, files: &[Upload<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in values {
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(value.as_bytes());
        body.extend_from_slice(b"\r\n");
    }
    for file in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n",
            file.field, file.name
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file.bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}
