//! The token of a form: it proves that the page which sends it was ours, in this browser and for
//! this tenant. Masked anew in each response, so that compression tells nothing of it (BREACH).

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, Mac};
use primitives::{Random, TenantId};
use sha2::Sha256;
use subtle::ConstantTimeEq;

const SIZE: usize = 16;

pub(crate) struct Jetons {
    keyed: Hmac<Sha256>,
}

impl Jetons {
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        // HMAC itself pads a key to the block of its hash with zeros.
        let mut block = [0; 64];
        block[..key.len()].copy_from_slice(key);
        Self { keyed: Hmac::new(&block.into()) }
    }

    /// The token of a cookie's secret in a tenant.
    pub(crate) fn make(&self, random: &Random, secret: &str, tenant: TenantId) -> String {
        let mask = random.bytes::<SIZE>();
        let mut out = [0; 2 * SIZE];
        out[..SIZE].copy_from_slice(&mask);
        let proof = self.proof(secret, tenant);
        for (index, byte) in out[SIZE..].iter_mut().enumerate() {
            *byte = proof[index] ^ mask[index];
        }
        BASE64URL_NOPAD.encode(&out)
    }

    /// Whether `token` was made for this secret in this tenant.
    pub(crate) fn check(&self, token: &str, secret: &str, tenant: TenantId) -> bool {
        let Ok(bytes) = BASE64URL_NOPAD.decode(token.as_bytes()) else { return false };
        let Ok(bytes) = <[u8; 2 * SIZE]>::try_from(bytes) else { return false };
        let (mask, masked) = bytes.split_at(SIZE);
        let mut given = [0; SIZE];
        for (index, byte) in given.iter_mut().enumerate() {
            *byte = mask[index] ^ masked[index];
        }
        self.proof(secret, tenant).ct_eq(&given).into()
    }

    fn proof(&self, secret: &str, tenant: TenantId) -> [u8; SIZE] {
        let mut mac = self.keyed.clone();
        mac.update(b"form\0");
        mac.update(&tenant.0.to_le_bytes());
        mac.update(secret.as_bytes());
        let whole = mac.finalize().into_bytes();
        let mut out = [0; SIZE];
        out.copy_from_slice(&whole[..SIZE]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_holds_for_its_secret_and_tenant_and_never_looks_the_same() {
        let (jetons, random) = (Jetons::new(&[7; 32]), Random::seeded(1));
        let token = jetons.make(&random, "secret", TenantId(1));
        assert_ne!(token, jetons.make(&random, "secret", TenantId(1)));
        assert!(jetons.check(&token, "secret", TenantId(1)));
        assert!(!jetons.check(&token, "secret", TenantId(2)));
        assert!(!jetons.check(&token, "other", TenantId(1)));
        assert!(!Jetons::new(&[8; 32]).check(&token, "secret", TenantId(1)));
        for broken in ["", "é", "AAAA", &token[1..]] {
            assert!(!jetons.check(broken, "secret", TenantId(1)), "{broken}");
        }
    }
}
