use std::net::IpAddr;
use std::str::FromStr;

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

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
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
}
