//! Calls to real servers of this machine, good and bad.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod servers;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use outgoing::{Outgoing, OutgoingError, Policy, Request};
use primitives::Clock;
use servers::{Answer, proxy, serve, serve_tls};
use url::Url;

fn outgoing(policy: Policy) -> Outgoing {
    Outgoing::new(policy, Clock::system()).unwrap()
}

/// A policy under which one port of this machine may be called.
fn inside(address: SocketAddr) -> Policy {
    let allowed = vec![format!("127.0.0.1:{}", address.port()).parse().unwrap()];
    Policy { allowed, ..Policy::default() }
}

fn url(address: SocketAddr) -> Url {
    format!("http://{address}/search?q=8+rue").parse().unwrap()
}

async fn ask(address: SocketAddr) -> Result<serde_json::Value, OutgoingError> {
    let request = Request::get(url(address)).total(Duration::from_millis(600)).limit(10_000);
    outgoing(inside(address)).send(request).await?.json()
}

#[tokio::test]
async fn an_answer_is_read_whole_with_its_path_and_query() {
    let server = serve(Answer::json(r#"{"ok":true}"#)).await;
    assert_eq!(ask(server.address).await.unwrap()["ok"], true);
    let seen = server.seen();
    assert!(seen[0].starts_with("GET /search?q=8+rue HTTP/1.1\r\n"), "{seen:?}");
    assert!(seen[0].contains("accept: application/json"), "{seen:?}");
}

#[tokio::test]
async fn bad_answers_are_told_apart() {
    let cases = [
        (Answer::slow(), "TimedOut"),
        (Answer::drip(), "TimedOut"),
        (Answer::status(500, "oops"), "Status"),
        (Answer::status(404, "{}"), "Status"),
        (Answer::json("<html>Maintenance</html>"), "Garbage"),
        (Answer::json(r#"{"ok":"#), "Garbage"),
        (Answer::raw("SSH-2.0-OpenSSH_9.7\r\n"), "Garbage"),
        (Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{}"), "Garbage"),
        (
            Answer::raw("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}"),
            "Garbage",
        ),
        (Answer::huge(true), "TooLarge"),
        (Answer::huge(false), "TooLarge"),
        (Answer::redirect("http://127.0.0.1:1/"), "Redirected"),
        (Answer::raw(""), "Garbage"),
    ];
    for (answer, expected) in cases {
        let told = format!("{answer:?}");
        let server = serve(answer).await;
        let began = Instant::now();
        let error = ask(server.address).await.unwrap_err();
        assert!(format!("{error:?}").starts_with(expected), "{told}: {error:?}");
        assert!(began.elapsed() < Duration::from_secs(2), "{told}");
    }
}

#[tokio::test]
async fn what_is_inside_is_refused_before_any_connection() {
    let server = serve(Answer::json("{}")).await;
    let port = server.address.port();
    let names = [
        ("prive.example", vec!["127.0.0.1"]),
        ("double.example", vec!["8.8.8.8", "10.0.0.1"]),
        ("six.example", vec!["::ffff:127.0.0.1"]),
        ("meta.example", vec!["169.254.169.254"]),
    ];
    let names = names.map(|(name, found)| {
        (name.to_owned(), found.iter().map(|text| text.parse().unwrap()).collect())
    });
    let policy = Policy { names: names.into(), ..Policy::default() };
    let calls = outgoing(policy);
    let refused = [
        "prive.example",
        "double.example",
        "six.example",
        "meta.example",
        "127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
        "localhost",
        "localhost.",
        "0",
    ];
    for host in refused {
        for scheme in ["https", "http"] {
            let url = format!("{scheme}://{host}:{port}/").parse().unwrap();
            let error = calls.send(Request::get(url)).await.unwrap_err();
            assert!(matches!(error, OutgoingError::Forbidden(_)), "{scheme} {host}: {error:?}");
        }
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_network_of_the_settings_may_be_called_another_port_of_a_host_may_not() {
    let server = serve(Answer::json("{}")).await;
    let policy = Policy { allowed: vec!["127.0.0.0/8".parse().unwrap()], ..Policy::default() };
    assert!(outgoing(policy).send(Request::get(url(server.address))).await.is_ok());
    let other = serve(Answer::json("{}")).await;
    let error = outgoing(inside(other.address)).send(Request::get(url(server.address))).await;
    assert!(matches!(error, Err(OutgoingError::Forbidden(_))), "{error:?}");
}

#[tokio::test]
async fn only_https_and_no_password_in_an_address() {
    let names = [("public.example".to_owned(), vec!["192.0.0.9".parse().unwrap()])];
    let names = names.map(|(name, _): (String, Vec<std::net::IpAddr>)| {
        (name, vec!["203.0.114.1".parse().unwrap()])
    });
    let calls = outgoing(Policy { names: names.into(), ..Policy::default() });
    let send = |text: &str| calls.send(Request::get(text.parse().unwrap()));
    let error = send("http://public.example/").await.unwrap_err();
    assert_eq!(error, OutgoingError::NotHttps("public.example".into()));
    for bad in ["ftp://public.example/", "https://a:b@public.example/", "file:///etc/passwd"] {
        assert_eq!(send(bad).await.unwrap_err(), OutgoingError::BadAddress, "{bad}");
    }
}

#[tokio::test]
async fn a_host_that_fails_is_left_alone_for_a_minute_then_tried_once() {
    let server = serve(Answer::status(503, "")).await;
    let clock = Clock::system();
    let calls = Outgoing::new(inside(server.address), clock.clone()).unwrap();
    let send = || calls.send(Request::get(url(server.address)));
    for _ in 0..3 {
        assert!(matches!(send().await, Err(OutgoingError::Status { status: 503, .. })));
    }
    for _ in 0..5 {
        assert!(matches!(send().await, Err(OutgoingError::Unavailable(_))));
    }
    assert_eq!(server.seen().len(), 3);
    clock.advance(61);
    assert!(matches!(send().await, Err(OutgoingError::Status { .. })), "one tries");
    assert!(matches!(send().await, Err(OutgoingError::Unavailable(_))), "closed again at once");
    server.now(Answer::json("{}"));
    clock.advance(61);
    assert!(send().await.is_ok() && send().await.is_ok());
}

#[tokio::test]
async fn an_answer_that_says_no_does_not_close_a_host() {
    let server = serve(Answer::status(404, "{}")).await;
    let calls = outgoing(inside(server.address));
    for _ in 0..6 {
        let error = calls.send(Request::get(url(server.address))).await.unwrap_err();
        assert!(matches!(error, OutgoingError::Status { status: 404, .. }), "{error:?}");
    }
}

#[tokio::test]
async fn calls_to_one_host_take_turns() {
    let server = serve(Answer::late(Duration::from_millis(100), "{}")).await;
    let policy = Policy { at_once: 2, ..inside(server.address) };
    let calls = outgoing(policy);
    let began = Instant::now();
    let all: Vec<_> = (0..6)
        .map(|_| {
            let (calls, request) = (calls.clone(), Request::get(url(server.address)));
            tokio::spawn(async move { calls.send(request).await })
        })
        .collect();
    for one in all {
        assert!(one.await.unwrap().is_ok());
    }
    assert!(began.elapsed() >= Duration::from_millis(300));
    assert!(server.most_at_once() <= 2);
}

#[tokio::test]
async fn a_server_proves_its_name() {
    let (server, authority) = serve_tls("registre.example", Answer::json(r#"{"ok":1}"#)).await;
    let port = server.address.port();
    let policy = |authorities: Vec<u8>| {
        let here = |name: &str| (name.to_owned(), vec!["127.0.0.1".parse().unwrap()]);
        let names = [here("registre.example"), here("autre.example")].into();
        let allowed = vec!["127.0.0.1".parse().unwrap()];
        Policy { allowed, authorities, names, ..Policy::default() }
    };
    let ask = |calls: Outgoing, host: &str| {
        let url = format!("https://{host}:{port}/").parse().unwrap();
        async move { calls.send(Request::get(url)).await }
    };
    let trusting = outgoing(policy(authority.clone()));
    assert!(ask(trusting.clone(), "registre.example").await.is_ok());
    assert!(matches!(ask(trusting, "autre.example").await, Err(OutgoingError::Tls(_))));
    let strict = outgoing(policy(Vec::new()));
    assert!(matches!(ask(strict, "registre.example").await, Err(OutgoingError::Tls(_))));
    assert!(
        Outgoing::new(
            policy(b"-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----".to_vec()),
            Clock::system()
        )
        .is_err()
    );
}

#[tokio::test]
async fn a_proxy_carries_calls_with_its_password_and_inside_is_still_refused() {
    let (server, authority) = serve_tls("registre.example", Answer::json("{}")).await;
    let (proxy_address, asked) = proxy(server.address).await;
    let policy = Policy {
        proxy: Some(format!("http://jean:secret@{proxy_address}").parse().unwrap()),
        authorities: authority,
        names: [
            ("registre.example".to_owned(), vec!["203.0.114.1".parse().unwrap()]),
            ("prive.example".to_owned(), vec!["10.0.0.1".parse().unwrap()]),
        ]
        .into(),
        ..Policy::default()
    };
    let calls = outgoing(policy);
    let send = |text: &str| calls.send(Request::get(text.parse().unwrap()));
    send("https://registre.example/").await.unwrap();
    let lines = asked.lock().unwrap().clone();
    assert!(lines.starts_with("CONNECT registre.example:443 HTTP/1.1"), "{lines}");
    assert!(
        lines.to_lowercase().contains("proxy-authorization: basic amvhbjpzzwnyzxq="),
        "{lines}"
    );
    assert!(matches!(send("https://prive.example/").await, Err(OutgoingError::Forbidden(_))));
    assert!(matches!(send("https://127.0.0.1/").await, Err(OutgoingError::Forbidden(_))));
}
