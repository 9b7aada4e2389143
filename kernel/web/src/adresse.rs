//! Where a request comes from, told through the proxies that are trusted.

use std::net::{IpAddr, Ipv6Addr};

use http::header::HeaderMap;
use primitives::Network;

/// The address of whoever asks: the peer, or what trusted proxies say stands behind it. The chain
/// is read from its end, because its beginning is written by whoever wants to.
pub(crate) fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let trusts = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut seen = peer.to_canonical();
    if trusted.is_empty() || !trusts(seen) {
        return seen;
    }
    let lines: Vec<_> = headers.get_all("x-forwarded-for").iter().collect();
    let hops = lines.iter().rev().filter_map(|line| line.to_str().ok());
    for hop in hops.flat_map(|line| line.rsplit(',')) {
        let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
        seen = address.to_canonical();
        if !trusts(seen) {
            break;
        }
    }
    seen
}

/// The key by which attempts are counted: the address, or the /64 that one subscriber holds whole.
pub fn source(address: IpAddr) -> String {
    match address {
        IpAddr::V4(four) => four.to_string(),
        IpAddr::V6(six) => Ipv6Addr::from_bits(six.to_bits() & !u128::from(u64::MAX)).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn seen(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        let trusted: Vec<_> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        client(ip(peer), &headers, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_as_far_as_the_first_stranger() {
        assert_eq!(seen("203.0.113.9", "198.51.100.1", &[]), "203.0.113.9");
        assert_eq!(seen("203.0.113.9", "198.51.100.1", &["127.0.0.1"]), "203.0.113.9");
        assert_eq!(seen("127.0.0.1", "6.6.6.6, 198.51.100.1", &["127.0.0.1"]), "198.51.100.1");
        assert_eq!(
            seen("127.0.0.1", "198.51.100.1, 10.0.0.2", &["127.0.0.1", "10.0.0.0/8"]),
            "198.51.100.1"
        );
        assert_eq!(seen("::ffff:127.0.0.1", "x", &["127.0.0.1"]), "127.0.0.1");
    }

    #[test]
    fn a_subscriber_of_ipv6_is_one_source() {
        assert_eq!(source(ip("2001:db8:1:2:3:4:5:6")), "2001:db8:1:2::");
        assert_eq!(source(ip("192.0.2.7")), "192.0.2.7");
    }
}
