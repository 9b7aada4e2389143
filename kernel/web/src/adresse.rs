//! Where a request comes from, told through the proxies that are trusted.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use http::header::HeaderMap;
use thiserror::Error;

/// A network: `10.0.0.0/8`, `::1`, `fd00::/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: u128,
    bits: u32,
}

/// A text that is no network.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("« {0} » is no network (10.0.0.0/8, ::1…)")]
pub struct BadNetwork(String);

/// IPv4 addresses are counted among the mapped ones of IPv6, so that one rule serves both.
fn number(address: IpAddr) -> u128 {
    let six = match address {
        IpAddr::V4(four) => four.to_ipv6_mapped(),
        IpAddr::V6(six) => six,
    };
    six.to_bits()
}

impl Network {
    /// Whether an address is part of it.
    pub fn contains(self, address: IpAddr) -> bool {
        let shift = 128 - self.bits;
        let cut = |address: u128| address.checked_shr(shift).unwrap_or(0);
        cut(self.address) == cut(number(address))
    }
}

impl FromStr for Network {
    type Err = BadNetwork;

    fn from_str(text: &str) -> Result<Self, BadNetwork> {
        let bad = || BadNetwork(text.to_owned());
        let (address, bits) = match text.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| bad())?;
        let (most, before) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let bits = bits.map_or(Ok(most), |bits| bits.parse::<u32>().map_err(|_| bad()))?;
        if bits > most {
            return Err(bad());
        }
        Ok(Self { address: number(address), bits: before + bits })
    }
}

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
    fn networks_of_both_families() {
        let ten: Network = "10.0.0.0/8".parse().unwrap();
        assert!(ten.contains(ip("10.255.0.1")) && !ten.contains(ip("11.0.0.1")));
        let all: Network = "::/0".parse().unwrap();
        assert!(all.contains(ip("10.0.0.1")) && all.contains(ip("fd00::1")));
        let one: Network = "::1".parse().unwrap();
        assert!(one.contains(ip("::1")) && !one.contains(ip("::2")));
        for bad in ["", "10.0.0.0/33", "x", "10.0.0.0/-1", "10.0.0.0/"] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
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
